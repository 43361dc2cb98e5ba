/** How a print breaks its lines, read from the lines themselves, and where a paragraph goes on. */
import { breaksAddress, endsInHyphen, firstWord, lastWord } from './hyphenation.ts';
import type { Line } from './types.ts';

/** A line of running text with what stands before it. */
export interface Piece {
	readonly line: Line;
	/** Markup gone, blanks single. */
	readonly text: string;
	/** Number of blank lines between this and the piece before. */
	readonly gap: number;
	/** True where one of them holds blanks: in some prints a real paragraph break. */
	readonly spacesGap: boolean;
	/** True where a page certainly or probably begins here. */
	readonly pageStart: boolean;
}

/** How the lines around one place are broken. */
export interface Convention {
	/** Length of a full line; 0 where lines are not wrapped to a width. */
	readonly width: number;
	/** True where a blank line follows every line, so that it parts nothing. */
	readonly doubleSpaced: boolean;
	/** True where some lines end in a blank and some do not, so that one ending in a blank goes on. */
	readonly trailingTells: boolean;
}

const functionWords = new Set(
	(
		'ad af alle altså andre at blev blive både bør da de den denne deres det dets dette disse dog eftersom efter ' +
		'eller en end enten er et for fordi fra før have hos hver hvor hvordan hvorvidt hvis hvilke hvilken hvilket ' +
		'hvorfor hvorfra hvori hvoraf hvornår i idet ikke ind inden inkl. især jf. kan ift. ml. med mellem men mens min. ' +
		'mod må når nr. og også om op over overfor pr. på samt se selvom sin sine sit skal som stk. så således til under ' +
		'ud uden ultimo primo var ved vedr. vil vores være blandt ca. da både m fx f.eks. bl.a.'
	).split(' '),
);

