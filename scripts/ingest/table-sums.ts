/** Values whose columns a print lost are placed where the table's own totals agree, or not at all. */
import { figure } from './table-rows.ts';

/** A row whose values may be fewer than the columns. */
export interface LooseRow {
	readonly label: string;
	readonly values: readonly string[];
}

/** A row with every column filled or empty. */
export interface PlacedRow {
	readonly label: string;
	readonly cells: readonly string[];
}

/** How many placements of a table are compared with its totals before it is given up. */
const mostSteps = 500_000;

interface Choice {
	/** How many of the first values belong to the label (`Club 10 22.010`). */
	readonly skip: number;
	readonly columns: readonly number[];
}

const total =
	/^(?:i alt|ialt|total|sum|netto|samlet|samlede|hovedtotal|nettodrift|bevægelse)\b|\bi alt\b|\bialt\b/iu;

/** True for the label of a row that sums others. */
export function isTotal(label: string): boolean {
	return total.test(label);
}

function choices(row: LooseRow, width: number): Choice[] {
	const result: Choice[] = [];
	const spare = row.values.length;
	if (spare === 0) return [{ skip: 0, columns: [] }];
	for (let skip = 0; skip <= Math.min(1, spare - 1); skip += 1) {
		if (skip > 0 && !/^\d{1,4}$/u.test(row.values[0] ?? '')) break;
		const count = spare - skip;
		if (count > width) continue;
		for (const columns of combinations(width, count)) result.push({ skip, columns });
		if (result.length > 400) break;
	}
	return result;
}

function combinations(width: number, count: number): number[][] {
	if (count === 0) return [[]];
	const result: number[][] = [];
	const chosen: number[] = [];
	const visit = (from: number): void => {
		if (result.length > 400) return;
		if (chosen.length === count) {
			result.push([...chosen]);
			return;
		}
		for (let column = from; column <= width - (count - chosen.length); column += 1) {
			chosen.push(column);
			visit(column + 1);
			chosen.pop();
		}
	};
	visit(0);
	return result;
}

const place = (row: LooseRow, choice: Choice, width: number): string[] => {
	const cells: string[] = Array.from({ length: width }, () => '');
	choice.columns.forEach((column, index) => {
		cells[column] = row.values[choice.skip + index] ?? '';
	});
	return cells;
};

const decimals = (rows: readonly LooseRow[]): number =>
	Math.max(
		0,
		...rows.flatMap((row) => row.values.map((value) => /,(\d+)/u.exec(value)?.[1]?.length ?? 0)),
	);

/**
 * The rows with their values in columns, where a total printed in the table proves the places: every loose row belongs to a
 * sum that agrees in all columns (roundings allowed), and no other choice with as few moves agrees. Undefined
 * where nothing proves them.
 */
