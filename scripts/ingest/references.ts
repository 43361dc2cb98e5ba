/** What a text says about other meetings, items, cases and attachments. */
import type { Municipality } from '../../src/schemas/municipality.ts';
import type { Reference } from '../../src/schemas/shared.ts';
import type { Block } from './types.ts';

/** What the reading of a reference may lean on. */
export interface ReferenceContext {
	/** The municipality's register: committees with names and aliases. */
	readonly register?: Municipality;
	/** The meeting's own committee as printed: what `udvalget` means. */
	readonly committeeName?: string;
	/** The meeting's own day: gives the year where the print leaves it out. */
	readonly date?: string;
	/** The item's own case number: not a reference to itself. */
	readonly caseNumber?: string;
}

/** A reference with the lines it was read from, where blocks were given. */
export type { Reference };

/** The references of a body, or of one string (a decision's wording), in the order of the text. */
export function readReferences(
	_body: string | readonly Block[],
	_context: ReferenceContext,
): Reference[] {
	return [];
}
