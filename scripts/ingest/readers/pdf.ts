/**
 * PDF becomes lines: words with places become lines, columns and table rows; tagged files use their tags.
 *
 * - every character of the text layer stands in one line, in reading order;
 * - a page that holds no text is named in `stated.picturePages`, never passed over in silence;
 * - nothing in the file runs: no scripts, no actions, no fonts are loaded.
 */
import { getResolvedPDFJS } from 'unpdf';
import type { FurnitureRule, Line } from '../types.ts';
import { IngestError } from '../messages.ts';
import { readLabel } from '../vocabulary.ts';
import type { ReadResult } from './line-writer.ts';
import {
	findColumns,
	findTables,
	keepsPitch,
	spaced,
	toRows,
	toVisualLines,
	type Chunk,
	type Piece,
	type Rules,
	type TableRegion,
	type VisualLine,
} from './pdf-layout.ts';

/** A line before it has its number. */
interface Draft {
	text: string;
	y: number;
	size: number;
	/** Where it begins and ends across the page; unknown of what was put together. */
	left?: number;
	right?: number;
	/** Where the lines of its column end. */
	reach?: number;
	heading?: number;
	cells?: readonly string[];
	headerRow?: boolean;
	list?: 'bullet' | 'number';
	/** True where the paragraph goes on in the next line. */
	wraps?: boolean;
	artifact?: boolean;
	/** True of text that the tags of its page leave out. */
	stray?: boolean;
}

interface PageDraft {
	readonly number: number;
	readonly height: number;
	readonly lines: Draft[];
	/** True where a picture, or text that cannot be read, takes the place of text. */
	readonly picture?: boolean;
}

type PdfLibrary = Awaited<ReturnType<typeof getResolvedPDFJS>>;
type PdfDocument = Awaited<ReturnType<PdfLibrary['getDocument']>['promise']>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

interface StructNode {
	readonly role?: string;
	readonly type?: string;
	readonly id?: string;
	readonly children?: readonly StructNode[];
}

const mostPages = 20_000;

/**
 * Reads a PDF; `began` is told of each page. Throws an IngestError where the file is damaged, locked by a password, or
 * longer than 20,000 pages.
 */
export async function readPdf(
	bytes: Uint8Array,
	began?: (page: number, pages: number) => void,
): Promise<ReadResult> {
	let document: PdfDocument;
	try {
		const { getDocument } = await getResolvedPDFJS();
		document = await getDocument({
			// a copy: the library takes the bytes over, and refuses a Buffer
			data: new Uint8Array(bytes),
			enableXfa: false,
			disableFontFace: true,
			useSystemFonts: false,
			// No picture is ever unpacked.
			maxImageSize: 1,
			verbosity: 0,
		}).promise;
	} catch (error) {
		throw new IngestError('pdf', `expected a readable PDF, found ${describe(error)}`);
	}
	try {
		if (document.numPages > mostPages) {
			throw new IngestError(
				'pdf',
				`expected at most ${mostPages} pages, found ${document.numPages}`,
			);
		}
		const marked = ((await document.getMarkInfo()) as { Marked?: boolean } | null)?.Marked === true;
		const form = (await document.getFieldObjects()) !== null;
		const pages: PageDraft[] = [];
		for (let number = 1; number <= document.numPages; number += 1) {
			began?.(number, document.numPages);
			const page = await document.getPage(number);
			pages.push(await readPage(page, number, marked, form));
			page.cleanup();
		}
		return assemble(pages);
	} catch (error) {
		if (error instanceof IngestError) throw error;
		throw new IngestError('pdf', `expected readable pages, found ${describe(error)}`);
	} finally {
		await document.loadingTask.destroy();
	}
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return 'an unknown fault';
	return error.name === 'PasswordException' ? 'a password' : `${error.name}: ${error.message}`;
}

/** How often a quarter turn clockwise brings text that runs along (`x`, `y`) upright, and the page with it. */
function quarterOf(x: number, y: number): number {
	return (4 - Math.round(Math.atan2(y, x) / (Math.PI / 2))) % 4;
}

/** The turn of a page by quarters, clockwise: x and y of its places change so. */
function turn(quarters: number, width: number, height: number): Matrix {
	if (quarters === 1) return [0, 1, -1, 0, height, 0];
	if (quarters === 2) return [-1, 0, 0, -1, width, height];
	if (quarters === 3) return [0, -1, 1, 0, 0, width];
	return [1, 0, 0, 1, 0, 0];
}

/** Letters that some fonts draw as one, at the places these fonts keep them. */
const unjoined = (text: string): string =>
	text.replaceAll('\uf001', 'fi').replaceAll('\uf002', 'fl');

const artifactMark = 'Artifact';