export function placeBySums(rows: readonly LooseRow[], width: number): PlacedRow[] | undefined {
	if (rows.length > 400) return undefined;
	const options = rows.map((row) => choices(row, width));
	if (options.some((choice) => choice.length === 0)) return undefined;
	const chosen: (Choice | undefined)[] = options.map((choice) => choice[0]);
	const loose = new Set(
		rows.flatMap((row, index) =>
			row.values.length === width || row.values.length === 0 ? [] : [index],
		),
	);
	const unit = 10 ** -decimals(rows);
	const proven = new Set<number>();
	const figures = rows.map((row) => row.values.map((value) => figure(value) ?? 0));
	const known = new Map<Choice, readonly number[]>();
	const amounts = (index: number, choice: Choice): readonly number[] => {
		const before = known.get(choice);
		if (before) return before;
		const amountsOf: number[] = Array.from({ length: width }, () => 0);
		choice.columns.forEach((column, at) => {
			amountsOf[column] = figures[index]?.[choice.skip + at] ?? 0;
		});
		known.set(choice, amountsOf);
		return amountsOf;
	};
	const work = { steps: mostSteps };
	const prove = (at: number, sets: readonly (readonly number[])[]): void => {
		const goal = figures[at] ?? [];
		for (const members of sets) {
			const open = members.filter((index) => loose.has(index) && !proven.has(index));
			const tolerance = unit * Math.max(1.01, 0.75 * Math.sqrt(members.length));
			const solution = solve(members, open, goal, tolerance, options, chosen, amounts, work);
			if (!solution) continue;
			for (const [index, choice] of solution) chosen[index] = choice;
			for (const index of members) proven.add(index);
			return;
		}
	};
	const full = [...rows.keys()].filter((index) => rows[index]?.values.length === width);
	for (const at of full) if (isTotal(rows[at]?.label ?? '')) prove(at, memberSets(rows, at, width));
	// A row that says nothing of being a sum may still be one of the rows right above or below it.
	const open = (): boolean => [...loose].some((index) => !proven.has(index));
	for (const at of full) {
		const some = rows[at]?.values.some((value) => Math.abs(figure(value) ?? 0) > 9) ?? false;
		if (some && open()) prove(at, runsAround(rows, at, loose));
	}
	for (const index of loose) if (!proven.has(index)) return undefined;
	return rows.map((row, index) => {
		const choice = chosen[index] ?? { skip: 0, columns: [] };
		const extra = row.values.slice(0, choice.skip).join(' ');
		return {
			label: extra === '' ? row.label : `${row.label} ${extra}`,
			cells: place(row, choice, width),
		};
	});
}

/** The rows that a total may sum: those since the total before, all rows that are no totals, the totals themselves, the run below. */
function memberSets(rows: readonly LooseRow[], at: number, width: number): number[][] {
	const before = [...Array(at).keys()];
	const isSum = (index: number): boolean => isTotal(rows[index]?.label ?? '');
	const held = (index: number): boolean => (rows[index]?.values.length ?? 0) > 0;
	const sinceTotal = before.slice(before.findLastIndex(isSum) + 1).filter(held);
	const plain = before.filter((index) => !isSum(index) && held(index));
	const sums = before.filter((index) => isSum(index) && held(index));
	const full = before.filter((index) => rows[index]?.values.length === width && held(index));
	const below = [];
	for (let index = at + 1; index < rows.length && !isSum(index); index += 1)
		if (held(index)) below.push(index);
	return [sinceTotal, plain, sums, full, below].filter((members) => members.length > 0);
}

/** The runs of rows that end right above a row or begin right below it, with a loose row among them. */
function runsAround(rows: readonly LooseRow[], at: number, loose: ReadonlySet<number>): number[][] {
	const runs: number[][] = [];
	for (const step of [-1, 1]) {
		const run: number[] = [];
		for (
			let index = at + step;
			index >= 0 && index < rows.length && run.length < 30;
			index += step
		) {
			if ((rows[index]?.values.length ?? 0) === 0) continue;
			run.push(index);
			if (run.length > 1 && run.some((each) => loose.has(each))) runs.push([...run]);
		}
	}
	return runs;
}

