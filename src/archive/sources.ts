/** Which original files stand beside the records, and at what address. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { toSlug } from '../danish/slug.ts';
import { UniqueIds } from '../records/anchors.ts';
import { decodeBytes, splitLines } from '../records/text-file.ts';
import type { Archive } from './archive.ts';

/** The addresses of published originals, by path below the content folder. */
export type PublishedSources = ReadonlyMap<string, string>;

/** Formats a browser would run or style: they are published as plain text. */
const asText = /\.(?:html?|xml|svg)$/iu;

/**
 * The originals of an archive that may be published: none where `publishSources` is false, and never one that holds
 * lines of a closed item.
 *
 * @param heldBack more originals that hold what is taken out of records (scripts/held-back.ts)
 */
export function publishedSources(
	archive: Archive,
	heldBack: ReadonlySet<string> = new Set(),
): PublishedSources {
	if (!archive.settings.publishSources) return new Map();
	const withheld = new Set(
		archive.meetings
			.flatMap(({ data }) => data.documents)
			.filter((document) => (document.withheld ?? 0) > 0)
			.map(({ file }) => file),
	);
	const files = [
		...archive.meetings.flatMap(({ data }) => data.documents.map(({ file }) => file)),
		...archive.items.map(({ data }) => data.provenance.file),
		...archive.attachments.map(({ data }) => data.provenance.file),
	];
	const published = new Map<string, string>();
	for (const file of new Set(files)) {
		if (withheld.has(file) || heldBack.has(file) || archive.heldBack.has(file)) continue;
		if (!file.startsWith('source/') || file.includes('..')) continue;
		// A name that was changed on its way here, because it held something, names no file.
		if (!existsSync(path.join(archive.folder, file))) continue;
		const name = file.slice('source/'.length) + (asText.test(file) ? '.txt' : '');
		published.set(file, `/kilder/${name.split('/').map(encodeURIComponent).join('/')}`);
	}
	return published;
}

/** Originals larger than this are not shown line by line: a browser should not be given them as a page. */
const largest = 2_000_000;

/**
 * The addresses of the pages that show an original line by line, by path below the content folder: of published text
 * files, whose lines are those that every record names. Line n is `#l<n>` there.
 */
export function linePages(archive: Archive, published: PublishedSources): PublishedSources {
	const ids = new UniqueIds();
	const pages = new Map<string, string>();
	for (const file of [...published.keys()].sort()) {
		if (!/\.txt$/iu.test(file) || statSync(path.join(archive.folder, file)).size > largest)
			continue;
		const [municipality = '', ...rest] = file.split('/').slice(1);
		const name = ids.take(
			`${municipality}/${toSlug(rest.join(' ').slice(0, -'.txt'.length)) || 'kilde'}`,
		);
		pages.set(file, `/kilder/${name}/`);
	}
	return pages;
}

/** The lines of a text file below the content folder. */
export function readLines(archive: Archive, file: string): string[] {
	return splitLines(decodeBytes(readFileSync(path.join(archive.folder, file))).text ?? '');
}
