/** Two charts with a shape of their own: a population pyramid and a budget bridge. */
import type { ChartPanel } from './chart-plan.ts';
import { unitOf } from './kpi-table.ts';
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
const endWords = /korrigeret|forvent|ultimo|regnskab|resultat|(?<!\p{L})nyt?(?!\p{L})|i\s?alt/iu;

/**
 * A bridge: the first row is where it starts, the last where it ends, and the rows between add up exactly to the
 * difference. `not-a-bridge` where the labels promise one and the steps do not add up; undefined for other tables.
 */
export function bridgePanel(
	table: KpiTable,
	columns: readonly KpiColumn[],
): ChartPanel | 'not-a-bridge' | undefined {
	const figures = table.rows.filter(({ role }) => role !== 'words');
	// A step that is told in parts is drawn by its parts.
	const rows = figures.filter(({ role }, at) => role === 'sub' || figures[at + 1]?.role !== 'sub');
	const [first, last] = [rows[0], rows.at(-1)];
	if (
		!first ||
		!last ||
		rows.length < 3 ||
		!startWords.test(first.label) ||
		!endWords.test(last.label)
	)
		return undefined;
	let mixed = false;
	for (const column of columns) {
		const cells = rows.map((row) => row.cells[column.index]!);
		const [from, to] = [cells[0]!, cells.at(-1)!];
		const unit = unitOf(first, column);
		const same = rows.every((row) => unitOf(row, column)?.id === unit?.id);
		if (
			!unit ||
			!same ||
			unit.family === 'share' ||
			from.value === undefined ||
			to.value === undefined
		)
			continue;
		const steps = cells.slice(1, -1).filter(({ value }) => value !== undefined);
		const decimals = Math.max(...cells.map((cell) => cell.decimals ?? 0));
		const sum = steps.reduce((so, { value }) => so + value!, from.value);
		const exact = Math.abs(sum - to.value) <= (0.5 * steps.length) / 10 ** decimals;
		const apart = steps.every(({ value }) => Math.abs(value!) < Math.abs(from.value!));
		if (steps.length === 0 || !apart) continue;
		mixed ||= !exact && steps.some(({ value }) => value! < 0);
		if (!exact) continue;
		const drawn = rows.filter((row) => row.cells[column.index]!.value !== undefined);
		return {
			kind: 'waterfall',
			title: column.header || table.title,
			unit,
			categories: drawn.map(({ label }) => ({ label })),
			series: [
				{ name: column.header || table.title, marks: drawn.map((row) => markAt(row, column)) },
			],
		};
	}
	return mixed ? 'not-a-bridge' : undefined;
}
