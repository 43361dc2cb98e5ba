/** What pure readers said of texts, kept: every line is asked about many times, and prints repeat their lines. */

/** The longest text that is kept, in characters; what is longer comes once. */
const longest = 4_000;
/** How many characters of texts are kept, and how many texts. */
const mostCharacters = 2_000_000;
const mostTexts = 20_000;

/** What a pure reader says of a text, kept for the next time it is asked. */
export class Remembered<T> {
	readonly #read: (text: string) => T;
	#kept = new Map<string, { readonly said: T }>();
	#characters = 0;

	constructor(read: (text: string) => T) {
		this.#read = read;
	}

	/** What the reader says of `text`. Memory is bounded: it forgets everything after two million characters. */
	of(text: string): T {
		const known = this.#kept.get(text);
		if (known !== undefined) return known.said;
		const read = this.#read(text);
		if (text.length > longest) return read;
		this.#characters += text.length;
		if (this.#characters > mostCharacters || this.#kept.size >= mostTexts) {
			this.#kept = new Map();
			this.#characters = text.length;
		}
		this.#kept.set(text, { said: read });
		return read;
	}
}
