/**
 * A double of OpenSearch, since none can be installed here: the part of its query language that the archive uses, as
 * its documentation describes it (https://docs.opensearch.org/latest/query-dsl/,
 * https://docs.opensearch.org/latest/aggregations/). Like the real one it refuses what it does not know, and fields
 * that a strict mapping does not name. Its scores are plainer: one for each hit and its boosts, no rarity.
 */
import { z } from 'astro/zod';
import { danishStem } from '../../src/search/stem.ts';

type Source = Record<string, unknown>;
interface Stored {
	readonly id: string;
	readonly source: Source;
	/** Stems by field. */
	readonly terms: Map<string, string[]>;
}

const value = z.union([z.string(), z.number()]);
const one = <T extends z.ZodType>(type: T) =>
	z.record(z.string(), type).refine((record) => Object.keys(record).length === 1);
const clauseSchema: z.ZodType<Clause> = z.lazy(() =>
	z.union([
		z.strictObject({
			bool: z.strictObject({
				must: z.array(clauseSchema).optional(),
				should: z.array(clauseSchema).optional(),
				filter: z.array(clauseSchema).optional(),
				minimum_should_match: z.int().optional(),
			}),
		}),
		z.strictObject({ term: one(value) }),
		z.strictObject({ terms: one(z.array(value)) }),
		z.strictObject({
			range: one(z.strictObject({ gte: value.optional(), lte: value.optional() })),
		}),
		z.strictObject({ match_all: z.strictObject({}) }),
		z.strictObject({ constant_score: z.strictObject({ filter: clauseSchema, boost: z.number() }) }),
		z.strictObject({
			multi_match: z.strictObject({
				query: z.string(),
				type: z.enum(['phrase', 'phrase_prefix']),
				fields: z.array(z.string()).min(1),
				boost: z.number(),
				max_expansions: z.int().optional(),
				slop: z.int().optional(),
			}),
		}),
		z.strictObject({
			function_score: z.strictObject({
				query: clauseSchema,
				functions: z.array(z.strictObject({ filter: clauseSchema, weight: z.number() })),
				boost_mode: z.literal('multiply'),
			}),
		}),
	]),
);
interface Clause {
	bool?:
		| {
				must?: Clause[] | undefined;
				should?: Clause[] | undefined;
				filter?: Clause[] | undefined;
				minimum_should_match?: number | undefined;
		  }
		| undefined;
	term?: Record<string, string | number>;
	terms?: Record<string, (string | number)[]>;
	range?: Record<string, { gte?: string | number | undefined; lte?: string | number | undefined }>;
	match_all?: object;
	constant_score?: { filter: Clause; boost: number };
	multi_match?: {
		query: string;
		type: string;
		fields: string[];
		boost: number;
		slop?: number | undefined;
	};
	function_score?: { query: Clause; functions: { filter: Clause; weight: number }[] };
}
const aggregationSchema: z.ZodType<Aggregation> = z.lazy(() =>
	z.strictObject({
		filter: clauseSchema.optional(),
		filters: z.strictObject({ filters: z.record(z.string(), clauseSchema) }).optional(),
		terms: z.strictObject({ field: z.string(), size: z.int() }).optional(),
		global: z.strictObject({}).optional(),
		aggs: z.record(z.string(), aggregationSchema).optional(),
	}),
);
interface Aggregation {
	filter?: Clause | undefined;
	filters?: { filters: Record<string, Clause> } | undefined;
	terms?: { field: string; size: number } | undefined;
	global?: object | undefined;
	aggs?: Record<string, Aggregation> | undefined;
}
const requestSchema = z.strictObject({
	from: z.int().min(0).default(0),
	size: z.int().min(0).default(10),
	track_total_hits: z.literal(true).optional(),
	query: clauseSchema,
	post_filter: clauseSchema.optional(),
	sort: z
		.array(
			z.union([
				z.literal('_score'),
				one(
					z.strictObject({
						order: z.enum(['asc', 'desc']),
						missing: z.literal('_last').optional(),
					}),
				),
			]),
		)
		.default(['_score']),
	aggs: z.record(z.string(), aggregationSchema).default({}),
	collapse: z.strictObject({ field: z.string() }).optional(),
});
type Sort = z.infer<typeof requestSchema>['sort'];

