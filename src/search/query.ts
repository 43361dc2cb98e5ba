/**
 * What a person's words ask for: quoted phrases, case numbers in any spelling, dates, amounts, committees by name or
 * abbreviation, municipalities, item numbers, and the words that remain. Pure; the archive's own names come as an
 * argument.
 */
import { formatDate, monthName, monthNumber, toIsoDate } from '../danish/date.ts';
import type { ArchiveFacts } from './index-files.ts';
import type { OtherWordsRow } from './other-words.ts';
import { stem } from './stem.ts';
import { stopWords, weakWords } from './stop-words.ts';
import { fold, identifierTerm, numberTerm, toTerms } from './terms.ts';
import type { Term } from './terms.ts';

interface Asked {
	/** The words as typed. */
	readonly text: string;
	/** How many terms of the question come before it, for words that should stand as they were asked. */
	readonly offset?: number;
}

/** A word; other words for the same thing count less. */
export interface WordConcept extends Asked {
	readonly kind: 'word';
	readonly term: string;
	/** False for words that nothing has to hold. */
	readonly required: boolean;
	/** Other words as lists of terms. */
	readonly synonyms: readonly (readonly string[])[];
	/** Of an expression: its telling words and other words for each, which a page may hold instead. */
	readonly apart?: readonly (readonly string[])[];
	/** True for the last word of a question still being typed. */
	readonly unfinished: boolean;
	/** The word and its neighbour written as one, for each neighbour. */
	readonly joined?: readonly string[];
}
/** Words in quotation marks: they stand side by side. */
export interface PhraseConcept extends Asked {
	readonly kind: 'phrase';
	readonly terms: readonly string[];
}
/** A case number, journal number or document id. */
export interface IdentifierConcept extends Asked {
	readonly kind: 'identifier';
	/** Every reading of it as a term, the likeliest first. */
	readonly terms: readonly string[];
}
export interface NumberConcept extends Asked {
	readonly kind: 'number';
	readonly term: string;
	/** Other ways to print the same amount, as lists of terms. */
	readonly others: readonly (readonly string[])[];
}
/** A day, a month or a year: from the first to the last day, both included. */
export interface DateConcept extends Asked {
	readonly kind: 'date';
	readonly from: string;
	readonly to: string;
	/** How texts mention it, as terms. */
	readonly terms: readonly string[];
	/** `MM-DD` where no year is named: from and to are that day in the year 0000. */
	readonly everyYear?: string;
	/** The number of an item at that meeting, where one is asked for. */
	readonly item?: string;
}
/** The number of an item, without a date. */
export interface ItemNumberConcept extends Asked {
	readonly kind: 'item-number';
	readonly number: string;
	readonly terms: readonly string[];
}
export interface CommitteeConcept extends Asked {
	readonly kind: 'committee';
	/** Places in `ArchiveFacts.committees`. */
	readonly committees: readonly number[];
	/** How texts mention it, as lists of terms. */
	readonly names: readonly (readonly string[])[];
}
export interface MunicipalityConcept extends Asked {
	readonly kind: 'municipality';
	/** Place in `ArchiveFacts.municipalities`. */
	readonly municipality: number;
	/** How texts mention it, as lists of terms. */
	readonly names: readonly (readonly string[])[];
}
export type Concept =
	| WordConcept
	| PhraseConcept
	| IdentifierConcept
	| NumberConcept
	| DateConcept
	| ItemNumberConcept
	| CommitteeConcept
	| MunicipalityConcept;

export interface Understood {
	readonly text: string;
	readonly concepts: readonly Concept[];
	/** True where it asks for a meeting or its items and names no subject. */
	readonly structural: boolean;
	/** True where it is spoken rather than keyed: it has words that were dropped. */
	readonly spoken: boolean;
}

/** What stands before a number to say what kind of number it is: `dokument-id`, `sagsnr`, `journalnummer`. */
const numberLabel =
	/^(?:dok|dokument|sags?|journal|akt|bilags?|esdh|acadre|edoc|sbsys|arkiv|id|nr|nummer)(?:id|nr|nummer)?$/u;

