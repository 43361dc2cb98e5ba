/** What marks of all charts share: their place in the table as data attributes, their colour, their printed number. */
import type { ChartPanel, Goal, Mark } from './chart-plan.ts';
import { chartWidth, lineHeight, stack, textAt, textSize, textWidth, wrapText } from './svg.ts';
import type { Fragment } from './svg.ts';

/** Fallback colours where no style sheet is; `styles/charts.css` sets them by class for light, dark and print. */
const fallback = ['#0b5394', '#c04a00', '#482448', '#906c6c', '#9000fc', '#6c0000'];

/** Colour of a series by place, as class and as attribute. */
export function colour(place: number): string {
	const at = place % fallback.length;
	return `class="chart-${at + 1}" fill="${fallback[at]}" stroke="${fallback[at]}"`;
}

/** The cell a mark stands for: `data-cell="row,column"` and the number it shows. */
export function dataOf({ row, column, cell }: Mark): string {
	return `data-cell="${row},${column}" data-value="${cell.value ?? ''}"`;
}

/** What stands where the number would: the print's own `-` or `.`, and words for a blank. */
export function shownAs({ cell }: Mark): string {
	if (cell.kind === 'number') return bareNumber(cell.printed);
	return cell.kind === 'dash' || cell.kind === 'dot' ? cell.printed : '(ingen tal)';
}

/** A printed number without its unit: `8,67%` → `8,67`, with a minus sign in place of a hyphen. */
export function bareNumber(printed: string): string {
	return printed
		.replace(/\s*(?:%|‰|pct\.?|\p{L}[\p{L}.\s]*)\s*\**$/iu, '')
		.replace(/(?<=,\d+)\.$/u, '')
		.replace(/^[-–]\s?/u, '−');
}

/** `Mål 2030: 41`, as it stands at a goal's line. */
export function goalWords({ label, printed }: Goal): string {
	return `${label}: ${bareNumber(printed)}`;
}

/** A goal's line with the cell it stands for, where it stands in one. */
export function goalMark({ mark }: Goal, svg: string): string {
	return mark?.cell.value === undefined ? `<g>${svg}</g>` : `<g ${dataOf(mark)}>${svg}</g>`;
}

/** A target in a legend: a tick. */
export const targetSwatch =
	'<path class="chart-goal" d="M7 1v13" stroke="currentColor" stroke-width="3" fill="none"/>';

/** Name of the panel and its unit with what must be known of its scale. */
export function panelHead(panel: ChartPanel, chartTitle: string, note?: string): Fragment {
	const said = panel.title !== chartTitle && panel.title !== '' ? panel.title : '';
	const about = note ?? (panel.ownScales ? 'hver gruppe har sin egen skala' : undefined);
	const unit = about === undefined ? panel.unit.label : `${panel.unit.label} (${about})`;
	const heads = said === '' ? [] : wrapText(said, chartWidth, 3);
	const lines = [
		...heads.map((text) => ({ text, className: 'chart-head' })),
		...wrapText(unit, chartWidth, 3).map((text) => ({ text, className: 'chart-soft' })),
	];
	const svg = lines
		.map(({ text, className }, at) => textAt(0, 13 + at * lineHeight, text, { className }))
		.join('');
	return { svg, height: lines.length * lineHeight + 6 };
}

/** The series' names with their colours, one line or more each; nothing for a single series. */
export function legend(
	names: readonly { readonly name: string; readonly hollow?: boolean | undefined }[],
	swatch: (place: number, hollow: boolean) => string = square,
): Fragment {
	if (names.length < 2) return { svg: '', height: 0 };
	// Short names share a line, in the order of the series.
	let x = 0;
	let row = 0;
	let svg = '';
	names.forEach(({ name, hollow }, place) => {
		const lines = wrapText(name, chartWidth - 18, 3);
		const width = 18 + Math.max(...lines.map((line) => textWidth(line, textSize))) + 14;
		if (x > 0 && x + width > chartWidth) {
			x = 0;
			row++;
		}
		svg += `<g transform="translate(${Math.round(x)} ${row * lineHeight})">${swatch(place, hollow === true)}`;
		svg += lines.map((line, at) => textAt(18, 12 + at * lineHeight, line)).join('') + '</g>';
		if (lines.length > 1) {
			row += lines.length;
			x = 0;
		} else x += width;
	});
	return { svg, height: (row + (x > 0 ? 1 : 0)) * lineHeight + 8 };
}

/** The coloured square of a series in a legend. */
export function square(place: number, hollow: boolean): string {
	return `<rect ${colour(place)} ${hollow ? 'fill-opacity="0.15"' : ''} x="1" y="2" width="11" height="11"/>`;
}

/** Head, legend and body of a panel. */
export function panelFragment(head: Fragment, names: Fragment, body: Fragment): Fragment {
	return stack([head, names, body]);
}
