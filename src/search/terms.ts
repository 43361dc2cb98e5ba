/**
 * Text as search terms: the one spelling that the index and the query share.
 *
 * Pagefind sees nothing but these terms, so two spellings that should meet must become one term here:
 *
 *     Kontanthjælps-området   → kontanthjaelpsomraadet    å/aa, æ/ae, ø/oe, accents, hyphens inside a word
 *     334.299 · 334299        → zdddfjju                  a number by its value, digits as letters
 *     09-06-2015              → 9 · juni · 2015           a date as it is spoken
 *     EMN 2020-01031          → yemnx…u                   a case number without its separators
 *
 * Digits become letters because Pagefind splits words between letters and digits and drops the pieces; a last `u`
 * keeps the Danish stemmer off. See ECOSYSTEM, "Pagefind", for what was measured.
 */
import { monthName, monthNumber, toIsoDate } from '../danish/date.ts';

/** One term of a text and where its characters stand. */
export interface Term {
	/** The folded spelling: letters `a`–`z` only. */
	readonly term: string;
	readonly from: number;
	readonly to: number;
	readonly kind: 'word' | 'number' | 'identifier' | 'date';
	/** The halves of a word that is written with a hyphen, folded. */
	readonly halves?: readonly string[];
	/** Shorter spellings of a case number that should find it too: `2020-01031`, `23-152837`, `85.10.00`. */
	readonly pieces?: readonly string[];
}

const digitLetters = 'bcfhjkmpqv';

/** Letters as the index spells them: lower case, `å` → `aa`, `æ` → `ae`, `ø` → `oe`, no accents. */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (/^[a-z]*$/u.test(lower)) return lower;
	return lower
		.normalize('NFC')
		.replace(/å/gu, 'aa')
		.replace(/[æä]/gu, 'ae')
		.replace(/[øö]/gu, 'oe')
		.replace(/ü/gu, 'y')
		.replace(/ß/gu, 'ss')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}0-9]/gu, '');
}

function letters(digits: string): string {
	let text = '';
	for (const one of digits) text += digitLetters[one.charCodeAt(0) - 48] ?? one;
	return text;
}

/** Nouns that drop an `e` before an ending (`center`, `centret`, `centre`) keep it, so that their stems meet. */
function keepVowel(word: string): string {
	return word
		.replace(/(cent|teat|regist|semest|orkest|moenst|klost|filt|minist)r(e|et|ets)$/u, '$1er$2')
		.replace(/(cent|teat|regist|semest|orkest|moenst|klost|filt|minist)rene(s?)$/u, '$1erne$2')
		.replace(/(mid)l(?:er|erne|ernes|et|ets)$/u, '$1del')
		.replace(/(cyk|reg|artik|kapit|vink|eksemp|faengs)l(?:er|erne|ernes|en|ens|et|ets)$/u, '$1el')
		.replace(/kurs(?:er|erne|ernes|et|ets)$/u, 'kursus');
}

/** The term of a number printed the Danish way: `334.299` and `334299` give the same, `15,4` another than `154`. */
export function numberTerm(printed: string): string {
	const [whole = '', decimals] = printed.split(',');
	return `z${letters(whole.replace(/\D/gu, ''))}${decimals ? `x${letters(decimals)}` : ''}u`;
}

/** The term of a word that holds both letters and digits: `A4`, `16b`. */
function mixedTerm(text: string): string {
	return `z${letters(fold(text))}zu`;
}

function identifierParts(printed: string): string[] {
	return fold(printed.replace(/[-_./\s]+/gu, '0x0'))
		.split('0x0')
		.filter((part) => part !== '')
		.map((part) => (/^\d+$/u.test(part) ? part.replace(/^0+(?=\d)/u, '') : part));
}

/** The term of a case number or document id, the same for every separator and without leading zeros. */
export function identifierTerm(printed: string): string {
	return `y${letters(identifierParts(printed).join('x'))}u`;
}

/** Case numbers and journal numbers in the spellings of SBSYS, Acadre, eDoc and people. */
const identifiers = [
	/(?<![\p{L}\p{N}])\p{Lu}{2,5}-?\s?(?:19|20)\d{2}[-\s]\d{4,6}(?![\p{L}\p{N}])/u,
	/(?<![\p{L}\p{N}])\d{1,2}-\d{1,6}-\d{2}\.\d{2}\.\d{2}-\p{Lu}\d{1,2}(?![\p{L}\p{N}])/u,
	/(?<![\p{L}\p{N}])\d{2}\.\d{2}\.\d{2}-\p{Lu}\d{1,2}(?:-\d{1,6}-\d{2})?(?![\p{L}\p{N}])/u,
	/(?<![\p{L}\p{N}.,/-])\d{2}\/\d{3,6}(?:-\d{1,3})?(?![\p{L}\p{N}]|[.,]\d)/u,
	/(?<![\p{L}\p{N}.,/-])(?:19|20)?\d{2}-(?!(?:19|20)\d{2}(?!\d))\d{4,7}(?![\p{L}\p{N}]|[-.,]\d)/u,
];

