/**
 * Where the items of an agenda start: candidates by shape, weighed by what stands around them, joined to the
 * numbering run that explains most.
 */
import { type ContentsEntry, ContentsIndex } from './contents-list.ts';
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

/** The reading of a document's item starts that explains most. */
export interface ItemRun {
	readonly starts: readonly ItemStart[];
	readonly score: number;
	readonly shape: string;
}

interface Shape {
	readonly name: string;
	readonly number?: string;
	readonly mark?: string;
	readonly rest: string;
	readonly base: number;
}

const announced =
	/^(punkt|pkt|dagsordenspunkt|sag|emne|ad punkt|ad|nr)\b\.?(?:\s*(?:nr|nummer)\b\.?)?\s*:?\s*((?:[TLÅS]\s?)?\d{1,5}(?:\.\d{1,2})?[a-zA-Z]?|[A-Z])(?![\d/.]*\d)\s*([:.)|–—-])?\s*(.*)$/iu;
const numbered =
	/^((?:[TLÅS]\s?)?\d{1,5}(?:\.\d{1,2})?[a-z]?|[A-ZÆØÅ])(\.(?=\D|$)|\)|:|\s[-–—|](?=\s)|(?=\s|$))\s*(.*)$/u;
const bracket = /^[([]\s*([^()[\]]{2,24})\s*[)\]]\s*[-–—:.]?\s*(.*)$/u;
const wordMark =
	/^(åbent punkt|lukket punkt|åben sag|lukket sag|åben|åbent|lukket|fortroligt punkt|fortrolig sag|fortroligt|fortrolig|offentligt punkt|ikke[- ]offentligt punkt)\s*[-–—:.|]\s*(.*)$/iu;
const months =
	/^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|kvartal|halvår|klasse|etape|sal|år|gang|behandling|pct|kr|mio|stk)(?!\p{L})/u;

const wideMark =
	/^\s*(?:\p{L}+\.?\s*(?:nr\.?\s*)?)?\d{1,4}(?:\.\d{1,2})?\s*[.:)]?\s+(åben|åbent|lukket|fortroligt?)(?:\s{2,}|\t)/iu;

/** A mark before the word for an item: `Lukket punkt 5: …`. */
const markedPrefix =
	/^(åben|åbent|lukket|fortrolig|fortroligt)\s+(?=(?:punkt|pkt|sag|dagsordenspunkt)(?!\p{L}))/iu;

/** The shapes a line can be read in, most telling first; a mark set off by wide blanks gets a dash. */
function shapesOf(words: string, raw: string): Shape[] {
	const wide = wideMark.exec(raw.slice(0, 200))?.[1];
	const plain = wide ? words.replace(`${wide} `, `${wide} - `) : words;
	const shapes: Shape[] = [];
	const marked = markedPrefix.exec(plain);
	const prefix = announced.exec(marked ? plain.slice(marked[0].length) : plain);
	if (prefix?.[1] && prefix[2]) {
		const after = readMark(prefix[4] ?? '');
		const sep = prefix[3] ?? '';
		const word = prefix[1].toLowerCase();
		const weak =
			(/^(?:ad|sag|emne|nr)/u.test(word) ? 1 : 0) + (sep === '' && after.rest !== '' ? 2 : 0);
		shapes.push({
			name: `${word} N`,
			number: prefix[2],
			...after,
			...(marked?.[1] ? { mark: marked[1] } : {}),
			base: 3 - weak,
		});
	}
	const roman = /^([IVX]{1,6})\.\s+(\p{Lu}.*)$/u.exec(plain);
	if (roman?.[1] && roman[2] && romanValue(roman[1]) !== undefined)
		shapes.push({ name: 'I.', number: roman[1], ...readMark(roman[2]), base: -0.5 });
	const bare = numbered.exec(plain);
	if (bare?.[1]) {
		const marked = readMark(bare[3] ?? '');
		const sep = (bare[2] ?? '').trim();
		const letter = /^\D$/u.test(bare[1]);
		if (!(letter && sep === '') || marked.mark) {
			const kind = marked.mark && readAccess(marked.mark) ? ' mark' : '';
			const alone = marked.rest === '' ? ' alone' : '';
			const base = (kind ? 4 : sep === '.' ? -0.5 : sep === '' ? -1.5 : -1) - (letter ? 1 : 0);
			shapes.push({
				name: `${letter ? 'A' : 'N'}${sep}${alone}`,
				number: bare[1],
				...marked,
				base: base - (alone ? 0.5 : 0),
			});
		}
	}
	return shapes;
}

