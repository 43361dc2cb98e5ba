/**
 * Rows of a table that another one sums: an overview of committees printed before the areas of each.
 *
 *     Teknikudvalget 100 20 -5 115        (an overview above: budget, overført, løn, nyt)
 *
 *     Veje 60 15 75                       (15 is overført: 20 - 5 for both)
 *     Parker 40 5 -5 40
 */
import { rounding } from './table-agreeing.ts';
import type { Candidate } from './table-agreeing.ts';
import { figure } from './table-rows.ts';
import type { FoundTable } from './tables.ts';

/** The amounts of a row by column, undefined where its cell holds none. */
export type PrintedRow = readonly (number | undefined)[];

/** Rows that come to amounts printed elsewhere, in some of the columns. */
export interface Bound {
	readonly members: readonly number[];
	readonly columns: readonly number[];
	readonly amounts: readonly number[];
}

/** A column of this table and the one it is elsewhere. */
interface Anchor {
	readonly here: number;
	readonly there: number;
}

interface Match {
	readonly members: readonly number[];
	readonly row: PrintedRow;
	readonly anchors: readonly Anchor[];
	/** The amounts of the run that are certain, by column. */
	readonly sum: PrintedRow;
}

const longestRun = 24;
const mostSteps = 120_000;

/**
 * The runs of rows whose certain amounts a row printed elsewhere sums, with the columns that both tables have, and before which columns
 * the other table has one that is empty in all those rows (counted in columns of this table).
 */
export function boundBySums(
	candidates: readonly (readonly Candidate[])[],
	width: number,
	unit: number,
	shares: readonly (boolean | undefined)[],
	elsewhere: readonly PrintedRow[],
): { readonly sums: readonly Bound[]; readonly missing: readonly number[] } {
	const matches = findMatches(candidates, width, unit, shares, elsewhere);
	const anchors = commonAnchors(matches);
	if (anchors.length < 3) return { sums: [], missing: [] };
	// The shortest runs first: they leave the longer ones less to choose from.
	const agreeing = matches
		.filter(({ members, sum, row }) =>
			anchors.every(({ here, there }) => {
				const amount = sum[here];
				return (
					amount === undefined ||
					Math.abs((row[there] ?? 0) - amount) <= rounding(members.length, unit)
				);
			}),
		)
		.sort((a, b) => a.members.length - b.members.length);
	const pairs: Anchor[] = [...anchors];
	const missing: number[] = [];
	anchors.forEach(({ here, there }, place) => {
		const next = anchors[place + 1];
		if (!next) return;
		const inner = between(here, next.here);
		const outer = between(there, next.there);
		const used = outer.filter((column) => agreeing.some(({ row }) => row[column] !== undefined));
		const columns = outer.length === inner.length ? outer : used;
		if (columns.length !== inner.length) return;
		inner.forEach((column, at) => pairs.push({ here: column, there: columns[at] ?? 0 }));
		for (const column of outer) {
			if (columns.includes(column)) continue;
			missing.push(inner[columns.filter((each) => each < column).length] ?? next.here);
		}
	});
	pairs.sort((a, b) => a.here - b.here);
	return {
		sums: agreeing.map(({ members, row }) => ({
			members,
			columns: pairs.map(({ here }) => here),
			amounts: pairs.map(({ there }) => row[there] ?? 0),
		})),
		missing,
	};
}

const between = (from: number, to: number): number[] =>
	Array.from({ length: Math.max(0, to - from - 1) }, (_, at) => from + 1 + at);

/** The amounts that all candidates of a row share, by column; undefined where they differ. */
function certainOf(candidates: readonly Candidate[], width: number): (number | undefined)[] {
	const [first, ...others] = candidates;
	return Array.from({ length: width }, (_, column) => {
		const amount = first?.amounts[column];
		return others.every((other) => other.amounts[column] === amount) ? amount : undefined;
	});
}

