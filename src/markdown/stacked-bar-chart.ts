/** Stacked bars: parts of a sum that the table itself proves, one bar for each period. */
import { scaleLinear } from 'd3-scale';
import {
	colour,
	dataOf,
	goalMark,
	goalWords,
	legend,
	panelFragment,
	panelHead,
	shownAs,
} from './chart-marks.ts';
import type { ChartPanel } from './chart-plan.ts';
import { chartWidth, escapeText, lineHeight, round, textAt, textWidth } from './svg.ts';
import type { Fragment } from './svg.ts';

const thick = 24;

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** Draws a panel of kind `stacked`. Numbers stand inside their part where they fit, and in the table always. */
export function stackedBarChart(panel: ChartPanel, chartTitle: string): Fragment {
	const sums = panel.categories.map((_, at) =>
		panel.series.reduce((sum, { marks }) => sum + (marks[at]!.cell.value ?? 0), 0),
	);
	const x = scaleLinear()
		.domain([0, Math.max(...sums, panel.goal?.value ?? 0, Number.MIN_VALUE)])
		.range([0, chartWidth]);
	let svg = '';
	panel.categories.forEach((category, at) => {
		const y = at * (thick + lineHeight + 10);
		svg += textAt(0, y + 12, category.label);
		let from = 0;
		panel.series.forEach(({ name, marks }, place) => {
			const mark = marks[at]!;
			const value = mark.cell.value ?? 0;
			const [left, right] = [x(from), x(from + value)];
			const text = shownAs(mark);
			const fits = textWidth(text) + 6 < right - left;
			svg += `<g ${dataOf(mark)}><title>${escapeText(`${name}, ${category.label}: ${text}`)}</title>`;
			svg += `<rect ${colour(place)}${category.partial ? ' fill-opacity="0.15"' : ''} x="${round(left)}" y="${y + lineHeight + 2}" width="${round(Math.max(0, right - left - 1))}" height="${thick}"/>`;
			if (fits && value > 0)
				svg += textAt((left + right) / 2, y + lineHeight + 2 + 17, text, {
					anchor: 'middle',
					className: category.partial ? '' : 'chart-inside',
				});
			svg += '</g>';
			from += value;
		});
	});
	const height = panel.categories.length * (thick + lineHeight + 10);
	const names = legend(panel.series.map(({ name }) => ({ name })));
	const { goal } = panel;
	if (!goal) return panelFragment(panelHead(panel, chartTitle), names, { svg, height });
	const at = x(goal.value);
	svg += goalMark(
		goal,
		`<path class="chart-goal" d="M${round(at)} ${lineHeight - 2}V${height}" stroke="currentColor" stroke-dasharray="5 3" fill="none"/>` +
			textAt(
				at > chartWidth / 2 ? at : Math.max(0, at - 4),
				height + 13,
				`Hele søjlen – ${lowerFirst(goalWords(goal))}`,
				at > chartWidth / 2 ? { anchor: 'end' } : {},
			),
	);
	return panelFragment(panelHead(panel, chartTitle), names, { svg, height: height + 18 });
}
