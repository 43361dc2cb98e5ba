/** The anchors of a page: sections `#<heading as slug>`, paragraphs `#p-<6>`, tables `#tabel-<n>`, PDF pages `#side-<n>`. */
import { hash } from 'node:crypto';
import { toSlug } from '../danish/slug.ts';

/** The words of a text: its runs of letters and digits. */
const words = /[\p{L}\p{N}]+/gu;

/**
 * The anchor of a paragraph: `p-` and the first 6 digits of the sha256 of its words joined by single blanks, so that
 * punctuation, blanks and markup can change without breaking a citation.
 */
export function paragraphId(text: string): string {
	return `p-${hash('sha256', (text.match(words) ?? []).join(' '), 'hex').slice(0, 6)}`;
}

/** The anchor of a section: its heading as a slug; `afsnit` where nothing of the heading is left. */
export function headingId(text: string): string {
	return toSlug(text) || 'afsnit';
}

/** Makes the ids of one page unique: the second `resume` becomes `resume-2`. */
export class UniqueIds {
	readonly #taken: Set<string>;

	/** @param reserved ids that the page around the text uses itself */
	constructor(reserved: readonly string[] = []) {
		this.#taken = new Set(reserved);
	}

	/** The id itself where it is free, else with the first free number from 2. */
	take(id: string): string {
		let free = id;
		for (let n = 2; this.#taken.has(free); n += 1) free = `${id}-${n}`;
		this.#taken.add(free);
		return free;
	}
}