/** The value of a Roman number up to 39; undefined for other words. */
function romanValue(letters: string): number | undefined {
	const match = /^(X{0,3})(IX|IV|V?I{0,3})$/u.exec(letters);
	if (!match || letters === '') return undefined;
	const ones = { '': 0, I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9 } as const;
	return (match[1]?.length ?? 0) * 10 + ones[(match[2] ?? '') as keyof typeof ones];
}

/** Words after a number: the mark in brackets or before a dash, and the rest. */
function readMark(words: string): { mark?: string; rest: string } {
	const inBrackets = bracket.exec(words);
	if (inBrackets?.[1] && inBrackets[2] !== undefined && !/^\d/u.test(inBrackets[1]))
		return { mark: inBrackets[1].trim(), rest: inBrackets[2] };
	const before = wordMark.exec(words);
	if (before?.[1] && before[2] !== undefined) return { mark: before[1], rest: before[2] };
	return { rest: words };
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
}

/** A heading over a group of items, `Lukkede punkter`: numbers may begin again below it. */
export const groupHeading =
	/^(?:(?:referat|dagsorden|protokol)\s+(?:af|for|fra|til)\s+(?=lukke|fortro))?(åbne|åben|åbent|lukkede|lukket|fortrolige|fortrolig|offentlige|offentlig|ikke[- ]offentlige|ikke[- ]offentlig)\s+(?:punkter|sager|dagsorden|del|dagsordenspunkter|referat|møde)\s*:?$/iu;

interface Candidate extends ItemStart {
	readonly major: number;
	readonly minor: number;
}

const standing =
	/^(?:eventuelt|evt\.|meddelelser|orientering|godkendelse af (?:dagsorden|referat)|underskrift|lukket punkt|lukket|mundtlig|gensidig orientering|bemærkninger til dagsorden|spørgetid)/iu;

/** The index of the next line with words after `index`; undefined within `reach` lines of none. */
function nextWords(context: ItemContext, index: number, reach = 12): number | undefined {
	for (let at = index + 1; at < context.lines.length && at <= index + reach; at += 1)
		if (context.plain[at] !== '' && !context.excluded(at)) return at;
	return undefined;
}

/** Reads the title that begins at `index` with `rest`, over the lines it is wrapped on. */
function readTitle(
	context: ItemContext,
	index: number,
	rest: string,
	width: number,
): { title: string; titleTo: number; mark?: string } {
	let title = rest;
	let at = index;
	let mark: string | undefined;
	while (title === '') {
		const next = nextWords(context, at, 6);
		if (next === undefined) return { title: '', titleTo: index };
		const text = context.plain[next] ?? '';
		const label = readLabel(text);
		if (label?.kind === 'title' && label.value !== '') return { title: label.value, titleTo: next };
		if (
			label?.kind === 'access' &&
			mark === undefined &&
			(label.value === '' || readAccess(label.value))
		) {
			mark = label.value === '' ? label.name : label.value;
		} else if (label && !(label.kind === 'access' && label.value !== '') && !standing.test(text)) {
			return { title: '', titleTo: index };
		} else title = text;
		at = next;
	}
	const first = at;
	const known = context.titles;
	let whole = known.has(titleKey(title));
	while (!whole && at + 1 < context.lines.length && at - first < 3) {
		const next = context.plain[at + 1] ?? '';
		if (
			next === '' ||
			context.excluded(at + 1) ||
			lineOfCodes(next) !== undefined ||
			readLabel(next)
		)
			break;
		if (context.lines[at + 1]?.pageStart || /^[-•\u{f0b7}\ufffd]/u.test(next)) break;
		const joined = joinWrapped(title, next);
		const expected = known.beginsWith(titleKey(joined));
		const wraps =
			(context.plain[at]?.length ?? 0) >= width * 0.6 ||
			/(?:[-,]|(?:\s(?:og|af|i|på|til|for|med|om|vedr\.)))$/u.test(title);
		if (!expected && (!wraps || !endsSoon(context, at + 1, first))) break;
		title = joined;
		at += 1;
		whole = known.has(titleKey(title));
	}
	return { title, titleTo: at, ...(mark ? { mark } : {}) };
}

