import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { writeOpenData } from '../scripts/open-data.ts';
import { readArchive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';

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

/** What OParl 1.1 asks of every object, and of each kind (dev.oparl.org/spezifikation/1.1): required fields and types. */
const iri = z.url();
const oparl = {
	Meeting: z.looseObject({
		id: iri,
		type: z.literal('https://schema.oparl.org/1.1/Meeting'),
		start: z.iso.datetime({ offset: true }).optional(),
		organization: z.array(iri),
		agendaItem: z.array(iri),
		auxiliaryFile: z.array(iri),
		web: iri,
	}),
	AgendaItem: z.looseObject({
		id: iri,
		type: z.literal('https://schema.oparl.org/1.1/AgendaItem'),
		meeting: iri,
		order: z.int(),
		name: z.string(),
		public: z.boolean(),
		resolutionText: z.string().optional(),
		result: z.string().optional(),
	}),
	File: z.looseObject({
		id: iri,
		type: z.literal('https://schema.oparl.org/1.1/File'),
		accessUrl: iri,
		name: z.string(),
	}),
	Organization: z.looseObject({
		id: iri,
		type: z.literal('https://schema.oparl.org/1.1/Organization'),
		body: iri,
		name: z.string(),
	}),
	Body: z.looseObject({
		id: iri,
		type: z.literal('https://schema.oparl.org/1.1/Body'),
		name: z.string(),
	}),
};

test('an object stands beside every page of a record, and it is what OParl asks', () => {
	const { archive } = site;
	const kinds = { meeting: oparl.Meeting, item: oparl.AgendaItem, attachment: oparl.File };
	for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
		const object = JSON.parse(read(`${entry.address}index.json`)) as unknown;
		const parsed = kinds[entry.kind].parse(object);
		expect(parsed.id).toBe(`https://arkiv.example.dk/arkiv${entry.address}index.json`);
	}
	for (const municipality of archive.municipalities) {
		oparl.Body.parse(JSON.parse(read(`${municipality.address}index.json`)));
		for (const committee of municipality.committees) {
			oparl.Organization.parse(JSON.parse(read(`${committee.address}index.json`)));
		}
	}
});

test('every id that an object names is there', () => {
	const prefix = 'https://arkiv.example.dk/arkiv';
	const ids = [
		...ndjson('data/moeder.ndjson'),
		...ndjson('data/punkter.ndjson'),
		...ndjson('data/bilag.ndjson'),
	].flatMap((object) =>
		['meeting', 'organization', 'agendaItem', 'auxiliaryFile'].flatMap(
			(name) => object[name] ?? [],
		),
	) as string[];
	expect(ids.length).toBeGreaterThan(5);
	for (const id of ids) expect(existsSync(path.join(out, id.slice(prefix.length))), id).toBe(true);
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

test('sitemap, feeds and schemas are well formed', () => {
	for (const file of ['sitemap.xml', 'feed.xml'])
		expect(XMLValidator.validate(read(file)), file).toBe(true);
	expect(read('robots.txt')).toContain('Sitemap: https://arkiv.example.dk/arkiv/sitemap.xml');
	expect(JSON.parse(read('data/skemaer/items.json'))).toHaveProperty('properties.title');
	expect(JSON.parse(read('data/dcat.jsonld'))).toHaveProperty('@type', 'dcat:Dataset');
});
