import { expect, test } from 'vitest';
import { indexWord } from '../../src/search/index-word.ts';
import { relatedWords } from '../../src/search/near-words.ts';
import { root, stem } from '../../src/search/stem.ts';

test('inflections of a word share a stem', () => {
	for (const forms of [
		['praktik', 'praktikken', 'praktikker', 'praktikkerne'],
		['flygtning', 'flygtninge', 'flygtningene', 'flygtningenes'],
		['kommune', 'kommunen', 'kommuner', 'kommunernes'],
		['beskaeftigelse', 'beskaeftigelsen', 'beskaeftigelsens'],
		['virksomhed', 'virksomheden', 'virksomheder', 'virksomhederne'],
		// What æ and ø would hide where they are written with an e.
		['miljoe', 'miljoeet', 'miljoeer', 'miljoes'],
		['arbejdsloes', 'arbejdsloese'],
		['aktoer', 'aktoerer', 'aktoererne'],
		['folkeskolelaerer', 'folkeskolelaerere', 'folkeskolelaererne'],
		['soe', 'soeen', 'soeer'],
		// Words whose last letters look like an ending.
		['indsats', 'indsatsen', 'indsatser', 'indsatserne'],
		['arbejdsplads', 'arbejdspladsen', 'arbejdspladser'],
		['budget', 'budgettet', 'budgetter'],
		['aktivitet', 'aktiviteter', 'aktiviteterne'],
		['trivsel', 'trivslen'],
		['overfoersel', 'overfoersler'],
		['by', 'byen', 'byer', 'byerne'],
		['cykelsti', 'cykelstien', 'cykelstier'],
		['sti', 'stien', 'stier'],
		['foraelder', 'foraeldre', 'foraeldrene'],
		['voksen', 'voksne'],
		['digital', 'digitale', 'digitalt'],
		['flytter', 'flyttet', 'flyttede'],
		['tema', 'temaet', 'temaer'],
		['nabo', 'naboer', 'naboerne'],
		// Another vowel.
		['barn', 'boern', 'boernene'],
		['haandbog', 'haandboegerne'],
		['mand', 'maend'],
		['mor', 'moedre'],
		['arbejdskraft', 'arbejdskraefter'],
		['saelge', 'saelger', 'solgt', 'solgte'],
		['vaelge', 'valgt'],
		['nedsaette', 'nedsat'],
	]) {
		expect(new Set(forms.map(stem)).size, forms.join(' ')).toBe(1);
	}
});

test('short words keep their letters', () => {
	expect(stem('hal')).toBe('hal');
	expect(stem('se')).toBe('se');
});

test('different words keep different stems', () => {
	for (const [one, other] of [
		['hans', 'hansen'],
		['bro', 'broed'],
		['by', 'byg'],
		['asfalt', 'asfal'],
	] as const) {
		expect(stem(one), `${one}, ${other}`).not.toBe(stem(other));
	}
});

test('the spelling of the index is letters only', () => {
	for (const word of ['soe', 'temaet', 'aaen', 'kloak', 'poesi'])
		expect(indexWord(word)).toMatch(/^[a-z]+$/);
});

test('words of one family share a root, others do not', () => {
	for (const [one, other] of [
		['undervise', 'undervisning'],
		['betale', 'betaling'],
		['integrere', 'integration'],
		['raadgiver', 'raadgivning'],
	] as const)
		expect(root(one), `${one}, ${other}`).toBe(root(other));
	for (const [one, other] of [
		['virksomhed', 'virkning'],
		['spare', 'sparring'],
		['skole', 'skolde'],
	] as const)
		expect(root(one) !== undefined && root(one) === root(other), `${one}, ${other}`).toBe(false);
});

test('relations of a word come from the archive, without its own forms', () => {
	const rows = ['undervis', 'underviser', 'undervisning', 'undervisningen', 'underretning'].map(
		(word) => [word, 1] as const,
	);
	expect(relatedWords('undervise', rows)).toEqual(['undervisning']);
	expect(relatedWords('sne', rows)).toEqual([]);
});
