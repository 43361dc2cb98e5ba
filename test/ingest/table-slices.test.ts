/** Tables that a print cut into slices: what is joined, and what stays as it is printed. */
import { describe, expect, test } from 'vitest';
import { toBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

function tablesOf(text: readonly string[]) {
	const messages = new Messages();
	const blocks = toBlocks(toLines(text.join('\n')), messages);
	return {
		rows: blocks.flatMap((block) => (block.kind === 'table' ? [[...block.rows]] : [])),
		slices: blocks.flatMap((block) => (block.kind === 'table' ? [block.slices] : [])),
		rules: messages.list.map(({ rule }) => rule),
	};
}

const title = 'Opgørelse over udlån fra bibliotekets filialer i året';
const sheet = [
	title,
	'',
	'Lån fordelt på alder',
	'',
	'Aldersgruppe\tLånere\tLån',
	'0 til 14\t120\t2.400',
	'15 til 24\t80\t800',
	'25 til 64\t300\t3.900',
	'over 64\t150\t3.000',
	'',
	'Lån fordelt på materiale',
	'',
	'Materiale\tLån',
	'Bøger\t8.100',
	'Film\t1.400',
	'Spil\t600',
	'',
];
const slices = [
	title,
	'',
	'Lån pr. låner\tAndel af lån',
	'20\t23,8%',
	'10\t7,9%',
	'13\t38,6%',
	'20\t29,7%',
	'',
	'Andel af materialer',
	'',
	'80,2%',
	'',
	'13,9%',
	'',
	'5,9%',
	'',
];

describe('a sheet of several tables', () => {
	test('goes on below its title: columns stand beside the table with as many rows', () => {
		const more = ['Reserverede lån\tBod i kr.', '40\t100', '12\t50', '9\t25', ''];
		const { rows, rules, slices: spans } = tablesOf([...sheet, ...slices, ...more]);
		expect(rows).toEqual([
			[
				['Aldersgruppe', 'Lånere', 'Lån', 'Lån pr. låner', 'Andel af lån'],
				['0 til 14', '120', '2.400', '20', '23,8%'],
				['15 til 24', '80', '800', '10', '7,9%'],
				['25 til 64', '300', '3.900', '13', '38,6%'],
				['over 64', '150', '3.000', '20', '29,7%'],
			],
			[
				['Materiale', 'Lån', 'Andel af materialer', 'Reserverede lån', 'Bod i kr.'],
				['Bøger', '8.100', '80,2%', '40', '100'],
				['Film', '1.400', '13,9%', '12', '50'],
				['Spil', '600', '5,9%', '9', '25'],
			],
		]);
		expect(spans).toEqual([
			[{ from: 20, to: 24 }],
			[
				{ from: 26, to: 32 },
				{ from: 34, to: 37 },
			],
		]);
		expect(rules).toContain('table-slices');
		expect(rules).not.toContain('table-missing');
	});
	test.each([
		['without its title printed again', [...sheet, ...slices.slice(2)]],
		[
			'where a slice has as many rows as no table',
			[...sheet, ...slices.slice(0, 5), ...slices.slice(7)],
		],
	])('stays in pieces %s', (_, text) => {
		const more = ['Reserverede lån\tBod i kr.', '40\t100', '12\t50', '9\t25', ''];
		const { rows, rules } = tablesOf([...text, ...more]);
		expect(rules).not.toContain('table-slices');
		expect(rows[0]![0]).toEqual(['Aldersgruppe', 'Lånere', 'Lån']);
	});
	test('stays in pieces where a slice could belong to two tables', () => {
		const twice = [
			...sheet.slice(0, 10),
			...[
				'Lån fordelt på ugedag',
				'',
				'Ugedag\tBesøg',
				'mandag\t10',
				'tirsdag\t11',
				'onsdag\t12',
				'torsdag\t13',
				'',
			],
			...sheet.slice(10),
		];
		const { rules } = tablesOf([
			...twice,
			...[title, '', 'Kvote\tRest', '1\t2', '3\t4', '5\t6', '7\t8', ''],
			...['Mål\tTal', '1\t2', '3\t4', '5\t6', ''],
			...['Sum\tSnit', '1\t2', '3\t4', '5\t6', ''],
		]);
		expect(rules).not.toContain('table-slices');
	});
});

describe('a wide table', () => {
	const towns = ['Ager', 'Brovst', 'Dalby', 'Egsk', 'Fjord', 'Grav', 'Holm', 'Kær'];
	const part = (heads: string, factor: number, names = towns): string[] => [
		heads,
		...names.map((name, at) => `${name}\t${100 * factor + at}\t${7 * factor + at}`),
		'',
	];
	test('goes on in a second one with the same labels', () => {
		const { rows, rules, slices } = tablesOf([
			...part('By\tFødte\tDøde', 2),
			'1Tallene er foreløbige',
			...part('By\tTilflyttede\tFraflyttede', 3),
		]);
		expect(rows).toHaveLength(1);
		expect(rows[0]![0]).toEqual(['By', 'Fødte', 'Døde', 'Tilflyttede', 'Fraflyttede']);
		expect(rows[0]![1]).toEqual(['Ager', '200', '14', '300', '21']);
		expect(slices).toEqual([[{ from: 12, to: 20 }]]);
		expect(rules).toContain('table-slices');
	});
	test.each([
		['the same heads: another year', part('By\tFødte\tDøde', 3), ''],
		['a caption between', part('By\tTilflyttede\tFraflyttede', 3), 'Tabel 2. Flytninger'],
		['other labels', part('By\tTilflyttede\tFraflyttede', 3, [...towns.slice(1), 'Løkke']), ''],
	])('is one of its own with %s', (_, second, between) => {
		const { rows } = tablesOf([...part('By\tFødte\tDøde', 2), between, ...second]);
		expect(rows).toHaveLength(2);
	});
});
