/** Reads a document's structure: meeting head, items, sections, decisions, attendance and attachments. */
import type { Access } from '../../src/schemas/item.ts';
import type { Absent, Printed, Substitute } from '../../src/schemas/shared.ts';
import { readAttendanceSentence, readNames, saysNobody } from './attendance.ts';
import { type ListedAttachment, readAttachmentList } from './attachment-list.ts';
import { type DeclaredAttachment, type OwnedAttachment, cutAttachments } from './attachments.ts';
import { toBlocks } from './blocks.ts';
import { committeeKey, looksLikeCommittee } from './committees.ts';
import { type ContentsList, findContents } from './contents-list.ts';
import { decisionHeadingAt, isOwn, tornYear } from './decisions.ts';
import { type ItemRun, type ItemStart, findItems } from './items.ts';
import { type MeetingHead, readHead } from './meeting-head.ts';
import { IngestError, Messages } from './messages.ts';
import { type LabelStyle, type Section, hasWords, splitSections } from './sections.ts';
import type {
	Block,
	FurnitureRule,
	Line,
	ParsedAttachment,
	ParsedDecision,
	ParsedItem,
	ParsedMeeting,
	SourceDocument,
	Span,
} from './types.ts';
import {
	isCaseNumber,
	plainText,
	readAccess,
	readLabel,
	trailingCaseNumber,
} from './vocabulary.ts';

/** What is special to a print; everything else is read by the shared machinery. */
export interface Print {
	/** Labels whose value begins beside them without a colon, in lower case. */
	readonly inlineLabels?: readonly string[];
}

/** More items than any meeting has: a document that claims them is refused. */
const mostItems = 10_000;

interface Draft {
	readonly lines: readonly Line[];
	readonly plain: readonly string[];
	/** True where a blank at a line's end says that the line was wrapped. */
	readonly keepsBlanks: boolean;
	readonly style: LabelStyle;
	readonly messages: Messages;
	readonly furniture: Map<number, FurnitureRule>;
	readonly absent: Map<string, Absent>;
	readonly substitutes: Map<string, { substitute: Substitute; items: Set<string> }>;
	/** Wordings of absence already kept with the meeting. */
	readonly said: Set<string>;
	readonly printed: Printed[];
	readonly withheld: number[];
	committeeName?: string | undefined;
	period?: string | undefined;
	date?: string | undefined;
}

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
	const { lines } = document;
	const plain = lines.map((line) => (hasWords(line) ? plainText(line.text) : ''));
	const contents = findContents(lines, plain);
	const run = findItems({
		lines,
		plain,
		contents: contents.entries,
		excluded: (index) => inContents(contents, index) || lines[index]?.furniture !== undefined,
	});
	if (run.starts.length > mostItems)
		throw new IngestError(
			'items',
			`expected a meeting of at most ${mostItems} items, found ${run.starts.length}`,
		);
	const draft: Draft = {
		lines,
		plain,
		keepsBlanks: lines.filter((line) => line.trailing).length > lines.filter(hasWords).length * 0.2,
		style: { inline: new Set(print.inlineLabels ?? []) },
		messages,
		furniture: new Map(),
		absent: new Map(),
		substitutes: new Map(),
		said: new Set(),
		printed: [],
		withheld: [],
	};
	const first = run.starts[0]?.from ?? lines.length;
	if (contents.span)
		for (let at = contents.span.from; at <= contents.span.to; at += 1)
			if (plain[at] !== '' && at < first) draft.furniture.set(lines[at]!.number, 'contents-list');
	const head = readHead(
		lines
			.slice(0, run.starts.length > 0 ? first : 80)
			.filter((line) => !draft.furniture.has(line.number)),
	);
	refuseWhatIsNoMeeting(document, head, run, plain);
	draft.committeeName = head.committeeName ?? document.sidecar?.committee;
	draft.period = head.period;
	draft.date = document.sidecar?.date ?? head.date;
	if (run.starts.length === 0) return wholeText(draft, document, head);
	readRunningHead(draft, run);
	fillFromDecisions(draft, run);
	return assemble(draft, document, head, run, contents);
}

function inContents(contents: ContentsList, index: number): boolean {
	return contents.span !== undefined && index >= contents.span.from && index <= contents.span.to;
}

/** A document is a meeting where it names itself one, or holds two labels of the vocabulary with items. */
function refuseWhatIsNoMeeting(
	document: SourceDocument,
	head: MeetingHead,
	run: ItemRun,
	plain: readonly string[],
): void {
	const labels = new Set<string>();
	for (const text of plain) {
		if (text === '' || text.length > 200) continue;
		const label = readLabel(text);
		if (label) labels.add(`${label.kind} ${label.name.toLowerCase()}`);
		if (labels.size >= 2) break;
	}
	const stated = document.sidecar?.kind !== undefined && document.sidecar.kind !== 'attachment';
	if (
		stated ||
		(head.named && !/^pressemeddelelse|^nyhed/iu.test(plain.find((text) => text !== '') ?? ''))
	)
		return;
	if (labels.size >= 2 && run.starts.length > 0) return;
	throw new IngestError(
		'no-meeting',
		`expected an agenda or minutes (a title that says so, or items with labels such as "Indstilling"), found ${labels.size} labels and ${run.starts.length} items`,
	);
}

