/** Lines of running text become headings, paragraphs, lists and tables. */
import type { Messages } from './messages.ts';
import { findPageRemains } from './page-remains.ts';
import { readProse, agreeOnHeadings } from './prose.ts';
import { joinSlices } from './table-slices.ts';
import { findTables } from './tables.ts';
import type { Block, FurnitureRule, Line, PageBlock } from './types.ts';

/** A passage read: its blocks, and the lines in it that are page furniture. */
export interface Reading {
	readonly blocks: readonly Block[];
	/** By line number, beside what `Line.furniture` names: repeated table heads, page feet, dumped links. */
	readonly furniture: ReadonlyMap<number, FurnitureRule>;
}

/**
 * Reads the lines of one passage (a section of an item, or the whole text of an attachment).
 *
 * - spans are in order and do not overlap, and every line that holds words is covered, named furniture or joined to a table
 *   as a slice of it;
 * - every word stands in a block; order holds inside paragraphs, entries and table rows;
 * - rows of one table have the same number of cells;
 * - hints of a format (`cells`, `headerRow`, `heading`, `list`, `paragraphEnd`, `page`) are followed exactly;
 * - linear in the number of lines and in their length.
 */
export function readBlocks(given: readonly Line[], messages: Messages): Reading {
	const furniture = findPageRemains(given);
	const lines = given.map((line) => {
		const rule = furniture.get(line.number);
		return rule === undefined || line.furniture !== undefined ? line : { ...line, furniture: rule };
	});
	const blocks: Block[] = [];
	let from = 0;
	for (const table of joinSlices(findTables(lines, messages), lines, messages)) {
		const isTable = table.blocks[0]?.kind === 'table';
		blocks.push(...readProse(lines.slice(from, table.from), isTable));
		blocks.push(...table.blocks);
		for (const number of table.repeatedHead) furniture.set(number, 'repeated-table-head');
		from = table.to + 1;
	}
	blocks.push(...readProse(lines.slice(from)));
	return { blocks: withPages(agreeOnHeadings(blocks), lines), furniture };
}

/** The blocks of a passage, as `readBlocks` gives them. */
export function toBlocks(lines: readonly Line[], messages: Messages): Block[] {
	return [...readBlocks(lines, messages).blocks];
}

/** Puts a page mark before the first block that begins on each page, where the format knows its pages. */
function withPages(blocks: readonly Block[], lines: readonly Line[]): Block[] {
	const marks: PageBlock[] = [];
	let page: number | undefined;
	for (const line of lines) {
		if (line.page === undefined || line.page === page || line.blank !== 'no') continue;
		page = line.page;
		marks.push({ kind: 'page', page, lines: { from: line.number, to: line.number } });
	}
	if (marks.length === 0) return [...blocks];
	const result: Block[] = [];
	let next = 0;
	for (const block of blocks) {
		for (; next < marks.length; next += 1) {
			const mark = marks[next];
			if (!mark || mark.lines.from > block.lines.from) break;
			result.push(mark);
		}
		result.push(block);
	}
	return [...result, ...marks.slice(next)];
}
