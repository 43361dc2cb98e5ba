/**
 * A record's body as an mdast tree.
 *
 * Nearly every block of a body is a line, a flat list or a table whose words hold none of Markdown's characters, or hold
 * them escaped: those become nodes without a parser (the line lane). Runs of the others go to micromark with tables and
 * MDX syntax. A property proves that both give one tree.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { gfmTable } from 'micromark-extension-gfm-table';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { AlignType, List, PhrasingContent, Root, RootContent, Table } from 'mdast';

const extensions = [
	gfmTable(),
	mdxJsx(),
	mdxMd(),
	mdxExpression(),
	// A body has no definitions, so `[a]: b` is text and stays.
	{ disable: { null: ['definition'] } },
];
const mdastExtensions = [gfmTableFromMarkdown(), mdxJsxFromMarkdown(), mdxExpressionFromMarkdown()];

/** Text that means itself: no character of Markdown in it but escaped ones, and `&` before a blank. */
const plain = /^(?:[^\0\\`*_[\]<>{}&|~#]|\\[!-/:-@[-`{-~]|&(?=[ \t]))*$/u;
/** What begins a block, or a blank that the parser would strip or read. */
const begins = /^(?:\d{1,9}[.)]|[ \t+=:-])/u;
const heading = /^(#{2,6})[ \t]+(?=[^ \t])/u;
const listLine = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/mu;
const delimiter = /^:?-+:?$/u;

const unescape = (text: string) =>
	text.includes('\\') ? text.replace(/\\([!-/:-@[-`{-~])/gu, '$1') : text;

const words = (text: string): PhrasingContent[] =>
	text === '' ? [] : [{ type: 'text', value: unescape(text) }];

function parseRun(text: string): RootContent[] {
	return fromMarkdown(text, { extensions, mdastExtensions }).children;
}

/** One line as a paragraph or heading; undefined where it must be parsed. */
function readLine(line: string): RootContent | undefined {
	const match = heading.exec(line);
	const text = match ? line.slice(match[0].length) : line;
	if (!plain.test(text)) return undefined;
	if (match) return { type: 'heading', depth: match[1]!.length as 2, children: words(text) };
	return begins.test(text) ? undefined : { type: 'paragraph', children: words(text) };
}

/** Lines `- …` or `1. …` as a flat, tight list; undefined where they must be parsed. */
function readList(lines: readonly string[]): List | undefined {
	const first = /^(?:-|(\d{1,9})\.) /u.exec(lines[0]!);
	if (!first) return undefined;
	const ordered = first[1] !== undefined;
	const children: List['children'] = [];
	for (const line of lines) {
		const marker = (ordered ? /^\d{1,9}\. (?=[^ \t])/u : /^- (?=[^ \t])/u).exec(line);
		const text = marker ? line.slice(marker[0].length).replace(/[ \t]+$/u, '') : '';
		if (text === '' || begins.test(text) || !plain.test(text)) return undefined;
		children.push({
			type: 'listItem',
			spread: false,
			checked: null,
			children: [{ type: 'paragraph', children: words(text) }],
		});
	}
	return {
		type: 'list',
		ordered,
		start: ordered ? Number(first[1]) : null,
		spread: false,
		children,
	};
}

/** Lines `| … | … |`, all of one width, as a table; undefined where they must be parsed. */
function readTable(lines: readonly string[]): Table | undefined {
	if (lines.length < 2) return undefined;
	const rows: string[][] = [];
	for (const line of lines) {
		if (line.length < 3 || !line.startsWith('|') || !line.endsWith('|')) return undefined;
		const cells = line
			.slice(1, -1)
			.split('|')
			.map((cell) => cell.replace(/^[ \t]+|[ \t]+$/gu, ''));
		if (cells.length !== (rows[0]?.length ?? cells.length)) return undefined;
		if (!cells.every((cell) => plain.test(cell) && !cell.endsWith('&'))) return undefined;
		rows.push(cells);
	}
	const marks = rows.splice(1, 1)[0]!;
	if (!marks.every((mark) => delimiter.test(mark))) return undefined;
	const align = marks.map((mark): AlignType => {
		const [left, right] = [mark.startsWith(':'), mark.endsWith(':')];
		return left && right ? 'center' : left ? 'left' : right ? 'right' : null;
	});
	return {
		type: 'table',
		align,
		children: rows.map((cells) => ({
			type: 'tableRow',
			children: cells.map((cell) => ({ type: 'tableCell', children: words(cell) })),
		})),
	};
}

/** A block without the parser; undefined where it must be parsed. `near` are the blocks before and after it. */
function readBlock(block: string, near: readonly string[]): RootContent | undefined {
	if (!block.includes('\n')) {
		const line = readLine(block);
		if (line) return line;
	}
	const lines = block.split('\n');
	if (block.startsWith('|')) return readTable(lines);
	// A list and what follows it can be one list, or one entry of it.
	if (near.some((other) => /^[ \t]/u.test(other) || listLine.test(other))) return undefined;
	return readList(lines);
}

/**
 * The tree of a body.
 *
 * @param lane false sends every block to the parser (the property test does)
 * @throws Error where the body holds JSX or an expression that is not closed
 */
export function parseBody(body: string, lane = true): Root {
	if (!lane) return { type: 'root', children: parseRun(body) };
	const children: RootContent[] = [];
	let run: string[] = [];
	const flush = () => {
		if (run.length > 0) children.push(...parseRun(run.join('\n\n')));
		run = [];
	};
	const text = body.includes('\r') ? body.replace(/\r\n?/gu, '\n') : body;
	const blocks = text.split(/\n(?:[ \t]*\n)+/u).map((block) => block.replace(/^\n+/u, ''));
	for (const [at, block] of blocks.entries()) {
		const trimmed = block.replace(/[ \t\n]+$/u, '');
		if (trimmed === '') continue;
		const node = readBlock(trimmed, [blocks[at - 1] ?? '', blocks[at + 1] ?? '']);
		if (node) {
			flush();
			children.push(node);
		} else run.push(block);
	}
	flush();
	return { type: 'root', children };
}