/** True where the block of lines around `index` ends within three lines of the title's first. */
function endsSoon(context: ItemContext, index: number, first: number): boolean {
	for (let at = index; at <= first + 3; at += 1) {
		const next = context.plain[at + 1] ?? '';
		if (next === '' || readLabel(next) !== undefined || lineOfCodes(next) !== undefined)
			return true;
	}
	return false;
}

/** Signs that an item begins here, read from the lines that follow; higher is surer. */
function evidenceBelow(
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

/** Finds the candidates of every shape, with their weights, by shape name. */
function candidates(context: ItemContext, width: number): Map<string, Candidate[]> {
	const raw: { index: number; shape: Shape }[] = [];
	const byShape = new Map<string, Set<number>>();
	let listLabel = -1;
	let listNumber = 0;
	const inList = new Set<number>();
	const inAdvice = new Set<number>();
	let lastLabel: string | undefined;
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || context.excluded(index)) continue;
		const label = readLabel(plain);
		if (label) {
			lastLabel = label.kind;
			listLabel = label.kind === 'attachments' ? index : -1;
			listNumber = 0;
			continue;
		}
		if (/\t\s*\d{1,4}$|\.{5,}/u.test((context.lines[index]?.text ?? '').slice(0, 500))) continue;
		if (context.lines[index]?.cells && (context.lines[index]?.cells?.length ?? 0) > 2) continue;
		const shapes = plain.length <= 400 ? shapesOf(plain, context.lines[index]?.text ?? '') : [];
		if (shapes.length === 0) {
			if (listLabel >= 0 && index - listLabel > 3) listLabel = -1;
			continue;
		}
		if (listLabel >= 0) {
			const number = Number(shapes[0]?.number);
			if (number === listNumber + 1) {
				inList.add(index);
				listNumber = number;
				listLabel = index;
			} else listLabel = -1;
		}
		if (lastLabel === 'recommendation') inAdvice.add(index);
		for (const shape of shapes) {
			raw.push({ index, shape });
			const set = byShape.get(shape.name) ?? new Set<number>();
			byShape.set(shape.name, set.add(index));
		}
	}
	const found = new Map<string, Candidate[]>();
	for (const { index, shape } of raw) {
		const number = shape.number ?? '';
		const parsed =
			shape.name === 'I.' ? { major: romanValue(number) ?? 0, minor: 0 } : parseNumber(number);
		if (!parsed || months.test(shape.rest)) continue;
		const read = readTitle(context, index, shape.rest, width);
		const { titleTo } = read;
		const below = shape.rest === '' ? readMark(read.title) : undefined;
		const mark =
			shape.mark ??
			read.mark ??
			(below && below.mark && below.rest !== '' ? below.mark : undefined);
		const title = below?.mark && below.rest !== '' ? below.rest : read.title;
		if (title === '' || !/\p{L}{2}/u.test(title)) continue;
		const isCandidate = (at: number): boolean => byShape.get(shape.name)?.has(at) ?? false;
		const evidence = evidenceBelow(context, titleTo, isCandidate);
		let weight = shape.base + (evidence > 0 ? evidence : shape.base > 0 ? 0 : -1);
		if (inList.has(index) && !mark) weight -= 3;
		if (inAdvice.has(index) && evidence === 0) weight -= 1.5;
		if (/^at\s/iu.test(shape.rest)) weight -= 4;
		if (/[,;]$/u.test(title) || /^\p{Ll}/u.test(shape.rest)) weight -= 1.5;
		if (title.length > 160 || (/[.]$/u.test(title) && title.length > 80)) weight -= 1.5;
		if (/^[\d\s.,%-]+$/u.test(shape.rest.slice(0, 6))) weight -= 1;
		if ((context.plain[index - 1] ?? '') === '' || context.lines[index]?.pageStart) weight += 0.5;
		if (standing.test(title)) weight += 2;
		if (context.lines[index]?.heading !== undefined) weight += 1.5;
		const codeAt = codeAbove(context, index);
		if (codeAt !== undefined) weight += 3;
		const announcedAt = announcement(context, index, number) ?? codeAt;
		if (announcedAt !== undefined && announcedAt !== codeAt) weight += 3;
		if (context.contents.length > 0) weight += contentsWeight(context, number, title);
		const list = found.get(shape.name) ?? [];
		list.push({
			from: announcedAt ?? index,
			index,
			titleTo,
			number,
			title,
			...(mark ? { mark } : {}),
			shape: shape.name,
			weight,
			...parsed,
		});
		found.set(shape.name, list);
	}
	return found;
}

