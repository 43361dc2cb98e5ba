/**
 * Where the items of an agenda start, in the order evidence → hypothesis → check: every line that could start an item
 * (`item-candidates.ts`), the readings they can be joined to, and of these the one that explains most and
 * contradicts least.
 */
import { ContentsIndex, entryKey } from './contents-list.ts';
import {
	type Candidate,
	type ItemContext,
	type ItemStart,
	candidates,
	evidenceBelow,
	fieldsAt,
	groupHeading,
	isDrawn,
	isTitleLike,
	readTitle,
	setsCodesAbove,
} from './item-candidates.ts';
import { readMark } from './item-shapes.ts';
import { titleKey } from './title.ts';
import { lineOfCodes, readLabel } from './vocabulary.ts';

export { groupHeading } from './item-candidates.ts';
export type { ItemStart } from './item-candidates.ts';

/** One reading of a document's item starts. */
export interface ItemRun {
	readonly starts: readonly ItemStart[];
	readonly score: number;
	readonly shape: string;
	/** How much contradicts it: labels twice in one item or before the first, titles of the list of contents missed. */
	readonly contradictions: number;
}

type Hypothesis = Omit<ItemRun, 'contradictions'>;

/** The run of numbers through one shape's candidates with the highest sum, gaps paid for. */
function bestRun(
	list: readonly Candidate[],
	restarts: readonly number[],
): { starts: Candidate[]; score: number } {
	interface Link {
		readonly candidate: Candidate;
		readonly score: number;
		readonly before?: Link;
	}
	const ends = new Map<number, Link>();
	let best: Link | undefined;
	let restart = 0;
	let carried: Link | undefined;
	for (const candidate of list) {
		const { major, minor, weight } = candidate;
		while ((restarts[restart] ?? Infinity) < candidate.index) {
			restart += 1;
			if (best) carried = best;
		}
		let link: Link = { candidate, score: weight - (major === 1 ? 0 : 2) - (minor > 0 ? 3 : 0) };
		const extend = (before: Link | undefined, cost: number): void => {
			if (!before || before.candidate.titleTo >= candidate.index) return;
			const score = before.score + weight - cost;
			if (score > link.score) link = { candidate, score, before };
		};
		if (minor > 0) {
			const same = ends.get(major);
			if (same && same.candidate.minor === minor - 1) extend(same, 0.5);
		} else {
			extend(ends.get(major - 1), -0.25);
			extend(ends.get(major - 2), 2);
			extend(ends.get(major - 3), 3.5);
			// Closed items may be numbered from a hundred on.
			if (best && weight >= 3 && best.candidate.major < major - 3) extend(best, 5);
			if (carried && major === 1) extend(carried, 0.5);
		}
		const known = ends.get(major);
		if (!known || link.score >= known.score) ends.set(major, link);
		if (!best || link.score > best.score) best = link;
	}
	const starts: Candidate[] = [];
	for (let link = best; link; link = link.before) starts.push(link.candidate);
	return { starts: starts.reverse(), score: best?.score ?? 0 };
}

/** A mark of access on a line of its own right above a title. */
function accessAbove(
	context: ItemContext,
	index: number,
): { index: number; mark: string } | undefined {
	for (let at = index - 1; at >= 0 && at >= index - 2; at -= 1) {
		const text = context.plain[at] ?? '';
		if (text === '') continue;
		const label = readLabel(text);
		return label?.kind === 'access' && label.value === ''
			? { index: at, mark: label.name }
			: undefined;
	}
	return undefined;
}

const attachmentName = /\.(?:pdf|docx?|xlsx?|pptx?)$/iu;

