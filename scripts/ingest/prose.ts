/** Running text becomes headings, paragraphs and lists. */
import {
	couldBeHeading,
	goesOnBelow,
	headingText,
	headsFullLine,
	isKnownLabel,
	opensAsTitle,
} from './headings.ts';
import { joinAll } from './hyphenation.ts';
import { nestEntries, readMarker } from './lists.ts';
import type { FlatEntry, Marker } from './lists.ts';
import { plainText } from './markup.ts';
import type { Block, Line } from './types.ts';
import { conventions, endsSentence, goesOn, isFull, isUnfinished } from './wrapping.ts';
import type { Convention, Piece } from './wrapping.ts';

/** A group of pieces that make one paragraph, heading or list entry. */
interface Group {
	readonly pieces: Piece[];
	readonly convention: Convention;
	readonly marker?: Marker;
	heading?: boolean;
}

/** The lines that hold words, with what stands before each. `blanks` counts blank lines before the first. */
function toPieces(lines: readonly Line[]): Piece[] {
	const pieces: Piece[] = [];
	let gap = 0;
	let spacesGap = false;
	for (const line of lines) {
		const rule = line.blank === 'no' && isRuler(line.text);
		if (line.blank !== 'no' || line.furniture !== undefined || rule) {
			gap += 1;
			if (line.blank === 'spaces' || rule) spacesGap = true;
			continue;
		}
		pieces.push({
			line,
			text: plainText(line.text),
			gap,
			spacesGap,
			pageStart: line.pageStart === true || (line.indent === 1 && gap === 0),
		});
		gap = 0;
		spacesGap = false;
	}
	return pieces;
}

/** True for a drawn line (`_____`, `----- -----`), which holds no words. */
function isRuler(text: string): boolean {
	// Pieces are parted by blanks: without them a line of `_` could be cut in more ways than there is time for.
	return text.length < 400 && /^\s*[_=–—-]{4,}(?:\s+[_=–—-]{4,})*\s*$/u.test(text);
}

/**
 * The blocks of a stretch of running text: spans in order, without overlap, every line that holds words covered.
 * `tableFollows` says that a table stands right below, which a last short line may head.
 */
export function readProse(lines: readonly Line[], tableFollows = false): Block[] {
	const pieces = toPieces(lines);
	if (pieces.length === 0) return [];
	const groups = withoutHeadingMarks(toGroups(pieces));
	// What stands right above a table, without a blank line between, is its caption.
	const captions = tableFollows && pieces.at(-1)?.line === lines.at(-1);
	markHeadings(groups, tableFollows && !captions);
	return toBlocksOf(groups);
}

/** A bullet that never stands beside its like and always has a text of its own below marks headings, not entries. */
function withoutHeadingMarks(groups: Group[]): Group[] {
	const sorts = new Map<string, boolean>();
	groups.forEach((group, index) => {
		const { marker } = group;
		if (!marker || marker.ordered || !/^[^\p{L}\p{N}*–—-]$/u.test(marker.sort)) return;
		const next = groups[index + 1];
		const heads =
			next !== undefined &&
			next.marker?.sort !== marker.sort &&
			(group.pieces[0]?.gap ?? 0) + (group.pieces[0]?.pageStart ? 1 : 0) > 0 &&
			couldBeHeading(marker.text.trim(), false) &&
			group.pieces.length === 1;
		sorts.set(marker.sort, heads && (sorts.get(marker.sort) ?? true));
	});
	const count = (sort: string): number =>
		groups.filter(({ marker }) => marker?.sort === sort).length;
	return groups.map((group) => {
		const { marker } = group;
		if (!marker || sorts.get(marker.sort) !== true || count(marker.sort) < 3) return group;
		const [first] = group.pieces;
		return first
			? {
					pieces: [{ ...first, text: plainText(marker.text) }],
					convention: group.convention,
					heading: true,
				}
			: group;
	});
}

