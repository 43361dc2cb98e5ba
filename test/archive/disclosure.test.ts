import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkArchive } from '../../scripts/ingest/check.ts';
import { scanSources } from '../../scripts/held-back.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { publishedSources } from '../../src/archive/sources.ts';
import { Disclosure, personalMask, phraseMask } from '../../src/disclosure/disclosure.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { agenda } from '../support/nordsoe.ts';

const withdrawal = { reason: 'Navnet er fjernet', date: '2025-07-01' };
const without = (phrase: string) => new Disclosure([], [{ phrase, ...withdrawal }], 'warn');
const review = { why: 'fuldmagt', by: 'arkivar', when: '2025-07-01' };

describe('a withdrawn phrase', () => {
	test.each([
		['in capitals', 'Sagen om BO ØDEGÅRD er slut', 'Sagen om [fjernet] er slut'],
		['over two lines', 'Sagen om Bo\nØdegård er slut', 'Sagen om [fjernet]\n er slut'],
		['torn by a hyphen', 'Bo Øde-\ngård bor her', '[fjernet]\n bor her'],
		['with a zero-width joint', 'Bo Øde\u200bgård', '[fjernet]'],
		['in a longer word', 'Bo Ødegårds vej', '[fjernet]s vej'],
	])('is taken out %s', (_, text, expected) => {
		expect(without('Bo Ødegård').text(text).value).toBe(expected);
	});

	test('leaves a table a table', () => {
		const body = '| Navn | Vej |\n| - | - |\n| Bo | Ødegård |\n| Bo Ødegård | 1 |\n';
		const read = without('Bo Ødegård').body(body, []);
		expect(read.value).toBe(
			'| Navn | Vej |\n| - | - |\n| \\[fjernet\\] |  |\n| \\[fjernet\\] | 1 |\n',
		);
	});

	test('is taken out of a body behind its escapes', () => {
		const read = without('a_b*c <d>').body('x a\\_b\\*c \\<d> y', []);
		expect(read.value).toBe('x \\[fjernet\\] y');
	});

	test('is gone from any text it stood in', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, after) => {
				const read = without('Bo Ødegård').text(`${before}Bo Ødegård${after}`);
				expect(read.value).not.toContain('Bo Ødegård');
				expect(read.value).toContain(phraseMask);
			}),
		);
	});

	test('of fewer than four letters is refused', () => {
		expect(() => without('a 1 -')).toThrow(RangeError);
	});
});

describe('personal data', () => {
	const number = '070761-4285';

	test('is undecided, allowed or masked, where the decision says', () => {
		const decided = (decision: 'allow' | 'mask', where?: string) =>
			new Disclosure(
				[{ what: '0707614285', decision, ...review, ...(where === undefined ? {} : { where }) }],
				[],
				'warn',
			);
		const text = `Ejer: ${number}.`;
		const read = (disclosure: Disclosure) => {
			const { value, undecided } = disclosure.text(text, ['items/a/b/2025-01-01/01']);
			return [value, undecided.length];
		};
		expect(read(new Disclosure([], [], 'warn'))).toEqual([`Ejer: ${personalMask}.`, 1]);
		expect(read(decided('allow'))).toEqual([text, 0]);
		expect(read(decided('mask'))).toEqual([`Ejer: ${personalMask}.`, 0]);
		expect(read(decided('allow', 'items/a/b'))).toEqual([text, 0]);
		expect(read(decided('allow', 'items/a/c'))).toEqual([`Ejer: ${personalMask}.`, 1]);
	});

	test('a case number of ten digits is no personal number', () => {
		const data = { caseNumber: '0101901234', title: 'Sagen', documentId: '0101901234' };
		const { undecided } = new Disclosure([], [], 'warn').value(data, []);
		expect(undecided).toEqual([]);
	});

	test('private addresses are shown or masked as archive.yaml says', () => {
		const text = 'Skriv til bo.oedegaard@gmail.example, tlf. 22 33 44 55';
		expect(new Disclosure([], [], 'warn').text(text).value).toBe(text);
		expect(new Disclosure([], [], 'mask').text(text).value).toBe(
			`Skriv til ${personalMask}, tlf. ${personalMask}`,
		);
		expect(new Disclosure([], [], 'mask').body('bo.oe\\_d\\@gmail.example', []).value).toBe(
			'\\[personoplysning udeladt\\]',
		);
	});
});

