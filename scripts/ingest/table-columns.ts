/** The head rows of a table of figures, from the fragments above its body or below it. */
import { caption, month, textOf } from './table-body.ts';
import type { Body } from './table-body.ts';
import { periodOf } from './table-head-groups.ts';
import { areHeads, isUnit, labelsOf, splitLabels, toFragments } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import { isYear } from './table-rows.ts';
import { isTotal } from './table-sums.ts';
import type { Line } from './types.ts';
import { endsSentence } from './wrapping.ts';

/** The head rows of a table, and the places of the lines they take. */
export interface Head {
	readonly rows: string[][];
	/** How many columns the labels of the rows fill, 1 where not said. */
	readonly stubs?: number;
	readonly from: number;
	readonly to: number;
	readonly repaired?: string;
	/** The names of the first groups of rows, where they stand between the head and the body. */
	readonly groups?: readonly string[];
	/** True where a label names the column of codes between labels and figures. */
	readonly coded?: boolean;
	/** True where the rows have no labels and the head has a column for them. */
	readonly unlabelled?: boolean;
}

const stubs =
	/^(?:Måned|År|Kommuner?|Udvalg|Sted|Lokation(?:er)?|Målgrupper?|Område|Emne|Navn|Type|Ydelse\p{L}*|Alder\p{L}*|Konto|Tekst|Nr\.?|Civil status.*|Indsats|Anlæg|Projekt)$/u;

const valueHead =
	/^(?:Antal|Pct|Procent|Beløb|Kr|Andel|Mio|Tal|I alt|(?:19|20)\d\d|Tilgang|1\.000|Budget|Regnskab|Udgift|Pris|Point|Stemmer|Timer)/iu;

/** A head that names months. */
export interface Months {
	readonly stub: string;
	readonly labels: readonly string[];
	readonly index: number;
}

/** A head of months: `Beløb i mio. kr. Jan. Feb. … Dec. I alt`. */
export function monthHead(head: readonly HeadLine[]): Months | undefined {
	const line = head.at(-1);
	const tokens = line?.text.replace(/\bI alt$/u, 'I\u00a0alt').split(' ') ?? [];
	const begin = tokens.findIndex((token) => /^jan/iu.test(token));
	if (!line || begin < 0) return undefined;
	const labels = tokens.slice(begin).map((token) => token.replace('\u00a0', ' '));
	const named = labels.filter((label) => month.test(label)).length;
	if (named < 3 || named < labels.length - 1) return undefined;
	return { stub: tokens.slice(0, begin).join(' '), labels, index: line.index };
}

const code = /^(?:\p{Lu}{0,4}-?\d{1,4}\p{Ll}?\.?|\p{Lu}{2,4})$/u;

/** The label of a row over several columns: codes and numbers first, words last; of a group or a total in the first, it stands for the row. */
export function splitLabel(label: string, count: number, whole = false): string[] {
	if (count === 1) return [label];
	if (whole && countCodes(label) === 0)
		return [label, ...Array.from({ length: count - 1 }, () => '')];
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

/** The head rows that fit the number of columns; undefined where none fit. */
export function headRows(
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
		const withStub = labelled
			? (years ?? (unitOnly ? ['', first.text] : labelsOf(some, width + 1)))
			: undefined;
		const whole = withStub && areHeads(withStub) ? withStub : undefined;
		const exact = whole ?? labelsOf(some, width);
		if (!exact || !areHeads(exact) || exact.some(isAccountName)) continue;
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
		const numbers = columns.every((label) => /^\(\d{1,2}\)/u.test(label));
		if (!stubbed && !numbers && labelled && next && isStub(next, lines)) {
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

/** True for an account with its number, which names a group of rows: `52 Botilbud`. */
const isAccountName = (label: string): boolean => /^\d\d (?:\d\d )?\p{Lu}\p{L}{3}/u.test(label);

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
		if (line.blank === 'empty' || (line.blank === 'spaces' && after.length === 0)) {
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
