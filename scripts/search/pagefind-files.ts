/**
 * Pagefind's index as this search publishes it.
 *
 * Pagefind finds the words of every page, stems them and notes where they stand. That is taken out of its chunks and
 * written anew: documents by their places in our table, which needs no list of pages, in small files of text, which a
 * browser reads without Pagefind's program (83 kB) and its two further files. A reader's first question pays for each of
 * them, and Pagefind ranks, stems and completes words otherwise than this search does.
 *
 * The format is CBOR behind the mark `pagefind_dcd`, gzipped, as Pagefind 1.5.2 writes it; anything else is refused.
 */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { chunkFile, writePlaces } from '../../src/search/index-files.ts';
import type { ChunkRows, Chunks, TermPlaces } from '../../src/search/index-files.ts';

export interface NamedFile {
	readonly path: string;
	readonly content: Uint8Array;
}

const mark = Buffer.from('pagefind_dcd');

/** Letters in a chunk, about 9 kB after gzip. Smaller ones make more files and a longer table. */
const chunkLetters = 18_000;

/** A reader of CBOR, as much of it as Pagefind writes. */
class Cbor {
	at = 0;
	readonly #bytes: Buffer;
	readonly #name: string;

	constructor(file: Uint8Array, name: string) {
		const plain = gunzipSync(file);
		this.#name = name;
		if (!plain.subarray(0, mark.length).equals(mark)) {
			throw this.#error(`expected the mark ${mark.toString()}`);
		}
		this.#bytes = plain.subarray(mark.length);
	}

