/** The texts of attachments that stand behind a meeting's own lines: where each begins and ends, and whose it is. */
import { align, type Placement } from './attachments-alignment.ts';
import { matchCover, readCovers, type Cover } from './attachments-covers.ts';
import {
	firstText,
	isItemLabel,
	isSignatureLabel,
	pageStarts,
	titleStarts,
	toPages,
	type Page,
} from './attachments-pages.ts';
import { readStamps, type Stamp } from './attachments-stamps.ts';
import { titleKey, titleWords, wordWeight } from './attachments-titles.ts';
import { readBlocks } from './blocks.ts';
import { hasWords } from './sections.ts';
import type { Messages } from './messages.ts';
import type { FurnitureRule, Line, ParsedAttachment, Span } from './types.ts';

/** One line of an item's list of attachments. */
export interface DeclaredAttachment {
	/** Index of the item in the meeting, from 0; -1 for the meeting's own list. */
	readonly item: number;
	/** Number of the item as printed. */
	readonly itemNumber?: string;
	/** Place in the item's list, from 1. */
	readonly order: number;
	readonly title: string;
	readonly documentId?: string;
	readonly fileName?: string;
	/** Where the list declares it. */
	readonly lines: Span;
	/** True where its item is closed: its text is withheld, its title never said. */
	readonly closed?: boolean;
}

/** A declared attachment with its text, where the document holds one. */
export interface OwnedAttachment extends ParsedAttachment {
	/** Index of the item that owns it, as declared. */
	readonly item: number;
}

/** What `cutAttachments` found. */
export interface AttachmentCut {
	/** Number of the last line that is the meeting's own; nothing after it belongs to an item's text. */
	readonly agendaEnd: number;
	/**
	 * One for each declared attachment, in the order given; `text: 'none'` and its list line where no text stands.
	 * `printed` holds the lines of its cover; the line of the list is the caller's to add.
	 */
	readonly attachments: readonly OwnedAttachment[];
	/** Text that belongs to no declared attachment with confidence: the meeting's own, order 1…n. */
	readonly own: readonly ParsedAttachment[];
	/** Numbers of the lines with words that are or may be the text of a closed item's attachment. */
	readonly withheld: readonly number[];
	/** Lines of the annexes that are page furniture (stamps of pages), beside what `Line.furniture` names. */
	readonly furniture: ReadonlyMap<number, FurnitureRule>;
}

/** A passage behind the agenda with its owner: an index of `declared`, or nobody. */
interface Passage {
	/** Index of its first line, and after its last. */
	readonly from: number;
	readonly to: number;
	readonly owner?: number;
	readonly cover?: Cover;
	/** Titles of the attachments that the passage may hold, where it is nobody's. */
	readonly perhaps?: readonly string[];
	/** True where it is or may be a closed item's. */
	readonly closed?: boolean;
}

/** The least margin with which a cut is trusted, as a natural logarithm. */
const confidence = 0.5;
/** Fewer words than these behind the agenda are its own closing lines. */
const fewestWords = 25;

const generatorNote =
	/^\s*dette dokument (?:er|blev|er blevet) (?:genereret|dannet|udskrevet|oprettet)(?![\p{L}])/iu;

/**
 * Cuts the texts of the attachments out of a document's last lines.
 *
 * `lines` runs from the last item's heading to the document's end; `declared` is every list line of the meeting, in
 * agenda order. Covers decide where there are any. Otherwise the pages are aligned with the lists: stamps of pages,
 * letterheads, likeness of title and first lines, changes of look and of vocabulary, in the lists' order.
 *
 * `listsLast` is true where nothing of an item follows its list in the items before.
 *
 * - nothing is cut where nothing shows that attachments follow;
 * - a declared attachment has the text of one unbroken passage, or none;
 * - what cannot be given to one attachment with confidence is the meeting's own, and a message says so;
 * - what is or may be a closed item's is withheld: `closedItems` holds their numbers, for covers that name no list line.
 */
