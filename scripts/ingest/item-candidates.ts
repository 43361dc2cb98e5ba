/** Evidence: which lines could start an item, and what stands around them that speaks for it or against it. */
import type { ContentsIndex } from './contents-list.ts';
import { type ContentsEntry } from './contents-list.ts';
import { isAccess, readFieldLine } from './field-lines.ts';
import { type Shape, parseNumber, readMark, romanValue, shapesOf } from './item-shapes.ts';
import { joinWrapped, titleKey } from './title.ts';
import type { Line } from './types.ts';
import { lineOfCodes, readAccess, readLabel } from './vocabulary.ts';

/** A line that could start an item. */
export interface ItemStart {
	/** Index of the first line of the item: its title, or the line that announces it (`Sag nr. 2`). */
	readonly from: number;
	/** Index of the line that holds the number. */
	readonly index: number;
	/** Index of the last line of the title. */
	readonly titleTo: number;
	/** As printed; absent where the print numbers nothing. */
	readonly number?: string;
	/** Title with whatever marks the print puts beside it. */
	readonly title: string;
	/** Mark between number and title, `Åben` of `7 (Åben) …`; what it means is read later. */
	readonly mark?: string;
	/** Name of the shape, for the report: `Punkt N:`. */
	readonly shape: string;
	/** What speaks for it and against it, summed. */
	readonly weight: number;
}

/** A start with its number taken apart. */
export interface Candidate extends ItemStart {
	readonly major: number;
	readonly minor: number;
}

/** What item finding knows of the document. */
export interface ItemContext {
	readonly lines: readonly Line[];
	readonly plain: readonly string[];
	/** Lines that cannot start an item: furniture, the contents list. */
	readonly excluded: (index: number) => boolean;
	readonly contents: readonly ContentsEntry[];
	readonly titles: ContentsIndex;
	/** True where the document names itself an agenda or minutes. */
	readonly named: boolean;
	/** The length of the document's longer lines: what a wrapped line is measured against. */
	readonly width: number;
	/** True where lines are wrapped to a width: hardly one is longer than a page is wide. */
	readonly wrapped: boolean;
	/** True where the print sets bare case numbers above its titles. */
	readonly codesAbove: boolean;
}

/** True where more bare case numbers stand right above a numbered line than below one. */
export function setsCodesAbove(lines: readonly Line[], plain: readonly string[]): boolean {
	const kept = plain.flatMap((text, index) => (text === '' ? [] : [index]));
	const starts = (at: number | undefined): boolean =>
		at !== undefined && shapesOf((plain[at] ?? '').slice(0, 400), lines[at]?.text ?? '').length > 0;
	let above = 0;
	let below = 0;
	kept.forEach((at, place) => {
		if (lineOfCodes(plain[at] ?? '') === undefined) return;
		if (starts(kept[place - 1])) below += 1;
		else if (starts(kept[place + 1])) above += 1;
	});
	return above > below;
}

/** A heading over a group of items, `Lukkede punkter`: numbers may begin again below it. */
export const groupHeading =
	/^(?:(?:[A-Z]|[IVX]{1,4}|\d)[.)]\s+)?(?:(?:referat|dagsorden|protokol)\s+(?:af|for|fra|til)\s+(?=lukke|fortro))?(?:(?:til \p{L}+|sager|punkter)\s*[-–]\s*)?(?:(?:behandling\s+|møde\s+)?for\s+(?=\p{L}+ døre))?(åbne|åben|åbent|lukkede|lukket|fortrolige|fortrolig|offentlige|offentlig|ikke[- ]offentlige|ikke[- ]offentlig)\s+(?:punkter|sager|dagsorden|del|dagsordenspunkter|referat|møde|møder|døre|dør|afsnit)\s*:?$|^(?=(?:åbne|lukkede)$)(åbne|lukkede)$/iu;

const months =
	/^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|kvartal|halvår|klasse|etape|sal|år|gang|behandling|pct|kr|mio|stk)(?!\p{L})/u;

const standing =
	/^(?:eventuelt|evt\.|meddelelser|orientering|godkendelse af (?:dagsorden|referat)|underskrift|lukket punkt|lukket|mundtlig|gensidig orientering|bemærkninger til dagsorden|spørgetid)/iu;

