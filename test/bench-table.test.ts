import { expect, test } from 'vitest';
import { growthRows } from '../scripts/bench/builds.ts';
import { isMet, printHead, printRows, printTable } from '../scripts/bench/table.ts';

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

test('what could not be measured says why in its row, in one line, and meets nothing', () => {
	const failed = { measure: 'a', ours: 'failed: a | b\nc', goal: { atMost: 3 } };
	expect(isMet(failed)).toBeUndefined();
	const lines = (printHead() + printRows('1,000', [failed])).trimEnd().split('\n');
	expect(lines).toEqual([
		'| records | measure | ours | peer | ratio | goal | met |',
		'| --- | --- | --- | --- | --- | --- | --- |',
		'| 1,000 | a | failed: a \\| b c | – | – | ≤ 3 | not measured |',
	]);
});

test('growth is told between two sizes: an exponent, and kilobytes a record', () => {
	const first = { records: 1_000, pages: { cpu: 2, peak: 300 } };
	const last = { records: 10_000, pages: { cpu: 20, peak: 480 } };
	const { records, rows } = growthRows([first, last], 'pages')!;
	expect(records).toBe('1,000–10,000');
	expect(rows.map(({ ours }) => ours)).toEqual([expect.closeTo(1), 20]);
	expect(rows.map(isMet)).toEqual([true, true]);
	const slower = { ...last, pages: { cpu: 30, peak: 900 } };
	expect(growthRows([first, slower], 'pages')!.rows.map(isMet)).toEqual([false, false]);
});

test('growth of whole builds is told between the sizes that were built whole', () => {
	const size = (records: number, whole?: { cpu: number; peak: number }) => ({
		records,
		pages: { cpu: 1, peak: 1 },
		...(whole ? { whole } : {}),
	});
	const first = size(1_000, { cpu: 2, peak: 300 });
	const sizes = [first, size(10_000, { cpu: 20, peak: 480 }), size(50_000)];
	const { records, rows } = growthRows(sizes, 'whole')!;
	expect(records).toBe('1,000–10,000');
	expect(rows.map(({ ours }) => ours)).toEqual([expect.closeTo(1), 20]);
	expect(growthRows([first, size(50_000)], 'whole')).toBeUndefined();
	expect(growthRows(sizes, 'pages')!.records).toBe('1,000–50,000');
});