async function readPage(
	page: PdfPage,
	number: number,
	marked: boolean,
	form: boolean,
): Promise<PageDraft> {
	const viewport = page.getViewport({ scale: 1 });
	const content = await page.getTextContent({ includeMarkedContent: marked });
	const upright = viewport.transform as Matrix;
	const marks: (string | undefined)[] = [];
	/** Pieces by how they are turned; places are those of the page as it lies in the file. */
	const turned: Piece[][] = [[], [], [], []];
	for (const item of content.items) {
		if (!('str' in item)) {
			const { tag, id } = item as { tag?: string; id?: string };
			if (item.type === 'endMarkedContent') marks.pop();
			else marks.push(tag === artifactMark ? artifactMark : (id ?? marks.at(-1)));
			continue;
		}
		if (item.str.trim() === '') continue;
		const [alongX, alongY, skewX, skewY, x, y] = item.transform as Matrix;
		const mark = marks.at(-1);
		const size = Math.max(1, item.height || Math.hypot(skewX, skewY));
		const blanks = item.str.length - item.str.trimEnd().length;
		const [right, down] = [
			upright[0] * alongX + upright[2] * alongY,
			upright[1] * alongX + upright[3] * alongY,
		];
		turned[quarterOf(right, down)]!.push({
			text: unjoined(item.str),
			x,
			y,
			width: Math.max(0, item.width - 0.27 * size * blanks),
			size,
			...(mark === undefined ? {} : { mark }),
		});
	}
	const values = form ? await readValues(page) : [];
	turned[0]!.push(...values);
	const most = turned.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a));
	const quarters = turned.indexOf(most);
	const matrixOf = (some: number): Matrix =>
		multiply(turn(some, viewport.width, viewport.height), upright);
	const placed = (pieces: readonly Piece[], matrix: Matrix): Piece[] =>
		pieces.map((piece) => {
			const { x, y } = piece;
			const [a, b, c, d, e, f] = matrix;
			return { ...piece, x: a * x + c * y + e, y: b * x + d * y + f };
		});
	const height = quarters % 2 === 0 ? viewport.height : viewport.width;
	const bare = { number, height, lines: [] };
	if (turned.every((some) => some.length === 0))
		return (await isDrawn(page)) ? { ...bare, picture: true } : bare;
	if (isGarbled(turned.flat())) return { ...bare, picture: true };
	const matrix = matrixOf(quarters);
	const pieces = placed(most, matrix);
	// What stands across the rest, a stamp along the margin, has no place among its lines: it comes last.
	const beside = turned.flatMap((some, index): Draft[] =>
		index === quarters
			? []
			: toVisualLines(placed(some, matrixOf(index))).map((line) => ({
					...plainDraft(line),
					y: height,
					wraps: false,
				})),
	);
	const length = lengthOf(turned.flat());
	const picture = length < 200 && (await isCovered(page)) ? { picture: true } : {};
	if (marked && values.length === 0) {
		const tree = (await page.getStructTree()) as StructNode | null;
		const lines = tree ? readTags(tree, pieces) : undefined;
		if (lines) return { ...bare, lines: [...lines, ...beside], ...picture };
	}
	const visual = toVisualLines(pieces);
	const none: Rules = { across: [], down: [] };
	const plain = findTables(visual, none);
	const rules = needsRules(visual, plain) ? await readRules(page, matrix) : none;
	const regions = rules === none ? plain : findTables(visual, rules);
	return { ...bare, lines: [...readLayout(visual, regions), ...beside], ...picture };
}

const lengthOf = (pieces: readonly Piece[]): number =>
	pieces.reduce((sum, piece) => sum + piece.text.length, 0);

/** What is filled in in the fields of a form on a page, where it stands; nothing else of an annotation is text. */
async function readValues(page: PdfPage): Promise<Piece[]> {
	interface Field {
		readonly fieldType?: string;
		readonly fieldValue?: unknown;
		readonly checkBox?: boolean;
		readonly radioButton?: boolean;
		readonly buttonValue?: unknown;
		readonly hidden?: boolean;
		readonly rect: readonly [number, number, number, number];
		readonly defaultAppearanceData?: { readonly fontSize?: number };
	}
	const fields = (await page.getAnnotations()) as readonly Field[];
	return fields.flatMap((field): Piece[] => {
		const { fieldType, fieldValue, rect } = field;
		if (field.hidden) return [];
		const value = (Array.isArray(fieldValue) ? fieldValue : [fieldValue])
			.filter((one) => typeof one === 'string')
			.join(', ');
		const on = field.radioButton === true ? value === field.buttonValue : value !== 'Off';
		const ticked = field.checkBox === true || field.radioButton === true;
		const text =
			fieldType === 'Tx' || fieldType === 'Ch' ? value : ticked && value && on ? '☒' : '';
		const [left, bottom, , top] = rect;
		const size = field.defaultAppearanceData?.fontSize || Math.min(10, 0.8 * (top - bottom));
		return text.split(/\r\n?|\n/u).flatMap((line, index) => {
			const y = top - size * (1 + 1.2 * index) - 0.1 * size;
			const width = 0.5 * size * line.length;
			return line.trim() === '' ? [] : [{ text: line, x: left + 1, y, width, size }];
		});
	});
}

