import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stem } from '../../src/search/stem.ts';
import { fold, identifierTerm, numberTerm, toTerms } from '../../src/search/terms.ts';

const terms = (text: string) => toTerms(text).map(({ term }) => term);

test('letters with and without Danish characters meet', () => {
	expect(fold('Åbenrå')).toBe(fold('Aabenraa'));
	expect(fold('Sønderbæk')).toBe(fold('Soenderbaek'));
	expect(fold('får')).not.toBe(fold('far'));
	expect(fold('café')).toBe('cafe');
});

test('a word with a hyphen is one term with its halves', () => {
	const [term] = toTerms('LAB-loven');
	expect(term).toMatchObject({ term: 'labloven', halves: ['lab', 'loven'] });
	expect(terms('kontanthjælps-området')).toEqual(terms('kontanthjælpsområdet'));
	expect(terms('børne- og unge')).toEqual(['boerne', 'og', 'unge']);
});

test('a number is one term by its value', () => {
	expect(terms('334.299')).toEqual(terms('334299'));
	expect(terms('15,4')).not.toEqual(terms('154'));
	expect(terms('1.070,9')).toEqual([numberTerm('1070,9')]);
	expect(terms('2.4 mio. kr.')).toEqual(terms('2,4 mio. kr.'));
	expect(terms('afsnit 2.4')).toEqual(['afsnit', numberTerm('2'), numberTerm('4')]);
	expect(new Set([numberTerm('1'), numberTerm('11'), numberTerm('111')]).size).toBe(3);
});

test('a date in digits becomes the date in words', () => {
	expect(terms('09-06-2015')).toEqual(terms('9. juni 2015'));
	expect(terms('2015-06-09')).toEqual(terms('9. juni 2015'));
	expect(terms('9/6 2015')).toEqual(terms('9. juni 2015'));
	expect(terms('9. jun. 2015')).toEqual(terms('9. juni 2015'));
	expect(terms('mødes i maj')).toEqual(['moedes', 'i', 'maj']);
});

test('a case number is one term whatever parts it', () => {
	expect(terms('ABC-2020-01031')).toEqual([identifierTerm('abc 2020 1031')]);
	expect(terms('16/05778')).toEqual(terms('16-5778'));
	expect(terms('25-1-85.10.00-P07')).toHaveLength(1);
	expect(toTerms('ABC-2020-01031')[0]!.pieces).toContain(numberTerm('01031'));
	expect(toTerms('25-1-85.10.00-P07')[0]!.pieces).toContain(identifierTerm('25-1-85.10.00'));
});

test('the beginning of a journal number is one of its pieces where it says something', () => {
	const { pieces = [] } = toTerms('24-004127-00.00.00-A00')[0]!;
	expect(pieces).toContain(identifierTerm('24-004127'));
	expect(toTerms('24-1-00.17.00-P20')[0]!.pieces).not.toContain(identifierTerm('24-1'));
});

test.each([
	['cyklerne', 'cykel'],
	['puljemidler', 'puljemiddel'],
	['kurserne', 'kursus'],
	['ministre', 'minister'],
])('%s and %s have one stem', (one, other) => {
	expect(stem(terms(one)[0]!)).toBe(stem(terms(other)[0]!));
});

test('a council term is no case number', () => {
	expect(terms('2014-2017')).toEqual([numberTerm('2014'), numberTerm('2017')]);
});

test('terms hold letters only and say where they stand', () => {
	const text = 'Punkt 3: A4-ark, §16b & “tegn” 1½';
	for (const { term, from, to } of toTerms(text)) {
		expect(term).toMatch(/^[a-z]+$/);
		expect(to).toBeGreaterThan(from);
	}
});

test('a word that was read before is read anew where a number stands before it', () => {
	const terms = (text: string) => toTerms(text).map(({ term }) => term);
	expect(terms('Jan')).toEqual(['jan']);
	expect(terms('9. Jan')).toEqual([numberTerm('9'), 'januar']);
	expect(terms('Jan')).toEqual(['jan']);
});

test('words read without the rules are what the rules read', () => {
	const pieces = [
		...[
			'ø',
			'Å',
			'b',
			'C',
			'é',
			'ß',
			'ª',
			'×',
			'1',
			'20',
			'2017',
			'23',
			'½',
			'-',
			"'",
			'.',
			',',
			'/',
		],
		...[
			'§',
			'%',
			'(',
			':',
			'»',
			'–',
			'’',
			'\u00ad',
			'\u0301',
			'💶',
			'jan',
			'KL',
			'mio',
			'EMN',
			'EMN 2020-01031',
		],
	];
	const word = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(fc.array(word, { maxLength: 8 }), (words) => {
			const text = `${words.map((one) => one.join('')).join(' ')} `;
			// Where another blank than the plain one follows, the rules look.
			expect(toTerms(text)).toEqual(toTerms(text.replaceAll(' ', '\u2009')));
		}),
		{ numRuns: 3000 },
	);
});
