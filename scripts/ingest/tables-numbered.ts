/**
 * Tables whose rows are numbered and spread over several lines: a number, words, an amount for each year, and often words
 * again.
 *
 *     NR. Emne 2030 2031 2032 Status Fag-
 *     udvalg
 *     1 Ny bro over åen
 *     inkl. belysning
 *     -25.000 -25.000 -25.000
 *     Implementeret TMU
 */
import { joinAll } from './hyphenation.ts';
import { plainText } from './markup.ts';
import type { Messages } from './messages.ts';
import { caption } from './table-body.ts';
import { splitLabels, toFragments, wideParts } from './table-heads.ts';
import type { HeadLine } from './table-heads.ts';
import { isValue, isYear, readFigures } from './table-rows.ts';
import { isTotal } from './table-sums.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';

/** A row as it stands in the print: the indexes of its lines. */
interface Spread {
	readonly lines: number[];
	readonly number?: number;
	/** True where one of its lines holds a run of amounts. */
	filled: boolean;
}

interface Cells {
	readonly left: string;
	readonly values: readonly string[];
	readonly right: string;
}

const rowStart = /^(?:(\p{Lu}{2,4}) )?(\d{1,3})(?: |$)/u;

/** The place and length of the run of years in a head line; undefined where it holds fewer than three. */
function yearRun(text: string): { at: number; count: number } | undefined {
	if (!/\d{4}/u.test(text)) return undefined;
	const tokens = text.split(' ');
	for (let at = 0; at < tokens.length; at += 1) {
		let count = 0;
		while (isYear(tokens[at + count] ?? '')) count += 1;
		if (count >= 3) return { at, count };
		at += count;
	}
	return undefined;
}

const textOf = (lines: readonly Line[], index: number): string => {
	const line = lines[index];
	return line && line.blank === 'no' && line.furniture === undefined ? plainText(line.text) : '';
};

/** The table of numbered rows whose years stand on line `start`; undefined where none stands there. */
export function readNumberedTable(
	lines: readonly Line[],
	start: number,
	floor: number,
	messages: Messages,
): FoundTable | undefined {
	const years = yearRun(textOf(lines, start));
	if (!years || (lines[start]?.text.length ?? 0) > 160) return undefined;
	const before = headBefore(lines, start, floor);
	const first = firstRow(lines, start);
	if (first === undefined) return undefined;
	const coded = rowStart.exec(textOf(lines, first.numbered))?.[1] !== undefined;
	const repeatedHead: number[] = [];
	const rows = collectRows(lines, first.row, coded, [...before, start], repeatedHead);
	const numbered = rows.filter((row) => row.number !== undefined);
	if (numbered.length < 2) return undefined;
	const headTokens = textOf(lines, start).split(' ');
	const after: string[] = [headTokens.slice(years.at + years.count).join(' ')];
	for (let index = start + 1; index < first.row; index += 1) after.push(textOf(lines, index));
	const rightText = joinAll(after);
	const valueColumn =
		rightText !== '' &&
		numbered.filter((row) => tail(lines, row) > years.count).length * 2 > numbered.length;
	const width = years.count + (valueColumn ? 1 : 0);
	const right = valueColumn || rightText === '' ? [] : splitLabels(rightText);
	const cells = withWords(
		lines,
		rows,
		width,
		rows.map((row) =>
			right.length > 0 ? middleCells(lines, row, width) : endCells(lines, row, width),
		),
	);
	const missing = cells.findIndex((cell) => cell === undefined);
	if (cells.filter((cell) => cell?.values.some((value) => value !== '')).length * 2 < rows.length)
		return undefined;
	if (missing >= 0) {
		const place = lines[rows[missing]?.lines[0] ?? start]?.number;
		messages.warn(
			'table-cells',
			place,
			`expected ${width} amounts or their empty cells in a numbered row, found neither; the table stays text`,
		);
		return undefined;
	}
	const codes = coded ? 3 : 1;
	const leftHead = leftLabels(lines, before, headTokens.slice(0, years.at).join(' '), codes);
	if (right.length > 2) return undefined;
	const body = cells.map((cell, index) => {
		if (!cell) return [];
		const row = rows[index];
		// A total set in by blanks stands under the words, else it stands for its row.
		const whole = isTotal(cell.left) && lines[row?.lines[0] ?? 0]?.indent === 0;
		const left = whole
			? [cell.left, ...Array.from({ length: codes }, () => '')]
			: splitLeft(cell.left, codes, row?.number !== undefined);
		return [...left, ...cell.values, ...splitRight(cell.right, right.length)];
	});
	const head = [
		...leftHead,
		...headTokens.slice(years.at, years.at + years.count),
		...(valueColumn ? [rightText] : right),
	];
	const from = Math.min(start, ...before);
	const to = rows.at(-1)?.lines.at(-1) ?? start;
	return {
		from,
		to,
		repeatedHead,
		blocks: [
			{
				kind: 'table',
				rows: [head, ...body],
				headerRows: 1,
				repaired: 'rows put together from several lines',
				lines: { from: lines[from]?.number ?? 0, to: lines[to]?.number ?? 0 },
			},
		],
	};
}