function toGroups(pieces: readonly Piece[]): Group[] {
	const around = conventions(pieces);
	const markers = numbersOfFormat(
		pieces,
		pieces.map((_, index) => entryMarker(pieces, around, index)),
	);
	markClauses(pieces, markers);
	const runs = numberRuns(markers);
	const groups: Group[] = [];
	let group: Group | undefined;
	let spelled: ReadonlySet<string> | undefined;
	pieces.forEach((piece, index) => {
		const convention = around[index] ?? { width: 0, doubleSpaced: false, trailingTells: false };
		const marker = runs.has(index) ? markers[index] : undefined;
		const before = pieces[index - 1];
		const certain = piece.line.heading !== undefined;
		if (group && before && !marker && !certain && before.line.heading === undefined) {
			const previous = around[index - 1] ?? convention;
			const joined =
				goesOn(before, piece, previous) ||
				(group.marker !== undefined && belongsToEntry(before, piece, previous));
			const first = group.pieces.length === 1 && !group.marker;
			const heads =
				first &&
				joined &&
				(index === 1 && piece.gap > 0
					? opensAsTitle(before.text, piece.text)
					: before.gap > 0 &&
						headsFullLine(before.text, piece.text, (spelled ??= smallWords(pieces))));
			const alone =
				heads ||
				(first && standsAlone(before, piece, previous)) ||
				(joined && cannotEnd(before, piece, pieces[index + 1], convention));
			if (joined && !alone) {
				group.pieces.push(piece);
				return;
			}
			if (heads) group.heading = true;
		}
		group = { pieces: [piece], convention, ...(marker ? { marker } : {}) };
		groups.push(group);
	});
	return groups;
}

/**
 * True for a short line below a full sentence that ends none itself, with a capital on the next line: no paragraph ends
 * so, thus it begins something.
 */
function cannotEnd(
	before: Piece,
	piece: Piece,
	next: Piece | undefined,
	convention: Convention,
): boolean {
	return (
		piece.gap > 0 &&
		next !== undefined &&
		next.gap > 0 &&
		endsSentence(before.text) &&
		!endsSentence(piece.text) &&
		/^["”(]?\p{Lu}/u.test(next.text) &&
		!isFull(piece.text, next.text, convention) &&
		couldBeHeading(piece.text, false)
	);
}

/** The words that the lines print in small letters. */
function smallWords(pieces: readonly Piece[]): Set<string> {
	return new Set(pieces.flatMap(({ text }) => text.match(/(?<![\p{L}-])\p{Ll}{2,}/gu) ?? []));
}

/** A label of the shared vocabulary on its own line never runs into the next. */
function standsAlone(before: Piece, after: Piece, convention: Convention): boolean {
	return isKnownLabel(before.text) && !isFull(before.text, after.text, convention);
}

/** A line right below an entry that is no entry and starts no paragraph of its own. */
function belongsToEntry(before: Piece, after: Piece, convention: Convention): boolean {
	if (after.gap > 0 || before.line.list !== undefined) return false;
	if (convention.width > 0 && convention.width < 150) {
		return after.line.indent > 1 || !endsSentence(before.text);
	}
	return true;
}

/** Entries that a format numbers without printing the number count up from 1 in each run. */
function numbersOfFormat(
	pieces: readonly Piece[],
	markers: readonly (Marker | undefined)[],
): (Marker | undefined)[] {
	const counts = new Map<number, number>();
	return markers.map((marker, index) => {
		const list = pieces[index]?.line.list;
		if (list === undefined) counts.clear();
		if (!marker || list !== 'number') return marker;
		for (const indent of counts.keys()) if (indent > marker.indent) counts.delete(indent);
		const number = (counts.get(marker.indent) ?? 0) + 1;
		counts.set(marker.indent, number);
		return { ...marker, ordered: true, number };
	});
}

function entryMarker(
	pieces: readonly Piece[],
	around: readonly Convention[],
	index: number,
): Marker | undefined {
	const piece = pieces[index];
	if (!piece || piece.line.heading !== undefined) return undefined;
	if (piece.line.list !== undefined) {
		return {
			ordered: false,
			sort: piece.line.list,
			indent: piece.line.indent,
			text: piece.line.text,
		};
	}
	const marker = readMarker(piece.line.text.trimEnd());
	if (!marker) return undefined;
	const before = pieces[index - 1];
	if (!before || piece.gap > 0) return marker;
	// In the middle of a sentence a dash, a number or an `o` at the start of a line is no mark.
	const ambiguous = /^(?:[-–—*o]|1\.|1\)|a\.|a\)|-1)$/u.test(marker.sort);
	const convention = around[index - 1];
	if (!ambiguous || !convention) return marker;
	const previous = readMarker(before.text);
	if (previous) return marker;
	const full = isFull(before.text, piece.text, convention);
	if (isUnfinished(before.text)) {
		// `Forvaltningen foreslår, at` breaks off before its width, and `2.` follows: what is proposed, numbered.
		return marker.ordered && !full && goesOnCounting(pieces, index, marker) ? marker : undefined;
	}
	if (endsSentence(before.text) || /[,;]$/u.test(before.text)) return marker;
	return full ? undefined : marker;
}

