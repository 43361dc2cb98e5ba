/**
 * Values whose columns a print lost, placed by what its full rows show of the columns: which hold shares, which are the sum or the
 * difference of others, and which rows sum others.
 *
 *     Budget Overført Løn Ændret Nyt budget        (ændret = overført + løn, nyt = budget + ændret)
 *     Havnen 100 20 -5 15 115
 *     Torvet 300 -5 -5 295                         (-5 is løn or overført: the total row tells)
 */
import { agreeing, keyOf, rounding } from './table-agreeing.ts';
import type { Candidate } from './table-agreeing.ts';
import { boundBySums } from './table-sums-elsewhere.ts';
import type { Bound, PrintedRow } from './table-sums-elsewhere.ts';
import { figure } from './table-rows.ts';
import type { LooseRow, PlacedRow } from './table-sums.ts';

/** Rows with every value under a column; a row that nothing places stands as printed in its label, its cells empty. */
export interface RelatedRows {
	readonly rows: readonly PlacedRow[];
	/** Places of the rows that nothing places. */
	readonly open: readonly number[];
	/** Places of the rows with a 0 or a dash that stands where most rows hold something: it changes no sum. */
	readonly zeros: readonly number[];
}

/** A column that is what others make together, in every full row. */
export interface Relation {
	readonly result: number;
	readonly terms: readonly { readonly column: number; readonly sign: 1 | -1 }[];
}

const mostColumns = 14;
const mostRows = 140;
const mostCandidates = 1500;
const mostSteps = 400_000;

const isShare = (value: string): boolean => value.endsWith('%');

/**
 * Every row placed that the columns and sums of the table prove; undefined where they prove too little: fewer than two full
 * rows, no loose row placed, or more than a third of the rows still open.
 */
export function placeByRelations(
	rows: readonly LooseRow[],
	width: number,
	elsewhere: readonly PrintedRow[] = [],
): RelatedRows | undefined {
	if (width < 3 || width > mostColumns || rows.length > mostRows) return undefined;
	const held = [...rows.keys()].filter((index) => (rows[index]?.values.length ?? 0) > 0);
	const full = held.filter((index) => rows[index]?.values.length === width);
	if (full.length < 2) return undefined;
	const values = (index: number): readonly string[] => rows[index]?.values ?? [];
	const shares = columnsOfShares(full.map(values), width);
	const unit = 10 ** -decimals(rows);
	const relations = findRelations(
		full.map((index) => amountsOf(values(index))),
		width,
		unit,
		shares,
	);
	if (relations.length === 0 && !shares.includes(true)) return undefined;
	const candidates = rows.map((row): readonly Candidate[] =>
		row.values.length === 0 ? [] : candidatesOf(row.values, width, shares, relations, unit),
	);
	if (relations.length > 0) {
		const { sums: bounds } = boundBySums(candidates, width, unit, shares, elsewhere);
		narrowByBounds(bounds, candidates, unit);
		const sums = narrowBySums(rows, candidates, width, unit);
		likeTheOthers(rows, candidates, sums, width, unit);
	}
	const zeros = settleZeros(candidates, width, shares, relations);
	const open = held.filter((index) => candidates[index]?.length !== 1);
	const loose = held.length - full.length;
	if (open.length * 3 > held.length || open.length === loose) return undefined;
	return {
		rows: rows.map((row, index) => placed(row, candidates[index] ?? [], width)),
		open,
		zeros,
	};
}

/** Before which columns a table elsewhere, whose rows sum rows of this one, has a column that this one leaves empty throughout. */
export function missingColumns(
	rows: readonly PlacedRow[],
	width: number,
	elsewhere: readonly PrintedRow[],
): readonly number[] {
	if (elsewhere.length === 0 || rows.length > mostRows || width > mostColumns) return [];
	const candidates = rows.map(({ cells }) =>
		cells.every((cell) => cell === '')
			? []
			: [{ columns: [...cells.keys()], amounts: amountsOf(cells) }],
	);
	const full = rows.map(({ cells }) => cells).filter((cells) => !cells.includes(''));
	const loose = rows.map(({ label, cells }) => ({ label, values: cells }));
	return boundBySums(
		candidates,
		width,
		10 ** -decimals(loose),
		columnsOfShares(full, width),
		elsewhere,
	).missing;
}