/** True where most of a page's characters stand for nothing: its fonts do not say which letters they show. */
function isGarbled(pieces: readonly Piece[]): boolean {
	// A bullet of an old symbol font is a piece of its own.
	const text = pieces
		.flatMap((piece) => (piece.text.trim().length > 1 ? [piece.text] : []))
		.join('');
	const strange = text.match(/[\p{Co}\p{Cc}\p{Cn}\ufffd]/gu)?.length ?? 0;
	return strange > 0.1 * text.length && strange > 20;
}

// Geometry: pages without tags.

/**
 * Whether the rules on a page would tell more than its text. They cost as much as the text itself, so they are asked
 * for only where a row may have several lines: columns stand there, and not every line near them fills them all.
 */
function needsRules(lines: readonly VisualLine[], regions: readonly TableRegion[]): boolean {
	// Every line begins in the first column: a row is a line.
	const plain = new Set(
		regions.filter(({ from, to, columns }) =>
			lines.slice(from, to).every((line) => line.chunks[0]!.left < columns[0]!.right),
		),
	);
	if (regions.some((region) => keepsPitch(lines, region))) return true;
	return lines.some((line, index) => {
		if (line.chunks.length < 2) return false;
		const region = regions.find(({ from, to }) => from <= index && index < to);
		if (!region) return true;
		if (plain.has(region)) return false;
		const near = [lines[index - 1], line, lines[index + 1]];
		return near.some(
			(other) =>
				other &&
				other.chunks.length < region.columns.length &&
				Math.abs(other.y - line.y) < 1.6 * line.size,
		);
	});
}

function readLayout(visual: readonly VisualLine[], regions: readonly TableRegion[]): Draft[] {
	const drafts: Draft[] = [];
	let at = 0;
	for (const region of regions) {
		drafts.push(...visual.slice(at, region.from).map(plainDraft));
		drafts.push(...readRegion(visual.slice(region.from, region.to), region));
		at = region.to;
	}
	drafts.push(...visual.slice(at).map(plainDraft));
	return drafts;
}

function plainDraft(line: VisualLine): Draft {
	let text = '';
	let right = 0;
	for (const chunk of line.chunks) {
		if (text !== '') text += chunk.left - right > 2 * line.size ? '\t' : ' ';
		text += chunk.text;
		right = chunk.right;
	}
	return { text, y: line.y, size: line.size, left: line.chunks[0]!.left, right };
}

/** A region of columns: running text in two columns, labels beside long values, or a table. */
function readRegion(lines: readonly VisualLine[], region: TableRegion): Draft[] {
	const { columns, heights } = region;
	const rows = toRows(lines, columns, heights);
	if (columns.length === 2 && !heights) {
		const left = { ...columns[0]! };
		const inLeft = (chunk: Chunk): boolean =>
			Math.min(chunk.right, left.right) - Math.max(chunk.left, left.left) > 0;
		const sides = { left: [] as VisualLine[], right: [] as VisualLine[] };
		for (const line of lines) {
			const first = line.chunks.filter(inLeft);
			const second = line.chunks.filter((chunk) => !inLeft(chunk));
			if (first.length > 0) sides.left.push({ ...line, chunks: first });
			if (second.length > 0) sides.right.push({ ...line, chunks: second });
		}
		const length = (side: readonly VisualLine[]): number =>
			side.reduce((sum, line) => sum + line.chunks[0]!.text.length, 0) / Math.max(1, side.length);
		const newspaper =
			sides.left.length >= 8 &&
			sides.right.length >= 8 &&
			length(sides.left) > 28 &&
			length(sides.right) > 28;
		if (newspaper) {
			return [sides.left, sides.right].flatMap((side, index) =>
				side.map((line) => ({ ...plainDraft(line), reach: columns[index]!.right })),
			);
		}
		const labels = labelRows(sides.left, sides.right);
		const wide = labels.some((row) => row.values.length >= 2) || length(sides.right) > 20;
		const wordy = sides.right.every(
			(line) => !/^[-−–]?\d[\d.,]*\s?%?$/u.test(line.chunks[0]!.text),
		);
		if (
			wide &&
			wordy &&
			length(sides.left) < 0.7 * length(sides.right) &&
			length(sides.left) < 28
		) {
			const known = labels.filter((row) => {
				const { text } = row.labels[0]!.chunks[0]!;
				return text.endsWith(':') || readLabel(text);
			}).length;
			const { size } = lines[0]!;
			if (3 * known >= labels.length) return labels.flatMap(labelDrafts);
			return labels.map((row) => {
				const cells = [row.labels, row.values].map((side) => plainTexts(side));
				return { text: cells.join('\t'), cells, y: row.labels[0]!.y, size };
			});
		}
	}
	return rows.map((row) => ({
		text: row.cells.join('\t'),
		cells: row.cells,
		y: row.y,
		size: lines[0]!.size,
	}));
}

function plainTexts(lines: readonly VisualLine[]): string {
	return lines.map((line) => plainDraft(line).text).join(' ');
}

