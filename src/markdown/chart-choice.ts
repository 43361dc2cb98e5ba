/**
 * The right chart for a table, or none.
 *
 * - three or more periods: lines (stacked bars where sums of money add up), two: grouped bars
 * - categories: horizontal bars; parts of a proven sum: stacked; ages by sex: a pyramid; a budget bridge: a waterfall
 * - deviations: bars around zero, with the sign's meaning where it is known
 * - a total is never drawn beside its parts, a part-year never as a fall against whole years
 */
import type {
	Category,
	ChartPanel,
	ChartPlan,
	Mark,
	PanelKind,
	Series,
	SignMeaning,
} from './chart-plan.ts';
import { valuesOf } from './chart-plan.ts';
import { bridgePanel, pyramidPanel } from './chart-special.ts';
import { enumerate } from './chart-text.ts';
import type { RefusalRule } from './chart-text.ts';
import { cellGoal, rowTargets, withGoals } from './goal.ts';
import { figureColumns, refuse, whyNotKeyFigure } from './key-figure.ts';
import type { Refusal } from './key-figure.ts';
import { addsUp, unitOf } from './kpi-table.ts';
import type { KpiColumn, KpiRow, KpiTable } from './kpi-table.ts';
import type { Period } from './period.ts';
import { readSign } from './sign-meaning.ts';
import { sayable } from './unit.ts';
import type { Unit } from './unit.ts';

/** What a municipality's register says. */
export interface ChartRegister {
	/** What a positive deviation means in its tables. */
	readonly positiveDeviation?: 'saving' | 'overspending' | undefined;
	/** The municipality's name, marked among others in a comparison. */
	readonly municipality?: string | undefined;
}

/** A field of a table that shares one unit. */
interface Field {
	readonly rows: readonly KpiRow[];
	readonly columns: readonly KpiColumn[];
	readonly unit: Unit;
}

const markAt = (row: KpiRow, column: KpiColumn): Mark => ({
	row: row.index,
	column: column.index,
	cell: row.cells[column.index]!,
});

/** Rows to draw: parts without their sub-rows and sums; sums only where there is nothing else. */
function drawableRows(table: KpiTable): KpiRow[] {
	const figures = table.rows.filter(({ role }, at) => {
		if (role !== 'sub') return role === 'part';
		const parent = table.rows.slice(0, at).findLast((row) => row.role !== 'sub');
		return parent === undefined || parent.role === 'words';
	});
	return figures.length > 0 ? figures : table.rows.filter(({ role }) => role === 'total');
}

/** Shares of a whole come after what they are shares of. */
function weight({ n, unit }: { n: number; unit: Unit }): number {
	return unit.family === 'share' ? n / 2 : n;
}

/** The rows and columns of each unit, the one with most cells first. */
function fields(rows: readonly KpiRow[], columns: readonly KpiColumn[]): Field[] {
	const found = new Map<
		string,
		{ unit: Unit; rows: Set<KpiRow>; columns: Set<KpiColumn>; n: number }
	>();
	for (const column of columns) {
		for (const row of rows) {
			const unit = unitOf(row, column);
			if (!unit || row.cells[column.index]?.value === undefined) continue;
			const field = found.get(unit.id) ?? { unit, rows: new Set(), columns: new Set(), n: 0 };
			field.rows.add(row);
			field.columns.add(column);
			field.n++;
			found.set(unit.id, field);
		}
	}
	return [...found.values()]
		.sort((a, b) => weight(b) - weight(a))
		.map((field) => ({
			unit: field.unit,
			rows: rows.filter((row) => field.rows.has(row)),
			columns: columns.filter((column) => field.columns.has(column)),
		}));
}

/** Averages, shares and stocks may be compared over periods of any length; what is counted up over a period may not. */
export function isLevel(words: string, unit: Unit): boolean {
	if (unit.family === 'share') return true;
	return /fuldtids|helår|årsværk|gennemsnit|gns|(?<!\p{L})pr\.?\s|ultimo|primo|(?<!\p{L})stand(?!\p{L})|likvid|ledighed|andel/iu.test(
		`${words} ${unit.id}`,
	);
}

