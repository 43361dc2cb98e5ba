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
import { eachWord, WordSet, wordsOf } from './words.ts';

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

/** A hyphen that may have cut a word: before a blank or at the end, or soft anywhere. */
const cutAfter = /[\p{L}\p{N}][-\u00ad\u2010\u2011](?=\s|$|\|)/u;
/** How many lines apart the halves of a word may stand: a table's cells, a page break. */
const reach = 40;

/** The words of a line, and which of them a hyphen follows. */
interface CutLine {
	readonly words: readonly string[];
	readonly cut: readonly string[];
}

function cutLine(text: string): CutLine {
	const words = wordsOf(text);
	const cut: string[] = [];
	const pattern = /([\p{L}\p{N}\u00ad]+)[-\u00ad\u2010\u2011](?=\s|$|\|)/gu;
	for (const match of text.matchAll(pattern)) cut.push(match[1]!.replaceAll('\u00ad', ''));
	return { words, cut };
}

/** Whether words stand joined in the records: built only where a line's words are missed. */
class Joiner {
	readonly #lines: readonly Line[];
	readonly #records: WordSet;
	readonly #cache = new Map<number, CutLine>();

	constructor(lines: readonly Line[], records: WordSet) {
		this.#lines = lines;
		this.#records = records;
	}

	#at(index: number): CutLine {
		let line = this.#cache.get(index);
		if (!line) {
			line = cutLine(this.#lines[index]?.text ?? '');
			this.#cache.set(index, line);
		}
		return line;
	}

	/** True where `word` of the line at `index` stands in the records as part of a word that a hyphen cut. */
	stands(word: string, index: number): boolean {
		const from = Math.max(0, index - reach);
		const to = Math.min(this.#lines.length - 1, index + reach);
		const cut: string[] = [];
		const all: string[] = [];
		for (let at = from; at <= to; at += 1) {
			const line = this.#at(at);
			cut.push(...line.cut);
			all.push(...line.words);
		}
		const heads = cut.includes(word) ? [word] : [];
		const asHead = heads.some((head) => all.some((tail) => this.#joined(head, tail, cut, all)));
		return asHead || cut.some((head) => this.#joined(head, word, cut, all));
	}

	#joined(head: string, tail: string, cut: readonly string[], all: readonly string[]): boolean {
		if (this.#records.hasAll(head + tail)) return true;
		// A word cut twice: the tail is itself followed by a hyphen, or the head follows another head.
		return (
			(cut.includes(tail) && all.some((last) => this.#records.hasAll(head + tail + last))) ||
			cut.some((first) => this.#records.hasAll(first + head + tail) && cut.includes(head))
		);
	}
}

/**
 * Accounts for every line of a document.
 *
 * @param words every word of the records read from the document
 * @param furniture furniture recognised while parsing, beside what the lines themselves name
 * @param withheld numbers of the lines of closed items
 */
export function accountForLines(
	lines: readonly Line[],
	words: WordSet,
	furniture: ReadonlyMap<number, FurnitureRule>,
	withheld: readonly number[],
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
		if (line.blank !== 'no') blank += 1;
		else if (closed.has(line.number)) kept.push(line.number);
		else if (rule !== undefined) named.push({ line: line.number, rule, text: line.text.trim() });
		else if (words.hasAll(line.text)) content += 1;
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

/** The words of a document's lines, halves of cut words joined with what follows in the next lines. */
export class SourceWords {
	readonly #words = new WordSet();
	readonly #cut: string[] = [];

	/** Adds the lines of one more source. */
	add(lines: readonly Line[]): void {
		for (const line of lines) {
			this.#words.addText(line.text);
			if (cutAfter.test(line.text) || line.text.includes('\u00ad')) {
				this.#cut.push(...cutLine(line.text).cut);
			}
		}
	}

	/** Adds words that no line holds and a person said (a sidecar's committee). */
	addText(text: string): void {
		this.#words.addText(text);
	}

	#isJoined(word: string, depth = 0): boolean {
		if (depth > 4) return false;
		return this.#cut.some((head) => {
			if (head.length >= word.length || !word.startsWith(head)) return false;
			const tail = word.slice(head.length);
			return this.#words.hasAll(tail) || this.#isJoined(tail, depth + 1);
		});
	}

	/** The words of a text that the sources lack, in order. */
	lacks(text: string): string[] {
		const lacking: string[] = [];
		eachWord(text, (first, second, from, to) => {
			if (this.#words.has(first, second)) return;
			const word = text.slice(from, to);
			if (!this.#isJoined(word)) lacking.push(word);
		});
		return lacking;
	}
}
