import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyCorrections, readCorrections } from '../../scripts/ingest/corrections.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { IngestError, Messages } from '../../scripts/ingest/messages.ts';
import { formatOf } from '../../scripts/ingest/readers.ts';
import { readSidecar } from '../../scripts/ingest/sidecar.ts';
import { findSources, readSource } from '../../scripts/ingest/source.ts';
import { decodeText } from '../../scripts/ingest/text.ts';
import type { SourceDocument } from '../../scripts/ingest/types.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

describe('decodeText', () => {
	const words = 'Økonomi på åben mark – “citat” € 5\n';
	const latin = Buffer.from(
		words
			.replace('–', '\u0096')
			.replace('“', '\u0093')
			.replace('”', '\u0094')
			.replace('€', '\u0080'),
		'latin1',
	);
	test.each([
		['UTF-8', Buffer.from(words), 0],
		['UTF-8 with a mark', Buffer.from(`\ufeff${words}`), 0],
		['UTF-16 with a mark', Buffer.from(`\ufeff${words}`, 'utf16le'), 0],
		['UTF-16 without a mark', Buffer.from(words.replaceAll('€', 'e'), 'utf16le'), 1],
		['Windows-1252', latin, 1],
	])('reads %s', (_, bytes, messages) => {
		const said = new Messages();
		expect(decodeText(bytes, said).replace('\ufeff', '').replace('€', 'e')).toBe(
			words.replace('€', 'e'),
		);
		expect(said.list).toHaveLength(messages);
	});

	test('refuses bytes that are no text', () => {
		const bytes = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 31);
		expect(() => decodeText(bytes, new Messages())).toThrow(IngestError);
	});
});

describe('findSources', () => {
	const find = (words: string[], municipality?: string) =>
		findSources(
			words.map((word) => path.join(archive.root, 'documents', word)),
			archive.content,
			municipality,
		);

	test('finds the formats in folders, passes others over, and leaves hidden files and links', () => {
		archive.put('nordsoe/b.txt', 'b');
		archive.put('nordsoe/a.PDF', 'a');
		archive.put('nordsoe/c.xlsx', 'c');
		archive.put('nordsoe/.skjult.txt', 'd');
		archive.put('nordsoe/b.txt.yaml', 'kind: agenda');
		fs.symlinkSync('/etc/hostname', path.join(archive.root, 'documents/nordsoe/link.txt'));
		const found = find(['']);
		expect(found.files.map(({ file }) => file)).toEqual([
			'source/nordsoe/a.PDF',
			'source/nordsoe/b.txt',
		]);
		expect(found.passedOver.map((file) => path.basename(file))).toEqual(['c.xlsx']);
	});

	test('a file named twice is found once', () => {
		archive.put('nordsoe/b.txt', 'b');
		expect(find(['nordsoe/b.txt', 'nordsoe']).files).toHaveLength(1);
	});

	test('the municipality is the folder’s name as a slug, and a folder without letters is asked about', () => {
		archive.put('Nordsø Kommune/b.txt', 'b');
		expect(find(['']).files[0]).toMatchObject({ municipality: 'nordsoe-kommune' });
		archive.put('Nordsø Kommune/---/b.txt', 'b');
		expect(() => find([''])).toThrow(/--municipality/);
		expect(find([''], 'nordsoe').files).toHaveLength(2);
	});

	test('names are made safe, and attachments keep their folder', () => {
		archive.put('nordsoe/..a:b?.txt', 'b');
		archive.put('nordsoe/a.bilag/c.txt', 'c');
		const { files } = find(['nordsoe/..a:b?.txt', 'nordsoe/a.bilag']);
		expect(files).toMatchObject([
			{ file: 'source/nordsoe/a_b_.txt' },
			{ file: 'source/nordsoe/a.bilag/c.txt', attachmentOf: 'a', municipality: 'nordsoe' },
		]);
	});

	test('a word that names nothing is an error', () => {
		expect(() => find(['findes-ikke'])).toThrow(/found no/);
	});

	test('knows the formats by their extension', () => {
		expect(['a.txt', 'a.pdf', 'a.docx', 'a.htm', 'a.xml', 'a.doc', 'a'].map(formatOf)).toEqual([
			'text',
			'pdf',
			'docx',
			'html',
			'xml',
			undefined,
			undefined,
		]);
	});
});

