/** A budget bridge: where it starts, each step up or down, where it ends. */
import { scaleLinear } from 'd3-scale';
import { colour, dataOf, panelFragment, panelHead, shownAs } from './chart-marks.ts';
import type { ChartPanel } from './chart-plan.ts';
import { chartWidth, lineHeight, round, textAt, textWidth, wrapText } from './svg.ts';
import type { Fragment } from './svg.ts';

/**
 * Draws a panel of kind `waterfall`. Start and end are lines, not bars, where the steps are too small to be seen from
 * zero: a bar whose foot is cut off would lie about its size.
 */
export function waterfallChart(panel: ChartPanel, chartTitle: string): Fragment {
	const marks = panel.series[0]!.marks;
	const last = marks.length - 1;
	let running = 0;
	const spans = marks.map(({ cell }, at) => {
		const from = at === 0 || at === last ? 0 : running;
		if (at !== last) running += cell.value!;
		return { from, to: at === last ? cell.value! : running };
	});
	const inner = spans.slice(1, last).flatMap(({ from, to }) => [from, to]);
	const edges = [...inner, spans[0]!.to, spans[last]!.to];
	const [least, most] = [Math.min(...edges), Math.max(...edges)];
	const cut = (most - least) / Math.max(Math.abs(most), Math.abs(least)) < 0.3 && least > 0;
	const room = Math.max(...marks.map((mark) => textWidth(shownAs(mark)))) + 8;
	const pad = (most - least) * 0.08;
	const x = scaleLinear()
		.domain(cut ? [least - pad, most + pad] : [Math.min(0, least), Math.max(0, most)])
		.range([least < 0 || cut ? room : 0, chartWidth - room]);
	let y = 0;
	let svg = '';
	marks.forEach((mark, at) => {
		const { from, to } = spans[at]!;
		const lines = wrapText(panel.categories[at]!.label, chartWidth, 3);
		svg += lines.map((text, n) => textAt(0, y + 12 + n * lineHeight, text)).join('');
		y += lines.length * lineHeight + 2;
		const edge = at === 0 || at === last;
		const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))];
		const number = shownAs(mark);
		svg += `<g ${dataOf(mark)}>`;
		if (edge && cut) {
			svg +=
				`<path ${colour(0)} d="M${round(x(to))} ${y}v14" stroke-width="4"/>` +
				textAt(x(to) + 6, y + 12, number);
		} else {
			const place = edge ? 0 : mark.cell.value! < 0 ? 1 : 2;
			svg += `<rect ${colour(place)} x="${round(left)}" y="${y}" width="${round(Math.max(1, right - left))}" height="14"/>`;
			const sign = !edge && mark.cell.value! > 0 && !number.startsWith('+') ? `+${number}` : number;
			svg += textAt(right + 5, y + 12, edge ? number : sign);
		}
		svg += '</g>';
		if (at < last) {
			const next = x(to);
			svg += `<path class="chart-grid" d="M${round(next)} ${y + 14}v6" stroke="currentColor" stroke-opacity="0.35" fill="none"/>`;
		}
		y += 24;
	});
	const note = cut ? 'første og sidste er mærker; skalaen begynder ikke ved 0' : undefined;
	return panelFragment(
		panelHead(panel, chartTitle, note),
		{ svg: '', height: 0 },
		{ svg, height: y },
	);
}
