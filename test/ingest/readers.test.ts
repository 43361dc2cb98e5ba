import {
	Document,
	HeadingLevel,
	Packer,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
} from 'docx';
import { zipSync } from 'fflate';
import { hash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocx } from '../../scripts/ingest/readers/docx.ts';
import { readHtml } from '../../scripts/ingest/readers/html.ts';
import { readOnce, readingCache } from '../../scripts/ingest/reading-cache.ts';
import { readXml } from '../../scripts/ingest/readers/xml.ts';
import { IngestError } from '../../scripts/ingest/messages.ts';
import type { Line } from '../../scripts/ingest/types.ts';

/** A line as `facts|text`, empty lines left out. */
const shown = (lines: readonly Line[]): string[] =>
	lines
		.filter((line) => line.blank === 'no')
		.map((line) => {
			const facts = [
				line.heading && `h${line.heading}`,
				line.cells && (line.headerRow ? 'head' : 'row'),
				line.list,
				line.furniture,
			];
			return `${facts.filter(Boolean).join(',')}|${line.text}`;
		});

describe('HTML', () => {
	test('headings, paragraphs, lists and rows are lines; the frame of the site is named', () => {
		const { lines } =
			readHtml(`<!doctype html><html><head><title>Vi læser ikke titlen</title><style>p{}</style></head><body>
			<header><a href="/">Nordsø Kommune</a></header><nav><ul><li>Forside</li></ul></nav>
			<main><h1>Referat</h1><p>Første linje<br>anden linje</p><p><strong>Indstilling</strong></p>
			<ol><li>at sti anlægges,</li><li>at lys sættes op.</li></ol>
			<table><tr><th>År</th><th>Udgift</th></tr><tr><td>2024</td><td>1,5</td></tr></table>
			<script>alert(1)</script></main><footer>Kontakt os</footer></body></html>`);
		expect(shown(lines)).toEqual([
			'site-frame|Nordsø Kommune',
			'bullet,site-frame|Forside',
			'h1|Referat',
			'|Første linje',
			'|anden linje',
			'h4|Indstilling',
			'number|at sti anlægges,',
			'number|at lys sættes op.',
			'head|År\tUdgift',
			'row|2024\t1,5',
			'site-frame|Kontakt os',
		]);
	});

	test('spanned cells keep the others in their columns', () => {
		const { lines } = readHtml(
			'<table><tr><th rowspan=2>Område</th><th colspan=2>Budget</th></tr><tr><th>2024</th><th>2025</th></tr><tr><td>Veje</td><td>1</td><td>2</td></tr></table>',
		);
		expect(lines.filter((line) => line.cells).map((line) => line.cells)).toEqual([
			['Område', 'Budget', ''],
			['', '2024', '2025'],
			['Veje', '1', '2'],
		]);
	});

	test('a table that arranges the page is read as its contents', () => {
		const { lines } = readHtml(
			'<table><tr><td><h2>Punkt 1</h2><p>Tekst</p></td><td>Side</td></tr></table>',
		);
		expect(shown(lines)).toEqual(['h2|Punkt 1', '|Tekst', '|Side']);
	});

	test('any text comes out word for word and nothing throws', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[a-zæøå<>&"' ]{0,20}$/u), { maxLength: 5 }),
				(paragraphs) => {
					const html = paragraphs
						.map((text) => `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
						.join('');
					const wanted = paragraphs.map((text) => text.replace(/ +/gu, ' ').trim()).filter(Boolean);
					expect(
						readHtml(html)
							.lines.filter((line) => line.blank === 'no')
							.map((line) => line.text),
					).toEqual(wanted);
				},
			),
		);
	});

	test('elements nested beyond reason are refused with a sentence', () => {
		expect(() => readHtml('<div>'.repeat(5_000) + 'x')).toThrow(IngestError);
	});
});

describe('Word', () => {
	test('headings, bold labels, lists and tables are lines', async () => {
		const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
		const bytes = await Packer.toBuffer(
			new Document({
				sections: [
					{
						children: [
							new Paragraph({ text: 'Referat fra Skoleudvalget', heading: HeadingLevel.HEADING_1 }),
							new Paragraph({ children: [new TextRun({ text: 'Beslutning', bold: true })] }),
							new Paragraph('Godkendt.'),
							new Paragraph({ text: 'et punkt', bullet: { level: 0 } }),
							new Table({
								rows: [
									new TableRow({ children: [cell('Skole'), cell('Elever')] }),
									new TableRow({ children: [cell('Åskolen'), cell('412')] }),
								],
							}),
						],
					},
				],
			}),
		);
		const { lines } = await readDocx(new Uint8Array(bytes));
		expect(shown(lines)).toEqual([
			'h1|Referat fra Skoleudvalget',
			'h4|Beslutning',
			'|Godkendt.',
			'bullet|et punkt',
			'row|Skole\tElever',
			'row|Åskolen\t412',
		]);
	});

	test('a package that unpacks to an absurd size is refused before it is unpacked', async () => {
		const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) }, { level: 9 });
		await expect(readDocx(bomb)).rejects.toThrow('absurd size');
	});

	test('bytes that are no package are refused with a sentence', async () => {
		await expect(readDocx(new Uint8Array([1, 2, 3]))).rejects.toThrow('expected a Word file');
	});
});

describe('XML exports', () => {
	test('eDoc', () => {
		const { lines } = readXml(`<?xml version="1.0" encoding="utf-8"?>
			<Root xmlns:e="http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/"><e:OutputTypeEnumName>Minutes</e:OutputTypeEnumName>
			<e:Committee><e:Name>Skoleudvalget</e:Name><e:Meeting><e:MeetingDateTime>12-03-2024 16:30:00</e:MeetingDateTime>
			<e:MeetingLocation>Rådhuset, lokale 2</e:MeetingLocation><e:Agenda><e:AgendaElements><e:AgendaElement>
			<e:AccessIsPublic>true</e:AccessIsPublic><e:HandlingItem><e:SerialNo>7</e:SerialNo><e:Title>Ny skolegård</e:Title>
			<e:CaseNumber>24/112</e:CaseNumber><e:CasePresentations><e:CasePresentation><e:Title>Sagsfremstilling</e:Title>
			<e:Content>&lt;p&gt;Gården skal have træer.&lt;/p&gt;</e:Content></e:CasePresentation></e:CasePresentations>
			<e:Attachments><e:Attachment><e:Identifier>55</e:Identifier><e:Title>Tegning</e:Title></e:Attachment></e:Attachments>
			</e:HandlingItem></e:AgendaElement></e:AgendaElements></e:Agenda></e:Meeting></e:Committee></Root>`);
		expect(shown(lines)).toEqual([
			'h1|Referat',
			'h1|Skoleudvalget',
			'|Mødedato: 12-03-2024 16:30:00',
			'|Mødested: Rådhuset, lokale 2',
			'h2|Punkt 7: (Åben) Ny skolegård',
			'|Sagsnr.: 24/112',
			'h3|Sagsfremstilling',
			'|Gården skal have træer.',
			'h3|Bilag',
			'number|Tegning (55)',
		]);
	});

	test('Acadre, with its items in their stated order', () => {
		const item = (sort: number, name: string, access: number) =>
			`<table name="agendaitemparents"><fields><field name="sort">${sort}</field></fields><table name="agendaitem"><fields><field name="name">${name}</field><field name="access">${access}</field><field name="caseno">24/9</field></fields><table name="bullet"><fields><field name="bulletname">Beslutning</field><field name="bulletcontent"><![CDATA[<p>Godkendt.</p>]]></field></fields></table></table></table>`;
		const { lines } = readXml(
			`<root><table name="agenda"><fields><field name="type">2</field></fields><table name="committee"><fields><field name="name">Teknisk Udvalg</field></fields></table><table name="meeting"><fields><field name="date">2024-03-12T08:00:00</field></fields></table>${item(2, 'Køb af grund', 2)}${item(1, 'Vejnavne', 1)}</table></root>`,
		);
		expect(shown(lines)).toEqual([
			'h1|Referat',
			'h1|Teknisk Udvalg',
			'|Mødedato: 12-03-2024 kl. 08:00',
			'h2|(Åben) Vejnavne',
			'|Sagsnr.: 24/9',
			'h3|Beslutning',
			'|Godkendt.',
			'h2|(Lukket) Køb af grund',
			'|Sagsnr.: 24/9',
			'h3|Beslutning',
			'|Godkendt.',
		]);
	});

	test('entities of its own, broken XML and other XML are refused with a sentence', () => {
		expect(() => readXml('<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')).toThrow('without entities');
		expect(() => readXml('<rss><channel/></rss>')).toThrow('eDoc, Acadre or SBSYS');
	});
});

describe('the cache of readings', () => {
	const bytes = new TextEncoder().encode(randomUUID());
	const own = `${hash('sha256', bytes)}.test.json.gz`;
	const lines: Line[] = [{ number: 1, text: 'Åben', blank: 'no', indent: 0, trailing: false }];
	const entries = (): string[] =>
		readdirSync(readingCache, { recursive: true, encoding: 'utf8' })
			.filter((name) => path.basename(name) === own)
			.map((name) => path.join(readingCache, name));

	test('reads the same bytes once, and again where what it kept is damaged', async () => {
		let reads = 0;
		const read = () => readOnce(bytes, 'test', () => Promise.resolve({ lines, reads: ++reads }));
		const first = await read();
		expect(await read()).toEqual(first);
		const [file] = entries();
		writeFileSync(file!, readFileSync(file!).subarray(0, 20));
		expect(await read()).toEqual({ lines, reads: 2 });
		expect(entries()).toHaveLength(1);
		rmSync(file!);
	});

	test('keeps nothing of a file that cannot be read', async () => {
		await expect(readOnce(bytes, 'test', () => Promise.reject(new Error('no')))).rejects.toThrow();
		expect(entries()).toEqual([]);
	});
});