/** Titles without a number, each above a case number. */
function aboveCaseNumbers(context: ItemContext): ItemStart[] {
	const starts: ItemStart[] = [];
	const taken = new Set<number>();
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || context.excluded(index)) continue;
		const label = readLabel(plain);
		const isCase = label
			? label.kind === 'case-number'
			: lineOfCodes(plain) !== undefined || fieldsAt(context, index)?.caseNumber !== undefined;
		if (!isCase) continue;
		let at = index - 1;
		let seen = 0;
		while (at > index - 9 && at >= 0 && seen < 3) {
			const text = context.plain[at] ?? '';
			const above = text === '' ? undefined : readLabel(text);
			if (text !== '' && above?.kind !== 'access' && above?.kind !== 'item-type') break;
			if (text !== '') seen += 1;
			at -= 1;
		}
		if (at < 0 || taken.has(at) || !isTitleLike(context, at)) continue;
		const title = context.plain[at] ?? '';
		if (attachmentName.test(title)) continue;
		taken.add(at);
		const above = accessAbove(context, at);
		starts.push({
			from: above?.index ?? at,
			...(above ? { mark: above.mark } : {}),
			index: at,
			titleTo: at,
			title,
			shape: 'title above a case number',
			weight: evidenceBelow(context, at, () => false) - 1,
		});
	}
	return starts;
}

/** The titles of the list of contents, where they come again in its order. */
function namedInContents(context: ItemContext): ItemStart[] {
	const starts: ItemStart[] = [];
	let last = context.contents.at(-1)?.index ?? 0;
	const places = new Map<string, number[]>();
	context.plain.forEach((text, index) => {
		if (text === '' || text.length > 300 || context.excluded(index)) return;
		const key = entryKey(text);
		const list = places.get(key) ?? [];
		list.push(index);
		places.set(key, list);
	});
	for (const entry of context.contents) {
		const at = (places.get(entry.key) ?? []).find((index) => index > last);
		if (at === undefined) continue;
		const { title, titleTo } = readTitle(context, at, context.plain[at] ?? '');
		const { mark, rest } = readMark(title);
		starts.push({
			from: at,
			index: at,
			titleTo,
			title: mark ? rest : title,
			...(mark ? { mark } : {}),
			shape: 'title in the list of contents',
			weight: 4,
		});
		last = titleTo;
	}
	return starts;
}

/** Headings of one level, where the format knows its headings. */
function headingsByLevel(context: ItemContext): ItemStart[][] {
	const levels = new Map<number, ItemStart[]>();
	context.lines.forEach((line, index) => {
		const title = context.plain[index] ?? '';
		if (line.heading === undefined || title === '' || readLabel(title) || context.excluded(index))
			return;
		const list = levels.get(line.heading) ?? [];
		const weight =
			evidenceBelow(context, index, (at) => context.lines[at]?.heading === line.heading) - 1;
		list.push({
			from: index,
			index,
			titleTo: index,
			title,
			shape: `heading ${line.heading}`,
			weight,
		});
		levels.set(line.heading, list);
	});
	return [...levels.values()];
}

/**
 * Titles that the print tells from its text by nothing but what comes next: for every label of the print, the lines
 * right above it, where nearly each time a title stands there.
 */
function aboveLabels(context: ItemContext): ItemStart[][] {
	const byLabel = new Map<string, { count: number; places: number[] }>();
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || context.excluded(index)) continue;
		const label = readLabel(plain);
		const fields = label ? undefined : fieldsAt(context, index);
		if (!label && !fields) continue;
		const key = label ? `${label.kind} ${label.name.toLowerCase()}` : 'a line of fields';
		const known = byLabel.get(key) ?? { count: 0, places: [] };
		byLabel.set(key, known);
		known.count += 1;
		let at = index - 1;
		while (at > index - 4 && (context.plain[at] === '' || isDrawn(context.plain[at] ?? '')))
			at -= 1;
		if (!isTitleLike(context, at) || /^(?:[-•]|\d)/u.test(context.plain[at] ?? '')) continue;
		let from = at;
		while (from > at - 2 && isTitleLike(context, from - 1)) from -= 1;
		const before = context.plain[from - 1] ?? '';
		if (before !== '' && !isDrawn(before) && !context.excluded(from - 1)) continue;
		known.places.push(from);
	}
	const readings: ItemStart[][] = [];
	for (const [key, { count, places }] of byLabel) {
		if (count < 2 || places.length < 2 || places.length < count * 0.8) continue;
		readings.push(
			places.map((index): ItemStart => {
				const { title, titleTo } = readTitle(context, index, context.plain[index] ?? '');
				const evidence = evidenceBelow(context, titleTo, (at) => places.includes(at));
				return {
					from: index,
					index,
					titleTo,
					title,
					shape: `title above "${key.replace(/^\S+ /u, '')}"`,
					weight: evidence - 1,
				};
			}),
		);
	}
	return readings;
}

