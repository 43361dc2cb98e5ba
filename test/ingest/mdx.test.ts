import fc from 'fast-check';
import type { List, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { toInertText } from '../../scripts/ingest/inert-text.ts';
import { writeBody, writer } from '../../scripts/ingest/mdx.ts';
import type { Block } from '../../scripts/ingest/types.ts';

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx);
const lines = { from: 1, to: 1 };

function textOf(node: Nodes): string {
	if ('value' in node) return node.value;
	return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** The words of every leaf, with the kind of its block: what a reader of the file gets. */
function outline(node: Nodes): unknown {
	switch (node.type) {
		case 'root':
			return node.children.map(outline);
		case 'heading':
			return { heading: textOf(node), depth: node.depth };
		case 'paragraph':
			return { paragraph: textOf(node) };
		case 'list':
			return { list: node.children.map((item) => item.children.map(outline)), start: node.start };
		case 'table':
			return { table: node.children.map((row) => row.children.map(textOf)) };
		default:
			return { unexpected: node.type };
	}
}

function expected(block: Block): unknown[] {
	switch (block.kind) {
		case 'page':
			return [];
		case 'heading':
			return [{ heading: toInertText(block.text), depth: 2 }];
		case 'paragraph':
			return [{ paragraph: toInertText(block.text) }];
		case 'list':
			return [
				{
					list: block.entries.map((entry) => [
						{ paragraph: toInertText(entry.text) },
						...entry.children.flatMap(expected),
					]),
					start: block.ordered ? (block.start ?? 1) : null,
				},
			];
		case 'table': {
			const rows = block.rows.map((row) => row.map(toInertText));
			return [{ table: block.headerRows > 0 ? rows : [rows[0]!.map(() => ''), ...rows] }];
		}
	}
}

function readBack(text: string): unknown {
	return outline(reader.parse(text) as Root);
}

const nasty = [
	'import fs from "node:fs"',
	'export const a = 1',
	'importen steg',
	'{process.exit()}',
	'a {b} c',
	'<script>alert(1)</script>',
	'<Kpi onload="x"/>',
	'</div>',
	'<!-- x -->',
	'1. januar',
	'1) første',
	'2017. Et år',
	'# overskrift',
	'Overskrift #',
	'## #',
	'- streg',
	'+ plus',
	'* stjerne *',
	'*fed* _kursiv_ ~~streg~~',
	'| a | b |',
	'a | b',
	'|---|',
	'> citat',
	'---',
	'===',
	'***',
	'```js',
	'~~~',
	'`kode`',
	'[a](javascript:alert(1))',
	'![a](x)',
	'[a]: http://x.dk',
	'[^1] og [^1]: note',
	'www.kommune.dk',
	'https://kommune.dk/a_b?c=1&amp;d=2',
	'navn@kommune.dk',
	'&amp; &lt; &#123; &copy',
	'100 % & mere',
	'\\{ \\\\ \\',
	'a\\',
	'kl. 16:30 Punkt:abc ::directive',
	'$x$ $$y$$',
	'- [ ] opgave',
	'[x] opgave',
	'Linje\nto\r\ntre',
	'tab\tog  blanke ',
	'bidi \u202eabc\u202c \u200bnul\u0000',
	'𝒳 emoji 👩‍👧 æøå',
	'\u00a0hård blank\u00a0',
	'  indrykket',
	'(parentes) "citat" ”citat”',
	'1',
	'12 stk.',
	'-40.662',
	'.',
	'-',
];

const anyText = fc
	.oneof(
		fc.constantFrom(...nasty),
		fc.string({ unit: 'grapheme', maxLength: 30 }),
		fc.string({ unit: fc.constantFrom(...'abæ 1.)-+*_`~<>{}[]()|\\#&!=:"/%'), maxLength: 12 }),
		fc
			.array(fc.constantFrom(...nasty, 'Sag', 'nr.', '2', 'import', 'export'), { maxLength: 4 })
			.map((parts) => parts.join(' ')),
	)
	.filter((text) => toInertText(text) !== '');

const heading = anyText.map((text): Block => ({ kind: 'heading', text, lines }));
const paragraph = anyText.map((text): Block => ({ kind: 'paragraph', text, lines }));
const list = fc
	.record({
		ordered: fc.boolean(),
		start: fc.integer({ min: 0, max: 20 }),
		entries: fc.array(
			fc.record({
				text: anyText,
				children: fc.array(
					fc.array(anyText, { minLength: 1, maxLength: 3 }).map((texts) => ({
						kind: 'list' as const,
						ordered: false,
						entries: texts.map((text) => ({ text, children: [] })),
						lines,
					})),
					{ maxLength: 1 },
				),
			}),
			{ minLength: 1, maxLength: 4 },
		),
	})
	.map(({ start, ...rest }): Block => ({
		kind: 'list',
		...rest,
		...(rest.ordered ? { start } : {}),
		lines,
	}));
const table = fc
	.tuple(
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 1, max: 4 }),
		fc.integer({ min: 0, max: 1 }),
	)
	.chain(([columns, rows, headerRows]) =>
		fc
			.array(
				fc.array(fc.oneof(anyText, fc.constant('')), { minLength: columns, maxLength: columns }),
				{
					minLength: rows,
					maxLength: rows,
				},
			)
			.map((cells): Block => ({ kind: 'table', rows: cells, headerRows, lines })),
	);

