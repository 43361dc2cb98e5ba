/** Runs a script of Node and says what it used. */
import { spawn } from 'node:child_process';
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
	/** Most memory that a child process of another program held (Pagefind's, Hugo's), in MB; 0 where the system does not say. */
	readonly childPeak: number;
}

function readProc(file: string): string {
	try {
		return readFileSync(`/proc/${file}`, 'utf8');
	} catch {
		// It has ended, or this is not Linux.
		return '';
	}
}

/** Most memory, in MB, that a process has held so far; 0 where it is not told. */
const peakOf = (id: string): number =>
	Number(/^VmHWM:\s+(\d+) kB/mu.exec(readProc(`${id}/status`))?.[1] ?? 0) / 1024;

/** The most memory, in MB, that one of a process's children has held so far that is not Node. */
function childPeakOf(id: number | undefined): number {
	const children = readProc(`${id}/task/${id}/children`).split(' ').filter(Boolean);
	const isNode = (child: string) => /^(?:node|MainThread)$/mu.test(readProc(`${child}/comm`));
	return Math.max(0, ...children.filter((child) => !isNode(child)).map(peakOf));
}

/**
 * Runs `words` with this Node.
 *
 * @throws Error with the end of what the script said, where it does not end with 0, or not within an hour
 */
export async function measure(words: readonly string[], cwd = process.cwd()): Promise<Usage> {
	const folder = mkdtempSync(path.join(tmpdir(), 'usage-'));
	const file = path.join(folder, 'usage.json');
	const hook = new URL('usage-hook.ts', import.meta.url).href;
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', '--import', hook, ...words],
		{
			cwd,
			env: { ...process.env, UDVALGSARKIV_USAGE: file },
			stdio: ['ignore', 'pipe', 'pipe'],
			timeout: 3_600_000,
		},
	);
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			said = `${said}${text}`.slice(-2000);
		});
	}
	let childPeak = 0;
	const timer = setInterval(() => {
		childPeak = Math.max(childPeak, childPeakOf(child.pid));
	}, 100);
	try {
		const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (...ended) => resolve(ended));
		});
		if (code !== 0) throw new Error(`${words[0]} ended with ${code ?? signal}: ${said.trim()}`);
		return { ...(JSON.parse(readFileSync(file, 'utf8')) as Omit<Usage, 'childPeak'>), childPeak };
	} finally {
		clearInterval(timer);
		rmSync(folder, { recursive: true, force: true });
	}
}

/** As `measure`, for a command of this project with the flags that `npm run` gives. */
export function measureOurs(words: readonly string[]): Promise<Usage> {
	return measure([...nodeFlags, ...words]);
}

/** Seconds of processor time that `run` takes in this process. */
export async function cpuOf(run: () => unknown): Promise<number> {
	const start = process.cpuUsage();
	await run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1e6;
}
