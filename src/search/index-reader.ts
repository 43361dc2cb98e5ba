/**
 * The search index as the browser has it: files fetched when needed and kept, bundles opened one by one.
 * Knows nothing of questions or ranking.
 */
import type {
	ArchiveFacts,
	AttachmentBundle,
	AttachmentTable,
	Bundle,
	Card,
	DocumentClass,
	PassageRow,
	Table,
	TableMeeting,
} from './index-files.ts';
import {
	cardsPerFile,
	chunkFile,
	chunkOf,
	classes,
	firstBundle,
	outcomeLetters,
	readPlaces,
	shelfOf,
	slotOf,
} from './index-files.ts';
import type { ChunkRows, Chunks, PlaceRows, TermPlaces } from './index-files.ts';
import type { Outcome } from '../schemas/item.ts';
import { stem } from './stem.ts';

/** How the index's files are had; a test reads them from disk. */
export interface IndexSource {
	/** The JSON of a file below `/soeg/indeks/`; undefined where there is none. */
	readonly readJson: (file: string) => Promise<unknown>;
}

/** A document that a table names: an item, or a meeting. */
export interface Entry {
	/** `<bundle>.<place in base 36>`. */
	readonly id: string;
	readonly bundle: string;
	readonly place: number;
	readonly kind: DocumentClass;
	readonly outcome: Outcome;
	readonly vote: boolean;
	readonly figures: boolean;
	/** Length of its body as a power of two, 0–15. */
	readonly length: number;
	readonly meeting: TableMeeting;
	/** Place in its meeting, 0 for the meeting itself. */
	readonly order: number;
	/** Number as printed, or its order. */
	readonly number: string;
}

/** Positions at which a document holds what was asked for, by document id. */
export type Hits = ReadonlyMap<string, readonly number[]>;

/** An attachment that a table names. */
export interface AttachedEntry {
	readonly id: string;
	readonly bundle: string;
	readonly place: number;
	readonly length: number;
	/** Id of the item or meeting that owns it. */
	readonly owner: string;
}

/** One word of the archive: folded, number of documents, spelling where it differs from the folded one. */
export type WordRow = readonly [word: string, documents: number, spelling?: string];

/** Documents that hold terms one behind the other, with the first position at which they do. */
function sideBySide([first, ...others]: readonly TermPlaces[]): TermPlaces {
	const together = new Map<number, readonly number[]>();
	for (const [place, positions] of first ?? []) {
		const rest = others.map((one) => new Set(one.get(place)));
		const start = positions.find((position) => rest.every((one, at) => one.has(position + at + 1)));
		if (start !== undefined) together.set(place, [start]);
	}
	return together;
}

export class IndexReader {
	readonly entries = new Map<string, Entry>();
	readonly attached = new Map<string, AttachedEntry>();
	readonly #source: IndexSource;
	readonly #json = new Map<string, Promise<unknown>>();
	readonly #open = new Map<string, Promise<void>>();
	/** Where the terms of the open bundles are. */
	readonly #chunks = new Map<string, Chunks>();
	/** Names of the bundles that hold a stem, as far as they were looked up. */
	readonly #holders = new Map<string, ReadonlySet<string>>();
	#facts: Promise<ArchiveFacts> | undefined;

	constructor(source: IndexSource) {
		this.#source = source;
	}

