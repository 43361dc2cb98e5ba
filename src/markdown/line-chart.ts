/** Lines over three or more periods, placed true to time; a missing figure is a gap, a part-year an open point. */
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
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
import { valuesOf } from './chart-plan.ts';
import type { Category, ChartPanel, Series } from './chart-plan.ts';
import { formatNumber } from '../danish/number.ts';
import {
	chartWidth,
	escapeText,
	lineHeight,
	round,
	stack,
	textAt,
	textWidth,
	wrapText,
} from './svg.ts';
import type { Fragment } from './svg.ts';

/** Shapes that tell the series apart without colour. */
function point(place: number, x: number, y: number, hollow: boolean): string {
	const fill = hollow ? ' fill-opacity="0.15" stroke-width="1.5"' : '';
	const shapes = [
		`<circle cx="${round(x)}" cy="${round(y)}" r="4"`,
		`<rect x="${round(x - 3.5)}" y="${round(y - 3.5)}" width="7" height="7"`,
		`<path d="M${round(x)} ${round(y - 4.5)}l4.5 8h-9z"`,
		`<path d="M${round(x)} ${round(y - 5)}l5 5l-5 5l-5-5z"`,
		`<path d="M${round(x)} ${round(y + 4.5)}l4.5-8h-9z"`,
		`<rect x="${round(x - 4.5)}" y="${round(y - 2)}" width="9" height="4"`,
	];
	return `${shapes[place % shapes.length]}${fill}/>`;
}

function middleOf({ period }: Category, at: number): number {
	return period ? period.start + (period.months ?? 6) / 2 : at;
}

/** The middle and the ends of a scale's values, from zero unless all values are far from it. */
function verticalScale(
	values: readonly number[],
	goal: number | undefined,
	top: number,
	bottom: number,
) {
	const all = goal === undefined ? values : [...values, goal];
	const [least, most] = [Math.min(...all), Math.max(...all)];
	const near = least > 0 && least / most > 0.6 && all.length > 1 && most > least;
	const domain: [number, number] = [
		near ? least - (most - least) * 0.2 : Math.min(0, least),
		most <= 0 ? 0 : most,
	];
	if (domain[0] === domain[1]) domain[1] = domain[0] + 1;
	return scaleLinear().domain(domain).nice(4).range([bottom, top]);
}

interface Box {
	readonly left: number;
	readonly height: number;
}

/** A period's name in two lines, its year below, where it has a year after something else. */
function inTwoLines(label: string): string[] {
	const parts = /^(.*\S)\s+((?:19|20)\d{2})$/u.exec(label);
	return parts ? [parts[1]!, parts[2]!] : [label];
}

/**
 * Labels under the axis that do not touch: the last and the first always, then those that have a figure, others where
 * there is room. Where one line does not name every figure, years go to a second line, or labels to a second row.
 */
function periodLabels(
	categories: readonly Category[],
	x: (at: number) => number,
	y: number,
	hasFigure: (at: number) => boolean,
): Fragment {
	const all = [...categories.keys()];
	const figures = all.filter(hasFigure);
	const placed = (lines: (label: string) => readonly string[], rows: number) => {
		const order = new Set([...(rows === 1 ? [all.length - 1, 0] : []), ...figures, ...all]);
		const taken = Array.from({ length: rows }, (): [number, number][] => []);
		let [svg, named, height] = ['', 0, lineHeight];
		for (const at of order) {
			const label = lines(categories[at]!.label);
			// Letters of some systems are wider than the estimate, and the edge of the picture cuts them.
			const half = (Math.max(...label.map((words) => textWidth(words))) * 1.12) / 2;
			const middle = Math.min(Math.max(x(at), half), chartWidth - half);
			const row = taken.findIndex((spans) =>
				spans.every(([from, to]) => middle + half + 6 < from || middle - half - 6 > to),
			);
			if (row < 0 || (row > 0 && !hasFigure(at))) continue;
			taken[row]!.push([middle - half, middle + half]);
			if (hasFigure(at)) named += 1;
			height = Math.max(height, (row + label.length) * lineHeight);
			label.forEach((words, line) => {
				svg += textAt(middle, y + (row + line) * lineHeight, words, { anchor: 'middle' });
			});
		}
		return { svg, height, named };
	};
	const whole = (label: string) => [label];
	const wanted = figures.length;
	let best = placed(whole, 1);
	for (const [lines, rows] of [
		[inTwoLines, 1],
		[whole, 2],
	] as const) {
		if (best.named === wanted) break;
		const other = placed(lines, rows);
		// A second row is for all or for none: a crowd of labels in two rows is no easier to read.
		if (other.named > best.named && (rows === 1 || other.named === wanted)) best = other;
	}
	return best;
}

