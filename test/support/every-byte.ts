/** Looks for words in every byte of a built site: file names, text, and what is compressed. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { toSlug } from '../../src/danish/slug.ts';

/** The bytes of a file, decompressed as often as they are compressed. */
function opened(file: string, bytes: Buffer): Buffer {
	if (bytes[0] === 0x1f && bytes[1] === 0x8b) return opened(file, gunzipSync(bytes));
	if (file.endsWith('.br')) return brotliDecompressSync(bytes);
	// A portable copy holds the search index as scripts.
	const encoded =
		file.endsWith('.js') && /^arkivFil\("([^"]*)","([^"]*)"\)\n$/u.exec(String(bytes));
	if (encoded) return opened(encoded[1]!, Buffer.from(encoded[2]!, 'base64'));
	return bytes;
}

/** Every file of a folder, by its path, with its bytes as they are read. */
export function* everyFile(folder: string): Generator<{ file: string; bytes: Buffer }> {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const full = path.join(entry.parentPath, entry.name);
		yield { file: path.relative(folder, full), bytes: opened(full, readFileSync(full)) };
	}
}

/**
 * The files of a site that hold some words in any writing: as they are, in any case, percent-encoded, with entities, as a
 * slug, or in their own names.
 */
export function filesHolding(folder: string, words: string): string[] {
	const entities = words.replace(
		/[^\x20-\x7e]/gu,
		(character) => `&#x${character.codePointAt(0)!.toString(16)};`,
	);
	const escapes = JSON.stringify(words)
		.slice(1, -1)
		.replace(/[^\x20-\x7e]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	const writings = [words, encodeURIComponent(words), entities, escapes, toSlug(words)].map((one) =>
		one.toLowerCase(),
	);
	const found: string[] = [];
	for (const { file, bytes } of everyFile(folder)) {
		const text = `${file}\n${bytes.toString('utf8')}\n${bytes.toString('latin1')}`.toLowerCase();
		if (writings.some((one) => text.includes(one))) found.push(file);
	}
	return found;
}