/** The index of the line right above, where it holds nothing but a case number. */
function codeAbove(context: ItemContext, index: number): number | undefined {
	// Formats that know their paragraphs set an empty line between any two.
	const apart = context.plain[index - 1] === '' && context.lines[index - 2]?.paragraphEnd === true;
	const at = apart ? index - 2 : index - 1;
	const above = context.plain[at] ?? '';
	const before = context.plain[at - 1] ?? '';
	return above !== '' &&
		lineOfCodes(above) !== undefined &&
		(before === '' || /^\P{L}*$/u.test(before))
		? at
		: undefined;
}

/** The index of a line above that announces the same number and nothing else (`Sag nr. 2`). */
function announcement(context: ItemContext, index: number, number: string): number | undefined {
	let seen = 0;
	for (let at = index - 1; at >= 0 && at >= index - 10 && seen < 2; at -= 1) {
		const plain = context.plain[at] ?? '';
		if (plain === '') continue;
		seen += 1;
		const match = announced.exec(plain);
		if (match?.[2] === number && (match[4] ?? '') === '') return at;
	}
	return undefined;
}

/** What a printed contents list says of a candidate. */
function contentsWeight(context: ItemContext, number: string, title: string): number {
	const same = context.titles.find(titleKey(title));
	if (!same) return context.contents.length >= 2 ? -3 : -1;
	if (same.number !== undefined && same.number !== number) return 1;
	return 5;
}

/** `10.1` as 10 and 1, `B` as 2, `T2` as 2. */
function parseNumber(number: string): { major: number; minor: number } | undefined {
	const digits = /(\d{1,5})(?:\.(\d{1,2}))?([a-zA-Z])?$/u.exec(number);
	if (digits?.[1]) {
		const letter = digits[3] ? digits[3].toLowerCase().charCodeAt(0) - 96 : 0;
		return { major: Number(digits[1]), minor: Number(digits[2] ?? letter) };
	}
	const code = number.toUpperCase().charCodeAt(0) - 64;
	return number.length === 1 && code >= 1 && code <= 26 ? { major: code, minor: 0 } : undefined;
}

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