/** What the columns of a table make together, by its full rows; none where fewer than two are full. */
export function relationsOf(rows: readonly LooseRow[], width: number): readonly Relation[] {
	const full = rows.filter((row) => row.values.length === width).map((row) => row.values);
	if (full.length < 2 || width > mostColumns || rows.length > mostRows) return [];
	return findRelations(
		full.map(amountsOf),
		width,
		10 ** -decimals(rows),
		columnsOfShares(full, width),
	);
}

function placed(row: LooseRow, candidates: readonly Candidate[], width: number): PlacedRow {
	const cells: string[] = Array.from({ length: width }, () => '');
	const only = candidates.length === 1 ? candidates[0] : undefined;
	if (!only) return { label: [row.label, ...row.values].join(' ').trim(), cells };
	only.columns.forEach((column, at) => {
		cells[column] = row.values[at] ?? '';
	});
	return { label: row.label, cells };
}

const amountsOf = (values: readonly string[]): number[] =>
	values.map((value) => figure(value) ?? 0);

const decimals = (rows: readonly LooseRow[]): number =>
	Math.max(
		0,
		...rows.flatMap((row) =>
			row.values
				.filter((value) => !isShare(value))
				.map((value) => /,(\d+)/u.exec(value)?.[1]?.length ?? 0),
		),
	);

/** For each column whether it holds shares (true), amounts (false) or both (undefined). */
function columnsOfShares(
	full: readonly (readonly string[])[],
	width: number,
): (boolean | undefined)[] {
	return Array.from({ length: width }, (_, column) => {
		const cells = full
			.map((row) => row[column] ?? '')
			.filter((cell) => figure(cell.replace(/ %$/u, '%')) !== undefined);
		if (cells.length === 0) return undefined;
		if (cells.every(isShare)) return true;
		return cells.some(isShare) ? undefined : false;
	});
}

/** The columns that are sums of a run of columns, or the sum or difference of two, in every full row and in two that show it. */
function findRelations(
	full: readonly (readonly number[])[],
	width: number,
	unit: number,
	shares: readonly (boolean | undefined)[],
): Relation[] {
	const found: Relation[] = [];
	const amount = (column: number): boolean => shares[column] !== true;
	const holds = ({ result, terms }: Relation, adding: number): boolean => {
		let shown = 0;
		let added = 0;
		for (const row of full) {
			if (Math.abs(miss(row, result, terms)) > rounding(terms.length, unit)) return false;
			if (Math.abs(row[result] ?? 0) <= 9 * unit) continue;
			shown += 1;
			if (terms.filter(({ column }) => (row[column] ?? 0) !== 0).length > 1) added += 1;
		}
		return shown >= 2 && added >= adding;
	};
	const covered = (result: number, columns: readonly number[]): boolean =>
		found.some(({ result: of, terms }) => {
			const all = new Set([of, ...terms.map(({ column }) => column)]);
			return [result, ...columns].every((column) => all.has(column));
		});
	for (let size = width - 1; size >= 2; size -= 1) {
		for (let from = 0; from + size <= width; from += 1) {
			const columns = Array.from({ length: size }, (_, at) => from + at).filter(amount);
			if (columns.length < size) continue;
			for (let result = 0; result < width; result += 1) {
				if (!amount(result) || columns.includes(result) || covered(result, columns)) continue;
				const terms = columns.map((column) => ({ column, sign: 1 as const }));
				if (holds({ result, terms }, 1)) found.push({ result, terms });
			}
		}
	}
	for (let result = 0; result < width; result += 1) {
		for (let first = 0; first < width; first += 1) {
			for (let second = 0; second < width; second += 1) {
				const columns = [first, second];
				if (new Set([result, ...columns]).size < 3 || ![result, ...columns].every(amount)) continue;
				for (const sign of [1, -1] as const) {
					if ((sign === 1 && first > second) || covered(result, columns)) continue;
					const terms = [
						{ column: first, sign: 1 as const },
						{ column: second, sign },
					];
					if (holds({ result, terms }, 2)) found.push({ result, terms });
				}
			}
		}
	}
	return found;
}

function miss(amounts: readonly number[], result: number, terms: Relation['terms']): number {
	let sum = -(amounts[result] ?? 0);
	for (const { column, sign } of terms) sum += sign * (amounts[column] ?? 0);
	return sum;
}