	facts(): Promise<ArchiveFacts> {
		this.#facts ??= this.#read('archive.json').then((value) => {
			if (value === undefined) throw new Error('the search index has no archive.json');
			return value as ArchiveFacts;
		});
		return this.#facts;
	}

	#read(file: string): Promise<unknown> {
		let known = this.#json.get(file);
		if (!known) {
			known = this.#source.readJson(file);
			known.catch(() => this.#json.delete(file));
			this.#json.set(file, known);
		}
		return known;
	}

	/** Whether a bundle has been opened. */
	isOpen(bundle: Bundle): boolean {
		return this.#open.has(bundle.name);
	}

	/** Opens bundles that are not open yet. */
	async open(bundles: readonly Bundle[]): Promise<void> {
		const facts = await this.facts();
		const first = facts.bundles[0];
		if (!first) return;
		const wanted = [first, ...bundles].filter(
			(bundle, at, all) => !this.#open.has(bundle.name) && all.indexOf(bundle) === at,
		);
		for (const bundle of wanted) {
			this.#open.set(
				bundle.name,
				this.#openOne(bundle).catch((error: unknown) => {
					this.#open.delete(bundle.name);
					throw error;
				}),
			);
		}
		await Promise.all([first, ...bundles].map(({ name }) => this.#open.get(name)));
	}

	async #table(bundle: string): Promise<Table | AttachmentTable> {
		const { tables } = await this.facts();
		const table = tables?.[bundle] ?? (await this.#read(`${bundle}/table.json`));
		if (table === undefined) throw new Error(`the search index has no ${bundle}/table.json`);
		return table as Table | AttachmentTable;
	}

	async #openOne(bundle: Bundle): Promise<void> {
		const { attachments } = await this.facts();
		const table = await this.#table(bundle.name);
		const attached = attachments.find(({ name }) => name === bundle.name);
		if (attached) this.#readAttachments(attached, table as AttachmentTable);
		else this.#readEntries(bundle, table as Table);
		this.#chunks.set(bundle.name, table.chunks);
	}

	#readEntries(bundle: Bundle, table: Table): void {
		let place = 0;
		for (const meeting of table.meetings) {
			for (let order = 0; order < meeting.n; order += 1, place += 1) {
				const mark = table.marks[place];
				const id = `${bundle.name}.${place.toString(36)}`;
				this.entries.set(id, {
					id,
					bundle: bundle.name,
					place,
					kind: classes[table.classes[place] as keyof typeof classes],
					outcome: outcomeLetters[table.outcomes[place] as keyof typeof outcomeLetters],
					vote: mark === 'v' || mark === 'b',
					figures: mark === 'f' || mark === 'b',
					length: Number.parseInt(table.lengths[place] ?? '0', 16),
					meeting,
					order,
					number: table.numbers[place] ?? String(order),
				});
			}
		}
	}

	#readAttachments(bundle: AttachmentBundle, table: AttachmentTable): void {
		let owner = 0;
		let place = 0;
		for (let at = 0; at < table.owners.length; at += 2) {
			owner += table.owners[at]!;
			for (let n = 0; n < table.owners[at + 1]!; n += 1, place += 1) {
				const id = `${bundle.name}.${place.toString(36)}`;
				this.attached.set(id, {
					id,
					bundle: bundle.name,
					place,
					length: Number.parseInt(table.lengths[place] ?? '0', 16),
					owner: `${bundle.of}.${owner.toString(36)}`,
				});
			}
		}
	}

	async #rows(bundle: string, chunks: Chunks, at: number): Promise<ChunkRows> {
		const file = `${bundle}/${chunkFile(chunks, at)}`;
		const rows = (await this.#read(file)) as ChunkRows | undefined;
		if (rows === undefined) throw new Error(`the search index has no ${file}`);
		return rows;
	}

	/** Begins to fetch where the newest bundle and others hold terms. */
	fetchAhead(terms: readonly string[], bundles: readonly Bundle[]): void {
		const bases = terms.map(stem);
		for (const name of new Set([firstBundle, ...bundles.map((bundle) => bundle.name)])) {
			const rows = this.#table(name).then(({ chunks }) =>
				Promise.all(bases.map((base) => this.#rows(name, chunks, chunkOf(chunks, base)))),
			);
			// What fails here fails again, and is said, when it is asked for.
			rows.catch(() => undefined);
		}
	}

	/** Where a bundle holds a stem, and where words that begin with it: those of the same chunk. */
	async #placesIn(
		bundle: string,
		chunks: Chunks,
		base: string,
	): Promise<{ own: TermPlaces; longer: () => TermPlaces[] }> {
		if (this.#holders.get(base)?.has(bundle) === false) return { own: new Map(), longer: () => [] };
		const rows = await this.#rows(bundle, chunks, chunkOf(chunks, base));
		return {
			own: Object.hasOwn(rows, base) ? readPlaces(rows[base]!) : new Map(),
			longer: () =>
				Object.keys(rows)
					.filter((one) => one !== base && one.startsWith(base))
					.map((one) => readPlaces(rows[one]!)),
		};
	}

	/** What every open bundle finds, by document id. */
	async #inEach(find: (bundle: string, chunks: Chunks) => Promise<TermPlaces>): Promise<Hits> {
		const found = await Promise.all(
			[...this.#chunks].map(async ([bundle, chunks]) => ({
				bundle,
				places: await find(bundle, chunks),
			})),
		);
		const hits = new Map<string, readonly number[]>();
		for (const { bundle, places } of found)
			for (const [place, positions] of places)
				hits.set(`${bundle}.${place.toString(36)}`, positions);
		return hits;
	}

	/**
	 * Documents of the open bundles that hold these terms side by side, in any inflection, with the first position of
	 * several terms and all positions of a single one; behind its first position those of words that begin with it too.
	 */
	exact(terms: readonly string[]): Promise<Hits> {
		const bases = terms.map(stem);
		return this.#inEach(async (bundle, chunks) => {
			const all = await Promise.all(bases.map((base) => this.#placesIn(bundle, chunks, base)));
			if (all.length > 1) return sideBySide(all.map(({ own }) => own));
			const [{ own, longer }] = all as [(typeof all)[0]];
			const others = own.size === 0 ? [] : longer();
			return new Map(
				[...own].map(([place, positions]) => {
					const [start = 0, ...rest] = positions;
					// Of a mere part of a compound the compound is no further place.
					if (positions.every((position) => slotOf(position) === 'parts'))
						return [place, [...positions]];
					const more = others.flatMap((one) => one.get(place) ?? []);
					const behind = [...rest, ...more].filter((position) => position > start);
					return [place, [start, ...behind.sort((a, b) => a - b)]];
				}),
			);
		});
	}

	/**
	 * Documents that hold words which begin with a term and not the term itself.
	 *
	 * @param exact the documents that hold it; only their bundles are asked
	 */
	async beginning(term: string, exact: Hits): Promise<Hits> {
		const base = stem(term);
		const bundles = new Set([...exact.keys()].map((id) => id.slice(0, id.indexOf('.'))));
		const all = await this.#inEach(async (bundle, chunks) => {
			const found = new Map<number, readonly number[]>();
			if (!bundles.has(bundle)) return found;
			const { longer } = await this.#placesIn(bundle, chunks, base);
			for (const one of longer())
				for (const [place, positions] of one)
					found.set(place, [...(found.get(place) ?? []), ...positions]);
			return found;
		});
		return new Map([...all].filter(([id]) => !exact.has(id)));
	}

	/**
	 * The bundles that hold a term, in any inflection, by their names.
	 *
	 * @throws Error where the index has no table of places
	 */
	async bundlesWith(term: string): Promise<ReadonlySet<string>> {
		const { places, bundles, attachments } = await this.facts();
		if (places === undefined) throw new Error('the search index has no table of places');
		const base = stem(term);
		const rows = (await this.#read(`hvor/${shelfOf(base, places)}.json`)) as PlaceRows | undefined;
		const bits = rows !== undefined && Object.hasOwn(rows, base) ? BigInt(`0x${rows[base]!}`) : 0n;
		const holds = (_bundle: Bundle, at: number) => ((bits >> BigInt(at)) & 1n) === 1n;
		const holders = new Set([...bundles, ...attachments].filter(holds).map(({ name }) => name));
		this.#holders.set(base, holders);
		return holders;
	}

	/** The archive's words with this first letter, in order. */
	async words(letter: string): Promise<readonly WordRow[]> {
		if (!/^[a-z]$/u.test(letter)) return [];
		return ((await this.#read(`ord/${letter}.json`)) ?? []) as readonly WordRow[];
	}

	/** What a result shows of a document. */
	async card({ bundle, place }: { bundle: string; place: number }): Promise<Card> {
		const file = await this.#read(`${bundle}/kort/${Math.floor(place / cardsPerFile)}.json`);
		const card = (file as readonly Card[] | undefined)?.[place % cardsPerFile];
		if (card === undefined) throw new Error(`no card for ${bundle}.${place}`);
		return card;
	}

	/** One file of a document's passages; empty where it has none. */
	async passages(
		document: { bundle: string; place: number },
		part: number,
	): Promise<readonly PassageRow[]> {
		const name = part === 0 ? document.place : `${document.place}-${part}`;
		return ((await this.#read(`${document.bundle}/tekst/${name}.json`)) ??
			[]) as readonly PassageRow[];
	}
}
