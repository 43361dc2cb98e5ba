/** Files made to do harm, one of each format: what an ingest of them leaves. */
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeArchive, snapshot } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { pdfWithActions } from '../support/hostile-files.ts';
import { agenda, minutes } from '../support/nordsoe.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

/** The records that ingest wrote, as one text. */
const records = () =>
	Object.entries(snapshot(archive.content))
		.filter(([name]) => name.endsWith('.mdx'))
		.map(([, text]) => text)
		.join('\n');

test('of a PDF with actions, scripts, embedded files and links that run, only the words on its pages are read', async () => {
	const bytes = pdfWithActions(minutes.split('\n'));
	// What a viewer would find in it.
	const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
	const page = await document.getPage(1);
	expect(await page.getJSActions()).toEqual({ PageOpen: [expect.stringContaining('angreb')] });
	expect(await page.getAnnotations()).toHaveLength(4);

	const file = archive.put('nordsoe/handlinger.pdf', bytes);
	const { report } = await archive.ingest([file]);
	expect(report.documents).toMatchObject([{ status: 'written', items: 3 }]);
	expect(records()).toContain('Stien er to kilometer lang.');
	expect(records()).not.toMatch(/angreb|javascript:|Launch|OpenAction|cmd\.exe/iu);
});

test('of a Word file with fields that run, links to scripts and remote pictures, only the words are read', async () => {
	const made = new Document({
		sections: [{ children: minutes.split('\n').map((line) => new Paragraph(line)) }],
	});
	const parts = unzipSync(new Uint8Array(await Packer.toBuffer(made)));
	const place = 'word/document.xml';
	const xml = strFromU8(parts[place]!).replace(
		'<w:body>',
		`<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\angreb cmd.exe</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:hyperlink r:id="rIdA"><w:r><w:t>Dagens møde</w:t></w:r></w:hyperlink></w:p>`,
	);
	const relations = 'word/_rels/document.xml.rels';
	const links = strFromU8(parts[relations]!).replace(
		'</Relationships>',
		'<Relationship Id="rIdA" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:angreb()" TargetMode="External"/><Relationship Id="rIdB" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="https://angreb.example/x.png" TargetMode="External"/></Relationships>',
	);
	const bytes = zipSync({
		...parts,
		[place]: strToU8(xml),
		[relations]: strToU8(links),
		'../../angreb.txt': strToU8('angreb'),
		'word/vbaProject.bin': strToU8('angreb'),
	});
	const { report } = await archive.ingest([archive.put('nordsoe/felter.docx', bytes)]);
	expect(report.documents).toMatchObject([{ status: 'written', items: 3 }]);
	expect(records()).toContain('Stien er to kilometer lang.');
	expect(records()).not.toMatch(/angreb|javascript:|DDEAUTO|cmd\.exe/iu);
	expect(Object.keys(snapshot(archive.root)).filter((name) => name.includes('angreb'))).toEqual([]);
});

const laughs = Array.from(
	{ length: 12 },
	(_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
).join('');
const bomb = (declared: string): string =>
	`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">${laughs}${declared}]><Root>&l12;</Root>`;

describe('refused with a sentence, and the file beside it is read', () => {
	test.each([
		['entities that multiply', 'a.xml', bomb(''), 'without entities'],
		[
			'an entity that names a file',
			'a.xml',
			bomb('<!ENTITY f SYSTEM "file:///etc/hostname">'),
			'without entities',
		],
		[
			'entities in UTF-16',
			'a.xml',
			Buffer.from(`\ufeff${bomb('')}`, 'utf16le'),
			'without entities',
		],
		[
			'a package that unpacks to an absurd size',
			'a.docx',
			zipSync({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) }, { level: 9 }),
			'absurd size',
		],
		['a line of ten megabytes', 'a.txt', `${minutes}${'x'.repeat(10_000_000)}`, 'in line'],
		['bytes that are no text', 'a.txt', Buffer.alloc(5000, 7), 'expected'],
		[
			'more items than any meeting has',
			'a.txt',
			`Referat\nByrådet\nMødedato: 4. marts 2025\n\n${Array.from(
				{ length: 10_001 },
				(_, at) => `Punkt ${at + 1}: Sag\nSagsnr.: 22/${at}\nIndstilling\nAt det sker.\n`,
			).join('\n')}`,
			'at most 10000 items, found 10001',
		],
	])(
		'%s',
		async (_, name, bytes, sentence) => {
			const bad = archive.put(`nordsoe/${name}`, bytes);
			const good = archive.put('nordsoe/b.txt', agenda);
			const { report } = await archive.ingest([bad, good]);
			expect(report.documents).toMatchObject([
				{ status: 'failed', messages: [{ level: 'error' }] },
				{ status: 'written', items: 2 },
			]);
			expect(report.documents[0]!.messages[0]!.text).toContain(sentence);
			expect(Object.keys(snapshot(archive.content))).not.toContain(`source/nordsoe/${name}`);
		},
		60_000,
	);
});

test('characters that turn or hide text stand in no record and no address', async () => {
	const file = archive.put(
		'nordsoe/a.txt',
		minutes
			.replace('Vintertjeneste', '\u202etsenejtretniV\u202c\u2066x\u2069')
			.replace('Godkendt.', 'God\u200bken\u2060dt.\ufeff'),
	);
	const { report } = await archive.ingest([file]);
	expect(report.documents[0]!.messages).toContainEqual(
		expect.objectContaining({ rule: 'invisible-characters' }),
	);
	expect(records()).toContain('Godkendt.');
	expect(records()).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u);
});

test('names that lead out of the folder, in words and in sidecars, lead nowhere', async () => {
	const names = ['nordsoe/..%2f..%2fangreb.txt', 'nordsoe/....txt', 'nordsoe/-rf; $(angreb).txt'];
	const files = names.map((name, at) =>
		archive.put(name, agenda.replace('4. marts', `${at + 4}. marts`)),
	);
	archive.put(
		`${names[0]}.yaml`,
		'municipality: "../../angreb"\ncommittee: "../../../angreb"\ndate: "2025-03-04"\n',
	);
	await archive.ingest(files);
	const written = Object.keys(snapshot(archive.root)).filter(
		(name) => !name.startsWith('documents/'),
	);
	expect(written.length).toBeGreaterThan(4);
	for (const name of written) {
		expect(name).toMatch(/^content\//u);
		expect(name.split('/')).not.toContain('..');
		if (name.endsWith('.mdx')) expect(name).toMatch(/^content\/[a-z]+(?:\/[a-z0-9-]+)+\.mdx$/u);
	}
});
