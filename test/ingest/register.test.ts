import { describe, expect, test } from 'vitest';
import { findMunicipality } from '../../src/danish/municipalities.ts';
import {
	committeeSlug,
	deriveRegister,
	initialsOf,
	printRegister,
	readRegister,
} from '../../scripts/ingest/register.ts';

describe('initialsOf', () => {
	test.each([
		['Erhvervs- og Beskæftigelsesudvalget', 'EBU'],
		['Erhvervs-, Beskæftigelses- og Integrationsudvalget', 'EBIU'],
		['Økonomiudvalget', 'ØU'],
		['Børn og Unge-udvalget', 'BUU'],
		['Byrådet', undefined],
		['Udvalget for Kultur', undefined],
		['17, stk. 4-udvalget', undefined],
	])('%s → %s', (name, initials) => {
		expect(initialsOf(name)).toBe(initials);
	});
});

describe('deriveRegister', () => {
	const seen = [
		{ slug: 'byraadet', name: 'Byrådet', period: '2022-2025' },
		{ slug: 'teknik-og-miljoeudvalget', name: 'Teknik- og Miljøudvalget', period: '2018-2021' },
		{ slug: 'teknik-og-miljoeudvalget', name: 'Teknik- og Miljøudvalget', period: '2022-2025' },
	];

	test('holds what was seen, in one order whatever the order it was seen in', () => {
		const text = printRegister(deriveRegister('nordsoe', seen));
		expect(printRegister(deriveRegister('nordsoe', seen.toReversed()))).toBe(text);
		expect(readRegister(text, 'r.yaml')).toEqual({
			name: 'Nordsoe',
			committees: {
				byraadet: { name: 'Byrådet', kind: 'council', years: ['2022-2025'] },
				'teknik-og-miljoeudvalget': {
					name: 'Teknik- og Miljøudvalget',
					aliases: ['TMU', 'TM-udvalget'],
					years: ['2018-2021', '2022-2025'],
				},
			},
		});
	});

	test('initials that two committees share name neither', () => {
		const both = deriveRegister('n', [
			{ slug: 'a', name: 'Beskæftigelsesudvalget' },
			{ slug: 'b', name: 'Børneudvalget' },
		]);
		expect(Object.values(both.committees).map(({ aliases }) => aliases)).toEqual([
			undefined,
			undefined,
		]);
	});

	test('a known municipality has its name and code', () => {
		expect(deriveRegister('ringkoebing-skjern', [])).toMatchObject({
			name: 'Ringkøbing-Skjern',
			code: '760',
		});
		expect(findMunicipality('nordsoe')).toBeUndefined();
	});
});

test('a committee is found by name, alias or slug', () => {
	const register = readRegister(
		'name: "N"\ncommittees:\n  klimaudvalget:\n    name: "Klimaudvalget"\n    aliases: ["KU", "Miljøudvalget"]\n',
		'r.yaml',
	);
	expect(
		['Klimaudvalget', 'KU', 'Miljøudvalget', 'Havneudvalget'].map((name) =>
			committeeSlug(name, register),
		),
	).toEqual(['klimaudvalget', 'klimaudvalget', 'klimaudvalget', 'havneudvalget']);
	expect(committeeSlug('', register)).toBe('');
});
