import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { describe, expect, test } from 'vitest';
import { FrontmatterError, readRecord, writeRecord } from '../../src/records/frontmatter.ts';

const name = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/);
const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
const entry = fc.dictionary(name, scalar, { minKeys: 1, noNullPrototype: true });
const fields = fc.dictionary(
	name,
	fc.oneof(
		scalar,
		fc.array(fc.integer(), { minLength: 1 }),
		fc.array(scalar, { minLength: 1 }),
		entry,
		fc.array(entry, { minLength: 1 }),
	),
	{ minKeys: 1, noNullPrototype: true },
);

describe('writeRecord', () => {
	test('writes a field a line and an object of an array a line', () => {
		const text = writeRecord(
			{
				title: 'Kaj "Båd": 3',
				order: 2,
				gone: undefined,
				none: [],
				lines: [1, 2],
				absent: [{ name: 'A' }],
			},
			'Hej\n',
		);
		expect(text).toBe(
			'---\ntitle: "Kaj \\"Båd\\": 3"\norder: 2\nlines: [1, 2]\nabsent:\n  - {"name": "A"}\n---\n\nHej\n',
		);
	});

	test('ends after the frontmatter where there is no body', () => {
		expect(writeRecord({ order: 1 }, '')).toBe('---\norder: 1\n---\n');
	});
});

describe('readRecord', () => {
	test('gives back what was written, whatever the strings hold', () => {
		fc.assert(
			fc.property(fields, fc.string({ unit: 'grapheme' }), (data, body) => {
				const read = readRecord(writeRecord(data, body));
				expect(read.data).toEqual(data);
				expect(read.body.trimEnd()).toBe(body.trimEnd().replace(/^[\r\n]+/u, ''));
			}),
			{ numRuns: 300 },
		);
	});

	test('what is written is YAML with the same values', () => {
		fc.assert(
			fc.property(fields, (data) => {
				const text = writeRecord(data, '');
				expect(parseYaml(text.slice(4, -4))).toEqual(data);
			}),
			{ numRuns: 300 },
		);
	});

	test('reads frontmatter that a hand has edited', () => {
		const { data, body } = readRecord(
			'---\r\n# rettet\r\ntitle: Havn og by\r\ndate: 2025-06-04\r\ndecisions:\r\n- text: Godkendt\r\n---\r\n\r\nTekst',
		);
		expect(data).toEqual({
			title: 'Havn og by',
			date: '2025-06-04',
			decisions: [{ text: 'Godkendt' }],
		});
		expect(body).toBe('Tekst');
	});

	test('a line --- in the body does not end the frontmatter twice', () => {
		expect(readRecord('---\norder: 1\n---\n\nA\n\n---\n\nB\n').body).toBe('A\n\n---\n\nB\n');
	});

	test.each([
		['no frontmatter', 'Tekst', /first line/],
		['no end', '---\ntitle: "x"\n', /ends the frontmatter/],
		['no YAML', '---\ntitle: "x\n---\n', /expected YAML/],
		['the same field twice', '---\norder: 1\norder: 2\n---\n', /unique/],
		['a list instead of fields', '---\n- 1\n---\n', /expected fields/],
	])('says what is wrong with %s', (_, text, message) => {
		expect(() => readRecord(text)).toThrow(FrontmatterError);
		expect(() => readRecord(text)).toThrow(message);
	});
});
