/** Reads a document's structure: meeting head, items, sections, decisions, attendance and attachments. */
import type { Member } from '../../src/schemas/shared.ts';
import { readTitles } from './access.ts';
import { AttendanceBook, endsMeeting } from './attendance-book.ts';
import type { ListedAttachment } from './attachment-list.ts';
import { type DeclaredAttachment, type OwnedAttachment, cutAttachments } from './attachments.ts';
import { readBlocks } from './blocks.ts';
import { readDate } from '../../src/danish/date.ts';
import { committeeKey, looksLikeCommittee } from './committees.ts';
import { type ContentsList, entryKey, findContents } from './contents-list.ts';
import { sayContradictions } from './contradictions.ts';
import { decisionHeadingAt } from './decisions.ts';
import { type ItemDraft, type ReadItem, readItem } from './item-reading.ts';
import { type ItemRun, findItems, groupHeading } from './items.ts';
import { findLabelStyle, undressColumns, undressLabels } from './label-style.ts';
import { type MeetingHead, readHead } from './meeting-head.ts';
import { IngestError, Messages } from './messages.ts';
import { type Print, type Reading, lineSpan, sortPrinted, toPrinted } from './reading-state.ts';
import { hasWords } from './sections.ts';
import type {
	FurnitureRule,
	Line,
	ParsedAttachment,
	ParsedItem,
	ParsedMeeting,
	SourceDocument,
} from './types.ts';
import { titleKey } from './title.ts';
import { plainText, readLabel } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** More items than any meeting has: a document that claims them is refused. */
const mostItems = 10_000;

/**
 * The meeting that a document holds.
 *
 * - every line with words ends in a body, a field (`printed`), furniture or `withheld`;
 * - nothing of a closed item but number, public title, case number and decision is given on;
 * - what is doubtful is said as a message.
 *
 * Throws an IngestError where the document is no meeting, or claims more than 10,000 items.
 */
export function readMeeting(
	document: SourceDocument,
	messages: Messages,
	print: Print = {},
): ParsedMeeting {
	const columns = undressColumns(undressLabels(document.lines));
	const { lines } = columns;
	const plain = lines.map((line) => (hasWords(line) ? plainText(line.text) : ''));
	const contents = findContents(lines, plain);
	const top = readHead(lines.slice(0, 40));
	const run = findItems({
		lines,
		plain,
		contents: contents.entries,
		named: top.named || meets(top),
		excluded: (index) => contents.lines.has(index) || lines[index]?.furniture !== undefined,
	});
	if (run.starts.length > mostItems)
		throw new IngestError(
			'items',
			`expected a meeting of at most ${mostItems} items, found ${run.starts.length}`,
		);
	const furniture = new Map<number, FurnitureRule>();
	const first = run.starts[0]?.from ?? lines.length;
	for (const at of contents.lines)
		if (at < first) furniture.set(lines[at]!.number, 'contents-list');
	const head = readHead(
		lines
			.slice(0, run.starts.length > 0 ? first : 80)
			.filter((line) => !furniture.has(line.number) && !groupHeading.test(plainText(line.text))),
	);
	const reading: Reading = {
		lines,
		plain,
		keepsBlanks: keepsBlanks(lines),
		style: findLabelStyle(plain, run, print.inlineLabels ?? [], columns.labelled),
		messages,
		furniture,
		attendance: new AttendanceBook(head.absent.map(({ name }) => name)),
		withheld: [],
		parts: new Set(),
		lists: { marked: 0, plain: 0 },
		minutes:
			kindOf(document, head, []) !== 'agenda' ||
			(head.kind === undefined && (wasHeld(head, plain) || holdsDecisions(plain, first))),
		labelled: plain.some(
			(text, at) =>
				at >= first &&
				text !== '' &&
				(readLabel(text)?.kind === 'decision' || /^\S+s beslutning|^beslutning /iu.test(text)),
		),
	};
	refuseWhatIsNoMeeting(document, head, run, plain);
	reading.committeeName = head.committeeName ?? document.sidecar?.committee;
	reading.period = head.period;
	reading.date = document.sidecar?.date ?? head.date;
	if (run.starts.length === 0) return wholeText(reading, document, head);
	findParts(reading, run, contents);
	nameRunningHeads(reading, run);
	namePageHeads(reading, run, head);
	nameClosingList(reading, run);
	fillFromItems(reading, run);
	return assemble(reading, document, head, run, contents);
}

