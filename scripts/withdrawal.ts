/**
 * Taking something down as a function: `withdrawn.yaml` gets an entry, and what it means for the site is told. With
 * `erase` the originals and the records on disk lose it too.
 *
 * Promises: written wholly or not at all (scripts/ingest/journal.ts); whatever is ingested later, it stays down, because
 * `readArchive` reads the entry; a replaced original is known by both its hashes.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Document, parseDocument } from 'yaml';
import { readArchive } from '../src/archive/archive.ts';
import type { Archive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';
import type { CurrentArchive } from '../src/archive/current.ts';
import type { Entry } from '../src/archive/entries.ts';
import { letterSlug, registerLetter } from '../src/archive/routes.ts';
import { linePages, publishedSources } from '../src/archive/sources.ts';
import { Disclosure, phraseMask } from '../src/disclosure/disclosure.ts';
import { phrasePattern } from '../src/disclosure/phrase.ts';
import { standsBelow } from '../src/disclosure/withdrawn-records.ts';
import { writeRecord } from '../src/records/frontmatter.ts';
import { readRecordFile } from '../src/records/files.ts';
import type { Withdrawal } from '../src/schemas/withdrawn.ts';
import { textsOf } from './held-back.ts';
import type { Change } from './ingest/changes.ts';
import {
	commit,
	finishInterrupted,
	loadChanges,
	ownFolder,
	saveChanges,
} from './ingest/journal.ts';
import { withLock } from './ingest/lock.ts';
import { Messages } from './ingest/messages.ts';
import { formatOf } from './ingest/readers.ts';
import { readingCache } from './ingest/reading-cache.ts';
import { erasedMark, sha256Of } from './ingest/source.ts';
import { decodeText } from './ingest/text.ts';

export interface WithdrawOptions {
	readonly contentDir: string;
	/** A phrase; the path of a source; the id, file or address of a record. */
	readonly what: string;
	readonly reason: string;
	/** Day of the withdrawal. */
	readonly date: string;
	readonly review?: string | undefined;
	readonly erase: boolean;
	/** Folder of what may be made again and repeats words: `.cache` below the working folder by default. */
	readonly cache?: string | undefined;
	readonly say: (sentence: string) => void;
}

export interface WithdrawResult {
	/** What was taken down, as `withdrawn.yaml` calls it; undefined where nothing was found. */
	readonly withdrawal: Withdrawal | undefined;
	/** Addresses, without base, at which it could be read: to have removed from search engines. */
	readonly addresses: readonly string[];
	/** Originals that were replaced. */
	readonly erased: readonly { file: string; was: string; now: string }[];
}

type Target = Pick<Withdrawal, 'phrase' | 'file' | 'item'>;

