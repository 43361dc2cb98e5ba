/** Every way a print spoils a table, with figures and words of our own. */
import { expect, test } from 'vitest';
import { readBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

interface Shown {
	readonly tables: string[][];
	readonly repaired: (string | undefined)[];
	readonly texts: string[];
	readonly messages: string[];
	readonly furniture: number[];
}

function read(text: string): Shown {
	const messages = new Messages();
	const { blocks, furniture } = readBlocks(toLines(text), messages);
	const tables = blocks.filter((block) => block.kind === 'table');
	return {
		tables: tables.map((table) =>
			table.rows.map((row, index) => `${index < table.headerRows ? '#' : ''}${row.join('|')}`),
		),
		repaired: tables.map((table) => table.repaired),
		texts: blocks.flatMap((block) =>
			block.kind === 'paragraph' || block.kind === 'heading' ? [block.text] : [],
		),
		messages: messages.list.map((message) => message.rule),
		furniture: [...furniture.keys()],
	};
}

test('single blanks part the cells, the label takes the words', () => {
	const { tables, texts } = read(
		'Gæster i Ellemose\n\nÅrets gæster 2030 2031\nHavnen 1.200 1.350\nSøbadet nr. 2 40 55\nI alt 1.240 1.405\n\nTallene er foreløbige og kan ændre sig.',
	);
	expect(tables).toEqual([
		['#Årets gæster|2030|2031', 'Havnen|1.200|1.350', 'Søbadet nr. 2|40|55', 'I alt|1.240|1.405'],
	]);
	expect(texts).toEqual(['Gæster i Ellemose', 'Tallene er foreløbige og kan ændre sig.']);
});

test('heads broken over lines above the body', () => {
	const { tables } = read(
		[
			'Kommune',
			'Antal borgere med ',
			'støtte i ',
			'',
			'alt',
			'',
			'Andel af ',
			'borgere (pct.)',
			'',
			'Nordsø 1.012 20,0%',
			'Ellemose 681 15,1%',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#Kommune|Antal borgere med støtte i alt|Andel af borgere (pct.)',
			'Nordsø|1.012|20,0%',
			'Ellemose|681|15,1%',
		],
	]);
});

test('the head of the first column printed below the body, spanning head and all', () => {
	const { tables, repaired } = read(
		[
			'1.000 kr. netto 2030 2031 2032',
			'Klubber 8.165 -50',
			'Klub 10 2.010',
			'Værksted -65',
			'I alt 10.175 -115 0 0',
			'',
			'Korr. ',
			'Budget 2030',
			'',
			'Afvigelse ift. korr. budget 2030 og BF2031-32',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#||Afvigelse ift. korr. budget 2030 og BF2031-32||',
			'#1.000 kr. netto|Korr. Budget 2030|2030|2031|2032',
			'Klubber|8.165|-50||',
			'Klub 10|2.010|||',
			'Værksted||-65||',
			'I alt|10.175|-115|0|0',
		],
	]);
	expect(repaired[0]).toContain('the sums agree');
});

test('one value more than years and no head for it: the years head no column', () => {
	const { tables } = read(
		'1.000 kr. netto 2030 2031\nBroen 500 20 30\nStien 400 10 15\nTorvet 300 10 15\nI alt 1.200 40 60',
	);
	expect(tables[0]?.[0]).toBe('Broen|500|20|30');
});

test('empty cells that nothing places leave the table as text, with the reason', () => {
	const { tables, texts, messages } = read(
		'Konto 2030 2031 2032\nBroen 500 20 30\nStien 400 10\nTorvet 300\nHaven 20 30 40',
	);
	expect(tables).toEqual([]);
	expect(texts).toEqual([
		'Konto 2030 2031 2032',
		'Broen 500 20 30',
		'Stien 400 10',
		'Torvet 300',
		'Haven 20 30 40',
	]);
	expect(messages).toContain('table-cells');
});

test('two places that agree with the total prove neither', () => {
	const { tables, messages } = read(
		'Konto 2030 2031\nBroen 500 20\nStien 0\nTorvet 10\nI alt 505 25',
	);
	expect(tables).toEqual([]);
	expect(messages).toContain('table-cells');
});

test('a blank more for each empty cell places them', () => {
	const { tables, repaired } = read(
		'Projekt 2030 2031 2032 I alt\nEn bro 6,0 -4,9  1,1\nEn sti  -0,9 0,8 -0,1\nEt torv 0,1 0,1 0,1 0,3',
	);
	expect(tables[0]?.slice(1)).toEqual([
		'En bro|6,0|-4,9||1,1',
		'En sti||-0,9|0,8|-0,1',
		'Et torv|0,1|0,1|0,1|0,3',
	]);
	expect(repaired).toEqual(['empty cells placed by the blanks of the print']);
});

test('dot leaders lead to values and are no words', () => {
	const { tables } = read('Skoler........ 120 130\nDagtilbud...... 80 90\nI alt.......... 200 220');
	expect(tables).toEqual([['Skoler|120|130', 'Dagtilbud|80|90', 'I alt|200|220']]);
});

test('names of groups and wrapped labels stand in rows of their own or join their row', () => {
	const { tables } = read(
		[
			'1.000 kr. 2030 2031',
			'Veje og stier mv.:',
			'Tilskud til private og ',
			'almene veje 300 310',
			'Kørebaner 200 190',
			'I alt 500 500',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#1.000 kr.|2030|2031',
			'Veje og stier mv.:||',
			'Tilskud til private og almene veje|300|310',
			'Kørebaner|200|190',
			'I alt|500|500',
		],
	]);
});

