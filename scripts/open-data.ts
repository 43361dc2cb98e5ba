/**
 * Open data of a built site: `index.json` beside every page of a record, feeds and calendars, dumps with a README, JSON
 * Schemas, a DCAT description, sitemap and robots. Plain files, the same bytes every time.
 */
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { recordSchemas } from '../src/archive/archive.ts';
import type { CaseFile } from '../src/archive/cases.ts';
import type { CurrentArchive } from '../src/archive/current.ts';
import { compareMeetings } from '../src/archive/entries.ts';
import type { Entry, ItemEntry, MeetingEntry } from '../src/archive/entries.ts';
import { atomFeed, calendar, escapeXml, type FeedEntry } from '../src/archive/feeds.ts';
import { recordDays, type RecordDays } from '../src/archive/log.ts';
import {
	toBody,
	toDeleted,
	toMeeting,
	toObject,
	toOrganization,
	toPaper,
	toPerson,
	toSystem,
	type ObjectList,
	type OpenDataContext,
} from '../src/archive/oparl.ts';
import { caseAddress } from '../src/archive/paths.ts';
import { entryTitle, meetingTitle } from '../src/archive/titles.ts';
import type { Person } from '../src/archive/people.ts';
import { wordsOf } from '../src/text.ts';

export interface OpenDataOptions {
	/** Path below which the site is served, `/` or `/arkiv/`. */
	readonly base: string;
	/** Public address; ids and links are paths without it. */
	readonly site?: string | undefined;
}

/** How many entries a feed holds at the most. */
const feedLength = 50;

/** How many objects a page of an OParl list holds at the most. */
const listLength = 100;

/** Where a page of an OParl list lies; the first one's name is the list's own. */
const listFile = (folder: string, list: string, page = 1) =>
	`/data/oparl/${folder}${list}${page === 1 ? '' : `-${page}`}.json`;

/** Writes everything that is not there already. Gives the number of files written. Throws where the folder cannot be written. */
export function writeOpenData(site: CurrentArchive, out: string, options: OpenDataOptions): number {
	return new OpenData(site, out, options).write();
}

/** Writes the objects and feeds that stand beside the pages of records, cases and members, and nothing else. */
export function writeObjects(site: CurrentArchive, out: string, options: OpenDataOptions): number {
	return new OpenData(site, out, options).writeOwn();
}

class OpenData {
	readonly #site: CurrentArchive;
	readonly #out: string;
	readonly #url: (address: string) => string;
	readonly #absolute: boolean;
	readonly #days: ReadonlyMap<string, RecordDays>;
	readonly #context: OpenDataContext;
	#files = 0;