describe('an archive', () => {
	let archive: TemporaryArchive;
	const item = 'nordsoe/teknik-og-miljoeudvalget/2025-03-04/01';
	beforeEach(async () => {
		archive = makeArchive();
		const text = agenda.replace('to kilometer lang', 'ejet af 070761-4285');
		await archive.ingest([archive.put('nordsoe/dagsorden.txt', text)]);
	});
	afterEach(() => archive.remove());
	const decide = (yaml: string) =>
		fs.writeFileSync(path.join(archive.content, 'reviewed.yaml'), yaml);

	test('with an undecided number has a problem with file and line, and nothing published holds it', async () => {
		const read = readArchive(archive.content);
		const line = archive
			.read(`items/${item}.mdx`)
			.split('\n')
			.findIndex((one) => one.includes('4285'));
		expect(read.problems).toMatchObject([{ rule: 'cpr', file: `items/${item}.mdx:${line + 1}` }]);
		expect(read.read(read.item(item)!).body).not.toContain('4285');
		const rules = (await checkArchive(archive.content)).map((one) => `${one.severity} ${one.rule}`);
		expect(rules).toEqual(['error cpr']);
	});

	test('with a decision to mask is published without the number, and without its original', async () => {
		decide(
			'- { what: "070761-4285", decision: mask, why: "ikke til offentliggørelse", by: "arkivar", when: "2025-07-01" }',
		);
		expect(await checkArchive(archive.content)).toEqual([]);
		const read = readArchive(archive.content);
		expect(read.problems).toEqual([]);
		expect(read.read(read.item(item)!).body).toContain('\\[personoplysning udeladt\\]');
		expect([...publishedSources(read).keys()]).toEqual([]);
		const again = await archive.ingest([path.join(archive.content, 'source')]);
		expect(again.report.documents[0]?.messages.map(({ rule }) => rule)).not.toContain('cpr');
	});

	test('with a decision to allow is published as printed', async () => {
		decide(
			`- { what: "070761-4285", where: "items/${item}", decision: allow, why: "fuldmagt", by: "arkivar", when: "2025-07-01" }`,
		);
		const read = readArchive(archive.content);
		expect(read.problems).toEqual([]);
		expect(read.read(read.item(item)!).body).toContain('070761-4285');
		// The decision speaks of the record; the original is another place.
		expect((await scanSources(read)).problems).toMatchObject([
			{
				rule: 'cpr',
				file: expect.stringMatching(/^source\/nordsoe\/dagsorden\.txt:\d+$/) as string,
			},
		]);
	});

	test('with decisions that are none has a problem and masks all the same', () => {
		decide('- { what: "070761-4285", decision: maybe }');
		const read = readArchive(archive.content);
		expect(read.problems.map(({ file }) => file)).toContain('reviewed.yaml');
		expect(read.read(read.item(item)!).body).not.toContain('4285');
	});

	test('a number in a comment of a page that would be published is found', async () => {
		const page = `<!doctype html><!-- 070761-4285 --><p>${agenda.split('\n').join('</p>\n<p>')}</p>`;
		const other = makeArchive();
		await other.ingest([other.put('nordsoe/dagsorden.html', page)]);
		const { problems } = await scanSources(readArchive(other.content));
		other.remove();
		expect(problems).toMatchObject([{ rule: 'cpr', file: 'source/nordsoe/dagsorden.html' }]);
	});
});
