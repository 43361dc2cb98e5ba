/**
 * The documents of one meeting become one meeting.
 *
 * - the result depends on which documents there are, never on the order they came in;
 * - minutes win over the agenda, corrected minutes over minutes;
 * - an item of one document is an item of the other where case number and title say so, whatever its number;
 * - what an earlier document said otherwise is kept (`earlier`), and so is an item that only it has;
 * - an item that either document calls closed is closed, unless the later one says that it is open.
 */
import type { Earlier } from '../../src/schemas/shared.ts';
import type { DocumentKind } from '../../src/schemas/meeting.ts';
import type { Messages } from './messages.ts';
import type {
	Block,
	ListBlock,
	ParsedAttachment,
	ParsedDecision,
	ParsedItem,
	ParsedMeeting,
	SourceDocument,
} from './types.ts';
import { wordsOf } from './words.ts';

/** A document with what its parser read in it. */
export interface ReadDocument {
	readonly document: SourceDocument;
	/** Id of the parser. */
	readonly parser: string;
	readonly meeting: ParsedMeeting;
	readonly messages: Messages;
}

/** An attachment with the document it was read in. */
export interface MergedAttachment extends ParsedAttachment {
	readonly from: SourceDocument;
}

/** An item with the document it was read in and what other documents said otherwise. */
export interface MergedItem extends Omit<ParsedItem, 'attachments'> {
	readonly from: SourceDocument;
	readonly attachments: readonly MergedAttachment[];
	readonly earlier: readonly Earlier[];
}

/** A meeting as all its documents together give it. */
export interface MergedMeeting extends Omit<
	ParsedMeeting,
	'kind' | 'items' | 'attachments' | 'withheld' | 'furniture'
> {
	/** The document that wins first. */
	readonly documents: readonly ReadDocument[];
	readonly items: readonly MergedItem[];
	readonly attachments: readonly MergedAttachment[];
	readonly earlier: readonly Earlier[];
}

const ranks: Readonly<Record<DocumentKind, number>> = {
	'corrected-minutes': 3,
	minutes: 2,
	'supplementary-agenda': 1,
	agenda: 0,
};

