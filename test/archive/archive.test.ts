import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { casesOf } from '../../src/archive/cases.ts';
import { committeesOf, isPersonName, peopleOf } from '../../src/archive/people.ts';
import { resolveReferences } from '../../src/archive/references.ts';

const fixture = 'test/fixtures/site';
const folders: string[] = [];

/** A copy of the fixture in which a test may change files. */
function copy(): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-'));
	folders.push(folder);
	cpSync(fixture, folder, { recursive: true });
	return folder;
}

function edit(folder: string, file: string, from: string, to: string): void {
	const place = path.join(folder, file);
	const text = readFileSync(place, 'utf8');
	expect(text).toContain(from);
	writeFileSync(place, text.replace(from, to));
}

afterEach(() => {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const tmu = 'nordsoe/teknik-og-miljoeudvalget';

test('orders meetings from the newest, undated last', () => {
	const archive = readArchive(fixture);
	expect(archive.problems).toEqual([]);
	expect(archive.meetings.map(({ day }) => day.slice(0, 8))).toEqual([
		'2025-01-',
		'2024-05-',
		'2024-05-',
		'2024-03-',
		'udateret',
	]);
	expect(archive.meetings[1]!.committee.name).toBe('Kommunalbestyrelsen');
});

test('links items to their meeting and attachments to their owner', () => {
	const archive = readArchive(fixture);
	const item = archive.item(`${tmu}/2024-03-06/02`)!;
	expect(item.meeting.id).toBe(`${tmu}/2024-03-06`);
	expect(item.outcome).toBe('recommended');
	expect(item.attachments.map(({ address }) => address)).toEqual([
		`/${tmu}/2024-03-06/2/bilag/1/`,
		`/${tmu}/2024-03-06/2/bilag/2/`,
		`/${tmu}/2024-03-06/2/bilag/3/`,
	]);
	expect(archive.meeting(`${tmu}/2024-03-06`)!.attachments[0]!.address).toBe(
		`/${tmu}/2024-03-06/bilag/1/`,
	);
});

test('reads the whole record and its body on demand', () => {
	const archive = readArchive(fixture);
	const { data, body } = archive.read(archive.item(`${tmu}/2024-05-15/02`)!);
	expect(data.title).toBe('Meddelelser');
	expect(body).toMatch(/^Formanden orienterede/);
});

test('knows committees of the register that have no meeting yet', () => {
	const names = readArchive(fixture)
		.municipality('nordsoe')!
		.committees.map(({ name }) => name);
	expect(names).toEqual(['Kommunalbestyrelsen', 'Kulturudvalget', 'Teknik- og Miljøudvalget']);
});

test('says which file is wrong and leaves it out', () => {
	const folder = copy();
	edit(folder, `items/${tmu}/2024-05-15/02.mdx`, 'access: "open"', 'access: "ajar"');
	edit(folder, `items/${tmu}/2024-05-15/01.mdx`, 'order: 1', 'order: 7');
	const archive = readArchive(folder);
	expect(archive.problems.map(({ file }) => file)).toEqual([
		`items/${tmu}/2024-05-15/01.mdx`,
		`items/${tmu}/2024-05-15/02.mdx`,
	]);
	expect(archive.meeting(`${tmu}/2024-05-15`)!.items).toEqual([]);
});

test('lets an item keep its address when a newcomer takes its number', () => {
	const folder = copy();
	writeFileSync(
		path.join(folder, 'addresses.json'),
		JSON.stringify({
			schema: 1,
			addresses: {
				[`/${tmu}/2024-03-06/1/`]: {
					item: `${tmu}/2024-03-06/01`,
					title: 'cykelsti-langs-strandvejen',
					case: '24-003117',
				},
			},
		}),
	);
	const archive = readArchive(folder);
	expect(archive.item(`${tmu}/2024-03-06/02`)!.address).toBe(`/${tmu}/2024-03-06/1/`);
	expect(archive.item(`${tmu}/2024-03-06/01`)!.address).toBe(`/${tmu}/2024-03-06/nr-1/`);
});

test('gathers a case across committees in time order', () => {
	const cases = casesOf(readArchive(fixture));
	const file = cases.get('/nordsoe/sager/24-003117/')!;
	expect(file.items.map(({ meeting }) => meeting.day)).toEqual([
		'2024-03-06',
		'2024-05-15',
		'2024-05-28',
	]);
	expect(file.standing).toBe(false);
});

test('knows members from rosters and votes with their side, and nobody else', () => {
	const people = peopleOf(readArchive(fixture));
	expect([...people.values()].map(({ name }) => name)).toEqual([
		'Asta Holm',
		'Bo Vang',
		'Carla Dyrby',
		'Ditte Ørum',
		'Egon Sand',
		'Frida Lund',
		'Gerda Klit',
	]);
	const bo = people.get('/nordsoe/medlemmer/bo-vang/')!;
	expect(bo.votes.map(({ side }) => side)).toEqual(['against']);
	const egon = people.get('/nordsoe/medlemmer/egon-sand/')!;
	expect(egon.meetings.map(({ presence }) => presence)).toContain('absent');
	expect(committeesOf(bo).map(({ committee }) => committee.name)).toEqual([
		'Teknik- og Miljøudvalget',
		'Kommunalbestyrelsen',
	]);
});

test.each([
	['Asta Holm', true],
	['Jens P. Ørum-Vig', true],
	['A', false],
	['Venstre', false],
	['Dansk Folkeparti', false],
	['Det Konservative Folkeparti', false],
	['Radikale Venstre', false],
	['gruppe A og F', false],
])('%s is a person: %s', (name, expected) => {
	expect(isPersonName(name)).toBe(expected);
});

test('resolves references to what the archive holds, and says why it cannot', () => {
	const archive = readArchive(fixture);
	const cases = casesOf(archive);
	const index = resolveReferences(archive, cases);
	const second = archive.item(`${tmu}/2024-05-15/01`)!;
	expect(
		index.from(second).map((one) => ('target' in one ? one.target.address : one.reason)),
	).toEqual([`/${tmu}/2024-03-06/2/`, 'no-such-meeting']);
	const first = archive.item(`${tmu}/2024-03-06/02`)!;
	expect(index.to(first.address)).toEqual([second]);
	expect(index.to(first.attachments[1]!.address)).toEqual([first]);
});

test('leads from no paper to another by its place alone, and from no month to a meeting', () => {
	const folder = copy();
	const paper = `attachments/${tmu}/2024-03-06/02-1.mdx`;
	edit(
		folder,
		paper,
		'provenance:',
		`references:\n  - {"text": "bilag 2", "attachment": "2"}\n  - {"text": "TMU i maj 2024", "committeeName": "Teknik- og Miljøudvalget", "month": "2024-05"}\nprovenance:`,
	);
	const reasons = () => {
		const archive = readArchive(folder);
		expect(archive.problems).toEqual([]);
		const entry = archive.attachment(`${tmu}/2024-03-06/02-1`)!;
		return resolveReferences(archive, casesOf(archive))
			.from(entry)
			.map((one) => ('target' in one ? one.target.address : one.reason));
	};
	expect(reasons()).toEqual([`/${tmu}/2024-03-06/2/bilag/2/`, 'unclear']);
	const second = `attachments/${tmu}/2024-03-06/02-2.mdx`;
	edit(folder, second, 'title: "Bilag 2 - ', 'title: "');
	expect(reasons()).toEqual(['unclear', 'unclear']);
});