/** The ways to place the values of a row, in their order, that agree with the kinds of the columns and with every relation. */
function candidatesOf(
	values: readonly string[],
	width: number,
	shares: readonly (boolean | undefined)[],
	relations: readonly Relation[],
	unit: number,
): Candidate[] {
	const amounts = amountsOf(values);
	const result: Candidate[] = [];
	if (values.length > width) return result;
	if (values.length === width) return [{ columns: values.map((_, column) => column), amounts }];
	const columns: number[] = [];
	let steps = 0;
	const visit = (from: number): void => {
		steps += 1;
		if (steps > 8_000 || result.length > mostCandidates) return;
		const at = columns.length;
		if (at === values.length) {
			const inColumns: number[] = Array.from({ length: width }, () => 0);
			columns.forEach((column, place) => {
				inColumns[column] = amounts[place] ?? 0;
			});
			const agrees = relations.every(
				({ result: of, terms }) =>
					Math.abs(miss(inColumns, of, terms)) <= rounding(terms.length, unit),
			);
			if (agrees) result.push({ columns: [...columns], amounts: inColumns });
			return;
		}
		const value = values[at] ?? '';
		const share = figure(value.replace(/ %$/u, '%')) === undefined ? undefined : isShare(value);
		for (let column = from; column <= width - (values.length - at); column += 1) {
			const kind = shares[column];
			if (share !== undefined && kind !== undefined && kind !== share) continue;
			columns.push(column);
			visit(column + 1);
			columns.pop();
		}
	};
	visit(0);
	return steps > 8_000 || result.length > mostCandidates ? [] : result;
}

/** Leaves of the candidates those that make the sums agree: a row and the run of rows right above or right below it. */
function narrowBySums(
	rows: readonly LooseRow[],
	candidates: (readonly Candidate[])[],
	width: number,
	unit: number,
): ReadonlyMap<number, readonly number[]> {
	const alive = rows.map((row, index) => row.values.length > 0 && candidates[index]?.length !== 0);
	const sums = new Map<number, readonly number[]>();
	const budget = { steps: mostSteps };
	let changed = true;
	for (let round = 0; changed && round < 8; round += 1) {
		changed = false;
		for (let at = 0; at < rows.length; at += 1) {
			const members =
				sums.get(at) ?? (alive[at] ? membersOf(at, alive, candidates, width, unit) : undefined);
			if (!members) continue;
			changed ||= !sums.has(at);
			sums.set(at, members);
			for (const index of members) alive[index] = false;
			const places = [at, ...members];
			if (places.every((index) => candidates[index]?.length === 1)) continue;
			const agreed = agreeing(places, candidates, width, unit, budget);
			for (const [index, left] of agreed ?? []) {
				changed ||= left.length < (candidates[index]?.length ?? 0);
				candidates[index] = left;
			}
		}
	}
	return sums;
}

/** Leaves of the candidates those that come to the sums printed elsewhere, in the columns that both tables have. */
function narrowByBounds(
	sums: readonly Bound[],
	candidates: (readonly Candidate[])[],
	unit: number,
): void {
	for (const { members, columns, amounts } of sums) {
		const budget = { steps: mostSteps };
		const project = (candidate: Candidate): Candidate => ({
			columns: candidate.columns,
			amounts: columns.map((column) => candidate.amounts[column] ?? 0),
		});
		const lists = [
			[{ columns: [], amounts }],
			...members.map((index) => (candidates[index] ?? []).map(project)),
		];
		const places = lists.map((_, place) => place);
		const agreed = agreeing(places, lists, columns.length, unit, budget);
		members.forEach((index, place) => {
			const left = new Set(agreed?.get(place + 1)?.map((each) => each.columns));
			if (agreed) {
				candidates[index] = (candidates[index] ?? []).filter((each) => left.has(each.columns));
			}
		});
	}
}

/**
 * Rows whose candidates differ only in where a 0 or a dash stands: it goes where the table computes (a sum of others, a share), else
 * where other rows hold a 0 or, failing those, anything. Changes `candidates` and gives the places of the rows.
 */
