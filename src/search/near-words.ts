/** Near words from the archive's vocabulary: what a misspelt word may have meant. Pure. */
import type { WordRow } from './index-reader.ts';
import { root, stem } from './stem.ts';
import { stopWords } from './stop-words.ts';

export interface NearWord {
	readonly word: string;
	/** As the archive prints it. */
	readonly spelling: string;
	readonly documents: number;
	/** Cost of the mistakes; 1 is one wrong letter, what Danish ears do not tell apart costs less. */
	readonly distance: number;
}

/** Letters that are written for each other in Danish. */
const alike = new Set(
	'dt td bp pb gk kg vf fv cs sc ck kc zs sz ei ie ea ae eo oe uo ou yi iy oa ao yu uy wv vw xs jg gj qk kq æe eæ æa aæ øo oø øe eø øy yø øu uø åo oå åa aå'.split(
		' ',
	),
);

/** A folded word with one letter for each that the reader sees. */
function asSeen(folded: string): string {
	return folded.replaceAll('aa', 'å').replaceAll('ae', 'æ').replaceAll('oe', 'ø');
}

/**
 * What it takes to turn one word into another: insertions, deletions, exchanges and neighbours swapped, about 1
 * each, and 0.5 for a doubled letter, a silent `d`, `e`, `h` or `g`, or letters that sound alike. Infinity above `most`.
 */
export function wordDistance(from: string, to: string, most: number): number {
	if (Math.abs(from.length - to.length) > most * 2) return Infinity;
	const insertion = (word: string, at: number): number => {
		const letter = word[at]!;
		if (letter === word[at - 1] || letter === word[at + 1]) return 0.5;
		return at > 0 && 'dehg'.includes(letter) ? 0.6 : 1;
	};
	let before: number[] = [];
	let row = [0];
	for (let j = 1; j <= to.length; j += 1) row[j] = row[j - 1]! + insertion(to, j - 1);
	for (let i = 1; i <= from.length; i += 1) {
		const next = [row[0]! + insertion(from, i - 1)];
		let least = next[0]!;
		for (let j = 1; j <= to.length; j += 1) {
			const a = from[i - 1]!;
			const b = to[j - 1]!;
			let cost = row[j - 1]! + (a === b ? 0 : alike.has(a + b) ? 0.5 : another);
			cost = Math.min(cost, row[j]! + insertion(from, i - 1), next[j - 1]! + insertion(to, j - 1));
			if (i > 1 && j > 1 && a === to[j - 2] && b === from[i - 2] && a !== b) {
				cost = Math.min(cost, before[j - 2]! + 0.8);
			}
			next[j] = cost;
			if (cost < least) least = cost;
		}
		if (least > most) return Infinity;
		before = row;
		row = next;
	}
	const distance = row[to.length]!;
	return distance <= most ? distance : Infinity;
}

/** What a letter costs in place of another that sounds otherwise: two of them are another word. */
const another = 1.1;

/** How far a word may be from what was meant: none for short words, two letters for long ones. */
export function tolerance(word: string): number {
	const { length } = asSeen(word);
	if (length < 4) return 0;
	if (length < 6) return 0.8;
	return length < 9 ? 1.5 : 2;
}

/** What is written in several ways and heard as one: `Dorph` and `Dorf`, `Christian` and `Kristian`. */
function heard(word: string): string {
	return word
		.replaceAll('ph', 'f')
		.replaceAll('th', 't')
		.replaceAll('ch', 'k')
		.replaceAll('ck', 'k')
		.replaceAll('w', 'v')
		.replaceAll('x', 'ks')
		.replaceAll('z', 's');
}

/** The words nearest to `word`, best first, at most `count`. */
export function nearWords(word: string, rows: readonly WordRow[], count = 5): NearWord[] {
	const most = tolerance(word);
	if (most === 0) return [];
	const found: NearWord[] = [];
	const seen = asSeen(word);
	const sound = heard(seen);
	for (const [candidate, documents, spelling] of rows) {
		if (stopWords.has(candidate)) continue;
		const distance = Math.min(
			wordDistance(seen, asSeen(candidate), most),
			0.4 + wordDistance(sound, heard(asSeen(candidate)), most - 0.4),
		);
		if (distance <= most) {
			found.push({ word: candidate, spelling: spelling ?? candidate, documents, distance });
		}
	}
	found.sort(
		(a, b) => a.distance - b.distance || b.documents - a.documents || (a.word < b.word ? -1 : 1),
	);
	const stems = new Set<string>();
	return found
		.filter((one) => {
			const base = stem(one.word);
			if (stems.has(base)) return false;
			stems.add(base);
			return true;
		})
		.slice(0, count);
}

/** The words of one family with `word`, the commonest first, at most `count`: `undervise` and `undervisning`. */
export function relatedWords(word: string, rows: readonly WordRow[], count = 4): string[] {
	const own = stem(word);
	const family = root(word);
	if (family === undefined) return [];
	const found = new Map<string, { word: string; documents: number }>();
	for (const [candidate, documents] of rows) {
		if (candidate.slice(0, 3) !== word.slice(0, 3) || root(candidate) !== family) continue;
		const base = stem(candidate);
		if (base === own) continue;
		const known = found.get(base);
		found.set(base, {
			word: known?.word ?? candidate,
			documents: (known?.documents ?? 0) + documents,
		});
	}
	return [...found.values()]
		.sort((a, b) => b.documents - a.documents || (a.word < b.word ? -1 : 1))
		.slice(0, count)
		.map((one) => one.word);
}

/** The commonest words with this beginning, one of each stem, at most `count`; `rows` are in order. */
export function wordsBeginning(
	beginning: string,
	rows: readonly WordRow[],
	count: number,
): readonly string[] {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rows[middle]![0] < beginning) low = middle + 1;
		else high = middle;
	}
	const stems = new Map<string, { word: string; documents: number }>();
	for (let at = low; rows[at]?.[0].startsWith(beginning); at += 1) {
		const [word, documents] = rows[at]!;
		const base = stem(word);
		const known = stems.get(base);
		stems.set(base, { word: known?.word ?? word, documents: (known?.documents ?? 0) + documents });
	}
	return [...stems.values()]
		.sort((a, b) => b.documents - a.documents || (a.word < b.word ? -1 : 1))
		.slice(0, count)
		.map(({ word }) => word);
}