/** Indexes of the short lines right above the line of years that belong to the head. */
function headBefore(lines: readonly Line[], start: number, floor: number): number[] {
	const found: number[] = [];
	let gap = 0;
	for (let index = start - 1; index >= floor && found.length < 8; index -= 1) {
		const line = lines[index];
		if (!line || line.blank === 'spaces') break;
		if (line.blank === 'empty') {
			gap += 1;
			if (gap > 1) break;
			continue;
		}
		const text = textOf(lines, index);
		if (text.length > 40 || /:$/u.test(text) || readFigures(line)) break;
		found.unshift(index);
		gap = 0;
	}
	return found;
}

/** The first line of the body and the first numbered one: below the head, at most ten lines of words apart. */
function firstRow(
	lines: readonly Line[],
	start: number,
): { row: number; numbered: number } | undefined {
	let words = 0;
	let unnumbered: number | undefined;
	for (let index = start + 1; index < lines.length && words < 10; index += 1) {
		const text = textOf(lines, index);
		if (text === '') continue;
		words += 1;
		if (rowStart.test(text) && !yearRun(text)) return { row: unnumbered ?? index, numbered: index };
		if (yearRun(text)) return undefined;
		const line = lines[index];
		if (line && (readFigures(line)?.values.length ?? 0) > 1) unnumbered ??= index;
	}
	return undefined;
}

function collectRows(
	lines: readonly Line[],
	from: number,
	coded: boolean,
	head: readonly number[],
	repeated: number[],
): Spread[] {
	const rows: Spread[] = [];
	const headTexts = head.map((index) => textOf(lines, index));
	let last = 0;
	let spaces = 0;
	for (let index = from; index < lines.length; index += 1) {
		const line = lines[index];
		const text = textOf(lines, index);
		if (!line) break;
		if (text === '') {
			if (line.blank === 'spaces' && line.text.length < 3) spaces += 1;
			const row = rows.at(-1);
			// Blanks on a line of their own are empty cells.
			if (row && line.blank === 'spaces' && line.text.length >= 3) row.lines.push(index);
			continue;
		}
		const again = headAgain(lines, index, headTexts, from - Math.min(...head));
		if (again !== undefined) {
			if (!continuesAt(lines, again, coded, last)) break;
			for (let each = index; each < again; each += 1) {
				if (lines[each]?.blank === 'no') repeated.push(lines[each]?.number ?? 0);
			}
			index = again - 1;
			spaces = 0;
			continue;
		}
		const opens = spaces > 0 || line.indent === 1;
		if (yearRun(text) || (opens && /^\p{Lu}\p{Ll}+ \d{1,2}(?:: |$)/u.test(text))) break;
		const match = rowStart.exec(text);
		const number = match ? Number(match[2]) : 0;
		const starts =
			match !== null &&
			(match[1] !== undefined) === coded &&
			number > last &&
			(last === 0 || number <= last + 3);
		const row = rows.at(-1);
		const runs = amounts(text) >= 3;
		if (starts) {
			rows.push({ lines: [index], number, filled: runs });
			last = number;
		} else if (!row || (runs && isTotal(text)) || (row.filled && (runs || isGroup(text)))) {
			rows.push({ lines: [index], filled: runs });
		} else if (row.filled && (caption.test(text) || isTotal(textOf(lines, row.lines[0] ?? 0)))) {
			break;
		} else {
			row.lines.push(index);
			row.filled ||= runs;
		}
		spaces = 0;
	}
	for (const row of rows)
		while (textOf(lines, row.lines.at(-1) ?? 0) === '' && row.lines.length > 1) row.lines.pop();
	return rows;
}

