/**
 * The search index of an archive: `/soeg/indeks/` below the built site, and `/soeg/opensearch.xml`.
 *
 * Stages: the archive's words are counted (for the splitter and for near words), documents are parted into bundles by
 * council term, each bundle becomes one Pagefind index in turn, so that memory follows the largest bundle and not the
 * archive. Same archive, same bytes. `src/search/index-files.ts` names every file.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../src/archive/archive.ts';
import type { MeetingEntry } from '../src/archive/entries.ts';
import { compoundSplitter } from '../src/search/compounds.ts';
import type { CompoundSplitter } from '../src/search/compounds.ts';
import type {
	ArchiveFacts,
	AttachmentBundle,
	AttachmentTable,
	Bundle,
	Table,
	TableMeeting,
} from '../src/search/index-files.ts';
import { toTerms } from '../src/search/terms.ts';
import { writeBundle } from './search/bundle.ts';
import type { BundleTotals } from './search/bundle.ts';
import { readDictionary } from './search/dictionary.ts';
import { attachmentDocument, itemDocument, meetingDocument } from './search/documents.ts';
import type { SearchDocument } from './search/documents.ts';

export interface SearchIndexOptions {
	/** Most documents in one bundle; an archive with no more than this is one bundle. */
	readonly bundleSize?: number;
	/** Told what is being done, for people. */
	readonly progress?: (message: string) => void;
}

export interface SearchIndexReport {
	readonly documents: number;
	readonly attachments: number;
	readonly bundles: number;
	readonly words: number;
	readonly files: number;
	readonly bytes: number;
}

/** The council term of a year: four years from the January after an election. */
export function councilTerm(year: number): string {
	const first = year - ((((year - 2014) % 4) + 4) % 4);
	return `${first}-${first + 3}`;
}

function termOf(meeting: MeetingEntry): string | undefined {
	const { date, period } = meeting.data;
	if (date !== undefined) return councilTerm(Number(date.slice(0, 4)));
	return period !== undefined && /^\d{4}-\d{4}$/u.test(period) ? period : undefined;
}

interface Part {
	readonly name: string;
	readonly term?: string;
	readonly meetings: readonly MeetingEntry[];
}

/**
 * Parts meetings, given newest first, into bundles: one where they are few, else by council term, and a term with
 * too many into several.
 */
export function partMeetings(meetings: readonly MeetingEntry[], size: number): Part[] {
	const count = (list: readonly MeetingEntry[]) =>
		list.reduce((sum, { items }) => sum + 1 + items.length, 0);
	if (count(meetings) <= size) return [{ name: 'i', meetings }];
	const terms = new Map<string | undefined, MeetingEntry[]>();
	for (const meeting of meetings) {
		const term = termOf(meeting);
		const list = terms.get(term);
		if (list) list.push(meeting);
		else terms.set(term, [meeting]);
	}
	return [...terms]
		.sort(([a = ''], [b = '']) => (a < b ? 1 : -1))
		.flatMap(([term, list]) => {
			const pieces: MeetingEntry[][] = [[]];
			for (const meeting of list) {
				if (count(pieces.at(-1)!) + 1 + meeting.items.length > size && pieces.at(-1)!.length > 0) {
					pieces.push([]);
				}
				pieces.at(-1)!.push(meeting);
			}
			return pieces.map((piece, at) => ({
				name: `i${term === undefined ? 'u' : term.slice(2, 4)}${at === 0 ? '' : String.fromCharCode(97 + at)}`,
				...(term === undefined ? {} : { term }),
				meetings: piece,
			}));
		});
}

function* mainDocuments(archive: Archive, part: Part): Generator<SearchDocument> {
	for (const meeting of part.meetings) {
		yield meetingDocument(meeting);
		for (const item of meeting.items) yield itemDocument(archive, item);
	}
}

/** Attachments with text, each with the place of its owner in the bundle of the same meetings. */
function* attachmentDocuments(
	archive: Archive,
	part: Part,
): Generator<{ owner: number; document: SearchDocument }> {
	let place = 0;
	for (const meeting of part.meetings) {
		for (const entry of [meeting, ...meeting.items]) {
			for (const attachment of entry.attachments) {
				if (attachment.data.text === 'none') continue;
				yield { owner: place, document: attachmentDocument(archive, attachment) };
			}
			place += 1;
		}
	}
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
				for (const half of halves ?? []) seen.add(half);
				seen.add(term);
				const printed = text.slice(from, to).toLowerCase();
				if (printed !== term && !this.#spellings.has(term)) this.#spellings.set(term, printed);
			}
		}
		for (const word of seen) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
	}

	/** Files by first letter: `[word, documents, spelling where it differs]`, in order. */
	files(least: number): Map<string, string> {
		const shelves = new Map<string, (readonly [string, number, string?])[]>(
			[...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, []]),
		);
		for (const word of [...this.counts.keys()].sort()) {
			const count = this.counts.get(word)!;
			if (count < least || !/^[a-z]/u.test(word)) continue;
			const spelling = this.#spellings.get(word);
			shelves.get(word[0]!)!.push(spelling === undefined ? [word, count] : [word, count, spelling]);
		}
		return new Map([...shelves].map(([letter, shelf]) => [letter, JSON.stringify(shelf)]));
	}
}