/** A list that lost its bullets: below a colon, every line up to the next blank one begins with `at`. */
function markClauses(pieces: readonly Piece[], markers: (Marker | undefined)[]): void {
	for (let from = 1; from < pieces.length; from += 1) {
		if (!pieces[from - 1]!.text.endsWith(':') || !isClause(pieces[from]!)) continue;
		let to = from + 1;
		while (to < pieces.length && pieces[to]!.gap === 0) to += 1;
		if (to - from < 2 || !pieces.slice(from, to).every(isClause)) continue;
		for (let index = from; index < to; index += 1) {
			const { text, line } = pieces[index]!;
			markers[index] ??= { ordered: false, sort: 'at', indent: line.indent, text };
		}
	}
}

const isClause = ({ text }: Piece): boolean => /^at \p{Ll}/u.test(text);

/** A run that does not begin with 1 shows itself by the two numbers that follow. */
function begins(
	markers: readonly (Marker | undefined)[],
	index: number,
	{ sort, number = 0 }: Marker,
): boolean {
	let wanted = number + 1;
	for (const next of markers.slice(index + 1, index + 25)) {
		if (next?.sort !== sort || next.number !== wanted) continue;
		if (wanted === number + 2) return true;
		wanted += 1;
	}
	return false;
}

/** True where the next number of the same sort begins one of the lines below. */
function goesOnCounting(pieces: readonly Piece[], index: number, marker: Marker): boolean {
	return pieces.slice(index + 1, index + 13).some(({ line }) => {
		const next = readMarker(line.text.trimEnd());
		return next?.sort === marker.sort && next.number === (marker.number ?? 0) + 1;
	});
}

/** The places whose mark counts: bullets always, numbers where they run from 1 or on from a neighbour. */
function numberRuns(markers: readonly (Marker | undefined)[]): Set<number> {
	const kept = new Set<number>();
	const last = new Map<string, { number: number; index: number }>();
	const stars: number[] = [];
	markers.forEach((marker, index) => {
		if (!marker) return;
		if (!marker.ordered || marker.number === undefined) {
			if (marker.sort === '*') stars.push(index);
			else kept.add(index);
			return;
		}
		if (marker.sort === 'number') {
			kept.add(index);
			return;
		}
		const before = last.get(marker.sort);
		const runs =
			before !== undefined && marker.number === before.number + 1 && index - before.index < 40;
		if (marker.number === 1 || runs || begins(markers, index, marker)) {
			kept.add(index);
			last.set(marker.sort, { number: marker.number, index });
		}
	});
	// One `*` alone is a note's mark.
	stars.forEach((index, place) => {
		const close = (other: number | undefined) =>
			other !== undefined && Math.abs(other - index) <= 3;
		if (close(stars[place - 1]) || close(stars[place + 1])) kept.add(index);
	});
	return kept;
}

/** A label with its value: a day, a number, words in small letters. */
const isPair = (text: string): boolean => /^\p{Lu}[\p{L} ]{1,30}: [\p{Ll}\d].{0,60}$/u.test(text);

const textOf = (group: Group): string => joinAll(group.pieces.map((piece) => piece.text));

