/**
 * Tables of figures on single-spaced lines, as spreadsheets print them: no mark parts the cells, empty cells vanish,
 * heads are broken over lines and stand before or after the body.
 *
 *     1.000 kr. netto 2030 2031
 *     Havnen 12.500 -300
 *     I alt 12.500 -300 0
 *     Korr. budget
 */
import { joinAll } from './hyphenation.ts';
import { readMarker } from './lists.ts';
import { plainText } from './markup.ts';
import type { Messages } from './messages.ts';
import { areHeads, isUnit, labelsOf, splitLabels, toFragments, wideParts } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import { figure, isLoneLabel, isRowLabel, isYear, largest, readFigures } from './table-rows.ts';
import type { FigureLine } from './table-rows.ts';
import { isTotal, placeBySums } from './table-sums.ts';
import type { PlacedRow } from './table-sums.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';
import { endsSentence, isUnfinished, startsLower } from './wrapping.ts';

interface BodyRow {
	label: string;
	readonly values: readonly string[];
	readonly gaps: readonly number[];
	readonly trailing: number;
	from: number;
	readonly to: number;
	/** True where the label stands on lines of its own above the values. */
	readonly stacked: boolean;
}

interface Body {
	readonly rows: BodyRow[];
	from: number;
	to: number;
	readonly repeated: number[];
}

const caption = /^(?:Tabel|Figur|Fig\.|Diagram|Kilde|Note|Bemærkning|Anm\.|Bilag|\*|\+ ?=|- ?=|=)/u;

const textOf = (line: Line | undefined): string => (line ? plainText(line.text) : '');

