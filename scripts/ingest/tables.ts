/** Where tables stand in a passage, and their cells. */
import { plainText } from './markup.ts';
import { Messages } from './messages.ts';
import { readAlignedTable } from './tables-aligned.ts';
import { groupNames, readCellRows } from './tables-cells.ts';
import { readFigureTable } from './tables-figures.ts';
import { readCellLines } from './tables-lines.ts';
import { readNumberedTable } from './tables-numbered.ts';
import { readPairLines } from './tables-pairs.ts';
import { readWordTable } from './tables-words.ts';
import { areHeads, splitLabels } from './table-heads.ts';
import type { Block, Line } from './types.ts';

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

/** Says where a caption has no table by it, and where a head is printed again over cells that cannot be told apart. */
function saySilent(lines: readonly Line[], found: readonly FoundTable[], messages: Messages): void {
	const inside = new Set<number>();
	for (const { from, to } of found)
		for (let index = from; index <= to; index += 1) inside.add(index);
	const heads = new Map<string, number>();
	lines.forEach((line, index) => {
		if (line.blank !== 'no' || inside.has(index)) return;
		const text = plainText(line.text);
		if (text.length > 120) return;
		if (tableCaption.test(text)) {
			const near = found.some(({ from, to }) => from - index < 45 && index - to < 45);
			if (!near) {
				messages.inform(
					'table-missing',
					line.number,
					'expected a table by its caption, found no rows whose cells can be told apart; its words stay text',
				);
			}
			return;
		}
		if (isHeadOfWords(text)) {
			const before = heads.get(text) ?? 0;
			heads.set(text, before + 1);
			if (before === 1) {
				messages.inform(
					'table-missing',
					line.number,
					'expected a table below a head printed again, found its cells one below another; they stay text',
				);
			}
		}
	});
}

/** True for a line of three labels or more without figures, one of them of several words. */
function isHeadOfWords(text: string): boolean {
	if (/[.:;,?!]$|\d/u.test(text)) return false;
	const labels = splitLabels(text);
	return (
		labels.length >= 3 &&
		labels.length <= 8 &&
		labels.some((label) => label.split(' ').length > 1) &&
		areHeads(labels)
	);
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
	const sorted = (text: string): string => text.split('').sort().join('');
	return a === b || (a.length === b.length && sorted(a) === sorted(b));
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
