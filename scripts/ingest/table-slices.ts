/**
 * Tables that a print cut into slices side by side, put together again.
 *
 * A wide table goes on in a second one whose rows have the same labels; a sheet of several tables goes on below its own
 * title printed again, in columns without labels. Such columns belong to the table with as many rows, in the order of
 * the sheet; where that leaves a choice, to the one whose heads say the same words. What still could go to several
 * stays as it is printed.
 */
import { plainText } from './markup.ts';
import type { Messages } from './messages.ts';
import { isValueCell } from './tables-cells.ts';
import type { FoundTable } from './tables.ts';
import type { Line, TableBlock } from './types.ts';

/** Fewest rows with the same labels in the same order that show two slices of one table. */
const fewestLabels = 8;
/** Shortest title, in letters, that shows a sheet to go on when it is printed again. */
const shortestTitle = 20;
/** Lines of text between a sheet's title and its first table. */
const fewLines = 4;

interface Slice {
	readonly found: FoundTable;
	readonly block: TableBlock;
}

const only = (found: FoundTable): TableBlock | undefined => {
	const [block] = found.blocks;
	return found.blocks.length === 1 && block?.kind === 'table' && block.headerRows > 0
		? block
		: undefined;
};

const bodyOf = ({ rows, headerRows }: TableBlock): readonly (readonly string[])[] =>
	rows.slice(headerRows);

/** A label without its hyphens and blanks: two slices cut the same name in different places. */
const bare = (label: string): string => label.toLowerCase().replace(/[\s\u00ad-]+/gu, '');

/** The columns of `right`, from `first` on, beside those of `left`. */
function beside(left: TableBlock, right: TableBlock, first: number, repaired: string): TableBlock {
	const extra = left.headerRows - right.headerRows;
	const width = right.rows[0]!.length - first;
	const none = Array.from({ length: width }, () => '');
	return {
		...left,
		rows: left.rows.map((row, at) => [...row, ...(right.rows[at - extra]?.slice(first) ?? none)]),
		repaired: left.repaired === undefined ? repaired : `${left.repaired}; ${repaired}`,
		slices: [...(left.slices ?? []), right.lines, ...(right.slices ?? [])],
	};
}

const words = (lines: readonly Line[]): Line[] =>
	lines.filter((line) => line.blank === 'no' && line.furniture === undefined);

/** True where `right` is the rest of `left`'s columns: the same labels, other heads, nothing but a note between. */
function goesOn(left: Slice, right: Slice, lines: readonly Line[]): boolean {
	const [a, b] = [bodyOf(left.block), bodyOf(right.block)];
	if (a.length < fewestLabels || a.length !== b.length) return false;
	if (left.block.headerRows !== right.block.headerRows) return false;
	if (!a.every((row, at) => bare(row[0]!) === bare(b[at]![0]!))) return false;
	if (!a.some((row) => row.slice(1).some((cell) => /\d/u.test(cell)))) return false;
	const heads = new Set(left.block.rows[0]!.slice(1).filter(Boolean));
	if (right.block.rows[0]!.slice(1).some((head) => heads.has(head))) return false;
	const between = words(lines.slice(left.found.to + 1, right.found.from));
	return between.every((line) =>
		/^(?:\d{1,2}|\*)\)?\p{L}|^(?:\*|note[:.])/iu.test(line.text.trim()),
	);
}

