import { expect, test } from 'vitest';
import { formatDate, readDate, readTime } from '../../src/danish/date.ts';

test('reads the printed forms of a date', () => {
	expect(readDate('Onsdag d. 04. juni 2025 kl. 19:00')).toBe('2025-06-04');
	expect(readDate('29-08-2023 17:00')).toBe('2023-08-29');
	expect(readDate('Økonomiudvalget 01.04.2025, punkt 8')).toBe('2025-04-01');
	expect(readDate('7. MAJ 2015')).toBe('2015-05-07');
});

test('refuses dates that do not exist and numbers that look like dates', () => {
	for (const text of ['31. februar 2020', '00.22.04', '25-1-85.10.00-P07', 'uge 14', '2022-2025']) {
		expect(readDate(text), text).toBeUndefined();
	}
});

test('reads the printed forms of a time', () => {
	expect(readTime('kl. 19:00')).toBe('19:00');
	expect(readTime('kl. 16.30')).toBe('16:30');
	expect(readTime('29-08-2023 17:00')).toBe('17:00');
	expect(readTime('kl. 8')).toBe('08:00');
	expect(readTime('§ 12')).toBeUndefined();
});

test('writes a day in Danish words', () => {
	expect(formatDate('2025-06-04')).toBe('4. juni 2025');
});
