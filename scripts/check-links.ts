/** Every internal link, anchor and file of a built site has a target. External links are listed, never fetched. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EarlierBuild, PageLinks } from './earlier-build.ts';
import { listFiles } from './manifest.ts';

export interface LinkReport {
	readonly pages: number;
	readonly internal: number;
	/** Addresses outside the site, in order. */
	readonly external: readonly string[];
	/** One sentence for each link that leads nowhere. */
	readonly broken: readonly string[];
	/** What each directory's pages and lists lead to, of those that were looked at. */
	readonly byFolder: ReadonlyMap<string, PageLinks>;
}

const links = /\s(?:href|src|action|content)="([^"]*)"/gu;
const ids = /\sid="([^"]*)"/gu;

function unescape(text: string): string {
	if (!text.includes('&')) return text;
	return text
		.replaceAll('&quot;', '"')
		.replaceAll('&#38;', '&')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}

/** An address within the site that a browser takes as it stands: no host, no dots for folders, nothing encoded. */
const plainPath = /^\/(?!\/)(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/u;

/** Fields of `index.json` whose value is an address. */
const addressFields =
	/^(?:id|web|body|organization|meeting|agendaItem|auxiliaryFile|item|accessUrl|downloadUrl|movedTo)$/u;

function* addressesInJson(value: unknown, name = ''): Generator<string> {
	if (typeof value === 'string') {
		if (addressFields.test(name) && /^(?:https?:\/)?\/[^\s]*$/u.test(value)) yield value;
	} else if (Array.isArray(value)) {
		for (const entry of value) yield* addressesInJson(entry, name);
	} else if (typeof value === 'object' && value !== null) {
		// The archive's own fields hold words and ids, not addresses.
		for (const [field, entry] of Object.entries(value)) {
			if (field !== 'udvalgsarkiv') yield* addressesInJson(entry, field);
		}
	}
}

/** The addresses that a file of the site leads to, as they stand there. */
function* addressesIn(file: string, text: string): Generator<string> {
	if (file.endsWith('.json')) {
		yield* addressesInJson(JSON.parse(text));
		return;
	}
	if (file.endsWith('.xml')) {
		for (const [, inTag, inText] of text.matchAll(/\shref="([^"]*)"|<loc>([^<]*)<\/loc>/gu)) {
			yield unescape(inTag ?? inText!);
		}
		return;
	}
	for (const [whole, raw] of text.matchAll(links)) {
		const address = unescape(raw!);
		if (!whole.trimStart().startsWith('content=')) yield address;
		else {
			const refresh = /^\d+; ?url=(.+)$/iu.exec(address);
			if (refresh) yield refresh[1]!;
		}
	}
}

/** The anchors of a page. */
function anchorsOf(html: string): Set<string> {
	return new Set([...html.matchAll(ids)].map(([, id]) => unescape(id!)));
}

/**
 * Checks a built site. Pages that were taken over from the build before led somewhere then; they are looked at again only
 * where a file or an anchor has gone since.
 *
 * @param folder the output folder
 * @param base path below which the site is served, `/` or `/arkiv`
 * @param site public address, where the build has one: links to it are internal
 * @param files every file of it
 * @param earlier the build whose pages were taken over
 */
export async function checkLinks(
	folder: string,
	base: string,
	site: string | undefined,
	files?: ReadonlySet<string>,
	earlier?: EarlierBuild,
): Promise<LinkReport> {
	files ??= new Set(listFiles(folder));
	const prefix = base.replace(/\/$/u, '');
	const origin = site && new URL(site).origin;
	const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
	const nothingLost = earlier?.replaced(files)?.every(({ file, html }) => {
		const present = anchorsOf(read(file));
		return [...anchorsOf(html)].every((id) => present.has(id));
	});
	const byFolder = new Map<string, { internal: number; external: string[] }>();
	const pages = [...files].filter((file) => file.endsWith('.html'));
	// Feeds, the sitemap and the objects beside the pages lead on as pages do.
	const lists = [...files].filter((file) => /(?:\.xml|(?:^|\/)index\.json)$/u.test(file));
	const broken: string[] = [];
	const anchors = new Map<string, { id: string; from: string }[]>();

	/** An address without its percent signs; undefined where they are no text. */
	function decode(text: string): string | undefined {
		try {
			return decodeURIComponent(text);
		} catch {
			return undefined;
		}
	}

	/** The file an address leads to, or undefined. */
	function target(pathname: string): string | undefined {
		if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return undefined;
		const encoded = pathname.slice(prefix.length).replace(/^\//u, '');
		const place = encoded.includes('%') ? decode(encoded) : encoded;
		if (place === undefined) return undefined;
		const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
		return files!.has(file) ? file : undefined;
	}

	for (const page of [...pages, ...lists]) {
		const at = page.slice(0, Math.max(0, page.lastIndexOf('/')));
		if (nothingLost && earlier!.isKept(page)) {
			if (byFolder.has(at)) continue;
			const known = earlier!.linksOf(at)!;
			byFolder.set(at, { internal: known.internal, external: [...known.external] });
			continue;
		}
		let found = byFolder.get(at);
		if (!found) byFolder.set(at, (found = { internal: 0, external: [] }));
		const own = new URL(`${prefix}/${page.replace(/index\.html$/u, '')}`, 'http://site.invalid');
		const known = new Map<string, string | undefined>();
		const text = read(page);
		/** Anchors of this page that it leads to itself, and those it has. */
		let present: ReadonlySet<string> | undefined;
		for (const address of addressesIn(page, text)) {
			if (plainPath.test(address)) {
				found.internal += 1;
				if (target(address) === undefined) broken.push(`${page}: ${address} leads to nothing`);
				continue;
			}
			if (/^(?:mailto|data|urn|tag):/iu.test(address)) continue;
			let url: URL;
			try {
				url = new URL(address, own);
			} catch {
				broken.push(`${page}: ${address} is no address`);
				continue;
			}
			if (url.origin !== own.origin && url.origin !== origin) {
				if (!found.external.includes(url.href)) found.external.push(url.href);
				continue;
			}
			found.internal += 1;
			if (!known.has(url.pathname)) known.set(url.pathname, target(url.pathname));
			const file = known.get(url.pathname);
			if (file === undefined) broken.push(`${page}: ${address} leads to nothing`);
			else if (url.hash !== '' && file.endsWith('.html')) {
				const id = decode(url.hash.slice(1)) ?? url.hash;
				// A page that leads to itself need not be read once more.
				if (file === page) {
					present ??= anchorsOf(text);
					if (!present.has(id)) broken.push(`${page}: ${file}#${id}: there is no such anchor`);
					continue;
				}
				const list = anchors.get(file);
				if (list) list.push({ id, from: page });
				else anchors.set(file, [{ id, from: page }]);
			}
		}
	}
	for (const [file, wanted] of anchors) {
		const present = anchorsOf(read(file));
		for (const { id, from } of wanted) {
			if (!present.has(id)) broken.push(`${from}: ${file}#${id}: there is no such anchor`);
		}
	}
	return {
		pages: pages.length,
		internal: [...byFolder.values()].reduce((sum, one) => sum + one.internal, 0),
		external: [...new Set([...byFolder.values()].flatMap((one) => one.external))].sort(),
		broken: [...new Set(broken)].sort(),
		byFolder,
	};
}

/** Whether a folder holds a built site. */
export function isBuilt(folder: string): boolean {
	return existsSync(path.join(folder, 'index.html'));
}
