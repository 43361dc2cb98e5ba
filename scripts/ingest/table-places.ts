/** Every value of a table of figures under its column, proven by sums, blanks, ratios or months, or not at all. */
import type { BodyRow } from './table-body.ts';
import type { Months } from './table-columns.ts';
import { placeByRelations } from './table-relations.ts';
import type { PrintedRow } from './table-sums-elsewhere.ts';
import { figure, isYear, largest } from './table-rows.ts';
import { isTotal, placeBySums, placeTotals } from './table-sums.ts';
import type { PlacedRow } from './table-sums.ts';

/** How many values a full row holds. */
export function widthOf(rows: readonly BodyRow[]): number {
	const counted = withoutNumbersOfLabels(rows);
	if (counted !== undefined) return counted;
	const width = commonWidth(rows);
	// A longer row whose first values cannot be its label's is a full one.
	const longer = rows.filter((row) => row.values.length > width);
	const full = longer.filter((row) => !plain(row.values.slice(0, row.values.length - width)));
	return full.length > 0 && width > 1 ? largest(full, (row) => row.values.length) : width;
}

/** The number of values of the last total, where every row holds one more, first a number of its label, and the others sum to the total. */
function withoutNumbersOfLabels(rows: readonly BodyRow[]): number | undefined {
	const held = rows.filter((row) => row.values.length > 0);
	const last = held.at(-1);
	const others = held.slice(0, -1);
	const width = last?.values.length ?? 0;
	if (!last || !isTotal(last.label) || width < 2 || others.length < 2) return undefined;
	const numbered = others.every(
		(row) => row.values.length === width + 1 && /^\d{1,4}$/u.test(row.values[0] ?? ''),
	);
	if (!numbered) return undefined;
	const sums = last.values.every((value, column) => {
		const sum = others.reduce((all, row) => all + (figure(row.values[column + 1] ?? '') ?? NaN), 0);
		return Math.abs(sum - (figure(value) ?? NaN)) < 0.01;
	});
	return sums ? width : undefined;
}

/** True for numbers that may end a label: a year, an account, a house number. */
const plain = (values: readonly string[]): boolean =>
	values.every((value) => /^\d{1,6}$/u.test(value) || isYear(value));

/** A label that ends before its number. */
const openLabel = /(?:^|\s)(?:under|over|til|fra|nr\.|§)$/iu;

function commonWidth(rows: readonly BodyRow[]): number {
	const counts = new Map<number, number>();
	for (const row of rows) {
		if (row.values.length > 0)
			counts.set(row.values.length, (counts.get(row.values.length) ?? 0) + 1);
	}
	const totals = rows.filter((row) => isTotal(row.label)).map((row) => row.values.length);
	const most = Math.max(
		0,
		...[...counts].filter(([, times]) => times >= 2).map(([count]) => count),
		...totals,
	);
	// `under 20 12 6,3%`: where the longest rows all leave their label open, its number is no value.
	const longest = Math.max(...counts.keys());
	const open = rows.filter((row) => openLabel.test(row.label)).map((row) => row.values.length);
	const full = rows.filter((row) => row.values.length === longest).length;
	const among = open.filter((count) => count === longest).length;
	const enough = counts.size === 1 ? among > 0.6 * full : among === full;
	if (longest > 1 && among > 0 && enough) return longest - 1;
	const least = Math.min(...counts.keys());
	const wider = rows.filter((row) => row.values.length > least);
	// Numbers at the end of a label (a year, an account) stand before the values.
	if (
		wider.length > 0 &&
		wider.every(
			(row) =>
				row.label !== '' &&
				row.values.length <= least + 2 &&
				row.values.slice(0, -least).every((value) => isYear(value) || /^\d{4,6}$/u.test(value)),
		)
	) {
		return least;
	}
	const common = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
	if (!common) return 0;
	// One row with a value more than all others has a number in its label.
	if (
		common[1] >= 0.7 * [...counts.values()].reduce((sum, times) => sum + times, 0) &&
		most <= common[0] + 1 &&
		!totals.includes(most)
	) {
		return common[0];
	}
	return Math.max(
		most,
		common[1] === 1 ? Math.max(...counts.keys()) : 0,
		totals.length > 0 ? 0 : common[0],
	);
}

