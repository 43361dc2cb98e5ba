import { expect, test } from 'vitest';
import type { ArchiveFacts } from '../../src/search/index-files.ts';
import { otherWordsRows } from '../../src/search/other-words.ts';
import { holdsDay, understand } from '../../src/search/query.ts';
import { identifierTerm, numberTerm } from '../../src/search/terms.ts';

const facts: ArchiveFacts = {
	version: 1,
	municipalities: [
		{ slug: 'nordsoe', name: 'Nordsø' },
		{ slug: 'ellemose-kaer', name: 'Ellemose-Kær' },
	],
	committees: [
		{ slug: 'oekonomiudvalget', name: 'Økonomiudvalget', municipality: 0, aliases: ['ØU'] },
		{
			slug: 'beskaeftigelses-og-integrationsudvalget',
			name: 'Beskæftigelses- og Integrationsudvalget',
			municipality: 1,
			aliases: ['BIU'],
		},
	],
	bundles: [{ name: 'i', documents: 1 }],
	attachments: [],
	others: otherWordsRows(),
};

const read = (text: string, typing = false) => understand(text, facts, typing);
const kinds = (text: string) => read(text).concepts.map(({ kind }) => kind);

test.each(['ABC-2020-01031', 'ABC 2020 01031', 'abc2020-01031', 'abc202001031'])(
	'reads the case number %s',
	(text) => {
		const [concept, ...more] = read(text).concepts;
		expect(more).toEqual([]);
		expect(concept).toMatchObject({ kind: 'identifier' });
		expect(concept?.kind === 'identifier' && concept.terms).toContain(
			identifierTerm('ABC-2020-01031'),
		);
	},
);

test.each(['16-5778', '16/5778', '16/05778', '16 / 5778'])('reads the case number %s', (text) => {
	const [concept, ...more] = read(text).concepts;
	expect(more).toEqual([]);
	expect(concept?.kind === 'identifier' && concept.terms).toContain(identifierTerm('16/5778'));
});

test('reads a journal number whole', () => {
	expect(kinds('25-1-85.10.00-P07')).toEqual(['identifier']);
	expect(kinds('25 1 85 10 00 P07')).toEqual(['identifier']);
});

test.each(['9. juni 2015', '09-06-2015', '9/6-2015', '2015-06-09', '9. jun. 2015'])(
	'reads the day %s',
	(text) => {
		expect(read(text).concepts).toMatchObject([
			{ kind: 'date', from: '2015-06-09', to: '2015-06-09' },
		]);
		expect(read(text).structural).toBe(true);
	},
);

test('reads a month and a year', () => {
	expect(read('juni 2015').concepts).toMatchObject([
		{ kind: 'date', from: '2015-06-01', to: '2015-06-31' },
	]);
	expect(read('2015').concepts).toMatchObject([
		{ kind: 'date', from: '2015-01-01', to: '2015-12-31' },
	]);
});

test('a day that does not exist is no date', () => {
	expect(kinds('31. februar 2015')).not.toContain('date-day');
	expect(
		read('31. februar 2015').concepts.filter((one) => one.kind === 'date' && one.from === one.to),
	).toEqual([]);
});

test('puts the number of an item and the day together', () => {
	expect(read('punkt 8 1. april 2025').concepts).toMatchObject([
		{ kind: 'date', from: '2025-04-01', item: '8' },
	]);
	expect(read('pkt. 8, 01.04.2025').concepts).toMatchObject([{ kind: 'date', item: '8' }]);
});

test('reads amounts, and millions as amounts', () => {
	expect(read('334.299').concepts).toMatchObject([{ kind: 'number', term: numberTerm('334299') }]);
	const [concept] = read('15.400.000 kr.').concepts;
	expect(concept).toMatchObject({ kind: 'number', others: [[numberTerm('15,4'), 'mio']] });
});

test('knows committees and municipalities by name, abbreviation and genitive', () => {
	expect(read('ØU').concepts).toMatchObject([{ kind: 'committee', committees: [0] }]);
	expect(read('biu i ellemose').concepts).toMatchObject([
		{ kind: 'committee', committees: [1] },
		{ kind: 'municipality', municipality: 1 },
	]);
	expect(read('Beskæftigelses- og integrationsudvalgets budget').concepts).toMatchObject([
		{ kind: 'committee', committees: [1] },
		{ kind: 'word', term: 'budget' },
	]);
	expect(kinds('Nordsøs budget')).toEqual(['municipality', 'word']);
});

test('drops the words of a spoken question and keeps what it is about', () => {
	const { concepts } = read('Hvad blev der besluttet om cykelstien i Nordsø?');
	expect(concepts.filter((one) => one.kind !== 'word' || one.required)).toMatchObject([
		{ kind: 'word', term: 'cykelstien' },
		{ kind: 'municipality' },
	]);
});

test('a question of weak words alone asks for them all', () => {
	expect(
		read('penge til borgere').concepts.every((one) => one.kind === 'word' && one.required),
	).toBe(true);
	expect(read('om').concepts).toHaveLength(1);
});

