/** What is measured of our own: bodies, pages, reading of documents. Each gives figures of this run; nothing is kept. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createMarkdownProcessor } from '@astrojs/markdown-remark';
import { chromium } from 'playwright-core';
import { extractText } from 'unpdf';
import type { Archive } from '../../src/archive/archive.ts';
import { UniqueIds } from '../../src/records/anchors.ts';
import { compileBody } from '../../src/records/compile.ts';
import { browserArguments, findBrowser } from '../browser.ts';
import { readPdfGuarded } from '../ingest/readers/pdf-guard.ts';
import { cpuOf, measureOurs } from './usage.ts';

const words = { paragraphLink: '', headingLink: () => '', table: () => '', page: () => '' };

const compile = (body: string): string =>
	compileBody(body, { tables: undefined, pages: undefined, ids: new UniqueIds([]), words }).html;

/** Milliseconds of processor time a body: our compiler over every record, Astro's Markdown over a hundred of them. */
export async function measureBodies(archive: Archive): Promise<{ ours: number; remark: number }> {
	const bodies = [...archive.items, ...archive.attachments].map((one) => archive.read(one).body);
	const ours = await cpuOf(() => {
		for (const body of bodies) compile(body);
	});
	const processor = await createMarkdownProcessor({});
	const some = bodies.slice(0, 100);
	const remark = await cpuOf(async () => {
		for (const body of some) await processor.render(body);
	});
	return { ours: (1000 * ours) / bodies.length, remark: (1000 * remark) / some.length };
}

const middle = (values: readonly number[]): number =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * What a reader's first item page costs at the median, in kB after gzip: its HTML, the record's body alone, the HTML
 * with its style sheets; and the most requests before a page can be read (scripts wait until it is).
 */
export function measurePages(
	archive: Archive,
	site: string,
): { html: number; body: number; whole: number; requests: number } {
	const sheets = new Map<string, number>();
	const pages = archive.items.map((item) => {
		const { address } = item;
		const html = readFileSync(path.join(site, address, 'index.html'));
		const links = [...html.toString().matchAll(/<link[^>]*>/gu)]
			.map(([link]) => link)
			.filter((link) => /rel="stylesheet"/u.test(link) && !/media="print"/u.test(link))
			.map((link) => /href="([^"]+)"/u.exec(link)![1]!);
		for (const link of links) {
			if (!sheets.has(link)) sheets.set(link, gzipSync(readFileSync(path.join(site, link))).length);
		}
		const own = gzipSync(html).length;
		const whole = own + links.reduce((sum, link) => sum + sheets.get(link)!, 0);
		const body = gzipSync(archive.read(item).body).length;
		return { html: own, body, whole, requests: 1 + links.length };
	});
	return {
		html: middle(pages.map(({ html }) => html)) / 1000,
		body: middle(pages.map(({ body }) => body)) / 1000,
		whole: middle(pages.map(({ whole }) => whole)) / 1000,
		requests: Math.max(...pages.map(({ requests }) => requests)),
	};
}