function withPartial(periods: readonly (Period | undefined)[]): boolean[] {
	const lengths = periods.flatMap((period) =>
		period?.months === undefined ? [] : [period.months],
	);
	const longest = Math.max(...lengths, 0);
	return periods.map((period) => period !== undefined && (period.months ?? 0) < longest);
}

function isRanking(rows: readonly KpiRow[]): boolean {
	const ordered = rows.filter(({ label }) =>
		/^(?:under|over|\d)|\d\s*(?:-|–|til)\s*\d|\d+\.\s*\p{L}/iu.test(label),
	);
	return rows.length >= 8 && ordered.length === 0 && rows.every(({ group }) => group === undefined);
}

function scalesApart(groups: readonly (readonly Mark[])[]): boolean {
	const sizes = groups.map((marks) =>
		marks.map(({ cell }) => Math.abs(cell.value ?? 0)).filter((size) => size > 0),
	);
	const known = sizes.filter((group) => group.length > 0);
	const tops = known.map((group) => Math.max(...group));
	// Few rows are read one by one, many are compared with each other.
	const [floor, limit] =
		known.length <= 6 ? [Math.min(...known.flat()), 20] : [Math.min(...tops), 100];
	return (
		known.length > 1 &&
		Math.max(...tops) / Math.min(...tops) >= 5 &&
		Math.max(...tops) / floor >= limit
	);
}

function bars(
	field: Field,
	series: readonly Series[],
	title: string,
	register: ChartRegister,
): ChartPanel {
	const values = series.flatMap(({ marks }) => marks.map(({ cell }) => cell.value ?? 0));
	const categories: Category[] = field.rows.map((row) => ({
		label: row.label === '' ? title : row.label,
		...(row.label === register.municipality && { own: true }),
	}));
	const diverging = values.some((value) => value < 0);
	const byRow = field.rows.map((_, at) => series.map(({ marks }) => marks[at]!));
	const panel: ChartPanel = {
		kind: diverging ? 'diverging' : 'bars',
		title,
		unit: field.unit,
		categories,
		series,
		...(series.length > 1 && !diverging && scalesApart(byRow) && { ownScales: true }),
	};
	return series.length === 1 && !diverging && isRanking(field.rows) ? sorted(panel) : panel;
}

/** Largest first; what has no number comes last, in the order of the table. */
function sorted(panel: ChartPanel): ChartPanel {
	const order = panel.categories
		.map((_, at) => at)
		.sort((a, b) => {
			const value = (at: number) => panel.series[0]!.marks[at]!.cell.value ?? -Infinity;
			return value(b) - value(a) || a - b;
		});
	return {
		...panel,
		sorted: true,
		categories: order.map((at) => panel.categories[at]!),
		series: panel.series.map((one) => ({ ...one, marks: order.map((at) => one.marks[at]!) })),
	};
}

function addUp(table: KpiTable, field: Field): boolean {
	const total = table.rows.find(
		(row) => row.role === 'total' && row.index > (field.rows.at(-1)?.index ?? 0),
	);
	return (
		total !== undefined &&
		field.columns.every((column) =>
			addsUp(
				field.rows.map((row) => row.cells[column.index]!),
				total.cells[column.index]!,
			),
		)
	);
}

/** True where the words call the figures of a period estimates: `Tal efter 2021 er beregnet`, `2022 er skønnet`. */
function isEstimate({ words }: KpiTable, { key }: Period): boolean {
	const calculated =
		'(?:beregnet|skønnet|anslået|fremskrevet|beregnede|skønnede|anslåede|en\\s+prognose|prognoser)';
	const after = new RegExp(
		`(?<!\\p{L})tal(?:lene)?\\s+(?:efter|fra\\s+og\\s+med|fra)\\s+((?:19|20)\\d{2})\\s+(?:og\\s+frem\\s+)?er\\s+${calculated}`,
		'iu',
	).exec(words);
	const year = Number(key.slice(0, 4));
	if (after && (/efter/iu.test(after[0]) ? year > Number(after[1]) : year >= Number(after[1])))
		return true;
	return new RegExp(`(?<!\\d)${key}\\s+er\\s+(?:et\\s+skøn|${calculated})`, 'iu').test(words);
}

