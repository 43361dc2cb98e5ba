import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeArchive } from '../support/content-folder.ts';
import { pdfOf, placed, type Placed } from '../support/pdf.ts';
import { toBlocks } from '../../scripts/ingest/blocks.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import { PdfThread } from '../../scripts/ingest/readers/pdf-guard.ts';
import { readPdf } from '../../scripts/ingest/readers/pdf.ts';

const rows = [
	['Område', '2023', '2024', '2025'],
	['Vedligehold af stier og veje i hele kommunen', '1.200', '1.300', ''],
	['Ny sti', '', '4.500,5', '-200'],
	['I alt', '1.200', '5.800,5', '-200'],
	['Emne', 'Status'],
	[
		'Lys',
		'Der opsættes lys langs hele strækningen fra hallen til skolen og videre frem mod stationen, så snart leverandøren kan levere',
	],
	['Skilte', 'Afventer'],
];

/** Both files are prints of one page by Chromium: with a table without rules, one with rules, labels beside values. */
describe.each(['tagged', 'untagged'])('a %s file', (name) => {
	const read = () => readPdf(readFileSync(`test/fixtures/pdf/${name}.pdf`));

	test('keeps empty cells in their columns and wrapped cells in one row', async () => {
		const { lines } = await read();
		expect(lines.flatMap((line) => (line.cells ? [line.cells] : [])).slice(0, 7)).toEqual(rows);
	});

	test('knows its headings, its paragraphs and its page foot', async () => {
		const { lines, stated } = await read();
		expect(stated).toEqual({ pages: '1' });
		expect(lines.filter((line) => line.heading).map((line) => line.text)).toEqual([
			'Referat Økonomiudvalget',
			'Punkt 1: Cykelsti langs Åvej',
		]);
		const wrapped = lines.find((line) => line.text.startsWith('Forvaltningen fremlægger'))!;
		expect(wrapped.trailing).toBe(true);
		expect(lines[wrapped.number]?.paragraphEnd).toBe(true);
		expect(lines.find((line) => line.text === 'Side 1 af 1')?.furniture).toBe('page-foot');
	});

	test('numbers its lines from one', async () => {
		const { lines } = await read();
		expect(lines.map((line) => line.number)).toEqual(lines.map((_, index) => index + 1));
	});
});

/** Prints without tags, by Chromium and LibreOffice: two tables each, of words that mean nothing. */
test.each(['shaded-rows', 'narrow-columns', 'wrapped-cells'])(
	'%s: every row in order',
	async (name) => {
		const { lines } = await readPdf(readFileSync(`test/fixtures/pdf/${name}.pdf`));
		const wanted = JSON.parse(
			readFileSync(`test/fixtures/pdf/${name}.rows.json`, 'utf8'),
		) as string[][];
		const rows = lines.flatMap(({ cells }) => (cells ? [cells.map((cell) => cell.trim())] : []));
		const right = wanted.filter((row) => rows.some((other) => other.join('|') === row.join('|')));
		expect(right).toEqual(wanted);
	},
);

test('bytes that are no PDF are refused with a sentence', async () => {
	await expect(readPdf(new TextEncoder().encode('Referat'))).rejects.toThrow(
		'expected a readable PDF',
	);
});

