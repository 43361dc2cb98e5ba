import { expect, test } from 'vitest';
import { slots } from '../../src/search/index-files.ts';
import { densest } from '../../src/search/ranking.ts';

const at = (...places: number[]) => places.map((place) => slots.body.from + place);

test('the densest passage is the one whose different terms weigh most', () => {
	const rare = { positions: at(10, 500), weight: 3 };
	const common = { positions: at(11, 200, 210, 220), weight: 1 };
	const other = { positions: at(205, 480), weight: 2 };
	expect(densest([rare, common, other], 20)).toBe(5);
	expect(densest([rare, common], 20)).toBe(4);
	expect(densest([common, other], 20)).toBe(3);
});

test('a term beside itself is no passage, nor are terms too far apart or in parts of compounds', () => {
	expect(densest([{ positions: at(1, 2, 3), weight: 3 }], 20)).toBe(0);
	const far = [
		{ positions: at(1), weight: 3 },
		{ positions: at(40), weight: 1 },
	];
	expect(densest(far, 20)).toBe(0);
	expect(densest(far, 39)).toBe(4);
	const inParts = [
		{ positions: [slots.parts.from], weight: 3 },
		{ positions: [slots.parts.from + 1], weight: 1 },
	];
	expect(densest(inParts, 20)).toBe(0);
});
