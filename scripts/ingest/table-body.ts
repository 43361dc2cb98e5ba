/** The rows of a table of figures, as a print spreads them over lines: labels, groups, heads printed again. */
import { monthBeginnings } from '../../src/danish/date.ts';
import { joinAll } from './hyphenation.ts';
import { readMarker } from './lists.ts';
import { plainText } from './markup.ts';
import { areHeads, isSeries, isUnit, labelsOf, toFragments, wideParts } from './table-heads.ts';
import type { HeadLine } from './table-heads.ts';
import { isLoneLabel, isRowLabel, isYear, readFigures } from './table-rows.ts';
import type { FigureLine } from './table-rows.ts';
import { isTotal } from './table-sums.ts';
import type { Line } from './types.ts';
import { endsSentence, isUnfinished, startsLower } from './wrapping.ts';

/** A row of the body. */
export interface BodyRow {
	label: string;
	readonly values: readonly string[];
	readonly gaps: readonly number[];
	readonly trailing: number;
	from: number;
	readonly to: number;
	/** True where the label begins on a line above the values. */
	readonly stacked: boolean;
}

/** The rows between the first and the last line of figures, as places in the passage. */
export interface Body {
	readonly rows: BodyRow[];
	from: number;
	to: number;
	readonly repeated: number[];
}

/** Lines that belong to the text around a table. */
export const caption =
	/^(?:Tabel|Figur|Fig\.|Diagram|Kilde|Note|Bemærkning|Anm\.|Bilag|\*|\+ ?=|- ?=|=)/u;

/** The plain text of a line. */
export const textOf = (line: Line | undefined): string => (line ? plainText(line.text) : '');

/** True for the name of a month, short or long. */
export const month = new RegExp(`^(?:${monthBeginnings})\\p{Ll}*\\.?$`, 'iu');

/** True for a line that names a group of rows: dots lead away from it, or it ends in a colon. */
const isGroup = (text: string): boolean => /\.{4,}$|:$/u.test(text) && text.length <= 70;

/** True for the name of a group of accounts: capitals only, or a number first. */
export const isGroupName = (text: string): boolean =>
	(!/\p{Ll}/u.test(text) && /\p{L}{3}/u.test(text)) || /^\d\d (?:\d\d ?)?(?:\p{Lu}|$)/u.test(text);

/** True for the number of an account alone: `00 22`. */
const isAccount = (row: FigureLine): boolean =>
	row.label === '' &&
	row.values.length > 1 &&
	row.values.every((value) => /^\d\d$/u.test(value)) &&
	row.values.some((value) => value.startsWith('0'));

/** True for years, and for a share among three years or more: the head of a column of wages `2031 2030 2% 2031`. */
const areYears = (values: readonly string[]): boolean =>
	values.every((value) => isYear(value) || value.endsWith('%')) &&
	(values.every(isYear) || values.filter(isYear).length > 2);