test('a label above its values, cut in the middle of a word', () => {
	const { tables } = read(
		[
			'Ellemose',
			'462 2,5% 11',
			'',
			'Nord-',
			'',
			'sø 200 1,4% 1',
			'',
			'Vester-',
			'',
			'Ege 548 1,8% 6',
			'',
			'Bakkeby',
			'610 2,7% 9',
		].join('\n'),
	);
	expect(tables).toEqual([
		['Ellemose|462|2,5%|11', 'Nordsø|200|1,4%|1', 'Vester-Ege|548|1,8%|6', 'Bakkeby|610|2,7%|9'],
	]);
});

test('rows of years and of months with their year', () => {
	const { tables } = read('Ellemose Antal pladser\n\n2029 523\n\n2030 440\n\nMarts\n2031 470');
	expect(tables).toEqual([['#Ellemose|Antal pladser', '2029|523', '2030|440', 'Marts 2031|470']]);
});

test('a table of months begins in January', () => {
	const { tables, repaired } = read(
		'Beløb i mio.kr. Jan. Feb. Mar. Apr. I alt\nBudget 4 5 6 7 22\nFaktisk 4 6',
	);
	expect(tables).toEqual([
		['#Beløb i mio.kr.|Jan.|Feb.|Mar.|Apr.|I alt', 'Budget|4|5|6|7|22', 'Faktisk|4|6|||'],
	]);
	expect(repaired).toEqual(['months counted from the first']);
});

test('numbered rows over several lines with words after the amounts', () => {
	const { tables } = read(
		[
			'NR. Emne 2030 2031 2032 Status Fag-',
			'ud-',
			'valg ',
			'',
			'1 Ny bro over åen ',
			'med 5% flere lamper -25.000 -25.000 -25.000 Implementeret TMU ',
			'2 Gennemgang af § 12 bevillinger ',
			'',
			'   ',
			'Sag frem-',
			'lægges i maj ',
			'',
			'ØU ',
			'3 Stier i uge 7 og 8 500 0 0 Implementeret TMU ',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#NR.|Emne|2030|2031|2032|Status|Fagudvalg',
			'1|Ny bro over åen med 5% flere lamper|-25.000|-25.000|-25.000|Implementeret|TMU',
			'2|Gennemgang af § 12 bevillinger||||Sag fremlægges i maj|ØU',
			'3|Stier i uge 7 og 8|500|0|0|Implementeret|TMU',
		],
	]);
});

test('label with figures under years becomes columns', () => {
	const { tables } = read(
		'Antal pladser:  2031: 54,6   Regnskab 2030: 60,9\nForbrug:    2031: 27,7 mio. kr.  Regnskab 2030: 27,9 mio. kr.',
	);
	expect(tables).toEqual([
		['#|2031|Regnskab 2030', 'Antal pladser|54,6|60,9', 'Forbrug|27,7 mio. kr.|27,9 mio. kr.'],
	]);
});

test('a last column printed below the table, its last value glued to what follows', () => {
	const { tables, texts } = read(
		'Dato\tEmne\n01-03-2031\tNy bro\n02-03-2031\tNy sti\n\nBeløb\n-0,5\n4,5**Forventet regnskab****559,1**',
	);
	expect(tables).toEqual([['#Dato|Emne|Beløb', '01-03-2031|Ny bro|-0,5', '02-03-2031|Ny sti|4,5']]);
	expect(texts).toEqual(['Forventet regnskab 559,1']);
});

test('rows that lost the cell of their group move one column', () => {
	const { tables } = read(
		[
			'Del\tNavn\tHvem',
			'Forebyggende\tHovedspor: Trivsel\t',
			'\tSamtaler på havnen\tUnge',
			'\tKaffe i pavillonen\tÆldre',
			'\tVandreture\tAlle',
			'',
			'Fisketure med klubben\tBørn',
			'Indgribende\tHovedspor: Hjælp\t',
			'\t-\t',
		].join('\n'),
	);
	expect(tables[0]).toContain('|Fisketure med klubben|Børn');
	expect(tables[0]).toContain('Indgribende|Hovedspor: Hjælp|');
});

test('tags in cells leave their words', () => {
	const { tables } = read(
		'<p>Mål 1</p> <p>Flere træer</p>\t<ul style="list-style-type: none">• eg• bøg\nMål 2\t<i>a < b</i>',
	);
	expect(tables).toEqual([['Mål 1 Flere træer|• eg • bøg', 'Mål 2|a < b']]);
});

test('the head printed again on the next page is furniture, the rows go on', () => {
	const { tables, furniture } = read(
		'Område 2030 2031\nBroen 10 20\nStien 10 20\n\n Område 2030 2031\nTorvet 10 20\nI alt 30 60',
	);
	expect(tables).toEqual([
		['#Område|2030|2031', 'Broen|10|20', 'Stien|10|20', 'Torvet|10|20', 'I alt|30|60'],
	]);
	expect(furniture).toEqual([5]);
});

test('two tables with the same head stay two where the first has its total', () => {
	const { tables } = read(
		'Område 2030 2031\nBroen 10 20\nI alt 10 20\n\n Område 2030 2031\nTorvet 10 20\nI alt 10 20',
	);
	expect(tables).toHaveLength(2);
});

