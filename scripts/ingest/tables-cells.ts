/** Tables whose rows a format or a print separates: `Line.cells`, tabs between cells, `|` between cells. */
import { plainText } from './markup.ts';
import type { Messages } from './messages.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';

interface Row {
	readonly cells: readonly string[];
	readonly line: Line;
	/** Number of blank lines before it. */
	readonly gap: number;
}

const leaders = /\.{4,}\s*\t\s*\d{1,3}\s*$/u;

/** The cells of a line that holds several, or undefined. */
export function cellsOf(line: Line): string[] | undefined {
	if (line.blank !== 'no' || line.furniture !== undefined) return undefined;
	if (line.cells !== undefined) return line.cells.map(plainText);
	if (line.heading !== undefined || line.list !== undefined) return undefined;
	const text = line.text;
	const tab = text.indexOf('\t');
	if (tab >= 0 && !leaders.test(text.slice(-24))) {
		// A tab after a bullet is an indent.
		const second = text.indexOf('\t', tab + 1);
		if (
			/^\s*[\uf0b7\uf0d8\uf0a7\ufffd•●▪–*o-]\s*\t\s*\S/u.test(text.slice(0, 12)) &&
			(second < 0 || text.slice(tab, second).trim() === '')
		) {
			return undefined;
		}
		if (/^\s*(?:\d{1,2}|[a-z])[.)]\t/u.test(text.slice(0, 12))) return undefined;
		const cells = text.replace(/^ +/u, '').split('\t').map(plainText);
		return cells.filter((cell) => cell !== '').length > 0 && cells.length > 1 ? cells : undefined;
	}
	if (text.includes('|')) {
		const trimmed = text.trim();
		if (!trimmed.startsWith('|') || !trimmed.endsWith('|') || trimmed.length < 3) return undefined;
		return trimmed.slice(1, -1).split('|').map(plainText);
	}
	return undefined;
}

const isRule = (cells: readonly string[]): boolean =>
	cells.every((cell) => /^:?-{2,}:?$|^$/u.test(cell)) && cells.some((cell) => cell !== '');

/** The table that begins at a line, where its cells are separated; undefined where none begins there. */
export function readCellRows(
	lines: readonly Line[],
	start: number,
	messages: Messages,
): FoundTable | undefined {
	const first = lines[start];
	if (!first || !cellsOf(first)) return undefined;
	const rows: Row[] = [];
	let end = start;
	let gap = 0;
	let blocked = false;
	for (let index = start; index < lines.length; index += 1) {
		const line = lines[index];
		if (!line) break;
		if (line.blank !== 'no' || line.furniture !== undefined) {
			gap += 1;
			if (gap > 1 && line.furniture === undefined) blocked = true;
			continue;
		}
		const cells = cellsOf(line);
		if (!cells || blocked) break;
		if (gap > 0 && beginsAnew(rows, cells)) break;
		rows.push({ cells, line, gap });
		end = index;
		gap = 0;
	}
	return build(rows, start, end, messages);
}

/** True where rows after a blank line are a table of their own: another number of columns and a head of their own. */
function beginsAnew(rows: readonly Row[], cells: readonly string[]): boolean {
	const widths = rows.map((row) => row.cells.length);
	const width = Math.max(...widths.slice(-3));
	const words = cells.filter((cell) => cell !== '');
	const head = rows[0]?.cells.join('\t') === cells.join('\t');
	return !head && cells.length > width + 1 && words.length > 1;
}

function build(
	rows: readonly Row[],
	from: number,
	to: number,
	messages: Messages,
): FoundTable | undefined {
	const body = rows.filter((row) => !isRule(row.cells));
	const first = body[0];
	if (!first) return undefined;
	const hinted = rows.some((row) => row.line.cells !== undefined);
	const key = (row: Row): string => row.cells.join('\t').toLowerCase();
	const repeatedHead: number[] = [];
	const kept: Row[] = [];
	body.forEach((row, index) => {
		const again =
			index > 0 &&
			key(row) === key(first) &&
			(row.gap > 0 || row.line.pageStart === true || row.line.headerRow === true);
		if (again && row.cells.filter((cell) => cell !== '').length > 1)
			repeatedHead.push(row.line.number);
		else kept.push(row);
	});
	const rule = rows.findIndex((row) => isRule(row.cells));
	const width = Math.max(...kept.map((row) => trimmedWidth(row.cells)), 1);
	if (width < 2 && !hinted) return undefined;
	const cells = kept.map((row) => {
		const padded = row.cells.slice(0, width);
		while (padded.length < width) padded.push('');
		return padded;
	});
	const headerRows =
		hinted && kept.some((row) => row.line.headerRow)
			? countWhile(kept, (row) => row.line.headerRow === true)
			: rule > 0
				? rule
				: guessHeaderRows(cells);
	const uneven = new Set(kept.map((row) => row.cells.length)).size > 1;
	if (uneven && !hinted) {
		messages.inform(
			'table-width',
			first.line.number,
			'rows with fewer cells than the widest were filled up with empty cells at the end',
		);
	}
	return {
		from,
		to,
		repeatedHead,
		block: {
			kind: 'table',
			rows: cells,
			headerRows,
			lines: { from: first.line.number, to: rows.at(-1)?.line.number ?? first.line.number },
		},
	};
}

function trimmedWidth(cells: readonly string[]): number {
	let width = cells.length;
	while (width > 0 && cells[width - 1] === '') width -= 1;
	return width;
}

function countWhile<T>(values: readonly T[], holds: (value: T) => boolean): number {
	const end = values.findIndex((value) => !holds(value));
	return end < 0 ? values.length : end;
}

const valueCell =
	/^[-–−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?(?:%|pct\.?|kr\.?|mio\.? kr\.?)?$|^[-–.]$/u;
const yearCell = /^(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?$/u;

/** True where a cell holds a value: a number, a percentage, `-` or `.`; a year is none. */
export function isValueCell(cell: string): boolean {
	return valueCell.test(cell) && !yearCell.test(cell);
}

/** How many of the first rows are heads, read from what stands in them: words over figures, an empty corner, years. */
export function guessHeaderRows(rows: readonly (readonly string[])[]): number {
	const first = rows[0];
	if (!first || rows.length < 2) return 0;
	const hasValues = (row: readonly string[]): boolean => row.some(isValueCell);
	if (first.slice(1).every((cell) => cell === '')) return 0;
	const below = rows.slice(1, 4);
	if (hasValues(first)) return 0;
	if (below.some(hasValues)) {
		return (
			Math.min(
				countWhile(rows, (row) => !hasValues(row) && !labelOnly(row)),
				3,
			) || 1
		);
	}
	// Words only: a key with its value has no head, columns that share a head have short words on top.
	if (
		first.length === 2 &&
		(/:$/u.test(first[0] ?? '') || rows.every((row) => /:$/u.test(row[0] ?? '')))
	)
		return 0;
	if (first[0] === '' && first.slice(1).some((cell) => cell !== '')) return 1;
	const size = (row: readonly string[]): number => row.join(' ').length;
	const longest = Math.max(...rows.slice(1).map(size));
	const short = first.every((cell) => cell.length <= 60 && !/[.:]$/u.test(cell) && cell !== '');
	if (first.length === 2)
		return short &&
			size(first) * 2 < longest &&
			(first[0] ?? '').length < 30 &&
			!/^(?:Måle?|Mål)/u.test(first[0] ?? '') &&
			rows.length > 2
			? 1
			: 0;
	return short ? 1 : 0;
}

const labelOnly = (row: readonly string[]): boolean => row.slice(1).every((cell) => cell === '');
