import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

test('bytes that are no PDF are refused with a sentence', async () => {
	await expect(readPdf(new TextEncoder().encode('Referat'))).rejects.toThrow(
		'expected a readable PDF',
	);
});