/** What was decided, where a number repeats that of the item: no title. */
const decided =
	/^(?:godkendt|tiltrådt|udsat|vedtaget|anbefales|indstilles (?:til|tiltrådt|godkendt)|taget til efterretning|drøftet)(?:\.|$|,)/iu;

/** A mark of access at the end of a title. */
const marked = /(?:[([]|[-–|]\s*)(?:åben|åbent|lukket|fortroligt?)(?: (?:sag|punkt))?[)\]]?$/iu;

/** True for a drawn line. */
export function isDrawn(plain: string): boolean {
	return /^[_=*~–—-][\s_=*~–—-]+$/u.test(plain);
}

/** The index of the next line with words after `index`; undefined within `reach` lines of none. */
function nextWords(context: ItemContext, index: number, reach = 12): number | undefined {
	for (let at = index + 1; at < context.lines.length && at <= index + reach; at += 1) {
		const plain = context.plain[at] ?? '';
		if (plain !== '' && !isDrawn(plain) && !context.excluded(at)) return at;
	}
	return undefined;
}

/** The fields of a line that holds nothing else. */
export function fieldsAt(context: ItemContext, index: number): ReturnType<typeof readFieldLine> {
	const plain = context.plain[index] ?? '';
	return plain === '' || plain.length > 200
		? undefined
		: readFieldLine(context.lines[index]?.text ?? '');
}

/** `Sagsansvarlig enhed: Teknik`: a field of the print's own between number and title. */
const otherField = /^\p{Lu}[\p{L} .]{2,30}:\s\S.{0,60}$/u;

/** `Orienteringspunkt` below a number with no other title before the next label: it is the title. */
function isOnlyType(
	context: ItemContext,
	index: number,
	fields: NonNullable<ReturnType<typeof readFieldLine>>,
): boolean {
	if (fields.pieces !== 1 || fields.itemType === undefined) return false;
	const next = nextWords(context, index, 4);
	const text = next === undefined ? '' : (context.plain[next] ?? '');
	return text === '' || readLabel(text) !== undefined || /^beslutning(?!\p{L})/iu.test(text);
}

interface TitleReading {
	readonly title: string;
	readonly titleTo: number;
	readonly mark?: string;
}

/** The words of a title that stands below its number, over lines of fields and drawn lines. */
function titleBelow(context: ItemContext, index: number): TitleReading | undefined {
	let at = index;
	let mark: string | undefined;
	/** A mark that stands where the title would: `Lukket sag` and no more. */
	let alone: { title: string; titleTo: number } | undefined;
	let labelled = false;
	let skipped = 0;
	for (;;) {
		const next = nextWords(context, at, 6);
		if (next === undefined) return alone && { ...alone, ...(mark ? { mark } : {}) };
		const text = context.plain[next] ?? '';
		const label = labelled ? undefined : readLabel(text);
		const fields = fieldsAt(context, next);
		const marked = mark === undefined ? {} : { mark };
		if (label?.kind === 'title' && label.value !== '')
			return { title: label.value, titleTo: next, ...marked };
		if (label?.kind === 'title') labelled = true;
		else if (fields && !labelled && !isOnlyType(context, next, fields)) {
			mark ??= fields.mark;
			if (fields.mark && fields.pieces === 1) alone ??= { title: text, titleTo: next };
		} else if (
			label?.kind === 'access' &&
			readAccess(label.value === '' ? label.name : label.value)
		)
			mark ??= label.value === '' ? label.name : label.value;
		else if (label && !(label.kind === 'access' && label.value !== '') && !standing.test(text))
			return alone && { ...alone, ...marked };
		else if (alone && /^beslutning (?:i|af|fra) \p{Lu}/iu.test(text))
			return { ...alone, ...marked };
		else if (skipped < 6 && index !== at && otherField.test(text)) skipped += 1;
		else return { title: text, titleTo: next, ...marked };
		at = next;
	}
}