interface LabelRow {
	readonly labels: VisualLine[];
	readonly values: VisualLine[];
}

/** Labels of a left column, each with the lines of the right column from its height on. */
function labelRows(left: readonly VisualLine[], right: readonly VisualLine[]): LabelRow[] {
	const rows: LabelRow[] = [];
	let lastLabel: VisualLine | undefined;
	for (const line of left) {
		const wrapped =
			lastLabel &&
			line.y - lastLabel.y < 1.5 * line.size &&
			/^[\p{Ll}/]/u.test(line.chunks[0]!.text);
		if (wrapped) rows.at(-1)!.labels.push(line);
		else rows.push({ labels: [line], values: [] });
		lastLabel = line;
	}
	for (const line of right) {
		const owner = rows.findLast((row) => row.labels[0]!.y <= line.y + 0.5 * line.size);
		(owner ?? rows[0]!).values.push(line);
	}
	return rows;
}

/** A label and its value on one line where both are one line, else one below the other. */
function labelDrafts(row: LabelRow): Draft[] {
	const [label, value] = [row.labels.map(plainDraft), row.values.map(plainDraft)];
	if (label.length === 1 && value.length === 1) {
		return [{ ...label[0]!, text: `${label[0]!.text}\t${value[0]!.text}`, wraps: false }];
	}
	const joined = { ...label[0]!, text: label.map((draft) => draft.text).join(' '), wraps: false };
	return [
		joined,
		...value.map((draft, index) =>
			index === value.length - 1 ? { ...draft, wraps: false } : draft,
		),
	];
}

interface PdfOperators {
	readonly save: number;
	readonly restore: number;
	readonly transform: number;
	readonly constructPath: number;
	readonly endPath: number;
	readonly fill: number;
	readonly eoFill: number;
}

type Matrix = [number, number, number, number, number, number];

function multiply(m: Matrix, n: readonly number[]): Matrix {
	const [a, b, c, d, e, f] = n as Matrix;
	return [
		m[0] * a + m[2] * b,
		m[1] * a + m[3] * b,
		m[0] * c + m[2] * d,
		m[1] * c + m[3] * d,
		m[0] * e + m[2] * f + m[4],
		m[1] * e + m[3] * f + m[5],
	];
}

/** Pictures of a page: the size of each place where one may stand, and how many lines and areas are drawn. */
async function readDrawn(
	page: PdfPage,
): Promise<{ readonly areas: number[]; readonly paths: number }> {
	const { OPS } = (await getResolvedPDFJS()) as unknown as { OPS: PdfOperators };
	const list = await page.getOperatorList({ annotationMode: 0 });
	const stack: Matrix[] = [];
	let matrix: Matrix = [1, 0, 0, 1, 0, 0];
	const areas: number[] = [];
	let paths = 0;
	for (const [index, operator] of list.fnArray.entries()) {
		const values = list.argsArray[index] as unknown[] | null;
		if (operator === OPS.save) stack.push(matrix);
		else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
		else if (operator === OPS.transform && values) {
			matrix = multiply(matrix, values as number[]);
			// A picture fills the square of one by one; what else is drawn takes no scale like that.
			const [width, height] = [Math.hypot(matrix[0], matrix[1]), Math.hypot(matrix[2], matrix[3])];
			if (width > 30 && height > 30) areas.push(width * height);
		} else if (operator === OPS.constructPath && values?.[0] !== OPS.endPath) paths += 1;
	}
	return { areas, paths };
}

/** True where a page without text shows something; a page that was left blank does not. */
async function isDrawn(page: PdfPage): Promise<boolean> {
	const { areas, paths } = await readDrawn(page);
	return areas.length > 0 || paths > 0;
}

/** True where one picture takes the better half of a page. */
async function isCovered(page: PdfPage): Promise<boolean> {
	const { width, height } = page.getViewport({ scale: 1 });
	return (await readDrawn(page)).areas.some((area) => area > 0.5 * width * height);
}

