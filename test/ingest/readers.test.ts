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
import { docxOf, paragraph, run, tableOf } from '../support/docx.ts';

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

	const page = (main: string): string[] =>
		shown(readHtml(`<!doctype html><body><main><h1>Referat</h1>${main}</main></body>`).lines).slice(
			1,
		);

	test('what opens a folded part heads it, and the part is text though it is hidden', () => {
		expect(
			page(`<h2><button aria-expanded="false" aria-controls="a">1. Tag</button></h2><div id="a" hidden><h3>Beslutning</h3><p>Godkendt.</p></div>
				<button aria-expanded="false" aria-controls="b">2. Sti <span aria-hidden="true">+</span></button><div id="b" style="display:none"><p>Udsat.</p></div>
				<details><summary>3. Lys</summary><p>Drøftet.</p></details><button>Udskriv</button>`),
		).toEqual([
			...['h2|1. Tag', 'h3|Beslutning', '|Godkendt.', 'h2|2. Sti', '|Udsat.'],
			...['h2|3. Lys', '|Drøftet.', 'site-frame|Udskriv'],
		]);
	});

	test('what is hidden for good is no text', () => {
		expect(
			page(
				'<p>Synlig</p><p hidden>Skjult</p><div style="color:red; display: none">Skjult</div><template>Skjult</template>',
			),
		).toEqual(['|Synlig']);
	});

	test('cells of paragraphs and lists stay cells where the rows around them are filled', () => {
		expect(
			page(`<table><tr><th>Nr.</th><th>Fra</th><th>Svar</th></tr>
				<tr><td>1</td><td>Naboen</td><td><p>Støj.</p><p>Lys.</p><ul><li>Trafik.</li></ul></td></tr></table>`),
		).toEqual(['head|Nr.\tFra\tSvar', 'row|1\tNaboen\tStøj. Lys. Trafik.']);
	});

	test('names below each other beside their label are lines', () => {
		expect(
			page(`<table><tr><td>Dato:</td><td>4. marts 2025</td></tr>
				<tr><td>Medlemmer:</td><td>Ida Bæk (B)<br>Per Skov (V)</td></tr></table>`),
		).toEqual(['row|Dato:\t4. marts 2025', '|Medlemmer:', '|Ida Bæk (B)', '|Per Skov (V)']);
	});

	test('hyphens that show at the end of a line only are gone; boxes are ticked or not', () => {
		expect(
			page(
				'<p>Lokal\u00adplan\u00adlægning for 5\u20116 år</p><p><input type="checkbox" checked>Åben <input type="checkbox">Lukket</p>',
			),
		).toEqual(['|Lokalplanlægning for 5-6 år', '|☒ Åben ☐ Lukket']);
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

	const wordOf = async (body: string, parts = {}): Promise<string[]> =>
		shown((await readDocx(docxOf(body, parts))).lines);
	const change = 'w:id="1" w:author="Ida" w:date="2025-01-01T00:00:00Z"';

	test('of tracked changes the accepted text is read, comments and hidden words are not', async () => {
		const deleted = (text: string): string =>
			`<w:del ${change}><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
		const body = [
			paragraph(
				`${run('Udvalget ')}${deleted('afviste ')}<w:ins ${change}>${run('godkendte ')}</w:ins>${run('sagen.')}`,
			),
			paragraph(`<w:moveFrom ${change}>${run('Flyttet.')}</w:moveFrom>`),
			paragraph(`<w:moveTo ${change}>${run('Flyttet.')}</w:moveTo>`),
			paragraph(
				`<w:commentRangeStart w:id="0"/>${run('Bilag')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
			),
			paragraph(`${run('internt', '<w:vanish/>')}${run('offentligt', '<w:vanish w:val="0"/>')}`),
		];
		const comments = `<w:comment w:id="0" w:author="Ida">${paragraph(run('Husk mig.'))}</w:comment>`;
		expect(await wordOf(body.join(''), { comments })).toEqual([
			...['|Udvalget godkendte sagen.', '|Flyttet.', '|Bilag', '|offentligt'],
		]);
	});

	test('a note stands below the paragraph or table that refers to it', async () => {
		const note = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
		const body = [
			paragraph(run('Budgettet') + note(2) + run(' falder.')),
			paragraph(run('Mere.')),
			tableOf([paragraph(run('Skole') + note(3)), paragraph(run('5'))]),
			paragraph(run('Sidst.')),
		];
		const footnotes = `<w:footnote w:id="2">${paragraph(run('Uden moms.'))}</w:footnote><w:footnote w:id="3">${paragraph(run('Kun 2024.'))}</w:footnote>`;
		expect(await wordOf(body.join(''), { footnotes })).toEqual([
			...['|Budgettet[1] falder.', '|[1] Uden moms.', '|Mere.'],
			...['row|Skole[2]\t5', '|[2] Kun 2024.', '|Sidst.'],
		]);
	});

	test('text boxes and content controls are text, whichever program wrote them', async () => {
		const box = `<w:txbxContent>${paragraph(run('I en boks.'))}</w:txbxContent>`;
		const choice = `<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>`;
		const fallback = `<mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback>`;
		const alternatives = (content: string): string =>
			paragraph(`<w:r><mc:AlternateContent>${content}</mc:AlternateContent></w:r>`);
		const control = (content: string, kind = ''): string =>
			`<w:sdt><w:sdtPr>${kind}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
		const ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>';
		const body = [
			...[alternatives(choice + fallback), alternatives(choice)],
			control(paragraph(run('Skoleudvalget'))),
			paragraph(control(run('☒'), ticked) + run('Åbent')),
			tableOf([paragraph(run('Dato')), paragraph(control(run('4. marts')))]),
		];
		expect(await wordOf(body.join(''))).toEqual([
			...['|I en boks.', '|I en boks.', '|Skoleudvalget', '|☒ Åbent', 'row|Dato\t4. marts'],
		]);
	});

	test('cells over rows and columns keep the others in place, a table in a cell is a table', async () => {
		const cell = (text: string, properties = ''): string =>
			`<w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}`;
		const merged = tableOf(
			[cell('Område', '<w:vMerge w:val="restart"/>'), cell('Budget', '<w:gridSpan w:val="2"/>')],
			[cell('', '<w:vMerge/>'), cell('2024'), cell('2025')],
			[cell('Skole'), cell('1'), cell('2')],
		);
		const inner = tableOf([cell('a'), cell('b')], [cell('c'), cell('d')]);
		const body = merged + tableOf([cell('Ydre'), inner + paragraph('')]);
		const { lines } = await readDocx(docxOf(body));
		expect(lines.flatMap(({ cells, text }) => cells ?? (text === '' ? [] : [text]))).toEqual([
			...['Område', 'Budget', ''],
			...['', '2024', '2025'],
			...['Skole', '1', '2'],
			...['Ydre', 'a', 'b', 'c', 'd'],
		]);
	});

	test('a style based on a heading is one, with the number it shows', async () => {
		const styles = `<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
			<w:style w:type="paragraph" w:styleId="Sag"><w:name w:val="Sagsoverskrift"/><w:basedOn w:val="Overskrift1"/></w:style>
			<w:style w:type="paragraph" w:styleId="Led"><w:name w:val="Ledoverskrift"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>`;
		const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Punkt %1:"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
		const styled = (text: string, style: string): string =>
			paragraph(run(text), `<w:pStyle w:val="${style}"/>`);
		const body = [
			styled('Nyt tag', 'Sag'),
			styled('Beslutning', 'Led'),
			styled('Ny sti', 'Overskrift1'),
		];
		expect(await wordOf(body.join(''), { styles, numbering })).toEqual([
			...['h1|Punkt 7: Nyt tag', 'h2|Beslutning', 'h1|Punkt 8: Ny sti'],
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

	test('fields hold HTML escaped, in CDATA or as elements, in any namespace', () => {
		const section = (title: string, content: string): string =>
			`<e:CasePresentation><e:Title>${title}</e:Title><e:Content xmlns:h="http://www.w3.org/1999/xhtml">${content}</e:Content></e:CasePresentation>`;
		const { lines } =
			readXml(`<e:Root xmlns:e="urn:eksempel"><e:Committee><e:Name><![CDATA[Skole & Fritid]]></e:Name><e:Meeting><e:Agenda><e:AgendaElements><e:AgendaElement><e:HandlingItem>
			<e:SerialNo>1</e:SerialNo><e:Title>&lt;p&gt;Nyt &lt;b&gt;tag&lt;/b&gt;&lt;/p&gt;</e:Title>
			${section('Resume', '&lt;p&gt;Taget er utæt &amp;amp; gammelt.&lt;/p&gt;')}
			${section('Økonomi', '<![CDATA[<table><tr><td>2025</td><td>5&nbsp;mio.</td></tr></table>]]>')}
			${section('Indstilling', '<h:p>At taget <h:b>lægges</h:b> om<h:br/>i år.</h:p>')}
			${section('Beslutning', '<![CDATA[Godkendt &amp; udsendt.]]>')}
			</e:HandlingItem></e:AgendaElement></e:AgendaElements></e:Agenda></e:Meeting></e:Committee></e:Root>`);
		expect(shown(lines)).toEqual([
			...['h1|Skole & Fritid', 'h2|Punkt 1: Nyt tag', 'h3|Resume', '|Taget er utæt & gammelt.'],
			...['h3|Økonomi', 'row|2025\t5 mio.', 'h3|Indstilling', '|At taget lægges om', '|i år.'],
			...['h3|Beslutning', '|Godkendt & udsendt.'],
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
