import { expect, test } from 'vitest';
import { stem } from '../../src/search/stem.ts';

test('inflections of a word share a stem', () => {
	for (const forms of [
		['praktik', 'praktikken', 'praktikker', 'praktikkerne'],
		['flygtning', 'flygtninge', 'flygtningene', 'flygtningenes'],
		['kommune', 'kommunen', 'kommuner', 'kommunernes'],
		['beskaeftigelse', 'beskaeftigelsen', 'beskaeftigelsens'],
		['virksomhed', 'virksomheden', 'virksomheder'],
	]) {
		expect(new Set(forms.map(stem)).size, forms.join(' ')).toBe(1);
	}
});

test('short words keep their letters', () => {
	expect(stem('hal')).toBe('hal');
	expect(stem('se')).toBe('se');
});
