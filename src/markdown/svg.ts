/**
 * The pieces every chart is made of: escaped text of an estimated width, and the frame.
 *
 * No clock, no randomness, no measuring by a browser, no style attributes: presentation attributes and classes only,
 * so that a strict content policy lets it pass. Colours come from `styles/charts.css`.
 */

/** Width of a chart in its own units: about what a telephone shows, so that letters keep their size there. */
export const chartWidth = 400;
/** Sizes of letters in the same units. */
export const textSize = 13;
export const lineHeight = 16;

/** A part of a chart, drawn from y = 0 downwards. */
export interface Fragment {
	readonly svg: string;
	readonly height: number;
}

/** Text as text, in markup and in attributes, whatever it holds. */
export function escapeText(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
		.toWellFormed()
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** A coordinate with at most one decimal. */
export function round(value: number): number {
	const rounded = Math.round(value * 10) / 10;
	return rounded === 0 ? 0 : rounded;
}

/** Estimated width of a text, on the wide side, in the units of the chart. */
export function textWidth(text: string, size = textSize): number {
	let em = 0;
	for (const letter of text) {
		if (/[iljtfrI.,:;'|()[\]\s!-]/u.test(letter)) em += 0.36;
		else if (/[mwMW%æÆ@—]/u.test(letter)) em += 0.9;
		else if (/\p{Lu}/u.test(letter)) em += 0.7;
		else em += letter.codePointAt(0)! > 0x2fff ? 1.05 : 0.58;
	}
	return em * size;
}

/** Breaks a text into lines no wider than `width`; a word that is wider is cut. Whatever does not fit in `most` lines ends in `…`. */
export function wrapText(text: string, width: number, most = 4): string[] {
	const words = text.split(/\s+/u).flatMap((word) => cutWord(word, width));
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last !== undefined && textWidth(`${last} ${word}`) <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), `${lines[most - 1]!.replace(/.$/u, '')}…`];
}

function cutWord(word: string, width: number): string[] {
	if (textWidth(word) <= width) return [word];
	const pieces = [''];
	for (const letter of word) {
		if (textWidth(`${pieces.at(-1)}${letter}-`) > width) pieces.push('');
		pieces[pieces.length - 1] += letter;
	}
	return pieces.map((piece, at) => (at < pieces.length - 1 ? `${piece}-` : piece));
}

/** One line of text at its baseline. */
export function textAt(
	x: number,
	y: number,
	text: string,
	options: { anchor?: 'middle' | 'end'; className?: string } = {},
): string {
	const anchor = options.anchor ? ` text-anchor="${options.anchor}"` : '';
	const className = options.className ? ` class="${options.className}"` : '';
	return `<text x="${round(x)}" y="${round(y)}"${anchor}${className}>${escapeText(text)}</text>`;
}

/** A fragment moved down. */
export function below(fragment: Fragment, y: number): string {
	return y === 0 ? fragment.svg : `<g transform="translate(0 ${round(y)})">${fragment.svg}</g>`;
}

/** Fragments one below the other. */
export function stack(fragments: readonly Fragment[], gap = 0): Fragment {
	let y = 0;
	let svg = '';
	fragments.forEach((fragment, at) => {
		if (at > 0) y += gap;
		svg += below(fragment, y);
		y += fragment.height;
	});
	return { svg, height: y };
}

/** The whole picture, with its name and its description for those who do not see it. */
export function frame(fragment: Fragment, title: string, description: string): string {
	return (
		`<svg class="chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chartWidth} ${Math.ceil(fragment.height)}" width="100%" ` +
		`role="img" font-size="${textSize}" font-family="sans-serif" fill="currentColor">` +
		`<title>${escapeText(title)}</title><desc>${escapeText(description)}</desc>${fragment.svg}</svg>`
	);
}
