/**
 * The same questions asked of an OpenSearch index instead of files, for archives too large to be searched in the browser.
 * `query.ts` reads the question as ever; this asks it in OpenSearch's query language and reads the answer.
 *
 * The index holds our own terms (`terms.ts`), parted at blanks and stemmed by the engine's Danish stemmer, which follows
 * the rules of Pagefind's: https://docs.opensearch.org/latest/analyzers/token-filters/stemmer/. The build writes
 * settings and documents (scripts/search/engine-files.ts).
 */
import type { ArchiveFacts, Card, DocumentClass, PassageRow } from './index-files.ts';
import type { Entry, WordRow } from './index-reader.ts';
import { indexWord } from './index-word.ts';
import { nearWords } from './near-words.ts';
import type { NearWord } from './near-words.ts';
import { understand } from './query.ts';
import type { Concept, Understood } from './query.ts';
import { kindScore } from './ranking.ts';
import type { Answer, ConceptReport, LimitName, Limits, Question, Result } from './search.ts';
import type { Outcome } from '../schemas/item.ts';

/** An item or a meeting in the engine's index. */
export interface EngineRecord {
	readonly level: 'record';
	readonly card: Card;
	/** Slugs. */
	readonly municipality: string;
	readonly committee: string;
	/** Place of the committee in `ArchiveFacts.committees`. */
	readonly place: number;
	/** ISO day, `YYYY` and `MM-DD`. */
	readonly day?: string;
	readonly year?: string;
	/** Council term. */
	readonly period?: string;
	readonly monthDay?: string;
	readonly kind: DocumentClass;
	/** Absent for meetings. */
	readonly outcome?: Outcome;
	readonly has: readonly ('vote' | 'figures')[];
	/** Place in its meeting, 0 for the meeting itself. */
	readonly order: number;
	readonly number: string;
	/** Terms by field, parted by blanks; searched and not stored. */
	readonly title: string;
	readonly facts: string;
	readonly theme: string;
	readonly decision: string;
	readonly parts: string;
	readonly body: string;
	/** Terms of all its attachments. */
	readonly attached: string;
}

/** A few paragraphs of a record or of an attachment, for what a result quotes. */
export interface EnginePassage {
	readonly level: 'passage';
	/** Id of the record it is shown under. */
	readonly owner: string;
	/** Id of the document it stands in: the owner, or its attachment. */
	readonly document: string;
	/** The attachment. */
	readonly card?: Card;
	readonly rows: readonly PassageRow[];
	/** Terms, searched and not stored. */
	readonly words: string;
}

const text = { type: 'text', analyzer: 'danish_terms' } as const;
const keyword = { type: 'keyword' } as const;
/** Kept for the answer, searched by nobody. */
const kept = { type: 'object', enabled: false } as const;
const searched = ['title', 'facts', 'theme', 'decision', 'parts', 'body', 'attached'] as const;

/** Settings and mapping of the engine's index, as `PUT /<index>` takes them. */
export const engineIndex = {
	settings: {
		analysis: {
			filter: { danish_stem: { type: 'stemmer', language: 'danish' } },
			analyzer: {
				danish_terms: { type: 'custom', tokenizer: 'whitespace', filter: ['danish_stem'] },
			},
		},
	},
	mappings: {
		dynamic: 'strict',
		_source: { excludes: [...searched, 'words'] },
		properties: {
			level: keyword,
			card: kept,
			municipality: keyword,
			committee: keyword,
			place: { type: 'integer' },
			day: { type: 'date', format: 'strict_date' },
			year: keyword,
			period: keyword,
			monthDay: keyword,
			kind: keyword,
			outcome: keyword,
			has: keyword,
			order: { type: 'integer' },
			number: keyword,
			title: text,
			facts: text,
			theme: text,
			decision: text,
			parts: text,
			body: text,
			attached: text,
			owner: keyword,
			document: keyword,
			rows: kept,
			words: text,
		},
	},
} as const;

/** What a hit in a field is worth, as `ranking.ts` has it for positions. */
const fields = [
	'title^2',
	'theme^0.7',
	'decision^0.75',
	'facts^0.5',
	'parts^0.4',
	'body^0.9',
	'attached^0.3',
];

/** A case number stands among the facts of its own item, and in the text of those that mention it. */
const fieldsOfNumbers = fields.map((field) => (field === 'facts^0.5' ? 'facts^3' : field));

/** A clause of OpenSearch's query language. */
type Clause = Readonly<Record<string, unknown>>;

const any = (should: readonly Clause[]): Clause => ({ bool: { should, minimum_should_match: 1 } });

