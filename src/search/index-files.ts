/**
 * What the search index consists of, shared by the build that writes it and the browser that reads it.
 *
 *     /soeg/indeks/
 *       archive.json           ArchiveFacts: bundles, municipalities, committees with aliases, other words
 *       ord/<letter>.json      the archive's words by first letter, for near words and unknown beginnings
 *       hvor/<shelf>.json      PlaceRows: which bundles hold a term
 *       <bundle>/              items and meetings of some years, or their attachments
 *         table.json           Table: what ranking, filters and sorting need of every document, and where words are
 *         index/<chunk>.json   ChunkRows: where the terms from one word to another stand, as Pagefind indexed them
 *         kort/<n>.json        Cards of eight documents: what a result shows; <n> is an eighth of the place in the table
 *         tekst/<n>.json       passages of a document, where it has any; <n>-1, <n>-2 … where they are long
 *
 * Pagefind makes the index; its program and its own files are not published (scripts/search/pagefind-files.ts).
 */
import type { OtherWordsRow } from './other-words.ts';

/**
 * Where the fields of a document stand, counted in words as Pagefind counts them. Fixed places, so that a hit's
 * position alone tells its field; short fields are filled up with dots, long ones run over into the body.
 */
export const slots = {
	title: { from: 0, to: 32 },
	/** Case numbers, document ids, kind of item, names of committee and municipality. */
	facts: { from: 32, to: 72 },
	/** Headings, table captions, titles of attachments: what it is about. */
	theme: { from: 72, to: 168 },
	decision: { from: 168, to: 296 },
	/** Parts of compounds in title and decision. */
	topParts: { from: 296, to: 360 },
	/** Parts of compounds in the rest. */
	parts: { from: 360, to: 800 },
	body: { from: 800, to: Infinity },
} as const;
export type Slot = keyof typeof slots;

/** The field that a position belongs to. */
export function slotOf(position: number): Slot {
	if (position >= slots.body.from) return 'body';
	for (const name of Object.keys(slots) as Slot[]) if (position < slots[name].to) return name;
	return 'body';
}

/** What a document is, one letter in the table. */
export const classes = {
	i: 'item',
	s: 'standing',
	c: 'closed',
	m: 'meeting',
	a: 'attachment',
} as const;
export type DocumentClass = (typeof classes)[keyof typeof classes];

/** One letter for each outcome, in the table. */
export const outcomeLetters = {
	a: 'approved',
	r: 'recommended',
	n: 'noted',
	d: 'discussed',
	p: 'postponed',
	s: 'sent-on',
	x: 'rejected',
	'-': 'none',
	o: 'other',
} as const;

/** One committee as the query and the filters know it. */
export interface CommitteeFacts {
	readonly slug: string;
	readonly name: string;
	/** Place of its municipality in `municipalities`. */
	readonly municipality: number;
	/** Abbreviations and other names. */
	readonly aliases?: readonly string[];
}

export interface Bundle {
	readonly name: string;
	/** First and last year of its meetings; absent where some have no date. */
	readonly years?: readonly [first: number, last: number];
	/** How many documents it holds. */
	readonly documents: number;
}

/** Attachments with text of one bundle's items and meetings. */
export interface AttachmentBundle extends Bundle {
	/** Name of that bundle. */
	readonly of: string;
}

/** Name of the bundle of the newest items and meetings, which every question opens. */
export const firstBundle = 'i';

/** The file that every question needs, below `/soeg/indeks/`: the search page asks for it before its script has come. */
export const factsFile = 'archive.json';

/** `archive.json`. */
export interface ArchiveFacts {
	readonly version: 1;
	readonly municipalities: readonly { readonly slug: string; readonly name: string }[];
	readonly committees: readonly CommitteeFacts[];
	/** Items and meetings, newest first: the first is `firstBundle`. */
	readonly bundles: readonly Bundle[];
	/** Attachments, in the same order; a bundle with many has several. */
	readonly attachments: readonly AttachmentBundle[];
	/** Whether `ord/` holds every word, or only the commonest of each letter. */
	readonly words?: 'all' | 'common';
	/** Path of the search engine's index on the same host; there are no bundles then. */
	readonly engine?: string;
	/** How many files `hvor/` has; absent where every question opens everything. */
	readonly places?: number;
	/** Tables of the bundles that most questions open (`openedFirst`), by their names. */
	readonly tables?: Readonly<Record<string, Table | AttachmentTable>>;
	/** The lists of other words. */
	readonly others?: readonly OtherWordsRow[];
}

/** Attachments of an archive this small are asked at once. */
const fewAttachments = 400;

/** Whether an archive's attachments are few enough to be asked at once. */
export function hasFewAttachments(attachments: readonly Bundle[]): boolean {
	return attachments.reduce((sum, { documents }) => sum + documents, 0) <= fewAttachments;
}

/** Items and meetings that are opened together where a question names no years. */
export const documentsAtOnce = 2500;

/** The bundles that a question opens where nothing speaks against it: the newest, and attachments where they are few. */
export function openedFirst<B extends Bundle>(
	bundles: readonly B[],
	attachments: readonly B[],
): B[] {
	let documents = 0;
	const first = bundles.filter((bundle, at) => {
		documents += bundle.documents;
		return at === 0 || documents <= documentsAtOnce;
	});
	return hasFewAttachments(attachments) ? [...first, ...attachments] : first;
}

