/** Builds of corpora of several sizes beside their peers: the rows of `npm run bench`. Each figure is of this run. */
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readArchive } from '../../src/archive/archive.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { sumsFile } from '../manifest.ts';
import type { BuildReport } from '../site.ts';
import { emptyAside, putAside } from './aside.ts';
import { writeCorpus } from './corpus.ts';
import {
	measureBodies,
	measureIngest,
	measureLoading,
	measurePages,
	measurePdf,
} from './measures.ts';
import { runAstroMdx, runEleventy, runHugo, writeMarkdown } from './peers.ts';
import type { PeerUsage } from './peers.ts';
import { printCount } from './table.ts';
import type { Row } from './table.ts';
import { measureOurs } from './usage.ts';
import type { Usage } from './usage.ts';

/** What is not measured in larger corpora: what takes an hour there, and what does not depend on the size. */
const most = { whole: 20_000, ingest: 5_000 };

/** Files that some hosts stop at. */
const hostFiles = 20_000;

interface Output {
	/** Told what is being done, for people. */
	readonly say: (text: string) => void;
	/** Given rows as soon as they are measured, and at how many records. */
	readonly put: (records: string, rows: readonly Row[]) => void;
}

/** A build of ours in a process of its own. */
interface Built {
	readonly used: Usage;
	readonly report: BuildReport;
	/** Bytes of Astro's data store. */
	readonly store: number;
}

/** What one size gives for the rows over all sizes. */
export interface Size {
	readonly records: number;
	/** Processor seconds and most memory, in MB, up to the pages. */
	readonly pages: { readonly cpu: number; readonly peak: number };
	/** The same of the whole build. */
	whole?: Size['pages'];
}

/** Our build in a process of its own; with every cache empty, or `over` the one before. */
async function build(
	content: string,
	out: string,
	{ over = false, words = [] as readonly string[] } = {},
): Promise<Built> {
	const name = (place: string) => createHash('sha256').update(place).digest('hex').slice(0, 12);
	const astro = path.resolve('.cache', 'astro', name(`${out}.building`));
	const state = path.resolve('.cache', 'site', `${name(out)}.ndjson`);
	for (const place of over ? [] : [astro, state, `${state}.d`, out]) {
		putAside(place);
	}
	const file = `${out}.report.json`;
	const options = ['--content', content, '--out', out, '--report', file, ...words];
	const used = await measureOurs(['scripts/build.ts', ...options]);
	const report = JSON.parse(readFileSync(file, 'utf8')) as BuildReport;
	return { used, report, store: statSync(path.join(astro, 'data-store.json')).size };
}

function stageOf({ report }: Built, name: string) {
	const found = report.stages.find((one) => one.name === name);
	if (!found) throw new Error(`the build names no stage ${name}`);
	return found;
}

/** Most memory that one process of a build held, Astro's with it, in MB. */
const peakOf = ({ used, report }: Built): number =>
	Math.max(used.peak, ...report.stages.map(({ peak }) => peak));

/** Processor seconds and memory until the pages are written. */
function toPages(built: Built): Size['pages'] {
	const { cpu, peak } = stageOf(built, 'pages');
	return { cpu: stageOf(built, 'read archive').cpu + cpu, peak };
}

const peer = (name: string, value: PeerUsage, what: keyof Usage): NonNullable<Row['peer']> =>
	typeof value === 'string' ? value : { name, value: value[what] };

/** Rows of what is left out, with the reason. */
const without = (reason: string, ...measures: readonly string[]): Row[] =>
	measures.map((one) => ({ measure: one, ours: `not run: ${reason}` }));

const names = {
	pages: 'archive read and pages, CPU s',
	hugo: 'archive read and pages beside Hugo, CPU s',
	memory: 'memory up to the pages, MB',
	memoryHugo: 'memory up to the pages beside Hugo, MB',
	whole: 'whole build with search, CPU s',
	wholeMemory: 'memory of the whole build, MB',
	astro: 'archive read and pages beside Astro’s own MDX collections, CPU s',
	astroMemory: 'memory up to the pages beside Astro’s own MDX collections, MB',
	pdfFirst: 'PDF pages a CPU s, the first file of 25 items, tagged',
	pdfTagged: 'PDF pages a CPU s, tagged, median of three such files in turn with unpdf',
	pdfUntagged: 'PDF pages a CPU s, without tags, median of three',
	index: 'search index, CPU s (Pagefind’s not counted)',
	indexMemory: 'memory of the search index, ours and Pagefind’s, MB',
	meeting: 'one new meeting, search with it, CPU s',
	meetingPages: 'one new meeting without search, CPU s',
	files: 'files a record',
	full: 'records at which a host of 20,000 files is full',
	merge: 'two parts in processes and folders of their own, and their merge, CPU s',
	largestPart: 'memory of the largest of these processes, MB',
	differ: 'files of the merged site that differ from one build’s',
};