	#error(text: string): Error {
		return new Error(`Pagefind's file ${this.#name}: ${text} at byte ${this.at}`);
	}

	/** Type (0–7) and number of the head at this place. */
	#head(): [type: number, count: number] {
		const first = this.#bytes[this.at];
		if (first === undefined) throw this.#error('ends too early');
		this.at += 1;
		const info = first & 31;
		if (info < 24) return [first >> 5, info];
		if (info > 26) throw this.#error(`unexpected length ${info}`);
		const size = 1 << (info - 24);
		this.at += size;
		return [first >> 5, this.#bytes.readUIntBE(this.at - size, size)];
	}

	/** The number of entries of the list at this place; its first entry follows. */
	list(): number {
		const [type, count] = this.#head();
		if (type !== 4) throw this.#error(`expected a list, found type ${type}`);
		return count;
	}

	/** The text at this place. */
	text(): string {
		const [type, count] = this.#head();
		if (type !== 3) throw this.#error(`expected a text, found type ${type}`);
		this.at += count;
		return this.#bytes.toString('utf8', this.at - count, this.at);
	}

	/** The whole number at this place, which may be negative. */
	number(): number {
		const [type, count] = this.#head();
		if (type > 1) throw this.#error(`expected a number, found type ${type}`);
		return type === 0 ? count : -1 - count;
	}

	/** Passes over the value at this place. */
	skip(): void {
		for (let left = 1; left > 0; left -= 1) {
			const [type, count] = this.#head();
			if (type === 4) left += count;
			else if (type === 2 || type === 3) this.at += count;
			else if (type > 1) throw this.#error(`unexpected type ${type}`);
		}
		if (this.at > this.#bytes.length) throw this.#error('ends too early');
	}

	end(): void {
		if (this.at !== this.#bytes.length) throw this.#error('more bytes than values');
	}
}

/** The positions of a term on a page: each less the one before; a negative number is a weight, and starts anew. */
function readPositions(chunk: Cbor): number[] {
	const positions = new Set<number>();
	let position = 0;
	for (let left = chunk.list(); left > 0; left -= 1) {
		const number = chunk.number();
		position = number < 0 ? 0 : position + number;
		if (number >= 0) positions.add(position);
	}
	return [...positions].sort((a, b) => a - b);
}

/** The terms of one of Pagefind's chunks, each with the places of the documents that hold it, in order. */
function* rowsOf(
	{ path, content }: NamedFile,
	places: readonly number[],
): Generator<[term: string, places: TermPlaces]> {
	const chunk = new Cbor(content, path);
	chunk.list();
	for (let rows = chunk.list(); rows > 0; rows -= 1) {
		const fields = chunk.list();
		const term = chunk.text();
		const found: [number, number[]][] = [];
		let page = 0;
		for (let pages = chunk.list(); pages > 0; pages -= 1) {
			const parts = chunk.list();
			page += chunk.number();
			const place = places[page];
			if (place === undefined) throw new Error(`Pagefind's file ${path} names no page ${page}`);
			found.push([place, readPositions(chunk)]);
			for (let rest = 2; rest < parts; rest += 1) chunk.skip();
		}
		for (let rest = 2; rest < fields; rest += 1) chunk.skip();
		yield [term, new Map(found.sort(([a], [b]) => a - b))];
	}
	chunk.end();
}

type Row = readonly [term: string, places: string];

/** Rows in small chunks, in order. */
function divide(rows: readonly Row[]): Row[][] {
	const chunks: Row[][] = [[]];
	let letters = 0;
	for (const row of rows) {
		const length = row[0].length + row[1].length;
		if (letters > 0 && letters + length > chunkLetters) {
			chunks.push([]);
			letters = 0;
		}
		chunks.at(-1)!.push(row);
		letters += length;
	}
	return chunks;
}

/** The shortest beginning of a term that stands behind the term before. */
function tellingBeginning(term: string, before: string | undefined): string {
	if (before === undefined) return '';
	let length = 1;
	while (term.slice(0, length) <= before) length += 1;
	return term.slice(0, length);
}

/**
 * The files to publish of one Pagefind index, what tells them apart, and its terms, stemmed, in order.
 *
 * @param files all that Pagefind wrote
 * @param placeOf a page's place in our table, by the name of its fragment
 * @throws Error where a file is not as Pagefind 1.5.2 writes it, or `placeOf` has no place for a page
 */
export function publishedFiles(
	files: readonly NamedFile[],
	placeOf: (fragment: string) => number,
): { files: { path: string; content: string }[]; chunks: Chunks; terms: string[] } {
	const metas = files.filter(({ path }) => path.endsWith('.pf_meta'));
	if (metas.length !== 1) throw new Error(`Pagefind wrote ${metas.length} files .pf_meta`);
	const meta = new Cbor(metas[0]!.content, metas[0]!.path);
	meta.list();
	meta.skip();
	const places: number[] = [];
	for (let pages = meta.list(); pages > 0; pages -= 1) {
		const fields = meta.list();
		places.push(placeOf(meta.text()));
		for (let field = 1; field < fields; field += 1) meta.skip();
	}
	const rows: Row[] = [];
	for (const file of files) {
		if (!file.path.startsWith('index/')) continue;
		for (const [term, found] of rowsOf(file, places)) rows.push([term, writePlaces(found)]);
	}
	rows.sort(([a], [b]) => (a < b ? -1 : 1));
	const divided = divide(rows);
	const contents = divided.map((chunk) => {
		const lines = chunk.map((row) => row.map((one) => JSON.stringify(one)).join(':'));
		return `{${lines.join(',')}}`;
	});
	// One name for all: a page that still has an older table finds no chunk rather than another one.
	const hash = createHash('sha256');
	for (const content of contents) hash.update(content);
	const from = divided.map((chunk, at) =>
		tellingBeginning(chunk[0]?.[0] ?? '', divided[at - 1]?.at(-1)![0]),
	);
	const chunks = { sum: hash.digest('hex').slice(0, 8), from };
	return {
		terms: rows.map(([term]) => term),
		chunks,
		files: contents.map((content, at) => ({ path: chunkFile(chunks, at), content })),
	};
}

/** The terms of a published chunk, in order. */
export function termsOfChunk(content: string): string[] {
	return Object.keys(JSON.parse(content) as ChunkRows).sort();
}
