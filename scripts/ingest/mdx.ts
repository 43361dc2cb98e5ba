/**
 * Blocks become the body of a record: MDX that holds headings, paragraphs, lists and tables and nothing else.
 *
 * - any text survives being written and read back, in every kind of block;
 * - nothing in a text is markup, an expression, `import` or `export` when it is read back;
 * - same blocks, same bytes.
 */
import { createRequire } from 'node:module';
import type {
	BlockContent,
	List,
	ListItem,
	PhrasingContent,
	Root,
	RootContent,
	Table,
} from 'mdast';
import type * as RemarkGfm from 'remark-gfm';
import type * as RemarkMdx from 'remark-mdx';
import type * as RemarkStringify from 'remark-stringify';
import type * as Unified from 'unified';
import { toInertText } from './inert-text.ts';
import type { Block, ListBlock, ListEntry, TableBlock } from './types.ts';

/** remark-mdx escapes braces and tags, and leaves a line `import …` or `export …` to run: these two do not. */
function esmGuard(this: Unified.Processor): void {
	const data = this.data() as { toMarkdownExtensions?: object[] };
	(data.toMarkdownExtensions ??= []).push({
		unsafe: [
			{ atBreak: true, character: 'i', after: 'mport' },
			{ atBreak: true, character: 'e', after: 'xport' },
		],
	});
}

const load = createRequire(import.meta.url);
let loaded: { stringify: (root: Root) => string } | undefined;

/** Remark as this project writes with it; loaded for the first text that needs it, since it is two hundred modules. */
export function writer(): { stringify: (root: Root) => string } {
	if (loaded) return loaded;
	const { unified } = load('unified') as typeof Unified;
	const { default: remarkStringify } = load('remark-stringify') as typeof RemarkStringify;
	const { default: remarkGfm } = load('remark-gfm') as typeof RemarkGfm;
	const { default: remarkMdx } = load('remark-mdx') as typeof RemarkMdx;
	const processor = unified()
		.use(remarkStringify, { bullet: '-', incrementListMarker: true, listItemIndent: 'one' })
		.use(remarkGfm, { tablePipeAlign: false })
		.use(remarkMdx)
		.use(esmGuard)
		.freeze();
	return (loaded = { stringify: (root) => processor.stringify(root) });
}

/** A text in which no character means anything to Markdown or MDX, inside a line. */
const plain = /^[\p{L}\p{N} \u00a0,;.:?"'”“»«’()/%+–—§°½-]+$/u;
const address = /www\.|https?:/u;
/** Starts of a line that could begin a list, a rule, a heading's underline, or code. */
const plainStart = /^(?!import|export)(?:[\p{L}(”"»]|\d+(?![\d.)]))/u;
/** More starts that begin nothing: `§ 9`, `-40`, `2.1`. */
const harmlessStart = /^(?:§|-(?![ :-]|$)|\d+\.?(?![\d.) ]|$))/u;
/** What remark takes for the beginning of an address. */
const perhapsAddress = /[Ww]\.[-.\w]|[ps]:\/|@/u;
/** Characters that are escaped wherever they stand in a line. */
const escaped = /\*|&(?=[#A-Za-z])/gu;

/** What a character is, up to those of rare scripts: 0 means something, 1 nothing, 2 is one of `*&=`. */
const kinds = Uint8Array.from({ length: 0x2100 }, (_, code) => {
	const character = String.fromCharCode(code);
	return plain.test(character) ? 1 : '*&='.includes(character) ? 2 : 0;
});

/** How a line's text can be written: as it stands, with a few characters escaped, or by remark only. */
type Plainness = 'plain' | 'simple' | 'remark';

function plainnessOf(text: string): Plainness {
	let simple = false;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code >= kinds.length) {
			const rest = text.slice(at).replace(/[*&=]/gu, 'a');
			if (!plain.test(rest)) return 'remark';
			return simple || rest !== text.slice(at) ? simpleOr(text) : 'plain';
		}
		const kind = kinds[code];
		if (kind === 0) return 'remark';
		if (kind === 2) simple = true;
	}
	return simple ? simpleOr(text) : 'plain';
}

function simpleOr(text: string): Plainness {
	return perhapsAddress.test(text) ? 'remark' : 'simple';
}

/**
 * A text as Markdown; undefined where remark has to write it.
 *
 * @param atBreak whether it begins a line
 */
function writeText(text: string, atBreak = true): string | undefined {
	const plainness = plainnessOf(text);
	if (plainness === 'remark') return undefined;
	const starts = plainStart.test(text);
	if (plainness === 'plain' && starts) return address.test(text) ? undefined : text;
	if (atBreak && !starts && !harmlessStart.test(text)) return undefined;
	if (perhapsAddress.test(text)) return undefined;
	return text.replace(escaped, '\\$&');
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
	return writer().stringify(root);
}

/** A list of texts that need no remark; undefined for any other. */
function writeList(block: ListBlock, indent = ''): string | undefined {
	let lines = '';
	for (const [index, entry] of block.entries.entries()) {
		const text = toInertText(entry.text);
		const written = text === '' || perhapsAddress.test(text) ? undefined : writeText(text);
		if (written === undefined) return undefined;
		const marker = block.ordered ? `${(block.start ?? 1) + index}. ` : '- ';
		lines += `${indent}${marker}${written}\n`;
		// Two lists below one entry get different markers.
		if (entry.children.length > 1) return undefined;
		for (const child of entry.children) {
			const below = writeList(child, indent + ' '.repeat(marker.length));
			if (below === undefined) return undefined;
			lines += below;
		}
	}
	return lines;
}

function writeTable(rows: string[][]): string {
	let least: Plainness = 'plain';
	for (const cell of rows.flat()) {
		const plainness = cell === '' ? 'plain' : plainnessOf(cell);
		if (plainness !== 'plain' && least !== 'remark') least = plainness;
	}
	if (least === 'simple' && rows.some((row) => row.some((cell) => perhapsAddress.test(cell)))) {
		least = 'remark';
	}
	if (least === 'remark') return write(toTable(rows));
	// Records that stand have their blank cells so: as remark writes them wherever it had to.
	const blank = least === 'plain' ? '  |' : ' |';
	const line = (row: readonly string[]): string =>
		`|${row.map((cell) => (cell === '' ? blank : ` ${cell.replace(escaped, '\\$&')} |`)).join('')}\n`;
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
			const written = writeText(text, false);
			if (written !== undefined) return `## ${written}\n`;
			return write({ type: 'heading', depth: 2, children: phrase(text) });
		}
		case 'paragraph': {
			const text = toInertText(block.text);
			if (text === '') return '';
			const written = writeText(text);
			if (written !== undefined) return `${written}\n`;
			return write({ type: 'paragraph', children: phrase(text) });
		}
		case 'list':
			return writeList(block) ?? toList(block).map(write).join('');
		case 'table': {
			const rows = toRows(block);
			return (rows[0]?.length ?? 0) === 0 ? '' : writeTable(rows);
		}
	}
}

function isShown({ text, children }: ListEntry): boolean {
	return toInertText(text) !== '' || children.some(({ entries }) => entries.some(isShown));
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
				return block.entries.some(isShown);
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
				? writer().stringify({ type: 'root', children: lists.flatMap(toList) })
				: writeBlock(block);
		if (text !== '') parts.push(text);
	}
	return parts.join('\n');
}
