import { expect, test } from 'vitest';
import { readBlocks, toBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import type { Block, Line, ListBlock } from '../../scripts/ingest/types.ts';

const read = (text: string): Block[] => toBlocks(toLines(text), new Messages());

/** Blocks as short lines: `## heading`, text, `- entry`, `| cell | cell`. */
function show(blocks: readonly Block[]): string[] {
	const list = (block: ListBlock, depth: number): string[] =>
		block.entries.flatMap((entry, index) => [
			`${'  '.repeat(depth)}${block.ordered ? `${(block.start ?? 1) + index}.` : '-'} ${entry.text}`,
			...entry.children.flatMap((child) => list(child, depth + 1)),
		]);
	return blocks.flatMap((block) => {
		if (block.kind === 'heading') return [`## ${block.text}`];
		if (block.kind === 'paragraph') return [block.text];
		if (block.kind === 'list') return list(block, 0);
		if (block.kind === 'page') return [`(page ${block.page})`];
		return block.rows.map(
			(row, index) => `${index < block.headerRows ? '#' : ''}| ${row.join(' | ')}`,
		);
	});
}

const wrapped = [
	'Resumé',
	'Udvalget får her en status på den nye havnebadeplads ved Ellemose, som åbnede for',
	'publikum i foråret. Pladsen har haft flere gæster end ventet, og driften følger planen.',
	'',
	'Der er brug for flere redningsposter, fordi broen er længere end den gamle. Udgiften er',
	'lille.',
	'Forslaget har været i høring hos brugerrådet, som støtter det og gerne ser det udført inden',
	'sommer.',
];

test('a paragraph ends at a blank line or at a short last line', () => {
	expect(show(read(wrapped.join('\n')))).toEqual([
		'## Resumé',
		'Udvalget får her en status på den nye havnebadeplads ved Ellemose, som åbnede for publikum i foråret. Pladsen har haft flere gæster end ventet, og driften følger planen.',
		'Der er brug for flere redningsposter, fordi broen er længere end den gamle. Udgiften er lille.',
		'Forslaget har været i høring hos brugerrådet, som støtter det og gerne ser det udført inden sommer.',
	]);
});

test('a text with a blank line after every line reads as the same text without', () => {
	const single = wrapped.slice(1, 3).concat(wrapped.slice(4, 6), wrapped.slice(6));
	const paragraphs = (text: string) =>
		read(text)
			.filter((block) => block.kind === 'paragraph')
			.map((block) => block.text);
	expect(paragraphs(single.join('\n\n'))).toEqual(paragraphs(single.join('\n')));
});

test('a paragraph cut by a page break is one again', () => {
	const text = [
		'Forvaltningen foreslår, at kommunen i de kommende år lader stierne rundt om søen udvide, så der bliver plads til',
		'',
		'både gående og cyklende, og at arbejdet sættes i gang til efteråret.',
		'',
		'Det er forvaltningens vurdering, at sagen bør sendes til',
		'',
		'Nordsø Menighedsråd, som har bedt om at blive hørt.',
	];
	expect(read(text.join('\n')).map((block) => block.lines)).toEqual([
		{ from: 1, to: 3 },
		{ from: 5, to: 7 },
	]);
});

test('a short line alone with text below is a heading, with or without colon', () => {
	const text = [
		'Adgang til havnen',
		'',
		'Havnen er åben for alle hele året, og adgangen koster ingenting for kommunens borgere.',
		'',
		'Parkering:',
		'',
		'Der er plads til fyrre biler bag det gamle pakhus, og en afgift er ikke på tale.',
		'',
		'Bilag 1: Kort over havnen',
		'',
		'Kulturudvalget 03.02.2031, punkt 4',
	];
	expect(show(read(text.join('\n')))).toEqual([
		'## Adgang til havnen',
		'Havnen er åben for alle hele året, og adgangen koster ingenting for kommunens borgere.',
		'## Parkering',
		'Der er plads til fyrre biler bag det gamle pakhus, og en afgift er ikke på tale.',
		'Bilag 1: Kort over havnen',
		'Kulturudvalget 03.02.2031, punkt 4',
	]);
});

test('a heading that fills its line stands above the sentence that begins below it', () => {
	const text = [
		'Indsatsen for de små havne begyndte med en plan, som byrådet bad om for tre år siden nu.',
		' ',
		'Anbefalinger fra havnerådet til indsatsen for broer og moler i den ydre del af fjorden',
		'Indsatsen har fyldt meget i de sidste år, fordi flere broer er så slidte, at de lukkes,',
		'og fordi der mangler håndværkere.',
		' ',
		'Ønsker om at styrke det frivillige arbejde med et hus for roere, dykkere, fiskere og',
		'andre på molen',
		'Foreningerne foreslår et fælles hus, hvor alle kan klæde om og holde deres møder sammen.',
		' ',
		'Besøg fra havnene i den nordlige del af Nordsø og fra den store havn i byen Vester',
		'Nordsø bliver vist rundt af havnens folk, og foreningerne byder på kaffe bagefter.',
	];
	expect(show(read(text.join('\n')))).toEqual([
		'Indsatsen for de små havne begyndte med en plan, som byrådet bad om for tre år siden nu.',
		'## Anbefalinger fra havnerådet til indsatsen for broer og moler i den ydre del af fjorden',
		'Indsatsen har fyldt meget i de sidste år, fordi flere broer er så slidte, at de lukkes, og fordi der mangler håndværkere.',
		'## Ønsker om at styrke det frivillige arbejde med et hus for roere, dykkere, fiskere og andre på molen',
		'Foreningerne foreslår et fælles hus, hvor alle kan klæde om og holde deres møder sammen.',
		'Besøg fra havnene i den nordlige del af Nordsø og fra den store havn i byen Vester Nordsø bliver vist rundt af havnens folk, og foreningerne byder på kaffe bagefter.',
	]);
});

test('a numbered clause below a blank line and a caption begin paragraphs of their own', () => {
	const spaced = [
		'Havnen og foreningerne laver en aftale om broerne, og den gælder for både og gæster,',
		'3.1. Planlægning af møder, som holdes hver måned i havnens hus og på foreningens kontor i',
		'3.1.1. Følgende aftales mellem havnen og foreningerne om broer, moler og om den lille kaj',
		'Fig. 2. Både i havnen',
	];
	expect(show(read(spaced.flatMap((line) => [line, '']).join('\n')))).toEqual(spaced);
});

test('a line that leads in to counted paragraphs is no heading', () => {
	const text = [
		'De enkelte bilag:',
		'',
		'Bilag 1 er en oversigt over de både, som ligger i havnen, og hvad de betaler for pladsen.',
		'',
		'Bilag 2 indeholder ønsker til næste år, og dem har havnerådet ordnet efter pris.',
	];
	expect(show(read(text.join('\n')))[0]).toBe('De enkelte bilag:');
});

test('a line right above a table is its caption, one with a blank line between a heading', () => {
	const table = ['Broer\t12\t14', 'Moler\t3\t3', 'Kajer\t5\t6'];
	const text = [
		'Der er talt op i både år 2030 og år 2031, og tallene er endelige.',
		' ',
		'Antal anlæg i havnen',
	];
	expect(show(read([...text, ...table].join('\n')))[1]).toBe('Antal anlæg i havnen');
	expect(show(read([...text, ' ', ...table].join('\n')))[1]).toBe('## Antal anlæg i havnen');
});

test('what is proposed is numbered below a line that breaks off, and clauses need no bullets', () => {
	const text = [
		'Havnerådet har set på planen og på de penge, der er sat af til den i de kommende år.',
		' ',
		'Forvaltningen foreslår, at',
		'1) Planen for de indre broer sættes i gang til foråret, når isen er gået, og når der er',
		'råd til den.',
		'2) Status drøftes i efteråret.',
		' ',
		'Samlet betyder planen:',
		' ',
		'at både kan ligge sikkert',
		'at gæster finder en plads',
		' ',
		'Planen gælder fra år 2031 og',
		'1. juli det år er første dag.',
	];
	expect(show(read(text.join('\n')))).toEqual([
		'Havnerådet har set på planen og på de penge, der er sat af til den i de kommende år.',
		'Forvaltningen foreslår, at',
		'1. Planen for de indre broer sættes i gang til foråret, når isen er gået, og når der er råd til den.',
		'2. Status drøftes i efteråret.',
		'Samlet betyder planen:',
		'- at både kan ligge sikkert',
		'- at gæster finder en plads',
		'Planen gælder fra år 2031 og 1. juli det år er første dag.',
	]);
});

test('a line printed alone in many places is a heading in all of them or in none', () => {
	const section = (title: string, below: string) => [
		'',
		title,
		'',
		`${below} er beskrevet her med så mange ord, at det er et helt stykke tekst for sig selv.`,
	];
	const text = [
		...section('Drift og ansatte', 'Havnens drift'),
		...section('Drift og ansatte', 'Broernes drift'),
		'',
		'Drift og ansatte',
		'Udgifter\t12\t14',
		'Ansatte\t3\t3',
		'Indtægter\t5\t6',
	];
	expect(show(read(text.join('\n'))).filter((line) => line.startsWith('## '))).toHaveLength(3);
});

test('lists of every mark, nested by indent and by mark', () => {
	const text = [
		'Forvaltningen indstiller,',
		'- 1) At planen godkendes.',
		'- 2) At den sendes i høring. - 3) At den følges. - 5) At det er nok.',
		'',
		'\uf0b7Første ønske',
		'\ufffd Andet ønske, som fortsætter på den næste linje fordi det er så langt at det ikke kan',
		'',
		'være på én',
		'',
		'- a. Inddelt efter alder:',
		' 1. Unge',
		' 2. Ældre',
		'- b. Inddelt efter sted',
	];
	expect(show(read(text.join('\n')))).toEqual([
		'Forvaltningen indstiller,',
		'1. At planen godkendes.',
		'2. At den sendes i høring.',
		'3. At den følges. - 5) At det er nok.',
		'- Første ønske',
		'- Andet ønske, som fortsætter på den næste linje fordi det er så langt at det ikke kan være på én',
		'- a. Inddelt efter alder:',
		'  1. Unge',
		'  2. Ældre',
		'- b. Inddelt efter sted',
	]);
});

test('negative amounts, dates and dashes in a sentence are no list marks', () => {
	const text = [
		'Budgettet viser et mindreforbrug på',
		'-0,5 mio. kr. i år. Sagen blev drøftet den',
		'5. marts 2031, og hele beløbet foreslås brugt på den nye kulturskole i Ellemose by, hvor der mangler og',
		'– i princippet – har manglet plads i mange år.',
	];
	expect(read(text.join('\n')).map((block) => block.kind)).toEqual(['paragraph']);
});

test('marks of bold and italic and raw tags leave plain words', () => {
	const text =
		'**Bemærk:** Planen hedder "*Byen ved søen*" <i>nu</i>, og 3 <b og c> 4 er *ikke markup.';
	expect(show(read(text))).toEqual([
		'Bemærk: Planen hedder "Byen ved søen" nu, og 3 <b og c> 4 er *ikke markup.',
	]);
});

test('a tab-separated table keeps its cells, its head and a row after a page break', () => {
	const text = [
		'Tabel 1: Gæster i havnen',
		'',
		'Måned\t2030\t2031',
		'Maj\t1.200\t1.350',
		'Juni\t2.400\t',
		'',
		'Juli\t3.100\t3.305',
		'',
		'Tallene er opgjort af havnefogeden.',
	];
	expect(show(read(text.join('\n')))).toEqual([
		'Tabel 1: Gæster i havnen',
		'#| Måned | 2030 | 2031',
		'| Maj | 1.200 | 1.350',
		'| Juni | 2.400 | ',
		'| Juli | 3.100 | 3.305',
		'Tallene er opgjort af havnefogeden.',
	]);
});

test('a head repeated at a page break is furniture', () => {
	const text = 'Sted\tAntal\nHavnen\t4\n\nSted\tAntal\nTorvet\t9';
	const { blocks, furniture } = readBlocks(toLines(text), new Messages());
	expect(show(blocks)).toEqual(['#| Sted | Antal', '| Havnen | 4', '| Torvet | 9']);
	expect([...furniture]).toEqual([[4, 'repeated-table-head']]);
});

test('hints of a format are followed', () => {
	const line = (number: number, text: string, more: Partial<Line> = {}): Line => ({
		number,
		text,
		blank: text === '' ? 'empty' : 'no',
		indent: 0,
		trailing: false,
		...more,
	});
	const lines = [
		line(1, 'Økonomi', { heading: 2, page: 1 }),
		line(2, 'Udgiften er', { paragraphEnd: true, page: 1 }),
		line(3, 'ikke kendt.', { paragraphEnd: true, page: 1 }),
		line(4, 'Et', { list: 'number', page: 2 }),
		line(5, 'To', { list: 'number', page: 2 }),
		line(6, 'A\tB', { cells: ['A', 'B'], headerRow: true, page: 2 }),
		line(7, '1\t', { cells: ['1', ''], page: 2 }),
	];
	expect(show(toBlocks(lines, new Messages()))).toEqual([
		'(page 1)',
		'## Økonomi',
		'Udgiften er',
		'ikke kendt.',
		'(page 2)',
		'1. Et',
		'2. To',
		'#| A | B',
		'| 1 | ',
	]);
});
