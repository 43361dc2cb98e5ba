/**
 * Blocks become the body of a record: MDX that holds headings, paragraphs, lists and tables and nothing else.
 *
 * - any text survives being written and read back, in every kind of block;
 * - nothing in a text is markup, an expression, `import` or `export` when it is read back;
 * - same blocks, same bytes.
 */
import type {
	BlockContent,
	List,
	ListItem,
	PhrasingContent,
	Root,
	RootContent,
	Table,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { toInertText } from './inert-text.ts';
import type { Block, ListBlock, ListEntry, TableBlock } from './types.ts';

/** remark-mdx escapes braces and tags, and leaves a line `import …` or `export …` to run: these two do not. */
function esmGuard(this: Processor): void {
	const data = this.data() as { toMarkdownExtensions?: object[] };
	(data.toMarkdownExtensions ??= []).push({
		unsafe: [
			{ atBreak: true, character: 'i', after: 'mport' },
			{ atBreak: true, character: 'e', after: 'xport' },
		],
	});
}

const writer = unified()
	.use(remarkStringify, { bullet: '-', incrementListMarker: true, listItemIndent: 'one' })
	.use(remarkGfm, { tablePipeAlign: false })
	.use(remarkMdx)
	.use(esmGuard)
	.freeze();

/**
 * A text in which no character means anything to Markdown or MDX, inside a line. Nine of ten blocks are such; they
 * need no escaping, which is what costs the time.
 */
const plain = /^[\p{L}\p{N} \u00a0,;.:?"'”“»«’()/%+–—§°½-]+$/u;
const address = /www\.|https?:/u;
/** Starts of a line that could begin a list, a rule, a heading's underline, or code. */
const plainStart = /^(?!import|export)(?:[\p{L}(”"»]|\d+(?![\d.)]))/u;

function isPlain(text: string): boolean {
	return plainStart.test(text) && plain.test(text) && !address.test(text);
}

function phrase(text: string): PhrasingContent[] {
	return [{ type: 'text', value: text }];
}

function toListItem(entry: ListEntry): ListItem[] {
	const text = toInertText(entry.text);
	const children: BlockContent[] = entry.children.flatMap(toList);
	if (text !== '') children.unshift({ type: 'paragraph', children: phrase(text) });
	return children.length === 0 ? [] : [{ type: 'listItem', spread: false, children }];
}

function toList(block: ListBlock): List[] {
	const children = block.entries.flatMap(toListItem);
	if (children.length === 0) return [];
	const start = block.ordered ? (block.start ?? 1) : null;
	return [{ type: 'list', ordered: block.ordered, start, spread: false, children }];
}

/** The rows of a table as GFM has them: a header row first, blank where the source prints none. */
function toRows(block: TableBlock): string[][] {
	const rows = block.rows.map((row) => row.map(toInertText));
	return block.headerRows > 0 ? rows : [(rows[0] ?? []).map(() => ''), ...rows];
}

function toTable(rows: string[][]): Table {
	return {
		type: 'table',
		align: [],
		children: rows.map((row) => ({
			type: 'tableRow',
			children: row.map((cell) => ({ type: 'tableCell', children: phrase(cell) })),
		})),
	};
}

function write(node: RootContent): string {
	const root: Root = { type: 'root', children: [node] };
	return writer.stringify(root);
}

function writeTable(rows: string[][]): string {
	if (!rows.every((row) => row.every((cell) => cell === '' || plain.test(cell)))) {
		return write(toTable(rows));
	}
	const line = (row: readonly string[]): string =>
		`|${row.map((cell) => (cell === '' ? '  |' : ` ${cell} |`)).join('')}\n`;
	const [header = [], ...body] = rows;
	return line(header) + line(header.map(() => '-')) + body.map(line).join('');
}

/** The MDX of one block; empty where the block holds no words. Ends in a newline otherwise. */
export function writeBlock(block: Block): string {
	switch (block.kind) {
		case 'page':
			return '';
		case 'heading': {
			const text = toInertText(block.text);
			if (text === '') return '';
			if (isPlain(text)) return `## ${text}\n`;
			return write({ type: 'heading', depth: 2, children: phrase(text) });
		}
		case 'paragraph': {
			const text = toInertText(block.text);
			if (text === '') return '';
			return isPlain(text) ? `${text}\n` : write({ type: 'paragraph', children: phrase(text) });
		}
		case 'list':
			// Lists stand rarely enough in a body that they all take the long way.
			return toList(block).map(write).join('');
		case 'table': {
			const rows = toRows(block);
			return (rows[0]?.length ?? 0) === 0 ? '' : writeTable(rows);
		}
	}
}

/** The blocks that show something; pages stay, because they say where a page begins. */
export function visibleBlocks(blocks: readonly Block[]): Block[] {
	return blocks.filter((block) => {
		switch (block.kind) {
			case 'page':
				return true;
			case 'heading':
			case 'paragraph':
				return toInertText(block.text) !== '';
			case 'list':
				return toList(block).length > 0;
			case 'table':
				return (block.rows[0]?.length ?? 0) > 0;
		}
	});
}

/** The MDX of a body. Adjacent lists get different markers, so that they stay two lists. */
export function writeBody(blocks: readonly Block[]): string {
	const parts: string[] = [];
	for (let at = 0; at < blocks.length; at += 1) {
		const block = blocks[at]!;
		const lists = block.kind === 'list' ? [block] : [];
		while (lists.length > 0) {
			const next = blocks[at + 1];
			if (next?.kind !== 'list') break;
			lists.push(next);
			at += 1;
		}
		const text =
			lists.length > 1
				? writer.stringify({ type: 'root', children: lists.flatMap(toList) })
				: writeBlock(block);
		if (text !== '') parts.push(text);
	}
	return parts.join('\n');
}