/** True for a line that names the rows below it: `Foreslået anvendelse:`. */
const isGroup = (text: string): boolean => /^\p{Lu}[^.]{3,60}:$/u.test(text);

/** The index below a head that is printed again, where its lines begin at `index`. */
function headAgain(
	lines: readonly Line[],
	index: number,
	head: readonly string[],
	reach: number,
): number | undefined {
	if (head[0] === undefined || textOf(lines, index) !== head[0] || reach > 40) return undefined;
	let at = 0;
	let next = index;
	for (; next < lines.length && at < head.length; next += 1) {
		const text = textOf(lines, next);
		if (text === '') continue;
		if (text !== head[at]) return undefined;
		at += 1;
	}
	if (at < head.length) return undefined;
	while (next < lines.length && !rowStart.test(textOf(lines, next)) && next - index < reach + 10)
		next += 1;
	return next;
}

function continuesAt(lines: readonly Line[], index: number, coded: boolean, last: number): boolean {
	const match = rowStart.exec(textOf(lines, index));
	return (
		match !== null &&
		(match[1] !== undefined) === coded &&
		Number(match[2]) > last &&
		Number(match[2]) <= last + 3
	);
}

/** The longest run of values on a line. */
function amounts(text: string): number {
	let best = 0;
	let run = 0;
	for (const token of text.split(' ')) {
		run = isValue(token) && !isYear(token) ? run + 1 : 0;
		best = Math.max(best, run);
	}
	return best;
}

const tail = (lines: readonly Line[], row: Spread): number =>
	Math.max(0, ...row.lines.map((index) => amounts(textOf(lines, index))));

/** Amounts between words: the words before, the amounts, the words after. */
function middleCells(lines: readonly Line[], row: Spread, width: number): Cells | undefined {
	const before: string[] = [];
	const after: string[] = [];
	let values: string[] | undefined;
	for (const index of row.lines) {
		const raw = lines[index]?.text ?? '';
		const text = textOf(lines, index);
		if (values) {
			after.push(text);
			continue;
		}
		const tokens = text === '' ? [] : text.split(' ');
		const at = lastRun(tokens, width);
		if (at >= 0) {
			before.push(tokens.slice(0, at).join(' '));
			values = tokens.slice(at, at + width);
			after.push(tokens.slice(at + width).join(' '));
			continue;
		}
		// Empty cells leave a blank each: on a line of their own, at the start, in the middle or at the end.
		const wide = / {3,}/u.exec(raw.replace(/^ (?=\S)/u, ''));
		if (wide && wide[0].length >= Math.min(width, 3)) {
			const cut = raw.indexOf(wide[0]);
			before.push(plainText(raw.slice(0, cut)));
			values = Array.from({ length: width }, () => '');
			after.push(plainText(raw.slice(cut)));
			continue;
		}
		before.push(text);
	}
	return values ? { left: joinAll(before), values, right: joinAll(after) } : undefined;
}

/**
 * The cells of rows that hold words where others hold their first amount (`Andel af puljen 0 0 0`): the same words in every such row, two
 * or more, on lines of their own right above the amounts.
 */
function withWords(
	lines: readonly Line[],
	rows: readonly Spread[],
	width: number,
	cells: readonly (Cells | undefined)[],
): (Cells | undefined)[] {
	const found = rows.map((row, place) =>
		cells[place] || width < 3 ? undefined : wordsThenAmounts(lines, row, width),
	);
	const held = found.filter((each) => each !== undefined);
	const words = new Set(held.map((each) => each.values[0]));
	return held.length > 1 && words.size === 1
		? cells.map((each, place) => each ?? found[place])
		: [...cells];
}

