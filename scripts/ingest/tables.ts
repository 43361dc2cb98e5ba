/** Where tables stand in a passage, and their cells. */
import { plainText } from './markup.ts';
import { Messages } from './messages.ts';
import { readAlignedTable } from './tables-aligned.ts';
import { groupNames, isValueCell, readCellRows } from './tables-cells.ts';
import { readFigureTable } from './tables-figures.ts';
import { readCellLines } from './tables-lines.ts';
import { readNumberedTable } from './tables-numbered.ts';
import { readPairLines, readPricedLines } from './tables-pairs.ts';
import { readWordTable } from './tables-words.ts';
import { areHeads, splitLabels, wideParts } from './table-heads.ts';
import type { Block, Line } from './types.ts';
import { endsSentence } from './wrapping.ts';

/** A table found in a passage, with the places (indexes) of its first and last line. */
export interface FoundTable {
	readonly from: number;
	readonly to: number;
	/** The table, or its rows as text where its cells cannot be placed. */
	readonly blocks: readonly Block[];
	/** Line numbers of heads repeated at page breaks. */
	readonly repeatedHead: readonly number[];
	/** True where the print repeats the head in every row and the table holds it once. */
	readonly headOnce?: boolean;
}

/** The tables of a passage in order, without overlap; doubts become messages. */
export function findTables(lines: readonly Line[], messages: Messages): FoundTable[] {
	const found: FoundTable[] = [];
	const seen: Seen = {
		names: groupNames(lines),
		tried: { to: -1 },
		unaligned: { to: -1 },
		ahead: { value: -1 },
		found,
	};
	let index = 0;
	while (index < lines.length) {
		const floor = (found.at(-1)?.to ?? -1) + 1;
		const read = tableAt(lines, index, floor, messages, seen);
		const table = read ? withinTable(read, lines) : undefined;
		if (table && holdsEveryWord(table, lines)) {
			const goesOn = continuesText(table, found.at(-1), lines);
			if (goesOn) {
				messages.inform(
					'table-head',
					lines[table.from]?.number,
					'expected column heads, found a table without them below one that stays text; it stays text too',
				);
			}
			found.push(goesOn ? rowsAsText(table, lines) : table);
			index = table.to + 1;
		} else {
			if (table) {
				messages.warn(
					'table-words',
					lines[index]?.number,
					'expected every word of the lines in the table, found words missing; the table stays text',
				);
			}
			index += 1;
		}
	}
	saySilent(lines, found, messages);
	return found;
}

/** What is known of a passage while its tables are looked for. */
interface Seen {
	/** The names of groups of rows. */
	readonly names: ReadonlySet<string>;
	/** How far readers have looked without finding anything. */
	readonly tried: { to: number };
	readonly unaligned: { to: number };
	readonly ahead: { value: number };
	readonly found: readonly FoundTable[];
}

/** True where a row without values has a number in its label: its cells were not told apart. */
const hasUnread = (table: FoundTable): boolean =>
	table.blocks.some(
		(block) =>
			block.kind === 'table' &&
			block.rows.some(
				(row) => /\d/u.test(row[0] ?? '') && row.slice(1).every((cell) => cell === ''),
			),
	);

/** The table that begins at a line, by the first reader that can place its cells, else its rows as text. */
function tableAt(
	lines: readonly Line[],
	index: number,
	floor: number,
	messages: Messages,
	seen: Seen,
): FoundTable | undefined {
	const { names, tried, unaligned, ahead, found } = seen;
	const doubts = new Messages();
	const parted =
		readCellRows(lines, index, names, doubts) ??
		readPairLines(lines, index) ??
		readPricedLines(lines, index) ??
		readCellLines(lines, index, doubts, ahead) ??
		readWordTable(lines, index) ??
		readAlignedTable(lines, index, doubts, unaligned);
	if (parted && isText(parted)) {
		// Wide blanks that part no columns may stand for empty cells.
		for (let at = index; at <= parted.to; at += 1) {
			const own = new Messages();
			const read =
				readNumberedTable(lines, at, floor, own) ??
				readFigureTable(lines, at, floor, own, tried, found);
			if (!read || isText(read) || hasUnread(read)) continue;
			messages.list.push(...own.list);
			return read;
		}
	}
	messages.list.push(...doubts.list);
	if (parted) return parted;
	const own = new Messages();
	const numbered = readNumberedTable(lines, index, floor, own);
	if (numbered) {
		messages.list.push(...own.list);
		return numbered;
	}
	// Rows that one reader doubts another may read.
	const figures = readFigureTable(lines, index, floor, messages, tried, found);
	if (!figures) messages.list.push(...own.list);
	return figures;
}

