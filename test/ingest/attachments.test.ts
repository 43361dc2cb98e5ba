/** Attachments behind agendas of our own, in the manners of several prints. */
import { expect, test } from 'vitest';
import {
	cutAttachments,
	matchAttachmentFile,
	type AttachmentCut,
	type DeclaredAttachment,
} from '../../scripts/ingest/attachments.ts';
import { findDeclared } from '../../scripts/ingest/attachment-files.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

/** An attachment of two pages, each with a title or first words of its own. */
interface Paper {
	readonly item: number;
	readonly order: number;
	/** As the list declares it. */
	readonly title: string;
	readonly pages: readonly (readonly string[])[];
}

const papers: readonly Paper[] = [
	{
		item: 2,
		order: 1,
		title: 'Notat om skolecykling i Nordsø',
		pages: [
			[
				'NOTAT',
				'Dato: 12. januar 2024',
				'Skolecykling i Nordsø',
				'Flere børn cykler til skole end for fem år siden. Hver anden elev i indskolingen',
				'følges af en voksen, og de store elever kommer alene. Tællingen er foretaget i',
				'to uger i september, hvor vejret var tørt og mildt.',
				'Cykelstien langs Strandvejen bruges mest. Her passerer 340 elever hver morgen.',
			],
			[
				'Ved Åkrydset er der konflikter mellem cykler og lastbiler, og elever kører derfor',
				'på fortovet. Skolepatruljen står på stedet fra klokken halv otte.',
				'En tunnel under vejen koster 14 mio. kr. og kan stå færdig om to år.',
			],
		],
	},
	{
		item: 2,
		order: 2,
		title: 'Trafiktælling efteråret 2023',
		pages: [
			[
				'Trafiktælling',
				'Efteråret 2023',
				'Sted Cykler Biler',
				'Strandvejen 340 2.110',
				'Åkrydset 180 4.870',
				'Møllebakken 95 610',
				'Tallene er gennemsnit af hverdage mellem klokken 7 og 9.',
			],
			[
				'Kilde: radarmålinger og manuelle optællinger, uge 38 og 39.',
				'Måleren på Møllebakken var ude af drift i to døgn.',
			],
		],
	},
	{
		item: 4,
		order: 1,
		title: 'Regnskab for Havnens Venner 2023',
		pages: [
			[
				'Foreningen Havnens Venner',
				'Årsregnskab',
				'Indtægter',
				'Kontingent 48.200',
				'Tilskud fra fonde 120.000',
				'Udgifter',
				'Maling, tovværk og brædder 96.400',
				'Årets resultat 71.800',
			],
			[
				'Bestyrelsen indstiller regnskabet til generalforsamlingens godkendelse.',
				'Revisor har gennemgået bilagene og har ingen bemærkninger.',
			],
		],
	},
	{
		item: 4,
		order: 2,
		title: 'Ansøgning om tilskud til bådebro',
		pages: [
			[
				'Ansøgning om tilskud til ny bådebro',
				'Vi søger om 60.000 kr. til en bro, hvor kajakker og joller kan lægge til. Den gamle',
				'bro er rådden, og i vinter rev isen to pæle løs. Medlemmerne lægger selv 900 timer i',
				'arbejdet, og smeden på værftet har lovet at svejse beslagene gratis.',
			],
			[
				'Tegning af broen vedlægges. Den bliver 22 meter lang og får trin ned til vandet.',
				'Med venlig hilsen, formanden for foreningen.',
			],
		],
	},
	{
		item: 5,
		order: 1,
		title: 'Høringssvar til plan for vandløb',
		pages: [
			[
				'Høringssvar',
				'Plan for vandløb 2024-2030',
				'Lystfiskerne ønsker grus i bunden af bækken, så ørreder kan gyde. De peger på, at',
				'spærringen ved dambruget stopper fisk på vej mod kilden.',
				'Landmændene frygter, at markerne oversvømmes, hvis grøden ikke skæres i august.',
			],
			[
				'Bilag 1: Kort over bækken',
				'Strækningen fra kilden til åen er inddelt i fire dele.',
				'Del to er rørlagt under jernbanen og åbnes som den første.',
			],
		],
	},
];

const declaredOf = (list: readonly Paper[], from = 1): DeclaredAttachment[] =>
	list.map(({ item, order, title }, index) => ({
		item: item - 1,
		itemNumber: String(item),
		order,
		title,
		lines: { from: from + index, to: from + index },
	}));

/** The last item of minutes, whose list is empty. */
const lastItem = [
	'Punkt 6: Eventuelt',
	'',
	'Sagsfremstilling',
	'',
	'Formanden spurgte til næste møde, som holdes på rådhuset.',
	'',
	'Beslutning',
	'',
	'Drøftet.',
	'',
	'Fraværende: Ingen',
];

