/**
 * What a Word file says and mammoth leaves behind: the numbers that Word puts before paragraphs, and its page heads and
 * feet.
 *
 * ECMA-376 part 1, 17.9 (numbering), 17.10 (headers and footers).
 */
import { XMLParser } from 'fast-xml-parser';

type Xml = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
	ignoreAttributes: false,
	attributeNamePrefix: '@',
	parseAttributeValue: false,
	processEntities: true,
	maxNestedTags: 200,
	isArray: (name) => /^w:(?:abstractNum|num|lvl|lvlOverride|style)$/u.test(name),
});

function child(node: unknown, ...names: readonly string[]): unknown {
	return names.reduce<unknown>(
		(at, name) => (at !== null && typeof at === 'object' ? (at as Xml)[name] : undefined),
		node,
	);
}

function list(node: unknown, ...names: readonly string[]): readonly unknown[] {
	const found = child(node, ...names);
	return Array.isArray(found) ? found : found === undefined ? [] : [found];
}

function value(node: unknown, ...names: readonly string[]): string | undefined {
	const found = child(node, ...names, '@w:val');
	return typeof found === 'string' ? found : undefined;
}

interface Level {
	readonly format: string;
	/** `%1.`, `Punkt %1`, `%1.%2`. */
	readonly text: string;
	readonly start: number;
	/** True where numbers of higher levels are digits whatever their own format is. */
	readonly legal: boolean;
}

interface List {
	readonly id: string;
	readonly levels: ReadonlyMap<number, Level>;
}

function readLevels(nodes: readonly unknown[], into: Map<number, Level>): void {
	for (const node of nodes) {
		const at = Number(child(node, '@w:ilvl'));
		if (!Number.isInteger(at) || at < 0 || at > 8) continue;
		into.set(at, {
			format: value(node, 'w:numFmt') ?? 'decimal',
			text: value(node, 'w:lvlText') ?? '',
			start: Number(value(node, 'w:start') ?? 1) || 0,
			legal: child(node, 'w:isLgl') !== undefined,
		});
	}
}

/** The lists that `numbering.xml` defines, by the id that paragraphs use. */
function readLists(xml: string): Map<string, List> {
	const root = child(parser.parse(xml), 'w:numbering');
	const abstract = new Map<string, Map<number, Level>>();
	for (const node of list(root, 'w:abstractNum')) {
		const levels = new Map<number, Level>();
		readLevels(list(node, 'w:lvl'), levels);
		abstract.set(String(child(node, '@w:abstractNumId')), levels);
	}
	const lists = new Map<string, List>();
	for (const node of list(root, 'w:num')) {
		const own = String(child(node, '@w:numId'));
		const base = value(node, 'w:abstractNumId') ?? '';
		const levels = new Map(abstract.get(base));
		let restarts = false;
		for (const override of list(node, 'w:lvlOverride')) {
			readLevels(list(override, 'w:lvl'), levels);
			const at = Number(child(override, '@w:ilvl'));
			const start = value(override, 'w:startOverride');
			const level = levels.get(at);
			if (start === undefined || !level) continue;
			levels.set(at, { ...level, start: Number(start) || 0 });
			restarts = true;
		}
		// Lists of one definition go on counting where the other stopped, unless they say where they start.
		lists.set(own, { id: restarts ? `${base} ${own}` : base, levels });
	}
	return lists;
}

interface Numbered {
	readonly numId?: string;
	readonly level?: number;
}

/** What the styles of paragraphs say about numbering, by the style's id; what they are based on counts too. */
function readStyles(xml: string): Map<string, Numbered> {
	const styles = list(parser.parse(xml), 'w:styles', 'w:style');
	const byId = new Map(styles.map((node) => [String(child(node, '@w:styleId')), node]));
	const numbered = new Map<string, Numbered>();
	for (const id of byId.keys()) {
		let at: string | undefined = id;
		for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
			const node = byId.get(at);
			const properties = child(node, 'w:pPr', 'w:numPr');
			const numId = value(properties, 'w:numId');
			if (numId !== undefined) {
				numbered.set(id, { numId, level: Number(value(properties, 'w:ilvl') ?? 0) });
				break;
			}
			at = value(node, 'w:basedOn');
		}
	}
	return numbered;
}

