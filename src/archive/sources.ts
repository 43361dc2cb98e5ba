/** Which original files stand beside the records, and at what address. */
import type { Archive } from './archive.ts';

/** The addresses of published originals, by path below the content folder. */
export type PublishedSources = ReadonlyMap<string, string>;

/** Formats a browser would run or style: they are published as plain text. */
const asText = /\.(?:html?|xml|svg)$/iu;

/**
 * The originals of an archive that may be published: none where `publishSources` is false, and never one that holds
 * lines of a closed item.
 */
export function publishedSources(archive: Archive): PublishedSources {
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
	for (const file of files) {
		if (withheld.has(file) || !file.startsWith('source/') || file.includes('..')) continue;
		const name = file.slice('source/'.length) + (asText.test(file) ? '.txt' : '');
		published.set(file, `/kilder/${name.split('/').map(encodeURIComponent).join('/')}`);
	}
	return published;
}