function markHeadings(groups: readonly Group[], tableFollows: boolean): void {
	const marked = groups.some((group) => group.pieces[0]?.line.heading !== undefined);
	groups.forEach((group, index) => {
		const first = group.pieces[0];
		if (!first) return;
		if (group.heading || first.line.heading !== undefined) {
			group.heading = true;
			return;
		}
		// A format that marks its headings marks them all.
		if (marked || first.line.list !== undefined || group.pieces.length > 2) return;
		if (group.marker && !group.marker.ordered) return;
		const next = groups[index + 1];
		const text = textOf(group);
		const listFollows = next?.marker !== undefined || countsOn(groups, index + 1);
		if (!couldBeHeading(text, listFollows)) return;
		if (group.marker) {
			// `1. Title` with text of its own below is a heading; with its like around it, it is an entry.
			const gap = next?.pieces[0]?.gap ?? 0;
			const bullets = next?.marker && !next.marker.ordered && !groups[index - 1]?.marker;
			if (!next || gap === 0 || text.length > 90 || first.gap === 0) return;
			if (next.marker && !(bullets && !/:$/u.test(textOf(groups[index - 1] ?? next)))) return;
			if (followsEntry(groups, index) || isStatement(text)) return;
			const body = textOf(next);
			const alone = !couldBeHeading(body, false) && !endsSentence(body);
			if (alone) return;
			group.heading = true;
			return;
		}
		const last = group.pieces.at(-1) ?? first;
		const after = next?.pieces[0];
		if (!after) {
			if (tableFollows && (first.gap > 0 || first.pageStart)) group.heading = true;
			return;
		}
		if (group.convention.width < 60 && after.gap === 0 && goesOnBelow(text)) return;
		// `Udbud: januar 2025` above `Udførelse: april`: words beside their labels, one below the other.
		if (isPair(text) && isPair(textOf(next))) return;
		// What stands right below an entry is more of it.
		if (!group.marker && first.gap === 0 && groups[index - 1]?.marker) return;
		// A short sentence right below a heading ends in `kr.` too.
		if (/\.$/u.test(text) && first.gap === 0 && index > 0) return;
		const full = isFull(last.text, after.text, group.convention);
		if (full && after.gap === 0 && !isKnownLabel(text)) return;
		if (first.line.paragraphEnd === undefined && group.pieces.length === 2 && text.length > 110)
			return;
		group.heading = true;
	});
	demoteRuns(groups, tableFollows);
}

/** A line that a passage prints alone three times and more is a heading in every place or in none: where most are. */
export function agreeOnHeadings(blocks: readonly Block[]): Block[] {
	const places = new Map<string, { headings: number; all: number }>();
	const alone = (block: Block): string | undefined =>
		block.kind === 'heading' || (block.kind === 'paragraph' && block.text.length <= 120)
			? headingText(block.text)
			: undefined;
	for (const block of blocks) {
		const text = alone(block);
		if (text === undefined) continue;
		const seen = places.get(text) ?? { headings: 0, all: 0 };
		seen.all += 1;
		if (block.kind === 'heading') seen.headings += 1;
		places.set(text, seen);
	}
	return blocks.map((block) => {
		const text = alone(block);
		const seen = text === undefined ? undefined : places.get(text);
		if (text === undefined || !seen || seen.all < 3 || seen.headings % seen.all === 0) return block;
		const heading = isKnownLabel(text) || seen.headings * 2 > seen.all;
		return { kind: heading ? 'heading' : 'paragraph', text, lines: block.lines };
	});
}

/** True where paragraphs count by the word that begins them: `Bilag 1 er …`, `Bilag 2 indeholder …`. */
function countsOn(groups: readonly Group[], from: number): boolean {
	const counted = (group: Group | undefined): RegExpExecArray | null =>
		/^(\p{Lu}\p{Ll}+) (\d{1,2})(?= \p{Ll}|:)/u.exec(group?.pieces[0]?.text ?? '');
	const first = counted(groups[from]);
	if (!first) return false;
	return groups.slice(from + 1, from + 8).some((group) => {
		const next = counted(group);
		return next?.[1] === first[1] && Number(next?.[2]) === Number(first[2]) + 1;
	});
}