/** The row of figures on a line, where it can be one. */
export function rowAt(line: Line | undefined, inside = false): FigureLine | undefined {
	const row = line ? readFigures(line) : undefined;
	if (!row || !isRowLabel(row.label, inside ? 3 : row.values.length)) return undefined;
	if (areYears(row.values) || isAccount(row) || isSeries(textOf(line))) return undefined;
	if (row.values.length === 1 && !row.leaders) {
		const value = row.values[0] ?? '';
		// Prose ends in numbers too: one value needs a label that is none of its sentences.
		if (
			row.label === '' ||
			row.label.split(' ').length > 12 ||
			(row.label.split(' ').length > 4 && /\p{Ll}{3}\. \p{Lu}/u.test(row.label))
		)
			return undefined;
		if (!/^[\p{Lu}\d\-–"”(]/u.test(row.label) && !/^\d/u.test(value)) return undefined;
	}
	return row;
}

/** The lines right above the first row that are the start of its label (a wrapped one) or the name of its group. */
export function takeLead(body: Body, head: readonly HeadLine[]): void {
	const first = body.rows[0];
	if (!first) return;
	const parts: HeadLine[] = [];
	const others = body.rows.slice(1, 6).filter((row) => row.values.length > 0);
	// Every figure line stands below a line with its label, so the first does too.
	const below =
		first.label === '' &&
		others.length > 1 &&
		others.every((row) => row.stacked && row.label !== '');
	let next = first.label;
	for (let place = head.length - 1; place >= 0; place -= 1) {
		const line = head[place];
		if (!line || (parts.length === 0 && headsRow(line, first.values.length))) break;
		const wrapped =
			next !== '' &&
			((isYear(next) && month.test(line.text)) ||
				startsLower(next) ||
				/^\(\d/u.test(next) ||
				(line.index === first.from - 1 && /[-/]$/u.test(line.text)));
		if (!wrapped && !(below && parts.length === 0) && !/[\p{Ll}]-$/u.test(line.text)) break;
		if (next === '' && !below) break;
		parts.unshift(line);
		next = line.text;
		if (parts.length > 4) break;
	}
	if (parts.length > 0) {
		first.label = joinAll([...parts.map((part) => part.text), first.label]);
		first.from = parts[0]?.index ?? first.from;
	}
	const groups: BodyRow[] = [];
	for (let place = head.length - 1 - parts.length; place >= 0; place -= 1) {
		const line = head[place];
		if (!line) break;
		const before = head[place - 1];
		const columns = head
			.slice(Math.max(0, place - 2), place)
			.some((each) => each.text.split(' ').filter(isYear).length > 1);
		const wrapped = before !== undefined && startsLower(line.text);
		const label = wrapped ? `${before.text} ${line.text}` : line.text;
		// A line of years or the end of a head is no group.
		const named = /^[(%\p{Ll}]/u.test(label) || label.split(' ').some(isYear);
		if (named || (!columns && !/\.{4,}$/u.test(line.text)) || !isLoneLabel(line.text)) break;
		groups.unshift({
			label: joinAll(wrapped ? [before.text, line.text] : [line.text]).replace(/\s*\.{4,}$/u, ''),
			values: [],
			gaps: [],
			trailing: 0,
			from: wrapped ? before.index : line.index,
			to: line.index,
			stacked: false,
		});
		if (wrapped) place -= 1;
	}
	body.rows.unshift(...groups);
	body.from = body.rows[0]?.from ?? body.from;
}

/** True where the words of a line are exactly one label a column, that of the labels included; a number may be the label's. */
function headsRow(line: HeadLine, values: number): boolean {
	const fragment = { text: line.text, from: line.index, to: line.index };
	return [values, values - 1].some((width) => {
		const heads = width > 1 ? labelsOf([fragment], width + 1) : undefined;
		return heads !== undefined && areHeads(heads) && !line.text.endsWith('-');
	});
}

/** The short lines above a body that may be its head, nearest last. */
export function headBefore(lines: readonly Line[], start: number, floor: number): HeadLine[] {
	const head: HeadLine[] = [];
	let blanks = 0;
	let spaces = 0;
	for (let index = start - 1; index >= floor && head.length < 130; index -= 1) {
		const line = lines[index];
		if (!line) break;
		if (line.blank !== 'no' || line.furniture !== undefined) {
			blanks += 1;
			if (line.blank === 'spaces') spaces += 1;
			if (blanks > 3 || spaces > 2) break;
			continue;
		}
		const text = textOf(line);
		if (text.length > 200 || line.heading !== undefined || line.cells !== undefined) break;
		if (line.text.includes('\t') || caption.test(text) || rowAt(line)) break;
		// `2031 Korr.bud.`: an abbreviation of two words ends no sentence.
		const shortened = /\p{L}{2}\.\p{L}{2,}\.$/u.test(text);
		const parts = wideParts(line.text);
		const sentence =
			endsSentence(text) && !shortened && parts.length < 3 && !isUnit(text) && !isSeries(text);
		if (sentence && !/\.{4,}$/u.test(text) && !isGroup(text)) break;
		const nearest = head[0];
		// `I alt` at the foot of a page is a row of what stands above, not the head of the page below.
		const page = nearest && blanks === 0 && lines[nearest.index]?.indent === 1;
		if (page && isTotal(text)) break;
		if (nearest) head[0] = { ...nearest, gap: blanks };
		head.unshift({ text, parts, index, gap: 0, goesOn: line.trailing });
		blanks = 0;
		spaces = 0;
	}
	return head;
}

/** A blank at a line's end says something only where the rows themselves have none. */
export function withTrailing(head: readonly HeadLine[], rows: readonly BodyRow[]): HeadLine[] {
	const tells = rows.filter((row) => row.trailing > 0).length * 2 < rows.length;
	return head.map((line) => ({ ...line, goesOn: tells && line.goesOn }));
}

/** Amounts with words after them: cells of a row, no label. */
const valuesThenWords = /^(?!\d\d \d\d )-?\d[\d.]*(?:,\d+)?%?(?: -?\d[\d.]*(?:,\d+)?%?)+ \p{L}{2}/u;

/** A line without figures that waits for the row it belongs to. */
interface Pending {
	readonly text: string;
	readonly index: number;
	/** Blank lines before it. */
	readonly gap: number;
	readonly trailing: boolean;
	/** True where blanks at its end stand for empty cells. */
	readonly empties: boolean;
}

const emptiesAfter = (line: Line): boolean =>
	line.text.length - line.text.trimEnd().length > 3 && !/-\s*$/u.test(line.text);

/** Reads the body from its first row on: rows, group names, wrapped labels, heads printed again. */
export function readBody(lines: readonly Line[], start: number, head: readonly HeadLine[]): Body {
	const rows: BodyRow[] = [];
	const repeated: number[] = [];
	let widest = 0;
	let pending: Pending[] = [];
	let gap = 0;
	let spaces = 0;
	let end = start;
	const headTexts = head.map((line) => line.text);
	for (let index = start; index < lines.length; index += 1) {
		const line = lines[index];
		if (!line) break;
		if (line.blank !== 'no' || line.furniture !== undefined) {
			gap += 1;
			if (line.blank === 'spaces') spaces += 1;
			if (gap > 4 || spaces > 2) break;
			continue;
		}
		const again =
			rows.length > 0 && pending.length === 0 ? repeatOf(lines, index, headTexts) : undefined;
		if (again && !isTotal(rows.at(-1)?.label ?? '')) {
			repeated.push(...again.numbers);
			index = again.to;
			gap = 0;
			spaces = 0;
			continue;
		}
		const row = rowAt(line, rows.length > 0);
		if (row) {
			const lead = rows.find((each) => each.values.length > 0);
			if (lead?.label === '' && row.label !== '' && pending.length === 0) break;
			const apart = pending.slice(0, ownLines(pending, row));
			if (rows.length > 0 && apart.length > 0 && headsAnew(apart, row.values.length)) break;
			if (spaces > 0 && rows.length > 1 && row.values.length !== widest && !isTotal(row.label))
				break;
			takePending(rows, pending, row);
			rows.push({
				label: joinAll([...pending.map((each) => each.text), row.label]),
				values: row.values,
				gaps: row.gaps,
				trailing: row.trailing,
				from: pending[0]?.index ?? index,
				to: index,
				stacked: pending.length > 0,
			});
			pending = [];
			end = index;
			widest = Math.max(widest, row.values.length);
		} else {
			const text = textOf(line);
			const marker = readMarker(line.text);
			const bullet = marker !== undefined && !/^[-–1]/u.test(marker.sort);
			if (
				caption.test(text) ||
				valuesThenWords.test(text) ||
				bullet ||
				!(
					isLoneLabel(text) ||
					(rows.length > 0 && beginsLabel(text, lines.slice(index + 1, index + 4)))
				) ||
				pending.length >= 7 ||
				line.heading !== undefined ||
				line.cells !== undefined ||
				line.text.includes('\t')
			)
				break;
			if (
				spaces > 0 &&
				gap > 0 &&
				pending.length === 0 &&
				rows.length > 0 &&
				isTotal(rows.at(-1)?.label ?? '')
			)
				break;
			pending.push({ text, index, gap, trailing: line.trailing, empties: emptiesAfter(line) });
		}
		gap = 0;
		spaces = 0;
	}
	return { rows, from: rows[0]?.from ?? start, to: end, repeated };
}

/** True for the first half of a label that happens to end like a sentence: it is short and its figures stand right below. */
function beginsLabel(text: string, next: readonly Line[]): boolean {
	const row = next.findIndex((line) => rowAt(line, true) !== undefined);
	return text.length <= 45 && row >= 0 && next.slice(0, row).every((line) => line.blank === 'no');
}

/** How many of the pending lines stand for themselves: those after them begin the label of the row. */
function ownLines(pending: readonly Pending[], row: FigureLine): number {
	let keep = pending.length;
	let next = row.label;
	while (keep > 0) {
		const before = pending[keep - 1];
		if (!before || before.empties) break;
		const part =
			startsLower(next) ||
			isUnfinished(before.text) ||
			/[-/]$/u.test(before.text) ||
			(isYear(next) && month.test(before.text)) ||
			(before.trailing && row.trailing === 0 && !before.text.endsWith(':'));
		if (!part) break;
		next = before.text;
		keep -= 1;
	}
	return keep;
}

/** Pending lines that are no part of the coming row's label become group rows. */
function takePending(rows: BodyRow[], pending: Pending[], row: FigureLine): void {
	const empties = pending.findLastIndex((each) => each.empties) + 1;
	// Where labels stand above their values, all that stands there is label.
	const near = rows.slice(-6).filter((each) => each.values.length > 2);
	const above = near.length > 3 && near.filter((each) => each.stacked).length * 2 > near.length;
	const groups = pending.splice(
		0,
		row.label === '' || above ? empties : Math.max(empties, ownLines(pending, row)),
	);
	let held: { text: string; index: number }[] = [];
	groups.forEach((group, place) => {
		held.push(group);
		const after = groups[place + 1];
		const goes =
			after !== undefined &&
			!group.empties &&
			(startsLower(after.text) || isUnfinished(group.text) || /-$/u.test(group.text));
		if (goes) return;
		const first = held[0];
		if (first) {
			rows.push({
				label: joinAll(held.map((each) => each.text)).replace(/\s*\.{4,}$/u, ''),
				values: [],
				gaps: [],
				trailing: 0,
				from: first.index,
				to: group.index,
				stacked: false,
			});
		}
		held = [];
	});
}

/** True where the lines between two rows are the head of another table. */
function headsAnew(pending: readonly Pending[], count: number): boolean {
	const fragments = toFragments(
		pending.map((each) => ({
			text: each.text,
			parts: [each.text],
			index: each.index,
			gap: each.gap,
			goesOn: each.trailing,
		})),
	);
	if (
		pending.some(
			(each) => each.text.split(' ').slice(-2).every(isYear) && each.text.split(' ').length > 1,
		)
	)
		return true;
	// Accounts with their numbers name groups.
	if (pending.some((each) => /^\d\d (?:\d\d )?\p{Lu}/u.test(each.text))) return false;
	for (let size = 1; size <= fragments.length; size += 1) {
		const some = fragments.slice(-size);
		const heads = labelsOf(some, count) ?? labelsOf(some, count + 1);
		if (count >= 2 && heads && areHeads(heads) && !some.some((fragment) => isGroup(fragment.text)))
			return true;
		if (
			count === 1 &&
			size <= 2 &&
			labelsOf(some, 2)?.some((label) => /^(?:Antal|Pct|Beløb|Kr|Andel|\d{4})/u.test(label))
		)
			return true;
	}
	return false;
}

/** The head printed again at a page break: its lines from some line of the head to its end. */
function repeatOf(
	lines: readonly Line[],
	index: number,
	head: readonly string[],
): { to: number; numbers: number[] } | undefined {
	const begin = head.lastIndexOf(textOf(lines[index]));
	if (begin < 0 || head.length - begin > 40) return undefined;
	if (head.length - begin === 1 && (head[begin] ?? '').split(' ').length < 2) return undefined;
	const numbers: number[] = [];
	let at = begin;
	let last = index;
	for (let next = index; next < lines.length && at < head.length; next += 1) {
		const line = lines[next];
		if (!line || line.blank !== 'no') continue;
		// The names of the first groups stand below the head; other groups may stand there now.
		if (textOf(line) !== head[at] && at - begin > 3 && head.slice(at).every(isGroupName)) break;
		if (textOf(line) !== head[at]) return undefined;
		numbers.push(line.number);
		last = next;
		at += 1;
	}
	if (at < head.length && !head.slice(at).every(isGroupName)) return undefined;
	// One line of a longer head is a group's name printed twice, unless a page begins with it.
	const [first] = numbers;
	const page = lines[index]?.pageStart === true || lines[index]?.indent === 1;
	return first !== undefined && numbers.length === 1 && head.length > 1 && !page
		? undefined
		: { to: last, numbers };
}
