/**
 * The one checker of "nothing is lost, nothing is invented" (docs/content.md, "Conservation").
 *
 * - every line of a source is blank, content, furniture or withheld, and `total` is their sum;
 * - a line is content when each of its words stands in the records read from it, halves of a hyphenated word joined;
 * - a line that is none of them is an error that names it;
 * - a word of a record that no source of it holds is an error that names it.
 */
import type { Messages } from './messages.ts';
import type { FurnitureRule, Line } from './types.ts';
import { WordSet, wordsOf } from './words.ts';

/** How a document's lines were accounted for. */
export interface LineCounts {
	readonly total: number;
	readonly blank: number;
	readonly content: number;
	readonly furniture: number;
	readonly withheld: number;
}

/** One line of page furniture, with the rule that names it. */
export interface FurnitureLine {
	readonly line: number;
	readonly rule: FurnitureRule;
	readonly text: string;
}

/** What became of a document's lines. */
export interface Conservation {
	readonly lines: LineCounts;
	readonly furniture: readonly FurnitureLine[];
	readonly withheld: readonly number[];
	/** Lines whose words stand nowhere. */
	readonly lost: readonly Line[];
}

/** A word with a hyphen that may have cut it: before a blank, at the end of a line or cell, or soft anywhere. */
const cutWord = /([\p{L}\p{N}\u00ad]+)[-\u00ad\u2010\u2011](?=\s|$|\|)/gu;
const mayBeCut = /[-\u00ad\u2010\u2011](?:\s|$|\|)|\u00ad/u;
/** How many lines apart the halves of a word may stand: a table's cells, a page break. */
const reach = 40;

/** The words of a line that a hyphen follows. */
function cutWordsOf(text: string): string[] {
	if (!mayBeCut.test(text)) return [];
	return [...text.matchAll(cutWord)].map((match) => match[1]!.replaceAll('\u00ad', ''));
}

/** Whether words stand joined in the records; asked only where a line's words are missed. */
class Joiner {
	readonly #lines: readonly Line[];
	readonly #records: WordSet;
	readonly #words = new Map<number, readonly string[]>();
	readonly #cuts = new Map<number, readonly string[]>();

	constructor(lines: readonly Line[], records: WordSet) {
		this.#lines = lines;
		this.#records = records;
	}

