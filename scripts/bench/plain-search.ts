/** The baseline: Pagefind as it comes, over the same records as plain pages, one index, its own ranking. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import type { Archive } from '../../src/archive/archive.ts';
import { compileBody } from '../../src/records/compile.ts';
import { escapeHtml } from '../../src/records/print-body.ts';

interface PlainPagefind {
	search(text: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

/** A page as a reader sees it: title, facts, decision, text. */
function page(title: string, parts: readonly string[], html: string): string {
	const text = parts.filter((part) => part !== '').map((part) => `<p>${escapeHtml(part)}</p>`);
	return `<html lang="da"><body><main><h1>${escapeHtml(title)}</h1>${text.join('')}${html}</main></body></html>`;
}

const words = { paragraphLink: '', headingLink: () => '', table: () => '', page: () => '' };

/** Builds a plain index of every meeting, item and attachment into `folder`. */
export async function buildPlainIndex(archive: Archive, folder: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const { index, errors } = await createIndex({ forceLanguage: 'da' });
	if (!index) throw new Error(errors.join('; '));
	const add = (url: string, content: string) => index.addHTMLFile({ url, content });
	for (const meeting of archive.meetings) {
		const { data, committee, municipality } = meeting;
		const people = data.members.map(({ name }) => name).join(', ');
		const titles = meeting.items.map((item) => item.data.title);
		await add(
			meeting.address,
			page(`${committee.name} ${data.date ?? ''}`, [municipality.name, people, ...titles], ''),
		);
	}
	for (const item of archive.items) {
		const { data, body } = archive.read(item);
		const { meeting } = item;
		const facts = [
			meeting.committee.name,
			meeting.municipality.name,
			meeting.data.date ?? '',
			data.caseNumber ?? '',
		];
		const decisions = data.decisions.map(({ text }) => text);
		await add(
			item.address,
			page(data.title, [...facts, ...decisions], compileBody(body, { words }).html),
		);
	}
	for (const attachment of archive.attachments) {
		const { data, body } = archive.read(attachment);
		await add(
			attachment.address,
			page(data.title, [data.documentId ?? ''], compileBody(body, { words }).html),
		);
	}
	// All files come as one message, which Node cannot hold above some 30,000 records. `writeFiles` can, but may answer before
	// its files are whole.
	if (archive.items.length + archive.attachments.length > 30_000) {
		const written = await index.writeFiles({ outputPath: folder });
		if (written.errors.length > 0) throw new Error(written.errors.join('; '));
	} else {
		for (const file of (await index.getFiles()).files) {
			const place = path.join(folder, file.path);
			mkdirSync(path.dirname(place), { recursive: true });
			writeFileSync(place, file.content);
		}
	}
	await close();
}

/**
 * Asks the plain index. An attachment counts as its item, once.
 *
 * @returns addresses of meetings and items, best first, at most 10
 */
export async function askPlain(folder: string): Promise<(text: string) => Promise<string[]>> {
	const { createInstance } = (await import(
		pathToFileURL(path.join(folder, 'pagefind.js')).href
	)) as { createInstance: (options: object) => PlainPagefind };
	const pagefind = createInstance({
		basePath: 'http://plain.invalid/',
		language: 'da',
		noWorker: true,
	});
	return async (text) => {
		const { results } = await pagefind.search(text);
		const found = new Set<string>();
		for (const result of results) {
			if (found.size === 10) break;
			const { url } = await result.data();
			found.add(url.replace(/bilag\/\d+\/$/u, ''));
		}
		return [...found];
	};
}