/** Whether every question opens the whole index, so that nobody need know where a term is. */
export function isOpenedWhole(bundles: readonly Bundle[], attachments: readonly Bundle[]): boolean {
	return bundles.length <= 1 && hasFewAttachments(attachments);
}

/**
 * `hvor/<shelf>.json`: for each term (as Pagefind stems it) the bundles that hold it, one bit each in the order of
 * `ArchiveFacts.bundles` and then `attachments`, as a hexadecimal number. Absent terms stand nowhere.
 */
export type PlaceRows = Readonly<Record<string, string>>;

/** The file of `hvor/` that a stemmed term is in: its FNV-1a hash, modulo the number of files. */
export function shelfOf(term: string, shelves: number): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < term.length; at += 1) {
		hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0) % shelves;
}

/** One meeting's documents in a table: they stand side by side, the meeting first. */
export interface TableMeeting {
	/** Number of documents, the meeting included. */
	readonly n: number;
	/** Place of the committee in `ArchiveFacts.committees`. */
	readonly c: number;
	/** ISO day, absent where none is stated. */
	readonly d?: string;
	/** Council term as the meeting prints it or the years give it. */
	readonly p?: string;
}

/**
 * The council term of a meeting, `2022-2025`: four years from the January after an election, by its day, else as it
 * prints it; undefined where neither is known.
 */
export function councilTermOf(day: string | undefined, printed?: string): string | undefined {
	if (day === undefined)
		return printed !== undefined && /^\d{4}-\d{4}$/u.test(printed) ? printed : undefined;
	const year = Number(day.slice(0, 4));
	const first = year - ((((year - 2014) % 4) + 4) % 4);
	return `${first}-${first + 3}`;
}

/** Where a bundle's terms are: in files of which each holds those from one word up to the next one's. */
export interface Chunks {
	/** The file of the chunk at a place is `<sum>-<place in base 36>`; `sum` is of all of them. */
	readonly sum: string;
	/** Beginnings of the chunks' first terms, as far as they tell them from the terms before; in order, the first empty. */
	readonly from: readonly string[];
}

/** The file of a chunk, below its bundle. */
export function chunkFile({ sum }: Chunks, at: number): string {
	return `index/${sum}-${at.toString(36)}.json`;
}

/** The place of the chunk that holds a stemmed term, if any does. */
export function chunkOf({ from }: Chunks, term: string): number {
	let [low, high] = [0, from.length - 1];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (from[middle]! <= term) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** `index/<chunk>.json`: for each term (as Pagefind stems it) where it stands (`writePlaces`). */
export type ChunkRows = Readonly<Record<string, string>>;

/** Documents by their places in the table, each with the positions at which it holds a term, in order. */
export type TermPlaces = ReadonlyMap<number, readonly number[]>;

/**
 * The places of a term as text: for each document its place less the place before and then each position less the
 * position before, in base 36 and parted by commas; documents are parted by blanks.
 *
 * @param places in order
 */
export function writePlaces(places: TermPlaces): string {
	let before = 0;
	return [...places]
		.map(([place, positions]) => {
			const steps = positions.map((position, at) => position - (positions[at - 1] ?? 0));
			const numbers = [place - before, ...steps];
			before = place;
			return numbers.map((number) => number.toString(36)).join(',');
		})
		.join(' ');
}

/** Reads what `writePlaces` wrote. */
export function readPlaces(text: string): TermPlaces {
	const places = new Map<number, readonly number[]>();
	let place = 0;
	for (const document of text.split(' ')) {
		const [step = 0, ...steps] = document.split(',').map((number) => Number.parseInt(number, 36));
		place += step;
		let position = 0;
		places.set(
			place,
			steps.map((one) => (position += one)),
		);
	}
	return places;
}

/** `table.json` of items and meetings, documents in the order of their places. */
export interface Table {
	readonly meetings: readonly TableMeeting[];
	/** One letter of `classes` for each document. */
	readonly classes: string;
	/** One letter of `outcomeLetters` for each document. */
	readonly outcomes: string;
	/** For each document: `v` has a vote, `f` has figures, `b` both, `-` neither. */
	readonly marks: string;
	/** Length of the body: 0 none, then doubling from 64 words, one hexadecimal digit each. */
	readonly lengths: string;
	/** Item numbers by place, where they are not the order in the meeting. */
	readonly numbers: Readonly<Record<string, string>>;
	readonly chunks: Chunks;
}

/** `table.json` of attachments: which document of the bundle of the same term owns them. */
export interface AttachmentTable {
	/** Pairs: place of the owner less the owner before, number of its attachments. */
	readonly owners: readonly number[];
	readonly lengths: string;
	readonly chunks: Chunks;
}

/** What a result shows of a document. */
export interface Card {
	/** Address without base. */
	readonly a: string;
	/** Title. */
	readonly t: string;
	/** The beginning of the decision, cut at a word. */
	readonly b?: string;
	/** Case number. */
	readonly s?: string;
	/** Kind of item as printed. */
	readonly k?: string;
	/** For an attachment its place under its owner; for an item its number. */
	readonly n?: string;
	/** Positions at which the second and further files of passages start; absent where there is one. */
	readonly f?: readonly number[];
	/** 0 where it has no passages. */
	readonly p?: 0;
}

/** Cards in one file: a result costs the file, so few; the files are many, so not one. */
export const cardsPerFile = 8;

/** One passage: its anchor (empty for the decision) and its words. A heading's anchor starts with `h:`. */
export type PassageRow = readonly [anchor: string, text: string];