/** Starts whose titles all begin with a number, `3. Havnen`: numbers in no order, or one printed twice, are numbers still. */
function withNumbers(starts: readonly ItemStart[]): ItemStart[] {
	const numbered = starts.flatMap((start) => {
		const match = /^(\d{1,3})[.)]\s+(\p{L}.*)$/su.exec(start.title);
		return match ? [{ ...start, number: match[1]!, title: match[2]! }] : [];
	});
	return numbered.length === starts.length && starts.length > 1 ? numbered : [...starts];
}

/**
 * Titles with a bullet before them, each with room above and its text right below: an agenda without numbers. None
 * where one bullet stands otherwise, for then they are a list.
 */
function aboveText(context: ItemContext): ItemStart[] {
	const starts: ItemStart[] = [];
	for (const [index, text] of context.plain.entries()) {
		const title = /^[•·▪●■*-]\s+(\p{Lu}.*)$/u.exec(text)?.[1];
		if (title === undefined || context.excluded(index)) continue;
		const next = context.plain[index + 1] ?? '';
		const fits =
			(context.plain[index - 1] ?? '') === '' &&
			title.length <= 80 &&
			!/[.,;:]$/u.test(title) &&
			/^\p{Lu}/u.test(next);
		if (!fits) return [];
		starts.push({
			from: index,
			index,
			titleTo: index,
			title,
			shape: '• above its text',
			weight: 1,
		});
	}
	return starts;
}

/** Readings of a print that numbers nothing. */
function unnumbered(context: ItemContext): Hypothesis[] {
	return [
		aboveCaseNumbers(context),
		namedInContents(context),
		...headingsByLevel(context),
		...aboveLabels(context),
	].map((list) => {
		const starts = withNumbers(list.filter((start) => start.weight > 0));
		const score = 0.7 * starts.reduce((sum, start) => sum + start.weight, 0);
		return { starts, score: starts.length > 1 ? score : 0, shape: starts[0]?.shape ?? '' };
	});
}

/** The length of the document's longer lines: what a wrapped line is measured against. */
function usualWidth(plain: readonly string[]): number {
	const lengths = plain
		.filter((line) => line.length > 20)
		.map((line) => Math.min(line.length, 120));
	lengths.sort((a, b) => a - b);
	return lengths[Math.floor(lengths.length * 0.8)] ?? 80;
}

/** True where at most a few lines are longer than a page is wide. */
function isWrapped(plain: readonly string[]): boolean {
	const kept = plain.filter((line) => line.length > 40);
	return kept.filter((line) => line.length > 140).length <= kept.length / 20;
}

/**
 * A short agenda without any label: numbers from 1 at the beginning of lines of their own, from near the top of a
 * document that names itself an agenda or minutes.
 */
function plainRun(
	byShape: ReadonlyMap<string, readonly Candidate[]>,
	context: ItemContext,
	restarts: readonly number[],
): Hypothesis | undefined {
	let best: Hypothesis | undefined;
	for (const [shape, list] of byShape) {
		if (/alone|^A/u.test(shape)) continue;
		const usual = list.map((candidate): Candidate => {
			const own = (context.plain[candidate.index - 1] ?? '') === '';
			const short = candidate.title.length <= 120 && !/[,;:]$/u.test(candidate.title);
			return { ...candidate, weight: own && short ? 1.5 : candidate.weight };
		});
		const run = bestRun(usual, restarts);
		const first = run.starts[0];
		if (!first || run.starts.length < 2 || first.major !== 1) continue;
		if (context.plain.slice(0, first.index).filter((text) => text !== '').length > 40) continue;
		if (run.score >= 3 && run.score > (best?.score ?? 0)) best = { ...run, shape };
	}
	return best;
}