/** Reads the title that begins at `index` with `rest`, over the lines it is wrapped on. */
export function readTitle(context: ItemContext, index: number, rest: string): TitleReading {
	const below = rest === '' ? titleBelow(context, index) : undefined;
	if (rest === '' && !below) return { title: '', titleTo: index };
	let title = below?.title ?? rest;
	let at = below?.titleTo ?? index;
	const first = at;
	const known = context.titles;
	const ends = (): boolean =>
		known.has(titleKey(title)) && !/^\p{Ll}/u.test(context.plain[at + 1] ?? '');
	let whole = ends();
	while (!whole && at + 1 < context.lines.length && at - first < 3) {
		const next = context.plain[at + 1] ?? '';
		if (
			next === '' ||
			isDrawn(next) ||
			context.excluded(at + 1) ||
			fieldsAt(context, at + 1) !== undefined ||
			readLabel(next)
		)
			break;
		if (context.lines[at + 1]?.pageStart || /^[-•\u{f0b7}\ufffd]/u.test(next)) break;
		const joined = joinWrapped(title, next);
		const expected = known.beginsWith(titleKey(joined));
		if (!expected && (!wraps(context, at, first, title) || !endsSoon(context, at + 1, first)))
			break;
		title = joined;
		at += 1;
		whole = ends();
	}
	return { title, titleTo: at, ...(below?.mark ? { mark: below.mark } : {}) };
}

/** True where the line at `index` ends as a line does that was wrapped, and the next goes on with its title. */
function wraps(context: ItemContext, index: number, first: number, title: string): boolean {
	if (/(?:[-,]|(?:\s(?:og|af|i|på|til|for|med|om|vedr\.|samt|mellem|under|ved)))$/u.test(title))
		return true;
	const line = context.lines[index]!;
	const next = context.lines[index + 1]!;
	const words = context.plain[index + 1] ?? '';
	// A title in capitals goes on in capitals.
	if (isCapitals(title) && isCapitals(words)) return true;
	const length = line.text.trimEnd().length;
	if (/^(?:\p{Ll}|\d(?!\d?[.)]\s))/u.test(words)) return length >= context.width * 0.6;
	// A new sentence is no part of a title.
	if (/[.!?:]$/u.test(words)) return false;
	if (/[.!?:]$/u.test(title)) return false;
	const hangs = next.indent > line.indent || (index > first && next.indent === line.indent);
	const full =
		context.wrapped && length + 1 + (words.split(' ')[0] ?? '').length >= context.width * 0.9;
	return full || (hangs && next.indent >= 2 && length >= context.width * 0.4);
}

/** True for words without a small letter, a word at least. */
function isCapitals(words: string): boolean {
	return /\p{Lu}{4}/u.test(words) && !/\p{Ll}{2}/u.test(words);
}

/** True where the block of lines around `index` ends within three lines of the title's first. */
function endsSoon(context: ItemContext, index: number, first: number): boolean {
	for (let at = index; at <= first + 3; at += 1) {
		const next = context.plain[at + 1] ?? '';
		if (
			next === '' ||
			isDrawn(next) ||
			readLabel(next) !== undefined ||
			fieldsAt(context, at + 1) !== undefined
		)
			return true;
	}
	return false;
}

/** Signs that an item begins here, read from the lines that follow; higher is surer. */
export function evidenceBelow(
	context: ItemContext,
	from: number,
	isCandidate: (index: number) => boolean,
): number {
	let weight = 0;
	let seen = 0;
	let labelled = false;
	for (let at = from + 1; at < context.lines.length && seen < 9 && at < from + 40; at += 1) {
		const plain = context.plain[at] ?? '';
		if (plain === '' || context.excluded(at)) continue;
		if (seen > 0 && isCandidate(at)) break;
		seen += 1;
		const fields = seen <= 6 ? fieldsAt(context, at) : undefined;
		if (fields) {
			weight += fields.caseNumber ? 3 : 0;
			weight += fields.mark ? 2 : 0;
			weight += fields.itemType ? 2 : 0;
			continue;
		}
		const label = readLabel(plain);
		if (label?.kind === 'case-number' && seen <= 5) weight += 3;
		else if (label?.kind === 'access' && seen <= 4) weight += 2;
		else if (label?.kind === 'item-type' && seen <= 6) weight += 2;
		else if (label?.kind === 'public-title') weight += 2;
		else if (seen <= 3 && lineOfCodes(plain) !== undefined) weight += 3;
		else if (label && !labelled && (label.value === '' || seen <= 4)) {
			labelled = true;
			weight += seen <= 4 ? 2.5 : 1.5;
		}
	}
	return Math.min(weight, 6);
}