/** Series over periods, in order of time. */
function overTime(
	table: KpiTable,
	field: Field,
	periods: readonly Period[],
	series: readonly Series[],
	title: string,
): ChartPanel | Refusal {
	const order = periods.map((_, at) => at).sort((a, b) => periods[a]!.start - periods[b]!.start);
	const partial = withPartial(periods);
	const categories = order.map((at) => ({
		label: periods[at]!.label,
		period: periods[at]!,
		...(partial[at] && { partial: true }),
		...(isEstimate(table, periods[at]!) && { estimated: true }),
	}));
	const inOrder = series.map((one) => ({ ...one, marks: order.map((at) => one.marks[at]!) }));
	const values = inOrder.flatMap(({ marks }) => marks.map(({ cell }) => cell.value ?? 0));
	const stacks =
		field.unit.family === 'money' &&
		inOrder.length >= 2 &&
		inOrder.length <= 6 &&
		values.every((value) => value >= 0) &&
		addUp(table, field);
	const apart = !stacks && scalesApart(inOrder.map(({ marks }) => marks));
	if (inOrder.length > (apart ? 12 : 6)) return refuse('too-large');
	// A line needs points; scattered figures are read better as bars.
	const known = inOrder.map(({ marks }) => marks.filter(({ cell }) => cell.value !== undefined));
	if (known.filter((marks) => marks.length >= 3).length * 2 < inOrder.length)
		return refuse('too-large');
	return {
		kind: stacks ? 'stacked' : 'line',
		title,
		unit: field.unit,
		categories,
		series: inOrder,
		...(apart && { ownScales: true }),
	};
}

/** Two periods of one thing: two bars in order of time, a group for each series. */
function acrossPeriods(
	field: Field,
	periods: readonly Period[],
	series: readonly Series[],
	title: string,
): ChartPanel {
	const order = periods.map((_, at) => at).sort((a, b) => periods[a]!.start - periods[b]!.start);
	const partial = withPartial(periods);
	const values = series.flatMap(({ marks }) => marks.map(({ cell }) => cell.value ?? 0));
	return {
		kind: values.some((value) => value < 0) ? 'diverging' : 'bars',
		title,
		unit: field.unit,
		categories: order.map((at) => ({
			label: periods[at]!.label,
			period: periods[at]!,
			...(partial[at] && { partial: true }),
		})),
		series: series.map((one) => ({ ...one, marks: order.map((at) => one.marks[at]!) })),
	};
}

/** Rows that are periods: they become the categories. */
function rowsAsPeriods(table: KpiTable, field: Field, notes: string[]): ChartPanel | Refusal {
	const partial = withPartial(field.rows.map(({ period }) => period));
	const words = `${table.title} ${field.columns.map(({ header }) => header).join(' ')}`;
	let rows = [...field.rows];
	if (partial.some(Boolean) && !isLevel(words, field.unit)) {
		rows = rows.filter((_, at) => !partial[at]);
		const left = field.rows.filter((_, at) => partial[at]).map(({ period }) => period!.label);
		notes.push(`${enumerate(left)} dækker kun en del af et år og står i tabellen`);
	}
	if (rows.length < 2) return refuse('mixed-periods');
	const series = field.columns.map((column) => ({
		name: sayable(column.measure || column.header),
		marks: rows.map((row) => markAt(row, column)),
	}));
	const title = field.columns.length === 1 ? series[0]!.name || table.title : table.title;
	const periods = rows.map(({ period }) => period!);
	const drawn = { ...field, rows };
	const aims = table.columns.filter(({ role }) => role === 'target');
	const targets =
		field.columns.length === 1
			? aims.map((column) => ({
					name: column.header,
					target: true,
					marks: rows.map((row) => markAt(row, column)),
				}))
			: [];
	if (rows.length >= 3) {
		const all = [...series, ...targets];
		return overTime({ ...table, rows: [] }, drawn, periods, all, title);
	}
	return acrossPeriods(field, periods, series, title);
}

