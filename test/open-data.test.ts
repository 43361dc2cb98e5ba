import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writeOpenData } from '../scripts/open-data.ts';
import { readArchive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';
import { toDeleted } from '../src/archive/oparl.ts';

const out = mkdtempSync(path.join(tmpdir(), 'open-data-'));
const site = derive(readArchive('test/fixtures/site'));
beforeAll(() => {
	writeOpenData(site, out, { base: '/arkiv/', site: 'https://arkiv.example.dk' });
});
afterAll(() => rmSync(out, { recursive: true }));

const read = (file: string): string => readFileSync(path.join(out, file), 'utf8');
const ndjson = (file: string): Record<string, unknown>[] =>
	read(file)
		.trimEnd()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<string, unknown>);

/**
 * What OParl 1.1 lays down for each kind of object: facts from the specification (dev.oparl.org/spezifikation/1.1, as
 * schema/*.json of github.com/OParl/spec has them): what is required, which type a field has, what stands whole inside.
 */
const iri = z.url();
const moment = z.iso.datetime({ offset: true });
const oparlObject = <K extends string>(kind: K) =>
	z.looseObject({
		id: iri,
		type: z.literal(`https://schema.oparl.org/1.1/${kind}`),
		created: moment.optional(),
		modified: moment.optional(),
		web: iri.optional(),
		deleted: z.boolean().optional(),
		keyword: z.array(z.string()).optional(),
	});
const oparlFile = oparlObject('File').extend({
	name: z.string().optional(),
	fileName: z.string().optional(),
	mimeType: z.string().optional(),
	text: z.string().optional(),
	accessUrl: iri,
	downloadUrl: iri.optional(),
	meeting: z.array(iri).optional(),
	agendaItem: z.array(iri).optional(),
	paper: z.array(iri).optional(),
});
const oparlLocation = oparlObject('Location').extend({ description: z.string().optional() });
const oparlAgendaItem = oparlObject('AgendaItem').extend({
	meeting: iri.optional(),
	number: z.string().optional(),
	order: z.int().nonnegative(),
	name: z.string().optional(),
	public: z.boolean().optional(),
	consultation: iri.optional(),
	result: z.string().optional(),
	resolutionText: z.string().optional(),
	resolutionFile: oparlFile.optional(),
	auxiliaryFile: z.array(oparlFile).optional(),
	start: moment.optional(),
	end: moment.optional(),
});
const oparl = {
	System: oparlObject('System').extend({
		oparlVersion: z.literal('https://schema.oparl.org/1.1/'),
		body: iri,
		name: z.string().optional(),
		contactEmail: z.string().optional(),
		contactName: z.string().optional(),
		website: iri.optional(),
	}),
	Body: oparlObject('Body').extend({
		system: iri.optional(),
		name: z.string(),
		shortName: z.string().optional(),
		organization: iri,
		person: iri,
		meeting: iri,
		paper: iri,
		legislativeTerm: z.array(
			oparlObject('LegislativeTerm').extend({ name: z.string().optional() }),
		),
	}),
	Organization: oparlObject('Organization').extend({
		body: iri.optional(),
		name: z.string().optional(),
		meeting: iri.optional(),
		organizationType: z.string().optional(),
		classification: z.string().optional(),
	}),
	Person: oparlObject('Person').extend({
		body: iri.optional(),
		name: z.string().optional(),
		membership: z
			.array(oparlObject('Membership').extend({ organization: iri.optional() }))
			.optional(),
	}),
	Meeting: oparlObject('Meeting').extend({
		name: z.string().optional(),
		start: moment.optional(),
		end: moment.optional(),
		location: oparlLocation.optional(),
		organization: z.array(iri).optional(),
		participant: z.array(iri).optional(),
		invitation: oparlFile.optional(),
		resultsProtocol: oparlFile.optional(),
		auxiliaryFile: z.array(oparlFile).optional(),
		// Inside its meeting an item does without the reference back.
		agendaItem: z.array(oparlAgendaItem.extend({ meeting: z.undefined().optional() })).optional(),
	}),
	AgendaItem: oparlAgendaItem,
	File: oparlFile,
	Paper: oparlObject('Paper').extend({
		body: iri.optional(),
		name: z.string().optional(),
		reference: z.string().optional(),
		paperType: z.string().optional(),
		mainFile: oparlFile.optional(),
		auxiliaryFile: z.array(oparlFile).optional(),
		consultation: z
			.array(
				oparlObject('Consultation').extend({
					agendaItem: iri.optional(),
					meeting: iri.optional(),
					organization: z.array(iri).optional(),
					authoritative: z.boolean().optional(),
					role: z.string().optional(),
				}),
			)
			.optional(),
	}),
};
const list = z.strictObject({
	data: z.array(z.looseObject({ id: iri, type: iri })),
	pagination: z.object({
		totalElements: z.int(),
		elementsPerPage: z.int(),
		currentPage: z.int(),
		totalPages: z.int(),
	}),
	links: z.object({
		first: iri.optional(),
		prev: iri.optional(),
		self: iri.optional(),
		next: iri.optional(),
		last: iri.optional(),
	}),
});
const prefix = 'https://arkiv.example.dk/arkiv';
const fetched = (url: string): unknown => JSON.parse(read(url.slice(prefix.length)));

