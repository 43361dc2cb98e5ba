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

/** Words with their place across the page. */
export interface Part {
	readonly text: string;
	readonly left: number;
	readonly right: number;
}

/** Pieces that stand together without a column's gap between them. */
export interface Chunk extends Part {
	readonly mark?: string;
	/** What it is put together from: pieces with more than a blank between them. Cells of narrow columns are. */
	readonly parts: readonly Part[];
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
/** A gap of this many font heights is wider than a blank: the parts of a chunk stand apart so. */
const partGap = 0.33;

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
	return withRaised(rows).map((row) => {
		const ordered = row.sort((a, b) => a.x - b.x);
		const size = Math.max(...ordered.map((piece) => piece.size));
		const base = ordered.find((piece) => piece.size === size)!;
		return { y: base.y, size, chunks: toChunks(ordered, size) };
	});
}

/** Rows with the small characters that are set above or below them: `m²`, the number of a note, `CO2`. */
function withRaised(rows: Piece[][]): Piece[][] {
	const left = rows.map((row) => row);
	for (const [index, row] of rows.entries()) {
		if (row.some((piece) => piece.text.length > 4)) continue;
		const size = Math.max(...row.map((piece) => piece.size));
		for (const other of [rows[index + 1], rows[index - 1]]) {
			if (!other || row.length === 0) continue;
			const beside = (piece: Piece): boolean =>
				other.some(
					(base) =>
						piece.size < 0.85 * base.size &&
						Math.abs(piece.y - base.y) < 0.6 * base.size &&
						Math.min(
							Math.abs(piece.x - base.x - base.width),
							Math.abs(piece.x + piece.width - base.x),
						) <
							0.4 * size,
				);
			if (!row.every(beside)) continue;
			other.push(...row);
			left[index] = [];
			break;
		}
	}
	return left.filter((row) => row.length > 0);
}

interface Growing {
	text: string;
	left: number;
	right: number;
}

