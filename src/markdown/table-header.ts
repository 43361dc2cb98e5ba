/** The header of a table: which rows it is, where it begins anew, and what it says about each column. */
import { readCell } from './cell.ts';
import { readPeriod } from './period.ts';

/** A part of a table under one header. Every row has the same number of cells. */
export interface Panel {
	readonly header: readonly (readonly string[])[];
	readonly rows: readonly { readonly row: readonly string[]; readonly index: number }[];
	/** Header of the panel above, whose periods hold on where this one names none. */
	readonly above?: readonly string[];
}

function holdsFigure(row: readonly string[]): boolean {
	return row.slice(1).some((cell) => readCell(cell).kind === 'number' && !readPeriod(cell));
}

/** A row of words or periods under no label, above figures: the print's way of beginning a header. */
function looksLikeHeader(row: readonly string[], figures: ReadonlySet<number>): boolean {
	const said = row.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));
	return (
		row[0]!.trim() === '' &&
		said.length > 0 &&
		said.every(
			(at) =>
				figures.has(at) &&
				(readCell(row[at]!).kind === 'text' || readPeriod(row[at]!) !== undefined),
		)
	);
}

/** The columns that hold a figure in some row of the body. */
function figureColumns(rows: readonly (readonly string[])[]): Set<number> {
	return new Set(
		rows.flatMap((row) =>
			row.flatMap((cell, at) =>
				readCell(cell).kind === 'number' && readPeriod(cell) === undefined ? [at] : [],
			),
		),
	);
}

/**
 * A first row that no print marks as a header and that can be nothing else: words or periods over every column of
 * figures (`1.000 kr. | 2023 | 2024 | I alt`), and figures in each of those columns below.
 */
export function isUnmarkedHeader(rows: readonly (readonly string[])[]): boolean {
	const [first, ...body] = rows;
	const figures = figureColumns(body);
	if (!first || body.length < 2 || figures.size === 0) return false;
	const named = [...figures].filter((at) => {
		const said = first[at]!.trim();
		return said !== '' && (readCell(said).kind === 'text' || readPeriod(said)?.rest === '');
	});
	const own = first.slice(1).some((cell) => readCell(cell).kind === 'text');
	const periods = named.every((at) => readPeriod(first[at]!)?.rest === '');
	return named.length === figures.size && (own || (periods && named.length >= 2));
}

/**
 * The panels of a table: usually one; a header in the middle of the table begins another.
 *
 * @param above header rows of the table directly above, where this one goes on with its columns
 */
export function splitPanels(
	rows: readonly (readonly string[])[],
	headerRows: number,
	above?: readonly (readonly string[])[],
): Panel[] {
	const width = Math.max(0, ...rows.map((row) => row.length));
	if (width === 0) return [];
	const padded = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
	const marked = headerRows === 0 && isUnmarkedHeader(padded) ? 1 : headerRows;
	const header = padded.slice(0, marked);
	const figures = figureColumns(padded.slice(marked));
	let at = header.length;
	while (at < padded.length - 1 && at < header.length + 2 && looksLikeHeader(padded[at]!, figures))
		at++;
	const panels: { header: string[][]; rows: { row: string[]; index: number }[] }[] = [
		{ header: padded.slice(0, at), rows: [] },
	];
	for (; at < padded.length; at++) {
		const row = padded[at]!;
		const current = panels.at(-1)!;
		const begins = looksLikeHeader(row, figures) && padded.slice(at + 1).some(holdsFigure);
		if (begins && current.rows.length > 0) panels.push({ header: [row], rows: [] });
		else if (begins && panels.length > 1) current.header.push(row);
		else current.rows.push({ row, index: at });
	}
	const first = panels[0]!;
	const over = above && { header: above, rows: first.rows };
	const inherited = over && headerTexts(over, width);
	const own = headerTexts(
		{ header: first.header, rows: first.rows, ...(inherited && { above: inherited }) },
		width,
	);
	return panels
		.filter((panel) => panel.rows.length > 0)
		.map((panel, place) => {
			const before = place === 0 ? inherited : own;
			return before ? { ...panel, above: before } : panel;
		});
}

const isShare = (words: string) => /%|pct|procent|andel/iu.test(words);

/**
 * Header cells that were printed one column off: where as many headers speak of shares as columns hold them, each
 * kind goes to its own columns in order. Left alone where the counts differ.
 */
function placeByKind(panel: Panel, own: readonly string[]): readonly string[] {
	const shares = own.map((_, at) => {
		const numbers = panel.rows
			.map(({ row }) => readCell(row[at]!))
			.filter(({ kind }) => kind === 'number');
		if (numbers.length === 0) return undefined;
		return numbers.filter(({ unit }) => unit?.id === 'pct').length >= numbers.length * 0.8;
	});
	const places = (wanted: boolean) => shares.flatMap((kind, at) => (kind === wanted ? [at] : []));
	const said = panel.header.flatMap((row) => row.filter((cell) => cell.trim() !== ''));
	const words = (wanted: boolean) => said.filter((cell) => isShare(cell) === wanted);
	const fits = [true, false].every((kind) => places(kind).length === words(kind).length);
	const misplaced = own.some((cell, at) => cell !== '' && shares[at] !== isShare(cell));
	if (!fits || !misplaced) return own;
	const placed = own.map(() => '');
	for (const kind of [true, false]) places(kind).forEach((at, n) => (placed[at] = words(kind)[n]!));
	return placed;
}

/** `3. kvartal 2022 3. kvartal | 2023`: the first half of a period that the print left in the column before. */
function withWholePeriods(headers: readonly string[]): string[] {
	const half = /\s+(\d\.\s*(?:kvartal|kvrt|kvt|kv|halvår)\.?)$/iu;
	return headers.map((words, at) => {
		const before = /^(?:19|20)\d{2}(?!\d)/u.test(words) && half.exec(headers[at - 1] ?? '')?.[1];
		const own = /^(?:19|20)\d{2}(?!\d)/u.test(headers[at + 1] ?? '')
			? words.replace(half, '')
			: words;
		return before ? `${before} ${own}` : own;
	});
}

/**
 * What the header says about each column: the words of its header rows, joined. A cell of an upper row spans the
 * blank cells to its right; words cut by the print are joined (`Fuldtids- personer`).
 */
export function headerTexts(panel: Panel, width: number): string[] {
	const join = (words: readonly string[]) =>
		words
			.filter((word, at) => word !== '' && words.indexOf(word) === at)
			.join(' ')
			.replace(/(\p{Ll})-\s+(?=\p{Ll})(?!(?:og|eller|samt)(?!\p{L}))/gu, '$1')
			.replace(/\s+/gu, ' ')
			.trim();
	const filled = panel.header.map((row, place) => {
		if (place === panel.header.length - 1) return row.map((cell) => cell.trim());
		let spanning = '';
		return row.map((cell, at) => {
			const said = cell.trim();
			const labelled = panel.rows.some(({ row: body }) => readCell(body[at]!).kind === 'number');
			if (said !== '') spanning = labelled || at > 0 ? said : '';
			return said === '' && labelled ? spanning : said;
		});
	});
	const own = withWholePeriods(
		Array.from({ length: width }, (_, at) => join(filled.map((row) => row[at] ?? ''))),
	);
	if (!panel.above) return own;
	const placed = placeByKind(panel, own);
	return placed.map((words, at) => {
		const inherited = readPeriod(panel.above![at]!);
		return inherited && !readPeriod(words) ? join([inherited.period.label, words]) : words;
	});
}
