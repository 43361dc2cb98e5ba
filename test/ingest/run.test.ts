import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRecord } from '../../src/records/frontmatter.ts';
import type { DocumentReport } from '../../scripts/ingest/report.ts';
import type { IngestResult } from '../../scripts/ingest/run.ts';
import { asManyThreadsAsPay } from '../../scripts/ingest/thread-pool.ts';
import { makeArchive, recordsOf, snapshot } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import {
	agenda,
	attachmentText,
	minutes,
	pressRelease,
	printDocument,
	supplement,
} from '../support/nordsoe.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

const meeting = 'nordsoe/teknik-og-miljoeudvalget/2025-03-04';

function only({ report }: IngestResult): DocumentReport {
	expect(report.documents).toHaveLength(1);
	return report.documents[0]!;
}

function rules(result: IngestResult): string[] {
	return result.report.documents.flatMap(({ messages }) =>
		messages.filter(({ level }) => level !== 'info').map(({ rule }) => rule),
	);
}

describe('one document', () => {
	test('becomes a meeting with its items and attachments, and is kept byte for byte', async () => {
		const result = await archive.ingest([archive.put('nordsoe/dagsorden.txt', agenda)]);
		expect(only(result)).toMatchObject({
			file: 'source/nordsoe/dagsorden.txt',
			status: 'written',
			meeting,
			items: 2,
			attachments: 2,
			messages: [],
		});
		expect(Object.keys(snapshot(archive.content))).toEqual([
			`attachments/${meeting}/01-1.mdx`,
			`attachments/${meeting}/01-2.mdx`,
			'changes.json',
			`items/${meeting}/01.mdx`,
			`items/${meeting}/02.mdx`,
			`meetings/${meeting}.mdx`,
			'municipalities/nordsoe.yaml',
			'source/nordsoe/dagsorden.txt',
		]);
		expect(archive.read('source/nordsoe/dagsorden.txt')).toBe(agenda);
	});

	test('accounts for every line', async () => {
		const { lines } = only(await archive.ingest([archive.put('nordsoe/dagsorden.txt', agenda)]));
		expect(lines!.total).toBe(agenda.split('\n').length - 1);
		expect(lines!.blank + lines!.content + lines!.furniture + lines!.withheld).toBe(lines!.total);
	});

	test('read again is unchanged, and so are its files', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		const first = only(await archive.ingest([file]));
		const before = snapshot(archive.content);
		const again = await archive.ingest([file], { today: '2026-01-01' });
		expect(only(again)).toEqual({ ...first, status: 'unchanged' });
		expect(again.report).toMatchObject({ written: 0, unchanged: 5, removed: 0 });
		expect(snapshot(archive.content)).toEqual(before);
	});

	test('with nothing remembered is read again, to the same bytes', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		await archive.ingest([file]);
		const before = snapshot(archive.content);
		fs.rmSync(path.join(archive.content, '.ingest'), { recursive: true });
		expect(only(await archive.ingest([file], { today: '2026-01-01' })).status).toBe('unchanged');
		expect(snapshot(archive.content)).toEqual(before);
	});

	test('that states no date gets an undated address and no date', async () => {
		const undated = agenda.replace(/^Mødedato.*\n/mu, '');
		const report = only(await archive.ingest([archive.put('nordsoe/dagsorden.txt', undated)]));
		expect(report.meeting).toBe(
			`nordsoe/teknik-og-miljoeudvalget/udateret-${report.sha256!.slice(0, 6)}`,
		);
		expect(readRecord(archive.read(`meetings/${report.meeting}.mdx`)).data['date']).toBeUndefined();
	});

	test('takes date and committee from its sidecar, which is kept beside it', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda.replace(/^Mødedato.*\n/mu, ''));
		archive.put('nordsoe/dagsorden.txt.yaml', 'date: 2025-03-05\nretrieved: "2025-06-01"\n');
		expect(only(await archive.ingest([file])).meeting).toBe(
			'nordsoe/teknik-og-miljoeudvalget/2025-03-05',
		);
		expect(archive.read('source/nordsoe/dagsorden.txt.yaml')).toContain('2025-03-05');
	});

	test('says where its sidecar contradicts the print, and takes neither for the other', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		const sidecar = (text: string) => archive.put('nordsoe/dagsorden.txt.yaml', text);
		const said = async () =>
			only(await archive.ingest([file])).messages.map(({ level, text }) => `${level} ${text}`);
		sidecar('date: 2025-03-04\ncommittee: Teknik- og Miljøudvalget\nkind: supplementary-agenda\n');
		expect(await said()).toEqual([]);
		sidecar('date: 2025-03-05\ncommittee: Vandudvalget\nkind: minutes\n');
		expect(await said()).toEqual(
			[
				'date of the print, "2025-03-04", found "2025-03-05"',
				'committee of the print, "Teknik- og Miljøudvalget", found "Vandudvalget"',
				'kind of the print, "agenda", found "minutes"',
			].map((text) => `warning expected the ${text} in the sidecar, which counts`),
		);
	});

	test('says which `udvalget` of a paper nobody can name', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		const paper = archive.put(
			'nordsoe/dagsorden.bilag/notat.txt',
			'Notat om molen\n\nHavneudvalget og Kulturudvalget fik sagen. Udvalget besluttede den 4. februar 2025 at vente.\n',
		);
		const { report } = await archive.ingest([file, paper]);
		expect(report.documents.flatMap(({ messages }) => messages)).toContainEqual({
			level: 'info',
			line: 1,
			rule: 'reference',
			text: 'expected the committee of "Udvalget besluttede den 4. februar 2025", found none named',
		});
	});

	test('in a dry run is reported, and nothing is written', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		const result = await archive.ingest([file], { dryRun: true });
		expect(result.report).toMatchObject({ written: 5, unchanged: 0, removed: 0 });
		expect(fs.existsSync(archive.content)).toBe(false);
	});

	test('whose parser now yields fewer records loses those it no longer yields', async () => {
		const file = archive.put('nordsoe/dagsorden.txt', agenda);
		await archive.ingest([file]);
		fs.mkdirSync(path.join(archive.content, 'corrections'));
		const line = agenda.split('\n').indexOf('Overslag over udgifter') + 1;
		fs.writeFileSync(
			path.join(archive.content, 'corrections/nordsoe.yaml'),
			`- { file: dagsorden.txt, line: ${line}, wrong: "Overslag over udgifter", right: "", why: "trykt to gange" }\n`,
		);
		const result = await archive.ingest([file]);
		expect(result.report.removed).toBe(1);
		expect(snapshot(archive.content)[`attachments/${meeting}/01-2.mdx`]).toBeUndefined();
		expect(archive.read('changes.json')).not.toContain('01-2.mdx');
		expect(archive.read('source/nordsoe/dagsorden.txt')).toBe(agenda);
	});

	test('with a personal number is written, with an error that does not repeat it', async () => {
		const text = agenda.replace('to kilometer lang', 'ejet af 070761-4285');
		const report = only(await archive.ingest([archive.put('nordsoe/dagsorden.txt', text)]));
		expect(report.status).toBe('written');
		const errors = report.messages.filter(({ level }) => level === 'error');
		expect(errors.map(({ rule }) => rule)).toEqual(['cpr']);
		expect(JSON.stringify(errors)).not.toContain('4285');
	});
});

