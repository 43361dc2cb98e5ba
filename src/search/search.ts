/**
 * Asks the index a question and puts the answer in order: reads the question (`query.ts`), looks up each thing asked
 * for by itself, keeps the items that hold them all, counts what each is worth (`ranking.ts`).
 *
 * An unknown word finds nothing and is said to be unknown; it is never dropped in silence. Where the archive's words
 * have one close to it, that one is asked for and said.
 */
import { councilTermOf, documentsAtOnce, hasFewAttachments, slotOf } from './index-files.ts';
import type { ArchiveFacts, Bundle } from './index-files.ts';
import type { AttachedEntry, Entry, Hits, IndexReader } from './index-reader.ts';
import type { Wanted } from './marking.ts';
import { nearWords, relatedWords, wordsBeginning } from './near-words.ts';
import type { NearWord } from './near-words.ts';
import { findSynonyms, holdsDay, understand } from './query.ts';
import type { Concept, DateConcept, Understood, WordConcept } from './query.ts';
import {
	allInTitle,
	closest,
	densest,
	fieldScore,
	kindScore,
	rarity,
	standsAsAsked,
} from './ranking.ts';
import { stem } from './stem.ts';
import { stopWords } from './stop-words.ts';
import { numberTerm } from './terms.ts';

/** What the results are limited to. Empty lists limit nothing. */
export interface Limits {
	/** Slugs. */
	readonly municipalities: readonly string[];
	/** Slugs. */
	readonly committees: readonly string[];
	/** Council terms: `2022-2025`. */
	readonly periods: readonly string[];
	readonly years: readonly string[];
	readonly kinds: readonly string[];
	readonly outcomes: readonly string[];
	/** `vote`, `figures`: both must hold. */
	readonly has: readonly string[];
	/** First and last ISO day. */
	readonly from?: string;
	readonly to?: string;
}

export interface Question {
	readonly text: string;
	readonly limits: Limits;
	readonly order: 'relevance' | 'newest' | 'oldest';
	/** True while the last word may be unfinished. */
	readonly typing?: boolean;
	/** True to open everything that holds any of it, attachments too. */
	readonly everything?: boolean;
	/** The results that are wanted, of all in order; all of them where absent. */
	readonly window?: { readonly first: number; readonly count: number };
}

/** One item or meeting that answers, with its attachments that do. */
export interface Result {
	readonly entry: Entry;
	readonly score: number;
	/** Positions of what was asked for, for choosing the passage. */
	readonly positions: readonly number[];
	readonly attached: readonly {
		entry: AttachedEntry;
		score: number;
		positions: readonly number[];
	}[];
	/** True where the item's own text holds everything asked for. */
	readonly own: boolean;
}

/** What became of one thing asked for. */
export interface ConceptReport {
	readonly concept: Concept;
	/** `nearby`: another spelling was asked for; `parts`: its parts were, since no document has the compound; `unknown`: the archive has nothing like it. */
	readonly status: 'found' | 'beginning' | 'nearby' | 'parts' | 'unknown';
	/** What was asked for instead, or could be. */
	readonly near: readonly NearWord[];
	/** True where no word of the whole archive begins so: to open more of it would be in vain. */
	readonly absent?: boolean;
}

export interface Answer {
	readonly understood: Understood;
	readonly reports: readonly ConceptReport[];
	/** In order, after limits: those of the question's window. */
	readonly results: readonly Result[];
	/** How many there are after limits. */
	readonly total: number;
	/** Before limits. */
	readonly unlimited: number;
	/** True where no item holds everything and those that hold most are given. */
	readonly partial: boolean;
	/** How many results each value of each limit would have, the other limits kept. */
	readonly counts: Readonly<Record<LimitName, ReadonlyMap<string, number>>>;
	/** What to mark in titles and passages. */
	readonly wanted: readonly Wanted[];
	/** Bundles of items and meetings that were not asked and can hold all that is asked for. */
	readonly unasked: readonly Bundle[];
	/** Whether attachments' texts were asked, as far as they can hold what is asked for. */
	readonly attachmentsAsked: boolean;
}

export type LimitName =
	'municipalities' | 'committees' | 'periods' | 'years' | 'kinds' | 'outcomes' | 'has';

/** Fewer results than this are `little`: attachments are asked too, and older terms where there are none at all. */
const little = 3;
/** What a hit in an attachment is worth beside one in the item. */
const attachedWorth = 0.3;

/** In an archive with more items other words are asked for only where the word itself is found in fewer than `enough`. */
const largeArchive = 500;
const enough = 10;

/** A near word is taken for what was meant before a compound is parted, where it is no further than this. */
const surely = 1;
/** Words between the parts of a compound that is said in several words. */
const sentence = 8;

/** What an item is worth that holds only a part of what is asked for, beside the part that it lacks. */
const inPart = 0.7;

/** What an attachment covers of a thing asked for, beside the item itself. */
const attachedCovers = 0.6;

/** What a word is worth that nothing has to hold. */
const weakWorth = 0.25;

/** Words of a text that are one passage. */
const passage = 20;

/** What an item covers of a committee, municipality or date that it merely mentions. */
const mentioned = 0.4;

interface Evaluated {
	readonly concept: Concept;
	readonly report: ConceptReport;
	readonly required: boolean;
	readonly rarity: number;
	/** Worth by document. */
	readonly scores: ReadonlyMap<string, number>;
	/** Positions by document, for nearness and passages. */
	readonly positions: ReadonlyMap<string, readonly number[]>;
	/** Items that are what was asked for rather than speak of it: of that committee, of that day. */
	readonly themselves: ReadonlySet<string>;
	/** True where nearness to the others means something. */
	readonly textual: boolean;
	/** True where only half of the word was found: it helps, and answers nothing by itself. */
	readonly half: boolean;
	readonly wanted: Wanted;
}