export function cutAttachments(
	lines: readonly Line[],
	declared: readonly DeclaredAttachment[],
	messages: Messages,
	listsLast = false,
	closedItems: ReadonlySet<string> = new Set(),
): AttachmentCut {
	const begin = afterLists(lines, declared);
	const region = lines.slice(begin);
	const stamps = readStamps(region);
	const covers = readCovers(region);
	const found = covers.some((cover) => matchCover(cover, declared, undefined) !== undefined)
		? cutAtCovers(region, covers, declared, closedItems)
		: cutAtPages(lines, begin, stamps, declared, messages, listsLast);
	const furniture = new Map<number, FurnitureRule>();
	const first = found[0];
	if (first) {
		for (const stamp of stamps) {
			if (stamp.to < first.from) continue;
			for (const line of region.slice(stamp.from, stamp.to + 1)) {
				if (line.blank === 'no') furniture.set(line.number, 'page-foot');
			}
		}
		for (const { cover } of found) markGeneratorNote(region, cover, furniture);
	}
	const read = (passage: Passage): ReadPassage => readPassage(region, passage, furniture, messages);
	return {
		agendaEnd: first ? region[first.from]!.number - 1 : (lines.at(-1)?.number ?? 0),
		attachments: declared.map((one, index) => {
			const passage = found.find(({ owner, closed }) => owner === index && !closed);
			return {
				item: one.item,
				order: one.order,
				title: one.title,
				...(one.documentId === undefined ? {} : { documentId: one.documentId }),
				...(one.fileName === undefined ? {} : { fileName: one.fileName }),
				...(passage ? read(passage) : { text: 'none', body: [], lines: one.lines, printed: [] }),
			};
		}),
		own: found
			.filter(({ owner, closed }) => owner === undefined && !closed)
			.map((passage, index) => {
				const text = read(passage);
				const { from, to } = text.lines;
				messages.warn(
					'attachment-cut',
					from,
					passage.perhaps && passage.perhaps.length > 0
						? `expected the text of one declared attachment, found lines ${from}–${to} that may hold ${passage.perhaps.map((title) => JSON.stringify(title)).join(', ')}; they stay with the meeting`
						: `expected text of a declared attachment, found lines ${from}–${to} that fit none; they stay with the meeting`,
				);
				const { cover } = passage;
				return {
					order: index + 1,
					title: cover?.title ?? cover?.fileName ?? firstTitle(region, passage, furniture),
					...(cover?.documentId === undefined ? {} : { documentId: cover.documentId }),
					...(cover?.fileName === undefined ? {} : { fileName: cover.fileName }),
					...text,
				};
			}),
		withheld: found
			.filter(({ closed }) => closed)
			.flatMap(({ from, to }) =>
				region
					.slice(from, to)
					.filter((line) => hasWords(line) && !furniture.has(line.number))
					.map(({ number }) => number),
			),
		furniture,
	};
}

/** Index of the first line after the lists of attachments that stand in the passage. */
function afterLists(lines: readonly Line[], declared: readonly DeclaredAttachment[]): number {
	const first = lines[0]?.number ?? 0;
	const last = Math.max(first, ...declared.map((one) => one.lines.to));
	const index = lines.findIndex((line) => line.number > last);
	return last === first ? Math.min(1, lines.length) : index < 0 ? lines.length : index;
}

function cutAtCovers(
	region: readonly Line[],
	covers: readonly Cover[],
	declared: readonly DeclaredAttachment[],
	closedItems: ReadonlySet<string>,
): Passage[] {
	const passages: Passage[] = [];
	const taken = new Set<number>();
	let lastItem: number | undefined;
	for (const [index, cover] of covers.entries()) {
		const to = covers[index + 1]?.from ?? region.length;
		const match = matchCover(cover, declared, lastItem);
		const owner = match === undefined ? -1 : declared.indexOf(match);
		const before = passages.at(-1);
		if (before && owner >= 0 && before.owner === owner) {
			// A cover that is printed on several pages of one attachment.
			passages[passages.length - 1] = { ...before, to };
			continue;
		}
		lastItem = match?.item ?? lastItem;
		const closed = match ? match.closed === true : closedItems.has(cover.itemNumber ?? '');
		passages.push({
			from: cover.from,
			to,
			cover,
			...(owner >= 0 && !taken.has(owner) ? { owner } : {}),
			...(closed ? { closed } : {}),
		});
		if (owner >= 0) taken.add(owner);
	}
	return passages;
}

