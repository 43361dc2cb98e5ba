/**
 * Tables of figures on single-spaced lines, as spreadsheets print them: no mark parts the cells, empty cells vanish,
 * heads are broken over lines and stand before or after the body.
 *
 *     1.000 kr. netto 2030 2031
 *     Havnen 12.500 -300
 *     I alt 12.500 -300 0
 *     Korr. budget
 */
import type { Messages } from './messages.ts';
import { headBefore, readBody, rowAt, takeLead, textOf, withTrailing } from './table-body.ts';
import type { Body, BodyRow } from './table-body.ts';
import { headRows, monthHead, splitLabel } from './table-columns.ts';
import type { Head } from './table-columns.ts';
import { repeatedHead, withYearsAbove } from './table-head-groups.ts';
import { headApart } from './table-heads-apart.ts';
import {
	areHeads,
	isUnit,
	labelsOf,
	splitLabels,
	stackedLabels,
	toFragments,
} from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import { headOfPieces } from './table-head-pieces.ts';
import { fillMonths, placeRows, widthOf } from './table-places.ts';
import { missingColumns, relationsOf } from './table-relations.ts';
import { figure } from './table-rows.ts';
import type { PrintedRow } from './table-sums-elsewhere.ts';
import { isTotal } from './table-sums.ts';
import type { PlacedRow } from './table-sums.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';
import { startsLower } from './wrapping.ts';

/** How far a body that turned out to be no table has been read. */
export interface Tried {
	to: number;
}

/** The table of figures whose first row stands at `start`; its head may reach back to `floor`. Undefined where none stands there. */
export function readFigureTable(
	lines: readonly Line[],
	start: number,
	floor: number,
	messages: Messages,
	tried: Tried,
	before: readonly FoundTable[] = [],
): FoundTable | undefined {
	if (start <= tried.to || !rowAt(lines[start])) return undefined;
	const head = headBefore(lines, start, floor);
	const body = readBody(lines, start, head);
	takeLead(body, head);
	const { rows } = body;
	// A long body that is no table is not read again from its every line.
	if (rows.length > 100) tried.to = body.to;
	const lead = rows.find((row) => row.values.length > 0);
	if (
		lead?.label === '' &&
		rows.length > 1 &&
		rows.some((row) => row.label !== '' && row.values.length > 0)
	) {
		return undefined;
	}
	const width = widthOf(rows);
	if (width === 0) return undefined;
	if (!isTable(rows, width, lines, body, head.at(-1)) && !hasHeadOf(before, head, body))
		return undefined;
	const months = monthHead(head);
	const elsewhere = months ? [] : amountsOf(before);
	let placed = months ? fillMonths(rows, months) : placeRows(rows, width, elsewhere);
	if (typeof placed === 'string') {
		// What follows may be another table, or rows that nothing places.
		for (const last of cutsOf(rows, width)) {
			const shorter = placeRows(rows.slice(0, last + 1), width, elsewhere);
			if (typeof shorter === 'string') continue;
			messages.inform(
				'table-row',
				lines[rows[last + 1]?.from ?? start]?.number,
				`expected ${width} values in every row: ${placed}; the table ends above this row`,
			);
			placed = shorter;
			rows.length = last + 1;
			body.to = rows[last]?.to ?? body.to;
			break;
		}
	}
	const first = lines[start]?.number ?? 0;
	if (typeof placed === 'string') {
		messages.warn(
			'table-cells',
			first,
			`expected ${width} values in every row: ${placed}; the table stays text`,
		);
		return asText(lines, body);
	}
	for (const place of placed.open ?? []) {
		messages.inform(
			'table-row',
			lines[rows[place]?.from ?? start]?.number,
			'expected something that shows which cells of the row are empty, found nothing; the row stays as printed in its first cell',
		);
	}
	for (const place of placed.zeros ?? []) {
		messages.inform(
			'table-zero',
			lines[rows[place]?.from ?? start]?.number,
			'a 0 or a dash of the row could stand in several columns and changes no sum; it stands where the table computes or most rows hold something',
		);
	}
	const fragments = toFragments(withTrailing(head, rows)).filter(
		(fragment) => fragment.to < body.from,
	);
	const labelled = rows.some((row) => row.label !== '');
	const wide =
		labelled && !months ? widerHead(head, placed.rows, width, body, elsewhere) : undefined;
	const below: Head | undefined = months
		? { rows: [[months.stub, ...months.labels]], from: months.index, to: body.to }
		: (wide?.head ??
			(labelled ? repeatedHead(head, width, body) : undefined) ??
			(labelled ? headOfPieces(head, width, body) : undefined) ??
			stackedHead(head, width, labelled, body) ??
			headRows(fragments, width, labelled, lines, body) ??
			headOverCodes(fragments, width, placed.rows, body) ??
			(labelled ? headApart(fragments, width, lines, body, relationsOf(rows, width)) : undefined) ??
			(labelled && endsInChange(placed.rows)
				? withUnnamed(headRows(fragments, width - 1, labelled, lines, body))
				: undefined));
	const found = below && !months ? withYearsAbove(below, labelled, lines, floor) : below;
	const paired = labelled && !months ? pairedLabels(found?.rows, placed.rows) : undefined;
	const stubs = found?.stubs ?? 1;
	const coded =
		found?.coded === true || (!paired && stubs === 1 && labelsEndInCodes(placed.rows, 5));
	const rowsPlaced = wide ? placed.rows.map((row) => withEmpty(row, wide.missing)) : placed.rows;
	const cells = rowsPlaced.map((row, place) => {
		if (!labelled) return found?.unlabelled === true ? ['', ...row.cells] : [...row.cells];
		if (coded) return [...splitCode(row), ...row.cells];
		const whole = isTotal(row.label) || row.cells.every((cell) => cell === '');
		return [...(paired?.labels[place] ?? splitLabel(row.label, stubs, whole)), ...row.cells];
	});
	const heads = paired?.head ?? found?.rows ?? [];
	const headers =
		coded && !found?.coded ? heads.map(([first = '', ...others]) => [first, '', ...others]) : heads;
	const held = rows.filter((row) => row.values.length > 0).length;
	if (!found && held === 2 && width > 2) {
		messages.inform(
			'table-head',
			first,
			`expected ${width} column heads, found none that fit two rows of figures; they stay text`,
		);
		return asText(lines, body);
	}
	if (!found && held < 3) return undefined;
	if (!found && head.length > 0) {
		messages.inform(
			'table-head',
			first,
			`expected ${width} column heads, found none that fit; what stands above the table stays text`,
		);
	}
	const from = found ? Math.min(found.from, body.from) : body.from;
	const to = found ? Math.max(found.to, body.to) : body.to;
	return {
		from,
		to,
		repeatedHead: body.repeated,
		blocks: [
			{
				kind: 'table',
				rows: [...headers, ...groupRows(found, cells[0] ?? []), ...cells],
				headerRows: headers.length,
				...((placed.repaired ?? found?.repaired)
					? { repaired: [found?.repaired, placed.repaired].filter(Boolean).join('; ') }
					: {}),
				lines: { from: lines[from]?.number ?? first, to: lines[to]?.number ?? first },
			},
		],
	};
}

