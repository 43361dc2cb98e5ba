/** Runs a script of Node and says what it used. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { nodeFlags } from '../node-options.mjs';

/** What a process used. */
export interface Usage {
	/** Seconds of processor time, user and system, its child processes with it. */
	readonly cpu: number;
	/** Most memory the Node process held, in MB. */
	readonly peak: number;
}

/**
 * Runs `words` with this Node.
 *
 * @throws Error with the end of what the script said, where it does not end with 0
 */
export function measure(words: readonly string[], cwd = process.cwd()): Usage {
	const folder = mkdtempSync(path.join(tmpdir(), 'usage-'));
	const file = path.join(folder, 'usage.json');
	const hook = new URL('usage-hook.ts', import.meta.url).href;
	try {
		const result = spawnSync(
			process.execPath,
			['--disable-warning=ExperimentalWarning', '--import', hook, ...words],
			{
				cwd,
				encoding: 'utf8',
				maxBuffer: 1e9,
				env: { ...process.env, UDVALGSARKIV_USAGE: file },
			},
		);
		if (result.status !== 0) {
			throw new Error(`${words[0]}: ${(result.stderr || result.stdout).slice(-2000)}`);
		}
		return JSON.parse(readFileSync(file, 'utf8')) as Usage;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** As `measure`, for a command of this project with the flags that `npm run` gives. */
export function measureOurs(words: readonly string[]): Usage {
	return measure([...nodeFlags, ...words]);
}

/** Seconds of processor time that `run` takes in this process. */
export async function cpuOf(run: () => unknown): Promise<number> {
	const start = process.cpuUsage();
	await run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1e6;
}