	constructor(site: CurrentArchive, out: string, { base, site: origin }: OpenDataOptions) {
		this.#site = site;
		this.#out = out;
		this.#absolute = origin !== undefined;
		const prefix = `${(origin ?? '').replace(/\/$/u, '')}${base.replace(/\/$/u, '')}`;
		this.#url = (address) => `${prefix}${address}`;
		this.#days = recordDays(site.archive);
		this.#context = {
			idOf: (address) => this.#url(`${address}index.json`),
			sourceAddress: (file) => {
				const address = site.sources.get(file);
				return address === undefined ? undefined : this.#url(address);
			},
			listOf: ({ slug }, list) => this.#url(listFile(`${slug}/`, list)),
			caseOf: ({ data, meeting }) =>
				data.caseNumber === undefined
					? undefined
					: site.cases.get(caseAddress(meeting.municipality.slug, data.caseNumber)),
			system: this.#url('/data/oparl/system.json'),
		};
	}

	write(): number {
		this.#writeObjects();
		this.#writeLists();
		this.#writeCasesAndPeople();
		this.#writeFeeds();
		this.#writeCalendars();
		this.#writeDescriptions();
		return this.#files;
	}

	writeOwn(): number {
		const { archive, kept } = this.#site;
		for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
			if (!kept.has(entry.address)) this.#writeObject(entry);
		}
		this.#writeCasesAndPeople();
		return this.#files;
	}

	/** The object of a record beside its page. Gives its line in the dumps. */
	#writeObject(entry: Entry): string {
		// Closed items have no body; everything else is public.
		const body = this.#site.archive.body(entry);
		const object = toObject(entry, body, this.#context, this.#days.get(entry.file));
		const line = `${JSON.stringify(object)}\n`;
		this.#put(`${entry.address}index.json`, line);
		return line;
	}

	/** Objects and feeds of cases and members. */
	#writeCasesAndPeople(): void {
		const { archive, cases, kept, people } = this.#site;
		const { title } = archive.settings;
		for (const caseFile of cases.values()) {
			if (kept.has(caseFile.address)) continue;
			this.#putJson(`${caseFile.address}index.json`, toPaper(caseFile, this.#context));
			this.#feed(
				caseFile.address,
				`${caseFile.caseNumber}, ${caseFile.municipality.name} – ${title}`,
				[...caseFile.items].reverse(),
			);
		}
		for (const person of people.values()) {
			if (kept.has(person.address)) continue;
			this.#putJson(`${person.address}index.json`, toPerson(person, this.#context));
			const items = [...new Set(person.votes.map(({ item }) => item))];
			this.#feed(person.address, `${person.name}, ${person.municipality.name} – ${title}`, [
				...items,
				...person.meetings.map(({ meeting }) => meeting),
			]);
		}
	}

	#put(file: string, text: string): void {
		const place = path.join(this.#out, file);
		mkdirSync(path.dirname(place), { recursive: true });
		writeFileSync(place, text);
		this.#files += 1;
	}

	#putJson(file: string, value: unknown): void {
		this.#put(file, `${JSON.stringify(value)}\n`);
	}

	/** One object a record beside its page, and all of them line by line in the dumps. */
	#writeObjects(): void {
		const { archive, cases, kept, people } = this.#site;
		const present = new Set([
			...[...archive.meetings, ...archive.items, ...archive.attachments].map(
				({ address }) => address,
			),
			...cases.keys(),
			...people.keys(),
		]);
		for (const municipality of archive.municipalities) {
			this.#putJson(`${municipality.address}index.json`, toBody(municipality, this.#context));
			for (const committee of municipality.committees) {
				this.#putJson(`${committee.address}index.json`, toOrganization(committee, this.#context));
			}
		}
		const dumps = [
			['moeder', archive.meetings],
			['punkter', archive.items],
			['bilag', archive.attachments],
		] as const;
		for (const [name, entries] of dumps) {
			const lines = this.#open(`data/${name}.ndjson`);
			const rows = this.#open(`data/${name}.csv`);
			rows(csvRow(csvColumns));
			for (const entry of entries) {
				lines(
					kept.has(entry.address)
						? readFileSync(path.join(this.#out, `${entry.address}index.json`), 'utf8')
						: this.#writeObject(entry),
				);
				rows(csvRow(this.#csvCells(entry)));
			}
			lines();
			rows();
		}
		const changes = this.#open('data/aendringer.ndjson');
		for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
			const days = this.#days.get(entry.file);
			if (days) changes(`${JSON.stringify({ id: this.#context.idOf(entry.address), ...days })}\n`);
		}
		for (const [address, given] of archive.addressBook) {
			if (archive.disclosure.spells(address) || present.has(address)) continue;
			if (!('withdrawn' in given || 'movedTo' in given)) continue;
			const note = toDeleted(address, given, this.#context);
			changes(`${JSON.stringify(note)}\n`);
			this.#putJson(`${address}index.json`, note);
		}
		changes();
	}

	/** The lists that lead a reader of OParl from the system to every object. */
	#writeLists(): void {
		const { archive, cases, people } = this.#site;
		const context = this.#context;
		for (const municipality of archive.municipalities) {
			const { slug, committees } = municipality;
			const own = <T extends CaseFile | Person>(all: ReadonlyMap<string, T>) =>
				[...all.values()].filter((one) => one.municipality === municipality);
			const meetings = archive.meetings.filter((one) => one.municipality === municipality);
			this.#list(`${slug}/`, 'organization', committees, (one) => toOrganization(one, context));
			this.#list(`${slug}/`, 'person', own(people), (one) => toPerson(one, context));
			this.#list(`${slug}/`, 'paper', own(cases), (one) => toPaper(one, context));
			this.#list(`${slug}/`, 'meeting', meetings, (one) =>
				toMeeting(one, context, this.#days.get(one.file)),
			);
		}
		this.#list('', 'body', archive.municipalities, (one) => toBody(one, context));
		this.#putJson(
			'data/oparl/system.json',
			toSystem(archive.settings, context, this.#url(listFile('', 'body'))),
		);
	}

	/** An OParl list, in pages that lead to one another. */
	#list<T>(
		folder: string,
		list: ObjectList | 'body',
		entries: readonly T[],
		toData: (entry: T) => unknown,
	): void {
		const totalPages = Math.max(1, Math.ceil(entries.length / listLength));
		const link = (page: number) => this.#url(listFile(folder, list, page));
		for (let page = 1; page <= totalPages; page += 1) {
			this.#putJson(listFile(folder, list, page), {
				data: entries.slice((page - 1) * listLength, page * listLength).map(toData),
				pagination: {
					totalElements: entries.length,
					elementsPerPage: listLength,
					currentPage: page,
					totalPages,
				},
				links: {
					first: link(1),
					...(page > 1 ? { prev: link(page - 1) } : {}),
					self: link(page),
					...(page < totalPages ? { next: link(page + 1) } : {}),
					last: link(totalPages),
				},
			});
		}
	}

	/** A file that grows line by line, so that no dump is held in memory; called without a text it is closed. */
	#open(file: string): (text?: string) => void {
		const place = path.join(this.#out, file);
		mkdirSync(path.dirname(place), { recursive: true });
		const handle = openSync(place, 'w');
		this.#files += 1;
		return (text) => {
			if (text === undefined) closeSync(handle);
			else writeSync(handle, text);
		};
	}

	#csvCells(entry: Entry): string[] {
		const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
		const item =
			entry.kind === 'item'
				? entry
				: entry.kind === 'attachment' && entry.owner.kind === 'item'
					? entry.owner
					: undefined;
		return [
			this.#url(entry.address),
			meeting.municipality.name,
			meeting.committee.name,
			meeting.data.date ?? '',
			item?.data.number ?? '',
			entry.kind === 'meeting' ? '' : entry.data.title,
			item?.data.caseNumber ?? '',
			entry.kind === 'item' ? entry.outcome : '',
			entry.kind === 'item' ? (entry.decision?.text ?? '') : '',
		];
	}

	#entry(entry: ItemEntry | MeetingEntry): FeedEntry {
		const words = wordsOf(this.#site.archive.settings.language);
		const meeting = entry.kind === 'item' ? entry.meeting : entry;
		const days = this.#days.get(entry.file);
		const day = meeting.data.date ?? '1970-01-01';
		const decision = entry.kind === 'item' ? (entry.decision?.text ?? '') : '';
		return {
			id: this.#iri(entry.address),
			url: this.#url(entry.address),
			title:
				entry.kind === 'item'
					? `${entryTitle(entry, words)} – ${meetingTitle(meeting, words)}`
					: `${meeting.municipality.name}: ${meetingTitle(entry, words)}`,
			summary:
				entry.kind === 'item'
					? decision
					: entry.items
							.map((item) => `${item.data.number ?? ''} ${item.data.title}`.trim())
							.join('\n'),
			updated: days?.changed ?? day,
			published: days?.written ?? day,
			categories: [
				meeting.committee.name,
				...(entry.kind === 'item' && entry.data.caseNumber ? [entry.data.caseNumber] : []),
			],
		};
	}

	/** An id for feeds: the public address, or a name that needs none. */
	#iri(address: string): string {
		return this.#absolute ? this.#url(address) : `urn:udvalgsarkiv:${address}`;
	}

	#feed(address: string, title: string, entries: readonly (ItemEntry | MeetingEntry)[]): void {
		const facts = {
			id: this.#iri(`${address}feed.xml`),
			self: this.#url(`${address}feed.xml`),
			page: this.#url(address),
			title,
			author: this.#site.archive.settings.publisher ?? this.#site.archive.settings.title,
		};
		const newest = entries
			.map((entry) => ({ entry, feed: this.#entry(entry) }))
			.sort((a, b) =>
				a.feed.updated < b.feed.updated ? 1 : a.feed.updated > b.feed.updated ? -1 : 0,
			)
			.slice(0, feedLength)
			.map(({ feed }) => feed);
		this.#put(`${address}feed.xml`, atomFeed(facts, newest));
	}

	/** Feeds of meetings for the archive, municipalities and committees; of treatments for cases, topics and members. */
	#writeFeeds(): void {
		const { archive, topics } = this.#site;
		const { title } = archive.settings;
		this.#feed('/', title, archive.meetings.slice(0, feedLength));
		for (const municipality of archive.municipalities) {
			const meetings = municipality.committees
				.flatMap((committee) => committee.meetings)
				.sort(compareMeetings);
			this.#feed(
				municipality.address,
				`${municipality.name} – ${title}`,
				meetings.slice(0, feedLength),
			);
			for (const committee of municipality.committees) {
				this.#feed(
					committee.address,
					`${committee.name}, ${municipality.name} – ${title}`,
					committee.meetings.slice(0, feedLength),
				);
			}
		}
		for (const topic of topics.values()) {
			this.#feed(
				topic.address,
				`KLE ${topic.group}, ${topic.municipality.name} – ${title}`,
				topic.cases
					.flatMap(({ items }) => items)
					.sort((a, b) => compareMeetings(a.meeting, b.meeting)),
			);
		}
	}

	#writeCalendars(): void {
		for (const municipality of this.#site.archive.municipalities) {
			for (const committee of municipality.committees) {
				const entries = committee.meetings.map((meeting) => ({
					meeting,
					url: this.#url(meeting.address),
					changed: this.#days.get(meeting.file)?.changed ?? meeting.data.date ?? '1970-01-01',
					description: [
						...meeting.items.map((item) => `${item.data.number ?? ''} ${item.data.title}`.trim()),
						this.#url(meeting.address),
					].join('\n'),
				}));
				this.#put(
					`${committee.address}kalender.ics`,
					calendar(`${committee.name}, ${municipality.name}`, entries),
				);
			}
		}
	}

	#writeDescriptions(): void {
		const { archive, cases, people } = this.#site;
		const { settings } = archive;
		const schemas = Object.entries(recordSchemas).map(([name, schema]) => {
			this.#putJson(`data/skemaer/${name}.json`, z.toJSONSchema(schema, { io: 'input' }));
			return `data/skemaer/${name}.json`;
		});
		this.#put('data/README.txt', readme(settings.title, schemas));
		const files = ['moeder', 'punkter', 'bilag'].flatMap((name) =>
			(['ndjson', 'csv'] as const).map((format) => ({
				'@type': 'dcat:Distribution',
				'dct:title': `${name}.${format}`,
				'dcat:downloadURL': { '@id': this.#url(`/data/${name}.${format}`) },
				'dcat:mediaType': format === 'csv' ? 'text/csv' : 'application/x-ndjson',
			})),
		);
		this.#putJson('data/dcat.jsonld', {
			'@context': {
				dcat: 'http://www.w3.org/ns/dcat#',
				dct: 'http://purl.org/dc/terms/',
				foaf: 'http://xmlns.com/foaf/0.1/',
			},
			'@id': this.#url('/data/'),
			'@type': 'dcat:Dataset',
			'dct:title': { '@value': settings.title, '@language': 'da' },
			'dct:description': {
				'@value': settings.description ?? 'Dagsordener, referater og bilag',
				'@language': 'da',
			},
			'dct:language': 'da',
			...(settings.publisher
				? { 'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': settings.publisher } }
				: {}),
			'dcat:landingPage': { '@id': this.#url('/') },
			'dcat:distribution': files,
		});
		const pages = [
			'/',
			...archive.municipalities.flatMap(({ address, committees }) => [
				address,
				...committees.map((committee) => committee.address),
			]),
			...[...archive.meetings, ...archive.items, ...archive.attachments].map(
				({ address }) => address,
			),
			...cases.keys(),
			...people.keys(),
		];
		this.#writeSitemap(pages);
		this.#put(
			'robots.txt',
			`User-agent: *\nAllow: /\n${this.#absolute ? `Sitemap: ${this.#url('/sitemap.xml')}\n` : ''}`,
		);
	}

	/** One sitemap, or an index of several: one holds at most 50,000 addresses (sitemaps.org). */
	#writeSitemap(pages: readonly string[]): void {
		const most = 50_000;
		const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
		const xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
		const set = (part: readonly string[]): string =>
			`${head}<urlset ${xmlns}>\n${part.map((address) => `<url><loc>${escapeXml(this.#url(address))}</loc></url>`).join('\n')}\n</urlset>\n`;
		if (pages.length <= most) {
			this.#put('sitemap.xml', set(pages));
			return;
		}
		const parts = Array.from(
			{ length: Math.ceil(pages.length / most) },
			(_, index) => `sitemap-${index + 1}.xml`,
		);
		for (const [index, file] of parts.entries())
			this.#put(file, set(pages.slice(index * most, (index + 1) * most)));
		const links = parts.map(
			(file) => `<sitemap><loc>${escapeXml(this.#url(`/${file}`))}</loc></sitemap>`,
		);
		this.#put(
			'sitemap.xml',
			`${head}<sitemapindex ${xmlns}>\n${links.join('\n')}\n</sitemapindex>\n`,
		);
	}
}

