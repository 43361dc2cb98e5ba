/** One item from its lines: fields, body, decisions, and the attachments it declares. */
import type { Printed } from '../../src/schemas/shared.ts';
import type { TitleReading } from './access.ts';
import { type ListedAttachment, readAttachmentList } from './attachment-list.ts';
import { readBlocks } from './blocks.ts';
import {
	type DecisionSection,
	decisionText,
	isPlaceholder,
	ownLast,
	splitDecisions,
} from './decision-sections.ts';
import type { ItemStart } from './items.ts';
import { type Reading, isRule, lineSpan, sortPrinted, toPrinted } from './reading-state.ts';
import { titleKey } from './title.ts';
import { hasWords, splitSections } from './sections.ts';
import type { Block, Line, ParsedDecision, ParsedItem } from './types.ts';
import { lineOfCodes, plainText, readAccess } from './vocabulary.ts';

/** An item before it is read: where it starts, its lines, and what its title says. */
export interface ItemDraft {
	readonly start: ItemStart;
	readonly lines: readonly Line[];
	readonly title: TitleReading;
}

/** An item read; its attachments are joined with their texts later. */
export interface ReadItem {
	readonly item: Omit<ParsedItem, 'attachments'>;
	readonly listed: readonly ListedAttachment[];
}

/** What the sections of an item are read into. */
interface Fields {
	readonly title: string;
	caseNumber?: string | undefined;
	itemType?: string | undefined;
	publicTitle?: string;
	sawList?: boolean;
	readonly publicLines: Line[];
	readonly caseLines: Line[];
	readonly decisionLines: Line[];
	readonly printed: Printed[];
	readonly body: Block[];
	readonly decisions: (ParsedDecision & { readonly earlier?: boolean })[];
	readonly listed: ListedAttachment[];
}

/** Reads one item. Of a closed one only number, public title, case number and decision are given on. */
export function readItem(reading: Reading, draft: ItemDraft): ReadItem {
	const { start, title } = draft;
	const closed = title.access === 'closed';
	const from = reading.lines[start.from]!.number;
	const to = reading.lines[start.titleTo]!.number;
	const titleLines = draft.lines.filter((line) => line.number >= from && line.number <= to);
	const below = draft.lines.filter((line) => line.number > to);
	const fields: Fields = {
		title: title.title,
		caseNumber: title.caseNumber,
		itemType: title.itemType,
		publicLines: [],
		caseLines: [],
		decisionLines: [],
		printed: toPrinted(titleLines),
		body: [],
		decisions: [],
		listed: [],
	};
	const above = titleLines.find(
		(line) => line.number < reading.lines[start.index]!.number && lineOfCodes(plainText(line.text)),
	);
	if (above && fields.caseNumber === undefined) {
		fields.caseNumber = lineOfCodes(plainText(above.text));
		fields.caseLines.push(above);
	}
	const kept = closed
		? reading.attendance.takeClosing(below)
		: reading.attendance.take(below, start.number ?? '');
	for (const section of splitDecisions(reading, splitSections(kept, reading.style)))
		readSection(reading, section, fields);
	const own = draft.lines.filter((line) => !reading.attendance.closing.has(line.number));
	const base = {
		...(start.number ? { number: start.number } : {}),
		access: title.access,
		...(fields.caseNumber ? { caseNumber: fields.caseNumber } : {}),
		...(fields.itemType && !closed ? { itemType: fields.itemType } : {}),
		decisions: ownLast(reading, fields.decisions),
		lines: lineSpan(own.length > 0 ? own : draft.lines),
	};
	if (closed) return { item: closedItem(reading, draft, base, fields, titleLines), listed: [] };
	return {
		item: {
			...base,
			title: fields.publicTitle ?? title.title,
			body: fields.body,
			printed: sortPrinted(fields.printed),
		},
		listed: fields.listed,
	};
}

