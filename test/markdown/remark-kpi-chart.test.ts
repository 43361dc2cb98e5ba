import { expect, test } from 'vitest';
import { kpiCharts, tablesOf } from '../../src/markdown/remark-kpi-chart.ts';
import { compileBody } from '../../src/records/compile.ts';
import { parseBody } from '../../src/records/parse-body.ts';
import { marksOf } from '../support/table.ts';

const words = {
	paragraphLink: 'Link hertil',
	headingLink: (heading: string) => heading,
	table: (n: number) => `Tabel ${n}`,
	page: (n: number) => `Side ${n}`,
};

const body = `## Elevtal

Forvaltningen gør rede for elevtallet.

Tabel 1. Antal elever

| Skole | 2022 | 2023 | 2024 |
| --- | --- | --- | --- |
| Havskolen | 412 | 398 | 377 |
| Bakkeskolen | 205 | 221 | 240 |

Kilde: skolernes egne tal.

| Emne | Ansvarlig |
| --- | --- |
| Trafik | Teknik |
`;

function compile(options = {}) {
	return compileBody(body, { words }, [kpiCharts(options)]).html;
}

test('a key figure becomes a figure with caption, chart, sentence, table and facts', () => {
	const html = compile({
		tables: [{ headerRows: 1, lines: [12, 15] }],
		sourceLink: () => '/kilder/a.txt',
		csvLink: (n: number) => `tabel-${n}.csv`,
	});
	const order = [
		'<figure class="key-figure"><figcaption>Antal elever</figcaption>',
		'<svg',
		'<p class="key-figure-says">',
		'<caption',
		'id="tabel-1"',
		'Enhed: elever',
		'<a href="/kilder/a.txt">linje 12–15 i kilden</a>',
		'<a href="tabel-1.csv" download>',
		'</figure>',
	].map((part) => html.indexOf(part));
	expect(order.every((at) => at > 0)).toBe(true);
	expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('<table'));
	expect(marksOf(html)).toHaveLength(6);
});

test('a figure directly below a heading of the same words does not say it again', () => {
	const rows =
		'| Nordsø | Antal elever |\n| --- | --- |\n| 2022 | 523 |\n| 2023 | 440 |\n| 2024 | 470 |\n';
	const print = (text: string) => compileBody(text, { words }, [kpiCharts({})]).html;
	expect(print(`## Antal elever\n\n${rows}`)).toContain('<figure class="key-figure"><svg');
	expect(print(`## Skoler\n\nTabel 1. Antal elever\n\n${rows}`)).toContain(
		'<figcaption>Antal elever</figcaption>',
	);
});

test('every word of the body still stands in the page', () => {
	const text = compile()
		.replace(/<svg.*?<\/svg>/gs, '')
		.replace(/<[^>]+>/g, ' ');
	for (const word of body.match(/[\p{L}\d]+/gu)!) expect(text).toContain(word);
});

test('a table of words gets no figure, and its page the link to its CSV', () => {
	const html = compile({ csvLink: (n: number) => `tabel-${n}.csv` });
	expect([...html.matchAll(/<figure/g)]).toHaveLength(1);
	expect(html).toContain('tabel-2.csv');
});

test('a key figure that cannot be drawn says why', () => {
	const one = body.replace('| Havskolen | 412 | 398 | 377 |', '| Bakkeskolen | 412 | 398 | 377 |');
	const html = compileBody(one, { words }, [kpiCharts({})]).html;
	expect(html).toContain('Vises som tabel: To rækker eller kolonner har samme navn');
	expect(html).not.toContain('<svg');
});

test('a table knows its caption, its heading and the words around it', () => {
	const [first, second] = tablesOf(parseBody(body));
	expect(first!.source).toMatchObject({ caption: 'Tabel 1. Antal elever' });
	expect(first!.source.before).toContain('Elevtal');
	expect(first!.source.after).toContain('Kilde');
	expect(second!.source.caption).toBeUndefined();
});

test('a table that was put together again says so', () => {
	const facts = { headerRows: 1, lines: [12, 15] as [number, number] };
	expect(compile({ tables: [facts] })).not.toContain('sat cellerne på plads');
	const html = compile({ tables: [{ ...facts, repaired: 'empty cells placed by its totals' }] });
	expect(html).toContain('Arkivet har sat cellerne på plads · linje 12–15 i kilden');
});

test('a table that is printed in slices names the lines of each, with a link to each', () => {
	const facts = {
		headerRows: 1,
		lines: [12, 15] as [number, number],
		slices: [
			[18, 21],
			[30, 33],
		] as [number, number][],
	};
	expect(compile({ tables: [facts] })).toContain('linje 12–15, 18–21 og 30–33 i kilden');
	const sourceLink = ([first]: readonly [number, number]) => `/kilder/a/#l${first}`;
	expect(compile({ tables: [facts], sourceLink })).toContain(
		'<a href="/kilder/a/#l12">linje 12–15</a>, <a href="/kilder/a/#l18">18–21</a> og <a href="/kilder/a/#l30">30–33 i kilden</a>',
	);
});