/** Line 1 of a document stands before the last item, so that no list line is in the passage. */
const offset = 100;

interface Printed {
	readonly lines: string[];
	/** First and last line of each paper, in the order given; counted from the passage's first line. */
	readonly spans: readonly (readonly [number, number])[];
}

type Manner =
	'leading blank' | 'form feed' | 'form feed and blank lines' | 'leading blank below empty lines';

function print(
	list: readonly Paper[],
	manner: Manner,
	agenda: readonly string[] = lastItem,
): Printed {
	const lines = [...agenda];
	const spans: (readonly [number, number])[] = [];
	for (const paper of list) {
		let first = 0;
		for (const page of paper.pages) {
			if (manner === 'leading blank below empty lines' || manner === 'form feed and blank lines')
				lines.push('', '');
			const mark = manner.startsWith('form feed') ? '\f' : ' ';
			for (const [place, text] of page.entries()) {
				lines.push(place === 0 ? mark + text : text);
				if (first === 0) first = lines.length;
				if (manner === 'form feed and blank lines' && place < 3) lines.push('');
			}
		}
		const last = lines.length - (lines.at(-1) === '' ? 1 : 0);
		spans.push([first, last]);
	}
	return { lines, spans };
}

function cut(
	lines: readonly string[],
	declared: readonly DeclaredAttachment[],
	messages = new Messages(),
): AttachmentCut {
	const all = toLines(['x\n'.repeat(offset - 2) + 'x', ...lines].join('\n'));
	return cutAttachments(all.slice(offset - 1), declared, messages);
}

function spansOf({ attachments }: AttachmentCut): unknown[] {
	return attachments.map(({ text, lines }) =>
		text === 'none' ? 'none' : [lines.from - offset + 1, lines.to - offset + 1],
	);
}

const manners: readonly Manner[] = [
	'leading blank',
	'form feed',
	'form feed and blank lines',
	'leading blank below empty lines',
];

for (const manner of manners) {
	test(`gives every paper its lines: ${manner}`, () => {
		const { lines, spans } = print(papers, manner);
		const found = cut(lines, declaredOf(papers));
		expect(spansOf(found)).toEqual(spans);
		expect(found.own).toEqual([]);
		expect(found.agendaEnd - offset + 1).toBeLessThan(spans[0]![0]);
		expect(found.agendaEnd - offset + 1).toBeGreaterThanOrEqual(lastItem.length);
	});

	for (const missing of papers.keys()) {
		test(`leaves a paper without text out: ${manner}, ${papers[missing]!.title}`, () => {
			const present = papers.filter((_, index) => index !== missing);
			const { lines, spans } = print(present, manner);
			const found = cut(lines, declaredOf(papers));
			const expected: unknown[] = [...spans];
			expected.splice(missing, 0, 'none');
			// What cannot be told stays with the meeting; a paper never gets another's lines.
			for (const [index, span] of spansOf(found).entries()) {
				if (span !== 'none') expect(span).toEqual(expected[index]);
			}
			const right = spansOf(found).filter(
				(span, index) => JSON.stringify(span) === JSON.stringify(expected[index]),
			);
			expect(right.length).toBeGreaterThanOrEqual(papers.length - 1);
		});
	}

	for (const [secret, { title }] of papers.entries()) {
		test(`withholds the paper of a closed item: ${manner}, ${title}`, () => {
			const { lines, spans } = print(papers, manner);
			const messages = new Messages();
			const declared = declaredOf(papers).map((one, index) =>
				index === secret ? { ...one, closed: true } : one,
			);
			const found = cut(lines, declared, messages);
			const [from, to] = spans[secret]!;
			const withheld = found.withheld.map((line) => line - offset + 1);
			const own = lines.flatMap((line, index) =>
				index + 1 >= from && index + 1 <= to && line !== '' ? [index + 1] : [],
			);
			expect(withheld).toEqual(own);
			expect(spansOf(found)).toEqual(
				spans.map((span, index) => (index === secret ? 'none' : span)),
			);
			expect(messages.list.filter(({ text }) => text.includes(title))).toEqual([]);
		});
	}

	test(`reads two papers of one item that stand in the other order: ${manner}`, () => {
		const swapped = [papers[0]!, papers[1]!, papers[3]!, papers[2]!, papers[4]!];
		const { lines, spans } = print(swapped, manner);
		const [a, b, d, c, e] = spans;
		expect(spansOf(cut(lines, declaredOf(papers)))).toEqual([a, b, c, d, e]);
	});
}