/** Bars that would fill more than two screens of a telephone are better read as a table; one bar a row takes less room. */
function isTooTall({ rows, columns }: Field): boolean {
	const row = columns.length === 1 ? 20 : columns.length * 17 + 25;
	return rows.length * row > 1300;
}

/** Columns of one measure at several periods. */
function columnsAsPeriods(
	table: KpiTable,
	field: Field,
	register: ChartRegister,
): ChartPanel | Refusal {
	const periods = field.columns.map(({ period }) => period!);
	const partial = withPartial(periods);
	const alone = field.rows.length === 1 && table.rows.length > 1 ? field.rows[0]!.label : '';
	const title = alone || sayable(field.columns[0]!.measure) || table.title;
	if (periods.length === 2 && field.rows.length === 1) {
		const marks = field.columns.map((column) => markAt(field.rows[0]!, column));
		const series = [{ name: field.rows[0]!.label || title, marks }];
		return acrossPeriods(field, periods, series, title);
	}
	if (periods.length >= 3 && field.rows.length <= 12) {
		const series = field.rows.map((row) => ({
			name: row.label || title,
			marks: field.columns.map((column) => markAt(row, column)),
		}));
		const drawn = overTime(table, field, periods, series, title);
		if (!('rule' in drawn)) return drawn;
	}
	if (periods.length > 4 || isTooTall(field)) return refuse('too-large');
	if (
		periods.length === 2 &&
		field.rows.length >= 2 &&
		field.rows.length <= 5 &&
		addUp(table, field)
	) {
		const values = field.rows.flatMap((row) =>
			field.columns.map((column) => row.cells[column.index]?.value ?? 0),
		);
		if (values.every((value) => value >= 0)) {
			return {
				kind: 'stacked',
				title,
				unit: field.unit,
				categories: periods.map((period, at) => ({
					label: period.label,
					period,
					...(partial[at] && { partial: true }),
				})),
				series: field.rows.map((row) => ({
					name: row.label,
					marks: field.columns.map((column) => markAt(row, column)),
				})),
			};
		}
	}
	const series = field.columns.map((column, at) => ({
		name: periods[at]!.label,
		period: periods[at]!,
		marks: field.rows.map((row) => markAt(row, column)),
		...(partial[at] && { partial: true }),
	}));
	return bars(field, series, title, register);
}

/** Columns of one row that may be compared: stages of a budget, or times after an event. */
const stages =
	/^(?:19|20)\d{2}$|budget|regnskab|forbrug|forvent|ramme|bevilling|\d+\.?\s*(?:mdr|måned|uge|dag|år)/iu;

/** Averages and rates are not set beside sums: the first kind of the two that has most columns. */
function alike(columns: readonly KpiColumn[]): KpiColumn[] {
	const means = columns.filter(({ header }) => isMean(header));
	const sums = columns.filter(({ header }) => !isMean(header));
	return means.length > sums.length ? means : sums;
}

/** Columns side by side: categories are the rows, or the columns where there is one row. */
function columnsAsSeries(
	table: KpiTable,
	field: Field,
	register: ChartRegister,
): ChartPanel | Refusal {
	const headers = field.columns.map(({ header }) => header);
	if (new Set(headers).size < headers.length && headers.some(Boolean)) return refuse('same-labels');
	const unnamed = field.columns.filter(({ header }) => header === '');
	if (unnamed.length > 0 && field.columns.length > 1) return refuse('unnamed-columns');
	if (field.rows.length === 1 && headers.length > 1 && !headers.every((one) => stages.test(one)))
		return refuse('single-figures');
	if (field.columns.length > 5 && field.rows.length > 1) return refuse('too-large');
	if (isTooTall(field)) return refuse('too-large');
	const name = (column: KpiColumn) => sayable(column.header) || table.title;
	if (field.rows.length === 1 && field.columns.length > 1) {
		const row = field.rows[0]!;
		const across = field.columns.map((column) => ({ ...row, label: name(column) }));
		const marks = field.columns.map((column) => markAt(row, column));
		return bars(
			{ ...field, rows: across },
			[{ name: row.label || table.title, marks }],
			(table.rows.length > 1 && row.label) || table.title,
			{},
		);
	}
	const series = field.columns.map((column) => ({
		name: name(column),
		marks: field.rows.map((row) => markAt(row, column)),
	}));
	const title = series.length === 1 ? series[0]!.name : table.title;
	return bars(field, series, title, register);
}

