/**
 * Tables whose columns are parted by blanks and aligned by the place of their characters, as prints keep them in plain text:
 *
 *                          Korr.      Forbrug
 *     1.000 kr.           budget   31.01.2031
 *     ---------------------------------------
 *     Havne og strande,
 *     drift                1.200          310
 *     Søbade                 450
 *     I alt                1.650          310
 *
 * - a cell belongs to the one column it stands over; an empty cell is seen by its place;
 * - a cell over two columns leaves the table as text, with a message;
 * - running text with stray blanks, labels with a value each, lists and pages set in two columns are no tables.
 */
import { joinAll } from './hyphenation.ts';
import type { Messages } from './messages.ts';
import { cellsByBlanks, columnsUnder, findColumns, isRuledLine } from './table-gutters.ts';
import type { Cell, Column } from './table-gutters.ts';
import { guessHeaderRows, isValueCell } from './tables-cells.ts';
import { rowsAsText } from './tables.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';
import { isUnfinished, startsLower } from './wrapping.ts';

/** A line of the passage with its cells, and what stands before it. */
interface Printed {
	readonly index: number;
	readonly cells: readonly Cell[];
	/** True where a blank line or a drawn line stands above it. */
	readonly parted: boolean;
	readonly ruled: boolean;
}

/** A row of the table: its cells in columns. */
interface Row {
	readonly cells: string[];
	readonly first: Printed;
	last: Printed;
}

const unit = /^\(?(?:1\.000 |mio\.? |mia\.? |t\.? ?|hele )?(?:kr|pct)\.?\)?$|^%$/iu;

/** True where a cell holds an amount; a year and a unit (`1.000 kr.`) are words of a head. */
const isFigure = (text: string): boolean => isValueCell(text) && !unit.test(text);
const isNumber = (text: string): boolean => isFigure(text) && /\d/u.test(text);
const hasNumber = (cells: readonly Cell[]): boolean =>
	cells.slice(1).some((cell) => isNumber(cell.text));

const wordsOf = (cells: readonly Cell[]): string => cells.map((cell) => cell.text).join('\t');

/** The table that begins at a line, where blanks part its cells; undefined where none begins there. `tried` keeps what was no table. */
export function readAlignedTable(
	lines: readonly Line[],
	start: number,
	messages: Messages,
	tried: { to: number },
): FoundTable | undefined {
	if (start <= tried.to) return undefined;
	const run = gather(lines, start);
	if (run.length < 2) return undefined;
	if (isContents(held(run))) return asText(run, lines);
	const read = trim(run);
	if (read && 'columns' in read) {
		const table = build(read, lines);
		if (table) {
			if (read.over && read.lines[0]?.parted === false) {
				messages.inform(
					'table-head',
					lines[read.over.index]?.number,
					'expected every head over one column, found words over several; they stay text above the table',
				);
			}
			return table;
		}
	}
	const lastLine = run.at(-1);
	tried.to = lastLine?.index ?? start;
	if (!read || !('overlapping' in read)) return undefined;
	messages.warn(
		'table-cells',
		lines[read.overlapping.index]?.number,
		'expected every cell under one column, found a cell that stands over two; the table stays text',
	);
	return asText(read.lines, lines);
}

const asText = (printed: readonly Printed[], lines: readonly Line[]): FoundTable => {
	const from = printed[0]?.index ?? 0;
	return rowsAsText(
		{ from, to: printed.at(-1)?.index ?? from, blocks: [], repeatedHead: [] },
		lines,
	);
};

/** The lines from `start` on that may belong to one table. */
function gather(lines: readonly Line[], start: number): Printed[] {
	const opening = lines[start];
	if (!opening) return [];
	const begins = cellsByBlanks(opening);
	if (begins.length < 2 && !(begins.length === 1 && (begins[0]?.from ?? 0) >= 6)) return [];
	const run: Printed[] = [];
	let blanks = 0;
	let ruled = false;
	let figures = false;
	for (let index = start; index < lines.length; index += 1) {
		const line = lines[index];
		if (!line) break;
		if (line.furniture !== undefined) continue;
		if (line.blank !== 'no') {
			blanks += 1;
			if (blanks > 1) break;
			continue;
		}
		if (isRuledLine(line)) {
			ruled = true;
			continue;
		}
		const cells = cellsByBlanks(line);
		const [only] = cells;
		if (!only) break;
		if (cells.length === 1 && only.from < 6 && only.text.length > 60) break;
		// Heads below a blank line begin a table of their own.
		const again = wordsOf(cells) === wordsOf(run[0]?.cells ?? []);
		if (blanks > 0 && figures && cells.length > 1 && !hasNumber(cells) && !again) break;
		if (blanks > 0 && figures && cells.length === 1 && only.from >= 6) break;
		run.push({ index, cells, parted: run.length > 0 && (blanks > 0 || ruled), ruled });
		if (hasNumber(cells)) figures = true;
		blanks = 0;
		ruled = false;
		if (run.length > 2000) break;
	}
	return run;
}