	#wordsAt(index: number): readonly string[] {
		let words = this.#words.get(index);
		if (!words) this.#words.set(index, (words = wordsOf(this.#lines[index]?.text ?? '')));
		return words;
	}

	#cutsAt(index: number): readonly string[] {
		let cuts = this.#cuts.get(index);
		if (!cuts) this.#cuts.set(index, (cuts = cutWordsOf(this.#lines[index]?.text ?? '')));
		return cuts;
	}

	/** The words on the line at `index` and near it, the nearest first. */
	*#near(index: number, step: 1 | -1, list: (at: number) => readonly string[]): Generator<string> {
		for (let away = 0; away <= reach; away += 1) {
			const at = index + step * away;
			if (at < 0 || at >= this.#lines.length) return;
			yield* list(at);
		}
	}

	/** True where `word` of the line at `index` stands in the records as part of a word that a hyphen cut. */
	stands(word: string, index: number): boolean {
		const words = (at: number): readonly string[] => this.#wordsAt(at);
		const cuts = (at: number): readonly string[] => this.#cutsAt(at);
		const isCut = this.#cutsAt(index).includes(word);
		if (isCut) {
			for (const tail of this.#near(index, 1, words)) {
				if (this.#records.hasJoined(word, tail)) return true;
			}
		}
		for (const head of this.#near(index, -1, cuts)) {
			if (this.#records.hasJoined(head, word)) return true;
		}
		// A word cut twice is rare enough for the long way.
		for (const middle of this.#near(index, 1, cuts)) {
			if (!isCut) break;
			for (const tail of this.#near(index, 1, words)) {
				if (this.#records.hasJoined(word + middle, tail)) return true;
			}
		}
		for (const head of this.#near(index, -1, cuts)) {
			for (const middle of this.#near(index, -1, cuts)) {
				if (this.#records.hasJoined(head + middle, word)) return true;
			}
			if (!isCut) continue;
			for (const tail of this.#near(index, 1, words)) {
				if (this.#records.hasJoined(head + word, tail)) return true;
			}
		}
		return false;
	}
}

/**
 * Accounts for every line of a document.
 *
 * @param words every word of the records read from the document
 * @param furniture furniture recognised while parsing, beside what the lines themselves name
 * @param withheld numbers of the lines of closed items
 * @param seen takes every word of the lines
 */
export function accountForLines(
	lines: readonly Line[],
	words: WordSet,
	furniture: ReadonlyMap<number, FurnitureRule>,
	withheld: readonly number[],
	seen = new WordSet(),
): Conservation {
	const closed = new Set(withheld);
	const named: FurnitureLine[] = [];
	const kept: number[] = [];
	const lost: Line[] = [];
	let blank = 0;
	let content = 0;
	let joiner: Joiner | undefined;
	for (const [index, line] of lines.entries()) {
		const rule = line.furniture ?? furniture.get(line.number);
		const isHeld = seen.addHeld(line.text, words);
		if (line.blank !== 'no') blank += 1;
		else if (closed.has(line.number)) kept.push(line.number);
		else if (rule !== undefined) named.push({ line: line.number, rule, text: line.text.trim() });
		else if (isHeld) content += 1;
		else {
			joiner ??= new Joiner(lines, words);
			const missed = wordsOf(line.text).filter((word) => !words.hasAll(word));
			if (missed.every((word) => joiner!.stands(word, index))) content += 1;
			else lost.push(line);
		}
	}
	return {
		lines: {
			total: lines.length,
			blank,
			content,
			furniture: named.length,
			withheld: kept.length,
		},
		furniture: named,
		withheld: kept,
		lost,
	};
}

/** Says each lost line as an error, with the words that stand nowhere. */
export function reportLost(conservation: Conservation, words: WordSet, messages: Messages): void {
	for (const line of conservation.lost) {
		const missed = wordsOf(line.text).filter((word) => !words.hasAll(word));
		messages.error(
			'conservation',
			line.number,
			`expected every word in a record, found nowhere: ${missed.slice(0, 8).join(', ')}`,
		);
	}
}

/** The words of documents, halves of cut words joined with what follows in the next lines. */
export class SourceWords {
	/** Every word of the lines, and those that no line holds and a person said (a sidecar's committee). */
	readonly words = new WordSet();
	readonly #lines: readonly Line[];
	#cut: ReadonlySet<string> | undefined;
	#run: string | undefined;

	/** @param lines of every document; whoever accounts for them adds their words */
	constructor(lines: readonly Line[]) {
		this.#lines = lines;
	}

	/** True for a word made of halves that a hyphen cut apart. */
	#isJoined(word: string, depth = 0): boolean {
		if (depth > 3) return false;
		this.#cut ??= new Set(this.#lines.flatMap(({ text }) => cutWordsOf(text)));
		for (let length = word.length - 1; length > 0; length -= 1) {
			if (!this.#cut.has(word.slice(0, length))) continue;
			const tail = word.slice(length);
			if (this.words.hasAll(tail) || this.#isJoined(tail, depth + 1)) return true;
		}
		return false;
	}

	/** True for a word that a print glued to its neighbour or set with blanks, in capitals or not: `52Godkendelse`. */
	#isPrinted(word: string): boolean {
		if (/^\p{Nd}+$/u.test(word)) return this.#lines.some(({ text }) => text.includes(word));
		this.#run ??= wordsOf(this.#lines.map(({ text }) => text).join('\n'))
			.join('')
			.toLowerCase();
		return this.#run.includes(word.toLowerCase());
	}

	/** The words of a text that the sources lack, in order. */
	lacks(text: string): string[] {
		return this.words.lacks(text).filter((word) => !this.#isJoined(word) && !this.#isPrinted(word));
	}
}