/** Terms side by side in one of the fields; of an unfinished word its beginning. */
function run(
	terms: readonly string[],
	boost: number,
	inFields: readonly string[],
	unfinished = false,
) {
	return {
		multi_match: {
			query: terms.map(indexWord).join(' '),
			type: unfinished ? 'phrase_prefix' : 'phrase',
			fields: inFields,
			boost,
			...(unfinished ? { max_expansions: 30 } : {}),
		},
	};
}

/** The runs of terms that answer a concept, each with its worth. */
function runsOf(concept: Concept): readonly (readonly [terms: readonly string[], worth: number])[] {
	switch (concept.kind) {
		case 'word':
			return [
				[concept.term.split(' '), 1],
				...concept.synonyms.map((terms) => [terms, 0.35] as const),
			];
		case 'phrase':
			return [[concept.terms, 1.5]];
		case 'identifier':
			return concept.terms.map((term) => [[term], 2] as const);
		case 'number':
			return [[[concept.term], 1], ...concept.others.map((terms) => [terms, 0.8] as const)];
		case 'date':
			return [[concept.terms, 0.9]];
		case 'item-number':
			return [[concept.terms, 0.4]];
		case 'committee':
		case 'municipality':
			return concept.names.map((terms) => [terms, 0.5] as const);
	}
}

const worth = (filter: Clause, boost: number): Clause => ({ constant_score: { filter, boost } });

/** What is of that committee, municipality or day itself rather than speaks of it. */
function itselfOf(concept: Concept, facts: ArchiveFacts): Clause[] {
	switch (concept.kind) {
		case 'date': {
			const day =
				concept.everyYear === undefined
					? { range: { day: { gte: concept.from, lte: concept.to } } }
					: { term: { monthDay: concept.everyYear } };
			if (concept.item === undefined) return [worth(day, 6)];
			return [worth({ bool: { filter: [day, { term: { number: concept.item } }] } }, 12)];
		}
		case 'item-number':
			return [worth({ term: { number: concept.number } }, 3)];
		case 'committee':
			return [worth({ terms: { place: concept.committees } }, 3)];
		case 'municipality': {
			const slug = facts.municipalities[concept.municipality]!.slug;
			return [worth({ term: { municipality: slug } }, 2)];
		}
		default:
			return [];
	}
}

function conceptClause(concept: Concept, facts: ArchiveFacts): Clause {
	const unfinished = concept.kind === 'word' && concept.unfinished;
	const itself = itselfOf(concept, facts);
	// A point of a meeting is that point, not a page that mentions the day.
	if (concept.kind === 'date' && concept.item !== undefined) return any(itself);
	const among = concept.kind === 'identifier' ? fieldsOfNumbers : fields;
	return any([
		...itself,
		...runsOf(concept).map(([terms, boost], at) =>
			run(terms, boost, among, unfinished && at === 0),
		),
	]);
}

/** How far apart words of a question may stand to count as standing together, in words. */
const nearness = 12;

const together = (words: readonly string[]) => ({
	query: words.map(indexWord).join(' '),
	type: 'phrase',
	fields: ['title^2', 'decision', 'body'],
	boost: 1,
});

const isRequired = (concept: Concept) => concept.kind !== 'word' || concept.required;

const limitFields: Readonly<Record<LimitName, string>> = {
	municipalities: 'municipality',
	committees: 'committee',
	periods: 'period',
	years: 'year',
	kinds: 'kind',
	outcomes: 'outcome',
	has: 'has',
};

/** The filters of limits, but for one. */
function limitClauses(limits: Limits, except?: LimitName): Clause[] {
	const clauses: Clause[] = [];
	for (const name of Object.keys(limitFields) as LimitName[]) {
		const values = limits[name];
		if (name === except || values.length === 0) continue;
		if (name === 'has') clauses.push(...values.map((value) => ({ term: { has: value } })));
		else clauses.push({ terms: { [limitFields[name]]: values } });
	}
	const { from, to } = limits;
	if (from !== undefined || to !== undefined) {
		clauses.push({
			range: {
				day: {
					...(from === undefined ? {} : { gte: from }),
					...(to === undefined ? {} : { lte: to }),
				},
			},
		});
	}
	return clauses;
}

const filtered = (filter: readonly Clause[]): Clause => ({ bool: { filter } });

/**
 * The request for one page of results, with counts for the filters and for each thing asked for.
 *
 * @param inPart true to be content with most of what is required
 */
