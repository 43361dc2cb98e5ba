/** Pagefind's index as it is published, beside what Pagefind's own program answers from its own files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishedFiles, termsOfChunk } from '../../scripts/search/pagefind-files.ts';
import type { NamedFile } from '../../scripts/search/pagefind-files.ts';
import { chunkOf, readPlaces, writePlaces } from '../../src/search/index-files.ts';
import type { ArchiveFacts, Table } from '../../src/search/index-files.ts';
import { IndexReader } from '../../src/search/index-reader.ts';
import { serveFolder } from './open-index.ts';

let made: readonly NamedFile[];
/** Pagefind's own program over its own files. */
let own: Program;
const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-pagefind-'));

/** Invented words, enough of them for several chunks. */
const words = Array.from({ length: 6000 }, (_, at) => {
	const letter = (place: number) => 'bdfgklmnprstv'[Math.floor(at / 13 ** place) % 13]!;
	return `${letter(0)}a${letter(1)}o${letter(2)}u${letter(3)}k`;
});
const pages = 12;

/** Words of a page: fewer on each, and some of them again behind the others. */
const pageOf = (page: number) => [
	...words.filter((_, at) => at % (page + 1) === 0),
	...words.slice(page * 10, page * 10 + 40),
];

/** The page that a fragment is of, as Pagefind names them. */
const pageNames = new Map<string, number>();

interface Program {
	search: (text: string) => Promise<{
		results: { id: string; words: number[]; data: () => Promise<{ url: string }> }[];
	}>;
}

beforeAll(async () => {
	const { index } = await createIndex({ forceLanguage: 'da' });
	for (let page = 0; page < pages; page += 1) {
		const content = pageOf(page).join(' ');
		await index!.addCustomRecord({ url: `/${page}`, content, language: 'da' });
	}
	({ files: made } = await index!.getFiles());
	for (const { path: file, content } of made) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), content);
	}
	const files = new Map(made.map((file) => [file.path, file]));
	serveFolder('http://pagefind.invalid/', (file) => {
		const found = files.get(file);
		return found === undefined ? undefined : Buffer.from(found.content);
	});
	const { createInstance } = (await import(
		pathToFileURL(path.join(folder, 'pagefind.js')).href
	)) as {
		createInstance: (options: object) => Program;
	};
	own = createInstance({
		basePath: 'http://pagefind.invalid/',
		language: 'da',
		noWorker: true,
	});
	const all = await own.search(`"${words[0]!}"`);
	for (const { id, data } of all.results)
		pageNames.set(id, Number(/\d+$/u.exec((await data()).url)![0]));
});
afterAll(async () => {
	await close();
	rmSync(folder, { recursive: true, force: true });
});

const placeOf = (fragment: string) => pageNames.get(fragment)!;

/** A reader over what is published. */
function reader(): IndexReader {
	const { files, chunks } = publishedFiles(made, placeOf);
	const table: Table = {
		meetings: [{ n: pages, c: 0 }],
		classes: 'i'.repeat(pages),
		outcomes: '-'.repeat(pages),
		marks: '-'.repeat(pages),
		lengths: '0'.repeat(pages),
		numbers: {},
		chunks,
	};
	const facts: ArchiveFacts = {
		version: 1,
		municipalities: [],
		committees: [],
		bundles: [{ name: 'i', documents: pages }],
		attachments: [],
	};
	const all = new Map<string, unknown>([
		['archive.json', facts],
		['i/table.json', table],
		...files.map(({ path: file, content }) => [`i/${file}`, JSON.parse(content)] as const),
	]);
	return new IndexReader({ readJson: (file) => Promise.resolve(all.get(file)) });
}

test('a word and words side by side are found on the pages and at the places where Pagefind finds them', async () => {
	expect(pageNames.size).toBe(pages);
	const index = reader();
	await index.open([]);
	const questions = [
		[words[0]!],
		[words[13]!],
		[words[5]!],
		[words[5999]!],
		[words[0]!, words[1]!],
		[words[30]!, words[31]!, words[32]!],
		[words[0]!, words[6]!],
		[words[1]!, words[0]!],
		['findesikke'],
		[words[0]!, 'findesikke'],
	];
	let found = 0;
	for (const terms of questions) {
		const { results } = await own.search(`"${terms.join(' ')}"`);
		const theirs = new Map(results.map(({ id, words: at }) => [pageNames.get(id)!, at[0]!]));
		const ours = await index.exact(terms);
		expect(
			new Map([...ours].map(([id, at]) => [Number.parseInt(id.slice(2), 36), at[0]!])),
			terms.join(' '),
		).toEqual(new Map([...theirs].sort(([a], [b]) => a - b)));
		found += ours.size;
	}
	expect(found).toBeGreaterThan(20);
});

test('a word that stands twice on a page has both places', async () => {
	const index = reader();
	await index.open([]);
	const [, ...positions] = [...(await index.exact([words[15]!])).entries()][0]!;
	expect(positions[0]).toEqual(pageOf(0).flatMap((word, at) => (word === words[15] ? [at] : [])));
	expect(positions[0]).toHaveLength(2);
});

test('every word stands in the chunk where it is looked for', () => {
	const { files, chunks, terms } = publishedFiles(made, placeOf);
	expect(files.length).toBeGreaterThan(made.filter(({ path }) => path.startsWith('index/')).length);
	expect(chunks.from).toHaveLength(files.length);
	files.forEach(({ content }, at) => {
		for (const term of termsOfChunk(content)) expect(chunkOf(chunks, term)).toBe(at);
	});
	expect(files.flatMap(({ content }) => termsOfChunk(content))).toEqual(terms);
	expect(new Set(terms)).toEqual(new Set(words));
});

test('places survive being written and read', () => {
	const places = new Map([
		[0, [0]],
		[1, [3, 4, 1000]],
		[700, [35, 36]],
	]);
	expect(readPlaces(writePlaces(places))).toEqual(places);
});

test('the same files come out of the same index', () => {
	expect(publishedFiles(made, placeOf)).toEqual(publishedFiles(made, placeOf));
});

test('what is not as Pagefind writes it is refused', () => {
	const change = (ending: string, content: Buffer) =>
		made.map((file) => (file.path.endsWith(ending) ? { ...file, content } : file));
	const publish = (files: readonly NamedFile[]) => () => publishedFiles(files, () => 0);
	expect(publish(change('.pf_meta', gzipSync('something else')))).toThrow(/expected the mark/u);
	expect(publish(change('.pf_meta', gzipSync('pagefind_dcd\u0086')))).toThrow(/byte/u);
	expect(publish(change('.pf_index', gzipSync('pagefind_dcd\u0001')))).toThrow(/expected a list/u);
	expect(publish(made.filter(({ path }) => !path.endsWith('.pf_meta')))).toThrow(/0 files/u);
	expect(() =>
		publishedFiles(made, () => {
			throw new Error('no such page');
		}),
	).toThrow(/no such page/u);
});