/** Counts the words of every record. Bodies as they lie on disk: their few marks are no words. */
function readVocabulary(archive: Archive): Vocabulary {
	const vocabulary = new Vocabulary();
	for (const { data, committee, municipality } of archive.meetings) {
		const people = [...data.members, ...data.absent, ...data.substitutes];
		vocabulary.add([committee.name, municipality.name, ...people.map(({ name }) => name)]);
	}
	for (const entry of archive.items) {
		const { data, body } = archive.read(entry);
		vocabulary.add([data.title, ...data.decisions.map(({ text }) => text), body]);
	}
	for (const entry of archive.attachments) {
		const { data, body } = archive.read(entry);
		vocabulary.add([data.title, body]);
	}
	return vocabulary;
}

/**
 * Initials that a committee goes by beside the register's: `Beskæftigelses- og Integrationsudvalget` → `BIU`, and `BI`
 * only where three letters are left without the last.
 */
export function committeeInitials(name: string): string[] {
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
	};
}

/**
 * Builds the search index of `archive` into `outDir` (the folder of the built site).
 *
 * @throws Error naming the record where one cannot be indexed
 */
export async function buildSearchIndex(
	archive: Archive,
	outDir: string,
	{ bundleSize = 2500, progress = () => undefined }: SearchIndexOptions = {},
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
	const count = (bundle: BundleTotals) => {
		totals.bundles += 1;
		totals.files += bundle.files;
		totals.bytes += bundle.bytes;
	};

	const parts = partMeetings(archive.meetings, bundleSize);
	const vocabulary = readVocabulary(archive);
	const least = vocabulary.counts.size > 100_000 ? 2 : 1;
	for (const [letter, content] of vocabulary.files(least)) write(`ord/${letter}.json`, content);
	totals.words = vocabulary.counts.size;
	const split: CompoundSplitter = compoundSplitter(readDictionary(), vocabulary.counts);

	const committees = archive.municipalities.flatMap((municipality) => municipality.committees);
	const bundles: Bundle[] = [];
	const attachmentBundles: AttachmentBundle[] = [];
	for (const [at, part] of parts.entries()) {
		progress(`search: ${part.term ?? 'the archive'}, ${part.meetings.length} meetings`);
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
				table.classes += document.kind;
				table.outcomes += document.outcome;
				table.marks +=
					document.vote && document.figures
						? 'b'
						: document.vote
							? 'v'
							: document.figures
								? 'f'
								: '-';
				yield document;
			}
		}
		const bundle = await writeBundle(
			path.join(folder, part.name),
			part.name,
			tabled(),
			split,
			at === 0,
		);
		table.lengths = bundle.lengths;
		write(`${part.name}/table.json`, JSON.stringify(table satisfies Table));
		count(bundle);
		totals.documents += bundle.documents;
		bundles.push({
			name: part.name,
			...(part.term === undefined ? {} : { term: part.term }),
			documents: bundle.documents,
		});

		const attached = attachmentDocuments(archive, part);
		let next = attached.next();
		for (let piece = 1; !next.done; piece += 1) {
			const name = `${part.name.replace('i', 'b')}${piece === 1 ? '' : `-${piece}`}`;
			const owners: number[] = [];
			let before = 0;
			let last = -1;
			function* some() {
				for (let count = 0; !next.done && count < bundleSize; count += 1) {
					const { owner, document } = next.value;
					if (owner === last) owners[owners.length - 1]! += 1;
					else {
						owners.push(owner - before, 1);
						before = owner;
						last = owner;
					}
					yield document;
					next = attached.next();
				}
			}
			const written = await writeBundle(path.join(folder, name), name, some(), split, false);
			write(
				`${name}/table.json`,
				JSON.stringify({ owners, lengths: written.lengths } satisfies AttachmentTable),
			);
			count(written);
			totals.attachments += written.documents;
			attachmentBundles.push({
				name,
				of: part.name,
				...(part.term === undefined ? {} : { term: part.term }),
				documents: written.documents,
			});
		}
	}
	write(
		'archive.json',
		JSON.stringify(
			archiveFacts(archive, bundles, attachmentBundles, least === 1 ? 'all' : 'common'),
		),
	);
	return totals;
}
