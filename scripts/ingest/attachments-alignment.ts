/** Which page begins which declared attachment: the best reading of all pages in the order of the lists. */
import { covers, daysIn, type Page } from './attachments-pages.ts';
import { titleWords, wordWeight } from './attachments-titles.ts';
import type { DeclaredAttachment } from './attachments.ts';

/** One attachment's place: the page it begins on. */
export interface Placement {
	/** Index of the declared attachment. */
	readonly attachment: number;
	/** Index of its first page. */
	readonly page: number;
	/** How much better the reading is than the best one in which it does not begin there; in natural logarithms. */
	readonly margin: number;
	/** How much the page by itself speaks for it. */
	readonly evidence: number;
}

export interface AlignmentOptions {
	/** Index of the page at which the agenda has certainly ended, where that is known. */
	readonly certainStart?: number;
}

/** The cost of a declared attachment that has no text. */
const skip = 1.9;
/** The cost of taking two attachments of one item in the other order. */
const swap = 3.0;
/** The cost of text that belongs to nobody before the first attachment. */
const nobody = 5.2;
/** What speaks for a beginning where the agenda has certainly ended. */
const certain = 1;
/** The cost of holding that attachments follow where nothing shows that the agenda has ended. */
const unproved = 2.5;
/** The same, where the line above closes an item. */
const halfProved = 0.8;

/** Pages times attachments times placements that are proved. */
const mostWork = 2e8;

/** What every page is asked about one declared attachment. */
interface Title {
	/** Its words without the days in it, each once, with what it tells, and how well every page holds it, 0–1. */
	readonly words: readonly {
		readonly weight: number;
		readonly onPages: readonly number[];
	}[];
	readonly days: readonly string[];
	/** The kinds of document that it names. */
	readonly kinds: readonly string[];
}

/** How the words of a title fit the page's first lines and, lighter, the rest of it; in natural logarithms. */
function titleEvidence(title: Title, pages: readonly Page[], index: number): number {
	const page = pages[index]!;
	let sum = 0;
	let all = 0;
	for (const { weight, onPages } of title.words) {
		all += weight;
		sum += weight * onPages[index]!;
	}
	// A day of the title may stand some pages on, as in an extract from the minutes of another meeting.
	for (const day of title.days) {
		all += 1.5;
		for (const [ahead, { dates }] of pages.slice(index, index + 3).entries()) {
			if (!dates.has(day) && ![...dates].some((other) => other.startsWith(`${day}/`))) continue;
			sum += ahead === 0 ? 1.5 : 1.3;
			break;
		}
	}
	// A title of few and common words is weak evidence either way.
	const certainty = Math.min(1, all / 1.5);
	const share = all === 0 ? 0 : sum / all;
	// A long title of which nothing is found speaks louder than a short one.
	const miss = 1.9 + (all > 2.5 && share < 0.35 ? 0.4 : 0);
	return certainty * (7.8 * share ** 1.3 - miss) + kindEvidence(title, page);
}

/** The words of a title without the days in it. */
function ownWords({ title }: DeclaredAttachment): readonly string[] {
	return titleWords(title.replaceAll(dayWords, ' '));
}

const dayWords =
	/\d{1,2}\.?\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?:\s+\d{4})?/giu;

const kinds =
	'brev notat referat protokol faktaark rapport strategi aftale høringssvar handleplan handlingsplan tidsplan årsplan vedtægt ansøgning kommissorium redegørelse pressemeddelelse dagsorden'.split(
		' ',
	);

function kindsIn(title: string): readonly string[] {
	const words = title.toLowerCase().match(/\p{L}+/gu) ?? [];
	return kinds.filter((kind) => words.some((word) => word.endsWith(kind)));
}

/** A title that names one kind of document, and a page that names another. */
function kindEvidence({ kinds: named }: Title, { documentKind }: Page): number {
	if (documentKind === undefined || named.length === 0) return 0;
	return named.some((kind) => documentKind.includes(kind))
		? 1
		: kinds.includes(documentKind)
			? -1.2
			: 0;
}

/** True where one of a page's first lines is the title, give or take a word. */
function standsAsTitle(words: readonly string[], page: Page): boolean {
	return page.titles.some((title) => {
		const found = covers(words, title);
		if (found < 0.75) return false;
		const back = covers(title, words);
		return back >= 0.6 || (found >= 0.9 && back >= 0.25);
	});
}

/**
 * Places the attachments on pages by dynamic programming over pages × attachments: in the order of the lists, two
 * neighbours of one item possibly exchanged, some left out. Linear in pages times attachments.
 */