/** The straight rules of a page: thin boxes, and the edges of larger ones. */
async function readRules(page: PdfPage, viewport: readonly number[]): Promise<Rules> {
	const { OPS } = (await getResolvedPDFJS()) as unknown as { OPS: PdfOperators };
	const fills = new Set([OPS.fill, OPS.eoFill]);
	const list = await page.getOperatorList({ annotationMode: 0 });
	const stack: Matrix[] = [];
	let matrix = viewport as Matrix;
	const across: { y: number; left: number; right: number }[] = [];
	const down: { x: number; top: number; bottom: number }[] = [];
	for (const [index, operator] of list.fnArray.entries()) {
		const values = list.argsArray[index] as unknown[] | null;
		if (operator === OPS.save) stack.push(matrix);
		else if (operator === OPS.restore) matrix = stack.pop() ?? matrix;
		else if (operator === OPS.transform && values) matrix = multiply(matrix, values as number[]);
		else if (operator === OPS.constructPath && values?.[2]) {
			const box = Array.from(values[2] as ArrayLike<number>);
			if (box.length < 4 || !box.every(Number.isFinite)) continue;
			const xs = [0, 2].map((x) => matrix[0] * box[x]! + matrix[2] * box[x + 1]! + matrix[4]);
			const ys = [0, 2].map((x) => matrix[1] * box[x]! + matrix[3] * box[x + 1]! + matrix[5]);
			const [left, right] = [Math.min(...xs), Math.max(...xs)];
			const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
			// Clips draw nothing, and a box of half the page is its background or frame.
			const frame = bottom - top > 0.5 * page.view[3]! && right - left > 3;
			if (values[0] === OPS.endPath || frame) continue;
			// What is filled is a rule where it is thin, else a shade behind a cell or a row.
			const shade = fills.has(values[0] as number) && bottom - top > 3 && right - left > 3;
			if (shade) continue;
			if (right - left >= 8) across.push({ y: top, left, right });
			if (right - left >= 8 && bottom - top > 3) across.push({ y: bottom, left, right });
			if (bottom - top >= 6) down.push({ x: left, top, bottom });
			if (bottom - top >= 6 && right - left > 3) down.push({ x: right, top, bottom });
		}
	}
	return { across: joinAcross(across), down };
}

/** Rules drawn cell by cell on one height become one. */
function joinAcross(rules: Rules['across']): Rules['across'] {
	const joined: { y: number; left: number; right: number }[] = [];
	for (const rule of [...rules].sort((a, b) => a.y - b.y || a.left - b.left)) {
		const same = joined.findLast(
			(other) =>
				Math.abs(other.y - rule.y) < 1.5 &&
				rule.left - other.right < 3 &&
				rule.right > other.left - 3,
		);
		if (same) {
			same.left = Math.min(same.left, rule.left);
			same.right = Math.max(same.right, rule.right);
		} else joined.push({ ...rule });
	}
	return joined.filter((rule) => rule.right - rule.left >= 20);
}

// Tags: pages whose structure is stated.

const blockRoles = new Set([
	...[
		'P',
		'H',
		'H1',
		'H2',
		'H3',
		'H4',
		'H5',
		'H6',
		'L',
		'LI',
		'Table',
		'TR',
		'TOC',
		'TOCI',
		'BlockQuote',
		'Caption',
	],
	...[
		'Div',
		'Sect',
		'Part',
		'Art',
		'Note',
		'Figure',
		'Formula',
		'Form',
		'Title',
		'FENote',
		'Aside',
	],
]);

function marksOf(node: StructNode): string[] {
	if (node.type === 'content' && node.id !== undefined) return [node.id];
	return (node.children ?? []).flatMap(marksOf);
}

/** The lines of a tagged page, or undefined where the tags leave out more than a tenth of the text. */
function readTags(tree: StructNode, pieces: readonly Piece[]): Draft[] | undefined {
	const byMark = new Map<string, Piece[]>();
	for (const piece of pieces) {
		if (piece.mark === undefined) continue;
		const list = byMark.get(piece.mark);
		if (list) list.push(piece);
		else byMark.set(piece.mark, [piece]);
	}
	const tagged = new Set(marksOf(tree));
	const length = (list: readonly Piece[]): number =>
		list.reduce((sum, piece) => sum + piece.text.length, 0);
	const left = pieces.filter((piece) => piece.mark === undefined || !tagged.has(piece.mark));
	if (length(left) > 0.1 * length(pieces) + 40) return undefined;
	const drafts: Draft[] = [];
	const taken = new Set<string>();
	const take = (node: StructNode): Piece[] =>
		marksOf(node).flatMap((mark) => {
			if (taken.has(mark)) return [];
			taken.add(mark);
			return byMark.get(mark) ?? [];
		});
	walkTags(tree, take, drafts);
	const artifacts = left.filter(({ mark }) => mark === artifactMark);
	const stray = left.filter(({ mark }) => mark !== artifactMark);
	const first = drafts[0]?.y ?? Infinity;
	const strayLines = toVisualLines(stray).map((line) => ({
		...plainDraft(line),
		wraps: false,
		stray: true,
	}));
	drafts.unshift(...strayLines.filter((line) => line.y < first));
	drafts.push(...strayLines.filter((line) => line.y >= first));
	drafts.push(...toVisualLines(artifacts).map((line) => ({ ...plainDraft(line), artifact: true })));
	return drafts;
}

function hasBlocks(node: StructNode): boolean {
	return (node.children ?? []).some(
		(child) => blockRoles.has(child.role ?? '') || hasBlocks(child),
	);
}

