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

/** Takes the lock where it is free or its owner is dead; gives the owner's words otherwise. */
function tryLock(file: string, own: string): string | undefined {
	try {
		fs.writeFileSync(file, own, { flag: 'wx' });
		return undefined;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	const [pid, host] = text.split(' ');
	if (host !== os.hostname() || runs(Number(pid))) return text;
	// Its owner was killed. Only the one that manages to move the file away takes its place.
	const moved = `${file}.${process.pid}`;
	fs.renameSync(file, moved);
	fs.rmSync(moved, { force: true });
	return tryLock(file, own);
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
	const own = `${process.pid} ${os.hostname()}`;
	for (let waited = 0; ; waited += 1) {
		const owner = tryLock(file, own);
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
		fs.rmSync(file, { force: true });
	}
}