/** Rows of a build of pages beside the peers. */
function pageRows(
	{ records, pages }: Size,
	peers: { readonly eleventy: PeerUsage; readonly hugo: PeerUsage },
): Row[] {
	const { eleventy, hugo } = peers;
	const half = { goal: { atMost: 0.5, ratio: true } };
	return [
		{
			measure: names.pages,
			ours: pages.cpu,
			peer: peer('Eleventy', eleventy, 'cpu'),
			goal: { atMost: records >= 5000 ? 2 : 3, ratio: true },
		},
		{ measure: names.hugo, ours: pages.cpu, peer: peer('Hugo', hugo, 'cpu') },
		{
			measure: names.memory,
			ours: pages.peak,
			peer: peer('Eleventy', eleventy, 'peak'),
			...(records >= 20_000 ? half : records >= 5000 ? { goal: { atMost: 1, ratio: true } } : {}),
		},
		{
			measure: names.memoryHugo,
			ours: pages.peak,
			peer: peer('Hugo', hugo, 'peak'),
			...(records >= 20_000 ? half : {}),
		},
	];
}

/** Rows of a whole build. */
function wholeRows(built: Built, count: number, eleventy: PeerUsage): Row[] {
	const { used, report } = built;
	const index = stageOf(built, 'search index');
	return [
		{ measure: names.whole, ours: used.cpu, peer: peer('Eleventy', eleventy, 'cpu') },
		{ measure: names.wholeMemory, ours: peakOf(built), peer: 'Pagefind’s own not counted' },
		{ measure: names.index, ours: index.cpu },
		{
			measure: names.indexMemory,
			ours: index.peak + used.childPeak,
			peer: { name: 'Pagefind’s process alone', value: used.childPeak },
			goal: { atMost: 2000 },
		},
		{ measure: names.files, ours: report.files / count },
		{ measure: names.full, ours: Math.floor((hostFiles * count) / report.files) },
	];
}

/** Rows of a build over the one before, after one meeting more. */
function meetingRows(built: Built, more: Built, records: number, eleventy: PeerUsage): Row[] {
	if (more.report.kept === 0) throw new Error('nothing was taken over from the build before');
	const withoutSearch = more.report.stages.reduce(
		(sum, { name, cpu }) => (name === 'search index' ? sum : sum + cpu),
		0,
	);
	const goal = (atMost: number) => (records >= 20_000 ? { goal: { atMost, ratio: true } } : {});
	return [
		{
			measure: names.meeting,
			ours: more.used.cpu,
			peer: { name: 'our build from nothing', value: built.used.cpu },
			...goal(0.25),
		},
		{
			measure: names.meetingPages,
			ours: withoutSearch,
			peer: peer('Eleventy', eleventy, 'cpu'),
			...goal(1.2),
		},
	];
}

/** Rows of two parts, made side by side, and their merge beside one build of the same archive. */
async function mergeRows(content: string, whole: string, one: Built): Promise<Row[]> {
	const places = ['part-1', 'part-2', 'merged'].map((name) => path.resolve(whole, '..', name));
	const [first, second, merged] = places as [string, string, string];
	try {
		const parts = await Promise.all(
			[first, second].map((out, at) => build(content, out, { words: ['--part', `${at + 1}/2`] })),
		);
		const joined = await build(content, merged, { words: ['--merge', first, '--merge', second] });
		const sums = (site: string) =>
			new Set(readFileSync(path.join(site, sumsFile), 'utf8').split('\n'));
		const differing = sums(whole).symmetricDifference(sums(merged));
		const files = new Set([...differing].map((line) => line.slice(66)));
		const all = [...parts, joined].map(({ used }) => used);
		return [
			{
				measure: names.merge,
				ours: all.reduce((sum, { cpu }) => sum + cpu, 0),
				peer: { name: 'one build', value: one.used.cpu },
			},
			{
				measure: names.largestPart,
				ours: Math.max(...[...parts, joined].map(peakOf)),
				peer: { name: 'one build', value: peakOf(one) },
			},
			{ measure: names.differ, ours: files.size, goal: { atMost: 0 } },
		];
	} finally {
		for (const place of places) putAside(place);
	}
}