describe('documents of one meeting', () => {
	const files = { 'a.txt': agenda, 'm.txt': minutes, 's.txt': supplement };

	test('become one meeting, the same in whatever order they come', async () => {
		const orders = [
			['a.txt', 'm.txt', 's.txt'],
			['a.txt', 's.txt', 'm.txt'],
			['m.txt', 'a.txt', 's.txt'],
			['m.txt', 's.txt', 'a.txt'],
			['s.txt', 'a.txt', 'm.txt'],
			['s.txt', 'm.txt', 'a.txt'],
		] as const;
		const seen = new Set<string>();
		for (const order of orders) {
			const other = makeArchive();
			for (const name of order) {
				await other.ingest([other.put(`nordsoe/${name}`, files[name])]);
			}
			seen.add(JSON.stringify(recordsOf(snapshot(other.content))));
			other.remove();
		}
		const together = makeArchive();
		for (const [name, text] of Object.entries(files)) together.put(`nordsoe/${name}`, text);
		const result = await together.ingest([path.join(together.root, 'documents')]);
		expect(rules(result)).toEqual([]);
		expect(result.report.documents.map(({ status }) => status)).toEqual([
			'merged',
			'merged',
			'merged',
		]);
		seen.add(JSON.stringify(recordsOf(snapshot(together.content))));
		together.remove();
		expect(seen.size).toBe(1);
	});

	test('minutes win, and the agenda’s wording is kept beside them', async () => {
		await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
		await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
		const item = readRecord(archive.read(`items/${meeting}/01.mdx`));
		expect(item.body).toContain('4,6 mio.');
		expect(item.body).not.toContain('4,2 mio.');
		expect(item.data['earlier']).toMatchObject([
			{ kind: 'agenda', file: 'source/nordsoe/a.txt', passages: [{ text: /4,2 mio/ }] },
		]);
		const shifted = readRecord(archive.read(`items/${meeting}/03.mdx`)).data;
		expect(shifted).toMatchObject({ number: '3', title: 'Affaldsplan i høring' });
		expect(shifted['earlier']).toMatchObject([{ number: '2' }]);
		expect(readRecord(archive.read(`meetings/${meeting}.mdx`)).data['documents']).toMatchObject([
			{ kind: 'minutes' },
			{ kind: 'agenda' },
		]);
	});

	test('an item that only the agenda has stays, after the one it followed', async () => {
		const withMore = printDocument({
			kind: 'Dagsorden',
			items: [
				{ title: 'Ny cykelsti langs Havnevej', caseNumber: '25/001234', text: 'Stien.' },
				{ title: 'Salg af tømmerplads', caseNumber: '25/003333', text: 'Pladsen sælges.' },
				{ title: 'Affaldsplan i høring', caseNumber: '25/001300', text: 'Planen.' },
			],
		});
		await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
		await archive.ingest([archive.put('nordsoe/a.txt', withMore)]);
		const titles = [1, 2, 3, 4].map(
			(order) => readRecord(archive.read(`items/${meeting}/0${order}.mdx`)).data['title'],
		);
		expect(titles).toEqual([
			'Ny cykelsti langs Havnevej',
			'Salg af tømmerplads',
			'Vintertjeneste på mindre veje',
			'Affaldsplan i høring',
		]);
	});

	describe('a second meeting the same day, with another start and no common item', () => {
		const evening = printDocument({
			kind: 'Referat',
			start: '19:00',
			items: [
				{ title: 'Besøg på genbrugspladsen', caseNumber: '25/004444', text: 'Bussen kører.' },
			],
		});
		const starts = (): unknown[] =>
			['', '-2'].map(
				(name) => readRecord(archive.read(`meetings/${meeting}${name}.mdx`)).data['start'],
			);

		test('is numbered by its start, in whatever order they come', async () => {
			await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
			const report = only(await archive.ingest([archive.put('nordsoe/aften.txt', evening)]));
			expect(report).toMatchObject({ status: 'written', meeting: `${meeting}-2`, items: 1 });
			expect(starts()).toEqual(['15:00', '19:00']);
			const before = recordsOf(snapshot(archive.content));

			const other = makeArchive();
			await other.ingest([other.put('nordsoe/aften.txt', evening)]);
			await other.ingest([other.put('nordsoe/m.txt', minutes)]);
			expect(recordsOf(snapshot(other.content))).toEqual(before);
			other.remove();

			const words = [path.join(archive.root, 'documents')];
			const again = await archive.ingest(words, { force: true });
			expect(again.report).toMatchObject({ written: 0, removed: 0 });
		});

		test('gets the next number where the first has been published', async () => {
			await archive.ingest([archive.put('nordsoe/aften.txt', evening)]);
			fs.writeFileSync(
				path.join(archive.content, 'addresses.json'),
				JSON.stringify({ schema: 1, addresses: { [`/${meeting}/`]: { page: true } } }),
			);
			await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
			expect(starts()).toEqual(['19:00', '15:00']);
		});
	});

	test('a moved start with common items is the same meeting', async () => {
		await archive.ingest([archive.put('nordsoe/a.txt', agenda.replace('15:00', '16:00'))]);
		await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
		const { data } = readRecord(archive.read(`meetings/${meeting}.mdx`));
		expect(data).toMatchObject({ start: '15:00', earlier: [{ start: '16:00' }] });
	});

	test('a document that moves to another day leaves its meeting', async () => {
		const file = archive.put('nordsoe/a.txt', agenda);
		await archive.ingest([file]);
		archive.put('nordsoe/a.txt.yaml', 'date: 2025-03-11\n');
		const result = await archive.ingest([file]);
		expect(result.report.removed).toBe(5);
		const files = Object.keys(recordsOf(snapshot(archive.content)));
		expect(files.filter((name) => name.includes('2025-03-04'))).toEqual([]);
		expect(files).toHaveLength(5);
	});
});