test('sentences that end in numbers are no rows', () => {
	const { tables } = read(
		'Der var i alt 40 gæster i 2030 og kun\n35 i 2031, hvilket er et fald på 5. Antallet af\nbesøg pr. gæst steg i samme tid fra 3 til 4',
	);
	expect(tables).toEqual([]);
});

test('addresses dumped at a page end go, the one a sentence leads to stays', () => {
	const { texts, furniture } = read(
		'Rapporten kan læses her:\nhttp://eksempel.dk/rapport\n\nPlanen sendes i høring hos alle, der bor ved\n\nhttp://eksempel.dk/a\nhttp://eksempel.dk/b\n havnen i Ellemose.',
	);
	expect(furniture).toEqual([6, 7]);
	expect(texts.join(' ')).toContain('http://eksempel.dk/rapport');
	expect(texts.at(-1)).toBe('Planen sendes i høring hos alle, der bor ved havnen i Ellemose.');
});

test('an address that a line of text runs into stays, also where a page begins below it', () => {
	const { furniture, texts } = read(
		'Byen ønsker en side a la\nhttps://eksempel.dk/byen\n • Et andet ønske',
	);
	expect(furniture).toEqual([]);
	expect(texts.join(' ')).toContain('https://eksempel.dk/byen');
});

test('a row of column numbers heads the columns where the heads above it cannot be parted', () => {
	const { tables, texts } = read(
		'1.000 kr.\nOpr. Til- Nyt\nbudget læg budget\n\n(1) (2) (3)=(1+2)\n\nHavnen 100 20 120\nTorvet 300 -5 295\nI alt 400 15 415',
	);
	expect(tables[0]?.[0]).toBe('#|(1)|(2)|(3)=(1+2)');
	expect(texts.join(' ')).toContain('Opr. Til- Nyt');
});

test('a head right above a label in small letters is no start of the label', () => {
	const { tables } = read(
		'Alder Antal kvinder Antal mænd\n\nunder 20 19 12\n\n20 til 30 27 28\n\nover 30 14 36',
	);
	expect(tables).toEqual([
		['#Alder|Antal kvinder|Antal mænd', 'under 20|19|12', '20 til 30|27|28', 'over 30|14|36'],
	]);
});

test('the same heads printed for each group of columns stand below the names of the groups', () => {
	const unit = ['Antal ', '', 'borgere ', '', 'Andel af ', '', 'befolk-', '', 'ningen '];
	const { tables, texts } = read(
		[
			'Ydelse A. Fiskehjælp B. Tørve-',
			'',
			'støtte ',
			'',
			'C. Havneløn ',
			'',
			'Landsdel ',
			`Sogn ${unit.join('\n')}`,
			...unit,
			...unit,
			'Nord-',
			'kysten ',
			'',
			'Ellemose 12 1,5% 3 0,4% 7 0,9% ',
			'Lyngby Mark 20 2,0% 4 0,4% . . ',
			'Tang-',
			'',
			'ager 31 1,1% 5 0,2% 9 0,3% ',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#Ydelse|A. Fiskehjælp||B. Tørvestøtte||C. Havneløn|',
			'#Landsdel Sogn|Antal borgere|Andel af befolkningen|Antal borgere|Andel af befolkningen|Antal borgere|Andel af befolkningen',
			'Nordkysten||||||',
			'Ellemose|12|1,5%|3|0,4%|7|0,9%',
			'Lyngby Mark|20|2,0%|4|0,4%|.|.',
			'Tangager|31|1,1%|5|0,2%|9|0,3%',
		],
	]);
	expect(texts).toEqual([]);
});

test('two rows below a unit are a table', () => {
	expect(
		read('Der er flyttet penge.\n\n(1.000 kr.)\nBrovagter 628\nBrovagter, tilskud -628').tables,
	).toEqual([['#|(1.000 kr.)', 'Brovagter|628', 'Brovagter, tilskud|-628']]);
});

test('blanks for empty cells at the end of a line make it a row of its own', () => {
	const { tables } = read(
		'Område 2030 2031 I alt\nHavnen 5 6 11\nBroer (nye)      \nTræbroer og sten-\nbroer\n\n4 5 9\nI alt 9 11 20',
	);
	expect(tables[0]).toContain('Broer (nye)|||');
	expect(tables[0]).toContain('Træbroer og stenbroer|4|5|9');
});

test('one capital at the end of every label is a column of its own', () => {
	const { tables } = read(
		'Projekt 2030 2031 I alt\nNy bro U 5 6 11\nTilskud I -1 -2 -3\nGammel bro U 4 5 9\nI -1 -1 -2\nBroer i alt N 7 8 15',
	);
	expect(tables[0]).toEqual([
		'#Projekt||2030|2031|I alt',
		'Ny bro|U|5|6|11',
		'Tilskud|I|-1|-2|-3',
		'Gammel bro|U|4|5|9',
		'|I|-1|-1|-2',
		'Broer i alt|N|7|8|15',
	]);
});

