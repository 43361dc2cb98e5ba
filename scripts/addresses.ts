/** Address permanence: what was published once stays, leads on, or says that it was withdrawn. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { givenToItem } from '../src/archive/addresses.ts';
import type { AddressBook, GivenAddress } from '../src/archive/addresses.ts';
import type { CurrentArchive } from '../src/archive/current.ts';
import { escapeHtml } from '../src/records/print-body.ts';
import type { ArchiveSettings } from '../src/schemas/archive.ts';
import { wordsOf } from '../src/text.ts';

/** What follows from other things: nobody is promised that a letter, a year or an original stays. */
const notPromised =
	/^\/(?:[^/]+\/(?:register|aar|emner)\/[^/]+\/|[^/]+\/[^/]+\/senest-aendret\/|kilder\/.*|.*\d+\.html)$/u;

/**
 * The address book after a build: every page of the site, and every address of the book before.
 *
 * @param files the site's files, as paths below its folder
 */
export function bookAfter(site: CurrentArchive, files: readonly string[]): AddressBook {
	const book = new Map<string, GivenAddress>(site.archive.addressBook);
	for (const file of files) {
		if (file !== 'index.html' && !file.endsWith('/index.html')) continue;
		const address = `/${file.slice(0, -'index.html'.length)}`;
		if (!notPromised.test(address)) book.set(address, { page: true });
	}
	for (const { id, address, data } of site.archive.items) {
		book.set(address, givenToItem({ id, title: data.title, caseNumber: data.caseNumber }));
	}
	return book;
}

/** Where an address leads in the end, through every move; undefined where the moves run in a circle. */
function destination(book: AddressBook, address: string): string | undefined {
	const seen = new Set<string>();
	let at = address;
	for (;;) {
		const given = book.get(at);
		if (!given || !('movedTo' in given)) return at;
		if (seen.has(at)) return undefined;
		seen.add(at);
		at = given.movedTo;
	}
}

/** One sentence for each address that was published before and now leads nowhere. */
export function lostAddresses(book: AddressBook, files: readonly string[]): string[] {
	const present = new Set(files);
	const has = (address: string) => present.has(`${address.slice(1)}index.html`);
	const lost: string[] = [];
	for (const [address, given] of book) {
		if ('withdrawn' in given || has(address)) continue;
		if (!('movedTo' in given)) {
			lost.push(
				`${address} was published and would vanish: give it {"movedTo": "/…/"} in addresses.json, or withdraw it`,
			);
			continue;
		}
		const end = destination(book, address);
		const last = end === undefined ? undefined : book.get(end);
		if (end === undefined || !(has(end) || (last && 'withdrawn' in last))) {
			lost.push(`${address} has moved to ${given.movedTo}, and that leads nowhere`);
		}
	}
	return lost;
}

function page(language: string, title: string, head: string, body: string, foot: string): string {
	const policy = "default-src 'none'";
	return (
		`<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
		`<meta name="viewport" content="width=device-width, initial-scale=1">` +
		`<meta http-equiv="Content-Security-Policy" content="${policy}">` +
		`<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>${head}</head>` +
		`<body><main><h1>${escapeHtml(title)}</h1>${body}${foot}</main></body></html>\n`
	);
}

/** A notice in the frame of the site's own pages, that of its page for what is not there. */
function framed(frame: string, titles: { from: string; to: string }, content: string): string {
	return frame
		.replace(`<title>${escapeHtml(titles.from)}`, () => `<title>${escapeHtml(titles.to)}`)
		.replace(/(<main[^>]*>)[^]*(<\/main>)/u, (_, start: string, end: string) =>
			[start, `<h1>${escapeHtml(titles.to)}</h1>`, content, end].join(''),
		);
}

const titleOf = (html: string) => /<title>([^<]*)<\/title>/u.exec(html)?.[1] ?? '';

/** The nearest page above an address that the site has: its address, and its title as it stands in HTML. */
function pageAbove(
	folder: string,
	address: string,
	siteTitle: string,
): { address: string; title: string } | undefined {
	for (
		let at = path.posix.dirname(address);
		at !== '/' && at !== '.';
		at = path.posix.dirname(at)
	) {
		const file = path.join(folder, at, 'index.html');
		if (!existsSync(file)) continue;
		const title = titleOf(readFileSync(file, 'utf8'));
		return { address: `${at}/`, title: title.slice(0, title.lastIndexOf(siteTitle)) };
	}
	return undefined;
}

/**
 * Writes a page for every address that has moved or was withdrawn, and `_redirects` for hosts that read it.
 *
 * @param folder the site's folder, its pages written
 * @param base path below which the site is served
 * @param spells whether an address holds a withdrawn phrase: nothing is written there
 * @param language of the interface
 */
export function writeRedirects(
	book: AddressBook,
	folder: string,
	base: string,
	spells: (address: string) => boolean = () => false,
	language: ArchiveSettings['language'] = 'da',
): void {
	const words = wordsOf(language);
	const prefix = base.replace(/\/$/u, '');
	const foot = `<p><a href="${escapeHtml(prefix)}/">${escapeHtml(words.frontPage)}</a></p>`;
	const moves: string[] = [];
	let frame: string | undefined;
	for (const [address, given] of [...book].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const file = path.join(folder, address, 'index.html');
		if (spells(address) || existsSync(file)) continue;
		let html: string;
		if ('movedTo' in given) {
			const end = destination(book, address);
			if (end === undefined || spells(end)) continue;
			const to = escapeHtml(prefix + end);
			moves.push(`${prefix}${address} ${prefix}${end} 301`);
			html = page(
				language,
				words.moved,
				`<meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}">`,
				`<p><a href="${to}">${escapeHtml(words.movedText)}</a></p>`,
				foot,
			);
		} else if ('withdrawn' in given) {
			const text = words.withdrawnText(words.date(given.withdrawn), given.reason);
			frame ??= readFileSync(path.join(folder, '404.html'), 'utf8');
			const siteTitle = titleOf(frame).slice(escapeHtml(words.notFound).length);
			const above = pageAbove(folder, address, siteTitle);
			const up =
				above &&
				`<p>${escapeHtml(words.belongsTo)}: <a href="${escapeHtml(prefix + above.address)}">${above.title}</a></p>`;
			html = framed(
				frame,
				{ from: words.notFound, to: words.withdrawn },
				`<p>${escapeHtml(text)}</p>${up ?? ''}${foot}`,
			);
		} else continue;
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, html);
	}
	if (moves.length > 0) writeFileSync(path.join(folder, '_redirects'), `${moves.join('\n')}\n`);
}