describe('files that are no meeting', () => {
	test('a press release is refused with the reason, and the others go through', async () => {
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/presse.txt', pressRelease);
		const { report } = await archive.ingest([path.join(archive.root, 'documents')]);
		expect(report.documents.map(({ status }) => status)).toEqual(['written', 'failed']);
		expect(report.documents[1]!.messages).toMatchObject([{ level: 'error', rule: 'no-meeting' }]);
		expect(snapshot(archive.content)['source/nordsoe/presse.txt']).toBeUndefined();
	});

	test('a file in the folder <document>.bilag is an attachment, of a line or of the meeting', async () => {
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/a.bilag/presse.txt', pressRelease);
		const { report } = await archive.ingest([path.join(archive.root, 'documents')]);
		expect(report.documents.map(({ status }) => status)).toEqual(['attached', 'written']);
		expect(report.documents[0]!.messages).toMatchObject([{ level: 'warning' }]);
		const own = readRecord(archive.read(`attachments/${meeting}/00-1.mdx`));
		expect(own.data).toMatchObject({
			meeting,
			text: 'full',
			provenance: { file: 'source/nordsoe/a.bilag/presse.txt', lines: [1, 3] },
		});
		expect(own.body).toContain('malet grøn');
	});

	test('a file in that folder that only a closed item lists is withheld, by name or by title', async () => {
		const closed = agenda.replace('Punkt 1: ', 'Punkt 1: (Lukket) ');
		archive.put('nordsoe/a.txt', closed);
		archive.put('nordsoe/a.bilag/Kort over Havnevej.txt', 'Grunden er vist med rødt.\n');
		archive.put('nordsoe/a.bilag/b17.txt', attachmentText);
		archive.put('nordsoe/a.bilag/presse.txt', pressRelease);
		const { report } = await archive.ingest([path.join(archive.root, 'documents')]);
		const withheld = (name: string): number | undefined =>
			report.documents.find(({ file }) => file.endsWith(name))?.withheld?.length;
		expect(['Havnevej.txt', 'b17.txt', 'presse.txt'].map(withheld)).toEqual([1, 2, 0]);
		const records = Object.values(recordsOf(snapshot(archive.content))).join('\n');
		expect(records).not.toMatch(/vist med rødt|Jord og asfalt/u);
		expect(records).toContain('malet grøn');
	});

	test('a sidecar says which attachment a file is, and minutes that come later keep it', async () => {
		archive.put('nordsoe/a.txt', agenda);
		const file = archive.put('nordsoe/x17.txt', attachmentText);
		archive.put('nordsoe/x17.txt.yaml', 'item: 1\norder: 2\n');
		await archive.ingest([path.join(archive.root, 'documents')]);
		const attachment = (): unknown =>
			readRecord(archive.read(`attachments/${meeting}/01-2.mdx`)).data;
		const expected = { title: 'Overslag over udgifter', text: 'full', order: 2 };
		expect(attachment()).toMatchObject(expected);
		await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
		expect(attachment()).toMatchObject(expected);
		const { report } = await archive.ingest([file]);
		expect(report.documents).toMatchObject([{ status: 'unchanged' }]);
	});

	test('a file whose name or title is one declared line is its attachment, even where it reads as a meeting', async () => {
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/Kort over Havnevej.txt', 'Her ligger vejen.\n');
		const elders = printDocument({
			kind: 'Referat',
			committee: 'Ældrerådet',
			date: '1. februar 2025',
			items: [{ title: 'Bænke ved stien', text: 'Rådet ønsker bænke.' }],
		});
		archive.put('nordsoe/Overslag over udgifter.txt', elders);
		const words = [path.join(archive.root, 'documents')];
		const { report } = await archive.ingest(words);
		expect(report.documents.map(({ status }) => status)).toEqual([
			'attached',
			'attached',
			'written',
		]);
		expect(readRecord(archive.read(`attachments/${meeting}/01-1.mdx`)).body).toContain(
			'Her ligger',
		);
		expect(readRecord(archive.read(`attachments/${meeting}/01-2.mdx`)).body).toContain(
			'ønsker bænke',
		);
		expect(Object.keys(recordsOf(snapshot(archive.content)))).toHaveLength(5);
		const before = snapshot(archive.content);
		const again = await archive.ingest(words, { force: true });
		expect(again.report).toMatchObject({ written: 0, removed: 0 });
		expect(snapshot(archive.content)).toEqual(before);
	});

	test('other types are passed over, and sidecars are no documents', async () => {
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/a.txt.yaml', 'kind: agenda\n');
		archive.put('nordsoe/billede.png', 'x');
		const result = await archive.ingest([path.join(archive.root, 'documents')]);
		expect(result.passedOver).toHaveLength(1);
		expect(result.report.documents).toHaveLength(1);
	});

	test('a damaged file and a sidecar that is none are named, and nothing is written for them', async () => {
		archive.put('nordsoe/a.pdf', 'no pdf at all');
		archive.put('nordsoe/b.txt', agenda);
		archive.put('nordsoe/b.txt.yaml', 'datum: 2025-03-04\n');
		const { report } = await archive.ingest([path.join(archive.root, 'documents')]);
		expect(report.documents.map(({ status }) => status)).toEqual(['failed', 'failed']);
		expect(rules({ report, passedOver: [] })).toEqual(['pdf', 'sidecar']);
		expect(recordsOf(snapshot(archive.content))).toEqual({});
	});

	test.each(['borte.txt.yaml', 'a.txt.yml', 'A.txt.yaml'])(
		'a sidecar that describes no document is an error: %s',
		async (name) => {
			archive.put('nordsoe/a.txt', agenda);
			const sidecar = archive.put(`nordsoe/${name}`, 'kind: agenda\n');
			const result = await archive.ingest([path.join(archive.root, 'documents')]);
			expect(result.report.documents.map(({ status }) => status)).toEqual(['written', 'failed']);
			expect(result.report.documents[1]!.file).toBe(sidecar);
			expect(rules(result)).toEqual(['sidecar']);
		},
	);

	test('a correction that cannot be used is an error', async () => {
		fs.mkdirSync(path.join(archive.content, 'corrections'), { recursive: true });
		fs.writeFileSync(
			path.join(archive.content, 'corrections/nordsoe.yaml'),
			'- { file: a.txt, line: 1, wrong: "findes ikke", right: "x", why: "prøve" }\n' +
				'- { file: borte.txt, line: 1, wrong: "a", right: "b", why: "prøve" }\n',
		);
		const result = await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
		expect(rules(result)).toEqual(['correction', 'correction']);
	});
});

