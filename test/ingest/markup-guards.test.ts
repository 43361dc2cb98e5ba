/** The short ways around a regular expression say what the expression says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasSingleBlanks, singleBlanks } from '../../scripts/ingest/markup.ts';
import { Remembered } from '../../scripts/ingest/remembered.ts';

/** Words, blanks of every kind and colons, as lines have them. */
const line = fc
	.array(
		fc.constantFrom('Bilag', 'å', ':', ' ', '  ', '\t', '\u00a0', '\u2003', '\ufeff', '\n', '-'),
	)
	.map((parts) => parts.join(''));

test('blanks are run together as the expression for blanks does', () => {
	fc.assert(
		fc.property(line, (text) => {
			expect(hasSingleBlanks(text)).toBe(!/\s\s|[^\S ]/u.test(text));
			expect(singleBlanks(text)).toBe(text.replaceAll(/\s+/gu, ' '));
		}),
	);
});

test('what is remembered is what was read, also after it was forgotten', () => {
	let reads = 0;
	const lengths = new Remembered((text) => {
		reads += 1;
		return text === '' ? undefined : text.length;
	});
	const texts = ['', 'a', ...Array.from({ length: 1_500 }, (_, at) => `${at} `.repeat(400))];
	for (const text of [...texts, ...texts])
		expect(lengths.of(text)).toBe(text === '' ? undefined : text.length);
	lengths.of('a');
	lengths.of('');
	const before = reads;
	lengths.of('a');
	lengths.of('');
	expect(reads).toBe(before);
	expect(before).toBeGreaterThan(texts.length);
});
