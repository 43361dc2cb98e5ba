/** Temporary archives: a content folder, documents beside it, and runs of ingest over them. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ingest } from '../../scripts/ingest/run.ts';
import type { IngestOptions, IngestResult } from '../../scripts/ingest/run.ts';
import { oneThread } from '../../scripts/ingest/thread-pool.ts';

export interface TemporaryArchive {
	/** The folder of everything. */
	readonly root: string;
	readonly content: string;
	/** Puts a file below `documents/`, and gives its path. */
	readonly put: (name: string, text: string | Uint8Array) => string;
	readonly ingest: (
		words: readonly string[],
		options?: Partial<IngestOptions>,
	) => Promise<IngestResult>;
	/** The text of a file below the content folder. */
	readonly read: (name: string) => string;
	readonly remove: () => void;
}

/** Makes an archive in the system's folder for temporary files. */
export function makeArchive(): TemporaryArchive {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'udvalgsarkiv-'));
	const content = path.join(root, 'content');
	return {
		root,
		content,
		put: (name, text) => {
			const file = path.join(root, 'documents', name);
			fs.mkdirSync(path.dirname(file), { recursive: true });
			fs.writeFileSync(file, text);
			return file;
		},
		ingest: (words, options = {}) =>
			ingest({
				words,
				contentDir: content,
				dryRun: false,
				force: false,
				today: '2025-07-01',
				say: () => undefined,
				progress: () => undefined,
				makeBuilder: oneThread,
				...options,
			}),
		read: (name) => fs.readFileSync(path.join(content, name), 'utf8'),
		remove: () => fs.rmSync(root, { recursive: true, force: true }),
	};
}

/** Every file of a folder with its text, ingest's own left out. */
export function snapshot(folder: string): Record<string, string> {
	if (!fs.existsSync(folder)) return {};
	return Object.fromEntries(
		fs
			.readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
			.map((name) => name.split(path.sep).join('/'))
			.filter((name) => !name.startsWith('.ingest/'))
			.sort()
			.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
	);
}

/** The records of a snapshot: what ingest wrote, without the day it was written. */
export function recordsOf(files: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.mdx')));
}
