/**
 * HTML becomes lines: a block an element, a row a table row. Used for pages of municipal sites, for Word files (which
 * become HTML first) and for the HTML inside XML exports.
 *
 * - every character of visible text stands in one line, in the order of the document;
 * - navigation, header and footer of the site are lines named `site-frame`;
 * - nothing runs and nothing is fetched: scripts, styles, frames and addresses are left behind.
 */
import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { IngestError } from '../messages.ts';
import { readLabel } from '../vocabulary.ts';
import { LineWriter, type ReadResult } from './line-writer.ts';

type Node = Tree.ChildNode;
type Element = Tree.Element;

const silent = new Set([
	'script',
	'style',
	'noscript',
	'template',
	'svg',
	'iframe',
	'object',
	'embed',
	'head',
	'link',
	'meta',
	'canvas',
	'audio',
	'video',
	'select',
	'datalist',
	'math',
]);
const blocks = new Set(
	'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);
const frames = new Set(['nav', 'footer', 'dialog']);
const frameRoles = new Set([
	...['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'dialog', 'alertdialog'],
	...['menu', 'menubar', 'toolbar', 'tablist'],
]);
const deepest = 400;
/** Words of classes and ids that sites give their frame, by the parts of the name: `site-footer`, `cookieBanner`. */
const frameWords = new Set(
	'aside breadcrumb breadcrumbs broedkrumme broedkrummer brødkrumme cookie cookies consent feedback footer kolofon masthead menu nav navbar navigation newsletter pagination pager share sharing sidebar sidefod sidehoved skip skiplink social sticky subnav toolbar topbar'.split(
		' ',
	),
);

function isElement(node: Node): node is Element {
	return 'tagName' in node;
}

function attribute(element: Element, name: string): string | undefined {
	return element.attrs.find((attr) => attr.name === name)?.value;
}

/** What is never shown. What is hidden until somebody opens it (`aria-controls`) is text like any other. */
function isHidden(element: Element): boolean {
	if (silent.has(element.tagName)) return true;
	const style = attribute(element, 'style') ?? '';
	return (
		(attribute(element, 'hidden') !== undefined ||
			/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(style)) &&
		!isPanel(element)
	);
}

function isPanelOf(element: Element): boolean {
	return panels.test(attribute(element, 'role') ?? '') || isOpened(element);
}

const panels = /^(?:tabpanel|region)$/u;

/** True of the folded part of an accordion: a role says so, or a label, or a name that only they have. */
function isPanel(element: Element): boolean {
	const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
	return (
		panels.test(attribute(element, 'role') ?? '') ||
		attribute(element, 'aria-labelledby') !== undefined ||
		attribute(element, 'hidden') === 'until-found' ||
		/accordion|collaps|panel|fold|toggle|expand|tab-?content/iu.test(names) ||
		isOpened(element)
	);
}

/** True where something right before an element opens it: a button, a link, a heading that holds one. */
function isOpened(element: Element): boolean {
	const siblings = element.parentNode?.childNodes ?? [];
	const before = siblings.slice(0, siblings.indexOf(element)).findLast(isElement);
	return before !== undefined && opens(before);
}

/** True of a button that opens a part of the page, or of what holds one. */
function opens(element: Element, depth = 0): boolean {
	if (attribute(element, 'aria-expanded') !== undefined) return true;
	if (attribute(element, 'aria-controls') !== undefined) return true;
	return (
		depth < 3 && element.childNodes.some((child) => isElement(child) && opens(child, depth + 1))
	);
}

function isFrame(element: Element, { main, words }: Place): boolean {
	const { tagName } = element;
	if (frames.has(tagName) || frameRoles.has(attribute(element, 'role') ?? '')) return true;
	// A button that opens a part of the page heads it.
	if (tagName === 'button') return !opens(element);
	if (main) return false;
	if (tagName === 'header') return !holds(element, 'h1');
	// What a site calls its frame is a hint only: it never takes away much of a page.
	const named = tagName === 'aside' || isNamedFrame(element);
	if (!named || holds(element, 'h1')) return false;
	return countWords(element) <= Math.max(40, 0.2 * words);
}

function isNamedFrame(element: Element): boolean {
	if (/^(?:html|body|main|article|table|t[a-z]+|p|li|h\d|span|b|strong)$/u.test(element.tagName)) {
		return false;
	}
	return ['id', 'class']
		.flatMap((name) => (attribute(element, name) ?? '').split(/\s+/u))
		.some((name) =>
			name
				.replace(/(\p{Ll})(\p{Lu})/gu, '$1-$2')
				.toLowerCase()
				.split(/[-_]+/u)
				.some((word) => frameWords.has(word)),
		);
}

function countWords(node: { readonly childNodes: readonly Node[] }, depth = 0): number {
	if (depth > deepest) return 0;
	return node.childNodes.reduce((sum, child) => {
		if (child.nodeName === '#text') {
			return sum + ((child as Tree.TextNode).value.match(/[\p{L}\d]+/gu)?.length ?? 0);
		}
		return isElement(child) && !isHidden(child) ? sum + countWords(child, depth + 1) : sum;
	}, 0);
}

function holds(element: Element, tagName: string, depth = 0): boolean {
	return element.childNodes.some(
		(child) =>
			isElement(child) &&
			(child.tagName === tagName || (depth < deepest && holds(child, tagName, depth + 1))),
	);
}

/** The words of a node, `<br>` as a line break, without what is hidden. */
function wordsOf(node: Node): string {
	if (node.nodeName === '#text')
		return (node as Tree.TextNode).value.replace(/[ \t\r\n\f]+/gu, ' ');
	if (!isElement(node) || isHidden(node)) return '';
	if (node.tagName === 'br') return '\n';
	if (node.tagName === 'input' && /^(?:checkbox|radio)$/iu.test(attribute(node, 'type') ?? ''))
		return attribute(node, 'checked') === undefined ? '☐ ' : '☒ ';
	const words = node.childNodes.map(wordsOf).join('');
	// Signs for the eye alone: `+` before what opens.
	if (attribute(node, 'aria-hidden') === 'true' && !/[\p{L}\d]/u.test(words)) return '';
	return blocks.has(node.tagName) ? `\n${words}\n` : words;
}

function flat(node: Node): string {
	return wordsOf(node).replace(/\s+/gu, ' ').trim();
}

interface Place {
	/** Words of the whole page. */
	readonly words: number;
	readonly frame: boolean;
	readonly main: boolean;
	/** How many parts that a reader opens it stands in. */
	readonly folds: number;
	/** Level of the last heading that stands in none of them. */
	readonly above: { level: number };
	readonly list?: 'bullet' | 'number';
	readonly depth: number;
}

/**
 * Reads a page or a piece of HTML. Throws an IngestError where elements are nested more than 400 deep.
 */
export function readHtml(html: string): ReadResult {
	const whole = /<html[\s>]|<body[\s>]|<!doctype/iu.test(html.slice(0, 2_000));
	const root = whole ? parse(html) : parseFragment(html);
	const writer = new LineWriter();
	const words = countWords(root);
	writeChildren(root.childNodes, writer, {
		words,
		frame: false,
		main: false,
		folds: 0,
		above: { level: 0 },
		depth: 0,
	});
	if (writer.lines.at(-1)?.blank === 'empty') writer.lines.pop();
	return { lines: writer.lines, stated: {} };
}

/** Writes the text and the blocks among siblings: runs of inline nodes are one paragraph. */
function writeChildren(nodes: readonly Node[], writer: LineWriter, place: Place): void {
	if (place.depth > deepest) {
		throw new IngestError('html', `expected elements at most ${deepest} deep, found deeper ones`);
	}
	let inline: Node[] = [];
	const flush = (): void => {
		writeParagraph(inline, writer, place);
		inline = [];
	};
	for (const node of nodes) {
		if (isElement(node) && isHidden(node)) continue;
		if (isElement(node) && (blocks.has(node.tagName) || holdsBlock(node))) {
			flush();
			writeBlock(node, writer, { ...place, depth: place.depth + 1 });
		} else inline.push(node);
	}
	flush();
}

function holdsBlock(element: Element): boolean {
	return element.childNodes.some(
		(child) =>
			isElement(child) && !isHidden(child) && (blocks.has(child.tagName) || holdsBlock(child)),
	);
}

/** A paragraph that is bold from end to end, and short, is a heading that nobody marked. */
function isBold(nodes: readonly Node[]): boolean {
	const worded = nodes.filter((node) => flat(node) !== '');
	return (
		worded.length > 0 &&
		worded.every(
			(node) =>
				isElement(node) &&
				(/^(?:b|strong)$/u.test(node.tagName) ||
					/font-weight:\s*(?:bold|[6-9]00)/iu.test(attribute(node, 'style') ?? '') ||
					(/^(?:span|u|em|i|font|a)$/u.test(node.tagName) && isBold(node.childNodes))),
		)
	);
}

function writeParagraph(nodes: readonly Node[], writer: LineWriter, place: Place): void {
	const pieces = nodes.map(wordsOf).join('').split('\n');
	const worded = pieces.filter((piece) => piece.trim() !== '');
	if (worded.length === 0) return;
	const bold =
		worded.length === 1 &&
		worded[0]!.trim().length <= 120 &&
		!/^\s*(?:tabel|figur)\b/iu.test(worded[0]!) &&
		isBold(nodes);
	for (const [index, piece] of worded.entries()) {
		writer.add(piece, {
			...(place.frame ? { furniture: 'site-frame' as const } : {}),
			...(place.list && index === 0 ? { list: place.list } : {}),
			...(bold && !place.list && !place.frame ? { heading: 4 } : {}),
			paragraphEnd: true,
		});
	}
	if (!place.list) writer.divide();
}

function writeBlock(element: Element, writer: LineWriter, place: Place): void {
	const { tagName, childNodes } = element;
	const inside: Place = {
		...place,
		frame: place.frame || isFrame(element, place),
		main: place.main || tagName === 'main' || tagName === 'article',
		folds: place.folds + (tagName === 'details' || isPanelOf(element) ? 1 : 0),
	};
	const heading = /^h([1-6])$/u.exec(tagName);
	if (heading && !inside.frame) {
		writer.divide();
		const level = Number(heading[1]);
		// A heading that opens a part of the page is one of several beside each other, like a button that does.
		if (place.folds === 0 && !opens(element)) place.above.level = level;
		writer.add(flat(element), { heading: level, paragraphEnd: true });
		writer.divide();
	} else if (tagName === 'table') writeTable(element, writer, inside);
	else if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu') {
		const list = tagName === 'ol' ? 'number' : 'bullet';
		for (const child of childNodes) {
			if (isElement(child) && child.tagName === 'li')
				writeEntry(child, writer, { ...inside, list });
			else writeChildren([child], writer, inside);
		}
		if (!place.list) writer.divide();
	} else if (tagName === 'pre') {
		for (const line of wordsOfPre(element).split('\n')) writer.add(line, { paragraphEnd: true });
		writer.divide();
	} else if ((tagName === 'button' || tagName === 'summary') && !inside.frame) {
		writer.divide();
		const level = Math.min(
			6,
			Math.max(2, place.above.level + 1) + place.folds - (tagName === 'summary' ? 1 : 0),
		);
		writer.add(flat(element), { heading: level, paragraphEnd: true });
		writer.divide();
	} else if (tagName === 'dt' && !inside.frame) {
		writer.add(flat(element), { paragraphEnd: true });
	} else writeChildren(childNodes, writer, inside);
}

function wordsOfPre(node: Node): string {
	if (node.nodeName === '#text') return (node as Tree.TextNode).value;
	return isElement(node) && !isHidden(node) ? node.childNodes.map(wordsOfPre).join('') : '';
}

/** The first paragraph of an entry carries the mark; what stands below it in the same entry does not. */
function writeEntry(entry: Element, writer: LineWriter, place: Place): void {
	const before = writer.lines.length;
	writeChildren(entry.childNodes, writer, place);
	let marked = false;
	for (let index = before; index < writer.lines.length; index += 1) {
		const line = writer.lines[index]!;
		if (line.list !== place.list) continue;
		if (marked && line.list !== undefined && !hasNestedList(entry)) {
			const { list: _list, ...rest } = line;
			writer.lines[index] = rest;
		}
		marked = true;
	}
}

function hasNestedList(entry: Element): boolean {
	return holds(entry, 'ul') || holds(entry, 'ol');
}

/** A table of words is rows; a table that only arranges the page (blocks in its cells, one column) is its contents. */
function writeTable(table: Element, writer: LineWriter, place: Place): void {
	const rows: Element[] = [];
	const caption: Element[] = [];
	const collect = (element: Element): void => {
		for (const child of element.childNodes) {
			if (!isElement(child)) continue;
			if (child.tagName === 'tr') rows.push(child);
			else if (child.tagName === 'caption') caption.push(child);
			else if (/^(?:thead|tbody|tfoot)$/u.test(child.tagName)) collect(child);
		}
	};
	collect(table);
	const cellsOf = (row: Element): Element[] =>
		row.childNodes.filter(
			(child): child is Element =>
				isElement(child) && /^t[dh]$/u.test(child.tagName) && !isHidden(child),
		);
	const width = Math.max(0, ...rows.map((row) => cellsOf(row).length));
	const filled = (row: Element): number => cellsOf(row).filter((cell) => flat(cell) !== '').length;
	// Rows of three cells and more that are filled are a table, whatever stands in one of them.
	const tabular =
		width > 2 &&
		rows.length > 1 &&
		rows.filter((row) => filled(row) > 2).length > 0.6 * rows.length &&
		!rows.some((row) => cellsOf(row).some((cell) => holdsAny(cell, partNames)));
	const arranges = width < 2 || (!tabular && rows.some((row) => cellsOf(row).some(isArranged)));
	for (const element of caption) writeChildren(element.childNodes, writer, place);
	writer.divide();
	if (arranges || place.frame) {
		for (const row of rows)
			for (const cell of cellsOf(row)) writeChildren(cell.childNodes, writer, place);
		writer.divide();
		return;
	}
	const labels = rows.filter((row) => isLabel(flat(cellsOf(row)[0] ?? row))).length;
	const labelled = width === 2 && 2 * labels > rows.length;
	const spans: number[] = [];
	for (const row of rows) {
		const [label, value] = cellsOf(row);
		const below = labelled && label && value ? linesOf(value) : [];
		if (below.length > 1 && isLabel(flat(label!))) {
			// Names below each other beside their label.
			for (const text of [flat(label!), ...below]) writer.add(text, { paragraphEnd: true });
			continue;
		}
		const cells: string[] = [];
		for (const cell of cellsOf(row)) {
			while ((spans[cells.length] ?? 0) > 0) {
				spans[cells.length]! -= 1;
				cells.push('');
			}
			const across = Math.min(100, Math.max(1, Number(attribute(cell, 'colspan') ?? 1) || 1));
			const down = Math.min(1_000, Math.max(1, Number(attribute(cell, 'rowspan') ?? 1) || 1));
			for (let column = 0; column < across; column += 1) {
				spans[cells.length] = down - 1;
				cells.push(column === 0 ? flat(cell) : '');
			}
		}
		while ((spans[cells.length] ?? 0) > 0) {
			spans[cells.length]! -= 1;
			cells.push('');
		}
		const headerRow =
			cellsOf(row).length > 0 &&
			(parentName(row) === 'thead' || cellsOf(row).every((cell) => cell.tagName === 'th'));
		if (cells.some((cell) => cell !== '')) {
			writer.add(cells.join('\t'), {
				cells,
				paragraphEnd: true,
				...(headerRow ? { headerRow } : {}),
			});
		}
	}
	writer.divide();
}

function parentName(element: Element): string {
	const parent = element.parentNode;
	return parent && 'tagName' in parent ? parent.tagName : '';
}

/** A cell that holds headings, lists, tables or three paragraphs arranges the page. */
function isArranged(cell: Element): boolean {
	const paragraphs = cell.childNodes.filter(
		(child) => isElement(child) && /^(?:p|div)$/u.test(child.tagName) && flat(child) !== '',
	);
	return holdsAny(cell, [...partNames, 'ul', 'ol']) || paragraphs.length >= 3;
}

/** What only a part of a page has. */
const partNames = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'];

function holdsAny(element: Element, names: readonly string[]): boolean {
	return names.some((name) => holds(element, name));
}

function isLabel(text: string): boolean {
	return text.length <= 40 && (text.endsWith(':') || readLabel(text)?.value === '');
}

/** The lines of a cell, by its breaks and paragraphs. */
function linesOf(cell: Element): string[] {
	return wordsOf(cell)
		.split('\n')
		.map((line) => line.replace(/\s+/gu, ' ').trim())
		.filter((line) => line !== '');
}