/** Words that name a meeting or its papers rather than a subject. */
const meetingWords = new Set([
	'moede',
	'moedet',
	'moeder',
	'dagsorden',
	'referat',
	'referatet',
	'dagsordenen',
]);

const months =
	'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec';

interface Piece {
	readonly from: number;
	readonly to: number;
	readonly concept: Concept;
}

/** Takes what a pattern finds out of the text, leaving blanks so that places stay. */
class Remains {
	text: string;
	readonly pieces: Piece[] = [];

	constructor(text: string) {
		this.text = text;
	}

	take(pattern: RegExp, read: (match: RegExpExecArray) => Concept | undefined): void {
		// What takes a digit finds none: such an expression is dear to make.
		if (pattern.source.includes('\\d') && !/\d/u.test(this.text)) return;
		const all = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
		for (const match of this.text.matchAll(all)) {
			const concept = read(match);
			if (!concept) continue;
			const from = match.index;
			const to = from + match[0].length;
			this.pieces.push({ from, to, concept });
			this.text = `${this.text.slice(0, from)}${' '.repeat(to - from)}${this.text.slice(to)}`;
		}
	}
}

/** The terms of one phrase, stop words included. */
function phraseTerms(text: string): string[] {
	return toTerms(text).map(({ term }) => term);
}

/** Every reading of a case number: `16-5778`, `EMN 2020 01031`, `emn202001031`. */
function identifierConcept(text: string): IdentifierConcept {
	const glued = /^(\p{L}{2,5})[-\s]?((?:19|20)\d{2})[-\s]?(\d{4,6})$/u.exec(text);
	const spelled = glued ? `${glued[1]}-${glued[2]}-${glued[3]}` : text;
	const terms = [identifierTerm(spelled)];
	if (/^\d+$/u.test(spelled)) terms.push(numberTerm(spelled));
	return { kind: 'identifier', text, terms: [...new Set(terms)] };
}

function dayConcept(
	text: string,
	year: number,
	month: number,
	day: number,
): DateConcept | undefined {
	const iso = toIsoDate(year, month, day);
	if (!iso) return undefined;
	return { kind: 'date', text, from: iso, to: iso, terms: phraseTerms(formatDate(iso)) };
}