function walkTags(node: StructNode, take: (node: StructNode) => Piece[], drafts: Draft[]): void {
	const role = node.role ?? '';
	if (role === 'Table') {
		drafts.push(...readTaggedTable(node, take));
		return;
	}
	if (role === 'LI') {
		const label = (node.children ?? []).filter((child) => child.role === 'Lbl').flatMap(take);
		const text = label
			.map((piece) => piece.text)
			.join('')
			.trim();
		const list = /[\p{L}\d]/u.test(text) ? 'number' : 'bullet';
		const before = drafts.length;
		for (const child of node.children ?? [])
			if (child.role !== 'Lbl') walkTags(child, take, drafts);
		const first = drafts[before];
		if (first) {
			first.list = list;
			// A number that is printed is text that must be kept.
			if (list === 'number') first.text = `${text} ${first.text}`;
		}
		return;
	}
	if (node.type === 'content' || (role !== '' && !hasBlocks(node))) {
		const heading = /^H([1-6])?$/u.exec(role) ?? (role === 'Title' ? ['', '1'] : null);
		const lines = toVisualLines(take(node));
		if (heading && lines.length > 0) {
			const text = lines.map((line) => plainDraft(line).text).join(' ');
			drafts.push({ text, y: lines[0]!.y, size: lines[0]!.size, heading: Number(heading[1] ?? 2) });
			return;
		}
		for (const [index, line] of lines.entries()) {
			const draft = plainDraft(line);
			drafts.push(
				index < lines.length - 1 ? { ...draft, wraps: true } : { ...draft, wraps: false },
			);
		}
		return;
	}
	for (const child of node.children ?? []) walkTags(child, take, drafts);
}

interface TaggedCell {
	readonly chunk: Chunk | undefined;
	readonly header: boolean;
	readonly y: number;
	readonly size: number;
}

function readTaggedTable(table: StructNode, take: (node: StructNode) => Piece[]): Draft[] {
	const rows: TaggedCell[][] = [];
	const collect = (node: StructNode): void => {
		if (node.role !== 'TR') {
			for (const child of node.children ?? []) collect(child);
			return;
		}
		rows.push(
			(node.children ?? [])
				.filter((child) => child.role === 'TD' || child.role === 'TH')
				.map((cell) => {
					const lines = toVisualLines(take(cell));
					const chunks = lines.flatMap((line) => line.chunks);
					const header = cell.role === 'TH';
					if (chunks.length === 0) return { chunk: undefined, header, y: 0, size: 0 };
					const whole = {
						text: chunks.map((chunk) => chunk.text).join(' '),
						left: Math.min(...chunks.map((chunk) => chunk.left)),
						right: Math.max(...chunks.map((chunk) => chunk.right)),
					};
					return {
						chunk: { ...whole, parts: [whole] },
						header,
						y: lines[0]!.y,
						size: lines[0]!.size,
					};
				}),
		);
	};
	collect(table);
	const filled = rows.filter((row) => row.some((cell) => cell.chunk));
	const widths = new Set(filled.map((row) => row.length));
	// Some writers leave empty cells out of the tags: then the places decide.
	const columns = widths.size > 1 ? findColumns(filled.map(asVisualLine)) : [];
	return filled.map((row) => {
		const first = row.find((cell) => cell.chunk)!;
		const cells =
			widths.size > 1
				? toRows([asVisualLine(row)], columns)[0]!.cells
				: row.map((cell) => cell.chunk?.text ?? '');
		const headerRow = row.filter((cell) => cell.chunk).every((cell) => cell.header);
		return {
			text: cells.join('\t'),
			cells,
			y: first.y,
			size: first.size,
			...(headerRow ? { headerRow } : {}),
		};
	});
}

function asVisualLine(row: readonly TaggedCell[]): VisualLine {
	const first = row.find((cell) => cell.chunk)!;
	return {
		y: first.y,
		size: first.size,
		chunks: row.flatMap((cell) => (cell.chunk ? [cell.chunk] : [])),
	};
}

// Pages become one run of numbered lines.

/** A line's words with its digits made equal, so that `Side 3 af 9` repeats. */
function shape(text: string): string {
	return spaced(text.replace(/\d+/gu, '0'));
}

/** `7`, `Side 7 af 12`, `7/12`: a number that pages can have, and nothing else; `23/1402` is a case. */
function isPageNumber(text: string, pages: number): boolean {
	const match = /^\s*(?:side|s\.|page)?\s*(\d{1,5})(?:\s*(?:af|\/|of)\s*(\d{1,5}))?\s*$/iu.exec(
		text,
	);
	if (!match) return false;
	const [number, last] = [Number(match[1]), Number(match[2] ?? match[1])];
	return number <= last && last <= pages + 20;
}

