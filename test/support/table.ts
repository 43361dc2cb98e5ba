/** Tables written as text, for tests: one row a line, `|` between cells. */
import type { TableSource } from '../../src/markdown/kpi-table.ts';

/** A table with what stands around it; the first row is its header unless `headerRows` says otherwise. */
export function tableOf(text: string, around: Partial<TableSource> = {}): TableSource {
	const rows = text
		.trim()
		.split('\n')
		.map((line) => line.split('|').map((cell) => cell.trim()));
	return { rows, headerRows: 1, ...around };
}

/** Every mark of an SVG: its place in the table and the number it carries. */
export function marksOf(svg: string): { row: number; column: number; value: number | undefined }[] {
	return [...svg.matchAll(/data-cell="(\d+),(\d+)" data-value="([^"]*)"/g)].map((match) => ({
		row: Number(match[1]),
		column: Number(match[2]),
		value: match[3] === '' ? undefined : Number(match[3]),
	}));
}
