/** What is measured of our own: bodies, pages, reading of documents. Each gives figures of this run; nothing is kept. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { cpuOf, measure } from './usage.ts';

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

/** A PDF of a corpus's first bodies, printed by Chromium; where there is none, the fixture that Chromium printed. */
async function makePdf(archive: Archive): Promise<Uint8Array> {
	const browser = await findBrowser();
	if ('reason' in browser) return readFileSync('test/fixtures/pdf/tagged.pdf');
	const html = archive.items
		.slice(0, 25)
		.map((one) => `<h1>${one.data.title}</h1>${compile(archive.read(one).body)}`)
		.join('');
	const process = await chromium.launch({
		executablePath: browser.file,
		args: [...browserArguments],
	});
	try {
		const page = await process.newPage();
		await page.setContent(`<!doctype html><html lang="da"><title>PDF</title>${html}</html>`);
		return await page.pdf({ format: 'A4' });
	} finally {
		await process.close();
	}
}

/** PDF pages a second of processor time: our reader with lines, columns and tables, and unpdf's bare text. */
export async function measurePdf(
	archive: Archive,
): Promise<{ ours: number; unpdf: number; pages: number }> {
	const bytes = await makePdf(archive);
	let pages = 0;
	// The engines start before they are measured.
	const first = readFileSync('test/fixtures/pdf/untagged.pdf');
	await extractText(new Uint8Array(first));
	await readPdfGuarded(first);
	const unpdf = await cpuOf(() => extractText(new Uint8Array(bytes), { mergePages: true }));
	const ours = await cpuOf(async () => {
		pages = Number((await readPdfGuarded(bytes)).stated['pages']);
	});
	return { ours: pages / ours, unpdf: pages / unpdf, pages };
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
export function measureIngest(
	archive: Archive,
	folder: string,
): { speed: number; peak: number; megabytes: number } {
	const content = path.join(folder, 'content');
	rmSync(content, { recursive: true, force: true });
	const source = path.join(content, 'source', 'maaleby');
	const megabytes = writeMinutes(archive, source) / 1e6;
	const { cpu, peak } = measure(['scripts/ingest.ts', source, '--content', content]);
	if (!existsSync(path.join(content, 'items'))) throw new Error('ingest wrote no items');
	return { speed: megabytes / cpu, peak, megabytes };
}
