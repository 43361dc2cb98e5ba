/**
 * The geometry of a PDF page: pieces of text with places become lines, columns and table rows.
 *
 * Pure functions over values; lengths are in points, y runs down the page.
 */

/** A run of characters with its place on the page. */
export interface Piece {
	readonly text: string;
	readonly x: number;
	/** Baseline, from the top of the page. */
	readonly y: number;
	readonly width: number;
	/** Height of the font. */
	readonly size: number;
	/** Id of the marked content it belongs to, in tagged files. */
	readonly mark?: string;
}

/** Pieces that stand together without a column's gap between them. */
export interface Chunk {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly mark?: string;
}

/** One line as the eye sees it. */
export interface VisualLine {
	readonly y: number;
	readonly size: number;
	readonly chunks: readonly Chunk[];
}

/** The straight rules drawn on a page. */
export interface Rules {
	/** Horizontal ones. */
	readonly across: readonly { readonly y: number; readonly left: number; readonly right: number }[];
	/** Vertical ones. */
	readonly down: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
}

/** A gap of this many font heights may be a column's. Justified text stays below. */
const columnGap = 0.85;

/** The lines of a page from its pieces, top to bottom, chunks from left to right. */
export function toVisualLines(pieces: readonly Piece[]): VisualLine[] {
	const sorted = pieces
		.filter((piece) => piece.text.trim() !== '')
		.sort((a, b) => a.y - b.y || a.x - b.x);
	const rows: Piece[][] = [];
	for (const piece of sorted) {
		const row = rows.at(-1);
		const anchor = row?.[0];
		if (row && anchor && Math.abs(piece.y - anchor.y) <= 0.3 * Math.min(piece.size, anchor.size)) {
			row.push(piece);
		} else rows.push([piece]);
	}
	return rows.map((row) => {
		const ordered = row.sort((a, b) => a.x - b.x);
		const size = Math.max(...ordered.map((piece) => piece.size));
		return { y: ordered[0]!.y, size, chunks: toChunks(ordered, size) };
	});
}

function toChunks(pieces: readonly Piece[], size: number): Chunk[] {
	const chunks: { text: string; left: number; right: number; mark?: string }[] = [];
	for (const piece of pieces) {
		const last = chunks.at(-1);
		const gap = last ? piece.x - last.right : 0;
		const right = piece.x + piece.width;
		// Text drawn twice over itself (shadow, bold by overprint) is one text.
		if (last && gap < -0.5 * piece.width && last.text.endsWith(piece.text)) continue;
		if (last && gap < columnGap * size) {
			const blank = gap > 0.12 * size && !/\s$/u.test(last.text) && !/^\s/u.test(piece.text);
			last.text += (blank ? ' ' : '') + piece.text;
			last.right = Math.max(last.right, right);
		} else {
			chunks.push({
				text: piece.text,
				left: piece.x,
				right,
				...(piece.mark === undefined ? {} : { mark: piece.mark }),
			});
		}
	}
	return chunks.map((chunk) => ({ ...chunk, text: chunk.text.replace(/\s+/gu, ' ').trim() }));
}

/** A column of a table: where its cells stand. */
interface Column {
	left: number;
	right: number;
}

/** A run of lines that is a table, with its columns. */
export interface TableRegion {
	/** Index of the first line, and after the last. */
	readonly from: number;
	readonly to: number;
	readonly columns: readonly Readonly<Column>[];
	/** Heights of the rules that divide its rows, where there are any. */
	readonly heights?: readonly number[];
}

function overlap(a: Readonly<Column>, b: Readonly<Column>): number {
	return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}

/**
 * The columns that the chunks of lines fall into: chunks that overlap share a column; a chunk that lies over several
 * columns of a fuller line (a header that spans them, a sentence below) is left out.
 */
export function findColumns(lines: readonly VisualLine[]): Column[] {
	const most = Math.max(...lines.map((line) => line.chunks.length));
	let chunks = lines.flatMap((line) => [...line.chunks]);
	for (;;) {
		const columns = joinOverlapping(chunks);
		if (columns.length >= most) return columns;
		const fullest = lines.filter((line) => line.chunks.length > columns.length);
		const spanning = chunks.filter((chunk) =>
			fullest.some(
				(line) =>
					line.chunks.filter((other) => other !== chunk && overlap(other, chunk) > 0).length >= 2,
			),
		);
		if (spanning.length === 0) return columns;
		const widest = spanning.reduce((a, b) => (b.right - b.left > a.right - a.left ? b : a));
		chunks = chunks.filter((chunk) => chunk !== widest);
	}
}

function joinOverlapping(chunks: readonly Chunk[]): Column[] {
	const columns: Column[] = [];
	for (const { left, right } of [...chunks].sort((a, b) => a.left - b.left)) {
		const last = columns.at(-1);
		if (last && left < last.right) last.right = Math.max(last.right, right);
		else columns.push({ left, right });
	}
	return columns;
}

