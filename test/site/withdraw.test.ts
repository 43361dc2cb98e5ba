import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { withdraw } from '../../scripts/withdrawal.ts';
import type { WithdrawOptions } from '../../scripts/withdrawal.ts';
import { readingCache } from '../../scripts/ingest/reading-cache.ts';
import { checkArchive } from '../../scripts/ingest/check.ts';
import { runBuild } from '../support/built-site.ts';
import { makeArchive, snapshot } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { everyFile, filesHolding } from '../support/every-byte.ts';

// A word that stands nowhere else, so that a stem of it in a search index is a leak.
const word = 'Zwirnholt';
const name = `Øjvind ${word}`;
const stem = 'zwirnhol';
const day = 'nordsoe/teknik-og-miljoeudvalget/2025-03-04';

const document = `Teknik- og Miljøudvalget
Referat
Mødedato: 4. marts 2025
Mødetidspunkt: Kl. 15:00
Mødested: Lokale Klitten
Medlemmer: ${name} (A), Eva Krog (V)

Punkt 1: Klage fra ${name}
Sagsnr.: 25/001234
Sagsfremstilling
Ejeren, Øjvind
${word}, har klaget over naboens hegn.

Indstilling
Forvaltningen indstiller, at sagen godkendes.
Beslutning
Godkendt. For stemte ${name} og Eva Krog.
Bilag
Brev fra ${name}

Punkt 2: Vintertjeneste på mindre veje
Sagsnr.: 25/001999
Sagsfremstilling
Der saltes fra kl. fem om morgenen. Klagen fra øjvind ${word.toLowerCase()} er besvaret.

Beslutning
Taget til efterretning.
`;

let archive: TemporaryArchive;
let out: string;
beforeEach(async () => {
	archive = makeArchive();
	out = path.join(archive.root, 'dist');
	await archive.ingest([archive.put('nordsoe/referat.txt', document)]);
});
afterEach(() => archive.remove());

const take = (what: string, options: Partial<WithdrawOptions> = {}) =>
	withdraw({
		contentDir: archive.content,
		what,
		reason: `${name} har bedt om det`,
		date: '2025-08-01',
		erase: false,
		// Other tests build at the same time from the project's own.
		cache: path.join(archive.root, '.cache'),
		say: () => undefined,
		...options,
	});
const site = ['--site', 'https://nordsoe.example'];
const build = () => {
	const result = runBuild('--content', archive.content, '--out', out, ...site);
	expect(result, result.said).toMatchObject({ status: 0 });
};

