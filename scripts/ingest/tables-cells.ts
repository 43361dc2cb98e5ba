/** Tables whose rows a format or a print separates: `Line.cells`, tabs between cells, `|` between cells. */
import { plainText } from './markup.ts';
import { largest } from './table-rows.ts';
import type { Messages } from './messages.ts';
import type { FoundTable } from './tables.ts';
import { isTotal } from './table-sums.ts';
import type { Block, Line } from './types.ts';

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
	names: ReadonlySet<string>,
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
		const cells = cellsOf(line) ?? (gap === 0 ? loneCell(lines, index) : undefined);
		if (!cells || blocked) break;
		if (gap > 0 && beginsAnew(rows, cells)) break;
		rows.push({ cells, line, gap });
		end = index;
		gap = 0;
	}
	let above = start - 1;
	while (above >= 0 && lines[above]?.blank !== 'no') above -= 1;
	const table = build(rows, start, end, names, textAt(lines, above), messages);
	return table ? withPanels(withColumnBelow(table, lines), rows) : table;
}

/** A head of its own between a total and more rows begins a second table of the same columns. */
function withPanels(table: FoundTable, rows: readonly Row[]): FoundTable {
	const [block, ...others] = table.blocks;
	if (block?.kind !== 'table' || block.headerRows === 0 || block.repaired !== undefined)
		return table;
	const printed = rows.filter(
		(row) => !isRule(row.cells) && !table.repeatedHead.includes(row.line.number),
	);
	if (printed.length !== block.rows.length) return table;
	const hasValue = (row: readonly string[]): boolean =>
		row.some((cell) => isValueCell(cell) && /\d/u.test(cell));
	const isHead = (row: readonly string[]): boolean =>
		row[0] === '' && row.filter((cell) => cell !== '').length > 1 && !hasValue(row);
	const starts = block.rows.flatMap((row, place) =>
		place > block.headerRows && isHead(row) && isTotal(block.rows[place - 1]?.[0] ?? '')
			? [place]
			: [],
	);
	const panels = [0, ...starts].map((from, place, all): Block => {
		const to = all[place + 1] ?? block.rows.length;
		const cells = block.rows.slice(from, to);
		return {
			...block,
			rows: cells,
			headerRows: from === 0 ? block.headerRows : countWhile(cells, isHead),
			lines: {
				from: printed[from]?.line.number ?? block.lines.from,
				to: printed[to - 1]?.line.number ?? block.lines.to,
			},
		};
	});
	return { ...table, blocks: [...panels, ...others] };
}

/** A short line between rows, or right below the last, that lost its empty cells. */
function loneCell(lines: readonly Line[], index: number): string[] | undefined {
	const line = lines[index];
	const text = line ? plainText(line.text) : '';
	if (!line || text.length > 50 || !/^[\p{Lu}\d]/u.test(text) || /[.:,;?!]$/u.test(text))
		return undefined;
	if (/^(?:Kilde|Note|Tabel|Figur|Anm|Bemærkning|Bilag)/u.test(text) || line.heading !== undefined)
		return undefined;
	if (line.paragraphEnd !== undefined || lines[index - 1]?.cells !== undefined) return undefined;
	const next = lines[index + 1];
	const inside = next !== undefined && next.blank === 'no' && cellsOf(next) !== undefined;
	const last = next === undefined || next.blank !== 'no';
	return inside || last ? [text] : undefined;
}

const textAt = (lines: readonly Line[], index: number): string =>
	plainText(lines[index]?.text ?? '');

/** Titles with page numbers below the word `Indhold` are a list, not a table. */
function contentsList(
	rows: readonly Row[],
	from: number,
	to: number,
	above: string,
): FoundTable | undefined {
	if (
		!/^Indhold(?:sfortegnelse)?:?$/iu.test(above) ||
		rows.some((row) => row.line.cells !== undefined)
	)
		return undefined;
	const pages = rows.map((row) => Number(row.cells.at(-1)));
	if (
		!rows.every((row) => row.cells.length === 2) ||
		!pages.every((page, index) => page >= (pages[index - 1] ?? 1))
	) {
		return undefined;
	}
	const lines = { from: rows[0]?.line.number ?? 0, to: rows.at(-1)?.line.number ?? 0 };
	const entries = rows.map((row) => ({ text: row.cells.join(' '), children: [] }));
	return { from, to, repeatedHead: [], blocks: [{ kind: 'list', ordered: false, entries, lines }] };
}

/**
 * A last column printed below the table, its head and then one value a line, in the order of the rows:
 *
 *     Dato⇥Emne
 *     01-03-2031⇥Ny bro
 *
 *     Beløb
 *     -0,5
 */