/** The column a chunk stands in: the first it overlaps, else the nearest. */
function columnOf(chunk: Chunk, columns: readonly Readonly<Column>[]): number {
	const touched = columns.findIndex((column) => overlap(column, chunk) > 0);
	if (touched >= 0) return touched;
	const centre = (chunk.left + chunk.right) / 2;
	let nearest = 0;
	for (const [index, column] of columns.entries()) {
		const distance = Math.abs((column.left + column.right) / 2 - centre);
		const best = columns[nearest]!;
		if (distance < Math.abs((best.left + best.right) / 2 - centre)) nearest = index;
	}
	return nearest;
}

/** Whether a line of one chunk can be part of a table with these columns: it stays inside one of them. */
function fitsOneColumn(line: VisualLine, columns: readonly Readonly<Column>[]): boolean {
	const chunk = line.chunks[0]!;
	const touched = columns.filter((column) => overlap(column, chunk) > 0);
	if (touched.length !== 1) return false;
	const column = touched[0]!;
	const next = columns[columns.indexOf(column) + 1];
	const tolerance = 0.2 * line.size;
	return (
		chunk.left >= columns[0]!.left - tolerance && (next === undefined || chunk.right < next.left)
	);
}

/** A table drawn with rules: its extent, the heights of its horizontal rules and the places of its vertical ones. */
interface RuledBox extends Column {
	readonly heights: number[];
	readonly sides: number[];
}

/** Boxes drawn on the page: three or more horizontal rules of one extent, or two with vertical rules between. */
function findBoxes(rules: Rules): RuledBox[] {
	const boxes: RuledBox[] = [];
	for (const rule of [...rules.across].sort((a, b) => a.y - b.y)) {
		const box = boxes.findLast(
			(other) => Math.abs(other.left - rule.left) < 4 && Math.abs(other.right - rule.right) < 4,
		);
		const reached =
			box &&
			(rules.down.length === 0 ||
				rules.down.some(
					(side) =>
						side.x > box.left - 4 &&
						side.x < box.right + 4 &&
						side.top <= box.heights.at(-1)! + 4 &&
						side.bottom >= rule.y - 4,
				));
		if (box && reached) box.heights.push(rule.y);
		else boxes.push({ left: rule.left, right: rule.right, heights: [rule.y], sides: [] });
	}
	for (const box of boxes) {
		const places = rules.down
			.filter(
				(side) =>
					side.x > box.left - 4 &&
					side.x < box.right + 4 &&
					side.top < box.heights.at(-1)! &&
					side.bottom > box.heights[0]!,
			)
			.map((side) => side.x)
			.sort((a, b) => a - b);
		for (const x of places) if (x - (box.sides.at(-1) ?? -Infinity) > 3) box.sides.push(x);
	}
	return boxes.filter(
		(box) => box.heights.length >= 3 || (box.heights.length >= 2 && box.sides.length >= 3),
	);
}

/** Ruled tables: the lines inside a box, in columns by its vertical rules or by its chunks. */
function findRuledTables(lines: readonly VisualLine[], rules: Rules): TableRegion[] {
	return findBoxes(rules).flatMap((box) => {
		const top = box.heights[0]!;
		const bottom = box.heights.at(-1)!;
		const from = lines.findIndex((line) => line.y > top);
		if (from < 0) return [];
		const after = lines.findIndex((line) => line.y > bottom + 1);
		const to = after < 0 ? lines.length : after;
		const inside = lines.slice(from, to);
		const several = inside.filter((line) => line.chunks.length > 1).length;
		if (inside.length === 0 || several < Math.min(2, box.heights.length - 1)) return [];
		const columns =
			box.sides.length >= 3
				? box.sides.slice(1).map((x, index) => ({ left: box.sides[index]!, right: x }))
				: findColumns(inside);
		return columns.length >= 2 ? [{ from, to, columns, heights: box.heights }] : [];
	});
}

/**
 * The tables of a page: boxes of rules with what stands in them; and runs of lines with two chunks or more that fall
 * into common columns, with the one-chunk lines between them that stay inside a column. A run needs two such lines.
 */
export function findTables(lines: readonly VisualLine[], rules: Rules): TableRegion[] {
	const ruled = findRuledTables(lines, rules).sort((a, b) => a.from - b.from);
	const regions: TableRegion[] = [];
	let at = 0;
	for (const region of ruled) {
		if (region.from < at) continue;
		regions.push(...findUnruledTables(lines, at, region.from), region);
		at = region.to;
	}
	regions.push(...findUnruledTables(lines, at, lines.length));
	return regions;
}

