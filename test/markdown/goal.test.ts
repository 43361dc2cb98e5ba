import { expect, test } from 'vitest';
import { readCell } from '../../src/markdown/cell.ts';
import { drawTable } from '../../src/markdown/draw-table.ts';
import { readVerdict, readWishes } from '../../src/markdown/goal.ts';
import { readTarget } from '../../src/markdown/kpi-table.ts';
import { marksOf, tableOf } from '../support/table.ts';

test.each([
	['Andelen skal mindskes i forhold til 2018.', { direction: 'below', base: { year: '2018' } }],
	['Antallet af klager skal gerne falde fra 2019.', { direction: 'below', base: { year: '2019' } }],
	['Målet er, at flere elever cykler end i 2020.', { direction: 'above', base: { year: '2020' } }],
	[
		'Ambitionen er at nedbringe udledningen med 20 pct. i forhold til 2018.',
		{ direction: 'below', base: { year: '2018', by: 20, points: false } },
	],
	[
		'Målet: Sygefraværet skal være under 4,5 pct. i 2024.',
		{ direction: 'below', value: { value: 4.5, share: true }, year: 2024 },
	],
	[
		'Mål 2024: højst 7 dage',
		{ direction: 'below', inclusive: true, value: { value: 7, share: false }, year: 2024 },
	],
	[
		'Målsætningen er, at mindst 90 pct. af sagerne afgøres til tiden.',
		{ direction: 'above', inclusive: true, value: { value: 90, share: true } },
	],
	['Resultatmålet er på 84 pct.', { value: { value: 84, share: true } }],
	['Måltal: 1.250 besøg', { value: { value: 1250, share: false } }],
	['Ventetiden må være ti dage, men skal være over 3 uger.', { direction: 'above' }],
])('%s', (text, wish) => {
	expect(readWishes(text)).toMatchObject([wish]);
});

test.each([
	'Andelen faldt i forhold til 2018.',
	'Ledigheden stiger fra 2019.',
	'Målet blev vedtaget i 2018.',
	'Mindst 90 pct. af eleverne svarede.',
	'Udvalget skal mødes mindst én gang i 2024.',
	'Målgruppen er borgere over 30 år.',
])('no target is read from: %s', (text) => {
	expect(readWishes(text)).toEqual([]);
});

test.each([
	['Målet er opfyldt.', true],
	['Målet er endnu ikke nået.', false],
	['Måltal opnået for maj.', true],
	['Kommunen lever ikke op til målet.', false],
	['Målet er ambitiøst.', undefined],
])('%s', (text, verdict) => {
	expect(readVerdict(text)).toBe(verdict);
});

test('a target’s cell may state its side', () => {
	expect(readTarget('mindst 90 pct.')).toEqual({
		value: 90,
		printed: '90 pct.',
		direction: 'above',
	});
	expect(readTarget('≤ 7')).toMatchObject({ value: 7, direction: 'below' });
	expect(readTarget('215')).toEqual({ value: 215, printed: '215' });
	expect(readTarget('Opnået')).toBeUndefined();
});

const columnOfTargets = tableOf(
	`Indikator | 2022 | 2023 | 2024 | Måltal
	Svar inden fristen, pct. | 81 | 86 | 92 | mindst 90
	Ventetid, dage | 12 | 11 | 9 | højst 8
	Forløb, antal | 140 | 155 | 161 | 150`,
);

test('a column of targets gives each row its line, judged only where its side is stated', () => {
	const [chart] = drawTable(columnOfTargets).charts;
	expect(chart!.kinds).toEqual(['line', 'line', 'line']);
	expect(chart!.svg.match(/class="chart-goal"/g)).toHaveLength(3);
	expect(chart!.sentence).toContain('Målet er at komme på mindst 90 pct. (måltal). Efter tallene');
	expect(chart!.sentence).toContain('højst 8 dage (måltal). Efter tallene er det ikke opfyldt');
	expect(chart!.sentence).toMatch(/Målet \(måltal\) er 150\.(?! Efter)/);
	expect(chart!.sentence).not.toContain('..');
});

test('the text may state the side of a target that stands in a column', () => {
	const before = 'Målet er, at mindst 150 forløb sættes i gang om året.';
	const [chart] = drawTable({ ...columnOfTargets, before }).charts;
	expect(chart!.sentence).toContain('på mindst 150 (måltal). Efter tallene er det opfyldt');
});

test('a target for a year to come is drawn and not yet judged', () => {
	const source = tableOf(
		`Kilde | 2018 | 2022 | Mål 2030
		Landbrug | 84 | 81 | 41
		Transport | 72 | 70 | 29`,
		{ before: 'Udledningen opgøres i ton.' },
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.svg).toContain('Mål 2030: 41');
	expect(chart!.sentence).not.toContain('opfyldt');
});

test('targets that change with the years are a line of their own', () => {
	const source = tableOf(
		`Sygefravær i pct. | 2021 | 2022 | 2023
		Alle ansatte | 5,8 | 6,1 | 5,4
		Mål | 6,0 | 5,5 | 5,0`,
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.svg).toContain('stroke-dasharray');
	expect(marksOf(chart!.svg).filter(({ row }) => row === 2)).toHaveLength(3);
});

test('a target in the text is drawn where the unit fits, and met as the figures and the source say', () => {
	const table = `År | Ventetid i dage | Tilfredshed i pct.
		2021 | 14 | 71
		2022 | 11 | 75
		2023 | 9 | 78`;
	const before = 'Målet er, at ventetiden er højst 10 dage. Målet er ikke nået.';
	const [chart] = drawTable(tableOf(table, { before })).charts;
	expect(chart!.svg.match(/class="chart-goal"/g)).toHaveLength(1);
	expect(chart!.sentence).toContain('Efter tallene er det opfyldt; kilden skriver');
	const rate = 'Målet er, at tilfredsheden er over 76 pct.';
	const [other] = drawTable(tableOf(table, { before: rate })).charts;
	expect(other!.sentence).toContain('over 76 pct. Efter tallene er det opfyldt');
});

test('a target for a sum is drawn over the stacked parts of it', () => {
	const source = tableOf(
		`Unge | 2018 | 2019
		Parate | 52 | 43
		Ikke parate | 113 | 103
		I alt | 165 | 146`,
		{ caption: 'Antal unge', before: 'Antallet af unge skal mindskes i forhold til 2018.' },
	);
	const [chart] = drawTable(source).charts;
	expect(chart!.kinds).toEqual(['stacked']);
	expect(chart!.svg).toContain('niveau i 2018: 165');
	expect(chart!.sentence).toContain('opfyldt');
});

test('every target with a cell carries that cell’s number', () => {
	for (const { svg } of drawTable(columnOfTargets).charts) {
		for (const { row, column, value } of marksOf(svg)) {
			const printed = columnOfTargets.rows[row]![column]!;
			expect(value).toBe(column === 4 ? readTarget(printed)?.value : readCell(printed).value);
		}
	}
});
