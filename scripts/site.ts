/**
 * The build as a function: content → a static site in a folder. `npm run build`, `npm start` and the tests of the whole
 * site call it.
 *
 * Promises: what was in the output folder stays until the whole build has succeeded; nothing is published while there is
 * a finding; the same content gives the same bytes, whatever was taken over from the build before; a page that is gone
 * from the content is gone from the site.
 */
import { createHash } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { readArchive } from '../src/archive/archive.ts';
import type { Archive } from '../src/archive/archive.ts';
import { printAddressBook } from '../src/archive/addresses.ts';
import { derive } from '../src/archive/current.ts';
import type { CurrentArchive } from '../src/archive/current.ts';
import { pageKeys } from '../src/archive/page-keys.ts';
import { wordsOf } from '../src/text.ts';
import { bookAfter, lostAddresses, writeRedirects } from './addresses.ts';
import { pruneCaches } from './caches.ts';
import { chartReport, writeNumbers } from './charts.ts';
import type { ChartReport } from './charts.ts';
import { checkLinks } from './check-links.ts';
import { UsageError } from './command.ts';
import { contextOf, EarlierBuild, partState } from './earlier-build.ts';
import { scanSources } from './held-back.ts';
import { writeHeaders } from './headers.ts';
import { finishInterrupted, ownFolder } from './ingest/journal.ts';
import { freeLock, takeLock, withLock } from './ingest/lock.ts';
import { listFiles, sha256OfFile, writeManifest } from './manifest.ts';
import { writeObjects, writeOpenData } from './open-data.ts';
import { renderPages } from './pages.ts';
import { makePortable } from './portable.ts';
import { factsFile } from '../src/search/index-files.ts';
import { buildSearchIndex } from './search-index.ts';
import { addressesOf } from './shares.ts';
import type { Share } from './shares.ts';

export interface BuildOptions {
	/** Content folder. */
	readonly content: string;
	/** Output folder. */
	readonly out: string;
	/** Path below which the site is served; `/` by default. */
	readonly base?: string | undefined;
	/** Public address. Where it is given, the addresses are remembered in `addresses.json`. */
	readonly site?: string | undefined;
	/** Relative links and classic scripts, so that the folder works when opened as files; then `base` is `/`. */
	readonly portable?: boolean | undefined;
	/** The part of the archive that is made; no site is built, and `out` is for `merge`. */
	readonly share?: Share | undefined;
	/** Output folders of parts. */
	readonly merge?: readonly string[] | undefined;
	/** Told what is being done, for people. */
	readonly say?: ((text: string) => void) | undefined;
}

/** What a stage of the build took, Astro's process with it. Pagefind's own is in `seconds` only. */
export interface StageReport {
	readonly name: string;
	readonly seconds: number;
	/** Seconds of processor time, user and system, of all threads. */
	readonly cpu: number;
	/** Most memory that one process has held so far, in MB. */
	readonly peak: number;
}