interface Way {
	readonly from: { mark: Series['marks'][number]; at: number };
	readonly to: { mark: Series['marks'][number]; at: number };
	readonly loose: boolean;
}

/** The path through runs of ways of one kind, gaps left open. */
function waysOf(
	ways: readonly Way[],
	loose: boolean,
	through: (points: Way['from'][]) => string | null,
): string {
	const runs: Way['from'][][] = [];
	for (const way of ways) {
		if (way.loose !== loose) continue;
		const run = runs.at(-1);
		if (run?.at(-1) === way.from) run.push(way.to);
		else runs.push([way.from, way.to]);
	}
	return runs.map((run) => through(run) ?? '').join('');
}

/** One plot of one or more series on one scale. */
function plot(
	panel: ChartPanel,
	series: readonly { one: Series; place: number }[],
	box: Box,
): Fragment {
	const { categories } = panel;
	const values = series.flatMap(({ one }) => one.marks.flatMap(({ cell }) => cell.value ?? []));
	const [top, bottom] = [18, box.height];
	const y = verticalScale(values, panel.goal?.value, top, bottom);
	const ticks = y.ticks(4);
	const decimals = Math.max(0, ...ticks.map((tick) => (String(tick).split('.')[1] ?? '').length));
	const left = Math.max(...ticks.map((tick) => textWidth(formatNumber(tick, decimals)))) + 8;
	const times = categories.map(middleOf);
	const across = scaleLinear()
		.domain([Math.min(...times), Math.max(...times)])
		.range([left + 22, chartWidth - 30]);
	const x = (at: number) => across(times[at]!);
	let svg = ticks
		.map(
			(tick) =>
				`<path class="chart-grid" d="M${round(left)} ${round(y(tick))}H${chartWidth}" stroke="currentColor" stroke-opacity="${tick === 0 ? 0.9 : 0.2}"/>` +
				textAt(left - 6, y(tick) + 4, formatNumber(tick, decimals), {
					anchor: 'end',
					className: 'chart-soft',
				}),
		)
		.join('');
	const periods = periodLabels(categories, x, bottom + 17, (at) =>
		series.some(({ one }) => one.marks[at]?.cell.value !== undefined),
	);
	const foot = bottom + periods.height - lineHeight;
	if (panel.goal) {
		const at = y(panel.goal.value);
		svg += goalMark(
			panel.goal,
			`<path class="chart-goal" d="M${round(left)} ${round(at)}H${chartWidth}" stroke="currentColor" stroke-dasharray="5 3" fill="none"/>` +
				textAt(left + 4, foot + 34, `- - ${goalWords(panel.goal)}`, { className: 'chart-soft' }),
		);
	}
	const labelled = series.length <= 2 && categories.length <= 8;
	for (const { one, place } of series) {
		const points = one.marks.map((mark, at) => ({ mark, at }));
		const open = (at: number) =>
			categories[at]!.partial === true || categories[at]!.estimated === true;
		const through = line<(typeof points)[number]>()
			.defined(({ mark }) => mark.cell.value !== undefined)
			.x(({ at }) => round(x(at)))
			.y(({ mark }) => round(y(mark.cell.value!)));
		// What is shorter or estimated is not joined to the others as if it were like them.
		const ways = points
			.slice(1)
			.map((to, n) => ({ from: points[n]!, to, loose: open(to.at) || open(n) }));
		const path = waysOf(ways, false, through);
		const loose = waysOf(ways, true, through);
		svg += one.target ? '<g stroke="currentColor">' : `<g ${colour(place)}>`;
		if (path)
			svg += `<path d="${path}" fill="none" stroke-width="2"${one.target ? ' stroke-dasharray="5 3"' : ''}/>`;
		if (loose) svg += `<path d="${loose}" fill="none" stroke-width="1.5" stroke-dasharray="3 4"/>`;
		for (const { mark, at } of points) {
			const name = `${one.name === '' ? '' : `${one.name}, `}${categories[at]!.label}: ${shownAs(mark)}`;
			const drawn =
				mark.cell.value === undefined || one.target
					? ''
					: point(place, x(at), y(mark.cell.value), open(at));
			svg += `<g ${dataOf(mark)}><title>${escapeText(name)}</title>${drawn}</g>`;
		}
		svg += '</g>';
		if (labelled)
			svg += pointLabels(
				series.map(({ one: each }) => each),
				one,
				x,
				(value) => y(value),
				{ left, bottom },
				panel.goal && y(panel.goal.value),
			);
	}
	svg += periods.svg;
	return { svg, height: foot + (panel.goal ? 40 : 24) };
}

