/**
 * The search index of an archive: `/soeg/indeks/` below the built site, and `/soeg/opensearch.xml`.
 *
 * Stages: the archive's words are counted (for the splitter and for near words), documents are parted into bundles by
 * year and council term, each bundle becomes one Pagefind index in turn, so that memory follows the largest bundle and
 * not the archive, and a table of places tells which bundles hold a term. A part of the archive depends on its own records alone, so a build takes over the bundles of parts in which
 * nothing has changed. Same archive, same bytes. `src/search/index-files.ts` names every file.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../src/archive/archive.ts';
import type {
	AttachmentEntry,
	CommitteeEntry,
	Entry,
	MeetingEntry,
} from '../src/archive/entries.ts';
import { digestOf } from '../src/records/files.ts';
import { compoundSplitter } from '../src/search/compounds.ts';
import type { CompoundSplitter } from '../src/search/compounds.ts';
import {
	factsFile,
	firstBundle,
	isOpenedWhole,
	openedFirst,
	shelfOf,
} from '../src/search/index-files.ts';
import type {
	ArchiveFacts,
	AttachmentBundle,
	AttachmentTable,
	Bundle,
	Chunks,
	Table,
	TableMeeting,
} from '../src/search/index-files.ts';
import { otherWordsRows } from '../src/search/other-words.ts';
import { toTerms } from '../src/search/terms.ts';
import type { EarlierBuild } from './earlier-build.ts';
import type { Share } from './shares.ts';
import { readTerms, writeBundle } from './search/bundle.ts';
import type { BundleTotals } from './search/bundle.ts';
import { readDictionary } from './search/dictionary.ts';
import { attachmentDocument, itemDocument, meetingDocument } from './search/documents.ts';
import type { SearchDocument } from './search/documents.ts';
import { writeEngineFiles } from './search/engine-files.ts';

export interface SearchIndexOptions {
	/** Most documents in one bundle. */
	readonly bundleSize?: number;
	/** Told what is being done, for people. */
	readonly progress?: (message: string) => void;
	/** The build before. */
	readonly earlier?: EarlierBuild | undefined;
	/** Path of the search engine that answers instead of bundles: its files are written in their place. */
	readonly engine?: string | undefined;
	/** The bundles that this job makes, and nothing that stands beside them. */
	readonly share?: Share | undefined;
}

export interface SearchIndexReport {
	readonly documents: number;
	readonly attachments: number;
	readonly bundles: number;
	readonly words: number;
	readonly files: number;
	readonly bytes: number;
}

/** The first year of a year's council term: four years from the January after an election. */
const termOf = (year: number): number => year - ((((year - 2014) % 4) + 4) % 4);

/** The years a meeting may be of: its own, or those of the council term it prints; undefined where neither is told. */
function yearsOf({
	data: { date, period },
}: MeetingEntry): [first: number, last: number] | undefined {
	if (date !== undefined) return [Number(date.slice(0, 4)), Number(date.slice(0, 4))];
	const told = /^(\d{4})-(\d{4})$/u.exec(period ?? '');
	return told ? [Number(told[1]), Number(told[2])] : undefined;
}

interface Part {
	readonly name: string;
	/** First and last year; absent where some meeting's is not known. */
	readonly years?: readonly [first: number, last: number];
	readonly meetings: readonly MeetingEntry[];
}

const documentsOf = (meetings: readonly MeetingEntry[]): number =>
	meetings.reduce((sum, { items }) => sum + 1 + items.length, 0);

/**
 * Parts meetings, given newest first, into bundles, newest first: one where they are few, else the newest year, what is
 * left of its council term, and each term before it. A part with too many becomes several, filled from the oldest
 * on. So a new meeting changes the newest part only, and what a part holds is told by the archive as it is.
 *
 * @param size most items and meetings in a part; a fifth as many are one part
 */