/**
 * How deep a heading the paragraphs of a style are, by the style's name: of styles that are no heading by their name but
 * are based on one, or state the level of an outline (17.3.1.20).
 */
export function headingStyles(xml: string): Map<string, number> {
	const styles = list(parser.parse(xml), 'w:styles', 'w:style');
	const byId = new Map(styles.map((node) => [String(child(node, '@w:styleId')), node]));
	const found = new Map<string, number>();
	for (const node of styles) {
		const own = value(node, 'w:name');
		if (own === undefined || /^(?:heading|toc) \d$|^(?:title|normal)$/iu.test(own)) continue;
		let at: unknown = node;
		for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
			const outline = value(at, 'w:pPr', 'w:outlineLvl');
			const named = /^heading ([1-6])$/iu.exec(value(at, 'w:name') ?? '')?.[1];
			const level = outline === undefined ? Number(named) : Number(outline) + 1;
			if (outline !== undefined || named !== undefined) {
				if (level >= 1 && level <= 6) found.set(own, level);
				break;
			}
			at = byId.get(value(at, 'w:basedOn') ?? '');
		}
	}
	return found;
}

/** True where the properties of a run hide it: Word neither shows nor prints it (17.3.2.41). */
const hides = /<w:vanish(?:\/>| w:val="(?:1|true|on)"\/>)/u;

/** The document's XML without the words of runs that are hidden. Linear in its length. */
export function withoutHidden(document: string): string {
	if (!document.includes('<w:vanish')) return document;
	return document
		.split('</w:r>')
		.map((run) => {
			const begins = Math.max(run.lastIndexOf('<w:r>'), run.lastIndexOf('<w:r '));
			const properties = begins < 0 ? -1 : run.indexOf('</w:rPr>', begins);
			if (properties < 0 || !hides.test(run.slice(begins, properties))) return run;
			return run.slice(0, properties) + '</w:rPr>';
		})
		.join('</w:r>');
}

/** The document's XML with text boxes that only newer programs show in the place where older ones look for them. */
export function withTextBoxes(document: string): string {
	const opening = '<mc:AlternateContent>';
	if (!document.includes(opening)) return document;
	return document
		.split(opening)
		.map((part, index) => {
			const end = part.indexOf('</mc:AlternateContent>');
			const [from, to] = [
				part.indexOf('<w:txbxContent>'),
				part.lastIndexOf('</w:txbxContent>', end),
			];
			const whole = index > 0 && end > 0 && from >= 0 && to > from && to < end;
			if (!whole || part.slice(0, end).includes('<mc:Fallback'))
				return index > 0 ? opening + part : part;
			const box = part.slice(from, to) + '</w:txbxContent>';
			const rest = part.slice(end + '</mc:AlternateContent>'.length);
			return `<w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict>${rest}`;
		})
		.join('');
}

function roman(number: number): string {
	const signs: readonly (readonly [number, string])[] = [
		...([
			[1000, 'm'],
			[900, 'cm'],
			[500, 'd'],
			[400, 'cd'],
			[100, 'c'],
			[90, 'xc'],
		] as const),
		...([
			[50, 'l'],
			[40, 'xl'],
			[10, 'x'],
			[9, 'ix'],
			[5, 'v'],
			[4, 'iv'],
			[1, 'i'],
		] as const),
	];
	let rest = Math.min(number, 4999);
	let text = '';
	for (const [worth, sign] of signs) {
		for (; rest >= worth; rest -= worth) text += sign;
	}
	return text;
}

function letters(number: number): string {
	const letter = String.fromCharCode(97 + ((number - 1) % 26));
	return letter.repeat(Math.min(20, 1 + Math.floor((number - 1) / 26)));
}

