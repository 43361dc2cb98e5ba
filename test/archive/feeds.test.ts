import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { atomFeed, calendar } from '../../src/archive/feeds.ts';
import { copenhagenTime } from '../../src/archive/oparl.ts';

const facts = { id: 'urn:a', self: '/feed.xml', page: '/', title: 'Arkiv', author: 'Nordsø' };

test('a feed is well-formed XML whatever the titles hold', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, summary) => {
			const entry = {
				id: 'urn:b',
				url: '/b/',
				title,
				summary,
				updated: '2025-01-02',
				published: '2025-01-01',
				categories: [title],
			};
			expect(XMLValidator.validate(atomFeed(facts, [entry]))).toBe(true);
		}),
	);
});

test('a feed has what RFC 4287 asks of it, and the newest day', () => {
	const entry = (updated: string) => ({
		id: `urn:${updated}`,
		url: '/b/',
		title: 'B',
		summary: '',
		updated,
		published: '2024-01-01',
		categories: [],
	});
	const { feed } = new XMLParser({ ignoreAttributes: false }).parse(
		atomFeed(facts, [entry('2025-03-01'), entry('2025-04-01')]),
	) as {
		feed: Record<string, unknown> & { entry: Record<string, unknown>[] };
	};
	expect(feed.updated).toBe('2025-04-01T00:00:00Z');
	for (const name of ['id', 'title', 'author', 'link']) expect(feed).toHaveProperty(name);
	for (const name of ['id', 'title', 'updated', 'link', 'summary'])
		expect(feed.entry[0]).toHaveProperty(name);
});

const meetings = readArchive('test/fixtures/site').meetings;

/** A meeting of the fixture with other facts. */
function meetingWith(data: object) {
	const meeting = meetings[0]!;
	return { ...meeting, data: { ...meeting.data, ...data } };
}

test('another reader of calendars finds the hours right on both sides of summer time', () => {
	const days = [
		['2025-03-29', '2025-03-29T16:00:00Z'],
		['2025-03-31', '2025-03-31T15:00:00Z'],
		['2025-10-25', '2025-10-25T15:00:00Z'],
		['2025-10-27', '2025-10-27T16:00:00Z'],
	] as const;
	const entries = days.map(([date]) => ({
		meeting: meetingWith({ date, start: '17:00', end: '18:30' }),
		url: '/m/',
		changed: '2025-01-01',
		description: 'a',
	}));
	const component = new ICAL.Component(
		ICAL.parse(calendar('Økonomiudvalget, æøå; "x"', entries)) as unknown[],
	);
	const zone = new ICAL.Timezone(component.getFirstSubcomponent('vtimezone')!);
	const events = component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
	expect(events).toHaveLength(4);
	for (const [index, event] of events.entries()) {
		event.startDate.zone = zone;
		expect(event.startDate.toJSDate().toISOString().replace('.000', '')).toBe(days[index]![1]);
		expect(event.duration.toSeconds()).toBe(90 * 60);
	}
});

test('any words survive a calendar, and no line is longer than 75 octets', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (place) => {
			const clean = place.replace(/[\p{Cc}]/gu, '').trim();
			const text = calendar('K', [
				{
					meeting: meetingWith({ date: '2025-01-02', place: clean || 'x' }),
					url: '/m/',
					changed: '2025-01-01',
					description: 'a',
				},
			]);
			for (const line of text.split('\r\n'))
				expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			const event = new ICAL.Event(
				new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!,
			);
			expect(event.location).toBe(clean || 'x');
		}),
	);
});

test('a meeting without an hour is a whole day, and one without a date is in no calendar', () => {
	const entry = (data: object) => ({
		meeting: meetingWith(data),
		url: '/m/',
		changed: '2025-01-01',
		description: '',
	});
	expect(calendar('K', [entry({ date: '2025-01-02', start: undefined })])).toContain(
		'DTSTART;VALUE=DATE:20250102',
	);
	expect(calendar('K', [entry({ date: undefined })])).not.toContain('VEVENT');
});

test('local times carry the offset of their day', () => {
	expect(copenhagenTime('2025-06-04', '19:00')).toBe('2025-06-04T19:00:00+02:00');
	expect(copenhagenTime('2025-12-04', '19:00')).toBe('2025-12-04T19:00:00+01:00');
	for (let day = 1; day <= 31; day += 1) {
		for (const month of ['03', '10']) {
			const date = `2026-${month}-${String(day).padStart(2, '0')}`;
			const offset = new Intl.DateTimeFormat('en', {
				timeZone: 'Europe/Copenhagen',
				timeZoneName: 'longOffset',
			})
				.formatToParts(new Date(`${date}T12:00:00Z`))
				.find((part) => part.type === 'timeZoneName')!.value;
			expect(copenhagenTime(date, '12:00').slice(-6), date).toBe(offset.replace('GMT', ''));
		}
	}
});
