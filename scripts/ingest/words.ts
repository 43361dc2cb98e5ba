/**
 * Words as the archive counts them: runs of letters and digits. Compared by hash, because every word of every source
 * is looked up at every ingest.
 */

/** 0 ends a word, 1 is a letter or a digit, 2 is invisible and no part of the word. */
const kinds = new Uint8Array(65_536);
const letterOrDigit = /^[\p{L}\p{N}]$/u;
const invisible = /^[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]$/u;
for (let code = 0; code < 65_536; code += 1) {
	const character = String.fromCharCode(code);
	// Half of a character beyond the first plane: letters of rare scripts and pictures, all kept as words.
	const half = code >= 0xd800 && code <= 0xdfff;
	if (half || letterOrDigit.test(character)) kinds[code] = 1;
	else if (invisible.test(character)) kinds[code] = 2;
}

/** Called with a word's two hashes and where it stands in the text. */
export type WordVisitor = (first: number, second: number, from: number, to: number) => void;

/** Calls `visit` for each word of a text, in order. */
export function eachWord(text: string, visit: WordVisitor): void {
	let first = 0;
	let second = 0;
	let from = -1;
	let to = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		const kind = kinds[code]!;
		if (kind === 1) {
			if (from < 0) {
				from = at;
				first = 0x811c9dc5;
				second = 0;
			}
			first = Math.imul(first ^ code, 0x01000193);
			second = (Math.imul(second, 31) + code) | 0;
			to = at + 1;
		} else if (kind === 0 && from >= 0) {
			visit(first, second, from, to);
			from = -1;
		}
	}
	if (from >= 0) visit(first, second, from, to);
}

/** The words of a text, in order, as they stand but for invisible characters. */
export function wordsOf(text: string): string[] {
	const words: string[] = [];
	eachWord(text, (_first, _second, from, to) => {
		words.push(
			text
				.slice(from, to)
				.replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, ''),
		);
	});
	return words;
}

/** A set of words, by two hashes of 32 bits each. */
export class WordSet {
	#slots = new Int32Array(2048);
	#size = 0;

	/** How many words the set holds. */
	get size(): number {
		return this.#size;
	}

	/** Adds every word of a text. */
	addText(text: string): void {
		eachWord(text, (first, second) => {
			this.add(first, second);
		});
	}

	add(first: number, second: number): void {
		// Two zeros mark a free slot.
		const other = second === 0 && first === 0 ? 1 : second;
		const at = this.#find(first, other);
		if (this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) return;
		this.#slots[at] = first;
		this.#slots[at + 1] = other;
		this.#size += 1;
		if (this.#size * 4 > this.#slots.length) this.#grow();
	}

	has(first: number, second: number): boolean {
		const other = second === 0 && first === 0 ? 1 : second;
		const at = this.#find(first, other);
		return this.#slots[at] === first && this.#slots[at + 1] === other;
	}

	/** True where every word of the text is in the set; a text without words is. */
	hasAll(text: string): boolean {
		let all = true;
		eachWord(text, (first, second) => {
			all &&= this.has(first, second);
		});
		return all;
	}

	#find(first: number, second: number): number {
		const mask = this.#slots.length - 1;
		let at = (Math.imul(first ^ (second >>> 15), 0x9e3779b1) >>> 8) & mask & ~1;
		while (
			(this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) &&
			(this.#slots[at] !== first || this.#slots[at + 1] !== second)
		) {
			at = (at + 2) & mask;
		}
		return at;
	}

	#grow(): void {
		const old = this.#slots;
		this.#slots = new Int32Array(old.length * 2);
		this.#size = 0;
		for (let at = 0; at < old.length; at += 2) {
			if (old[at] !== 0 || old[at + 1] !== 0) this.add(old[at]!, old[at + 1]!);
		}
	}
}
