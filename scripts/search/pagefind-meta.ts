/**
 * Pagefind's meta file with page ids of our own.
 *
 * The file lists every page with its id, the name of a fragment file. We publish no fragments, and short ids in the
 * order of our table make the file smaller and tell a result's place without a table of hashes. The format is
 * CBOR behind the mark `pagefind_dcd`, gzipped, as Pagefind 1.5.2 writes it; anything else is refused.
 */
import { gunzipSync, gzipSync } from 'node:zlib';

const mark = Buffer.from('pagefind_dcd');

type Value = number | string | Value[];

function decode(bytes: Buffer): Value {
	let at = 0;
	const length = (info: number): number => {
		if (info < 24) return info;
		if (info > 26) throw new Error(`Pagefind's meta file: unexpected length ${info} at byte ${at}`);
		const size = 1 << (info - 24);
		const value = bytes.readUIntBE(at, size);
		at += size;
		return value;
	};
	const read = (): Value => {
		const first = bytes[at];
		if (first === undefined) throw new Error("Pagefind's meta file ends too early");
		at += 1;
		const count = length(first & 31);
		switch (first >> 5) {
			case 0:
				return count;
			case 3:
				at += count;
				return bytes.toString('utf8', at - count, at);
			case 4:
				return Array.from({ length: count }, read);
			default:
				throw new Error(`Pagefind's meta file: unexpected type ${first >> 5} at byte ${at - 1}`);
		}
	};
	const value = read();
	if (at !== bytes.length) throw new Error("Pagefind's meta file: more bytes than values");
	return value;
}

function encode(value: Value, into: Buffer[]): void {
	const head = (type: number, count: number): void => {
		if (count < 24) into.push(Buffer.from([(type << 5) | count]));
		else {
			const size = count < 0x100 ? 1 : count < 0x10000 ? 2 : 4;
			const bytes = Buffer.alloc(1 + size);
			bytes[0] = (type << 5) | (23 + size - (size === 4 ? 1 : 0));
			bytes.writeUIntBE(count, 1, size);
			into.push(bytes);
		}
	};
	if (typeof value === 'number') head(0, value);
	else if (typeof value === 'string') {
		const bytes = Buffer.from(value);
		head(3, bytes.length);
		into.push(bytes);
	} else {
		head(4, value.length);
		for (const one of value) encode(one, into);
	}
}

/**
 * The bytes of a meta file with each page's id replaced.
 *
 * @throws Error where the file is not as Pagefind 1.5.2 writes it, or `idOf` has no id for a page
 */
export function renamePages(file: Uint8Array, idOf: (hash: string) => string): Buffer {
	const plain = gunzipSync(file);
	if (!plain.subarray(0, mark.length).equals(mark)) {
		throw new Error("Pagefind's meta file: expected the mark pagefind_dcd");
	}
	const meta = decode(plain.subarray(mark.length));
	const pages = Array.isArray(meta) ? meta[1] : undefined;
	if (!Array.isArray(meta) || !Array.isArray(pages)) {
		throw new Error("Pagefind's meta file: expected a list of pages");
	}
	meta[1] = pages.map((page) => {
		if (!Array.isArray(page) || typeof page[0] !== 'string') {
			throw new Error("Pagefind's meta file: expected a page's id first");
		}
		return [idOf(page[0]), ...page.slice(1)];
	});
	const parts: Buffer[] = [mark];
	encode(meta, parts);
	return gzipSync(Buffer.concat(parts), { level: 9 });
}
