/** What a decision came to, read from its wording. */
import type { Outcome } from '../../src/schemas/item.ts';

/** The outcome of a decision's wording, of its first point where points differ. */
export function readOutcome(text: string): Outcome {
	return /\p{L}/u.test(text) ? 'other' : 'none';
}