describe('records edited by hand', () => {
	const item = `items/${meeting}/01.mdx`;
	const edit = (): void => {
		const file = path.join(archive.content, item);
		fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('kilometer lang', 'km lang'));
	};

	test('are never overwritten: the new version is put beside them', async () => {
		await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
		edit();
		const result = await archive.ingest([archive.put('nordsoe/m.txt', minutes)]);
		expect(rules(result)).toEqual(['hand-edited']);
		expect(archive.read(item)).toContain('to km lang');
		expect(archive.read(`${item}.new`)).toContain('4,6 mio.');
	});

	test('are left in peace while their document is the same', async () => {
		const file = archive.put('nordsoe/a.txt', agenda);
		await archive.ingest([file]);
		edit();
		fs.rmSync(path.join(archive.content, '.ingest'), { recursive: true });
		expect(rules(await archive.ingest([file]))).toEqual([]);
		expect(archive.read(item)).toContain('to km lang');
		expect(snapshot(archive.content)[`${item}.new`]).toBeUndefined();
	});

	test('are replaced with --force, and the version beside them goes', async () => {
		await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
		edit();
		const file = archive.put('nordsoe/m.txt', minutes);
		await archive.ingest([file]);
		await archive.ingest([file], { force: true });
		expect(archive.read(item)).not.toContain('km lang');
		expect(snapshot(archive.content)[`${item}.new`]).toBeUndefined();
	});

	test('are not taken away when their document no longer yields them', async () => {
		const file = archive.put('nordsoe/a.txt', agenda);
		await archive.ingest([file]);
		edit();
		archive.put('nordsoe/a.txt.yaml', 'date: 2025-03-11\n');
		await archive.ingest([file]);
		expect(archive.read(item)).toContain('to km lang');
	});
});