/** One rule for each kind of term, tried in this order at every place of a text. */
const rules = new RegExp(
	[
		`(?<id>${identifiers.map((one) => one.source).join('|')})`,
		`(?<date>(?<![\\d.,/-])(?:\\d{1,2})([-./])(?:\\d{1,2})\\k<sep>(?:19|20)?\\d{2}(?![\\d]|[-/.,]\\d))`.replace(
			'([-./])',
			'(?<sep>[-./])',
		),
		`(?<slash>(?<![\\d.,/-])\\d{1,2}\\/\\d{1,2}[\\s-]+(?:19|20)\\d{2}(?!\\d))`,
		`(?<iso>(?<![\\d-])(?:19|20)\\d{2}-\\d{2}-\\d{2}(?![\\d-]))`,
		// 2.4 mio.: a point before one or two digits and a unit parts decimals.
		`(?<decimal>(?<![\\p{L}\\p{N}.,])\\d{1,4}\\.\\d{1,2}(?=\\s?(?:mio|mia|million|milliard|pct|procent|%)))`,
		`(?<number>(?<![\\p{L}\\p{N}])\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])\\d+(?:,\\d+)?(?![\\p{L}\\p{N}]))`,
		`(?<sign>[§%])`,
		`(?<word>[\\p{L}0-9\\p{M}]+(?:[\\u00ad\\u2010\\u2011-](?=\\p{L})[\\p{L}0-9\\p{M}]+|['’](?=\\p{L})[\\p{L}\\p{M}]+)*)`,
	].join('|'),
	'gu',
);

function dateTerms(printed: string, from: number, to: number): Term[] | undefined {
	const numbers = printed.match(/\d+/gu) ?? [];
	const [first = '', second = '', third = ''] = numbers;
	const [year, monthOfYear, day] =
		first.length === 4
			? [Number(first), Number(second), Number(third)]
			: [third.length === 2 ? 2000 + Number(third) : Number(third), Number(second), Number(first)];
	if (!toIsoDate(year, monthOfYear, day)) return undefined;
	return [numberTerm(String(day)), monthName(monthOfYear), numberTerm(String(year))].map(
		(term) => ({
			term,
			from,
			to,
			kind: 'date' as const,
		}),
	);
}

function identifier(printed: string, from: number, to: number): Term {
	const parts = identifierParts(printed);
	const pieces: string[] = [];
	const raw = printed.split(/[-_/\s]+/u).filter(Boolean);
	if (raw.length > 2)
		for (let at = 1; at < raw.length - 1; at += 1)
			pieces.push(identifierTerm(raw.slice(at).join('-')));
	// `23-152837` of 23-152837-00.00.00-A00.
	for (let to = 2; to < raw.length; to += 1) {
		const beginning = raw.slice(0, to).join('-');
		if (/\d{5}|\d\.\d/u.test(beginning)) pieces.push(identifierTerm(beginning));
	}
	for (const one of raw) {
		if (/^\d{4,}$/u.test(one) && !/^(?:19|20)\d{2}$/u.test(one)) pieces.push(numberTerm(one));
		if (/^\d{2}\.\d{2}\.\d{2}$/u.test(one)) pieces.push(identifierTerm(one));
	}
	return {
		term: `y${letters(parts.join('x'))}u`,
		from,
		to,
		kind: 'identifier',
		...(pieces.length > 0 ? { pieces: [...new Set(pieces)] } : {}),
	};
}

/** What a character is to words and numbers that nothing but the last rules can match. */
const [unknown, lower, upper, digit, between, joint, point] = [0, 1, 2, 3, 4, 5, 6] as const;

/** The kinds of the first 256 characters; all others are unknown. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
	const one = String.fromCharCode(code);
	if (/[a-zß-öø-ÿ]/u.test(one)) return lower;
	if (/[A-ZÀ-ÖØ-Þ]/u.test(one)) return upper;
	if (/\d/u.test(one)) return digit;
	if (/[-']/u.test(one)) return joint;
	if (/[.,/]/u.test(one)) return point;
	return code < 128 && one !== '%' ? between : unknown;
});

const kindAt = (text: string, at: number): number =>
	at < text.length ? (kinds[text.charCodeAt(at)] ?? unknown) : between;

/**
 * Where a word of letters alone or a number of digits alone ends that starts at `from`; -1 where the rules have to look.
 * Nine in ten of a text's terms are such, and the rules take ten times as long.
 */