/** The record that a word names: an id, a file, an address or a link; undefined where it names none. */
function findRecord(archive: Archive, what: string): string | undefined {
	const plain = what
		.replace(/^https?:\/\/[^/]+/u, '')
		.replace(/^\.?\/?(?:.*\/)?(?=(?:meetings|items|attachments)\/)/u, '')
		.replace(/^(?:meetings|items|attachments)\//u, '')
		.replace(/\.mdx$|index\.html$/u, '')
		.replace(/^\/+|\/+$/gu, '');
	const entry = archive.meeting(plain) ?? archive.item(plain) ?? archive.attachment(plain);
	if (entry) return entry.id;
	const byAddress = [...archive.meetings, ...archive.items, ...archive.attachments].find(
		({ address }) => `/${plain}/`.endsWith(address),
	);
	return byAddress?.id ?? archive.withdrawn.find(({ id }) => id === plain)?.id;
}

/** What a word of the command names: a record, a source, else a phrase. */
function targetOf(archive: Archive, what: string): Target {
	const item = findRecord(archive, what);
	if (item !== undefined) return { item };
	const inside = path.relative(archive.folder, path.resolve(what)).split(path.sep).join('/');
	for (const file of [what.replaceAll('\\', '/'), inside]) {
		if (file.startsWith('source/') && existsSync(path.join(archive.folder, file))) return { file };
	}
	return { phrase: what };
}

/** The files below `source/` that are documents, as paths below the content folder. */
function sourceFiles(folder: string): string[] {
	const sources = path.join(folder, 'source');
	if (!existsSync(sources)) return [];
	return readdirSync(sources, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && formatOf(entry.name) !== undefined)
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((name) => name.split(path.sep).join('/'))
		.sort();
}

/** Whether an original holds a phrase; one that cannot be read is taken to. */
async function holds(bytes: Uint8Array, file: string, disclosure: Disclosure): Promise<boolean> {
	try {
		const { lines, hidden } = await textsOf(bytes, file);
		return disclosure.holdsPhrase(lines) || disclosure.holdsPhrase(hidden);
	} catch (error) {
		if (error instanceof Error) return true;
		throw error;
	}
}

/** The sources that a withdrawal is about. */
async function sourcesOf(archive: Archive, target: Target): Promise<string[]> {
	if (target.file !== undefined) return [target.file];
	if (target.item !== undefined) {
		const below = [...archive.meetings, ...archive.items, ...archive.attachments].filter(({ id }) =>
			standsBelow(id, target.item!),
		);
		return [
			...new Set(
				below.flatMap((entry) =>
					entry.kind === 'meeting'
						? entry.data.documents.map(({ file }) => file)
						: [entry.data.provenance.file],
				),
			),
		];
	}
	const only = new Disclosure([], [{ ...target, reason: '-', date: '2000-01-01' }], 'leave');
	const found: string[] = [];
	for (const file of sourceFiles(archive.folder)) {
		if (await holds(readFileSync(path.join(archive.folder, file)), file, only)) found.push(file);
	}
	return found;
}

/** Every page of an archive that is no record's, and what it is made from: a case, a member, an indicator. */
function derivedAddresses(site: CurrentArchive): Set<string> {
	return new Set([
		...site.cases.keys(),
		...site.people.keys(),
		...site.indicators.indicators.map(({ address }) => address),
	]);
}

/** The addresses at which a record's words could be read beside its own page. */
function around(site: CurrentArchive, entry: Entry): string[] {
	const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
	const { municipality, committee } = meeting;
	const found = [entry.address, meeting.address, committee.address];
	const year = meeting.data.date?.slice(0, 4);
	if (year !== undefined) found.push(`${municipality.address}aar/${year}/`);
	if (entry.kind === 'attachment') found.push(entry.owner.address);
	if (entry.kind !== 'item') return found;
	const letter = letterSlug(registerLetter(entry.data.title));
	found.push(`${municipality.address}register/${letter}/`);
	for (const { address, items } of site.cases.values())
		if (items.includes(entry)) found.push(address);
	for (const { address, votes } of site.people.values()) {
		if (votes.some(({ item }) => item === entry)) found.push(address);
	}
	for (const { address } of site.references.to(entry.address)) found.push(address);
	return found;
}

/** Addresses at which something could be read before and cannot after. */
function addressesOf(before: CurrentArchive, after: CurrentArchive): string[] {
	const now = new Map(
		[...after.archive.meetings, ...after.archive.items, ...after.archive.attachments].map(
			({ id, digest }) => [id, digest],
		),
	);
	const { meetings, items, attachments } = before.archive;
	const changed = [...meetings, ...items, ...attachments].filter(
		({ id, digest }) => now.get(id) !== digest,
	);
	const found = new Set(changed.flatMap((entry) => around(before, entry)));
	const records = new Set(changed.map(({ id }) => id));
	for (const { address, points } of before.indicators.indicators) {
		const from = points.flatMap(({ sources, revised }) => [...sources, ...revised]);
		if (from.some(({ record }) => records.has(record))) found.add(address);
	}
	const left = derivedAddresses(after);
	for (const address of derivedAddresses(before)) if (!left.has(address)) found.add(address);
	const originals = ({ archive }: CurrentArchive): string[] => {
		const published = publishedSources(archive);
		return [...published.values(), ...linePages(archive, published).values()];
	};
	const published = new Set(originals(after));
	for (const address of originals(before)) if (!published.has(address)) found.add(address);
	return [...found].sort();
}

/** `withdrawn.yaml` with one entry more; comments and order of the others stay. */
function addEntry(contentDir: string, entry: Withdrawal): string {
	const place = path.join(contentDir, 'withdrawn.yaml');
	const document = existsSync(place)
		? parseDocument(readFileSync(place, 'utf8'))
		: new Document([] as unknown[]);
	if (document.contents === null) document.contents = document.createNode([]) as never;
	document.add(document.createNode(entry));
	return document.toString({ lineWidth: 0 });
}

/** An original without a phrase, line by line where it is text; else a notice in its place. */
async function erasedBytes(
	folder: string,
	file: string,
	withdrawal: Withdrawal,
	disclosure: Disclosure,
): Promise<string> {
	const bytes = readFileSync(path.join(folder, file));
	const format = formatOf(file);
	if (
		withdrawal.phrase !== undefined &&
		(format === 'text' || format === 'html' || format === 'xml')
	) {
		const text = decodeText(bytes, new Messages());
		const kept = disclosure.text(text).value;
		if (kept !== text && !(await holds(Buffer.from(kept), file, disclosure))) return kept;
	}
	const reason = disclosure.text(withdrawal.reason).value;
	return `${erasedMark} ${withdrawal.date}: ${reason}\nsha256: ${sha256Of(bytes)}\n`;
}

/** A withdrawn record as it stays on disk: its place and its source, and no word of what it said. */
function emptied(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
	const kept = new Set([
		...['meeting', 'item', 'order', 'access', 'provenance'],
		...['municipality', 'committee', 'date', 'documents', 'attachmentFiles'],
	]);
	return Object.fromEntries(
		Object.entries(data).flatMap(([name, value]) => {
			if (kept.has(name)) return [[name, value]];
			if (name === 'title') return [[name, phraseMask]];
			return name === 'text' ? [[name, 'none']] : [];
		}),
	);
}

/** The records that change on disk, and what they become. */
function erasedRecords(
	before: Archive,
	after: Archive,
	disclosure: Disclosure,
	erased: WithdrawResult['erased'],
): { path: string; bytes: string }[] {
	const down = new Set(after.withdrawn.map(({ id }) => id));
	const writes: { path: string; bytes: string }[] = [];
	for (const { id, file } of [...before.meetings, ...before.items, ...before.attachments]) {
		const { data, body } = readRecordFile(before.folder, file);
		let text = down.has(id)
			? writeRecord(emptied(data), '')
			: writeRecord(disclosure.value(data, []).value, disclosure.body(body, []).value);
		for (const { was, now } of erased) text = text.replaceAll(was, now);
		if (text !== readFileSync(path.join(before.folder, file), 'utf8')) {
			writes.push({ path: file, bytes: text });
		}
	}
	return writes;
}

/** Candidates beside hand-edited records, and what ingest remembers of its readings: both repeat words. */
function forget(contentDir: string, cache: string): string[] {
	for (const name of ['charts', 'site', path.basename(readingCache)]) {
		rmSync(path.join(cache, name), { recursive: true, force: true });
	}
	const removes = ['meetings', 'items', 'attachments'].flatMap((collection) => {
		const folder = path.join(contentDir, collection);
		if (!existsSync(folder)) return [];
		return readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.new'))
			.map((name) => `${collection}/${name.split(path.sep).join('/')}`);
	});
	const readings = `${ownFolder}/readings.json`;
	return existsSync(path.join(contentDir, readings)) ? [...removes, readings] : removes;
}

/**
 * Takes something down.
 *
 * @throws RangeError where a phrase is too short to be one
 */
export async function withdraw(options: WithdrawOptions): Promise<WithdrawResult> {
	const { contentDir, what, reason, date, review, erase, say } = options;
	const cache = options.cache ?? path.dirname(readingCache);
	return withLock(contentDir, say, async () => {
		finishInterrupted(contentDir);
		const archive = readArchive(contentDir);
		const target = targetOf(archive, what);
		if (target.phrase !== undefined) phrasePattern(target.phrase);
		const before = derive(archive);
		const sources = await sourcesOf(archive, target);
		const draft: Withdrawal = {
			...target,
			reason,
			date,
			...(review === undefined ? {} : { review }),
		};
		const after = derive(readArchive(contentDir, [draft]));
		const addresses = addressesOf(before, after);
		if (addresses.length === 0 && sources.length === 0) {
			return { withdrawal: undefined, addresses, erased: [] };
		}
		const left = derivedAddresses(after);
		const emptied = [...derivedAddresses(before)].filter((address) => !left.has(address));
		const only = new Disclosure([], [draft], 'leave');
		const writes: { path: string; bytes: string }[] = [];
		const erased: { file: string; was: string; now: string }[] = [];
		if (erase) {
			for (const file of sources) {
				const was = sha256Of(readFileSync(path.join(contentDir, file)));
				const bytes = await erasedBytes(contentDir, file, draft, only);
				writes.push({ path: file, bytes });
				erased.push({ file, was, now: sha256Of(bytes) });
			}
			writes.push(...erasedRecords(archive, after.archive, only, erased));
		}
		const withdrawal: Withdrawal = {
			...draft,
			...(emptied.length > 0 ? { addresses: emptied.sort() } : {}),
			...(erased.length > 0 ? { erased } : {}),
		};
		const changes = loadChanges(contentDir);
		const noted: Record<string, Change> = {};
		for (const { path: file, bytes } of writes) {
			const known = changes.get(file);
			if (known) noted[file] = { ...known, changed: date, hash: sha256Of(bytes) };
		}
		writes.push({ path: 'withdrawn.yaml', bytes: addEntry(contentDir, withdrawal) });
		commit(contentDir, { writes, removes: erase ? forget(contentDir, cache) : [], changes: noted });
		saveChanges(contentDir, loadChanges(contentDir));
		return { withdrawal, addresses, erased };
	});
}