describe('where files are kept', () => {
	test('another file of the same name is kept beside the first', async () => {
		await archive.ingest([archive.put('nordsoe/x/a.txt', agenda)], { municipality: 'nordsoe' });
		await archive.ingest([archive.put('nordsoe/y/a.txt', minutes)], { municipality: 'nordsoe' });
		expect(archive.read('source/nordsoe/a.txt')).toBe(agenda);
		expect(archive.read('source/nordsoe/a-2.txt')).toBe(minutes);
	});

	test('folders below the one named are kept, and names stay below the archive', async () => {
		archive.put('alt/2025/a.txt', agenda);
		await archive.ingest([path.join(archive.root, 'documents/alt')], {
			municipality: 'Nordsø ../x',
		});
		expect(Object.keys(snapshot(archive.content))).toContain('source/nordsoe-x/2025/a.txt');
		expect(fs.readdirSync(archive.root).sort()).toEqual(['content', 'documents']);
	});

	test('a file that lies in the archive is read where it lies', async () => {
		await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
		const before = snapshot(archive.content);
		await archive.ingest([path.join(archive.content, 'source')]);
		expect(snapshot(archive.content)).toEqual(before);
	});
});

test('several threads write the same bytes as one', async () => {
	for (let day = 1; day <= 9; day += 1) {
		archive.put(`nordsoe/${day}.txt`, agenda.replace('4. marts', `${day}. april`));
	}
	const words = [path.join(archive.root, 'documents')];
	await archive.ingest(words);
	const before = snapshot(archive.content);
	fs.rmSync(archive.content, { recursive: true });
	const { report } = await archive.ingest(words, {
		makeBuilder: (settings) => asManyThreadsAsPay(settings, 0),
	});
	expect(report.documents).toHaveLength(9);
	expect(snapshot(archive.content)).toEqual(before);
});