/** The furniture of each page: lines at its head and foot that repeat on the others, digits apart. */
function findFurniture(pages: readonly PageDraft[]): Map<Draft, FurnitureRule> {
	const rules = new Map<Draft, FurnitureRule>();
	const strays = new Set(
		pages.flatMap(({ lines }) => lines.flatMap((line) => (line.stray ? [spaced(line.text)] : []))),
	);
	const seen = new Set<string>();
	for (const page of pages) {
		for (const line of page.lines) {
			// The head of a table that goes on is drawn again, but stands in the tags once.
			const text = strays.size > 0 ? spaced(line.text) : '';
			const again = line.stray && seen.has(text);
			if (strays.has(text)) seen.add(text);
			if (line.artifact || again)
				rules.set(line, line.y > page.height / 2 ? 'page-foot' : 'running-head');
		}
	}
	const filled = pages.filter((page) => page.lines.length > 0);
	for (const where of ['running-head', 'page-foot'] as const) {
		const counts = new Map<string, Draft[]>();
		for (const page of filled) {
			const inside = page.lines.filter((line) => {
				if (line.cells || line.heading) return false;
				return where === 'running-head' ? line.y < 0.12 * page.height : line.y > 0.88 * page.height;
			});
			for (const line of inside) {
				const key = `${Math.round(line.y / 4)} ${shape(line.text)}`;
				const list = counts.get(key);
				if (list) list.push(line);
				else counts.set(key, [line]);
			}
		}
		for (const list of counts.values()) {
			const page = list.every(({ text }) => isPageNumber(text, pages.length));
			const repeats = list.length >= 2 && list.length >= 0.5 * filled.length && filled.length >= 2;
			if (!repeats && !(page && where === 'page-foot')) continue;
			// The first page's head is the document's own beginning.
			for (const line of list) {
				if (where === 'running-head' && !page && filled[0]!.lines.includes(line)) continue;
				rules.set(line, where);
			}
		}
	}
	return rules;
}

function assemble(drafts: readonly PageDraft[]): ReadResult {
	const body = bodySize(drafts);
	const pages = drafts.map((page) => ({ ...page, lines: joinHeadings(page.lines, body) }));
	const furniture = findFurniture(pages);
	joinTornRows(pages, furniture);
	const lines: Line[] = [];
	const push = (text: string, facts: Partial<Line>): void => {
		const blank = text === '' ? 'empty' : 'no';
		const plain = text.normalize('NFC');
		lines.push({
			number: lines.length + 1,
			text: plain,
			blank,
			indent: 0,
			trailing: / $/u.test(plain),
			...facts,
		});
	};
	/** The first line of text on the pages after one. */
	const upcoming = (page: PageDraft): Draft | undefined =>
		pages
			.slice(pages.indexOf(page) + 1)
			.find(({ lines: some }) => some.length > 0)
			?.lines.find((line) => !furniture.has(line));
	for (const page of pages) {
		const kept = page.lines;
		const leading = typicalGap(kept.filter((line) => !furniture.has(line)));
		let first = true;
		for (const [index, line] of kept.entries()) {
			const rule = furniture.get(line);
			const next = kept.slice(index + 1).find((other) => !furniture.has(other));
			const heading = line.heading ?? (line.cells || rule ? undefined : headingBySize(line, body));
			const wraps =
				!rule && !line.cells && !heading && goesOn(line, next, leading, () => limitOf(kept, index));
			// A page's last line may be cut: then its words and those of the next page say whether it goes on.
			const cut = !rule && !next && !line.cells && !heading && isCut(line, upcoming(page));
			push(wraps && !hyphenAtEnd.test(line.text) ? `${line.text} ` : line.text, {
				page: page.number,
				...(first ? { pageStart: true } : {}),
				...(rule ? { furniture: rule } : {}),
				...(heading ? { heading } : {}),
				...(line.cells ? { cells: line.cells } : {}),
				...(line.headerRow ? { headerRow: true } : {}),
				...(line.list ? { list: line.list } : {}),
				...(wraps || cut || rule ? {} : { paragraphEnd: true }),
			});
			first = false;
			const besideRow = line.cells && next?.cells;
			if (!wraps && !rule && next && !besideRow) push('', { page: page.number });
		}
	}
	const textless = pages.filter((page) =>
		page.lines.every((line) => furniture.has(line) || (page.picture && line.text.length < 40)),
	);
	// Where no page holds text, those that seem blank are no less to be looked at.
	const some = textless.length < pages.length;
	const pictures = textless.filter((page) => page.picture || !some).map((page) => page.number);
	return {
		lines,
		stated: {
			pages: String(pages.length),
			...(pictures.length > 0 ? { picturePages: pictures.join(',') } : {}),
		},
	};
}

/**
 * A row of a table that begins on one page and ends on the next becomes one, on the page where it begins. The second
 * half begins in lower case in every cell it has, below the table's head where that is repeated.
 */