/** A label that an item has once, by its place. */
interface Mark {
	readonly index: number;
	readonly key: string;
	/** True where it cannot stand before the first item. */
	readonly telling: boolean;
}

const once: ReadonlySet<string> = new Set([
	'case-number',
	'access',
	'item-type',
	'title',
	'recommendation',
	'decision',
]);
const opening =
	/^(?:resumé|resume|sagsfremstilling|sagsbeskrivelse|sagens kerne|beslutningstema)$/iu;

/** The labels that every item has once at most. */
function marksOf(context: ItemContext): Mark[] {
	const marks: Mark[] = [];
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || plain.length > 200 || context.excluded(index)) continue;
		const fields = fieldsAt(context, index);
		if (fields) {
			marks.push({ index, key: fields.caseNumber ? 'case-number' : 'fields', telling: true });
			continue;
		}
		const label = readLabel(plain);
		if (!label || !(once.has(label.kind) || opening.test(label.name))) continue;
		if (label.kind === 'access' && label.value === '') continue;
		marks.push({
			index,
			key: `${label.kind} ${label.name.toLowerCase()}`,
			telling: label.kind !== 'title' && label.kind !== 'access',
		});
	}
	return marks;
}

/**
 * What a reading leaves unexplained: a label twice in one item, a label of a case before the first item, a title of the
 * list of contents that it does not find.
 */
function countContradictions(
	starts: readonly ItemStart[],
	marks: readonly Mark[],
	context: ItemContext,
): number {
	const named = new Set(starts.map(({ title }) => context.titles.find(titleKey(title))));
	named.delete(undefined);
	let count = starts.length > 0 && named.size > 0 ? 3 * (context.contents.length - named.size) : 0;
	let item = -1;
	let seen = new Set<string>();
	for (const mark of marks) {
		while (item + 1 < starts.length && starts[item + 1]!.from <= mark.index) {
			item += 1;
			seen = new Set();
		}
		if (item < 0) {
			if (mark.telling) count += 1;
		} else if (seen.has(mark.key)) count += 1;
		else seen.add(mark.key);
	}
	return count;
}

/** The starts of a print without numbers, with the titles of its list of contents that stand alone further down. */
function withContents(starts: readonly ItemStart[], context: ItemContext): ItemStart[] {
	const taken = starts.map(({ from, titleTo }) => [from, titleTo] as const);
	const named = new Set(starts.map(({ title }) => titleKey(title)));
	const missed = namedInContents(context).filter(
		({ title, from, titleTo }) =>
			!named.has(titleKey(title)) && taken.every(([a, b]) => titleTo < a || from > b),
	);
	return [...starts, ...missed].sort((a, b) => a.from - b.from);
}

/**
 * The run with the numbers that go on from its last one, each alone between blank lines: where nothing else stands in
 * the shape and no list of contents says where the items end.
 */
function carryOn(
	starts: readonly ItemStart[],
	list: readonly Candidate[],
	context: ItemContext,
): ItemStart[] {
	const taken = new Set(starts.map(({ index }) => index));
	const others = list.filter(({ index }) => !taken.has(index));
	const last = starts.at(-1)?.index;
	let before = list.find(({ index }) => index === last);
	if (context.contents.length > 0 || !context.named || others.length === 0) return [...starts];
	const more: ItemStart[] = [];
	for (const other of others) {
		const alone =
			(context.plain[other.index - 1] ?? '') === '' &&
			(context.plain[other.titleTo + 1] ?? '') === '' &&
			other.title.length <= 80 &&
			!/[.,;:]$/u.test(other.title);
		if (!before || !alone || other.index <= before.titleTo) return [...starts];
		if (other.minor > 0 || other.major !== before.major + 1) return [...starts];
		more.push(other);
		before = other;
	}
	return [...starts, ...more];
}