function cutAtPages(
	lines: readonly Line[],
	begin: number,
	stamps: readonly Stamp[],
	declared: readonly DeclaredAttachment[],
	messages: Messages,
	listsLast: boolean,
): Passage[] {
	const region = lines.slice(begin);
	const known = pageStarts(region, stamps, declared);
	// The line right after the lists is a page start where it looks like one.
	const starts = new Set(known.length > 0 ? known : titleStarts(region, declared));
	const ended = endOfAgenda(lines, begin, [...starts], stamps, declared.length > 0, listsLast);
	if (ended !== undefined) starts.add(ended);
	const bounds = [...starts].sort((a, b) => a - b);
	if (declared.length === 0) {
		return ended === undefined ? [] : [{ from: ended, to: region.length, perhaps: [] }];
	}
	// What stands before the first page is the agenda's; an empty page 0 stands for it where there is nothing.
	const pages: readonly Page[] = withAgenda(toPages(region, bounds), bounds);
	const certainStart =
		ended === undefined
			? undefined
			: pages.findIndex((page, index) => index > 0 && page.from >= ended);
	const placed = align(pages, declared, certainStart === undefined ? {} : { certainStart });
	if (certainStart !== undefined && placed.length === 0) {
		return [{ from: pages[certainStart]!.from, to: region.length, perhaps: [] }];
	}
	const passages = toPassages(region, pages, placed, declared);
	const firstPage = placed[0]?.page;
	if (firstPage === undefined) return withoutClosed(region, pages, passages, declared);
	if (certainStart !== undefined && certainStart < firstPage) {
		passages.unshift({ from: pages[certainStart]!.from, to: pages[firstPage]!.from, perhaps: [] });
	}
	if (placed.length < declared.length) sayMissing(declared, placed, messages);
	return withoutClosed(region, pages, passages, declared);
}

/**
 * Passages cut where a page begins with the title of a closed item's attachment that found no place in the lists'
 * order: what follows there may be its text, up to the passage's end.
 */
function withoutClosed(
	region: readonly Line[],
	pages: readonly Page[],
	passages: readonly Passage[],
	declared: readonly DeclaredAttachment[],
): Passage[] {
	const titles = new Set(
		declared.flatMap((one, index) => {
			const telling = titleWords(one.title).some((word) => wordWeight(word) === 1);
			const placed = passages.some(({ owner }) => owner === index);
			return one.closed && telling && !placed ? [titleKey(one.title)] : [];
		}),
	);
	if (titles.size === 0) return [...passages];
	const cuts = pages
		.slice(1)
		.map(({ from }) => from)
		.filter((from) => titles.has(titleKey(region[firstText(region, from)]?.text ?? '')));
	const last = { from: region.length, to: region.length };
	const covered = [...passages, last];
	return cuts.reduce<Passage[]>(
		(all, from) => {
			const before = all.findLast((passage) => passage.from <= from && from < passage.to);
			const to = before?.to ?? covered.find((passage) => passage.from > from)!.from;
			const closed: Passage = { from, to, closed: true };
			return [
				...all.flatMap((passage) =>
					passage !== before ? [passage] : passage.from < from ? [{ ...passage, to: from }] : [],
				),
				closed,
			].sort((a, b) => a.from - b.from);
		},
		[...passages],
	);
}

/** Pages with one before them that stands for the agenda, also where the first page begins at once. */
function withAgenda(pages: readonly Page[], bounds: readonly number[]): readonly Page[] {
	if (bounds[0] !== 0) return pages;
	const [first] = pages;
	return first ? [{ ...first, to: first.from, labels: 0 }, ...pages] : pages;
}

function sayMissing(
	declared: readonly DeclaredAttachment[],
	placed: readonly Placement[],
	messages: Messages,
): void {
	for (const [index, one] of declared.entries()) {
		if (one.closed || placed.some(({ attachment }) => attachment === index)) continue;
		messages.inform(
			'attachment-text',
			one.lines.from,
			`expected the text of ${JSON.stringify(one.title)} behind the agenda, found none`,
		);
	}
}

/** Runs of passages whose borders are certain; what lies between uncertain borders is nobody's. */
function toPassages(
	region: readonly Line[],
	pages: readonly Page[],
	placed: readonly Placement[],
	declared: readonly DeclaredAttachment[],
): Passage[] {
	const passages: Passage[] = [];
	for (const [index, { attachment, page, margin }] of placed.entries()) {
		const next = placed[index + 1];
		const to = next ? pages[next.page]!.from : region.length;
		const { title, closed: own } = declared[attachment]!;
		const before = passages.at(-1);
		const closed = own || (margin < confidence && before?.closed) ? { closed: true } : {};
		if (margin >= confidence) {
			passages.push({ from: pages[page]!.from, to, owner: attachment, ...closed });
		} else if (before === undefined) {
			passages.push({ from: pages[page]!.from, to, perhaps: [title], ...closed });
		} else {
			const earlier =
				before.owner === undefined ? (before.perhaps ?? []) : [declared[before.owner]!.title];
			passages[passages.length - 1] = {
				from: before.from,
				to,
				perhaps: [...earlier, title],
				...closed,
			};
		}
	}
	return passages;
}