const storeRow = (store: number, count: number): Row => ({
	measure: 'data store a record, bytes',
	ours: store / count,
	goal: { atMost: 400 },
});

/** Rows of bodies and item pages. */
async function itemRows(archive: Archive, site: string, store: number): Promise<Row[]> {
	const bodies = await measureBodies(archive);
	const count = archive.meetings.length + archive.items.length + archive.attachments.length;
	const weight = measurePages(archive, site);
	return [
		{
			measure: 'a body compiled, ms CPU',
			ours: bodies.ours,
			peer: { name: 'Astro’s Markdown', value: bodies.remark },
			goal: { atMost: 0.8 },
		},
		storeRow(store, count),
		{
			measure: 'an item page with its styles, kB gzip, median',
			ours: weight.whole,
			goal: { atMost: 6 },
		},
		{ measure: 'its HTML alone, kB gzip, median', ours: weight.html },
		{ measure: 'the record’s body alone, kB gzip, median', ours: weight.body },
		{ measure: 'requests before it can be read', ours: weight.requests, goal: { atMost: 2 } },
	];
}

async function loadingRows(archive: Archive, site: string): Promise<Row[]> {
	const loading = await measureLoading(archive, site);
	const paint = 'largest paint of an item page on slow 4G, ms, median of ten';
	const shift = 'largest layout shift of an item page';
	if (!loading) return without('no browser', paint, shift);
	return [
		{ measure: paint, ours: loading.paint, goal: { atMost: 1000 } },
		{ measure: shift, ours: loading.shift, goal: { atMost: 0 } },
	];
}

async function pdfRows(archive: Archive): Promise<Row[]> {
	const { pdfFirst, pdfTagged, pdfUntagged } = names;
	const pdf = await measurePdf(archive);
	if (!pdf) return without('no browser', pdfFirst, pdfTagged, pdfUntagged);
	return [
		{ measure: pdfFirst, speed: pdf.first },
		{ measure: pdfTagged, speed: pdf.tagged },
		{ measure: pdfUntagged, speed: pdf.untagged },
	].map(({ measure, speed }) => ({
		measure,
		ours: speed.ours,
		peer: { name: 'unpdf, bare text', value: speed.unpdf },
		goal: { atLeast: 70 },
	}));
}

async function ingestRows(archive: Archive, place: string): Promise<Row[]> {
	const text = await measureIngest(archive, place);
	putAside(place);
	return [
		{
			measure: `ingest of text, MB a CPU s (${text.megabytes.toFixed(1)} MB)`,
			ours: text.speed,
			goal: { atLeast: 20 },
		},
		{ measure: 'memory of that ingest, MB', ours: text.peak },
	];
}

async function astroRows(content: string, place: string, { pages }: Size): Promise<Row[]> {
	const astro = await runAstroMdx(content, place);
	return [
		{
			measure: names.astro,
			ours: pages.cpu,
			peer: peer('Astro', astro, 'cpu'),
			goal: { atMost: 0.5, ratio: true },
		},
		{ measure: names.astroMemory, ours: pages.peak, peer: peer('Astro', astro, 'peak') },
	];
}

/**
 * Rows of what grows from the smallest to the largest of the sizes that have it: the archive read and its pages, or the
 * whole build. Undefined where fewer than two sizes have it.
 */
export function growthRows(
	sizes: readonly Size[],
	of: 'pages' | 'whole',
): { records: string; rows: Row[] } | undefined {
	const having = sizes.filter((size) => size[of] !== undefined);
	const [first, last] = [having[0], having.at(-1)];
	if (!first || !last || last.records <= first.records) return undefined;
	const [from, to] = [first[of]!, last[of]!];
	const [exponent, slope] =
		of === 'pages'
			? [
					'growth exponent of archive read and pages, CPU',
					'memory a record more, up to the pages, kB',
				]
			: ['growth exponent of the whole build, CPU', 'memory a record more, whole build, kB'];
	return {
		records: `${printCount(first.records)}–${printCount(last.records)}`,
		rows: [
			{
				measure: exponent,
				ours: Math.log(to.cpu / from.cpu) / Math.log(last.records / first.records),
				goal: { atMost: 1.05 },
			},
			{
				measure: slope,
				ours: (1000 * (to.peak - from.peak)) / (last.records - first.records),
				goal: { atMost: 40 },
			},
		],
	};
}