/** Gathers what one concept finds, keeping the best for each document. */
class Gathering {
	readonly scores = new Map<string, number>();
	readonly positions = new Map<string, readonly number[]>();
	readonly themselves = new Set<string>();
	readonly #faint = new Set<string>();
	/** Documents that hold the asked word itself, where others hold other words for it. */
	exact: ReadonlySet<string> = new Set();
	readonly #reader: IndexReader;

	constructor(reader: IndexReader) {
		this.#reader = reader;
	}

	#length(id: string): number {
		return (this.#reader.entries.get(id) ?? this.#reader.attached.get(id))?.length ?? 0;
	}

	add(hits: Hits, factor: number): void {
		for (const [id, positions] of hits) {
			const score = fieldScore(positions, this.#length(id)) * factor;
			const before = this.scores.get(id);
			// Two ways to the same thing help a little.
			this.scores.set(
				id,
				before === undefined ? score : Math.max(score, before) + Math.min(score, before) * 0.2,
			);
			this.positions.set(id, [...(this.positions.get(id) ?? []), ...positions]);
		}
	}

	/** Adds what answers only in part: it does not make the thing asked for less rare. */
	addFaintly(hits: Hits, factor: number): void {
		for (const id of hits.keys()) if (!this.scores.has(id)) this.#faint.add(id);
		this.add(hits, factor);
	}

	/** How many documents hold the thing itself; those that hold a part of it where none does. */
	get size(): number {
		return this.scores.size - this.#faint.size || this.scores.size;
	}

	addEntry(id: string, score: number): void {
		this.themselves.add(id);
		this.scores.set(id, (this.scores.get(id) ?? 0) + score);
		if (!this.positions.has(id)) this.positions.set(id, []);
	}
}

async function evaluate(
	concept: Concept,
	reader: IndexReader,
	facts: ArchiveFacts,
	spoken: boolean,
	accompanied: boolean,
): Promise<Evaluated> {
	let half = false;
	const gathered = new Gathering(reader);
	const all = reader.entries.size + reader.attached.size;
	let status: ConceptReport['status'] = 'found';
	let near: readonly NearWord[] = [];
	let absent = false;
	let runs: (readonly string[])[] = [];
	let parts = false;
	let textual = true;
	let required = true;
	let least = 0;
	switch (concept.kind) {
		case 'word': {
			required = concept.required;
			parts = true;
			const word = await evaluateWord(concept, reader, gathered, spoken, accompanied);
			half = word.half === true;
			({ status, near, runs } = word);
			absent = word.absent === true && word.near.length === 0 && concept.required;
			break;
		}
		case 'phrase':
			runs = [concept.terms];
			gathered.add(await reader.exact(concept.terms), 1.5);
			break;
		case 'identifier':
			runs = concept.terms.map((term) => [term]);
			for (const term of concept.terms) gathered.add(await reader.exact([term]), 2);
			break;
		case 'number':
			runs = [[concept.term], ...concept.others];
			gathered.add(await reader.exact([concept.term]), 1);
			for (const other of concept.others) gathered.add(await reader.exact(other), 0.8);
			break;
		case 'date':
			textual = false;
			runs = [concept.terms];
			least = 1.5;
			await evaluateDate(concept, reader, gathered);
			break;
		case 'item-number':
			textual = false;
			runs = [concept.terms];
			for (const entry of reader.entries.values()) {
				if (entry.order > 0 && entry.number === concept.number) gathered.addEntry(entry.id, 1);
			}
			gathered.add(await reader.exact(concept.terms), 0.4);
			break;
		case 'committee': {
			textual = false;
			runs = [...concept.names];
			const wanted = new Set(concept.committees);
			for (const name of concept.names) gathered.add(await reader.exact(name), 0.6);
			for (const entry of reader.entries.values()) {
				if (wanted.has(entry.meeting.c)) gathered.addEntry(entry.id, 1);
			}
			break;
		}
		case 'municipality': {
			textual = false;
			for (const name of concept.names) gathered.add(await reader.exact(name), 0.3);
			for (const entry of reader.entries.values()) {
				if (facts.committees[entry.meeting.c]?.municipality === concept.municipality) {
					// To name it often makes an item no more of that municipality.
					gathered.scores.delete(entry.id);
					gathered.addEntry(entry.id, 0.8);
				}
			}
			break;
		}
	}
	if (gathered.scores.size === 0 && status === 'found') status = 'unknown';
	const rare = Math.max(least, rarity(gathered.size, all));
	// The word itself is as rare as it is, however common the other words for it are.
	const more = Math.min(1.5, rarity(gathered.exact.size, all) / rare);
	if (more > 1 && gathered.exact.size > 0) {
		for (const id of gathered.exact) gathered.scores.set(id, gathered.scores.get(id)! * more);
	}
	return {
		concept,
		report: { concept, status, near, ...(absent ? { absent } : {}) },
		required,
		rarity: rare,
		scores: gathered.scores,
		positions: gathered.positions,
		themselves: gathered.themselves,
		textual,
		half,
		wanted: { runs, parts, worth: required ? rare : rare * 0.2 },
	};
}

async function evaluateWord(
	concept: WordConcept,
	reader: IndexReader,
	gathered: Gathering,
	spoken: boolean,
	accompanied: boolean,
): Promise<{
	status: ConceptReport['status'];
	near: readonly NearWord[];
	runs: (readonly string[])[];
	absent?: boolean;
	half?: boolean;
}> {
	const terms = concept.term.split(' ');
	const runs: (readonly string[])[] = [terms];
	const askOthers = () => Promise.all(concept.synonyms.map((other) => reader.exact(other)));
	const [exact, alongside] = await Promise.all([
		reader.exact(terms),
		reader.entries.size > largeArchive ? undefined : askOthers(),
	]);
	gathered.add(exact, 1);
	// Each word is a request or two: where many pages have the word itself, they are enough of an answer.
	gathered.exact = new Set(exact.keys());
	const others = alongside ?? (exact.size < enough ? await askOthers() : []);
	others.forEach((found, at) => {
		const other = concept.synonyms[at]!;
		// The letter of a party says nothing but in a decision.
		const hits = other.join('').length === 1 ? inDecisions(found) : found;
		if (hits.size > 0) runs.push(other);
		gathered.add(hits, exact.size > 0 ? 0.4 : 0.8);
	});
	if (terms.length > 1) {
		await addApart(terms, reader, gathered, runs);
		if (alongside && spoken) {
			for (const part of concept.apart ?? []) {
				const hits = await reader.exact(part);
				gathered.addFaintly(hits, 0.1);
				if (hits.size > 0) runs.push(part);
			}
		}
	}
	if (alongside || exact.size < enough) {
		for (const joined of concept.joined ?? []) {
			const hits = await reader.exact([joined]);
			gathered.add(hits, 1);
			if (hits.size > 0) runs.push([joined]);
		}
	}
	const [term] = terms as [string];
	const found = gathered.scores.size > 0;
	if (terms.length > 1 || !concept.required)
		return { status: found ? 'found' : 'unknown', near: [], runs };
	if (exact.size > 0 && !concept.unfinished) {
		if (exact.size < 3 && stem(term).length >= 5) {
			gathered.add(await reader.beginning(term, exact), 0.3);
		}
		return { status: 'found', near: [], runs };
	}
	const rows = await reader.words(term[0] ?? '');
	// A name has no relations: Frederiksen is not Frederik.
	const name = /^\p{Lu}/u.test(concept.text) && !(spoken && concept.offset === 0);
	for (const word of exact.size > 0 || name ? [] : relatedWords(term, rows)) {
		const hits = await reader.exact([word]);
		gathered.add(hits, 0.6);
		if (hits.size > 0) runs.push([word]);
	}
	if (term.length >= (concept.unfinished ? 3 : 4)) {
		const words = wordsBeginning(term, rows, concept.unfinished ? 8 : 16).filter(
			(word) => word !== term && stem(word) !== stem(term),
		);
		for (const hits of await Promise.all(words.map((word) => reader.exact([word])))) {
			gathered.add(without(hits, exact), found ? 0.5 : 0.7);
		}
		if (!found && words.length > 0) return { status: 'beginning', near: [], runs };
	}
	// What has other words is a word, spelt as it should be.
	if (gathered.scores.size > 0 || concept.synonyms.length > 0)
		return { status: 'found', near: [], runs };
	// The archive has it, in what is not open yet.
	if (rows.some(([word]) => word === term)) return { status: 'unknown', near: [], runs };
	const more =
		/^[a-z]$/u.test(term[1] ?? '') && term[1] !== term[0] ? await reader.words(term[1]!) : [];
	const near = nearWords(term, [...rows, ...more]);
	const [best, second] = near;
	if (
		best &&
		// A short word of everyday speech has too many near it.
		!(spoken && term.length < 6) &&
		(best.distance <= surely || !(await evaluateCompound(term, reader, gathered, runs))) &&
		(!second || best.distance < second.distance || best.documents >= second.documents)
	) {
		const hits = await reader.exact([best.word]);
		gathered.add(hits, 0.8);
		runs.push([best.word]);
		if (hits.size > 0) return { status: 'nearby', near, runs };
	}
	if (
		gathered.scores.size > 0 ||
		(!best && (await evaluateCompound(term, reader, gathered, runs)))
	) {
		return { status: 'parts', near, runs };
	}
	if (
		accompanied &&
		!name &&
		!adjective.test(concept.text) &&
		(await evaluateHalves(term, reader, gathered, runs))
	) {
		return { status: 'parts', near, runs, half: true };
	}
	return { status: 'unknown', near, runs, absent: true };
}

/** Hits inside decisions. */
function inDecisions(hits: Hits): Hits {
	return new Map(
		[...hits].flatMap(([id, positions]) => {
			const inside = positions.filter((position) => slotOf(position) === 'decision');
			return inside.length > 0 ? [[id, inside] as const] : [];
		}),
	);
}

/** Adds documents that hold all words of an expression within a sentence, though not side by side. */
async function addApart(
	terms: readonly string[],
	reader: IndexReader,
	gathered: Gathering,
	runs: (readonly string[])[],
): Promise<void> {
	const telling = terms.filter((term) => !stopWords.has(term));
	if (telling.length < 2) return;
	const hits = await Promise.all(telling.map((term) => reader.exact([term])));
	const [first, ...others] = hits as [Hits, ...Hits[]];
	const together = new Map<string, readonly number[]>();
	for (const id of first.keys()) {
		const lists = hits.map((one) => one.get(id) ?? []);
		const gap = others.every((one) => one.has(id)) ? closest(lists) : undefined;
		if (gap !== undefined && gap <= sentence) together.set(id, lists.flat());
	}
	if (together.size === 0) return;
	gathered.add(together, 0.6);
	runs.push(...telling.map((term) => [term]));
}

/** Hits of documents that other hits do not have. */
function without(hits: Hits, known: Hits): Hits {
	return new Map([...hits].filter(([id]) => !known.has(id)));
}

/** Hits of a word and of other words for it. */
async function withOthers(word: string, reader: IndexReader): Promise<Hits> {
	const { others: rows = [] } = await reader.facts();
	const term = { term: word, from: 0, to: 0, kind: 'word' } as const;
	const others = findSynonyms([term], 0, rows)?.others ?? [];
	const all = await Promise.all([[word], ...others].map((terms) => reader.exact(terms)));
	const hits = new Map<string, readonly number[]>();
	for (const one of all)
		for (const [id, positions] of one) hits.set(id, [...(hits.get(id) ?? []), ...positions]);
	return hits;
}

/**
 * Looks for a compound that the archive does not have by its two parts, standing within a sentence: `iværksætterkurset`
 * as `iværksætter` and `kurset`. True where that finds something.
 */
async function evaluateCompound(
	term: string,
	reader: IndexReader,
	gathered: Gathering,
	runs: (readonly string[])[],
): Promise<boolean> {
	// A part that stands in compounds alone is no word of the archive; in a small one it is asked for all the same.
	const small = reader.entries.size <= largeArchive;
	const own = new Set((await reader.words(term[0] ?? '')).map(([word]) => stem(word)));
	for (let at = term.length - 3; at >= 4; at -= 1) {
		const rest = term.slice(at);
		const first = [term.slice(0, at), term.slice(0, at).replace(/[se]$/u, '')].find(
			(part) => part.length >= 4 && (small || own.has(stem(part))),
		);
		if (first === undefined) continue;
		const base = stem(rest);
		if (
			!small &&
			!(await reader.words(rest[0]!)).some(([word]) => word === rest || stem(word) === base)
		)
			continue;
		const [left, right] = await Promise.all([first, rest].map((part) => withOthers(part, reader)));
		const together = new Map<string, readonly number[]>();
		for (const [id, positions] of left!) {
			const gap = closest([positions, right!.get(id) ?? []]);
			if (gap !== undefined && gap <= sentence)
				together.set(id, [...positions, ...right!.get(id)!]);
		}
		if (together.size === 0) continue;
		gathered.add(together, 0.7);
		runs.push([first], [rest]);
		return true;
	}
	return false;
}

/** What is no word at the end of a compound but an ending of the word before it. */
const noHead =
	/^(?:else|elser|elsen|ering|ninger?|ningen|heder?|heden|erne|ernes|ende|skab|agtig|maessig)/u;

/**
 * Looks for one half of a compound that the archive does not have in any other way: `mobilforbud` as `mobil`. True where
 * that finds something; it answers only beside other words.
 */
async function evaluateHalves(
	term: string,
	reader: IndexReader,
	gathered: Gathering,
	runs: (readonly string[])[],
): Promise<boolean> {
	const own = new Set((await reader.words(term[0] ?? '')).map(([word]) => stem(word)));
	for (let at = term.length - 4; at >= 5; at -= 1) {
		if (noHead.test(term.slice(at))) continue;
		const first = [term.slice(0, at), term.slice(0, at).replace(/[se]$/u, '')].find((part) =>
			own.has(stem(part)),
		);
		if (first === undefined) continue;
		const hits = await reader.exact([first]);
		if (hits.size === 0) continue;
		gathered.add(hits, 0.4);
		runs.push([first]);
		return true;
	}
	return false;
}

async function evaluateDate(
	concept: DateConcept,
	reader: IndexReader,
	gathered: Gathering,
): Promise<void> {
	const { from, to, item } = concept;
	const single = from === to;
	const isYear = to.endsWith('-12-31') && from.endsWith('-01-01');
	const mentions = await reader.exact(concept.terms);
	if (item === undefined) {
		gathered.add(mentions, isYear ? 0.8 : 0.9);
		for (const { id, meeting } of reader.entries.values()) {
			if (meeting.d !== undefined && holdsDay(concept, meeting.d)) {
				gathered.addEntry(id, single ? 2 : isYear ? 0.5 : 1.5);
			}
		}
		return;
	}
	const number = numberTerm(item.replace('.', ','));
	for (const word of ['punkt', 'dagsordenspunkt', 'pkt', 'sag']) {
		gathered.add(await reader.exact([...concept.terms, word, number]), 2);
	}
	const numbers = await reader.exact(['punkt', number]);
	const together = new Map<string, readonly number[]>();
	for (const [id, positions] of mentions) {
		const others = numbers.get(id);
		if (!others) continue;
		const near = positions.filter((a) => others.some((b) => Math.abs(a - b) <= 8));
		if (near.length > 0) together.set(id, near);
	}
	gathered.add(together, 2);
	for (const { id, meeting, number, order } of reader.entries.values()) {
		if (meeting.d === undefined || !holdsDay(concept, meeting.d)) continue;
		if (order > 0 && number === item) gathered.addEntry(id, 5);
	}
}

function passes(entry: Entry, limits: Limits, facts: ArchiveFacts, except?: LimitName): boolean {
	const committee = facts.committees[entry.meeting.c];
	const one = (name: LimitName, value: string | undefined) =>
		except === name ||
		limits[name].length === 0 ||
		(value !== undefined && limits[name].includes(value));
	const municipality = committee && facts.municipalities[committee.municipality];
	const day = entry.meeting.d;
	return (
		one('municipalities', municipality?.slug) &&
		one('committees', committee?.slug) &&
		one('periods', councilTermOf(day, entry.meeting.p)) &&
		one('years', day?.slice(0, 4)) &&
		one('kinds', entry.kind) &&
		one('outcomes', entry.order === 0 ? undefined : entry.outcome) &&
		(except === 'has' ||
			limits.has.every((wanted) =>
				wanted === 'vote' ? entry.vote : wanted === 'figures' && entry.figures,
			)) &&
		(limits.from === undefined || (day !== undefined && day >= limits.from)) &&
		(limits.to === undefined || (day !== undefined && day <= limits.to))
	);
}

function countLimits(
	entries: readonly Entry[],
	limits: Limits,
	facts: ArchiveFacts,
): Record<LimitName, Map<string, number>> {
	const counts: Record<LimitName, Map<string, number>> = {
		municipalities: new Map(),
		committees: new Map(),
		periods: new Map(),
		years: new Map(),
		kinds: new Map(),
		outcomes: new Map(),
		has: new Map(),
	};
	const count = (name: LimitName, value: string | undefined) => {
		if (value !== undefined) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
	};
	for (const entry of entries) {
		const committee = facts.committees[entry.meeting.c];
		const fits = (name: LimitName) => passes(entry, limits, facts, name);
		if (fits('municipalities'))
			count('municipalities', facts.municipalities[committee?.municipality ?? -1]?.slug);
		if (fits('committees')) count('committees', committee?.slug);
		if (fits('periods')) count('periods', councilTermOf(entry.meeting.d, entry.meeting.p));
		if (fits('years')) count('years', entry.meeting.d?.slice(0, 4));
		if (fits('kinds')) count('kinds', entry.kind);
		if (fits('outcomes') && entry.order > 0) count('outcomes', entry.outcome);
		if (fits('has')) {
			if (entry.vote) count('has', 'vote');
			if (entry.figures) count('has', 'figures');
		}
	}
	return counts;
}

function compareByDate(a: Entry, b: Entry, newest: boolean): number {
	const first = a.meeting.d ?? '';
	const second = b.meeting.d ?? '';
	if (first !== second) {
		if (first === '' || second === '') return first === '' ? 1 : -1;
		return first < second === newest ? 1 : -1;
	}
	return a.bundle === b.bundle ? a.place - b.place : a.bundle < b.bundle ? 1 : -1;
}

/** One group: an item or a meeting with its attachments. */
interface Group {
	entry: Entry;
	attached: AttachedEntry[];
}

function groupDocuments(reader: IndexReader, evaluated: readonly Evaluated[]): Map<string, Group> {
	const groups = new Map<string, Group>();
	const group = (owner: string): Group | undefined => {
		const known = groups.get(owner);
		if (known) return known;
		const entry = reader.entries.get(owner);
		if (!entry) return undefined;
		const made: Group = { entry, attached: [] };
		groups.set(owner, made);
		return made;
	};
	const seen = new Set<string>();
	for (const { scores } of evaluated) {
		for (const id of scores.keys()) {
			if (seen.has(id)) continue;
			seen.add(id);
			const attached = reader.attached.get(id);
			if (attached) group(attached.owner)?.attached.push(attached);
			else group(id);
		}
	}
	return groups;
}

function scoreGroup(
	{ entry, attached }: Group,
	evaluated: readonly Evaluated[],
	structural: boolean,
	newestYear: number,
): Result {
	let sum = 0;
	let own = true;
	const together = evaluated.filter(({ textual }) => textual);
	const weightOf = ({ rarity: rare, required }: Evaluated) => rare * (required ? 1 : weakWorth);
	const allWeight = together.reduce((total, one) => total + weightOf(one), 0) || 1;
	const dense = (id: string) =>
		together.length < 2
			? 0
			: densest(
					together.map((one) => ({
						positions: one.positions.get(id) ?? [],
						weight: weightOf(one),
					})),
					passage,
				) / allWeight;
	for (const one of evaluated) {
		const mine = one.scores.get(entry.id) ?? 0;
		let theirs = 0;
		for (const { id } of attached) theirs = Math.max(theirs, one.scores.get(id) ?? 0);
		if (mine === 0 && one.required) own = false;
		const weight = one.required ? 1 : weakWorth;
		sum += one.rarity * weight * (mine + theirs * attachedWorth * (mine > 0 ? 0.3 : 1));
	}
	const textual = evaluated.filter((one) => one.textual && one.required);
	const lists = (id: string) => textual.map(({ positions }) => positions.get(id) ?? []);
	let bonus = 1;
	if (textual.length > 0) {
		const mine = lists(entry.id);
		if (allInTitle(mine)) bonus += 0.35;
		if (textual.length > 1) {
			const gaps = [entry.id, ...attached.map(({ id }) => id)].map((id, at) => {
				const gap = closest(lists(id));
				return gap === undefined ? 0 : (at === 0 ? 0.2 : 0.1) / (1 + gap / 5);
			});
			bonus += Math.max(0, ...gaps);
		}
	}
	// The passage that holds most of what is asked for, by what it is worth.
	bonus += Math.max(dense(entry.id), ...attached.map(({ id }) => dense(id) * 0.8));
	if (evaluated.length > 1) {
		const asAsked = (id: string) =>
			standsAsAsked(
				evaluated.map(({ concept, positions }) => ({
					offset: concept.offset ?? 0,
					positions: positions.get(id) ?? [],
				})),
			);
		if (asAsked(entry.id)) bonus += 0.8;
		else if (attached.some(({ id }) => asAsked(id))) bonus += 0.4;
	}
	const year = Number(entry.meeting.d?.slice(0, 4) ?? 0);
	const recency = year === 0 ? 0 : Math.max(0, 1 - (newestYear - year) / 20);
	const positionsOf = (id: string) => evaluated.flatMap(({ positions }) => positions.get(id) ?? []);
	return {
		entry,
		own,
		score: sum * bonus * kindScore(entry.kind, structural) * (1 + 0.04 * recency),
		positions: positionsOf(entry.id),
		attached: attached
			.map((one) => ({
				entry: one,
				score: evaluated.reduce(
					(total, { rarity: rare, scores }) => total + rare * (scores.get(one.id) ?? 0),
					0,
				),
				positions: positionsOf(one.id),
			}))
			.sort((a, b) => b.score - a.score || a.entry.place - b.entry.place),
	};
}

/** Whether a bundle may hold meetings of the years that limits name. */
function fitsYears({ years }: Bundle, limits: Limits): boolean {
	if (years === undefined) return true;
	const wanted = [
		...limits.years.map((year) => [year, year] as const),
		...limits.periods.map((period) => [period.slice(0, 4), period.slice(5)] as const),
	];
	const from = limits.from?.slice(0, 4) ?? wanted.map(([begin]) => begin).toSorted()[0];
	const to =
		limits.to?.slice(0, 4) ??
		wanted
			.map(([, end]) => end)
			.toSorted()
			.at(-1);
	const [first, last] = years;
	return (from === undefined || last >= Number(from)) && (to === undefined || first <= Number(to));
}

/** The days a question itself names, as limits for choosing bundles. */
function namedDays(understood: Understood, limits: Limits): Limits {
	const dates = understood.concepts.filter(
		(one) => one.kind === 'date' && one.everyYear === undefined,
	) as DateConcept[];
	if (
		dates.length === 0 ||
		limits.from !== undefined ||
		limits.years.length > 0 ||
		limits.periods.length > 0
	)
		return limits;
	return {
		...limits,
		from: dates.map(({ from }) => from).sort()[0]!,
		to: dates
			.map(({ to }) => to)
			.sort()
			.at(-1)!,
	};
}

/** A bundle of items and meetings with the bundles of their attachments. */
interface Part {
	readonly main: Bundle;
	readonly attachments: readonly Bundle[];
}

/** The terms that a concept is always looked up by, other words for it left out. */
function ownTerms(concept: Concept): readonly string[] {
	switch (concept.kind) {
		case 'word':
			return concept.term.split(' ');
		case 'number':
			return [concept.term];
		case 'committee':
		case 'municipality':
			return concept.names.flat();
		default:
			return concept.terms;
	}
}

/** The ways to say a thing that must be held, each as terms that stand together: its own words, and other words for it. */
function waysToSay(
	concept: Concept,
): { own: readonly (readonly string[])[]; others: readonly (readonly string[])[] } | undefined {
	switch (concept.kind) {
		case 'word': {
			if (!concept.required || concept.unfinished) return undefined;
			const terms = concept.term.split(' ');
			const telling = terms.filter((term) => !stopWords.has(term));
			const joined = (concept.joined ?? []).map((term) => [term]);
			return {
				own: [telling.length > 0 ? telling : terms, ...joined],
				others: concept.synonyms,
			};
		}
		case 'phrase':
			return { own: [concept.terms], others: [] };
		case 'identifier':
			return { own: concept.terms.map((term) => [term]), others: [] };
		case 'number':
			return { own: [[concept.term], ...concept.others], others: [] };
		default:
			return undefined;
	}
}

/** For each thing that must be held, the bundles that hold it; only those things of which the index tells. */
async function whereHeld(
	reader: IndexReader,
	{ bundles, places }: ArchiveFacts,
	understood: Understood,
): Promise<ReadonlySet<string>[]> {
	if (places === undefined) return [];
	const together = async (terms: readonly string[]) => {
		const sets = await Promise.all(terms.map((term) => reader.bundlesWith(term)));
		return sets.reduce((all, one) => all.intersection(one));
	};
	const either = async (ways: readonly (readonly string[])[]) =>
		(await Promise.all(ways.map(together))).reduce((all, one) => all.union(one), new Set<string>());
	const ways = understood.concepts.map(waysToSay).filter((one) => one !== undefined);
	const held = await Promise.all(
		ways.map(async ({ own, others }) => {
			const sets = await either(own);
			// Other words are looked up where some bundle lacks the word itself.
			return bundles.every(({ name }) => sets.has(name)) ? sets : sets.union(await either(others));
		}),
	);
	// What nobody has in these words is looked for in others, wherever that leads.
	return held.filter(({ size }) => size > 0);
}

/** Whether a part can hold all that is asked for. */
function canHold({ main, attachments }: Part, held: readonly ReadonlySet<string>[]): boolean {
	return held.every((one) => [main, ...attachments].some(({ name }) => one.has(name)));
}

/** Whether a bundle holds anything that is asked for. */
function holdsSome({ name }: Bundle, held: readonly ReadonlySet<string>[]): boolean {
	return held.length === 0 || held.some((one) => one.has(name));
}

interface Step {
	readonly bundles: readonly Bundle[];
	/** True where only answers in part can come of it. */
	readonly inPart: boolean;
}

/**
 * What to open for a question, step by step, until enough is found: the parts whose items can hold all that is asked for,
 * newest first, and their attachments; those that can with their attachments; then, for an answer in part, the others.
 *
 * @param atOnce how many items and meetings are opened together, in one part at least
 */
function stepsToOpen(
	parts: readonly Part[],
	held: readonly ReadonlySet<string>[],
	atOnce: number,
): Step[] {
	const groups = (some: readonly Part[]): Part[][] => {
		const made: Part[][] = [];
		let documents = 0;
		for (const part of some) {
			documents += part.main.documents;
			if (made.length > 0 && documents <= atOnce) made.at(-1)!.push(part);
			else {
				made.push([part]);
				documents = part.main.documents;
			}
		}
		return made;
	};
	const mainsOf = (group: readonly Part[]) => group.map(({ main }) => main);
	const attachedOf = (group: readonly Part[]) =>
		group.flatMap(({ attachments }) => attachments).filter((bundle) => holdsSome(bundle, held));
	const alone = ({ main }: Part) => held.every((one) => one.has(main.name));
	const separately = (some: readonly Part[], inPart: boolean): Step[] =>
		groups(some).flatMap((group) => [
			{ bundles: mainsOf(group), inPart },
			{ bundles: attachedOf(group), inPart },
		]);
	return [
		...separately(parts.filter(alone), false),
		...groups(parts.filter((part) => !alone(part) && canHold(part, held))).map((group) => ({
			bundles: [...mainsOf(group), ...attachedOf(group)],
			inPart: false,
		})),
		...separately(
			parts.filter(
				(part) =>
					!canHold(part, held) &&
					[part.main, ...part.attachments].some((bundle) => holdsSome(bundle, held)),
			),
			true,
		),
	];
}

/** Asks `reader` a question. Throws where the index cannot be read. */
export async function ask(reader: IndexReader, question: Question): Promise<Answer> {
	const facts = await reader.facts();
	const understood = understand(question.text, facts, question.typing);
	const limits = namedDays(understood, question.limits);
	const parts = facts.bundles.map((main) => ({
		main,
		attachments: facts.attachments.filter(({ of }) => of === main.name),
	}));
	const wanted = parts.filter(({ main }) => fitsYears(main, question.limits));
	const [named, others] = [true, false].map((fits) =>
		wanted.filter(({ main }) => fitsYears(main, limits) === fits),
	);
	const [likely] = stepsToOpen(named!, [], documentsAtOnce);
	const open = new Set<Bundle>(hasFewAttachments(facts.attachments) ? facts.attachments : []);
	// What is opened first, where nothing speaks against it, is on its way while one looks up who has the words.
	reader.fetchAhead(understood.concepts.flatMap(ownTerms), [...(likely?.bundles ?? []), ...open]);
	const held = await whereHeld(reader, facts, understood);
	// Of the years that are named, all are asked.
	const atOnce = named!.length < parts.length ? Number.POSITIVE_INFINITY : documentsAtOnce;
	const steps = [
		...stepsToOpen(named!, held, atOnce),
		...stepsToOpen(others!, held, documentsAtOnce),
	];
	if (question.everything)
		for (const { bundles } of steps.splice(0)) for (const one of bundles) open.add(one);

	for (let at = 0; ;) {
		for (const bundle of steps[at]?.bundles ?? []) open.add(bundle);
		await reader.open([...open]);
		const answer = await answerFrom(reader, facts, understood, question, parts, held);
		const asked = facts.attachments.some((bundle) => reader.isOpen(bundle));
		const exact = understood.concepts.some(({ kind }) => kind === 'identifier');
		const vain =
			facts.words === 'all' &&
			answer.reports.some(({ absent, status }) => absent && status === 'unknown');
		do at += 1;
		while (steps[at]?.bundles.every((bundle) => reader.isOpen(bundle)));
		const least = exact || asked || steps[at]?.inPart ? 1 : little;
		if (
			question.typing === true ||
			understood.concepts.length === 0 ||
			answer.total >= least ||
			vain ||
			at >= steps.length
		) {
			return answer;
		}
	}
}

async function answerFrom(
	reader: IndexReader,
	facts: ArchiveFacts,
	understood: Understood,
	question: Question,
	parts: readonly Part[],
	held: readonly ReadonlySet<string>[],
): Promise<Answer> {
	const accompanied = understood.concepts.filter(({ kind }) => kind === 'word').length > 1;
	const evaluated = await Promise.all(
		understood.concepts.map((concept) =>
			evaluate(concept, reader, facts, understood.spoken, accompanied),
		),
	);

	const { results: found, partial } = combine(reader, evaluated, understood);
	const results = found.filter(({ entry }) => passes(entry, question.limits, facts));
	const able = parts.filter((part) => canHold(part, held));
	if (question.order !== 'relevance' || understood.concepts.length === 0) {
		results.sort((a, b) => compareByDate(a.entry, b.entry, question.order !== 'oldest'));
	}
	const { first, count } = question.window ?? { first: 0, count: results.length };
	return {
		understood,
		reports: evaluated.map(({ report }) => report),
		results: results.slice(first, first + count),
		total: results.length,
		unlimited: found.length,
		partial,
		counts: countLimits(
			found.map(({ entry }) => entry),
			question.limits,
			facts,
		),
		wanted: evaluated.map(({ wanted }) => wanted),
		unasked: able.map(({ main }) => main).filter((bundle) => !reader.isOpen(bundle)),
		attachmentsAsked: able
			.flatMap(({ attachments }) => attachments)
			.every((one) => reader.isOpen(one) || !holdsSome(one, held)),
	};
}

/** True where every word begins with a capital letter. */
function asNames(evaluated: readonly Evaluated[]): boolean {
	return evaluated.every(({ concept }) => /^\p{Lu}/u.test(concept.text));
}

/** True where a title holds one of the things asked for as it was asked. */
function inTitle(evaluated: readonly Evaluated[], id: string): boolean {
	return evaluated.some(
		({ positions, report }) =>
			report.status !== 'nearby' &&
			positions.get(id)?.some((position) => ['title', 'topParts'].includes(slotOf(position))),
	);
}

/** True for a word of a spoken question that the archive does not have and that is no name. */
function mayBeGivenUp({ concept, report }: Evaluated, spoken: boolean): boolean {
	return (
		spoken &&
		concept.kind === 'word' &&
		report.status === 'unknown' &&
		(concept.offset === 0 || !/^\p{Lu}/u.test(concept.text))
	);
}

const adjective = /^\p{Ll}{4,}(?:ende|ede|ige|igt|iske|somme|fulde|l\u00f8se|agtige)$/u;

/** True for an adjective or participle that the archive does not have: it says something of a subject and names none. */
function isUnknownAdjective({ concept, report }: Evaluated): boolean {
	return (
		concept.kind === 'word' &&
		report.status === 'unknown' &&
		report.near.length === 0 &&
		adjective.test(concept.text)
	);
}

function combine(
	reader: IndexReader,
	evaluated: readonly Evaluated[],
	{ structural, spoken }: Understood,
): { results: Result[]; partial: boolean } {
	if (evaluated.length === 0) {
		return {
			partial: false,
			results: [...reader.entries.values()].map((entry) => ({
				entry,
				score: 0,
				positions: [],
				attached: [],
				own: true,
			})),
		};
	}
	const wanted = evaluated.filter((one) => one.required);
	const named = wanted.filter(({ themselves }) => themselves.size > 0);
	const subjects = wanted.filter((one) => !isUnknownAdjective(one));
	const asked = subjects.length > named.length ? subjects : wanted;
	const lost = asked.filter((one) => mayBeGivenUp(one, spoken));
	const known = asked.filter(({ textual, report }) => textual && report.status !== 'unknown');
	// A spoken question goes on without its odd words; one of two only where the other is what a title is about.
	const required = known.length >= lost.length ? asked.filter((one) => !lost.includes(one)) : asked;
	const all = asked.reduce((sum, one) => sum + one.rarity, 0);
	const groups = [...groupDocuments(reader, evaluated).values()].map((group) => {
		const holding = required.filter(
			({ scores }) => scores.has(group.entry.id) || group.attached.some(({ id }) => scores.has(id)),
		);
		const covered = holding.reduce((sum, { rarity: rare, themselves, scores }) => {
			let best = scores.get(group.entry.id) ?? 0;
			for (const { id } of group.attached) {
				best = Math.max(best, (scores.get(id) ?? 0) * attachedCovers);
			}
			// What merely mentions a thing covers two thirds of it.
			const covers = Math.min(1, (2 + best) / 3);
			const itself = themselves.size === 0 || themselves.has(group.entry.id);
			return sum + rare * covers * (itself ? 1 : mentioned);
		}, 0);
		return { group, held: holding.length, coverage: all === 0 ? 1 : covered / all };
	});
	const whole = groups.filter(({ held }) => held === required.length);
	// A long question is rarely answered in its own words; a short one means every word.
	const unknown = required.some(({ report }) => report.status === 'unknown');
	const least = unknown || required.length < 3 ? required.length : Math.ceil(required.length * 0.6);
	const two =
		required.length === 2 && named.length === 0 && !unknown && (spoken || whole.length === 0);
	const alone = lost.length > 0 && known.length <= lost.length;
	const isNamed = (id: string) => named.every(({ themselves }) => themselves.has(id));
	const halves = evaluated.some(({ half }) => half);
	const others = evaluated.filter((one) => one.textual && one.required && !one.half);
	/** Half a word answers nothing by itself. */
	const hasCompany = ({ entry, attached }: Group) =>
		!halves ||
		others.some(({ scores }) => scores.has(entry.id) || attached.some(({ id }) => scores.has(id)));
	let chosen = groups.filter(({ group, held, coverage }) => {
		if (!hasCompany(group)) return false;
		if (alone && !inTitle(known, group.entry.id)) return false;
		if (held === required.length) return true;
		// Of two words one is enough where the title is about it; two names are one person.
		if (two) return coverage >= 0.35 && !asNames(required) && inTitle(required, group.entry.id);
		// What a question names, committee, municipality or date, is never given up.
		return (
			held >= least &&
			held > named.length &&
			coverage >= (named.length > 0 ? 0.3 : 0.4) &&
			isNamed(group.entry.id)
		);
	});
	// A spoken question is about something: where no item holds enough of it, those that hold most are given, and said.
	if (chosen.length === 0 && spoken && !unknown && known.length > 1) {
		chosen = groups.filter(
			({ group, held, coverage }) =>
				held > named.length && coverage >= 0.25 && isNamed(group.entry.id),
		);
	}
	// One that holds all may only mention it: those that hold a good part stand beside it, wherever their worth puts them.
	if (spoken && chosen.length > 0 && !alone && !unknown) {
		const had = new Set(chosen);
		chosen = groups.filter(
			(one) =>
				had.has(one) ||
				(one.held > named.length && one.coverage >= 0.2 && isNamed(one.group.entry.id)),
		);
	}
	const partial = (whole.length === 0 || required.length < wanted.length) && chosen.length > 0;
	const newestYear = Math.max(
		0,
		...[...reader.entries.values()].map(({ meeting }) => Number(meeting.d?.slice(0, 4) ?? 0)),
	);
	const results = chosen
		.map(({ group, held, coverage }) => {
			const covers = coverage * (held === required.length ? 1 : inPart);
			const result = scoreGroup(group, evaluated, structural, newestYear);
			const elsewhere = evaluated.some(
				({ concept, themselves }) =>
					concept.kind === 'municipality' && !themselves.has(group.entry.id),
			);
			return { ...result, score: result.score * covers * (elsewhere ? mentioned : 1) };
		})
		.sort((a, b) => b.score - a.score || compareByDate(a.entry, b.entry, true));
	return { results, partial };
}
