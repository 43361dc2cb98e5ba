/** Rows of figures on single-spaced lines: a label, then values counted from the right. */
import { plainText } from './markup.ts';
import type { Line } from './types.ts';
import { endsSentence, isUnfinished } from './wrapping.ts';

/** A line that ends in values. */
export interface FigureLine {
	/** What stands before the values, dot leaders gone. */
	readonly label: string;
	readonly values: readonly string[];
	/** Number of blanks before each value; more than one is the trace of an empty cell in some prints. */
	readonly gaps: readonly number[];
	/** Number of blanks at the end of the line. */
	readonly trailing: number;
	/** True where dots lead from the label to the first value. */
	readonly leaders: boolean;
}

const number =
	/^(?:[-–−+]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?%?|(?!(?:19|20)\d\d-)(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?-)$/u;
const year = /^(?:19|20)\d{2}(?:[-/](?:19|20)?\d{2})?$/u;
const unitWord = /^(?:mio\.?|mia\.?|kr\.?|pct\.?|mio\.kr\.?|%)$/iu;

/** True for a token that a cell of figures may hold: a number, a percentage, a lone `-` or `.`. */
export function isValue(token: string): boolean {
	return number.test(token) || token === '-' || token === '–' || token === '.';
}

/** True for a year or a span of years (`2015`, `2017/2018`, `2018-19`). */
export function isYear(token: string): boolean {
	return year.test(token);
}

/** What a number holds that is more than digits with a minus sign. */
const unusual = /[^\d-]|\d-/u;

/** The value of a number as printed in a table, `%` left out; undefined for `-` and `.`. */
export function figure(token: string): number | undefined {
	if (!number.test(token)) return undefined;
	if (!unusual.test(token)) return Number(token);
	return Number(
		token
			.replace('%', '')
			.replace(/^(.+)-$/u, '-$1')
			.replace(/^[–−]/u, '-')
			.replace(/^\+/u, '')
			.replaceAll('.', '')
			.replace(',', '.'),
	);
}

const longest = 400;

interface Token {
	readonly gap: number;
	readonly text: string;
}

/** Two amounts or more at the end of a line, each with the same unit behind it; `end` is the place of the first. */
function amountsWithUnit(
	tokens: readonly Token[],
): { values: string[]; gaps: number[]; end: number; unit: string } | undefined {
	const values: string[] = [];
	const gaps: number[] = [];
	let unit = '';
	let end = tokens.length;
	while (end > 0) {
		let at = end;
		while (at > 0 && unitWord.test(tokens[at - 1]?.text ?? '')) at -= 1;
		const amount = tokens[at - 1];
		const words = tokens
			.slice(at, end)
			.map((token) => token.text)
			.join(' ');
		if (!amount || words === '' || !number.test(amount.text)) break;
		if (unit !== '' && words !== unit) break;
		unit = words;
		values.unshift(`${amount.text} ${words}`);
		gaps.unshift(amount.gap);
		end = at - 1;
	}
	return values.length > 1 ? { values, gaps, end, unit } : undefined;
}

/** The values at the end of a line, with the label before them; undefined where the line ends in none. */
export function readFigures(line: Line): FigureLine | undefined {
	if (line.blank !== 'no' || line.furniture !== undefined || line.text.length > longest)
		return undefined;
	if (line.heading !== undefined || line.list !== undefined || line.text.includes('\t'))
		return undefined;
	const text = line.text.trimEnd();
	// A line whose last word is no value and no unit ends in none: most lines go no further.
	const last = /\S*$/u.exec(text.slice(text.lastIndexOf(' ') + 1))?.[0] ?? '';
	if (!isValue(last) && !unitWord.test(last)) return undefined;
	if (!/[\d%.–-]$|\b(?:kr|pct|mio|mia)\.?$/u.test(last)) return undefined;
	const tokens = [...text.matchAll(/(\s*)(\S+)/gu)].map((match) => ({
		gap: match[1]?.length ?? 0,
		text: match[2] ?? '',
	}));
	const values: string[] = [];
	const gaps: number[] = [];
	let end = tokens.length;
	while (end > 0) {
		const token = tokens[end - 1];
		if (!token) break;
		const before = tokens[end - 2];
		if (token.text === '%' && before && number.test(before.text)) {
			values.unshift(`${before.text} %`);
			gaps.unshift(before.gap);
			end -= 2;
			continue;
		}
		if (!isValue(token.text)) break;
		values.unshift(token.text);
		gaps.unshift(token.gap);
		end -= 1;
	}
	let unit = '';
	if (values.length === 0) {
		// `Havnen ........ -6,385 mio. kr.`: only after leaders is the unit part of a cell.
		let last = tokens.length;
		while (last > 0 && unitWord.test(tokens[last - 1]?.text ?? '')) last -= 1;
		const amount = tokens[last - 1];
		if (
			last < tokens.length &&
			amount &&
			number.test(amount.text) &&
			/\.{4,}$/u.test(tokens[last - 2]?.text ?? '')
		) {
			unit = tokens
				.slice(last)
				.map((token) => token.text)
				.join(' ');
			values.push(`${amount.text} ${unit}`);
			gaps.push(amount.gap);
			end = last - 1;
		}
	}
	if (values.length === 0) {
		// `Havnen 1.000 kr. 2.000 kr.`: the same unit behind two amounts or more.
		const united = amountsWithUnit(tokens);
		if (united) {
			values.push(...united.values);
			gaps.push(...united.gaps);
			end = united.end;
			unit = united.unit;
		}
	}
	// A dash or a stop before the first number is the end of the label.
	while (
		values.length > 1 &&
		(values[0] === '.' || values[0] === '-' || values[0] === '–') &&
		gaps[0] === 0
	) {
		values.shift();
		gaps.shift();
		end += 1;
	}
	if (values.length === 0) return undefined;
	if (
		values.every((value) => !number.test(value) && unit === '') &&
		!(values.length > 1 || line.text.length - text.length > 3)
	) {
		return undefined;
	}
	// A year alone before figures is what the row is about.
	let years = '';
	if (end === 0 && values.length > 1 && isYear(values[0] ?? '') && !isYear(values[1] ?? '')) {
		years = values.shift() ?? '';
		gaps.shift();
	}
	// `Forskydning til 2016 -40 40`: the year is still the label's.
	const words = tokens[end - 1]?.text ?? '';
	if (
		values.length > 1 &&
		isYear(values[0] ?? '') &&
		/^(?:til|fra|i|for|pr\.|af|primo|ultimo|budget|regnskab)$/iu.test(words)
	) {
		values.shift();
		gaps.shift();
		end += 1;
	}
	const raw =
		years !== ''
			? years
			: plainText(
					tokens
						.slice(0, end)
						.map((token) => token.text)
						.join(' '),
				);
	const label = raw
		.replace(/\s*\.{3,}$/u, (dots) => (/\p{L}$/u.test(raw.slice(0, -dots.length)) ? '' : ''))
		.trim();
	return {
		label,
		values,
		gaps,
		trailing: line.text.length - text.length,
		leaders: label !== raw,
	};
}

/** True where the label can head a row: words, no sentence, nothing left open. */
export function isRowLabel(label: string, values: number): boolean {
	if (label === '' || isYear(label)) return true;
	// `20-39`: ages, hours.
	if (/^\d{1,3} ?[-–] ?\d{1,3}$/u.test(label)) return values > 1;
	if (!/\p{L}/u.test(label) || label.length > 130) return false;
	if (/[,;(]$/u.test(label) || (values < 3 && isUnfinished(label))) return false;
	const words = label.split(' ');
	return words.length <= 18 && words.filter((word) => number.test(word)).length < 4;
}

/** True where a line without values can stand inside a table: a group's name, or part of a label or head. */
export function isLoneLabel(text: string): boolean {
	return (
		text.length <= 110 &&
		text.split(' ').length <= 16 &&
		(!endsSentence(text) || /:$|\.{4,}$/u.test(text))
	);
}

/** The largest of what `of` gives for the values, at least `least`; for lists of any length. */
export function largest<T>(values: readonly T[], of: (value: T) => number, least = 0): number {
	let most = least;
	for (const value of values) most = Math.max(most, of(value));
	return most;
}