/** True where the lines above one row with one value are the head of a table before it. */
function hasHeadOf(before: readonly FoundTable[], head: readonly HeadLine[], body: Body): boolean {
	const held = body.rows.filter((row) => row.values.length > 0);
	if (held.length !== 1 || held[0]?.label === '') return false;
	const above = toFragments(head.filter((line) => line.index < body.from));
	const text = above.map((fragment) => fragment.text).join(' ');
	return before.some(({ blocks: [block] }) => {
		if (block?.kind !== 'table' || block.headerRows !== 1) return false;
		const labels = block.rows[0] ?? [];
		return labels.length === 2 && labels[0] !== '' && text.endsWith(labels.join(' '));
	});
}

/** True where the last column is the change in per cent from the column two before it to the next, in two rows or more. */
function endsInChange(rows: readonly PlacedRow[]): boolean {
	let shown = 0;
	for (const { cells } of rows) {
		const [from, to, change] = cells.slice(-3).map((cell) => figure(cell));
		const last = cells.at(-1) ?? '';
		if (last === '') continue;
		if (from === undefined || to === undefined || change === undefined || from === 0) return false;
		if (!last.endsWith('%') || cells.at(-2)?.endsWith('%')) return false;
		const digits = /,(\d+)/u.exec(last)?.[1]?.length ?? 0;
		if (Math.abs((100 * (to - from)) / from - change) > 0.51 * 10 ** -digits) return false;
		shown += 1;
	}
	return shown > 1;
}

/** The head with a column that the print gives no name. */
const withUnnamed = (head: Head | undefined): Head | undefined =>
	head && { ...head, rows: head.rows.map((row) => [...row, '']) };

