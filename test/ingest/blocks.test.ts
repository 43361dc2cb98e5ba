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

test('lists of every mark, nested by indent and by mark', () => {
	const text = [
		'Forvaltningen indstiller,',
		'- 1) At planen godkendes.',
		'- 2) At den sendes i høring.',
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