export function recordRequest(
	understood: Understood,
	question: Question,
	facts: ArchiveFacts,
	inPart = false,
): object {
	const { concepts, structural } = understood;
	const required = concepts.filter(isRequired);
	const clauses = required.map((concept) => conceptClause(concept, facts));
	// Words that stand together come before words apart.
	const words = required.flatMap((one) => (one.kind === 'word' ? one.term.split(' ') : []));
	const near = words.length < 2 ? [] : [{ multi_match: { ...together(words), slop: nearness } }];
	const weak = concepts.filter((one) => !isRequired(one)).map((one) => conceptClause(one, facts));
	const kinds: DocumentClass[] = ['meeting', 'standing', 'closed'];
	const { first = 0, count = 10 } = question.window ?? {};
	const oldest = question.order === 'oldest';
	const byDay = { day: { order: oldest ? 'asc' : 'desc', missing: '_last' } };
	const place = { order: { order: 'asc' } };
	return {
		from: first,
		size: count,
		track_total_hits: true,
		query: {
			function_score: {
				query: {
					bool: {
						filter: [{ term: { level: 'record' } }],
						...(inPart
							? {
									should: [...clauses, ...weak, ...near],
									minimum_should_match: Math.ceil(clauses.length * 0.6),
								}
							: { must: clauses, should: [...weak, ...near] }),
					},
				},
				functions: kinds.map((kind) => ({
					filter: { term: { kind } },
					weight: kindScore(kind, structural),
				})),
				boost_mode: 'multiply',
			},
		},
		post_filter: filtered(limitClauses(question.limits)),
		sort:
			question.order === 'relevance' && concepts.length > 0
				? ['_score', byDay, place]
				: [byDay, place],
		aggs: {
			unlimited: { filter: { match_all: {} } },
			...Object.fromEntries(
				(Object.keys(limitFields) as LimitName[]).map((name) => [
					name,
					{
						filter: filtered(limitClauses(question.limits, name)),
						aggs: { values: { terms: { field: limitFields[name], size: 500 } } },
					},
				]),
			),
			archive: {
				global: {},
				aggs: {
					concepts: {
						filters: {
							filters: Object.fromEntries(
								concepts.map((concept, at) => [String(at), conceptClause(concept, facts)]),
							),
						},
					},
				},
			},
		},
	};
}

/** The request for the best passages of the records that are shown and of their attachments. */
export function passageRequest(understood: Understood, owners: readonly string[]): object {
	return {
		size: owners.length * 4,
		query: {
			bool: {
				filter: [{ term: { level: 'passage' } }, { terms: { owner: owners } }],
				should: understood.concepts.flatMap((concept) =>
					runsOf(concept).map(([terms, boost]) => run(terms, boost, ['words'])),
				),
				minimum_should_match: 1,
			},
		},
		collapse: { field: 'document' },
	};
}

interface Hit<Source> {
	readonly _id: string;
	readonly _score: number | null;
	readonly _source: Source;
}
interface Bucket {
	readonly key: string;
	readonly doc_count: number;
}
/** The part of OpenSearch's answer that is read. */
export interface EngineAnswer<Source> {
	readonly hits: {
		readonly total: { readonly value: number };
		readonly hits: readonly Hit<Source>[];
	};
	readonly aggregations?: Readonly<
		Record<LimitName, { readonly values: { readonly buckets: readonly Bucket[] } }>
	> & {
		readonly unlimited: { readonly doc_count: number };
		readonly archive: {
			readonly concepts: {
				readonly buckets: Readonly<Record<string, { readonly doc_count: number }>>;
			};
		};
	};
}

/** How the engine and the archive's files are reached. */
export interface EngineSource {
	readonly facts: ArchiveFacts;
	/** Sends a request to `<index>/_search`. Rejects where the engine does not answer. */
	readonly search: (request: object) => Promise<unknown>;
	/** The archive's words with this first letter. */
	readonly words: (letter: string) => Promise<readonly WordRow[]>;
}

type StoredRecord = Omit<EngineRecord, (typeof searched)[number]>;
type StoredPassage = Omit<EnginePassage, 'words'>;

/** Exchanges a word of a question for one that the archive has. */
function exchanged(understood: Understood, concept: Concept, near: NearWord): Understood {
	return {
		...understood,
		concepts: understood.concepts.map((one) =>
			one === concept && one.kind === 'word' ? { ...one, term: near.word, synonyms: [] } : one,
		),
	};
}

/** An archive's index in OpenSearch, asked as `ask` asks the files. */
export class SearchEngine {
	readonly #source: EngineSource;
	/** What has been given out, by `place` of the entries. */
	readonly #shown: { card: Card; rows: readonly PassageRow[] }[] = [];

	constructor(source: EngineSource) {
		this.#source = source;
	}

