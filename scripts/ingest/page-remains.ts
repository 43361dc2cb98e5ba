/** Remains of pages inside a passage: feet, addresses dumped at page ends, heads printed again on each page. */
import { plainText } from './markup.ts';
import type { FurnitureRule, Line } from './types.ts';
import { startsLower } from './wrapping.ts';

const address = /^https?:\/\/\S+$/iu;
const foot = /^Side -?\d{1,4}(?: af \d{1,4})?$/u;

/** True where a page begins with this line: a form feed, or the one blank it became. */
const beginsPage = (line: Line | undefined): boolean =>
	line !== undefined && (line.pageStart === true || (line.indent === 1 && line.blank === 'no'));

/**
 * The lines of a passage that are remains of its pages, by line number. Only what is certain:
 *
 * - `Side 4 af 9` alone on a line;
 * - addresses (`https://…`) alone on their lines right before a page begins or the passage ends, below no open sentence;
 * - a line printed at the start of several pages in the middle of a sentence;
 * - two lines of words that begin three pages and more, but for their first place.
 */
export function findPageRemains(lines: readonly Line[]): Map<number, FurnitureRule> {
	const found = new Map<number, FurnitureRule>();
	const texts = lines.map((line) =>
		line.blank === 'no' && line.text.length < 400 ? line.text.trim() : '',
	);
	lines.forEach((line, index) => {
		const text = texts[index] ?? '';
		if (foot.test(text) && line.cells === undefined) found.set(line.number, 'page-foot');
	});
	for (let index = 0; index < lines.length; index += 1) {
		if (!address.test(texts[index] ?? '') || lines[index]?.cells !== undefined) continue;
		let end = index;
		while (address.test(texts[end + 1] ?? '')) end += 1;
		const next = lines[end + 1];
		let before = index - 1;
		while (before >= 0 && lines[before]?.blank !== 'no') before -= 1;
		const above = texts[before] ?? '';
		const midSentence = before === index - 1 && !address.test(above) && !/[.!?]$/u.test(above);
		const led = before < 0 || /:$/u.test(above) || midSentence;
		if (!led && (next === undefined || beginsPage(next))) {
			for (let at = index; at <= end; at += 1) {
				const line = lines[at];
				if (line) found.set(line.number, 'link-dump');
			}
		}
		index = end;
	}
	for (const number of repeatedHeads(lines, texts)) found.set(number, 'repeated-table-head');
	for (const number of runningHeads(lines, texts)) found.set(number, 'running-head');
	return found;
}

/** Line numbers of a head that stands at the start of at least two pages after its first place, in the middle of a sentence at a third of them. */
function repeatedHeads(lines: readonly Line[], texts: readonly string[]): number[] {
	const places = new Map<string, number[]>();
	texts.forEach((text, index) => {
		if (text.length > 120 || !/^\p{Lu}/u.test(text) || text.split(' ').length < 3) return;
		const known = places.get(text);
		if (known) known.push(index);
		else places.set(text, [index]);
	});
	const repeated: number[] = [];
	for (const indexes of places.values()) {
		const again = indexes.slice(1).filter((index) => beginsPage(lines[index]));
		if (again.length < 2 || again.length < indexes.length - 1) continue;
		const cut = again.filter((index) => {
			let next = index + 1;
			while (next < lines.length && lines[next]?.blank !== 'no') next += 1;
			return startsLower(plainText(texts[next] ?? ''));
		});
		if (cut.length === 0 || cut.length * 3 < again.length) continue;
		for (const index of again) repeated.push(lines[index]?.number ?? 0);
	}
	return repeated;
}

/** Line numbers of heads of two lines that begin at least three pages, after their first place. */
function runningHeads(lines: readonly Line[], texts: readonly string[]): number[] {
	const places = new Map<string, [number, number][]>();
	for (const [index, line] of lines.entries()) {
		const first = texts[index] ?? '';
		if (!beginsPage(line) || !/^\p{Lu}[^.]{3,120}$/u.test(first)) continue;
		const below = [index + 1, index + 2, index + 3].find((at) => (texts[at] ?? '') !== '') ?? -1;
		const second = texts[below] ?? '';
		if (below < 0 || !/^\p{Lu}\D{20,120}[^.,;:]$/u.test(second)) continue;
		const pair = `${first}\n${second}`;
		places.set(pair, [...(places.get(pair) ?? []), [index, below]]);
	}
	return [...places.values()]
		.filter((pairs) => pairs.length >= 3)
		.flatMap((pairs) => pairs.slice(1).flat())
		.map((index) => lines[index]?.number ?? 0);
}