/** True for the record of a meeting that has been: it says who stayed away, or when it ended. */
function wasHeld(head: MeetingHead, plain: readonly string[]): boolean {
	return (
		head.absent.length > 0 ||
		plain.some(
			(text) =>
				endsMeeting(text) || /^mødet (?:begyndte|startede|blev åbnet|åbnedes) /iu.test(text),
		)
	);
}

/** True where words stand below a label of decisions. */
function holdsDecisions(plain: readonly string[], from: number): boolean {
	for (let at = from; at < plain.length; at += 1) {
		const label = readLabel(plain[at] ?? '');
		if (label?.kind !== 'decision') continue;
		const next = plain.slice(at + 1, at + 4).find((text) => text !== '');
		if (label.value !== '' || (next !== undefined && readLabel(next) === undefined)) return true;
	}
	return false;
}

/** True where enough lines end in a blank that it must mean something. */
function keepsBlanks(lines: readonly Line[]): boolean {
	return lines.filter((line) => line.trailing).length > lines.filter(hasWords).length * 0.2;
}

/** Labels that only cases have; others (`Baggrund`) head any text. */
const telling: ReadonlySet<string> = new Set([
	'recommendation',
	'decision',
	'earlier-decisions',
	'case-number',
	'access',
	'item-type',
]);

/** True for the head of a record of a meeting: whose, when, and who was there or was not. */
function meets({ committeeName, date, start, members, absent }: MeetingHead): boolean {
	return (
		committeeName !== undefined &&
		date !== undefined &&
		(members.length >= 3 || (absent.length > 0 && start !== undefined))
	);
}

/**
 * A document is a meeting where it names itself one, or holds two labels of the vocabulary with items: one of them a
 * label that only cases have, and most items with a sign of their own.
 */
function refuseWhatIsNoMeeting(
	document: SourceDocument,
	head: MeetingHead,
	run: ItemRun,
	plain: readonly string[],
): void {
	if (document.sidecar?.kind !== undefined && document.sidecar.kind !== 'attachment') return;
	const first = plain.find((text) => text !== '') ?? '';
	if (head.named && !/^(?:pressemeddelelse|nyhed|nyhedsbrev|pressemøde|indbydelse)/iu.test(first))
		return;
	if (meets(head) && run.starts.length > 1) return;
	const labels = new Set<string>();
	let tells = 0;
	for (const text of plain) {
		if (text === '' || text.length > 200) continue;
		const label = readLabel(text);
		if (!label) continue;
		labels.add(`${label.kind} ${label.name.toLowerCase()}`);
		if (telling.has(label.kind)) tells += 1;
		if (labels.size >= 2 && tells > 0) break;
	}
	const strong = run.starts.filter((start) => start.weight >= 1.5).length;
	const dated = head.committeeName !== undefined && head.date !== undefined;
	const labelled = labels.size >= 2 ? tells > 0 : tells >= 2 && dated;
	if (labelled && strong > 0 && strong >= run.starts.length / 2) return;
	throw new IngestError(
		'no-meeting',
		'expected an agenda or minutes (a title that says so, or items with labels such as "Indstilling"), ' +
			(first === ''
				? 'found no text at all'
				: `found ${labels.size} labels and ${run.starts.length} items`),
	);
}

/** A meeting without items: its whole text is the meeting's own attachment. */
function wholeText(reading: Reading, document: SourceDocument, head: MeetingHead): ParsedMeeting {
	reading.messages.warn(
		'items',
		undefined,
		'expected items, found none: the whole text is kept as attachment 00-1',
	);
	const taken = new Set(head.printed.map((line) => line.line));
	const rest = reading.lines.filter((line) => !taken.has(line.number));
	const title = head.printed[0]?.text;
	const text = ownText(reading, rest, 1);
	const own = text && title ? { ...text, title } : text;
	return {
		kind: kindOf(document, head, []),
		...meetingFields(reading, head),
		members: head.members,
		absent: head.absent,
		substitutes: head.substitutes,
		items: [],
		attachments: own ? [own] : [],
		printed: head.printed,
		withheld: [],
		furniture: reading.furniture,
		confidence: 0.2,
		evidence: ['the document names itself an agenda or minutes', 'no line starts an item'],
	};
}