/** What stands around a candidate in the lists of the document. */
interface Surroundings {
	/** It goes on a numbered list of attachments. */
	readonly inList: boolean;
	/** The last label above heads a recommendation. */
	readonly inAdvice: boolean;
}

/** The lines that have a shape, with what stands around them. */
function shapedLines(
	context: ItemContext,
): { index: number; shape: Shape; around: Surroundings }[] {
	const raw: { index: number; shape: Shape; around: Surroundings }[] = [];
	let listLabel = -1;
	let listNumber = 0;
	let lastLabel: string | undefined;
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || context.excluded(index)) continue;
		const line = context.lines[index]!;
		const label = readLabel(plain);
		const shapes =
			plain.length <= 400 && !(label && /^\D*$/u.test(plain)) ? shapesOf(plain, line.text) : [];
		if (label && !shapes.some(({ base }) => base > 0)) {
			lastLabel = label.kind;
			listLabel = label.kind === 'attachments' ? index : -1;
			listNumber = 0;
			continue;
		}
		const mayBeEntry = line.text.includes('\t') || line.text.includes('.....');
		if (mayBeEntry && /\t\s*\d{1,4}$|\.{5,}/u.test(line.text.slice(0, 500))) continue;
		if ((line.cells?.length ?? 0) > 2) continue;
		if (shapes.length === 0) {
			if (listLabel >= 0 && index - listLabel > 3) listLabel = -1;
			continue;
		}
		let inList = false;
		if (listLabel >= 0) {
			const number = Number(shapes[0]?.number);
			if (number === listNumber + 1) {
				inList = true;
				listNumber = number;
				listLabel = index;
			} else listLabel = -1;
		}
		const around = { inList, inAdvice: lastLabel === 'recommendation' };
		for (const shape of shapes) raw.push({ index, shape, around });
	}
	return raw;
}