function fullYear(digits: string): number {
	return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function sameTerms(terms: readonly Term[], at: number, wanted: readonly string[]): boolean {
	return wanted.every((word, index) => {
		const term = terms[at + index];
		return term !== undefined && (term.term === word || stem(term.term) === stem(word));
	});
}

/** Names and abbreviations of committees and municipalities, as terms. */
function nameTable(facts: ArchiveFacts): {
	terms: readonly string[];
	exact: boolean;
	committees: number[];
	municipality?: number;
}[] {
	const table = new Map<
		string,
		{ terms: readonly string[]; exact: boolean; committees: number[]; municipality?: number }
	>();
	const add = (text: string, what: { committee?: number; municipality?: number }) => {
		const terms = phraseTerms(text);
		if (terms.length === 0) return;
		const exact = /^\p{Lu}{2,6}$/u.test(text);
		const key = `${what.municipality === undefined ? 'c' : 'm'} ${terms.join(' ')}`;
		const entry = table.get(key) ?? {
			terms,
			exact,
			committees: [],
			...(what.municipality === undefined ? {} : { municipality: what.municipality }),
		};
		if (what.committee !== undefined) entry.committees.push(what.committee);
		table.set(key, entry);
	};
	facts.committees.forEach((committee, place) => {
		for (const name of [committee.name, ...(committee.aliases ?? [])])
			add(name, { committee: place });
	});
	facts.municipalities.forEach((municipality, place) => {
		add(municipality.name, { municipality: place });
		add(`${municipality.name} Kommune`, { municipality: place });
		const [first, ...more] = municipality.name.split('-');
		if (more.length > 0 && first && first.length >= 5) add(first, { municipality: place });
	});
	return [...table.values()].sort((a, b) => b.terms.length - a.terms.length);
}

/** What may stand between the words of an expression: `arbejde for min kontanthjælp`. */
const mayStandBetween = new Set(
	'min mit mine din dit dine sin sit sine deres vores jeres den det de en et'.split(' '),
);

/** How many terms from a place on say the words of an expression, whatever stands between them; 0 where they do not. */
function lengthSaid(terms: readonly Term[], at: number, wanted: readonly string[]): number {
	let length = 0;
	for (const word of wanted) {
		let term = terms[at + length]?.term;
		while (length > 0 && term !== undefined && term !== word && mayStandBetween.has(term)) {
			length += 1;
			term = terms[at + length]?.term;
		}
		if (term === undefined || (term !== word && stem(term) !== stem(word))) return 0;
		length += 1;
	}
	return length;
}

interface OtherWords {
	/** What is asked. */
	readonly said: readonly string[];
	/** What is looked for beside it. */
	readonly others: readonly string[][];
	/** True where it is looked for beside other words only. */
	readonly loose: boolean;
}

type ByStem = Map<string, OtherWords[]>;
const sorted = new WeakMap<readonly OtherWordsRow[], Map<string, ByStem>>();

/**
 * Every word or run of words with this first letter that others are known for, by the stem of its first word. No
 * ending changes the first letter, so only what is asked for is stemmed.
 */
function beginningWith(letter: string, rows: readonly OtherWordsRow[]): ByStem {
	const letters = sorted.get(rows) ?? new Map<string, ByStem>();
	sorted.set(rows, letters);
	const known = letters.get(letter);
	if (known) return known;
	const table: ByStem = new Map();
	for (const [said, wanted, loose] of rows) {
		for (const words of said) {
			if (words[0] !== letter) continue;
			const others = wanted.filter((other) => other !== words).map((other) => other.split(' '));
			const row = { said: words.split(' '), others, loose: loose === 1 };
			const key = stem(row.said[0]!);
			const list = table.get(key);
			if (list) list.push(row);
			else table.set(key, [row]);
		}
	}
	letters.set(letter, table);
	return table;
}

/**
 * The other words for a run of terms, how many terms of the run they stand for, and whether they stand for just
 * these forms.
 *
 * @param rows the lists of other words
 * @param loosely whether words stand beside them that tell more
 */
export function findSynonyms(
	terms: readonly Term[],
	at: number,
	rows: readonly OtherWordsRow[],
	loosely = false,
): { length: number; others: string[][]; exact: boolean } | undefined {
	let length = 0;
	let others: string[][] = [];
	let exact = false;
	const { term } = terms[at]!;
	for (const row of beginningWith(term[0] ?? '', rows).get(stem(term)) ?? []) {
		const said = row.loose && !loosely ? 0 : lengthSaid(terms, at, row.said);
		if (said === 0 || said < length) continue;
		others = said > length ? [...row.others] : [...others, ...row.others];
		if (said > length) exact = false;
		length = said;
		exact ||= row.said.every((word, step) => terms[at + step]!.term === word);
	}
	if (length === 0) return undefined;
	// What has one stem is one question to the index; the word itself is asked already.
	const stems = (words: readonly string[]) => words.map(stem).join(' ');
	const asked = stems(terms.slice(at, at + length).map(({ term }) => term));
	const different = new Map(others.map((words) => [stems(words), words]));
	different.delete(asked);
	return { length, others: [...different.values()], exact };
}

/**
 * Reads a question.
 *
 * @param typing true while the last word may be unfinished
 */
export function understand(text: string, facts: ArchiveFacts, typing = false): Understood {
	const remains = new Remains(
		text
			.normalize('NFC')
			.replace(/[\u00ad\u200b]/gu, '')
			.replace(/(?<![\d.,])(\d{1,4})\.(\d{1,2})(?=\s?(?:mio|mia|mill|pct|procent|%))/giu, '$1,$2'),
	);

	remains.take(/["“”„»«]([^"“”„»«]+)["“”„»«]?/u, (match) => {
		const inner = match[1]!.trim();
		const terms = toTerms(inner);
		if (terms.length === 0) return undefined;
		if (terms.length === 1 && terms[0]!.kind === 'identifier') return identifierConcept(inner);
		return { kind: 'phrase', text: inner, terms: terms.map(({ term }) => term) };
	});
	remains.take(/§+\s*\d+\s?\p{L}?(?![\p{L}\p{N}])(?:,?\s*stk\.?\s*\d+)?/iu, ([found]) => ({
		kind: 'phrase',
		text: found,
		terms: phraseTerms(found),
	}));
	// Case numbers before dates: 25-1-85.10.00-P07 holds what looks like one.
	const identifiers: RegExp[] = [
		/(?<![\p{L}\p{N}])\p{L}{2,5}[-\s]?(?:19|20)\d{2}[-\s]\d{4,6}(?![\p{L}\p{N}])/u,
		/(?<![\p{L}\p{N}])\p{L}{2,5}(?:19|20)\d{6,8}(?![\p{L}\p{N}])/u,
		/(?<![\p{L}\p{N}])\d{1,2}[-\s]\d{1,6}[-\s]\d{2}[.\s]\d{2}[.\s]\d{2}(?:[-\s]\p{L}\d{1,2})?(?![\p{L}\p{N}])/u,
		/(?<![\p{L}\p{N}])\d{2}\.\d{2}\.\d{2}(?:-\p{L}\d{1,2})?(?:-\d{1,6}-\d{2})?(?![\p{L}\p{N}])/u,
		/(?<![\p{L}\p{N}.,/-])\d{2}\s?[/-]\s?\d{3,6}(?:-\d{1,3})?(?![\p{L}\p{N}]|[.,]\d)/u,
		/(?<![\p{L}\p{N}.,/-])(?:19|20)\d{2}[-/](?!(?:19|20)\d{2}(?!\d))\d{4,7}(?![\p{L}\p{N}]|[-.,]\d)/u,
		/(?<![\p{L}\p{N}.,/-])\d{5,}(?![\p{L}\p{N}]|[-.,/]\d)/u,
		/(?<![\p{L}\p{N}.,/-])0\d{3,}(?![\p{L}\p{N}]|[-.,/]\d)/u,
	];
	for (const pattern of identifiers) {
		remains.take(pattern, ([found]) => {
			const plain = found.trim();
			if (/^\p{L}+\s/u.test(plain) && stopWords.has(fold(plain.split(/\s/u)[0]!))) return undefined;
			if (/^\p{L}+[-\s]/u.test(plain) && monthNumber(plain.split(/[-\s]/u)[0]!)) return undefined;
			// 09.06.15 is a day before it is a subject group.
			const short = /^(\d{2})\.(\d{2})\.(\d{2})$/u.exec(plain);
			if (short) {
				const day = dayConcept(plain, fullYear(short[3]!), Number(short[2]), Number(short[1]));
				if (day) return day;
			}
			return identifierConcept(plain);
		});
	}
	remains.take(
		new RegExp(`(?<!\\d)(\\d{1,2})\\s*\\.?\\s*(${months})\\.?\\s+(\\d{4})(?!\\d)`, 'iu'),
		(match) => dayConcept(match[0], Number(match[3]), monthNumber(match[2]!)!, Number(match[1])),
	);
	remains.take(
		/(?<![\d-])(\d{1,2})\s?([-./])\s?(\d{1,2})(?:\s?\2\s?|[\s-]+)(\d{4}|\d{2})(?![\d]|[-.]\d)/u,
		(match) => dayConcept(match[0], fullYear(match[4]!), Number(match[3]), Number(match[1])),
	);
	remains.take(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, (match) =>
		dayConcept(match[0], Number(match[1]), Number(match[2]), Number(match[3])),
	);
	remains.take(new RegExp(`(?<![\\p{L}\\d])(${months})\\.?\\s+(\\d{4})(?!\\d)`, 'iu'), (match) => {
		const month = monthNumber(match[1]!)!;
		const from = toIsoDate(Number(match[2]), month, 1);
		if (!from) return undefined;
		return {
			kind: 'date',
			text: match[0],
			from,
			to: `${from.slice(0, 8)}31`,
			terms: phraseTerms(`${monthName(month)} ${match[2]}`),
		};
	});
	remains.take(
		new RegExp(`(?<![\\d.,/-])(\\d{1,2})\\s*\\.?\\s*(${months})(?![\\p{L}\\d])`, 'iu'),
		(match) => {
			const day = toIsoDate(2000, monthNumber(match[2]!)!, Number(match[1]));
			if (!day) return undefined;
			const none = `0000${day.slice(4)}`;
			const terms = [numberTerm(match[1]!), monthName(monthNumber(match[2]!)!)];
			return { kind: 'date', text: match[0], from: none, to: none, everyYear: day.slice(5), terms };
		},
	);
	remains.take(
		/(?<![\p{L}\p{N}])(?:dagsordens?)?(?:punkt|pkt\.?|sag nr\.?|nr\.?)\s*(\d{1,3}(?:\.\d{1,2})?)(?![\d.,/-]*\d)/iu,
		(match) => ({
			kind: 'item-number',
			text: match[0],
			number: match[1]!,
			terms: ['punkt', numberTerm(match[1]!.replace('.', ','))],
		}),
	);
	remains.take(/(?<![\p{L}\p{N}.,/-])(?:19|20)\d{2}(?![\p{L}\p{N}]|[-.,/]\d)/u, ([year]) => ({
		kind: 'date',
		text: year,
		from: `${year}-01-01`,
		to: `${year}-12-31`,
		terms: [numberTerm(year)],
	}));
	remains.take(
		/(?<![\p{L}\p{N}.,/-])(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,\d+)?(?![\p{L}\p{N}]|[-/]\d)/u,
		([printed]) => {
			const plain = printed.replace(/\s/gu, '.');
			return {
				kind: 'number',
				text: printed,
				term: numberTerm(plain),
				others: otherAmounts(plain),
			};
		},
	);

	takeNamesAndWords(remains, facts, typing);

	const concepts = joinItemNumber(
		remains.pieces
			.sort((a, b) => a.from - b.from)
			.map(({ concept, from }) => ({ ...concept, offset: toTerms(text.slice(0, from)).length })),
	);
	const words = concepts.filter((one) => one.kind === 'word');
	const spoken = toTerms(text).some(({ term }) => stopWords.has(term));
	const subject = concepts.some(
		(one) =>
			['phrase', 'identifier', 'number'].includes(one.kind) ||
			(one.kind === 'word' && one.required),
	);
	const structural =
		!subject &&
		concepts.some((one) => one.kind !== 'word') &&
		words.every((one) => meetingWords.has(one.term) || !one.required);
	const required =
		subject || structural
			? concepts
			: concepts.map((one) => (one.kind === 'word' ? { ...one, required: true } : one));
	return {
		text,
		structural,
		spoken,
		concepts: !spoken && words.length <= 4 ? withJoined(required) : required,
	};
}