/** Rows with their cells in columns, and what proved the places. */
export interface Placed {
	readonly rows: readonly PlacedRow[];
	readonly repaired?: string;
	/** Places of rows that nothing places: they stand as printed in their label. */
	readonly open?: readonly number[];
	/** Places of rows with a 0 or a dash that could stand in several columns and changes no sum. */
	readonly zeros?: readonly number[];
}

/** Every row with its cells under the columns, or the reason why that cannot be; `elsewhere` are the rows of tables before it. */
export function placeRows(
	given: readonly BodyRow[],
	width: number,
	elsewhere: readonly PrintedRow[] = [],
): Placed | string {
	// A number that ends a label stands before the values.
	const rows = given.map((row) => {
		const extra = row.values.length - width;
		if (extra <= 0) return row;
		if (!plain(row.values.slice(0, extra))) return row;
		return {
			...row,
			label: `${row.label} ${row.values.slice(0, extra).join(' ')}`.trim(),
			values: row.values.slice(extra),
			gaps: row.gaps.slice(extra),
		};
	});
	const held = rows.filter((row) => row.values.length > 0);
	if (held.some((row) => row.values.length > width)) {
		return `rows hold up to ${largest(held, (row) => row.values.length)} values`;
	}
	const unlabelled = held.filter((row) => row.label === '');
	if (unlabelled.length > 0 && unlabelled.length < held.length) {
		return `${unlabelled.length} of ${held.length} rows have no label`;
	}
	const empty = (count: number): string[] => Array.from({ length: count }, () => '');
	const loose = held.filter((row) => row.values.length < width);
	if (loose.length === 0) {
		return {
			rows: rows.map((row) => ({
				label: row.label,
				cells: row.values.length === 0 ? empty(width) : [...row.values],
			})),
		};
	}
	const bySums = placeBySums(rows, width);
	if (bySums) return { rows: bySums, repaired: 'empty cells placed: the sums agree' };
	const totals = placeTotals(rows, width);
	if (totals) return { rows: totals, repaired: 'empty cells of totals placed: the sums agree' };
	const byBlanks = placeByBlanks(rows, width);
	if (byBlanks)
		return { rows: byBlanks, repaired: 'empty cells placed by the blanks of the print' };
	const byRatio = placeByRatio(rows, width);
	if (byRatio) return { rows: byRatio, repaired: 'empty cells placed: the ratios agree' };
	const byChanges = placeByChanges(rows, width);
	if (byChanges)
		return {
			rows: byChanges,
			repaired: 'empty cells placed: the last column is the change from row to row',
		};
	const related = placeByRelations(rows, width, elsewhere);
	if (related) {
		return {
			rows: related.rows,
			open: related.open,
			zeros: related.zeros,
			repaired: 'empty cells placed by what the columns hold and make together',
		};
	}
	const counts = [...new Set(held.map((row) => row.values.length))].sort((a, b) => a - b);
	return `rows hold ${counts.join(', ')} values and nothing shows which cells are empty`;
}

/** Each empty cell leaves one blank more, or two. */
function placeByBlanks(rows: readonly BodyRow[], width: number): PlacedRow[] | undefined {
	for (const blanks of [2, 1]) {
		const placed = rows.map((row): PlacedRow | undefined => {
			if (row.values.length === 0 || row.values.length === width) {
				const cells = [
					...row.values,
					...Array.from({ length: width - row.values.length }, () => ''),
				];
				return { label: row.label, cells };
			}
			return (
				spread(row, 0, blanks, width, false) ??
				spread(row, 1, blanks, width, false) ??
				spread(row, 0, blanks, width, true)
			);
		});
		if (placed.every((row) => row !== undefined)) return placed;
	}
	return undefined;
}

