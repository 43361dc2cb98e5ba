/** Questions to an index built from the small archive, answered by Pagefind itself. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSearchIndex } from '../../scripts/search-index.ts';
import { readArchive } from '../../src/archive/archive.ts';
import type { IndexReader } from '../../src/search/index-reader.ts';
import { noLimits as none } from '../../src/search/address.ts';
import { ask } from '../../src/search/search.ts';
import type { Question } from '../../src/search/search.ts';
import { openIndex } from './open-index.ts';
import { writeSmallArchive } from './small-archive.ts';

const practice = '/nordsoe/beskaeftigelsesudvalget/2024-03-12/2/';
const reception = '/nordsoe/beskaeftigelsesudvalget/2024-03-12/3/';
const budget = '/nordsoe/oekonomiudvalget/2024-04-02/1/';
const theatre = '/ellemose/kultur-og-fritidsudvalget/2023-09-09/1/';

let content: string;
let site: string;
let reader: IndexReader;

async function answer(text: string, more: Partial<Question> = {}) {
	return ask(reader, { text, limits: none, order: 'relevance', ...more });
}
async function addresses(text: string, more: Partial<Question> = {}): Promise<string[]> {
	const { results } = await answer(text, more);
	return Promise.all(results.map(async ({ entry }) => (await reader.card(entry)).a));
}

beforeAll(async () => {
	content = writeSmallArchive();
	site = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-site-'));
	await buildSearchIndex(readArchive(content), site);
	reader = openIndex(path.join(site, 'soeg/indeks'));
});
afterAll(() => {
	for (const folder of [content, site]) rmSync(folder, { recursive: true, force: true });
});

describe('words', () => {
	test('a page with the word itself comes before one with a compound of it', async () => {
		expect(await addresses('praktik')).toEqual([theatre, practice]);
	});
	test('a word inside a compound, and two words that make one', async () => {
		expect(await addresses('værksted')).toEqual([practice]);
		expect((await addresses('bolig flygtninge'))[0]).toBe(reception);
		expect(await addresses('flygtningebolig')).toEqual([reception]);
	});
	test('a compound written in two, and one whose part has another name in the archive', async () => {
		expect(await addresses('flygtninge boliger')).toEqual([reception]);
		expect(await addresses('budget opfølgning')).toEqual([budget]);
		expect(await addresses('asylansøgerboliger')).toEqual([]);
	});
	test('what a citizen says finds what the administration writes', async () => {
		expect((await addresses('gratis arbejdskraft'))[0]).toBe(practice);
		expect((await addresses('hvem var imod praktikken'))[0]).toBe(practice);
	});
	test('an expression is found where its words stand in one sentence', async () => {
		expect(await addresses('stemte imod')).toEqual([practice]);
	});
	test('a word that has other words is spelt as it should be', async () => {
		const { reports, results } = await answer('fortov');
		expect(results).toEqual([]);
		expect(reports[0]).toMatchObject({ near: [] });
	});
	test('a hyphen in the print hides nothing', async () => {
		expect((await addresses('kontanthjælp'))[0]).toBe(budget);
		expect((await addresses('kontanthjælpsområdet'))[0]).toBe(budget);
	});
	test('aa for å and oe for ø', async () => {
		expect(await addresses('Aabrinken')).toEqual([theatre]);
		expect(await addresses('Nordsoe mentorer')).toEqual([practice]);
	});
	test('an unknown word finds nothing, also beside known ones', async () => {
		expect(await addresses('zebrafink')).toEqual([]);
		expect(await addresses('praktik zebrafink')).toEqual([]);
	});
	test('a misspelt word is asked for as the archive spells it, and that is said', async () => {
		const { reports, results } = await answer('mindreforbruk');
		expect(reports[0]).toMatchObject({ status: 'nearby' });
		expect(reports[0]!.near[0]!.word).toBe('mindreforbrug');
		expect(results).toHaveLength(1);
	});
	test('a compound that nobody wrote is found by its parts within a sentence', async () => {
		const { reports, results } = await answer('praktikværkstederne');
		expect(reports[0]).toMatchObject({ status: 'parts' });
		expect(results).toHaveLength(1);
		expect(await addresses('mentorhuset')).toEqual([]);
	});
	test('a spoken question goes on without an odd word, aloud; a keyed one does not', async () => {
		const { reports, partial, results } = await answer(
			'er der en zebrafink ved praktikken for unge',
		);
		expect(reports.find(({ status }) => status === 'unknown')?.concept.text).toBe('zebrafink');
		expect(partial).toBe(true);
		expect((await reader.card(results[0]!.entry)).a).toBe(practice);
		expect(await addresses('zebrafink praktik unge')).toEqual([]);
		expect(await addresses('er der praktik for unge i Zebraby')).toEqual([]);
	});
	test('an adjective that the archive does not have names no subject', async () => {
		expect(await addresses('zebrastribede praktik')).toEqual([theatre, practice]);
		expect(await addresses('zebrastribede Zebraby')).toEqual([]);
	});
	test('a spoken question whose words stand apart gets those that hold most, aloud', async () => {
		const { partial, results } = await answer(
			'er der flygtninge i teatret på Åbrinken og et budget',
		);
		expect(partial).toBe(true);
		expect((await reader.card(results[0]!.entry)).a).toBe(theatre);
		expect(await addresses('flygtninge teatret mindreforbrug')).toEqual([]);
	});
	test('one that holds all comes first, those that hold a good part after it', async () => {
		const found = await addresses('er der en praktik for unge på værksteder');
		expect(found[0]).toBe(practice);
		expect(found).toContain(theatre);
	});
	test('half of a compound that nobody has helps beside other words, and answers nothing alone', async () => {
		expect(await addresses('praktikzebraer hos værksteder')).toContain(practice);
		expect(await addresses('praktikzebraer')).toEqual([]);
		expect(await addresses('Praktikzebra hos Nordsø')).toEqual([]);
	});
	test('a word of the same family is found where the word itself is not', async () => {
		expect(await addresses('vurderinger')).toEqual(await addresses('vurdering'));
		expect(await addresses('modtagelser')).toEqual([reception]);
	});
	test('the beginning of a word finds it', async () => {
		expect((await addresses('mindref', { typing: true }))[0]).toBe(budget);
	});
	test("an attachment's words find its item, once", async () => {
		const { results } = await answer('svejsekurset');
		expect(results).toHaveLength(1);
		expect(results[0]).toMatchObject({ own: false });
		expect(results[0]!.attached).toHaveLength(1);
	});
});

describe('exact things', () => {
	test.each(['NOR-2024-00412', 'NOR 2024 00412', 'nor202400412', '2024-00412', '00412'])(
		'the case number %s finds its item first',
		async (text) => {
			expect((await addresses(text))[0]).toBe(practice);
		},
	);
	test.each(['24/00718', '24-718', '24/718'])('the case number %s', async (text) => {
		expect(await addresses(text)).toEqual([reception]);
	});
	test('a case number that is not there finds nothing', async () => {
		for (const text of ['NOR-2024-00413', '24/719', 'NOR-2023-00412', '2471']) {
			expect(await addresses(text), text).toEqual([]);
		}
	});
	test('document ids and amounts', async () => {
		expect(await addresses('9917234')).toEqual([reception]);
		expect(await addresses('334299 kr.')).toEqual([practice]);
		expect(await addresses('1.070,9')).toEqual([budget]);
		expect(await addresses('10.709')).toEqual([]);
	});
	test('a day gives its meeting first, then the items in order', async () => {
		const found = await addresses('12-03-2024');
		expect(found[0]).toBe('/nordsoe/beskaeftigelsesudvalget/2024-03-12/');
		expect(found).toContain(budget);
	});
	test('the number of an item at a meeting', async () => {
		expect((await addresses('punkt 3 den 12. marts 2024'))[0]).toBe(reception);
		expect((await addresses('BU 12. marts 2024 punkt 2'))[0]).toBe(practice);
		expect((await addresses('BU 12. marts punkt 2'))[0]).toBe(practice);
		expect(await addresses('BU 12. marts 2024 punkt 2')).toContain(budget);
	});
	test('quoted words stand side by side', async () => {
		expect(await addresses('"oplæg om praktikken"')).toEqual([practice]);
		expect(await addresses('"praktikken om oplæg"')).toEqual([]);
	});
	test("members' names", async () => {
		expect((await addresses('Birte Lyngmark'))[0]).toBe(practice);
		expect(await addresses('Aksel Fyrreby')).toEqual([
			'/nordsoe/beskaeftigelsesudvalget/2024-03-12/',
		]);
	});
});

describe('limits and order', () => {
	test('limits hold and are counted with the others kept', async () => {
		const limits = { ...none, municipalities: ['nordsoe'] };
		const { results, counts, unlimited } = await answer('praktik', { limits });
		expect(results).toHaveLength(1);
		expect(unlimited).toBe(2);
		expect(counts.municipalities.get('ellemose')).toBe(1);
		expect(counts.outcomes.get('postponed')).toBeUndefined();
	});
	test('no words and a limit give everything within it, newest first', async () => {
		const found = await addresses('', { limits: { ...none, has: ['vote'] } });
		expect(found).toEqual([practice]);
		expect(await addresses('', { limits: { ...none, periods: ['2018-2021'] } })).toEqual([]);
		expect(await addresses('teatret', { limits: { ...none, periods: ['2022-2025'] } })).toEqual([
			theatre,
		]);
		expect((await addresses('', { limits: { ...none, years: ['2024'] } }))[0]).toContain(
			'2024-04-02',
		);
	});
	test('sorted by date either way', async () => {
		expect(await addresses('praktik', { order: 'newest' })).toEqual([practice, theatre]);
		expect(await addresses('praktik', { order: 'oldest' })).toEqual([theatre, practice]);
	});
	test('approval of the agenda comes below real items', async () => {
		const { results } = await answer('nordsø godkendt');
		expect(results.at(-1)!.entry.kind).not.toBe('item');
	});
});

test('a closed item is found by its title, and by being closed', async () => {
	expect(await addresses('køb af grund')).toHaveLength(1);
	expect(await addresses('lukkede punkter')).toEqual(await addresses('køb af grund'));
});

describe('an archive in several bundles', () => {
	const other = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-site-'));
	const folder = path.join(other, 'soeg/indeks');
	beforeAll(async () => {
		const report = await buildSearchIndex(readArchive(content), other, { bundleSize: 5 });
		expect(report.bundles).toBeGreaterThan(3);
	});
	afterAll(() => rmSync(other, { recursive: true, force: true }));

	const asked = async (text: string, more: Partial<Question> = {}) => {
		const traffic = { bytes: 0, files: [] as string[] };
		const many = openIndex(folder, traffic);
		const answered = await ask(many, { text, limits: none, order: 'relevance', ...more });
		const found = await Promise.all(
			answered.results.map(async ({ entry }) => (await many.card(entry)).a),
		);
		const { bundles, attachments } = await many.facts();
		const opened = [...bundles, ...attachments]
			.filter((bundle) => many.isOpen(bundle))
			.map(({ name }) => name)
			.sort();
		return { answered, found, opened, files: traffic.files };
	};

	test.each([
		'praktik',
		'NOR-2024-00412',
		'svejsekurset',
		'12. marts 2024',
		'zebrafink',
		'mindreforbruk',
	])('%s is answered as in one', async (text) => {
		expect((await asked(text)).found).toEqual(await addresses(text));
	});
	test('a word opens the bundles that hold it and the newest, and the answer is whole', async () => {
		const { answered, found, opened } = await asked('Aabrinken');
		expect(found).toEqual([theatre]);
		expect(answered.unasked).toEqual([]);
		expect(answered.attachmentsAsked).toBe(true);
		const all = await asked('zebrafink', { everything: true });
		expect(opened.length).toBeLessThan(all.opened.length);
		expect(opened).toContain('i');
	});
	test('a word that stands nowhere costs a chunk of each bundle that is opened first, and no more', async () => {
		const { files, found, opened } = await asked('vrøb');
		expect(found).toEqual([]);
		const chunks = files
			.filter((file) => file.includes('/index/'))
			.map((file) => file.split('/')[0]!);
		expect(chunks.sort()).toEqual(opened);
		expect(files.filter((file) => file.startsWith('hvor/')).length).toBe(1);
	});
	test('limits to years leave the others closed', async () => {
		expect((await asked('udvalg')).opened).toContain('i22n');
		const { opened } = await asked('udvalg', { limits: { ...none, years: ['2023'] } });
		// The newest is opened for every question.
		expect(opened).toEqual(['b22n', 'i', 'i22']);
	});
});

test('the same archive gives the same bytes', async () => {
	const digest = (folder: string) => {
		const hash = createHash('sha256');
		for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.join(entry.parentPath, entry.name))
			.sort()) {
			hash.update(path.relative(folder, name)).update(readFileSync(name));
		}
		return hash.digest('hex');
	};
	const other = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-site-'));
	try {
		await buildSearchIndex(readArchive(content), other);
		expect(digest(other)).toBe(digest(site));
	} finally {
		rmSync(other, { recursive: true, force: true });
	}
});
