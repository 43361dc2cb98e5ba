/** The picture of an indicator: its points on a time scale, with gaps where no report states a figure. */
import { drawPlan } from '../markdown/draw-table.ts';
import type { Category, ChartPanel, ChartPlan, Mark } from '../markdown/chart-plan.ts';
import { chartSentence } from '../markdown/chart-sentence.ts';
import type { Period } from '../markdown/period.ts';
import { readPeriod } from '../markdown/period.ts';
import type { Indicator, IndicatorPoint } from './indicators.ts';

interface Slot {
	readonly period: Period;
	readonly point?: IndicatorPoint;
	/** Row of the point in the indicator's own table, header included. */
	readonly row: number;
}

/** The points with an empty place for each year that no report speaks of, and where a definition changed. */
function slotsOf(points: readonly IndicatorPoint[]): Slot[] {
	const slots: Slot[] = [];
	points.forEach((point, at) => {
		const before = points[at - 1];
		if (before) {
			const [from, to] = [
				Math.floor(before.period.start / 12),
				Math.floor(point.period.start / 12),
			];
			for (let year = from + 1; year < to; year++)
				slots.push({ period: readPeriod(String(year))!.period, row: 0 });
			if (point.break !== undefined) slots.push({ period: { ...point.period, label: '' }, row: 0 });
		}
		slots.push({ period: point.period, point, row: at + 1 });
	});
	return slots;
}

/**
 * The chart of an indicator with its sentence. A figure that is counted up over a part of a year is left out beside whole
 * years; it stands in the table.
 */
export function indicatorChart(
	indicator: Indicator,
): { svg: string; sentence: string; partial: boolean } | undefined {
	const longest = Math.max(...indicator.points.map(({ period }) => period.months ?? 0));
	const isPartial = ({ period }: IndicatorPoint) => (period.months ?? 0) < longest;
	const shown = indicator.points.filter((point) => indicator.level || !isPartial(point));
	if (shown.length < 2) return undefined;
	const slots = slotsOf(shown);
	const categories: Category[] = slots.map(({ period, point }) => ({
		label: period.label,
		period,
		...(point && isPartial(point) && { partial: true }),
	}));
	const marks: Mark[] = slots.map(({ point, row }) => ({
		row: point ? indicator.points.indexOf(point) + 1 : row,
		column: 1,
		cell: point
			? {
					kind: 'number',
					printed: point.figure.printed,
					value: point.figure.value,
					decimals: point.figure.decimals,
				}
			: { kind: 'blank', printed: '' },
	}));
	const panel: ChartPanel = {
		kind: 'line',
		title: indicator.title,
		unit: indicator.unit,
		categories,
		series: [{ name: indicator.title.replace(/ \([^)]*\)$/u, ''), marks }],
	};
	const plan: ChartPlan = { title: indicator.title, panels: [panel], notes: [] };
	return { svg: drawPlan(plan), sentence: chartSentence(plan), partial: shown.some(isPartial) };
}
