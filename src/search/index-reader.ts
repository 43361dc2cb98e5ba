/**
 * The search index as the browser has it: files fetched when needed and kept, Pagefind opened bundle by bundle.
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
	classes,
	entryFile,
	firstBundle,
	metaFile,
	outcomeLetters,
	shelfOf,
} from './index-files.ts';
import type { PlaceRows } from './index-files.ts';
import { indexWord } from './index-word.ts';
import type { Outcome } from '../schemas/item.ts';
import { stem } from './stem.ts';

/** The part of Pagefind's interface that is used (1.5.2). */
export interface Pagefind {
	search(term: string): Promise<{ results: { id: string; words: number[] }[] }>;
	mergeIndex(path: string, options?: object): Promise<void>;
	filters(): Promise<object>;
}

/** Where the index lies and how its files are had; a test reads them from disk. */
export interface IndexSource {
	/** Address of `/soeg/indeks/` with base, ending with a slash. */
	readonly base: string;
	/** The JSON of a file below the base; undefined where there is none. */
	readonly readJson: (file: string) => Promise<unknown>;
	/** Pagefind over the bundle at `address`. */
	readonly openPagefind: (address: string) => Promise<Pagefind>;
	/** Begins to fetch files below the base that will be asked for by and by. */
	readonly fetchAhead?: (files: readonly string[]) => void;
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

export class IndexReader {
	readonly entries = new Map<string, Entry>();
	readonly attached = new Map<string, AttachedEntry>();
	readonly #source: IndexSource;
	readonly #json = new Map<string, Promise<unknown>>();
	readonly #hits = new Map<string, Promise<Hits>>();
	readonly #open = new Map<string, Promise<void>>();
	/** Terms that no bundle holds, as far as they were looked up. */
	readonly #nowhere = new Set<string>();
	#pagefind: Promise<Pagefind> | undefined;
	#facts: Promise<ArchiveFacts> | undefined;

	constructor(source: IndexSource) {
		this.#source = source;
	}

	/** Begins to fetch what every question needs, before there is one. */
	start(): void {
		// What fails here fails again, and is said, when a question is asked.
		const quietly = (work: Promise<unknown>) => void work.catch(() => undefined);
		quietly(this.facts());
		quietly(this.#read(`${firstBundle}/table.json`));
		quietly(this.#openFirst());
	}

	/** Pagefind over the first bundle. */
	#openFirst(): Promise<Pagefind> {
		this.#pagefind ??= this.#source
			.openPagefind(`${this.#source.base}${firstBundle}/`)
			.then(async (pagefind) => {
				// Fails where its program cannot be had; `mergeIndex` would wait for ever.
				await pagefind.filters();
				return pagefind;
			});
		this.#pagefind.catch(() => (this.#pagefind = undefined));
		return this.#pagefind;
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

	/** Opens bundles that are not open yet; what was found before is forgotten where one was added. */
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
				this.#openOne(bundle, bundle === first).catch((error: unknown) => {
					this.#open.delete(bundle.name);
					throw error;
				}),
			);
		}
		if (wanted.length > 0) this.#hits.clear();
		await Promise.all([first, ...bundles].map(({ name }) => this.#open.get(name)));
	}

	async #openOne(bundle: Bundle, isFirst: boolean): Promise<void> {
		const facts = await this.facts();
		if (!isFirst) {
			// Pagefind asks for the one and then for the other.
			const files = [entryFile, metaFile].map((file) => `${bundle.name}/${file}`);
			this.#source.fetchAhead?.(files);
		}
		const attachments = facts.attachments.find(({ name }) => name === bundle.name);
		const [table] = await Promise.all([
			this.#read(`${bundle.name}/table.json`),
			isFirst
				? this.#openFirst()
				: this.#openFirst().then((pagefind) =>
						pagefind.mergeIndex(`${this.#source.base}${bundle.name}/`, {
							language: 'da',
							metaCacheTag: '',
						}),
					),
		]);
		if (table === undefined) throw new Error(`the search index has no ${bundle.name}/table.json`);
		if (attachments) this.#readAttachments(attachments, table as AttachmentTable);
		else this.#readEntries(bundle, table as Table);
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

	/** What Pagefind answers, kept until another bundle is opened. */
	#search(terms: readonly string[], sideBySide: boolean): Promise<Hits> {
		const words = terms.map(indexWord).join(' ');
		const query = sideBySide ? `"${words}"` : words;
		let known = this.#hits.get(query);
		if (!known) {
			known = (async () => {
				const pagefind = await this.#openFirst();
				const { results } = await pagefind.search(query);
				return new Map(results.map(({ id, words }) => [id, words]));
			})();
			known.catch(() => this.#hits.delete(query));
			this.#hits.set(query, known);
		}
		return known;
	}

	/**
	 * Documents of the open bundles that hold these terms side by side, in any inflection.
	 *
	 * Which documents hold them is asked in quotation marks: without them Pagefind answers a word it does not know
	 * with its longest known beginning, in each bundle by itself. In quotation marks it gives the first place only,
	 * so the further places of a single term come from a second question; before the first place they are other words.
	 */
	async exact(terms: readonly string[]): Promise<Hits> {
		if (terms.some((one) => this.#nowhere.has(one))) return new Map();
		const [term, ...more] = terms;
		const [first, all] = await Promise.all([
			this.#search(terms, true),
			term === undefined || more.length > 0 ? undefined : this.#search([term], false),
		]);
		if (first.size === 0 || all === undefined) return first;
		return new Map(
			[...first].map(([id, [start = 0]]) => [
				id,
				[start, ...(all.get(id) ?? []).filter((position) => position > start)],
			]),
		);
	}

	/**
	 * Documents that hold words which begin with a term and not the term itself, in bundles where some document holds it: in
	 * another one Pagefind answers with the term's own beginning.
	 *
	 * @param exact the documents that hold it
	 */
	async beginning(term: string, exact: Hits): Promise<Hits> {
		const bundleOf = (id: string) => id.slice(0, id.indexOf('.'));
		const bundles = new Set([...exact.keys()].map(bundleOf));
		const all = await this.#search([term], false);
		return new Map([...all].filter(([id]) => !exact.has(id) && bundles.has(bundleOf(id))));
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
		if (bits === 0n) this.#nowhere.add(term);
		const holds = (_bundle: Bundle, at: number) => ((bits >> BigInt(at)) & 1n) === 1n;
		return new Set([...bundles, ...attachments].filter(holds).map(({ name }) => name));
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
