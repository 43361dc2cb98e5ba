/**
 * `npm run build -- --portable`: turns a built site into a folder that works by double-click, from a USB stick say.
 *
 * Browsers close modules, `fetch` and `import()` to pages opened as files. So every link becomes relative and names its
 * `index.html`, every script becomes a classic one, and every file of the search index becomes a `.js` file that a
 * `<script>` brings (src/search/search-page.ts reads through what this puts in the place of `fetch`).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { rolldown } from 'rolldown';
import { listFiles } from './manifest.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** What only a web server or a crawler reads. */
const forHosts = ['_headers', '_redirects', '.htaccess', '404.html', 'robots.txt', 'sitemap.xml'];

/** Links of a page's head that fetch ahead or lead to what a portable copy has not. */
const droppedLinks = /^(?:modulepreload|preload|prefetch|preconnect|search)$/u;

const indexFolder = 'soeg/indeks/';
const searchProgram = `${indexFolder}program.js`;

/** Stands before the search's own script: `fetch` of the index by `<script>`. */
const program = `(() => {
const folder = /\\/soeg\\/indeks\\/([^?#]*)/u;
const waiting = new Map();
const files = new Map();
window.arkivFil = (name, content) => files.set(name, content);
function load(name) {
	let known = waiting.get(name);
	if (!known) {
		known = new Promise((resolve) => {
			const script = document.createElement('script');
			script.src = new URL(name + '.js', program).href;
			script.onload = script.onerror = () => {
				const content = files.get(name);
				files.delete(name);
				script.remove();
				resolve(content);
			};
			document.head.append(script);
		});
		waiting.set(name, known);
	}
	return known;
}
const program = new URL('.', document.currentScript.src);
const network = window.fetch;
window.fetch = async (asked, options) => {
	const name = folder.exec(String(asked?.url ?? asked))?.[1];
	if (name === undefined) return network(asked, options);
	const content = await load(name);
	return content === undefined
		? new Response(null, { status: 404 })
		: new Response(JSON.stringify(content), { headers: { 'Content-Type': 'application/json' } });
};
})();
`;

/** One classic script out of a module and all it imports. */
async function toClassic(entry: string): Promise<string> {
	const bundle = await rolldown({ input: entry, logLevel: 'silent' });
	const { output } = await bundle.generate({
		format: 'iife',
		minify: true,
		codeSplitting: false,
	});
	await bundle.close();
	return output[0].code;
}

/**
 * A site's address as seen from one of its pages: relative, a folder's page named.
 *
 * @param address path below the site's root, starting with a slash, with query and anchor where it has them
 * @param page path of the page's file below the root
 */