function formatted(number: number, format: string): string {
	if (number < 1 && format !== 'decimal') return String(number);
	switch (format) {
		case 'lowerLetter':
			return letters(number);
		case 'upperLetter':
			return letters(number).toUpperCase();
		case 'lowerRoman':
			return roman(number);
		case 'upperRoman':
			return roman(number).toUpperCase();
		case 'decimalZero':
			return String(number).padStart(2, '0');
		default:
			return String(number);
	}
}

/** Counts the paragraphs of a document's lists. */
class Counter {
	readonly #lists: ReadonlyMap<string, List>;
	readonly #counts = new Map<string, (number | undefined)[]>();

	constructor(lists: ReadonlyMap<string, List>) {
		this.#lists = lists;
	}

	/** The number before the next paragraph of a list; undefined where it is a bullet, or no list. */
	next(numId: string, at: number): string | undefined {
		const list = this.#lists.get(numId);
		const level = list?.levels.get(at);
		if (!list || !level || /^(?:bullet|none)$/u.test(level.format)) return undefined;
		const counts = this.#counts.get(list.id) ?? [];
		this.#counts.set(list.id, counts);
		const before = counts[at];
		counts[at] = before === undefined ? level.start : before + 1;
		counts.length = at + 1;
		return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
			const one = Number(digit) - 1;
			const other = list.levels.get(one);
			const number = counts[one] ?? other?.start ?? 1;
			return formatted(number, level.legal ? 'decimal' : (other?.format ?? 'decimal'));
		});
	}
}

const escapeXml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The document's XML with the numbers that Word would show before its paragraphs as text in them; bullets stay what they
 * are. Linear in its length.
 */
export function withNumbers(document: string, numbering: string, styles: string): string {
	const counter = new Counter(readLists(numbering));
	const styled = readStyles(styles);
	let result = '';
	let at = 0;
	for (const properties of document.matchAll(/<w:pPr>(?:(?!<w:pPr>)[\s\S]){0,20000}?<\/w:pPr>/gu)) {
		// A change that is tracked repeats the old properties inside the new ones.
		const [text] = properties;
		const current = text.replace(/<w:pPrChange[\s\S]*?(?:<\/w:pPrChange>|$)/u, '');
		const style = styled.get(/<w:pStyle w:val="([^"]*)"/u.exec(current)?.[1] ?? '');
		const numId = /<w:numId w:val="(\d+)"/u.exec(current)?.[1] ?? style?.numId;
		const level = /<w:ilvl w:val="(\d)"/u.exec(current)?.[1];
		// A paragraph whose mark is deleted is one with the next.
		if (numId === undefined || numId === '0') continue;
		const label = counter.next(numId, Number(level ?? style?.level ?? 0));
		if (label === undefined || label.trim() === '') continue;
		const none = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>';
		const plain = text.replace(/<w:numPr>[\s\S]*?<\/w:numPr>|<w:numPr\/>/gu, '');
		const end = properties.index + text.length;
		result += document.slice(at, properties.index);
		result += plain.replace(/<\/w:pPr>$/u, `${none}</w:pPr>`);
		result += `<w:r><w:t xml:space="preserve">${escapeXml(label)} </w:t></w:r>`;
		at = end;
	}
	return result + document.slice(at);
}

/** The paragraphs of a page head or foot. */
export function paragraphsOf(part: string): string[] {
	return part
		.split(/<\/w:p>/u)
		.map((paragraph) => {
			const texts = paragraph.matchAll(
				/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|(<w:tab\/>|<w:br\/>|<w:ptab[^>]*>)/gu,
			);
			return [...texts]
				.map(([, text, gap]) => (gap ? ' ' : (text ?? '')))
				.join('')
				.replace(/&lt;/gu, '<')
				.replace(/&gt;/gu, '>')
				.replace(/&quot;/gu, '"')
				.replace(/&apos;/gu, "'")
				.replace(/&amp;/gu, '&')
				.trim();
		})
		.filter((text) => text !== '');
}
