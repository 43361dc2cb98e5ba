import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCell } from '../../src/markdown/cell.ts';
import { drawTable } from '../../src/markdown/draw-table.ts';
import type { TableSource } from '../../src/markdown/kpi-table.ts';
import { marksOf, tableOf } from '../support/table.ts';

/** Tables written for these tests: an invented municipality, figures without a model. */
const tables: Record<string, { source: TableSource; kinds: readonly string[] }> = {
	'lines over years': {
		source: tableOf(
			`Skole | 2021 | 2022 | 2023
			Havskolen | 412 | 398 | 377
			Bakkeskolen | 205 | 221 | 240
			I alt | 617 | 619 | 617`,
			{ caption: 'Tabel 1. Antal elever' },
		),
		kinds: ['line'],
	},
	'periods down the side': {
		source: tableOf(
			`Nordsø | Antal fuldtidspersoner
			2019 | 523
			2020 | 440
			2021 | 470`,
		),
		kinds: ['line'],
	},
	'groups of two years': {
		source: tableOf(
			`Ydelse | 2018 | 2019
			Dagpenge | 279 | 319
			Kontanthjælp | 344 | 284
			Sygedagpenge | 101 | 108`,
			{ caption: 'Antal helårspersoner' },
		),
		kinds: ['bars'],
	},
	'parts of a sum': {
		source: tableOf(
			`Unge | 2018 | 2019
			Uddannelsesparate | 52 | 43
			Aktivitetsparate | 113 | 103
			I alt | 165 | 146`,
			{ caption: 'Antal unge' },
		),
		kinds: ['stacked'],
	},
	'deviations beside amounts': {
		source: tableOf(
			`Mio. kr. | Vedtaget budget 2024 | Forventet forbrug 2024 | Afvigelse
			Aktivering | 152,2 | 143,9 | 8,3
			Forsørgelse | 860,5 | 861,5 | -1,0
			I alt | 1.012,7 | 1.005,4 | 7,3`,
		),
		kinds: ['diverging', 'bars'],
	},
	'a budget bridge': {
		source: tableOf(
			`Mio. kr. | Beløb
			Oprindeligt budget | 571,1
			Ledighed | -9,5
			Overførsler | 4,0
			Refusion | -1,5
			Forventet regnskab | 564,1`,
		),
		kinds: ['waterfall'],
	},
	'ages by sex': {
		source: tableOf(
			`Alder | Antal kvinder | Antal mænd
			under 20 | 19 | 12
			20 til 29 | 27 | 27
			30 til 39 | 28 | 36
			over 39 | 1 | 7`,
		),
		kinds: ['pyramid'],
	},
	'a long ranking': {
		source: tableOf(
			`Kommune | Andel
			${Array.from({ length: 55 }, (_, at) => `Egn ${String.fromCodePoint(65 + (at % 26))}${'abc'[Math.floor(at / 26)]} | ${40 + ((at * 7) % 23)},${at % 10}%`).join('\n')}`,
			{ caption: 'Andel i beskæftigelse' },
		),
		kinds: ['bars'],
	},
};

test.each(Object.entries(tables))('draws %s', (_, { source, kinds }) => {
	const drawing = drawTable(source);
	expect(drawing.refusal).toBeUndefined();
	expect(drawing.charts.flatMap((chart) => chart.kinds)).toEqual(kinds);
});

test.each(Object.entries(tables))('the numbers of %s are the table’s', (_, { source }) => {
	for (const { svg } of drawTable(source).charts) {
		const marks = marksOf(svg);
		expect(marks.length).toBeGreaterThan(1);
		for (const { row, column, value } of marks)
			expect(value).toBe(readCell(source.rows[row]![column]!).value);
	}
});

test.each(Object.entries(tables))(
	'%s takes at most 6 kB and says what it shows',
	(_, { source }) => {
		for (const { svg, sentence } of drawTable(source).charts) {
			expect(gzipSync(svg).length).toBeLessThanOrEqual(6 * 1024);
			expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
			expect(sentence).not.toMatch(/\.\./);
			expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>[^<]+<\/title><desc>[^<]+<\/desc>/);
			expect(svg).not.toMatch(/style=|<script|<style| on\w+=|\bid=/);
		}
	},
);