test('an object stands beside every page of a record, and it is what OParl asks', () => {
	const { archive, cases, people } = site;
	const pages = [
		...archive.municipalities.map((one) => [one.address, oparl.Body] as const),
		...archive.municipalities.flatMap(({ committees }) =>
			committees.map((one) => [one.address, oparl.Organization] as const),
		),
		...archive.meetings.map((one) => [one.address, oparl.Meeting] as const),
		...archive.items.map((one) => [one.address, oparl.AgendaItem] as const),
		...archive.attachments.map((one) => [one.address, oparl.File] as const),
		...[...cases.keys()].map((address) => [address, oparl.Paper] as const),
		...[...people.keys()].map((address) => [address, oparl.Person] as const),
	];
	for (const [address, schema] of pages) {
		const parsed = schema.parse(JSON.parse(read(`${address}index.json`)));
		expect(parsed.id).toBe(`${prefix}${address}index.json`);
		expect(parsed.web).toBe(prefix + address);
	}
});

test('a reader of OParl finds every object from the system, and each is at its id', () => {
	const found = new Map<string, string>();
	const readList = (url: string): { id: string }[] => {
		const { data, links, pagination } = list.parse(fetched(url));
		const rest = links.next === undefined ? [] : readList(links.next);
		if (pagination.currentPage === 1)
			expect(data.length + rest.length).toBe(pagination.totalElements);
		return [...data, ...rest];
	};
	const system = oparl.System.parse(JSON.parse(read('data/oparl/system.json')));
	for (const one of readList(system.body)) {
		const body = oparl.Body.parse(one);
		expect(fetched(body.id)).toEqual(one);
		for (const [kind, url] of [
			['Organization', body.organization],
			['Person', body.person],
			['Meeting', body.meeting],
			['Paper', body.paper],
		] as const) {
			for (const object of readList(url)) {
				const parsed = oparl[kind].parse(object);
				expect(fetched(parsed.id)).toEqual(object);
				found.set(parsed.id, kind);
			}
		}
	}
	const count = (kind: string) => [...found.values()].filter((one) => one === kind).length;
	expect(count('Meeting')).toBe(site.archive.meetings.length);
	expect(count('Paper')).toBe(site.cases.size);
	expect(count('Person')).toBe(site.people.size);
});

test('an item inside its meeting says what it says at its own id', () => {
	for (const { agendaItem } of ndjson('data/moeder.ndjson')) {
		for (const [place, inside] of (agendaItem as Record<string, unknown>[]).entries()) {
			expect(inside['order']).toBe(place);
			expect(fetched(inside['id'] as string)).toMatchObject(inside);
		}
	}
});

