/**
 * Pagefind's files, cut to what this search needs of them.
 *
 * A reader's first question pays for every byte here. Of its pages Pagefind's meta file keeps an id, the name of a
 * fragment file, and a count of words, for its own ranking. We publish no fragments and rank by ourselves: ids are
 * short ones in the order of our table, and the count is 1. Its chunks of words, about 26 kB each whatever was asked,
 * are divided into small ones. Names are the same in every build where only what was asked for is read by name, so that
 * the page can ask for them ahead.
 *
 * The format is CBOR behind the mark `pagefind_dcd`, gzipped, as Pagefind 1.5.2 writes it; anything else is refused.
 */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { metaFile } from '../../src/search/index-files.ts';

export interface NamedFile {
	readonly path: string;
	readonly content: Uint8Array;
}

const mark = Buffer.from('pagefind_dcd');

/** A chunk's bytes before gzip, about 10 kB after it. Smaller ones make more files and a longer meta file. */
const chunkBytes = 24_000;

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

	/** The bytes of the value at this place. */
	raw(): Buffer {
		const from = this.at;
		for (let left = 1; left > 0; left -= 1) {
			const [type, count] = this.#head();
			if (type === 4) left += count;
			else if (type === 2 || type === 3) this.at += count;
			else if (type > 1) throw this.#error(`unexpected type ${type}`);
		}
		if (this.at > this.#bytes.length) throw this.#error('ends too early');
		return this.#bytes.subarray(from, this.at);
	}

	end(): void {
		if (this.at !== this.#bytes.length) throw this.#error('more bytes than values');
	}
}

function head(type: number, count: number): Buffer {
	if (count < 24) return Buffer.from([(type << 5) | count]);
	const [info, size] = count < 0x100 ? [24, 1] : count < 0x10000 ? [25, 2] : [26, 4];
	const bytes = Buffer.alloc(1 + size);
	bytes[0] = (type << 5) | info;
	bytes.writeUIntBE(count, 1, size);
	return bytes;
}

function text(value: string): Buffer[] {
	const bytes = Buffer.from(value);
	return [head(3, bytes.length), bytes];
}

const pack = (parts: readonly Buffer[]): Buffer =>
	gzipSync(Buffer.concat([mark, ...parts]), { level: 9 });

interface Row {
	readonly word: string;
	/** The word with its places, as Pagefind wrote them. */
	readonly bytes: Buffer;
}

function rowsOf({ path, content }: NamedFile): Row[] {
	const chunk = new Cbor(content, path);
	chunk.list();
	const rows = Array.from({ length: chunk.list() }, (): Row => {
		const bytes = chunk.raw();
		const end = chunk.at;
		chunk.at = end - bytes.length;
		chunk.list();
		const word = chunk.text();
		chunk.at = end;
		return { word, bytes };
	});
	chunk.end();
	return rows;
}

/** The terms of a chunk of words, ours or Pagefind's. */
export function termsOfChunk(file: NamedFile): string[] {
	return rowsOf(file).map(({ word }) => word);
}

/** Rows in small chunks, in order. */
function divide(rows: readonly Row[]): Row[][] {
	const chunks: Row[][] = [[]];
	let size = 0;
	for (const row of rows) {
		if (size > 0 && size + row.bytes.length > chunkBytes) {
			chunks.push([]);
			size = 0;
		}
		chunks.at(-1)!.push(row);
		size += row.bytes.length;
	}
	return rows.length === 0 ? [] : chunks;
}

/**
 * The files to publish of one Pagefind index (entry, meta and chunks of words), and its words, stemmed, in order.
 *
 * @param files all that Pagefind wrote
 * @param idOf a page's id, by the name of its fragment
 * @throws Error where a file is not as Pagefind 1.5.2 writes it, or `idOf` has no id for a page
 */
export function publishedFiles(
	files: readonly NamedFile[],
	idOf: (fragment: string) => string,
): { files: NamedFile[]; terms: string[] } {
	const only = (ending: string): NamedFile => {
		const found = files.filter(({ path }) => path.endsWith(ending));
		if (found.length !== 1) throw new Error(`Pagefind wrote ${found.length} files ${ending}`);
		return found[0]!;
	};
	const rows = files.filter(({ path }) => path.startsWith('index/')).flatMap(rowsOf);
	rows.sort((a, b) => (a.word < b.word ? -1 : 1));
	const chunks = divide(rows);
	const packed = chunks.map((chunk) =>
		pack([head(4, 1), head(4, chunk.length), ...chunk.map(({ bytes }) => bytes)]),
	);
	// One name for all: a page that still has an older meta file finds no chunk rather than another one.
	const hash = createHash('sha256');
	for (const content of packed) hash.update(content);
	const sum = hash.digest('hex').slice(0, 8);
	const nameOf = (at: number) => `${sum}-${at.toString(36)}`;

	const given = only('.pf_meta');
	const meta = new Cbor(given.content, given.path);
	const parts: Buffer[] = [head(4, meta.list()), meta.raw()];
	const pages = meta.list();
	parts.push(head(4, pages));
	for (let page = 0; page < pages; page += 1) {
		const fields = meta.list();
		parts.push(head(4, fields), ...text(idOf(meta.text())), head(0, 1));
		meta.raw();
		for (let field = 2; field < fields; field += 1) parts.push(meta.raw());
	}
	meta.raw();
	parts.push(head(4, chunks.length));
	chunks.forEach((chunk, at) => {
		const [first, last] = [chunk[0]!.word, chunk.at(-1)!.word];
		parts.push(head(4, 3), ...text(first), ...text(last), ...text(nameOf(at)));
	});
	// Filters, sorts and names of fields, as they are.
	for (let rest = 3; rest < 6; rest += 1) parts.push(meta.raw());
	meta.end();

	const entry = JSON.parse(Buffer.from(only('pagefind-entry.json').content).toString('utf8')) as {
		languages: Record<string, { hash: string }>;
	};
	for (const [language, one] of Object.entries(entry.languages)) {
		if (language !== 'da') throw new Error(`Pagefind indexed ${language}, expected da only`);
		one.hash = /^pagefind\.(.+)\.pf_meta$/u.exec(metaFile)![1]!;
	}
	return {
		terms: rows.map(({ word }) => word),
		files: [
			{ path: 'pagefind-entry.json', content: Buffer.from(JSON.stringify(entry)) },
			{ path: metaFile, content: pack(parts) },
			...packed.map((content, at) => ({ path: `index/${nameOf(at)}.pf_index`, content })),
		],
	};
}
