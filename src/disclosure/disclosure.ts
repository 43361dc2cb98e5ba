/**
 * What of a record may be published: the one place where withdrawn phrases and masked personal data leave the texts.
 *
 *     const disclosure = readDisclosure('content', 'warn', problems);
 *     disclosure.record({ data, body }, place)    the record as everything published sees it, and what is undecided
 *
 * `readArchive` passes every record and register through it, so pages, JSON, CSV, feeds, charts and the search index never
 * hold what was taken out.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { findPersonalData } from '../danish/personal-data.ts';
import type { PersonalDataFinding, PersonalDataKind } from '../danish/personal-data.ts';
import { toSlug } from '../danish/slug.ts';
import { reviewsSchema } from '../schemas/reviewed.ts';
import type { Review } from '../schemas/reviewed.ts';
import { withdrawalsSchema } from '../schemas/withdrawn.ts';
import type { Withdrawal } from '../schemas/withdrawn.ts';
import { withoutEscapes } from './markdown-text.ts';
import { phrasePattern } from './phrase.ts';

/** What stands where personal data was taken out. */
export const personalMask = '[personoplysning udeladt]';
/** What stands where a phrase was withdrawn. */
export const phraseMask = '[fjernet]';

/** Where a text stands: every name by which `reviewed.yaml` may call the place. */
export type Places = readonly string[];

/** Personal data that nobody has decided about. */
export interface Undecided {
	readonly kind: PersonalDataKind;
	/** As it stands in the text. */
	readonly text: string;
}

/** A text as it may be published. */
export interface Disclosed<T> {
	readonly value: T;
	/** Whether anything was taken out. */
	readonly concealed: boolean;
	readonly undecided: readonly Undecided[];
}

/** Fields that hold no words of a document: ids, hashes, enumerations, days and times. */
const wordless = new Set([
	'sha256',
	'meeting',
	'item',
	'municipality',
	'committee',
	'attachment',
	'target',
	'kind',
	'parser',
	'access',
	'outcome',
	'date',
	'retrieved',
	'start',
	'end',
]);

/** How much of an attachment's text is there: an enumeration that shares its field's name with words. */
const isExtent = (name: string, value: string) =>
	name === 'text' && /^(?:full|partial|none)$/u.test(value);

/** Labels that the print has and the field has not: what a number is. */
const labels: Readonly<Record<string, string>> = {
	caseNumber: 'Sagsnr. ',
	documentId: 'Dokument-id ',
};

/** The characters that tell two writings of the same thing apart from two things. */
function keyOf(text: string): string {
	const plain = text.normalize('NFKC').replace(/[\s\u00ad\u200b-\u200f\u2060|]/gu, '');
	return /[\p{L}@]/u.test(plain) ? plain.toLowerCase() : plain.replace(/\D/gu, '');
}

/** Takes a passage out; cell borders and line breaks inside it stay. */
function replaceSpan(span: string, mask: string): string {
	let masked = false;
	return span
		.split(/([ \t]*\|[ \t]*|[ \t]*\r?\n\s*)/u)
		.map((piece, index) => {
			if (index % 2 === 1 || piece === '') return piece;
			const text = masked ? '' : mask;
			masked = true;
			return text;
		})
		.join('');
}

interface Span {
	readonly from: number;
	readonly to: number;
	readonly mask: string;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
	let result = '';
	let at = 0;
	for (const { from, to, mask } of spans.toSorted((a, b) => a.from - b.from)) {
		if (from < at) continue;
		result += text.slice(at, from) + replaceSpan(text.slice(from, to), mask);
		at = to;
	}
	return result + text.slice(at);
}

const escapeBrackets = (mask: string) => mask.replace(/[[\]]/gu, String.raw`\$&`);

/** The decisions of an archive, applied. */
export class Disclosure {
	readonly withdrawals: readonly Withdrawal[];
	readonly #reviews: readonly Review[];
	readonly #personalData: 'warn' | 'mask' | 'leave';
	readonly #phrases: readonly RegExp[];

	/**
	 * @param personalData what happens to e-mail, telephone and account that nobody decided about; `leave` looks for no
	 * personal data at all, personal numbers included
	 */
	constructor(
		reviews: readonly Review[],
		withdrawals: readonly Withdrawal[],
		personalData: 'warn' | 'mask' | 'leave',
	) {
		this.#reviews = reviews;
		this.withdrawals = withdrawals;
		this.#personalData = personalData;
		this.#phrases = withdrawals.flatMap(({ phrase }) => (phrase ? [phrasePattern(phrase)] : []));
	}

