/** The choices of a table's placements that make its sums agree. */

/** One way to place the values of a row: the amounts of all columns, empty ones 0. */
export interface Candidate {
	readonly columns: readonly number[];
	readonly amounts: readonly number[];
}

const mostSums = 6000;

/** What rounding may add to a sum of that many terms. */
export const rounding = (terms: number, unit: number): number =>
	unit * (0.5 + 0.5 * Math.sqrt(terms) + 0.01);

/**
 * The candidates of a sum (first) and its members that stand in the choice with the least difference; of several as good, and of
 * those a rounding away, all. Undefined where no choice agrees or there are too many.
 */
export function agreeing(
	places: readonly number[],
	candidates: readonly (readonly Candidate[])[],
	width: number,
	unit: number,
	budget: { steps: number },
): Map<number, readonly Candidate[]> | undefined {
	const tolerance = rounding(places.length - 1, unit);
	const signs = places.map((_, place) => (place === 0 ? -1 : 1));
	const lists = places.map((index) => distinct(candidates[index] ?? []));
	keepReachable(lists, signs, width, unit, tolerance);
	const column = Array.from({ length: width }, (_, at) => at);
	// How far the rows from a place on can still move each column.
	const bounds = (pick: (...amounts: number[]) => number): number[][] => {
		const from: number[][] = Array.from({ length: places.length + 1 }, () => column.map(() => 0));
		for (let place = places.length - 1; place >= 0; place -= 1) {
			from[place] = column.map(
				(at) =>
					(from[place + 1]?.[at] ?? 0) +
					pick(
						...(lists[place] ?? []).map((each) => (signs[place] ?? 1) * (each.amounts[at] ?? 0)),
					),
			);
		}
		return from;
	};
	const least = bounds(Math.min);
	const most = bounds(Math.max);
	const solutions: { far: number; chosen: Candidate[] }[] = [];
	const chosen: Candidate[] = [];
	// The sums of the rows before a place, one list for each place.
	const sums: number[][] = Array.from({ length: places.length + 1 }, () => column.map(() => 0));
	const visit = (place: number): void => {
		budget.steps -= 1;
		if (budget.steps < 0) return;
		const sum = sums[place]!;
		const low = least[place]!;
		const high = most[place]!;
		for (let at = 0; at < width; at += 1)
			if (sum[at]! + low[at]! > tolerance || sum[at]! + high[at]! < -tolerance) return;
		if (place === places.length) {
			const far = sum.reduce((all, amount) => all + Math.abs(amount), 0);
			solutions.push({ far, chosen: [...chosen] });
			return;
		}
		const next = sums[place + 1]!;
		const sign = signs[place]!;
		for (const each of lists[place]!) {
			for (let at = 0; at < width; at += 1) next[at] = sum[at]! + sign * (each.amounts[at] ?? 0);
			chosen.push(each);
			visit(place + 1);
			chosen.pop();
		}
	};
	visit(0);
	if (budget.steps < 0 || solutions.length === 0) return undefined;
	const best = Math.min(...solutions.map((each) => each.far));
	const good = solutions.filter((each) => each.far < best + 1.9 * unit);
	return new Map(
		places.map((index, place) => {
			const amounts = new Set(good.map((each) => keyOf(each.chosen[place])));
			return [index, (candidates[index] ?? []).filter((each) => amounts.has(keyOf(each)))];
		}),
	);
}

/** The amounts of a candidate in one string. */
export const keyOf = (candidate: Candidate | undefined): string =>
	candidate?.amounts.join(' ') ?? '';

/** One candidate of each set of amounts: where a 0 stands makes no difference to a sum. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
	return [...new Map(candidates.map((each) => [keyOf(each), each])).values()];
}

/** Drops candidates with an amount that no choice of the other rows brings to the sum of its column. */
function keepReachable(
	lists: Candidate[][],
	signs: readonly number[],
	width: number,
	unit: number,
	tolerance: number,
): void {
	for (let column = 0; column < width; column += 1) {
		const moves = lists.map((list, place) => [
			...new Set(
				list.map((each) => Math.round(((signs[place] ?? 1) * (each.amounts[column] ?? 0)) / unit)),
			),
		]);
		if (moves.every((amounts) => amounts.length === 1)) continue;
		const before: Set<number>[] = [new Set([0])];
		const after: Set<number>[] = [new Set([0])];
		let small = true;
		for (let place = 0; place < moves.length && small; place += 1) {
			const next = sumsOf(before[place] ?? new Set(), moves[place] ?? []);
			const last = sumsOf(after[place] ?? new Set(), moves[moves.length - 1 - place] ?? []);
			small = next.size <= mostSums && last.size <= mostSums;
			before.push(next);
			after.push(last);
		}
		if (!small) continue;
		const reach = Math.ceil(tolerance / unit);
		lists.forEach((list, place) => {
			const left = before[place] ?? new Set<number>();
			const right = [...(after[moves.length - 1 - place] ?? [])].sort((a, b) => a - b);
			const possible = new Set(
				(moves[place] ?? []).filter((amount) =>
					[...left].some((sum) => within(right, -(sum + amount), reach)),
				),
			);
			lists[place] = list.filter((each) =>
				possible.has(Math.round(((signs[place] ?? 1) * (each.amounts[column] ?? 0)) / unit)),
			);
		});
	}
}

function sumsOf(sums: ReadonlySet<number>, amounts: readonly number[]): Set<number> {
	const result = new Set<number>();
	for (const sum of sums) for (const amount of amounts) result.add(sum + amount);
	return result;
}

/** True where a sorted list holds a number at most `reach` from the goal. */
function within(sorted: readonly number[], goal: number, reach: number): boolean {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < goal - reach) low = middle + 1;
		else high = middle;
	}
	return (sorted[low] ?? Infinity) <= goal + reach;
}
