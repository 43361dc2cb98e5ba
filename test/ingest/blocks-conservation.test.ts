/** No word of a passage is lost and none is added, whatever the passage; time grows with its length and no faster. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { plainText } from '../../scripts/ingest/markup.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import type { Block, Line, ListBlock } from '../../scripts/ingest/types.ts';

/** The texts of a block in order, list numbers as they are printed. */
function textsOf(block: Block): string[] {
	if (block.kind === 'heading' || block.kind === 'paragraph') return [block.text];
	if (block.kind === 'table') return block.rows.flat();
	if (block.kind === 'page') return [];
	const list = (each: ListBlock): string[] =>
		each.entries.flatMap((entry, index) => [
			each.ordered ? `${(each.start ?? 1) + index}.` : '',
			entry.text,
			...entry.children.flatMap(list),
		]);
	return list(block);
}

/** What the print repeats and the table holds once: years in every row, the labels of a second slice. */
function keysOnce(block: Block): string[] {
	if (block.kind !== 'table') return [];
	if (block.repaired?.includes('joined by the labels')) return block.rows.map((row) => row[0]!);
	if (!block.repaired?.startsWith('years printed')) return [];
	return block.rows.slice(2).flatMap(() => block.rows[0] ?? []);
}

/** Letters and digits only, sorted: equal for the same words, joined or in another order. */
const letters = (texts: readonly string[]): string =>
	texts
		.join('')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.split('')
		.sort()
		.join('');

function check(lines: readonly Line[]): void {
	const { blocks, furniture } = readBlocks(lines, new Messages());
	const kept = lines.filter((line) => line.furniture === undefined && !furniture.has(line.number));
	// A lone `o` is a bullet.
	const source = kept.map((line) => plainText(line.text).replace(/^o (?=\S)/u, ''));
	const read = blocks.flatMap(textsOf).concat(blocks.flatMap(keysOnce));
	const lost = letters(source.map((text) => text.replaceAll('o', '')));
	expect(letters(read.map((text) => text.replaceAll('o', '')))).toBe(lost);
	let last = 0;
	for (const block of blocks) {
		expect(block.lines.from).toBeGreaterThan(last);
		expect(block.lines.to).toBeGreaterThanOrEqual(block.lines.from);
		last = block.lines.to;
		if (block.kind !== 'table') continue;
		expect(new Set(block.rows.map((row) => row.length)).size).toBe(1);
		expect(block.headerRows).toBeLessThanOrEqual(block.rows.length);
	}
	const joined = blocks.flatMap((block) =>
		block.kind === 'table' && block.repaired?.includes('slices') ? block.rows.flat() : [],
	);
	const slices = joined.join(' ').replaceAll('-', '');
	// A slice of a table stands beside it.
	const beside = (line: Line): boolean =>
		joined.length > 0 &&
		(plainText(line.text).match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => slices.includes(word));
	const covered = (line: Line): boolean =>
		blocks.some((block) => block.lines.from <= line.number && line.number <= block.lines.to) ||
		beside(line);
	for (const line of kept) {
		if (/[\p{L}\p{N}]/u.test(plainText(line.text))) expect(covered(line), line.text).toBe(true);
	}
}

const pieces = [
	'Resumé',
	'Udvalget får en status på havnen,',
	'som åbnede i foråret og har haft mange gæ-',
	'ster i sommer.',
	' Ny side begynder her',
	'- første',
	'  - under første',
	'2) To',
	'1. at planen godkendes, og',
	'3. marts 2031',
	'o rund',
	'\uf0b7 Kugle',
	'\ufffd tabt',
	'',
	'',
	' ',
	'   ',
	'1.000 kr. netto 2030 2031 2032',
	'Havnen 12.500 -300',
	'Broen 1.200 0 0',
	'I alt 13.700 -300 0',
	'-15 20 30 40',
	'Korr. ',
	'Budget 2030',
	'Sted\tAntal\t',
	'Torvet\t4',
	'-\t',
	'| a | b |',
	'|---|---|',
	'NR. Emne 2030 2031 2032 Status',
	'1 Ny bro 10 20 30 Færdig TMU',
	'2 Gammel bro',
	'7 8 9',
	'__________',
	'**Fed** og *kursiv* <b>mærke</b> <ukendt>',
	'Lån ........ -6,4 mio. kr.',
	'Januar 2031 ',
	'Side 4 af 9',
	'12',
	'http://eksempel.dk/a',
	'Antal: 2030: 4 2031: 5',
];

test('authored lines in any order and however damaged keep every word', () => {
	const damaged = fc
		.array(fc.tuple(fc.constantFrom(...pieces), fc.nat({ max: 60 }), fc.boolean(), fc.boolean()), {
			maxLength: 60,
		})
		.map((parts) =>
			parts
				.map(
					([text, cut, shorten, blank]) =>
						(shorten ? text.slice(0, cut) : text) + (blank ? ' ' : ''),
				)
				.join('\n'),
		);
	fc.assert(
		fc.property(damaged, (text) => check(toLines(text))),
		{ numRuns: 400 },
	);
});

test('any text at all keeps every word', () => {
	fc.assert(
		fc.property(
			fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 30 }),
			(parts) => check(toLines(parts.join('\n'))),
		),
		{ numRuns: 200 },
	);
});

test.each([
	['one line of ten megabytes', 'a'.repeat(10_000_000)],
	['one line of a million words', 'ord '.repeat(1_000_000)],
	['two hundred thousand lines', 'Linje 12 34\n'.repeat(200_000)],
	['two hundred thousand lines of words', 'en linje uden ende\n'.repeat(200_000)],
	['many open tags', '<p '.repeat(300_000)],
	['many stars', '*a '.repeat(300_000)],
	['many tabs', 'a\t'.repeat(300_000)],
	['many bullets', '- a\n'.repeat(100_000)],
	[
		'deep nesting',
		Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n'),
	],
	['many years', '2030 2031 2032 2033\n'.repeat(50_000)],
	['many rows that miss cells', `${'Havnen 12 13\nBroen 4\n'.repeat(20_000)}I alt 9 9 9\n`],
])('reads %s', (_, text) => {
	const { blocks } = readBlocks(toLines(text), new Messages());
	expect(blocks.length).toBeGreaterThan(0);
});

const folder = process.env['UDVALGSARKIV_DOCUMENTS'] ?? path.resolve('../shared/seeds');
const files = existsSync(folder)
	? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
			name.endsWith('.txt'),
		)
	: [];

test.skipIf(files.length === 0)(`real documents keep every word (${folder})`, () => {
	for (const name of files) {
		const lines = toLines(readFileSync(path.join(folder, name), 'utf8'));
		check(lines);
		const messages = new Messages();
		const { blocks } = readBlocks(lines, messages);
		const tables = blocks.filter((block) => block.kind === 'table');
		const rows = tables.reduce((sum, table) => sum + table.rows.length, 0);
		const repaired = tables.filter((table) => table.repaired !== undefined).length;
		const left = messages.list.filter((message) => message.rule === 'table-cells');
		console.log(
			`${name}: ${tables.length} tables (${repaired} repaired), ${rows} rows, ${left.length} left as text, 0 words lost`,
		);
		for (const message of left) console.log(`  ${message.line} ${message.text}`);
	}
});
