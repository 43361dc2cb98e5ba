import { describe, expect, test } from 'vitest';
import {
	readAbsenceWords,
	readAttendanceSentence,
	readEntries,
	readNames,
} from '../../scripts/ingest/attendance.ts';
import { readHead } from '../../scripts/ingest/meeting-head.ts';
import { toLines } from '../../scripts/ingest/lines.ts';

/** What somebody may write behind a name, and whom the entry is about. */
const entries: readonly (readonly [string, readonly object[]])[] = [
	['Jørn Eg (V) - formand', [{ name: 'Jørn Eg', party: 'V' }]],
	['Borgmester Ida Vang (A)', [{ name: 'Ida Vang', party: 'A' }]],
	['Byrådsmedlem Per Dal Ask, Sundhavn Kommune', [{ name: 'Per Dal Ask' }]],
	['Bo Kær, brugerrepræsentant (observatør)', [{ name: 'Bo Kær' }]],
	['Eva Lund (næstformand, byrådsmedlem, F)', [{ name: 'Eva Lund', party: 'F' }]],
	['Ove Birk (Sandby Landsbyforening)', [{ name: 'Ove Birk' }]],
	['Ove Birk (Nyt Sandby)', [{ name: 'Ove Birk', party: 'Nyt Sandby' }]],
	['Ove Birk (Elnæs og Omegn)', [{ name: 'Ove Birk' }]],
	['Tove Ask, Formand, A', [{ name: 'Tove Ask', party: 'A' }]],
	[
		'Ida Vang (borgmester), Bo Kær og Eva Lund.',
		['Ida Vang', 'Bo Kær', 'Eva Lund'].map((name) => ({ name })),
	],
	['Ida Vang (A), sag 31-39', [{ name: 'Ida Vang', party: 'A' }]],
	[
		'Ida Vang (A), Bo Kær (V) - fra nr. 181',
		[
			{ name: 'Ida Vang', party: 'A' },
			{ name: 'Bo Kær', party: 'V' },
		],
	],
	['Ida Vang, Ø, deltog fra kl. 9.10', [{ name: 'Ida Vang', party: 'Ø' }]],
	['☒ Ida Vang (A)', [{ name: 'Ida Vang', party: 'A' }]],
];

describe('entries of rosters', () => {
	test.each(entries)('%s', (words, members) => {
		expect(readNames(words)).toEqual(members);
	});

	test.each([
		['Ida Vang med afbud', { excused: true }],
		['Ida Vang (A) - afbud', { excused: true }],
		['Ida Vang (A) (afbud)', { excused: true }],
		['Ida Vang (fraværende uden afbud)', { excused: false }],
		['Ida Vang deltog ikke i mødet', {}],
		['Ida Vang (A)', undefined],
	])('%s', (words, away) => {
		expect(readEntries(words)?.map((entry) => entry.away)).toEqual([away]);
	});

	test.each([
		'Liv Holm (V), suppleant for Per Ask (V)',
		'Liv Holm (V) i stedet for Per Ask (V)',
		'Liv Holm (V) (stedfortræder for Per Ask (V))',
		'Per Ask (V) - Liv Holm (V) mødte som stedfortræder',
		'Per Ask (V), i stedet deltog Liv Holm (V)',
		'Per Ask (V), stedfortræder: Liv Holm (V)',
		'Per Ask (HANS SUPPLEANT Liv Holm DELTOG I STEDET)',
	])('%s', (words) => {
		const [entry] = readEntries(words) ?? [];
		expect(entry?.substitute).toMatchObject({ name: 'Liv Holm', for: 'Per Ask' });
	});

	test.each([
		'Mødet blev holdt i salen',
		'Ida Vang, som orienterede om sagen',
		'Ida Vang (A) orienterede om budgettet',
		'Godkendt af Ida Vang',
	])('is about something else: %s', (words) => {
		expect(readEntries(words)).toBeUndefined();
	});
});