interface Columned {
	readonly lines: readonly Printed[];
	readonly columns: readonly Column[];
	/** A line right above that stands over several columns: a head of heads, or running text. */
	readonly over?: Printed;
}

const held = (lines: readonly Printed[]): Printed[] =>
	lines.filter((line) => line.cells.length > 1);

/** A line whose one cell begins where the table begins, with room for words over other columns. */
function isGroupLabel(
	line: Printed,
	next: Printed | undefined,
	columns: readonly Column[],
): boolean {
	const [only] = line.cells;
	if (line.cells.length !== 1 || !only || !next || next.cells.length < 2) return false;
	return only.from <= (columns[0]?.from ?? 0) + 2 && !/[.:;,]$/u.test(only.text);
}

/** The lines that stand in columns: what overlaps at the top or the end is no part of the table. */
function trim(
	run: readonly Printed[],
): Columned | { overlapping: Printed; lines: readonly Printed[] } | undefined {
	let lines = [...run];
	let rounds = 0;
	let over: Printed | undefined;
	while (held(lines).length > 1 && rounds < 12) {
		rounds += 1;
		const several = held(lines).map((line) => line.cells);
		const columns = findColumns(several);
		if (!columns || columns.length < 2) return undefined;
		lines = lines.map((line) => ({ ...line, cells: cutFigures(line.cells, columns) }));
		const fits = (line: Printed, place: number): boolean =>
			standsInColumns(line.cells, columns) || isGroupLabel(line, lines[place + 1], columns);
		const bad = lines.flatMap((line, place) => (fits(line, place) ? [] : [place]));
		const last = lines.length - 1;
		const ending = lines[last];
		if (bad.length === 0 && ending && !endsTable(ending, lines[last - 1], columns)) {
			return { lines, columns, ...(over ? { over } : {}) };
		}
		const top = bad[0] ?? -1;
		const head = lines.slice(0, top + 1);
		if (top >= 0 && top < 6 && !head.some((line) => hasNumber(line.cells))) {
			over = lines[top];
			lines = lines.slice(top + 1);
		} else if (bad.length === 0) lines = lines.slice(0, last);
		else {
			const first = lines[top];
			const before = lines.slice(0, top);
			const after = lines.slice(top + 1).some((line) => hasNumber(line.cells));
			if (!first) return undefined;
			// Below the last row of figures stands running text; between rows of figures a cell is in doubt.
			if (!after && first.cells.length === 1) lines = before;
			else if (
				!evident(
					lines.filter((_, place) => !bad.includes(place)),
					columns,
				)
			)
				return undefined;
			else return { overlapping: first, lines };
		}
	}
	return undefined;
}

/** Every cell under one column, and no two cells of a line under the same. */
function standsInColumns(cells: readonly Cell[], columns: readonly Column[]): boolean {
	const under = cells.map((cell) => columnsUnder(cell, columns));
	return (
		under.every((places) => places.length === 1) && new Set(under.flat()).size === cells.length
	);
}

/** Figures one blank apart that each stand under a column of their own are cells of their own. */
function cutFigures(cells: readonly Cell[], columns: readonly Column[]): Cell[] {
	return cells.flatMap((cell) => {
		if (columnsUnder(cell, columns).length < 2) return [cell];
		const words: Cell[] = [];
		let at = cell.from;
		for (const text of cell.text.split(' ')) {
			words.push({ text, from: at, to: at + text.length });
			at += text.length + 1;
		}
		if (at - 1 !== cell.to || !standsInColumns(words, columns)) return [cell];
		return words.every((word) => isValueCell(word.text) || /^(?:19|20)\d{2}$/u.test(word.text))
			? words
			: [cell];
	});
}

