/** The search engine's files and its questions, held against a double of OpenSearch (test/support/engine.ts). */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSearchIndex } from '../../scripts/search-index.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { noLimits as none } from '../../src/search/address.ts';
import { SearchEngine } from '../../src/search/engine.ts';
import type { ArchiveFacts } from '../../src/search/index-files.ts';
import type { WordRow } from '../../src/search/index-reader.ts';
import type { Question } from '../../src/search/search.ts';
import { EngineDouble } from '../support/engine.ts';
import { writeSmallArchive } from './small-archive.ts';

const practice = '/nordsoe/beskaeftigelsesudvalget/2024-03-12/2/';
const reception = '/nordsoe/beskaeftigelsesudvalget/2024-03-12/3/';
const budget = '/nordsoe/oekonomiudvalget/2024-04-02/1/';
const theatre = '/ellemose/kultur-og-fritidsudvalget/2023-09-09/1/';

interface Alias {
	readonly index: string;
	readonly alias: string;
}

let content: string;
let site: string;
let double: EngineDouble;
let engine: SearchEngine;

const inSite = (file: string) => readFileSync(path.join(site, 'soeg', file), 'utf8');

function answer(text: string, more: Partial<Question> = {}) {
	return engine.ask({
		text,
		limits: none,
		order: 'relevance',
		window: { first: 0, count: 10 },
		...more,
	});
}
async function addresses(text: string, more: Partial<Question> = {}): Promise<string[]> {
	const { results } = await answer(text, more);
	return results.map(({ entry }) => entry.id);
}

beforeAll(async () => {
	content = writeSmallArchive();
	site = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-site-'));
	await buildSearchIndex(readArchive(content), site, { engine: '/soegemaskine/arkiv' });
	double = new EngineDouble(JSON.parse(inSite('motor/indeks.json')));
	for (const file of readdirSync(path.join(site, 'soeg/motor')).sort()) {
		if (file.endsWith('.ndjson')) double.bulk(inSite(`motor/${file}`));
	}
	engine = new SearchEngine({
		facts: JSON.parse(inSite('indeks/archive.json')) as ArchiveFacts,
		words: async (letter) => JSON.parse(inSite(`indeks/ord/${letter}.json`)) as WordRow[],
		search: async (request) => double.search(request),
	});
});
afterAll(() => {
	for (const folder of [content, site]) rmSync(folder, { recursive: true, force: true });
});

test('the build writes the engine its documents instead of bundles', () => {
	expect(double.size).toBeGreaterThan(10);
	expect(readdirSync(path.join(site, 'soeg/indeks')).sort()).toEqual(['archive.json', 'ord']);
	expect(JSON.parse(inSite('indeks/archive.json'))).toMatchObject({
		engine: '/soegemaskine/arkiv',
		bundles: [],
	});
});