/** True for words that can be a title: no label, no sentence, no list, no field. */
export function isTitleLike(context: ItemContext, index: number): boolean {
	const title = context.plain[index] ?? '';
	return (
		title !== '' &&
		title.length <= 160 &&
		!context.excluded(index) &&
		!groupHeading.test(title) &&
		!/[.:,;]$/u.test(title) &&
		/^[\p{Lu}\d"”»]/u.test(title) &&
		/\p{L}{2}/u.test(title) &&
		!announcedAlone.test(title) &&
		isNoLabel(title) &&
		fieldsAt(context, index) === undefined
	);
}

/** `Lukket sag: Salg` is a title with its mark, `Lukket sag` and `Bilag` are labels. */
function isNoLabel(words: string): boolean {
	const label = readLabel(words);
	return (
		label === undefined ||
		(label.kind === 'access' && label.value !== '' && readAccess(label.value) === undefined)
	);
}

/** A title on the line above a number that stands alone (`Meddelelser`, then `Sag nr. 24`). */
function titleAbove(context: ItemContext, index: number): number | undefined {
	let at = index - 1;
	if ((context.plain[at] ?? '') === '') at -= 1;
	if (at < 0 || !isTitleLike(context, at)) return undefined;
	const before = context.plain[at - 1] ?? '';
	return before === '' || isDrawn(before) || context.excluded(at - 1) ? at : undefined;
}

/** The candidates of every shape, with their weights, by shape name. */
export function candidates(context: ItemContext): Map<string, Candidate[]> {
	const raw = shapedLines(context);
	const byShape = new Map<string, Set<number>>();
	for (const { index, shape } of raw)
		byShape.set(shape.name, (byShape.get(shape.name) ?? new Set<number>()).add(index));
	const found = new Map<string, Candidate[]>();
	for (const { index, shape, around } of raw) {
		const numbers =
			shape.name === 'I.'
				? { major: romanValue(shape.number) ?? 0, minor: 0 }
				: parseNumber(shape.number);
		if (!numbers || months.test(shape.rest)) continue;
		const isCandidate = (at: number): boolean => byShape.get(shape.name)?.has(at) ?? false;
		const candidate = weigh(context, index, shape, around, isCandidate);
		if (!candidate) continue;
		const list = found.get(shape.name) ?? [];
		list.push({ ...candidate, ...numbers });
		found.set(shape.name, list);
	}
	return found;
}

/** One candidate with its title and the sum of what speaks for and against it; undefined where it has no title. */
function weigh(
	context: ItemContext,
	index: number,
	shape: Shape,
	around: Surroundings,
	isCandidate: (index: number) => boolean,
): ItemStart | undefined {
	let read = readTitle(context, index, shape.rest);
	let above: number | undefined;
	// `Sag nr. 39` with its mark below: the title stands above.
	if (shape.rest === '' && !shape.fields && isAccess(read.title))
		if (titleAbove(context, index) !== undefined) read = { title: '', titleTo: index };
	if (read.title === '' && shape.rest === '' && shape.base > -1) {
		above = titleAbove(context, index);
		if (above !== undefined) read = { title: context.plain[above] ?? '', titleTo: index };
	}
	const below = shape.rest === '' ? readMark(read.title) : undefined;
	const hasMark = below?.mark !== undefined && below.rest !== '';
	const mark = shape.mark ?? read.mark ?? (hasMark ? below.mark : undefined);
	const title = hasMark ? below.rest : read.title;
	if (title === '' || !/\p{L}{2}/u.test(title)) return undefined;
	const evidence = Math.min(
		evidenceBelow(context, read.titleTo, isCandidate) + 2.5 * (shape.fields?.firm ?? 0),
		6,
	);
	let weight = shape.base + (evidence > 0 ? evidence : shape.base > 0 ? 0 : -1);
	if (around.inList && !mark) weight -= 3;
	if (around.inAdvice && evidence === 0) weight -= 1.5;
	if (/^at\s/iu.test(shape.rest)) weight -= 4;
	if (goesOn(context, index)) weight -= 6;
	if (/[,;]$/u.test(title) || /^\p{Ll}/u.test(shape.rest)) weight -= 1.5;
	if (title.length > 160 || (/[.]$/u.test(title) && title.length > 80)) weight -= 1.5;
	if (/^[\d\s.,%-]+$/u.test(shape.rest.slice(0, 6))) weight -= 1;
	if ((context.plain[index - 1] ?? '') === '' || context.lines[index]?.pageStart) weight += 0.5;
	if (standing.test(title)) weight += 2;
	if (decided.test(title)) weight -= 3;
	if (marked.test(title)) weight += 2;
	if (context.lines[index]?.heading !== undefined) weight += 1.5;
	const codeAt = codeAbove(context, index);
	if (codeAt !== undefined) weight += 3;
	const access = markAbove(context, index);
	if (access !== undefined) weight += 2;
	const announcedAt = announcement(context, index, shape.number) ?? codeAt ?? access?.index;
	if (announcedAt !== undefined && announcedAt !== codeAt && announcedAt !== access?.index)
		weight += 3;
	if (context.contents.length > 0) weight += contentsWeight(context, shape.number, title);
	return {
		from: Math.min(announcedAt ?? index, above ?? index, echoAbove(context, index) ?? index),
		index,
		titleTo: read.titleTo,
		number: shape.number,
		title,
		...((mark ?? access) ? { mark: mark ?? access!.mark } : {}),
		shape: shape.name,
		weight,
	};
}

/** `… i Byrådet 3. maj 2034,` and `punkt 3.` right below it: the end of a sentence. */
function goesOn({ plain }: ItemContext, index: number): boolean {
	const above = plain[index - 1] ?? '';
	return above !== '' && /^\p{Ll}/u.test(plain[index] ?? '') && !/[.:!?]$/u.test(above);
}

/** True where the next line with words is a bare case number. */
function codeBelow({ plain }: ItemContext, index: number): boolean {
	const next = plain.slice(index + 1, index + 4).find((text) => text !== '');
	return next !== undefined && lineOfCodes(next) !== undefined;
}

/** The index of the line right above, where it holds nothing but fields with a case number. */
function codeAbove(context: ItemContext, index: number): number | undefined {
	let at = index - 1;
	const near = (context.plain[at] ?? '') !== '';
	if (!near) at -= 1;
	const above = context.plain[at] ?? '';
	const before = context.plain[at - 1] ?? '';
	if (above === '' || fieldsAt(context, at)?.caseNumber === undefined) return undefined;
	// Over a blank line only a bare code: a labelled field there closes the item before.
	// Formats that know their paragraphs set an empty line between any two.
	const apart = !near && context.lines[at]?.paragraphEnd === true;
	// Where a code stands below the title too, the one above belongs to the item before.
	if (apart && !context.codesAbove && codeBelow(context, index)) return undefined;
	if (!near && ((!apart && !context.codesAbove) || lineOfCodes(above) === undefined))
		return undefined;
	return before === '' || /^\P{L}*$/u.test(before) ? at : undefined;
}

/** A mark of access alone on the line above a number, with room above it: `Lukket  punkt`, then `101  Udbud`. */
function markAbove(
	context: ItemContext,
	index: number,
): { index: number; mark: string } | undefined {
	let at = index - 1;
	if ((context.plain[at] ?? '') === '') at -= 1;
	const text = context.plain[at] ?? '';
	const before = context.plain[at - 1] ?? '';
	const apart = before === '' || context.excluded(at - 1) || isDrawn(before);
	// Right below a title or its fields the mark is that item's own; so is one below this title.
	let last = at - 1;
	while (last > at - 4 && last >= 0 && (context.plain[last] ?? '') === '') last -= 1;
	const owner = context.plain[last] ?? '';
	if (owner !== '' && fieldsAt(context, last) !== undefined) return undefined;
	if (shapesOf(owner.slice(0, 300), context.lines[last]?.text ?? '').length > 0) return undefined;
	for (let below = index, seen = 0; seen < 3; seen += 1) {
		below = nextWords(context, below, 4) ?? -1;
		if (below < 0) break;
		if (fieldsAt(context, below)?.mark) return undefined;
	}
	return text.length <= 24 && apart && isAccess(text) && !groupHeading.test(text)
		? { index: at, mark: text }
		: undefined;
}

const announcedAlone =
	/^(?:punkt|pkt|dagsordenspunkt|sag|emne|ad punkt|ad|nr)\b\.?(?:\s*(?:nr|nummer)\b\.?)?\s*:?\s*(\S{1,8}?)\s*[:.)]?$/iu;

