/**
 * A document as Pagefind indexes it: terms at fixed places (`slots`), nothing else. The published page is untouched.
 *
 *     title · facts · theme · decision · parts of compounds · body
 */
import type { CompoundSplitter } from '../../src/search/compounds.ts';
import { indexWord } from '../../src/search/index-word.ts';
import { slots } from '../../src/search/index-files.ts';
import type { Slot } from '../../src/search/index-files.ts';
import { toTerms } from '../../src/search/terms.ts';
import type { Term } from '../../src/search/terms.ts';

export interface IndexedText {
	readonly title: string;
	readonly facts: readonly string[];
	readonly theme: readonly string[];
	readonly decision: string;
	/** The body's passages, in order. */
	readonly body: readonly string[];
}

/** A word that holds a place and is found by nobody. */
const filler = '.';

/** The parts of a field's words, each word split once. */
function partsOf(fields: readonly (readonly Term[])[], split: CompoundSplitter): Set<string> {
	const parts = new Set<string>();
	const done = new Set<string>();
	for (const terms of fields) {
		for (const { term, kind, halves, pieces } of terms) {
			if (pieces) for (const piece of pieces) parts.add(piece);
			if (kind !== 'word') continue;
			if (halves) {
				for (const half of halves) {
					if (half.length > 1) parts.add(half);
					for (const part of split(half)) parts.add(part);
				}
			}
			if (done.has(term)) continue;
			done.add(term);
			for (const part of split(term)) parts.add(part);
		}
	}
	return parts;
}

/**
 * The text to index, and at which position each passage of the body starts.
 *
 * Promises: every term of the text stands in it at least once; a field's terms stand in its slot, the rest of a
 * long field at the beginning of the body; parts that find no room stand at the end.
 */
export function toIndexText(
	text: IndexedText,
	split: CompoundSplitter,
): { content: string; starts: number[]; words: number } {
	const words: string[] = [];
	const over: string[] = [];
	const fill = (slot: Slot, terms: readonly string[]) => {
		const { from, to } = slots[slot];
		while (words.length < from) words.push(filler);
		words.push(...terms.slice(0, to - from));
		over.push(...terms.slice(to - from));
	};
	const titleTerms = toTerms(text.title);
	const factTerms = text.facts.flatMap((fact) => toTerms(fact));
	const themeTerms = text.theme.flatMap((theme) => [
		...toTerms(theme).map(({ term }) => term),
		filler,
	]);
	const decisionTerms = toTerms(text.decision);
	const bodyTerms = text.body.map((passage) => toTerms(passage));

	const whole = new Set<string>();
	for (const terms of [titleTerms, factTerms, decisionTerms, ...bodyTerms]) {
		for (const { term } of terms) whole.add(term);
	}
	const topParts = partsOf([titleTerms, factTerms, decisionTerms], split);
	const bodyParts = [...partsOf(bodyTerms, split)].filter(
		(part) => !topParts.has(part) && !whole.has(part),
	);

	fill(
		'title',
		titleTerms.map(({ term }) => term),
	);
	fill(
		'facts',
		factTerms.map(({ term }) => term),
	);
	fill('theme', themeTerms);
	fill(
		'decision',
		decisionTerms.map(({ term }) => term),
	);
	fill('topParts', [...topParts].sort());
	const beyond = [...over];
	over.length = 0;
	fill('parts', bodyParts.sort());
	while (words.length < slots.body.from) words.push(filler);
	words.push(...beyond);
	const starts: number[] = [];
	let count = 0;
	for (const terms of bodyTerms) {
		starts.push(words.length);
		count += terms.length;
		for (const { term } of terms) words.push(term);
		// Words of two passages are no phrase.
		words.push(filler);
	}
	words.push(...over);
	return { content: words.map(indexWord).join(' '), starts, words: count };
}
