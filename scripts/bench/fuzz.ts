/**
 * A fuzzer over every input format: documents of the demonstration, damaged and made hostile in ways that a fixed seed
 * decides, go through ingest up to the HTML of their records.
 *
 * Found is: a fault of the program (anything but a meeting or a sentence why there is none), five seconds without an end,
 * markup or code that reaches a page, a record that does not survive being written and read.
 *
 *     node scripts/bench/fuzz.ts --documents 100000 --seed 1
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { compileBody } from '../../src/records/compile.ts';
import { readRecord } from '../../src/records/frontmatter.ts';
import { runCommand } from '../command.ts';
import { formatOf } from '../ingest/readers.ts';
import type { SourceFormat } from '../ingest/types.ts';
import { Workshop } from '../ingest/workshop.ts';
import { findMarkup } from './markup-guard.ts';

/** One thing that must never happen, and how to make it happen again. */
export interface FuzzFinding {
	/** Number of the document: with the seed it gives the bytes again. */
	readonly document: number;
	readonly seed: number;
	readonly base: string;
	readonly kind: 'fault' | 'hang' | 'markup' | 'round-trip';
	readonly text: string;
}

export interface FuzzReport {
	readonly documents: number;
	readonly byFormat: Readonly<Record<string, number>>;
	/** Documents that became meetings; the others were refused with a sentence. */
	readonly meetings: number;
	/** CPU milliseconds spent, by format. */
	readonly spent: Readonly<Record<string, number>>;
	/** CPU milliseconds of the slowest document. */
	readonly slowest: number;
	readonly findings: readonly FuzzFinding[];
}

/** CPU time a document may take, in milliseconds. */
const limit = 5000;
/** Time after which a document is taken to have no end, on a machine however busy. */
const watchdog = 30_000;