/** The index of a line above that announces the same number and nothing else (`Sag nr. 2`). */
function announcement(context: ItemContext, index: number, number: string): number | undefined {
	let seen = 0;
	for (let at = index - 1; at >= 0 && at >= index - 10 && seen < 2; at -= 1) {
		const plain = context.plain[at] ?? '';
		if (plain === '') continue;
		seen += 1;
		if (announcedAlone.exec(plain)?.[1] === number) return at;
	}
	return undefined;
}

/** The line above that prints the same number and title once more, as pages of sites do. */
function echoAbove(context: ItemContext, index: number): number | undefined {
	let at = index - 1;
	while (at > index - 4 && at >= 0 && (context.plain[at] ?? '') === '') at -= 1;
	const above = context.plain[at] ?? '';
	return above !== '' &&
		!context.excluded(at) &&
		titleKey(above) === titleKey(context.plain[index]!)
		? at
		: undefined;
}

/** What a printed contents list says of a candidate. */
function contentsWeight(context: ItemContext, number: string, title: string): number {
	const same = context.titles.find(titleKey(title));
	// A list that leaves this number out is no witness against it.
	const listed = context.contents.some((entry) => entry.number === number);
	if (!same) return context.contents.length >= 2 && (listed || !/\d/u.test(number)) ? -3 : -1;
	if (same.number !== undefined && same.number !== number) return 1;
	return 5;
}