function withColumnBelow(table: FoundTable, lines: readonly Line[]): FoundTable {
	const [block] = table.blocks;
	if (block?.kind !== 'table' || block.headerRows === 0) return table;
	const count = block.rows.length - block.headerRows;
	let index = table.to + 1;
	while (index <= table.to + 2 && lines[index]?.blank === 'empty') index += 1;
	const head = textAt(lines, index);
	if (lines[index]?.blank !== 'no' || !/^\p{Lu}[\p{L} .]{2,40}$/u.test(head)) return table;
	const values: string[] = [];
	let rest = '';
	for (let row = 1; row <= count; row += 1) {
		const line = lines[index + row];
		const match = /^\s*([-–−+]?\d[\d.]*(?:,\d+)?%?)\s*(\*\*.*)?$/u.exec(line?.text ?? '');
		if (!line || line.blank !== 'no' || !match || (match[2] !== undefined && row < count))
			return table;
		values.push(match[1] ?? '');
		rest = plainText(match[2] ?? '');
	}
	const after = lines[index + count + 1];
	if (rest === '' && after !== undefined && after.blank === 'no') return table;
	const to = index + count;
	const end = lines[to]?.number ?? block.lines.to;
	const last = rest === '' ? end : (lines[to - 1]?.number ?? end);
	return {
		...table,
		to,
		blocks: [
			{
				...block,
				rows: block.rows.map((row, place) => [
					...row,
					place === block.headerRows - 1 ? head : (values[place - block.headerRows] ?? ''),
				]),
				repaired: 'last column printed below the table put beside it, one value a row',
				lines: { from: block.lines.from, to: last },
			},
			...(rest === ''
				? []
				: [{ kind: 'paragraph' as const, text: rest, lines: { from: end, to: end } }]),
		],
	};
}

/** True where rows after a blank line are a table of their own: another number of columns and a head of their own. */
function beginsAnew(rows: readonly Row[], cells: readonly string[]): boolean {
	const width = largest(rows.slice(-3), (row) => row.cells.length);
	const words = cells.filter((cell) => cell !== '');
	const head = rows[0]?.cells.join('\t') === cells.join('\t');
	if (head || words.length < 2) return false;
	return cells.length > width + 1 || (cells.length !== width && isNewHead(rows, cells));
}

/** True for column heads over a first column without one, below rows of values that all have another width. */
function isNewHead(rows: readonly Row[], cells: readonly string[]): boolean {
	const width = rows[0]!.cells.length;
	return (
		rows.length > 1 &&
		cells[0] === '' &&
		cells.slice(1).every((cell) => cell.length <= 40 && (isYear(cell) || /^\p{Lu}/u.test(cell))) &&
		rows.every((row) => row.cells.length === width) &&
		rows[rows.length - 1]!.cells.slice(1).some((cell) => isValueCell(cell) && /\d/u.test(cell))
	);
}

const isYear = (cell: string): boolean => /^(?:19|20)\d{2}$/u.test(cell);

function build(
	rows: readonly Row[],
	from: number,
	to: number,
	names: ReadonlySet<string>,
	linesBefore: string,
	messages: Messages,
): FoundTable | undefined {
	const body = rows.filter((row) => !isRule(row.cells));
	const first = body[0];
	if (!first) return undefined;
	const contents = contentsList(body, from, to, linesBefore);
	if (contents) return contents;
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
	const width = largest(kept, (row) => trimmedWidth(row.cells), 1);
	if (width < 2 && !hinted) return undefined;
	const moved = movedRows(kept, width, names);
	const cells = kept.map((row, index) => {
		const how = moved.get(index);
		const padded =
			how === undefined
				? [...row.cells]
				: ['', row.cells[0] ?? '', ...row.cells.slice(how === 'swapped' ? 2 : 1)];
		const second = padded[1] ?? '';
		if (padded.length > width && padded[0] === '' && (second === '' || names.has(second)))
			padded.shift();
		padded.length = Math.min(padded.length, width);
		while (padded.length < width) padded.push('');
		return padded;
	});
	const headerRows =
		hinted && kept.some((row) => row.line.headerRow)
			? countWhile(kept, (row) => row.line.headerRow === true)
			: rule > 0
				? rule
				: guessHeaderRows(cells);
	const slipped = hinted ? 0 : alignHeadings(cells, headerRows);
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
		blocks: [
			{
				kind: 'table',
				rows: cells,
				headerRows,
				...(moved.size + slipped > 0
					? {
							repaired: [
								...(moved.size > 0
									? ['rows without the cell of their group moved one column to the right']
									: []),
								...(slipped > 0 ? ['headings of one kind put under one column'] : []),
							].join('; '),
						}
					: {}),
				lines: { from: first.line.number, to: rows.at(-1)?.line.number ?? first.line.number },
			},
		],
	};
}

/**
 * Headings inside a table (`Hovedspor: Trivsel`), alone in their row but for its group, that slipped to another column than most of their
 * kind go back; changes `cells` and says how many.
 */