const abbreviation =
	/(?:^|[\s(])(?:kr|pct|mio|mia|ca|nr|stk|jf|jfr|mv|m\.v|m\.m|bl\.a|f\.eks|fx|pr|vedr|inkl|ekskl|evt|hhv|dvs|tlf|kl|ift|iht|afd|kap|pkt|d|gns|årsgns|korr|opr|maks|min|mdr|osv|o\.l|p\.t|pt|t\.o\.m|sml|obs|st|etc)\.$/iu;
const initial = /(?:^|[\s(])\p{Lu}\.$/u;

/** True where the text ends as a sentence ends; an abbreviation's stop ends none by itself. */
export function endsSentence(text: string): boolean {
	if (!/[.!?:;…][)\]"'”’“»*]*$/u.test(text.slice(-8))) return false;
	const end = text.slice(-16).replace(/[)\]"'”’“»*]+$/u, '');
	return !abbreviation.test(end) && !initial.test(end);
}

/** True where the last word cannot end a sentence, a heading or an entry. */
export function isUnfinished(text: string): boolean {
	if (/[,(/&]$/u.test(text)) return !text.endsWith(',');
	const word = lastWord(text.slice(-60)).replace(/^[("”]/u, '');
	return functionWords.has(word);
}

/** True where the text starts as the middle of a sentence does. */
export function startsLower(text: string): boolean {
	return /^["”'(]?\p{Ll}/u.test(text) || /^[,;)%]/u.test(text);
}

const reach = 25;

/** The convention at every piece, from the pieces around it. */
export function conventions(pieces: readonly Piece[]): Convention[] {
	const lengths = pieces.map((piece) => piece.text.length);
	const widths = slidingMaximum(lengths, reach);
	// A line that a blank line follows although its sentence goes on speaks for double spacing.
	const apart: number[] = [0];
	const cut: number[] = [0];
	const trailing: number[] = [0];
	const filled: number[] = [0];
	pieces.forEach((piece, index) => {
		const next = pieces[index + 1];
		const spaced = next !== undefined && next.gap === 1 && !next.spacesGap;
		const broken =
			spaced &&
			!endsSentence(piece.text) &&
			(startsLower(next.text) || isUnfinished(piece.text)) &&
			piece.text.length > 40;
		apart.push((apart.at(-1) ?? 0) + (spaced ? 1 : 0));
		cut.push((cut.at(-1) ?? 0) + (broken ? 1 : 0));
		trailing.push((trailing.at(-1) ?? 0) + (piece.line.trailing ? 1 : 0));
		const width = widths[index] ?? 0;
		filled.push((filled.at(-1) ?? 0) + (piece.text.length >= 0.75 * width ? 1 : 0));
	});
	const between = (sums: readonly number[], from: number, to: number) =>
		(sums[to] ?? 0) - (sums[from] ?? 0);
	return pieces.map((_, index) => {
		const from = Math.max(0, index - 12);
		const to = Math.min(pieces.length, index + 13);
		const count = to - from;
		const spaced = between(apart, from, to);
		const broken = between(cut, from, to);
		const ends = between(trailing, from, to);
		const width = widths[index] ?? 0;
		return {
			width: width >= 40 && width <= 320 ? width : 0,
			doubleSpaced: spaced >= 0.55 * count && broken >= Math.max(2, 0.25 * spaced),
			trailingTells: ends > 0.15 * count && ends < 0.9 * count,
		};
	});
}

function slidingMaximum(values: readonly number[], radius: number): number[] {
	const result: number[] = [];
	const queue: number[] = [];
	let head = 0;
	let next = 0;
	for (let index = 0; index < values.length; index += 1) {
		while (next < values.length && next <= index + radius) {
			while (queue.length > head && (values[queue.at(-1) ?? 0] ?? 0) <= (values[next] ?? 0))
				queue.pop();
			queue.push(next);
			next += 1;
		}
		while ((queue[head] ?? 0) < index - radius) head += 1;
		result.push(values[queue[head] ?? 0] ?? 0);
	}
	return result;
}

/** True where the next line's first word had no room on this line. */
export function isFull(text: string, next: string, convention: Convention): boolean {
	return (
		convention.width > 0 &&
		text.length + 1 + Math.min(firstWord(next).length, 30) >= 0.88 * convention.width
	);
}

/**
 * True where the text goes on in the next piece: in the same paragraph, or (`entry`) in the same list entry. Said by
 * the words at the cut first (a hyphen, a function word, a lower-case start), then by room on the line, then by the
 * kind of gap.
 */
export function goesOn(before: Piece, after: Piece, convention: Convention): boolean {
	const [a, b] = [before.text, after.text];
	if (before.line.paragraphEnd === true || after.line.list !== undefined) return false;
	if (after.gap === 0 && breaksAddress(lastWord(a), firstWord(b))) return true;
	// `N O T A T`, `om` and what it is about stand on lines of their own.
	const spaced = a.charCodeAt(1) === 32 || a.charCodeAt(2) === 32;
	if (
		(spaced || a.length <= 10) &&
		/^(?:om|vedrørende|angående)$|^(?:\p{Lu} ){2,}\p{Lu}$/iu.test(a)
	)
		return false;
	if (after.gap > 0 && /^\d{1,2}(?:\.\d{1,2}){1,3}\.? \p{Lu}/u.test(b)) return false;
	if (after.gap > 0 && /^(?:Tabel|Figur|Fig\.|Diagram)\s*\d/u.test(b)) return false;
	const lower = startsLower(b);
	const hyphen = endsInHyphen(a);
	const ended = endsSentence(a);
	const full = isFull(a, b, convention);
	const close = after.gap === 0 || (after.gap === 1 && !after.spacesGap && convention.doubleSpaced);
	if (hyphen && (close || lower || after.gap <= 1)) return true;
	// A paragraph's own last blank stands before the one that ends the line.
	const printed = before.line.text;
	const words = printed.trimEnd().length;
	if (ended && words > 0 && printed.length - words >= 2) return false;
	if (close) {
		if (isUnfinished(a) || lower) return true;
		// A page that begins with a capital begins something new, unless the sentence before is open.
		if (after.pageStart) return a.endsWith(',') && full;
		// Where a blank at the end says that a line goes on, its absence says that it does not.
		if (convention.trailingTells && !before.line.trailing) return false;
		if (ended) return full;
		if (a.endsWith(',')) return full || !/^(?:At|\d)/u.test(b);
		return full;
	}
	if (after.gap > 5) return false;
	if (!ended && lower) return true;
	if (isUnfinished(a) && !ended) return after.gap <= 3 && a.length > 20;
	return (
		after.gap === 1 &&
		!after.spacesGap &&
		convention.trailingTells &&
		before.line.trailing &&
		full &&
		!ended
	);
}