test('withholds the paper of a closed item that stands out of the order of the lists', () => {
	const [first, ...others] = papers;
	const { lines, spans } = print([...others, first!], 'leading blank');
	const plain = lines.map((line) => (line === ' NOTAT' ? ` ${first!.title}` : line));
	const declared = declaredOf(papers).map((one, index) =>
		index === 0 ? { ...one, closed: true } : one,
	);
	const found = cut(plain, declared);
	const [from, to] = spans.at(-1)!;
	for (const { text, lines: own } of [...found.attachments, ...found.own])
		if (text !== 'none') expect(own.to - offset + 1).toBeLessThan(from);
	expect(found.withheld.at(-1)! - offset + 1).toBe(to);
});

test('withholds what a cover says is of a closed item, though no list names it', () => {
	const lines = [
		...lastItem,
		'',
		'Dokument Navn: Mappe.pdf',
		'Dokument Titel: Mappe',
		'Dagsordenspunkt nr 7',
		'',
		'Ejeren har bedt om 2 mio. kr.',
		'Dokument Navn: Notat om skolecykling i Nordsø.pdf',
		'Dokument Titel: Notat om skolecykling i Nordsø',
		'',
		'Flere børn cykler til skole end for fem år siden.',
	];
	const all = toLines(['x\n'.repeat(offset - 2) + 'x', ...lines].join('\n'));
	const found = cutAttachments(
		all.slice(offset - 1),
		declaredOf(papers),
		new Messages(),
		false,
		new Set(['7']),
	);
	expect(found.own).toEqual([]);
	expect(found.withheld).toHaveLength(4);
	expect(found.attachments[0]!.text).toBe('full');
});

test('cuts nothing where no attachment stands behind the agenda', () => {
	const agendas: readonly (readonly string[])[] = [
		lastItem,
		[...lastItem, '', 'Side 12 af 12'],
		[
			'8. Orientering om skolecykling i Nordsø',
			'',
			'Sagsfremstilling',
			...papers[0]!.pages[1]!,
			'',
			' Beslutning',
			'Taget til efterretning.',
			'',
			'Afbud: Bo Kær',
		],
		[
			'8. Regnskab for Havnens Venner',
			'',
			'Resumé',
			'Foreningen har sendt sit regnskab.',
			'',
			' Baggrund',
			'Foreningen fik 2023 tilskud til maling af havnens pæle, og regnskabet viser,',
			'at pengene er brugt efter planen.',
			'',
			'Indstilling',
			'At regnskabet godkendes.',
			'',
			'Bilag',
		],
	];
	for (const agenda of agendas) {
		const found = cut(agenda, declaredOf(papers));
		expect(found.attachments.map(({ text }) => text)).toEqual(papers.map(() => 'none'));
		expect(found.own).toEqual([]);
		expect(found.agendaEnd).toBe(offset + agenda.length - 1);
	}
});

test('cuts nothing where nothing is declared', () => {
	const { lines } = print(papers, 'form feed');
	const found = cut(lines, []);
	expect(found.agendaEnd).toBe(offset + lines.length - 1);
	expect(found.own).toEqual([]);
});

test('keeps text behind the signatures with the meeting where no list declares it', () => {
	const agenda = [...lastItem, '', 'Underskrifter', '', 'Ida Vang'];
	const { lines, spans } = print(papers.slice(0, 1), 'leading blank', agenda);
	const messages = new Messages();
	const found = cut(lines, [], messages);
	expect(
		found.own.map(({ lines: span }) => [span.from - offset + 1, span.to - offset + 1]),
	).toEqual([spans[0]]);
	expect(messages.list.map(({ rule }) => rule)).toEqual(['attachment-cut']);
});

test('takes a list of titles at the end for a list and not for texts', () => {
	const found = cut(
		[...lastItem, '', 'Bilagsoversigt', '', ...papers.flatMap(({ title }) => [title, ''])],
		declaredOf(papers),
	);
	expect(found.attachments.map(({ text }) => text)).toEqual(papers.map(() => 'none'));
});

test('cuts at titles where the print has no pages', () => {
	const lines: string[] = [...lastItem, ''];
	const spans: unknown[] = [];
	for (const { title, pages } of papers.slice(0, 3)) {
		const first = lines.length + 1;
		lines.push(title, '', ...pages.flat().slice(2));
		spans.push([first, lines.length]);
		lines.push('');
	}
	expect(spansOf(cut(lines, declaredOf(papers.slice(0, 3))))).toEqual(spans);
});