const tableCaption = /^(?:Tabel|Skema|Oversigt) ?\.? ?\d{1,3}(?: ?[.:–-]| \p{Lu}|$)/u;

/** Says where a caption has no table by it, where cells stand one below another under their head, and where amounts stand without labels. */
function saySilent(lines: readonly Line[], found: readonly FoundTable[], messages: Messages): void {
	const inside = new Set<number>();
	for (const { from, to } of found)
		for (let index = from; index <= to; index += 1) inside.add(index);
	const say = (index: number, text: string): void => {
		messages.inform('table-missing', lines[index]?.number, text);
	};
	const heads = new Map<string, number>();
	const said = new Set<string>();
	// Rows of words look like heads too.
	let quiet = -1;
	let amounts: number[] = [];
	const sayAmounts = (): void => {
		const [first] = amounts;
		const values = amounts.map((index) => plainText(lines[index]?.text ?? ''));
		if (first !== undefined && values.length > 2 && !arePages(values)) {
			say(
				first,
				`expected a label beside each amount, found ${amounts.length} amounts one below another, down to line ${lines[amounts.at(-1) ?? 0]?.number ?? 0}; they stay text`,
			);
		}
		amounts = [];
	};
	lines.forEach((line, index) => {
		if (line.blank !== 'no') return;
		const text = plainText(line.text);
		if (inside.has(index) || !isValueCell(text) || !/\d/u.test(text)) sayAmounts();
		else amounts.push(index);
		if (inside.has(index) || text.length > 120) return;
		if (tableCaption.test(text)) {
			const near = found.some(({ from, to }) => from - index < 45 && index - to < 45);
			if (!near) {
				say(
					index,
					'expected a table by its caption, found no rows whose cells can be told apart; its words stay text',
				);
			}
			return;
		}
		const labels = headLabels(line, text);
		if (labels.length < 3) return;
		const key = `${labels[0] ?? ''} ${labels.at(-1) ?? ''}`;
		const times = (heads.get(key) ?? 0) + 1;
		heads.set(key, times);
		if (said.has(key)) return;
		const again = times > 1;
		if (again || (index > quiet && standsOverCells(lines, index, labels))) {
			said.add(key);
			quiet = index + 100;
			say(
				index,
				again
					? 'expected a table below a head printed again, found its cells one below another; they stay text'
					: `expected a table below ${labels.length} column heads, found its cells one below another; they stay text`,
			);
		}
	});
	sayAmounts();
}

/** True for numbers of pages or points: whole, and they never fall. */
const arePages = (values: readonly string[]): boolean =>
	values.every(
		(value, place) =>
			/^\d{1,3}$/u.test(value) && Number(value) >= Number(values[place - 1] ?? value),
	);

/** The labels of a line that can be the head of columns of words: parted by wide blanks, or by capitals, one of them of several words. */
function headLabels(line: Line, text: string): string[] {
	if (/[.?!]$|[,:;()\d]/u.test(text) || !/^\p{Lu}/u.test(text)) return [];
	const wide = wideParts(line.text);
	const labels = wide.length > 2 ? wide : splitLabels(text);
	const several = wide.length > 2 || labels.some((label) => label.split(' ').length > 1);
	return labels.length <= 8 && several && areHeads(labels) ? labels : [];
}

