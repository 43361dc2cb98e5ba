import { expect, test } from 'vitest';
import { caseAddress, itemAddresses } from '../../src/archive/paths.ts';

const meeting = 'gladsaxe/byraadet/2025-06-04';

test('an item is addressed by its printed number', () => {
	const addresses = itemAddresses(meeting, [
		{ id: `${meeting}/01`, order: 1, number: '10.1' },
		{ id: `${meeting}/02`, order: 2, number: 'C' },
		{ id: `${meeting}/03`, order: 3 },
		{ id: `${meeting}/04`, order: 4, number: 'C' },
	]);
	expect([...addresses.values()]).toEqual(
		['10-1', 'c', 'nr-3', 'nr-4'].map((name) => `/${meeting}/${name}/`),
	);
});

test('an address once given stays with its item when numbers shift', () => {
	const given = new Map([[`${meeting}/02`, `/${meeting}/1/`]]);
	const addresses = itemAddresses(
		meeting,
		[
			{ id: `${meeting}/01`, order: 1, number: '1' },
			{ id: `${meeting}/02`, order: 2, number: '2' },
		],
		given,
	);
	expect(addresses.get(`${meeting}/02`)).toBe(`/${meeting}/1/`);
	expect(addresses.get(`${meeting}/01`)).toBe(`/${meeting}/nr-1/`);
});

test('a case has one address however its number is punctuated', () => {
	expect(caseAddress('alleroed', '16/5778')).toBe('/alleroed/sager/16-5778/');
});
