/** Which of the ways to read a head gives one for every column of a table of figures. */
import type { Body } from './table-body.ts';
import { headRows } from './table-columns.ts';
import type { Head } from './table-columns.ts';
import { repeatedHead, withYearsAbove } from './table-head-groups.ts';
import { headOfPieces } from './table-head-pieces.ts';
import { headApart } from './table-heads-apart.ts';
import { areHeads, labelsOf, stackedLabels, toFragments } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import { labelsEndInCodes } from './table-labels.ts';
import { missingColumns, relationsOf } from './table-relations.ts';
import { figure } from './table-rows.ts';
import type { PrintedRow } from './table-sums-elsewhere.ts';
import type { PlacedRow } from './table-sums.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';

/** What a head is looked for with. */
interface Sought {
	/** The short lines above the body, and the labels they join to. */
	readonly head: readonly HeadLine[];
	readonly fragments: readonly Fragment[];
	readonly lines: readonly Line[];
	readonly body: Body;
	readonly placed: readonly PlacedRow[];
	readonly width: number;
	/** True where rows have labels. */
	readonly labelled: boolean;
	/** The first line that a head may take. */
	readonly floor: number;
	/** The amounts of tables before. */
	readonly elsewhere: readonly PrintedRow[];
}

/** The head of a table of figures, and before which columns it names one that the rows leave empty; no head where none fits. */
export function findHead(sought: Sought): { head?: Head; missing?: readonly number[] } {
	const { head, fragments, lines, body, placed, width, labelled, floor, elsewhere } = sought;
	const wide = labelled ? widerHead(head, placed, width, body, elsewhere) : undefined;
	const found =
		wide?.head ??
		(labelled ? repeatedHead(head, width, body) : undefined) ??
		(labelled ? headOfPieces(head, width, body) : undefined) ??
		stackedHead(head, width, labelled, body) ??
		headRows(fragments, width, labelled, lines, body) ??
		headOverCodes(fragments, width, placed, body) ??
		(labelled
			? headApart(fragments, width, lines, body, relationsOf(body.rows, width))
			: undefined) ??
		(labelled && endsInChange(placed)
			? withUnnamed(headRows(fragments, width - 1, labelled, lines, body))
			: undefined);
	if (!found) return {};
	return {
		head: withYearsAbove(found, labelled, lines, floor),
		...(wide ? { missing: wide.missing } : {}),
	};
}

/** True where the lines above one row with one value are the head of a table before it. */
export function hasHeadOf(
	before: readonly FoundTable[],
	head: readonly HeadLine[],
	body: Body,
): boolean {
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
