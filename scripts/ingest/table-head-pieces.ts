/**
 * Heads broken over lines that hold a piece of some columns each, one blank between the pieces:
 *
 *     Opr. Over- Løn Afvig-
 *     budget førsler 2% else
 *     Drift 2031 2030/31 ny-ans.
 */
import { joinAll } from './hyphenation.ts';
import type { Body } from './table-body.ts';
import type { Head } from './table-columns.ts';
import { isUnit, splitLabels } from './table-heads.ts';
import type { HeadLine } from './table-heads.ts';
import { isYear } from './table-rows.ts';

const mostChoices = 6000;

/** The pieces of a line, a number with its stop and the word after it as one: `1. ans.`. */
const piecesOf = (text: string): string[] =>
	text.replace(/(^| )(\d\.) (?=\p{Ll})/gu, '$1$2\u00a0').split(' ');

const isNumbering = (text: string): boolean => /^\(\d{1,2}\)(?:=\S+)? \(/u.test(text);

/** A piece that begins no label: small letters, a share, a bracket. */
const goesOn = (piece: string): boolean => /^(?:\p{Ll}|[-–]?\d+(?:,\d+)?%|\()/u.test(piece);

const isCapitals = (piece: string): boolean => /\p{Lu}{2}/u.test(piece) && !/\p{Ll}/u.test(piece);

/** A word that wants another: `Korrigeret`. */
const isOpenWord = (piece: string): boolean =>
	/^(?:opr|korr|oprindelig|korrigere|forvente|vedtag|godkend|ordinær|gennemsnitlig|samle|summere|ny|anslå|estimere|realisere|faktisk|årlig)\p{L}{0,3}\.?$/iu.test(
		piece,
	);

/** How well one piece stands below another; undefined for none above. */
function fit(above: string | undefined, below: string): number {
	if (above === undefined) return goesOn(below) ? -2 : 0;
	const broken = /\p{L}-$/u.test(above);
	let score = 0;
	if (broken) score += /^\p{Ll}/u.test(below) || (isCapitals(above) && isCapitals(below)) ? 4 : -4;
	else if (/^\p{Ll}/u.test(below) && /\p{L}\.?$/u.test(above)) score += 2;
	else if (goesOn(below)) score += 1;
	if (/%$/u.test(above)) score -= 1;
	if (isCapitals(above) !== isCapitals(below) && /^\p{L}{3}/u.test(below)) score -= 0.5;
	return score;
}

type Row = readonly (string | undefined)[];

/** The ways to put pieces under columns, in their order. */
function* ways(pieces: readonly string[], width: number): Generator<Row> {
	const columns: number[] = pieces.map((_, place) => place);
	for (let tried = 0; tried < mostChoices; tried += 1) {
		const row: (string | undefined)[] = Array.from({ length: width }, () => undefined);
		columns.forEach((column, place) => (row[column] = pieces[place]));
		yield row;
		let last = columns.length - 1;
		while (last >= 0 && columns[last] === width - columns.length + last) last -= 1;
		if (last < 0) return;
		columns[last] = (columns[last] ?? 0) + 1;
		for (let place = last + 1; place < columns.length; place += 1) {
			columns[place] = (columns[place - 1] ?? 0) + 1;
		}
	}
}

/** The one best way to put the pieces of a line above or below the rows known; undefined where two are as good. */
function place(
	pieces: readonly string[],
	rows: readonly Row[],
	width: number,
	below: boolean,
): Row | undefined {
	let best: { row: Row; score: number } | undefined;
	let second = -Infinity;
	const edge = (below ? rows.at(-1) : rows[0]) ?? [];
	for (const row of ways(pieces, width)) {
		let score = 0;
		const kinds = new Map<string, Set<string>>();
		for (let column = 0; column < width; column += 1) {
			const [above, under] = below ? [edge[column], row[column]] : [row[column], edge[column]];
			if (under !== undefined) score += fit(above, under);
			else if (above !== undefined && /\p{L}-$/u.test(above)) score -= 4;
			else if (above !== undefined && isOpenWord(above)) score -= 1;
			const word = (edge[column] ?? '').toLowerCase();
			const kind = row[column] === undefined ? '' : isYear(row[column] ?? '') ? 'year' : 'word';
			if (/^\p{L}/u.test(word)) kinds.set(word, (kinds.get(word) ?? new Set()).add(kind));
		}
		// The same word heads columns of one kind.
		for (const [, seen] of kinds) score -= 0.75 * (seen.size - 1);
		if (score > (best?.score ?? -Infinity)) {
			second = best?.score ?? -Infinity;
			best = { row, score };
		} else second = Math.max(second, score);
	}
	return best && best.score > second ? best.row : undefined;
}

/** The first piece of a line where it heads the labels: a word before years or words that go on. */
function stubOf([first = '', second = '']: Row): string | undefined {
	return /^\p{Lu}\p{Ll}{2}/u.test(first) && (goesOn(second) || isYear(second)) ? first : undefined;
}

/** The pieces of a label joined; a word in capitals that goes on in capitals loses its hyphen. */
function joinPieces(pieces: readonly string[]): string {
	const joined = joinAll(pieces).replaceAll('\u00a0', ' ');
	return joined.replace(/(\p{Lu}{4})-(?=\p{Lu}{2})/gu, '$1');
}

/** How many words go on in the line below them. */
function brokenWords(rows: readonly Row[], width: number): number {
	let count = 0;
	for (const [at, row] of rows.entries()) {
		const next = rows[at + 1] ?? [];
		for (let column = 0; column < width; column += 1) {
			if (/\p{L}-$/u.test(row[column] ?? '') && /^\p{L}/u.test(next[column] ?? '')) count += 1;
		}
	}
	return count;
}

/** The head whose lines hold pieces of the columns, one of them a piece for each; undefined where the pieces fit in two ways. */
export function headOfPieces(
	given: readonly HeadLine[],
	width: number,
	body: Body,
): Head | undefined {
	if (width < 4 || width > 14) return undefined;
	const head = given.filter((line) => line.index < body.from);
	const numbering = isNumbering(head.at(-1)?.text ?? '') ? head.at(-1) : undefined;
	const numbers = numbering?.text.split(' ');
	if (numbers && numbers.length !== width) return undefined;
	const lines = numbering ? head.slice(0, -1) : [...head];
	for (let base = lines.length - 1; base >= Math.max(0, lines.length - 4); base -= 1) {
		const whole = splitLabels(lines[base]?.text ?? '');
		// A head whose words go on in small letters in the line below.
		const stubbed =
			base === lines.length - 2 &&
			whole.length === width + 1 &&
			piecesOf(lines[base + 1]?.text ?? '').every((piece) => /^\p{Ll}/u.test(piece));
		const rows: Row[] = [stubbed ? whole.slice(1) : piecesOf(lines[base]?.text ?? '')];
		// The last line may begin with the head of the labels.
		if (base === lines.length - 1 && stubOf(rows[0] ?? []) !== undefined) continue;
		if (rows[0]?.length !== width || !rows[0].some((piece) => /^\p{L}/u.test(piece ?? '')))
			continue;
		let stub = stubbed ? (whole[0] ?? '') : '';
		let fits = true;
		for (let at = base + 1; at < lines.length && fits; at += 1) {
			let pieces = piecesOf(lines[at]?.text ?? '');
			const first = at === lines.length - 1 ? stubOf(pieces) : undefined;
			if (first !== undefined) {
				stub = first;
				pieces = pieces.slice(1);
			}
			const row = pieces.length <= width ? place(pieces, rows, width, true) : undefined;
			fits = row !== undefined;
			if (row) rows.push(row);
		}
		let from = base;
		for (let at = base - 1; at >= 0 && at > base - 4 && fits && !stubbed; at -= 1) {
			const pieces = piecesOf(lines[at]?.text ?? '');
			if (pieces.length < 2 || pieces.length > width || isUnit(lines[at]?.text ?? '')) break;
			if ((lines[at + 1]?.gap ?? 0) > 1) break;
			const row = place(pieces, rows, width, false);
			fits = row !== undefined;
			if (row) rows.unshift(row);
			from = at;
		}
		if (!fits || (!stubbed && brokenWords(rows, width) < 2)) continue;
		const above = lines[from - 1];
		if (stub === '' && above && isUnit(above.text) && (lines[from]?.gap ?? 0) <= 1) {
			stub = above.text;
			from -= 1;
		}
		const labels = Array.from({ length: width }, (_, column) =>
			joinPieces(rows.flatMap((row) => row[column] ?? [])),
		);
		if (labels.some((label) => label === '' || label.length > 60)) continue;
		return {
			rows: [[stub, ...labels], ...(numbers ? [['', ...numbers]] : [])],
			from: lines[from]?.index ?? body.from,
			to: body.to,
			repaired: 'column heads put together from pieces on several lines',
		};
	}
	return undefined;
}
