/** A search index on disk, opened the way a browser opens it, with files instead of a network. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IndexReader } from '../../src/search/index-reader.ts';

/**
 * Answers `fetch` below an address from a folder; Pagefind's program knows no other way to its files.
 *
 * @param read gives a file below the folder, or undefined
 */
export function serveFolder(address: string, read: (file: string) => Buffer | undefined): void {
	const before = globalThis.fetch;
	globalThis.fetch = async (input, options) => {
		const url = String(input);
		if (!url.startsWith(address)) return before(input, options);
		const content = read(url.slice(address.length).replace(/\?.*$/u, ''));
		return content === undefined
			? new Response(null, { status: 404 })
			: new Response(new Uint8Array(content));
	};
}

/** What was read, in bytes as they lie on disk. */
export interface Traffic {
	bytes: number;
	files: string[];
}

/**
 * Opens `/soeg/indeks/` of a built site.
 *
 * @param traffic told of every file that is read
 */
export function openIndex(folder: string, traffic: Traffic = { bytes: 0, files: [] }): IndexReader {
	const read = (file: string): Buffer | undefined => {
		const place = path.join(folder, file);
		if (!existsSync(place)) return undefined;
		const content = readFileSync(place);
		traffic.bytes += content.length;
		traffic.files.push(file);
		return content;
	};
	return new IndexReader({
		readJson: (file) => {
			const content = read(file);
			return Promise.resolve(
				content === undefined ? undefined : (JSON.parse(content.toString('utf8')) as unknown),
			);
		},
	});
}