test('a label broken after a short sentence, and accounts with their numbers, stay in the table', () => {
	const { tables } = read(
		[
			'Konto 2030 2031 2032',
			'00 25 FASTE EJENDOMME',
			'',
			'00 22',
			'Ellegården. Nyt tag U 5 6 7',
			'Ellegården. 96 boliger. ',
			'Tilskud I -1 -2 -3',
			'10 Fælles formål',
			'11 Beboelse',
			'Mosegården U 4 5 6',
			'Skovgården U 1 1 1',
			'I alt U 9 10 11',
		].join('\n'),
	);
	expect(tables).toHaveLength(1);
	expect(tables[0]?.some((row) => row.startsWith('Ellegården. 96 boliger. Tilskud|I|-1'))).toBe(
		true,
	);
	expect(tables[0]?.at(-1)).toBe('I alt|U|9|10|11');
});

test('a head of its own below a total begins a second table', () => {
	const { tables } = read(
		[
			'Gruppe\t\t2030\t2031',
			'\t\tPersoner\tPersoner',
			'Unge\tI job\t12\t13',
			'\tI skole\t20\t25',
			'I alt\t\t32\t38',
			'\t\tÅrsværk\tÅrsværk',
			'Unge\tI job\t6\t7',
			'\tI skole\t10\t12',
			'I alt\t\t16\t19',
		].join('\n'),
	);
	expect(tables).toHaveLength(2);
	expect(tables[0]?.at(-1)).toBe('I alt||32|38');
	expect(tables[1]).toEqual([
		'#||Årsværk|Årsværk',
		'Unge|I job|6|7',
		'|I skole|10|12',
		'I alt||16|19',
	]);
});

test('one word numbered or lettered heads a column each', () => {
	expect(
		read(' Model A Model B Model C\nSkolebus 780 410 0\nBygninger -310 -140 0\nI alt 470 270 0')
			.tables[0]?.[0],
	).toBe('#|Model A|Model B|Model C');
	expect(read('Udgift Fase 1 Fase 2\nSkolebus 780 410\nBygninger -310 -140').tables).toEqual([
		['#Udgift|Fase 1|Fase 2', 'Skolebus|780|410', 'Bygninger|-310|-140'],
	]);
});

test('points of other meetings are no amounts', () => {
	expect(
		read(
			'Byrådet 21.06.2031, punkt 7\n\nHavneudvalget 06.12.2031, punkt 2\n\nHavneudvalget 06.05.2031, punkt 1',
		).tables,
	).toEqual([]);
});

test('two columns of words before the amounts, ditto marks for the first', () => {
	const { tables } = read(
		[
			'1.000 kr. Område 2030 2031',
			'Flyttes mellem områder:',
			'Drift af broer Havnen -97 -80',
			'do. Veje og stier 97 80',
			'Nye lamper på kajen Havnen 12 12',
			'do. Komm. pulje -12',
			'Netto 0 0',
		].join('\n'),
	);
	expect(tables[0]?.slice(0, 5)).toEqual([
		'#1.000 kr.|Område|2030|2031',
		'Flyttes mellem områder:|||',
		'Drift af broer|Havnen|-97|-80',
		'do.|Veje og stier|97|80',
		'Nye lamper på kajen|Havnen|12|12',
	]);
});

test('amounts with words after them are cells of a row that is not read, no label', () => {
	const { tables } = read(
		'(Hele kr.) 2030 2031 Udvalg\nMidler til havnen 125 125\n1 Ny kran \ntil båden \n100 0 Havneudvalget\ni alt 125 125',
	);
	expect(tables.flat().join(' ')).not.toContain('Havneudvalget i alt');
});

test('a minus behind the amount, a unit behind every amount', () => {
	expect(
		read('Udgift Januar Februar\nLøn 500- 300-\nDrift 200 100\nLeje 100- 20-').tables[0]?.slice(1),
	).toEqual(['Løn|500-|300-', 'Drift|200|100', 'Leje|100-|20-']);
	expect(
		read('Indsats Mål 2031 Status\nTandtjek 90 pct. 92 pct.\nSynstjek 70 pct. 71 pct.').tables,
	).toEqual([['#Indsats|Mål 2031|Status', 'Tandtjek|90 pct.|92 pct.', 'Synstjek|70 pct.|71 pct.']]);
	// A period that the line breaks is no amount.
	expect(read('Udvalget 2026-\n2029 har holdt 12 møder i\n2031 og 14 i året før').tables).toEqual(
		[],
	);
});

test('heads of two lines, a piece a column in each', () => {
	expect(
		read(
			'1.000 kr. Oprindeligt Korrigeret Afvigelse ift.\nbudget 2031 budget 2031 korrigeret budget\nHavnen 500 505 -5\nI alt 500 505 -5',
		).tables[0]?.[0],
	).toBe(
		'#1.000 kr.|Oprindeligt budget 2031|Korrigeret budget 2031|Afvigelse ift. korrigeret budget',
	);
	expect(
		read('Ydelse Antal Udgift\n(helårspers.) (1.000 kr.)\nBådhjælp 54 506\nKranhjælp 14 140')
			.tables[0]?.[0],
	).toBe('#Ydelse|Antal (helårspers.)|Udgift (1.000 kr.)');
});

test('a total without the columns nobody can sum', () => {
	const { tables, repaired } = read(
		'Ydelse Antal Pris Udgift\nBådhjælp 54 506 27.324\nKranhjælp 14 1.400 19.600\nI alt 68 46.924',
	);
	expect(tables[0]?.at(-1)).toBe('I alt|68||46.924');
	expect(repaired[0]).toContain('the sums agree');
});