function joinTornRows(pages: readonly PageDraft[], furniture: ReadonlyMap<Draft, unknown>): void {
	for (const [index, page] of pages.slice(1).entries()) {
		const before = pages[index]!.lines.filter((line) => !furniture.has(line));
		const row = before.at(-1);
		if (!row?.cells) continue;
		const repeated = (line: Draft | undefined): boolean =>
			line?.cells !== undefined && before.some(({ text }) => text === line.text);
		const rest = page.lines.filter((line) => !furniture.has(line));
		const half = rest.find((line) => !repeated(line));
		if (half?.cells?.length !== row.cells.length) continue;
		const torn = half.cells.every(
			(cell, at) => cell === '' || (/^[\p{Ll}(]/u.test(cell) && /[^.:;!?]$/u.test(row.cells![at]!)),
		);
		if (!torn) continue;
		row.cells = row.cells.map((cell, at) => [cell, half.cells![at]!].filter(Boolean).join(' '));
		row.text = row.cells.join('\t');
		page.lines.splice(page.lines.indexOf(half), 1);
	}
}

/** The font height most characters have. */
function bodySize(pages: readonly PageDraft[]): number {
	const counts = new Map<number, number>();
	for (const line of pages.flatMap((page) => page.lines)) {
		const size = Math.round(line.size * 2) / 2;
		counts.set(size, (counts.get(size) ?? 0) + line.text.length);
	}
	return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

function headingBySize(line: Draft, body: number): number | undefined {
	if (line.size < 1.15 * body || line.text.length > 200) return undefined;
	return line.size >= 1.6 * body ? 1 : line.size >= 1.3 * body ? 2 : 3;
}

function typicalGap(lines: readonly Draft[]): number {
	const gaps = lines
		.slice(1)
		.map((line, index) => line.y - lines[index]!.y)
		.filter((gap) => gap > 1)
		.sort((a, b) => a - b);
	return gaps[Math.floor(gaps.length / 4)] ?? 0;
}

/** Whether a line's paragraph goes on in the next line: stated by tags, else by distance, size and how full it is. */
function goesOn(
	line: Draft,
	next: Draft | undefined,
	leading: number,
	limit: () => number | undefined,
): boolean {
	if (line.wraps !== undefined) return line.wraps;
	if (!next || next.cells || next.wraps !== undefined) return false;
	if (Math.abs(next.size - line.size) > 0.12 * line.size) return false;
	const gap = next.y - line.y;
	const close = gap > 0 && gap <= Math.max(1.25 * leading, 1.3 * line.size) && gap < 2 * line.size;
	return close && !endsEarly(line, next, limit());
}

const hyphenAtEnd = /[-\u00ad\u2010]$/u;

/** Whether a page's last line may be cut from the next page's first. */
function isCut(line: Draft, next: Draft | undefined): boolean {
	if (!next || next.cells || next.heading || next.list) return false;
	const same = Math.abs(next.size - line.size) <= 0.12 * line.size;
	return same && !/[.:;!?]["”)]*\s*$/u.test(line.text);
}

/** True where the next line's first word would have had room on this one. */
function endsEarly(line: Draft, next: Draft, limit: number | undefined): boolean {
	if (limit === undefined || line.right === undefined || hyphenAtEnd.test(line.text)) return false;
	if (next.left === undefined || next.right === undefined || next.text === '') return false;
	const [word = ''] = next.text.split(/\s/u);
	const width = ((next.right - next.left) * word.length) / next.text.length;
	// Widths are the mean of the line's letters: a fifth more, and a blank.
	return line.right + 1.2 * width + 0.8 * line.size < limit;
}

/**
 * How far to the right the lines around one reach: the text of its page, or of its block where that is narrower and
 * full of lines that end at one place.
 */
function limitOf(lines: readonly Draft[], at: number): number | undefined {
	const line = lines[at]!;
	if (line.right === undefined || line.left === undefined) return undefined;
	if (line.reach !== undefined) return line.reach;
	const { size, left } = line;
	const plain = (other: Draft | undefined): other is Draft =>
		other?.right !== undefined && !other.cells && Math.abs(other.size - size) < 0.12 * size;
	const near = (other: Draft | undefined, beside: Draft): boolean =>
		plain(other) &&
		Math.abs(other.left! - left) < size &&
		Math.abs(other.y - beside.y) < 2 * size &&
		other.y !== beside.y;
	let from = at;
	while (near(lines[from - 1], lines[from]!)) from -= 1;
	let to = at;
	while (near(lines[to + 1], lines[to]!)) to += 1;
	const block = lines.slice(from, to + 1);
	const reach = Math.max(...block.map((other) => other.right!));
	const full = block.filter((other) => other.right! > reach - 0.12 * (reach - left)).length;
	if (block.length >= 4 && full >= 0.7 * (block.length - 1)) return reach;
	return Math.max(...lines.map((other) => (other.cells ? 0 : (other.right ?? 0))));
}

/** A heading over several lines is one: lines larger than the text, the first of them full. */
function joinHeadings(lines: readonly Draft[], body: number): Draft[] {
	const joined: Draft[] = [];
	for (const [index, line] of lines.entries()) {
		const before = joined.at(-1);
		const above = lines[index - 1];
		const goes =
			before !== undefined &&
			above !== undefined &&
			[before, line].every(
				(one) => !one.cells && one.heading === undefined && headingBySize(one, body) !== undefined,
			) &&
			Math.abs(before.size - line.size) < 0.05 * line.size &&
			line.y - above.y > 0 &&
			line.y - above.y < 1.45 * line.size &&
			!endsEarly(above, line, limitOf(lines, index - 1));
		if (goes) before.text = `${before.text} ${line.text}`;
		else joined.push(line);
	}
	return joined;
}
