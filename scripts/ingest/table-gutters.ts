/** Cells parted by two or more blanks, and the columns they stand in by the place of their characters. */
import { hasSingleBlanks, plainText } from './markup.ts';
import type { Line } from './types.ts';

/** Words on a line with two blanks or more on both sides; `from` and `to` are places of characters, `to` excluded. */
export interface Cell {
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

/** The places of characters that a column takes, gutters left out. */
export interface Column {
	readonly from: number;
	readonly to: number;
}

const longest = 400;
const piece = /[^\s\u00a0]+(?:[\s\u00a0][^\s\u00a0]+)*/gu;
const bullet = /^(?:[-–—*•]|\uf0b7|\ufffd)$/u;

/** True for a drawn line (`-----`, `____  ____`), which parts rows and holds no words. */
export function isRuledLine(line: Line): boolean {
	return (
		line.text.length < longest && /^\s*[_=–—-]{4,}(?:[\s+|]+[_=–—-]{4,})*[\s+|]*$/u.test(line.text)
	);
}

/** The cells of a line: none where the line holds no words, is no text as printed, or is parted by tabs. */
export function cellsByBlanks(line: Line): Cell[] {
	if (line.blank !== 'no' || line.furniture !== undefined || line.text.length > longest) return [];
	if (line.cells !== undefined || line.heading !== undefined || line.list !== undefined) return [];
	if (line.text.includes('\t') || isRuledLine(line)) return [];
	const words = line.text.trim();
	if (words !== '' && hasSingleBlanks(words)) {
		const from = line.text.length - line.text.trimStart().length;
		return [{ text: plainText(words), from, to: from + words.length }];
	}
	const cells: Cell[] = [];
	for (const match of line.text.matchAll(piece)) {
		const open = cells.length === 1 && bullet.test(cells[0]?.text ?? '') ? cells.pop() : undefined;
		const from = open?.from ?? match.index;
		const to = match.index + match[0].length;
		cells.push({ text: plainText(line.text.slice(from, to)), from, to });
	}
	return cells;
}

const overlap = (a: Column, b: Column): boolean => a.from < b.to && b.from < a.to;

/** The columns a cell stands over, as places in `columns`. */
export function columnsUnder(cell: Column, columns: readonly Column[]): number[] {
	return columns.flatMap((column, index) => (overlap(cell, column) ? [index] : []));
}

interface Growing {
	from: number;
	to: number;
	readonly rows: Set<number>;
}

/**
 * The columns of rows, left to right. Narrow cells found them; a wide cell joins columns only where no row has cells in both, so a cell
 * that lies over two columns changes neither. Undefined where a cell stands between two columns and could belong to either.
 */
export function findColumns(rows: readonly (readonly Cell[])[]): Column[] | undefined {
	const cells = rows
		.flatMap((row, index) => row.map((cell) => ({ cell, row: index })))
		.sort((a, b) => a.cell.to - a.cell.from - (b.cell.to - b.cell.from));
	let columns: Growing[] = [];
	const apart = (a: Growing, b: Growing): boolean => [...a.rows].some((row) => b.rows.has(row));
	for (const { cell, row } of cells) {
		const under = columns.filter((column) => overlap(column, cell));
		const bridges = under.some((a, index) => under.slice(index + 1).some((b) => apart(a, b)));
		if (bridges || under.some((column) => column.rows.has(row))) continue;
		const joined: Growing = { from: cell.from, to: cell.to, rows: new Set([row]) };
		for (const column of under) {
			joined.from = Math.min(joined.from, column.from);
			joined.to = Math.max(joined.to, column.to);
			for (const each of column.rows) joined.rows.add(each);
		}
		columns = [...columns.filter((column) => !under.includes(column)), joined];
	}
	columns.sort((a, b) => a.from - b.from);
	return joinStrays(columns, apart);
}

/** Cells that lie beside every other cell of their column (a head set left over figures set right) come to the nearer neighbour. */
function joinStrays(
	columns: Growing[],
	apart: (a: Growing, b: Growing) => boolean,
): Column[] | undefined {
	for (let index = 0; index < columns.length;) {
		const column = columns[index];
		if (!column) break;
		const near = [columns[index - 1], columns[index + 1]].flatMap((other) => {
			if (!other || apart(column, other)) return [];
			const distance = Math.max(column.from - other.to, other.from - column.to);
			return [{ other, distance }];
		});
		const [best, next] = near.sort((a, b) => a.distance - b.distance);
		if (!best) {
			index += 1;
			continue;
		}
		if (next && next.distance < 2 * best.distance + 2) return undefined;
		best.other.from = Math.min(best.other.from, column.from);
		best.other.to = Math.max(best.other.to, column.to);
		for (const row of column.rows) best.other.rows.add(row);
		columns.splice(index, 1);
		index = 0;
	}
	return columns;
}