/** A meeting without items: its whole text is the meeting's own attachment. */
function wholeText(draft: Draft, document: SourceDocument, head: MeetingHead): ParsedMeeting {
	draft.messages.warn(
		'items',
		undefined,
		'expected items, found none: the whole text is kept as attachment 00-1',
	);
	const taken = new Set(head.printed.map((line) => line.line));
	const rest = draft.lines.filter((line) => !taken.has(line.number));
	const own = ownText(rest, 1, draft.messages);
	return {
		kind: kindOf(document, head, []),
		...meetingFields(draft, head),
		members: head.members,
		absent: head.absent,
		substitutes: head.substitutes,
		items: [],
		attachments: own ? [own] : [],
		printed: head.printed,
		withheld: [],
		furniture: draft.furniture,
		confidence: 0.2,
		evidence: ['the document names itself an agenda or minutes', 'no line starts an item'],
	};
}

function ownText(
	lines: readonly Line[],
	order: number,
	messages: Messages,
): ParsedAttachment | undefined {
	const kept = lines.filter(hasWords);
	const first = kept[0];
	const last = kept.at(-1);
	if (!first || !last) return undefined;
	return {
		order,
		title: plainText(first.text).slice(0, 200),
		text: 'full',
		body: toBlocks(lines, messages),
		lines: { from: first.number, to: last.number },
		printed: [],
	};
}

function meetingFields(
	draft: Draft,
	head: MeetingHead,
): Pick<ParsedMeeting, 'committeeName' | 'period' | 'date' | 'start' | 'end' | 'place'> {
	return {
		...(draft.committeeName ? { committeeName: draft.committeeName } : {}),
		...(draft.period ? { period: draft.period } : {}),
		...(draft.date ? { date: draft.date } : {}),
		...(head.start ? { start: head.start } : {}),
		...(head.end ? { end: head.end } : {}),
		...(head.place ? { place: head.place } : {}),
	};
}

function kindOf(
	document: SourceDocument,
	head: MeetingHead,
	items: readonly ParsedItem[],
): ParsedMeeting['kind'] {
	const { sidecar } = document;
	if (sidecar?.kind && sidecar.kind !== 'attachment') return sidecar.kind;
	const decided = items.some((item) => (item.decisions.at(-1)?.text ?? '') !== '');
	return head.kind ?? (decided ? 'minutes' : 'agenda');
}

/** Lines between the items that repeat the meeting's committee and date: furniture but for the first. */
function readRunningHead(draft: Draft, run: ItemRun): void {
	for (const start of run.starts) {
		let seen = 0;
		for (let at = start.from - 1; at >= 0 && seen < 3 && at > start.from - 8; at -= 1) {
			const line = draft.lines[at]!;
			const text = draft.plain[at] ?? '';
			if (text === '') continue;
			seen += 1;
			if (!isRunningHead(draft, text)) break;
			if (start !== run.starts[0]) draft.furniture.set(line.number, 'running-head');
		}
	}
}

const dateOnly =
	/^(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s*)?(?:(?:den|d\.)\s*)?\d{1,2}(?:[-./]\d{1,2}[-./]|\.?\s*\p{L}{3,9}\s)\d{4}(?:\s*kl\.?\s*\d{1,2}[.:]\d{2})?$/iu;

function isRunningHead(draft: Draft, text: string): boolean {
	if (dateOnly.test(text)) return true;
	if (!looksLikeCommittee(text)) return false;
	return (
		draft.committeeName === undefined || committeeKey(text) === committeeKey(draft.committeeName)
	);
}

/** Committee and date where the head states none: what the items' own decisions and addressees agree on. */
function fillFromDecisions(draft: Draft, run: ItemRun): void {
	const byName = new Map<
		string,
		{ name: string; period?: string; count: number; dates: Map<string, number> }
	>();
	const addressees = new Map<string, { name: string; count: number }>();
	const spellings = new Map<string, string>();
	const end = draft.lines.length;
	for (let index = run.starts[0]!.from; index < end; index += 1) {
		const text = draft.plain[index] ?? '';
		if (text === '' || text.length > 300) continue;
		const to = /^Til (.{5,110}):$/u.exec(text)?.[1];
		if (to && looksLikeCommittee(to)) {
			const known = addressees.get(committeeKey(to)) ?? { name: to, count: 0 };
			known.count += 1;
			addressees.set(committeeKey(to), known);
		}
		const heading = decisionHeadingAt(draft.lines, index, draft.keepsBlanks);
		if (!heading?.committeeName || !heading.date) continue;
		const key = committeeKey(heading.committeeName);
		const known = byName.get(key) ?? { name: heading.committeeName, count: 0, dates: new Map() };
		known.count += 1;
		known.dates.set(heading.date, (known.dates.get(heading.date) ?? 0) + 1);
		byName.set(key, known);
		spellings.set(key, heading.committeeName);
	}
	const most = [...byName.values()].sort((a, b) => b.count - a.count)[0];
	const only = addressees.size === 1 ? [...addressees.values()][0] : undefined;
	if (!draft.committeeName) {
		if (most && most.count >= Math.max(2, run.starts.length / 2)) draft.committeeName = most.name;
		else if (only && only.count >= 2) {
			draft.committeeName = only.name;
			draft.messages.inform(
				'committee',
				undefined,
				`the committee is read from the addressee of ${only.count} recommendations`,
			);
		}
	}
	if (draft.committeeName) {
		const own = byName.get(committeeKey(draft.committeeName));
		if (own && draft.committeeName === draft.committeeName.toUpperCase())
			draft.committeeName = own.name;
		if (own && !draft.date) {
			const dates = [...own.dates].sort((a, b) => b[1] - a[1]);
			if (dates[0] && (dates.length === 1 || dates[0][1] > (dates[1]?.[1] ?? 0)))
				draft.date = dates[0][0];
		}
	}
}