function findUnruledTables(
	lines: readonly VisualLine[],
	start: number,
	end: number,
): TableRegion[] {
	const regions: TableRegion[] = [];
	let from = start;
	while (from < end) {
		if (lines[from]!.chunks.length < 2) {
			from += 1;
			continue;
		}
		let last = from;
		let columns = findColumns([lines[from]!]);
		let widestGap = Infinity;
		for (let at = from + 1; at < end && at - last <= 12; at += 1) {
			const line = lines[at]!;
			const gap = line.y - lines[at - 1]!.y;
			if (gap > 4.5 * line.size || (at - from > 2 && gap > 1.6 * widestGap)) break;
			widestGap = at - from === 1 ? gap : Math.max(widestGap, gap);
			if (line.chunks.length >= 2) {
				if (!line.chunks.some((chunk) => columns.some((column) => overlap(column, chunk) > 0)))
					break;
				columns = findColumns(
					lines.slice(from, at + 1).filter((other) => other.chunks.length >= 2),
				);
				last = at;
			} else if (!fitsOneColumn(line, columns)) break;
		}
		const hangs = (line: VisualLine, neighbour: VisualLine): boolean =>
			line.chunks.length === 1 &&
			fitsOneColumn(line, columns) &&
			columnOf(line.chunks[0]!, columns) > 0 &&
			Math.abs(line.y - neighbour.y) < 1.6 * line.size;
		let to = last + 1;
		while (to < end && hangs(lines[to]!, lines[to - 1]!)) to += 1;
		let first = from;
		const floor = regions.at(-1)?.to ?? start;
		while (first > floor && hangs(lines[first - 1]!, lines[first]!)) first -= 1;
		const full = lines.slice(from, to).filter((line) => line.chunks.length >= 2).length;
		if (full >= 2 && columns.length >= 2) {
			regions.push({ from: first, to, columns });
			from = to;
		} else from += 1;
	}
	return regions;
}

/** One row of a table: the text of each cell, lines joined by a blank. */
export interface TableRow {
	readonly cells: readonly string[];
	readonly y: number;
}

/** Two lines of one cell joined: a blank, or nothing where the first ends in a hyphen (kept for the blocks stage). */
function joinCell(before: string, after: string): string {
	return before === '' ? after : `${before} ${after}`;
}

/**
 * The rows of a table. Rules divide rows where there are any; else larger gaps do; else each line is a row, and a
 * line that leaves the first column empty, or goes on in lower case, continues the row above.
 */
export function toRows(
	lines: readonly VisualLine[],
	columns: readonly Readonly<Column>[],
	heights: readonly number[] = [],
): TableRow[] {
	const groups: VisualLine[][] = [];
	const gaps = lines.slice(1).map((line, index) => line.y - lines[index]!.y);
	const typical = Math.min(...gaps.filter((gap) => gap > 0.5 * lines[0]!.size), Infinity);
	const bimodal =
		gaps.some((gap) => gap >= 1.25 * typical) && gaps.some((gap) => gap < 1.25 * typical);
	for (const [index, line] of lines.entries()) {
		const above = lines[index - 1];
		const group = groups.at(-1);
		if (!above || !group) {
			groups.push([line]);
			continue;
		}
		const gap = line.y - above.y;
		let begins: boolean;
		if (heights.length > 0) {
			begins = heights.some((y) => y > above.y - 0.2 * above.size && y < line.y - 0.3 * line.size);
		} else if (bimodal && line.chunks.length < columns.length) begins = gap >= 1.25 * typical;
		else begins = !continues(line, group, columns);
		if (begins) groups.push([line]);
		else group.push(line);
	}
	return groups.map((group) => {
		const cells = columns.map(() => '');
		for (const line of group) {
			for (const chunk of line.chunks) {
				const column = columnOf(chunk, columns);
				cells[column] = joinCell(cells[column]!, chunk.text);
			}
		}
		return { cells, y: group[0]!.y };
	});
}

function continues(
	line: VisualLine,
	group: readonly VisualLine[],
	columns: readonly Readonly<Column>[],
): boolean {
	const filled = line.chunks.map((chunk) => columnOf(chunk, columns));
	if (filled.includes(0) && line.chunks.length > 1) return false;
	if (line.chunks.some((chunk) => /^[-−–]?\d[\d.]*(?:,\d+)?\s?%?$/u.test(chunk.text))) return false;
	const above = group.at(-1)!;
	const close = line.y - above.y < 1.5 * line.size;
	const lower = /^[\p{Ll}(]/u.test(line.chunks[0]!.text);
	const torn = above.chunks.some((chunk) =>
		/[-,]$|\b(?:og|i|til|af|for|med|på)$/u.test(chunk.text),
	);
	return close && (filled[0] !== 0 || lower || torn);
}
