/** The Danish sentence that says what a chart shows, from the table's own printed numbers. */
import type { ChartPanel, ChartPlan, Goal, Mark } from './chart-plan.ts';
import { bareNumber } from './chart-marks.ts';
import { enumerate, withUnit } from './chart-text.ts';

/** A sentence's end, where its last word may have brought one. */
const stop = (sentence: string) => (sentence.endsWith('.') ? sentence : `${sentence}.`);

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
	const overSeries = panel.kind !== 'line' && panel.kind !== 'stacked';
	const rows = overSeries
		? panel.categories.map(({ label }, at) => ({
				name: label,
				marks: panel.series.map(({ name, marks, partial }) => ({
					mark: marks[at]!,
					label: name,
					partial,
				})),
			}))
		: panel.series.map(({ name, marks }) => ({
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
	const told = ends.toSorted((a, b) => size(b) - size(a)).slice(0, 2);
	const same = ends.every(({ from, to }) => from === ends[0]!.from && to === ends[0]!.to);
	const when = !same
		? ''
		: ends[0]!.uneven
			? `I ${ends[0]!.from} og ${ends[0]!.to}: `
			: `Fra ${ends[0]!.from} til ${ends[0]!.to}: `;
	const others = ends.length > 2 ? ` (størst ændring af ${ends.length})` : '';
	return stop(
		`${when}${enumerate(told.map((one) => change({ ...one, name: one.name || panel.title }, panel)))}${others}`,
	);
}

function extremes(panel: ChartPanel): string {
	const all = panel.series.flatMap(({ name, marks }) =>
		marks.flatMap((mark, at) =>
			mark.cell.value === undefined
				? []
				: [
						{
							mark,
							name: panel.categories[at]!.label,
							series: panel.series.length > 1 ? ` (${lower(name)})` : '',
						},
					],
		),
	);
	const sorted = all.toSorted((a, b) => b.mark.cell.value! - a.mark.cell.value!);
	const [most, least] = [sorted[0], sorted.at(-1)];
	if (!most || !least || most === least || most.mark.cell.value === least.mark.cell.value)
		return '';
	return stop(
		`Højest er ${most.name}${most.series} med ${said(most.mark, panel)}, lavest ${least.name}${least.series} med ${said(least.mark, panel)}`,
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
	return `${stop(`Størst udsving har ${most.name}: ${said(most.mark, panel)}${means ? ` (${means})` : ''}`)}${meaning}`;
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
		`Fra ${panel.categories[0]!.label} på ${said(first, panel)} til ${panel.categories.at(-1)!.label} på ${said(last, panel)}; det største skridt er ${most.name} med ${said(most.mark, panel)}`,
	);
}

/** What the figures and the source say of a target; both, where they differ. */
export function goalSentence(goal: Goal): string {
	const wish = goal.direction === 'below' ? 'under' : 'over';
	const target = `Målet er at komme ${wish} ${bareNumber(goal.printed)} (${lower(goal.label)}).`;
	if (goal.met === undefined && goal.said === undefined) return target;
	const word = (met: boolean) => (met ? 'opfyldt' : 'ikke opfyldt');
	if (goal.met !== undefined && goal.said !== undefined && goal.met !== goal.said)
		return `${target} Efter tallene er det ${word(goal.met)}; kilden skriver, at det er ${word(goal.said)}.`;
	const by =
		goal.said === undefined
			? 'Efter tallene'
			: goal.met === undefined
				? 'Kilden skriver, at'
				: 'Efter tallene og kilden';
	return goal.met === undefined
		? `${target} ${by} det er ${word(goal.said!)}.`
		: `${target} ${by} er det ${word(goal.met)}.`;
}

function panelSentence(panel: ChartPanel): string {
	const timed = panel.series.length > 1 && panel.series.every(({ period }) => period !== undefined);
	const plain =
		panel.kind === 'waterfall'
			? bridge(panel)
			: panel.kind === 'diverging' && panel.deviation
				? deviations(panel)
				: panel.kind === 'line' || panel.kind === 'stacked' || timed
					? overTime(panel)
					: extremes(panel);
	return [plain, panel.goal ? goalSentence(panel.goal) : ''].filter(Boolean).join(' ');
}

/** One to three sentences for the whole chart. */
export function chartSentence(plan: ChartPlan): string {
	const several = new Set(plan.panels.map(({ title }) => title)).size > 1;
	return plan.panels
		.map((panel) => {
			const sentence = panelSentence(panel);
			return several && panel.title !== '' && panel.title !== plan.title && sentence !== ''
				? `${panel.title}: ${sentence}`
				: sentence;
		})
		.filter(Boolean)
		.slice(0, 3)
		.join(' ');
}
