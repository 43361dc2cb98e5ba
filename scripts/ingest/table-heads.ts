/** Column heads that a print broke over lines, before the body or after it, become one label per column. */
import { monthBeginnings } from '../../src/danish/date.ts';
import { Remembered } from './remembered.ts';
import { joinAll, joinLines, lastWord } from './hyphenation.ts';
import { plainText } from './markup.ts';
import { isYear } from './table-rows.ts';
import { isUnfinished } from './wrapping.ts';

/** A line that may hold column heads. */
export interface HeadLine {
	readonly text: string;
	/** The text, parted where two blanks stand before a capital. */
	readonly parts: readonly string[];
	readonly index: number;
	/** Blank lines before it. */
	readonly gap: number;
	/** True where the print says by a blank at the end that the line goes on. */
	readonly goesOn: boolean;
}

/** One or more labels printed together. */
export interface Fragment {
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

const unitRow =
	/udvikling i (?:procent|pct\.)|fuldtidspersoner|helårspersoner|personer|procentpoint|procent|pct\.|antal|andel|mio\. kr\.|mia\. kr\.|1\.000 kr\.|t\.kr\.|kr\./giu;

/** The pieces of a line that two or more blanks part, where the next begins with a capital. */
export function wideParts(raw: string): string[] {
	return raw
		.trim()
		.split(/(?<!\s)\s{2,}(?=\p{Lu})/u)
		.map(plainText)
		.filter((part) => part !== '');
}

const abbreviations = new RegExp(
	String.raw`(?:^|\s)(?:gns|årsgns|korr|opr|ans|udv|nr|stk|pct|kr|mio|mia|ekskl|inkl|vedr|forv|afvig|regn|budg|${monthBeginnings}|bev|antal|m\.v|mv|m\.m|mm|m\.fl|mfl|ift|jf|forbr|kvt|kv|årsv|pers|saml)\.$`,
	'iu',
);

/** True where the labels can stand over columns: short, none a number of an account, a sentence or the lead-in to a list. */
export function areHeads(labels: readonly string[]): boolean {
	const upper = (text: string): boolean => /\p{L}{3}/u.test(text) && !/\p{Ll}/u.test(text);
	const capitals = labels.filter(upper).length;
	return (
		labels.every(
			(label, place) =>
				label.length <= 90 &&
				label.split(' ').length <= 14 &&
				label.split(' ').filter((token) => /^-?\d[\d.,]*$/u.test(token) && !isYear(token)).length <
					3 &&
				!/\.{4}|^[-–•] /u.test(label) &&
				(!label.endsWith(':') || (place === 0 && labels.length >= 4)) &&
				!/^\d{1,2}$|^\d\d \d\d /u.test(label) &&
				!/^[IVX]+\.$/u.test(label) &&
				!/^(?:Ordinær|Gennemsnitlig|Forventede|Summeret|Samlede|Nye)$/u.test(label) &&
				(!/\.$/u.test(label) ||
					abbreviations.test(label) ||
					/\p{Ll}(?:pct|kr|nr)\.$/u.test(label)) &&
				!/\p{Ll}{3}\. \p{Lu}\p{Ll}{2}|\b(\p{Ll}{4,}) \1\b/u.test(label),
		) &&
		(capitals === 0 || capitals === labels.length)
	);
}

/** Lines joined where a label goes on: a lower-case start, a bracket, a broken word, a blank that says so. */
export function toFragments(given: readonly HeadLine[]): Fragment[] {
	const fragments: { texts: string[]; from: number; to: number }[] = [];
	const lines = given.flatMap((line) =>
		line.parts.map((text, place) => ({
			...line,
			text,
			goesOn: line.goesOn && place === line.parts.length - 1,
		})),
	);
	lines.forEach((line, place) => {
		const before = lines[place - 1];
		const open = fragments.at(-1);
		const continues =
			before !== undefined &&
			open !== undefined &&
			!isUnitRow(line.text) &&
			!isUnitRow(before.text) &&
			!isNumbering(line.text) &&
			(/^[\p{Ll}(%§]/u.test(line.text) ||
				/-$/u.test(before.text) ||
				(isUnfinished(before.text) && !/nr\.$/iu.test(before.text)) ||
				(isYear(line.text) && line.gap <= 1 && !endsInYear(before.text) && before.text !== '') ||
				(before.goesOn && line.gap === 0 && !line.text.split(' ').slice(-2).every(isYear)));
		if (continues) {
			open.texts.push(line.text);
			open.to = line.index;
		} else {
			fragments.push({ texts: [line.text], from: line.index, to: line.index });
		}
	});
	return fragments.map(({ texts, from, to }) => ({ text: joinAll(texts), from, to }));
}

const unitsOf = (text: string): string[] => [...text.matchAll(unitRow)].map((match) => match[0]);

/** True for a row of units in small letters: `personer procent personer procent`. */
const isUnitRow = (text: string): boolean =>
	!/\p{Lu}/u.test(text) && unitsOf(text).length > 1 && unitsOf(text).join(' ') === text;

/** True for a row that numbers the columns: `(1) (2) (3)=(1+2)`. */
const isNumbering = (text: string): boolean =>
	/^\(\d{1,2}\)(?:=\S+)?(?: \(\d{1,2}\)(?:=\S+)?)+$/u.test(text);

/** The labels of a series of one word: `Model A Model B Model C`, `Uge 1 Uge 2`, with what stands before it. */
function seriesOf(text: string): string[] | undefined {
	const ordinals = /^(?:(.+?) )??(\d\. (kvartal|kvt\.?|kv\.?|halvår|tertial)(?: \d\. \3)+)$/iu.exec(
		text,
	);
	if (ordinals) {
		const labels = (ordinals[2] ?? '').split(/ (?=\d\. )/u);
		return ordinals[1] === undefined ? labels : [ordinals[1], ...labels];
	}
	const match = /^(?:(.+?) )??((\p{Lu}\p{L}+) [\p{Lu}\d]{1,3}(?: \3 [\p{Lu}\d]{1,3})+)$/u.exec(
		text,
	);
	if (!match) return undefined;
	const labels = (match[2] ?? '').split(new RegExp(` (?=${match[3] ?? ''} )`, 'u'));
	return match[1] === undefined ? labels : [match[1], ...labels];
}

/** True for heads that number one word: `Model 1 Model 2`. */
export function isSeries(text: string): boolean {
	return seriesOf(text) !== undefined;
}

const endsInYear = (text: string): boolean => isYear(lastWord(text));

/** The labels in a fragment, split before capitals and years as far as they go. */
export function splitLabels(text: string): string[] {
	return [...splits.of(text)];
}

function readLabels(text: string): string[] {
	if (isUnitRow(text)) return unitsOf(text);
	// `Rådigheds- Forbrug Rest-`: words broken in several columns at once, their ends in one line below.
	if (/\p{Ll}{2}- \p{Lu}/u.test(text)) return [text];
	if (isNumbering(text)) return text.split(' ');
	const series = seriesOf(text);
	if (series) return series;
	if (!/\p{Ll}/u.test(text) && /\p{L}/u.test(text)) return [text];
	const parts: string[] = [];
	let held = '';
	let hasYear = false;
	let attached = false;
	const tokens = text.split(' ');
	for (const [place, token] of tokens.entries()) {
		const last = lastWord(held);
		const acronym = /^[\p{Lu}&]{2,4}$/u.test(token) && /\p{Ll}/u.test(text);
		const starts = isYear(token)
			? held !== '' && (hasYear || isYear(last) || (!attached && isYear(tokens[place + 1] ?? '')))
			: held !== '' &&
				/^\p{Lu}/u.test(token) &&
				!acronym &&
				!isUnfinished(held) &&
				!/[-/(&]$/u.test(last);
		if (starts) {
			parts.push(held);
			held = token;
			hasYear = isYear(token);
		} else {
			if (isYear(token) && held !== '') attached = true;
			held = held === '' ? token : joinLines(held, token);
			hasYear = hasYear || isYear(token);
		}
	}
	if (held !== '') parts.push(held);
	return parts;
}

/**
 * Exactly `count` labels from the fragments, or undefined: each as printed, or each split as far as it goes, or the one
 * choice of fragments to split that gives the number.
 */
export function labelsOf(fragments: readonly Fragment[], count: number): string[] | undefined {
	if (fragments.length === 0 || fragments.length > 40) return undefined;
	const split = fragments.map((fragment) => splitLabels(fragment.text));
	if (fragments.length === count) return fragments.map((fragment) => fragment.text);
	const most = split.reduce((sum, parts) => sum + parts.length, 0);
	if (most === count) return split.flat();
	if (most < count || fragments.length > count) return undefined;
	// Which of the fragments that can be split must be?
	const free = split.flatMap((parts, index) => (parts.length > 1 ? [index] : []));
	if (free.length > 12) return undefined;
	const solutions: number[] = [];
	for (let mask = 0; mask < 2 ** free.length && solutions.length < 2; mask += 1) {
		let sum = fragments.length;
		free.forEach((index, bit) => {
			if (mask & (1 << bit)) sum += (split[index]?.length ?? 1) - 1;
		});
		if (sum === count) solutions.push(mask);
	}
	if (solutions.length !== 1) return undefined;
	const mask = solutions[0] ?? 0;
	return fragments.flatMap((fragment, index) => {
		const bit = free.indexOf(index);
		return bit >= 0 && mask & (1 << bit) ? (split[index] ?? []) : [fragment.text];
	});
}

const unit =
	/^(?:\(?(?:i )?(?:1\.?000|mio\.|mia\.|t\.|hele) ?kr\.?.*|kr\.\/pct\.|.*kr\. netto|kr\.|pct\.|beløb i .*|procent)\)?$/iu;

/** True where the words say only in what unit a table counts. */
export function isUnit(text: string): boolean {
	return unit.test(text);
}

/** The labels of a lower line of heads: each in brackets, or each ending in its year. */
function lowerPieces(text: string): string[] {
	if (/^(?:\([^()]+\) ?)+$/u.test(text)) return text.match(/\([^()]+\)/gu) ?? [];
	const pieces: string[] = [];
	let held: string[] = [];
	for (const token of text.split(' ')) {
		held.push(token);
		if (isYear(token)) {
			pieces.push(held.join(' '));
			held = [];
		}
	}
	return held.length > 0 ? [...pieces, held.join(' ')] : pieces;
}

/** Words that say what an amount of a year is. */
const amountOf =
	/^(?:opr|korr|vedt|forv|estim|rev|års)?\p{L}*\.? ?(?:budget\p{L}*|regnskab|forbrug|forventet|afvigelse|prognose|resultat|antal|andel|mål|skøn)$/iu;

/**
 * The heads of two lines that each hold one piece a column, put together:
 *
 *     1.000 kr. Oprindeligt Korrigeret Afvigelse
 *     budget 2031 budget 2031 i pct.
 */
export function stackedLabels(
	head: readonly HeadLine[],
	width: number,
): { labels: string[]; from: number; stubbed: boolean } | undefined {
	const upper = head.at(-2);
	const lower = head.at(-1);
	if (!upper || !lower || width < 2 || lower.gap > 0) return undefined;
	const below = lowerPieces(lower.text);
	const above = splitLabels(upper.text);
	const kinds = above.slice(-width);
	const years = below.every(isYear) && kinds.every((label) => amountOf.test(label));
	if (!years && !/^[\p{Ll}(]/u.test(lower.text)) return undefined;
	const stubs = above.length - width;
	if (below.length !== width || stubs < 0 || stubs > 1 || !areHeads(above)) return undefined;
	return {
		labels: above.map((label, place) =>
			place < stubs ? label : joinAll([label, below[place - stubs] ?? '']),
		),
		from: upper.index,
		stubbed: stubs === 1,
	};
}

const splits = new Remembered(readLabels);