const indexSchema = z.strictObject({
	settings: z.strictObject({
		analysis: z.strictObject({
			filter: z.record(
				z.string(),
				z.strictObject({ type: z.literal('stemmer'), language: z.literal('danish') }),
			),
			analyzer: z.record(
				z.string(),
				z.strictObject({
					type: z.literal('custom'),
					tokenizer: z.literal('whitespace'),
					filter: z.array(z.string()),
				}),
			),
		}),
	}),
	mappings: z.strictObject({
		dynamic: z.literal('strict'),
		_source: z.strictObject({ excludes: z.array(z.string()) }),
		properties: z.record(
			z.string(),
			z.strictObject({
				type: z.enum(['keyword', 'integer', 'date', 'text', 'object']),
				analyzer: z.string().optional(),
				format: z.literal('strict_date').optional(),
				enabled: z.literal(false).optional(),
			}),
		),
	}),
});

function list(found: unknown): unknown[] {
	return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

/** Stems as the analyzer of the mapping makes them. */
const analyse = (text: string): string[] =>
	text
		.split(/\s+/u)
		.filter(Boolean)
		.map((term) => danishStem(term));

/** An index of the double. Throws what OpenSearch would answer with 400. */
export class EngineDouble {
	readonly #index: z.infer<typeof indexSchema>;
	readonly #stored: Stored[] = [];

	/** @param index what `PUT /<index>` takes */
	constructor(index: unknown) {
		this.#index = indexSchema.parse(index);
	}

	get size(): number {
		return this.#stored.length;
	}

	/** Takes a body of `POST /<index>/_bulk`. */
	bulk(body: string): void {
		if (!body.endsWith('\n')) throw new Error('The bulk request must be terminated by a newline');
		const lines = body.trimEnd().split('\n');
		for (let at = 0; at < lines.length; at += 2) {
			const { index } = z
				.strictObject({ index: z.strictObject({ _id: z.string().max(512) }) })
				.parse(JSON.parse(lines[at]!));
			this.#add(index._id, JSON.parse(lines[at + 1]!) as Source);
		}
	}

	#add(id: string, document: Source): void {
		const { properties, _source } = this.#index.mappings;
		const terms = new Map<string, string[]>();
		for (const [field, found] of Object.entries(document)) {
			const property = properties[field];
			if (!property) throw new Error(`strict_dynamic_mapping_exception: ${field}`);
			if (property.type === 'text') terms.set(field, analyse(z.string().parse(found)));
			if (property.type === 'date') z.iso.date().parse(found);
			if (property.type === 'integer') z.int().parse(found);
		}
		const source = Object.fromEntries(
			Object.entries(document).filter(([field]) => !_source.excludes.includes(field)),
		);
		const stored = { id, source, terms };
		const known = this.#stored.findIndex((other) => other.id === id);
		if (known >= 0) this.#stored[known] = stored;
		else this.#stored.push(stored);
	}

	#keywords(stored: Stored, field: string): unknown[] {
		const property = this.#index.mappings.properties[field];
		if (!property || property.type === 'text' || property.enabled === false) {
			throw new Error(`no values of ${field} to compare`);
		}
		return list(stored.source[field]);
	}

	/** What a document scores; undefined where it does not match. */
	#score(stored: Stored, clause: Clause): number | undefined {
		const matches = (inner: Clause) => this.#score(stored, inner) !== undefined;
		if (clause.match_all) return 1;
		if (clause.bool) {
			const { must = [], should = [], filter = [], minimum_should_match } = clause.bool;
			if (!filter.every(matches)) return undefined;
			const musts = must.map((inner) => this.#score(stored, inner));
			if (musts.includes(undefined)) return undefined;
			const shoulds = should
				.map((inner) => this.#score(stored, inner))
				.filter((score) => score !== undefined);
			const least =
				minimum_should_match ??
				(must.length === 0 && filter.length === 0 && should.length > 0 ? 1 : 0);
			if (shoulds.length < least) return undefined;
			return [...musts, ...shoulds].reduce<number>((sum, score) => sum + score!, 0);
		}
		if (clause.term) {
			const [[field, wanted]] = Object.entries(clause.term) as [[string, string | number]];
			return this.#keywords(stored, field).includes(wanted) ? 1 : undefined;
		}
		if (clause.terms) {
			const [[field, wanted]] = Object.entries(clause.terms) as [[string, (string | number)[]]];
			return this.#keywords(stored, field).some((found) => wanted.includes(found as string))
				? 1
				: undefined;
		}
		if (clause.range) {
			const [[field, { gte, lte }]] = Object.entries(clause.range) as [
				[string, { gte?: string; lte?: string }],
			];
			const within = this.#keywords(stored, field).some((found) => {
				const day = found as string;
				return (gte === undefined || day >= gte) && (lte === undefined || day <= lte);
			});
			return within ? 1 : undefined;
		}
		if (clause.constant_score) {
			return matches(clause.constant_score.filter) ? clause.constant_score.boost : undefined;
		}
		if (clause.function_score) {
			const score = this.#score(stored, clause.function_score.query);
			return clause.function_score.functions
				.filter(({ filter }) => matches(filter))
				.reduce(
					(product, { weight }) => (product === undefined ? product : product * weight),
					score,
				);
		}
		return this.#multiMatch(stored, clause.multi_match!);
	}

	#multiMatch(
		stored: Stored,
		{ query, type, fields, boost, slop = 0 }: NonNullable<Clause['multi_match']>,
	): number | undefined {
		const wanted = analyse(query);
		const last = query.split(' ').at(-1)!;
		const scores = fields.flatMap((boosted) => {
			const [field = '', worth = '1'] = boosted.split('^');
			if (this.#index.mappings.properties[field]?.type !== 'text') {
				throw new Error(`${field} is no text`);
			}
			const terms = stored.terms.get(field) ?? [];
			const found = terms.some((_, at) => {
				const window = terms.slice(at, at + wanted.length + slop);
				if (slop > 0) return wanted.every((term) => window.includes(term));
				return wanted.every((term, step) =>
					type === 'phrase_prefix' && step === wanted.length - 1
						? terms[at + step]?.startsWith(last)
						: terms[at + step] === term,
				);
			});
			return found ? [Number(worth) * boost] : [];
		});
		return scores.length === 0 ? undefined : Math.max(...scores);
	}

	#aggregate(documents: readonly Stored[], aggregation: Aggregation): object {
		const inner = (within: readonly Stored[]) =>
			Object.fromEntries(
				Object.entries(aggregation.aggs ?? {}).map(([name, sub]) => [
					name,
					this.#aggregate(within, sub),
				]),
			);
		const those = (clause: Clause, within: readonly Stored[]) =>
			within.filter((stored) => this.#score(stored, clause) !== undefined);
		if (aggregation.global) return { doc_count: this.#stored.length, ...inner(this.#stored) };
		if (aggregation.filter) {
			const within = those(aggregation.filter, documents);
			return { doc_count: within.length, ...inner(within) };
		}
		if (aggregation.filters) {
			const buckets = Object.entries(aggregation.filters.filters).map(
				([name, clause]) => [name, { doc_count: those(clause, documents).length }] as const,
			);
			return { buckets: Object.fromEntries(buckets) };
		}
		const counts = new Map<unknown, number>();
		const { field, size } = aggregation.terms!;
		for (const stored of documents) {
			for (const key of this.#keywords(stored, field)) counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		const buckets = [...counts].map(([key, doc_count]) => ({ key, doc_count }));
		return { buckets: buckets.sort((a, b) => b.doc_count - a.doc_count).slice(0, size) };
	}

	#compare(sort: Sort, a: Stored & { score: number }, b: Stored & { score: number }): number {
		for (const rule of sort) {
			if (rule === '_score') {
				if (a.score !== b.score) return b.score - a.score;
				continue;
			}
			const [[field, { order, missing }]] = Object.entries(rule) as [
				[string, { order: string; missing?: string }],
			];
			const [x] = this.#keywords(a, field) as string[];
			const [y] = this.#keywords(b, field) as string[];
			if (x === y) continue;
			if (x === undefined || y === undefined) {
				if (missing !== '_last') throw new Error(`${field} is missing`);
				return x === undefined ? 1 : -1;
			}
			return x < y === (order === 'asc') ? -1 : 1;
		}
		return 0;
	}

	/** Answers a body of `POST /<index>/_search`. */
	search(body: unknown): object {
		const request = requestSchema.parse(body);
		const matching = this.#stored.flatMap((stored) => {
			const score = this.#score(stored, request.query);
			return score === undefined ? [] : [{ ...stored, score }];
		});
		let hits = matching
			.filter(
				(stored) => this.#score(stored, request.post_filter ?? { match_all: {} }) !== undefined,
			)
			.sort((a, b) => this.#compare(request.sort, a, b));
		const total = hits.length;
		if (request.collapse) {
			const seen = new Set<unknown>();
			const { field } = request.collapse;
			hits = hits.filter((hit) => {
				const [key] = this.#keywords(hit, field);
				if (seen.has(key)) return false;
				seen.add(key);
				return true;
			});
		}
		const aggregations = Object.entries(request.aggs).map(
			([name, aggregation]) => [name, this.#aggregate(matching, aggregation)] as const,
		);
		return {
			hits: {
				total: { value: total, relation: 'eq' },
				hits: hits
					.slice(request.from, request.from + request.size)
					.map(({ id, score, source }) => ({
						_id: id,
						_score: request.sort.includes('_score') ? score : null,
						_source: source,
					})),
			},
			...(aggregations.length > 0 ? { aggregations: Object.fromEntries(aggregations) } : {}),
		};
	}
}