interface ItemDraft {
	readonly start: ItemStart;
	readonly lines: readonly Line[];
	readonly access: Access;
	readonly title: string;
	readonly mark?: string;
	readonly itemType?: string;
	readonly caseNumber?: string;
}

const typeWords =
	'beslutning|beslutningssag|orientering|orienteringssag|drøftelse|drøftelsessag|godkendelse|efterretning|temadrøftelse|indstilling|B|O|D|E';
const typeAtEnd = new RegExp(`^(.*\\S)\\s*[([](${typeWords})[)\\]]$`, 'iu');
const accessAtEnd =
	/^(.*\S)\s*(?:[([]\s*((?:åben|åbent|lukket|fortrolig|fortroligt|offentlig|ikke offentlig)(?: sag| punkt)?)\s*[)\]]|[-–|]\s*((?:åben|åbent|lukket|fortroligt|ikke offentligt) (?:sag|punkt)))$/iu;

/** The title of an item without marks of access, type and case, and what the marks said. */
function readTitleMarks(title: string): {
	title: string;
	mark?: string;
	itemType?: string;
	caseNumber?: string;
} {
	let words = title.trim();
	let mark: string | undefined;
	let itemType: string | undefined;
	let caseNumber: string | undefined;
	for (let round = 0; round < 3; round += 1) {
		const access = accessAtEnd.exec(words);
		if (access?.[1]) {
			mark ??= access[2] ?? access[3];
			words = access[1];
		}
		const type = typeAtEnd.exec(words);
		if (type?.[1]) {
			itemType ??= type[2];
			words = type[1];
		}
		const file = trailingCaseNumber(words);
		if (file) {
			caseNumber ??= file.caseNumber;
			words = file.title;
		}
	}
	return {
		title: words,
		...(mark ? { mark } : {}),
		...(itemType ? { itemType } : {}),
		...(caseNumber ? { caseNumber } : {}),
	};
}

/** Titles and access of all items; access is judged over the whole print. */
function readItemHeads(draft: Draft, run: ItemRun): ItemDraft[] {
	const groups = accessGroups(draft, run);
	const heads = run.starts.map((start, index) => {
		const next = run.starts[index + 1];
		const to = next ? next.from : draft.lines.length;
		const lines = draft.lines
			.slice(start.from, to)
			.filter((line) => !draft.furniture.has(line.number));
		const marks = readTitleMarks(start.title);
		let mark = start.mark ?? marks.mark;
		const title = marks.title;
		if (start.mark && !readAccess(start.mark)) {
			if (new RegExp(`^(?:${typeWords})$`, 'iu').test(start.mark)) {
				mark = marks.mark;
				return {
					start,
					lines,
					mark,
					title,
					itemType: marks.itemType ?? start.mark,
					caseNumber: marks.caseNumber,
					group: groups[index],
				};
			}
		}
		let seen = 0;
		for (let at = start.titleTo + 1; at < to && seen < 6 && !mark; at += 1) {
			const text = draft.plain[at] ?? '';
			if (text === '') continue;
			seen += 1;
			const label = readLabel(text);
			if (label?.kind === 'access') mark = label.value === '' ? label.name : label.value;
			else if (
				!label &&
				/^(?:åben|åbent|lukket|fortrolig)\p{L}* (?:sag|punkt)(?!\p{L})/iu.test(text) &&
				text.length < 40
			)
				mark = text;
			else if (
				label &&
				label.kind !== 'case-number' &&
				label.kind !== 'item-type' &&
				label.kind !== 'public-title'
			)
				break;
			if (/(?:åben|åbent|lukket|fortroligt?) (?:sag|punkt)$/iu.test(text) && text.length < 80)
				mark ??= /(\p{L}+ (?:sag|punkt))$/iu.exec(text)?.[1];
		}
		return {
			start,
			lines,
			mark,
			title,
			itemType: marks.itemType,
			caseNumber: marks.caseNumber,
			group: groups[index],
		};
	});
	const opens = heads.filter((item) => item.mark && readAccess(item.mark) === 'open').length;
	const closes = heads.filter((item) => item.mark && readAccess(item.mark) === 'closed').length;
	const grouped = groups.some((group) => group !== undefined);
	return heads.map((item): ItemDraft => {
		const { start, lines, title, itemType, caseNumber } = item;
		let access: Access;
		const read = item.mark ? readAccess(item.mark) : undefined;
		let whole = title;
		if (read) access = read;
		else if (item.mark && opens + closes > 0) {
			access = 'closed';
			draft.messages.warn(
				'access',
				draft.lines[start.index]?.number,
				`expected a mark of access such as "Åben" or "Lukket", found "${item.mark}": the item counts as closed`,
			);
		} else if (item.group) access = item.group;
		else if (opens >= 2 && opens + closes >= heads.length - 1) {
			access = 'closed';
			draft.messages.warn(
				'access',
				draft.lines[start.index]?.number,
				'expected a mark of access as on every other item, found none: the item counts as closed',
			);
		} else if (opens > 0) access = 'unstated';
		else if (closes > 0 || grouped) access = 'open';
		else access = 'unstated';
		if (item.mark && !read && opens + closes === 0) whole = `${bracketed(draft, start)}${title}`;
		return {
			start,
			lines,
			access,
			title: whole,
			...(itemType ? { itemType } : {}),
			...(caseNumber ? { caseNumber } : {}),
		};
	});
}