/** A last line of one cell that goes on no cell above it stands below the table. */
function endsTable(
	line: Printed,
	before: Printed | undefined,
	columns: readonly Column[],
): boolean {
	const [only] = line.cells;
	if (line.cells.length > 1 || !only) return false;
	if (line.parted || !before) return true;
	const [column = -1] = columnsUnder(only, columns);
	if (column > 0) return false;
	const above = before.cells.find((cell) => columnsUnder(cell, columns).includes(column));
	return !above || !continues(above.text, only.text, widthOf(columns[column]));
}

const widthOf = (column: Column | undefined): number => (column ? column.to - column.from : 0);

/** True where the words of a cell go on below: the cut says so, or the next word had no room. */
function continues(above: string, below: string, width: number): boolean {
	if (isFigure(above) || isFigure(below)) return false;
	if (/[\p{L}]-$/u.test(above) || startsLower(below) || isUnfinished(above)) return true;
	// `3. maj` above `17. maj`: days and numbers of their own.
	if (/^\d/u.test(above) && /^\d/u.test(below)) return false;
	const next = below.split(' ', 1)[0] ?? '';
	return above.includes(' ') && above.length + 1 + next.length > width && !/^\p{Lu}/u.test(below);
}

/** How many cells of a column share their most common start or end, as a share of all. */
function alignment(lines: readonly Printed[], column: number, columns: readonly Column[]): number {
	const cells = lines
		.slice(0, 200)
		.flatMap((line) => line.cells.filter((cell) => columnsUnder(cell, columns).includes(column)));
	const share = (edge: (cell: Cell) => number): number =>
		Math.max(0, ...cells.map((a) => cells.filter((b) => Math.abs(edge(a) - edge(b)) <= 1).length)) /
		Math.max(1, cells.length);
	return Math.max(
		share((cell) => cell.from),
		share((cell) => cell.to),
		share((cell) => (cell.from + cell.to) / 2),
	);
}

/** True where the lines are a table and not text with stray blanks, labels with values, or a list. */
function evident(lines: readonly Printed[], columns: readonly Column[]): boolean {
	const rows = held(lines);
	if (rows.length < 2) return false;
	const texts = rows.flatMap((row) => row.cells.map((cell) => cell.text));
	if (texts.some((text) => /\.{4,}|(?:\. ){4}/u.test(text))) return false;
	const inColumn = (column: number): Cell[] =>
		rows.flatMap((row) => row.cells.filter((cell) => columnsUnder(cell, columns).includes(column)));
	const colons = columns.some((_, column) => {
		const cells = inColumn(column);
		return cells.filter((cell) => cell.text.endsWith(':')).length * 2 >= cells.length;
	});
	if (colons) return false;
	const first = inColumn(0);
	if (columns.length === 2 && first.every((cell) => /^(?:\d{1,3}|\p{L})[.)]$/u.test(cell.text)))
		return false;
	if (isContents(rows)) return false;
	const figures = columns.flatMap((_, column) => {
		const cells = inColumn(column);
		const amounts = cells.filter((cell) => isFigure(cell.text)).length;
		const enough = amounts >= 2 && amounts >= 0.5 * cells.length - 1;
		return column > 0 && enough && alignment(rows, column, columns) >= 0.6 ? [column] : [];
	});
	const ruled = lines.some((line, index) => line.ruled && index > 0);
	const withFigures = rows.filter((row) => hasNumber(row.cells)).length;
	const headed = rows[0] !== undefined && !hasNumber(rows[0].cells);
	if (figures.length > 0 && columns.length > 2) return withFigures >= (headed ? 1 : 2);
	if (figures.length > 0) return withFigures >= (headed || ruled ? 2 : 3);
	if (columns.length === 2) return ruled && rows.length >= 3 && aligned(rows, columns);
	const lower = first.filter((cell) => startsLower(cell.text)).length;
	return rows.length >= 3 && lower * 5 < first.length && aligned(rows, columns);
}

/** True where the starts or ends of words agree in every column. */
function aligned(rows: readonly Printed[], columns: readonly Column[]): boolean {
	return columns.every((_, column) => alignment(rows, column, columns) >= 0.75);
}

/** A list of contents: running numbers first, pages last. */
function isContents(rows: readonly Printed[]): boolean {
	const numbers = rows.map((row) => Number.parseInt(row.cells[0]?.text ?? '', 10));
	const pages = rows.map((row) => Number(row.cells.at(-1)?.text));
	return (
		rows.length > 1 &&
		rows.every((row) => row.cells.length === 3 && /^\d+[.)]?$/u.test(row.cells[0]?.text ?? '')) &&
		numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1) &&
		pages.every((page, index) => Number.isInteger(page) && page >= (pages[index - 1] ?? 1))
	);
}