/** Gives words of a keyed question that stand side by side what they would be in one: `nytte indsats` → `nytteindsats`. */
function withJoined(concepts: readonly Concept[]): readonly Concept[] {
	const pair = (first: Concept | undefined, second: Concept | undefined): string[] =>
		first?.kind === 'word' &&
		second?.kind === 'word' &&
		second.offset === (first.offset ?? 0) + 1 &&
		/^[a-z]{3,}$/u.test(first.term) &&
		/^[a-z]{3,}$/u.test(second.term)
			? [first.term + second.term]
			: [];
	return concepts.map((one, at) => {
		if (one.kind !== 'word') return one;
		const joined = [...pair(concepts[at - 1], one), ...pair(one, concepts[at + 1])];
		return joined.length > 0 ? { ...one, joined } : one;
	});
}

/** `15.400.000` is also `15,4 mio.`, and the other way round where it comes out even. */
function otherAmounts(printed: string): string[][] {
	const value = Number(printed.replaceAll('.', '').replace(',', '.'));
	if (!Number.isFinite(value) || value < 100_000) return [];
	const millions = value / 1_000_000;
	const text = String(Math.round(millions * 1000) / 1000).replace('.', ',');
	return Math.abs(Math.round(millions * 1000) / 1000 - millions) < 1e-9
		? [[numberTerm(text), 'mio']]
		: [];
}