function addBlocks(reading: Reading, fields: Fields, lines: readonly Line[]): void {
	if (reading.firstListOnly) return;
	const { blocks, furniture } = readBlocks(
		lines.filter((line) => !isRule(line)),
		reading.messages,
	);
	fields.body.push(...blocks);
	for (const [line, rule] of furniture) reading.furniture.set(line, rule);
}

function readSection(reading: Reading, section: DecisionSection, fields: Fields): void {
	const { label, labelLines, lines } = section;
	if (!label) return readOpening(reading, lines, fields);
	switch (label.kind) {
		case 'case-number': {
			const { value, rest } = takeValue(lines, label.value, /\d/u);
			if (value && fields.caseNumber === undefined)
				fields.caseNumber = cleanCase(plainText(value.text));
			const taken = [...labelLines, ...(value && label.value === '' ? [value] : [])];
			fields.caseLines.push(...taken);
			fields.printed.push(...toPrinted(taken));
			return addBlocks(reading, fields, rest);
		}
		case 'item-type':
		case 'public-title': {
			const { value, rest } = takeValue(lines, label.value);
			const taken = [...labelLines, ...(value && label.value === '' ? [value] : [])];
			if (value && label.kind === 'item-type') fields.itemType = plainText(value.text);
			if (value && label.kind === 'public-title') {
				fields.publicTitle = plainText(value.text);
				fields.publicLines.push(...taken);
			}
			fields.printed.push(...toPrinted(taken));
			return addBlocks(reading, fields, rest);
		}
		case 'access': {
			const { value, rest } = takeValue(
				lines,
				label.value,
				/^(?:åben|lukket|fortrolig|offentlig|ikke|ej)/iu,
			);
			const beside = label.value !== '';
			fields.printed.push(...toPrinted([...labelLines, ...(value && !beside ? [value] : [])]));
			return addBlocks(reading, fields, rest);
		}
		case 'title':
			fields.printed.push(...toPrinted(labelLines));
			return addBlocks(
				reading,
				fields,
				label.value !== '' && sameTitle(fields, label.value) ? lines.slice(1) : lines,
			);
		case 'presence':
			if (!lines.some(hasWords)) {
				fields.printed.push(...toPrinted(labelLines));
				return;
			}
			fields.body.push({ kind: 'heading', text: label.name, lines: lineSpan(labelLines) });
			return addBlocks(reading, fields, lines);
		case 'substitute':
		case 'absence':
			fields.printed.push(...toPrinted(labelLines));
			return addBlocks(reading, fields, lines);
		case 'attachments': {
			const { lists } = reading;
			if (reading.firstListOnly && fields.sawList) return;
			fields.sawList = true;
			const { entries, marked, rest } = readAttachmentList(
				lines,
				reading.keepsBlanks,
				lists.marked > 0 && lists.plain === 0,
			);
			if (entries.length > 0) lists[marked ? 'marked' : 'plain'] += 1;
			fields.printed.push(...toPrinted(labelLines));
			if (entries.length === 0)
				fields.printed.push(...toPrinted(lines.filter((line) => !rest.includes(line))));
			const before = fields.listed.length;
			fields.listed.push(
				...entries.map((entry, index) => ({ ...entry, order: before + index + 1 })),
			);
			return addBlocks(reading, fields, rest);
		}
		case 'decision':
		case 'earlier-decisions': {
			const text = decisionText(reading, lines);
			fields.printed.push(...toPrinted([...labelLines, ...(section.year ? [section.year] : [])]));
			if (label.kind === 'earlier-decisions' && !section.cut && /behandling/iu.test(label.name)) {
				fields.printed.splice(-labelLines.length);
				fields.body.push({ kind: 'heading', text: label.name, lines: lineSpan(labelLines) });
				return addBlocks(reading, fields, lines);
			}
			if (label.kind === 'earlier-decisions' && isPlaceholder(text)) {
				fields.printed.push(...toPrinted(lines));
				return;
			}
			fields.decisionLines.push(...labelLines, ...lines, ...(section.year ? [section.year] : []));
			fields.decisions.push({
				...(section.committeeName ? { committeeName: section.committeeName } : {}),
				...(section.date ? { date: section.date } : {}),
				...(label.kind === 'earlier-decisions' ? { earlier: true } : {}),
				text,
			});
			return;
		}
		default:
			fields.body.push({ kind: 'heading', text: label.name, lines: lineSpan(labelLines) });
			addBlocks(reading, fields, lines);
	}
}

