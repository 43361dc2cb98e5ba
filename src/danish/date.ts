/** Danish dates as they are printed, read to ISO days and times. No clock, no time zone arithmetic. */

const months = [
	'januar',
	'februar',
	'marts',
	'april',
	'maj',
	'juni',
	'juli',
	'august',
	'september',
	'oktober',
	'november',
	'december',
] as const;

/** The first three letters of every month as alternatives of a regular expression. */
export const monthBeginnings = months.map((name) => name.slice(0, 3)).join('|');

const monthNumbers = new Map<string, number>(
	months.flatMap((name, index) => [
		[name, index + 1],
		[name.slice(0, 3), index + 1],
	]),
);

/** The Danish name of a month, 1–12. Throws a RangeError for any other number. */
export function monthName(month: number): string {
	const name = months[month - 1];
	if (!name) throw new RangeError(`expected a month from 1 to 12, found ${month}`);
	return name;
}

/** The number of a month by its Danish name or its first three letters, in any case; undefined for other words. */
export function monthNumber(name: string): number | undefined {
	return monthNumbers.get(name.toLowerCase().replace(/\.$/, ''));
}

/** An ISO day `2025-06-04` when day, month and year name one; undefined for 31 February and the like. */
export function toIsoDate(year: number, month: number, day: number): string | undefined {
	const date = new Date(Date.UTC(year, month - 1, day));
	const real =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real && year >= 1900 && year <= 2199 ? date.toISOString().slice(0, 10) : undefined;
}

const written =
	/(\d{1,2})\s*(?:[.-]\s*)?(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?,?(?:\s+|-)(\d{4})/iu;
const numeric = /(?<![\d-])(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[-.]\d)/u;
const slashed = /(?<![\d/-])(\d{1,2})\/(\d{1,2})(?:\s?-\s?|\s)(\d{4})(?!\d)/u;
const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u;

/**
 * The first date in a text, as an ISO day, in any of the printed forms: `4. juni 2025`, `04-06-2025`,
 * `04.06.2025`, `4/6 2025`, `4/6-2025`, `2025-06-04`. Undefined where there is none.
 */
export function readDate(text: string): string | undefined {
	if (!/\d/u.test(text)) return undefined;
	const candidates = [
		[
			written.exec(text),
			(m: RegExpExecArray) => toIsoDate(Number(m[3]), monthNumber(m[2]!)!, Number(m[1])),
		],
		[
			slashed.exec(text),
			(m: RegExpExecArray) => toIsoDate(Number(m[3]), Number(m[2]), Number(m[1])),
		],
		[iso.exec(text), (m: RegExpExecArray) => toIsoDate(Number(m[1]), Number(m[2]), Number(m[3]))],
		[
			numeric.exec(text),
			(m: RegExpExecArray) =>
				toIsoDate(
					m[4]!.length === 2 ? 2000 + Number(m[4]) : Number(m[4]),
					Number(m[3]),
					Number(m[1]),
				),
		],
	] as const;
	return candidates
		.flatMap(([match, read]) => {
			const date = match ? read(match) : undefined;
			return match && date ? [{ at: match.index, date }] : [];
		})
		.sort((a, b) => a.at - b.at)[0]?.date;
}

/** The first time of day in a text, `19:00`, printed `kl. 19.00`, `kl. 19,00`, `kl. 19:00`, `klokken 19.00`, `19:00` or `kl. 19`. */
export function readTime(text: string): string | undefined {
	const match =
		/\b(?:kl|klokken)\b\.?:?\s*(\d{1,2})(?:(?:\s?[.:]\s?|,)(\d{2}))?(?!\d)/iu.exec(text) ??
		/(?<![\d.-])(\d{1,2}):(\d{2})(?!\d)/u.exec(text);
	if (!match) return undefined;
	const hour = Number(match[1]);
	const minute = Number(match[2] ?? '0');
	if (hour > 23 || minute > 59) return undefined;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** An ISO day in Danish words: `2025-06-04` → `4. juni 2025`. Throws a RangeError where it is no ISO day. */
export function formatDate(isoDay: string): string {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay);
	if (!match) throw new RangeError(`expected an ISO day, found ${JSON.stringify(isoDay)}`);
	return `${Number(match[3])}. ${monthName(Number(match[2]))} ${match[1]}`;
}

/** A span of years as printed with a hyphen, `2022-2025`, with the dash that Danish puts between years: `2022–2025`. */
export function yearSpan(years: string): string {
	return years.replace('-', '–');
}
