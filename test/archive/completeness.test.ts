import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { askedFor, completenessOf } from '../../src/archive/completeness.ts';
import { derive } from '../../src/archive/current.ts';
import { hasDifferences, logOf } from '../../src/archive/log.ts';
import { topicsOf } from '../../src/archive/topics.ts';
import { copyOfFixture } from '../support/built-site.ts';

let folder: string;
let content: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-completeness-'));
	content = copyOfFixture(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = () => derive(readArchive(content));

test('what texts refer to in vain is listed once, with those that ask and why', () => {
	const site = read();
	const asked = askedFor(site, site.archive.municipality('nordsoe')!);
	expect(asked.length).toBeGreaterThan(0);
	for (const { from, times, reason } of asked) {
		expect(times).toBeGreaterThanOrEqual(from.length);
		expect(reason).toMatch(/^(?:no-such-|unclear)/u);
	}
	const all = [...site.archive.items, ...site.archive.attachments].flatMap((entry) =>
		site.references.from(entry).filter((one) => 'reason' in one),
	);
	expect(asked.reduce((sum, { times }) => sum + times, 0)).toBe(all.length);
});

test('a withdrawn record is counted where it stood, and pictures without text are', () => {
	const sum = (key: 'withdrawn' | 'pictures') => {
		const site = read();
		const rows = completenessOf(site, site.archive.municipality('nordsoe')!);
		return rows.reduce((n, row) => n + row[key], 0);
	};
	expect(sum('withdrawn')).toBe(0);
	expect(sum('pictures')).toBe(1);
	writeFileSync(
		path.join(content, 'withdrawn.yaml'),
		'- { item: "nordsoe/teknik-og-miljoeudvalget/2024-03-06", reason: "x", date: "2025-01-01" }\n',
	);
	const site = read();
	const rows = completenessOf(site, site.archive.municipality('nordsoe')!);
	const row = rows.find(
		({ year, committee }) => year === '2024' && committee.slug.startsWith('teknik'),
	);
	// The meeting, its three items and their attachments and its own.
	expect(row).toMatchObject({ withdrawn: 8, meetings: 1 });
});

test('the log of a committee holds its own records only, newest day first', () => {
	const files = read().archive;
	const records = Object.fromEntries(
		[...files.meetings, ...files.items].map(({ file }, index) => [
			file,
			{ written: '2025-01-01', changed: `2025-01-0${1 + (index % 3)}` },
		]),
	);
	writeFileSync(path.join(content, 'changes.json'), JSON.stringify({ schema: 1, records }));
	const site = read();
	const committee = site.archive.municipality('nordsoe')!.committees[0]!;
	const log = logOf(site, committee);
	const meetingsOf = log.flatMap(({ changes }) =>
		changes.map(({ entry }) => (entry.kind === 'meeting' ? entry : entry.meeting).committee),
	);
	expect(new Set(meetingsOf)).toEqual(new Set([committee]));
	expect(log.map(({ day }) => day)).toEqual(
		log
			.map(({ day }) => day)
			.sort()
			.reverse(),
	);
	const all = logOf(site).flatMap(({ changes }) => changes);
	expect(all).toHaveLength(files.meetings.length + files.items.length);
	for (const { entry, kind } of all) {
		const { written, changed } = records[entry.file]!;
		expect(kind).toBe(written === changed ? 'written' : 'changed');
	}
	expect(site.archive.items.some(hasDifferences)).toBe(false);
});

test('cases are gathered by the main group that their numbers carry', () => {
	const file = path.join(content, 'items/nordsoe/kommunalbestyrelsen/2024-05-28/02.mdx');
	const text = readFileSync(file, 'utf8');
	writeFileSync(
		file,
		text
			.replace(/^caseNumber:.*\n/mu, '')
			.replace(/^title:/mu, 'caseNumber: "24-77-05.01.02-G01"\ntitle:'),
	);
	const site = read();
	expect([...topicsOf(site.cases).values()]).toMatchObject([
		{ group: '05', address: '/nordsoe/emner/05/', items: 1 },
	]);
});