/** A number that a run leaves out, where a line of another shape prints it: a slip of the print. */
function fillGaps(
	run: readonly ItemStart[],
	byShape: ReadonlyMap<string, readonly Candidate[]>,
): ItemStart[] {
	const starts = run.filter((start): start is Candidate => 'major' in start);
	if (starts.length !== run.length || starts.length < 2) return [...run];
	const others = [...byShape.values()].flat();
	const out: ItemStart[] = [];
	starts.forEach((start, place) => {
		out.push(start);
		const next = starts[place + 1];
		if (!next || next.major !== start.major + 2 || next.minor > 0) return;
		const missing = others
			.filter(
				(other) =>
					other.major === start.major + 1 &&
					other.minor === 0 &&
					other.weight >= 1.5 &&
					other.from > start.titleTo &&
					other.titleTo < next.from,
			)
			.sort((a, b) => b.weight - a.weight)[0];
		if (missing) out.push(missing);
	});
	return out;
}

/** The items that the format itself states. */
function statedRun({ lines }: Pick<ItemContext, 'lines'>): ItemRun {
	const shape = 'stated by the format';
	const starts = lines.flatMap(({ item }, index) =>
		item ? [{ ...item, from: index, index, titleTo: index, shape, weight: 5 }] : [],
	);
	return { starts, score: 5 * starts.length, shape, contradictions: 0 };
}

/**
 * The item starts of a document: those that its format states, else of all readings the one that explains most and
 * contradicts least. An empty run where nothing holds together.
 */
export function findItems(
	document: Omit<ItemContext, 'titles' | 'width' | 'wrapped' | 'codesAbove'>,
): ItemRun {
	const stated = statedRun(document);
	if (stated.starts.length > 0) return stated;
	const context: ItemContext = {
		...document,
		titles: new ContentsIndex(document.contents),
		width: usualWidth(document.plain),
		wrapped: isWrapped(document.plain),
		codesAbove: setsCodesAbove(document.lines, document.plain),
	};
	const byShape = candidates(context);
	const restarts = context.plain.flatMap((text, index) =>
		text.length < 40 && groupHeading.test(text) ? [index] : [],
	);
	const readings: Hypothesis[] = [...byShape].map(([shape, list]) => {
		const run = bestRun(list, restarts);
		return { ...run, score: run.score + (shape.endsWith('alone') ? -1 : 0), shape };
	});
	readings.push(...unnumbered(context));
	const marks = marksOf(context);
	let best: ItemRun = { starts: [], score: 0, shape: '', contradictions: 0 };
	let bestWorth = 0;
	for (const reading of readings) {
		if (reading.score <= 0) continue;
		const contradictions = countContradictions(reading.starts, marks, context);
		// What contradicts a reading chooses between readings; alone it refutes none.
		const worth = reading.score - Math.min(contradictions, reading.score * 0.8);
		if (worth <= bestWorth) continue;
		best = { ...reading, contradictions };
		bestWorth = worth;
	}
	if (context.named && best.score < 3) {
		const plain = plainRun(byShape, context, restarts);
		if (plain)
			best = { ...plain, contradictions: countContradictions(plain.starts, marks, context) };
	}
	if (context.named && best.score < 1) {
		const dotted = aboveText(context);
		if (dotted.length >= 3)
			best = { starts: dotted, score: dotted.length, shape: '• above its text', contradictions: 0 };
	}
	const several = best.starts.length > 1;
	const minimum = context.named ? (several ? 1 : 2) : several ? 3 : 3.5;
	if (best.score < minimum) return { ...best, starts: [] };
	const numbered = best.starts.some((start) => start.number !== undefined);
	const starts = numbered
		? fillGaps(carryOn(best.starts, byShape.get(best.shape) ?? [], context), byShape)
		: withContents(best.starts, context);
	return { ...best, starts: apart(starts) };
}

/** Starts that share no line: a later one begins below the title before it, or is none. */
function apart(starts: readonly ItemStart[]): ItemStart[] {
	const kept: ItemStart[] = [];
	for (const start of starts) {
		const from = Math.max(start.from, (kept.at(-1)?.titleTo ?? -1) + 1);
		if (from <= start.titleTo) kept.push(from === start.from ? start : { ...start, from });
	}
	return kept;
}