/**
 * Index at which the agenda has certainly ended: right after the last item's list of attachments or its empty
 * heading, where no further heading of the item follows; or at the page after the signatures.
 */
function endOfAgenda(
	lines: readonly Line[],
	begin: number,
	starts: readonly number[],
	stamps: readonly Stamp[],
	declares: boolean,
	listsLast: boolean,
): number | undefined {
	const region = lines.slice(begin);
	const signature = region.findIndex((line) => isSignatureLabel(line.text));
	let end: number | undefined;
	if (signature < 0 && !declares) return undefined;
	if (signature >= 0) {
		end = starts.find((start) => start > signature);
	} else {
		const first = firstText(region, 0);
		const listed = begin > 1 && lines[begin - 1]?.blank === 'no';
		const heading = listed ? undefined : emptyList(lines, begin);
		const after = heading === undefined ? first : firstText(region, heading + 1);
		const follows = region[after];
		if (!follows || (heading === undefined && !listed)) return undefined;
		const next = starts.find((start) => start > after) ?? region.length;
		const goesOn =
			!(listsLast && listed) &&
			region
				.slice(after, Math.min(next, after + 200))
				.some(
					(line, index) =>
						(isItemLabel(line.text) || closesItem(line.text)) &&
						!stamps.some((stamp) => after + index >= stamp.from && after + index <= stamp.to),
				);
		end = goesOn ? undefined : after;
	}
	if (end === undefined) return undefined;
	return countWords(region.slice(end)) >= fewestWords ? end : undefined;
}

/** Words with which an item goes on after its list: its decision, who was absent, another item. */
function closesItem(text: string): boolean {
	return (
		text.length < 200 &&
		/^\s*(?:fraværende|afbud|beslutning|indstilling|(?:punkt|pkt\.?|sag)(?: nr\.?)? ?\d|\p{L}[\p{L}, &-]{2,80}(?:udvalget|rådet|bestyrelsen)(?: \d{4}-\d{4})? den \d)(?!\p{L})/iu.test(
			text,
		)
	);
}

/** Index in the region of the first heading `Bilag` that stands alone. */
function emptyList(lines: readonly Line[], begin: number): number | undefined {
	for (let index = begin; index < lines.length; index += 1) {
		const { text } = lines[index]!;
		if (isItemLabel(text) && /^\s*bilag/iu.test(text)) return index - begin;
	}
	return undefined;
}

function countWords(lines: readonly Line[]): number {
	let count = 0;
	for (const line of lines) {
		if (line.blank === 'no' && line.furniture === undefined) {
			count += line.text.slice(0, 10_000).match(/\p{L}{2,}/gu)?.length ?? 0;
		}
		if (count > 1000) break;
	}
	return count;
}

type ReadPassage = Pick<ParsedAttachment, 'text' | 'body' | 'lines' | 'printed'>;

function readPassage(
	region: readonly Line[],
	{ from, to, cover }: Passage,
	furniture: Map<number, FurnitureRule>,
	messages: Messages,
): ReadPassage {
	const all = region.slice(from, to).map((line) => {
		const rule = furniture.get(line.number);
		return rule === undefined ? line : { ...line, furniture: rule };
	});
	const text = all.filter(
		(line) =>
			line.blank === 'no' && (line.furniture === undefined || line.furniture === 'link-dump'),
	);
	const fallback = region[from]!.number;
	const coverLines = cover ? all.slice(0, cover.to - from + 1) : [];
	const { blocks: body, furniture: remains } = readBlocks(all.slice(coverLines.length), messages);
	for (const [line, rule] of remains) furniture.set(line, rule);
	return {
		text: body.some((block) => block.kind !== 'page') ? 'full' : 'none',
		body,
		lines: { from: text[0]?.number ?? fallback, to: text.at(-1)?.number ?? fallback },
		printed: coverLines
			.filter((line) => line.blank === 'no' && line.furniture === undefined)
			.map((line) => ({ line: line.number, text: line.text.trim() })),
	};
}

