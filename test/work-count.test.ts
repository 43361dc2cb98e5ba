/** Counts work, not seconds: how often a build reads a record and compiles a body, whatever the machine. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { writeCorpus } from '../scripts/bench/corpus.ts';
import { leftByCollections, leftToNode } from '../scripts/bundle.ts';
import { writeOpenData } from '../scripts/open-data.ts';
import { buildSearchIndex } from '../scripts/search-index.ts';
import { readArchive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';
import { readBody } from '../src/records/entry-body.ts';
import type * as files from '../src/records/files.ts';
import type * as parsing from '../src/records/parse-body.ts';
import { wordsOf } from '../src/text.ts';

const counts = vi.hoisted(() => ({ reads: 0, bodies: 0 }));

vi.mock('../src/records/files.ts', async (original) => {
	const real = await original<typeof files>();
	return {
		...real,
		readRecordFile: (...words: Parameters<typeof real.readRecordFile>) => {
			counts.reads += 1;
			return real.readRecordFile(...words);
		},
		readBodyText: (...words: Parameters<typeof real.readBodyText>) => {
			counts.reads += 1;
			return real.readBodyText(...words);
		},
	};
});

vi.mock('../src/records/parse-body.ts', async (original) => {
	const real = await original<typeof parsing>();
	return {
		...real,
		parseBody: (...words: Parameters<typeof real.parseBody>) => {
			counts.bodies += 1;
			return real.parseBody(...words);
		},
	};
});

const folder = mkdtempSync(path.join(tmpdir(), 'work-count-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => Object.assign(counts, { reads: 0, bodies: 0 }));

/** Every stage of a build but Astro's own, over a corpus; gives the reads and bodies for each record. */
async function work(records: number) {
	const content = path.join(folder, `content-${records}`);
	const made = writeCorpus(content, records);
	const count = made.meetings + made.items + made.attachments;
	const share = () => {
		const { reads, bodies } = counts;
		Object.assign(counts, { reads: 0, bodies: 0 });
		return { reads: reads / count, bodies: bodies / count };
	};
	const archive = readArchive(content);
	const listed = share();
	const site = derive(archive);
	for (const entry of [...archive.items, ...archive.attachments]) {
		readBody(site, entry, wordsOf('da'), (address) => address);
	}
	const printed = share();
	const out = path.join(folder, `site-${records}`);
	await writeOpenData(site, out, { base: '/', site: undefined });
	const opened = share();
	await buildSearchIndex(archive, out);
	return { listed, printed, opened, indexed: share() };
}

test('a record is read and compiled a fixed number of times, however large the archive is', async () => {
	const small = await work(62);
	// Lists hold no bodies.
	expect(small.listed).toEqual({ reads: 1, bodies: 0 });
	// A page needs its own record once.
	expect(small.printed.reads).toBeLessThanOrEqual(1);
	expect(small.printed.bodies).toBeLessThanOrEqual(1);
	expect(small.opened.reads).toBeLessThanOrEqual(1);
	expect(small.opened.bodies).toBe(0);
	// The words are counted before the first document is indexed.
	expect(small.indexed.reads).toBeLessThanOrEqual(2);
	expect(small.indexed.bodies).toBeLessThanOrEqual(1);
	expect(await work(124)).toEqual(small);
});

/** The modules of ours that a module loads before it runs, itself with them; types are none. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	const imports = /^import (?!type\b)(?:[^'";]* from )?'(\.[^']*)';/gmu;
	for (const [, other] of readFileSync(file, 'utf8').matchAll(imports)) {
		loadedBy(path.join(path.dirname(file), other!), seen);
	}
	return seen;
}

test('Astro’s collections load nothing of what reads an archive: its second server would compile it all', () => {
	expect([...loadedBy('src/archive/current.ts')]).toContain('src/archive/archive.ts');
	const files = [...loadedBy('src/content.config.ts')].sort();
	expect(files).toEqual([
		'src/archive/shared.ts',
		'src/content.config.ts',
		'src/records/loader.ts',
	]);
	const packages = /^import (?!type\b)(?:[^'";]* from )?'([^.:']+)';/gmu;
	const named = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(packages)]);
	expect(named.map(([, name]) => name).sort()).toEqual(leftByCollections);
});

test('Astro’s process and the one that renders load nothing of each other', () => {
	expect([...loadedBy('scripts/bundle.ts')].sort()).toEqual([
		'scripts/bundle.ts',
		'src/archive/shared.ts',
	]);
	const rendering = [...loadedBy('scripts/site.ts')];
	expect(rendering).toContain('scripts/pages.ts');
	expect(rendering).not.toContain('scripts/bundle.ts');
	for (const file of rendering) {
		expect(readFileSync(file, 'utf8'), file).not.toMatch(
			/^import (?!type\b)[^;]*from '(?:astro|vite)';/mu,
		);
	}
});

test('pages are bundled without what the process that renders them has loaded, and Node can run that', () => {
	const loaded = [...loadedBy('scripts/site.ts')].filter((file) => file.startsWith('src/'));
	expect(loaded).toContain('src/archive/current.ts');
	expect(loaded.filter((file) => !leftToNode(file))).toEqual([]);
	const left = globSync('src/**/*.ts').filter(leftToNode);
	for (const file of left.flatMap((one) => [...loadedBy(one)])) {
		expect(readFileSync(file, 'utf8'), file).not.toMatch(
			/^(?! \*).*import\.meta\.env|from 'astro:/mu,
		);
	}
});