export function relativeAddress(address: string, page: string): string {
	const [, pathname = '/', rest = ''] = /^([^?#]*)(.*)$/su.exec(address)!;
	const target = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
	const from = page.split('/').slice(0, -1);
	const to = target.slice(1).split('/');
	let same = 0;
	while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
	const way = [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
	// A first part with a colon would be read as a scheme.
	return `${/^[^/]*:/u.test(way) ? './' : ''}${way}${rest}`;
}

function* elementsOf(node: Node): Generator<Element> {
	if ('attrs' in node) yield node;
	if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** Whether an attribute's value is an address below the site's root. */
const isInternal = (value: string) => value.startsWith('/') && !value.startsWith('//');

/**
 * A page's HTML with relative links and classic scripts.
 *
 * @param html what the build wrote, with addresses from the root
 * @param page path of the page's file below the root
 */
export function portablePage(html: string, page: string): string {
	const edits: { from: number; to: number; text: string }[] = [];
	for (const element of elementsOf(parse(html, { sourceCodeLocationInfo: true }))) {
		const place = element.sourceCodeLocation;
		if (!place) continue;
		const value = (name: string) => element.attrs.find((one) => one.name === name)?.value;
		const set = (name: string, text: string | undefined) => {
			const at = place.attrs?.[name];
			if (!at) return;
			edits.push({
				from: at.startOffset,
				to: at.endOffset,
				text: text === undefined ? '' : `${name}="${escapeAttribute(text)}"`,
			});
		};
		const rel = value('rel');
		if (element.tagName === 'link' && rel !== undefined && droppedLinks.test(rel)) {
			edits.push({ from: place.startOffset, to: place.endOffset, text: '' });
			continue;
		}
		for (const name of ['href', 'src', 'action', 'formaction', 'poster']) {
			const address = value(name);
			if (address !== undefined && isInternal(address)) set(name, relativeAddress(address, page));
		}
		const base = value('data-base');
		if (base !== undefined) {
			set('data-base', relativeAddress('/', page).replace(/\/?index\.html$/u, '') || '.');
			edits.push({
				from: place.startOffset,
				to: place.startOffset,
				text: `<script defer src="${relativeAddress(`/${searchProgram}`, page)}"></script>`,
			});
		}
		if (element.tagName === 'script' && value('type') === 'module') set('type', 'text/javascript');
		if (
			element.tagName === 'script' &&
			value('src') !== undefined &&
			value('defer') === undefined
		) {
			const at = place.attrs?.['src'];
			if (at) edits.push({ from: at.startOffset, to: at.startOffset, text: 'defer ' });
		}
		if (element.tagName === 'meta') {
			const kind = value('http-equiv')?.toLowerCase();
			const content = value('content') ?? '';
			const refresh = /^(\d+; ?url=)(\/.*)$/iu.exec(content);
			if (kind === 'content-security-policy') {
				// Not every browser counts a file beside the page as its own.
				set('content', content.replaceAll("'self'", "'self' file:"));
			} else if (kind === 'refresh' && refresh) {
				set('content', `${refresh[1]!}${relativeAddress(refresh[2]!, page)}`);
			}
		}
	}
	edits.sort((a, b) => a.from - b.from || a.to - b.to);
	let text = '';
	let at = 0;
	for (const edit of edits) {
		text += html.slice(at, edit.from) + edit.text;
		at = edit.to;
	}
	return text + html.slice(at);
}

/** Modules that a page names, by their paths below the root. */
function scriptsOf(html: string): string[] {
	return [...html.matchAll(/<script type="module" src="\/([^"]+)"/gu)].map(([, file]) => file!);
}

/**
 * Makes a built site portable, in place. The site must have been built for the base `/`.
 *
 * @returns the number of files changed
 * @throws Error where a page names a script that is not there
 */
export async function makePortable(folder: string, note: string): Promise<number> {
	const at = (file: string) => path.join(folder, file);
	const files = listFiles(folder);
	const entries = new Set<string>();
	let changed = 0;
	for (const file of files) {
		if (!file.endsWith('.html') || file === '404.html') continue;
		const html = readFileSync(at(file), 'utf8');
		for (const script of scriptsOf(html)) entries.add(script);
		writeFileSync(at(file), portablePage(html, file));
		changed += 1;
	}
	const classic = new Map<string, string>();
	for (const entry of entries) classic.set(entry, await toClassic(path.resolve(at(entry))));
	for (const file of files) {
		if (file.startsWith('_astro/') && file.endsWith('.js')) rmSync(at(file));
	}
	for (const [file, code] of classic) writeFileSync(at(file), code);
	const index = files.filter((file) => file.startsWith(indexFolder));
	for (const file of index) {
		const name = JSON.stringify(file.slice(indexFolder.length));
		const content = readFileSync(at(file), 'utf8');
		rmSync(at(file));
		writeFileSync(at(`${file}.js`), `arkivFil(${name},${content})\n`);
	}
	if (index.length > 0) writeFileSync(at(searchProgram), program);
	changed += index.length;
	for (const file of [...forHosts, 'soeg/opensearch.xml']) rmSync(at(file), { force: true });
	writeFileSync(at('laes-mig.txt'), note);
	return changed + classic.size;
}