/** `Dette dokument blev genereret af …` after a cover, with the line it runs on to. */
function markGeneratorNote(
	region: readonly Line[],
	cover: Cover | undefined,
	furniture: Map<number, FurnitureRule>,
): void {
	if (!cover) return;
	const first = firstText(region, cover.to + 1);
	if (!region[first] || !generatorNote.test(region[first].text)) return;
	for (let index = first; index < Math.min(first + 3, region.length); index += 1) {
		const line = region[index]!;
		if (line.blank !== 'no' || line.text.length > 100) break;
		furniture.set(line.number, 'generator-note');
	}
}

/** The first line of a passage that reads like a title, else its first line. */
function firstTitle(
	region: readonly Line[],
	{ from, to }: Passage,
	furniture: ReadonlyMap<number, FurnitureRule>,
): string {
	const texts = region
		.slice(from, Math.min(to, from + 60))
		.filter(
			(line) => line.blank === 'no' && line.furniture === undefined && !furniture.has(line.number),
		)
		.map((line) => line.text.trim());
	const title = texts
		.slice(0, 10)
		.find((text) => text.length <= 120 && titleWords(text).length > 0);
	return title ?? texts[0]?.slice(0, 120) ?? 'Bilag';
}

/** What is known of a file that may be an attachment: its name, and what its first lines say. */
export interface AttachmentFile {
	/** File name with extension, no folder. */
	readonly fileName: string;
	readonly documentId?: string;
	readonly title?: string;
}

/**
 * The one declared attachment that a file is: by document id (stated, or standing in its name), by file name, or by
 * title, whichever first matches one and only one; undefined where none or several match.
 */
export function matchAttachmentFile<
	Declared extends Pick<DeclaredAttachment, 'title' | 'documentId' | 'fileName'>,
>(file: AttachmentFile, declared: readonly Declared[]): Declared | undefined {
	const name = titleKey(file.fileName);
	const bare = withoutIds(withoutMark(withoutIds(name)));
	const numbers: ReadonlySet<string> = new Set(file.fileName.match(/\d+/gu));
	const digits = `-${file.fileName.replace(/\D+/gu, '-')}-`;
	const titles = new Set([name, withoutMark(name), bare]);
	if (file.title !== undefined) {
		titles.add(titleKey(file.title));
		titles.add(withoutMark(titleKey(file.title)));
	}
	titles.delete('');
	const tests: readonly ((one: Declared) => boolean)[] = [
		(one) => one.documentId !== undefined && one.documentId === file.documentId,
		(one) =>
			one.documentId !== undefined && one.documentId.length >= 5 && numbers.has(one.documentId),
		(one) =>
			one.documentId !== undefined &&
			/^\d{3,}[-/]\d+/u.test(one.documentId) &&
			digits.includes(`-${one.documentId.replace(/\D+/gu, '-')}-`),
		(one) => one.fileName !== undefined && titleKey(one.fileName) === name,
		(one) => titles.has(titleKey(one.title)),
		(one) => titles.has(withoutMark(titleKey(one.title))),
		// Systems cut long names short.
		(one) => bare.length >= 20 && withoutMark(titleKey(one.title)).startsWith(bare),
	];
	for (const matches of tests) {
		const found = declared.filter(matches);
		if (found.length === 1) return found[0];
		if (found.length > 1) return undefined;
	}
	return undefined;
}

/** A name's key without what systems put around the title: the item's number, case and version, a copy's number. */
function withoutIds(key: string): string {
	return key
		.replace(/^(?:(?:punkt|pkt|sag|dagsordenspunkt) )?(?:nr )?\d{1,4} (?=bilag )/u, '')
		.replace(/^(?:punkt|pkt|dagsordenspunkt) (?:nr )?\d{1,4} (?=\p{L})/u, '')
		.replace(/^(?:\d{3,} ){1,2}\d{0,4} ?(?:v\d{1,2} )?(?=\p{L})/u, '')
		.replace(/ (?:v ?\d{1,2}|\d{1,2}|\d{6,})$/u, '');
}

/** A title's key without `bilag 3` before it. */
function withoutMark(key: string): string {
	return key.replace(/^(?:(?:bilag|appendix|appendiks) )?(?:nr )?(?:\d{1,3} )?(?=\p{L})/u, '');
}