/** What is measured, whatever words the print repeats: `Antal personer` and `Personer år til dato` are one measure. */
function measureKey({ measure }: KpiColumn): string {
	return measure
		.toLowerCase()
		.replace(
			/(?<!\p{L})(?:antal|i alt|gns\.?|gennemsnitligt?|årsgennemsnit|årsgns\.?)(?!\p{L})/gu,
			' ',
		)
		.replace(/[^\p{L}\d%]+/gu, ' ')
		.trim();
}

/** The same measure twice at one period: years were lost on the way, and nobody knows which is which. */
function repeats(columns: readonly KpiColumn[]): boolean {
	const headers = columns.map(({ header, period }) => `${header} ${period?.key}`);
	return new Set(headers).size < headers.length;
}

/** The panels of one unit's field. */
function panelsOf(
	table: KpiTable,
	field: Field,
	register: ChartRegister,
	notes: string[],
): ChartPanel[] | Refusal {
	const isRefusal = (drawn: ChartPanel | Refusal): drawn is Refusal => 'rule' in drawn;
	const periodRows = field.rows.filter(({ period }) => period !== undefined);
	if (periodRows.length >= 2 && periodRows.length === field.rows.length) {
		const drawn = rowsAsPeriods(table, field, notes);
		return isRefusal(drawn) ? drawn : [drawn];
	}
	const measures = Map.groupBy(
		field.columns.filter(({ period }) => period !== undefined),
		measureKey,
	);
	if ([...measures.values()].some((columns) => repeats(columns))) return refuse('same-labels');
	const distinct = [...measures.values()].filter(
		(columns) => new Set(columns.map(({ period }) => period!.key)).size === columns.length,
	);
	const series = distinct.filter((columns) => columns.length >= 2);
	if (series.length > 0) {
		const partial = withPartial(series[0]!.map(({ period }) => period));
		const label = field.rows.length === 1 ? field.rows[0]!.label : '';
		const headers = field.columns.map(({ header }) => header).join(' ');
		const words = `${table.title} ${table.rowHeader} ${label} ${headers}`;
		if (partial.some(Boolean) && !isLevel(words, field.unit)) {
			// Part-years of one length compare with each other.
			const lengths = Map.groupBy(series[0]!, ({ period }) => period!.months ?? 'open');
			const longest = [...lengths.values()].toSorted((a, b) => b.length - a.length)[0]!;
			if (longest.length >= 2 && series.length === 1) {
				notes.push('Kun perioder af samme længde er tegnet; de andre står i tabellen');
				const one = columnsAsPeriods(table, { ...field, columns: longest }, register);
				return isRefusal(one) ? one : [one];
			}
			// Not comparable: each period has a field of its own, with a scale of its own.
			const byPeriod = Map.groupBy(series.flat(), ({ period }) => period!.key);
			if (byPeriod.size > 3) return refuse('mixed-periods');
			notes.push('Perioderne er ikke lige lange; de har hver sit felt og kan ikke sammenlignes');
			return [...byPeriod.values()].flatMap((columns) => {
				const named = columns.map((column) => ({
					...column,
					header: column.measure || table.title,
				}));
				const drawn = columnsAsSeries(table, { ...field, columns: named }, register);
				const label = columns[0]!.period!.label;
				const measure = columns.length === 1 ? sayable(columns[0]!.measure) : '';
				const title = [measure, label].filter(Boolean).join(', ');
				return isRefusal(drawn) ? [] : [{ ...drawn, title }];
			});
		}
		const drawn = series
			.slice(0, 3)
			.map((columns) => columnsAsPeriods(table, { ...field, columns }, register));
		const panels = drawn.filter((one): one is ChartPanel => !isRefusal(one));
		return panels.length > 0 ? panels : (drawn[0] as Refusal);
	}
	const drawn = columnsAsSeries(table, { ...field, columns: alike(field.columns) }, register);
	return isRefusal(drawn) ? drawn : [drawn];
}