test('a case is a paper with a consultation for each treatment, and the items lead to theirs', () => {
	const paper = oparl.Paper.parse(JSON.parse(read('nordsoe/sager/24-003117/index.json')));
	expect(paper.reference).toBe('24-003117');
	expect(paper.consultation).toHaveLength(3);
	for (const consultation of paper.consultation!) {
		expect(fetched(consultation.agendaItem!)).toMatchObject({
			consultation: consultation.id,
			meeting: consultation.meeting,
		});
	}
});

test('what was taken down or has moved keeps its id and type and says so', () => {
	const context = {
		idOf: (address: string) => `${prefix}${address}index.json`,
		sourceAddress: () => undefined,
		listOf: () => '',
		caseOf: () => undefined,
		system: '',
	};
	const gone = { withdrawn: '2025-02-01', reason: 'nævner en privatperson' };
	const types = [
		['/nordsoe/', 'Body'],
		['/nordsoe/kulturudvalget/', 'Organization'],
		['/nordsoe/kulturudvalget/2025-01-02/', 'Meeting'],
		['/nordsoe/kulturudvalget/2025-01-02/3/', 'AgendaItem'],
		['/nordsoe/kulturudvalget/2025-01-02/bilag/1/', 'File'],
		['/nordsoe/kulturudvalget/2025-01-02/3/bilag/1/', 'File'],
		['/nordsoe/sager/24-1/', 'Paper'],
		['/nordsoe/medlemmer/bo-vang/', 'Person'],
	] as const;
	for (const [address, kind] of types) {
		expect(oparlObject(kind).parse(toDeleted(address, gone, context))).toMatchObject({
			deleted: true,
			modified: '2025-02-01T00:00:00Z',
			deletedReason: gone.reason,
		});
	}
	expect(toDeleted('/nordsoe/sager/24-1/', { movedTo: '/nordsoe/sager/24-2/' }, context)).toEqual({
		id: `${prefix}/nordsoe/sager/24-1/index.json`,
		type: 'https://schema.oparl.org/1.1/Paper',
		deleted: true,
		movedTo: `${prefix}/nordsoe/sager/24-2/index.json`,
	});
});

test('every id that an object names is there', () => {
	const ids = [
		...ndjson('data/moeder.ndjson'),
		...ndjson('data/punkter.ndjson'),
		...ndjson('data/bilag.ndjson'),
	].flatMap((object) =>
		['meeting', 'organization', 'agendaItem', 'auxiliaryFile', 'consultation', 'paper'].flatMap(
			(name) => [object[name] ?? []].flat() as (string | { id: string })[],
		),
	);
	expect(ids.length).toBeGreaterThan(5);
	for (const one of ids) {
		const id = (typeof one === 'string' ? one : one.id).replace(/#.*$/u, '');
		expect(existsSync(path.join(out, id.slice(prefix.length))), id).toBe(true);
	}
});

test('the dumps hold every record once, as JSON lines and as rows', () => {
	expect(ndjson('data/punkter.ndjson')).toHaveLength(site.archive.items.length);
	expect(read('data/moeder.csv').split('\r\n')).toHaveLength(site.archive.meetings.length + 2);
});

test('of a closed item nothing stands in the data but what may', () => {
	for (const object of ndjson('data/punkter.ndjson').filter((item) => item.public === false)) {
		expect(object.udvalgsarkiv).not.toHaveProperty('text');
	}
});

/** What RFC 4287 asks of a feed (4.1.1) and of its entries (4.1.2): which elements, how many, holding what. */
const atomText = z.union([z.string(), z.number(), z.object({ '#text': z.string() })]);
const atomMoment = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u);
const atomLink = z.strictObject({
	'@_rel': z.enum(['self', 'alternate']),
	'@_type': z.string().regex(/^[\w.+-]+\/[\w.+-]+$/u),
	'@_href': iri,
});
const atomEntry = z.strictObject({
	id: iri,
	title: atomText,
	updated: atomMoment,
	published: atomMoment.optional(),
	summary: atomText,
	link: atomLink,
	category: z
		.union([
			z.strictObject({ '@_term': z.string() }),
			z.array(z.strictObject({ '@_term': z.string() })),
		])
		.optional(),
});
const atomFeed = z.strictObject({
	'@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
	'@_xml:lang': z.literal('da'),
	id: iri,
	title: atomText,
	updated: atomMoment,
	author: z.strictObject({ name: z.string().min(1) }),
	link: z.array(atomLink).length(2),
	entry: z.array(atomEntry).optional(),
});