const words = (...lines: readonly string[]): string =>
	`BT /F 12 Tf 72 700 Td 30 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;

/** A picture over most of the page. */
const picture = 'q 500 0 0 700 40 40 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q';

describe('pages that are pictures', () => {
	const agenda = words(
		'Referat',
		'Skoleudvalget',
		'Dato: 12. marts 2024',
		'1. Nyt tag',
		'Beslutning',
		'Godkendt.',
	);
	test('are named in the record of the meeting and in the report', async () => {
		const archive = makeArchive();
		try {
			const file = archive.put(
				'nordsoe/referat.pdf',
				pdfOf([agenda, picture, '60 60 400 600 re S', picture]),
			);
			const { report } = await archive.ingest([file]);
			expect(report.documents[0]!.messages).toContainEqual(
				expect.objectContaining({
					rule: 'pictures',
					text: '3 of 4 pages are pictures without text: page 2–4',
				}),
			);
			const meeting = archive.read(`meetings/${report.documents[0]!.meeting}.mdx`);
			expect(meeting).toContain('"pages": 4, "picturePages": [2, 3, 4]');
		} finally {
			archive.remove();
		}
	});

	test('alone are no meeting, and the sentence says what to do', async () => {
		const archive = makeArchive();
		try {
			const file = archive.put('nordsoe/scannet.pdf', pdfOf([picture, picture]));
			const { report } = await archive.ingest([file]);
			expect(report.documents[0]).toMatchObject({ status: 'failed' });
			expect(report.documents[0]!.messages[0]!.text).toContain('2 pages that are pictures');
		} finally {
			archive.remove();
		}
	});
});

describe('a file made to keep the reader busy', () => {
	const limits = { seconds: 0.6, secondsAPage: 0.1, memory: 150 };
	const honest = pdfOf([words('Referat')]);
	const endless = pdfOf([words('A')], {
		cmap: `1 begincodespacerange <00> <FF> endcodespacerange 100 beginbfrange ${'<00> <FFFFFF> <0041> '.repeat(100)} endbfrange`,
	});
	const large = pdfOf([`BT /F 12 Tf ${'1 0 0 1 72 700 Tm (A) Tj\n'.repeat(2_000_000)} ET`]);

	test('is refused with its place and what to do, and the file after it is read', async () => {
		const thread = new PdfThread(limits);
		const [refused, read] = await Promise.allSettled([thread.read(endless), thread.read(honest)]);
		expect(refused).toMatchObject({
			reason: { rule: 'pdf', message: expect.stringMatching(/on page 1 of 1: print it/u) },
		});
		expect(read).toMatchObject({ value: { lines: [{ text: 'Referat' }] } });
	});

	test('is refused where it fills the memory', async () => {
		const thread = new PdfThread({ ...limits, seconds: 60 });
		await expect(thread.read(large)).rejects.toThrow('150 MB of memory');
		expect((await thread.read(honest)).lines).toHaveLength(1);
	});
});

describe('a table without tags', () => {
	const cellsOf = async (...pages: readonly string[]): Promise<(readonly string[])[]> => {
		const { lines } = await readPdf(pdfOf(pages));
		return lines.flatMap(({ cells }) => (cells ? [cells] : []));
	};
	/** Figures in Helvetica of ten points that end at `right`. */
	const ending = (right: number, y: number, text: string): Placed => {
		const width = [...text].reduce((sum, sign) => sum + (/[.,]/u.test(sign) ? 2.78 : 5.56), 0);
		return [right - width, y, text];
	};
	const figures = (y: number, label: string, ...values: readonly string[]): Placed[] => [
		[60, y, label],
		...values.flatMap((value, index) => (value === '' ? [] : [ending(220 + 60 * index, y, value)])),
	];

	test('holds the cells that stand in the middle of a row of several lines', async () => {
		const page = placed([
			...figures(100, 'Stier', '100', '2.000'),
			[60, 124, 'Lys langs den'],
			...figures(131, '', '300', '40').slice(1),
			[60, 138, 'nye cykelsti'],
			...figures(162, 'Skilte', '5', '60'),
		]);
		expect(await cellsOf(page)).toEqual([
			['Stier', '100', '2.000'],
			['Lys langs den nye cykelsti', '300', '40'],
			['Skilte', '5', '60'],
		]);
	});

	test('holds a row of which only the first cell is filled, and not the sentence after it', async () => {
		const page = placed([
			...figures(100, 'Stier', '100'),
			...figures(120, 'Skilte', '60'),
			...figures(140, 'Lys', '70'),
			[60, 160, 'Tavler'],
			[60, 195, 'Tavler er ikke med i budgettet.'],
		]);
		expect((await cellsOf(page)).at(-1)).toEqual(['Tavler', '']);
		expect(await cellsOf(page)).toHaveLength(4);
	});

	test('parts the heads that stand a blank apart where their columns end', async () => {
		const page = placed([
			[60, 80, 'Sted'],
			[152, 80, 'Regnskab 2023 I alt 2024 Afvigelse 2025'],
			[60, 100, 'Skole'],
			...[218.4, 265.6, 338.4].map((right) => ending(right, 100, '1.200')),
			[60, 120, 'Torv'],
			...[218.4, 265.6, 338.4].map((right) => ending(right, 120, '300')),
			[60, 140, 'Park'],
			...[218.4, 265.6, 338.4].map((right) => ending(right, 140, '4.000')),
		]);
		expect((await cellsOf(page))[0]).toEqual([
			'Sted',
			'Regnskab 2023',
			'I alt 2024',
			'Afvigelse 2025',
		]);
	});

	test('is one row where a page ends within it, below the head that is repeated', async () => {
		const row = (y: number, ...cells: readonly string[]): Placed[] =>
			cells.flatMap((cell, index): Placed[] => (cell === '' ? [] : [[60 + 120 * index, y, cell]]));
		const head = row(60, 'Tiltag', 'Sted', 'Svar');
		const first = placed([
			...head,
			...row(80, 'Lys', 'Stien', 'Sættes op i foråret'),
			...row(104, 'Skilte', 'Skolen', 'Stilles op til den'),
		]);
		const second = placed([
			...head,
			...row(80, '', 'og hallen', 'nye sæson'),
			...row(104, 'Tavler', 'Torvet', 'Afventer leverandøren'),
		]);
		expect(await cellsOf(first, second)).toEqual([
			['Tiltag', 'Sted', 'Svar'],
			['Lys', 'Stien', 'Sættes op i foråret'],
			['Skilte', 'Skolen og hallen', 'Stilles op til den nye sæson'],
			['Tiltag', 'Sted', 'Svar'],
			['Tavler', 'Torvet', 'Afventer leverandøren'],
		]);
	});

	test('ends where running text stands between it and the next of the same width', async () => {
		const rows = (y: number): Placed[] => [
			...figures(y + 14, 'Skole', '12', '340', '5'),
			...figures(y + 34, 'Torv', '6', '70', '8'),
			[60, y + 54, 'Nyt anlæg'],
			...figures(y + 54, '', '1', '2', '3').slice(1),
			[60, y + 66, 'ved havnen'],
		];
		const across = (y: number): [number, number, number, number][] =>
			[y, y + 20, y + 40, y + 72].map((at) => [58, at, 345, at]);
		const page = placed(
			[
				...rows(100),
				[60, 200, 'Tallene for det første område er opgjort uden moms'],
				[60, 214, 'og er endnu ikke godkendt.'],
				...rows(240),
			],
			[...across(100), ...across(240)],
		);
		const { lines } = await readPdf(pdfOf([page]));
		expect(lines.flatMap(({ cells }) => (cells ? [cells.join('|')] : []))).toEqual([
			...['Skole|12|340|5', 'Torv|6|70|8', 'Nyt anlæg ved havnen|1|2|3'],
			...['Skole|12|340|5', 'Torv|6|70|8', 'Nyt anlæg ved havnen|1|2|3'],
		]);
		expect(lines.some(({ text }) => text.startsWith('Tallene for'))).toBe(true);
	});
});

test('characters set above or below their line stay in their word', async () => {
	const page = placed([
		[60, 100, 'Arealet er 250 m'],
		[134.2, 96.5, '2', 6],
		[140.5, 100, 'og CO'],
		[169.6, 102.5, '2', 6],
		[176, 100, 'falder.'],
	]);
	const { lines } = await readPdf(pdfOf([page]));
	expect(lines.map(({ text }) => text)).toEqual(['Arealet er 250 m2 og CO2 falder.']);
});

describe('a page that lies on its side', () => {
	/** The page of `placed`, its text turned so that it reads upwards. */
	const sideways = (texts: readonly Placed[]): string =>
		texts.map(([x, y, text]) => `BT /F 10 Tf 0 1 -1 0 ${y} ${x} Tm (${text}) Tj ET`).join('\n');
	const table: Placed[] = ['Skole', 'Torv', 'Park'].flatMap((name, index): Placed[] => [
		[60, 100 + 20 * index, name],
		[300, 100 + 20 * index, `1${index}0`],
		[500, 100 + 20 * index, `2${index}0`],
	]);
	const rows = [
		['Skole', '100', '200'],
		['Torv', '110', '210'],
		['Park', '120', '220'],
	];

	test.each([
		['and is shown upright', { page: '/Rotate 90' }],
		['and is shown so', {}],
	])('%s: its table is read', async (_, parts) => {
		const { lines } = await readPdf(pdfOf([sideways(table)], parts));
		expect(lines.map(({ cells }) => cells)).toEqual(rows.flatMap((row) => [row]));
	});

	test('keeps a stamp along its margin apart from its lines', async () => {
		const page = (text: string): string =>
			`${placed([
				[60, 100, text],
				[60, 114, 'og mere om sagen.'],
			])} ${sideways([[100, 20, 'Dokumentnr. 12-34']])}`;
		const { lines } = await readPdf(pdfOf([page('Første side'), page('Anden side')]));
		const shown = lines.filter(({ text }) => text !== '');
		expect(shown.map(({ text, furniture }) => [text.trim(), furniture])).toEqual([
			['Første side', undefined],
			['og mere om sagen.', undefined],
			['Dokumentnr. 12-34', 'page-foot'],
			['Anden side', undefined],
			['og mere om sagen.', undefined],
			['Dokumentnr. 12-34', 'page-foot'],
		]);
	});
});

describe('what a page shows that is no text', () => {
	const text = words('Referat', 'Skoleudvalget');
	const numbered = (number: number): string => placed([[280, 820, `Side ${number} af 3`]]);
	const statedOf = async (pages: readonly string[], cmap?: string): Promise<unknown> => {
		const bytes = pdfOf(pages, cmap === undefined ? {} : { cmap });
		return (await readPdf(bytes)).stated;
	};

	test('a page left blank is no picture', async () => {
		expect(await statedOf([text, '', picture])).toEqual({ pages: '3', picturePages: '3' });
	});

	test('a scanned page with nothing but its number is one', async () => {
		const pages = [`${text} ${numbered(1)}`, `${picture} ${numbered(2)}`, `${text} ${numbered(3)}`];
		expect(await statedOf(pages)).toEqual({ pages: '3', picturePages: '2' });
	});

	test('a page whose fonts do not say what its letters are is one, and its signs are no words', async () => {
		const cmap =
			'1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7e> <E020> endbfrange';
		const { lines, stated } = await readPdf(pdfOf([words('Referat af et langt møde')], { cmap }));
		expect(stated).toEqual({ pages: '1', picturePages: '1' });
		expect(lines).toEqual([]);
	});
});

test('what is filled in in a form stands beside its label', async () => {
	const field = (rect: string, entries: string): string =>
		`<</Type/Annot/Subtype/Widget/Rect[${rect}]${entries}>>`;
	const bytes = pdfOf(
		[
			placed([
				[60, 100, 'Udvalg:'],
				[60, 120, 'Lukket møde:'],
			]),
		],
		{
			page: '/Annots[900 0 R 901 0 R 902 0 R]',
			catalog: '/AcroForm<</Fields[900 0 R 901 0 R 902 0 R]>>',
			more: [
				field('130 738 300 752', '/FT/Tx/T(udvalg)/V(Skoleudvalget)'),
				field('130 718 144 732', '/FT/Btn/T(lukket)/V/Ja/AS/Ja/AP<</N<</Ja 4 0 R>>>>'),
				field('130 698 300 712', '/FT/Tx/T(hemmelig)/V(Skjult)/F 2'),
			],
		},
	);
	const { lines } = await readPdf(bytes);
	const shown = lines.flatMap(({ text }) => text.trim().replace(/\s+/gu, ' ') || []);
	expect(shown).toEqual(['Udvalg: Skoleudvalget', 'Lukket møde: ☒']);
});

describe('pages of one text', () => {
	const textOf = async (
		pages: readonly (readonly Placed[])[],
		cmap?: string,
	): Promise<string[]> => {
		const { lines } = await readPdf(
			pdfOf(
				pages.map((page) => placed(page)),
				cmap === undefined ? {} : { cmap },
			),
		);
		const blocks = toBlocks(lines, new Messages());
		return blocks.flatMap((block) => ('text' in block ? [block.text] : []));
	};
	/** A page with its number at the head or at the foot. */
	const page = (number: string, y: number, ...lines: readonly string[]): Placed[] => [
		...lines.map((line, index): Placed => [60, 100 + 14 * index, line]),
		[280, y, number],
	];

	test('a sentence that a page ends in goes on, words broken at the cut too', async () => {
		const pages = [
			page('Side 1', 820, 'Sagen genoptages, når høringen er endt, og for-'),
			page('Side 2', 820, 'valtningen har samlet svarene fra naboerne og'),
			page('Side 3', 820, 'foreningerne. Det sker inden sommerferien.'),
		];
		expect(await textOf(pages)).toEqual([
			'Sagen genoptages, når høringen er endt, og forvaltningen har samlet svarene fra naboerne og foreningerne. Det sker inden sommerferien.',
		]);
	});

	test('a sentence that ends where its page ends is a paragraph', async () => {
		const pages = [page('1', 820, 'Sagen er afsluttet.'), page('2', 820, 'ad 2) Intet.')];
		expect(await textOf(pages)).toEqual(['Sagen er afsluttet.', 'ad 2) Intet.']);
	});

	test.each([
		['Side 1', 'Side 2', 'Side 3'],
		['1/3', '2/3', '3/3'],
		['1', '2', '3'],
	])('numbers at the head are no text, the first neither: %s', async (...numbers) => {
		const pages = numbers.map((number) =>
			page(number, 40, `Tekst på siden ${'abc'[Number(number.match(/\d/u)) - 1]}.`),
		);
		expect(await textOf(pages)).toEqual([
			'Tekst på siden a.',
			'Tekst på siden b.',
			'Tekst på siden c.',
		]);
	});

	test('letters that a font draws as one are two', async () => {
		const cmap =
			'1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange <20> <7d> <0020> <7e> <7e> <F001> endbfrange';
		expect(await textOf([[[60, 100, 'Kommunens ~nanser']]], cmap)).toEqual(['Kommunens finanser']);
	});
});

test('labels beside names on lines of their own keep the lines', async () => {
	const { lines } = await readPdf(
		pdfOf([
			placed([
				[60, 100, 'Dato:'],
				[160, 100, 'tirsdag den 4. marts 2025'],
				[60, 120, 'Deltagere:'],
				[160, 120, 'Ida Bæk (B)'],
				[160, 134, 'Per Skov (V)'],
				[60, 154, 'Mødested:'],
				[160, 154, 'Lokale 2'],
			]),
		]),
	);
	const shown = lines.flatMap(({ text }) => (text === '' ? [] : [text.replace(/\s+/gu, ' ')]));
	expect(shown).toEqual([
		'Dato: tirsdag den 4. marts 2025',
		'Deltagere:',
		'Ida Bæk (B)',
		'Per Skov (V)',
		'Mødested: Lokale 2',
	]);
});

test('a page head that names the municipality before the committee names the committee', async () => {
	const archive = makeArchive();
	try {
		const page = placed([
			[60, 30, 'Nordby Kommune'],
			[200, 30, 'Skole- og Kulturudvalget'],
			[60, 100, 'Referat'],
			[60, 120, 'Dato: 12. marts 2024'],
			[60, 150, '1. Nyt tag'],
			[60, 170, 'Beslutning'],
			[60, 190, 'Godkendt.'],
		]);
		const { report } = await archive.ingest([archive.put('nordby/referat.pdf', pdfOf([page]))]);
		expect(report.documents[0]!.meeting).toBe('nordby/skole-og-kulturudvalget/2024-03-12');
	} finally {
		archive.remove();
	}
});

test.each([0, 6])(
	'text in two columns is read one after the other: %s points apart',
	async (down) => {
		/** Three paragraphs of three lines, unlike in length as text set left is. */
		const column = (x: number, top: number, word: string): Placed[] =>
			[0, 1, 2].flatMap((part): Placed[] => {
				const y = top + 54 * part;
				return [
					[x, y, `${word} ${part} og mere som planen for byen siger,`],
					[x, y + 14, 'og det som forvaltningen skriver om'],
					[x, y + 28, 'området ved havnen er slut.'],
				];
			});
		const page = placed([...column(60, 100, 'Venstre'), ...column(320, 100 + down, 'Højre')]);
		const { lines } = await readPdf(pdfOf([page]));
		const blocks = toBlocks(lines, new Messages());
		const texts = blocks.flatMap((block) => ('text' in block ? [block.text] : []));
		expect(texts.map((text) => text.replace(/ og mere.*(?= slut)/u, ''))).toEqual(
			['Venstre', 'Højre'].flatMap((word) => [0, 1, 2].map((part) => `${word} ${part} slut.`)),
		);
	},
);