function ownText(
	reading: Reading,
	lines: readonly Line[],
	order: number,
): ParsedAttachment | undefined {
	const kept = lines.filter(hasWords);
	const first = kept[0];
	const last = kept.at(-1);
	if (!first || !last) return undefined;
	const { blocks, furniture } = readBlocks(lines, reading.messages);
	for (const [line, rule] of furniture) reading.furniture.set(line, rule);
	return {
		order,
		title: plainText(first.text).slice(0, 200),
		text: 'full',
		body: blocks,
		lines: { from: first.number, to: last.number },
		printed: [],
	};
}

function meetingFields(
	reading: Reading,
	head: MeetingHead,
): Pick<ParsedMeeting, 'committeeName' | 'period' | 'date' | 'start' | 'end' | 'place'> {
	return {
		...(reading.committeeName ? { committeeName: reading.committeeName } : {}),
		...(reading.period ? { period: reading.period } : {}),
		...(reading.date ? { date: reading.date } : {}),
		...(head.start ? { start: head.start } : {}),
		...(head.end ? { end: head.end } : {}),
		...(head.place ? { place: head.place } : {}),
	};
}

function kindOf(
	document: SourceDocument,
	head: MeetingHead,
	items: readonly ParsedItem[],
	held = false,
): ParsedMeeting['kind'] {
	const { sidecar } = document;
	if (sidecar?.kind && sidecar.kind !== 'attachment') return sidecar.kind;
	const decided = items.some((item) => (item.decisions.at(-1)?.text ?? '') !== '');
	return head.kind ?? (decided || held ? 'minutes' : 'agenda');
}

/** Lines between the items that repeat the meeting's committee and date: furniture but for the first. */
function nameRunningHeads(reading: Reading, run: ItemRun): void {
	for (const start of run.starts) {
		let seen = 0;
		for (let at = start.from - 1; at >= 0 && seen < 3 && at > start.from - 8; at -= 1) {
			const line = reading.lines[at]!;
			const text = reading.plain[at] ?? '';
			if (text === '') continue;
			seen += 1;
			if (!isRunningHead(reading, text)) break;
			if (start !== run.starts[0]) reading.furniture.set(line.number, 'running-head');
		}
	}
}

/** Lines at the top of a page that say no more than the document's own head does. */
function namePageHeads(reading: Reading, run: ItemRun, head: MeetingHead): void {
	const top = reading.plain.filter((text) => text !== '').slice(0, 8);
	const said = new Set(wordsOf([...head.printed.map(({ text }) => text), ...top].join(' ')));
	let room = 0;
	for (let at = run.starts[0]!.from + 1; at < reading.lines.length; at += 1) {
		const line = reading.lines[at]!;
		if (line.pageStart || line.furniture === 'page-foot') room = 3;
		const text = reading.plain[at] ?? '';
		if (text === '' || room === 0) continue;
		room -= 1;
		const words = wordsOf(text);
		const repeats =
			text.length < 120 &&
			!text.endsWith(':') &&
			words.length > 1 &&
			words.every((word) => said.has(word));
		const tells =
			readDate(text) !== undefined || looksLikeCommittee(text) || /kommune$/iu.test(text);
		if (repeats && (tells || line.pageStart)) reading.furniture.set(line.number, 'running-head');
		else room = 0;
	}
}

/** A list of all attachments behind the last item, title by title: what the items have said already. */
function nameClosingList(reading: Reading, run: ItemRun): void {
	const titles = new Set(run.starts.map(({ title }) => titleKey(title)));
	const last = run.starts.at(-1)!.titleTo;
	const isTitle = (text: string): boolean => titles.has(entryKey(text));
	for (let at = last + 1; at < reading.plain.length; at += 1) {
		if (!/^bilags(?:oversigt|liste|fortegnelse):?$/iu.test(reading.plain[at] ?? '')) continue;
		const next = reading.plain.slice(at + 1).find((text) => text !== '');
		if (next === undefined || !isTitle(next)) continue;
		for (let line = at; line < reading.plain.length; line += 1) {
			const text = reading.plain[line] ?? '';
			if (text === '') continue;
			if (line > at && !isTitle(text) && !/^(?:\d{1,3}[.)]|bilag|[-•])\s/iu.test(text)) return;
			reading.furniture.set(reading.lines[line]!.number, 'contents-list');
		}
		return;
	}
}