/** What a document is: as its sidecar says, else as it says itself. */
export function kindOf(read: ReadDocument): DocumentKind {
	const said = read.document.sidecar?.kind;
	return said === undefined || said === 'attachment' ? read.meeting.kind : said;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Later kinds first; of one kind the one fetched last, then the one whose name comes last (`-2` after the first). */
function rankDocuments(reads: readonly ReadDocument[]): ReadDocument[] {
	return [...reads].sort(
		(a, b) =>
			ranks[kindOf(b)] - ranks[kindOf(a)] ||
			compareText(b.document.sidecar?.retrieved ?? '', a.document.sidecar?.retrieved ?? '') ||
			b.document.file.length - a.document.file.length ||
			compareText(b.document.file, a.document.file),
	);
}

/** A text by its words alone, to compare wordings. */
function keyOf(text: string): string {
	return wordsOf(text).join(' ').toLowerCase();
}

/** Titles that stand on every agenda, and so tell nothing about which item is which. */
const standing =
	/^(?:godkendelse af (?:dagsorden(?:en)?|referat(?:et)?)|dagsorden|meddelelser?|orientering(?:er)?|eventuelt|underskrift(?:er|sside|sblad)?|mundtlig(?:e)? .*|lukket punkt|lukkede punkter|efterretningssager|gensidig orientering|siden sidst)\b[^a-zæøå]*$/u;

/** True for a title that stands on every agenda. */
export function isStandingTitle(title: string): boolean {
	const key = keyOf(title);
	return key === '' || standing.test(key);
}

/** What tells an item from others. */
export interface ItemMarks {
	readonly title: string;
	readonly number?: string | undefined;
	readonly caseNumber?: string | undefined;
}

function likeness(a: string, b: string): number {
	const one = new Set(a.split(' '));
	const two = new Set(b.split(' '));
	return (2 * one.intersection(two).size) / (one.size + two.size || 1);
}

/** Which item of `base` each item of `others` is, by index; items without a match are left out. */
export function matchItems(
	base: readonly ItemMarks[],
	others: readonly ItemMarks[],
): Map<number, number> {
	const matched = new Map<number, number>();
	const taken = new Set<number>();
	const baseKeys = base.map((item) => keyOf(item.title));
	const otherKeys = others.map((item) => keyOf(item.title));
	const count = (keys: readonly (string | undefined)[], key: string | undefined): number =>
		keys.filter((other) => other === key).length;
	const baseCases = base.map((item) => item.caseNumber);
	const otherCases = others.map((item) => item.caseNumber);
	const sameTitle = (one: number, other: number): boolean => baseKeys[one] === otherKeys[other];
	const sameCase = (one: number, other: number): boolean =>
		baseCases[one] !== undefined && baseCases[one] === otherCases[other];
	const sameNumber = (one: number, other: number): boolean =>
		base[one]!.number !== undefined && base[one]!.number === others[other]!.number;
	const noConflict = (one: number, other: number): boolean =>
		baseCases[one] === undefined || otherCases[other] === undefined || sameCase(one, other);
	const rounds: ((one: number, other: number) => boolean)[] = [
		(one, other) => sameTitle(one, other) && sameCase(one, other) && sameNumber(one, other),
		(one, other) => sameTitle(one, other) && sameCase(one, other),
		(one, other) => sameTitle(one, other) && sameNumber(one, other) && noConflict(one, other),
		(one, other) => sameTitle(one, other) && noConflict(one, other),
		(one, other) =>
			sameCase(one, other) &&
			count(baseCases, baseCases[one]) === 1 &&
			count(otherCases, otherCases[other]) === 1,
		(one, other) =>
			(sameCase(one, other) || (sameNumber(one, other) && noConflict(one, other))) &&
			likeness(baseKeys[one]!, otherKeys[other]!) >= 0.6,
	];
	for (const same of rounds) {
		for (const other of others.keys()) {
			if (matched.has(other)) continue;
			const one = base.findIndex((_, index) => !taken.has(index) && same(index, other));
			if (one < 0) continue;
			matched.set(other, one);
			taken.add(one);
		}
	}
	return matched;
}

/** The pieces of a block that are compared: entries of a list, rows of a table. */
function piecesOf(block: Block): string[] {
	const entries = (list: ListBlock): string[] =>
		list.entries.flatMap((entry) => [entry.text, ...entry.children.flatMap(entries)]);
	switch (block.kind) {
		case 'page':
			return [];
		case 'heading':
		case 'paragraph':
			return [block.text];
		case 'list':
			return entries(block);
		case 'table':
			return block.rows.map((row) => row.filter((cell) => cell !== '').join(' | '));
	}
}

/** What `before` holds and `now` does not, each passage with the block of `now` it stood before; and what is new. */
function compareBodies(
	now: readonly Block[],
	elsewhere: readonly string[],
	before: readonly Block[],
): Pick<Earlier, 'passages' | 'added'> {
	const body = now.filter((block) => block.kind !== 'page');
	const places = new Map<string, number>();
	for (const [index, block] of body.entries()) {
		for (const piece of piecesOf(block)) places.set(keyOf(piece), index);
	}
	const known = new Set([...places.keys(), ...elsewhere.map(keyOf), '']);
	const seen = new Set<string>();
	const passages: { block: number; text: string }[] = [];
	let at = 0;
	for (const block of before) {
		const missing: string[] = [];
		for (const piece of piecesOf(block)) {
			const key = keyOf(piece);
			seen.add(key);
			const place = places.get(key);
			if (place !== undefined) at = Math.max(at, place + 1);
			else if (!known.has(key)) missing.push(piece);
		}
		if (missing.length > 0)
			passages.push({ block: Math.min(at, body.length), text: missing.join('\n') });
	}
	const added =
		seen.size === 0
			? []
			: [...body.keys()].filter((index) =>
					piecesOf(body[index]!).some((piece) => !seen.has(keyOf(piece))),
				);
	return {
		...(passages.length > 0 ? { passages } : {}),
		...(added.length > 0 ? { added } : {}),
	};
}

function paragraphsOf(decisions: readonly ParsedDecision[]): string[] {
	return decisions.flatMap((decision) => [decision.text, ...decision.text.split('\n\n')]);
}

/** The later document's decisions, with those of other committees that only the earlier one prints. */
function mergeDecisions(
	now: readonly ParsedDecision[],
	before: readonly ParsedDecision[],
): { decisions: readonly ParsedDecision[]; replaced: string[] } {
	if (now.length === 0) return { decisions: before, replaced: [] };
	const known = new Set(now.map((decision) => keyOf(decision.text)));
	const missing = before.filter(
		(decision) => !known.has(keyOf(decision.text)) && decision.text !== '',
	);
	const own = now.at(-1)!;
	const beforeOwn = before.at(-1);
	const fresh = missing.filter((decision) => decision !== beforeOwn);
	const replaced = missing.filter((decision) => decision === beforeOwn);
	if (own.text === '' && replaced.length > 0) {
		return { decisions: [...fresh, ...now.slice(0, -1), replaced[0]!], replaced: [] };
	}
	return {
		decisions: [...fresh, ...now],
		replaced: replaced.map((decision) => decision.text),
	};
}

function matchAttachment(list: readonly MergedAttachment[], wanted: ParsedAttachment): number {
	const by = (same: (attachment: MergedAttachment) => boolean): number => list.findIndex(same);
	if (wanted.documentId !== undefined) {
		const found = by((attachment) => attachment.documentId === wanted.documentId);
		if (found >= 0) return found;
	}
	return by(
		(attachment) =>
			keyOf(attachment.title) === keyOf(wanted.title) &&
			(attachment.documentId === undefined ||
				wanted.documentId === undefined ||
				attachment.documentId === wanted.documentId),
	);
}

/** The later document's attachments with the text that only the earlier one has, and those that only it lists. */
function mergeAttachments(
	now: readonly MergedAttachment[],
	before: readonly ParsedAttachment[],
	from: SourceDocument,
): MergedAttachment[] {
	const merged = [...now];
	const taken = new Set<number>();
	for (const attachment of before) {
		const at = matchAttachment(merged, attachment);
		const same = at < 0 || taken.has(at) ? undefined : merged[at];
		const textOf = (blocks: readonly Block[]): string =>
			blocks.flatMap(piecesOf).map(keyOf).join('\n');
		if (same && (attachment.body.length === 0 || textOf(same.body) === textOf(attachment.body))) {
			taken.add(at);
		} else if (same && same.body.length === 0) {
			taken.add(at);
			merged[at] = { ...attachment, order: same.order, title: same.title, from };
		} else merged.push({ ...attachment, order: merged.length + 1, from });
	}
	return merged.map((attachment, index) => ({ ...attachment, order: index + 1 }));
}

/** Only what a closed item may show: its number, title, case number and decisions. */
function closeItem(item: MergedItem): MergedItem {
	const shown = new Set(
		wordsOf(
			[
				item.number,
				item.title,
				item.caseNumber,
				item.itemType,
				...item.decisions.map((d) => d.text),
			].join(' '),
		),
	);
	return {
		...item,
		access: 'closed',
		body: [],
		attachments: [],
		printed: item.printed.filter(({ text }) => wordsOf(text).every((word) => shown.has(word))),
		earlier: item.earlier.map(({ passages: _passages, added: _added, ...rest }) => rest),
	};
}

function accessOf(now: MergedItem, before: ParsedItem): MergedItem['access'] {
	return now.access === 'unstated' ? before.access : now.access;
}

function mergeItem(now: MergedItem, before: ParsedItem, read: ReadDocument): MergedItem {
	const access = accessOf(now, before);
	const { decisions, replaced } = mergeDecisions(now.decisions, before.decisions);
	const takesBody = now.body.length === 0 && before.body.length > 0;
	const body = takesBody ? before.body : now.body;
	const compared = compareBodies(body, paragraphsOf(decisions), before.body);
	const passages = [...(compared.passages ?? []), ...replaced.map((text) => ({ block: 0, text }))];
	const differs = (a: string | undefined, b: string | undefined): b is string =>
		b !== undefined && a !== undefined && keyOf(a) !== keyOf(b);
	const said = {
		...(differs(now.number, before.number) ? { number: before.number } : {}),
		...(differs(now.title, before.title) ? { title: before.title } : {}),
		...(differs(now.caseNumber, before.caseNumber) ? { caseNumber: before.caseNumber } : {}),
		...(differs(now.itemType, before.itemType) ? { itemType: before.itemType } : {}),
		...(passages.length > 0 ? { passages } : {}),
		...(compared.added && !takesBody ? { added: compared.added } : {}),
	};
	const earlier: Earlier = {
		kind: kindOf(read),
		file: read.document.file,
		lines: [before.lines.from, before.lines.to],
		...said,
	};
	const caseNumber = now.caseNumber ?? before.caseNumber;
	const itemType = now.itemType ?? before.itemType;
	const number = now.number ?? before.number;
	const merged: MergedItem = {
		...now,
		...(number === undefined ? {} : { number }),
		...(caseNumber === undefined ? {} : { caseNumber }),
		...(itemType === undefined ? {} : { itemType }),
		access,
		decisions,
		body,
		attachments: mergeAttachments(now.attachments, before.attachments, read.document),
		earlier: Object.keys(said).length > 0 ? [...now.earlier, earlier] : now.earlier,
	};
	return access === 'closed' ? closeItem(merged) : merged;
}

function fromDocument(item: ParsedItem, document: SourceDocument): MergedItem {
	const attachments = item.attachments.map((attachment) => ({ ...attachment, from: document }));
	return { ...item, from: document, attachments, earlier: [] };
}

/** The items of both; an item that only the earlier document has stands after the one it followed there. */
function mergeItems(now: readonly MergedItem[], read: ReadDocument): MergedItem[] {
	const before = read.meeting.items;
	const matched = matchItems(now, before);
	const merged: { item: MergedItem; was?: number }[] = now.map((item) => ({ item }));
	for (const [other, one] of matched) {
		merged[one] = { item: mergeItem(now[one]!, before[other]!, read), was: other };
	}
	for (const [other, item] of before.entries()) {
		if (matched.has(other)) continue;
		const follows = merged.findIndex((entry) => entry.was === other - 1);
		merged.splice(follows + 1, 0, { item: fromDocument(item, read.document), was: other });
	}
	return merged.map((entry) => entry.item);
}

function firstOf<Key extends keyof ParsedMeeting>(
	reads: readonly ReadDocument[],
	key: Key,
): Partial<Pick<ParsedMeeting, Key>> {
	const read = reads.find(({ meeting }) => {
		const value = meeting[key];
		return value !== undefined && !(Array.isArray(value) && value.length === 0);
	});
	return read ? ({ [key]: read.meeting[key] } as Pick<ParsedMeeting, Key>) : {};
}

/** Documents with the same bytes are one document. */
function withoutCopies(reads: readonly ReadDocument[]): ReadDocument[] {
	const seen = new Set<string>();
	return reads.filter(({ document }) => {
		if (seen.has(document.sha256)) return false;
		seen.add(document.sha256);
		return true;
	});
}

/** One meeting from all its documents; throws a RangeError where there are none. */
export function mergeDocuments(documents: readonly ReadDocument[]): MergedMeeting {
	const reads = withoutCopies(rankDocuments(documents));
	const [winner, ...others] = reads;
	if (!winner) throw new RangeError('expected at least one document of a meeting');
	const { meeting, document } = winner;
	let items = meeting.items.map((item) => fromDocument(item, document));
	let attachments: MergedAttachment[] = meeting.attachments.map((attachment) => ({
		...attachment,
		from: document,
	}));
	const earlier: Earlier[] = [];
	for (const read of others) {
		items = mergeItems(items, read);
		attachments = mergeAttachments(attachments, read.meeting.attachments, read.document);
		const { start, place } = read.meeting;
		const said = {
			...(start !== undefined && meeting.start !== undefined && start !== meeting.start
				? { start }
				: {}),
			...(place !== undefined &&
			meeting.place !== undefined &&
			keyOf(place) !== keyOf(meeting.place)
				? { place }
				: {}),
		};
		if (Object.keys(said).length > 0) {
			const lines: [number, number] = [1, Math.max(1, read.document.lines.length)];
			earlier.push({ kind: kindOf(read), file: read.document.file, lines, ...said });
		}
	}
	return {
		documents: reads,
		...firstOf(reads, 'committeeName'),
		...firstOf(reads, 'period'),
		...firstOf(reads, 'date'),
		...firstOf(reads, 'start'),
		...firstOf(reads, 'end'),
		...firstOf(reads, 'place'),
		members: [],
		absent: [],
		substitutes: [],
		...firstOf(reads, 'members'),
		...firstOf(reads, 'absent'),
		...firstOf(reads, 'substitutes'),
		items,
		attachments,
		printed: meeting.printed,
		earlier,
		confidence: meeting.confidence,
		evidence: meeting.evidence,
	};
}
