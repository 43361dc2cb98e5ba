/** Where tables stand in a passage, and their cells. */
import type { Messages } from './messages.ts';
import { readCellRows } from './tables-cells.ts';
import type { Line, TableBlock } from './types.ts';

/** A table found in a passage, with the places (indexes) of its first and last line. */
export interface FoundTable {
	readonly from: number;
	readonly to: number;
	readonly block: TableBlock;
	/** Line numbers of headers repeated at page breaks. */
	readonly repeatedHead: readonly number[];
}

/** The tables of a passage in order, without overlap; doubts become messages. */
export function findTables(lines: readonly Line[], messages: Messages): FoundTable[] {
	const found: FoundTable[] = [];
	let index = 0;
	while (index < lines.length) {
		const table = readCellRows(lines, index, messages);
		if (table) {
			found.push(table);
			index = table.to + 1;
		} else {
			index += 1;
		}
	}
	return found;
}