describe('readSource', () => {
	const read = (text: string): Promise<SourceDocument> => {
		const file = archive.put('nordsoe/a.txt', text);
		return readSource(
			{ path: file, file: 'source/nordsoe/a.txt', municipality: 'nordsoe' },
			[],
			messages,
		);
	};
	let messages: Messages;
	beforeEach(() => {
		messages = new Messages();
	});

	test('leaves out characters that show nothing, and says so once', async () => {
		const { lines } = await read('Luk\u200bket\n\u202epunkt\u202c\nrent\n');
		expect(lines.map(({ text }) => text)).toEqual(['Lukket', 'punkt', 'rent']);
		expect(messages.list).toMatchObject([{ rule: 'invisible-characters', line: 1 }]);
	});

	test('refuses a line of ten megabytes with a clear sentence', async () => {
		await expect(read('x'.repeat(10_000_000))).rejects.toThrow(
			/at most 1000000 characters, found 10000000 in line 1/,
		);
	});
});

describe('applyCorrections', () => {
	const document = (text: string): SourceDocument => ({
		file: 'source/nordsoe/a.txt',
		municipality: 'nordsoe',
		format: 'text',
		sha256: '',
		lines: toLines(text),
	});
	const correction = {
		file: 'a.txt',
		line: 2,
		wrong: '2026-2026',
		right: '2026-2029',
		why: 'trykfejl',
	};

	test('changes the one place it names, and says so', () => {
		const messages = new Messages();
		const { lines } = applyCorrections(document('Budget\n 2026-2026 \n'), [correction], messages);
		expect(lines[1]).toMatchObject({ text: ' 2026-2029 ', indent: 1, trailing: true });
		expect(messages.list).toMatchObject([{ level: 'info', line: 2 }]);
	});

	test.each([
		['a line without the words', 'a\nb\n'],
		['a line with the words twice', 'a\n2026-2026 2026-2026\n'],
		['a line that is not there', 'a\n'],
	])('is an error for %s', (_, text) => {
		const messages = new Messages();
		const before = document(text);
		expect(applyCorrections(before, [correction], messages).lines).toEqual(before.lines);
		expect(messages.list).toMatchObject([{ level: 'error', rule: 'correction', line: 2 }]);
	});

	test('corrections of other documents are left alone', () => {
		const messages = new Messages();
		applyCorrections(document('a\n'), [{ ...correction, file: 'b.txt' }], messages);
		expect(messages.list).toEqual([]);
	});

	test('reads the list, and refuses what is none', () => {
		expect(readCorrections('', 'c.yaml')).toEqual([]);
		expect(() => readCorrections('- { file: a }', 'c.yaml')).toThrow(/c\.yaml/);
		expect(() => readCorrections('a: &a [*a]', 'c.yaml')).toThrow(IngestError);
	});
});

describe('readSidecar', () => {
	test('reads what the archivist knows', () => {
		expect(
			readSidecar('date: 2025-03-04\nitem: 10\norder: 2\nkind: attachment\n', 'a.yaml'),
		).toEqual({
			date: '2025-03-04',
			item: '10',
			order: 2,
			kind: 'attachment',
		});
		expect(readSidecar('', 'a.yaml')).toEqual({});
	});

	test.each([
		['datum: 1', 'a.yaml:1: expected no field "datum"'],
		['date: i går', 'a.yaml:1 date: expected a date such as 2025-06-04, found "i går"'],
		['date: 2025-02-30', 'a.yaml:1 date: expected a date such as 2025-06-04, found "2025-02-30"'],
		[
			'date: 2025-03-04\nkind: protokol',
			'a.yaml:2 kind: expected one of "agenda"|"supplementary-agenda"|"minutes"|"corrected-minutes"|"attachment", found "protokol"',
		],
		['committee:', 'a.yaml:1 committee: expected string, found null'],
		['item: 1\norder: 0', 'a.yaml:2 order: expected number to be >0, found 0'],
		['order: 2', 'a.yaml:1 order: expected item beside order, found 2'],
		['item: 2\nkind: minutes', 'a.yaml:2 kind: expected attachment, as item says, found "minutes"'],
		['- a', 'a.yaml:1: expected object, found a list'],
		['{', 'a.yaml: expected YAML, found: '],
		['a: &x 1\nb: *x', 'a.yaml: expected YAML, found: '],
	])('refuses %j with line, what was expected and what was found', (text, sentence) => {
		expect(() => readSidecar(text, 'a.yaml')).toThrow(sentence);
	});
});