const csvColumns = [
	'adresse',
	'kommune',
	'udvalg',
	'dato',
	'punkt',
	'titel',
	'sagsnummer',
	'udfald',
	'beslutning',
];

/** One row as RFC 4180 has it; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
function csvRow(cells: readonly string[]): string {
	const quoted = cells.map((cell) => {
		const safe = /^[=+@\t\r]|^-(?!\d)/u.test(cell) ? `'${cell}` : cell;
		return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	});
	return `${quoted.join(',')}\r\n`;
}

function readme(title: string, schemas: readonly string[]): string {
	return `${title}: åbne data

oparl/system.json                             her begynder en læser af OParl: lister over kommuner, udvalg, medlemmer, møder og sager
moeder.ndjson, punkter.ndjson, bilag.ndjson   en post pr. linje som JSON, i OParl 1.1's form
moeder.csv, punkter.csv, bilag.csv            de vigtigste felter som regneark (UTF-8, komma)
aendringer.ndjson                             hvornår hver post først blev skrevet og sidst ændret; fjernede og flyttede poster står med "deleted"
dcat.jsonld                                   beskrivelse af datasættet (DCAT)
${schemas.map((file) => file.replace('data/', '')).join(', ')}   JSON Schema for de felter, som posterne er skrevet i

Ved siden af hver side ligger den samme post som index.json.
Afstemninger står under "voteEvents" i Popolos form. Hvad kilden ikke oplyser, mangler; det er ikke udfyldt.
`;
}
