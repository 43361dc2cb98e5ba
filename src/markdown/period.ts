/** Periods as tables print them: years, halves, quarters, months, days, and years that are not over yet. */
import { monthName, monthNumber } from '../danish/date.ts';

export interface Period {
	/** Equal for equal periods and in order of time: `2019`, `2019-1h`, `2019-2q`, `2019-03`, `2023-01..06`. */
	readonly key: string;
	/** As it is written in a chart: `2019`, `1. halvår 2019`, `2. kvt. 2019`, `marts 2019`. */
	readonly label: string;
	/** Month the period begins in, counted from year 0; the middle of the period is `start + months / 2`. */
	readonly start: number;
	/** Length in months; 0 for a day. Undefined for a year to date whose end is not stated. */
	readonly months: number | undefined;
}

const monthWords =
	'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec';
const year = '(?:19|20)\\d{2}';

const at = (years: number, month: number) => years * 12 + month - 1;

interface Found {
	readonly period: Period;
	/** The words without those of the period. */
	readonly rest: string;
}

function whole(years: number): Period {
	return { key: String(years), label: String(years), start: at(years, 1), months: 12 };
}

/** Months `from`–`to` of one year. */
function span(years: number, from: number, to: number): Period {
	if (from === 1 && to === 12) return whole(years);
	const short = (month: number) => (month === 5 ? 'maj' : `${monthName(month).slice(0, 3)}.`);
	return {
		key: `${years}-${String(from).padStart(2, '0')}..${String(to).padStart(2, '0')}`,
		label: `${short(from)}–${short(to)} ${years}`,
		start: at(years, from),
		months: to - from + 1,
	};
}

type Reader = (match: RegExpExecArray) => Period | undefined;

