/** Pages are rendered by a program that a process of its own bundles; what stops that process is said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