/**
 * Measures corpora of about as many records as each of `sizes` says, the smallest first.
 *
 * Whole builds, with search, are measured up to 20,000 records, pages alone above; Astro's own collections, PDF and
 * loading in the smallest corpus; parts and their merge in the largest that is built whole. What fails is a row that
 * says so, and the rest goes on.
 *
 * @param folder for what is written meanwhile
 */
export async function measureSizes(
	sizes: readonly number[],
	folder: string,
	{ say, put }: Output,
): Promise<void> {
	const measured: Size[] = [];
	const smallest = sizes[0];
	const largestWhole = sizes.findLast((size) => size <= most.whole);
	const place = (name: string) => path.join(folder, name);
	for (const wanted of sizes) {
		const records = printCount(wanted);
		const step = async (name: string, run: () => Row[] | Promise<Row[]>) => {
			say(`${records} records: ${name}`);
			try {
				put(records, await run());
			} catch (error) {
				put(records, [{ measure: name, ours: `failed: ${(error as Error).message.slice(-300)}` }]);
			}
		};
		const [content, out, markdown] = [place('content'), place('site'), place('markdown')];
		await step('the build and its peers', async () => {
			const isWhole = wanted <= most.whole;
			putAside(content);
			const counts = writeCorpus(content, wanted);
			const count = counts.meetings + counts.items + counts.attachments;
			// An archive with a search engine, built as the one part of it, is pages and nothing else.
			if (!isWhole) appendFileSync(path.join(content, 'archive.yaml'), 'searchEngine: "/motor"\n');
			const built = await build(content, out, isWhole ? {} : { words: ['--part', '1/1'] });
			const size: Size = { records: count, pages: toPages(built) };
			measured.push(size);
			if (!isWhole) {
				const reason = `above ${printCount(most.whole)} records`;
				put(records, pageRows(size, { eleventy: `not run ${reason}`, hugo: `not run ${reason}` }));
				return [
					storeRow(built.store, count),
					...without(reason, names.whole, names.indexMemory, names.meeting, names.merge),
				];
			}
			size.whole = { cpu: built.used.cpu, peak: peakOf(built) };
			say(`${records} records: Eleventy and Hugo`);
			writeMarkdown(content, markdown);
			const eleventy = await runEleventy(markdown, place('eleventy'));
			const hugo = await runHugo(markdown, place('hugo'));
			putAside(markdown);
			put(records, [...pageRows(size, { eleventy, hugo }), ...wholeRows(built, count, eleventy)]);
			const archive = readArchive(content);
			await step('bodies and pages', () => itemRows(archive, out, built.store));
			if (wanted === smallest) {
				await step('loading in a browser', () => loadingRows(archive, out));
				await step('PDF', () => pdfRows(archive));
				await step('Astro’s own collections', () => astroRows(content, place('astro'), size));
			}
			if (wanted <= most.ingest) await step('text', () => ingestRows(archive, place('ingest')));
			await step('one meeting more', async () => {
				writeCorpus(content, count + 1, archive.meetings.length);
				return meetingRows(built, await build(content, out, { over: true }), wanted, eleventy);
			});
			if (wanted === largestWhole) {
				await step('parts and their merge', () => mergeRows(content, out, built));
			}
			return wanted === smallest
				? []
				: [
						...without(
							'at the smallest size only',
							names.astro,
							names.pdfFirst,
							names.pdfTagged,
							names.pdfUntagged,
						),
						...(wanted <= most.ingest
							? []
							: without(`above ${printCount(most.ingest)} records`, 'ingest of text, MB a CPU s')),
						...(wanted === largestWhole
							? []
							: without('at the largest size that is built whole', names.merge)),
					];
		});
	}
	const growth = (['pages', 'whole'] as const).flatMap((of) => growthRows(measured, of) ?? []);
	for (const { records, rows } of growth) put(records, rows);
	if (growth.length === 0) {
		put('–', without('one size', 'growth exponent', 'memory a record more, kB'));
	}
	for (const name of ['content', 'site', 'markdown']) putAside(place(name));
	emptyAside();
}