/** True where a concept's days hold an ISO day. */
export function holdsDay({ from, to, everyYear }: DateConcept, day: string): boolean {
	return everyYear === undefined ? day >= from && day <= to : day.endsWith(everyYear);
}

/** Puts the number of an item and the day of a meeting together: they are asked for as one. */
function joinItemNumber(concepts: readonly Concept[]): Concept[] {
	const number = concepts.find((one) => one.kind === 'item-number');
	const date = concepts.find((one) => one.kind === 'date' && one.from === one.to);
	if (!number || !date || date.kind !== 'date' || number.kind !== 'item-number')
		return [...concepts];
	return concepts
		.filter((one) => one !== number)
		.map((one) => (one === date ? { ...date, item: number.number } : one));
}

function takeNamesAndWords(remains: Remains, facts: ArchiveFacts, typing: boolean): void {
	const names = nameTable(facts);
	const terms = toTerms(remains.text).map((term) => ({
		...term,
		printed: remains.text.slice(term.from, term.to),
	}));
	const spoken = terms.some(({ term }) => stopWords.has(term));
	const last = typing && /[\p{L}\p{N}]$/u.test(remains.text) ? terms.at(-1) : undefined;
	const beforeNumber = remains.pieces.some(({ concept }) => concept.kind === 'identifier');
	for (let at = 0; at < terms.length;) {
		const term = terms[at]!;
		const name = names.find((one) =>
			one.exact ? term.term === one.terms[0] : sameTerms(terms, at, one.terms),
		);
		if (name) {
			const end = terms[at + name.terms.length - 1]!;
			const text = remains.text.slice(term.from, end.to);
			remains.pieces.push({
				from: term.from,
				to: end.to,
				concept:
					name.municipality === undefined
						? {
								kind: 'committee',
								text,
								committees: name.committees,
								names: committeeNames(facts, name.committees),
							}
						: {
								kind: 'municipality',
								text,
								municipality: name.municipality,
								names: distinct([
									phraseTerms(facts.municipalities[name.municipality]!.name),
									phraseTerms(text),
								]),
							},
			});
			at += name.terms.length;
			continue;
		}
		// A name that is keyed means itself.
		const loosely = terms.length > 1 && (spoken || !/^\p{Lu}/u.test(term.printed));
		const same = findSynonyms(terms, at, facts.others ?? [], loosely);
		const length = same?.length ?? 1;
		const end = terms[at + length - 1]!;
		const text = remains.text.slice(term.from, end.to);
		if (length > 1) {
			remains.pieces.push({
				from: term.from,
				to: end.to,
				concept: {
					kind: 'word',
					text,
					term: terms
						.slice(at, at + length)
						.map((one) => one.term)
						.join(' '),
					required: true,
					synonyms: same!.others,
					apart: terms
						.slice(at, at + length)
						.filter((one) => !stopWords.has(one.term) && !weakWords.has(one.term))
						.flatMap((one) => [
							[one.term],
							...(findSynonyms([one], 0, facts.others ?? [])?.others ?? []),
						]),
					unfinished: false,
				},
			});
		} else if (!stopWords.has(term.term) || (terms.length === 1 && remains.pieces.length === 0)) {
			remains.pieces.push({
				from: term.from,
				to: term.to,
				concept: {
					kind: 'word',
					text: term.printed,
					term: term.term,
					required:
						(same?.exact === true || !weakWords.has(term.term)) &&
						term.term.length > 1 &&
						!(beforeNumber && numberLabel.test(term.term)),
					synonyms: same?.others ?? [],
					unfinished: term === last,
				},
			});
		}
		at += length;
	}
}

/** Lists of terms without repetitions. */
function distinct(lists: readonly string[][]): string[][] {
	return [...new Map(lists.map((terms) => [terms.join(' '), terms])).values()];
}

function committeeNames(facts: ArchiveFacts, places: readonly number[]): string[][] {
	return distinct(
		places.flatMap((place) => {
			const { name, aliases = [] } = facts.committees[place]!;
			return [name, ...aliases].map(phraseTerms);
		}),
	);
}
