/** The short ways around a regular expression say what the expression says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endsMeeting } from '../../scripts/ingest/attendance-book.ts';
import { isRole } from '../../scripts/ingest/attendance.ts';
import { lastWord } from '../../scripts/ingest/hyphenation.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { hasSingleBlanks, singleBlanks } from '../../scripts/ingest/markup.ts';
import { Remembered } from '../../scripts/ingest/remembered.ts';
import { cellsByBlanks } from '../../scripts/ingest/table-gutters.ts';
import { figure } from '../../scripts/ingest/table-rows.ts';

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

test('the last word is what stands behind the last blank', () => {
	fc.assert(
		fc.property(line, (text) => {
			expect(lastWord(text)).toBe(/\S*$/u.exec(text.trimEnd())?.[0]);
		}),
	);
});

test('cells of a line are its pieces between two blanks, also where it is one piece', () => {
	fc.assert(
		fc.property(line, (text) => {
			const [read] = toLines(text.replaceAll(/[\t\n-]/gu, 'a'));
			if (read?.blank !== 'no') return;
			const pieces = [...read.text.matchAll(/\S+(?:\s\S+)*/gu)];
			expect(cellsByBlanks(read).map(({ from, to }) => [from, to])).toEqual(
				pieces.map(({ index, 0: piece }) => [index, index + piece.length]),
			);
		}),
	);
});

test('a number of digits alone is read as one with points and signs is', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 999 }), (value) => {
			expect(figure(`${value}`)).toBe(value);
			expect(figure(`-${value}`)).toBe(Number(`-${value}`));
			expect(figure(`${value}-`)).toBe(Number(`-${value}`));
			expect(figure(`–${value}`)).toBe(Number(`-${value}`));
			expect(figure(`+${value}`)).toBe(value);
			expect(figure(`1.${String(value).padStart(3, '0')},5 %`.replace(' ', ''))).toBe(
				1000.5 + value,
			);
		}),
	);
});

test('what is looked for first is in every form of the words, in any case', () => {
	for (const words of [
		'Mødet hævet kl. 19',
		'UDVALGSMØDET SLUTTEDE KL. 19',
		'Mødet blev afſluttet kl. 19',
	])
		expect(endsMeeting(words)).toBe(true);
	for (const words of [
		'2. Viceborgmester',
		'RÅDKVINDE',
		'fmd.',
		'økonomidirektør',
		'tilforordnet',
		'byggesagkyndig',
	])
		expect(isRole(words)).toBe(words !== 'tilforordnet');
});
