/** Which words of a text answer a question, for marking them and for choosing the passage that shows most. Pure. */
import type { PassageRow } from './index-files.ts';
import { indexWord } from './index-word.ts';
import { danishStem } from './stem.ts';
import { toTerms } from './terms.ts';

/** Something to look for in a text: any of several runs of terms. */
export interface Wanted {
	readonly runs: readonly (readonly string[])[];
	/** True where a word that merely begins or ends with the term counts too. */
	readonly parts: boolean;
	/** How much a passage gains from it. */
	readonly worth: number;
}

/** A piece of text, marked or not. */
export interface MarkedText {
	readonly text: string;
	readonly marked: boolean;
}

interface Found {
	readonly from: number;
	readonly to: number;
	readonly wanted: number;
}

/** A word in the spellings it is compared in. */
interface Seen {
	readonly word: string;
	readonly indexed: string;
	readonly base: string;
}

const seen = (word: string): Seen => {
	const indexed = indexWord(word);
	return { word, indexed, base: danishStem(indexed) };
};

/** True where a word of the text is the term in some inflection, or a compound with it. */
function sameWord({ word, indexed, base }: Seen, term: Seen, parts: boolean): boolean {
	if (word === term.word || base === term.base) return true;
	if (!parts || term.base.length < 4 || !/^[a-z]+$/u.test(term.word)) return false;
	if (indexed.startsWith(term.base)) return true;
	const at = indexed.indexOf(term.base, 2);
	return at >= 0 && (indexed.length - at - term.base.length <= 4 || at >= 4);
}

/** Where what is wanted stands in a text, in order, without overlap. */
export function findWanted(text: string, wanted: readonly Wanted[]): Found[] {
	const terms = toTerms(text);
	// A text repeats its words.
	const known = new Map<string, Seen>();
	const words = terms.map(({ term }) => {
		const before = known.get(term) ?? seen(term);
		known.set(term, before);
		return before;
	});
	const found: Found[] = [];
	wanted.forEach(({ runs, parts }, index) => {
		for (const run of runs) {
			const asked = run.map(seen);
			for (let at = 0; at + run.length <= terms.length; at += 1) {
				const match = asked.every((term, step) =>
					sameWord(words[at + step]!, term, parts && run.length === 1),
				);
				if (match) {
					found.push({ from: terms[at]!.from, to: terms[at + run.length - 1]!.to, wanted: index });
				}
			}
		}
	});
	found.sort((a, b) => a.from - b.from || b.to - a.to);
	let end = -1;
	return found.filter(({ from, to }) => {
		if (from < end) return false;
		end = to;
		return true;
	});
}

/** A text in pieces with what is wanted marked. */
export function markText(text: string, wanted: readonly Wanted[]): MarkedText[] {
	const pieces: MarkedText[] = [];
	let at = 0;
	for (const { from, to } of findWanted(text, wanted)) {
		if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
		pieces.push({ text: text.slice(from, to), marked: true });
		at = to;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
	return pieces;
}

/** The passage of a document that shows most of what is wanted. */
export interface BestPassage {
	/** Anchor on the document's page; empty where the page itself is the place. */
	readonly anchor: string;
	/** Heading above it. */
	readonly heading?: string;
	readonly pieces: readonly MarkedText[];
	/** Sum of the worth of what it holds. */
	readonly worth: number;
}

/** A text cut to about `length` letters around its densest place, at blanks, with dots where it was cut. */
function excerpt(
	text: string,
	found: readonly Found[],
	length: number,
): { text: string; from: number } {
	if (text.length <= length) return { text, from: 0 };
	let from = 0;
	let most = -1;
	for (const { from: start } of found) {
		const within = new Set(
			found
				.filter((one) => one.from >= start && one.to <= start + length - 60)
				.map(({ wanted }) => wanted),
		).size;
		if (within > most) {
			most = within;
			from = start;
		}
	}
	from = Math.max(0, Math.min(from - 50, text.length - length));
	if (from > 0) from = text.indexOf(' ', from) + 1;
	let to = Math.min(text.length, from + length);
	if (to < text.length) to = Math.max(from + 1, text.lastIndexOf(' ', to));
	return { text: text.slice(from, to), from };
}

/** Chooses among a document's passages; undefined where none holds anything wanted. */
export function bestPassage(
	rows: readonly PassageRow[],
	wanted: readonly Wanted[],
	length = 260,
): BestPassage | undefined {
	let heading: string | undefined;
	let best:
		{ row: PassageRow; heading: string | undefined; found: Found[]; worth: number } | undefined;
	for (const row of rows) {
		const [anchor, text] = row;
		const isHeading = anchor.startsWith('h:');
		if (isHeading) heading = text;
		const found = findWanted(text, wanted);
		if (found.length === 0) continue;
		const kinds = new Set(found.map((one) => one.wanted));
		let worth = [...kinds].reduce((sum, index) => sum + wanted[index]!.worth, 0);
		// A heading says where, a paragraph says what.
		worth *= isHeading ? 0.7 : 1 + Math.min(found.length, 5) * 0.02;
		if (!best || worth > best.worth + 1e-9) {
			best = { row, heading: isHeading ? undefined : heading, found, worth };
		}
	}
	if (!best) return undefined;
	const [anchor, text] = best.row;
	const cut = excerpt(text, best.found, length);
	const pieces = markText(cut.text, wanted);
	return {
		anchor: anchor.replace(/^h:/u, ''),
		...(best.heading === undefined ? {} : { heading: best.heading }),
		worth: best.worth,
		pieces: [
			...(cut.from > 0 ? [{ text: '… ', marked: false }] : []),
			...pieces,
			...(cut.from + cut.text.length < text.length ? [{ text: ' …', marked: false }] : []),
		],
	};
}