/** Numbers above the points of the upper series, below those of the lower; where they would touch, none. */
function pointLabels(
	all: readonly Series[],
	one: Series,
	x: (at: number) => number,
	y: (value: number) => number,
	{ left: edge, bottom }: { left: number; bottom: number },
	goal: number | undefined,
): string {
	const other = all.find((each) => each !== one);
	let end = -Infinity;
	let svg = '';
	one.marks.forEach((mark, at) => {
		const value = mark.cell.value;
		if (value === undefined) return;
		const beside = other?.marks[at]?.cell.value;
		const before = one.marks[at - 1]?.cell.value ?? value;
		const after = one.marks[at + 1]?.cell.value ?? value;
		const crossed = goal !== undefined && Math.abs(y(value) - 13 - goal) < 9;
		const lower =
			beside === undefined
				? crossed || (before > value && after <= value)
				: beside > value || (beside === value && all[0] !== one);
		// Below the axis stand the periods.
		const struck = (at: number) => goal !== undefined && Math.abs(at - 4 - goal) < 9;
		const above = y(value) - 8;
		const beneath = y(value) + 17;
		const fits = beneath < bottom;
		const under =
			fits && (lower ? !struck(beneath) || struck(above) : struck(above) && !struck(beneath));
		const text = shownAs(mark);
		// On a slope the corner away from the line is free.
		const falling = before > value && after < value;
		const rising = before < value && after > value;
		if (beside === undefined && !crossed && (falling || rising)) {
			const left = falling ? x(at) + 5 : x(at) - 5 - textWidth(text);
			if (left > Math.max(end + 4, edge) && left + textWidth(text) < chartWidth) {
				end = left + textWidth(text);
				svg += textAt(left, y(value) - 6, text);
				return;
			}
		}
		const half = textWidth(text) / 2;
		const middle = Math.min(Math.max(x(at), edge + half), chartWidth - half);
		if (middle - half < end + 4) return;
		end = middle + half;
		svg += textAt(middle, under ? beneath : above, text, { anchor: 'middle' });
	});
	return svg;
}

/** Draws a panel of kind `line`; series whose scales lie far apart have a plot each. */
export function lineChart(panel: ChartPanel, chartTitle: string): Fragment {
	const series = panel.series.map((one, place) => ({ one, place }));
	const scale = verticalScale(valuesOf(panel), panel.goal?.value, 18, 190);
	const foot = scale.domain()[0]!;
	const cutOf = (marks: Series['marks']) =>
		verticalScale(
			marks.flatMap(({ cell }) => cell.value ?? []),
			undefined,
			18,
			80,
		).domain()[0]! > 0;
	const some = panel.ownScales && panel.series.some(({ marks }) => cutOf(marks));
	const cut = some
		? 'hver gruppe har sin egen skala, der ikke altid begynder ved 0'
		: !panel.ownScales && foot > 0
			? `aksen begynder ved ${formatNumber(foot)}`
			: undefined;
	const head = panelHead(panel, chartTitle, cut);
	if (panel.ownScales) {
		const plots = series.map(({ one, place }) => {
			const name = legend([{ name: one.name }, { name: '' }], (at) =>
				at === 0 ? mark(place) : '',
			);
			return stack([
				{ svg: name.svg, height: wrapText(one.name, chartWidth - 18, 3).length * lineHeight + 2 },
				plot(panel, [{ one, place }], { left: 0, height: 80 }),
			]);
		});
		return panelFragment(head, { svg: '', height: 0 }, stack(plots, 10));
	}
	const names = legend(
		panel.series.map(({ name }) => ({ name })),
		(place) => (panel.series[place]?.target ? dashes : mark(place)),
	);
	return panelFragment(head, names, plot(panel, series, { left: 0, height: 190 }));
}

const dashes =
	'<path d="M0 8h16" stroke="currentColor" stroke-width="2" stroke-dasharray="5 3" fill="none"/>';

function mark(place: number): string {
	return `<g ${colour(place)}>${point(place, 7, 8, false)}</g>`;
}