/** The lines between the title and the first label: a case number or mark of access that stands alone, then text. */
function readOpening(reading: Reading, lines: readonly Line[], fields: Fields): void {
	const rest: Line[] = [];
	for (const line of lines) {
		const text = plainText(line.text);
		const first = hasWords(line) && rest.every((other) => !hasWords(other));
		const code = first && fields.caseNumber === undefined ? lineOfCodes(text) : undefined;
		if (code !== undefined) {
			fields.caseNumber = code;
			fields.caseLines.push(line);
			fields.printed.push(...toPrinted([line]));
		} else if (first && isAccessLine(text)) fields.printed.push(...toPrinted([line]));
		else rest.push(line);
	}
	addBlocks(reading, fields, rest);
}

function isAccessLine(text: string): boolean {
	return text.length < 40 && readAccess(text) !== undefined && /^(?:\p{L}+[- ]?){1,3}$/u.test(text);
}

function sameTitle(fields: Fields, words: string): boolean {
	return titleKey(fields.title) === titleKey(words);
}

/** A line that says no more than that the item is closed. */
function isClosedMark(text: string): boolean {
	return /^(?:lukket|lukkede|fortrolig(?:t)?)(?: (?:sag|punkt|dagsorden|dagsordenspunkt))?:?$/iu.test(
		text,
	);
}

/** A closed item: number, public title, case number and decision; every other line is withheld. */
function closedItem(
	reading: Reading,
	draft: ItemDraft,
	base: Omit<ParsedItem, 'attachments' | 'title' | 'body' | 'printed'>,
	fields: Fields,
	titleLines: readonly Line[],
): Omit<ParsedItem, 'attachments'> {
	const secret = fields.publicTitle !== undefined && fields.publicTitle !== draft.title.title;
	const decided = base.decisions.some((decision) => decision.text !== '');
	const kept = new Set(
		[
			...(secret ? [] : titleLines),
			...fields.publicLines,
			...fields.caseLines,
			...draft.lines.filter((line) => isClosedMark(plainText(line.text))),
			...(decided ? fields.decisionLines : []),
		].map((line) => line.number),
	);
	const withheld = draft.lines.filter(
		(line) =>
			hasWords(line) && !kept.has(line.number) && !reading.attendance.closing.has(line.number),
	);
	reading.withheld.push(...withheld.map((line) => line.number));
	if (withheld.length > 0)
		reading.messages.warn(
			'closed',
			base.lines.from,
			`${withheld.length} ${withheld.length === 1 ? 'line' : 'lines'} of a closed item withheld`,
		);
	return {
		...base,
		title: fields.publicTitle ?? draft.title.title,
		body: [],
		printed: toPrinted(draft.lines.filter((line) => kept.has(line.number))),
	};
}

/** The first line with words, where it can be the value of a label, and the lines that are left. */
function takeValue(
	lines: readonly Line[],
	value: string,
	shape = /\S/u,
): { value?: Line; rest: readonly Line[] } {
	const index = lines.findIndex(hasWords);
	const line = lines[index];
	if (!line) return { rest: lines };
	const words = plainText(line.text);
	if (value === '' && (index > 1 || words.length > 60 || !shape.test(words)))
		return { rest: lines };
	return { value: line, rest: [...lines.slice(0, index), ...lines.slice(index + 1)] };
}

/** A case number without the fields that some prints set beside it. */
function cleanCase(words: string): string {
	const first = words.split(/\s+(?=\p{L}{3,}|\()|\t|\s[-–|]\s/u)[0] ?? words;
	return first.replace(/[.,;)]+$/u, '').trim();
}