export function align(
	pages: readonly Page[],
	declared: readonly DeclaredAttachment[],
	options: AlignmentOptions,
): Placement[] {
	if (pages.length < 2 || declared.length === 0) return [];
	const evidence = weigh(pages, declared, options.certainStart);
	const searched: Float64Array[] = [];
	const best = search(pages, declared, evidence, options, searched);
	// Every placement is proved by a search without it; what would take minutes is left unproved.
	if (pages.length * declared.length * best.path.length > mostWork) {
		return best.path.map((step) => ({ ...step, margin: 0, evidence: 0 }));
	}
	return best.path.map((step) => {
		// Up to the page of the step nothing is different without it.
		const without = search(pages, declared, evidence, options, searched.slice(0, step.page), step);
		return {
			...step,
			margin: best.score - without.score,
			evidence: evidence[step.page]![step.attachment]!,
		};
	});
}

function weigh(
	pages: readonly Page[],
	declared: readonly DeclaredAttachment[],
	certainStart: number | undefined,
): number[][] {
	const known = new Map<string, Title['words'][number]>();
	const rarity = (onPages: readonly number[]): number => {
		if (pages.length < 4) return 1;
		const count = onPages.reduce((sum, best) => (best >= 0.3 ? sum + 1 : sum), 0);
		const often = Math.log(1 + count) / Math.log(1 + pages.length);
		return Math.max(0.3, Math.min(1, 1.5 - 1.3 * often));
	};
	const wordOf = (word: string): Title['words'][number] => {
		const onPages = pages.map((page) => page.words.best(word));
		return { weight: wordWeight(word) * rarity(onPages), onPages };
	};
	const asked = declared.map((one): Title => {
		const words = [...new Set(ownWords(one))].map((word) => {
			const there = known.get(word) ?? wordOf(word);
			known.set(word, there);
			return there;
		});
		return { words, days: daysIn(one.title), kinds: kindsIn(one.title) };
	});
	const share = Math.min(0.5, declared.length / pages.length);
	const base = Math.max(-2.2, Math.log(share / (1 - share)));
	const titles = declared.map((one) =>
		titleWords(one.title).filter((word) => wordWeight(word) > 0.25),
	);
	return pages.map((page, index) => {
		const fits = titles.map((words) => words.length > 0 && standsAsTitle(words, page));
		const fitsOne = fits.includes(true);
		const start = index === certainStart ? Math.max(certain, base + page.start) : base + page.start;
		const named = asked.map(
			(title, place) => titleEvidence(title, pages, index) + (fits[place] ? 2 : fitsOne ? -1.5 : 0),
		);
		// Another title that fits better speaks against this one.
		const most = Math.max(...named);
		return declared.map((one, place) => {
			const stamp = stampEvidence(page, one) + numberEvidence(page, one);
			// Nothing is placed on a page that speaks against it, only because it must stand somewhere.
			const weak = page.start + named[place]! + stamp < 0 && index !== certainStart;
			if (weak) return Number.NEGATIVE_INFINITY;
			return start + named[place]! - 0.4 * Math.max(0, most - named[place]!) + stamp;
		});
	});
}

function stampEvidence(page: Page, attachment: DeclaredAttachment): number {
	if (!page.stamp) return 0;
	return belongsTo(page, attachment) ? 3 : -12;
}

/** `Bilag 2` at the top of a page may be the second of the list, or an appendix of the document above. */
function numberEvidence({ number }: Page, { order }: DeclaredAttachment): number {
	return number === undefined ? 0 : number === order ? 0.6 : -0.4;
}

function belongsTo(page: Page, attachment: DeclaredAttachment): boolean {
	const { stamp } = page;
	return (
		stamp !== undefined &&
		stamp.attachment === attachment.order &&
		(stamp.itemNumber === undefined || stamp.itemNumber === attachment.itemNumber)
	);
}

interface Step {
	readonly attachment: number;
	readonly page: number;
}

const agenda = 0;
const unowned = 1;

/** The states of the search: the agenda, text of nobody, and three for each attachment. */
class States {
	readonly count: number;
	readonly size: number;
	constructor(count: number) {
		this.count = count;
		this.size = 2 + 3 * count;
	}
	/** Read in the order of the list. */
	inOrder(attachment: number): number {
		return 2 + attachment;
	}
	/** Read before its elder neighbour. */
	early(attachment: number): number {
		return 2 + this.count + attachment;
	}
	/** Read after its younger neighbour. */
	late(attachment: number): number {
		return 2 + 2 * this.count + attachment;
	}
	attachmentOf(state: number): number | undefined {
		return state < 2 ? undefined : (state - 2) % this.count;
	}
	/** The best state in which all up to `attachment` are read or left out; `before` is that state for the one before. */
	past(scores: Float64Array, attachment: number, score: number, before: number): number {
		let best = score - skip;
		let state = before;
		const inOrder = this.inOrder(attachment);
		if (scores[inOrder]! > best) {
			best = scores[inOrder]!;
			state = inOrder;
		}
		if (attachment > 0) {
			const late = this.late(attachment - 1);
			if (scores[late]! > best) {
				best = scores[late]!;
				state = late;
			}
		}
		this.reached = best;
		return state;
	}
	/** The score of the state that `past` gave last. */
	reached = 0;
}