const forms: readonly (readonly [RegExp, Reader])[] = [
	[
		new RegExp(
			`\\b(${monthWords})\\.?\\s*(?:-|–|til|t\\.?o\\.?m\\.?)\\s*(${monthWords})\\.?\\s+(${year})\\b`,
			'iu',
		),
		(m) => {
			const from = monthNumber(m[1]!.slice(0, 3));
			const to = monthNumber(m[2]!.slice(0, 3));
			return from && to && from <= to ? span(Number(m[3]), from, to) : undefined;
		},
	],
	[
		new RegExp(
			`\\b(${year})\\s*\\(?(${monthWords})\\.?\\s*(?:-|–|til)\\s*(${monthWords})\\b\\.?\\)?`,
			'iu',
		),
		(m) => {
			const from = monthNumber(m[2]!.slice(0, 3));
			const to = monthNumber(m[3]!.slice(0, 3));
			return from && to && from <= to ? span(Number(m[1]), from, to) : undefined;
		},
	],
	[
		new RegExp(
			`\\b([12])\\.?\\s*halvår(?:et)?\\s*(?:af\\s+)?(${year})\\b|\\b(${year})\\s*[,(]?\\s*([12])\\.?\\s*halvår\\)?`,
			'iu',
		),
		(m) => {
			const half = Number(m[1] ?? m[4]);
			const years = Number(m[2] ?? m[3]);
			return {
				key: `${years}-${half}h`,
				label: `${half}. halvår ${years}`,
				start: at(years, half === 1 ? 1 : 7),
				months: 6,
			};
		},
	],
	[
		new RegExp(
			`\\b([1-4])\\.?\\s*(?:kvartal|kvrt|kvt|kv)\\.?\\s*(?:af\\s+)?(${year})\\b|\\b(${year})\\s*[,(]?\\s*([1-4])\\.?\\s*(?:kvartal|kvrt|kvt|kv)\\.?\\)?|\\bQ([1-4])\\s*(${year})\\b|\\b(${year})\\s*Q([1-4])\\b`,
			'iu',
		),
		(m) => {
			const quarter = Number(m[1] ?? m[4] ?? m[5] ?? m[8]);
			const years = Number(m[2] ?? m[3] ?? m[6] ?? m[7]);
			return {
				key: `${years}-${quarter}q`,
				label: `${quarter}. kvt. ${years}`,
				start: at(years, quarter * 3 - 2),
				months: 3,
			};
		},
	],
	[
		new RegExp(`\\b(\\d{1,2})\\.\\s*(${monthWords})\\.?\\s+(${year})\\b`, 'iu'),
		(m) => day(Number(m[3]), monthNumber(m[2]!.slice(0, 3)), Number(m[1])),
	],
	[
		new RegExp(`\\b(\\d{1,2})[-./](\\d{1,2})[-./](${year})\\b`, 'u'),
		(m) => day(Number(m[3]), Number(m[2]), Number(m[1])),
	],
	[
		new RegExp(`\\b(?:ultimo\\s+|primo\\s+)?(${monthWords})\\.?\\s+(${year})\\b`, 'iu'),
		(m) => {
			const month = monthNumber(m[1]!.slice(0, 3));
			const years = Number(m[2]);
			return month === undefined ? undefined : monthOf(years, month);
		},
	],
	[
		// A school or accounting year: 2021/22, 2021/2022 where the second follows the first.
		new RegExp(`\\b(${year})\\s*/\\s*(${year}|\\d{2})\\b`, 'u'),
		(m) => {
			const from = Number(m[1]);
			return Number(m[2]) % 100 === (from + 1) % 100
				? {
						key: `${from}/${from + 1}`,
						label: `${from}/${String((from + 1) % 100).padStart(2, '0')}`,
						start: at(from, 8),
						months: 12,
					}
				: undefined;
		},
	],
	[new RegExp(`(?<![\\d.,/-])(${year})(?![\\d/-]|[.,]\\d)`, 'u'), (m) => whole(Number(m[1]))],
	[/\b(?:BF?|BO|R|F)\s?'?(20\d{2})\b/u, (m) => whole(Number(m[1]))],
];

function day(years: number, month: number | undefined, date: number): Period | undefined {
	if (!month || month > 12 || date < 1 || date > 31) return undefined;
	return {
		key: `${years}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
		label: `${date}. ${monthName(month).slice(0, 3)}${month === 5 ? '' : '.'} ${years}`,
		start: at(years, month) + (date - 1) / 31,
		months: 0,
	};
}

/** Words for a period that is not over. */
export const toDate =
	/(?<!\p{L})(?:år\s+til\s+dato|år-til-dato|til\s+dato|å\.?t\.?d\.?|hidtil|foreløbig)(?!\p{L})/iu;

/**
 * The first period that words name, and the words without it: `Korrigeret budget 2025` → 2025 and
 * `Korrigeret budget`. A year `til dato` has no known length unless the words state its months. Undefined where
 * none is named, and for a comparison such as `2018/2019` beside `Udvikling` the caller decides.
 */
export function readPeriod(words: string): Found | undefined {
	for (const [pattern, read] of forms) {
		const match = pattern.exec(words);
		const period = match && read(match);
		if (!match || !period) continue;
		const rest = words.slice(0, match.index) + ' ' + words.slice(match.index + match[0].length);
		const unfinished = toDate.test(rest);
		const tidy = rest
			.replace(new RegExp(toDate, 'giu'), ' ')
			.replace(/\(?hele året\)?/giu, ' ')
			.replace(/\(\s*\)/gu, ' ')
			.replace(/\s+/gu, ' ')
			.replace(/^[\s,:;–-]+|[\s,:;–-]+$/gu, '');
		return unfinished && period.months === 12
			? {
					period: {
						...period,
						key: `${period.key}-til-dato`,
						label: `${period.label} til dato`,
						months: undefined,
					},
					rest: tidy,
				}
			: { period, rest: tidy };
	}
	return undefined;
}

/** A month named without its year (`Jan.`, `marts`), 1–12; undefined for other words. */
export function readMonth(words: string): number | undefined {
	const match = new RegExp(`^(${monthWords})\\.?$`, 'iu').exec(words.trim());
	return match ? monthNumber(match[1]!.slice(0, 3)) : undefined;
}

/** The months `januar-juni 2023` that a note states for a year to date. */
export function statedMonths(period: Period, text: string): Period {
	if (period.months !== undefined) return period;
	const years = period.key.slice(0, 4);
	const said = new RegExp(
		`\\b(${monthWords})\\.?\\s*(?:-|–|til)\\s*(${monthWords})\\.?\\s+${years}\\b`,
		'iu',
	).exec(text);
	const from = said && monthNumber(said[1]!.slice(0, 3));
	const to = said && monthNumber(said[2]!.slice(0, 3));
	return from && to && from <= to ? span(Number(years), from, to) : period;
}

/** The month that a title's range ends in: `fra 1. januar 2013 – 30. april 2015`, `2019 til og med juni 2023`. */
export function statedEnd(title: string): { year: number; month: number } | undefined {
	const said = new RegExp(
		`(?:–|-|(?<!\\p{L})til(?:\\s+og\\s+med)?|(?<!\\p{L})t\\.?o\\.?m\\.?)\\s*(?:\\d{1,2}\\.\\s*)?(${monthWords})\\.?\\s+(${year})\\b`,
		'iu',
	).exec(title);
	const month = said && monthNumber(said[1]!.slice(0, 3));
	return month ? { year: Number(said[2]), month } : undefined;
}

/** A whole year that the table's range ends in the middle of is no whole year. */
export function endingAt(period: Period, end: { year: number; month: number } | undefined): Period {
	return end && end.month < 12 && period.key === String(end.year)
		? span(end.year, 1, end.month)
		: period;
}

/** A month whose year nobody states: in order, and no part of any year. */
export function monthAlone(month: number): Period {
	return {
		key: `--${String(month).padStart(2, '0')}`,
		label: `${monthName(month).slice(0, 3)}${month === 5 ? '' : '.'}`,
		start: at(0, month),
		months: 1,
	};
}

/** The month of one year as a period. */
export function monthOf(years: number, month: number): Period {
	return {
		key: `${years}-${String(month).padStart(2, '0')}`,
		label: `${monthName(month)} ${years}`,
		start: at(years, month),
		months: 1,
	};
}