/**
 * The cells of a row whose blanks count its empty cells; `skip` values at its start belong to the label. Two blanks after
 * the label are an empty cell only where `lead` says so: labels end in a blank of their own.
 */
function spread(
	row: BodyRow,
	skip: number,
	blanks: number,
	width: number,
	lead: boolean,
): PlacedRow | undefined {
	if (skip > 0 && (row.values.length <= skip || !/^\d{1,4}$/u.test(row.values[0] ?? '')))
		return undefined;
	const cells: string[] = [];
	for (let index = skip; index < row.values.length; index += 1) {
		const gap = row.gaps[index] ?? 1;
		const extra = index === skip && gap <= 2 && !lead ? 0 : (gap - 1) / blanks;
		if (!Number.isInteger(extra) && gap > 2) return undefined;
		for (let count = 0; count < Math.floor(extra); count += 1) cells.push('');
		cells.push(row.values[index] ?? '');
		if (cells.length > width) return undefined;
	}
	if (cells.length < width && row.trailing < 2) return undefined;
	while (cells.length < width) cells.push('');
	return { label: [row.label, ...row.values.slice(0, skip)].join(' '), cells };
}

/** A short row of shares whose every value is one printed row divided by another stands under the same columns. */
function placeByRatio(rows: readonly BodyRow[], width: number): PlacedRow[] | undefined {
	if (rows.length > 60) return undefined;
	const full = rows.filter((row) => row.values.length === width);
	const placed = rows.map((row): PlacedRow | undefined => {
		if (row.values.length === 0)
			return { label: row.label, cells: Array.from({ length: width }, () => '') };
		if (row.values.length === width) return { label: row.label, cells: [...row.values] };
		const proves = full.some((over) =>
			full.some(
				(under) =>
					over !== under &&
					row.values.length >= 2 &&
					row.values.every((value, column) => {
						const share = figure(value);
						const [a, b] = [figure(over.values[column] ?? ''), figure(under.values[column] ?? '')];
						if (share === undefined || a === undefined || b === undefined || b === 0) return false;
						return value.endsWith('%') && Math.abs((100 * a) / b - share) <= 0.06;
					}),
			),
		);
		if (!proves) return undefined;
		return {
			label: row.label,
			cells: [...row.values, ...Array.from({ length: width - row.values.length }, () => '')],
		};
	});
	return placed.every((row) => row !== undefined) ? placed : undefined;
}

/** A first row without its last value, where the last column of every other row is the change of the one before it from row to row. */
function placeByChanges(rows: readonly BodyRow[], width: number): PlacedRow[] | undefined {
	const [first, ...others] = rows;
	if (!first || first.values.length !== width - 1 || others.length < 2) return undefined;
	let last = figure(first.values.at(-1) ?? '');
	for (const { values } of others) {
		const [amount, change] = values.slice(-2).map((value) => figure(value));
		if (values.length !== width || last === undefined || amount === undefined) return undefined;
		if (change === undefined || Math.abs(amount - last - change) > 0.01) return undefined;
		last = amount;
	}
	return rows.map(({ label, values }) => ({
		label,
		cells: values.length < width ? [...values, ''] : [...values],
	}));
}

/** Rows of a table of months begin in the first; what has not come yet is empty at the end. */
export function fillMonths(rows: readonly BodyRow[], months: Months): Placed | string {
	const width = months.labels.length;
	if (
		rows.some((row) => row.values.length > width || (row.label === '' && row.values.length > 0))
	) {
		return 'rows hold more values than months';
	}
	const short = rows.some((row) => row.values.length > 0 && row.values.length < width);
	return {
		rows: rows.map((row) => ({
			label: row.label,
			cells: [...row.values, ...Array.from({ length: width - row.values.length }, () => '')],
		})),
		...(short ? { repaired: 'months counted from the first' } : {}),
	};
}
