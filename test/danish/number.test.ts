import { expect, test } from 'vitest';
import fc from 'fast-check';
import { formatNumber, readNumber } from '../../src/danish/number.ts';

test('reads thousands, decimals and signs', () => {
	expect(readNumber('1.070,9')).toBe(1070.9);
	expect(readNumber('-0,5')).toBe(-0.5);
	expect(readNumber('−40.662')).toBe(-40662);
	expect(readNumber('334.299')).toBe(334299);
});

test('refuses what is no Danish number', () => {
	for (const text of ['1.070.9', '12.50', '1,070.9', '', '.', '-', 'uge 7', '3,5 %']) {
		expect(readNumber(text), text).toBeUndefined();
	}
});

test('numbers survive format and parse', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
			expect(readNumber(formatNumber(hundredths / 100))).toBeCloseTo(hundredths / 100, 2);
		}),
	);
});
