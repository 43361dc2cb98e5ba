import { expect, test } from 'vitest';
import { indicatorChart } from '../../src/archive/indicator-chart.ts';
import { indicatorCsv, indicatorJson } from '../../src/archive/indicator-files.ts';
import { joinIndicators, seriesKey } from '../../src/archive/indicators.ts';
import type { PlacedFigure } from '../../src/archive/key-figures.ts';
import { drawTable } from '../../src/markdown/draw-table.ts';
import { statedFigures } from '../../src/markdown/stated-figure.ts';
import { indicatorsSchema } from '../../src/schemas/indicator.ts';
import { marksOf, tableOf } from '../support/table.ts';

/** The figures of a report's table, as the archive gives them. */
function report(record: string, date: string, table: string, around: object = {}): PlacedFigure[] {
	const { tables } = drawTable(tableOf(table, around));
	return tables.flatMap((one) =>
		statedFigures(one, 'Nordsø').map((figure) => ({
			...figure,
			record,
			n: 1,
			address: `/${record}/#tabel-1`,
			municipality: 'nordsoe',
			date,
		})),
	);
}

const first = report(
	'a',
	'2020-02-20',
	`Målgruppe | Fuldtidspersoner 2017 | Fuldtidspersoner 2018 | Fuldtidspersoner 2019
	Kontanthjælp | 541 | 466 | 406
	- Jobparate | 173 | 126 | 108
	- Aktivitetsparate | 368 | 340 | 298
	I alt | 541 | 466 | 406`,
	{ caption: 'Målgruppeoversigt' },
);
const second = report(
	'b',
	'2023-08-29',
	`Gruppe | Fuldtidspersoner 2019 | Fuldtidspersoner 2022 | Fuldtidspersoner år til dato 2023
	Kontanthjælp - aktivitetsparate | 297 | 253 | 230
	Kontanthjælp - jobparate | 108 | 70 | 73`,
	{
		caption: 'Oversigt over målgrupper i Nordsø Kommune',
		after: 'Data omfatter januar-juni 2023.',
	},
);
const none = indicatorsSchema.parse({});

test('the same figure of two reports becomes one series, each point with its table', () => {
	const { indicators } = joinIndicators([...first, ...second], none);
	const one = indicators.find(({ title }) => /aktivitetsparate/.test(title))!;
	expect(one.address).toBe(`/noegletal/${one.id}/`);
	expect(one.points.map(({ period, figure }) => [period.key, figure.value])).toEqual([
		['2017', 368],
		['2018', 340],
		['2019', 297],
		['2022', 253],
		['2023-01..06', 230],
	]);
	expect(one.points[0]!.sources.map(({ address }) => address)).toEqual(['/a/#tabel-1']);
	expect(one.points[3]!.sources.map(({ address }) => address)).toEqual(['/b/#tabel-1']);
});

test('the newest report counts, and what the older one said is shown as a revision', () => {
	const { indicators } = joinIndicators([...second, ...first], none);
	const one = indicators.find(({ title }) => /aktivitetsparate/.test(title))!;
	const point = one.points.find(({ period }) => period.key === '2019')!;
	expect(point.figure.value).toBe(297);
	expect(point.revised.map(({ value }) => value)).toEqual([298]);
});

test('years without a figure are a gap, a part-year is an open point', () => {
	const { indicators } = joinIndicators([...first, ...second], none);
	const one = indicators.find(({ title }) => /aktivitetsparate/.test(title))!;
	const { svg, partial } = indicatorChart(one)!;
	const values = marksOf(svg).map(({ value }) => value);
	expect(values).toEqual([368, 340, 297, undefined, undefined, 253, 230]);
	expect([...svg.matchAll(/<path d="M[^"]*M[^"]*"/g)]).toHaveLength(1);
	expect(partial).toBe(true);
});

test('another unit, another municipality or another subject is never joined in silence', () => {
	const persons = second.map((figure) => ({ ...figure, unit: { ...figure.unit, id: 'personer' } }));
	const elsewhere = second.map((figure) => ({ ...figure, municipality: 'ellemose' }));
	const narrower = second.map((figure) => ({ ...figure, subject: 'langtidsledige' }));
	for (const other of [persons, elsewhere, narrower]) {
		expect(joinIndicators([...first, ...other], none).indicators).toEqual([]);
	}
	const { proposals } = joinIndicators([...first, ...narrower], none);
	expect(proposals.map(({ series }) => series)).toContainEqual([
		'nordsoe | fuldtidspersoner | kontanthjælp aktivitetsparate',
		'nordsoe | fuldtidspersoner | kontanthjælp aktivitetsparate langtidsledige',
	]);
});

test('a register joins what the rule may not, and states a break', () => {
	const narrower = second.map((figure) => ({ ...figure, subject: 'i by' }));
	const keys = [
		...new Set(
			[...first, ...narrower].filter(({ name }) => /aktivitets/.test(name)).map(seriesKey),
		),
	];
	const register = indicatorsSchema.parse({
		indicators: [
			{
				id: 'aktivitetsparate',
				municipality: 'nordsoe',
				title: 'Aktivitetsparate',
				series: keys,
				breaks: [{ from: '2022', why: 'ny opgørelse' }],
			},
		],
	});
	const { indicators, proposals } = joinIndicators([...first, ...narrower], register);
	expect(indicators.map(({ id }) => id)).toEqual(['aktivitetsparate']);
	expect(indicators[0]!.points.find(({ period }) => period.key === '2022')!.break).toBe(
		'ny opgørelse',
	);
	expect(proposals.flatMap(({ series }) => series)).not.toContain(keys[0]);
});

test('counts of fewer than five are not followed', () => {
	const few = second.map((figure) => ({
		...figure,
		value: figure.period.key === '2022' ? 3 : figure.value,
	}));
	expect(joinIndicators([...first, ...few], none).indicators).toEqual([]);
});

test('an indicator’s files hold every point with its table', () => {
	const one = joinIndicators([...first, ...second], none).indicators.find(({ title }) =>
		/aktivitets/.test(title),
	)!;
	const lines = indicatorCsv(one).trim().split('\r\n');
	expect(lines).toHaveLength(6);
	expect(lines[3]).toBe('2019;2019-01;12;297;fuldtidspersoner;297;298;;/b/#tabel-1');
	const json = JSON.parse(indicatorJson(one)) as { points: { value: number }[] };
	expect(json.points.map(({ value }) => value)).toEqual([368, 340, 297, 253, 230]);
});
