/** Horizontal bars: rankings, groups, and deviations around zero. Labels of any length, every bar with its number. */
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
	square,
	targetSwatch,
} from './chart-marks.ts';
import type { ChartPanel, Mark } from './chart-plan.ts';
import { valuesOf } from './chart-plan.ts';
import { chartWidth, lineHeight, round, textAt, textWidth, wrapText } from './svg.ts';
import type { Fragment } from './svg.ts';

const thick = 13;
const step = 17;
/** Room for labels beside their bars. */
const labelWidth = 165;

/** What stands where a number would: to the right of zero, or to the left where there is no room. */
function missing(zero: number, y: number, text: string): string {
	const fits = zero + 4 + textWidth(text) <= chartWidth;
	return textAt(fits ? zero + 4 : zero - 4, y + 11, text, {
		className: 'chart-soft',
		...(!fits && { anchor: 'end' as const }),
	});
}

/** One bar from zero to its value, its number beside it. */
function bar(
	mark: Mark,
	place: number,
	y: number,
	x: (value: number) => number,
	hollow: boolean,
): string {
	const value = mark.cell.value;
	const zero = x(0);
	if (value === undefined) return `<g ${dataOf(mark)}>${missing(zero, y, shownAs(mark))}</g>`;
	const end = x(value);
	const [left, width] = [Math.min(zero, end), Math.abs(end - zero)];
	const fill = hollow ? ' fill-opacity="0.15"' : '';
	const text =
		value < 0
			? textAt(left - 4, y + 11, shownAs(mark), { anchor: 'end' })
			: textAt(left + width + 4, y + 11, shownAs(mark));
	return `<g ${dataOf(mark)}><rect ${colour(place)}${fill} x="${round(left)}" y="${y}" width="${round(width)}" height="${thick}"/>${text}</g>`;
}

/** A target as a tick across its row, its number beside it. */
function tick(mark: Mark, y: number, x: (value: number) => number): string {
	const value = mark.cell.value;
	if (value === undefined) return `<g ${dataOf(mark)}></g>`;
	const at = round(x(value));
	return (
		`<g ${dataOf(mark)}><path class="chart-goal" d="M${at} ${y - 1}v${thick + 2}" stroke="currentColor" stroke-width="3" fill="none"/>` +
		`${textAt(x(value) + 6, y + 11, shownAs(mark))}</g>`
	);
}

/** The scale of some values between two edges, with room for the numbers beside the bars. */
function scaleOf(values: readonly number[], printed: readonly string[], left: number) {
	const room = Math.max(30, ...printed.map((text) => textWidth(text))) + 8;
	const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
	return scaleLinear()
		.domain([least, most === least ? least + 1 : most])
		.range([
			left + (least < 0 ? room : 0),
			chartWidth - (most > 0 || least === 0 ? room : room / 4),
		]);
}

/** What the two directions mean; a direction that no bar takes is not named. */
function signHead(panel: ChartPanel, zero: number): Fragment {
	if (!panel.sign) return { svg: '', height: 0 };
	const values = valuesOf(panel);
	const negative = values.some((value) => value < 0) ? `← ${panel.sign.negative}` : '';
	const positive = values.some((value) => value > 0) ? `${panel.sign.positive} →` : '';
	const fits =
		textWidth(negative) < zero - 4 &&
		textWidth(positive) < chartWidth - zero - 4 &&
		negative !== '';
	const soft = { className: 'chart-soft' };
	const svg = fits
		? textAt(zero - 6, 12, negative, { anchor: 'end', ...soft }) +
			textAt(zero + 6, 12, positive, soft)
		: (negative && textAt(0, 12, negative, soft)) +
			(positive && textAt(chartWidth, 12, positive, { anchor: 'end', ...soft }));
	return { svg, height: lineHeight + 4 };
}

/** Draws a panel of kind `bars` or `diverging`. */
export function barChart(panel: ChartPanel, chartTitle: string): Fragment {
	const { series, categories } = panel;
	const labels = categories.map(({ label }) => label);
	const widest = Math.max(0, ...labels.map((label) => textWidth(label)));
	// Beside a single bar there is room for a label of three lines; labels of groups stand above their bars.
	const beside =
		series.length === 1 && labels.every((label) => wrapText(label, labelWidth).length <= 3);
	const left = beside ? Math.min(widest, labelWidth) + 10 : 0;
	const printed = series.flatMap(({ marks }) => marks.map(shownAs));
	const aim = panel.goal ? [panel.goal.value] : [];
	const common = scaleOf([...valuesOf(panel), ...aim], printed, left);
	let y = 0;
	let svg = '';
	let axis = '';
	labels.forEach((label, at) => {
		const marks = series.map((one) => one.marks[at]!);
		const own = marks.flatMap(({ cell }) => (cell.value === undefined ? [] : [cell.value]));
		const x = panel.ownScales ? scaleOf(own, printed, left) : common;
		const lines = wrapText(label, beside ? labelWidth : chartWidth, 3);
		const className = categories[at]!.own ? { className: 'chart-own' } : {};
		svg += lines
			.map((line, n) => textAt(0, y + 11 + n * (beside ? 14 : lineHeight), line, className))
			.join('');
		if (!beside) y += lines.length * lineHeight;
		const from = y;
		marks.forEach((mark, place) => {
			const hollow = series[place]!.partial === true || categories[at]!.partial === true;
			svg += series[place]!.target
				? tick(mark, y, (value) => x(value))
				: bar(mark, place, y, (value) => x(value), hollow);
			y += step;
		});
		axis += `M${round(x(0))} ${from - 2}V${y - 2}`;
		y += beside ? 4 + (lines.length - 1) * 13 : 9;
	});
	const zero = panel.ownScales ? left : common(0);
	axis = `<path class="chart-axis" d="${axis}" stroke="currentColor" fill="none"/>`;
	const goal = panel.goal && !panel.ownScales ? common(panel.goal.value) : undefined;
	const goalLine =
		goal === undefined
			? ''
			: goalMark(
					panel.goal!,
					`<path class="chart-goal" d="M${round(goal)} 0V${round(y - 4)}" stroke="currentColor" stroke-dasharray="5 3" fill="none"/>` +
						textAt(
							goal > chartWidth / 2 ? Math.min(goal + 4, chartWidth) : Math.max(0, goal - 4),
							y + 10,
							goalWords(panel.goal!),
							goal > chartWidth / 2 ? { anchor: 'end' } : {},
						),
				);
	const body = { svg: axis + svg + goalLine, height: y + (goal === undefined ? 0 : 18) };
	const names = legend(
		series.map(({ name, partial }) => ({ name, hollow: partial })),
		(place, hollow) => (series[place]?.target ? targetSwatch : square(place, hollow)),
	);
	const signs = signHead(panel, zero);
	return panelFragment(
		panelHead(panel, chartTitle),
		{
			svg: names.svg + `<g transform="translate(0 ${names.height})">${signs.svg}</g>`,
			height: names.height + signs.height,
		},
		body,
	);
}