test('cuts at covers, whatever their manner, and gives them as printed', () => {
	const covers: readonly (readonly string[])[] = [
		['Bilag 1 til punkt 2'],
		['Punkt 2, bilag 2: Trafiktælling efteråret 2023'],
		[
			'Dokument Navn: Regnskab for Havnens',
			'Venner 2023.pdf',
			'Dokument Titel: Regnskab for Havnens Venner 2023',
			'Dokument ID: 7001',
		],
		[
			'Relateret document 2/2',
			'',
			'**Dokument Navn: Ansøgning om tilskud til',
			'bådebro.docx**',
			'',
			'Dokument ID: 7002',
		],
		[
			'Dokument Titel:\tHøringssvar til plan for vandløb',
			'Dokument ID:\t7003',
			'Dagsordenspunkt nr\t5',
		],
	];
	const lines: string[] = [...lastItem];
	const spans: unknown[] = [];
	const printed: unknown[] = [];
	for (const [index, { pages }] of papers.entries()) {
		lines.push('');
		const first = lines.length + 1;
		lines.push(...covers[index]!, '', ...pages.flat());
		spans.push([first, lines.length]);
		printed.push(covers[index]!.filter((text) => text !== ''));
	}
	const found = cut(lines, declaredOf(papers));
	expect(spansOf(found)).toEqual(spans);
	expect(found.attachments.map((one) => one.printed.map(({ text }) => text))).toEqual(printed);
});

test('gives a cover that no list holds to the meeting', () => {
	const messages = new Messages();
	const found = cut(
		[
			...lastItem,
			'',
			'Dokument Titel: Notat om skolecykling i Nordsø',
			'Dokument ID: 7001',
			...papers[0]!.pages.flat(),
			'',
			'Dokument Titel: Brev fra naboerne',
			'Dokument ID: 7999',
			'Naboerne beder om læhegn.',
		],
		declaredOf(papers).map((one, index) => ({ ...one, documentId: String(7001 + index) })),
		messages,
	);
	expect(found.attachments[0]?.text).toBe('full');
	expect(found.own.map(({ title, documentId, order }) => [title, documentId, order])).toEqual([
		['Brev fra naboerne', '7999', 1],
	]);
	expect(
		messages.list.some(({ rule, level }) => rule === 'attachment-cut' && level === 'warning'),
	).toBe(true);
});

test('names what the pages of an attachment print again', () => {
	const found = cut(
		[
			...lastItem,
			'',
			'Dokument Titel: Notat om skolecykling i Nordsø',
			'Dokument ID: 7001',
			...papers[0]!.pages.flat(),
			'Sted\tCykler',
			'Havnen\t4',
			'',
			'Sted\tCykler',
			'Torvet\t9',
		],
		declaredOf(papers).map((one, index) => ({ ...one, documentId: String(7001 + index) })),
	);
	const rows = found.attachments[0]!.body.flatMap((block) =>
		block.kind === 'table' ? block.rows.length : [],
	);
	expect(rows).toEqual([3]);
	expect([...found.furniture.values()]).toEqual(['repeated-table-head']);
});

test('reads a stamp as the foot of the page it names', () => {
	const lines: string[] = [...lastItem];
	const firsts: number[] = [];
	for (const { item, order, pages } of papers.slice(0, 2)) {
		for (const [index, page] of pages.entries()) {
			// Titles are cut away: only the stamps tell whose the pages are.
			const text = index === 0 ? page.slice(3) : page;
			lines.push(...text.map((line, place) => (place === 0 ? ` ${line}` : line)));
			if (index === 0) firsts.push(lines.length - text.length + 1);
			lines.push(
				'',
				`Punkt nr. ${item} - Trafik`,
				`Bilag ${order} - Side -${index + 1} af 2`,
				'',
				'Møde i Teknikudvalget d. 09-06-2024',
			);
		}
	}
	const found = cut(lines, declaredOf(papers.slice(0, 2)));
	expect(found.attachments.map(({ lines: span }) => span.from - offset + 1)).toEqual(firsts);
	expect([...found.furniture.values()]).toEqual(Array.from({ length: 12 }, () => 'page-foot'));
	for (const { body } of found.attachments) {
		expect(JSON.stringify(body)).not.toMatch(/Side -|Møde i|Punkt nr/u);
	}
});

test('keeps every line of the passage in one place', () => {
	for (const manner of manners) {
		const { lines } = print(papers, manner);
		if (lines.at(-1) === '') lines.pop();
		const found = cut(lines, declaredOf(papers));
		const spans = [...found.attachments, ...found.own]
			.filter(({ text, body }) => text !== 'none' || body.length > 0)
			.map(({ lines: span }) => span)
			.sort((a, b) => a.from - b.from);
		let last = found.agendaEnd;
		for (const { from, to } of spans) {
			expect(from).toBeGreaterThan(last);
			for (const text of lines.slice(last - offset + 1, from - offset))
				expect(text.trim()).toBe('');
			last = to;
		}
		expect(last).toBe(offset + lines.length - 1);
	}
});

