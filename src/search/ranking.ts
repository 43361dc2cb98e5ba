/**
 * How much a hit is worth. Pagefind tells which documents hold a term and at which positions; the positions tell the
 * field, and everything else is counted here, so that it can be read and tested.
 *
 * Title, then decision and theme, then body; a whole word before a part of a compound; an item's own text before its
 * attachments; real items before standing and closed ones; words that stand together before words apart; the newer
 * of two equals first.
 */
import type { DocumentClass, Slot } from './index-files.ts';
import { slotOf } from './index-files.ts';

/** What one occurrence in a field is worth. */
const fieldWorth: Readonly<Record<Exclude<Slot, 'body'>, number>> = {
	title: 2,
	facts: 0.5,
	theme: 0.7,
	decision: 0.75,
	topParts: 0.85,
	parts: 0.12,
};

const kindWorth: Readonly<Record<DocumentClass, number>> = {
	item: 1,
	standing: 0.45,
	closed: 0.4,
	meeting: 0.5,
	attachment: 1,
};

/** How rare a term is: 0 where every document holds it. */
export function rarity(documents: number, all: number): number {
	return Math.log(1 + (all - documents + 0.5) / (documents + 0.5)) + 0.15;
}

/** What a document's positions of one term are worth, 0 to about 3.5, before rarity. */
export function fieldScore(positions: readonly number[], length: number): number {
	let body = 0;
	let worth = 0;
	const fields = new Set<Slot>();
	for (const position of positions) {
		const slot = slotOf(position);
		if (slot === 'body') body += 1;
		else if (!fields.has(slot)) {
			fields.add(slot);
			worth += fieldWorth[slot];
		}
	}
	// The longer the text, the more often a word stands in it by chance.
	const usual = 1 + Math.max(0, length - 3) * 0.6;
	return worth + (body === 0 ? 0 : (0.9 * body) / (body + usual));
}

/** What the kind of a document is worth. A question about a meeting wants the meeting first. */
export function kindScore(kind: DocumentClass, structural: boolean): number {
	if (structural) return kind === 'meeting' ? 1.6 : 1;
	return kindWorth[kind];
}

/**
 * The fewest words between hits of all terms, in the title or the body; undefined where they never meet.
 *
 * @param lists positions of each term
 */
export function closest(lists: readonly (readonly number[])[]): number | undefined {
	const points = lists
		.flatMap((positions, term) => positions.map((position) => ({ position, term })))
		.filter(({ position }) => {
			const slot = slotOf(position);
			return slot === 'title' || slot === 'body' || slot === 'decision' || slot === 'theme';
		})
		.sort((a, b) => a.position - b.position);
	const last = new Map<number, number>();
	let best: number | undefined;
	for (const { position, term } of points) {
		last.set(term, position);
		if (last.size < lists.length) continue;
		const spread = position - Math.min(...last.values());
		if (best === undefined || spread < best) best = spread;
	}
	return best === undefined ? undefined : Math.max(0, best - lists.length + 1);
}

/**
 * The greatest sum of weights of terms that stand together within a number of words, in the title or the body; 0 where
 * no two of them do.
 *
 * @param lists positions of each term with its weight
 */
export function densest(
	lists: readonly { readonly positions: readonly number[]; readonly weight: number }[],
	span: number,
): number {
	const points = lists
		.flatMap(({ positions, weight }, term) =>
			positions.map((position) => ({ position, term, weight })),
		)
		.filter(({ position }) => {
			const slot = slotOf(position);
			return slot === 'title' || slot === 'body' || slot === 'decision' || slot === 'theme';
		})
		.sort((a, b) => a.position - b.position);
	const inside = new Map<number, number>();
	let sum = 0;
	let best = 0;
	let from = 0;
	for (const { position, term, weight } of points) {
		const count = inside.get(term) ?? 0;
		if (count === 0) sum += weight;
		inside.set(term, count + 1);
		for (; position - points[from]!.position > span; from += 1) {
			const first = points[from]!;
			const left = inside.get(first.term)! - 1;
			if (left > 0) inside.set(first.term, left);
			else {
				inside.delete(first.term);
				sum -= first.weight;
			}
		}
		if (inside.size > 1 && sum > best) best = sum;
	}
	return best;
}

/** True where every term stands in the title. */
export function allInTitle(lists: readonly (readonly number[])[]): boolean {
	return lists.every((positions) => positions.some((position) => slotOf(position) === 'title'));
}

/**
 * True where the terms stand in the text just as in the question, dropped words counted.
 *
 * @param lists positions of each term with its place in the question
 */
export function standsAsAsked(
	lists: readonly { readonly offset: number; readonly positions: readonly number[] }[],
): boolean {
	const [first, ...others] = lists;
	if (!first || others.length === 0) return false;
	const sets = others.map(({ offset, positions }) => ({
		step: offset - first.offset,
		positions: new Set(positions),
	}));
	return first.positions.some((position) =>
		sets.every(({ step, positions }) => positions.has(position + step)),
	);
}
