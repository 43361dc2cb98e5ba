import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeArchive } from '../support/content-folder.ts';
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

/** A file with a page for each of `contents`, whose font maps its characters by `cmap`. */
function pagesOf(contents: readonly string[], cmap = ''): Uint8Array {
	const stream = (text: string): string => `<</Length ${text.length}>>stream\n${text}\nendstream`;
	const kids = contents.map((_, index) => `${5 + 2 * index} 0 R`);
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Kids[${kids.join(' ')}]/Count ${kids.length}>>`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>',
		stream(cmap),
		...contents.flatMap((content, index) => [
			`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${6 + 2 * index} 0 R/Resources<</Font<</F 3 0 R>>>>>>`,
			stream(content),
		]),
	];
	const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
	const trailer = `trailer<</Root 1 0 R/Size ${objects.length + 1}>>`;
	return new TextEncoder().encode(`%PDF-1.4\n${body}${trailer}`);
}

const words = (...lines: readonly string[]): string =>
	`BT /F 12 Tf 72 700 Td 30 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;

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
			const file = archive.put('nordsoe/referat.pdf', pagesOf([agenda, '', '0 0 m', '']));
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
			const file = archive.put('nordsoe/scannet.pdf', pagesOf(['', '']));
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
	const honest = pagesOf([words('Referat')]);
	const endless = pagesOf(
		[words('A')],
		`1 begincodespacerange <00> <FF> endcodespacerange 100 beginbfrange ${'<00> <FFFFFF> <0041> '.repeat(100)} endbfrange`,
	);
	const large = pagesOf([`BT /F 12 Tf ${'1 0 0 1 72 700 Tm (A) Tj\n'.repeat(2_000_000)} ET`]);

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