test('reads hostile tails', () => {
	const declared = declaredOf(papers);
	const tails: readonly string[][] = [
		[],
		[''],
		['x'.repeat(500_000)],
		Array.from({ length: 20_000 }, (_, index) => ` Side ${index}`),
		Array.from({ length: 20_000 }, () => 'Dokument Titel: x'),
		Array.from({ length: 20_000 }, () => 'Bilag 1 - Side 1 af 1'),
	];
	for (const tail of tails) expect(cut(tail, declared).attachments).toHaveLength(papers.length);
});

test('finds the declared line of a file by id, name or title, and only where one fits', () => {
	const declared = [
		{ title: 'Kort over havnen', documentId: '123456', fileName: 'kort.pdf' },
		{ title: 'Bilag 2 - Støjmåling', fileName: 'Støjmåling 2024.pdf' },
		{ title: 'Referat' },
		{ title: 'Referat' },
	];
	expect(matchAttachmentFile({ fileName: 'x.pdf', documentId: '123456' }, declared)).toBe(
		declared[0],
	);
	expect(matchAttachmentFile({ fileName: 'D123456 kort.pdf' }, declared)).toBe(declared[0]);
	expect(matchAttachmentFile({ fileName: 'støjmåling_2024.PDF' }, declared)).toBe(declared[1]);
	expect(matchAttachmentFile({ fileName: 'Bilag 2 Støjmåling.docx' }, declared)).toBe(declared[1]);
	expect(matchAttachmentFile({ fileName: 'a.pdf', title: 'Støjmåling' }, declared)).toBe(
		declared[1],
	);
	expect(matchAttachmentFile({ fileName: 'Referat.pdf' }, declared)).toBeUndefined();
	expect(matchAttachmentFile({ fileName: 'Andet.pdf' }, declared)).toBeUndefined();
});

test('a file of its own is known under the names that systems give it', () => {
	const declared: { title: string; documentId?: string }[] = [
		{ title: 'Støjmåling ved Hedemarken 2024' },
		{ title: 'Høringssvar om lokalplan 118 for området ved havnen', documentId: '24417/19' },
		{ title: 'Kort' },
	];
	const names: readonly (readonly [string, number | undefined])[] = [
		['Bilag 1 - Støjmåling ved Hedemarken 2024.pdf', 0],
		['Bilag 1_ Støjmåling ved Hedemarken 2024.PDF', 0],
		['Punkt 3 - Bilag 1 - Støjmåling ved Hedemarken 2024.pdf', 0],
		['12345-19_v1_Støjmåling ved Hedemarken 2024.pdf', 0],
		['5163522 Støjmåling ved Hedemarken 2024.docx', 0],
		['Støjmåling ved Hedemarken 2024 (1).pdf', 0],
		['Støjmåling ved Hedemarken 2024'.normalize('NFD') + '.pdf', 0],
		['Støjmåling_ved_Hedemarken_2024.pdf', 0],
		['Høringssvar om lokalplan 118 for omr.pdf', 1],
		['Dok 24417-19.pdf', 1],
		['2. Kort.pdf', 2],
		['Kortlægning.pdf', undefined],
		['Bilag 2.pdf', undefined],
	];
	for (const [fileName, at] of names) {
		const found = matchAttachmentFile({ fileName }, declared);
		expect(found, fileName).toBe(at === undefined ? undefined : declared[at]);
	}
});

test('a name that only gives a place leads there', () => {
	const items = [{ number: '3' }, { number: '4' }] as unknown as Parameters<typeof findDeclared>[2];
	const line = (item: number, order: number) => ({ item, order, title: `Notat ${item} ${order}` });
	const declared = [line(0, 1), line(0, 2), line(1, 1)];
	const place = (fileName: string, lines = declared) =>
		findDeclared({ fileName, title: 'NOTAT' }, lines, items);
	expect(place('Punkt 3 bilag 2.docx')).toBe(declared[1]);
	expect(place('Pkt. 4, bilag nr. 1.pdf')).toBe(declared[2]);
	expect(place('3.1.pdf')).toBe(declared[0]);
	expect(place('Punkt 3 bilag 7.pdf')).toBeUndefined();
	expect(place('Bilag 1.pdf')).toBeUndefined();
	expect(place('Bilag 2.pdf', declared.slice(0, 2))).toBe(declared[1]);
});