/** True where the entry before counts one less: a list goes on, whatever stands below it. */
function followsEntry(groups: readonly Group[], index: number): boolean {
	const before = groups[index - 1];
	const own = groups[index]?.marker;
	return (
		!before?.heading &&
		before?.marker?.sort === own?.sort &&
		before?.marker?.number === (own?.number ?? 0) - 1
	);
}

const isStatement = (text: string): boolean =>
	/(?<!\p{L})(?:er|var|har|havde|vil|skal|kan|blev|bliver)(?!\p{L})/u.test(text) &&
	!text.endsWith('?');

/** Of several heading-like lines in a row (a title page, an address, names) only the last can head a text. */
function demoteRuns(groups: readonly Group[], tableFollows: boolean): void {
	let run: Group[] = [];
	const certain = (group: Group): boolean => {
		const text = textOf(group);
		return (
			group.pieces[0]?.line.heading !== undefined ||
			group.marker !== undefined ||
			isKnownLabel(text) ||
			/^\d{1,2}(?:\.\d{1,2}){1,3}\.? \p{Lu}.{2,70}$/u.test(text)
		);
	};
	const end = (next: Group | undefined): void => {
		const body = next ? textOf(next) : '';
		const headed = next
			? next.heading === true ||
				next.marker !== undefined ||
				body.length > 60 ||
				/[.!?:]$|^\p{Lu}[^:]{2,60}: \S|^Indhold(?:sfortegnelse)?$/u.test(body) ||
				isCaption(body)
			: tableFollows;
		run.forEach((group, place) => {
			const text = textOf(group);
			const twin = [run[place - 1], run[place + 1]].some(
				(other) => other && textOf(other) === text,
			);
			const last = place === run.length - 1;
			if (!headed || twin || (!last && run.length > 2 && text !== text.toUpperCase()))
				delete group.heading;
		});
		run = [];
	};
	for (const group of groups) {
		if (group.heading && !certain(group)) run.push(group);
		else if (run.length > 0) end(group);
	}
	if (run.length > 0) end(undefined);
}

/** The caption of a table or figure is the paragraph before it, and text that a heading can head. */
const isCaption = (text: string): boolean => /^(?:Tabel|Figur|Fig\.|Diagram)\b/u.test(text);

function toBlocksOf(groups: readonly Group[]): Block[] {
	const blocks: Block[] = [];
	let entries: FlatEntry[] = [];
	const flush = (): void => {
		blocks.push(...nestEntries(entries));
		entries = [];
	};
	for (const group of groups) {
		const from = group.pieces[0]?.line.number ?? 0;
		const to = group.pieces.at(-1)?.line.number ?? from;
		if (group.marker && !group.heading) {
			const [first, ...rest] = group.pieces;
			const text = joinAll([
				plainText(first ? group.marker.text : ''),
				...rest.map((piece) => piece.text),
			]);
			if (text !== '') {
				entries.push(...unfolded(group.marker, text).map((entry) => ({ ...entry, from, to })));
				continue;
			}
			// A number with nothing behind it is no entry; a bullet with nothing is nothing.
			if (!/[\p{L}\p{N}]/u.test(textOf(group))) continue;
		}
		flush();
		const text = textOf(group);
		if (text === '') continue;
		blocks.push(
			group.heading
				? { kind: 'heading', text: headingText(text), lines: { from, to } }
				: { kind: 'paragraph', text, lines: { from, to } },
		);
	}
	flush();
	return blocks;
}

/** The entries of a line onto which a print has folded several: `- 1) At … gives. - 2) At … sker.` */
function unfolded(marker: Marker, text: string): { marker: Marker; text: string }[] {
	const entries: { marker: Marker; text: string }[] = [];
	let rest = text;
	let number = marker.number ?? 0;
	for (;;) {
		const next = number > 0 ? new RegExp(`[.;,] - ${number + 1}\\) (?=\\S)`, 'u').exec(rest) : null;
		const own = next ? rest.slice(0, next.index + 1) : rest;
		entries.push({ marker: number > 0 ? { ...marker, number } : marker, text: own });
		if (!next) return entries;
		rest = rest.slice(next.index + next[0].length);
		number += 1;
	}
}
