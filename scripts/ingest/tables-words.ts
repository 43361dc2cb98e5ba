/**
 * Tables of words on single-spaced lines: a capital, or a mark of nothing, begins each cell, and the columns hold few values.
 *
 *     Civilstand Sats Børn
 *     Enlig n/a Ingen børn
 *     Enlig Voksensats Ét barn
 *     Gift eller samlevende Voksensats Ingen børn
 */
import { plainText } from './markup.ts';
import { areHeads, splitLabels } from './table-heads.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';
import { endsSentence } from './wrapping.ts';

const nothing = /^(?:n\/a|N\/A|-|–|\.)$/u;

/** The cells of a line: each begins with a capital or is a mark of nothing. */
function cellsOf(text: string): string[] {
	const cells: string[] = [];
	let held: string[] = [];
	const close = (): void => {
		if (held.length > 0) cells.push(...splitLabels(held.join(' ')));
		held = [];
	};
	for (const token of text.split(' ')) {
		if (nothing.test(token)) {
			close();
			cells.push(token);
		} else held.push(token);
	}
	close();
	return cells;
}

/** The text of a line that can be a row, undefined for any other. */
function rowText(line: Line | undefined): string | undefined {
	if (!line || line.blank !== 'no' || line.furniture !== undefined) return undefined;
	if (line.heading !== undefined || line.list !== undefined || line.cells !== undefined)
		return undefined;
	if (line.text.length > 120 || line.text.includes('\t')) return undefined;
	const text = plainText(line.text);
	return /^\p{L}/u.test(text) && !/\d/u.test(text) && !endsSentence(text) ? text : undefined;
}

/** The table of words whose head stands at `start`; undefined where none does. */
export function readWordTable(lines: readonly Line[], start: number): FoundTable | undefined {
	const first = rowText(lines[start]);
	const head = first === undefined ? [] : splitLabels(first);
	if (head.length < 3 || head.length > 6 || !areHeads(head)) return undefined;
	const rows: string[][] = [];
	let to = start;
	let gap = 0;
	for (let index = start + 1; index < lines.length && rows.length < 200; index += 1) {
		const line = lines[index];
		if (line?.blank !== 'no') {
			gap += 1;
			if (gap > 1) break;
			continue;
		}
		const text = rowText(line);
		const cells = text === undefined ? [] : cellsOf(text);
		if (cells.length !== head.length) break;
		rows.push(cells);
		to = index;
		gap = 0;
	}
	if (rows.length < 4) return undefined;
	// Names and titles have capitals too, but their columns do not hold the same few values.
	const distinct = head.map((_, column) => new Set(rows.map((row) => row[column])).size);
	const whole = new Set(rows.map((row) => row.join('|'))).size;
	const few = distinct.slice(1).every((count) => count * 2 <= rows.length);
	if (!few || whole * 4 < rows.length * 3) return undefined;
	return {
		from: start,
		to,
		repeatedHead: [],
		blocks: [
			{
				kind: 'table',
				rows: [head, ...rows],
				headerRows: 1,
				repaired: 'words parted at capitals: the columns hold the same few values',
				lines: { from: lines[start]?.number ?? 0, to: lines[to]?.number ?? 0 },
			},
		],
	};
}
