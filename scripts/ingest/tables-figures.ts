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
import { monthHead, splitLabel } from './table-columns.ts';
import type { Head } from './table-columns.ts';
import { findHead, hasHeadOf } from './table-head-choice.ts';
import { isUnit, toFragments } from './table-heads.ts';
import type { HeadLine } from './table-heads.ts';
import { labelsEndInCodes, pairedLabels, splitCode } from './table-labels.ts';
import { fillMonths, placeRows, widthOf } from './table-places.ts';
import { amountsOf } from './table-sums-elsewhere.ts';
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
	const { head: found, missing } = months
		? { head: { rows: [[months.stub, ...months.labels]], from: months.index, to: body.to } as Head }
		: findHead({
				head,
				fragments,
				lines,
				body,
				placed: placed.rows,
				width,
				labelled,
				floor,
				elsewhere,
			});
	const paired = labelled && !months ? pairedLabels(found?.rows, placed.rows) : undefined;
	const stubs = found?.stubs ?? 1;
	const coded =
		found?.coded === true || (!paired && stubs === 1 && labelsEndInCodes(placed.rows, 5));
	const rowsPlaced = missing ? placed.rows.map((row) => withEmpty(row, missing)) : placed.rows;
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

/** The row with an empty cell before each of the columns. */
function withEmpty(row: PlacedRow, columns: readonly number[]): PlacedRow {
	const cells = row.cells.flatMap((cell, column) => [
		...columns.filter((each) => each === column).map(() => ''),
		cell,
	]);
	return { label: row.label, cells };
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

/** Rows of the first groups' names, where the print has them between head and body. */
function groupRows(head: Head | undefined, like: readonly string[]): string[][] {
	return (head?.groups ?? []).map((name) => like.map((_, column) => (column === 0 ? name : '')));
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