test('a total that sums no column stays text below its table, and so does a row without a label', () => {
	const { tables, texts, messages } = read(
		'Ydelse Antal Pris Udgift\nBådhjælp 54 506 27.324\nKranhjælp 14 1.400 19.600\nI alt 70 46.924',
	);
	expect(tables).toEqual([
		['#Ydelse|Antal|Pris|Udgift', 'Bådhjælp|54|506|27.324', 'Kranhjælp|14|1.400|19.600'],
	]);
	expect(texts).toEqual(['I alt 70 46.924']);
	expect(messages).toEqual(['table-row']);
	const shares = read('Antal sager 2030 2031\nNye 805 778\nGamle 226 178\n28,1% 22,9%');
	expect(shares.tables[0]?.slice(1)).toEqual(['Nye|805|778', 'Gamle|226|178']);
	expect(shares.texts).toEqual(['28,1% 22,9%']);
});

test('a head that names the column of one-letter codes', () => {
	expect(read('Navn Liste Stemmer\nAne Holm A 120\nBo Lund V 98\nIda Munk F 77').tables).toEqual([
		['#Navn|Liste|Stemmer', 'Ane Holm|A|120', 'Bo Lund|V|98', 'Ida Munk|F|77'],
	]);
});

test('quarters head their columns; two rows of figures without a head stay text and say so', () => {
	expect(
		read('Sager 1. kvt. 2. kvt. 3. kvt.\nByggesager 120 130 110\nKlager 5 4 6').tables[0]?.[0],
	).toBe('#Sager|1. kvt.|2. kvt.|3. kvt.');
	const { tables, messages } = read('Byggesager 120 130 110\nKlager 5 4 6');
	expect(tables).toEqual([]);
	expect(messages).toEqual(['table-head']);
});

test('a table printed one cell a line', () => {
	const lines = ['Sagstype', '2030', '2031', 'Byggesager', '120', '130', 'Klager', '4', '5'];
	const expected = [['#Sagstype|2030|2031', 'Byggesager|120|130', 'Klager|4|5']];
	expect(read(lines.join('\n')).tables).toEqual(expected);
	expect(read(lines.join('\n\n')).tables).toEqual(expected);
	expect(read(`Tabel 3\n${lines.join('\n')}\nKilde: egen optælling`).texts).toEqual([
		'Tabel 3',
		'Kilde: egen optælling',
	]);
});

test('a line a cell with a cell too few says so and stays text', () => {
	const { tables, texts, messages } = read(
		'Sagstype\n2030\n2031\nByggesager\n120\n130\nKlager\n4\nKlip\n1\n2',
	);
	expect(tables).toEqual([]);
	expect(texts).toContain('Klager');
	expect(messages).toEqual(['table-cells']);
});

test('a caption without a table, and a head printed again over words, say that the words stay text', () => {
	expect(read('Tabel 2. Veje og stier\n\nHer stod engang en figur.').messages).toEqual([
		'table-missing',
	]);
	expect(
		read(
			'Lov Paragraffens mål Begrundelse for ønsket\n\nSL § 5\nAt hjælpe.\n\nLov Paragraffens mål Begrundelse for ønsket\n\nSL § 6',
		).messages,
	).toEqual(['table-missing']);
	expect(read('Tabel 2 viser, at der er flere veje end stier.').messages).toEqual([]);
});

test('heads above the names of the first groups, the last column first: the sums put it right', () => {
	const rows = [
		'Nord U 10 100 100 ',
		'Syd U 20 200 -50 150 ',
		'Veje i alt N 30 300 -50 0 250 ',
		'Kaj U 5 60 60 ',
		'Mole U 5 40 -10 30 ',
		'Havn i alt N 10 100 0 -10 90 ',
		'Alt i alt N 40 400 -50 -10 340 ',
	];
	const heads = [
		'Forventes ',
		'brugt i',
		' 2030',
		'',
		'Opr. budget ',
		'2030',
		'',
		'Korr. budget ',
		'2030',
		'',
		'Nye tids-',
		'forskydninger',
		'',
		'Øvrige ',
		'ændringer m.m.',
	];
	const expected =
		'#||Opr. budget 2030|Korr. budget 2030|Nye tidsforskydninger|Øvrige ændringer m.m.|Forventes brugt i 2030';
	const above = read([...heads, '', 'VEJE OG HAVN', '02 28 KOMMUNALE VEJE', ...rows].join('\n'));
	expect(above.tables[0]?.slice(0, 5)).toEqual([
		expected,
		'VEJE OG HAVN||||||',
		'02 28 KOMMUNALE VEJE||||||',
		'Nord|U|10|100|||100',
		'Syd|U|20|200|-50||150',
	]);
	expect(above.repaired[0]).toContain('the head printed first put over the last column');
	const below = read(['Anlæg 2030:', '', ...rows, '', ...heads].join('\n'));
	expect(below.tables[0]?.[0]).toBe(expected);
	expect(below.repaired[0]).toContain('printed below the body');
});

test('heads that the sums contradict in every order stay text', () => {
	const { tables, messages } = read(
		[
			'Øvrige ændringer',
			'Nye ændringer',
			'Opr. budget',
			'Korr. budget',
			'Tidsforskydninger',
			'VEJE OG HAVN',
			'Nord 10 100 100',
			'Syd 20 200 -50 150',
			'Veje i alt 30 300 -50 0 250',
			'Kaj 5 60 60',
			'Mole 5 40 -10 30',
			'Havn i alt 10 100 0 -10 90',
			'Alt i alt 40 400 -50 -10 340',
		].join('\n'),
	);
	expect(tables[0]?.some((row) => row.startsWith('#'))).toBe(false);
	expect(messages).toContain('table-head');
});