/** True where the lines below are pieces of cells, short and no sentences, or a head of four labels or more stands alone. */
function standsOverCells(
	lines: readonly Line[],
	index: number,
	labels: readonly string[],
): boolean {
	const alone = [lines[index - 1], lines[index + 1]].every((line) => line?.blank !== 'no');
	if (alone && labels.length > 3 && labels.some((label) => /\p{L} \p{Ll}/u.test(label)))
		return true;
	const below = lines
		.slice(index + 1, index + 30)
		.filter((line) => line.blank === 'no')
		.map((line) => plainText(line.text))
		.slice(0, 10);
	const pieces = below.filter((text) => text.length < 60 && !endsSentence(text));
	return below.length === 10 && pieces.length > 6;
}

/** Only heads repeated inside the table are dropped with it. */
function withinTable(table: FoundTable, lines: readonly Line[]): FoundTable {
	const last = lines[table.to]?.number ?? 0;
	return { ...table, repeatedHead: table.repeatedHead.filter((number) => number <= last) };
}

const isText = (table: FoundTable): boolean =>
	table.blocks.every((block) => block.kind === 'paragraph');

/** True where a table without a head goes on what had to stay text: its columns are not known either, unless something proved them. */
function continuesText(
	table: FoundTable,
	before: FoundTable | undefined,
	lines: readonly Line[],
): boolean {
	const block = table.blocks[0];
	if (!before || !isText(before) || block?.kind !== 'table' || block.headerRows > 0) return false;
	if (block.repaired !== undefined) return false;
	const between = lines.slice(before.to + 1, table.from).filter((line) => line.blank === 'no');
	return between.length <= 12 && between.every((line) => line.text.trim().length < 60);
}

/** The lines of a table as paragraphs, one a row. */
export function rowsAsText(table: FoundTable, lines: readonly Line[]): FoundTable {
	const dropped = new Set(table.repeatedHead);
	const blocks = lines
		.slice(table.from, table.to + 1)
		.filter(
			(line) => line.blank === 'no' && line.furniture === undefined && !dropped.has(line.number),
		)
		.map((line) => ({
			kind: 'paragraph' as const,
			text: plainText(line.text),
			lines: { from: line.number, to: line.number },
		}));
	return { ...table, blocks };
}

/** True where both hold the same letters and digits, in whatever order. */
function sameCharacters(source: readonly string[], read: readonly string[]): boolean {
	const [a = '', b = ''] = [source, read].map((texts) =>
		texts.join('').replace(/[^\p{L}\p{N}]+/gu, ''),
	);
	if (a === b) return true;
	if (a.length !== b.length) return false;
	const counts = new Int32Array(65_536);
	for (let at = 0; at < a.length; at += 1) counts[a.charCodeAt(at)]! += 1;
	for (let at = 0; at < b.length; at += 1) {
		const code = b.charCodeAt(at);
		counts[code]! -= 1;
		if (counts[code]! < 0) return false;
	}
	return true;
}

const wordsOf = (block: Block): string[] => {
	if (block.kind === 'table') return block.rows.flat();
	if (block.kind === 'list') return block.entries.map((entry) => entry.text);
	return block.kind === 'page' ? [] : [block.text];
};

/** The safety net of every table reader: no letter and no digit of the lines is lost, none is added. */
function holdsEveryWord(table: FoundTable, lines: readonly Line[]): boolean {
	const dropped = new Set(table.repeatedHead);
	const source = lines
		.slice(table.from, table.to + 1)
		.filter(
			(line) => line.blank === 'no' && line.furniture === undefined && !dropped.has(line.number),
		)
		.map((line) => plainText(line.cells ? line.cells.join(' ') : line.text));
	const read = table.blocks.flatMap((block) => wordsOf(block));
	if (table.headOnce) {
		const words = new Set(read.join(' ').split(/[^\p{L}\p{N}]+/u));
		return source
			.join(' ')
			.split(/[^\p{L}\p{N}]+/u)
			.every((word) => words.has(word));
	}
	return sameCharacters(source, read);
}
