/**
 * Atom feeds (RFC 4287) and calendars (RFC 5545) as text. No clock: a feed's dates are those on which its records
 * changed, a calendar's stamps are those on which its meetings were last written.
 */
import type { MeetingEntry } from './entries.ts';

/** Characters that XML 1.0 allows, with markup escaped. */
export function escapeXml(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** One entry of a feed. */
export interface FeedEntry {
	/** An absolute IRI that stays. */
	readonly id: string;
	/** Address of the page, absolute where the site's public address is known. */
	readonly url: string;
	readonly title: string;
	/** Plain words. */
	readonly summary: string;
	/** ISO day on which the record last changed. */
	readonly updated: string;
	/** ISO day on which it was first written. */
	readonly published: string;
	/** Names of committee, case and the like. */
	readonly categories: readonly string[];
}

/** A feed's own facts. */
export interface FeedFacts {
	/** An absolute IRI that stays. */
	readonly id: string;
	/** Address of the feed itself. */
	readonly self: string;
	/** Address of the page it belongs to. */
	readonly page: string;
	readonly title: string;
	readonly author: string;
}

/** The text of an Atom feed, entries in the order given; `updated` is the newest entry's, or 1970-01-01 for none. */
export function atomFeed(facts: FeedFacts, entries: readonly FeedEntry[]): string {
	const moment = (day: string): string => `${day}T00:00:00Z`;
	const newest =
		entries
			.map((entry) => entry.updated)
			.sort()
			.at(-1) ?? '1970-01-01';
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="da">',
		`<id>${escapeXml(facts.id)}</id>`,
		`<title>${escapeXml(facts.title)}</title>`,
		`<updated>${moment(newest)}</updated>`,
		`<author><name>${escapeXml(facts.author)}</name></author>`,
		`<link rel="self" type="application/atom+xml" href="${escapeXml(facts.self)}"/>`,
		`<link rel="alternate" type="text/html" href="${escapeXml(facts.page)}"/>`,
		...entries.map((entry) =>
			[
				'<entry>',
				`<id>${escapeXml(entry.id)}</id>`,
				`<title>${escapeXml(entry.title)}</title>`,
				`<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
				`<published>${moment(entry.published)}</published>`,
				`<updated>${moment(entry.updated)}</updated>`,
				...entry.categories.map((name) => `<category term="${escapeXml(name)}"/>`),
				`<summary>${escapeXml(entry.summary)}</summary>`,
				'</entry>',
			].join(''),
		),
		'</feed>',
	];
	return `${lines.join('\n')}\n`;
}

/** Text of a calendar property: marks escaped, control characters gone (RFC 5545, 3.3.11). */
function escapeText(text: string): string {
	return text
		.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/gu, ' ')
		.replaceAll('\\', '\\\\')
		.replaceAll(';', '\\;')
		.replaceAll(',', '\\,')
		.replaceAll('\n', '\\n');
}

/** Folds a line at 75 octets, never inside a character (RFC 5545, 3.1). */
function fold(line: string): string {
	const encoder = new TextEncoder();
	let folded = '';
	let octets = 0;
	for (const character of line) {
		const size = encoder.encode(character).length;
		if (octets + size > 75) {
			folded += '\r\n ';
			octets = 1;
		}
		folded += character;
		octets += size;
	}
	return folded;
}

/** Copenhagen's clock since 1996: the last Sundays of March and October (Directive 2000/84/EC). */
const zone = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Copenhagen',
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];

/** One meeting in a calendar. */
export interface CalendarEntry {
	readonly meeting: MeetingEntry;
	/** Absolute address of the meeting's page. */
	readonly url: string;
	/** ISO day on which the record last changed. */
	readonly changed: string;
	/** Plain words: the agenda. */
	readonly description: string;
}

/** The text of a calendar; meetings without a date are left out, meetings without an hour are whole days. */
export function calendar(name: string, entries: readonly CalendarEntry[]): string {
	const compact = (day: string): string => day.replaceAll('-', '');
	const events = entries.flatMap(({ meeting, url, changed, description }) => {
		const { date, start, end, place } = meeting.data;
		if (date === undefined) return [];
		const clock = (time: string): string => `${compact(date)}T${time.replace(':', '')}00`;
		const when =
			start === undefined
				? [`DTSTART;VALUE=DATE:${compact(date)}`]
				: [
						`DTSTART;TZID=Europe/Copenhagen:${clock(start)}`,
						...(end !== undefined && end > start
							? [`DTEND;TZID=Europe/Copenhagen:${clock(end)}`]
							: []),
					];
		return [
			'BEGIN:VEVENT',
			`UID:${meeting.id.replaceAll('/', '.')}@udvalgsarkiv`,
			`DTSTAMP:${compact(changed)}T000000Z`,
			...when,
			`SUMMARY:${escapeText(`${meeting.committee.name}, ${meeting.municipality.name}`)}`,
			...(place === undefined ? [] : [`LOCATION:${escapeText(place)}`]),
			`URL:${url.replace(/[\r\n]/gu, '')}`,
			`DESCRIPTION:${escapeText(description)}`,
			'END:VEVENT',
		];
	});
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Udvalgsarkiv//Udvalgsarkiv//DA',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${escapeText(name)}`,
		'X-WR-TIMEZONE:Europe/Copenhagen',
		...zone,
		...events,
		'END:VCALENDAR',
	];
	return `${lines.map(fold).join('\r\n')}\r\n`;
}