/** A head of more columns than the rows hold, where a table before shows which of them this one leaves empty. */
function widerHead(
	head: readonly HeadLine[],
	rows: readonly PlacedRow[],
	width: number,
	body: Body,
	elsewhere: readonly PrintedRow[],
): { head: Head; missing: readonly number[] } | undefined {
	const fitting = [1, 2].map((more) => headOfPieces(head, width + more, body));
	if (elsewhere.length === 0 || fitting.every((each) => each === undefined)) return undefined;
	const missing = missingColumns(rows, width, elsewhere);
	const found = fitting[missing.length - 1];
	return found && { head: found, missing };
}

/** The row with an empty cell before each of the columns. */
function withEmpty(row: PlacedRow, columns: readonly number[]): PlacedRow {
	const cells = row.cells.flatMap((cell, column) => [
		...columns.filter((each) => each === column).map(() => ''),
		cell,
	]);
	return { label: row.label, cells };
}

/** The amounts of the rows of the nearest tables before, those that hold three or more. */
const amountsOf = (tables: readonly FoundTable[]): PrintedRow[] =>
	tables
		.slice(-60)
		.flatMap(({ blocks }) =>
			blocks.flatMap((block) =>
				block.kind === 'table'
					? block.rows.slice(block.headerRows).map((row) => row.map((cell) => figure(cell)))
					: [],
			),
		)
		.filter((row) => row.filter((amount) => amount !== undefined).length > 2)
		.slice(-400);

/**
 * Labels that are two columns by their capitals: the head names two (`Civilstand Køn`), and every label with figures has two parts, or ends
 * in what is the second part of another. Second parts must repeat, or ditto marks stand for the first.
 */
function pairedLabels(
	head: readonly (readonly string[])[] | undefined,
	rows: readonly PlacedRow[],
): { head: string[][]; labels: string[][] } | undefined {
	const last = head?.at(-1);
	const names = splitLabels(last?.[0] ?? '');
	const held = rows.filter((row) => row.cells.some((cell) => cell !== ''));
	if (!head || !last || names.length !== 2 || held.length < 3 || held.length > 200)
		return undefined;
	const seconds = secondParts(held.map((row) => row.label));
	const split = (row: PlacedRow): string[] | undefined => {
		if (!held.includes(row)) return [row.label, ''];
		const second = seconds.find((part) => row.label.endsWith(` ${part}`));
		if (second !== undefined) return [row.label.slice(0, -second.length - 1), second];
		return isTotal(row.label) ? [row.label, ''] : undefined;
	};
	const labels = rows.map(split);
	if (!labels.every((label) => label !== undefined)) return undefined;
	if (seconds.length * 2 > held.length && !held.some((row) => ditto.test(row.label)))
		return undefined;
	const above = head.slice(0, -1).map((row) => [row[0] ?? '', '', ...row.slice(1)]);
	return { head: [...above, [...names, ...last.slice(1)]], labels };
}