/** The words in brackets before a title that turned out to be part of it. */
function bracketed(draft: Draft, start: ItemStart): string {
	const text = draft.plain[start.index] ?? '';
	const at = text.indexOf(start.mark ?? '');
	const before = at > 0 ? (text[at - 1] ?? '') : '';
	return before === '(' || before === '['
		? `${before}${start.mark}${before === '(' ? ')' : ']'} `
		: `${start.mark} `;
}

/** Access that a heading over a group of items states (`Lukkede punkter`), by item. */
function accessGroups(draft: Draft, run: ItemRun): (Access | undefined)[] {
	let current: Access | undefined;
	let from = 0;
	return run.starts.map((start) => {
		for (let at = from; at < start.from; at += 1) {
			const text = draft.plain[at] ?? '';
			if (text === '' || text.length > 40) continue;
			const group =
				/^(åbne|åben|lukkede|lukket|fortrolige|offentlige|ikke[- ]offentlige)\s+(?:punkter|sager|dagsorden|del|dagsordenspunkter)\s*:?$/iu.exec(
					text,
				);
			if (group?.[1]) current = readAccess(group[1]) ?? current;
		}
		from = start.titleTo + 1;
		return current;
	});
}

interface ReadItem {
	readonly item: Omit<ParsedItem, 'attachments'>;
	readonly listed: readonly ListedAttachment[];
}

function toPrinted(lines: readonly Line[]): Printed[] {
	return lines.filter(hasWords).map((line) => ({ line: line.number, text: plainText(line.text) }));
}

function lineSpan(lines: readonly Line[]): Span {
	const kept = lines.filter(hasWords);
	const all = kept.length > 0 ? kept : lines;
	return { from: all[0]!.number, to: all.at(-1)!.number };
}

