import { beforeAll, expect, test } from 'vitest';
import { readDictionary } from '../../scripts/search/dictionary.ts';
import { compoundSplitter } from '../../src/search/compounds.ts';
import type { CompoundSplitter } from '../../src/search/compounds.ts';
import { stem } from '../../src/search/stem.ts';
import { fold } from '../../src/search/terms.ts';

let split: CompoundSplitter;
beforeAll(() => {
	split = compoundSplitter(readDictionary());
});

/** Words of municipal life and the parts a person would look for, written before the splitter was run on them. */
const labelled: Readonly<Record<string, string>> = {
	virksomhedspraktik: 'virksomhed praktik',
	flygtningeboliger: 'flygtninge boliger',
	kontanthjælpsmodtagere: 'kontanthjælp modtagere',
	beskæftigelsesudvalget: 'beskæftigelse udvalget',
	integrationsydelse: 'integration ydelse',
	sygedagpengemodtagere: 'sygedagpenge modtagere',
	økonomiudvalget: 'økonomi udvalget',
	nytteindsats: 'nytte indsats',
	budgetopfølgning: 'budget opfølgning',
	anlægsramme: 'anlæg ramme',
	mødeplan: 'møde plan',
	skolebestyrelse: 'skole bestyrelse',
	ældreboliger: 'ældre boliger',
	hjemmepleje: 'hjemme pleje',
	svømmehal: 'svømme hal',
	klimaplan: 'klima plan',
	lokalplan: 'lokal plan',
	byggesag: 'bygge sag',
	spildevandsplan: 'spildevand plan',
	cykelsti: 'cykel sti',
	åbroen: 'å broen',
	vejbelysning: 'vej belysning',
	pensionsalderen: 'pension alderen',
	trafiksikkerhed: 'trafik sikkerhed',
	kulturhus: 'kultur hus',
	idrætsforening: 'idræt forening',
	jobparathed: 'job parathed',
	ledighedsydelse: 'ledighed ydelse',
	ressourceforløb: 'ressource forløb',
	borgerinddragelse: 'borger inddragelse',
	uddannelsesparate: 'uddannelse parate',
	kvartalsrapporten: 'kvartal rapporten',
	aktiveringsindsatsen: 'aktivering indsatsen',
	arbejdsmarkedet: 'arbejds markedet',
	erhvervspolitik: 'erhverv politik',
	ejendomsskat: 'ejendom skat',
	naturområde: 'natur område',
	affaldssortering: 'affald sortering',
	bibliotekskort: 'bibliotek kort',
	handicapråd: 'handicap råd',
	parkeringsplads: 'parkering plads',
};

test('finds the parts of at least nine compounds in ten', () => {
	const missed = Object.entries(labelled).filter(([word, parts]) => {
		const found = new Set(split(fold(word)).map(stem));
		return !parts.split(' ').every((part) => found.has(stem(fold(part))));
	});
	expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(4);
});

test('leaves words alone that are no compounds', () => {
	const simple =
		'beslutning virksomheden fordelingen indstilling opfølgning godkendelse forvaltningen samarbejde kommunens afgørelsen finansiering reduktion borgmester medlemmer';
	const divided = simple.split(' ').filter((word) => split(fold(word)).length > 0);
	expect(divided.length, divided.join(' ')).toBeLessThanOrEqual(1);
});

test("takes the archive's own words as parts", () => {
	const own = compoundSplitter(readDictionary(), new Map([['zorbitron', 3]]));
	expect(split('zorbitronudvalget')).toEqual([]);
	expect(own('zorbitronudvalget')).toEqual(['zorbitron', 'udvalget']);
});

test('a compound of three words is parted into two as well', () => {
	expect(split('kunstgraesbaner')).toEqual(expect.arrayContaining(['graesbaner', 'kunstgraes']));
	expect(split('trafiksikkerhedsplan')).toEqual(expect.arrayContaining(['sikkerhedsplan']));
});