const ditto = /^(?:do\.|ditto|["”]|-"-) /iu;

/** The second parts of labels of two parts, longest first, with last parts that end two labels or more. */
function secondParts(labels: readonly string[]): string[] {
	const found = new Set<string>();
	const ends = new Map<string, number>();
	for (const label of labels) {
		const parts = splitLabels(label);
		const end = parts.length > 1 ? (parts.at(-1) ?? '') : '';
		if (ditto.test(label)) found.add(label.replace(ditto, ''));
		else if (parts.length === 2) found.add(end);
		else if (end !== '') ends.set(end, (ends.get(end) ?? 0) + 1);
	}
	for (const [end, times] of ends) if (times > 1) found.add(end);
	return [...found].sort((a, b) => b.length - a.length);
}

/** Places of the last row where a table may end: above rows without a label, at its last full row, at its last total. */
function cutsOf(rows: readonly BodyRow[], width: number): number[] {
	// Placing is dear, and long tables are not tried again.
	if (rows.length > 140) return [];
	const unlabelled = rows.findIndex((row) => row.label === '' && row.values.length > 0);
	const full = rows.findLastIndex((row) => row.values.length === width && row.label !== '');
	const total = rows.findLastIndex((row) => isTotal(row.label) && row.values.length === width);
	const held = (last: number): number =>
		rows.slice(0, last + 1).filter((row) => row.values.length > 0).length;
	return [unlabelled - 1, full, total].filter(
		(last) => last > 0 && last < rows.length - 1 && (last === total || held(last) > 1),
	);
}

/** The head of two lines that each hold a piece a column. */
function stackedHead(
	head: readonly HeadLine[],
	width: number,
	labelled: boolean,
	body: Body,
): Head | undefined {
	const stacked = stackedLabels(
		head.filter((line) => line.index < body.from),
		width,
	);
	if (!stacked) return undefined;
	const { labels, from, stubbed } = stacked;
	if (stubbed && !labelled) return undefined;
	return { rows: [labelled && !stubbed ? ['', ...labels] : labels], from, to: body.to };
}

/** A head that names the column of one-letter codes between labels and figures: `Navn Parti Stemmer`. */
function headOverCodes(
	fragments: readonly Fragment[],
	width: number,
	rows: readonly PlacedRow[],
	body: Body,
): Head | undefined {
	const last = fragments.at(-1);
	if (!last || !labelsEndInCodes(rows, 3)) return undefined;
	const labels = labelsOf([last], width + 2);
	if (!labels || !areHeads(labels)) return undefined;
	return { rows: [labels], from: last.from, to: body.to, coded: true };
}

/** Rows of the first groups' names, where the print has them between head and body. */
function groupRows(head: Head | undefined, like: readonly string[]): string[][] {
	return (head?.groups ?? []).map((name) => like.map((_, column) => (column === 0 ? name : '')));
}

const code = /^(?:(.*) )?(\p{Lu})$/u;

/** True where the label of every row with figures ends in one capital, one of few: `Ny bro U`, `Tilskud I`. */
function labelsEndInCodes(rows: readonly PlacedRow[], least: number): boolean {
	const held = rows.filter((row) => row.cells.some((cell) => cell !== ''));
	const codes = held.map((row) => code.exec(row.label)?.[2]);
	return held.length >= least && !codes.includes(undefined) && new Set(codes).size <= 4;
}

function splitCode(row: PlacedRow): string[] {
	const match = row.cells.some((cell) => cell !== '') ? code.exec(row.label) : null;
	return match ? [match[1] ?? '', match[2] ?? ''] : [row.label, ''];
}

/** True where the rows are a table and not sentences that end in numbers. */
function isTable(
	rows: readonly BodyRow[],
	width: number,
	lines: readonly Line[],
	body: Body,
	above: HeadLine | undefined,
): boolean {
	const held = rows.filter((row) => row.values.length > 0);
	const after = lines.slice(body.to + 1).find((line) => line.blank === 'no');
	const next = lines[body.to + 1];
	const runsOn =
		next !== undefined && next === after && startsLower(textOf(next)) && textOf(next).length > 30;
	// A telephone number is no row.
	const telephone = held.every(
		(row) => row.values.length >= 3 && row.values.every((value) => /^\d\d$/u.test(value)),
	);
	if (held.length === 1) return width >= 2 && !runsOn && !telephone;
	if (width === 1) {
		// `Byrådet 21.06.2031, punkt 7`: the number belongs to the word before it.
		const numbered = held.filter((row) => countedWord.test(row.label)).length;
		if (numbered * 2 > held.length || isContents(held)) return false;
		const leaders = held.filter((row) => /^[\p{Lu}\d\-–"”(*•]/u.test(row.label)).length;
		return (
			held.length >= (above && isUnit(above.text) && body.from - above.index < 3 ? 2 : 3) &&
			leaders >= 0.8 * held.length &&
			!runsOn &&
			held.length >= 0.5 * rows.length
		);
	}
	return held.length >= 0.3 * rows.length;
}

/** True for a list of contents: running numbers first, pages that never fall last. */
function isContents(rows: readonly BodyRow[]): boolean {
	const numbers = rows.map((row) => Number(/^(\d{1,2})\.? /u.exec(row.label)?.[1]));
	const pages = rows.map((row) => Number(row.values[0]));
	return (
		numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1) &&
		pages.every((page, index) => Number.isInteger(page) && page >= (pages[index - 1] ?? 1))
	);
}

const countedWord =
	/(?:^|\s)(?:punkt|pkt\.?|sagspunkt|dagsordenspunkt|nr\.?|sag|side|s\.|bilag|kapitel|kap\.|afsnit|stk\.|§|uge|tabel|figur|model|version|etape|fase|trin|spor)$/iu;

/** Rows that cannot be placed stay text, one paragraph a row. */
function asText(lines: readonly Line[], body: Body): FoundTable {
	const blocks = lines
		.slice(body.from, body.to + 1)
		.filter(
			(line) =>
				line.blank === 'no' && line.furniture === undefined && !body.repeated.includes(line.number),
		)
		.map((line) => ({
			kind: 'paragraph' as const,
			text: textOf(line),
			lines: { from: line.number, to: line.number },
		}));
	return { from: body.from, to: body.to, repeatedHead: body.repeated, blocks };
}