/** One item from its lines. */
function readItem(draft: Draft, head: ItemDraft): ReadItem {
	const { start } = head;
	const titleFrom = draft.lines[start.from]!.number;
	const titleTo = draft.lines[start.titleTo]!.number;
	const titleLines = head.lines.filter(
		(line) => line.number >= titleFrom && line.number <= titleTo,
	);
	const below = head.lines.filter((line) => line.number > titleTo);
	const printed: Printed[] = [...toPrinted(titleLines)];
	const body: Block[] = [];
	const decisions: ParsedDecision[] = [];
	const listed: ListedAttachment[] = [];
	let { caseNumber, itemType } = head;
	let publicTitle: string | undefined;
	let publicLines: readonly Line[] = [];
	let caseLines: readonly Line[] = [];
	const decisionLines: Line[] = [];
	const number = start.number ?? '';
	const sections = splitDecisions(draft, splitSections(below, draft.style));
	for (const [place, section] of sections.entries()) {
		const { label, labelLines } = section;
		const lines = section.lines;
		if (!label) {
			const rest: Line[] = [];
			for (const line of lines) {
				const text = plainText(line.text);
				if (
					!caseNumber &&
					hasWords(line) &&
					rest.every((other) => !hasWords(other)) &&
					isCaseNumber(text)
				) {
					caseNumber = text;
					caseLines = [line];
					printed.push(...toPrinted([line]));
				} else if (hasWords(line) && place === 0 && isAccessLine(text))
					printed.push(...toPrinted([line]));
				else rest.push(line);
			}
			body.push(...toBlocks(withoutAbsence(draft, rest, number), draft.messages));
			continue;
		}
		switch (label.kind) {
			case 'case-number': {
				const [value, ...rest] = takeValue(lines, label.value, /\d/u);
				if (value && !caseNumber) caseNumber = cleanCase(plainText(value.text));
				if (value || label.value === '')
					printed.push(
						...toPrinted(labelLines),
						...(label.value === '' && value ? toPrinted([value]) : []),
					);
				caseLines = value ? [...labelLines, value] : labelLines;
				body.push(...toBlocks(withoutAbsence(draft, rest, number), draft.messages));
				break;
			}
			case 'item-type':
			case 'access':
			case 'public-title': {
				const [value, ...rest] = takeValue(lines, label.value);
				const words = value ? plainText(value.text) : '';
				if (label.kind === 'item-type' && words !== '') itemType = words;
				if (label.kind === 'public-title' && words !== '') {
					publicTitle = words;
					publicLines = [...labelLines, ...(value ? [value] : [])];
				}
				printed.push(
					...toPrinted(labelLines),
					...(label.value === '' && value && label.kind !== 'access' ? toPrinted([value]) : []),
				);
				const kept = label.kind === 'access' ? lines : rest;
				body.push(
					...toBlocks(
						withoutAbsence(
							draft,
							label.kind === 'access' && label.value !== '' ? rest : kept,
							number,
						),
						draft.messages,
					),
				);
				break;
			}
			case 'absence':
				readAbsence(draft, section, number, body);
				break;
			case 'attachments': {
				printed.push(...toPrinted(labelLines));
				const { entries, rest } = readAttachmentList(lines, draft.keepsBlanks);
				if (entries.length === 0)
					printed.push(...toPrinted(lines.filter((line) => !rest.includes(line))));
				listed.push(
					...entries.map((entry, index) => ({ ...entry, order: listed.length + index + 1 })),
				);
				body.push(
					...toBlocks(
						withoutAbsence(
							draft,
							rest.filter((line) => !isRule(line)),
							number,
						),
						draft.messages,
					),
				);
				break;
			}
			case 'decision':
			case 'earlier-decisions': {
				printed.push(...toPrinted(labelLines));
				decisionLines.push(...labelLines, ...lines);
				const heading = section as DecisionSection;
				const text = decisionText(draft, withoutAbsence(draft, lines, number));
				if (label.kind === 'earlier-decisions') {
					if (text !== '' && !/^[.–-]$/u.test(text)) decisions.push({ text });
					else printed.push(...toPrinted(lines));
				} else {
					decisions.push({
						...(heading.committeeName ? { committeeName: heading.committeeName } : {}),
						...(heading.date ? { date: heading.date } : {}),
						text,
					});
					printed.push(...(heading.year ? toPrinted([heading.year]) : []));
				}
				break;
			}
			default: {
				const span = lineSpan(labelLines);
				body.push({ kind: 'heading', text: label.name, lines: span });
				body.push(...toBlocks(withoutAbsence(draft, lines, number), draft.messages));
			}
		}
	}
	const lines = lineSpan(head.lines);
	const base = {
		...(start.number ? { number: start.number } : {}),
		access: head.access,
		...(caseNumber ? { caseNumber } : {}),
		...(itemType && head.access !== 'closed' ? { itemType } : {}),
		decisions: ownLast(draft, decisions),
		lines,
	};
	if (head.access !== 'closed')
		return {
			item: { ...base, title: publicTitle ?? head.title, body, printed: sortPrinted(printed) },
			listed,
		};
	return {
		item: closedItem(draft, head, base, {
			publicTitle,
			publicLines,
			caseLines,
			decisionLines,
			titleLines,
		}),
		listed: [],
	};
}

/** A closed item: number, public title, case number and decision; every other line is withheld. */
function closedItem(
	draft: Draft,
	head: ItemDraft,
	base: Omit<ParsedItem, 'attachments' | 'title' | 'body' | 'printed'>,
	found: {
		publicTitle: string | undefined;
		publicLines: readonly Line[];
		caseLines: readonly Line[];
		decisionLines: readonly Line[];
		titleLines: readonly Line[];
	},
): Omit<ParsedItem, 'attachments'> {
	const secret = found.publicTitle !== undefined && found.publicTitle !== head.title;
	const decided = base.decisions.some((decision) => decision.text !== '');
	const kept = new Set<number>();
	for (const line of [
		...(secret ? [] : found.titleLines),
		...found.publicLines,
		...found.caseLines,
		...head.lines.filter((line) => isClosedMark(plainText(line.text))),
		...(decided ? found.decisionLines : []),
	])
		kept.add(line.number);
	const printed = toPrinted(head.lines.filter((line) => kept.has(line.number)));
	let withheld = 0;
	for (const line of head.lines) {
		if (!hasWords(line) || kept.has(line.number) || draft.furniture.has(line.number)) continue;
		draft.withheld.push(line.number);
		withheld += 1;
	}
	if (withheld > 0)
		draft.messages.warn(
			'closed',
			base.lines.from,
			`${withheld} lines of a closed item are withheld`,
		);
	return { ...base, title: found.publicTitle ?? head.title, body: [], printed };
}