function alignHeadings(cells: string[][], headerRows: number): number {
	const places = new Map<string, { row: string[]; column: number }[]>();
	for (const row of cells.slice(headerRows)) {
		const filled = row.flatMap((cell, column) => (cell === '' || column === 0 ? [] : [column]));
		const [column] = filled;
		const kind = /^(\p{Lu}\p{L}{3,}): ?\p{Lu}/u.exec(row[column ?? 0] ?? '')?.[1];
		if (column === undefined || filled.length > 1 || kind === undefined) continue;
		places.set(kind, [...(places.get(kind) ?? []), { row, column }]);
	}
	let moved = 0;
	for (const found of places.values()) {
		const columns = found.map(({ column }) => column);
		const usual = columns.find(
			(column) => columns.filter((other) => other === column).length * 2 > columns.length,
		);
		if (usual === undefined || found.length < 4) continue;
		for (const { row, column } of found) {
			if (column === usual) continue;
			row[usual] = row[column] ?? '';
			row[column] = '';
			moved += 1;
		}
	}
	return moved;
}

const isName = (cell: string): boolean => /^\p{Lu}.{2,23}$/u.test(cell);

/** The names of groups in a passage: first cells of rows that hold little else, in several tables. */
export function groupNames(lines: readonly Line[]): Set<string> {
	const counts = new Map<string, number>();
	for (const line of lines) {
		const cells = cellsOf(line);
		const first = cells?.[0] ?? '';
		if (!cells || cells.length < 3 || !isName(first)) continue;
		if (cells.filter((cell) => cell !== '').length > 2) continue;
		counts.set(first, (counts.get(first) ?? 0) + 1);
	}
	return new Set([...counts].filter(([, times]) => times > 1).map(([name]) => name));
}

/**
 * Rows that begin one column too far left: a cell that spans rows (the group) stands only on the first of them, and after a page break
 * its column is left out. They are one cell short, or have exactly their last cell empty, in a table whose
 * first column is mostly empty.
 */
function movedRows(
	rows: readonly Row[],
	width: number,
	known: ReadonlySet<string>,
): Map<number, 'moved' | 'swapped'> {
	const moved = new Map<number, 'moved' | 'swapped'>();
	if (width < 3) return moved;
	const filled = (row: Row): number => row.cells.filter((cell) => cell !== '').length;
	const full = rows.slice(1).filter((row) => row.cells.length >= width);
	const grouped = full.filter((row) => row.cells[0] === '' && filled(row) > 0);
	const groups = full.filter((row) => row.cells[0] !== '' && filled(row) === 2);
	if (grouped.length < 3 || groups.length === 0) return moved;
	const names = new Set([...known, ...groups.map((row) => row.cells[0] ?? '').filter(isName)]);
	rows.forEach((row, index) => {
		const [first = '', ...others] = row.cells;
		if (index === 0 || first === '' || (names.has(first) && filled(row) <= 2)) return;
		const last = row.cells[width - 1] ?? '';
		const short = row.cells.length === width - 1;
		const alone = others.every((cell) => cell === '');
		const slid = last === '' && others.slice(0, width - 2).every((cell) => cell !== '');
		// A name in the place of the group, its own place empty, and all cells after it filled.
		const swapped =
			!names.has(first) &&
			others[0] === '' &&
			others.slice(1, width - 1).every((cell) => cell !== '') &&
			grouped.length * 2 > full.length;
		if (short || alone || slid) moved.set(index, 'moved');
		else if (swapped) moved.set(index, 'swapped');
	});
	return moved;
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
	/^[-–−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s?(?:%|‰|pct\.?|kr\.?|mio\.? kr\.?)?$|^[-–.]$/u;
const yearCell = /^(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?$/u;

/** True where a cell holds a value: a number, a percentage, `-` or `.`; a year is none. */
export function isValueCell(cell: string): boolean {
	return valueCell.test(cell) && !yearCell.test(cell);
}

/** How many of the first rows are heads, read from what stands in them: words over figures, an empty corner, years. */
export function guessHeaderRows(rows: readonly (readonly string[])[]): number {
	const first = rows[0];
	if (!first || rows.length < 2) return 0;
	const hasValues = (row: readonly string[]): boolean =>
		row.some((cell) => isValueCell(cell) && /\d/u.test(cell));
	if (first.slice(1).every((cell) => cell === '')) return 0;
	if (first.length === 2 && /:$/u.test(first[0] ?? '')) return 0;
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
	// A word over dates or numbers is a head.
	const under = (column: number): string[] => rows.slice(1).map((row) => row[column] ?? '');
	const typed = first.some(
		(cell, column) => /^\p{L}/u.test(cell) && under(column).every((below) => /^\d/u.test(below)),
	);
	if (typed && rows.length > 1 && !first.some((cell) => /^\d/u.test(cell))) return 1;
	// Words only: a key with its value has no head, columns that share a head have short words on top.
	if (
		first.length === 2 &&
		(/:$/u.test(first[0] ?? '') || rows.every((row) => /:$/u.test(row[0] ?? '')))
	)
		return 0;
	if (first[0] === '' && first.slice(1).some((cell) => cell !== '')) return 1;
	const size = (row: readonly string[]): number => row.join(' ').length;
	const longest = largest(rows.slice(1), size);
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
