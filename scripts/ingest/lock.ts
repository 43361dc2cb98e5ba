/** One run at a time in a content folder: a second one waits and says so. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { IngestError } from './messages.ts';
import { ownFolder } from './journal.ts';

/** True while a process runs; one that belongs to somebody else runs too. */
function runs(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The locks of this process: one that names it and is not among them was left by another with its number. */
const held = new Set<string>();

/**
 * Takes a lock where it is free or its owner is dead; gives the owner's words (process and machine) otherwise.
 *
 * @param file the lock, in a folder that is there
 */
export function takeLock(file: string): string | undefined {
	try {
		fs.writeFileSync(file, `${process.pid} ${os.hostname()}`, { flag: 'wx' });
		held.add(file);
		return undefined;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	const [pid, host] = text.split(' ');
	const left = Number(pid) === process.pid && !held.has(file);
	if (host !== os.hostname() || (runs(Number(pid)) && !left)) return text;
	// Its owner was killed. Only the one that manages to move the file away takes its place.
	const moved = `${file}.${process.pid}`;
	fs.renameSync(file, moved);
	fs.rmSync(moved, { force: true });
	return takeLock(file);
}

/** Gives back a lock that this process holds. */
export function freeLock(file: string): void {
	held.delete(file);
	fs.rmSync(file, { force: true });
}

/**
 * Runs `work` while nobody else writes to the content folder.
 *
 * Throws an IngestError where another run has not ended after `patience` seconds.
 */
export async function withLock<Result>(
	contentDir: string,
	say: (sentence: string) => void,
	work: () => Promise<Result>,
	patience = 600,
): Promise<Result> {
	const folder = path.join(contentDir, ownFolder);
	fs.mkdirSync(folder, { recursive: true });
	const file = path.join(folder, 'lock');
	for (let waited = 0; ; waited += 1) {
		const owner = takeLock(file);
		if (owner === undefined) break;
		if (waited === 0)
			say(`Another ingest (process ${owner}) is writing to ${contentDir}: waiting for it …`);
		if (waited >= patience * 2) {
			throw new IngestError(
				'lock',
				`expected no other ingest, found process ${owner}; if it is dead, delete ${file}`,
			);
		}
		await wait(500);
	}
	try {
		return await work();
	} finally {
		freeLock(file);
	}
}
