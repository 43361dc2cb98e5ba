import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../scripts/ingest/lock.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

const lockFile = (): string => path.join(archive.content, '.ingest/lock');
const silent = (): void => undefined;

test('a second run waits for the first, and says so', async () => {
	const order: string[] = [];
	const said: string[] = [];
	const first = withLock(archive.content, silent, async () => {
		await wait(100);
		order.push('first');
	});
	const second = withLock(
		archive.content,
		(sentence) => said.push(sentence),
		() => Promise.resolve(order.push('second')),
	);
	await Promise.all([first, second]);
	expect(order).toEqual(['first', 'second']);
	expect(said).toHaveLength(1);
	expect(fs.existsSync(lockFile())).toBe(false);
});

test('a run that has waited long enough gives up, and leaves the lock', async () => {
	await withLock(archive.content, silent, async () => {
		await expect(withLock(archive.content, silent, () => Promise.resolve(), 0)).rejects.toThrow(
			/delete .*lock/,
		);
	});
	expect(fs.existsSync(lockFile())).toBe(false);
});

test('the lock of a process that was killed is taken over', async () => {
	const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
	const { pid } = child;
	child.kill('SIGKILL');
	await new Promise((resolve) => child.on('exit', resolve));
	fs.mkdirSync(path.dirname(lockFile()), { recursive: true });
	fs.writeFileSync(lockFile(), `${pid} ${os.hostname()}`);
	expect(await withLock(archive.content, silent, () => Promise.resolve('done'), 0)).toBe('done');
});

test('the lock is given back where the work fails', async () => {
	await expect(
		withLock(archive.content, silent, () => Promise.reject(new Error('fejl'))),
	).rejects.toThrow('fejl');
	expect(fs.existsSync(lockFile())).toBe(false);
});