test('every feed is what RFC 4287 asks, read by another parser', () => {
	const parser = new XMLParser({
		ignoreAttributes: false,
		isArray: (name) => name === 'entry',
		parseTagValue: false,
	});
	const feeds = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('feed.xml'),
	);
	const { archive, cases, people, topics } = site;
	const committees = archive.municipalities.flatMap((one) => one.committees);
	expect(feeds).toHaveLength(
		1 + archive.municipalities.length + committees.length + cases.size + people.size + topics.size,
	);
	let entries = 0;
	for (const file of feeds) {
		expect(XMLValidator.validate(read(file)), file).toBe(true);
		const { feed } = z.object({ feed: atomFeed }).parse(parser.parse(read(file)));
		const all = feed.entry ?? [];
		entries += all.length;
		expect(feed.link.find((link) => link['@_rel'] === 'self')!['@_href']).toBe(
			`${prefix}/${file.replaceAll(path.sep, '/')}`,
		);
		expect(new Set(all.map(({ id }) => id)).size, file).toBe(all.length);
		const days = all.map(({ updated }) => updated);
		expect([...days].sort().reverse(), file).toEqual(days);
		if (days.length > 0) expect(feed.updated).toBe(days[0]);
		for (const { link } of all)
			expect(existsSync(path.join(out, link['@_href'].slice(prefix.length), 'index.json'))).toBe(
				true,
			);
	}
	expect(entries).toBeGreaterThan(20);
});

test('every calendar is what RFC 5545 asks, read by another reader', () => {
	const calendars = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('kalender.ics'),
	);
	const { archive } = site;
	expect(calendars).toHaveLength(archive.municipalities.flatMap((one) => one.committees).length);
	let events = 0;
	for (const file of calendars) {
		const text = read(file);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
		const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
		for (const name of ['version', 'prodid'])
			expect(component.getAllProperties(name), name).toHaveLength(1);
		expect(component.getAllSubcomponents('vtimezone')).toHaveLength(1);
		const uids = component.getAllSubcomponents('vevent').map((event) => {
			for (const name of ['uid', 'dtstamp', 'dtstart', 'summary', 'url'])
				expect(event.getAllProperties(name), `${file} ${name}`).toHaveLength(1);
			const start = event.getFirstProperty('dtstart')!;
			const zone = start.getParameter('tzid');
			if (zone !== undefined) expect(zone).toBe('Europe/Copenhagen');
			const { startDate, endDate } = new ICAL.Event(event);
			expect(endDate.compare(startDate)).toBeGreaterThanOrEqual(0);
			return event.getFirstPropertyValue('uid');
		});
		expect(new Set(uids).size).toBe(uids.length);
		events += uids.length;
	}
	expect(events).toBe(archive.meetings.filter(({ data }) => data.date !== undefined).length);
});

test('sitemap, feeds and schemas are well formed', () => {
	for (const file of ['sitemap.xml', 'feed.xml'])
		expect(XMLValidator.validate(read(file)), file).toBe(true);
	expect(read('robots.txt')).toContain('Sitemap: https://arkiv.example.dk/arkiv/sitemap.xml');
	expect(JSON.parse(read('data/skemaer/items.json'))).toHaveProperty('properties.title');
	expect(JSON.parse(read('data/dcat.jsonld'))).toHaveProperty('@type', 'dcat:Dataset');
});
