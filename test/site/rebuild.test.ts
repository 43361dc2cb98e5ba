import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	statSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contextOf, EarlierBuild } from '../../scripts/earlier-build.ts';
import { listFiles, sha256OfFile } from '../../scripts/manifest.ts';
import { buildSearchIndex } from '../../scripts/search-index.ts';
import type { BuildReport } from '../../scripts/site.ts';
import { readArchive } from '../../src/archive/archive.ts';
import { copyOfFixture, runBuild } from '../support/built-site.ts';

let folder: string;
let content: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-rebuild-'));
	content = copyOfFixture(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Every file of a site with the hash of its bytes. */
async function bytesOf(site: string): Promise<Record<string, string>> {
	const files = [...listFiles(site), 'SHA256SUMS'];
	const sums = files.map((file) => sha256OfFile(path.join(site, file)));
	return Object.fromEntries(files.map((file, index) => [file, sums[index]!]));
}

/** Builds into a folder. */
function build(name: string): { report: BuildReport; out: string } {
	const out = path.join(folder, name);
	const file = path.join(folder, `${name}.json`);
	const { status, said } = runBuild('--content', content, '--out', out, '--report', file);
	expect(status, said).toBe(0);
	return { report: JSON.parse(readFileSync(file, 'utf8')) as BuildReport, out };
}

let builds = 0;

/** Builds over the build before and into an empty folder: both are the same bytes. Gives what was taken over. */
async function rebuild(): Promise<BuildReport> {
	const { report, out } = build('site');
	builds += 1;
	const cold = build(`cold-${builds}`);
	expect(cold.report.kept).toBe(0);
	expect(await bytesOf(out)).toEqual(await bytesOf(cold.out));
	expect({ ...report, stages: [], out: '', kept: 0 }).toEqual({
		...cold.report,
		stages: [],
		out: '',
	});
	return report;
}

function edit(file: string, change: (text: string) => string): void {
	const place = path.join(content, file);
	const text = readFileSync(place, 'utf8');
	expect(change(text)).not.toBe(text);
	writeFileSync(place, change(text));
}

const old = 'nordsoe/teknik-og-miljoeudvalget/2024-03-06';
const fresh = 'nordsoe/teknik-og-miljoeudvalget/2024-04-10';

test('a build over the one before gives the bytes of a build from nothing', async () => {
	const { report: first, out } = build('site');
	expect(first.kept).toBe(0);
	const bytes = await bytesOf(out);
	const { report: unchanged } = build('site');
	expect(unchanged.kept).toBeGreaterThan(20);
	expect(await bytesOf(out)).toEqual(bytes);

	// A new meeting is its neighbour's next, and its items join the cases of the old ones.
	for (const collection of ['items', 'attachments']) {
		cpSync(path.join(content, collection, old), path.join(content, collection, fresh), {
			recursive: true,
		});
		for (const name of readdirSync(path.join(content, collection, fresh))) {
			edit(`${collection}/${fresh}/${name}`, (text) => text.replaceAll(old, fresh));
		}
	}
	cpSync(path.join(content, `meetings/${old}.mdx`), path.join(content, `meetings/${fresh}.mdx`));
	edit(`meetings/${fresh}.mdx`, (text) => text.replaceAll('2024-03-06', '2024-04-10'));
	const added = await rebuild();
	expect(added.kept).toBeGreaterThan(5);
	expect(added.kept).toBeLessThan(unchanged.kept);

	// A page that somebody has changed by hand is made anew, one that was removed comes back.
	edit(`items/${old}/02.mdx`, (text) => text.replace(/^title: "/mu, 'title: "Rettet: '));
	writeFileSync(path.join(out, fresh, '1', 'index.html'), 'ikke arkivets');
	rmSync(path.join(out, fresh, '3', 'index.html'));
	expect((await rebuild()).kept).toBeGreaterThan(5);

	rmSync(path.join(content, `meetings/${fresh}.mdx`));
	for (const collection of ['items', 'attachments']) {
		rmSync(path.join(content, collection, fresh), { recursive: true });
	}
	const removed = await rebuild();
	expect(removed.kept).toBeGreaterThan(5);
	expect(readdirSync(path.join(out, path.dirname(fresh)))).not.toContain('2024-04-10');

	// Colours of the archive's own stand in the one style sheet of a page, which gets another name.
	const sheets = () => {
		const page = readFileSync(path.join(out, old, '1', 'index.html'), 'utf8');
		return [...page.matchAll(/<link rel="stylesheet" href="([^"]+)"/gu)].map(([, href]) => href!);
	};
	const [before] = sheets();
	edit('archive.yaml', (text) =>
		text.replace(/^title: .*$/mu, 'title: "Et andet navn"\ncolours: { brand: "#7a1f2b" }'),
	);
	expect((await rebuild()).kept).toBe(0);
	const [sheet, ...more] = sheets();
	expect(more).toEqual([]);
	expect(sheet).not.toBe(before);
	const css = readFileSync(path.join(out, sheet!.replace(/^\/arkiv\//u, '')), 'utf8');
	expect(css).toMatch(/\.top\{[^}]*4px solid #7a1f2b/u);
}, 600_000);

test('parts built by separate processes in separate folders merge to the bytes of one build', async () => {
	const place = (name: string) => path.join(folder, name);
	const words = ['--base', '/arkiv'];
	const run = (name: string, from: string, ...more: string[]) =>
		runBuild('--content', from, '--out', place(name), ...words, ...more);
	// Each job has a copy of the content, as on a machine of its own.
	for (const number of [1, 2]) {
		cpSync(content, place(`content-${number}`), { recursive: true });
		expect(run(`job-${number}`, place(`content-${number}`), '--part', `${number}/2`)).toMatchObject(
			{
				status: 0,
			},
		);
		// Copies from one machine to another have new times.
		cpSync(place(`job-${number}`), place(`part-${number}`), { recursive: true });
		rmSync(place(`job-${number}`), { recursive: true });
	}
	const pages = [1, 2].map((number) =>
		readdirSync(place(`part-${number}`), { recursive: true, encoding: 'utf8' }).filter((file) =>
			file.endsWith('.html'),
		),
	);
	expect(pages.every((list) => list.length > 5)).toBe(true);
	expect(new Set(pages[0]).intersection(new Set(pages[1])).size).toBe(0);
	// What was damaged on the way is made anew.
	writeFileSync(place(`part-1/${pages[0]![0]!}`), 'beskadiget');
	const merge = ['--merge', place('part-1'), '--merge', place('part-2')];
	const report = ['--report', place('merged.json')];
	expect(run('merged', content, ...merge, ...report)).toMatchObject({ status: 0 });
	const { kept } = JSON.parse(readFileSync(place('merged.json'), 'utf8')) as BuildReport;
	expect(kept).toBe(pages.flat().length - 1);
	expect(run('whole', content)).toMatchObject({ status: 0 });
	expect(await bytesOf(place('merged'))).toEqual(await bytesOf(place('whole')));

	expect(runBuild('--content', content, '--out', place('other'), ...merge).said).toContain(
		'expected a part built by this code with the same settings and options',
	);
	expect(run('none', content, '--part', '3/2').status).toBe(2);
}, 600_000);

test('what all pages share is told apart: code, settings, registers, options', () => {
	const root = path.join(folder, 'project');
	cpSync('src/danish', path.join(root, 'src/danish'), { recursive: true });
	const contexts = new Set<string>();
	const note = (options: unknown[] = []) => contexts.add(contextOf(root, content, options)).size;
	expect(note()).toBe(1);
	expect(note(), 'nothing has changed').toBe(1);
	writeFileSync(path.join(root, 'src/danish/number.ts'), '// changed\n');
	expect(note()).toBe(2);
	renameSync(path.join(root, 'src/danish/number.ts'), path.join(root, 'src/danish/numeral.ts'));
	expect(note()).toBe(3);
	edit('archive.yaml', (text) => `${text}\n# changed\n`);
	expect(note()).toBe(4);
	writeFileSync(path.join(content, 'municipalities/ny.yaml'), 'name: Ny\n');
	expect(note()).toBe(5);
	expect(note(['/arkiv'])).toBe(6);
});

test('a stage that writes into a page taken over is found out', async () => {
	const [out, work, state] = ['out', 'work', 'state'].map((name) => path.join(folder, name)) as [
		string,
		string,
		string,
	];
	const file = 'a/b/index.html';
	const keys = new Map([['/a/b/', 'key']]);
	const stateOf = (site: string) => {
		const { size, mtimeMs: time } = statSync(path.join(site, file));
		return new Map([[file, { size, time, sha256: '0', late: false }]]);
	};
	mkdirSync(path.join(out, 'a/b'), { recursive: true });
	writeFileSync(path.join(out, file), 'x');
	await new EarlierBuild(state, out, 'context').remember(stateOf(out), keys, new Map());
	expect(new EarlierBuild(state, out, 'another').takeOver(keys, work)).toBe(0);
	const earlier = new EarlierBuild(state, out, 'context');
	expect(earlier.takeOver(new Map([['/a/b/', 'other']]), work)).toBe(0);
	expect(earlier.takeOver(keys, work)).toBe(1);
	await earlier.remember(stateOf(work), keys, new Map());
	writeFileSync(path.join(work, file), 'another');
	await expect(earlier.remember(stateOf(work), keys, new Map())).rejects.toThrow(
		'was written into',
	);
	expect(existsSync(state)).toBe(false);
});

test('parts of the search index in which nothing changed are taken over, the words of all are counted', async () => {
	const state = path.join(folder, 'state.ndjson');
	const index = async (name: string, earlier?: EarlierBuild) => {
		const out = path.join(folder, name);
		mkdirSync(out, { recursive: true });
		await buildSearchIndex(readArchive(content), out, { bundleSize: 3, earlier });
		return out;
	};
	const files = async (out: string) => {
		const made = listFiles(out).map((file) => {
			const { size, mtimeMs: time } = statSync(path.join(out, file));
			return [file, { size, time, sha256: '', late: true }] as const;
		});
		return new Map(made);
	};
	const bytes = async (out: string) => {
		const names = listFiles(out);
		const sums = names.map((name) => sha256OfFile(path.join(out, name)));
		return Object.fromEntries(names.map((name, at) => [name, sums[at]]));
	};
	const out = await index('out', new EarlierBuild(state, path.join(folder, 'out'), 'context'));
	const first = new EarlierBuild(state, out, 'context');
	await index('out', first);
	await first.remember(await files(out), new Map(), new Map());

	edit('items/nordsoe/teknik-og-miljoeudvalget/2025-01-08/01.mdx', (text) =>
		text.replace(/^title: "/mu, 'title: "Havnebadets saunagus '),
	);
	const earlier = new EarlierBuild(state, out, 'context');
	const work = await index('work', earlier);
	const parts = [...earlier.kept].filter((address) => /indeks\/[^/]+\/$/u.test(address));
	expect(parts.length).toBeGreaterThan(1);
	expect(parts.length).toBeLessThan(
		readdirSync(path.join(work, 'soeg/indeks')).filter((name) => /^[ib]/u.test(name)).length,
	);
	expect(await bytes(work)).toEqual(await bytes(await index('cold')));
	expect(readFileSync(path.join(work, 'soeg/indeks/ord/s.json'), 'utf8')).toContain('saunagus');
	await earlier.remember(await files(work), new Map(), new Map());
	// What was written down about a part that is no more goes with it: the terms of each bundle, the words of each part.
	const bundles = readdirSync(path.join(work, 'soeg/indeks')).filter((name) => /^[ib]/u.test(name));
	const recalled = readdirSync(`${state}.d`);
	expect(recalled.filter((name) => name.startsWith('terms-')).length).toBe(bundles.length);
	const { meetings } = readArchive(content);
	expect(recalled.length).toBeLessThanOrEqual(2 * bundles.length + meetings.length);
});
