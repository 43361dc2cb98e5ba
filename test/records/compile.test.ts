import fc from 'fast-check';
import { expect, test } from 'vitest';
import { headingId, paragraphId } from '../../src/records/anchors.ts';
import { compileBody } from '../../src/records/compile.ts';
import { parseBody } from '../../src/records/parse-body.ts';
import { printBody } from '../../src/records/print-body.ts';
import type { PrintOptions } from '../../src/records/print-body.ts';

const words = {
	paragraphLink: 'Link hertil',
	headingLink: (heading: string) => `Link til ${heading}`,
	table: (n: number) => `Tabel ${n}`,
	page: (n: number) => `Side ${n}`,
};

function compile(body: string, options: Partial<PrintOptions> = {}): string {
	return compileBody(body, { words, ...options }).html.replaceAll('\n', '');
}

/** The HTML without the links that the printer adds to headings and paragraphs. */
function bare(html: string): string {
	return html.replace(/<a href="#[^>]*><\/a>/gu, '');
}

test('prints headings, paragraphs and lists with their anchors', () => {
	const html = bare(compile('## Økonomi & drift\n\nEn udgift.\n\n1. at ja\n2. at nej\n   - dog\n'));
	expect(html).toBe(
		`<h2 id="oekonomi-og-drift">Økonomi &amp; drift</h2><p id="${paragraphId('En udgift.')}">En udgift.</p>` +
			'<ol><li>at ja</li><li>at nej<ul><li>dog</li></ul></li></ol>',
	);
});

test('gives a paragraph the same anchor whatever its punctuation', () => {
	expect(paragraphId('En  udgift – på 4 kr.')).toBe(paragraphId('En udgift på 4 kr'));
	expect(paragraphId('En udgift')).not.toBe(paragraphId('To udgifter'));
	expect(paragraphId('En udgift')).toMatch(/^p-[0-9a-f]{6}$/);
	expect(headingId('?')).toBe('afsnit');
});

test('numbers anchors that return', () => {
	const ids = [...compile('## Bilag\n\n## Bilag\n\nja\n\nja\n').matchAll(/ id="([^"]+)"/gu)];
	const [first, second, third, fourth] = ids.map(([, id]) => id);
	expect([first, second]).toEqual(['bilag', 'bilag-2']);
	expect(fourth).toBe(`${third}-2`);
});

test('prints a table with caption, header cells and number columns', () => {
	const html = compile(
		'Tabel 1: Tælling\n\n| Uge | Cykler |\n| --- | --- |\n| Fem | 1.240 |\n| Seks | - |\n',
		{ tables: [{ headerRows: 1 }] },
	);
	const id = paragraphId('Tabel 1: Tælling');
	expect(html).toBe(
		`<div class="table-scroll" role="region" tabindex="0" aria-labelledby="${id}"><table id="tabel-1">` +
			`<caption id="${id}">Tabel 1: Tælling</caption><thead><tr><th scope="col">Uge</th>` +
			'<th scope="col" class="number">Cykler</th></tr></thead><tbody><tr><th scope="row">Fem</th>' +
			'<td class="number">1.240</td></tr><tr><th scope="row">Seks</th><td class="number">-</td></tr></tbody></table></div>',
	);
});

test('keeps a sentence before a table as a paragraph', () => {
	const html = compile('Tallene ses her.\n\n| A |\n| --- |\n| b |\n');
	expect(html).toContain('<p id=');
	expect(html).not.toContain('<caption');
	expect(compile('Tabel 2.\n\n| A |\n| --- |\n| b |\n')).toContain('>Tabel 2.</caption>');
});

test('prints no header where the source has none, and two where it has two', () => {
	const body =
		'|  |  |\n| --- | --- |\n| Sted | Havn |\n\nmellem to.\n\n| A | B |\n| --- | --- |\n| C | D |\n| e | f |\n';
	const html = compile(body, { tables: [{ headerRows: 0 }, { headerRows: 2 }] });
	const [first, second] = html.split('mellem to.');
	expect(first).not.toContain('<thead>');
	expect(first!.match(/<tr>/gu)).toHaveLength(1);
	expect(second!.match(/<th scope="col">/gu)).toHaveLength(4);
});

test('reads out a first row as the header where it can be nothing else, though the source does not mark it', () => {
	const table = '|  |  |  |\n| - | - | - |\n| 1.000 kr. | 2023 | 2024 |\n';
	const body = `${table}| Skoler | 1.200 | 1.310 |\n| Veje | 700 | |\n`;
	const html = compile(body, { tables: [{ headerRows: 0 }] });
	expect(html).toContain(
		'<thead><tr><th scope="col">1.000 kr.</th><th scope="col" class="number">2023',
	);
	expect(html).toContain('<tr><th scope="row">Skoler</th><td class="number">1.200</td>');
	const figures = '| 1 | 2 | 3 |\n| 4 | 5 | 6 |\n| 7 | 8 | 9 |\n';
	expect(
		compile(`|  |  |  |\n| - | - | - |\n${figures}`, { tables: [{ headerRows: 0 }] }),
	).not.toContain('<thead>');
});

test('puts page marks before the block where the page begins', () => {
	const html = compile('Et.\n\nTo.\n', {
		pages: [
			{ page: 1, block: 0 },
			{ page: 2, block: 1 },
		],
	});
	expect(html.indexOf('id="side-2"')).toBeGreaterThan(html.indexOf('Et.'));
	expect(html.indexOf('id="side-2"')).toBeLessThan(html.indexOf('To.'));
});

test('links the passages it is given, the longest first', () => {
	const links = new Map([
		['punkt 2', '/a/'],
		['mødet 1. maj, punkt 2', '/b/'],
	]);
	const html = compile('Se mødet 1. maj, punkt 2 og punkt 2.\n', { links });
	expect(html).toContain('<a href="/b/">mødet 1. maj, punkt 2</a> og <a href="/a/">punkt 2</a>.');
});

test('follows no address but the web, mail and the page', () => {
	const html = compile('[a](javascript:alert) [b](https://x.example/) [c](data:text/html,x)\n');
	expect(html).not.toMatch(/javascript|data:/u);
	expect(html).toContain('<a href="https://x.example/"');
});

test.each([
	['an expression', 'Før {1 + 1} efter'],
	['a component', '<Kpi name="a" />'],
	['markup', 'Et <b>fedt</b> ord'],
	['a picture', '![a](b.png)'],
	['code', '```\nkode\n```'],
])('refuses %s', (_name, body) => {
	expect(() => compile(body)).toThrow();
});

test('prints a line that looks like module code as text', () => {
	expect(compile('import fs from "node:fs"\n')).toContain('import fs from &quot;node:fs&quot;');
	expect(compile('export const a = 1\n')).toContain('export const a = 1');
});

const nastyLine = fc.string({
	unit: fc.constantFrom(
		...'aæ1 2.)-+*=#>~:|\\`_[]&;<!\t'.split(''),
		'ord ',
		'import ',
		'## ',
		'1. ',
		'| a | b |\n| - | - |\n| c | 1,5 |',
		'| a | b |',
		'- ord\n',
		'1. ord\n2. to',
		'\\*',
		'\\-',
		' & ',
		'| --- | --- |',
		'&amp;',
		'\u00a0',
		'\u2028',
	),
	maxLength: 12,
});

/** The HTML of a body, or the word that it was refused. */
function outcome(body: string, lane: boolean): string {
	try {
		return printBody(parseBody(body, lane), { words }).html;
	} catch {
		return 'refused';
	}
}

test('the line lane gives what the parser gives', () => {
	fc.assert(
		fc.property(
			fc.array(nastyLine, { maxLength: 12 }),
			fc.constantFrom('\n', '\n\n', '\n \n', '\r\n\r\n'),
			(lines, gap) => {
				const body = lines.join(gap);
				expect(outcome(body, true)).toBe(outcome(body, false));
			},
		),
		{ numRuns: 3000 },
	);
});

test('plain words survive whatever they are', () => {
	fc.assert(
		fc.property(
			fc.array(fc.stringMatching(/^[\p{L}][\p{L}\p{N}, ]*$/u), { maxLength: 8 }),
			(lines) => {
				const text = compile(lines.join('\n\n')).replace(/<[^>]+>/gu, ' ');
				for (const line of lines) expect(text).toContain(line.trimEnd());
			},
		),
	);
});