/** The columns of single values below their head that stand between tables. */
function loneColumns(tables: readonly FoundTable[], lines: readonly Line[]): Slice[] {
	const columns: Slice[] = [];
	let before = -1;
	for (const next of [...tables, undefined]) {
		const floor = before + 1;
		const end = next?.from ?? lines.length;
		before = next?.to ?? end;
		if (floor === 0) continue;
		const near: number[] = [];
		for (let at = floor; at < end; at += 1) {
			if (lines[at]!.blank === 'no' && lines[at]!.furniture === undefined) near.push(at);
		}
		const texts = near.map((at) => plainText(lines[at]!.text));
		const first = texts.findIndex((text) => isValueCell(text) && /\d/u.test(text));
		if (first < 1 || first > fewLines) continue;
		let last = first;
		while (isValueCell(texts[last + 1] ?? '')) last += 1;
		if (last - first < 2 || texts.slice(0, first).some((text) => text.length > 60)) continue;
		const [from, to] = [near[0]!, near[last]!];
		const block: TableBlock = {
			kind: 'table',
			rows: [
				[texts.slice(0, first).join(' ')],
				...texts.slice(first, last + 1).map((text) => [text]),
			],
			headerRows: 1,
			lines: { from: lines[from]!.number, to: lines[to]!.number },
		};
		columns.push({ found: { from, to, blocks: [block], repeatedHead: [] }, block });
	}
	return columns;
}

/** Where the title above the first tables is printed again below some of them. */
function sheetTitle(
	tables: readonly FoundTable[],
	lines: readonly Line[],
): { first: number; again: number } | undefined {
	const inside = new Set(
		tables.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, at) => from + at)),
	);
	const above = new Map<string, number>();
	for (const { from } of tables) {
		let seen = 0;
		for (let at = from - 1; at >= 0 && seen < fewLines && !inside.has(at); at -= 1) {
			if (lines[at]!.blank !== 'no' || lines[at]!.furniture !== undefined) continue;
			seen += 1;
			const text = plainText(lines[at]!.text);
			const first = above.get(text);
			if (
				first !== undefined &&
				first < at &&
				tables.some((one) => one.from > first && one.to < at)
			) {
				return { first, again: at };
			}
			if (text.length >= shortestTitle && /^\p{Lu}/u.test(text)) above.set(text, at);
		}
	}
	return undefined;
}

const longWords = (block: TableBlock): Set<string> =>
	new Set(
		block.rows
			.slice(0, block.headerRows)
			.flat()
			.join(' ')
			.toLowerCase()
			.match(/\p{L}{5,}/gu) ?? [],
	);

/** How many words the heads of two tables share. */
function likeness(a: TableBlock, b: TableBlock): number {
	const known = longWords(a);
	return [...longWords(b)].filter((word) => known.has(word)).length;
}

/**
 * The table of the sheet that each slice belongs to, by place; undefined where that is not certain. A slice belongs to
 * a table with as many rows, below the one before; a new row of slices begins where there is none.
 */
function placeSlices(
	sheet: readonly TableBlock[],
	slices: readonly TableBlock[],
): number[] | undefined {
	const joined = [...sheet];
	const placed: number[] = [];
	const heights = sheet.map((block) => bodyOf(block).length);
	/** How many of the slices from `at` on find their table in order, below `after`. */
	const reach = (at: number, after: number): number => {
		let count = 0;
		for (let to = after; at + count < slices.length; count += 1) {
			to = heights.indexOf(bodyOf(slices[at + count]!).length, to + 1);
			if (to < 0) break;
		}
		return count;
	};
	let last = -1;
	for (const [at, slice] of slices.entries()) {
		if (reach(at, last) === 0) last = -1;
		const rest = reach(at, last);
		if (rest === 0) return undefined;
		const fits = heights.flatMap((height, place) =>
			place > last && height === bodyOf(slice).length && reach(at + 1, place) === rest - 1
				? [place]
				: [],
		);
		const ranked = fits
			.map((place) => ({ place, likeness: likeness(joined[place]!, slice) }))
			.sort((a, b) => b.likeness - a.likeness);
		const [best, second] = ranked;
		if (!best || (second && second.likeness === best.likeness)) return undefined;
		joined[best.place] = beside(joined[best.place]!, slice, 0, '');
		placed.push(best.place);
		last = best.place;
	}
	return placed;
}