function wordsThenAmounts(lines: readonly Line[], row: Spread, width: number): Cells | undefined {
	const filled = row.lines.filter((index) => textOf(lines, index) !== '');
	const at = filled.findIndex((index) => lastRun(textOf(lines, index).split(' '), width - 1) === 0);
	if (at < 2) return undefined;
	// The words end where a blank line stands above them.
	let from = at - 1;
	while (from > 0 && (filled[from] ?? 0) - (filled[from - 1] ?? 0) === 1) from -= 1;
	const words = joinAll(filled.slice(from, at).map((index) => textOf(lines, index)));
	const apart = (filled[at] ?? 0) - (filled[at - 1] ?? 0) > 1;
	if (from === 0 || !apart || words.length > 30) return undefined;
	const tokens = textOf(lines, filled[at] ?? 0).split(' ');
	const right = [
		tokens.slice(width - 1).join(' '),
		...filled.slice(at + 1).map((index) => textOf(lines, index)),
	];
	return {
		left: joinAll(filled.slice(0, from).map((index) => textOf(lines, index))),
		values: [words, ...tokens.slice(0, width - 1)],
		right: joinAll(right.filter((part) => part !== '')),
	};
}

/** Where the last `width` tokens of a run of that many amounts begin, -1 where there is none. */
function lastRun(tokens: readonly string[], width: number): number {
	let run = 0;
	let found = -1;
	tokens.forEach((token, place) => {
		run = isValue(token) && !isYear(token) ? run + 1 : 0;
		if (run >= width) found = place - width + 1;
	});
	return found;
}

/** Amounts at the end of the row, empty cells as blanks between them. */
function endCells(lines: readonly Line[], row: Spread, width: number): Cells | undefined {
	for (let place = row.lines.length - 1; place >= 0; place -= 1) {
		const line = lines[row.lines[place] ?? -1];
		const figures = line ? readFigures(line) : undefined;
		if (!line || !figures) continue;
		const extra = Math.max(0, figures.values.length - width);
		const cells: string[] = [];
		for (let index = extra; index < figures.values.length; index += 1) {
			const gap = figures.gaps[index] ?? 1;
			const empty =
				index === extra && (gap <= 2 || (place > 0 && figures.label === ''))
					? 0
					: Math.floor((gap - 1) / 2);
			for (let count = 0; count < empty; count += 1) cells.push('');
			cells.push(figures.values[index] ?? '');
		}
		if (cells.length > width || (cells.length < width && figures.trailing < 2)) return undefined;
		while (cells.length < width) cells.push('');
		const left = [
			...row.lines.slice(0, place).map((index) => textOf(lines, index)),
			[figures.label, ...figures.values.slice(0, extra)].join(' '),
			...row.lines.slice(place + 1).map((index) => textOf(lines, index)),
		];
		return { left: joinAll(left), values: cells, right: '' };
	}
	return undefined;
}

/** The number (and codes beside it) in columns of their own, then the words. */
function splitLeft(text: string, codes: number, numbered: boolean): string[] {
	const tokens = text.split(' ');
	if (!numbered) return [...Array.from({ length: codes }, () => ''), text];
	return [...tokens.slice(0, codes), tokens.slice(codes).join(' ')];
}

/** The words after the amounts: a short code at the end stands in the last column. */
function splitRight(text: string, count: number): string[] {
	if (count < 2) return count === 0 ? [] : [text];
	const match = /^(.*?) ?(\p{Lu}{2,5}(?: ?\/ ?\p{Lu}{2,5})*)$/u.exec(text);
	return match ? [match[1] ?? '', match[2] ?? ''] : [text, ''];
}

function leftLabels(
	lines: readonly Line[],
	before: readonly number[],
	prefix: string,
	codes: number,
): string[] {
	const head: HeadLine[] = before.map((index, place) => ({
		text: textOf(lines, index),
		parts: wideParts(lines[index]?.text ?? ''),
		index,
		gap: place === 0 ? 0 : index - (before[place - 1] ?? index) - 1,
		goesOn: false,
	}));
	const texts = toFragments(head).map((fragment) => fragment.text);
	if (prefix !== '') texts.push(prefix);
	const count = codes + 1;
	if (texts.length >= 2 && codes > 1) {
		const words = (texts[0] ?? '').split(/(?<!\p{Ll}) | (?!nr\.)/u);
		if (words.length === codes) return [...words, texts.slice(1).join(' ')];
	}
	const labels = texts.length === count ? texts : texts.flatMap(splitLabels);
	if (labels.length === count) return labels;
	if (labels.length === 1 && codes === 1) return ['', labels[0] ?? ''];
	return [...Array.from({ length: codes }, () => ''), texts.join(' ')];
}
