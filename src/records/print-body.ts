/**
 * An mdast tree as HTML. The printer knows a short list of node types and throws on every other one, so that no markup,
 * expression, JSX or module code of a record ever reaches a page.
 */
import type { ListItem, PhrasingContent, Root, RootContent, Table, TableRow } from 'mdast';
import { isUnmarkedHeader } from '../markdown/table-header.ts';
import type { PageStart, TableFacts } from '../schemas/shared.ts';
import { headingId, paragraphId, UniqueIds } from './anchors.ts';

/** HTML that a plugin of ours has made from the nodes around it; no parser yields this node. */
export interface ChartNode {
	type: 'kpiChart';
	/** The finished markup. */
	value: string;
}

declare module 'mdast' {
	interface RootContentMap {
		kpiChart: ChartNode;
	}
}

/** What the printer needs to know beside the tree. */
export interface PrintOptions {
	/** Facts about the tables, in order. */
	readonly tables?: readonly TableFacts[] | undefined;
	/** Where pages of the source begin. */
	readonly pages?: readonly PageStart[] | undefined;
	/** Addresses (with base) of passages that become links, by their words as printed. */
	readonly links?: ReadonlyMap<string, string> | undefined;
	/** Interface words: names of a heading's and a paragraph's own link, of a table without caption, of a page mark. */
	readonly words: {
		readonly paragraphLink: string;
		readonly headingLink: (heading: string) => string;
		readonly table: (n: number) => string;
		readonly page: (n: number) => string;
	};
	/** Ids the page uses already. */
	readonly ids?: UniqueIds;
}

/** A section of a printed body. */
export interface PrintedHeading {
	readonly id: string;
	readonly text: string;
	readonly depth: number;
}

/** A heading with everything up to the next one; what stands before the first heading has none. */
export interface PrintedSection {
	readonly heading?: PrintedHeading;
	/** The heading included. */
	readonly html: string;
}

export interface PrintedBody {
	readonly html: string;
	readonly sections: readonly PrintedSection[];
	readonly headings: readonly PrintedHeading[];
	readonly tables: number;
}