test.each(Object.entries(tables))('%s is drawn the same every time', (_, { source }) => {
	expect(drawTable(structuredClone(source)).charts).toEqual(drawTable(source).charts);
});

test.each(Object.entries(tables))('%s looks as it did', async (name, { source }) => {
	const drawn = drawTable(source).charts.map(({ svg, sentence, notes }) =>
		[svg.replaceAll('><', '>\n<'), sentence, ...notes].join('\n'),
	);
	const file = `../fixtures/charts/${name.replaceAll(' ', '-')}.svg.txt`;
	await expect(`${drawn.join('\n\n')}\n`).toMatchFileSnapshot(file);
});

test('no sum is drawn beside its parts', () => {
	for (const { source } of Object.values(tables)) {
		const sums = source.rows.flatMap((row, at) => (/^I alt$/.test(row[0]!) ? [at] : []));
		const drawn = drawTable(source).charts.flatMap(({ svg }) => marksOf(svg).map(({ row }) => row));
		expect(drawn.filter((row) => sums.includes(row))).toEqual([]);
	}
});

test.each([
	[
		'payments',
		`Dato | Leverandør | Beløb i kr.
		01-02-2024 | Nordsø Entreprise | 12.000
		03-02-2024 | Ellemose Maling | 4.500`,
		{},
	],
	[
		'timetable',
		`Tid | Punkt
		09:00 | Velkomst
		10:30 | Rundvisning
		12:00 | Frokost`,
		{},
	],
	[
		'no-unit',
		`Område | 2019 | 2020
		Nord | 12 | 14
		Syd | 9 | 8`,
		{},
	],
	[
		'doubtful-decimals',
		`Mio. kr. | Beløb
		Nord | -40.662
		Syd | 4,541
		Vest | 3,125`,
		{},
	],
	[
		'same-labels',
		`Mio. kr. | 2019 | 2020
		Drift | 1,2 | 1,4
		Drift | 3,2 | 3,4`,
		{},
	],
	[
		'unnamed-rows',
		`Antal borgere | Beløb i kr.
		12 | 1.200
		14 | 1.700
		9 | 800`,
		{},
	],
	[
		'unplaced-cells',
		`Mio. kr. | 2019 | 2020
		Drift | 1,2 | 1,4
		Salg -60.488 -34.110 211 | |
		Anlæg | 3,2 | 3,4`,
		{},
	],
	[
		'single-figures',
		`Mio. kr. | Budget 2019 | Andel i pct.
		Drift | 1,2 | 14`,
		{},
	],
] as const)('refuses %s', (rule, table, around) => {
	const drawing = drawTable(tableOf(table, around));
	expect(drawing.refusal?.rule).toBe(rule);
	expect(drawing.charts).toEqual([]);
});

test.each([
	[
		'a first row that no print marks as a header',
		{
			...tableOf(`1.000 kr. | 2023 | 2024 | 2025
				Jord | 900 | 300 | 0
				Anlæg | 0 | 9.800 | 6.200`),
			headerRows: 0,
		},
		['2023', '2024', '2025'],
	],
	[
		'a period cut between two columns',
		tableOf(
			`| 3. kvartal 2022 3. kvartal | 2023
			Bolig | 46 | 39
			Plads | 121 | 134`,
			{ heading: 'Ventetid i dage' },
		),
		['3. kvt. 2022', '3. kvt. 2023'],
	],
	[
		'months of one winter',
		tableOf(`Måned | Udkald
			November | 7
			December | 21
			Januar | 27
			Februar | 9`),
		['nov.', 'dec.', 'jan.', 'feb.'],
	],
])('reads %s', (_, source, periods) => {
	const [chart] = drawTable(source).charts;
	const shown = periods.map((period) => chart!.svg.indexOf(`>${period}<`));
	expect(shown.every((at) => at > 0)).toBe(true);
});

test('a table below another goes on with its years', () => {
	const above = [
		['', '2022', ''],
		['', 'Antal personer', 'Andel'],
	];
	const source = {
		...tableOf(`| Fuldtidspersoner | Landsandel
			Dagpenge | 646 | 1,04%
			Kontanthjælp | 70 | 0,84%`),
		above,
	};
	const { tables } = drawTable(source);
	expect(tables[0]!.columns.map(({ period }) => period?.key)).toEqual(['2022', '2022']);
});

