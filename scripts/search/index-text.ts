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

/** The parts of the words of some fields, each word split once. */
function partsOf(fields: readonly (readonly Term[])[], split: CompoundSplitter): Set<string> {
	const parts = new Set<string>();
	const words = new Set<string>();
	for (const terms of fields) {
		for (const { term, kind, halves, pieces } of terms) {
			if (pieces) for (const piece of pieces) parts.add(piece);
			if (kind !== 'word') continue;
			words.add(term);
			for (const half of halves ?? []) {
				if (half.length > 1) parts.add(half);
				words.add(half);
			}
		}
	}
	for (const word of words) for (const part of split(word)) parts.add(part);
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
	let over: string[] = [];
	const fill = (slot: Slot, spelt: readonly string[]) => {
		const { from, to } = slots[slot];
		while (words.length < from) words.push(filler);
		for (const one of spelt.slice(0, to - from)) words.push(one);
		for (const one of spelt.slice(to - from)) over.push(one);
	};
	const title = toTerms(text.title);
	const facts = text.facts.flatMap(toTerms);
	const decision = toTerms(text.decision);
	const body = text.body.map(toTerms);

	/** The terms of the text as they are indexed, by term. */
	const spellings = new Map<string, string>();
	const spell = ({ term }: Term): string => {
		let spelt = spellings.get(term);
		if (spelt === undefined) spellings.set(term, (spelt = indexWord(term)));
		return spelt;
	};
	const theme = text.theme.flatMap((one) => [
		...toTerms(one).map(({ term }) => indexWord(term)),
		filler,
	]);
	const [titleWords, factWords, decisionWords] = [title, facts, decision].map((one) =>
		one.map(spell),
	);
	const bodyWords = body.map((passage) => passage.map(spell));
	const topParts = partsOf([title, facts, decision], split);
	const bodyParts = [...partsOf(body, split)].filter(
		(part) => !topParts.has(part) && !spellings.has(part),
	);

	fill('title', titleWords!);
	fill('facts', factWords!);
	fill('theme', theme);
	fill('decision', decisionWords!);
	fill('topParts', [...topParts].sort().map(indexWord));
	const beyond = over;
	over = [];
	fill('parts', bodyParts.sort().map(indexWord));
	while (words.length < slots.body.from) words.push(filler);
	for (const one of beyond) words.push(one);
	const starts: number[] = [];
	let count = 0;
	for (const passage of bodyWords) {
		starts.push(words.length);
		count += passage.length;
		for (const word of passage) words.push(word);
		// Words of two passages are no phrase.
		words.push(filler);
	}
	for (const one of over) words.push(one);
	return { content: words.join(' '), starts, words: count };
}