/**
 * The best path, and its score. `searched` holds the scores before each of the first pages, where they are known, and
 * gets those of the others; `forbidden` is a beginning that the path may not hold, on a page that is not known yet: then
 * only the score is found.
 */
function search(
	pages: readonly Page[],
	declared: readonly DeclaredAttachment[],
	evidence: readonly (readonly number[])[],
	options: AlignmentOptions,
	searched: Float64Array[],
	forbidden?: Step,
): { readonly score: number; readonly path: Step[] } {
	const states = new States(declared.length);
	const impossible = Number.NEGATIVE_INFINITY;
	if (searched.length === 0) {
		const first = new Float64Array(states.size).fill(impossible);
		first[agenda] = 0;
		searched.push(first);
	}
	let scores = searched.at(-1)!;
	const back: Int32Array[] = [new Int32Array(states.size).fill(-1)];
	const { certainStart } = options;
	for (let number = searched.length; number < pages.length; number += 1) {
		const page = pages[number]!;
		const next = new Float64Array(states.size).fill(impossible);
		const from = new Int32Array(states.size).fill(-1);
		const take = (state: number, score: number, before: number): void => {
			if (score > next[state]!) {
				next[state] = score;
				from[state] = before;
			}
		};
		const likely = evidence[number]!;
		const never = forbidden?.page === number ? forbidden.attachment : -1;
		const ended = certainStart !== undefined && number >= certainStart;
		const stamped = page.stamp ? -12 : 0;
		take(agenda, scores[agenda]! + (stamped + (ended ? -12 : page.labels > 0 ? 0.5 : 0)), agenda);
		const entry = scores[agenda]! - (ended ? 0 : page.afterClose ? halfProved : unproved);
		take(unowned, entry + (stamped - nobody), agenda);
		take(unowned, scores[unowned]! + stamped, unowned);
		let before = scores[unowned]! > entry ? unowned : agenda;
		let score = before === unowned ? scores[unowned]! : entry;
		let elder = -1;
		let elderScore = impossible;
		for (let attachment = 0; attachment < declared.length; attachment += 1) {
			const one = declared[attachment]!;
			const own = page.stamp ? (belongsTo(page, one) ? 1 : -12) : 0;
			const begins = attachment === never ? impossible : likely[attachment]!;
			const inOrder = states.inOrder(attachment);
			const early = states.early(attachment);
			const late = states.late(attachment);
			take(inOrder, scores[inOrder]! + own, inOrder);
			take(early, scores[early]! + own, early);
			take(late, scores[late]! + own, late);
			take(inOrder, score + begins, before);
			if (declared[attachment - 1]?.item === one.item) {
				take(early, elderScore + (begins - swap), elder);
				const first = attachment - 1 === never ? impossible : likely[attachment - 1]!;
				take(states.late(attachment - 1), scores[early]! + first, early);
			}
			elder = before;
			elderScore = score;
			before = states.past(scores, attachment, score, before);
			score = states.reached;
		}
		scores = next;
		if (forbidden === undefined) searched.push(next);
		back.push(from);
	}
	return trace(scores, back, states, forbidden === undefined);
}

function trace(
	scores: Float64Array,
	back: readonly Int32Array[],
	states: States,
	whole: boolean,
): { readonly score: number; readonly path: Step[] } {
	let end = agenda;
	if (scores[unowned]! > scores[end]!) end = unowned;
	let score = scores[end]!;
	let state = end;
	for (let attachment = 0; attachment < states.count; attachment += 1) {
		state = states.past(scores, attachment, score, state);
		score = states.reached;
	}
	if (score <= scores[end]!) state = end;
	score = Math.max(score, scores[end]!);
	const path: Step[] = [];
	if (!whole) return { score, path };
	for (let page = back.length - 1; page > 0; page -= 1) {
		const previous = back[page]![state]!;
		const attachment = states.attachmentOf(state);
		if (previous !== state && attachment !== undefined) path.push({ attachment, page });
		state = previous;
	}
	return { score, path: path.reverse() };
}