	/** What a result shows of a document. */
	card({ place }: { place: number }): Promise<Card> {
		return Promise.resolve(this.#shown[place]!.card);
	}

	/** The passages of a document that answer. */
	passages({ place }: { place: number }): Promise<readonly PassageRow[]> {
		return Promise.resolve(this.#shown[place]!.rows);
	}

	/** Asks a question. `results` holds the page that `question.window` names. Throws where the engine does not answer. */
	async ask(question: Question): Promise<Answer> {
		const { facts } = this.#source;
		let understood = understand(question.text, facts, question.typing);
		const asked = understood.concepts;
		const reports = new Map<Concept, ConceptReport>(
			asked.map((concept) => [concept, { concept, status: 'found', near: [] }]),
		);
		let answer = await this.#records(understood, question);
		let partial = false;
		if (answer.aggregations?.unlimited.doc_count === 0 && asked.length > 0) {
			const { buckets } = answer.aggregations.archive.concepts;
			const unknown = asked.filter((_, at) => buckets[String(at)]?.doc_count === 0);
			for (const concept of unknown) {
				const near = concept.kind === 'word' ? await this.#near(concept.term) : [];
				const best = concept.kind === 'word' && concept.required ? near[0] : undefined;
				reports.set(concept, { concept, near, status: best ? 'nearby' : 'unknown' });
				if (best) understood = exchanged(understood, concept, best);
			}
			// A spoken question goes on without a word that the archive does not have and that is no name.
			const lost = unknown.filter(
				(concept) =>
					understood.spoken &&
					concept.kind === 'word' &&
					reports.get(concept)!.status === 'unknown' &&
					(concept.offset === 0 || !/^\p{Lu}/u.test(concept.text)),
			);
			const concepts = understood.concepts.filter((one) => !lost.includes(one));
			if (concepts.length > 0 && (lost.length > 0 || understood.concepts !== asked)) {
				understood = { ...understood, concepts };
				answer = await this.#records(understood, question);
				partial = lost.length > 0;
			}
			const certain = [...reports.values()].every(({ status }) => status !== 'unknown');
			if (
				answer.aggregations?.unlimited.doc_count === 0 &&
				certain &&
				understood.concepts.filter(isRequired).length >= 3
			) {
				answer = await this.#records(understood, question, true);
				partial = true;
			}
		}
		const results = await this.#results(understood, answer);
		return {
			understood,
			reports: [...reports.values()],
			results,
			total: answer.hits.total.value,
			unlimited: answer.aggregations?.unlimited.doc_count ?? 0,
			partial: partial && results.length > 0,
			counts: Object.fromEntries(
				(Object.keys(limitFields) as LimitName[]).map((name) => [
					name,
					new Map(
						(answer.aggregations?.[name].values.buckets ?? []).map((one) => [
							one.key,
							one.doc_count,
						]),
					),
				]),
			) as unknown as Answer['counts'],
			wanted: understood.concepts.map((concept) => ({
				runs: runsOf(concept).map(([terms]) => terms),
				parts: concept.kind === 'word',
				worth: isRequired(concept) ? 1 : 0.2,
			})),
			unasked: [],
			attachmentsAsked: true,
		};
	}

	#records(
		understood: Understood,
		question: Question,
		inPart = false,
	): Promise<EngineAnswer<StoredRecord>> {
		const request = recordRequest(understood, question, this.#source.facts, inPart);
		return this.#source.search(request) as Promise<EngineAnswer<StoredRecord>>;
	}

	async #near(term: string): Promise<NearWord[]> {
		return nearWords(term, await this.#source.words(term[0] ?? ''));
	}

	async #results(understood: Understood, { hits }: EngineAnswer<StoredRecord>): Promise<Result[]> {
		const owners = hits.hits.map(({ _id }) => _id);
		const passages =
			owners.length === 0 || understood.concepts.length === 0
				? []
				: (
						(await this.#source.search(
							passageRequest(understood, owners),
						)) as EngineAnswer<StoredPassage>
					).hits.hits;
		const show = (card: Card, rows: readonly PassageRow[]) => this.#shown.push({ card, rows }) - 1;
		return hits.hits.map(({ _id: id, _score: score, _source: record }): Result => {
			const theirs = passages.filter(({ _source }) => _source.owner === id);
			const own = theirs.find(({ _source }) => _source.document === id)?._source.rows ?? [];
			const entry: Entry = {
				id,
				bundle: '',
				place: show(record.card, own),
				kind: record.kind,
				outcome: record.outcome ?? 'none',
				vote: record.has.includes('vote'),
				figures: record.has.includes('figures'),
				length: 0,
				meeting: {
					n: 1,
					c: record.place,
					...(record.day === undefined ? {} : { d: record.day }),
				},
				order: record.order,
				number: record.number,
			};
			const attached = theirs.flatMap(({ _source: { card, document, rows }, _score }) =>
				card === undefined
					? []
					: [
							{
								entry: { id: document, bundle: '', place: show(card, rows), length: 0, owner: id },
								score: _score ?? 0,
								positions: [],
							},
						],
			);
			return { entry, score: score ?? 0, positions: [], attached, own: own.length > 0 };
		});
	}
}
