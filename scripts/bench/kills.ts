/**
 * Kills real ingests with SIGKILL at random moments, and looks at what each leaves behind.
 *
 * An archive of four meetings is read again from corrected documents. The child is killed between the moment it takes the
 * lock and the moment an undisturbed one ends; every second time while files are being moved. Then, for each meeting, every record is the old one or every record is the
 * new one, `changes.json` says the same, and the next run ends where an undisturbed run does. Windows knows no SIGKILL;
 * Node ends the process there as abruptly.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { finishInterrupted, loadChanges, ownFolder } from '../ingest/journal.ts';
import { ingest } from '../ingest/run.ts';
import { sha256Of } from '../ingest/source.ts';
import { oneThread } from '../ingest/thread-pool.ts';
import { generator } from './fuzz.ts';

export interface KillReport {
	/** Ingests that were killed while they ran. */
	readonly kills: number;
	/** Ingests that had ended before the kill came: not counted as kills. */
	readonly late: number;
	/** What a kill left: no meeting changed, every one, or some of them. */
	readonly left: { readonly old: number; readonly new: number; readonly between: number };
	/** Kills that left a journal which the next run had to carry out. */
	readonly journals: number;
	/** What is wrong, one sentence each. */
	readonly findings: readonly string[];
}

export interface KillOptions {
	readonly kills: number;
	readonly seed: number;
	/** Told how far it is, for people. */
	readonly say?: (sentence: string) => void;
}

const days = ['4. marts 2025', '1. april 2025', '6. maj 2025', '3. juni 2025'];

/** Minutes of twelve items; those of `edition` 2 are longer by one item and differ in every other. */
function minutes(day: string, edition: number): string {
	const items = Array.from({ length: 11 + edition }, (_, index) =>
		[
			`Punkt ${index + 1}: Vej nummer ${index + 1}`,
			`Sagsnr.: 25/00${1000 + index}`,
			'Sagsfremstilling',
			`Vejen er ${index + edition} kilometer lang og belægges på ny i udgave ${edition}.`,
			'Beslutning',
			'Godkendt.',
			'Bilag',
			`Kort ${edition} over vejen`,
			'',
		].join('\n'),
	);
	const head = ['Teknik- og Miljøudvalget', 'Referat', `Mødedato: ${day}`, 'Mødested: Klitten', ''];
	return [...head, ...items].join('\n');
}

/** Every file of an archive by its path, with its text; ingest's own and `changes.json` left out. */
function filesOf(content: string): Map<string, string> {
	const files = new Map<string, string>();
	for (const entry of fs.readdirSync(content, { recursive: true, withFileTypes: true })) {
		const full = path.join(entry.parentPath, entry.name);
		const name = path.relative(content, full).split(path.sep).join('/');
		if (!entry.isFile() || name.startsWith(`${ownFolder}/`) || name === 'changes.json') continue;
		files.set(name, fs.readFileSync(full, 'utf8'));
	}
	return files;
}

/** What belongs together: a record's meeting; a source file stands alone, since it is copied with its meeting. */
const meetingOf = (name: string): string =>
	/\d{4}-\d{2}-\d{2}/u.exec(name)?.[0] ?? (/(?<=referat-)\d/u.exec(name)?.[0] || name);

/** For each meeting whether its files are the old ones or the new ones; throws where they are neither. */
function sidesOf(
	now: ReadonlyMap<string, string>,
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string>,
): Map<string, 'old' | 'new'> {
	const sides = new Map<string, 'old' | 'new'>();
	for (const name of new Set([...now.keys(), ...before.keys(), ...after.keys()])) {
		const [text, old, fresh] = [now, before, after].map((files) => files.get(name));
		if (old === fresh) {
			if (text !== old) throw new Error(`${name} is neither the old file nor the new one`);
			continue;
		}
		const side = text === old ? 'old' : text === fresh ? 'new' : undefined;
		if (side === undefined) throw new Error(`${name} is neither the old file nor the new one`);
		const meeting = meetingOf(name);
		if ((sides.get(meeting) ?? side) !== side)
			throw new Error(`${name} is ${side}, others are not`);
		sides.set(meeting, side);
	}
	return sides;
}

/** Throws where `changes.json` does not know each record as it stands. */
function compareChanges(content: string, files: ReadonlyMap<string, string>): void {
	const changes = loadChanges(content);
	for (const [name, text] of files) {
		if (name.endsWith('.mdx') && changes.get(name)?.hash !== sha256Of(text))
			throw new Error(`changes.json does not know ${name} as it stands`);
	}
	for (const name of changes.keys())
		if (!files.has(name)) throw new Error(`changes.json knows ${name}, which is not there`);
}