const inColumns = (line: Printed, columns: readonly Column[]): string[] => {
	const cells = columns.map(() => '');
	for (const cell of line.cells) {
		const places = columnsUnder(cell, columns);
		cells[line.cells.length === 1 && places.length > 1 ? 0 : (places[0] ?? 0)] = cell.text;
	}
	return cells;
};

const words = (row: readonly string[]): string => row.filter((cell) => cell !== '').join(' ');

function build(read: Columned, lines: readonly Line[]): FoundTable | undefined {
	const { columns } = read;
	const printed = read.lines;
	if (!evident(printed, columns)) return undefined;
	const placed = printed.map((line) => inColumns(line, columns));
	const headLines = countHeadLines(printed, placed);
	const head = columns.map((_, column) =>
		joinAll(placed.slice(0, headLines).map((row) => row[column] ?? '')),
	);
	const repeatedHead: number[] = [];
	const rows: Row[] = [];
	printed.forEach((line, index) => {
		if (index < headLines) return;
		const cells = placed[index] ?? [];
		if (headLines === 1 && line.parted && words(cells) === words(head)) {
			repeatedHead.push(lines[line.index]?.number ?? 0);
			return;
		}
		const before = rows.at(-1);
		if (before && !line.parted && goesOn(before.cells, cells, columns)) {
			cells.forEach((cell, column) => {
				before.cells[column] = joinAll([before.cells[column] ?? '', cell]);
			});
			before.last = line;
		} else rows.push({ cells: [...cells], first: line, last: line });
	});
	if (rows.length === 0) return undefined;
	const all = [...(headLines > 0 ? [head] : []), ...rows.map((row) => row.cells)];
	const from = printed[0]?.index ?? 0;
	const to = printed.at(-1)?.index ?? from;
	return {
		from,
		to,
		repeatedHead,
		blocks: [
			{
				kind: 'table',
				rows: all,
				headerRows: headLines > 0 ? 1 : guessHeaderRows(all),
				lines: { from: lines[from]?.number ?? 0, to: lines[to]?.number ?? 0 },
			},
		],
	};
}

/** How many of the first lines make the head: those above the drawn line, else those above the first amounts. */
function countHeadLines(
	printed: readonly Printed[],
	placed: readonly (readonly string[])[],
): number {
	const amounts = printed.findIndex((line) => hasNumber(line.cells));
	const rule = printed.findIndex((line, index) => line.ruled && index > 0);
	if (rule > 0 && rule <= 6 && (amounts < 0 || rule <= amounts)) return rule;
	if (amounts < 0) return 0;
	let count = amounts;
	// A label alone, or words that go on in the first row of amounts, belong to the body.
	while (count > 0) {
		const row = placed[count - 1] ?? [];
		const alone = row.slice(1).every((cell) => cell === '');
		if (!alone) break;
		count -= 1;
	}
	const parted = printed.findIndex((line, index) => index > 0 && index <= count && line.parted);
	return parted > 0 && printed.slice(0, parted).some((line) => line.cells.length > 1)
		? parted
		: count;
}

/** True where a line goes on in the cells of the row above. */
function goesOn(
	above: readonly string[],
	below: readonly string[],
	columns: readonly Column[],
): boolean {
	const filled = below.flatMap((cell, column) => (cell === '' ? [] : [column]));
	const clash = filled.some(
		(column) => isFigure(below[column] ?? '') && (above[column] ?? '') !== '',
	);
	if (clash) return false;
	const amounts = filled.some((column) => column > 0 && isFigure(below[column] ?? ''));
	const cut = (column: number): boolean =>
		continues(above[column] ?? '', below[column] ?? '', widthOf(columns[column]));
	const stub = below[0] ?? '';
	if (stub !== '') {
		if (isFigure(stub) || (above[0] ?? '') === '') return false;
		// Amounts on a later line of a label: the label above must have been cut.
		const wordsAbove = above.some((cell, column) => column > 0 && isFigure(cell));
		if (amounts && wordsAbove) return false;
		return (
			cut(0) && filled.every((column) => column === 0 || (above[column] ?? '') !== '' || amounts)
		);
	}
	if (amounts) return false;
	return filled.every((column) => (above[column] ?? '') !== '' && !isFigure(above[column] ?? ''));
}
