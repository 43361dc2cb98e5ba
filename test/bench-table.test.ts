import { expect, test } from 'vitest';
import { isMet, printTable } from '../scripts/bench/table.ts';

test('a goal is a figure of ours or a ratio to the peer, and not known where the peer is not there', () => {
	const peer = { name: 'Peer', value: 2 };
	expect(isMet({ measure: 'a', ours: 5, peer, goal: { atMost: 3 } })).toBe(false);
	expect(isMet({ measure: 'a', ours: 5, peer, goal: { atMost: 3, ratio: true } })).toBe(true);
	expect(isMet({ measure: 'a', ours: 5, goal: { atLeast: 5 } })).toBe(true);
	expect(isMet({ measure: 'a', ours: 5 })).toBeUndefined();
	const missing = {
		measure: 'a',
		ours: 5,
		peer: 'not installed',
		goal: { atMost: 3, ratio: true },
	};
	expect(isMet(missing)).toBeUndefined();
	expect(printTable([missing])).toContain(
		'| a | 5.00 | not installed | – | ≤ 3 × | not measured |',
	);
});