describe('sentences about attendance', () => {
	test.each([
		['Der er afbud fra Ida Vang og Bo Kær.', [true, true]],
		['Afbud er modtaget fra Ida Vang.', [true]],
		['Ida Vang og Bo Kær meldte afbud.', [true, true]],
		['Ida Vang mødte ikke.', [undefined]],
		['Ida Vang deltog ikke i mødet.', [undefined]],
		['Ida Vang var fraværende uden afbud.', [false]],
	])('%s', (sentence, excused) => {
		const found = readAttendanceSentence(sentence);
		expect(found?.absent.map((one) => one.excused)).toEqual(excused);
		expect(found?.absent[0]?.name).toBe('Ida Vang');
	});

	test.each([
		'Liv Holm mødte for Per Ask.',
		'For Per Ask mødte Liv Holm.',
		'Som suppleant for Per Ask mødte Liv Holm.',
		'1. suppleant Liv Holm deltog i stedet for Per Ask.',
		'Stedfortræder for Per Ask: Liv Holm',
		'Per Ask havde meldt afbud, og i stedet deltog Liv Holm.',
	])('%s', (sentence) => {
		expect(readAttendanceSentence(sentence)?.substitutes).toEqual([
			{ name: 'Liv Holm', for: 'Per Ask' },
		]);
	});

	test.each([
		['Per Ask (V). Suppleant: Liv Holm (V)', 'Per Ask'],
		['Per Ask (V). I stedet deltog Liv Holm (V)', 'Per Ask'],
		['Per Ask (V) og Bo Kær (A). I hans sted mødte Liv Holm (V)', undefined],
		['Per Ask (V) og Bo Kær (A). Som stedfortræder for Ask mødte Liv Holm (V)', 'Per Ask'],
	])('behind the label: %s', (words, whom) => {
		const found = readAbsenceWords(words);
		expect(found?.absent[0]?.name).toBe('Per Ask');
		expect(found?.substitutes).toEqual([
			{ name: 'Liv Holm', party: 'V', ...(whom ? { for: whom } : {}) },
		]);
	});

	test('sentences about guests leave the names standing, others take the line out', () => {
		expect(readAbsenceWords('Per Ask. For politiet mødte Bo Kær.')?.absent).toHaveLength(1);
		expect(readAbsenceWords('Per Ask. Godkendt.')).toBeUndefined();
	});

	test.each([
		'Ida Vang deltog i mødet.',
		'Ida Vang deltog ikke.',
		'Ældrerådet deltog ikke i mødet.',
	])('says nothing: %s', (sentence) => {
		expect(readAttendanceSentence(sentence)).toBeUndefined();
	});
});

/** The head above, with a day on its second line. */
function headOf(people: string): ReturnType<typeof readHead> {
	return readHead(
		toLines(`Referat\nTeknisk Udvalg\nTirsdag den 4. maj 2021 kl. 16.00\n\n${people}\n`),
	);
}
const names = (members: readonly { name: string }[]): string[] => members.map(({ name }) => name);

