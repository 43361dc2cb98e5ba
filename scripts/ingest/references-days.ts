/** Days that a text mentions, with or without their year. */
import { monthNumber, toIsoDate } from '../../src/danish/date.ts';

/** One mention of a day. */
export interface DayMention {
	readonly from: number;
	readonly to: number;
	readonly day: number;
	readonly month: number;
	readonly year?: number;
}

const month =
	'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec';
const mention = new RegExp(
	[
		// `24. marts 2015`, `7.maj`, `1. feb. 2023`
		`(?<![\\d.,/-])(?<day1>\\d{1,2})\\.?\\s{0,2}(?<month1>${month})(?![\\p{L}])\\.?(?:,?\\s{0,2}(?<year1>\\d{4})(?!\\d))?`,
		// `2025-06-04`
		'(?<![\\d.,/-])(?<year2>\\d{4})-(?<month2>\\d{2})-(?<day2>\\d{2})(?![\\d.-])',
		// `01.04.2025`, `22.1.15`, `11/6-2014`, `11/6 2014`
		'(?<![\\d.,/-])(?<day3>\\d{1,2})(?:(?<mark>[-./])(?<month3>\\d{1,2})\\k<mark>|/(?<month4>\\d{1,2})[- ])(?<year3>\\d{4}|\\d{2})(?!\\d|[-./]\\d|\\s?(?:mio|kr|pct|%))',
		// `den 29.4`, `d. 11/6`
		'(?<=(?<!\\p{L})(?:den|d\\.)\\s{1,2})(?<day5>\\d{1,2})[./](?<month5>\\d{1,2})\\.?(?![\\d.,/-]\\d|\\d)',
	].join('|'),
	'giu',
);

/** The days of a text in order; impossible ones are left out. Two digits of a year are of this century. */
export function findDays(text: string): DayMention[] {
	const found: DayMention[] = [];
	for (const match of text.matchAll(mention)) {
		const groups = match.groups!;
		const day = Number(groups['day1'] ?? groups['day2'] ?? groups['day3'] ?? groups['day5']);
		const printed = groups['year1'] ?? groups['year2'] ?? groups['year3'];
		const named = groups['month1'];
		const monthOf =
			named === undefined
				? Number(groups['month2'] ?? groups['month3'] ?? groups['month4'] ?? groups['month5'])
				: (monthNumber(named.slice(0, 3)) ?? 0);
		const year =
			printed === undefined
				? undefined
				: printed.length === 2
					? 2000 + Number(printed)
					: Number(printed);
		if (toIsoDate(year ?? 2024, monthOf, day) === undefined) continue;
		found.push({
			from: match.index,
			to: match.index + match[0].trimEnd().length,
			day,
			month: monthOf,
			...(year === undefined ? {} : { year }),
		});
	}
	return found;
}

const dayLength = 86_400_000;
/** Days on the other side of `near` that a tense still allows: drafts speak of a meeting to come as held. */
const soon = 21;

/**
 * The year of a day that is printed without one: the nearest to `near`, an ISO day; on the side that `tense` names
 * where the text does. Undefined where `near` is.
 */
export function yearNear(
	{ day, month: monthOf }: DayMention,
	near: string | undefined,
	tense: 'past' | 'future' | undefined,
): number | undefined {
	if (near === undefined) return undefined;
	const at = Date.parse(`${near}T00:00:00Z`);
	const year = Number(near.slice(0, 4));
	let best: { readonly year: number; readonly distance: number } | undefined;
	for (const candidate of [year - 1, year, year + 1]) {
		const iso = toIsoDate(candidate, monthOf, day);
		if (iso === undefined) continue;
		const ahead = (Date.parse(`${iso}T00:00:00Z`) - at) / dayLength;
		if (tense === 'past' && ahead > soon) continue;
		if (tense === 'future' && ahead < -soon) continue;
		const distance = Math.abs(ahead);
		if (best === undefined || distance < best.distance) best = { year: candidate, distance };
	}
	return best?.year;
}