/** Thousands with a point beside three decimals with a comma: nobody can tell what was meant. */
function mixesDecimals(table: KpiTable, columns: readonly KpiColumn[]): boolean {
	const cells = columns.flatMap(({ index }) => table.rows.map((row) => row.cells[index]!));
	const numbers = cells.filter(({ kind }) => kind === 'number');
	return (
		numbers.some(({ decimals }) => decimals === 3) &&
		numbers.some(({ grouped, decimals }) => grouped && decimals === 0)
	);
}

function duplicates(rows: readonly KpiRow[]): boolean {
	return new Set(rows.map(({ label }) => label)).size < rows.length;
}

/** Labels made unique by their group, where one is printed. */
function named(rows: readonly KpiRow[]): KpiRow[] {
	if (!duplicates(rows)) return [...rows];
	return rows.map((row) => (row.group ? { ...row, label: `${row.group}, ${row.label}` } : row));
}

function leftOut(table: KpiTable, panels: readonly ChartPanel[]): string | undefined {
	const drawn = new Set(
		panels.flatMap(({ series }) =>
			series.flatMap(({ marks }) => marks.map(({ column }) => column)),
		),
	);
	for (const { goal } of panels) if (goal?.mark) drawn.add(goal.mark.column);
	const left = figureColumns(table).filter(
		({ index, header }) => !drawn.has(index) && header !== '',
	);
	const names = [...new Set(left.map(({ measure, header }) => measure || header))];
	if (names.length === 0) return undefined;
	return names.length > 4
		? `${names.length} kolonner mere står i tabellen`
		: `Kun i tabellen: ${enumerate(names)}`;
}

/** The chart of one table, or why there is none. Never throws. */
export function chooseChart(table: KpiTable, register: ChartRegister = {}): ChartPlan | Refusal {
	const no = whyNotKeyFigure(table);
	if (no) return no;
	return planChart(table, register);
}

/** A label that holds the words of several headers: the header slid into the table. */
const swallowed =
	/(?:[-−]?\d[\d.,]*\s+){2,}[-−]?\d|(?<!\p{L})antal(?!\p{L}).*(?<!\p{L})antal(?!\p{L}).*|(?:(?:19|20)\d{2}\s+){2}/iu;

/** Reasons for not drawing that leave it doubtful what the figures are. */
export const doubts: ReadonlySet<RefusalRule> = new Set([
	'doubtful-decimals',
	'same-labels',
	'unplaced-cells',
	'unnamed-columns',
	'unnamed-rows',
]);