/** Serves a built site as a host does that compresses. */
async function serveCompressed(site: string): Promise<{ address: string; close: () => void }> {
	const types: Record<string, string> = {
		'.html': 'text/html; charset=utf-8',
		'.css': 'text/css',
		'.js': 'text/javascript',
		'.svg': 'image/svg+xml',
	};
	const server = createServer(({ url = '/' }, response) => {
		const file = path.join(site, url.endsWith('/') ? `${url}index.html` : url);
		if (!existsSync(file)) return void response.writeHead(404).end();
		const type = types[path.extname(file)] ?? 'application/octet-stream';
		response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
		response.end(gzipSync(readFileSync(file)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * Item pages opened in Chromium as on slow 4G (150 ms, 1.6 Mbit/s), each by a reader who has nothing of the site yet: the
 * median milliseconds until the largest piece of the page stands (LCP), and the largest layout shift. Undefined where no
 * browser runs.
 */
export async function measureLoading(
	archive: Archive,
	site: string,
): Promise<{ paint: number; shift: number } | undefined> {
	const browser = await findBrowser();
	if ('reason' in browser) return undefined;
	const { address, close } = await serveCompressed(site);
	const process = await chromium.launch({
		executablePath: browser.file,
		args: [...browserArguments],
	});
	const step = Math.max(1, Math.floor(archive.items.length / 9));
	const items = archive.items.filter((_, index) => index % step === 0);
	const paints: number[] = [];
	const shifts: number[] = [];
	try {
		for (const item of items) {
			const context = await process.newContext({ viewport: { width: 360, height: 740 } });
			const page = await context.newPage();
			const session = await context.newCDPSession(page);
			await session.send('Network.enable');
			await session.send('Network.emulateNetworkConditions', {
				offline: false,
				latency: 150,
				downloadThroughput: 200_000,
				uploadThroughput: 94_000,
			});
			await page.goto(`${address}${item.address}`, { waitUntil: 'networkidle' });
			const { paint, shift } = await page.evaluate(async () => {
				const entries = (type: string) =>
					new Promise<PerformanceEntry[]>((resolve) => {
						new PerformanceObserver((list) => resolve(list.getEntries())).observe({
							type,
							buffered: true,
						});
						setTimeout(() => resolve([]), 500);
					});
				const [paints, moves] = await Promise.all([
					entries('largest-contentful-paint'),
					entries('layout-shift'),
				]);
				return {
					paint: paints.at(-1)?.startTime ?? Number.NaN,
					shift: moves.reduce((sum, one) => sum + (one as unknown as { value: number }).value, 0),
				};
			});
			paints.push(paint);
			shifts.push(shift);
			await context.close();
		}
	} finally {
		await process.close();
		close();
	}
	return { paint: middle(paints), shift: Math.max(...shifts) };
}

/** Bodies of the corpus in one PDF. */
const bodiesAPdf = 25;

/**
 * PDFs of a corpus's first bodies as Chromium prints them: three with tags, three without. Undefined where there is no
 * browser.
 */
async function makePdfs(
	archive: Archive,
): Promise<{ readonly tagged: Uint8Array[]; readonly untagged: Uint8Array[] } | undefined> {
	const browser = await findBrowser();
	if ('reason' in browser) return undefined;
	const process = await chromium.launch({
		executablePath: browser.file,
		args: [...browserArguments],
	});
	const made = { tagged: [] as Uint8Array[], untagged: [] as Uint8Array[] };
	try {
		const page = await process.newPage();
		for (const from of [0, 1, 2].map((file) => file * bodiesAPdf)) {
			const html = archive.items
				.slice(from, from + bodiesAPdf)
				.map((one) => `<h1>${one.data.title}</h1>${compile(archive.read(one).body)}`)
				.join('');
			await page.setContent(`<!doctype html><html lang="da"><title>PDF</title>${html}</html>`);
			made.tagged.push(await page.pdf({ format: 'A4', tagged: true }));
			made.untagged.push(await page.pdf({ format: 'A4' }));
		}
		return made;
	} finally {
		await process.close();
	}
}

interface PdfSpeed {
	readonly ours: number;
	readonly unpdf: number;
}

/**
 * PDF pages a second of processor time: our reader with lines, columns and tables, and unpdf's bare text, the same file
 * in turn. The first of the files alone, when the engines have read one small file; then the median of three with tags,
 * the first among them, and of three without. Undefined where there is no browser to print them.
 */
export async function measurePdf(
	archive: Archive,
): Promise<{ first: PdfSpeed; tagged: PdfSpeed; untagged: PdfSpeed } | undefined> {
	const files = await makePdfs(archive);
	if (!files) return undefined;
	// The engines start before they are measured.
	const small = readFileSync('test/fixtures/pdf/untagged.pdf');
	await extractText(new Uint8Array(small));
	await readPdfGuarded(small);
	const read = async (bytes: Uint8Array): Promise<PdfSpeed> => {
		const unpdf = await cpuOf(() => extractText(new Uint8Array(bytes), { mergePages: true }));
		let pages = 0;
		const ours = await cpuOf(async () => {
			pages = Number((await readPdfGuarded(bytes)).stated['pages']);
		});
		return { ours: pages / ours, unpdf: pages / unpdf };
	};
	const inTurn = async (some: readonly Uint8Array[]): Promise<PdfSpeed[]> => {
		const speeds: PdfSpeed[] = [];
		for (const bytes of some) speeds.push(await read(bytes));
		return speeds;
	};
	const median = (speeds: readonly PdfSpeed[]): PdfSpeed => ({
		ours: middle(speeds.map(({ ours }) => ours)),
		unpdf: middle(speeds.map(({ unpdf }) => unpdf)),
	});
	const tagged = await inTurn(files.tagged);
	const untagged = await inTurn(files.untagged);
	return { first: tagged[0]!, tagged: median(tagged), untagged: median(untagged) };
}

/** The corpus's meetings as printed minutes, below `folder`. Gives the bytes. */
function writeMinutes(archive: Archive, folder: string): number {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	let bytes = 0;
	for (const meeting of archive.meetings) {
		const [year, month, day] = meeting.day.split('-');
		const items = meeting.items.map((item) => {
			const { data, body } = archive.read(item);
			const text = body.replace(/^## (.+)$/gmu, '$1:').replace(/^Budget i mio[\s\S]*$/mu, '');
			const decision = `Beslutning i ${meeting.committee.name} den ${day}-${month}-${year}:`;
			return `${data.number}. ${data.title}\nÅben sag\nSagsnr.: ${data.caseNumber}\n\n${text.trim()}\n\n${decision}\n${data.decisions[0]!.text}\n`;
		});
		const head = `Måleby Kommune\n\n${meeting.committee.name}\n\nReferat\n\nMødedato: ${day}-${month}-${year}\nStarttidspunkt: 16:00\n`;
		const text = `${head}\n${items.join('\n')}`;
		writeFileSync(path.join(folder, `${meeting.committee.slug}-${meeting.day}.txt`), text);
		bytes += Buffer.byteLength(text);
	}
	return bytes;
}

/** Megabytes of text a second of processor time, and peak memory: the whole command, its start with it. */
export async function measureIngest(
	archive: Archive,
	folder: string,
): Promise<{ speed: number; peak: number; megabytes: number }> {
	const content = path.join(folder, 'content');
	rmSync(content, { recursive: true, force: true });
	const source = path.join(content, 'source', 'maaleby');
	const megabytes = writeMinutes(archive, source) / 1e6;
	const { cpu, peak } = await measureOurs(['scripts/ingest.ts', source, '--content', content]);
	if (!existsSync(path.join(content, 'items'))) throw new Error('ingest wrote no items');
	return { speed: megabytes / cpu, peak, megabytes };
}