function sortPrinted(printed: readonly Printed[]): Printed[] {
	const seen = new Set<number>();
	return printed
		.toSorted((a, b) => a.line - b.line)
		.filter((entry) => !seen.has(entry.line) && seen.add(entry.line));
}

/** A line that says no more than that the item is closed. */
function isClosedMark(text: string): boolean {
	return /^(?:lukket|lukkede|fortrolig(?:t)?)(?: (?:sag|punkt|dagsorden|dagsordenspunkt))?:?$/iu.test(
		text,
	);
}

function isAccessLine(text: string): boolean {
	return text.length < 40 && readAccess(text) !== undefined && /^(?:\p{L}+[- ]?){1,3}$/u.test(text);
}

/** The first line with words and what follows it; nothing taken where the next words stand after a label's own blank. */
function takeValue(
	lines: readonly Line[],
	value: string,
	shape = /\S/u,
): [Line | undefined, ...Line[]] {
	const index = lines.findIndex(hasWords);
	if (index < 0) return [undefined, ...lines];
	const words = plainText(lines[index]!.text);
	if (value === '' && (index > 1 || words.length > 60 || !shape.test(words)))
		return [undefined, ...lines];
	return [lines[index], ...lines.slice(0, index), ...lines.slice(index + 1)];
}

function cleanCase(words: string): string {
	const first = words.split(/\s{2,}|\t|\s+(?=\p{L}{3,})/u)[0] ?? words;
	return first.replace(/[.,;]$/u, '').trim();
}

/** A decision's section with what its heading says. */
interface DecisionSection extends Section {
	readonly committeeName?: string;
	readonly date?: string;
	/** The line that holds the year of a torn date. */
	readonly year?: Line;
}

/** Sections cut further where a line names a committee and a day: a decision of that committee. */
function splitDecisions(draft: Draft, sections: readonly Section[]): (Section | DecisionSection)[] {
	const out: (Section | DecisionSection)[] = [];
	for (const section of sections) {
		const all = [...section.labelLines, ...section.lines];
		const decides =
			section.label?.kind === 'decision' || section.label?.kind === 'earlier-decisions';
		const scan = decides && section.label?.value === '' ? all : [...section.lines];
		const cuts: { index: number; heading: NonNullable<ReturnType<typeof decisionHeadingAt>> }[] =
			[];
		for (let index = 0; index < scan.length; index += 1) {
			const heading = decisionHeadingAt(scan, index, draft.keepsBlanks);
			if (!heading || !acceptHeading(draft, section, scan, index, heading)) continue;
			cuts.push({ index, heading });
			index += heading.lines - 1;
		}
		const start = cuts[0]?.index ?? scan.length;
		if (start > 0 || cuts.length === 0) {
			if (decides && section.label?.value === '') {
				const inner = scan.slice(
					section.labelLines.length,
					Math.max(start, section.labelLines.length),
				);
				out.push({ ...section, lines: inner });
			} else out.push({ ...section, lines: scan.slice(0, start) });
		}
		cuts.forEach(({ index, heading }, place) => {
			const end = cuts[place + 1]?.index ?? scan.length;
			let lines = scan.slice(index + heading.lines, end);
			let { date } = heading;
			let year: Line | undefined;
			if (heading.torn) {
				year = tornYear(lines);
				if (year) {
					const joined = decisionDate(heading.torn + year.text.trim());
					if (joined) {
						date = joined;
						const number = year.number;
						lines = lines.filter((line) => line.number !== number);
					}
				}
			}
			if (heading.value !== '') {
				const last = scan[index + heading.lines - 1]!;
				lines = [{ ...last, text: heading.value, indent: 0 }, ...lines];
			}
			out.push({
				label: { kind: 'decision', name: 'Beslutning', value: '' },
				labelLines: scan.slice(index, index + heading.lines),
				lines,
				...(heading.committeeName ? { committeeName: heading.committeeName } : {}),
				...(date ? { date } : {}),
				...(year && date ? { year } : {}),
			});
		});
	}
	return out;
}

function decisionDate(words: string): string | undefined {
	const match = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u.exec(words);
	return match
		? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
		: undefined;
}

/** Whether a line that could head a decision does: it says so, or stands alone and names this meeting. */
function acceptHeading(
	draft: Draft,
	section: Section,
	lines: readonly Line[],
	index: number,
	heading: NonNullable<ReturnType<typeof decisionHeadingAt>>,
): boolean {
	const words = plainText(lines[index]!.text);
	if (section.label?.kind === 'attachments' && !/^beslutning/iu.test(words)) return false;
	if (/^(?:beslutning|afgørelse)/iu.test(words))
		return heading.committeeName !== undefined || heading.date !== undefined;
	if (!heading.date || !heading.committeeName) return false;
	if (section.label?.kind === 'earlier-decisions' || section.label?.kind === 'decision')
		return true;
	if (!/(?:^|\s)(?:den|d\.)\s/iu.test(words)) return false;
	return (
		draft.date === undefined ||
		heading.date === draft.date ||
		/relateret|tidligere/iu.test(section.label?.name ?? '') === false
	);
}