/** Starts without a number: the line above a case number, or a title that the list of contents names. */
function unnumbered(context: ItemContext, width: number): ItemRun[] {
	const byCase: ItemStart[] = [];
	const taken = new Set<number>();
	for (let index = 0; index < context.lines.length; index += 1) {
		const plain = context.plain[index] ?? '';
		if (plain === '' || context.excluded(index)) continue;
		const label = readLabel(plain);
		if (label ? label.kind !== 'case-number' : lineOfCodes(plain) === undefined) continue;
		let at = index - 1;
		let seen = 0;
		while (at > index - 9 && at >= 0 && seen < 3) {
			const text = context.plain[at] ?? '';
			const above = text === '' ? undefined : readLabel(text);
			if (text !== '' && above?.kind !== 'access' && above?.kind !== 'item-type') break;
			if (text !== '') seen += 1;
			at -= 1;
		}
		const title = context.plain[at] ?? '';
		if (at < 0 || taken.has(at) || title === '' || readLabel(title) || context.excluded(at))
			continue;
		if (groupHeading.test(title) || attachmentName.test(title)) continue;
		if (title.length > 160 || /[.:,;]$/u.test(title) || !/^[\p{Lu}\d"”]/u.test(title)) continue;
		taken.add(at);
		const evidence = evidenceBelow(context, at, () => false);
		const above = accessAbove(context, at);
		byCase.push({
			from: above?.index ?? at,
			...(above ? { mark: above.mark } : {}),
			index: at,
			titleTo: at,
			title,
			shape: 'title above a case number',
			weight: evidence - 1,
		});
	}
	const byContents: ItemStart[] = [];
	let last = context.contents.at(-1)?.index ?? 0;
	const places = new Map<string, number[]>();
	context.plain.forEach((text, index) => {
		if (text === '' || text.length > 300 || context.excluded(index)) return;
		const list = places.get(titleKey(text)) ?? [];
		list.push(index);
		places.set(titleKey(text), list);
	});
	for (const entry of context.contents) {
		const at = (places.get(entry.key) ?? []).find((index) => index > last);
		if (at === undefined) continue;
		const { title, titleTo } = readTitle(context, at, context.plain[at] ?? '', width);
		byContents.push({
			from: at,
			index: at,
			titleTo,
			title,
			shape: 'title in the list of contents',
			weight: 4,
		});
		last = titleTo;
	}
	const byHeading = new Map<number, ItemStart[]>();
	context.lines.forEach((line, index) => {
		const title = context.plain[index] ?? '';
		if (line.heading === undefined || title === '' || readLabel(title) || context.excluded(index))
			return;
		const list = byHeading.get(line.heading) ?? [];
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
		byHeading.set(line.heading, list);
	});
	return [byCase, byContents, ...byHeading.values()].map((list) => {
		const starts = list.filter((start) => start.weight > 0);
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

/**
 * A short agenda without any label: numbers from 1 at the beginning of lines of their own, from near the top of a
 * document that names itself an agenda or minutes.
 */
function plainRun(
	byShape: ReadonlyMap<string, readonly Candidate[]>,
	context: ItemContext,
	restarts: readonly number[],
): ItemRun | undefined {
	let best: ItemRun | undefined;
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

/** The items that the format itself states. */
function statedRun({ lines }: Pick<ItemContext, 'lines'>): ItemRun {
	const shape = 'stated by the format';
	const starts = lines.flatMap(({ item }, index) =>
		item ? [{ ...item, from: index, index, titleTo: index, shape, weight: 5 }] : [],
	);
	return { starts, score: 5 * starts.length, shape };
}

/**
 * The item starts of a document: those that its format states, else for every shape the numbering run with the most evidence, of these the best.
 * An empty run where nothing holds together.
 */
export function findItems(document: Omit<ItemContext, 'titles'>): ItemRun {
	const stated = statedRun(document);
	if (stated.starts.length > 0) return stated;
	const context: ItemContext = { ...document, titles: new ContentsIndex(document.contents) };
	const width = usualWidth(context.plain);
	const byShape = candidates(context, width);
	let best: ItemRun = { starts: [], score: 0, shape: '' };
	const restarts = context.plain.flatMap((text, index) =>
		text.length < 40 && groupHeading.test(text) ? [index] : [],
	);
	for (const [shape, list] of byShape) {
		const run = bestRun(list, restarts);
		const score = run.score + (shape.endsWith('alone') ? -1 : 0);
		if (score > best.score) best = { starts: run.starts, score, shape };
	}
	for (const run of unnumbered(context, width)) if (run.score > best.score) best = run;
	if (context.named && best.score < 3) best = plainRun(byShape, context, restarts) ?? best;
	const minimum = context.named
		? best.starts.length > 1
			? 1
			: 2
		: best.starts.length > 1
			? 3
			: 3.5;
	return best.score >= minimum ? best : { starts: [], score: best.score, shape: best.shape };
}
