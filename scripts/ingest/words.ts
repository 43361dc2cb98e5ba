/**
 * Words as the archive counts them: runs of letters and digits. Compared by hash, because every word of every source
 * is looked up at every ingest.
 */

/** 0 ends a word, 1 is a letter or a digit, 2 is invisible and no part of the word. */
const kinds = new Uint8Array(65_536);
const letterOrDigit = /^[\p{L}\p{N}]$/u;
const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const hiddenEverywhere = new RegExp(hidden.source, 'gu');
for (let code = 0; code < 65_536; code += 1) {
	const character = String.fromCharCode(code);
	// Half of a character beyond the first plane: letters of rare scripts and pictures, all kept as words.
	const half = code >= 0xd800 && code <= 0xdfff;
	if (half || letterOrDigit.test(character)) kinds[code] = 1;
	else if (hidden.test(character)) kinds[code] = 2;
}

/** The word that `scan` found last: its two hashes, and where it stands. */
let first = 0;
let second = 0;
let from = 0;
let to = 0;

/**
 * Finds the first word at or after `at`, going on from the hashes of a word that it belongs to where `joining`; false
 * where there is none. One function without a callback, because this is the innermost loop of ingest.
 */
function scan(text: string, at: number, joining: boolean): boolean {
	const length = text.length;
	let place = at;
	while (place < length && kinds[text.charCodeAt(place)] !== 1) place += 1;
	if (place === length) return false;
	from = place;
	let one = joining ? first : 0x811c9dc5;
	let two = joining ? second : 0;
	for (; place < length; place += 1) {
		const code = text.charCodeAt(place);
		const kind = kinds[code];
		if (kind === 0) break;
		if (kind === 2) continue;
		one = Math.imul(one ^ code, 0x01000193);
		two = (Math.imul(two, 31) + code) | 0;
		to = place + 1;
	}
	first = one;
	second = two;
	return true;
}

/** The words of a text, in order, as they stand but for invisible characters. */
export function wordsOf(text: string): string[] {
	const words: string[] = [];
	for (let at = 0; scan(text, at, false); at = to) {
		const word = text.slice(from, to);
		words.push(hidden.test(word) ? word.replace(hiddenEverywhere, '') : word);
	}
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
		for (let at = 0; scan(text, at, false); at = to) this.#add(first, second);
	}

	/** Adds every word of a text; true where `other` has them all. */
	addHeld(text: string, other: WordSet): boolean {
		let held = true;
		for (let at = 0; scan(text, at, false); at = to) {
			this.#add(first, second);
			if (held) held = other.#has(first, second);
		}
		return held;
	}

	/** True where every word of another set is in this one. */
	holds(other: WordSet): boolean {
		const slots = other.#slots;
		for (let at = 0; at < slots.length; at += 2) {
			const one = slots[at]!;
			const two = slots[at + 1]!;
			if ((one !== 0 || two !== 0) && !this.#has(one, two)) return false;
		}
		return true;
	}

	/** True where every word of the text is in the set; a text without words is. */
	hasAll(text: string): boolean {
		for (let at = 0; scan(text, at, false); at = to) if (!this.#has(first, second)) return false;
		return true;
	}

	/** True where the two words are in the set as one. */
	hasJoined(head: string, tail: string): boolean {
		return scan(head, 0, false) && scan(tail, 0, true) && this.#has(first, second);
	}

	/** The words of a text that are not in the set, in order. */
	lacks(text: string): string[] {
		let lacking: string[] | undefined;
		for (let at = 0; scan(text, at, false); at = to) {
			if (!this.#has(first, second)) (lacking ??= []).push(text.slice(from, to));
		}
		return lacking ?? [];
	}

	#add(one: number, two: number): void {
		// Two zeros mark a free slot.
		const other = two === 0 && one === 0 ? 1 : two;
		const at = this.#find(one, other);
		if (this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) return;
		this.#slots[at] = one;
		this.#slots[at + 1] = other;
		this.#size += 1;
		if (this.#size * 4 > this.#slots.length) this.#grow();
	}

	#has(one: number, two: number): boolean {
		const other = two === 0 && one === 0 ? 1 : two;
		const at = this.#find(one, other);
		return this.#slots[at] === one && this.#slots[at + 1] === other;
	}

	#find(one: number, two: number): number {
		const mask = this.#slots.length - 1;
		let at = (Math.imul(one ^ (two >>> 15), 0x9e3779b1) >>> 8) & mask & ~1;
		while (
			(this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) &&
			(this.#slots[at] !== one || this.#slots[at + 1] !== two)
		) {
			at = (at + 2) & mask;
		}
		return at;
	}

	#grow(): void {
		const old = this.#slots;
		this.#slots = new Int32Array(old.length * 4);
		this.#size = 0;
		for (let at = 0; at < old.length; at += 2) {
			if (old[at] !== 0 || old[at + 1] !== 0) this.#add(old[at]!, old[at + 1]!);
		}
	}
}