function findMatches(
	candidates: readonly (readonly Candidate[])[],
	width: number,
	unit: number,
	shares: readonly (boolean | undefined)[],
	elsewhere: readonly PrintedRow[],
): Match[] {
	const held = [...candidates.keys()].filter((index) => (candidates[index]?.length ?? 0) > 0);
	const known = held.map((index) => certainOf(candidates[index] ?? [], width));
	const matches: Match[] = [];
	let steps = 0;
	for (const row of elsewhere) {
		let found: Match | undefined;
		for (let from = 0; from < held.length && !found; from += 1) {
			const sum: (number | undefined)[] = new Array<number | undefined>(width).fill(0);
			for (let to = from; to < held.length && to < from + longestRun && !found; to += 1) {
				steps += 1;
				if (steps > mostSteps) return matches;
				const amounts = known[to]!;
				for (let column = 0; column < width; column += 1) {
					const before = sum[column];
					const amount = amounts[column];
					sum[column] = before === undefined || amount === undefined ? undefined : before + amount;
				}
				const anchors = anchorsOf(sum, row, shares, unit, to - from + 1);
				if (anchors.length >= 3) {
					found = { members: held.slice(from, to + 1), row, anchors, sum: [...sum] };
				}
			}
		}
		if (found) matches.push(found);
	}
	return matches;
}

/** The columns of a run of rows whose sums stand in a row elsewhere, in the same order; none where the first sum does not. */
function anchorsOf(
	sum: readonly (number | undefined)[],
	row: PrintedRow,
	shares: readonly (boolean | undefined)[],
	unit: number,
	terms: number,
): Anchor[] {
	const reach = rounding(terms, unit);
	const anchors: Anchor[] = [];
	let missed = 0;
	let from = 0;
	for (let here = 0; here < sum.length; here += 1) {
		const amount = sum[here];
		if (amount === undefined || shares[here] === true || Math.abs(amount) <= 999 * unit) continue;
		let there = from;
		while (there < row.length) {
			const cell = row[there];
			if (cell !== undefined && Math.abs(cell - amount) <= reach) break;
			there += 1;
		}
		if (there >= row.length) {
			missed += 1;
			if (anchors.length === 0 || missed > 1) return [];
			continue;
		}
		anchors.push({ here, there });
		from = there + 1;
	}
	return anchors;
}

/** The pairs of columns that most matches agree on, in order; none where they contradict each other. */
function commonAnchors(matches: readonly Match[]): Anchor[] {
	const counts = new Map<string, { anchor: Anchor; times: number }>();
	for (const { anchors } of matches) {
		for (const anchor of anchors) {
			const key = `${anchor.here} ${anchor.there}`;
			const before = counts.get(key);
			counts.set(key, { anchor, times: (before?.times ?? 0) + 1 });
		}
	}
	const often = [...counts.values()].filter(({ times }) => times * 2 > matches.length);
	const anchors = often.map(({ anchor }) => anchor).sort((a, b) => a.here - b.here);
	const rising = anchors.every((anchor, place) => {
		const before = anchors[place - 1];
		return !before || (before.here < anchor.here && before.there < anchor.there);
	});
	return rising ? anchors : [];
}

/** The rows of amounts that a table holds: every table below it asks. */
const rowsOf = new WeakMap<FoundTable, readonly PrintedRow[]>();

function amountsIn(table: FoundTable): readonly PrintedRow[] {
	const known = rowsOf.get(table);
	if (known) return known;
	const rows = table.blocks
		.flatMap((block) =>
			block.kind === 'table'
				? block.rows.slice(block.headerRows).map((row) => row.map((cell) => figure(cell)))
				: [],
		)
		.filter((row) => row.filter((amount) => amount !== undefined).length > 2);
	rowsOf.set(table, rows);
	return rows;
}

/** The amounts of the rows of the nearest tables before, those that hold three or more. */
export const amountsOf = (tables: readonly FoundTable[]): PrintedRow[] =>
	tables.slice(-60).flatMap(amountsIn).slice(-400);