describe('rosters of the head', () => {
	const three = ['Ida Vang', 'Bo Kær', 'Eva Lund'];

	test.each([
		['beside a sentence', 'Mødt var: Ida Vang (formand), Bo Kær\nog Eva Lund.'],
		[
			'below a label of several words',
			'Til stede fra udvalget:\nIda Vang (A)\nBo Kær (V)\nEva Lund',
		],
		['without a label', 'Ida Vang, formand\nBo Kær\nEva Lund'],
		['seats below the names', 'Medlemmer:\nIda Vang\nformand\nBo Kær\nEva Lund'],
		['in columns', 'Medlemmer:\nIda Vang (A)          Bo Kær (V)\nEva Lund (F)'],
		['wrapped before the party', 'Medlemmer: Ida Vang (A), Bo Kær\n(V), Eva Lund (F)'],
		[
			'officials beside members',
			'Til stede: Ida Vang (A), Bo Kær (V), Eva Lund (F), kommunaldirektør Tor Dam',
		],
	])('%s', (_, people) => {
		expect(names(headOf(people).members)).toEqual(three);
	});

	test('an office below the list of the absent is nobody absent', () => {
		const head = headOf('Afbud         Eva Lund (B)\nSekretær      Tor Dam');
		expect(names(head.absent)).toEqual(['Eva Lund']);
	});

	test('people of the administration are no members', () => {
		const head = headOf('Fra forvaltningen:\nTor Dam (referent)\nAne Friis\nJon Bæk');
		expect(head.members).toEqual([]);
	});

	test('a roster with marks of who was absent', () => {
		const head = headOf(
			[
				'Medlem             Parti   Til stede   Afbud',
				'Ida Vang           A          X',
				'Bo Kær             V                     X',
				'Eva Lund           F          X',
			].join('\n'),
		);
		expect(head.members).toEqual([
			{ name: 'Ida Vang', party: 'A' },
			{ name: 'Bo Kær', party: 'V' },
			{ name: 'Eva Lund', party: 'F' },
		]);
		expect(head.absent).toEqual([{ name: 'Bo Kær', party: 'V', excused: true }]);
	});

	test('one column with yes and no', () => {
		const head = headOf(
			'Navn               Mødt\nIda Vang (A)       Ja\nBo Kær (V)         Nej\nEva Lund (F)       Afbud',
		);
		expect(names(head.members)).toEqual(three);
		expect(head.absent).toEqual([
			{ name: 'Bo Kær', party: 'V' },
			{ name: 'Eva Lund', party: 'F', excused: true },
		]);
	});

	test('those who did not take part, and who came for them, by labels', () => {
		const head = headOf(
			'Deltog ikke: Per Ask (Venstre), Bo Kær\nMødte for Per Ask: Liv Holm (Venstre)',
		);
		expect(head.absent).toEqual([{ name: 'Per Ask', party: 'Venstre' }, { name: 'Bo Kær' }]);
		expect(head.substitutes).toEqual([{ name: 'Liv Holm', party: 'Venstre', for: 'Per Ask' }]);
	});

	test('a reason stands with those it is given for', () => {
		const head = headOf('Fraværende: Ida Vang\nAfbud: Bo Kær\nFraværende uden afbud: Eva Lund');
		expect(head.absent).toEqual([
			{ name: 'Ida Vang' },
			{ name: 'Bo Kær', excused: true },
			{ name: 'Eva Lund', excused: false },
		]);
	});

	test('sentences go on over lines, and nobody is absent twice', () => {
		const head = headOf(
			'Til stede var 3 medlemmer:\nIda Vang (A), Bo Kær\n(V) og Eva Lund (F) - afbud\nFraværende: Per Ask og Eva Lund. For Per Ask mødte 1. suppleant Ida\nVang (A).',
		);
		expect(names(head.members)).toEqual(three);
		expect(names(head.absent)).toEqual(['Eva Lund', 'Per Ask']);
		expect(head.substitutes).toEqual([{ name: 'Ida Vang', party: 'A', for: 'Per Ask' }]);
	});

	test('an entry of the roster says who was absent and who came', () => {
		const head = headOf(
			'Medlemmer:\nIda Vang (A) - afbud\nBo Kær (V) i stedet for Per Ask (V)\nEva Lund (F)',
		);
		expect(names(head.members)).toEqual(three);
		expect(names(head.absent)).toEqual(['Ida Vang']);
		expect(head.substitutes).toEqual([{ name: 'Bo Kær', party: 'V', for: 'Per Ask' }]);
	});

	test.each([
		['Lille sal, Strandvej 3', 'Lille sal, Strandvej 3'],
		['Kl. 16.00 i Mødelokale 1, Torvet 2', 'Mødelokale 1, Torvet 2'],
		['kl. 16.00 - 18.00\nSalen, Rådhuset', 'Salen, Rådhuset'],
		['Kl. 15.00 - 17.20, Mødelokale 3, Kajen 8', 'Mødelokale 3, Kajen 8'],
	])('a place without a label: %s', (words, place) => {
		const head = readHead(toLines(`Referat\nTeknisk Udvalg\n4. maj 2021\n${words}\n`));
		expect(head.place).toBe(place);
	});
});
