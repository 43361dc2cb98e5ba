/** Tables aligned by columns of blanks, and what looks like one; all words are our own. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

function read(...text: readonly string[]) {
	const messages = new Messages();
	const { blocks, furniture } = readBlocks(toLines(text.join('\n')), messages);
	return {
		tables: blocks.flatMap((block) =>
			block.kind === 'table'
				? [block.rows.map((row, index) => `${index < block.headerRows ? '#' : ''}${row.join('|')}`)]
				: [],
		),
		texts: blocks.flatMap((block) =>
			block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
		),
		messages: messages.list.map((message) => message.rule),
		furniture: [...furniture.keys()],
	};
}

test('figures set right stand under heads set right, a caption and a note stay text', () => {
	const { tables, texts } = read(
		'Tabel 1. Gæster i Nordsø',
		'',
		'1.000 kr.              2030      2031',
		'Havnen               12.500       300',
		'Søbadet ved stranden     40     1.055',
		'I alt                12.540     1.355',
		'',
		'Kilde: egne tal.',
	);
	expect(tables).toEqual([
		[
			'#1.000 kr.|2030|2031',
			'Havnen|12.500|300',
			'Søbadet ved stranden|40|1.055',
			'I alt|12.540|1.355',
		],
	]);
	expect(texts).toEqual(['Tabel 1. Gæster i Nordsø', 'Kilde: egne tal.']);
});

test('an empty cell is seen by its place', () => {
	const { tables } = read(
		'Område          Drift     Anlæg     I alt',
		'Havn               12        30        42',
		'Skov                         15        15',
		'Strand              7                   7',
		'Torv                7',
	);
	expect(tables).toEqual([
		['#Område|Drift|Anlæg|I alt', 'Havn|12|30|42', 'Skov||15|15', 'Strand|7||7', 'Torv|7||'],
	]);
});

test('heads on several lines come together over their column', () => {
	const { tables } = read(
		'                       Korr.        Forbrug',
		'Mio. kr.              budget     31.01.2031',
		'Havn                    1,20           0,30',
		'Skov                    0,45           0,10',
	);
	expect(tables).toEqual([
		['#Mio. kr.|Korr. budget|Forbrug 31.01.2031', 'Havn|1,20|0,30', 'Skov|0,45|0,10'],
	]);
});

test('drawn lines part the head and the total and hold no words', () => {
	const { tables } = read(
		'Område            Budget    Forbrug',
		'-----------------------------------',
		'Havn                 120         30',
		'Skov                  45         10',
		'___________________________________',
		'I alt                165         40',
		'===================================',
		'',
		'Tallene er foreløbige.',
	);
	expect(tables).toEqual([['#Område|Budget|Forbrug', 'Havn|120|30', 'Skov|45|10', 'I alt|165|40']]);
});

test('heads set left over figures set right', () => {
	const { tables } = read(
		'Skole           Elever    Klasser',
		'Ellemoseskolen     412         18',
		'Åskolen             95          6',
		'Strandskolen         8          1',
	);
	expect(tables).toEqual([
		['#Skole|Elever|Klasser', 'Ellemoseskolen|412|18', 'Åskolen|95|6', 'Strandskolen|8|1'],
	]);
});

test('a label cut at the end of its line goes on below, before or after its amounts', () => {
	const { tables } = read(
		'Område                 2030     2031',
		'Vedligehold af          120      130',
		'veje og stier',
		'Havn                     40       41',
		'Drift af kommunale',
		'bygninger                15       16',
	);
	expect(tables).toEqual([
		[
			'#Område|2030|2031',
			'Vedligehold af veje og stier|120|130',
			'Havn|40|41',
			'Drift af kommunale bygninger|15|16',
		],
	]);
});

test('rows of words wrap in every column', () => {
	const { tables } = read(
		'Nr.   Aktivitet             Ansvarlig',
		'1     Kortlægning af        Teknik og',
		'      stier                 Miljø',
		'2     Nye skilte            Kultur',
		'3     Møde med              Direktionen',
		'      naboerne',
	);
	expect(tables).toEqual([
		[
			'#Nr.|Aktivitet|Ansvarlig',
			'1|Kortlægning af stier|Teknik og Miljø',
			'2|Nye skilte|Kultur',
			'3|Møde med naboerne|Direktionen',
		],
	]);
});

test('a label without amounts is a row of its own', () => {
	const { tables } = read(
		'Område                 2030     2031',
		'Teknik og Miljø',
		'Havn                     40       41',
		'Skov                     15       16',
		'Kultur',
		'Bibliotek                 7        8',
	);
	expect(tables).toEqual([
		[
			'#Område|2030|2031',
			'Teknik og Miljø||',
			'Havn|40|41',
			'Skov|15|16',
			'Kultur||',
			'Bibliotek|7|8',
		],
	]);
});

test('a blank line between two tables parts them, one before the total does not', () => {
	const { tables } = read(
		'Område        2030     2031',
		'Havn            40       41',
		'Skov            15       16',
		'',
		'I alt           55       57',
		'',
		'Skole        Elever   Klasser',
		'Åskolen          95         6',
		'Strandskolen     81         5',
	);
	expect(tables).toEqual([
		['#Område|2030|2031', 'Havn|40|41', 'Skov|15|16', 'I alt|55|57'],
		['#Skole|Elever|Klasser', 'Åskolen|95|6', 'Strandskolen|81|5'],
	]);
});

test('figures one blank apart are cells of the columns they stand under', () => {
	const { tables } = read(
		'Område          2030      2031',
		'Havn          12.500    12.900',
		'Skov      1.000.000 1.100.000',
		'Strand           300       310',
	);
	expect(tables).toEqual([
		['#Område|2030|2031', 'Havn|12.500|12.900', 'Skov|1.000.000|1.100.000', 'Strand|300|310'],
	]);
});

test('two columns of a name and an amount', () => {
	const { tables } = read(
		'Ansøger                     Beløb',
		'Nordsø Roklub              12.000',
		'Ellemose Spejdere           3.500',
		'I alt                      15.500',
	);
	expect(tables).toEqual([
		['#Ansøger|Beløb', 'Nordsø Roklub|12.000', 'Ellemose Spejdere|3.500', 'I alt|15.500'],
	]);
});

test('a cell over two columns leaves the table as text, with the reason', () => {
	const { tables, texts, messages } = read(
		'Område        2030      2031      2032',
		'Havn            40        41        42',
		'Skov            15  ikke opgjort endnu',
		'Strand           7         8         9',
	);
	expect(tables).toEqual([]);
	expect(messages).toContain('table-cells');
	expect(texts.join(' ')).toContain('Skov 15 ikke opgjort endnu');
});

test('a head that spans columns stays text above the table', () => {
	const { tables, texts, messages } = read(
		'                    Budget i årets priser',
		'Område        2030      2031      2032',
		'Havn            40        41        42',
		'Skov            15        14        16',
	);
	expect(tables).toEqual([['#Område|2030|2031|2032', 'Havn|40|41|42', 'Skov|15|14|16']]);
	expect(texts).toEqual(['Budget i årets priser']);
	expect(messages).toEqual(['table-head']);
});

test.each([
	[
		'text with stray blanks',
		[
			'Udvalget har  i 2030 drøftet planen  for havnen med naboerne,',
			'og der er  afsat 500 kr. til en ny  bro over åen. Det er 20',
			'mindre end  året før, hvor der  var 520 til samme formål.',
		],
	],
	[
		'labels with a value each',
		['Dato:       12. maj 2031', 'Tid:        15.00', 'Sted:       Rådhuset'],
	],
	[
		'labels in two columns',
		[
			'Dato:    12. maj    Tid:     15.00',
			'Sted:    Salen      Referent: Bo',
			'Sag:     12         Antal:   14',
		],
	],
	['a numbered list', ['1.   Planen godkendes', '2.   Broen bygges', '3.   Sagen afsluttes']],
	['dashes before words', ['-    Havnen ryddes', '-    Skoven plantes', '-    Stien lukkes']],
	[
		'a list of contents with pages',
		['1    Godkendelse       3', '2    Havnen            4', '3    Eventuelt         9'],
	],
	[
		'a page set in two columns',
		[
			'Havnen er en af de ældste      I sommer kom der mange',
			'i landet, og broen over        gæster, og flere af dem',
			'åen er fra samme tid.          blev natten over.',
		],
	],
	[
		'names to sign with',
		['____________      ____________', 'Ane Dam           Bo Eng', 'Formand           Medlem'],
	],
	['a telephone number', ['Rådhuset      Tlf. 12 34 56 78', 'Biblioteket   Tlf. 12 34 56 79']],
])('%s is no table', (_, lines) => {
	expect(read(...lines).tables).toEqual([]);
});

test('text right above and below is no part of the table', () => {
	const { tables, texts } = read(
		'Budgettet fordeler sig på  områder som vist her.',
		'Område        2030      2031',
		'Havn            40        41',
		'Skov            15        16',
		'Det samlede budget er vedtaget af udvalget i enighed.',
	);
	expect(tables).toEqual([['#Område|2030|2031', 'Havn|40|41', 'Skov|15|16']]);
	expect(texts).toEqual([
		'Budgettet fordeler sig på områder som vist her.',
		'Det samlede budget er vedtaget af udvalget i enighed.',
	]);
});

test('marks stand under the head they were set under', () => {
	const { tables } = read(
		'Navn                 Parti         For    Imod',
		'Ane Dam              A             x',
		'Bo Eng               V                    x',
		'Cai Frost            Ø             x',
	);
	expect(tables).toEqual([
		['#Navn|Parti|For|Imod', 'Ane Dam|A|x|', 'Bo Eng|V||x', 'Cai Frost|Ø|x|'],
	]);
});

test('rows of words parted by blank lines, the whole table indented', () => {
	const { tables } = read(
		'    Tidspunkt       Aktivitet                Ansvarlig',
		'',
		'    Marts 2031      Høring af naboer og      Teknik og',
		'                    foreninger               Miljø',
		'',
		'    April 2031      Behandling               Direktionen',
	);
	expect(tables).toEqual([
		[
			'#Tidspunkt|Aktivitet|Ansvarlig',
			'Marts 2031|Høring af naboer og foreninger|Teknik og Miljø',
			'April 2031|Behandling|Direktionen',
		],
	]);
});

test('a head repeated on the next page stands once', () => {
	const { tables, furniture } = read(
		'Område        2030      2031',
		'Havn            40        41',
		'Skov            15        16',
		'',
		'Område        2030      2031',
		'Strand           7         8',
	);
	expect(tables).toEqual([['#Område|2030|2031', 'Havn|40|41', 'Skov|15|16', 'Strand|7|8']]);
	expect(furniture).toEqual([5]);
});

test('every cell comes back under its own head, whatever is empty and however wide', () => {
	const cell = fc.oneof(
		fc.constant(''),
		fc.integer({ min: 0, max: 999_999 }).map((value) => value.toLocaleString('da-DK')),
	);
	const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
		fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
			minLength: 3,
			maxLength: 8,
		}),
	);
	fc.assert(
		fc.property(table, (rows) => {
			fc.pre(rows.every((row) => row.some((each) => each !== '')));
			const head = ['Sted', ...(rows[0] ?? []).map((_, column) => String(2030 + column))];
			const all = [head, ...rows.map((row, index) => [`Havn nr. ${index + 1}`, ...row])];
			const print = all.map(([stub = '', ...cells]) =>
				(stub.padEnd(14) + cells.map((each) => each.padStart(10)).join('')).trimEnd(),
			);
			expect(read(...print).tables).toEqual([
				all.map((row, index) => `${index === 0 ? '#' : ''}${row.join('|')}`),
			]);
		}),
		{ numRuns: 100 },
	);
});