test('takes quoted words together, wherever they stand', () => {
	expect(read('regler "det gule hus" 2015').concepts).toMatchObject([
		{ kind: 'word' },
		{ kind: 'phrase', terms: ['det', 'gule', 'hus'] },
		{ kind: 'date' },
	]);
	expect(kinds('»to ord«')).toEqual(['phrase']);
	expect(kinds('"uafsluttet citat')).toEqual(['phrase']);
});

test('knows other words for the same thing', () => {
	const [concept] = read('skrald').concepts;
	expect(concept?.kind === 'word' && concept.synonyms.flat()).toContain('affald');
});

test('only the last word of a question being typed is unfinished', () => {
	const unfinished = (text: string) =>
		read(text, true).concepts.map((one) => one.kind === 'word' && one.unfinished);
	expect(unfinished('nye cyk')).toEqual([false, true]);
	expect(unfinished('nye cykler ')).toEqual([false, false]);
});

test('marks and nothing else ask for nothing', () => {
	for (const text of ['', '  ', '?!', '""', '***', '<script>', '\u0000']) {
		expect(() => read(text)).not.toThrow();
	}
	expect(read('?!').concepts).toEqual([]);
});

test('a day without a year is that day of every year', () => {
	const [concept] = read('30. maj').concepts;
	expect(concept).toMatchObject({ kind: 'date', everyYear: '05-30' });
	if (concept?.kind !== 'date') throw new Error('no day');
	expect(holdsDay(concept, '2023-05-30')).toBe(true);
	expect(holdsDay(concept, '2023-05-31')).toBe(false);
	expect(kinds('31. februar')).not.toContain('date');
});

test('verbs and adjectives of everyday speech are not required, what names a subject is', () => {
	const required = read('hvorfor skulle vi flytte de gamle sengepladser').concepts.filter(
		(one) => one.kind === 'word' && one.required,
	);
	expect(required.map(({ text }) => text)).toEqual(['sengepladser']);
	const spare = read('spare').concepts[0];
	expect(spare).toMatchObject({ kind: 'word', required: true });
});

test('a label before a case number is not required', () => {
	expect(read('sagsnr. ABC-2020-01031').concepts).toMatchObject([
		{ kind: 'word', required: false },
		{ kind: 'identifier' },
	]);
});

const others = (text: string, at = 0) => {
	const concept = read(text).concepts[at];
	return concept?.kind === 'word' ? concept.synonyms.map((terms) => terms.join(' ')) : [];
};

test('looks for what the administration writes where a citizen says it otherwise, and not the other way', () => {
	expect(others('huller i vejen')).toContain('vejvedligeholdelse');
	expect(others('vejvedligeholdelse')).not.toContain('huller i vejen');
	expect(others('hvornår holder udvalget møde')).toContain('moedeplan');
});

test('a word in two rows is looked for as both tell', () => {
	expect(others('flygtninge')).toEqual(
		expect.arrayContaining(['fordreven', 'integrationsborger', 'nyankomne']),
	);
});

test('a weak form of a word with other words is not required', () => {
	const { concepts } = read('arbejder kommunen med praktik');
	expect(
		concepts.filter((one) => one.kind === 'word' && one.required).map(({ text }) => text),
	).toEqual(['praktik']);
});

test('keyed words side by side are asked for as one too, those of a spoken question are not', () => {
	const joined = (text: string) =>
		read(text).concepts.map((one) => (one.kind === 'word' ? (one.joined ?? []) : []));
	expect(joined('havne plan 2024')).toEqual([['havneplan'], ['havneplan'], []]);
	expect(joined('havne 2024 plan')).toEqual([[], [], []]);
	expect(joined('hvad er en havne plan').flat()).toEqual([]);
});

test('a point before one or two digits and a unit parts decimals', () => {
	expect(read('2.4 mio. kr.').concepts[0]).toMatchObject({
		kind: 'number',
		term: numberTerm('2,4'),
	});
	expect(read('2.400').concepts[0]).toMatchObject({ term: numberTerm('2400') });
});

test('what may only be meant is looked for beside other words and not alone', () => {
	expect(others('høns')).not.toContain('kylling');
	expect(others('nye høns')[0]).toBeUndefined();
	expect(others('nye høns', 1)).toContain('kylling');
});

test.each(['dokument-id', 'dok-id:', 'Sags-ID:', 'akt', 'journalnr.', 'bilag'])(
	'the label »%s« before a number is not required',
	(said) => {
		const [first] = read(`${said} ABC-2020-01031`).concepts;
		expect(first).toMatchObject({ kind: 'word', required: false });
		expect(read(`${said} 5917234`).concepts.at(-1)).toMatchObject({ kind: 'identifier' });
	},
);

test('words like »min« and »den« may stand inside an expression', () => {
	expect(others('huller i den vejen')).toContain('vejvedligeholdelse');
	expect(others('huller i gamle vejen')).not.toContain('vejvedligeholdelse');
});

test('an expression keeps its telling words, which a page may hold instead', () => {
	const [concept] = read('huller i vejen').concepts;
	expect(concept?.kind === 'word' && concept.apart?.flat()).toContain('vejen');
});