describe('writeBody', () => {
	test.each(nasty)('%j survives in every kind of block', (text) => {
		const blocks: Block[] = [
			{ kind: 'paragraph', text, lines },
			{ kind: 'heading', text, lines },
			{ kind: 'paragraph', text: `Tekst ${text}`, lines },
			{ kind: 'list', ordered: false, entries: [{ text, children: [] }], lines },
			{
				kind: 'table',
				rows: [
					[text, 'b'],
					['c', text],
				],
				headerRows: 1,
				lines,
			},
			{ kind: 'table', rows: [['a', text]], headerRows: 0, lines },
		];
		for (const block of blocks) {
			expect(readBack(writeBody([block])), writeBody([block])).toEqual(expected(block));
		}
	});

	test('any body is read back as it was written', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(heading, paragraph, list, table), { maxLength: 6 }),
				(blocks) => {
					expect(readBack(writeBody(blocks))).toEqual(blocks.flatMap(expected));
				},
			),
			{ numRuns: 1500 },
		);
	});

	test('adjacent lists stay two lists', () => {
		const one = (text: string): Block => ({
			kind: 'list',
			ordered: false,
			entries: [{ text, children: [] }],
			lines,
		});
		expect(readBack(writeBody([one('a'), one('b'), one('c')]))).toEqual(
			['a', 'b', 'c'].map((text) => ({ list: [[{ paragraph: text }]], start: null })),
		);
	});

	test('writes what remark writes, whoever has written it', () => {
		const texts = fc
			.oneof(
				fc
					.array(
						fc.oneof(
							fc.constantFrom(...'aæ 1.)-+*&=§:(…'),
							fc.constantFrom(
								'&amp',
								'& ',
								'-4',
								'2.1',
								'3. ',
								' – ',
								'§ 9',
								'import',
								'ord ',
								'日',
							),
						),
						{ minLength: 1, maxLength: 6 },
					)
					.map((parts) => parts.join('')),
				anyText,
			)
			// What reads like an address is escaped by remark and, where nothing else is, left as it stands by us.
			.filter((text) => toInertText(text) !== '' && !/[Ww]\.|[ps]:|@/u.test(text));
		const lists = fc
			.record({
				ordered: fc.boolean(),
				start: fc.nat(12),
				entries: fc.array(texts, { minLength: 1, maxLength: 3 }),
			})
			.chain(({ entries, ...rest }) =>
				fc
					.array(fc.array(texts, { maxLength: 2 }), {
						minLength: entries.length,
						maxLength: entries.length,
					})
					.map((below): Block & { kind: 'list' } => ({
						kind: 'list',
						...rest,
						entries: entries.map((text, at) => ({
							text,
							children:
								below[at]!.length === 0
									? []
									: [
											{
												kind: 'list',
												ordered: at % 2 === 0,
												entries: below[at]!.map((one) => ({ text: one, children: [] })),
												lines,
											},
										],
						})),
						lines,
					})),
			);
		const phrase = (text: string): PhrasingContent[] => [
			{ type: 'text', value: toInertText(text) },
		];
		const listOf = (block: Block & { kind: 'list' }): List => ({
			type: 'list',
			ordered: block.ordered,
			start: block.ordered ? (block.start ?? 1) : null,
			spread: false,
			children: block.entries.map((entry) => ({
				type: 'listItem',
				spread: false,
				children: [
					{ type: 'paragraph', children: phrase(entry.text) },
					...entry.children.map(listOf),
				],
			})),
		});
		const remark = (node: RootContent): string =>
			writer().stringify({ type: 'root', children: [node] });
		fc.assert(
			fc.property(texts, texts, lists, (one, other, block) => {
				expect(writeBody([{ kind: 'paragraph', text: one, lines }])).toBe(
					remark({ type: 'paragraph', children: phrase(one) }),
				);
				expect(writeBody([{ kind: 'heading', text: one, lines }])).toBe(
					remark({ type: 'heading', depth: 2, children: phrase(one) }),
				);
				expect(
					writeBody([{ kind: 'table', rows: [[one, '', `* ${other}`]], headerRows: 1, lines }]),
				).toBe(
					remark({
						type: 'table',
						align: [],
						children: [
							{
								type: 'tableRow',
								children: [one, '', `* ${other}`].map((cell) => ({
									type: 'tableCell',
									children: phrase(cell),
								})),
							},
						],
					}),
				);
				expect(writeBody([block])).toBe(remark(listOf(block)));
			}),
			{ numRuns: 800 },
		);
	});

	test('writes plain text as a person would', () => {
		expect(
			writeBody([
				{ kind: 'heading', text: 'Økonomi', lines },
				{ kind: 'paragraph', text: 'Udgiften er 1.070,9 mio. kr. (netto).', lines },
				{ kind: 'page', page: 2, lines },
				{
					kind: 'table',
					rows: [
						['År', 'Beløb'],
						['2025', '-3'],
					],
					headerRows: 1,
					lines,
				},
			]),
		).toBe(
			'## Økonomi\n\nUdgiften er 1.070,9 mio. kr. (netto).\n\n| År | Beløb |\n| - | - |\n| 2025 | -3 |\n',
		);
	});
});
