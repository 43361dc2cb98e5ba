/** Pages are rendered by a program that a process of its own bundles; what stops that process is said. */
import {
	existsSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { writeCorpus } from '../scripts/bench/corpus.ts';
import { renderPages } from '../scripts/pages.ts';
import { readArchive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what Astro says about a page that it cannot bundle is the error of the stage', async () => {
	const content = path.join(folder, 'content');
	writeCorpus(content, 10);
	const root = path.join(folder, 'project');
	mkdirSync(path.join(root, 'src', 'pages'), { recursive: true });
	writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');
	writeFileSync(path.join(root, 'src', 'pages', 'index.ts'), "import '../not-there.ts';\n");
	const to = {
		root,
		out: path.join(folder, 'out'),
		cache: path.join(folder, 'cache'),
		base: '/',
		site: undefined,
	};
	await expect(renderPages(derive(readArchive(content)), to)).rejects.toThrow(/not-there\.ts/u);
}, 120_000);

test('Astro answers a request for the first page of a route, and none for another record', async () => {
	const content = path.join(folder, 'many');
	const records = Object.values(writeCorpus(content, 200)).reduce((sum, count) => sum + count, 0);
	const out = path.join(folder, 'many-out');
	const cache = path.resolve('.cache', 'astro', path.basename(folder));
	let requests = 0;
	vi.stubGlobal(
		'Request',
		class extends Request {
			constructor(...words: ConstructorParameters<typeof Request>) {
				super(...words);
				requests += 1;
			}
		},
	);
	const { meetings, items, attachments } = readArchive(content);
	try {
		const to = { root: path.resolve('.'), out, cache, base: '/', site: undefined };
		await renderPages(derive(readArchive(content)), to);
	} finally {
		vi.unstubAllGlobals();
		rmSync(cache, { recursive: true, force: true });
	}
	const pages = [...meetings, ...items, ...attachments].map(({ address }) =>
		path.join(out, address, 'index.html'),
	);
	expect(pages.filter((page) => !existsSync(page))).toEqual([]);
	// What stands once, and the first page of each route.
	expect(records).toBeGreaterThan(180);
	expect(requests).toBeLessThan(60);
}, 120_000);

test('no page of an archive asks Astro about its request, which is the one for the first page of its route', () => {
	const files = globSync('src/{pages/**/*municipality*,components,layouts}/**/*.astro').filter(
		(file) => path.basename(file) !== 'Written.astro',
	);
	expect(files.length).toBeGreaterThan(30);
	const asking = files.filter((file) =>
		/Astro\.(?!props\b|slots\b|site\b)/u.test(readFileSync(file, 'utf8')),
	);
	expect(asking).toEqual([]);
});
