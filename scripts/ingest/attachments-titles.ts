/** How well words of a text fit the title of an attachment. */
import { Remembered } from './remembered.ts';

const stopWords = new Set(
	'og i på for til af med den det de en et fra ved om som der er at sig har var jf nr mv vedr vedrørende samt eller efter over under mellem pr ny nye denne dette pdf docx doc xlsx xls pptx ppt txt'.split(
		' ',
	),
);
/** Words that many attachments share and that tell little about which one it is. */
const generalWords = new Set(
	'bilag notat udkast oversigt referat protokol dokument kommune møde mødet udvalg status rapport brev punkt appendiks forslag endelig version januar februar marts april maj juni juli august september oktober november december'.split(
		' ',
	),
);

/** Words in lower case without stop words and short numbers; a hyphen or dot joins nothing. */
export function titleWords(text: string): readonly string[] {
	return titles.of(text);
}

function readTitleWords(text: string): readonly string[] {
	return (
		text
			.normalize('NFC')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	).filter((word) => !stopWords.has(word) && (word.length > 1 || /\d/u.test(word)));
}

const titles = new Remembered(readTitleWords);

/** A title as its words in a row, for equality: case, punctuation, extension and blanks put aside. */
export function titleKey(text: string): string {
	return (
		text
			.normalize('NFC')
			.toLowerCase()
			.replace(/\.(?:pdf|docx?|xlsx?|pptx?|txt|html?|msg|rtf|odt)\s*$/u, '')
			.match(/[\p{L}\p{N}]+/gu) ?? []
	).join(' ');
}

/** True for digits alone. */
function isNumber(word: string): boolean {
	for (let at = 0; at < word.length; at += 1) {
		const code = word.charCodeAt(at);
		if (code < 48 || code > 57) return false;
	}
	return word !== '';
}

/** How much a word tells by itself, 0–1. */
export function wordWeight(word: string): number {
	if (generalWords.has(word)) return 0.3;
	if (isNumber(word)) return 0.25;
	return word.length < 4 ? 0.5 : 1;
}

function commonPrefix(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let length = 0;
	while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
	return length;
}

function commonSuffix(a: string, b: string): number {
	const most = Math.min(a.length, b.length);
	let length = 0;
	while (
		length < most &&
		a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
	)
		length += 1;
	return length;
}

/** The fewest letters that make two words of one stem. */
const stem = 5;

/** How much of `word` stands in `other`, 0–1: equal, of one stem, or one a part of the other's compound. */
export function wordLikeness(word: string, other: string): number {
	if (word === other) return 1;
	if (word.length < stem || !sharesStem(word, other) || /\d/u.test(word)) return 0;
	const { head, tail } = sharedEnds(word, other);
	const share = Math.min(1, (head + tail) / word.length);
	return share < 0.4 ? 0 : share * 0.92;
}

/** True where the first or the last letters agree as far as a stem needs; most pairs of words end here. */
function sharesStem(word: string, other: string): boolean {
	if (other.length < stem || word.length < stem) return false;
	const from = word.length - stem;
	const otherFrom = other.length - stem;
	let head = 0;
	while (head < stem && word.charCodeAt(head) === other.charCodeAt(head)) head += 1;
	if (head === stem) return true;
	let tail = 0;
	while (tail < stem && word.charCodeAt(from + tail) === other.charCodeAt(otherFrom + tail))
		tail += 1;
	return tail === stem;
}

/** Letters at the start and at the end of `word` that `other` shares, where they are enough to be a stem. */
function sharedEnds(word: string, other: string): { readonly head: number; readonly tail: number } {
	const prefix = commonPrefix(word, other);
	const suffix = commonSuffix(word, other);
	// An ending alone, such as `-ningen`, is no stem: it must be a whole word of the compound.
	const whole = suffix === other.length || suffix === word.length || suffix >= 7;
	return { head: prefix >= stem ? prefix : 0, tail: suffix >= stem && whole ? suffix : 0 };
}

function addTo(buckets: Map<string, string[]>, key: string, word: string): void {
	const bucket = buckets.get(key);
	if (bucket) bucket.push(word);
	else buckets.set(key, [word]);
}

/** Words with weights, and a quick look-up of the likeness of any other word to the nearest of them. */
export class WordIndex {
	readonly #words = new Map<string, number>();
	readonly #starts = new Map<string, string[]>();
	readonly #ends = new Map<string, string[]>();

	/** Adds a word that counts with `weight`, 0–1; the heaviest place of a word counts. */
	add(word: string, weight: number): void {
		const known = this.#words.get(word);
		this.#words.set(word, Math.max(weight, known ?? 0));
		if (known !== undefined || word.length < stem) return;
		addTo(this.#starts, word.slice(0, stem), word);
		addTo(this.#ends, word.slice(-stem), word);
	}

	/** Likeness times weight of the word by itself or of the words that make up its start and its end, 0–1. */
	best(word: string): number {
		const best = this.#words.get(word) ?? 0;
		if (best === 1 || word.length < stem || /\d/u.test(word)) return best;
		let head = 0;
		let tail = 0;
		for (const other of this.#starts.get(word.slice(0, stem)) ?? []) {
			head = Math.max(head, sharedEnds(word, other).head * this.#words.get(other)!);
		}
		for (const other of this.#ends.get(word.slice(-stem)) ?? []) {
			tail = Math.max(tail, sharedEnds(word, other).tail * this.#words.get(other)!);
		}
		return Math.max(best, Math.min(1, (head + tail) / word.length) * 0.92);
	}
}