const dateOnly =
	/^(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s*)?(?:(?:den|d\.)\s*)?\d{1,2}(?:[-./]\d{1,2}[-./]|\.?\s*\p{L}{3,9}\s)\d{4}(?:\s*kl\.?\s*\d{1,2}[.:]\d{2})?$/iu;

function isRunningHead(reading: Reading, text: string): boolean {
	if (dateOnly.test(text)) return true;
	if (!looksLikeCommittee(text)) return false;
	return (
		reading.committeeName === undefined ||
		committeeKey(text) === committeeKey(reading.committeeName)
	);
}

/** Committee and date where the head states none: what the items' own decisions and addressees agree on. */
function fillFromItems(reading: Reading, run: ItemRun): void {
	const byName = new Map<
		string,
		{ name: string; period?: string; count: number; dates: Map<string, number> }
	>();
	const addressees = new Map<string, { name: string; count: number }>();
	const end = reading.lines.length;
	const starts = new Set(run.starts.map(({ from }) => from));
	let addressed = false;
	let earlier = false;
	for (let index = run.starts[0]!.from; index < end; index += 1) {
		if (starts.has(index)) addressed = earlier = false;
		const text = reading.plain[index] ?? '';
		if (text === '' || text.length > 300) continue;
		// A case begins its way with the committee that is addressed first.
		const to = addressed ? undefined : /^Til (.{5,110}):$/u.exec(text)?.[1];
		if (to && looksLikeCommittee(to)) {
			const known = addressees.get(committeeKey(to)) ?? { name: to, count: 0 };
			known.count += 1;
			addressees.set(committeeKey(to), known);
			addressed = true;
		}
		const label = readLabel(text);
		if (label) earlier = label.kind === 'earlier-decisions';
		if (earlier) continue;
		const heading = decisionHeadingAt(reading.lines, index, reading.keepsBlanks);
		if (!heading?.committeeName || !heading.date) continue;
		const key = committeeKey(heading.committeeName);
		const known = byName.get(key) ?? { name: heading.committeeName, count: 0, dates: new Map() };
		known.count += 1;
		known.dates.set(heading.date, (known.dates.get(heading.date) ?? 0) + 1);
		byName.set(key, known);
	}
	const most = [...byName.values()].sort((a, b) => b.count - a.count)[0];
	const only = addressees.size === 1 ? [...addressees.values()][0] : undefined;
	if (!reading.committeeName) {
		if (most && most.count >= Math.max(2, run.starts.length / 2)) reading.committeeName = most.name;
		else if (only && only.count >= 2) {
			reading.committeeName = only.name;
			reading.messages.inform(
				'committee',
				undefined,
				`the committee is read from the addressee of ${only.count} recommendations`,
			);
		}
	}
	if (reading.committeeName) {
		const own = byName.get(committeeKey(reading.committeeName));
		if (own && reading.committeeName === reading.committeeName.toUpperCase())
			reading.committeeName = own.name;
		if (own && !reading.date) {
			const dates = [...own.dates].sort((a, b) => b[1] - a[1]);
			if (dates[0] && (dates.length === 1 || dates[0][1] > (dates[1]?.[1] ?? 0)))
				reading.date = dates[0][0];
		}
	}
}

function declare(items: readonly ReadItem[]): DeclaredAttachment[] {
	return items.flatMap(({ item, listed, secret }, index) =>
		[...listed, ...secret].map((entry) => ({
			item: index,
			...(item.number ? { itemNumber: item.number } : {}),
			order: entry.order,
			title: entry.title,
			...(entry.documentId ? { documentId: entry.documentId } : {}),
			...(entry.fileName ? { fileName: entry.fileName } : {}),
			lines: lineSpan(entry.lines),
			...(item.access === 'closed' ? { closed: true } : {}),
		})),
	);
}