test('a withdrawn phrase is in no byte of the site, also after everything is read again', async () => {
	build();
	const before = filesHolding(out, name);
	// The test would see it: it stands in pages, JSON, dumps, originals and names of pages.
	for (const file of [`${day}/1/index.html`, `${day}/1/index.json`, 'kilder/nordsoe/referat.txt'])
		expect(before).toContain(file);
	expect(filesHolding(out, stem).some((file) => /^soeg\/indeks\//u.test(file))).toBe(true);
	expect(before.some((file) => file.startsWith('nordsoe/medlemmer/'))).toBe(true);

	const { addresses } = await take(name);
	expect(addresses).toEqual(
		expect.arrayContaining([
			`/${day}/1/`,
			`/${day}/2/`,
			`/${day}/1/bilag/1/`,
			`/${day}/`,
			'/kilder/nordsoe/referat.txt',
			'/nordsoe/medlemmer/oejvind-zwirnholt/',
			'/nordsoe/sager/25-001234/',
		]),
	);
	await archive.ingest([path.join(archive.content, 'source')], { force: true });
	build();
	expect(filesHolding(out, name)).toEqual([]);
	expect(filesHolding(out, stem)).toEqual([]);
	expect(existsSync(path.join(out, 'kilder'))).toBe(false);
	expect(readFileSync(path.join(out, day, '1/index.html'), 'utf8')).toContain(
		'Klage fra [fjernet]',
	);
	expect(readFileSync(path.join(out, day, '2/index.html'), 'utf8')).toContain('Der saltes fra');
}, 240_000);

test('a withdrawn item leaves a notice at its address and nothing else, and erasing it leaves no word on disk', async () => {
	build();
	const { addresses, erased } = await take(`https://nordsoe.example/${day}/1/`, {
		reason: 'Sagen var lukket',
		erase: true,
	});
	expect(addresses).toContain(`/${day}/1/`);
	expect(erased).toMatchObject([{ file: 'source/nordsoe/referat.txt' }]);
	expect(erased[0]?.was).not.toBe(erased[0]?.now);
	expect(
		Object.values(snapshot(archive.content)).filter((text) => text.includes('naboens hegn')),
	).toEqual([]);
	expect(archive.read('withdrawn.yaml')).toContain(erased[0]!.was);
	expect(await checkArchive(archive.content)).toEqual([]);

	// The original comes back: what was erased stays erased, and the other item stays as it was.
	const again = await archive.ingest([archive.put('nordsoe/referat.txt', document)]);
	expect(again.report.documents).toMatchObject([
		{ status: 'unchanged', messages: [{ rule: 'erased' }] },
	]);
	build();
	expect(filesHolding(out, 'naboens hegn')).toEqual([]);
	expect(filesHolding(out, `Klage fra`)).toEqual([]);
	// The case held nothing else, so its address says the same.
	for (const page of [`${day}/1`, `${day}/1/bilag/1`, 'nordsoe/sager/25-001234']) {
		expect(readFileSync(path.join(out, page, 'index.html'), 'utf8')).toContain(
			'Siden blev fjernet den 1. august 2025. Begrundelse: Sagen var lukket',
		);
	}
	// A notice is a page of the site, with the way to what is still there.
	const notice = readFileSync(path.join(out, day, '1/index.html'), 'utf8');
	expect(notice).toMatch(/<title>Siden er fjernet – /u);
	expect(notice).toContain('rel="stylesheet"');
	expect(notice).toContain(`href="/${day}/"`);
	expect(notice).not.toContain('Siden findes ikke');
	expect(readFileSync(path.join(out, day, '2/index.html'), 'utf8')).toContain('Der saltes fra');
}, 240_000);

test('an erased phrase is gone from original and records, and the rest reads as before', async () => {
	const { erased } = await take(name, { erase: true });
	expect(archive.read('source/nordsoe/referat.txt')).toContain('Punkt 1: Klage fra [fjernet]');
	const files = snapshot(archive.content);
	const holding = Object.entries(files).filter(([, text]) => text.toLowerCase().includes(stem));
	expect(holding.map(([file]) => file)).toEqual(['withdrawn.yaml']);
	const item = readArchive(archive.content).item(`${day}/02`)!;
	expect(item.data.provenance.sha256).toBe(erased[0]!.now);
	expect(await checkArchive(archive.content)).toEqual([]);
	const again = await archive.ingest([path.join(archive.content, 'source')]);
	expect(again.report.documents[0]?.messages.filter(({ level }) => level === 'error')).toEqual([]);
	expect(Object.values(snapshot(archive.content)).join('').split(word)).toHaveLength(3);
});

test('erasing leaves nothing in what was kept of readings, charts and earlier builds', async () => {
	const kept = [
		'readings/1/a.pdf.json.gz',
		'charts/a.svg',
		'site/a.ndjson',
		'site/a.ndjson.d/part-1',
	];
	for (const file of kept) {
		const place = path.join(archive.root, '.cache', file);
		mkdirSync(path.dirname(place), { recursive: true });
		writeFileSync(place, name);
	}
	await take(name);
	expect(Object.keys(snapshot(path.join(archive.root, '.cache')))).toHaveLength(kept.length);
	await take(name, { erase: true });
	expect(snapshot(path.join(archive.root, '.cache'))).toEqual({});
	expect(readingCache).toBe(path.join('.cache', 'readings'));
	expect(existsSync(path.join(archive.content, '.ingest/readings.json'))).toBe(false);
});

test('a build over the one before keeps no word that was masked or withdrawn since, and takes no part that does', async () => {
	// Records write an `@` with an escape: what is looked for is what stands before it.
	const own = 'krumtapholt';
	const address = `${own}@post.example`;
	const original = path.join(archive.content, 'source/nordsoe/referat.txt');
	writeFileSync(original, document.replace('Der saltes', `Skriv til ${address}. Der saltes`));
	await archive.ingest([original]);
	build();
	const shown = filesHolding(out, own);
	for (const file of [`${day}/2/index.html`, `${day}/2/index.json`, 'kilder/nordsoe/referat.txt'])
		expect(shown).toContain(file);
	// The original is shown line by line too.
	expect(shown).toContain('kilder/nordsoe/referat/index.html');
	const part = path.join(archive.root, 'part');
	const share = ['--content', archive.content, '--out', part, '--part', '1/2', ...site];
	expect(runBuild(...share)).toMatchObject({ status: 0 });

	const review = `{ what: "${address}", decision: "mask", why: "privat", by: "arkivar", when: "2025-08-01" }`;
	writeFileSync(path.join(archive.content, 'reviewed.yaml'), `- ${review}\n`);
	build();
	expect(filesHolding(out, own)).toEqual([]);
	expect(filesHolding(out, word)).not.toEqual([]);
	expect(existsSync(path.join(out, 'kilder'))).toBe(false);
	const merged = path.join(archive.root, 'merged');
	const merge = ['--content', archive.content, '--out', merged, '--merge', part, ...site];
	expect(runBuild(...merge).said).toContain('with the same settings');
	expect(existsSync(merged)).toBe(false);

	await take(name);
	build();
	expect(filesHolding(out, stem)).toEqual([]);
}, 480_000);

test('a withdrawn file takes down what was read from it', async () => {
	const { addresses } = await take('source/nordsoe/referat.txt');
	const read = readArchive(archive.content);
	expect(read.meetings).toEqual([]);
	expect(read.withdrawn.map(({ id }) => id)).toEqual([
		day,
		`${day}/01`,
		`${day}/01-1`,
		`${day}/02`,
	]);
	expect(addresses).toContain(`/${day}/`);
});

test.each([['nothing that the archive holds', 'Himmelblå krokodiller']])(
	'%s is not written',
	async (_, what) => {
		expect((await take(what)).withdrawal).toBeUndefined();
		expect(existsSync(path.join(archive.content, 'withdrawn.yaml'))).toBe(false);
	},
);

test('a phrase of three letters is refused', async () => {
	await expect(take('Bo.')).rejects.toThrow(RangeError);
});

test('comments in withdrawn.yaml stay', async () => {
	mkdirSync(archive.content, { recursive: true });
	writeFileSync(
		path.join(archive.content, 'withdrawn.yaml'),
		'# sager fra 2024\n- { phrase: "Grøn elefant", reason: "x", date: "2024-01-01" }\n',
	);
	await take(name);
	expect(archive.read('withdrawn.yaml')).toMatch(
		/^# sager fra 2024\n[^]*Grøn elefant[^]*Zwirnholt/u,
	);
});

test('every file of a site can be opened', () => {
	expect([...everyFile('test/fixtures/site')].length).toBeGreaterThan(10);
});
