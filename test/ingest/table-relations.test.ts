/** Values of short rows, placed by what the full rows show of the columns; figures and places of our own. */
import { expect, test } from 'vitest';
import { placeByRelations } from '../../scripts/ingest/table-relations.ts';

/** Rows as `label: values`, and what they become: `label|cell|…`, with the places of the rows left open. */
function place(
	printed: readonly string[],
	width: number,
): { rows: string[]; open: number[]; zeros: number[] } | undefined {
	const rows = printed.map((row) => {
		const [label = '', values = ''] = row.split(':');
		return { label, values: values.split(' ').filter((value) => value !== '') };
	});
	const placed = placeByRelations(rows, width);
	return placed
		? {
				rows: placed.rows.map((row) => [row.label, ...row.cells].join('|')),
				open: [...placed.open],
				zeros: [...placed.zeros],
			}
		: undefined;
}

test('shares stand under the columns that hold shares', () => {
	const placed = place(
		['Nord: 19 5,3% 12 4,0%', 'Syd: 7 8,0% 3 2,2%', 'Øst: 1 0,4% 0,0%', 'Vest: 0,0% 2 1,1%'],
		4,
	);
	expect(placed).toEqual({
		rows: ['Nord|19|5,3%|12|4,0%', 'Syd|7|8,0%|3|2,2%', 'Øst|1|0,4%||0,0%', 'Vest||0,0%|2|1,1%'],
		open: [],
		zeros: [],
	});
});

test('a share that could stand under two columns is left as printed', () => {
	const rows = ['Nord: 19 5,3% 12 4,0%', 'Syd: 7 8,0% 3 2,2%', 'Øst: 1 0,4% 0,0%', 'Vest: 2 1,1%'];
	expect(place(rows, 4)?.rows.at(-1)).toBe('Vest 2 1,1%||||');
	expect(place(rows, 4)?.open).toEqual([3]);
});

test('a column that others make together, and the total row, place what moved', () => {
	// Budget, overført, løn, ændret (overført + løn), nyt (budget + ændret).
	const placed = place(
		[
			'Havnen: 100 20 -5 15 115',
			'Torvet: 300 40 -10 30 330',
			'Stien: 200 -8 -8 192',
			'Åen: 50 50',
			'I alt: 650 60 -23 37 687',
		],
		5,
	);
	expect(placed?.rows.slice(2)).toEqual([
		'Stien|200||-8|-8|192',
		'Åen|50||||50',
		'I alt|650|60|-23|37|687',
	]);
	expect(placed?.open).toEqual([]);
});

test('a total above its parts, and a total of totals, place the same', () => {
	const placed = place(
		[
			'A. Drift: 1.000 70 -30 40 1.040',
			'Skoler: 600 50 50 650',
			'Haver: 400 20 -30 -10 390',
			'B. Anlæg: 500 90 90 590',
			'Broer: 300 60 60 360',
			'Stier: 200 30 30 230',
			'Drift og anlæg: 1.500 160 -30 130 1.630',
		],
		5,
	);
	expect(placed?.rows).toEqual([
		'A. Drift|1.000|70|-30|40|1.040',
		'Skoler|600|50||50|650',
		'Haver|400|20|-30|-10|390',
		'B. Anlæg|500|90||90|590',
		'Broer|300|60||60|360',
		'Stier|200|30||30|230',
		'Drift og anlæg|1.500|160|-30|130|1.630',
	]);
});

test('rows that sums leave open stand like those that they prove, where all of those stand alike', () => {
	// Budget, rest, flyttet, andet, forventet (rest + flyttet + andet).
	const rows = [
		'Bro: 10 100 100',
		'Sti: 20 70 70',
		'Plads: 30 130 130',
		'Veje i alt: 60 300 0 0 300',
		'Kaj: 5 30 30',
		'Mole: 5 -30 -30',
		'Havn: 10 55 -5 50',
		'Vand i alt: 20 55 -5 0 50',
	];
	expect(place(rows, 5)?.rows.slice(4, 7)).toEqual([
		'Kaj|5|30|||30',
		'Mole|5|-30|||-30',
		'Havn|10|55|-5||50',
	]);
	// Two that are proven are too few to go by.
	const fewer = ['Bro: 10 100 100', 'Sti: 50 200 200', ...rows.slice(3)];
	expect(place(fewer, 5)?.open).toEqual([3, 4]);
	// Rows with other amounts alike are no pattern for them.
	const other = ['Bro: 10 100 30 130', 'Sti: 20 70 10 80', 'Plads: 30 130 5 135'];
	expect(place([...other, 'Veje i alt: 60 300 45 0 345', ...rows.slice(4)], 5)?.open).toContain(4);
});

test('a 0 that several columns could hold stands where the table computes, and says so', () => {
	const placed = place(
		[
			'Havnen: 100 20 -5 15 115',
			'Torvet: 300 40 -10 30 330',
			'Åen: 50 0 50',
			'I alt: 450 60 -15 45 495',
		],
		5,
	);
	expect(placed?.rows[2]).toBe('Åen|50|||0|50');
	expect(placed?.zeros).toEqual([2]);
	expect(placed?.open).toEqual([]);
});

test('a 0 between amounts stands where other rows hold one; a 0 alone stays as printed', () => {
	const placed = place(
		[
			'Havnen: 100 20 0 -5 15 115',
			'Torvet: 300 40 -8 -2 30 330',
			'Stien: 200 10 0 10 210',
			'Åen: 50 -7 -7 43',
			'Søen: 0',
			'I alt: 650 70 -8 -14 48 698',
		],
		6,
	);
	expect(placed?.rows[2]).toBe('Stien|200|10|0||10|210');
	expect(placed?.zeros).toEqual([2]);
	expect(placed?.rows[4]).toBe('Søen 0||||||');
	expect(placed?.open).toEqual([4]);
});

test('where most rows stay open the table proves nothing', () => {
	expect(
		place(
			[
				'Nord: 19 5,3% 12 4,0%',
				'Syd: 7 8,0% 3 2,2%',
				'Øst: 1 0,4%',
				'Vest: 2 1,1%',
				'Midt: 3 2,0%',
			],
			4,
		),
	).toBeUndefined();
});

test('one full row shows no relation', () => {
	expect(place(['Havnen: 100 20 -5 15 115', 'Torvet: 300 30 330'], 5)).toBeUndefined();
});
