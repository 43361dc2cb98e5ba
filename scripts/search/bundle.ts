/** One Pagefind index of the search: its documents in, its files out. Pagefind's process ends with it. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { constants, gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import type { CompoundSplitter } from '../../src/search/compounds.ts';
import { cardsPerFile } from '../../src/search/index-files.ts';
import type { Card, Chunks, PassageRow } from '../../src/search/index-files.ts';
import type { SearchDocument } from './documents.ts';
import { toIndexText } from './index-text.ts';
import { publishedFiles, termsOfChunk } from './pagefind-files.ts';

/** Letters of text in one file of passages; a longer document is parted. */
const lettersPerFile = 20_000;

/** What the table needs of each document, in the order they were given. */
export interface BundleTotals {
	documents: number;
	/** One hexadecimal digit a document. */
	lengths: string;
	bytes: number;
	files: number;
	/** Every term of it, as Pagefind stems it, in order. */
	terms: readonly string[];
	chunks: Chunks;
}

/** 0 for no text, then one more for each doubling from 64 words. */
function lengthDigit(words: number): string {
	if (words === 0) return '0';
	return Math.min(15, 1 + Math.max(0, Math.floor(Math.log2(words / 64)) + 1)).toString(16);
}

/** Parts passages into files of about `lettersPerFile`; gives the files and the place each but the first starts at. */
export function partPassages(
	rows: readonly PassageRow[],
	starts: readonly number[],
): { files: PassageRow[][]; from: number[] } {
	const files: PassageRow[][] = [[]];
	const from: number[] = [];
	let letters = 0;
	rows.forEach((row, index) => {
		if (letters > 0 && letters + row[1].length > lettersPerFile) {
			files.push([]);
			from.push(starts[index]!);
			letters = 0;
		}
		files.at(-1)!.push(row);
		letters += row[1].length;
	});
	return { files: files[0]!.length === 0 ? [] : files, from };
}

/**
 * Indexes documents into `folder` (emptied first).
 *
 * @throws Error where Pagefind refuses a document
 */
export async function writeBundle(
	folder: string,
	documents: Iterable<SearchDocument>,
	split: CompoundSplitter,
): Promise<BundleTotals> {
	rmSync(folder, { recursive: true, force: true });
	for (const part of ['kort', 'tekst', 'index'])
		mkdirSync(path.join(folder, part), { recursive: true });
	const totals: BundleTotals = {
		documents: 0,
		lengths: '',
		bytes: 0,
		files: 0,
		terms: [],
		chunks: { sum: '', from: [''] },
	};
	const write = (file: string, content: string) => {
		writeFileSync(path.join(folder, file), content);
		totals.bytes += Buffer.byteLength(content);
		totals.files += 1;
	};

	let cards: Card[] = [];
	let written = 0;
	const writeCards = () => {
		write(`kort/${written}.json`, JSON.stringify(cards));
		written += 1;
		cards = [];
	};

	const { index, errors } = await createIndex({ forceLanguage: 'da' });
	if (!index) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
	const send = async (url: string, content: string, address: string) => {
		const { errors: refused } = await index.addCustomRecord({ url, content, language: 'da' });
		if (refused.length > 0) throw new Error(`${address}: Pagefind: ${refused.join('; ')}`);
	};
	try {
		// One document is with Pagefind while the next is made ready: two processes, one order.
		let sent = Promise.resolve();
		for (const document of documents) {
			const place = totals.documents;
			const { content, starts, words } = toIndexText(document.text, split);
			await sent;
			// The place in the address keeps two documents with the same words apart.
			sent = send(`/${place}`, content, document.card.a);
			// A refusal is thrown where it is awaited, a document later.
			sent.catch(() => undefined);
			const { files, from } = partPassages(document.bodyRows, starts);
			const first = [...document.decisionRows, ...(files[0] ?? [])];
			const parted = [...(first.length > 0 ? [first] : []), ...files.slice(1)];
			parted.forEach((rows, part) => {
				write(`tekst/${place}${part === 0 ? '' : `-${part}`}.json`, JSON.stringify(rows));
			});
			cards.push({
				...document.card,
				...(from.length > 0 ? { f: from } : {}),
				...(parted.length === 0 ? { p: 0 } : {}),
			});
			if (cards.length === cardsPerFile) writeCards();
			totals.lengths += lengthDigit(words);
			totals.documents += 1;
		}
		if (cards.length > 0) writeCards();
		await sent;
		const { files } = await index.getFiles();
		const places = new Map<string, number>();
		for (const file of files) {
			const hash = /^fragment\/(.+)\.pf_fragment$/u.exec(file.path)?.[1];
			if (hash !== undefined) places.set(hash, placeOf(file.content));
		}
		const published = publishedFiles(files, (hash) => {
			const place = places.get(hash);
			if (place === undefined) throw new Error(`Pagefind names no fragment ${hash}`);
			return place;
		});
		for (const file of published.files) write(file.path, file.content);
		totals.terms = published.terms;
		totals.chunks = published.chunks;
	} finally {
		await close();
	}
	return totals;
}

/** The terms of a bundle that was written before, in order. */
export function readTerms(folder: string): string[] {
	const names = readdirSync(path.join(folder, 'index'));
	return names
		.flatMap((name) => termsOfChunk(readFileSync(path.join(folder, 'index', name), 'utf8')))
		.sort();
}

/** The place that a fragment's address names; it stands first, so no more is unpacked. */
function placeOf(fragment: Uint8Array): number {
	const options = { finishFlush: constants.Z_SYNC_FLUSH };
	const start = gunzipSync(fragment.subarray(0, 512), options).subarray(0, 80).toString('utf8');
	const found = /"url":"\/(\d+)"/u.exec(start);
	if (!found) throw new Error('a fragment of Pagefind names no address');
	return Number(found[1]);
}
