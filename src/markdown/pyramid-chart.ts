/** A population pyramid: ages in the middle, women to the left, men to the right, one scale. */
import { scaleLinear } from 'd3-scale';
import { colour, dataOf, panelFragment, panelHead, shownAs } from './chart-marks.ts';
import type { ChartPanel } from './chart-plan.ts';
import { valuesOf } from './chart-plan.ts';
import { chartWidth, lineHeight, round, textAt, textWidth, wrapText } from './svg.ts';
import type { Fragment } from './svg.ts';

/** Draws a panel of kind `pyramid`: two series over ages. */
export function pyramidChart(panel: ChartPanel, chartTitle: string): Fragment {
	const middle = Math.max(...panel.categories.map(({ label }) => textWidth(label))) + 16;
	const room =
		Math.max(
			...panel.series.flatMap(({ marks }) => marks.map((mark) => textWidth(shownAs(mark)))),
		) + 6;
	const length = scaleLinear()
		.domain([0, Math.max(...valuesOf(panel), Number.MIN_VALUE)])
		.range([0, (chartWidth - middle) / 2 - room]);
	const edges = [(chartWidth - middle) / 2, (chartWidth + middle) / 2] as const;
	const side = (chartWidth - middle) / 2;
	const heads = panel.series.map(({ name }) => wrapText(name, side, 3));
	const head = Math.max(...heads.map((lines) => lines.length)) * lineHeight + 4;
	let svg = heads
		.map((lines, place) =>
			lines
				.map((text, at) =>
					textAt(
						edges[place as 0 | 1],
						12 + at * lineHeight,
						text,
						place === 0 ? { anchor: 'end' } : {},
					),
				)
				.join(''),
		)
		.join('');
	panel.categories.forEach(({ label }, at) => {
		const y = head + at * 19;
		svg += textAt(chartWidth / 2, y + 12, label, { anchor: 'middle' });
		panel.series.forEach(({ marks }, place) => {
			const mark = marks[at]!;
			const width = length(mark.cell.value ?? 0);
			const edge = edges[place as 0 | 1];
			const left = place === 0 ? edge - width : edge;
			svg += `<g ${dataOf(mark)}><rect ${colour(place)} x="${round(left)}" y="${y}" width="${round(width)}" height="15"/>`;
			svg +=
				place === 0
					? textAt(left - 4, y + 12, shownAs(mark), { anchor: 'end' })
					: textAt(left + width + 4, y + 12, shownAs(mark));
			svg += '</g>';
		});
	});
	return panelFragment(
		panelHead(panel, chartTitle),
		{ svg: '', height: 0 },
		{ svg, height: head + panel.categories.length * 19 + 4 },
	);
}
