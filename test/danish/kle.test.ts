import { expect, test } from 'vitest';
import { kleOf } from '../../src/danish/kle.ts';

test.each([
	['23-152837-00.00.00-A00', '00', '00.00.00'],
	['25-1-85.10.00-P07', '85', '85.10.00'],
	['05.13.10-P20-7-23', '05', '05.13.10'],
])('%s carries the subject %s', (number, group, subject) => {
	expect(kleOf(number)).toEqual({ group, subject });
});

test.each([
	'EMN-2022-00032',
	'21/9034',
	'12.05.2024',
	'24-003117',
	'1.23.45-A00',
	'00.22.02-A001',
	'',
])('%s carries none', (number) => {
	expect(kleOf(number)).toBeUndefined();
});