/** Everything together: items, annexes, and what is left to the meeting. */
function assemble(
	reading: Reading,
	document: SourceDocument,
	head: MeetingHead,
	run: ItemRun,
	contents: ContentsList,
): ParsedMeeting {
	const { messages } = reading;
	const drafts = itemDrafts(reading, run, contents);
	const last = drafts.at(-1)!;
	const before = drafts.slice(0, -1).map((draft) => readItem(reading, draft));
	reading.declaredBefore = new Set(
		before.flatMap(({ listed }) => listed.map(({ title }) => titleKey(title))),
	);
	const declared = declare([...before, readItem(withoutTraces(reading), last)]);
	const listsLast = endsInLists(drafts, before);
	const closed = new Set(
		drafts.flatMap(({ start, title }) =>
			title.access === 'closed' && start.number !== undefined ? [start.number] : [],
		),
	);
	const cut = cutAttachments(last.lines, declared, messages, listsLast, closed);
	if (cut.withheld.length > 0) {
		reading.withheld.push(...cut.withheld);
		messages.warn(
			'closed',
			cut.withheld[0],
			`${cut.withheld.length} lines withheld that are or may be the text of a closed item's attachment`,
		);
	}
	for (const [line, rule] of cut.furniture) reading.furniture.set(line, rule);
	const own = last.lines.filter((line) => line.number <= cut.agendaEnd);
	const items = [...before, readItem(reading, { ...last, lines: own })];
	const parsed = items.map(({ item, listed }, index): ParsedItem => ({
		...item,
		attachments: listed.map((entry) => withText(entry, cut.attachments, index)),
	}));
	const left = reading.attendance
		.take(head.rest, '')
		.filter((line) => hasWords(line) && !reading.furniture.has(line.number));
	const groups = between(reading, run).filter((line) => !reading.furniture.has(line.number));
	const short = left.length <= 15 && left.every((line) => line.text.length <= 100);
	const front = short ? undefined : ownText(reading, left, cut.own.length + 1);
	sayContradictions(document.sidecar, head, parsed, messages);
	const { attendance } = reading;
	const known = new Set(head.absent.map((member) => member.name));
	const end = head.end ?? attendance.end;
	return {
		kind: kindOf(document, head, parsed, wasHeld(head, reading.plain)),
		...meetingFields(reading, head),
		...(end ? { end } : {}),
		members: withParties(
			[head.members, attendance.present, attendance.signed].find((list) => list.length > 0) ?? [],
			parsed,
		),
		absent: [...head.absent, ...attendance.absent.filter((member) => !known.has(member.name))],
		substitutes: [...head.substitutes, ...attendance.substitutes(parsed.length)],
		items: parsed,
		attachments: [...cut.own, ...(front ? [front] : [])],
		printed: sortPrinted([
			...head.printed,
			...attendance.printed,
			...toPrinted(short ? [...left, ...groups] : groups),
		]),
		withheld: reading.withheld.toSorted((a, b) => a - b),
		furniture: reading.furniture,
		...judge(reading, run, contents, parsed),
	};
}

/** True where the items that list attachments end with the list, all of them and at least one. */
function endsInLists(drafts: readonly ItemDraft[], read: readonly ReadItem[]): boolean {
	const ends = read.flatMap(({ listed }, index) => {
		const end = listed.at(-1)?.lines.at(-1)?.number;
		if (end === undefined) return [];
		return [!drafts[index]!.lines.some((line) => line.number > end && hasWords(line))];
	});
	return ends.length > 0 && ends.every(Boolean);
}

/** Members with the party that a decision prints beside their name, where the roster has none and all agree. */
function withParties(members: readonly Member[], items: readonly ParsedItem[]): Member[] {
	if (members.every(({ party }) => party !== undefined)) return [...members];
	const wording = items.flatMap(({ decisions }) => decisions.map(({ text }) => text)).join('\n');
	const beside = new Map<string, Set<string>>();
	for (const [, name = '', party = ''] of wording.matchAll(
		/(?<![\p{L}-])(\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,6})\s+\((\p{Lu}{1,2})\)/gu,
	)) {
		const key = name.replaceAll(/\s+/gu, ' ');
		beside.set(key, (beside.get(key) ?? new Set()).add(party));
	}
	return members.map((member) => {
		const parties = [...(beside.get(member.name) ?? [])];
		return member.party === undefined && parties.length === 1
			? { ...member, party: parties[0]! }
			: member;
	});
}

