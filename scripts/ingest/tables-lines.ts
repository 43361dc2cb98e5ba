/**
 * Tables printed one cell a line, as a browser's text or a broken PDF gives them: the heads, then each label and its values.
 *
 *     Sagstype
 *     2030
 *     2031
 *     Byggesager
 *     120
 *     130
 *     Klager
 *     4
 *     5
 */
import { plainText } from './markup.ts';
import type { Messages } from './messages.ts';
import { caption } from './table-body.ts';
import { areHeads } from './table-heads.ts';
import { isYear } from './table-rows.ts';
import { isValueCell } from './tables-cells.ts';
import { rowsAsText } from './tables.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';
import { endsSentence, startsLower } from './wrapping.ts';

interface Cell {
	readonly text: string;
	readonly index: number;
	readonly value: boolean;
}

/** The cell that a short line can be; undefined for anything else. */
function cellAt(line: Line | undefined, index: number): Cell | undefined {
	if (!line || line.blank !== 'no' || line.furniture !== undefined) return undefined;
	if (line.heading !== undefined || line.list !== undefined || line.cells !== undefined)
		return undefined;
	if (line.text.length > 80 || line.text.includes('\t')) return undefined;
	const text = plainText(line.text);
	const value = isValueCell(text);
	if (!value && (endsSentence(text) || !/\p{L}|^(?:19|20)\d\d$/u.test(text))) return undefined;
	return { text, index, value };
}

const isValueLine = (line: Line | undefined): boolean =>
	line !== undefined && line.text.length < 30 && isValueCell(line.text.trim());

/** The next cell at or below a line, with at most one blank line before it. */
function nextCell(lines: readonly Line[], from: number): Cell | undefined {
	const index = lines[from]?.blank === 'no' ? from : from + 1;
	return cellAt(lines[index], index);
}

/** The first values after a row of words: how many words stand above them. */
function headsFrom(lines: readonly Line[], start: number): Cell[] {
	const cells: Cell[] = [];
	let cell = nextCell(lines, start);
	while (cell && cells.length <= mostColumns + 1) {
		if (cell.value) return cells;
		cells.push(cell);
		cell = nextCell(lines, cell.index + 1);
	}
	return [];
}

const mostColumns = 14;

/**
 * The table whose first head stands on line `start`, where as many heads as cells stand above rows that all have as many values; as text,
 * with a message, where a row has more or fewer; undefined where none stands there. `ahead` keeps the place of the next value.
 */
export function readCellLines(
	lines: readonly Line[],
	start: number,
	messages: Messages,
	ahead: { value: number },
): FoundTable | undefined {
	// The next line that is a value and nothing else: too far away, nothing heads it here.
	if (ahead.value < start) {
		ahead.value = start;
		while (ahead.value < lines.length && !isValueLine(lines[ahead.value])) ahead.value += 1;
	}
	if (ahead.value >= lines.length || ahead.value - start > 2 * mostColumns + 2) return undefined;
	const first = cellAt(lines[start], start);
	if (!first || first.value || caption.test(first.text)) return undefined;
	// Heads, the first among them over the labels, then the first label.
	const words = headsFrom(lines, start);
	const columns = words.length - 1;
	if (columns < 2) return undefined;
	// A blank line below the first, and none between the others: it is the table's title.
	const apart = words.slice(0, columns + 1).map((cell, place, all) => {
		const before = all[place - 1];
		return before !== undefined && cell.index - before.index > 1;
	});
	const titled = columns > 2 && apart[1] === true && !apart.slice(2).includes(true);
	const heads = words
		.slice(0, columns)
		.map((cell, place) => (titled && place === 0 ? '' : cell.text));
	if (!areHeads(heads) || heads.slice(1).some(startsLower)) return undefined;
	const rows: string[][] = [];
	let last = words[columns - 1]?.index ?? start;
	let uneven: number | undefined;
	while (rows.length < 1000) {
		const label = nextCell(lines, last + 1);
		if (!label || label.value || (rows.length > 0 && isYear(label.text))) break;
		const values: Cell[] = [];
		let cell = nextCell(lines, label.index + 1);
		while (cell?.value && values.length < columns) {
			values.push(cell);
			cell = nextCell(lines, cell.index + 1);
		}
		if (values.length === 0) break;
		if (values.length !== columns - 1) uneven ??= label.index;
		rows.push([label.text, ...values.map((each) => each.text)]);
		last = values.at(-1)?.index ?? last;
	}
	if (rows.length < (columns > 2 ? 2 : 3)) return undefined;
	const from = titled ? (words[1]?.index ?? start) : start;
	const table: FoundTable = {
		from,
		to: last,
		repeatedHead: [],
		blocks: [
			{
				kind: 'table',
				rows: [heads, ...rows],
				headerRows: 1,
				repaired: 'rows put together from a line a cell',
				lines: { from: lines[from]?.number ?? 0, to: lines[last]?.number ?? 0 },
			},
		],
	};
	if (uneven === undefined) return table;
	if (rows[0]?.length !== columns) return undefined;
	messages.warn(
		'table-cells',
		lines[uneven]?.number,
		`expected ${columns - 1} values below every label, found more or fewer; the table stays text`,
	);
	return rowsAsText(table, lines);
}