/** The chart of a table that is a key figure, or why there is none. */
export function planChart(table: KpiTable, register: ChartRegister): ChartPlan | Refusal {
	const columns = figureColumns(table);
	if (mixesDecimals(table, columns)) return refuse('doubtful-decimals');
	if (table.rows.some(({ label }) => swallowed.test(label))) return refuse('unplaced-cells');
	const rows = named(drawableRows(table));
	if (rows.length > 1 && rows.every(({ label }) => label === '')) return refuse('unnamed-rows');
	if (duplicates(rows)) return refuse('same-labels');
	const special = pyramidPanel(table, rows, columns) ?? bridgePanel(table, columns);
	if (special === 'not-a-bridge') return refuse('mixed-rows');
	if (special)
		return { title: table.title, panels: [special], notes: notesOf(table, [special], []) };

	let values = columns.filter(({ role }) => role === 'value');
	if (values.length === 0) values = columns.filter(({ role }) => role === 'total');
	const whole = values.filter(({ header }) => !/(?<!\p{L})i\s?alt(?!\p{L})/iu.test(header));
	if (whole.length > 0) values = whole;
	const deviations = columns.filter(({ role }) => role === 'deviation');
	const changes =
		values.length + deviations.length === 0 ? columns.filter(({ role }) => role === 'change') : [];

	const notes: string[] = [];
	const panels: ChartPanel[] = [];
	let refusal: Refusal | undefined;
	const add = (drawn: ChartPanel[] | Refusal) => {
		if ('rule' in drawn) refusal ??= drawn;
		else panels.push(...drawn.filter((panel) => valuesOf(panel).length >= 2));
	};
	const signed = fields(rows, [...deviations, ...changes])[0];
	if (signed) {
		const of = deviations.length > 0 ? register.positiveDeviation : undefined;
		const sign = signed.unit.family === 'money' ? readSign(table, of) : undefined;
		const drawn = columnsAsSeries(table, byYear(signed), {});
		add('rule' in drawn ? drawn : [asDiverging(drawn, sign)]);
	}
	const targets = rowTargets(table, rows);
	const all = fields(rows, values).flatMap((field) => apart(field, targets));
	// What is left after the first is drawn beside it where a telephone still shows it whole.
	const place = ({ rows: [row], columns: [column] }: Field) => row!.index * 1000 + column!.index;
	const shown = all
		.filter(({ rows: own }, at) => at === 0 || (at < 4 - panels.length && own.length <= 8))
		.toSorted((a, b) => place(a) - place(b));
	const drawn = shown.map((field) => {
		const found = panelsOf(table, field, register, field === all[0] ? notes : []);
		return { field, found: withTargets(table, field, found, targets) };
	});
	const main = drawn.find(({ field }) => field === all[0]);
	// Where it is doubtful which figure is which, none is drawn.
	const doubtful = main && 'rule' in main.found && doubts.has(main.found.rule);
	if (doubtful) add(main.found);
	else for (const { found } of drawn) add(found);
	const zero = (panel: ChartPanel) => valuesOf(panel).every((value) => value === 0);
	if (!panels.every(zero)) panels.splice(0, panels.length, ...panels.filter((one) => !zero(one)));
	panels.splice(0, panels.length, ...withGoals(table, panels));
	if (panels.length === 0) return refusal ?? refuse('single-figures');
	if (panels.every(zero)) return refuse('all-zero');
	return { title: table.title, panels, notes: notesOf(table, panels, notes) };
}

const isMean = (words: string) =>
	/(?<!\p{L})(?:gns|gennemsnit\p{L}*|pr|per)(?!\p{L})/iu.test(words);

/** A field whose rows do not belong on one scale: averages and sums go apart, and rows with targets of their own. */
function apart(field: Field, targets: ReadonlyMap<KpiRow, unknown>): Field[] {
	const { rows } = field;
	const aimed = rows.filter((row) => targets.has(row));
	if (aimed.length > 0 && rows.length <= 4 && field.columns.some(({ period }) => period))
		return rows.map((row) => ({ ...field, rows: [row] }));
	const means = rows.filter(({ label }) =>
		/(?<!\p{L})(?:gns|gennemsnit\p{L}*)(?!\p{L})|^(?:pris|udgift|omkostning)\p{L}*\s+pr/iu.test(
			label,
		),
	);
	return means.length === 0 || means.length === rows.length
		? [field]
		: [
				{ ...field, rows: rows.filter((row) => !means.includes(row)) },
				{ ...field, rows: means },
			];
}