/** The wording of a decision, paragraphs separated by an empty line. */
function decisionText(draft: Draft, lines: readonly Line[]): string {
	return toBlocks(
		lines.filter((line) => !isRule(line)),
		draft.messages,
	)
		.flatMap((block) => blockWords(block))
		.join('\n\n');
}

function isRule(line: Line): boolean {
	return /^[\s_=*–—-]{5,}$/u.test(line.text);
}

function blockWords(block: Block): string[] {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return [block.text];
		case 'list':
			return block.entries.flatMap((entry, index) => [
				block.ordered ? `${(block.start ?? 1) + index}. ${entry.text}` : entry.text,
				...entry.children.flatMap(blockWords),
			]);
		case 'table':
			return block.rows.map((row) => row.filter((cell) => cell !== '').join(' '));
		case 'page':
			return [];
	}
}

/** Every decision with its committee and day; this meeting's own comes last, added empty where only others stand. */
function ownLast(draft: Draft, decisions: readonly ParsedDecision[]): ParsedDecision[] {
	if (decisions.length === 0) return [];
	const own = (decision: ParsedDecision): boolean =>
		isOwn(decision.committeeName, draft.committeeName) &&
		(decision.date === undefined || draft.date === undefined || decision.date === draft.date);
	const fields = {
		...(draft.committeeName ? { committeeName: draft.committeeName } : {}),
		...(draft.date ? { date: draft.date } : {}),
	};
	const others = decisions.filter((decision) => !own(decision));
	const ours = decisions.filter(own);
	const text = ours
		.map((decision) => decision.text)
		.filter((words) => words !== '')
		.join('\n\n');
	return [...others, { ...fields, text }];
}

/** Lines of an absence label: its names become the meeting's, its words are kept once. */
function readAbsence(draft: Draft, section: Section, item: string, body: Block[]): void {
	const lines = section.lines.filter(hasWords);
	const words = lines.map((line) => plainText(line.text));
	let used = 0;
	if (section.label?.value && (saysNobody(section.label.value) || readNames(section.label.value)))
		used = 1;
	else if (words[0] !== undefined && (saysNobody(words[0]) || readNames(words[0]))) used = 1;
	while (used > 0 && used < words.length && readNames(words[used]!) && !readLabel(words[used]!))
		used += 1;
	const taken = lines.slice(0, used);
	const joined = taken.map((line) => plainText(line.text)).join(', ');
	const excused = /uden afbud/iu.test(section.label?.name ?? '')
		? false
		: /afbud/iu.test(section.label?.name ?? '')
			? true
			: undefined;
	if (!saysNobody(joined))
		for (const member of readNames(joined) ?? [])
			addAbsent(draft, excused === undefined ? member : { ...member, excused });
	keepOnce(draft, [...section.labelLines, ...taken]);
	const rest = section.lines.filter((line) => !taken.includes(line));
	body.push(
		...toBlocks(
			withoutAbsence(
				draft,
				rest.filter((line) => !isRule(line)),
				item,
			),
			draft.messages,
		),
	);
	for (const line of rest.filter(isRule)) keepOnce(draft, [line]);
}

function addAbsent(draft: Draft, absent: Absent): void {
	const known = draft.absent.get(absent.name);
	draft.absent.set(absent.name, { ...absent, ...known });
}

/** Keeps lines with the meeting where their words are not kept yet. */
function keepOnce(draft: Draft, lines: readonly Line[]): void {
	const seen = new Set<number>();
	const distinct = lines.filter(
		(line) => hasWords(line) && !seen.has(line.number) && seen.add(line.number),
	);
	const key = distinct
		.map((line) => draft.plain[line.number - 1] ?? plainText(line.text))
		.join(' ');
	if (distinct.length === 0 || draft.said.has(key)) return;
	draft.said.add(key);
	draft.printed.push(
		...distinct.map((line) => ({
			line: line.number,
			text: draft.plain[line.number - 1] ?? plainText(line.text),
		})),
	);
}

/** The lines without the sentences that state absence and substitutes, which become the meeting's. */
function withoutAbsence(draft: Draft, lines: readonly Line[], item: string): readonly Line[] {
	if (
		!lines.some((line) =>
			/fravær|stedet for|stedfortræder|suppleant|afbud|til ?stede/iu.test(line.text),
		)
	)
		return lines;
	const gone = new Set<number>();
	for (let index = 0; index < lines.length; index += 1) {
		if (!hasWords(lines[index]!)) continue;
		let words = '';
		for (let count = 1; count <= 5; count += 1) {
			const line = lines[index + count - 1];
			if (!line || !hasWords(line)) break;
			words = words === '' ? plainText(line.text) : `${words} ${plainText(line.text)}`;
			if (words.length > 600) break;
			const found =
				/[.]$/u.test(words) || !lines[index + count] || !hasWords(lines[index + count]!)
					? readSentences(words)
					: undefined;
			if (!found) continue;
			for (const absent of found.absent) addAbsent(draft, absent);
			for (const substitute of found.substitutes) {
				const key = `${substitute.name}|${substitute.for ?? ''}`;
				const known = draft.substitutes.get(key) ?? { substitute, items: new Set<string>() };
				known.items.add(item);
				draft.substitutes.set(key, known);
			}
			const taken = lines.slice(index, index + count);
			for (const other of taken) gone.add(other.number);
			keepOnce(draft, taken);
			index += count - 1;
			break;
		}
	}
	return lines.filter((line) => !gone.has(line.number));
}

