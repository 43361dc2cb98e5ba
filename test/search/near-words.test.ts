import { expect, test } from 'vitest';
import type { WordRow } from '../../src/search/index-reader.ts';
import { nearWords, wordDistance, wordsBeginning } from '../../src/search/near-words.ts';

const rows: readonly WordRow[] = [
	['kantine', 2],
	['kommune', 40],
	['kontanthjaelp', 9, 'kontanthjælp'],
	['kontanthjaelpen', 3, 'kontanthjælpen'],
	['kontrakt', 5],
];

test.each(['kontanthælp', 'kontandhjælp', 'kontanhjælp', 'kontanthjelp', 'kontanthjlæp'])(
	'%s is near kontanthjælp',
	(word) => {
		const folded = word.replaceAll('æ', 'ae');
		expect(nearWords(folded, rows)[0]).toMatchObject({ spelling: 'kontanthjælp' });
	},
);

test('a word and its inflections are offered once', () => {
	expect(nearWords('kontanthaelp', rows).map(({ word }) => word)).toEqual(['kontanthjaelp']);
});

test('short words and far words have none near', () => {
	expect(nearWords('kan', rows)).toEqual([]);
	expect(nearWords('zebra', rows)).toEqual([]);
});

test('what sounds alike is nearer than what does not', () => {
	expect(wordDistance('kontandt', 'kontant', 2)).toBeLessThan(
		wordDistance('kontaxnt', 'kontant', 2),
	);
	expect(wordDistance('abc', 'xyzuvw', 2)).toBe(Infinity);
});

test('gives the words with a beginning, the commonest first, one of each stem', () => {
	expect(wordsBeginning('kont', rows, 5)).toEqual(['kontanthjaelp', 'kontrakt']);
	expect(wordsBeginning('k', rows, 1)).toEqual(['kommune']);
	expect(wordsBeginning('kontx', rows, 5)).toEqual([]);
	expect(wordsBeginning('zzz', rows, 5)).toEqual([]);
	expect(wordsBeginning('a', [], 5)).toEqual([]);
});