test('rows of different units have a field each', () => {
	const source = tableOf(
		`| 2022 | 2023
		Antal helårspersoner | 54,6 | 60,9
		Gennemsnitspriser | 506.000 kr. | 458.000 kr.
		Forbrug | 27,7 mio. kr. | 27,9 mio. kr.`,
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.kinds).toEqual(['bars', 'bars', 'bars']);
	expect(chart!.unit).toBe('helårspersoner; kr.; mio. kr.');
});

test('income less spending and what is left are three figures, and no sum', () => {
	const source = tableOf(
		`Mio. kr. | 2025 | 2026 | 2027
		Indtægter | 100,0 | 110,0 | 120,0
		Drift | 80,0 | 85,0 | 90,0
		Anlæg | 15,0 | 17,0 | 19,0
		Resultat | 5,0 | 8,0 | 11,0`,
	);
	const rows = new Set(marksOf(drawTable(source).charts[0]!.svg).map(({ row }) => row));
	expect([...rows].sort()).toEqual([1, 2, 3, 4]);
});

test('a last row of all together is a sum where it adds up, whatever it is called', () => {
	const source = tableOf(
		`Mio. kr. | Budget | Forbrug
		Service | 4,3 | 3,8
		Overførsler | 496,7 | 502,6
		Samlede driftsudgifter | 501,0 | 506,4`,
	);
	const rows = marksOf(drawTable(source).charts[0]!.svg).map(({ row }) => row);
	expect(new Set(rows)).toEqual(new Set([1, 2]));
});

test('a year that the title’s range ends in the middle of is no whole year', () => {
	const source = tableOf(
		`År | Tilkendt | Afslag
		2013 | 37 | 26
		2014 | 33 | 11
		2015 | 18 | 1`,
		{ heading: 'Afgørelser fra 1. januar 2013 – 30. april 2015' },
	);
	const [chart] = drawTable(source).charts;
	expect(marksOf(chart!.svg).map(({ row }) => row)).not.toContain(3);
	expect(chart!.notes.join()).toContain('jan.–apr. 2015');
});

test('money without a unit is not counted in people', () => {
	const source = tableOf(
		`Område | 2018 | 2019
		Nord | 1.200 | 1.300
		Syd | 900 | 800`,
		{ caption: 'Antal elever' },
	);
	expect(drawTable(source).charts[0]!.unit).toBe('elever');
	const budgets = {
		...source,
		rows: [['Område', 'Budget 2018', 'Budget 2019'], ...source.rows.slice(1)],
	};
	expect(drawTable(budgets).refusal?.rule).toBe('no-unit');
});

test('a half-year of counted persons is never drawn beside a whole year', () => {
	const source = tableOf(
		`Tilbud | 2022 Antal personer | 2023 Personer år til dato
		Løntilskud | 143 | 78
		Praktik | 284 | 187`,
		{ after: 'Data for 2023 omfatter januar-juni 2023.' },
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.svg).toContain('jan.–jun. 2023');
	expect(chart!.kinds).toEqual(['bars', 'bars']);
	expect(chart!.sentence).not.toMatch(/faldt|steg/);
	expect(chart!.notes.join()).toContain('ikke lige lange');
});

test('a year to date of an average is drawn open and told apart', () => {
	const source = tableOf(
		`Ydelse | Fuldtidspersoner 2022 | Fuldtidspersoner år til dato 2023
		Dagpenge | 646 | 640
		Kontanthjælp | 70 | 73`,
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.svg).toContain('fill-opacity="0.15"');
	expect(chart!.notes.join()).toContain('kortere periode');
});