/** A generator of numbers in [0, 1): the same for the same seed, on every machine. */
export function generator(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T =>
	list[Math.floor(random() * list.length)]!;

/** What hostile or broken documents hold. */
const tokens: readonly string[] = [
	'<script>alert(1)</script>',
	'</title><script src=//x></script>',
	'<img src=x onerror=alert(1)>',
	'<svg/onload=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'[x](javascript:alert(1))',
	'![x](data:text/html,<script>1</script>)',
	'<javascript:alert(1)>',
	'{process.exit(1)}',
	'{{constructor.constructor("x")()}}',
	'<Component {...props} />',
	'<style>*{display:none}</style>',
	'import fs from "fs"',
	'export const x = 1',
	'---\ntitle: "x"\n---',
	'\n---\n',
	'\n...\n',
	'"""',
	"'}]}",
	'!!js/function',
	'&amp;lt;script&amp;gt;',
	'&#x3c;script&#x3e;',
	'<!-- ',
	' -->',
	']]>',
	'<![CDATA[',
	'<?xml version="1.0"?>',
	'<!ENTITY a "aaaa">',
	'&a;&a;&a;',
	'../../../../etc/passwd',
	'..\\..\\x',
	'\u0000',
	'\u202e',
	'\u2066',
	'\u200b',
	'\ufeff',
	'\ud800',
	'\u2028',
	'\f',
	'\u0085',
	'|',
	'| - | - |\n',
	'\\',
	'`',
	'```\n',
	'# ',
	'> ',
	'* * *',
	'1. ',
	'[a]: b',
	'[^1]: x',
	'~~~',
	'$&',
	'__proto__',
	'constructor',
	'Punkt 1',
	'Punkt 999999999999',
	'Lukket punkt',
	'(Lukket)',
	'Åbent',
	'Bilag',
	'Beslutning',
	'Indstilling:',
	'Sagsfremstilling',
	'Sagsnr. ',
	'Fraværende: ',
	'Afbud fra ',
	'Dagsorden',
	'Referat',
	'Mødedato 31. februar 2025',
	'Side 1 af 1',
	'For stemte A, B (C) og D.',
	'070761-4285',
	'-\n',
	'\r',
	'\t\t\t',
	'9'.repeat(400),
	'x'.repeat(2000),
	' '.repeat(3000),
	'('.repeat(500),
	'<'.repeat(500),
	'- '.repeat(500),
	'a@a.'.repeat(300),
	'1.1.1.1.'.repeat(200),
];

/** A text after one to twelve accidents. */
function damageText(random: Random, text: string): string {
	let damaged = text;
	const count = 1 + Math.floor(random() * 12);
	for (let turn = 0; turn < count; turn += 1) {
		const at = Math.floor(random() * damaged.length);
		const to = Math.min(damaged.length, at + Math.floor(random() ** 3 * 2000));
		switch (Math.floor(random() * 9)) {
			case 0:
			case 1:
			case 2:
				damaged = damaged.slice(0, at) + pick(random, tokens) + damaged.slice(at);
				break;
			case 3: {
				// At the start of a line, where most things begin.
				const line = damaged.indexOf('\n', at) + 1;
				damaged = `${damaged.slice(0, line)}${pick(random, tokens)}\n${damaged.slice(line)}`;
				break;
			}
			case 4:
				damaged = damaged.slice(0, at) + damaged.slice(to);
				break;
			case 5:
				damaged = damaged.slice(0, to) + damaged.slice(at, to) + damaged.slice(to);
				break;
			case 6: {
				const lines = damaged.split('\n');
				const from = Math.floor(random() * lines.length);
				const moved = lines.splice(from, 1 + Math.floor(random() * 5));
				lines.splice(Math.floor(random() * lines.length), 0, ...moved);
				damaged = lines.join('\n');
				break;
			}
			case 7:
				damaged =
					damaged.slice(0, at) +
					String.fromCodePoint(Math.floor(random() * (random() < 0.8 ? 0x300 : 0xffff))) +
					damaged.slice(at + 1);
				break;
			default:
				if (random() < 0.2) damaged = damaged.slice(0, at);
				else damaged = damaged.replaceAll('\n', random() < 0.5 ? '\r\n' : '\n');
		}
	}
	return damaged.slice(0, 200_000);
}

/** Bytes after some are changed, taken away or doubled. */
function damageBytes(random: Random, bytes: Uint8Array): Uint8Array {
	let damaged = Uint8Array.from(bytes);
	const count = 1 + Math.floor(random() * 20);
	for (let turn = 0; turn < count && damaged.length > 0; turn += 1) {
		const at = Math.floor(random() * damaged.length);
		if (random() < 0.9) damaged[at] = Math.floor(random() * 256);
		else if (random() < 0.5) damaged = damaged.slice(0, at);
		else damaged = Uint8Array.from([...damaged.slice(0, at), ...damaged.slice(at)]);
	}
	return damaged;
}

/** A document of the demonstration, as it is before anything happens to it. */
interface Base {
	readonly name: string;
	readonly format: SourceFormat;
	readonly bytes: Uint8Array;
	readonly text: string;
	/** The parts of a DOCX file. */
	readonly parts?: Readonly<Record<string, Uint8Array>>;
}

function readBases(folder: string): Base[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort()
		.flatMap((file) => {
			const format = formatOf(file);
			if (format === undefined) return [];
			const bytes = new Uint8Array(readFileSync(file));
			return [
				{
					name: path.basename(file),
					format,
					bytes,
					text: strFromU8(bytes, format === 'pdf' || format === 'docx'),
					...(format === 'docx' ? { parts: unzipSync(bytes) } : {}),
				},
			];
		});
}

/** Mostly the beginning of a document and a piece of it, since accidents far from each other do not meet. */
function excerpt(random: Random, text: string): string {
	const lines = text.split('\n');
	if (lines.length < 40 || random() < 0.1) return text;
	const from = 10 + Math.floor(random() * (lines.length - 30));
	return [...lines.slice(0, 10), ...lines.slice(from, from + 20)].join('\n');
}

function damage(random: Random, base: Base): Uint8Array {
	if (base.parts && random() < 0.7) {
		const name = 'word/document.xml';
		const xml = damageText(random, strFromU8(base.parts[name]!));
		return zipSync({ ...base.parts, [name]: strToU8(xml) }, { level: 0 });
	}
	if (base.format === 'pdf') {
		if (random() < 0.5) return damageBytes(random, base.bytes);
		return Uint8Array.from(damageText(random, base.text), (unit) => unit.charCodeAt(0) & 0xff);
	}
	if (base.format === 'docx' || random() < 0.05) return damageBytes(random, base.bytes);
	const text = base.format === 'text' ? excerpt(random, base.text) : base.text;
	return strToU8(damageText(random, text));
}

/** Of a hundred documents, how many are of each format: reading a PDF costs thirty times a text. */
const shares: readonly (readonly [SourceFormat, number])[] = [
	['text', 72],
	['html', 10],
	['xml', 9],
	['docx', 7],
	['pdf', 2],
];

function chooseBase(random: Random, bases: readonly Base[]): Base {
	let at = random() * 100;
	for (const [format, share] of shares) {
		at -= share;
		const own = bases.filter((base) => base.format === format);
		if (at < 0 && own.length > 0) return pick(random, own);
	}
	return pick(random, bases);
}

/** The bytes of one document of a run. */
function fuzzedDocument(
	seed: number,
	document: number,
	bases: readonly Base[],
): { base: Base; bytes: Uint8Array } {
	const random = generator(Math.imul(seed, 0x9e3779b1) ^ Math.imul(document + 1, 0x85ebca6b));
	const base = chooseBase(random, bases);
	return { base, bytes: damage(random, base) };
}

const noWords = {
	paragraphLink: '',
	headingLink: (text: string) => text,
	table: () => 'x',
	page: () => 'x',
};

/** What is wrong with the records of one document; undefined where nothing is. */
function inspect(
	files: readonly { path: string; text: string }[],
): FuzzFinding['text'] | undefined {
	for (const { path: file, text } of files) {
		if (!/^(?:meetings|items|attachments)\/[a-z0-9/-]+\.mdx$/u.test(file)) {
			return `the path ${JSON.stringify(file)}`;
		}
		const { data, body } = readRecord(text);
		const { html } = compileBody(body, { words: noWords });
		const markup = findMarkup(html);
		if (markup !== undefined) return `${file}: ${markup}`;
		if (!('title' in data) && !('documents' in data)) return `${file}: no title`;
	}
	return undefined;
}

interface Progress {
	readonly done: number;
	readonly format?: string;
	readonly meeting?: boolean;
	readonly milliseconds?: number;
	readonly finding?: FuzzFinding;
}

interface Job {
	readonly seed: number;
	readonly from: number;
	readonly to: number;
	readonly sources: string;
	/** Number of the document at work, and when it was begun: read by the main thread's watchdog. */
	readonly clock: SharedArrayBuffer;
}

/** What became of one document. */
interface Examined {
	readonly meeting: boolean;
	/** CPU time. */
	readonly milliseconds: number;
	readonly kind?: FuzzFinding['kind'];
	readonly text?: string;
}

/** Reads one file as ingest does, up to the HTML of its records. */
async function examine(file: string, contentDir: string): Promise<Examined> {
	const begun = process.threadCpuUsage();
	let meeting = false;
	let found: Pick<Examined, 'kind' | 'text'> = {};
	try {
		const workshop = new Workshop({ contentDir, handKept: [] });
		const name = `source/nordsoe/${path.basename(file)}`;
		const source = { path: file, file: name, municipality: 'nordsoe' };
		const result = await workshop.build({ sources: [source], attached: [] });
		if ('built' in result) {
			meeting = true;
			const text = inspect(result.built.files);
			if (text !== undefined) found = { kind: 'markup', text: text.slice(0, 400) };
		} else if (result.rule === 'fault' || result.rule === 'file') {
			found = { kind: 'fault', text: (result.messages[0]?.text ?? '').slice(0, 400) };
		}
	} catch (error) {
		found = { kind: 'round-trip', text: ((error as Error).stack ?? String(error)).slice(0, 400) };
	}
	const { user, system } = process.threadCpuUsage(begun);
	const milliseconds = (user + system) / 1000;
	if (found.kind === undefined && milliseconds > limit) {
		found = { kind: 'hang', text: `${Math.round(milliseconds)} ms` };
	}
	return { meeting, milliseconds, ...found };
}

async function work(job: Job, tell: (progress: Progress) => void): Promise<void> {
	const { seed, from, to, sources, clock } = job;
	const at = new Float64Array(clock);
	const bases = readBases(sources);
	const folder = mkdtempSync(path.join(os.tmpdir(), 'udvalgsarkiv-fuzz-'));
	try {
		for (let document = from; document < to; document += 1) {
			const { base, bytes } = fuzzedDocument(seed, document, bases);
			const file = path.join(folder, `dokument${path.extname(base.name)}`);
			writeFileSync(file, bytes);
			at[0] = document;
			at[1] = Date.now();
			const { kind, text = '', meeting, milliseconds } = await examine(file, folder);
			at[1] = 0;
			const finding: FuzzFinding | undefined =
				kind === undefined ? undefined : { document, seed, base: base.name, kind, text };
			tell({
				done: document + 1,
				format: base.format,
				meeting,
				milliseconds,
				...(finding ? { finding } : {}),
			});
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

export interface FuzzOptions {
	readonly documents: number;
	readonly seed: number;
	/** Folder of the documents to begin from. */
	readonly sources: string;
	readonly threads?: number;
	/** Ends earlier where it takes longer, in seconds. */
	readonly patience?: number;
	readonly say?: (sentence: string) => void;
}

/** Runs the fuzzer; a document that hangs is found by a watchdog, and the run goes on after it. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
	const { documents, seed, sources, threads = 1, patience = Infinity, say } = options;
	const byFormat: Record<string, number> = {};
	const spent: Record<string, number> = {};
	const findings: FuzzFinding[] = [];
	let meetings = 0;
	let slowest = 0;
	let done = 0;
	const end = Date.now() + patience * 1000;
	const part = async (from: number, to: number): Promise<void> => {
		let next = from;
		while (next < to && Date.now() < end) {
			const clock = new SharedArrayBuffer(16);
			const at = new Float64Array(clock);
			const job: Job = { seed, from: next, to, sources, clock };
			const worker = new Worker(new URL(import.meta.url), { workerData: job });
			await new Promise<void>((resolve, reject) => {
				const watch = setInterval(() => {
					if (Date.now() > end) {
						void worker.terminate();
						return;
					}
					if (at[1] === 0 || Date.now() - at[1]! < watchdog) return;
					const document = at[0]!;
					const finding = {
						document,
						seed,
						base: '?',
						kind: 'hang',
						text: 'does not end',
					} as const;
					findings.push(finding);
					say?.(JSON.stringify(finding));
					next = document + 1;
					void worker.terminate();
				}, 250);
				worker.on('message', (progress: Progress) => {
					next = progress.done;
					done += 1;
					if (done % 10_000 === 0) say?.(`${done} documents, ${findings.length} found`);
					byFormat[progress.format!] = (byFormat[progress.format!] ?? 0) + 1;
					spent[progress.format!] = (spent[progress.format!] ?? 0) + progress.milliseconds!;
					if (progress.meeting) meetings += 1;
					slowest = Math.max(slowest, progress.milliseconds!);
					if (!progress.finding) return;
					findings.push(progress.finding);
					say?.(JSON.stringify(progress.finding));
				});
				worker.on('error', (error) => {
					clearInterval(watch);
					reject(error);
				});
				worker.on('exit', () => {
					clearInterval(watch);
					resolve();
				});
			});
		}
	};
	const size = Math.ceil(documents / threads);
	await Promise.all(
		Array.from({ length: threads }, (_, thread) =>
			part(thread * size, Math.min(documents, (thread + 1) * size)),
		),
	);
	return { documents: done, byFormat, meetings, spent, slowest: Math.round(slowest), findings };
}

const usage = `node scripts/bench/fuzz.ts [options]

  --documents N   how many (default 2000)
  --seed N        which ones (default 1)
  --threads N     (default 1)
  --seconds N     ends after so long
  --sources DIR   documents to begin from (default content/source)
  --keep N        writes document N to standard output instead
  --file FILE     examines one file instead
`;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			documents: { type: 'string', default: '2000' },
			seed: { type: 'string', default: '1' },
			threads: { type: 'string', default: '1' },
			seconds: { type: 'string', default: '100000' },
			sources: { type: 'string', default: 'content/source' },
			keep: { type: 'string' },
			file: { type: 'string' },
		},
	});
	if (values.keep !== undefined) {
		const bases = readBases(values.sources);
		process.stdout.write(fuzzedDocument(Number(values.seed), Number(values.keep), bases).bytes);
		return 0;
	}
	if (values.file !== undefined) {
		const examined = await examine(values.file, path.join(os.tmpdir(), 'udvalgsarkiv-none'));
		console.log(JSON.stringify(examined));
		return examined.kind === undefined ? 0 : 1;
	}
	const report = await fuzz({
		documents: Number(values.documents),
		seed: Number(values.seed),
		threads: Number(values.threads),
		patience: Number(values.seconds),
		sources: values.sources,
		say: (sentence) => console.error(sentence),
	});
	console.log(JSON.stringify(report, null, '\t'));
	return report.findings.length > 0 ? 1 : 0;
}

if (!isMainThread && (workerData as Partial<Job> | null)?.clock) {
	await work(workerData as Job, (progress) => parentPort!.postMessage(progress));
} else if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	await runCommand(usage, main);
}
