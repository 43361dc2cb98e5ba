/**
 * What was read of PDF and Word files, by the hash of their bytes: reading is most of what they cost, and a parser that
 * changed reads the same lines. It lies below `.cache/` and may be thrown away at any time; lines of another version of
 * the readers, and what has not been asked for longest, are.
 */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ReadLines } from './readers.ts';

/** Below the working folder. */
export const readingCache = path.join('.cache', 'readings');

/** In bytes: some twenty thousand pages. */
const largest = 200_000_000;

let version: string | undefined;

/** The hash of the readers' own files and of what they are built on. */
function readersVersion(): string {
	if (version !== undefined) return version;
	const here = path.dirname(fileURLToPath(import.meta.url));
	const folder = path.join(here, 'readers');
	const files = [
		path.join(here, '..', '..', 'package-lock.json'),
		...fs.readdirSync(folder).map((name) => path.join(folder, name)),
	];
	const hashes = files.sort().map((file) => hash('sha256', fs.readFileSync(file)));
	return (version = hash('sha256', hashes.join('\n')).slice(0, 16));
}

let pruned = false;

/** Once a run: takes away other versions' readings, and the oldest until the rest fits. */
function prune(): void {
	if (pruned || !fs.existsSync(readingCache)) return;
	pruned = true;
	const own = readersVersion();
	for (const name of fs.readdirSync(readingCache)) {
		if (name !== own) fs.rmSync(path.join(readingCache, name), { recursive: true, force: true });
	}
	const folder = path.join(readingCache, own);
	if (!fs.existsSync(folder)) return;
	const files = fs
		.readdirSync(folder)
		.flatMap((name) => {
			const file = path.join(folder, name);
			const state = fs.statSync(file, { throwIfNoEntry: false });
			return state ? [{ file, size: state.size, asked: state.mtimeMs }] : [];
		})
		.sort((a, b) => b.asked - a.asked);
	let total = 0;
	for (const { file, size } of files) {
		total += size;
		if (total > largest) fs.rmSync(file, { force: true });
	}
}

/** What `read` gives for these bytes: as it was kept, else read now and kept. Throws what `read` throws. */
export async function readOnce(
	bytes: Uint8Array,
	format: string,
	read: () => Promise<ReadLines>,
): Promise<ReadLines> {
	const file = path.join(
		readingCache,
		readersVersion(),
		`${hash('sha256', bytes)}.${format}.json.gz`,
	);
	try {
		const kept = JSON.parse(gunzipSync(fs.readFileSync(file)).toString()) as ReadLines;
		const now = new Date();
		fs.utimesSync(file, now, now);
		return kept;
	} catch {
		// Not kept, or damaged: read it.
	}
	const result = await read();
	try {
		prune();
		fs.mkdirSync(path.dirname(file), { recursive: true });
		const staged = `${file}.${process.pid}-${threadId}`;
		fs.writeFileSync(staged, gzipSync(JSON.stringify(result), { level: 1 }));
		fs.renameSync(staged, file);
	} catch {
		// A folder that cannot be written keeps nothing: the next run reads again.
	}
	return result;
}
