/** The Danish sentence that says what a chart shows, from the table's own printed numbers. */
import type { ChartPanel, ChartPlan, Goal, Mark } from './chart-plan.ts';
import { bareNumber } from './chart-marks.ts';
import { enumerate, withUnit } from './chart-text.ts';
import type { Unit } from './unit.ts';

/** A sentence's end, where its last word may have brought one. */
const stop = (sentence: string) => (sentence.endsWith('.') ? sentence : `${sentence}.`);

/** A label as a sentence can hold it. */
function brief(label: string): string {
	if (label.length <= 70) return label;
	const cut = label.slice(0, 64);
	return `${cut.slice(0, cut.lastIndexOf(' ') > 30 ? cut.lastIndexOf(' ') : 64).replace(/[\s,.:–-]+$/u, '')} …`;
}

const said = (mark: Mark, panel: ChartPanel) => withUnit(bareNumber(mark.cell.printed), panel.unit);

/** Lower first letter, unless the word is an abbreviation. */
const lower = (words: string) =>
	/^\p{Lu}\p{Ll}/u.test(words) ? words[0]!.toLowerCase() + words.slice(1) : words;

interface Ends {
	readonly name: string;
	readonly first: Mark;
	readonly last: Mark;
	readonly from: string;
	readonly to: string;
	/** True where one of the two periods is shorter than the other. */
	readonly uneven: boolean;
}

/** First and last figure of each series, part-years left out where there are two whole ones. */
function endsOf(panel: ChartPanel): Ends[] {
	const own = panel.series.filter(({ target }) => !target);
	const overSeries = !panel.categories.every(({ period }) => period);
	const rows = overSeries
		? panel.categories.map(({ label }, at) => ({
				name: label,
				marks: own.map(({ name, marks, partial }) => ({
					mark: marks[at]!,
					label: name,
					partial,
				})),
			}))
		: own.map(({ name, marks }) => ({
				name,
				marks: marks.map((mark, at) => ({
					mark,
					label: panel.categories[at]!.label,
					partial: panel.categories[at]!.partial,
				})),
			}));
	return rows.flatMap(({ name, marks }) => {
		const known = marks.filter(({ mark }) => mark.cell.value !== undefined);
		const whole = known.filter(({ partial }) => !partial);
		const used = whole.length >= 2 ? whole : known;
		const [first, last] = [used[0], used.at(-1)];
		return first && last && first !== last
			? [
					{
						name,
						first: first.mark,
						last: last.mark,
						from: first.label,
						to: last.label,
						uneven: first.partial !== last.partial,
					},
				]
			: [];
	});
}

function change({ name, first, last, uneven }: Ends, panel: ChartPanel): string {
	if (uneven) return `${name} var ${bareNumber(first.cell.printed)} og ${said(last, panel)}`;
	const difference = last.cell.value! - first.cell.value!;
	const verb = difference > 0 ? 'steg' : difference < 0 ? 'faldt' : 'var uændret';
	if (difference === 0) return `${name} ${verb} ${said(last, panel)}`;
	return `${name} ${verb} fra ${bareNumber(first.cell.printed)} til ${said(last, panel)}`;
}

function overTime(panel: ChartPanel): string {
	const ends = endsOf(panel);
	if (ends.length === 0) return '';
	const size = ({ first, last }: Ends) => Math.abs(last.cell.value! - first.cell.value!);
	const moved = ends.filter((one) => one.uneven || size(one) > 0);
	if (moved.length === 0 && ends.length > 1) {
		const values = new Set(ends.map(({ last }) => last.cell.value));
		return values.size > 1 ? stop(`Tallene er de samme i ${ends[0]!.from} og ${ends[0]!.to}`) : '';
	}
	const told = (moved.length > 0 ? moved : ends).toSorted((a, b) => size(b) - size(a)).slice(0, 2);
	const same = ends.every(({ from, to }) => from === ends[0]!.from && to === ends[0]!.to);
	const when = !same
		? ''
		: ends[0]!.uneven
			? `I ${ends[0]!.from} og ${ends[0]!.to}: `
			: `Fra ${ends[0]!.from} til ${ends[0]!.to}: `;
	const others =
		ends.length > told.length && told.length === 2
			? ` (de største ændringer blandt ${ends.length})`
			: '';
	const changes = told.map((one) =>
		change({ ...one, name: brief(one.name || panel.title) }, panel),
	);
	return stop(`${when}${enumerate(changes)}${others}${peak(panel, ends)}`);
}

/** Where a single line runs higher or lower than both of its ends. */
function peak(panel: ChartPanel, ends: readonly Ends[]): string {
	const [only] = ends;
	if (ends.length !== 1 || !only || only.uneven) return '';
	const { marks } = panel.series[0]!;
	const known = panel.categories.flatMap(({ label, partial }, at) =>
		marks[at]?.cell.value === undefined || partial ? [] : [{ label, mark: marks[at] }],
	);
	const limits = [only.first.cell.value!, only.last.cell.value!];
	const top = known.toSorted((a, b) => b.mark.cell.value! - a.mark.cell.value!);
	const [most, least] = [top[0]!, top.at(-1)!];
	if (most.mark.cell.value! > Math.max(...limits))
		return `; højest var ${most.label} med ${said(most.mark, panel)}`;
	if (least.mark.cell.value! < Math.min(...limits))
		return `; lavest var ${least.label} med ${said(least.mark, panel)}`;
	return '';
}