/**
 * Runs the command; kills it `delay` ms after it took the lock, or, where `aimed` is given, so many ms after the next
 * journal came to stand: files are being moved then, for a few milliseconds only. True where it was killed, with how long it worked. */
async function runAndKill(
	words: readonly string[],
	lock: string,
	environment: NodeJS.ProcessEnv,
	delay: number,
	aimed?: number,
): Promise<{ killed: boolean; milliseconds: number }> {
	const script = fileURLToPath(new URL('../ingest.ts', import.meta.url));
	const child = spawn(process.execPath, [script, ...words], { stdio: 'ignore', env: environment });
	let ended = false;
	const end = new Promise<NodeJS.Signals | null>((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (_, signal) => {
			ended = true;
			resolve(signal);
		});
	});
	while (!ended && !fs.existsSync(lock)) await wait(1);
	const begun = performance.now();
	if (delay === Infinity) {
		while (!ended && fs.existsSync(lock)) await wait(1);
	} else {
		const until = begun + delay;
		while (!ended && performance.now() < until) await wait(until - performance.now() > 4 ? 2 : 0);
		if (aimed !== undefined) {
			const journal = path.join(path.dirname(lock), 'journal.json');
			while (!ended && !fs.existsSync(journal)) await nextTurn();
			const at = performance.now() + aimed;
			while (performance.now() < at);
		}
		child.kill('SIGKILL');
	}
	const milliseconds = performance.now() - begun;
	return { killed: (await end) === 'SIGKILL', milliseconds };
}

/** Kills ingests until `kills` of them died at work. */
export async function killIngests(options: KillOptions): Promise<KillReport> {
	const { kills, seed, say } = options;
	const random = generator(seed);
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'udvalgsarkiv-kills-'));
	const documents = path.join(root, 'documents', 'nordsoe');
	const content = path.join(root, 'content');
	const lock = path.join(content, ownFolder, 'lock');
	const words = [documents, '--content', content, '--date', '2025-07-01'];
	const environment = { ...process.env, NODE_COMPILE_CACHE: path.join(root, 'compiled') };
	const finish = () =>
		ingest({
			words: [documents],
			contentDir: content,
			dryRun: false,
			force: false,
			today: '2025-07-01',
			say: () => undefined,
			progress: () => undefined,
			makeBuilder: oneThread,
		});
	const put = (edition: number) => {
		fs.mkdirSync(documents, { recursive: true });
		for (const [index, day] of days.entries())
			fs.writeFileSync(path.join(documents, `referat-${index}.txt`), minutes(day, edition));
	};
	const left = { old: 0, new: 0, between: 0 };
	const findings: string[] = [];
	let [done, late, journals] = [0, 0, 0];
	try {
		put(1);
		await finish();
		const before = filesOf(content);
		const first = path.join(root, 'first');
		fs.cpSync(content, first, { recursive: true });
		const reset = () => {
			fs.rmSync(content, { recursive: true, force: true });
			fs.cpSync(first, content, { recursive: true });
		};
		put(2);
		// The first fills the cache of compiled code; the second is how long one takes.
		await runAndKill(words, lock, environment, Infinity);
		reset();
		const { milliseconds } = await runAndKill(words, lock, environment, Infinity);
		const after = filesOf(content);
		for (let turn = 0; done < kills && late < kills + 20; turn += 1) {
			reset();
			const aimed = turn % 2 === 0 ? undefined : random() * 2;
			const delay = random() * milliseconds * (aimed === undefined ? 1 : 0.5);
			const run = await runAndKill(words, lock, environment, delay, aimed);
			if (!run.killed) {
				late += 1;
				continue;
			}
			done += 1;
			if (done % 20 === 0) say?.(`${done} killed, ${findings.length} found`);
			if (fs.existsSync(path.join(content, ownFolder, 'journal.json'))) journals += 1;
			try {
				finishInterrupted(content);
				const now = filesOf(content);
				const sides = new Set(sidesOf(now, before, after).values());
				compareChanges(content, now);
				left[sides.size === 2 ? 'between' : sides.has('new') ? 'new' : 'old'] += 1;
				await finish();
				sidesOf(filesOf(content), after, after);
				compareChanges(content, after);
				for (const name of ['lock', 'journal.json', 'stage', 'changes.log'])
					if (fs.existsSync(path.join(content, ownFolder, name)))
						throw new Error(`the next run left ${name}`);
			} catch (error) {
				findings.push(`kill ${turn} of seed ${seed}: ${String(error)}`);
			}
		}
	} finally {
		fs.rmSync(root, { recursive: true, force: true });
	}
	return { kills: done, late, left, journals, findings };
}