test('the sign of a deviation is told from the figures, the text, or not at all', () => {
	const rows = (first: string) => `Mio. kr. | Budget | Forbrug | Afvigelse
		Skoler | 10,0 | 12,0 | ${first}
		Veje | 5,0 | 4,0 | ${first === '2,0' ? '-1,0' : '1,0'}`;
	expect(drawTable(tableOf(rows('2,0'))).charts[0]!.sentence).toContain(
		'Positive tal er merforbrug',
	);
	expect(drawTable(tableOf(rows('-2,0'))).charts[0]!.sentence).toContain(
		'Positive tal er mindreforbrug',
	);
	const bare = tableOf(`Mio. kr. | Afvigelse
		Skoler | 2,0
		Veje | -1,0`);
	expect(drawTable(bare).charts[0]!.sentence).not.toContain('Positive');
	expect(drawTable(bare, { positiveDeviation: 'saving' }).charts[0]!.sentence).toContain(
		'kommunens register',
	);
	for (const after of [
		'Et minus i sidste kolonne betyder, at der bruges færre penge end budgetteret.',
		'Negative tal betyder, at der bruges mindre end budgetteret.',
	])
		expect(drawTable({ ...bare, after }).charts[0]!.sentence).toContain('negative mindreforbrug');
	const said = { ...bare, after: '+ = merudgift/mindreindtægt\n- = mindreudgift/merindtægt' };
	expect(drawTable(said).charts[0]!.sentence).toContain('merudgift/mindreindtægt');
});

test('a target is drawn and judged by the figures and by the source, both where they differ', () => {
	const table = `Borgere | 2017 | 2018 | 2019
		Andel i pct. | 8,67% | 8,49% | 8,47%`;
	const before = 'Andelen skal mindskes i forhold til 2018.';
	const [chart] = drawTable(tableOf(table, { before })).charts;
	expect(chart!.svg).toContain('class="chart-goal"');
	expect(chart!.sentence).toContain('Efter tallene er det opfyldt');
	const said = drawTable(tableOf(table, { before: `${before} Målet er ikke opfyldt.` })).charts[0]!;
	expect(said.sentence).toContain('kilden skriver, at det er ikke opfyldt');
});

test('under a line, a period that has a figure is named before one that has none, in a second row if need be', () => {
	const { charts } = drawTable(
		tableOf(
			`Ydelse | 2018 | 2019 | 2020 | 2021 | 2022 | jan.-juni 2023
			Sygedagpenge | 562 | 555 | 558 | | 832 | 754`,
			{ caption: 'Antal fuldtidspersoner' },
		),
	);
	const labels = [...charts[0]!.svg.matchAll(/<text [^>]*text-anchor="middle"[^>]*>([^<]*)/gu)].map(
		([, text]) => text,
	);
	expect(labels).toContain('2022');
	expect(labels).toContain('jan.–jun. 2023');
});

test('what the source calls an estimate is open, and no whole line leads to it', () => {
	const source = tableOf(
		`Skole | 2019 | 2021 | 2025
		Havskolen | 702 | 718 | 741
		Bakkeskolen | 204 | 187 | 171`,
		{ before: 'Tabellen viser antallet af elever. Tal efter 2021 er beregnet på bopæl.' },
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.unit).toBe('elever');
	expect(chart!.svg.match(/stroke-dasharray="3 4"/g)).toHaveLength(2);
	expect(chart!.notes.join()).toContain('beregnet eller skønnet');
});

test('figures scattered over years are bars, and a bar that is missing says so inside the picture', () => {
	const source = tableOf(
		`Mio. kr. | Justering 2015 | 2016 | 2017
		Havnen | -6,0 | | -0,8
		Broen | -0,9 | | -0,1
		Vejen | -1,1 | -0,2 |`,
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.kinds).toEqual(['diverging']);
	const missing = [...chart!.svg.matchAll(/<text x="([\d.]+)"([^>]*)>\(ingen tal\)/g)];
	expect(missing).toHaveLength(3);
	for (const [, x, rest] of missing)
		expect(Number(x) < 330 || rest!.includes('text-anchor="end"')).toBe(true);
});

test('deviations under years alone have the sign their text states', () => {
	const source = tableOf(
		`1.000 kr. | 2015 | 2016
		Renter | 500 | 0
		Gæld | -300 | 0`,
		{ heading: 'AFVIGELSER', after: 'Minus er en mindreudgift, plus er en merudgift.' },
	);
	expect(drawTable(source).charts[0]!.sentence).toContain('Positive tal er merudgift');
});