const month = /^(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\p{Ll}*\.?$/iu;

/** True for a line that names a group of rows: dots lead away from it, or it ends in a colon. */
const isGroup = (text: string): boolean => /\.{4,}$|:$/u.test(text) && text.length <= 70;

/** The row of figures on a line, where it can be one. */
function rowAt(line: Line | undefined, inside = false): FigureLine | undefined {
	const row = line ? readFigures(line) : undefined;
	if (!row || !isRowLabel(row.label, inside ? 3 : row.values.length)) return undefined;
	if (row.values.every(isYear)) return undefined;
	if (row.values.length === 1 && !row.leaders) {
		const value = row.values[0] ?? '';
		// Prose ends in numbers too: one value needs a label that is none of its sentences.
		if (
			row.label === '' ||
			row.label.split(' ').length > 12 ||
			/\p{Ll}{3}\. \p{Lu}/u.test(row.label)
		)
			return undefined;
		if (!/^[\p{Lu}\d\-–"”(]/u.test(row.label) && !/^\d/u.test(value)) return undefined;
	}
	return row;
}

/** How far a body that turned out to be no table has been read. */
export interface Tried {
	to: number;
}

/** The table of figures whose first row stands at `start`; its head may reach back to `floor`. Undefined where none stands there. */
export function readFigureTable(
	lines: readonly Line[],
	start: number,
	floor: number,
	messages: Messages,
	tried: Tried,
): FoundTable | undefined {
	if (start <= tried.to || !rowAt(lines[start])) return undefined;
	const head = headBefore(lines, start, floor);
	const body = readBody(lines, start, head);
	takeLead(body, head);
	const { rows } = body;
	// A long body that is no table is not read again from its every line.
	if (rows.length > 100) tried.to = body.to;
	const lead = rows.find((row) => row.values.length > 0);
	if (
		lead?.label === '' &&
		rows.length > 1 &&
		rows.some((row) => row.label !== '' && row.values.length > 0)
	) {
		return undefined;
	}
	const width = widthOf(rows);
	if (width === 0 || !isTable(rows, width, lines, body)) return undefined;
	const months = monthHead(head);
	let placed = months ? fillMonths(rows, months) : placeRows(rows, width);
	if (typeof placed === 'string') {
		// What follows the total may be another table.
		const last = rows.findLastIndex((row) => isTotal(row.label) && row.values.length === width);
		const shorter =
			last > 0 && last < rows.length - 1 ? placeRows(rows.slice(0, last + 1), width) : placed;
		if (typeof shorter !== 'string') {
			placed = shorter;
			rows.length = last + 1;
			body.to = rows[last]?.to ?? body.to;
		}
	}
	const first = lines[start]?.number ?? 0;
	if (typeof placed === 'string') {
		messages.warn(
			'table-cells',
			first,
			`expected ${width} values in every row: ${placed}; the table stays text`,
		);
		return asText(lines, body);
	}
	const fragments = toFragments(withTrailing(head, rows)).filter(
		(fragment) => fragment.to < body.from,
	);
	const labelled = rows.some((row) => row.label !== '');
	const found = months
		? { rows: [[months.stub, ...months.labels]], from: months.index, to: body.to }
		: headRows(fragments, width, labelled, lines, body);
	const stubs = found?.stubs ?? 1;
	const cells = placed.rows.map((row) =>
		labelled ? [...splitLabel(row.label, stubs), ...row.cells] : [...row.cells],
	);
	if (!found && rows.filter((row) => row.values.length > 0).length < 3) return undefined;
	if (!found && head.length > 0) {
		messages.inform(
			'table-head',
			first,
			`expected ${width} column heads, found none that fit; what stands above the table stays text`,
		);
	}
	const from = found ? Math.min(found.from, body.from) : body.from;
	const to = found ? Math.max(found.to, body.to) : body.to;
	return {
		from,
		to,
		repeatedHead: body.repeated,
		blocks: [
			{
				kind: 'table',
				rows: [...(found?.rows ?? []), ...cells],
				headerRows: found?.rows.length ?? 0,
				...((placed.repaired ?? found?.repaired)
					? { repaired: [found?.repaired, placed.repaired].filter(Boolean).join('; ') }
					: {}),
				lines: { from: lines[from]?.number ?? first, to: lines[to]?.number ?? first },
			},
		],
	};
}

/** The lines right above the first row that are the start of its label (a wrapped one) or the name of its group. */
function takeLead(body: Body, head: readonly HeadLine[]): void {
	const first = body.rows[0];
	if (!first) return;
	const parts: HeadLine[] = [];
	const others = body.rows.slice(1, 6).filter((row) => row.values.length > 0);
	// Every figure line stands below a line with its label, so the first does too.
	const below = first.label === '' && others.length > 1 && others.every((row) => row.stacked);
	let next = first.label;
	for (let place = head.length - 1; place >= 0; place -= 1) {
		const line = head[place];
		if (!line) break;
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
		const named = line.text.split(' ').filter(isYear).length > 1;
		if (named || (!columns && !/\.{4,}$/u.test(line.text)) || !isLoneLabel(line.text)) break;
		const wrapped = before !== undefined && startsLower(line.text);
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

/** The short lines above a body that may be its head, nearest last. */
function headBefore(lines: readonly Line[], start: number, floor: number): HeadLine[] {
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
		if (endsSentence(text) && !isUnit(text) && !/\.{4,}$/u.test(text) && !isGroup(text)) break;
		const nearest = head[0];
		if (nearest) head[0] = { ...nearest, gap: blanks };
		head.unshift({ text, parts: wideParts(line.text), index, gap: 0, goesOn: line.trailing });
		blanks = 0;
		spaces = 0;
	}
	return head;
}

/** A blank at a line's end says something only where the rows themselves have none. */
function withTrailing(head: readonly HeadLine[], rows: readonly BodyRow[]): HeadLine[] {
	const tells = rows.filter((row) => row.trailing > 0).length * 2 < rows.length;
	return head.map((line) => ({ ...line, goesOn: tells && line.goesOn }));
}

function readBody(lines: readonly Line[], start: number, head: readonly HeadLine[]): Body {
	const rows: BodyRow[] = [];
	const repeated: number[] = [];
	let widest = 0;
	let pending: { text: string; index: number; gap: number; trailing: boolean }[] = [];
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
			if (rows.length > 0 && pending.length > 0 && headsAnew(pending, row.values.length)) break;
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
				stacked: row.label === '' && pending.length > 0,
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
				bullet ||
				!isLoneLabel(text) ||
				pending.length >= 5 ||
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
			pending.push({ text, index, gap, trailing: line.trailing });
		}
		gap = 0;
		spaces = 0;
	}
	return { rows, from: rows[0]?.from ?? start, to: end, repeated };
}

/** Pending lines that are no part of the coming row's label become group rows. */
function takePending(
	rows: BodyRow[],
	pending: { text: string; index: number; gap: number; trailing: boolean }[],
	row: FigureLine,
): void {
	if (row.label === '') return;
	let keep = pending.length;
	let next = row.label;
	while (keep > 0) {
		const before = pending[keep - 1];
		if (!before) break;
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
	const groups = pending.splice(0, keep);
	let held: { text: string; index: number }[] = [];
	groups.forEach((group, place) => {
		held.push(group);
		const after = groups[place + 1];
		const goes =
			after !== undefined &&
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
function headsAnew(
	pending: readonly { text: string; index: number; gap: number; trailing: boolean }[],
	count: number,
): boolean {
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
		if (textOf(line) !== head[at]) return undefined;
		numbers.push(line.number);
		last = next;
		at += 1;
	}
	return at === head.length ? { to: last, numbers } : undefined;
}

/** How many values a full row holds. */
function widthOf(rows: readonly BodyRow[]): number {
	const counts = new Map<number, number>();
	for (const row of rows) {
		if (row.values.length > 0)
			counts.set(row.values.length, (counts.get(row.values.length) ?? 0) + 1);
	}
	const totals = rows.filter((row) => isTotal(row.label)).map((row) => row.values.length);
	const most = Math.max(
		0,
		...[...counts].filter(([, times]) => times >= 2).map(([count]) => count),
		...totals,
	);
	const held = rows.filter((row) => row.values.length > 1);
	const open = held.filter((row) => /(?:^|\s)(?:under|over|til|fra|nr\.|§)$/iu.test(row.label));
	if (counts.size === 1 && open.length > 0.6 * held.length)
		return (held[0]?.values.length ?? 1) - 1;
	const least = Math.min(...counts.keys());
	const wider = rows.filter((row) => row.values.length > least);
	// Numbers at the end of a label (a year, an account) stand before the values.
	if (
		wider.length > 0 &&
		wider.every(
			(row) =>
				row.label !== '' &&
				row.values.slice(0, -least).every((value) => isYear(value) || /^\d{4,6}$/u.test(value)),
		)
	) {
		return least;
	}
	const common = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
	if (!common) return 0;
	// One row with a value more than all others has a number in its label.
	if (
		common[1] >= 0.7 * [...counts.values()].reduce((sum, times) => sum + times, 0) &&
		most <= common[0] + 1 &&
		!totals.includes(most)
	) {
		return common[0];
	}
	return Math.max(
		most,
		common[1] === 1 ? Math.max(...counts.keys()) : 0,
		totals.length > 0 ? 0 : common[0],
	);
}

/** True where the rows are a table and not sentences that end in numbers. */
function isTable(
	rows: readonly BodyRow[],
	width: number,
	lines: readonly Line[],
	body: Body,
): boolean {
	const held = rows.filter((row) => row.values.length > 0);
	const after = lines.slice(body.to + 1).find((line) => line.blank === 'no');
	const next = lines[body.to + 1];
	const runsOn =
		next !== undefined && next === after && startsLower(textOf(next)) && textOf(next).length > 30;
	// A telephone number is no row.
	const telephone = held.every(
		(row) => row.values.length >= 3 && row.values.every((value) => /^\d\d$/u.test(value)),
	);
	if (held.length === 1) return width >= 2 && !runsOn && !telephone;
	if (width === 1) {
		const leaders = held.filter((row) => /^[\p{Lu}\d\-–"”(*•]/u.test(row.label)).length;
		return (
			held.length >= 3 &&
			leaders >= 0.8 * held.length &&
			!runsOn &&
			held.length >= 0.5 * rows.length
		);
	}
	return held.length >= 0.3 * rows.length;
}

interface Placed {
	readonly rows: readonly PlacedRow[];
	readonly repaired?: string;
}

/** Every row with its cells under the columns, or the reason why that cannot be. */
function placeRows(given: readonly BodyRow[], width: number): Placed | string {
	// A number that ends a label stands before the values.
	const rows = given.map((row) => {
		const extra = row.values.length - width;
		if (extra <= 0) return row;
		if (!row.values.slice(0, extra).every((value) => /^\d{1,6}$/u.test(value) || isYear(value)))
			return row;
		return {
			...row,
			label: `${row.label} ${row.values.slice(0, extra).join(' ')}`.trim(),
			values: row.values.slice(extra),
			gaps: row.gaps.slice(extra),
		};
	});
	const held = rows.filter((row) => row.values.length > 0);
	if (held.some((row) => row.values.length > width)) {
		return `rows hold up to ${largest(held, (row) => row.values.length)} values`;
	}
	const unlabelled = held.filter((row) => row.label === '');
	if (unlabelled.length > 0 && unlabelled.length < held.length) {
		return `${unlabelled.length} of ${held.length} rows have no label`;
	}
	const empty = (count: number): string[] => Array.from({ length: count }, () => '');
	const loose = held.filter((row) => row.values.length < width);
	if (loose.length === 0) {
		return {
			rows: rows.map((row) => ({
				label: row.label,
				cells: row.values.length === 0 ? empty(width) : [...row.values],
			})),
		};
	}
	const bySums = placeBySums(rows, width);
	if (bySums) return { rows: bySums, repaired: 'empty cells placed: the sums agree' };
	const byBlanks = placeByBlanks(rows, width);
	if (byBlanks)
		return { rows: byBlanks, repaired: 'empty cells placed by the blanks of the print' };
	const byRatio = placeByRatio(rows, width);
	if (byRatio) return { rows: byRatio, repaired: 'empty cells placed: the ratios agree' };
	const counts = [...new Set(held.map((row) => row.values.length))].sort((a, b) => a - b);
	return `rows hold ${counts.join(', ')} values and nothing shows which cells are empty`;
}

/** Each empty cell leaves one blank more, or two. */
function placeByBlanks(rows: readonly BodyRow[], width: number): PlacedRow[] | undefined {
	for (const blanks of [2, 1]) {
		const placed = rows.map((row): PlacedRow | undefined => {
			if (row.values.length === 0 || row.values.length === width) {
				const cells = [
					...row.values,
					...Array.from({ length: width - row.values.length }, () => ''),
				];
				return { label: row.label, cells };
			}
			return spread(row, 0, blanks, width) ?? spread(row, 1, blanks, width);
		});
		if (placed.every((row) => row !== undefined)) return placed;
	}
	return undefined;
}

/** The cells of a row whose blanks count its empty cells; `skip` values at its start belong to the label. */
function spread(row: BodyRow, skip: number, blanks: number, width: number): PlacedRow | undefined {
	if (skip > 0 && (row.values.length <= skip || !/^\d{1,4}$/u.test(row.values[0] ?? '')))
		return undefined;
	const cells: string[] = [];
	for (let index = skip; index < row.values.length; index += 1) {
		const gap = row.gaps[index] ?? 1;
		const extra = index === skip && gap <= 2 ? 0 : (gap - 1) / blanks;
		if (!Number.isInteger(extra) && gap > 2) return undefined;
		for (let count = 0; count < Math.floor(extra); count += 1) cells.push('');
		cells.push(row.values[index] ?? '');
		if (cells.length > width) return undefined;
	}
	if (cells.length < width && row.trailing < 2) return undefined;
	while (cells.length < width) cells.push('');
	return { label: [row.label, ...row.values.slice(0, skip)].join(' '), cells };
}

/** A short row of shares whose every value is one printed row divided by another stands under the same columns. */
function placeByRatio(rows: readonly BodyRow[], width: number): PlacedRow[] | undefined {
	if (rows.length > 60) return undefined;
	const full = rows.filter((row) => row.values.length === width);
	const placed = rows.map((row): PlacedRow | undefined => {
		if (row.values.length === 0)
			return { label: row.label, cells: Array.from({ length: width }, () => '') };
		if (row.values.length === width) return { label: row.label, cells: [...row.values] };
		const proves = full.some((over) =>
			full.some(
				(under) =>
					over !== under &&
					row.values.length >= 2 &&
					row.values.every((value, column) => {
						const share = figure(value);
						const [a, b] = [figure(over.values[column] ?? ''), figure(under.values[column] ?? '')];
						if (share === undefined || a === undefined || b === undefined || b === 0) return false;
						return value.endsWith('%') && Math.abs((100 * a) / b - share) <= 0.06;
					}),
			),
		);
		if (!proves) return undefined;
		return {
			label: row.label,
			cells: [...row.values, ...Array.from({ length: width - row.values.length }, () => '')],
		};
	});
	return placed.every((row) => row !== undefined) ? placed : undefined;
}

interface Head {
	readonly rows: string[][];
	/** How many columns the labels of the rows fill, 1 where not said. */
	readonly stubs?: number;
	readonly from: number;
	readonly to: number;
	readonly repaired?: string;
}

const stubs =
	/^(?:Måned|År|Kommuner?|Udvalg|Sted|Lokation(?:er)?|Målgrupper?|Område|Emne|Navn|Type|Ydelse\p{L}*|Alder\p{L}*|Konto|Tekst|Nr\.?|Civil status.*|Indsats|Anlæg|Projekt)$/u;

const valueHead =
	/^(?:Antal|Pct|Procent|Beløb|Kr|Andel|Mio|Tal|I alt|(?:19|20)\d\d|Tilgang|1\.000|Budget|Regnskab|Udgift|Pris|Point|Stemmer|Timer)/iu;

interface Months {
	readonly stub: string;
	readonly labels: readonly string[];
	readonly index: number;
}

/** A head of months: `Beløb i mio. kr. Jan. Feb. … Dec. I alt`. */
function monthHead(head: readonly HeadLine[]): Months | undefined {
	const line = head.at(-1);
	const tokens = line?.text.replace(/\bI alt$/u, 'I\u00a0alt').split(' ') ?? [];
	const begin = tokens.findIndex((token) => /^jan/iu.test(token));
	if (!line || begin < 0) return undefined;
	const labels = tokens.slice(begin).map((token) => token.replace('\u00a0', ' '));
	const named = labels.filter((label) => month.test(label)).length;
	if (named < 3 || named < labels.length - 1) return undefined;
	return { stub: tokens.slice(0, begin).join(' '), labels, index: line.index };
}

/** Rows of a table of months begin in the first; what has not come yet is empty at the end. */
function fillMonths(rows: readonly BodyRow[], months: Months): Placed | string {
	const width = months.labels.length;
	if (
		rows.some((row) => row.values.length > width || (row.label === '' && row.values.length > 0))
	) {
		return 'rows hold more values than months';
	}
	const short = rows.some((row) => row.values.length > 0 && row.values.length < width);
	return {
		rows: rows.map((row) => ({
			label: row.label,
			cells: [...row.values, ...Array.from({ length: width - row.values.length }, () => '')],
		})),
		...(short ? { repaired: 'months counted from the first' } : {}),
	};
}

const code = /^(?:\p{Lu}{0,4}-?\d{1,4}\p{Ll}?\.?|\p{Lu}{2,4})$/u;

/** The label of a row over several columns: codes and numbers first, words last. */
function splitLabel(label: string, count: number): string[] {
	if (count === 1) return [label];
	const tokens = label.split(' ');
	const codes = countCodes(label);
	if (codes >= count - 1) return [...tokens.slice(0, count - 1), tokens.slice(count - 1).join(' ')];
	return [...Array.from({ length: count - 1 }, () => ''), label];
}

function countCodes(label: string): number {
	const tokens = label.split(' ');
	const end = tokens.findIndex((token) => !code.test(token));
	return end < 0 ? Math.max(0, tokens.length - 1) : end;
}

function headRows(
	fragments: readonly Fragment[],
	width: number,
	labelled: boolean,
	lines: readonly Line[],
	body: Body,
): Head | undefined {
	const last = fragments.at(-1)?.text.split(' ') ?? [];
	const years = last.length - last.findLastIndex((part) => !isYear(part)) - 1;
	if (labelled && years >= 2 && years === width - 1) {
		// One value more than years: where its head stands below, or in what is no unit, it can be named.
		const split = splitHead(fragments, width, lines, body);
		const prefix = last.slice(0, -years).join(' ');
		if (split || prefix === '' || isUnit(prefix)) return split;
	}
	const coded = Math.min(
		3,
		...body.rows
			.slice(0, 500)
			.filter((row) => row.values.length > 0 && !isTotal(row.label))
			.map((row) => countCodes(row.label)),
	);
	for (let size = 1; size <= Math.min(fragments.length, width + 4); size += 1) {
		const some = fragments.slice(-size);
		const first = some[0];
		if (!first) continue;
		for (let stubCount = coded + 1; labelled && stubCount > 1; stubCount -= 1) {
			const heads = labelsOf(some, width + stubCount);
			if (heads && areHeads(heads))
				return { rows: [heads], stubs: stubCount, from: first.from, to: body.to };
		}
		const years = size === 1 ? yearsOf(first, width) : undefined;
		const unitOnly = width === 1 && labelled && isUnit(first.text) && size === 1;
		const whole = labelled
			? (years ?? (unitOnly ? ['', first.text] : labelsOf(some, width + 1)))
			: undefined;
		const exact = whole ?? labelsOf(some, width);
		if (!exact || !areHeads(exact)) continue;
		if (width === 1 && (!whole || !(unitOnly || valueHead.test(whole[1] ?? '')))) continue;
		if (width === 1 && size > 1 && first.to + 1 < (some[1]?.from ?? 0)) continue;
		let from = first.from;
		const above = [...fragments.slice(0, -size)];
		const rows: string[][] = [];
		const columns = whole ? exact.slice(1) : [...exact];
		let stub = whole?.[0] ?? '';
		let stubbed = whole !== undefined && (stub !== '' || (lines[first.from]?.indent ?? 0) > 0);
		const mixed = /^(\D+?) ((?:19|20)\d{2}\b.*)$/u.exec(columns[0] ?? '');
		const parent = above.at(-1);
		if (
			!whole &&
			labelled &&
			mixed &&
			!(parent && isStub(parent, lines)) &&
			/^(?:19|20)\d{2}\b/u.test(columns[1] ?? '')
		) {
			stub = mixed[1] ?? '';
			columns[0] = mixed[2] ?? '';
			stubbed = true;
		}
		// Years that span groups of columns with the same labels.
		let next = above.at(-1);
		const period = periodOf(columns);
		if (next && period > 0) {
			const years = next.text.split(' ');
			if (years.every(isYear) && years.length * period <= width) {
				const spans = columns.map((_, column) =>
					column % period === 0 ? (years[column / period] ?? '') : '',
				);
				rows.push(labelled ? ['', ...spans] : spans);
				from = next.from;
				above.pop();
				next = above.at(-1);
			}
		}
		if (!stubbed && labelled && next && isStub(next, lines)) {
			stub = next.text;
			from = next.from;
			above.pop();
			next = above.at(-1);
		}
		const units = next ? splitLabels(next.text) : [];
		if (next && width > 1 && units.length === width && above.length > 0) {
			rows.unshift(labelled ? ['', ...units] : units);
			from = next.from;
		}
		rows.push(labelled ? [stub, ...columns] : columns);
		return { rows, from, to: body.to };
	}
	return undefined;
}

/** A row of years, one for each column, with what heads the labels before them. */
function yearsOf(fragment: Fragment, width: number): string[] | undefined {
	const parts = fragment.text.split(' ');
	const years = parts.slice(-width);
	if (parts.length < width || width < 2 || !years.every(isYear)) return undefined;
	if (isYear(parts.at(-width - 1) ?? '')) return undefined;
	return [parts.slice(0, -width).join(' '), ...years];
}

/** A fragment that heads the labels: broken over lines, right above, or a word that such heads use. */
function isStub(fragment: Fragment, lines: readonly Line[]): boolean {
	if (stubs.test(fragment.text) || isUnit(fragment.text)) return true;
	if (fragment.text.length > 90) return false;
	const next = lines[fragment.to + 1];
	return (
		fragment.to > fragment.from ||
		(next !== undefined && next.blank === 'no' && fragment.text.length <= 40)
	);
}

/** The length of the run of labels that is repeated from the first column on, 0 where none is. */
function periodOf(labels: readonly string[]): number {
	for (let period = 1; period * 2 <= labels.length; period += 1) {
		const repeats = Math.floor(labels.length / period);
		let same = true;
		for (let index = period; index < period * Math.min(repeats, 2); index += 1) {
			if (labels[index] !== labels[index - period]) same = false;
		}
		if (same) return period;
	}
	return 0;
}

/**
 * Years above the body and the head of the first column below it:
 *
 *     1.000 kr. netto 2030 2031 2032      (first value is the budget, not 2030)
 *     Korr. budget 2030
 *     Afvigelse ift. korr. budget 2030 og BF2031-32
 */
function splitHead(
	fragments: readonly Fragment[],
	width: number,
	lines: readonly Line[],
	body: Body,
): Head | undefined {
	const last = fragments.at(-1);
	if (!last) return undefined;
	const parts = last.text.split(' ');
	const firstYear = parts.findIndex((_, index) => parts.slice(index).every(isYear));
	if (firstYear < 0 || parts.length - firstYear !== width - 1) return undefined;
	const years = parts.slice(firstYear);
	const after: HeadLine[] = [];
	let gap = 0;
	for (let index = body.to + 1; index < lines.length && after.length < 8; index += 1) {
		const line = lines[index];
		if (!line) break;
		if (line.blank === 'empty') {
			gap += 1;
			if (gap > 2) break;
			continue;
		}
		const text = textOf(line);
		if (
			line.blank === 'spaces' ||
			text.length > 90 ||
			caption.test(text) ||
			(endsSentence(text) && !isUnit(text))
		)
			break;
		after.push({ text, parts: [text], index, gap, goesOn: line.trailing });
		gap = 0;
	}
	const below = toFragments(after);
	const span = below.findIndex(
		(fragment) => /^Afvigelse/u.test(fragment.text) && /\d{4}/u.test(fragment.text),
	);
	if (span < 0) return undefined;
	const used = below.slice(0, span + 1);
	const heads = used.slice(0, -1).filter((fragment) => !isUnit(fragment.text));
	const units = used.slice(0, -1).filter((fragment) => isUnit(fragment.text));
	if (heads.length !== 1 || units.length > 1) return undefined;
	const stub = [parts.slice(0, firstYear).join(' '), ...units.map((fragment) => fragment.text)]
		.join(' ')
		.trim();
	const blank = years.slice(1).map(() => '');
	return {
		rows: [
			['', '', used.at(-1)?.text ?? '', ...blank],
			[stub, heads[0]?.text ?? '', ...years],
		],
		from: last.from,
		to: used.at(-1)?.to ?? body.to,
		repaired: 'column heads printed below the body put above it',
	};
}

/** Rows that cannot be placed stay text, one paragraph a row. */
function asText(lines: readonly Line[], body: Body): FoundTable {
	const blocks = lines
		.slice(body.from, body.to + 1)
		.filter(
			(line) =>
				line.blank === 'no' && line.furniture === undefined && !body.repeated.includes(line.number),
		)
		.map((line) => ({
			kind: 'paragraph' as const,
			text: textOf(line),
			lines: { from: line.number, to: line.number },
		}));
	return { from: body.from, to: body.to, repeatedHead: body.repeated, blocks };
}