function partMeetings(meetings: readonly MeetingEntry[], size: number): Part[] {
	if (documentsOf(meetings) <= size / 5) return [withYears(firstBundle, meetings)];
	const newest = Math.max(0, ...meetings.map((meeting) => yearsOf(meeting)?.[1] ?? 0));
	const groups = Map.groupBy(meetings, (meeting) => {
		const years = yearsOf(meeting);
		if (years === undefined) return 'u';
		const [first, last] = years;
		const term = String(termOf(last));
		return first === newest ? `${term}n` : term;
	});
	return [...groups]
		.sort(([a], [b]) => (a < b ? 1 : -1))
		.sort(([a], [b]) => Number(a === 'u') - Number(b === 'u'))
		.flatMap(([group, list]) => {
			const pieces: MeetingEntry[][] = [[]];
			for (const meeting of list.toReversed()) {
				const all = documentsOf(pieces[0]!) + documentsOf([meeting]);
				if (all > size && pieces[0]!.length > 0) pieces.unshift([]);
				pieces[0]!.unshift(meeting);
			}
			return pieces.map((piece, at) => {
				const older = pieces.length - 1 - at;
				const name = group.replace(/^\d\d/u, '');
				return withYears(`${firstBundle}${name}${older === 0 ? '' : `x${older}`}`, piece);
			});
		})
		.map((part, at) => (at === 0 ? { ...part, name: firstBundle } : part));
}

/** A part with the years of its meetings. */
function withYears(name: string, meetings: readonly MeetingEntry[]): Part {
	const years = meetings.map(yearsOf);
	if (meetings.length === 0 || years.includes(undefined)) return { name, meetings };
	const all = years.flatMap((one) => one!);
	return { name, meetings, years: [Math.min(...all), Math.max(...all)] };
}

function* mainDocuments(archive: Archive, part: Part): Generator<SearchDocument> {
	for (const meeting of part.meetings) {
		yield meetingDocument(meeting);
		for (const item of meeting.items) yield itemDocument(archive, item);
	}
}

/** An attachment with the place of its owner in the bundle of the same meetings. */
interface OwnedAttachment {
	readonly owner: number;
	readonly entry: AttachmentEntry;
}

/** Attachments with text in bundles, newest first; the oldest is full first, and its name ends in no number. */
function partAttachments(
	part: Part,
	size: number,
): { name: string; owned: readonly OwnedAttachment[] }[] {
	const all: OwnedAttachment[] = [];
	let owner = 0;
	for (const meeting of part.meetings) {
		for (const { attachments } of [meeting, ...meeting.items]) {
			for (const entry of attachments) if (entry.data.text !== 'none') all.push({ owner, entry });
			owner += 1;
		}
	}
	const pieces = Math.ceil(all.length / size);
	return Array.from({ length: pieces }, (_, at) => {
		const newer = all.length - (pieces - at) * size;
		const number = pieces - at;
		return {
			name: `${part.name.replace(firstBundle, 'b')}${number === 1 ? '' : `-${number}`}`,
			owned: all.slice(Math.max(0, newer), newer + size),
		};
	});
}

/** Everything that a meeting's words are read from, as one hash. */
function wordsKey(meeting: MeetingEntry): string {
	const { committee, municipality, items } = meeting;
	const owners = [meeting, ...items];
	return digestOf(
		JSON.stringify([
			[committee.name, municipality.name],
			owners.map((owner) => [owner.digest, owner.attachments.map(({ digest }) => digest)]),
		]),
	);
}

/** Everything a part's bundles are made from, as one hash. */
function keyOf(
	part: Part,
	committees: readonly CommitteeEntry[],
	rest: readonly unknown[],
): string {
	const own = ({ address, digest }: Entry) => [address, digest];
	const entries = part.meetings.map((meeting) => [
		own(meeting),
		meeting.committee.name,
		meeting.municipality.name,
		committees.indexOf(meeting.committee),
		meeting.attachments.map(own),
		meeting.items.map((item) => [own(item), item.attachments.map(own)]),
	]);
	return digestOf(JSON.stringify([part.name, rest, entries]));
}

