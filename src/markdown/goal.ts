/** Targets: what a text wants a figure to become, and whether it did, as the figures and as the source say. */
import type { ChartPanel, Goal } from './chart-plan.ts';
import type { ChartRegister } from './chart-choice.ts';
import type { KpiTable } from './kpi-table.ts';

const relative =
	/skal\s+(?:gerne\s+)?(?<way>mindskes|falde|reduceres|nedbringes|sænkes|øges|stige|forøges|hæves|vokse)\b[^.]{0,60}?(?:i\s+forhold\s+til|fra|siden|sammenlignet\s+med)\s+(?:niveauet\s+i\s+)?(?<year>(?:19|20)\d{2})\b/iu;
const down = /mindskes|falde|reduceres|nedbringes|sænkes/iu;

/** What the source says of the target: met, not met, or nothing. */
function said(text: string): boolean | undefined {
	const verdict =
		/\bmål(?:et|sætningen|tallet)?\s+(?:er|blev|anses\s+for)\s+(?<not>ikke\s+)?(?:\p{L}+\s+)?(?:opfyldt|nået|indfriet|opnået)/iu.exec(
			text,
		);
	return verdict ? verdict.groups!['not'] === undefined : undefined;
}

/**
 * The panels with the target drawn in, where the text states one against an earlier year and one series of one panel
 * is what it speaks of. Undefined where there is no target or where it is not certain which figure it means.
 */
export function readGoal(
	table: KpiTable,
	panels: readonly ChartPanel[],
	_register: ChartRegister,
): ChartPanel[] | undefined {
	const found = relative.exec(table.words)?.groups;
	if (!found) return undefined;
	const single = panels.filter(
		({ series, categories }) => series.length === 1 && categories.every(({ period }) => period),
	);
	const panel = single[0];
	if (single.length !== 1 || !panel) return undefined;
	const marks = panel.series[0]!.marks;
	const base = panel.categories.findIndex(({ period }) => period?.key === found['year']);
	const last = panel.categories.findLastIndex(
		({ partial }, at) => !partial && marks[at]?.cell.value !== undefined,
	);
	const value = marks[base]?.cell.value;
	if (value === undefined || last < 0) return undefined;
	const direction = down.test(found['way']!) ? 'below' : 'above';
	const now = marks[last]!.cell.value!;
	const goal: Goal = {
		value,
		printed: marks[base]!.cell.printed,
		label: `Niveau i ${found['year']}`,
		direction,
		met: last > base ? (direction === 'below' ? now < value : now > value) : undefined,
		said: said(table.words),
	};
	return panels.map((one) => (one === panel ? { ...one, goal } : one));
}