	/**
	 * What was decided about a finding at a place: `undecided` where nobody has and somebody must, `shown` where nobody
	 * has and the archive publishes such things.
	 */
	decide(finding: Undecided, places: Places): 'allow' | 'mask' | 'undecided' | 'shown' {
		const key = keyOf(finding.text);
		const review = this.#reviews.find(
			({ what, where }) =>
				keyOf(what) === key &&
				(where === undefined ||
					places.some(
						(place) => place === where || place.startsWith(`${where.replace(/\/$/u, '')}/`),
					)),
		);
		if (review) return review.decision;
		if (finding.kind === 'cpr') return 'undecided';
		return this.#personalData === 'mask' ? 'mask' : 'shown';
	}

	/** Whether a text holds a withdrawn phrase. */
	holdsPhrase(text: string): boolean {
		return this.#phrases.some((pattern) => text.search(pattern) >= 0);
	}

	/** Whether an address spells a withdrawn phrase: then not even a notice may stand there. */
	spells(address: string): boolean {
		return this.withdrawals.some(
			({ phrase }) => phrase !== undefined && address.includes(toSlug(phrase)),
		);
	}

	/** A text without what was withdrawn and masked; undecided personal numbers are taken out too. */
	text(original: string, places: Places = [], label = ''): Disclosed<string> {
		const read = this.#spans(label + original, places);
		const spans = read.spans
			.filter(({ to }) => to > label.length)
			.map(({ from, to, mask }) => ({
				from: Math.max(0, from - label.length),
				to: to - label.length,
				mask,
			}));
		return {
			value: spans.length > 0 ? replaceSpans(original, spans) : original,
			concealed: spans.length > 0,
			undecided: read.undecided,
		};
	}

	/** The same for a body: its escapes are read through, and its tables stay tables. */
	body(original: string, places: Places): Disclosed<string> {
		const { text, origin } = withoutEscapes(original);
		const { spans, undecided } = this.#spans(text, places);
		if (spans.length === 0) return { value: original, concealed: false, undecided };
		const placed = spans.map(({ from, to, mask }) => ({
			from: origin ? origin[from]! : from,
			to: origin ? origin[to]! : to,
			mask: escapeBrackets(mask),
		}));
		return { value: replaceSpans(original, placed), concealed: true, undecided };
	}

	/** The same for every string of a value; fields that hold no words stay. */
	value<T>(original: T, places: Places): Disclosed<T> {
		const undecided: Undecided[] = [];
		let concealed = false;
		const walk = (value: unknown, name: string): unknown => {
			if (typeof value === 'string') {
				const read = this.text(value, places, labels[name] ?? '');
				undecided.push(...read.undecided);
				concealed ||= read.concealed;
				return read.value;
			}
			if (Array.isArray(value)) return value.map((entry) => walk(entry, name));
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(
				Object.entries(value).map(([key, field]) => [
					key,
					typeof field === 'string' && (wordless.has(key) || isExtent(key, field))
						? field
						: walk(field, key),
				]),
			);
		};
		const value = walk(original, '') as T;
		return { value: concealed ? value : original, concealed, undecided };
	}

	#spans(text: string, places: Places): { spans: Span[]; undecided: Undecided[] } {
		const spans: Span[] = [];
		const undecided: Undecided[] = [];
		for (const pattern of this.#phrases) {
			for (const match of text.matchAll(pattern)) {
				spans.push({ from: match.index, to: match.index + match[0].length, mask: phraseMask });
			}
		}
		for (const finding of this.#findings(text)) {
			const { from, to } = finding;
			if (spans.some((span) => span.from < to && from < span.to)) {
				// A number that a withdrawn phrase holds in part goes with it.
				if (!spans.some((span) => span.from <= from && to <= span.to)) {
					spans.push({ from, to, mask: personalMask });
				}
				continue;
			}
			const decision = this.decide(finding, places);
			if (decision === 'allow' || decision === 'shown') continue;
			spans.push({ from, to, mask: personalMask });
			if (decision === 'undecided') undecided.push({ kind: finding.kind, text: finding.text });
		}
		return { spans: joinOverlaps(spans), undecided };
	}

	#findings(text: string): readonly PersonalDataFinding[] {
		if (this.#personalData === 'leave') return [];
		const everything = this.#personalData === 'mask' || this.#reviews.length > 0;
		return findPersonalData(text, everything ? undefined : ['cpr']);
	}
}

/** Spans without overlap: two that touch the same characters become one. */
function joinOverlaps(spans: readonly Span[]): Span[] {
	const joined: Span[] = [];
	for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
		const last = joined.at(-1);
		if (last && span.from < last.to) {
			joined[joined.length - 1] = { ...last, to: Math.max(last.to, span.to) };
		} else joined.push(span);
	}
	return joined;
}

/** Something that is wrong with a file kept by hand. */
interface Problem {
	readonly file: string;
	readonly text: string;
}

function readList<T>(
	folder: string,
	file: string,
	schema: z.ZodType<T[]>,
	problems: Problem[],
): T[] {
	const place = path.join(folder, file);
	if (!existsSync(place)) return [];
	try {
		const parsed = schema.safeParse(parse(readFileSync(place, 'utf8'), { maxAliasCount: 0 }) ?? []);
		if (parsed.success) return parsed.data;
		problems.push({ file, text: z.prettifyError(parsed.error) });
	} catch (error) {
		problems.push({ file, text: error instanceof Error ? error.message : String(error) });
	}
	return [];
}

/** The withdrawals of a content folder; what is wrong with `withdrawn.yaml` joins `problems`, which stop a build. */
export function readWithdrawals(folder: string, problems: Problem[]): Withdrawal[] {
	return readList(folder, 'withdrawn.yaml', withdrawalsSchema, problems);
}

/** The decisions of a content folder; what is wrong with their files joins `problems`, which stop a build. */
export function readDisclosure(
	folder: string,
	personalData: 'warn' | 'mask',
	problems: Problem[],
	more: readonly Withdrawal[] = [],
): Disclosure {
	const reviews = readList(folder, 'reviewed.yaml', reviewsSchema, problems);
	const withdrawals = [...readWithdrawals(folder, problems), ...more];
	try {
		return new Disclosure(reviews, withdrawals, personalData);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		problems.push({ file: 'withdrawn.yaml', text: error.message });
		return new Disclosure(reviews, [], personalData);
	}
}

/** What `archive.yaml` says about private e-mail, telephone and accounts; `warn` where it says nothing that can be read. */
export function readPersonalDataRule(folder: string): 'warn' | 'mask' {
	const place = path.join(folder, 'archive.yaml');
	if (!existsSync(place)) return 'warn';
	try {
		const rule = z.object({ personalData: z.enum(['warn', 'mask']) });
		return rule.parse(parse(readFileSync(place, 'utf8'), { maxAliasCount: 0 })).personalData;
	} catch {
		// `check` and the build say what is wrong with archive.yaml.
		return 'warn';
	}
}
