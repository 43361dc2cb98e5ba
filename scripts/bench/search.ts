/**
 * What a reader's first question costs: ours beside one plain Pagefind index over the same pages, in one browser, each
 * question with nothing kept from the one before. Gives figures of this run; nothing is kept.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { readArchive } from '../../src/archive/archive.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { browserArguments, findBrowser } from '../browser.ts';
import { writeCorpus } from './corpus.ts';
import type { Row } from './table.ts';
import { measure } from './usage.ts';

/** Slow 4G as Chromium's own tools have it: 150 ms a request, 1.6 Mbit/s down, 750 kbit/s up. */
const slow4g = {
	offline: false,
	latency: 150,
	downloadThroughput: 1_600_000 / 8,
	uploadThroughput: 750_000 / 8,
};

/** Peak memory in MB of the named programs that run while a script does, and the seconds it took. */
async function watch(
	script: string,
	program: string,
): Promise<{ seconds: number; own: number; program: number }> {
	const child = spawn(
		process.execPath,
		['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
		{ stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const start = performance.now();
	const most = { own: 0, program: 0 };
	const peakOf = (id: string): number => {
		try {
			const status = readFileSync(`/proc/${id}/status`, 'utf8');
			return Number(/^VmHWM:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0) / 1024;
		} catch {
			return 0;
		}
	};
	const look = (): void => {
		most.own = Math.max(most.own, peakOf(String(child.pid)));
		const children = (() => {
			try {
				return readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
			} catch {
				return '';
			}
		})();
		for (const id of children.split(' ').filter(Boolean)) {
			most.program = Math.max(most.program, peakOf(id));
		}
	};
	const timer = setInterval(look, 200);
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	clearInterval(timer);
	if (code !== 0) throw new Error(`${program} ended with ${code}`);
	return { seconds: (performance.now() - start) / 1000, ...most };
}

const importing = (file: string): string =>
	`await import(${JSON.stringify(new URL(file, import.meta.url).href)})`;

/** Builds one of the two indexes in a process of its own. */
function buildIn(content: string, out: string, file: string, name: string) {
	const words = [content, out].map((one) => JSON.stringify(path.resolve(one)));
	return watch(
		`const { readArchive } = ${importing('../../src/archive/archive.ts')};
		const made = ${importing(file)};
		await made.${name}(readArchive(${words[0]}), ${words[1]});`,
		name,
	);
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
};

interface Served {
	readonly address: string;
	/** What was sent, with its bytes as they were sent, without headers; emptied by who reads it. */
	readonly sent: { file: string; bytes: number }[];
	readonly close: () => void;
}

/** Serves a folder as a host with gzip does: text packed, Pagefind's own files as they are, everything kept by the browser. */
async function serve(folder: string): Promise<Served> {
	const sent: Served['sent'] = [];
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
		const type = types[path.extname(file)];
		try {
			const content = readFileSync(file);
			response.writeHead(200, {
				'content-type': type ?? 'application/octet-stream',
				'cache-control': 'max-age=600',
				...(type === undefined ? {} : { 'content-encoding': 'gzip' }),
			});
			const body = type === undefined ? content : gzipSync(content);
			sent.push({ file: pathname, bytes: body.length });
			response.end(body);
		} catch {
			sent.push({ file: pathname, bytes: 0 });
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		sent,
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => server.close(),
	};
}

/** Pagefind as its guide has it: a page that asks and shows ten results. */
const plainPage = `<!doctype html><html lang="da"><meta charset="utf-8"><title>Pagefind</title>
<ol id="resultater" data-state="idle"></ol>
<script type="module">
const { createInstance } = await import('/plain/pagefind.js');
// Not in a worker: there the browser's network would not be slow.
const pagefind = createInstance({ basePath: '/plain/', noWorker: true });
const found = await pagefind.search(new URLSearchParams(location.search).get('q'));
const shown = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
const list = document.querySelector('ol');
list.innerHTML = shown.map(({ url, meta, excerpt }) => '<li><a href="' + url + '">' + meta.title + '</a> ' + excerpt).join('');
list.dataset.state = 'done';
</script></html>`;

/**
 * Questions of every kind, from places all over the archive: a common word, two words of a title, a rare compound, a
 * case number, a name.
 */
function questionsOf(archive: Archive): string[] {
	const at = (share: number) => archive.items[Math.floor(archive.items.length * share)]!;
	const longest = (text: string) =>
		text
			.split(/[\s.]+/u)
			.filter((word) => /^\p{L}+$/u.test(word))
			.sort((a, b) => b.length - a.length)[0]!;
	return [0.03, 0.22, 0.41, 0.6, 0.79].flatMap((share) => {
		const item = at(share);
		const words = item.data.title.split(' ');
		const name = archive.read(item).body.match(/forelagt af (\p{L}+ \p{L}+)/u)?.[1] ?? words[2]!;
		return [
			words[0]!,
			`${words[1]} ${words[2]}`,
			longest(archive.read(item).body),
			item.data.caseNumber!,
			name,
		];
	});
}

interface Asked {
	readonly bytes: number;
	readonly requests: number;
	/** Seconds until the results stand on the page. */
	readonly seconds: number;
	readonly results: number;
	readonly files: Served['sent'];
}

/** Asks one question in a browser that knows nothing yet; everything it fetches counts, workers with it. */
async function askOnce(
	browser: Browser,
	{ address, sent }: Served,
	place: string,
	slow: boolean,
): Promise<Asked> {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send('Network.enable');
		if (slow) await session.send('Network.emulateNetworkConditions', slow4g);
		sent.length = 0;
		const start = performance.now();
		await page.goto(address + place, { waitUntil: 'commit' });
		const list = page.locator('#resultater[data-state="done"]');
		await list.waitFor({ state: 'attached', timeout: 120_000 });
		const seconds = (performance.now() - start) / 1000;
		await page.waitForLoadState('networkidle');
		const results = await page.locator('#resultater > li').count();
		const bytes = sent.reduce((sum, one) => sum + one.bytes, 0);
		return { bytes, requests: sent.length, seconds, results, files: [...sent] };
	} finally {
		await context.close();
	}
}

/** The bytes of a question by what they are for, in kB and requests: `index 31/2`. */
function whatOf(files: Served['sent']): string {
	const kinds: readonly (readonly [string, RegExp])[] = [
		['program', /pagefind\.js$|\.pagefind$/u],
		['pages', /pf_meta$|pagefind-entry\.json$|table\.json$|archive\.json$/u],
		['chunks', /pf_index$|\/indeks\/[^/]+\/index\//u],
		['words', /\/(?:ord|hvor)\//u],
		['results', /\/(?:kort|tekst|fragment)\//u],
		['page', /./u],
	];
	const kindOf = (file: string) => kinds.find(([, pattern]) => pattern.test(file))![0];
	const groups = Map.groupBy(files, ({ file }) => kindOf(file));
	return [...groups]
		.map(([kind, list]) => {
			const bytes = list.reduce((sum, one) => sum + one.bytes, 0);
			return `${kind} ${Math.round(bytes / 1000)}/${list.length}`;
		})
		.join(', ');
}

const middle = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

function sizeOf(folder: string): number {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** Asks every question of ours and, where it was built, of the plain index, unhindered and on slow 4G. */
async function askAll(
	site: string,
	questions: readonly string[],
	plain: boolean,
	executablePath: string,
	say: (text: string) => void,
): Promise<Record<'ours' | 'plain', { fast: Asked[]; slow: Asked[] }>> {
	const served = await serve(site);
	const browser = await chromium.launch({
		executablePath,
		args: [...browserArguments],
	});
	const asked: Record<'ours' | 'plain', { fast: Asked[]; slow: Asked[] }> = {
		ours: { fast: [], slow: [] },
		plain: { fast: [], slow: [] },
	};
	try {
		for (const question of questions) {
			const line: string[] = [];
			for (const who of plain ? (['ours', 'plain'] as const) : (['ours'] as const)) {
				const place = `/${who === 'ours' ? 'soeg' : 'plain'}/?q=${encodeURIComponent(question)}`;
				const fast = await askOnce(browser, served, place, false);
				const slow = await askOnce(browser, served, place, true);
				asked[who].fast.push(fast);
				asked[who].slow.push(slow);
				line.push(
					`${who} ${Math.round(fast.bytes / 1000)} kB (${whatOf(fast.files)}), ${fast.requests} requests, ${slow.seconds.toFixed(1)} s slow, ${fast.results} results`,
				);
			}
			say(`${question}: ${line.join('; ')}`);
		}
	} finally {
		await browser.close();
		served.close();
	}
	return asked;
}

/**
 * The rows of a run over a corpus of about `records` records. The search page is a real one, built over a small part of
 * the corpus; the index below it is the whole corpus's.
 *
 * @param say told what is being done and each question's figures
 * @throws Error where there is no browser
 */
export async function measureSearch(
	records: number,
	folder: string,
	say: (text: string) => void,
): Promise<Row[]> {
	const found = await findBrowser();
	if ('reason' in found) throw new Error(found.reason);
	rmSync(folder, { recursive: true, force: true });
	const [content, small, site] = ['content', 'small', 'site'].map((one) => path.join(folder, one));
	say(`corpus of ${records} records`);
	writeCorpus(content!, records);
	writeCorpus(small!, 1);
	say('the search page');
	await measure(['scripts/build.ts', '--content', small!, '--out', site!]);
	say('our index');
	const ours = await buildIn(content!, site!, '../search-index.ts', 'buildSearchIndex');
	say('one plain index');
	const plainFolder = path.join(site!, 'plain');
	let plain: Awaited<ReturnType<typeof watch>> | undefined;
	try {
		plain = await buildIn(content!, plainFolder, './plain-search.ts', 'buildPlainIndex');
		writeFileSync(path.join(plainFolder, 'index.html'), plainPage);
	} catch (error) {
		say(`no plain index: ${(error as Error).message}`);
		mkdirSync(plainFolder, { recursive: true });
	}

	const asked = await askAll(
		site!,
		questionsOf(readArchive(content!)),
		plain !== undefined,
		found.file,
		say,
	);
	const row = (
		measureName: string,
		value: (one: { fast: Asked[]; slow: Asked[] }) => number,
		goal?: Row['goal'],
	): Row => ({
		measure: measureName,
		ours: value(asked.ours),
		peer: plain ? { name: 'plain Pagefind', value: value(asked.plain) } : 'not built',
		...(goal ? { goal } : {}),
	});
	const kilobytes = (list: readonly Asked[]) => list.map(({ bytes }) => bytes / 1000);
	const median = records >= 50_000 ? 300 : 240;
	return [
		row('first question, kB, median', ({ fast }) => middle(kilobytes(fast)), { atMost: median }),
		row(
			'first question, kB, worst',
			({ fast }) => Math.max(...kilobytes(fast)),
			records >= 50_000 ? undefined : { atMost: 400 },
		),
		row('requests, median', ({ fast }) => middle(fast.map(({ requests }) => requests))),
		row('on slow 4G, s, median', ({ slow }) => middle(slow.map(({ seconds }) => seconds)), {
			atMost: 0.7,
			ratio: true,
		}),
		row('on slow 4G, s, worst', ({ slow }) => Math.max(...slow.map(({ seconds }) => seconds))),
		row('unhindered, s, median', ({ fast }) => middle(fast.map(({ seconds }) => seconds))),
		{
			measure: 'memory of Pagefind’s process while indexing, MB',
			ours: ours.program,
			peer: plain ? { name: 'plain Pagefind', value: plain.program } : 'not built',
			goal: { atMost: 2000 },
		},
		{
			measure: 'memory of our process while indexing, MB',
			ours: ours.own,
			goal: { atMost: 2000 },
		},
		{
			measure: 'seconds of indexing',
			ours: ours.seconds,
			peer: plain ? { name: 'plain Pagefind', value: plain.seconds } : 'not built',
		},
		{
			measure: 'index on disk, MB',
			ours: sizeOf(path.join(site!, 'soeg', 'indeks')) / 1e6,
			peer: plain ? { name: 'plain Pagefind', value: sizeOf(plainFolder) / 1e6 } : 'not built',
		},
	];
}