function plainEnd(text: string, from: number): number {
	const first = kindAt(text, from);
	let to = from + 1;
	let end: number;
	if (first === digit) {
		if (from > 0 && kindAt(text, from - 1) < between) return -1;
		while ((end = kindAt(text, to)) === digit) to += 1;
		if (end === point) end = joint;
	} else if (first === lower || first === upper) {
		// Two capitals may begin a case number.
		if (first === upper && kindAt(text, to) === upper) return -1;
		while ((end = kindAt(text, to)) === lower || end === upper) to += 1;
	} else return -1;
	if (end === joint) end = kindAt(text, to + 1);
	return end >= between ? to : -1;
}

/**
 * The terms of a text, in order.
 *
 * A date printed in digits gives three terms at the same place; everything else gives one term a word. Marks,
 * signs and blanks give none.
 */
export function toTerms(text: string): Term[] {
	const terms: Term[] = [];
	for (let at = 0; at < text.length;) {
		if (kindAt(text, at) >= between) {
			at += 1;
			continue;
		}
		const end = plainEnd(text, at);
		if (end > 0) {
			if (kindAt(text, at) !== digit) addWord(terms, text, at, end);
			else {
				const term = numberTerm(text.slice(at, end));
				terms.push({ term, from: at, to: end, kind: 'number' });
			}
			at = end;
			continue;
		}
		rules.lastIndex = at;
		const match = rules.exec(text);
		if (!match) break;
		addMatch(terms, text, match);
		at = match.index + match[0].length;
	}
	return terms;
}

/** Adds the terms of what a rule has matched. */
function addMatch(terms: Term[], text: string, match: RegExpExecArray): void {
	const printed = match[0];
	const from = match.index;
	const to = from + printed.length;
	const groups = match.groups!;
	if (groups['id']) terms.push(identifier(printed, from, to));
	else if (groups['date'] || groups['slash'] || groups['iso']) {
		terms.push(...(dateTerms(printed, from, to) ?? [identifier(printed, from, to)]));
	} else if (groups['sign']) {
		terms.push({ term: printed === '%' ? 'pct' : 'paragraf', from, to, kind: 'word' });
	} else if (groups['decimal']) {
		terms.push({ term: numberTerm(printed.replace('.', ',')), from, to, kind: 'number' });
	} else if (groups['number']) {
		terms.push({ term: numberTerm(printed), from, to, kind: 'number' });
	} else addWord(terms, text, from, to);
}

/** Adds the term of a word. */
function addWord(terms: Term[], text: string, from: number, to: number): void {
	const { term: read, kind, month, halves } = readWord(text, from, to);
	if (read === '') return;
	const term = month !== undefined && follows(terms.at(-1), from) ? month : read;
	terms.push(halves ? { term, from, to, kind, halves } : { term, from, to, kind });
}

/** What a printed word is in the index. */
interface Word {
	readonly printed: string;
	readonly term: string;
	readonly kind: 'word' | 'number';
	/** The month it may mean after a day's number. */
	readonly month: string | undefined;
	readonly halves: readonly string[] | undefined;
}

/** Words read before, each at the place its letters give: a text repeats its words. Another takes the place over. */
const wordsRead = new Array<Word | undefined>(2 ** 16).fill(undefined);

function readWord(text: string, from: number, to: number): Word {
	let hash = 0;
	for (let at = from; at < to; at += 1) hash = Math.imul(hash, 31) + text.charCodeAt(at);
	const place = (hash ^ (hash >>> 16)) & 0xff_ff;
	const before = wordsRead[place];
	if (before?.printed.length === to - from && text.startsWith(before.printed, from)) return before;
	const printed = text.slice(from, to);
	// A piece of a string keeps the whole string in memory where it is longer than twelve characters (V8).
	const word = makeWord(to - from > 12 ? [...printed].join('') : printed);
	wordsRead[place] = word;
	return word;
}

function makeWord(printed: string): Word {
	if (/\d/u.test(printed)) {
		const term = mixedTerm(printed);
		return { printed, term, kind: 'number', month: undefined, halves: undefined };
	}
	// An abbreviation's genitive is the abbreviation: FNs, KL's.
	const bare = /^(\p{Lu}{2,})(?:['’]?s)$/u.exec(printed)?.[1] ?? printed;
	const halves = bare.split(/[\u2010\u2011-]/u);
	const term = keepVowel(fold(bare));
	const month = monthNumber(term);
	return {
		printed,
		term,
		kind: 'word',
		month: month === undefined ? undefined : monthName(month),
		halves: halves.length > 1 ? halves.map(fold).filter(Boolean) : undefined,
	};
}

/** True where a day's number stands just before: `9. jun`, `9 jun`. */
function follows(before: Term | undefined, from: number): boolean {
	return before?.kind === 'number' && from - before.to <= 2;
}