function extremes(panel: ChartPanel): string {
	const own = panel.series.filter(({ target }) => !target);
	const all = own.flatMap(({ name, marks }) =>
		marks.flatMap((mark, at) =>
			mark.cell.value === undefined
				? []
				: [
						{
							mark,
							name: panel.categories[at]!.label,
							series: own.length > 1 ? ` (${lower(name)})` : '',
						},
					],
		),
	);
	const sorted = all.toSorted((a, b) => b.mark.cell.value! - a.mark.cell.value!);
	const [most, least] = [sorted[0], sorted.at(-1)];
	if (!most || !least || most === least || most.mark.cell.value === least.mark.cell.value)
		return '';
	return stop(
		`Højest er ${brief(most.name)}${most.series} med ${said(most.mark, panel)}, lavest ${brief(least.name)}${least.series} med ${said(least.mark, panel)}`,
	);
}

function deviations(panel: ChartPanel): string {
	const { sign } = panel;
	const all = panel.series.flatMap(({ marks }) =>
		marks.flatMap((mark, at) =>
			mark.cell.value ? [{ mark, name: panel.categories[at]!.label }] : [],
		),
	);
	const most = all.toSorted(
		(a, b) => Math.abs(b.mark.cell.value!) - Math.abs(a.mark.cell.value!),
	)[0];
	if (!most) return '';
	const means = sign && (most.mark.cell.value! > 0 ? sign.positive : sign.negative);
	const source = {
		text: 'ifølge kilden',
		register: 'ifølge kommunens register',
		figures: 'ifølge tabellens egne tal',
	};
	const meaning = sign
		? ` Positive tal er ${sign.positive}, negative ${sign.negative} (${source[sign.from]}).`
		: '';
	return `${stop(`Størst udsving har ${brief(most.name)}: ${said(most.mark, panel)}${means ? ` (${means})` : ''}`)}${meaning}`;
}

function bridge(panel: ChartPanel): string {
	const marks = panel.series[0]!.marks;
	const [first, last] = [marks[0]!, marks.at(-1)!];
	const steps = marks
		.slice(1, -1)
		.map((mark, at) => ({ mark, name: panel.categories[at + 1]!.label }));
	const most = steps.toSorted(
		(a, b) => Math.abs(b.mark.cell.value!) - Math.abs(a.mark.cell.value!),
	)[0]!;
	return stop(
		`Fra ${panel.categories[0]!.label} på ${said(first, panel)} til ${panel.categories.at(-1)!.label} på ${said(last, panel)}; det største skridt er ${brief(most.name)} med ${said(most.mark, panel)}`,
	);
}

/** What the figures and the source say of a target; both, where they differ. */
function goalSentence(goal: Goal, unit: Unit): string {
	const number = withUnit(bareNumber(goal.printed), unit);
	const named = goal.label === 'Mål' ? '' : ` (${lower(goal.label)})`;
	const side = goal.inclusive
		? { below: 'højst', above: 'mindst' }
		: { below: 'under', above: 'over' };
	const target = goal.direction
		? stop(
				`Målet er at komme ${goal.inclusive ? `på ${side[goal.direction]}` : side[goal.direction]} ${number}${named}`,
			)
		: stop(`Målet${named} er ${number}`);
	const word = (met: boolean) => (met ? 'opfyldt' : 'ikke opfyldt');
	const { met, said: verdict } = goal;
	if (met === undefined && verdict === undefined) return target;
	if (met === undefined) return `${target} Kilden skriver, at det er ${word(verdict!)}.`;
	if (verdict !== undefined && met !== verdict)
		return `${target} Efter tallene er det ${word(met)}; kilden skriver, at det er ${word(verdict)}.`;
	return `${target} ${verdict === undefined ? 'Efter tallene' : 'Efter tallene og kilden'} er det ${word(met)}.`;
}

function panelSentence(panel: ChartPanel): string {
	const timed =
		(panel.series.length > 1 && panel.series.every(({ period }) => period !== undefined)) ||
		panel.categories.every(({ period }) => period !== undefined);
	const plain =
		panel.kind === 'waterfall'
			? bridge(panel)
			: panel.kind === 'diverging' && panel.deviation
				? deviations(panel)
				: panel.kind === 'line' || panel.kind === 'stacked' || timed
					? overTime(panel)
					: extremes(panel);
	return [plain, panel.goal ? goalSentence(panel.goal, panel.unit) : ''].filter(Boolean).join(' ');
}

/** A sentence or two for each of up to four panels: one to four sentences for the whole chart. */
export function chartSentence(plan: ChartPlan): string {
	const several = new Set(plan.panels.map(({ title }) => title)).size > 1;
	return plan.panels
		.map((panel) => {
			const sentence = panelSentence(panel);
			const named = sentence.includes(panel.title) || panel.title === plan.title;
			return several && !named && sentence !== '' ? `${panel.title}: ${sentence}` : sentence;
		})
		.filter(Boolean)
		.slice(0, 4)
		.join(' ');
}