function solve(
	members: readonly number[],
	open: readonly number[],
	goal: readonly number[],
	tolerance: number,
	options: readonly (readonly Choice[])[],
	chosen: readonly (Choice | undefined)[],
	amounts: (index: number, choice: Choice) => readonly number[],
	work: { steps: number },
): Map<number, Choice> | undefined {
	if (work.steps < 0) return undefined;
	const sum = goal.map(() => 0);
	for (const index of members) {
		const choice = chosen[index];
		if (choice)
			amounts(index, choice).forEach((value, column) => (sum[column] = (sum[column] ?? 0) + value));
	}
	const missing = goal.map((value, column) => value - (sum[column] ?? 0));
	/** How far the columns are from the total where values move by both shifts, or undefined where one is too far. */
	const miss = (shift: readonly number[], other: readonly number[]): number | undefined => {
		work.steps -= 1;
		if (work.steps < 0) return undefined;
		let far = 0;
		for (let column = 0; column < missing.length; column += 1) {
			const off = Math.abs(missing[column]! - (shift[column]! + other[column]!));
			if (off > tolerance) return undefined;
			far += off;
		}
		return Math.round(far * 1e6) / 1e6;
	};
	const still = goal.map(() => 0);
	const asPrinted = miss(still, still);
	if (asPrinted === 0) return new Map();
	const found: { far: number; map: Map<number, Choice> }[] = [];
	if (asPrinted !== undefined) found.push({ far: asPrinted, map: new Map() });
	const moves: { index: number; choice: Choice; by: readonly number[] }[] = [];
	for (const index of open) {
		const from = chosen[index];
		if (!from) continue;
		const now = amounts(index, from);
		for (const choice of options[index] ?? []) {
			if (choice === from) continue;
			const then = amounts(index, choice);
			const by = goal.map((_, column) => (then[column] ?? 0) - (now[column] ?? 0));
			moves.push({ index, choice, by });
			const far = miss(by, still);
			if (far !== undefined) found.push({ far, map: new Map([[index, choice]]) });
		}
	}
	const exact = found.some((each) => each.far === 0);
	if (!exact && moves.length <= (found.length === 0 ? 300 : 120)) {
		for (const [place, first] of moves.entries()) {
			for (let other = place + 1; other < moves.length; other += 1) {
				const second = moves[other];
				if (!second || second.index === first.index) continue;
				const far = miss(first.by, second.by);
				if (far !== undefined) {
					found.push({
						far,
						map: new Map([
							[first.index, first.choice],
							[second.index, second.choice],
						]),
					});
				}
			}
		}
	}
	// What was not looked at could agree better.
	if (work.steps < 0) return undefined;
	const [best, next] = found.sort((a, b) => a.far - b.far);
	// Two choices that agree equally well prove neither.
	return best && (!next || next.far > best.far) ? best.map : undefined;
}

/**
 * Totals that leave out the columns nobody can sum (a mean, a share), where every other row is full: each value stands under the one
 * column whose rows it sums. Undefined where a value sums no column or could sum two.
 */
export function placeTotals(rows: readonly LooseRow[], width: number): PlacedRow[] | undefined {
	const loose = rows.flatMap(({ label, values }, index) =>
		values.length === width || values.length === 0 ? [] : [{ index, label }],
	);
	if (loose.length === 0 || loose.some(({ label }) => !isTotal(label))) return undefined;
	const unit = 10 ** -decimals(rows);
	const placed = new Map<number, string[]>();
	for (const { index } of loose) {
		const values = rows[index]?.values ?? [];
		const before = rows.slice(0, index).findLastIndex((row) => isTotal(row.label));
		const members = rows.slice(before + 1, index).filter((row) => row.values.length === width);
		if (members.length < 2) return undefined;
		const tolerance = unit * (0.5 + 0.5 * Math.sqrt(members.length));
		const sums = Array.from({ length: width }, (_, column) =>
			members.reduce((sum, row) => sum + (figure(row.values[column] ?? '') ?? NaN), 0),
		);
		const fitting = combinations(width, values.length).filter((columns) =>
			columns.every(
				(column, at) =>
					Math.abs((sums[column] ?? NaN) - (figure(values[at] ?? '') ?? NaN)) <= tolerance,
			),
		);
		const [columns, other] = fitting;
		if (!columns || other) return undefined;
		const cells: string[] = Array.from({ length: width }, () => '');
		columns.forEach((column, at) => {
			cells[column] = values[at] ?? '';
		});
		placed.set(index, cells);
	}
	const empty = (): string[] => Array.from({ length: width }, () => '');
	return rows.map(({ label, values }, index) => ({
		label,
		cells: placed.get(index) ?? (values.length === 0 ? empty() : [...values]),
	}));
}
