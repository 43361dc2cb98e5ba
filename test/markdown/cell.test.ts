import { expect, test } from 'vitest';
import { readCell } from '../../src/markdown/cell.ts';

test.each([
	['1.070,9', 1070.9],
	['−3,5 %', -3.5],
	['-0', 0],
	['0', 0],
	['+12', 12],
	['77.000 kr.', 77000],
	['8,67%', 8.67],
	['12*', 12],
])('reads %s as a number', (printed, value) => {
	expect(readCell(printed)).toMatchObject({ kind: 'number', value, printed });
});

test('blank, point, dash and zero are four different things', () => {
	expect(['', '.', '-', '0', '..', '–'].map((cell) => readCell(cell).kind)).toEqual([
		'blank',
		'dot',
		'dash',
		'number',
		'dot',
		'dash',
	]);
});

test.each(['1.070.9', '12.50', '16/5778', '§ 34', '12-15', '½', 'kl. 10.00', '2 af 7'])(
	'%s is text, not a number',
	(printed) => {
		expect(readCell(printed).kind).toBe('text');
	},
);