/** The panels of a field with the targets that the table itself sets for its rows. */
function withTargets(
	table: KpiTable,
	field: Field,
	panels: ChartPanel[] | Refusal,
	targets: ReturnType<typeof rowTargets>,
): ChartPanel[] | Refusal {
	if ('rule' in panels) return panels;
	const column = [...targets.values()].find((one) => one.column)?.column;
	return panels.map((panel) => {
		const timed = panel.categories.every(({ period }) => period);
		const own = field.rows.length === 1 ? targets.get(field.rows[0]!) : undefined;
		const label = (header: string) => (/^\P{L}*$/u.test(header) ? 'Mål' : header);
		if (timed && own?.column) {
			const { header, period, index } = own.column;
			const mark = { row: field.rows[0]!.index, column: index, cell: field.rows[0]!.cells[index]! };
			const year = period && Math.floor(period.start / 12);
			const goal = cellGoal(panel, mark, label(header), year, table.words);
			return goal ? { ...panel, goal } : panel;
		}
		if (timed && own?.row && panel.series.length === 1) {
			const marks = panel.series[0]!.marks.map((mark) => ({
				row: own.row!.index,
				column: mark.column,
				cell: own.row!.cells[mark.column]!,
			}));
			return withTargetSeries(table, panel, own.row.label, marks);
		}
		const aims = panel.series.filter(({ target }) => target);
		if (timed && aims.length === 1 && panel.series.length === 2)
			return withTargetSeries(
				table,
				{ ...panel, series: panel.series.filter(({ target }) => !target) },
				aims[0]!.name,
				aims[0]!.marks,
			);
		const plain = panel.kind === 'bars' && panel.series.length <= 2 && !panel.sorted && !timed;
		if (column && plain && panel.categories.length === field.rows.length) {
			const marks = field.rows.map((row) => markAt(row, column));
			return {
				...panel,
				series: [...panel.series, { name: label(column.header), target: true, marks }],
			};
		}
		return panel;
	});
}

/** One target for all periods is a line; targets that change with the periods are a series of their own. */
function withTargetSeries(
	table: KpiTable,
	panel: ChartPanel,
	name: string,
	marks: readonly Mark[],
): ChartPanel {
	const said = marks.filter(({ cell }) => cell.value !== undefined || cell.kind === 'text');
	const same = said.every(({ cell }) => cell.printed === said[0]!.cell.printed);
	if (said.length === 0) return panel;
	if (same || said.length < 2) {
		const goal = cellGoal(panel, said[0]!, name, undefined, table.words);
		return goal ? { ...panel, goal } : panel;
	}
	return panel.kind === 'line'
		? { ...panel, series: [...panel.series, { name, target: true, marks }] }
		: panel;
}

/** Deviations of several years: named by their year, and rows without any are left to the table. */
function byYear(field: Field): Field {
	const years = new Set(field.columns.map(({ period }) => period?.key));
	if (field.columns.length < 2 || years.has(undefined) || years.size < field.columns.length)
		return field;
	const differing = field.columns.filter(({ index }) =>
		field.rows.some((row) => row.cells[index]!.value),
	);
	const columns = (differing.length > 0 ? differing : field.columns).map((column) => ({
		...column,
		header: column.period!.label,
	}));
	const rows = field.rows.filter((row) => columns.some(({ index }) => row.cells[index]!.value));
	return { ...field, columns, rows: rows.length > 0 ? rows : field.rows };
}

function asDiverging(panel: ChartPanel, sign: SignMeaning | undefined): ChartPanel {
	const kind: PanelKind = 'diverging';
	const { ownScales: _ownScales, ...rest } = panel;
	const titled = panel.series.length > 1 ? { title: 'Afvigelse' } : {};
	return { ...rest, ...titled, kind, sign, deviation: true };
}

function notesOf(
	table: KpiTable,
	panels: readonly ChartPanel[],
	notes: readonly string[],
): string[] {
	const left = leftOut(table, panels);
	const incomparable = /ikke\s+(?:er\s+)?(?:direkte\s+)?sammenlignelig/iu.test(table.words);
	const partial = panels.some(
		({ categories, series }) =>
			categories.some(({ partial: short }) => short) || series.some(({ partial: short }) => short),
	);
	return [
		...notes,
		...(partial && !notes.some((note) => /lige lange/u.test(note))
			? ['Skraveret eller åben: en kortere periode end de andre']
			: []),
		...(panels.some(({ categories }) => categories.some(({ estimated }) => estimated))
			? ['Stiplet og åben: kilden skriver, at tallene er beregnet eller skønnet']
			: []),
		...(incomparable ? ['Kilden skriver, at tallene ikke er sammenlignelige over årene'] : []),
		...(left ? [left] : []),
	];
}
