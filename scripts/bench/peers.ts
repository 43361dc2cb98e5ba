/** Other generators on the same records, with a template like ours: head, way back, facts, body, source. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { measure } from './usage.ts';
import type { Usage } from './usage.ts';

/** What a peer used, or why it could not be measured. */
export type PeerUsage = Usage | string;

const eleventyVersion = '3.1.5';

/** Writes the records of a corpus as Markdown files, which every generator reads. */
export function writeMarkdown(corpus: string, folder: string): void {
	rmSync(folder, { recursive: true, force: true });
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
export function runEleventy(markdown: string, folder: string): PeerUsage {
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
	rmSync(out, { recursive: true, force: true });
	try {
		const command = path.join(cache, 'node_modules', '@11ty', 'eleventy', 'cmd.cjs');
		const input = path.relative(cache, path.resolve(markdown));
		const words = [command, '--quiet', `--input=${input}`, '--output=out'];
		return checked(markdown, out, measure([...words, '--config=eleventy.config.mjs'], cache));
	} catch (error) {
		return `Eleventy failed: ${(error as Error).message.split('\n')[0]}`;
	} finally {
		rmSync(out, { recursive: true, force: true });
	}
}

/** Builds the same files with Hugo, where it is installed. Its memory is not measured. */
export function runHugo(markdown: string, folder: string): PeerUsage {
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
		return checked(markdown, path.join(cache, 'out'), measure(['--eval', script]));
	} catch (error) {
		return `Hugo failed: ${(error as Error).message.split('\n')[0]}`;
	} finally {
		rmSync(path.join(cache, 'out'), { recursive: true, force: true });
	}
}
