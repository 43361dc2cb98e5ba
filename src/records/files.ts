/** Record files on disk: where they are, what they hold, and how they are told apart. Reads; never writes. */
import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { bodyOf, readRecord } from './frontmatter.ts';

/** The folders of a content folder that hold records. */
export const recordCollections = ['meetings', 'items', 'attachments'] as const;
export type RecordCollection = (typeof recordCollections)[number];

/** Where one record lies. */
export interface RecordFile {
	readonly collection: RecordCollection;
	/** Path below the collection's folder without extension, with `/` on every platform. */
	readonly id: string;
	/** Path below the content folder, with `/` on every platform. */
	readonly file: string;
}

/** A record file as it was read: its fields before any schema, its body, its fingerprint. */
export interface StoredRecord {
	readonly data: Readonly<Record<string, unknown>>;
	readonly body: string;
	/** First 16 digits of the file's sha256. */
	readonly digest: string;
}

function* walk(folder: string, below: string): Generator<string> {
	for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
		const name = below === '' ? entry.name : `${below}/${entry.name}`;
		if (entry.isDirectory()) yield* walk(folder, name);
		else if (entry.isFile() && name.endsWith('.mdx')) yield name;
	}
}

/**
 * The record files of one collection, ordered by id. A folder that is not there holds none.
 *
 * @param contentDir the content folder
 */
export function findRecordFiles(contentDir: string, collection: RecordCollection): RecordFile[] {
	const folder = path.join(contentDir, collection);
	let names: string[];
	try {
		names = [...walk(folder, '')];
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
	return names
		.map((name) => ({ collection, id: name.slice(0, -4), file: `${collection}/${name}` }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** First 16 hexadecimal digits of the sha256 of a text or of bytes: the fingerprint used for caching. */
export function digestOf(content: string | Uint8Array): string {
	return hash('sha256', content, 'hex').slice(0, 16);
}

/**
 * Reads one record file.
 *
 * @param contentDir the content folder
 * @param file path below it
 * @throws FrontmatterError where its frontmatter cannot be read
 */
export function readRecordFile(contentDir: string, file: string): StoredRecord {
	const text = readFileSync(path.join(contentDir, file), 'utf8');
	const { data, body } = readRecord(text);
	return { data, body, digest: digestOf(text) };
}

/** The body of a record file whose fields are known. Throws as `readRecordFile` does. */
export function readBodyText(contentDir: string, file: string): string {
	return bodyOf(readFileSync(path.join(contentDir, file), 'utf8'));
}
