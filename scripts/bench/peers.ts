/** Other generators on the same records, with a template like ours: head, way back, facts, body, source. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { putAside } from './aside.ts';
import { measure } from './usage.ts';
import type { Usage } from './usage.ts';

/** What a peer used, or why it could not be measured. */
export type PeerUsage = Usage | string;

const eleventyVersion = '3.1.5';

/** Writes the records of a corpus as Markdown files, which every generator reads. */
export function writeMarkdown(corpus: string, folder: string): void {
	putAside(folder);
	for (const collection of ['meetings', 'items', 'attachments']) {
		for (const name of readdirSync(path.join(corpus, collection), {
			recursive: true,
			encoding: 'utf8',
		})) {
			if (!name.endsWith('.mdx')) continue;
			const file = path.join(folder, collection, name.replace(/x$/u, ''));
			mkdirSync(path.dirname(file), { recursive: true });
			writeFileSync(file, readFileSync(path.join(corpus, collection, name)));
		}
	}
}

const page = (title: string, facts: readonly [string, string][], content: string, source: string) =>
	`<!doctype html><html lang="da"><head><meta charset="utf-8"><title>${title}</title>` +
	`<meta name="viewport" content="width=device-width, initial-scale=1"></head><body>` +
	`<header><a href="/">Målearkivet</a><nav><a href="/soeg/">Søg</a></nav></header><main><h1>${title}</h1>` +
	`<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>` +
	`${content}<p>Kilde: ${source}</p></main><footer>Målearkivet</footer></body></html>\n`;

function countFiles(folder: string, ending: string): number {
	const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return names.filter((name) => name.endsWith(ending)).length;
}

/** A peer that left records out was not measured. */
function checked(markdown: string, out: string, usage: Usage): PeerUsage {
	const [wanted, found] = [countFiles(markdown, '.md'), countFiles(out, '.html')];
	return found >= wanted ? usage : `wrote ${found} of ${wanted} pages`;
}