/** The items with their lines: furniture and the headings over groups of items left out. */
function itemDrafts(reading: Reading, run: ItemRun, contents: ContentsList): ItemDraft[] {
	const titles = readTitles(reading, run, contents);
	return run.starts.map((start, index) => {
		const to = run.starts[index + 1]?.from ?? reading.lines.length;
		const first = reading.lines[start.titleTo]?.number ?? 0;
		const all = reading.lines.slice(start.from, to);
		const own = all.filter(
			(line) =>
				!reading.furniture.has(line.number) &&
				(line.number <= first || !isGroupHeading(reading, line)),
		);
		// An item of which nothing is left still stands where its title does.
		return { start, title: titles[index]!, lines: own.length > 0 ? own : all };
	});
}

function isGroupHeading(reading: Reading, line: Line): boolean {
	const text = reading.plain[line.number - 1] ?? '';
	return reading.parts.has(line.number) || (text.length < 40 && groupHeading.test(text));
}

/** `Efterretningssager`, `B. Sager til Byrådet`, `ØKONOMIUDVALGET`: what a print sets over some of its items. */
const partHeading =
	/^(?:(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s+)?(?:\p{L}+ )?\p{L}*(?:sager|punkter|emner)(?: (?:til|fra|om|vedr\.?|vedrørende|for|i|under) .{2,50})?:?$/iu;

/** Lines right above an item, with room above them, that head a part of the agenda and close no item. */
function findParts(reading: Reading, run: ItemRun, contents: ContentsList): void {
	const listed = new Set<string>();
	const entries = new Set(contents.entries.flatMap(({ index, to }) => [index, to]));
	for (const at of contents.lines)
		if (!entries.has(at)) listed.add(titleKey(reading.plain[at] ?? ''));
	listed.delete('');
	run.starts.forEach((start, place) => {
		const above = run.starts[place - 1];
		if (!above) return;
		let at = start.from - 1;
		while (at > above.titleTo && (reading.plain[at] ?? '') === '') at -= 1;
		const text = reading.plain[at] ?? '';
		if (at <= above.titleTo || text.length > 60) return;
		const shouted = looksLikeCommittee(text) && text === text.toUpperCase();
		const alone = (reading.plain[at - 1] ?? '') === '';
		if ((alone && (shouted || partHeading.test(text))) || listed.has(titleKey(text)))
			reading.parts.add(reading.lines[at]!.number);
	});
}

/** Headings over groups of items (`Lukkede punkter`): the meeting's own words. */
function between(reading: Reading, run: ItemRun): Line[] {
	const first = run.starts[0]?.from ?? 0;
	return reading.lines.filter(
		(line, index) => (index > first || index < first) && isGroupHeading(reading, line),
	);
}

/** The same document, read without leaving anything behind. */
function withoutTraces(reading: Reading): Reading {
	return {
		...reading,
		messages: new Messages(),
		furniture: new Map(reading.furniture),
		attendance: reading.attendance.empty(),
		withheld: [],
		lists: { ...reading.lists },
		firstListOnly: true,
	};
}

function withText(
	entry: ListedAttachment,
	owned: readonly OwnedAttachment[],
	item: number,
): ParsedAttachment {
	const found = owned.find((other) => other.item === item && other.order === entry.order);
	const printed = toPrinted(entry.lines);
	if (!found)
		return {
			order: entry.order,
			title: entry.title,
			...(entry.documentId ? { documentId: entry.documentId } : {}),
			...(entry.fileName ? { fileName: entry.fileName } : {}),
			text: 'none',
			body: [],
			lines: lineSpan(entry.lines),
			printed,
		};
	return {
		order: found.order,
		title: found.title,
		...(found.documentId ? { documentId: found.documentId } : {}),
		...(found.fileName ? { fileName: found.fileName } : {}),
		text: found.text,
		...(found.textNote ? { textNote: found.textNote } : {}),
		body: found.body,
		lines: found.lines,
		printed: sortPrinted([...printed, ...found.printed]),
	};
}

/** How sure the reading is, and the sentences that say why. */
function judge(
	reading: Reading,
	run: ItemRun,
	contents: ContentsList,
	items: readonly ParsedItem[],
): { confidence: number; evidence: string[] } {
	const evidence: string[] = [];
	let confidence = 0.5;
	evidence.push(`${items.length} items of the shape "${run.shape}"`);
	const strong = run.starts.filter((start) => start.weight >= 3).length;
	confidence += 0.25 * (strong / run.starts.length);
	evidence.push(`${strong} of them have a case number, a mark of access or a label below`);
	if (contents.entries.length > 0) {
		// `Evt.` is too short a title for the list to be told by it.
		const named = items.filter(({ title }) => titleKey(title).length > 3).length;
		const agree = contents.entries.length === items.length || contents.entries.length === named;
		confidence += agree ? 0.15 : -0.15;
		evidence.push(`the list of contents has ${contents.entries.length} entries`);
		const keys = new Set(items.map(({ title }) => titleKey(title)));
		const unfound = contents.entries.filter(({ key }) => !keys.has(key));
		if (!agree && unfound.length > 0)
			evidence.push(
				`against it: no item has the title of ${quoted(unfound.map(({ title }) => title))}`,
			);
		if (!agree)
			reading.messages.warn(
				'contents-list',
				undefined,
				`expected ${contents.entries.length} items as in the list of contents, found ${items.length}`,
			);
	}
	if (reading.committeeName && reading.date) {
		confidence += 0.1;
		evidence.push('committee and date are stated');
	} else evidence.push(`against it: no ${reading.committeeName ? 'date' : 'committee'} is stated`);
	const gaps = missingNumbers(items);
	if (gaps.length > 0) {
		confidence -= 0.05 * Math.min(gaps.length, 3);
		evidence.push(`against it: the numbers leave out ${gaps.slice(0, 5).join(', ')}`);
	}
	const doubled = doubledLabels(reading, run);
	if (doubled > 0) {
		confidence -= 0.05 * Math.min(doubled, 3);
		evidence.push(
			`against it: ${doubled} ${doubled === 1 ? 'item prints' : 'items print'} a case number of its own twice`,
		);
	}
	return { confidence: Math.max(0, Math.min(1, Number(confidence.toFixed(2)))), evidence };
}

/** The first three titles of a list, in quotation marks. */
function quoted(titles: readonly string[]): string {
	const shown = titles.slice(0, 3).map((title) => JSON.stringify(title));
	return titles.length > 3 ? `${shown.join(', ')} and ${titles.length - 3} more` : shown.join(', ');
}

/** Whole numbers between those of two items in a row that no item bears. */
function missingNumbers(items: readonly ParsedItem[]): number[] {
	const numbers = items.flatMap(({ number }) =>
		number !== undefined && /^\d{1,4}$/u.test(number) ? [Number(number)] : [],
	);
	const borne = new Set(numbers);
	return numbers.flatMap((number, index) => {
		const next = numbers[index + 1];
		if (next === undefined || next <= number || next - number > 10) return [];
		return Array.from({ length: next - number - 1 }, (_, step) => number + 1 + step).filter(
			(missing) => !borne.has(missing),
		);
	});
}

/** How many items hold two lines that begin with a label of case numbers: two cases taken for one. */
function doubledLabels(reading: Reading, run: ItemRun): number {
	return run.starts.filter((start, place) => {
		const to = run.starts[place + 1]?.from ?? Math.min(reading.plain.length, start.from + 200);
		const values = new Set<string>();
		for (let at = start.titleTo + 1; at < to; at += 1) {
			const text = reading.plain[at] ?? '';
			// A label and a value of less than 40 characters are no longer.
			if (text === '' || text.length > 300) continue;
			const label = readLabel(text);
			if (label?.kind === 'case-number' && label.value !== '' && label.value.length < 40)
				values.add(`${label.name} ${label.value}`);
		}
		const names = [...values].map((words) => words.replace(/ .*$/u, ''));
		return new Set(names).size < names.length;
	}).length;
}