const unsafe = /[&<>"]/u;

/** Text as it stands in HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
	if (!unsafe.test(text)) return text;
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/** Whether a link's address may be followed: the web, mail, or a place on this page. */
function isSafeAddress(address: string): boolean {
	return /^(?:https?:\/\/|mailto:|#)/iu.test(address) && !/[\p{Cc}\s]/u.test(address);
}

function plainText(nodes: readonly PhrasingContent[]): string {
	let text = '';
	for (const node of nodes) {
		if ('value' in node) text += node.value;
		else if ('children' in node) text += plainText(node.children);
		else if (node.type === 'break') text += ' ';
	}
	return text;
}

/** Captions are short, and name a table or end in no full stop; what reads as a sentence stays a paragraph. */
function isCaption(text: string): boolean {
	const words = text.trim();
	return words.length <= 200 && (/^(?:tabel|figur)\s+\d/iu.test(words) || !/[.?!;]$/u.test(words));
}

class Printer {
	readonly headings: PrintedHeading[] = [];
	tables = 0;
	readonly #options: PrintOptions;
	readonly #ids: UniqueIds;
	readonly #links: readonly (readonly [string, string])[];

	constructor(options: PrintOptions) {
		this.#options = options;
		this.#ids = options.ids ?? new UniqueIds();
		// The longest first, so that a passage inside another one does not break it.
		this.#links = [...(options.links ?? [])].sort(([a], [b]) => b.length - a.length);
	}

	#text(value: string): string {
		for (const [words, address] of this.#links) {
			const at = value.indexOf(words);
			if (at < 0) continue;
			const before = this.#text(value.slice(0, at));
			const after = this.#text(value.slice(at + words.length));
			return `${before}<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>${after}`;
		}
		return escapeHtml(value);
	}

	#phrasing(nodes: readonly PhrasingContent[]): string {
		let html = '';
		for (const node of nodes) {
			switch (node.type) {
				case 'text':
					html += this.#links.length > 0 ? this.#text(node.value) : escapeHtml(node.value);
					break;
				case 'emphasis':
					html += `<em>${this.#phrasing(node.children)}</em>`;
					break;
				case 'strong':
					html += `<strong>${this.#phrasing(node.children)}</strong>`;
					break;
				case 'inlineCode':
					html += `<code>${escapeHtml(node.value)}</code>`;
					break;
				case 'break':
					html += '<br>';
					break;
				case 'link':
					html += isSafeAddress(node.url)
						? `<a href="${escapeHtml(node.url)}" rel="noopener nofollow">${this.#phrasing(node.children)}</a>`
						: this.#phrasing(node.children);
					break;
				default:
					throw refuse(node.type);
			}
		}
		return html;
	}

	#list(items: readonly ListItem[], tag: 'ul' | 'ol', start: number): string {
		const from = tag === 'ol' && start !== 1 ? ` start="${start}"` : '';
		let html = `<${tag}${from}>`;
		for (const item of items) {
			const tight = item.children.filter(({ type }) => type === 'paragraph').length < 2;
			html += '<li>';
			for (const child of item.children) {
				html +=
					tight && child.type === 'paragraph' ? this.#phrasing(child.children) : this.block(child);
			}
			html += '</li>\n';
		}
		return `${html}</${tag}>\n`;
	}

	#table(table: Table, caption: { id: string; html: string } | undefined): string {
		this.tables += 1;
		const n = this.tables;
		const stated = this.#options.tables?.[n - 1]?.headerRows ?? 1;
		// Where the source prints no header row, Markdown's own is blank.
		const rows = stated === 0 ? table.children.slice(1) : table.children;
		const width = Math.max(...rows.map(({ children }) => children.length), 0);
		// A first row that can be nothing else is read out as the header, as the charts read it.
		const unmarked =
			stated === 0 &&
			isUnmarkedHeader(
				rows.map(({ children }) =>
					Array.from({ length: width }, (_, at) => plainText(children[at]?.children ?? []).trim()),
				),
			);
		const headerRows = unmarked ? 1 : stated;
		const body = rows.slice(headerRows);
		const numeric = Array.from({ length: width }, (_, column) => isNumeric(body, column));
		const rowHeads = width > 1 && numeric.slice(1).some(Boolean) && !numeric[0];
		const row = (tableRow: TableRow, head: boolean) => {
			let html = '<tr>';
			tableRow.children.forEach(({ children }, column) => {
				const content = this.#phrasing(children);
				const side = numeric[column] || table.align?.[column] === 'right' ? ' class="number"' : '';
				if (content === '' || !(head || (rowHeads && column === 0)))
					html += `<td${side}>${content}</td>\n`;
				else html += `<th scope="${head ? 'col' : 'row'}"${side}>${content}</th>\n`;
			});
			return `${html}</tr>`;
		};
		const id = this.#ids.take(`tabel-${n}`);
		const name = caption
			? `aria-labelledby="${caption.id}"`
			: `aria-label="${escapeHtml(this.#options.words.table(n))}"`;
		const head = rows.slice(0, headerRows).map((one) => row(one, true));
		return (
			`<div class="table-scroll" role="region" tabindex="0" ${name}><table id="${id}">` +
			(caption ? `<caption id="${caption.id}">${caption.html}</caption>\n` : '') +
			(head.length > 0 ? `<thead>${head.join('')}</thead>` : '') +
			`<tbody>${body.map((one) => row(one, false)).join('')}</tbody></table></div>\n`
		);
	}

	block(node: RootContent): string {
		switch (node.type) {
			case 'paragraph': {
				const id = this.#ids.take(paragraphId(plainText(node.children)));
				return `<p id="${id}">${this.#phrasing(node.children)}<a href="#${id}" aria-label="${escapeHtml(this.#options.words.paragraphLink)}"></a></p>\n`;
			}
			case 'heading': {
				const text = plainText(node.children).trim();
				const id = this.#ids.take(headingId(text));
				const depth = Math.max(2, node.depth);
				this.headings.push({ id, text, depth });
				const label = escapeHtml(this.#options.words.headingLink(text));
				return `<h${depth} id="${id}">${this.#phrasing(node.children)}<a href="#${id}" aria-label="${label}"></a></h${depth}>\n`;
			}
			case 'list':
				return this.#list(node.children, node.ordered ? 'ol' : 'ul', node.start ?? 1);
			case 'table':
				return this.#table(node, undefined);
			case 'blockquote':
				return `<blockquote>${node.children.map((child) => this.block(child)).join('')}</blockquote>`;
			case 'thematicBreak':
				return '<hr>';
			case 'kpiChart':
				return node.value;
			default:
				throw refuse(node.type);
		}
	}

	/** Blocks in order, each page mark before its block, a table's caption inside the table. */
	blocks(root: Root): PrintedSection[] {
		const marks = new Map<number, number[]>();
		for (const { page, block } of this.#options.pages ?? []) {
			marks.set(block, [...(marks.get(block) ?? []), page]);
		}
		const sections: { heading?: PrintedHeading; html: string }[] = [{ html: '' }];
		const print = (html: string) => {
			sections.at(-1)!.html += html;
		};
		let index = 0;
		const nodes = root.children;
		for (let at = 0; at < nodes.length; at += 1) {
			const node = nodes[at]!;
			if (node.type !== 'kpiChart') {
				for (const page of marks.get(index) ?? []) print(this.#pageMark(page));
				index += 1;
			}
			const next = nodes[at + 1];
			if (node.type === 'paragraph' && next?.type === 'table' && !marks.has(index)) {
				const text = plainText(node.children);
				if (isCaption(text)) {
					const id = this.#ids.take(paragraphId(text));
					print(this.#table(next, { id, html: this.#phrasing(node.children) }));
					index += 1;
					at += 1;
					continue;
				}
			}
			if (node.type === 'heading') {
				const html = this.block(node);
				sections.push({ heading: this.headings.at(-1)!, html });
			} else print(this.block(node));
		}
		for (const [block, pages] of marks) {
			if (block >= index) for (const page of pages) print(this.#pageMark(page));
		}
		return sections.filter(({ html }) => html !== '');
	}

	#pageMark(page: number): string {
		const id = this.#ids.take(`side-${page}`);
		return `<p class="page-mark" id="${id}">${escapeHtml(this.#options.words.page(page))}</p>`;
	}
}

/** A figure as it is printed in a cell: sign, groups, decimals, unit, note mark. Decides alignment, nothing else. */
const figure =
	/^[-−–+]?\s?\(?[-−–]?\d{1,3}(?:[. ]?\d{3})*\d*(?:[.,]\d+)?\)?\s*(?:%|pct\.?|(?:mio\.?|t\.)?\s?kr\.?|-?point)?\s*\*{0,2}$/iu;

/** A column is numeric where it has a figure, and nothing else but blanks and dashes. */
function isNumeric(rows: readonly TableRow[], column: number): boolean {
	let seen = false;
	for (const { children } of rows) {
		const cell = children[column];
		const text = cell ? plainText(cell.children).trim() : '';
		if (text === '' || /^(?:[-–—.]|n\/?a|i\.?a\.?)$/iu.test(text)) continue;
		if (!figure.test(text)) return false;
		seen = true;
	}
	return seen;
}

function refuse(type: string): Error {
	return new Error(
		`expected headings, paragraphs, lists and tables, found ${type}: markup and code in a record never run`,
	);
}

/**
 * Prints a tree.
 *
 * @throws Error naming the node type where the tree holds anything but headings, paragraphs, lists, tables and their text
 */
export function printBody(root: Root, options: PrintOptions): PrintedBody {
	const printer = new Printer(options);
	const sections = printer.blocks(root);
	const html = sections.map((section) => section.html).join('');
	return { html, sections, headings: printer.headings, tables: printer.tables };
}
