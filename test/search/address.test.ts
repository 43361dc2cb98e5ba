import { expect, test } from 'vitest';
import { asksForSomething, noLimits, readAddress, writeAddress } from '../../src/search/address.ts';
import type { ArchiveFacts } from '../../src/search/index-files.ts';

const facts: ArchiveFacts = {
	version: 1,
	municipalities: [{ slug: 'nordsoe', name: 'Nordsø' }],
	committees: [{ slug: 'byraadet', name: 'Byrådet', municipality: 0 }],
	bundles: [{ name: 'i', documents: 1 }],
	attachments: [],
};

test('an address survives being read and written', () => {
	const query =
		'?q=nye+cykelstier&kommune=nordsoe&udvalg=byraadet&periode=2022-2025&aar=2023&aar=2024&slags=punkt&udfald=udsat&har=tal&fra=2023-01-01&sorter=nyeste&alt=ja&side=2';
	const { state, unknown } = readAddress(query, facts);
	expect(unknown).toEqual([]);
	expect(state).toMatchObject({
		text: 'nye cykelstier',
		order: 'newest',
		page: 2,
		everything: true,
		limits: {
			periods: ['2022-2025'],
			years: ['2023', '2024'],
			kinds: ['item'],
			outcomes: ['postponed'],
			has: ['figures'],
		},
	});
	expect(writeAddress(state)).toBe(query);
});

test('values and names that mean nothing are named', () => {
	const { state, unknown } = readAddress(
		'?q=a&udvalg=magistraten&sorter=stoerrelse&side=0&farve=blaa&aar=tyve',
		facts,
	);
	expect(unknown.map(({ name, value }) => `${name}=${value}`).sort()).toEqual([
		'aar=tyve',
		'farve=blaa',
		'side=0',
		'sorter=stoerrelse',
		'udvalg=magistraten',
	]);
	expect(state).toMatchObject({ page: 1, limits: noLimits });
	expect(state.order).toBeUndefined();
});

test('several values may be parted by commas', () => {
	expect(readAddress('?aar=2023,2024', facts).state.limits.years).toEqual(['2023', '2024']);
});

test('an empty address asks for nothing', () => {
	expect(asksForSomething(readAddress('', facts).state)).toBe(false);
	expect(asksForSomething(readAddress('?q=++', facts).state)).toBe(false);
	expect(asksForSomething(readAddress('?har=tal', facts).state)).toBe(true);
	expect(writeAddress(readAddress('', facts).state)).toBe('');
});