test('words broken in several columns at once head no column', () => {
	const { tables, messages } = read(
		'Projekt Rådigheds- Forbrug Rest-\nbeløb 2031 pr. 30/6 beløb\nNy bro 5.000 1.200 3.800\nNy sti 2.000 500 1.500\nI alt 7.000 1.700 5.300',
	);
	expect(tables).toEqual([
		['Ny bro|5.000|1.200|3.800', 'Ny sti|2.000|500|1.500', 'I alt|7.000|1.700|5.300'],
	]);
	expect(messages).toEqual(['table-head']);
});

test('points of an agenda with their pages are no table', () => {
	expect(
		read('1. Godkendelse af dagsorden 3\n2. Ny bro over åen 5\n3. Nye stier 8\n4. Eventuelt 12')
			.tables,
	).toEqual([]);
});

test('headings inside a table that slipped a column go back to where their kind stands', () => {
	const { tables, repaired } = read(
		[
			'Del\tNavn\tOm\tHvem',
			'Før\t\tHovedspor: Trivsel\t',
			'\t-\t\t',
			'\tHovedspor: Venner\t\t',
			'\tKaffe i pavillonen\tHver torsdag\tÆldre',
			'\tHovedspor: Hjælp\t\t',
			'\tVandreture\tHver lørdag\tAlle',
			'\tHovedspor: Råd\t\t',
			'\t-\t\t',
		].join('\n'),
	);
	expect(tables[0]?.[1]).toBe('Før|Hovedspor: Trivsel||');
	expect(repaired[0]).toContain('headings of one kind');
	expect(read('A\tB\tC\n\tEmne: Et\t\n\t\tEmne: To\nx\ty\tz').tables[0]).toContain('||Emne: To');
});

/** An overview of committees, and below it the areas of each. */
const overview = [
	'1.000 kr.',
	'Over- Ænd- Nyt',
	'Budget førsler Løn Andet ringer budget',
	'Udvalg 2031 2030 2% 2031 2031 2031',
	'(1) (2) (3) (4) (5)=(2-4) (6)=(1+5)',
	'',
	'Børn 9.000 2.000 -3.000 5.000 4.000 13.000',
	'Teknik 15.000 5.000 -1.000 2.000 6.000 21.000',
	'Kultur 8.000 1.500 -500 700 1.700 9.700',
	'Drift i alt 32.000 8.500 -4.500 7.700 11.700 43.700',
	'Havne 4.000 1.200 800 2.000 6.000',
	'Broer 7.000 300 1.800 2.100 9.100',
	'Drift og anlæg i alt 43.000 10.000 -4.500 10.300 15.800 58.800',
	'',
	'Tallene er uden moms.',
	' ',
];

test('heads broken into pieces, a piece a column, are put together', () => {
	const { tables, repaired } = read(overview.join('\n'));
	expect(tables[0]?.slice(0, 3)).toEqual([
		'#Udvalg|Budget 2031|Overførsler 2030|Løn 2%|Andet 2031|Ændringer 2031|Nyt budget 2031',
		'#|(1)|(2)|(3)|(4)|(5)=(2-4)|(6)=(1+5)',
		'Børn|9.000|2.000|-3.000|5.000|4.000|13.000',
	]);
	expect(repaired[0]).toContain('column heads put together from pieces on several lines');
});

test('pieces that fit in two ways head no column', () => {
	const lines = [...overview];
	lines[1] = 'Over- Nyt';
	lines[2] = 'Budget førsler Løn Andet Ringe budget';
	lines[3] = 'Udvalg 2031 2030 2031';
	const { tables } = read(lines.join('\n'));
	expect(tables[0]?.[0]).not.toContain('Overførsler');
});

test('rows whose own total proves nothing are placed by an overview printed before', () => {
	const detail = [
		'Over- Ænd- Nyt',
		'Budget førsler Løn Andet ringer budget',
		'Område 2031 2030 2% 2031 2031 2031',
		'',
		'Skoler 5.000 2.000 -3.000 -1.000 4.000',
		'Dagtilbud 4.000 5.000 5.000 9.000',
		'Veje 9.000 5.000 5.000 14.000',
		'Parker 6.000 -1.000 2.000 1.000 7.000',
		'Idræt 3.000 1.500 -500 700 1.700 4.700',
		'Museum 5.000 5.000',
		'Drift i alt 32.000 8.500 -4.500 7.700 11.700 43.700',
	];
	const { tables } = read([...overview, ...detail].join('\n'));
	expect(tables[1]?.slice(1)).toEqual([
		'Skoler|5.000|2.000|-3.000||-1.000|4.000',
		'Dagtilbud|4.000|||5.000|5.000|9.000',
		'Veje|9.000|5.000|||5.000|14.000',
		'Parker|6.000||-1.000|2.000|1.000|7.000',
		'Idræt|3.000|1.500|-500|700|1.700|4.700',
		'Museum|5.000|||||5.000',
		'Drift i alt|32.000|8.500|-4.500|7.700|11.700|43.700',
	]);
	// Alone, Dagtilbud and Veje could change places.
	const alone = read(detail.join('\n'));
	expect(alone.tables[0]?.[2]).not.toBe('Dagtilbud|4.000|||5.000|5.000|9.000');
});