/** The words of an archive, folded, with the number of documents that hold them and the commonest spelling. */
class Vocabulary {
	readonly counts = new Map<string, number>();
	readonly #spellings = new Map<string, string>();

	add(texts: readonly string[]): void {
		const seen = new Set<string>();
		for (const text of texts) {
			for (const { term, kind, from, to, halves } of toTerms(text)) {
				if (kind !== 'word' || term.length < 3 || term.length > 40) continue;
				if (halves) for (const half of halves) seen.add(half);
				seen.add(term);
				// Most words are printed as they are folded.
				if (to - from === term.length && text.startsWith(term, from)) continue;
				if (this.#spellings.has(term)) continue;
				const printed = text.slice(from, to).toLowerCase();
				if (printed !== term) this.#spellings.set(term, printed);
			}
		}
		for (const word of seen) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
	}

	/** Adds the words of other documents. */
	join(other: Vocabulary): void {
		for (const [word, count] of other.counts) {
			this.counts.set(word, (this.counts.get(word) ?? 0) + count);
		}
		for (const [word, printed] of other.#spellings) {
			if (!this.#spellings.has(word)) this.#spellings.set(word, printed);
		}
	}

	/** As text, and back. */
	toJson(): string {
		return JSON.stringify([[...this.counts], [...this.#spellings]]);
	}

	static fromJson(text: string): Vocabulary {
		const [counts, spellings] = JSON.parse(text) as [[string, number][], [string, string][]];
		const vocabulary = new Vocabulary();
		for (const [word, count] of counts) vocabulary.counts.set(word, count);
		for (const [word, printed] of spellings) vocabulary.#spellings.set(word, printed);
		return vocabulary;
	}

	/**
	 * Files by first letter: `[word, documents, spelling where it differs]`, in order; of a letter with more than `most`
	 * words the commonest.
	 */
	files(most: number): Map<string, string> {
		const shelves = new Map<string, (readonly [string, number, string?])[]>(
			[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, []]),
		);
		for (const word of [...this.counts.keys()].sort()) {
			const count = this.counts.get(word)!;
			if (!/^[a-z]/u.test(word)) continue;
			const spelling = this.#spellings.get(word);
			shelves.get(word[0]!)!.push(spelling === undefined ? [word, count] : [word, count, spelling]);
		}
		const commonest = (shelf: readonly (readonly [string, number, string?])[]) => {
			if (shelf.length <= most) return shelf;
			const kept = new Set(shelf.toSorted((a, b) => b[1] - a[1]).slice(0, most));
			return shelf.filter((row) => kept.has(row));
		};
		return new Map(
			[...shelves].map(([letter, shelf]) => [letter, JSON.stringify(commonest(shelf))]),
		);
	}
}

/** Counts the words of a meeting's records as well. Bodies as they lie on disk: their few marks are no words. */
function addWords(vocabulary: Vocabulary, archive: Archive, meeting: MeetingEntry): void {
	const { data, committee, municipality, items } = meeting;
	const people = [...data.members, ...data.absent, ...data.substitutes];
	vocabulary.add([committee.name, municipality.name, ...people.map(({ name }) => name)]);
	for (const entry of items) {
		const { title, decisions } = entry.data;
		vocabulary.add([title, ...decisions.map(({ text }) => text), archive.body(entry)]);
	}
	for (const entry of [meeting, ...items].flatMap((owner) => owner.attachments)) {
		vocabulary.add([entry.data.title, archive.body(entry)]);
	}
}

/**
 * Counts the words of a part. Of the newest, which a new meeting changes, each meeting's are remembered; of the others
 * the part's.
 */
function partVocabulary(
	archive: Archive,
	{ name, meetings }: Part,
	key: string,
	earlier: EarlierBuild | undefined,
): Vocabulary {
	const count = (some: readonly MeetingEntry[]) => {
		const vocabulary = new Vocabulary();
		for (const meeting of some) addWords(vocabulary, archive, meeting);
		return vocabulary;
	};
	if (!earlier) return count(meetings);
	const recall = (some: readonly MeetingEntry[], ownKey: string) => {
		let made: Vocabulary | undefined;
		const text = earlier.recall('words', ownKey, () => (made = count(some)).toJson());
		return made ?? Vocabulary.fromJson(text);
	};
	if (name !== firstBundle) return recall(meetings, key);
	const all = new Vocabulary();
	for (const meeting of meetings) all.join(recall([meeting], wordsKey(meeting)));
	return all;
}

/**
 * Initials that a committee goes by beside the register's: `Beskæftigelses- og Integrationsudvalget` → `BIU`, and `BI`
 * only where three letters are left without the last.
 */
function committeeInitials(name: string): string[] {
	const words = name.split(/[\s-]+/u).filter((word) => /^\p{Lu}/u.test(word));
	const initials = words.map((word) => word[0]!).join('');
	const ofCommittee = /.udvalget?$/u.test(words.at(-1) ?? '');
	return [...(ofCommittee ? [`${initials}U`] : []), initials].filter(
		(one) => one.length >= (one.endsWith('U') && ofCommittee ? 2 : 3) && one.length <= 6,
	);
}

function archiveFacts(
	archive: Archive,
	bundles: readonly Bundle[],
	attachments: readonly AttachmentBundle[],
	words: 'all' | 'common',
	engine: string | undefined,
	places: number,
	tables: NonNullable<ArchiveFacts['tables']>,
): ArchiveFacts {
	return {
		version: 1,
		municipalities: archive.municipalities.map(({ slug, name }) => ({ slug, name })),
		committees: archive.municipalities.flatMap(({ committees, register }, municipality) =>
			committees.map(({ slug, name }) => {
				const aliases = new Set(register.committees[slug]?.aliases ?? []);
				for (const initials of committeeInitials(name)) aliases.add(initials);
				return {
					slug,
					name,
					municipality,
					...(aliases.size > 0 ? { aliases: [...aliases] } : {}),
				};
			}),
		),
		bundles,
		attachments,
		words,
		...(engine === undefined ? {} : { engine }),
		...(places > 0 ? { places } : {}),
		tables,
		others: otherWordsRows(),
	};
}

/** What a folder of the index holds. */
type FolderTotals = Pick<BundleTotals, 'files' | 'bytes'>;

/** Terms in one file of places, about 3 kB after gzip. */
const termsPerFile = 600;

/**
 * The files of `hvor/`: which bundles hold a term.
 *
 * @param bundles the terms of each bundle, parted by blanks, in the order of `ArchiveFacts.bundles` and `attachments`
 */
function placeFiles(bundles: readonly string[]): string[] {
	const masks = new Map<string, bigint>();
	bundles.forEach((terms, at) => {
		const bit = 1n << BigInt(at);
		for (const term of terms.split(' ')) masks.set(term, (masks.get(term) ?? 0n) | bit);
	});
	const shelves = Array.from(
		{ length: Math.ceil(masks.size / termsPerFile) },
		() => [] as string[],
	);
	for (const term of [...masks.keys()].sort()) {
		shelves[shelfOf(term, shelves.length)]!.push(
			`${JSON.stringify(term)}:"${masks.get(term)!.toString(16)}"`,
		);
	}
	return shelves.map((rows) => `{${rows.join(',')}}`);
}

/** Writes a bundle's table beside it. */
function withTable(
	folder: string,
	{ files, bytes, terms }: BundleTotals,
	table: Table | AttachmentTable,
): FolderTotals & Pick<BundleTotals, 'terms'> {
	const text = JSON.stringify(table);
	writeFileSync(path.join(folder, 'table.json'), text);
	return { terms, files: files + 1, bytes: bytes + Buffer.byteLength(text) };
}

/** The meetings and items of a part as one Pagefind index. */
async function writeMainBundle(
	archive: Archive,
	folder: string,
	part: Part,
	committees: readonly CommitteeEntry[],
	split: CompoundSplitter,
): Promise<FolderTotals & Pick<BundleTotals, 'terms'>> {
	const table = {
		meetings: part.meetings.map((meeting): TableMeeting => ({
			n: 1 + meeting.items.length,
			c: committees.indexOf(meeting.committee),
			...(meeting.data.date === undefined ? {} : { d: meeting.data.date }),
			...(meeting.data.period === undefined ? {} : { p: meeting.data.period }),
		})),
		classes: '',
		outcomes: '',
		marks: '',
		lengths: '',
		numbers: {} as Record<string, string>,
		chunks: { sum: '', from: [''] } as Chunks,
	};
	let place = 0;
	for (const meeting of part.meetings) {
		place += 1;
		meeting.items.forEach(({ data }, order) => {
			if (data.number !== undefined && data.number !== String(order + 1)) {
				table.numbers[place + order] = data.number;
			}
		});
		place += meeting.items.length;
	}
	function* tabled() {
		for (const document of mainDocuments(archive, part)) {
			const { vote, figures } = document;
			table.classes += document.kind;
			table.outcomes += document.outcome;
			table.marks += vote && figures ? 'b' : vote ? 'v' : figures ? 'f' : '-';
			yield document;
		}
	}
	const target = path.join(folder, part.name);
	const bundle = await writeBundle(target, tabled(), split);
	table.lengths = bundle.lengths;
	table.chunks = bundle.chunks;
	return withTable(target, bundle, table);
}

/** Attachments as one Pagefind index. */
async function writeAttachmentBundle(
	archive: Archive,
	folder: string,
	name: string,
	owned: readonly OwnedAttachment[],
	split: CompoundSplitter,
): Promise<FolderTotals & Pick<BundleTotals, 'terms'>> {
	const owners: number[] = [];
	let before = 0;
	let last = -1;
	for (const { owner } of owned) {
		if (owner === last) owners[owners.length - 1]! += 1;
		else {
			owners.push(owner - before, 1);
			before = owner;
			last = owner;
		}
	}
	function* documents() {
		for (const { entry } of owned) yield attachmentDocument(archive, entry);
	}
	const place = path.join(folder, name);
	const bundle = await writeBundle(place, documents(), split);
	const { lengths, chunks } = bundle;
	return withTable(place, bundle, { owners, lengths, chunks });
}

/**
 * Builds the search index of `archive` into `outDir` (the folder of the built site).
 *
 * @throws Error naming the record where one cannot be indexed
 */
export async function buildSearchIndex(
	archive: Archive,
	outDir: string,
	{
		bundleSize = 2500,
		progress = () => undefined,
		earlier,
		engine,
		share,
	}: SearchIndexOptions = {},
): Promise<SearchIndexReport> {
	const folder = path.join(outDir, 'soeg', 'indeks');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(path.join(folder, 'ord'), { recursive: true });
	const totals = { documents: 0, attachments: 0, bundles: 0, words: 0, files: 0, bytes: 0 };
	const write = (file: string, content: string) => {
		writeFileSync(path.join(folder, file), content);
		totals.files += 1;
		totals.bytes += Buffer.byteLength(content);
	};
	const count = (bundle: FolderTotals) => {
		totals.bundles += 1;
		totals.files += bundle.files;
		totals.bytes += bundle.bytes;
	};

	const committees = archive.municipalities.flatMap((municipality) => municipality.committees);
	let parts = partMeetings(archive.meetings, bundleSize).map((part) => ({
		part,
		key: keyOf(part, committees, [bundleSize]),
	}));
	if (share) {
		parts = engine === undefined ? parts.filter((_, at) => at % share.of === share.number - 1) : [];
	}
	const everyWord = new Vocabulary();
	let dictionary: ReadonlySet<string> | undefined;
	const bundles: Bundle[] = [];
	const attachmentBundles: AttachmentBundle[] = [];
	/** The terms of each bundle, parted by blanks: a list of them would take five times the memory. */
	const termsOf = new Map<string, string>();
	for (const { part, key } of parts) {
		const words = partVocabulary(archive, part, key, earlier);
		everyWord.join(words);
		if (engine !== undefined) continue;
		progress(`search: ${part.years?.join('–') ?? 'the archive'}, ${part.meetings.length} meetings`);
		const attached = partAttachments(part, bundleSize);
		const years = part.years === undefined ? {} : { years: part.years };
		const main = documentsOf(part.meetings);
		bundles.push({ name: part.name, ...years, documents: main });
		totals.documents += main;
		for (const { name, owned } of attached) {
			attachmentBundles.push({ name, of: part.name, ...years, documents: owned.length });
			totals.attachments += owned.length;
		}
		const terms = (name: string, read: () => readonly string[]) => {
			const list = () => read().join(' ');
			termsOf.set(name, earlier ? earlier.recall('terms', `${key} ${name}`, list) : list());
		};
		const names = [part.name, ...attached.map(({ name }) => name)];
		const kept = earlier?.takeOverTrees(
			names.map((name) => `soeg/indeks/${name}`),
			key,
			outDir,
		);
		if (kept) {
			count(kept);
			totals.bundles += names.length - 1;
			for (const name of names) terms(name, () => readTerms(path.join(folder, name)));
			continue;
		}
		const split = compoundSplitter((dictionary ??= readDictionary()), words.counts);
		const written = await writeMainBundle(archive, folder, part, committees, split);
		count(written);
		terms(part.name, () => written.terms);
		for (const { name, owned } of attached) {
			const bundle = await writeAttachmentBundle(archive, folder, name, owned, split);
			count(bundle);
			terms(name, () => bundle.terms);
		}
	}
	totals.words = everyWord.counts.size;
	if (share) return totals;
	if (engine !== undefined) {
		progress('search: the files of the search engine');
		const split = compoundSplitter((dictionary ??= readDictionary()), everyWord.counts);
		const written = writeEngineFiles(archive, outDir, split);
		totals.documents = archive.meetings.length + archive.items.length;
		totals.attachments = archive.attachments.filter(({ data }) => data.text !== 'none').length;
		totals.files += written.files;
		totals.bytes += written.bytes;
	}
	// A file of words is brought for one misspelt word: in a large archive it holds what may have been meant.
	const most = everyWord.counts.size > 100_000 ? 3000 : Number.POSITIVE_INFINITY;
	for (const [letter, content] of everyWord.files(most)) write(`ord/${letter}.json`, content);
	let places = 0;
	if (!isOpenedWhole(bundles, attachmentBundles)) {
		const all = [...bundles, ...attachmentBundles].map(({ name }) => termsOf.get(name)!);
		const shelves = placeFiles(all);
		places = shelves.length;
		mkdirSync(path.join(folder, 'hvor'));
		shelves.forEach((content, shelf) => write(`hvor/${shelf}.json`, content));
	}
	const tableOf = ({ name }: Bundle) =>
		JSON.parse(readFileSync(path.join(folder, name, 'table.json'), 'utf8')) as Table;
	const tables = openedFirst<Bundle>(bundles, attachmentBundles).map(
		(bundle) => [bundle.name, tableOf(bundle)] as const,
	);
	write(
		factsFile,
		JSON.stringify(
			archiveFacts(
				archive,
				bundles,
				attachmentBundles,
				most === Number.POSITIVE_INFINITY ? 'all' : 'common',
				engine,
				places,
				Object.fromEntries(tables),
			),
		),
	);
	return totals;
}
