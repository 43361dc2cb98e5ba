/** Runs another command of the project in a process of its own, its output going to the terminal. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from './node-options.mjs';

/** Gives the exit status; `script` is a file of this folder (`ingest.ts`). */
export function runScript(script: string, words: readonly string[]): number {
	const file = path.join(path.dirname(fileURLToPath(import.meta.url)), script);
	const result = spawnSync(process.execPath, [...nodeFlags, file, ...words], { stdio: 'inherit' });
	return result.status ?? 1;
}
