/** Two charts with a shape of their own: a population pyramid and a budget bridge. */
import type { Cell } from './cell.ts';
import type { ChartPanel } from './chart-plan.ts';
import { unitOf } from './kpi-table.ts';
import { sayable } from './unit.ts';
import type { KpiColumn, KpiRow, KpiTable } from './kpi-table.ts';

const women = /(?<!\p{L})(?:kvinde[rn]?|pige[rn]?)(?!\p{L})/iu;
const men = /(?<!\p{L})(?:mænd|mand|drenge?)(?!\p{L})/iu;
const ageLabel =
	/^(?:under|over|fra)?\s*\d{1,3}\s*(?:(?:-|–|til)\s*\d{1,3})?\s*(?:år)?\s*(?:\+|og\s+\p{L}+)?$/iu;

const markAt = (row: KpiRow, column: KpiColumn) => ({
	row: row.index,
	column: column.index,
	cell: row.cells[column.index]!,
});

/** Ages by sex: the first pair of columns that differ only in the sex. Undefined for other tables. */
export function pyramidPanel(
	table: KpiTable,
	rows: readonly KpiRow[],
	columns: readonly KpiColumn[],
): ChartPanel | undefined {
	if (rows.length < 3 || !rows.every(({ label }) => ageLabel.test(label))) return undefined;
	const bare = (header: string) => header.replace(women, '').replace(men, '');
	const first = columns.find(({ header }) => women.test(header));
	const second = first && columns.find(({ header }) => men.test(header) && !women.test(header));
	if (!first || !second || bare(first.header) !== bare(second.header)) return undefined;
	const unit = unitOf(rows[0]!, first);
	const same = rows.every((row) =>
		[first, second].every(
			(column) =>
				unitOf(row, column)?.id === unit?.id && (row.cells[column.index]?.value ?? 0) >= 0,
		),
	);
	if (!unit || !same || unit.family === 'share') return undefined;
	return {
		kind: 'pyramid',
		title: table.title,
		unit,
		categories: rows.map(({ label }) => ({ label })),
		series: [first, second].map((column) => ({
			name: column.header,
			marks: rows.map((row) => markAt(row, column)),
		})),
	};
}

const startWords = /oprindelig|vedtaget|primo|ramme|udgangspunkt|(?<!\p{L})budget(?:\s|$)/iu;
const endWords =
	/korrigeret|(?<!\p{L})korr\.|forvent|ultimo|regnskab|resultat|(?<!\p{L})nyt?(?!\p{L})|i\s?alt/iu;

/** True where the rows between first and last lead exactly from the one to the other. */
function leads(cells: readonly Cell[]): boolean {
	const [from, to] = [cells[0]?.value, cells.at(-1)?.value];
	const steps = cells.slice(1, -1).flatMap(({ value }) => value ?? []);
	if (from === undefined || to === undefined || steps.length === 0) return false;
	if (steps.some((step) => Math.abs(step) >= Math.abs(from))) return false;
	const decimals = Math.max(...cells.map((cell) => cell.decimals ?? 0));
	const sum = steps.reduce((so, step) => so + step, from);
	return Math.abs(sum - to) <= (0.5 * steps.length) / 10 ** decimals;
}

/** The longest run of rows that is a bridge in a column; most of the table, or none. */
function bridgeRows(rows: readonly KpiRow[], column: KpiColumn): KpiRow[] | undefined {
	const least = Math.max(3, rows.length - 3);
	for (let length = rows.length; length >= least; length--) {
		for (let from = 0; from + length <= rows.length; from++) {
			const run = rows.slice(from, from + length);
			const labelled = startWords.test(run[0]!.label) && endWords.test(run.at(-1)!.label);
			if (labelled && leads(run.map((row) => row.cells[column.index]!))) return run;
		}
	}
	return undefined;
}

/**
 * A bridge: the first row is where it starts, the last where it ends, and the rows between add up exactly to the
 * difference; a row or two beside it are left to the table. `not-a-bridge` where the labels promise one and the steps
 * do not add up; undefined for other tables.
 */
export function bridgePanel(
	table: KpiTable,
	columns: readonly KpiColumn[],
): ChartPanel | 'not-a-bridge' | undefined {
	const figures = table.rows.filter(({ role }) => role !== 'words');
	// A step that is told in parts is drawn by its parts.
	const rows = figures.filter(({ role }, at) => role === 'sub' || figures[at + 1]?.role !== 'sub');
	let promised = false;
	for (const column of columns) {
		const unit = rows[0] && unitOf(rows[0], column);
		const same = rows.every((row) => unitOf(row, column)?.id === unit?.id);
		if (!unit || !same || unit.family === 'share' || column.role === 'deviation') continue;
		const run = bridgeRows(rows, column);
		if (run) {
			const drawn = run.filter((row) => row.cells[column.index]!.value !== undefined);
			const title = sayable(column.header) || table.title;
			return {
				kind: 'waterfall',
				title,
				unit,
				categories: drawn.map(({ label }) => ({ label })),
				series: [{ name: title, marks: drawn.map((row) => markAt(row, column)) }],
			};
		}
		const values = rows.flatMap((row) => row.cells[column.index]!.value ?? []);
		promised ||=
			columns.length === 1 &&
			values.some((value) => value < 0) &&
			startWords.test(rows[0]!.label) &&
			(endWords.test(rows.at(-1)!.label) || /oprindelig|vedtaget|primo/iu.test(rows[0]!.label));
	}
	return promised ? 'not-a-bridge' : undefined;
}