test('a column that the overview has and the table leaves empty throughout stands empty under its head', () => {
	const detail = [
		'Over- Ænd- Nyt',
		'Budget førsler Løn Andet ringer budget',
		'Anlæg 2031 2030 2% 2031 2031 2031',
		'',
		'Kajer 3.000 1.200 600 1.800 4.800',
		'Moler 1.000 200 200 1.200',
		'Stibroer 4.500 300 1.500 1.800 6.300',
		'Vejbroer 2.500 300 300 2.800',
		'Anlæg i alt 11.000 1.500 2.600 4.100 15.100',
	];
	const { tables } = read([...overview, ...detail].join('\n'));
	expect(tables[1]).toEqual([
		'#Anlæg|Budget 2031|Overførsler 2030|Løn 2%|Andet 2031|Ændringer 2031|Nyt budget 2031',
		'Kajer|3.000|1.200||600|1.800|4.800',
		'Moler|1.000|||200|200|1.200',
		'Stibroer|4.500|300||1.500|1.800|6.300',
		'Vejbroer|2.500|||300|300|2.800',
		'Anlæg i alt|11.000|1.500||2.600|4.100|15.100',
	]);
});

test('the head printed again above other groups is furniture, and the sums reach over the page', () => {
	const head = [
		'Konto Tekst',
		'',
		'Budget',
		'2031',
		'',
		'Rest fra',
		'2030',
		'',
		'Flyttes',
		'',
		'I alt',
		'2031',
	];
	const { tables, furniture } = read(
		[
			...head,
			'',
			'HAVNE',
			'Kaj 100 20 120',
			'Mole 200 50 -10 240',
			'HAVNE I ALT 300 70 -10 360',
			'VEJE',
			'Bro 40 40',
			...head,
			'',
			'STIER',
			'Sti 60 5 65',
			'Tunnel 90 10 5 105',
			'VEJE I ALT 150 55 5 210',
		].join('\n'),
	);
	expect(tables).toHaveLength(1);
	expect(tables[0]).toContain('Bro||40||40');
	expect(furniture.length).toBeGreaterThan(6);
});

test('a table of words is parted at capitals and marks of nothing, where its columns hold the same few values', () => {
	const rows = [
		'Bolig Ejerform Stand',
		'',
		'Rækkehus n/a God',
		'',
		'Rækkehus n/a Under middel',
		'',
		'Hus på landet Andel God',
		'',
		'Hus på landet Ejer Under middel',
		'',
		'Lejlighed Andel God',
		'',
		'Lejlighed Ejer God',
		'',
	];
	expect(read(rows.join('\n')).tables).toEqual([
		[
			'#Bolig|Ejerform|Stand',
			'Rækkehus|n/a|God',
			'Rækkehus|n/a|Under middel',
			'Hus på landet|Andel|God',
			'Hus på landet|Ejer|Under middel',
			'Lejlighed|Andel|God',
			'Lejlighed|Ejer|God',
		],
	]);
	// Names hold capitals too, but no value comes again.
	const names = [
		'Formand Næstformand Referent',
		'Ida Lund Per Krogh Åse Dam',
		'Bo Lund Kaj Krogh Ulla Dam',
		'Eva Lund Jens Krogh Mia Dam',
		'Ole Lund Finn Krogh Lis Dam',
	];
	expect(read(names.join('\n')).tables).toEqual([]);
});

test('words in place of the first amount, names of groups and notes in a table of numbered rows', () => {
	const { tables, texts } = read(
		[
			'   (Hele kr.)  2031 2032 2033 Besluttes af   ',
			'',
			'  Midler til havnen 50.000 50.000 50.000   ',
			'  Besluttet:           ',
			'1 Ny mole ved',
			'',
			'den gamle kaj  ',
			'30.000 30.000 0 Teknikudvalget  ',
			'',
			'  i alt  30.000 30.000 0   ',
			'',
			'  Foreslået:            ',
			'2 Belysning, der',
			'',
			'gør kajen tryg  ',
			'',
			'Del af',
			'puljen',
			'',
			'0 0 Byrådet',
			'',
			'3 Bænke til',
			'gæster  ',
			'',
			'Del af',
			'puljen',
			'',
			'0 0 Byrådet',
			'',
			'  i alt  20.000 0 0   ',
			' * Puljen bliver fordelt senere.',
		].join('\n'),
	);
	expect(tables).toEqual([
		[
			'#|(Hele kr.)|2031|2032|2033|Besluttes af',
			'|Midler til havnen|50.000|50.000|50.000|',
			'|Besluttet:||||',
			'1|Ny mole ved den gamle kaj|30.000|30.000|0|Teknikudvalget',
			'|i alt|30.000|30.000|0|',
			'|Foreslået:||||',
			'2|Belysning, der gør kajen tryg|Del af puljen|0|0|Byrådet',
			'3|Bænke til gæster|Del af puljen|0|0|Byrådet',
			'|i alt|20.000|0|0|',
		],
	]);
	expect(texts).toEqual(['* Puljen bliver fordelt senere.']);
});

