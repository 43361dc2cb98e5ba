/** Every internal link, anchor and file of a built site has a target. External links are listed, never fetched. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './manifest.ts';

export interface LinkReport {
	readonly pages: number;
	readonly internal: number;
	/** Addresses outside the site, in order. */
	readonly external: readonly string[];
	/** One sentence for each link that leads nowhere. */
	readonly broken: readonly string[];
}

const links = /\s(?:href|src|action|content)="([^"]*)"/gu;
const ids = /\sid="([^"]*)"/gu;

function unescape(text: string): string {
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#38;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/**
 * Checks a built site.
 *
 * @param folder the output folder
 * @param base path below which the site is served, `/` or `/arkiv`
 * @param site public address, where the build has one: links to it are internal
 */
export async function checkLinks(
	folder: string,
	base: string,
	site: string | undefined,
): Promise<LinkReport> {
	const prefix = base.replace(/\/$/u, '');
	const origin = site && new URL(site).origin;
	const files = new Set(await listFiles(folder));
	const pages = [...files].filter((file) => file.endsWith('.html'));
	const external = new Set<string>();
	const broken: string[] = [];
	const anchors = new Map<string, { id: string; from: string }[]>();
	let internal = 0;

	/** The file an address leads to, or undefined. */
	function target(pathname: string): string | undefined {
		if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return undefined;
		const place = decodeURIComponent(pathname.slice(prefix.length).replace(/^\//u, ''));
		const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
		return files.has(file) ? file : undefined;
	}

	for (const page of pages) {
		const html = readFileSync(path.join(folder, page), 'utf8');
		const own = new URL(`${prefix}/${page.replace(/index\.html$/u, '')}`, 'http://site.invalid');
		const known = new Map<string, string | undefined>();
		for (const [whole, raw] of html.matchAll(links)) {
			let address = unescape(raw!);
			if (whole.trimStart().startsWith('content=')) {
				const refresh = /^\d+; ?url=(.+)$/iu.exec(address);
				if (!refresh) continue;
				address = refresh[1]!;
			}
			if (/^(?:mailto|data):/iu.test(address)) continue;
			let url: URL;
			try {
				url = new URL(address, own);
			} catch {
				broken.push(`${page}: ${address} is no address`);
				continue;
			}
			if (url.origin !== own.origin && url.origin !== origin) {
				external.add(url.href);
				continue;
			}
			internal += 1;
			if (!known.has(url.pathname)) known.set(url.pathname, target(url.pathname));
			const file = known.get(url.pathname);
			if (file === undefined) broken.push(`${page}: ${address} leads to nothing`);
			else if (url.hash !== '' && file.endsWith('.html')) {
				const id = decodeURIComponent(url.hash.slice(1));
				const list = anchors.get(file);
				if (list) list.push({ id, from: page });
				else anchors.set(file, [{ id, from: page }]);
			}
		}
	}
	for (const [file, wanted] of anchors) {
		const html = readFileSync(path.join(folder, file), 'utf8');
		const present = new Set([...html.matchAll(ids)].map(([, id]) => unescape(id!)));
		for (const { id, from } of wanted) {
			if (!present.has(id)) broken.push(`${from}: ${file}#${id}: there is no such anchor`);
		}
	}
	return {
		pages: pages.length,
		internal,
		external: [...external].sort(),
		broken: [...new Set(broken)].sort(),
	};
}

/** Whether a folder holds a built site. */
export function isBuilt(folder: string): boolean {
	return existsSync(path.join(folder, 'index.html'));
}