describe('asks as the index of files is asked', () => {
	test('words, compounds, inflections and spellings', async () => {
		expect(await addresses('praktik')).toEqual([theatre, practice]);
		expect(await addresses('værksted')).toEqual([practice]);
		expect((await addresses('kontanthjælpsområdet'))[0]).toBe(budget);
		expect(await addresses('Aabrinken')).toEqual([theatre]);
		expect((await addresses('mindref', { typing: true }))[0]).toBe(budget);
	});
	test('exact things', async () => {
		expect((await addresses('NOR 2024 00412'))[0]).toBe(practice);
		expect(await addresses('24-718')).toEqual([reception]);
		expect(await addresses('NOR-2024-00413')).toEqual([]);
		expect(await addresses('1.070,9')).toEqual([budget]);
		expect(await addresses('"oplæg om praktikken"')).toEqual([practice]);
		expect(await addresses('"praktikken om oplæg"')).toEqual([]);
	});
	test('meetings, items of a meeting, committees', async () => {
		const found = await addresses('12-03-2024');
		expect(found[0]).toBe('/nordsoe/beskaeftigelsesudvalget/2024-03-12/');
		expect(await addresses('punkt 3 den 12. marts 2024')).toEqual([reception]);
		expect((await addresses('BU 12. marts punkt 2'))[0]).toBe(practice);
	});
	test('an unknown word finds nothing and is said to be unknown; a misspelt one is said', async () => {
		const unknown = await answer('praktik zebrafink');
		expect(unknown).toMatchObject({ total: 0, results: [] });
		expect(unknown.reports.map(({ status }) => status)).toEqual(['found', 'unknown']);
		const misspelt = await answer('mindreforbruk');
		expect(misspelt.reports[0]).toMatchObject({ status: 'nearby' });
		expect(misspelt.results.map(({ entry }) => entry.id)).toEqual([budget]);
		const spoken = await answer('er der en zebrafink ved praktikken for unge');
		expect(spoken.partial).toBe(true);
		expect(spoken.results[0]!.entry.id).toBe(practice);
	});
	test('limits hold and are counted with the others kept', async () => {
		const limits = { ...none, municipalities: ['nordsoe'] };
		const { results, counts, total, unlimited } = await answer('praktik', { limits });
		expect(results.map(({ entry }) => entry.id)).toEqual([practice]);
		expect([total, unlimited]).toEqual([1, 2]);
		expect(counts.municipalities.get('ellemose')).toBe(1);
		expect(await addresses('', { limits: { ...none, has: ['vote'] } })).toEqual([practice]);
	});
	test('order and pages', async () => {
		expect(await addresses('praktik', { order: 'newest' })).toEqual([practice, theatre]);
		expect(await addresses('praktik', { order: 'oldest' })).toEqual([theatre, practice]);
		const second = await answer('praktik', { window: { first: 1, count: 1 } });
		expect(second.results.map(({ entry }) => entry.id)).toEqual([practice]);
		expect(second.total).toBe(2);
	});
	test("an attachment's words find its item, with the passage", async () => {
		const { results } = await answer('svejsekurset');
		expect(results).toHaveLength(1);
		expect(results[0]).toMatchObject({ own: false });
		const [attached] = results[0]!.attached;
		const rows = await engine.passages(attached!.entry);
		expect(rows.map(([, text]) => text).join(' ')).toMatch(/svejsekurset/iu);
		expect((await engine.card(attached!.entry)).a).not.toBe(results[0]!.entry.id);
	});
	test('a closed item is found by its title alone', async () => {
		const { results } = await answer('køb af grund');
		expect(results.map(({ entry }) => entry.kind)).toEqual(['closed']);
	});
});

test('an engine that does not answer is an error and no empty list', async () => {
	const silent = new SearchEngine({
		facts: JSON.parse(inSite('indeks/archive.json')) as ArchiveFacts,
		words: async () => [],
		search: async () => Promise.reject(new Error('/soegemaskine/arkiv/_search: 502')),
	});
	await expect(silent.ask({ text: 'praktik', limits: none, order: 'relevance' })).rejects.toThrow(
		'502',
	);
});

test('the commands of docs/operations.md load what the build wrote', async () => {
	const block = /```sh\n(INDEX=[\s\S]*?)```/u.exec(readFileSync('docs/operations.md', 'utf8'))![1]!;
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-engine-'));
	const indexes = new Map<string, EngineDouble>();
	const aliases = new Map<string, string>();
	const server = createServer((request, response) => {
		let body = '';
		request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
		request.on('end', () => {
			const [, name = '', action] = request.url!.replace(/\?.*$/u, '').split('/');
			try {
				if (request.method === 'PUT') indexes.set(name, new EngineDouble(JSON.parse(body)));
				else if (action === '_bulk') indexes.get(name)!.bulk(body);
				else if (name === '_aliases') {
					for (const { add } of (JSON.parse(body) as { actions: { add?: Alias }[] }).actions) {
						if (add) aliases.set(add.alias, add.index);
					}
				} else throw new Error(request.url);
				response.end('{"errors":false}');
			} catch (error) {
				response.writeHead(400).end(String(error));
			}
		});
	});
	try {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		mkdirSync(path.join(folder, 'here'));
		symlinkSync(site, path.join(folder, 'my-site'));
		await promisify(execFile)('bash', ['-c', block], {
			cwd: path.join(folder, 'here'),
			env: { ...process.env, ENGINE: `http://127.0.0.1:${port}`, no_proxy: '127.0.0.1' },
		});
		expect([...indexes.keys()]).toEqual([aliases.get('arkiv')]);
		expect(indexes.get(aliases.get('arkiv')!)!.size).toBe(double.size);
	} finally {
		server.close();
		rmSync(folder, { recursive: true, force: true });
	}
});

test('the double refuses what OpenSearch refuses', () => {
	expect(() => double.search({ query: { match: { title: 'x' } } })).toThrow();
	expect(() => double.search({ query: { term: { body: 'x' } } })).toThrow('no values of body');
	expect(() => new EngineDouble({ mappings: {} })).toThrow();
});