export interface BuildReport {
	readonly content: string;
	readonly out: string;
	readonly records: { meetings: number; items: number; attachments: number };
	/** HTML pages. */
	readonly pages: number;
	/** Records, cases and members whose pages were taken over from the build before. */
	readonly kept: number;
	readonly files: number;
	readonly bytes: number;
	readonly links: { internal: number; external: readonly string[] };
	/** Charts drawn and refused, with the reasons. */
	readonly charts: ChartReport | undefined;
	/** What each stage took. */
	readonly stages: readonly StageReport[];
	/** What keeps the site from being published, one sentence each; then nothing is published. */
	readonly findings: readonly string[];
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The name under which a build into a folder keeps what it remembers. */
function cacheName(folder: string): string {
	return createHash('sha256').update(folder).digest('hex').slice(0, 12);
}

/**
 * Where Astro keeps its content collections of a build: `data-store.json`.
 *
 * @param folder where its pages are written
 */
function astroCache(folder: string): string {
	return path.join(root, '.cache', 'astro', cacheName(folder));
}

/** Where the pages of a build go. */
const pagesTo = (out: string, { base, site }: BuildOptions) => ({
	root,
	out,
	cache: astroCache(out),
	base: base ?? '/',
	site,
});

/** Copies the originals that may be published below `/kilder/`. */
function copySources(site: CurrentArchive, out: string): number {
	let copied = 0;
	for (const [file, address] of site.sources) {
		const from = path.join(site.archive.folder, file);
		const to = path.join(out, decodeURIComponent(address));
		mkdirSync(path.dirname(to), { recursive: true });
		cpSync(from, to);
		copied += 1;
	}
	return copied;
}

/** Makes the files of one part of an archive in `out`, with what `EarlierBuild.join` needs. Gives their number. */
async function buildShare(
	archive: Archive,
	heldBack: ReadonlySet<string>,
	share: Share,
	out: string,
	context: string,
	options: BuildOptions,
	render: (site: CurrentArchive, out: string) => Promise<void>,
): Promise<number> {
	const others = new Set<string>();
	const site = derive(archive, heldBack, others);
	const own = addressesOf(site, share);
	const keys = pageKeys(site);
	for (const address of keys.keys()) if (!own.has(address)) others.add(address);
	const made = `${out}.building`;
	rmSync(made, { recursive: true, force: true });
	try {
		await render(site, made);
		writeNumbers(site, made);
		writeObjects(site, made, { base: options.base ?? '/', site: options.site });
		rmSync(out, { recursive: true, force: true });
		const state = path.join(out, partState);
		const part = new EarlierBuild(state, made, context);
		const engine = engineOf(archive, options);
		await buildSearchIndex(archive, made, { earlier: part, engine, share });
		const files = new Map<string, { size: number; time: number; sha256: string; late: boolean }>();
		for (const file of listFiles(made)) {
			const late = file.startsWith('soeg/indeks/');
			if (!late && !own.has(`/${path.posix.dirname(file)}/`)) continue;
			const from = path.join(made, file);
			const { size, mtimeMs: time } = statSync(from);
			files.set(file, { size, time, sha256: sha256OfFile(from), late });
			mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
			renameSync(from, path.join(out, file));
		}
		await part.remember(files, keys, new Map());
		return files.size;
	} finally {
		rmSync(made, { recursive: true, force: true });
	}
}

/**
 * Whether a build may put its output in the place of `folder`: nothing is lost there, because it is not there, or
 * empty, or what a build made.
 */
function mayReplace(folder: string): boolean {
	if (!existsSync(folder)) return true;
	if (!statSync(folder).isDirectory()) return false;
	const names = readdirSync(folder);
	return names.length === 0 || names.includes('SHA256SUMS') || names.includes(partState);
}

/** The search engine that the archive names. A portable copy has its index beside it. */
function engineOf({ settings }: Archive, { portable }: BuildOptions): string | undefined {
	return portable === true ? undefined : settings.searchEngine;
}

/** Puts a finished site in the place of the one before. */
function publish(from: string, to: string): void {
	const old = `${to}.old`;
	rmSync(old, { recursive: true, force: true });
	if (existsSync(to)) renameSync(to, old);
	renameSync(from, to);
	rmSync(old, { recursive: true, force: true });
}

/**
 * Builds a site.
 *
 * @throws UsageError where there is no content folder, the output would take the place of a folder that no build made, or
 * another build is writing to it
 * @throws Error where our own code breaks a promise; what is wrong with the content is a finding of the report
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport> {
	const out = path.resolve(options.out);
	if (!existsSync(options.content)) {
		throw new UsageError(`--content: expected an archive, found no ${options.content}`);
	}
	for (const folder of [out, `${out}.old`]) {
		if (mayReplace(folder)) continue;
		throw new UsageError(
			`--out: expected a new or empty folder, or one that a build made, found other files in ${folder}. ` +
				'A build takes the place of the whole folder: name another one, or empty it yourself.',
		);
	}
	mkdirSync(path.dirname(out), { recursive: true });
	const lock = `${out}.lock`;
	const owner = takeLock(lock);
	if (owner !== undefined) {
		throw new UsageError(
			`--out: expected a folder that no other build writes to, found process ${owner} building ${out}. ` +
				`Wait until it has ended, or name another folder; if it is dead, delete ${lock}`,
		);
	}
	try {
		return await buildInto(out, options);
	} finally {
		freeLock(lock);
	}
}

/** Builds a site whose output folder nobody else writes to. */
async function buildInto(out: string, options: BuildOptions): Promise<BuildReport> {
	const say = options.say ?? (() => undefined);
	const work = `${out}.building`;
	const stages: StageReport[] = [];
	/** What Astro's process used, which has ended. */
	const bundler = { cpu: 0, peak: 0 };
	async function stage<T>(name: string, run: () => T | Promise<T>, tell?: (value: T) => string) {
		const start = performance.now();
		const used = process.cpuUsage();
		const before = bundler.cpu;
		const value = await run();
		const seconds = Math.round((performance.now() - start) / 10) / 100;
		const { user, system } = process.cpuUsage(used);
		const cpu = Math.round((user + system) / 1e4 + (bundler.cpu - before) * 100) / 100;
		const peak = Math.round(Math.max(process.resourceUsage().maxRSS / 1024, bundler.peak));
		stages.push({ name, seconds, cpu, peak });
		say(
			`✓ ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${tell?.(value) ?? ''}`.trimEnd(),
		);
		return value;
	}

	const render = (site: CurrentArchive, to: string) =>
		stage('pages', async () => {
			const { cpu, peak } = await renderPages(site, pagesTo(to, options));
			bundler.cpu = cpu;
			bundler.peak = peak;
		});

	if (existsSync(path.join(options.content, ownFolder, 'journal.json'))) {
		// An ingest was interrupted while it moved its files: half of it is not published.
		await withLock(options.content, say, async () => finishInterrupted(options.content));
	}
	const archive = await stage(
		'read archive',
		() => readArchive(options.content),
		({ meetings, items, attachments }) =>
			`${meetings.length} meetings, ${items.length} items, ${attachments.length} attachments`,
	);
	const scan = await stage(
		'read originals',
		() => scanSources(archive),
		({ heldBack }) => `${archive.heldBack.union(heldBack).size} held back`,
	);
	const context = contextOf(root, archive.folder, [options.base, options.site]);
	const state = path.join(root, '.cache', 'site', `${cacheName(out)}.ndjson`);
	// A portable copy is written over once more, so nothing of it is taken over, nor into it.
	const earlier = options.portable === true ? undefined : new EarlierBuild(state, out, context);
	const site = derive(archive, scan.heldBack, earlier?.kept);
	const report = {
		content: options.content,
		out: options.out,
		records: {
			meetings: archive.meetings.length,
			items: archive.items.length,
			attachments: archive.attachments.length,
		},
		pages: 0,
		kept: 0,
		files: 0,
		bytes: 0,
		links: { internal: 0, external: [] as readonly string[] },
		charts: undefined as ChartReport | undefined,
		stages,
		findings: [] as string[],
	};
	for (const { file, text, next = '' } of [...archive.problems, ...scan.problems]) {
		report.findings.push(`${file}: ${text}. ${next}`.trimEnd());
	}
	try {
		for (const folder of options.merge ?? []) earlier?.join(folder);
	} catch (error) {
		report.findings.push(`--merge: ${(error as Error).message}`);
	}
	if (report.findings.length > 0) return report;

	rmSync(work, { recursive: true, force: true });
	if (options.share) {
		const { heldBack } = scan;
		const made = await buildShare(archive, heldBack, options.share, out, context, options, render);
		say(`${made} files of part ${options.share.number} of ${options.share.of} in ${options.out}`);
		return { ...report, files: made };
	}
	try {
		const keys = pageKeys(site);
		if (earlier) {
			report.kept = await stage(
				'earlier build',
				() => earlier.takeOver(keys, work),
				(n) => `${n} of ${keys.size} taken over`,
			);
		}
		report.charts = await stage(
			'charts',
			() => chartReport(site.tables.outcomes, site.indicators),
			(one) =>
				`${one.drawn} drawn of ${one.keyFigures} key figures in ${one.tables} tables, ${one.indicators} indicators`,
		);
		try {
			await render(site, work);
		} catch (error) {
			report.findings.push(`pages: ${error instanceof Error ? error.message : String(error)}`);
			return report;
		}
		await stage(
			'numbers',
			() => writeNumbers(site, work),
			(n) => `${n} files`,
		);
		await stage(
			'open data',
			() => writeOpenData(site, work, { base: options.base ?? '/', site: options.site }),
			(n) => `${n} files`,
		);
		await stage(
			'sources',
			() => copySources(site, work),
			(n) => `${n} originals`,
		);
		const book = await stage('addresses', async () => {
			const files = listFiles(work);
			const after = bookAfter(site, files);
			report.findings.push(...lostAddresses(after, files));
			writeRedirects(
				after,
				work,
				options.base ?? '/',
				(address) => archive.disclosure.spells(address),
				archive.settings.language,
			);
			return after;
		});
		// The search page names a file of the index, which is made once the links are sound.
		const linked = new Set([...listFiles(work), `soeg/indeks/${factsFile}`]);
		const links = await stage(
			'links',
			() => checkLinks(work, options.base ?? '/', options.site, linked, earlier),
			(one) => `${one.pages} pages, ${one.internal} links`,
		);
		report.links = { internal: links.internal, external: links.external };
		report.pages = links.pages;
		report.findings.push(...links.broken);
		if (report.findings.length > 0) return report;

		await stage(
			'search index',
			() => buildSearchIndex(archive, work, { earlier, engine: engineOf(archive, options) }),
			(one) => `${one.documents} items and meetings, ${one.attachments} attachments`,
		);
		if (options.portable === true) {
			await stage(
				'portable copy',
				() => makePortable(work, wordsOf(archive.settings.language).portableNote),
				(n) => `${n} files`,
			);
		} else writeHeaders(work, options.base ?? '/');
		const sources = Object.fromEntries(
			archive.meetings.flatMap(({ data }) =>
				data.documents.map(({ file, sha256 }) => [file, sha256]),
			),
		);
		const sums = await stage(
			'manifest',
			() => writeManifest(work, { sources }, (file) => earlier?.sumOf(file)),
			(one) => `${one.size} files`,
		);
		const made = new Map(
			[...sums].map(([file, facts]) => [file, { ...facts, late: !linked.has(file) }]),
		);
		report.files = made.size;
		report.bytes = [...made.values()].reduce((sum, { size }) => sum + size, 0);
		await earlier?.remember(made, keys, links.byFolder);
		publish(work, out);
		pruneCaches(path.join(root, '.cache'));
		if (options.site !== undefined) {
			writeFileSync(path.join(archive.folder, 'addresses.json'), printAddressBook(book));
		}
		say(`${report.pages} pages, ${(report.bytes / 1e6).toFixed(1)} MB in ${options.out}`);
		return report;
	} finally {
		rmSync(work, { recursive: true, force: true });
	}
}
