/** An archive of hostile documents and closed items, built once and looked at byte by byte. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listFiles } from '../../scripts/manifest.ts';
import { runBuild } from '../support/built-site.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { filesHolding } from '../support/every-byte.ts';
import { whatRuns } from '../support/inert-page.ts';

const attacks = [
	'<script>alert("angreb")</script>',
	'"><img src=x onerror=alert(1)>',
	'[klik](javascript:alert(1)) og [her](data:text/html,x)',
	'<svg onload=alert(1)><style>*{display:none}</style></svg>',
	'{process.exit(3)} og {globalThis.angreb = 1}',
	'import fs from "node:fs"',
	'export const angreb = fs.rmSync("/")',
	'---',
	'title: "overtaget"',
	'</main></body></html><script src="https://angreb.example/x.js"></script>',
	'<!-- ]]> <![CDATA[ -->',
	'\u202eesrever\u202c og \u200bnul\u200bbredde\u2066',
	'&lt;script&gt;alert(2)&lt;/script&gt; &#x3c;b onclick=x&#x3e;',
	'`<b>` ``` ~~~ *a* _b_ | c | \\',
	'[a]: javascript:alert(1)',
];
const secrets = ['Lærkefalk', 'Sivsanger', 'Gråkrage', 'Rørdrum', 'Isfugl'];
const [inText = '', inTable = '', inAttachment = '', inNote = '', inRecommendation = ''] = secrets;

/** The lines of minutes with an open, hostile item and a closed one that holds what nobody may see. */
function lines(committee: string, mark: string): string[] {
	return [
		committee,
		'Referat',
		'Mødedato: 4. marts 2025',
		'Mødetidspunkt: Kl. 15:00',
		'Mødested: <b onmouseover=alert(1)>Rådhuset</b>',
		`Fraværende: <i>Bo</i> Ødegård`,
		'',
		`Punkt 1: ${attacks[0]} og vejen`,
		'Sagsnr.: 25/001234',
		'Sagsfremstilling',
		...attacks,
		'',
		'Indstilling',
		`Forvaltningen indstiller, at ${attacks[1]}`,
		'Beslutning',
		`Godkendt ${attacks[0]}. ${attacks[4]}`,
		'Bilag',
		`${attacks[1]} kort`,
		'',
		`Punkt 2: ${mark}Salg af grund`,
		'Sagsnr.: 25/001300',
		'Sagsfremstilling',
		`Køberen hedder ${inText}.`,
		'',
		'Post        2024      2025',
		`${inTable}      1.200     1.300`,
		'I alt        1.200     1.300',
		'',
		'Indstilling',
		`Forvaltningen indstiller, at ${inRecommendation} får grunden.`,
		'Beslutning',
		'Tiltrådt.',
		'Bilag',
		`Bud fra ${inAttachment}`,
		'Bemærkninger',
		`Aftalt med ${inNote}.`,
		'',
		'Punkt 3: Eventuelt',
		'Beslutning',
		'Intet.',
		'',
	];
}

const escape = (line: string) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

let archive: TemporaryArchive;
let out: string;
let pages: string[];
beforeAll(async () => {
	archive = makeArchive();
	out = path.join(archive.root, 'dist');
	const docx = new Document({
		sections: [
			{ children: lines('Sundhedsudvalget', 'LUKKET - ').map((line) => new Paragraph(line)) },
		],
	});
	const files = [
		archive.put('nordsoe/a.txt', lines('Teknik- og Miljøudvalget', '(Lukket) ').join('\n')),
		archive.put(
			'nordsoe/b.html',
			`<!doctype html><title>x</title><script>alert(3)</script>${lines('Byrådet', 'Lukket punkt: ')
				.map((line) => `<p onclick="alert(4)">${escape(line)}</p>`)
				.join('\n')}<p><a href="javascript:alert(5)">Bilag</a></p>`,
		),
		archive.put('nordsoe/c.docx', new Uint8Array(await Packer.toBuffer(docx))),
		archive.put(
			'nordsoe/d; rm -rf $(HOME) <img src=x>.txt',
			lines('Børneudvalget', 'Lukket: ').join('\n').replace('4. marts', '5. marts'),
		),
	];
	const { report } = await archive.ingest(files);
	expect(report.documents.map(({ status }) => status)).toEqual(files.map(() => 'written'));
	expect(report.documents.map(({ withheld = [] }) => withheld.length > 0)).toEqual(
		files.map(() => true),
	);
	const site = ['--site', 'https://nordsoe.example'];
	const built = runBuild('--content', archive.content, '--out', out, ...site);
	expect(built.status, built.said).toBe(0);
	pages = listFiles(out).filter((file) => file.endsWith('.html'));
}, 240_000);
afterAll(() => archive.remove());

test('nothing of a hostile document runs on any page', () => {
	expect(pages.length).toBeGreaterThan(40);
	const running = pages.flatMap((page) =>
		whatRuns(readFileSync(path.join(out, page), 'utf8')).map((what) => `${page}: ${what}`),
	);
	expect(running).toEqual([]);
});

test('the words of a hostile document are there to read', () => {
	const page = path.join(out, 'nordsoe/teknik-og-miljoeudvalget/2025-03-04/1/index.html');
	const html = readFileSync(page, 'utf8');
	expect(html).toContain('&lt;script&gt;alert(&quot;angreb&quot;)&lt;/script&gt;');
	expect(html).toContain('{process.exit(3)}');
	expect(html).toContain('import fs from');
	expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/u);
});

test('nothing of a closed item but number, title, case number and decision is in any byte of the site', () => {
	for (const secret of secrets) expect([secret, filesHolding(out, secret)]).toEqual([secret, []]);
	// The test would see it: what may be shown of a closed item is there.
	expect(filesHolding(out, 'Salg af grund').length).toBeGreaterThan(4);
	expect(filesHolding(out, 'Tiltrådt.').length).toBeGreaterThan(0);
});

test('an original with withheld lines is never published', () => {
	expect(existsSync(path.join(out, 'kilder'))).toBe(false);
	expect(archive.read('source/nordsoe/a.txt')).toContain(inText);
});

test('every page of the fixture is inert, and none may compile WebAssembly', async () => {
	const site = inject('site');
	const files = listFiles(site).filter((file) => file.endsWith('.html'));
	expect(files.length).toBeGreaterThan(10);
	const running = files.flatMap((page) =>
		whatRuns(readFileSync(path.join(site, page), 'utf8')).map((what) => `${page}: ${what}`),
	);
	expect(running).toEqual([]);
	expect(readFileSync(path.join(site, '_headers'), 'utf8')).toContain("frame-ancestors 'none'");
});

test('the guard of these tests sees what runs', () => {
	const head = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
	for (const one of [
		'<script>1</script>',
		'<p onclick=x>',
		'<a href=" java\nscript:x">',
		'<p style="a">',
		'<script src="//x/_astro/a.js"></script>',
	]) {
		expect(whatRuns(head + one), one).toHaveLength(1);
	}
	expect(whatRuns('<p>')).toEqual(['no Content-Security-Policy']);
});