/** A text with a blank for each run of them, and none around it. */
export const spaced = (text: string): string =>
	(/\s\s|[^\S ]/u.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();

const folded = ({ text, left, right }: Growing): Part => ({ text: spaced(text), left, right });

function toChunks(pieces: readonly Piece[], size: number): Chunk[] {
	const chunks: (Growing & { mark?: string; parts: Growing[] })[] = [];
	for (const piece of pieces) {
		const last = chunks.at(-1);
		const gap = last ? piece.x - last.right : 0;
		const right = piece.x + piece.width;
		const own = { text: piece.text, left: piece.x, right };
		// Text drawn twice over itself (shadow, bold by overprint) is one text.
		if (last && gap < -0.5 * piece.width && last.text.endsWith(piece.text)) continue;
		if (last && gap < columnGap * size) {
			const blank = gap > 0.12 * size && !/\s$/u.test(last.text) && !/^\s/u.test(piece.text);
			const text = (blank ? ' ' : '') + piece.text;
			last.text += text;
			last.right = Math.max(last.right, right);
			const part = last.parts.at(-1)!;
			if (gap < partGap * size) {
				part.text += text;
				part.right = Math.max(part.right, right);
			} else last.parts.push(own);
		} else {
			const mark = piece.mark === undefined ? {} : { mark: piece.mark };
			chunks.push({ ...own, ...mark, parts: [own] });
		}
	}
	return chunks.map((chunk) => {
		const whole = folded(chunk);
		const parts = chunk.parts.length === 1 ? [whole] : chunk.parts.map(folded);
		return { ...whole, ...(chunk.mark === undefined ? {} : { mark: chunk.mark }), parts };
	});
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
 * The columns that the parts of lines fall into: parts that overlap share a column; a part that lies over several
 * columns of a fuller line (a header that spans them, a sentence below) is left out; columns that only a blank divides
 * are one.
 */
export function findColumns(lines: readonly VisualLine[]): Column[] {
	const rows = lines.map((line) => line.chunks.flatMap((chunk) => chunk.parts));
	let parts = rows.flat();
	for (;;) {
		const columns = joinOverlapping(parts);
		const fullest = rows.filter((row) => row.length > columns.length);
		const spanning = parts.filter((part) =>
			fullest.some(
				(row) => row.filter((other) => other !== part && overlap(other, part) > 0).length >= 2,
			),
		);
		if (spanning.length === 0) return splitAtEdges(joinClose(columns, rows, lines), rows, lines);
		const widest = spanning.reduce((a, b) => (b.right - b.left > a.right - a.left ? b : a));
		parts = parts.filter((part) => part !== widest);
	}
}

function joinOverlapping(parts: readonly Part[]): Column[] {
	const columns: Column[] = [];
	for (const { left, right } of [...parts].sort((a, b) => a.left - b.left)) {
		const last = columns.at(-1);
		if (last && left < last.right) last.right = Math.max(last.right, right);
		else columns.push({ left, right });
	}
	return columns;
}

/** Words of a part with their places, reckoned from the widths of their letters. */
function wordsOf(part: Part): Part[] {
	const scale = (part.right - part.left) / widthOf(part.text);
	let at = part.left;
	return part.text.split(' ').map((text) => {
		const left = at;
		const right = left + widthOf(text) * scale;
		at = right + widthOf(' ') * scale;
		return { text, left, right };
	});
}

/**
 * Figures set right beside words set left stand so close that they come as one text (`-92 Kløvermarken`). Where words
 * of other rows begin at one place, and every text across that place has a word that begins there, a column begins.
 */
function splitAtEdges(
	columns: readonly Column[],
	rows: readonly (readonly Part[])[],
	lines: readonly VisualLine[],
): Column[] {
	const size = Math.max(...lines.map((line) => line.size));
	const parts = rows.flat();
	return columns.flatMap((column) => {
		const own = parts.filter((part) => overlap(part, column) > 0);
		const edges = own
			.filter(({ left, text }) => left > column.left + size && /^\p{L}/u.test(text))
			.map(({ left }) => left);
		const edge = edges.find((x) => {
			const across = own.filter(({ left, right }) => left < x - 0.4 * size && right > x + size);
			return (
				edges.filter((other) => Math.abs(other - x) < 1).length >= 2 &&
				across.length > 0 &&
				across.every((part) =>
					wordsOf(part).some(
						({ text, left }) => Math.abs(left - x) < 0.45 * size && /^\p{L}/u.test(text),
					),
				)
			);
		});
		if (edge === undefined) return [column];
		return [
			{ left: column.left, right: edge - 0.3 * size },
			{ left: edge, right: column.right },
		];
	});
}

/** Columns without those that mere blanks divide: the words of justified lines now and then stand below each other. */
function joinClose(
	columns: readonly Column[],
	rows: readonly (readonly Part[])[],
	lines: readonly VisualLine[],
): Column[] {
	const size = Math.max(...lines.map((line) => line.size));
	const joined: Column[] = [];
	for (const column of columns) {
		const before = joined.at(-1);
		const gaps = rows
			.flatMap((row) => {
				const right = row.find((part) => overlap(part, column) > 0);
				const left = before && row.findLast((part) => overlap(part, before) > 0);
				return left && right && left !== right ? [right.left - left.right] : [];
			})
			.sort((a, b) => a - b);
		const middle = gaps[Math.floor(gaps.length / 2)] ?? Infinity;
		if (before && middle < 0.6 * size) before.right = Math.max(before.right, column.right);
		else joined.push({ ...column });
	}
	return joined;
}

/** The column a part stands in: the first it overlaps, else the nearest. */
function columnOf(chunk: Part, columns: readonly Readonly<Column>[]): number {
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

/** Widths of characters in the fonts of office papers, in thousandths of their height; others are taken as 530. */
const widths: Readonly<Record<string, number>> = {
	...{ ' ': 278, '.': 278, ',': 278, ':': 278, '-': 333, '%': 889, i: 222, l: 222, j: 222, t: 278 },
	...{ f: 278, r: 333, I: 278, m: 833, w: 722, M: 833, W: 944, '(': 333, ')': 333, '/': 278 },
};

const widthOf = (text: string): number =>
	[...text].reduce((sum, sign) => sum + (widths[sign] ?? (/\p{Lu}/u.test(sign) ? 680 : 545)), 0);

/**
 * The cells that stand in one part where the gap between them is hardly a blank: each begins or ends where its column
 * does. A part that lies over columns without keeping to them is a head that spans them, and stays whole.
 */
function splitAtColumns(
	part: Part,
	columns: readonly Readonly<Column>[],
	size: number,
): readonly Part[] {
	if (
		!part.text.includes(' ') ||
		columns.filter((column) => overlap(column, part) > 0).length < 2
	) {
		return [part];
	}
	const touched = columns.filter((column) => overlap(column, part) > 0);
	const words = part.text.split(' ');
	const last = touched.length - 1;
	if (words.length > 60) return [part];
	// What the reader gave as a blank between two cells is a gap of a third of the height, more or less.
	const scale = (part.right - part.left - last * 0.12 * size) / widthOf(part.text);
	const amounts = words.map((word) => /\d$/u.test(word) && !/^(?:19|20)\d\d$/u.test(word));
	// What a cell hardly holds: a sign of per cent without its figure, an amount (no year) behind words.
	const isTorn = (from: number, to: number): boolean =>
		words[from]!.startsWith('%') ||
		(to - from > 1 && amounts[to - 1]! && /\p{L}/u.test(words[to - 2]!));
	const blank = widthOf(' ');
	let reached = 0;
	/** Where each word begins, from the first on. */
	const begins = words.map((word) => (reached += widthOf(word) + blank) - widthOf(word) - blank);
	interface Way {
		readonly cost: number;
		/** Where the last cell ends. */
		readonly end: number;
		readonly cells: readonly Part[];
	}
	let ways: (Way | undefined)[] = [{ cost: 0, end: part.left, cells: [] }];
	for (const [index, column] of touched.entries()) {
		const next: (Way | undefined)[] = [];
		for (let to = index + 1; to <= words.length; to += 1) {
			for (let from = index; from < to; from += 1) {
				const before = ways[from];
				if (!before) continue;
				const text = words.slice(from, to).join(' ');
				const width = ((begins[to] ?? reached) - blank - begins[from]!) * scale;
				const torn = isTorn(from, to) ? 0.5 : 0;
				const slack = index === 0 ? 0 : 0.2 * size;
				const start = before.end + 2 * slack;
				const cell = { ...column, text };
				// A cell begins or ends where its column does, or stands in its middle.
				const middle = (column.left + column.right - width) / 2;
				for (const left of [column.left, column.right - width, middle]) {
					const off = Math.max(0, Math.abs(start - left) - slack) / size;
					const beyond = index === last ? Math.abs(left + width - part.right) / size : 0;
					const cost = before.cost + off + 0.5 * beyond + torn;
					if (cost < (next[to]?.cost ?? Infinity))
						next[to] = { cost, end: left + width, cells: [...before.cells, cell] };
				}
			}
		}
		ways = next;
	}
	const best = ways[words.length];
	if (!best) return [part];
	const certain = touched.length > 2 || best.cells.every((cell) => figure.test(cell.text));
	return best.cost < (certain ? 0.8 : 0.4) * touched.length ? best.cells : [part];
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

/** Whether a line of one chunk is a row whose cells hardly a blank divides: words, and figures in the columns behind. */
function holdsFigures(line: VisualLine, columns: readonly Readonly<Column>[]): boolean {
	const [chunk] = line.chunks as readonly [Chunk];
	if (!/\d\s?%?$/u.test(chunk.text)) return false;
	const cells = chunk.parts.flatMap((part) => splitAtColumns(part, columns, line.size));
	return cells.length > 1 && cells.slice(1).every(({ text }) => figure.test(text));
}

/** A table drawn with rules: its extent, the heights of its horizontal rules and the places of its vertical ones. */
interface RuledBox extends Column {
	readonly heights: number[];
	readonly sides: number[];
}

/** True for the running text between two tables: lines that begin at the left and reach over half of the columns. */
function isProse(lines: readonly VisualLine[], above: number, box: Readonly<Column>): boolean {
	const edges = lines
		.flatMap(({ chunks }) => (chunks.length > 1 ? [chunks[chunks.length >> 1]!.left] : []))
		.sort((a, b) => a - b);
	const edge = edges[Math.floor(edges.length / 2)] ?? box.left + 0.6 * (box.right - box.left);
	return lines.some(
		({ y, size, chunks: [chunk, second] }) =>
			y > above && !second && chunk!.left < box.left + 12 && chunk!.right > edge + size,
	);
}

/** Boxes drawn on the page: three or more horizontal rules of one extent, or two with vertical rules between. */
function findBoxes(rules: Rules, lines: readonly VisualLine[]): RuledBox[] {
	const boxes: RuledBox[] = [];
	for (const rule of [...rules.across].sort((a, b) => a.y - b.y)) {
		const box = boxes.findLast(
			(other) => Math.abs(other.left - rule.left) < 4 && Math.abs(other.right - rule.right) < 4,
		);
		const sides = rules.down.filter(
			(side) =>
				box &&
				side.x > box.left - 4 &&
				side.x < box.right + 4 &&
				side.top < rule.y + 4 &&
				side.bottom > box.heights[0]! + 4,
		);
		const joins = sides.some(
			({ top, bottom }) => top <= box!.heights.at(-1)! + 4 && bottom >= rule.y - 4,
		);
		// Without vertical rules, above as here, rows and tables look alike: then the text between them decides.
		const reached = box && (joins || sides.length === 0);
		const inside = box ? lines.filter(({ y }) => y > box.heights[0]! && y < rule.y) : [];
		const divided =
			box &&
			rules.down.some(
				({ x, top, bottom }) =>
					x > box.left + 4 &&
					x < box.right - 4 &&
					top < box.heights.at(-1)! + 4 &&
					bottom > rule.y - 4,
			);
		const goesOn = reached && (divided || !isProse(inside, box.heights.at(-1)!, box));
		if (goesOn) box.heights.push(rule.y);
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
	return findBoxes(rules, lines).flatMap((box) => {
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
		if (columns.length < 2) return [];
		// A head above the first rule, or a row that the page before began.
		let first = from;
		for (let at = from - 1; at >= 0 && from - at <= 12; at -= 1) {
			const [line, below] = [lines[at]!, lines[at + 1]!];
			const inside = line.chunks.every(
				(chunk) => chunk.left > box.left - 4 && chunk.right < box.right + 4,
			);
			const gap = below.y - line.y;
			const several = line.chunks.length > 1 && gap <= (from - at <= 3 ? 2.2 : 1.6) * line.size;
			const row = several || isBeside(line, below) || spansColumns(line, below, columns);
			if (row && inside) first = at;
			else if (!inside || gap > 1.6 * line.size || !fitsOneColumn(line, columns)) break;
		}
		// A row that the next page ends.
		let last = to;
		for (let at = to; at < lines.length; at += 1) {
			const [above, line] = [lines[at - 1]!, lines[at]!];
			const inside = line.chunks.every((chunk) =>
				fitsOneColumn({ ...line, chunks: [chunk] }, columns),
			);
			if (!inside || line.y - above.y > (at === to ? 2.2 : 1.6) * line.size) break;
			if (line.chunks.length > 1 || isBeside(line, above) || last > to) last = at + 1;
		}
		return [{ from: first, to: last, columns, heights: box.heights }];
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
	/** Lines that tell of columns: of several chunks, or cells set to the middle of their row. */
	const full = lines.map(
		(line, index) =>
			line.chunks.length > 1 ||
			(index > start && isBeside(line, lines[index - 1]!)) ||
			(index + 1 < end && isBeside(line, lines[index + 1]!)),
	);
	let from = start;
	while (from < end) {
		if (!full[from]) {
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
			widestGap = Math.max(at - from === 1 ? 2.2 * line.size : widestGap, gap);
			if (full[at]) {
				const apart = !line.chunks.some((chunk) =>
					columns.some((column) => overlap(column, chunk) > 0),
				);
				if (apart && !isBeside(line, lines[at - 1]!)) break;
				columns = findColumns(lines.slice(from, at + 1).filter((_, index) => full[from + index]));
				last = at;
			} else if (!fitsOneColumn(line, columns) && !holdsFigures(line, columns)) break;
		}
		const hangs = (line: VisualLine, neighbour: VisualLine): boolean =>
			line.chunks.length === 1 &&
			fitsOneColumn(line, columns) &&
			Math.abs(line.y - neighbour.y) < 1.6 * line.size &&
			(columnOf(line.chunks[0]!, columns) > 0 || (line.y > neighbour.y && isWrapped(line)));
		let to = last + 1;
		while (to < end && hangs(lines[to]!, lines[to - 1]!)) to += 1;
		let first = from;
		const floor = regions.at(-1)?.to ?? start;
		while (
			first > floor &&
			(hangs(lines[first - 1]!, lines[first]!) ||
				spansColumns(lines[first - 1]!, lines[first]!, columns) ||
				isCloseHead(lines[first - 1]!, lines[first]!, columns))
		)
			first -= 1;
		const rows = full.slice(from, to).filter(Boolean).length;
		if (rows >= 2 && columns.length >= 2) {
			while (to < end && keepsPitch(lines, { from, to, columns })) to += 1;
			regions.push({ from: first, to, columns });
			from = to;
		} else from += 1;
	}
	return regions;
}

/** True where two lines are no line apart: cells that stand in the middle of a row of several lines. */
function isBeside(line: VisualLine, other: VisualLine): boolean {
	return Math.abs(line.y - other.y) < 0.92 * Math.min(line.size, other.size);
}

/**
 * Whether the line after a table is a row of it of which only the first cell is filled: it stands in the first column,
 * as far below as the rows stand apart, which is more than lines of text do.
 */
export function keepsPitch(
	lines: readonly VisualLine[],
	{ from, to, columns }: Omit<TableRegion, 'heights'>,
): boolean {
	const line = lines[to];
	if (line?.chunks.length !== 1 || to - from < 3) return false;
	const [chunk] = line.chunks as readonly [Chunk];
	const gapTo = (index: number): number => lines[index]!.y - lines[index - 1]!.y;
	const pitch = gapTo(to);
	const same = (index: number): boolean => Math.abs(gapTo(index) - pitch) < 0.05 * pitch;
	return (
		pitch > 1.5 * line.size &&
		same(to - 1) &&
		same(to - 2) &&
		Math.abs(line.size - lines[to - 1]!.size) < 0.05 * line.size &&
		Math.abs(chunk.left - columns[0]!.left) < 1.5 &&
		chunk.right < columns[1]!.left &&
		!/[.:]$/u.test(chunk.text)
	);
}

/** True for a head above several columns, right of the first: `Budget 2025` above the quarters. */
function spansColumns(
	line: VisualLine,
	below: VisualLine,
	columns: readonly Readonly<Column>[],
): boolean {
	if (columns.length < 3) return false;
	const [chunk, second] = line.chunks;
	const touched = (chunks: readonly Chunk[]): number =>
		columns.filter((column) => chunks.some((one) => overlap(column, one) > 0)).length;
	const over = { left: columns[1]!.left, right: columns.at(-1)!.right };
	const middle = (column: Readonly<Column>): number => (column.left + column.right) / 2;
	return (
		second === undefined &&
		touched(below.chunks) > 2 &&
		below.chunks.length > 1 &&
		chunk!.left > columns[0]!.right &&
		below.y - line.y < 3.2 * line.size &&
		(touched(line.chunks) > 1 || Math.abs(middle(chunk!) - middle(over)) < line.size)
	);
}

/** True for a head whose cells stand so close that they come as one text: it fills every column and no more. */
function isCloseHead(
	line: VisualLine,
	below: VisualLine,
	columns: readonly Readonly<Column>[],
): boolean {
	const [chunk, second] = line.chunks;
	const { left } = columns[0]!;
	const { right } = columns.at(-1)!;
	if (second || below.chunks.length < 2 || below.y - line.y > 2.8 * line.size) return false;
	if (Math.abs(chunk!.left - left) > 1.5 || Math.abs(chunk!.right - right) > line.size)
		return false;
	const cells = chunk!.parts.flatMap((part) => splitAtColumns(part, columns, line.size));
	return cells.length === columns.length;
}

function isWrapped(line: VisualLine): boolean {
	return /^\p{Ll}/u.test(line.chunks[0]!.text);
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
	const groups = groupLines(lines, columns, heights);
	return groups.map((group) => {
		const cells = columns.map(() => '');
		for (const line of group) {
			const parts = line.chunks.flatMap((chunk) => chunk.parts);
			for (const part of parts.flatMap((one) => splitAtColumns(one, columns, line.size))) {
				const column = columnOf(part, columns);
				cells[column] = joinCell(cells[column]!, part.text);
			}
		}
		return { cells, y: group[0]!.y };
	});
}

function groupLines(
	lines: readonly VisualLine[],
	columns: readonly Readonly<Column>[],
	heights: readonly number[],
): VisualLine[][] {
	const pitch = Math.min(
		1.35 * lines[0]!.size,
		...lines.slice(1).flatMap((line, index) => {
			const gap = line.y - lines[index]!.y;
			return gap > 0.95 * line.size ? [gap] : [];
		}),
	);
	const far = (line: VisualLine, above: VisualLine): boolean => line.y - above.y >= 1.2 * pitch;
	const bimodal =
		lines.slice(1).some((line, index) => far(line, lines[index]!)) &&
		lines.slice(1).some((line, index) => !far(line, lines[index]!));
	if (heights.length > 0) {
		return toGroups(lines, (line, above) =>
			heights.some((y) => y > above.y - 0.2 * above.size && y < line.y - 0.3 * line.size),
		);
	}
	const bySense = (some: readonly VisualLine[]): VisualLine[][] =>
		toGroups(some, (line, above, group) =>
			bimodal && line.chunks.length < columns.length
				? far(line, above)
				: !continues(line, group, columns),
		);
	if (!bimodal) return bySense(lines);
	return toGroups(lines, far).flatMap((group) =>
		isOneRow(group, columns) ? [group] : bySense(group),
	);
}

function toGroups(
	lines: readonly VisualLine[],
	begins: (line: VisualLine, above: VisualLine, group: readonly VisualLine[]) => boolean,
): VisualLine[][] {
	const groups: VisualLine[][] = [];
	for (const [index, line] of lines.entries()) {
		const above = lines[index - 1];
		const group = groups.at(-1);
		if (!above || !group || begins(line, above, group)) groups.push([line]);
		else group.push(line);
	}
	return groups;
}

const figure = /^[-−–+]?\d[\d.]*(?:,\d+)?\s?%?$/u;

/** True where lines that stand close together can be one row: no column holds two figures, and words are wrapped. */
function isOneRow(group: readonly VisualLine[], columns: readonly Readonly<Column>[]): boolean {
	if (group.length === 1) return true;
	const figures = new Set<number>();
	let begun = 0;
	let wrapped = 0;
	const above = new Map<number, Part>();
	for (const line of group) {
		for (const part of line.chunks.flatMap((chunk) => chunk.parts)) {
			const at = columnOf(part, columns);
			if (figure.test(part.text)) {
				if (figures.has(at)) return false;
				figures.add(at);
			}
			const before = above.get(at);
			if (before) {
				const lower = /^[\p{Ll}(\d]/u.test(part.text) || /[-,]$/u.test(before.text);
				if (lower) wrapped += 1;
				else if (at === 0) return false;
				else begun += 1;
			}
			above.set(at, part);
		}
	}
	return begun <= wrapped;
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