function settleZeros(
	candidates: (readonly Candidate[])[],
	width: number,
	shares: readonly (boolean | undefined)[],
	relations: readonly Relation[],
): number[] {
	const filled: number[] = Array.from({ length: width }, () => 0);
	const count = ({ columns, amounts }: Candidate): void => {
		for (const column of columns) {
			filled[column] = (filled[column] ?? 0) + (amounts[column] === 0 ? 100 : 1);
		}
	};
	for (const [only, other] of candidates) if (only && !other) count(only);
	const sums = relations.filter(({ terms }) => terms.every(({ sign }) => sign === 1));
	const computed = (column: number): boolean =>
		shares[column] === true || sums.some(({ result }) => result === column);
	const weight = ({ columns, amounts }: Candidate): number =>
		columns
			.filter((column) => amounts[column] === 0)
			.reduce((sum, column) => sum + (filled[column] ?? 0) + (computed(column) ? 100_000 : 0), 0);
	const settled: number[] = [];
	// Rows with the least choice first: they show the others where a 0 stands.
	const waiting = [...candidates.entries()]
		.filter(([, list]) => list.length > 1 && new Set(list.map(keyOf)).size === 1)
		.filter(([, [first]]) => first?.amounts.some((amount) => amount !== 0))
		.sort(([, a], [, b]) => a.length - b.length);
	for (const [index, list] of waiting) {
		const [best, next] = [...list].sort((a, b) => weight(b) - weight(a));
		if (!best || !next || weight(best) === weight(next)) continue;
		candidates[index] = [best];
		count(best);
		settled.push(index);
	}
	return settled;
}

/**
 * Rows that the sums leave open stand like the rows with as many values, the same of them equal, that they prove, where three or more do,
 * all alike, and every sum still agrees.
 */
function likeTheOthers(
	rows: readonly LooseRow[],
	candidates: (readonly Candidate[])[],
	sums: ReadonlyMap<number, readonly number[]>,
	width: number,
	unit: number,
): void {
	const shapes = new Map<string, Set<string>>();
	const proven = new Map<string, number>();
	const shapeOf = (candidate: Candidate | undefined): string => candidate?.columns.join(' ') ?? '';
	const kinds = rows.map(({ values }) => values.map((value) => values.indexOf(value)).join(' '));
	rows.forEach(({ values }, index) => {
		const [only, other] = candidates[index] ?? [];
		const kind = kinds[index] ?? '';
		if (!only || other || values.length === width) return;
		shapes.set(kind, (shapes.get(kind) ?? new Set()).add(shapeOf(only)));
		proven.set(kind, (proven.get(kind) ?? 0) + 1);
	});
	const before = [...candidates];
	kinds.forEach((kind, index) => {
		const [shape, other] = shapes.get(kind) ?? [];
		const list = candidates[index] ?? [];
		if (shape === undefined || other !== undefined || (proven.get(kind) ?? 0) < 3) return;
		const like = list.filter((each) => shapeOf(each) === shape);
		if (list.length > 1 && like.length === 1) candidates[index] = like;
	});
	const agrees = [...sums].every(([at, members]) =>
		agreeing([at, ...members], candidates, width, unit, { steps: mostSteps }),
	);
	if (!agrees) before.forEach((list, index) => (candidates[index] = list));
}

/** The run of rows whose certain columns sum to those of the row at `at`, the shortest that agrees. */
function membersOf(
	at: number,
	alive: readonly boolean[],
	candidates: readonly (readonly Candidate[])[],
	width: number,
	unit: number,
): number[] | undefined {
	const goal = certain(candidates[at] ?? [], width);
	for (const step of [-1, 1]) {
		const run: number[] = [];
		const sum: (number | undefined)[] = Array.from({ length: width }, () => 0);
		const filled: number[] = Array.from({ length: width }, () => 0);
		for (
			let index = at + step;
			index >= 0 && index < alive.length && run.length < 60;
			index += step
		) {
			if (!alive[index]) continue;
			run.push(index);
			const known = certain(candidates[index] ?? [], width);
			known.forEach((amount, column) => {
				const before = sum[column];
				sum[column] = amount === undefined || before === undefined ? undefined : before + amount;
				if (amount !== undefined && amount !== 0) filled[column] = (filled[column] ?? 0) + 1;
			});
			if (run.length < 2) continue;
			let shown = 0;
			const agrees = goal.every((amount, column) => {
				const total = sum[column];
				if (amount === undefined || total === undefined) return true;
				if (Math.abs(total - amount) > rounding(run.length, unit)) return false;
				if (Math.abs(amount) > 9 * unit && (filled[column] ?? 0) > 1)
					shown += Math.abs(amount) > 99 * unit ? 2 : 1;
				return true;
			});
			// Small numbers agree by chance: one column of them shows nothing.
			if (agrees && shown > 1) return run;
		}
	}
	return undefined;
}

/** The amounts that all candidates share, by column; undefined where they differ. */
function certain(candidates: readonly Candidate[], width: number): (number | undefined)[] {
	const [first, ...others] = candidates;
	return Array.from({ length: width }, (_, column) => {
		const amount = first?.amounts[column];
		return others.every((other) => other.amounts[column] === amount) ? amount : undefined;
	});
}