/** What whole sentences say about attendance; undefined where one of them is about something else. */
function readSentences(words: string): { absent: Absent[]; substitutes: Substitute[] } | undefined {
	const absent: Absent[] = [];
	const substitutes: Substitute[] = [];
	for (const sentence of words.split(/(?<=\p{Ll}\)?\.)\s+(?=\p{Lu})/u)) {
		const found = readAttendanceSentence(sentence);
		if (!found) return undefined;
		absent.push(...found.absent);
		substitutes.push(...found.substitutes);
	}
	return absent.length + substitutes.length > 0 ? { absent, substitutes } : undefined;
}

function declare(items: readonly ReadItem[]): DeclaredAttachment[] {
	return items.flatMap(({ item, listed }, index) =>
		listed.map((entry) => ({
			item: index,
			...(item.number ? { itemNumber: item.number } : {}),
			order: entry.order,
			title: entry.title,
			...(entry.documentId ? { documentId: entry.documentId } : {}),
			...(entry.fileName ? { fileName: entry.fileName } : {}),
			lines: lineSpan(entry.lines),
		})),
	);
}

/** Everything together: items, annexes, and what is left to the meeting. */
function assemble(
	draft: Draft,
	document: SourceDocument,
	head: MeetingHead,
	run: ItemRun,
	contents: ContentsList,
): ParsedMeeting {
	const { messages } = draft;
	const heads = readItemHeads(draft, run);
	const lastHead = heads.at(-1)!;
	const quietly = quietDraft(draft);
	const before = heads.slice(0, -1).map((item) => readItem(draft, item));
	const declared = declare([...before, readItem(quietly, lastHead)]);
	const cut = cutAttachments(
		draft.lines.slice(lastHead.start.from).filter((line) => !draft.furniture.has(line.number)),
		declared,
		messages,
	);
	for (const [line, rule] of cut.furniture) draft.furniture.set(line, rule);
	const last = readItem(draft, {
		...lastHead,
		lines: lastHead.lines.filter((line) => line.number <= cut.agendaEnd),
	});
	const items = [...before, last];
	const parsed = items.map(({ item, listed }, index): ParsedItem => ({
		...item,
		attachments: listed.map((entry) => withList(entry, cut.attachments, index)),
	}));
	const own = [...cut.own];
	const rest = head.rest.filter((line) => !draft.furniture.has(line.number));
	const front = ownText(rest, own.length + 1, messages);
	if (front) own.push(front);
	for (const { name, period } of [head].map((of) => ({
		name: of.committeeName,
		period: of.period,
	})))
		if (!name && !period && draft.committeeName)
			messages.inform(
				'committee',
				undefined,
				`the committee is read from the items: ${draft.committeeName}`,
			);
	const all = run.starts.map((start) => start.number).filter((number) => number !== undefined);
	const substitutes = [...draft.substitutes.values()].map(({ substitute, items: numbers }) =>
		numbers.size >= all.length
			? substitute
			: { ...substitute, items: [...numbers].filter((number) => number !== '') },
	);
	const { confidence, evidence } = judge(draft, run, contents, parsed);
	return {
		kind: kindOf(document, head, parsed),
		...meetingFields(draft, head),
		members: head.members,
		absent: [
			...head.absent,
			...[...draft.absent.values()].filter(
				(one) => !head.absent.some((other) => other.name === one.name),
			),
		],
		substitutes: [...head.substitutes, ...substitutes],
		items: parsed,
		attachments: own,
		printed: sortPrinted([...head.printed, ...draft.printed]),
		withheld: draft.withheld.toSorted((a, b) => a - b),
		furniture: draft.furniture,
		confidence,
		evidence,
	};
}

/** A draft that reads without leaving traces. */
function quietDraft(draft: Draft): Draft {
	return {
		...draft,
		messages: new Messages(),
		furniture: new Map(draft.furniture),
		absent: new Map(),
		substitutes: new Map(),
		said: new Set(),
		printed: [],
		withheld: [],
	};
}

function withList(
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
	draft: Draft,
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
		const agree = contents.entries.length === items.length;
		confidence += agree ? 0.15 : -0.15;
		evidence.push(`the list of contents has ${contents.entries.length} entries`);
		if (!agree)
			draft.messages.warn(
				'contents-list',
				undefined,
				`expected ${contents.entries.length} items as in the list of contents, found ${items.length}`,
			);
	}
	if (draft.committeeName && draft.date) {
		confidence += 0.1;
		evidence.push('committee and date are stated');
	}
	return { confidence: Math.max(0, Math.min(1, Number(confidence.toFixed(2)))), evidence };
}