/** Puts the slices of a sheet beside its tables. */
function joinSheet(
	tables: readonly FoundTable[],
	lines: readonly Line[],
	messages: Messages,
): readonly FoundTable[] {
	const title = sheetTitle(tables, lines);
	if (!title) return tables;
	const read = tables.map((found) => ({ found, block: only(found) }));
	const lone = loneColumns(tables, lines);
	const all = [...read, ...lone].sort((a, b) => a.found.from - b.found.from);
	const sheet = read.filter(({ found: { from } }) => from > title.first && from < title.again);
	// The slices end where other text begins.
	const rest: typeof all = [];
	let end = title.again;
	for (const one of all.filter(({ found: { from } }) => from > title.again)) {
		if (words(lines.slice(end + 1, one.found.from)).length > 0) break;
		rest.push(one);
		end = one.found.to;
	}
	const known = (list: typeof all): list is Slice[] =>
		list.every(({ block }) => block !== undefined);
	if (!known(sheet) || !known(rest) || rest.length < 3) return tables;
	if (rest.filter(({ block }) => bodyOf(block).length > 2).length < 2) return tables;
	const placed = placeSlices(
		sheet.map(({ block }) => block),
		rest.map(({ block }) => block),
	);
	if (!placed) return tables;
	const repaired = 'slices of a sheet joined by their rows';
	const blocks = new Map(sheet.map(({ found, block }) => [found, block]));
	for (const [at, place] of placed.entries()) {
		const { found } = sheet[place]!;
		const before = blocks.get(found)!;
		const joined = beside(before, rest[at]!.block, 0, repaired);
		blocks.set(
			found,
			before.repaired?.endsWith(repaired) ? { ...joined, repaired: before.repaired } : joined,
		);
	}
	const joinedLines = new Set(
		rest.flatMap(({ found: { from, to } }) =>
			lines.slice(from, to + 1).map(({ number }) => number),
		),
	);
	// What was said of a column without labels is settled.
	const settled = messages.list.filter(
		({ rule, line }) => rule === 'table-missing' && line !== undefined && joinedLines.has(line),
	);
	for (const one of settled) messages.list.splice(messages.list.indexOf(one), 1);
	messages.inform(
		'table-slices',
		lines[title.again]!.number,
		`a sheet goes on below its title printed again: ${rest.length} slices stand beside the tables with as many rows`,
	);
	const slices = new Set(rest.map(({ found }) => found));
	const columns = new Set(lone.map(({ found }) => found));
	return all.flatMap(({ found }) => {
		const block = blocks.get(found);
		if (block) return { ...found, blocks: [block] };
		if (!slices.has(found)) return columns.has(found) ? [] : found;
		return found === rest[0]!.found
			? { from: title.again, to: found.to, blocks: [], repeatedHead: [lines[title.again]!.number] }
			: { ...found, blocks: [] };
	});
}

/**
 * The tables of a passage with their slices joined. A slice that was joined keeps its place and holds no block.
 *
 * @param tables in order, without overlap
 */
export function joinSlices(
	tables: readonly FoundTable[],
	lines: readonly Line[],
	messages: Messages,
): readonly FoundTable[] {
	const joined: FoundTable[] = [];
	let open: number | undefined;
	for (const found of tables) {
		const left = open === undefined ? undefined : joined[open];
		const [a, b] = [left && only(left), only(found)];
		const before = joined.at(-1);
		if (left && a && b && before) {
			// What stands between is looked for behind the last slice, not the first.
			const slice = { found: { ...left, to: before.to }, block: a };
			if (goesOn(slice, { found, block: b }, lines)) {
				joined[open!] = {
					...left,
					blocks: [beside(a, b, 1, 'slices joined by the labels of their rows')],
				};
				messages.inform(
					'table-slices',
					b.lines.from,
					'the table above goes on in other columns with the same labels: they stand beside it',
				);
				joined.push({ ...found, blocks: [] });
				continue;
			}
		}
		open = joined.length;
		joined.push(found);
	}
	return joinSheet(joined, lines, messages);
}