test('amounts that the labels give in kroner make the figures kroner, and tables of one header share it', () => {
	const rows = [
		['Nr.', 'Emne', '2024', '2025'],
		['1', 'Færre annoncer, forudsætter 10.000 kr.', '-25.000', '-25.000'],
		['2', 'Nyt lys, koster 40.000 kr. at sætte op', '-107.000', '-120.000'],
	];
	const source = { rows, headerRows: 1 };
	const cells = rows.flat().join('\n');
	expect(drawTable({ ...source, alike: { cells, around: '' } }).charts[0]!.unit).toBe('kr.');
	expect(drawTable(source).refusal?.rule).toBe('no-unit');
	const around = 'Beløb i 1.000 kr.';
	expect(drawTable({ ...source, alike: { cells: '', around } }).charts[0]!.unit).toBe('1.000 kr.');
});

test('the text further down may repeat the figures with their unit', () => {
	const source = tableOf(`| Oprindeligt budget | Forventet regnskab
		Overførsler | 566,1 | 554,6`);
	const near = 'Budgettet udgør 566,1 mio. kr., og regnskabet ventes at blive 554,6 mio. kr.';
	expect(drawTable({ ...source, near }).charts[0]!.unit).toBe('mio. kr.');
	expect(drawTable({ ...source, near: 'Budgettet udgør 566,1 mio. kr.' }).charts).toEqual([]);
});

test('scales far apart get a field each', () => {
	const source = tableOf(
		`Langtidsledige | 2017 | 2018 | 2019
		Hele landet | 12.891 | 13.826 | 13.806
		Nordsø | 147 | 173 | 192`,
		{ caption: 'Antal langtidsledige' },
	);
	const { svg } = drawTable(source).charts[0]!;
	expect([...svg.matchAll(/stroke-width="2"/g)]).toHaveLength(2);
	const heights = marksOf(svg).length;
	expect(heights).toBe(6);
});

test('the register overrules the rule, both ways', () => {
	const { source } = tables['lines over years']!;
	expect(drawTable(source, {}, false)).toMatchObject({
		keyFigure: false,
		refusal: { rule: 'register' },
	});
	const plain = tableOf(`Område | 2019 | 2020
		Nord | 12 | 14`);
	expect(drawTable(plain).keyFigure).toBe(false);
	expect(drawTable(plain, {}, true).keyFigure).toBe(true);
});

const cell = fc.oneof(
	fc.constantFrom(
		'',
		'.',
		'-',
		'0',
		'2019',
		'2020',
		'1.000',
		'3,5',
		'8%',
		'I alt',
		'Antal',
		'Mio. kr.',
		'Mål',
		'Afvigelse',
	),
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom(
		'<script>alert(1)</script>',
		'"><img src=x onerror=alert(1)>',
		'&amp;',
		']]>',
		'{1+1}',
		'\u0000',
		'\ud800',
	),
);

test('any table is drawn or refused, never thrown at, and every text is escaped', () => {
	const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 10 });
	fc.assert(
		fc.property(rows, fc.nat(3), cell, (table, headerRows, caption) => {
			const drawing = drawTable({
				rows: table,
				headerRows,
				caption,
				before: caption,
				heading: caption,
			});
			for (const { svg } of drawing.charts) {
				expect(svg).not.toMatch(/<script|<img|\{1\+1\}<\/?[^t/gprcd]/);
				const tags = svg.replace(/<\/?(?:svg|title|desc|g|text|rect|path|circle)\b[^<>]*>/g, '');
				expect(tags).not.toMatch(/[<>]/);
			}
		}),
		{ numRuns: 400 },
	);
});

test('hostile words in a drawn table come out as text', () => {
	const evil = '"><script>alert(1)</script>';
	const source = tableOf(
		`${evil} | 2019 | 2020 | 2021\n${evil} a | 1 | 2 | 3\n${evil} b | 4 | 5 | 6`,
		{
			caption: `Antal elever ${evil}`,
		},
	);
	const { svg } = drawTable(source).charts[0]!;
	expect(svg).toContain('&lt;script&gt;');
	expect(svg).not.toContain('<script');
});