/** Installs Eleventy below `cache` where it is not there yet; gives the reason where that fails. */
function installEleventy(cache: string): string | undefined {
	if (existsSync(path.join(cache, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs')))
		return undefined;
	mkdirSync(cache, { recursive: true });
	writeFileSync(path.join(cache, 'package.json'), '{"private": true}\n');
	const words = ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund'];
	const result = spawnSync('npm', [...words, `@11ty/eleventy@${eleventyVersion}`], {
		cwd: cache,
		shell: process.platform === 'win32',
		timeout: 300_000,
		stdio: 'ignore',
	});
	return result.status === 0 ? undefined : 'Eleventy could not be installed';
}

/** Builds the Markdown files of `markdown` with Eleventy. */
export async function runEleventy(markdown: string, folder: string): Promise<PeerUsage> {
	const cache = path.resolve(folder);
	const reason = installEleventy(cache);
	if (reason !== undefined) return reason;
	const facts: [string, string][] = [
		['Nummer', '{{ number }}'],
		['Sagsnummer', '{{ caseNumber }}'],
	];
	mkdirSync(path.join(markdown, '_includes'), { recursive: true });
	writeFileSync(
		path.join(markdown, '_includes', 'record.njk'),
		page('{{ title }}', facts, '{{ content | safe }}', '{{ provenance.file }}'),
	);
	const config = path.join(cache, 'eleventy.config.mjs');
	writeFileSync(
		config,
		`export default (config) => { config.addGlobalData('layout', 'record.njk'); };\n` +
			`export const config = { markdownTemplateEngine: false };\n`,
	);
	const out = path.join(cache, 'out');
	putAside(out);
	try {
		const command = path.join(cache, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
		const input = path.relative(cache, path.resolve(markdown));
		const words = [command, '--quiet', `--input=${input}`, '--output=out'];
		const used = await measure([...words, '--config=eleventy.config.mjs'], cache);
		return checked(markdown, out, used);
	} catch (error) {
		return `Eleventy failed: ${(error as Error).message.split('\n')[0]}`;
	} finally {
		putAside(out);
	}
}

/** Builds the same files with Hugo, where it is installed. */
export async function runHugo(markdown: string, folder: string): Promise<PeerUsage> {
	const cache = path.resolve(folder);
	if (spawnSync('hugo', ['version']).status !== 0) return 'Hugo is not installed';
	const layouts = path.join(cache, 'layouts', '_default');
	mkdirSync(layouts, { recursive: true });
	const facts: [string, string][] = [
		['Nummer', '{{ .Params.number }}'],
		['Sagsnummer', '{{ .Params.caseNumber }}'],
	];
	const source = '{{ with .Params.provenance }}{{ .file }}{{ end }}';
	writeFileSync(
		path.join(layouts, 'single.html'),
		page('{{ .Title }}', facts, '{{ .Content }}', source),
	);
	writeFileSync(
		path.join(cache, 'config.json'),
		'{"baseURL": "/", "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "section", "home"]}',
	);
	const words = [
		'--quiet',
		'--source',
		cache,
		'--contentDir',
		path.resolve(markdown),
		'--destination',
		path.resolve(cache, 'out'),
	];
	const script = `process.exitCode = require('node:child_process').spawnSync('hugo', ${JSON.stringify(words)}, { stdio: 'inherit' }).status ?? 1`;
	try {
		const { cpu, childPeak } = await measure(['--eval', script]);
		const used = { cpu, peak: childPeak, childPeak: 0 };
		return checked(markdown, path.join(cache, 'out'), used);
	} catch (error) {
		return `Hugo failed: ${(error as Error).message.split('\n')[0]}`;
	} finally {
		putAside(path.join(cache, 'out'));
	}
}

/** One Astro page a record, from its own collections; the same template. */
const astroPage = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
	const all = await Promise.all(['meetings', 'items', 'attachments'].map((name) => getCollection(name)));
	return all.flat().map((entry) => ({ params: { id: entry.collection + '/' + entry.id }, props: { entry } }));
}
const { entry } = Astro.props;
const { Content } = await render(entry);
const { title, number, caseNumber, provenance } = entry.data;
---
${page(
	'{title}',
	[
		['Nummer', '{number}'],
		['Sagsnummer', '{caseNumber}'],
	],
	'<Content />',
	'{provenance?.file}',
)}`;

/**
 * Builds the MDX records of `corpus` with Astro's own content collections (`glob()`, `@astrojs/mdx`), every cache empty.
 * The project lies in `folder`, below this one, whose packages it uses.
 */
export async function runAstroMdx(corpus: string, folder: string): Promise<PeerUsage> {
	const project = path.resolve(folder);
	putAside(project);
	const files = {
		'package.json': '{"private": true, "type": "module"}\n',
		'astro.config.mjs': `import mdx from '@astrojs/mdx';\nexport default { integrations: [mdx()] };\n`,
		'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
const records = (name) => defineCollection({
	loader: glob({ pattern: '**/*.mdx', base: ${JSON.stringify(path.resolve(corpus))} + '/' + name }),
});
export const collections = { meetings: records('meetings'), items: records('items'), attachments: records('attachments') };
`,
		'src/pages/[...id].astro': astroPage,
		// The build as a module, so that it is measured with its start.
		'build.mjs': `import { build } from 'astro';\nawait build({ root: ${JSON.stringify(project)}, logLevel: 'error' });\n`,
	};
	for (const [name, text] of Object.entries(files)) {
		const file = path.join(project, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
	try {
		const used = await measure(['build.mjs'], project);
		const wanted = countFiles(corpus, '.mdx');
		const found = countFiles(path.join(project, 'dist'), '.html');
		return found >= wanted ? used : `wrote ${found} of ${wanted} pages`;
	} catch (error) {
		return `Astro failed: ${(error as Error).message.slice(0, 200)}`;
	} finally {
		putAside(path.join(project, 'dist'));
	}
}