test('the name of a group and a total stand in the first of two columns of labels', () => {
	const { tables } = read(
		[
			'Nr. Emne 2031 2032 2033',
			'',
			'Teknikudvalget (-0,3 mio. kr.):',
			'',
			'TU1 Færre kørsler -100 -100 -100',
			'TU2 Ny ordning for parker -200 -200 -250',
			'I alt -300 -300 -350',
		].join('\n'),
	);
	expect(tables[0]?.slice(1)).toEqual([
		'Teknikudvalget (-0,3 mio. kr.):||||',
		'TU1|Færre kørsler|-100|-100|-100',
		'TU2|Ny ordning for parker|-200|-200|-250',
		'I alt||-300|-300|-350',
	]);
});

test('years in the line of the caption stand above the heads that come again for each', () => {
	const { tables, texts } = read(
		[
			'Her ses sagerne.',
			'',
			' Tabel 4. 2030   2031   ',
			'Udvikling i ',
			'',
			'pct. ',
			'',
			'Område Antal ',
			'sager ',
			'',
			'Antal ',
			'dage ',
			'',
			'Antal ',
			'sager ',
			'',
			'Antal ',
			'dage ',
			'',
			'Antal sager 2030-31 ',
			'',
			'Byggeri 120 14 150 12 25,0% ',
			'',
			'Miljø 80 30 60 28 -25,0% ',
			'',
			'I alt 200 20 210 17 5,0% ',
		].join('\n'),
	);
	expect(tables[0]?.slice(0, 3)).toEqual([
		'#Tabel 4.|2030||2031||Udvikling i pct.',
		'#Område|Antal sager|Antal dage|Antal sager|Antal dage|Antal sager 2030-31',
		'Byggeri|120|14|150|12|25,0%',
	]);
	expect(texts).toEqual(['Her ses sagerne.']);
});

test('a last column without a head is the change of the two before it, or the heads stay text', () => {
	const rows = (last: string): string =>
		[
			'2030',
			'',
			'(hele året) ',
			'2031',
			'',
			'(hele året) ',
			' ',
			'',
			'  Besøg i alt 800 1.000 25,0% ',
			'',
			`  Heraf børn 200 150 ${last} `,
			'',
			'  Heraf skoler 10 12 20,0% ',
		].join('\n');
	expect(read(rows('-25,0%')).tables[0]?.[0]).toBe('#|2030 (hele året)|2031 (hele året)|');
	expect(read(rows('31,0%')).tables[0]?.[0]).toBe('Besøg i alt|800|1.000|25,0%');
});

test('one row below a head that heads a table before it', () => {
	const { tables } = read(
		[
			'Søby ',
			'Antal besø-',
			'gende ',
			'',
			'2029 523 ',
			'2030 440 ',
			'Marts ',
			'2031 470 ',
			'',
			'Kilde: egne tal. ',
			' ',
			'Hallen',
			' ',
			'Søby ',
			'Antal besø-',
			'gende ',
			'',
			' Apr ',
			'2031 36 ',
		].join('\n'),
	);
	expect(tables[1]).toEqual(['#Søby|Antal besøgende', 'Apr 2031|36']);
});

test('a row whose name stands in the place of its group comes back under the names', () => {
	const { tables } = read(
		[
			'Spor\tNavn\tIndhold\tAlder',
			'Forebyg\tHovedspor: Trivsel\t\t',
			'\tSang\tSang i haven\t3-6 år',
			'\tLeg\tLeg i skoven\t3-6 år',
			'Skolen\t\tSpil om fredagen\t7-9 år',
			'\tDans\tDans for alle\t7-9 år',
			'Forebyg\tHovedspor: Bevægelse\t\t',
			'\tBold\tBold i gården\t10 år',
		].join('\n'),
	);
	expect(tables[0]?.[4]).toBe('|Skolen|Spil om fredagen|7-9 år');
});

test('rows that fit nowhere in a long table are given up after a counted number of tries', () => {
	const rows = Array.from({ length: 300 }, (_, index) => {
		const count = index % 3 === 0 ? 10 : 3 + (index % 7);
		const values = Array.from(
			{ length: count },
			(_, at) => `${1 + ((index * 79 + at * 1047) % 90)}.${100 + ((index * 31 + at * 17) % 900)}`,
		);
		return `${index % 3 === 0 ? 'I alt post' : 'Post'} abc ${values.join(' ')}`;
	});
	const { tables, messages } = read(['Område', '', ...rows].join('\n'));
	expect(tables).toEqual([]);
	expect(messages).toContain('table-cells');
});

test('a head over cells one below another, and amounts without labels, say that they stay text', () => {
	const cells = [
		'Forening  Navn  Rolle',
		'',
		'Skakklubben i',
		'Nordby',
		'',
		'Inger Holm Formand',
		'',
		'Roklubben Poul Vang',
		'Kasserer',
		'',
		'Spejderne ved',
		'søen',
		'Karen Lyst',
		'',
		'Leder',
		'Havnens venner',
		'Bo Dam',
	];
	expect(read(cells.join('\n')).messages).toEqual(['table-missing']);
	const alone = ['Nummer Part Svar Bemærkninger fra os', '', 'Tak for jeres brev om havnen.'];
	expect(read(['', ...alone].join('\n')).messages).toEqual(['table-missing']);
	expect(
		read(['Pris pr. plads', '(kr.)', '', '766', '', '1.163', '', '1.050'].join('\n')),
	).toMatchObject({
		tables: [],
		messages: ['table-missing'],
	});
	expect(read('Formand Ida Lund, næstformand Per Krogh og Åse Dam').messages).toEqual([]);
});
