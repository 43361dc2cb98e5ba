/** One item from its lines: fields, body, decisions, and the attachments it declares. */
import type { Printed } from '../../src/schemas/shared.ts';
import type { TitleReading } from './access.ts';
import { readNames } from './attendance.ts';
import { type ListedAttachment, readAttachmentList } from './attachment-list.ts';
import { readBlocks } from './blocks.ts';
import {
	type DecisionSection,
	type ReadDecision,
	decisionText,
	isPlaceholder,
	ownLast,
	splitDecisions,
} from './decision-sections.ts';
import { type FieldLine, isAccess, isItemType, readFieldLine } from './field-lines.ts';
import { shapesOf } from './item-shapes.ts';
import type { ItemStart } from './items.ts';
import { type Reading, isRule, lineSpan, sortPrinted, toPrinted } from './reading-state.ts';
import { decisionHeadingAt } from './decisions.ts';
import { titleKey } from './title.ts';
import { hasWords, isHead, splitSections } from './sections.ts';
import type { Block, Line, ParsedItem } from './types.ts';
import { lineOfCodes, plainText, readAccess, readLabel } from './vocabulary.ts';

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
	/** The list of a closed item: what its attachments' texts are known by, and nothing that is given on. */
	readonly secret: readonly ListedAttachment[];
}

/** What the sections of an item are read into. */
interface Fields {
	readonly title: string;
	caseNumber?: string | undefined;
	/** True where the number was printed as one of the filing plan, which a number of the case outweighs. */
	filed?: boolean;
	itemType?: string | undefined;
	publicTitle?: string;
	sawList?: boolean;
	readonly publicLines: Line[];
	readonly caseLines: Line[];
	readonly decisionLines: Line[];
	readonly printed: Printed[];
	readonly body: Block[];
	readonly decisions: ReadDecision[];
	readonly listed: ListedAttachment[];
}

/** Reads one item. Of a closed one only number, public title, case number and decision are given on. */
export function readItem(reading: Reading, draft: ItemDraft): ReadItem {
	const { start, title } = draft;
	const closed = title.access === 'closed';
	const marked = closed ? markAlone(reading, draft) : undefined;
	if (marked) return readItem(reading, marked);
	const from = reading.lines[start.from]!.number;
	const to = reading.lines[start.titleTo]!.number;
	const titleLines = draft.lines.filter((line) => line.number >= from && line.number <= to);
	const { below, echoes } = withoutEchoes(
		draft.lines.filter((line) => line.number > to),
		start,
	);
	const fields: Fields = {
		title: title.title,
		caseNumber: title.caseNumber,
		itemType: title.itemType,
		publicLines: [],
		caseLines: [],
		decisionLines: [],
		printed: toPrinted([...titleLines, ...echoes]),
		body: [],
		decisions: [],
		listed: [],
	};
	for (const line of titleLines) {
		const beside = hasWords(line) ? besideTitle(line, start) : undefined;
		if (!beside) continue;
		if (beside.caseNumber) setCase(fields, beside.caseNumber, beside.caseLabel);
		fields.itemType ??= beside.itemType;
		if (beside.caseNumber && beside.firm === beside.pieces) fields.caseLines.push(line);
	}
	const kept = closed
		? reading.attendance.takeClosing(below)
		: reading.attendance.take(below, start.number ?? '', otherMeetings(reading, below));
	const sections = splitDecisions(reading, splitSections(kept, reading.style));
	const unlabelled =
		reading.minutes && sections.every(({ label }) => label === undefined || isHead(label.kind));
	const opens = Math.max(
		kept.findIndex((line) => hasWords(line) && !isCode(line)),
		0,
	);
	const decided = !unlabelled
		? kept.length
		: saysDecision(kept.slice(opens))
			? opens
			: decisionFrom(kept, reading.labelled ? wholeDecision : closingDecision);
	if (decided < kept.length) {
		for (const section of splitSections(kept.slice(0, decided), reading.style))
			readSection(reading, section, fields);
		readDecision(reading, { labelLines: [], lines: kept.slice(decided) }, fields);
	} else for (const section of sections) readSection(reading, section, fields);
	const own = draft.lines.filter((line) => !reading.attendance.closing.has(line.number));
	const base = {
		...(start.number ? { number: start.number } : {}),
		access: title.access,
		...(fields.caseNumber ? { caseNumber: fields.caseNumber } : {}),
		...(fields.itemType && !closed ? { itemType: fields.itemType } : {}),
		decisions: ownLast(reading, fields.decisions),
		lines: lineSpan(own.length > 0 ? own : draft.lines),
	};
	if (closed)
		return {
			item: closedItem(reading, draft, base, fields, titleLines),
			listed: [],
			secret: fields.listed,
		};
	return {
		item: {
			...base,
			title: fields.publicTitle ?? title.title,
			body: fields.body,
			printed: sortPrinted(fields.printed),
		},
		listed: fields.listed,
		secret: [],
	};
}

/**
 * A closed item whose number has nothing but its mark beside it, and a sentence below: that is its text and no title.
 * The item with the mark for a title; undefined for others.
 */
function markAlone(reading: Reading, { start, lines, title }: ItemDraft): ItemDraft | undefined {
	if (start.titleTo <= start.index || !/[.!?]$/u.test(title.title)) return undefined;
	const words = (reading.plain[start.index] ?? '').replace(/^\P{L}+/u, '');
	if (!isAccess(words)) return undefined;
	return {
		lines,
		start: { ...start, title: words, titleTo: start.index },
		title: { ...title, title: words },
	};
}

/**
 * The lines of an item without those that print its number and title once more (`Dagsordenspunkt 3: Cykelparkering`
 * over its decision), or its title right below itself.
 */
function withoutEchoes(
	lines: readonly Line[],
	start: ItemStart,
): { below: readonly Line[]; echoes: readonly Line[] } {
	const key = titleKey(start.title);
	const echoes = new Set<Line>();
	let seen = 0;
	for (const line of lines) {
		if (!hasWords(line) || line.text.length > 300) continue;
		seen += 1;
		const plain = plainText(line.text);
		const again =
			(seen <= 4 && titleKey(plain) === key && readLabel(plain) === undefined) ||
			(start.number !== undefined &&
				/\d/u.test(plain) &&
				shapesOf(plain, line.text).some(
					({ number, rest }) => number === start.number && titleKey(rest) === key,
				));
		if (again && key.length > 3) echoes.add(line);
	}
	return { below: lines.filter((line) => !echoes.has(line)), echoes: [...echoes] };
}

/** The fields on a line above or between number and title, or behind a number that has its title elsewhere. */
function besideTitle(line: Line, start: ItemStart): FieldLine | undefined {
	const whole = readFieldLine(line.text);
	if (whole || start.number === undefined) return whole;
	const shape = shapesOf(plainText(line.text), line.text).find(
		({ number, fields }) => number === start.number && fields !== undefined,
	);
	return shape?.fields;
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
			if (value) setCase(fields, cleanCase(plainText(value.text)), label.name);
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
		case 'fields': {
			const read = readFieldLine(labelLines[0]?.text ?? '');
			if (read?.caseNumber) setCase(fields, read.caseNumber, read.caseLabel);
			fields.itemType ??= read?.itemType;
			if (read?.firm === read?.pieces && read?.itemType === undefined)
				fields.caseLines.push(...labelLines);
			fields.printed.push(...toPrinted(labelLines));
			return addBlocks(reading, fields, lines);
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
			if (lines.every((line) => !hasWords(line) || readNames(plainText(line.text)))) {
				fields.printed.push(...toPrinted(lines));
				return;
			}
			return addBlocks(reading, fields, lines);
		case 'attachments': {
			const { lists } = reading;
			if (reading.firstListOnly && fields.sawList) return;
			fields.sawList = true;
			const { entries, marked, rest } = readAttachmentList(
				lines,
				reading.keepsBlanks,
				lists.marked > 0 && lists.plain === 0,
				reading.declaredBefore,
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
		case 'earlier-decisions':
			return readDecision(reading, section, fields);
		default:
			// `Sagsgang og sagstype`, and the type on a line of its own below.
			if (/type/iu.test(label.name))
				fields.itemType ??= lines
					.filter(hasWords)
					.map((line) => plainText(line.text))
					.find(isItemType);
			fields.body.push({ kind: 'heading', text: label.name, lines: lineSpan(labelLines) });
			addBlocks(reading, fields, lines);
	}
}

/** Lines below the heading of a decision of another day, as far as the next label or heading: about another meeting. */
function otherMeetings(reading: Reading, lines: readonly Line[]): Set<number> {
	const found = new Set<number>();
	if (reading.date === undefined) return found;
	let other = false;
	for (const [index, line] of lines.entries()) {
		if (!hasWords(line)) continue;
		const heading = decisionHeadingAt(lines, index, reading.keepsBlanks);
		const label = readLabel(line.text);
		if (heading?.date) other = heading.date !== reading.date;
		else if (label && label.kind !== 'absence') other = false;
		if (other) found.add(line.number);
	}
	return found;
}

/** How minutes without labels begin an item that holds nothing but what was decided. */
const plainDecision =
	/^(?:(?:dagsordenen|referatet|protokollen|orienteringen|indstillingen|sagen|punktet)(?: (?:[^.]|(?<=\d)\.){0,60}?)?(?: (?:blev|er))? )?(?:godkendt|tiltrådt|taget til efterretning|til efterretning|drøftet|udsat|vedtaget|anbefales|indstilles|bevilget|oversendt|forkastet)(?!\p{L})/iu;

/** How a paragraph begins that says what was decided, at the end of an item of minutes without labels. */
const closingDecision =
	/^(?:vedtoges|vedtaget|bifaldet|bifaldes|godkendt|godkendtes|tiltrådt|tiltrådtes|udsat|udsattes|anbefales|indstilles|til efterretning|taget til efterretning|drøftet|oversendes|forkastet|forkastedes|bevilget|afslag|(?:forslaget|indstillingen|ansøgningen|\p{L}+s indstilling) (?:blev |er )?(?:vedtog|vedtag|forkast|godkend|tiltr|imødekom|afsl)\p{L}*)(?!\p{L})/iu;

/** How a paragraph begins that says what the body itself did, or what became of the case. */
const deciding =
	/^(?:(?:\p{L}*(?:udvalget|rådet|bestyrelsen|nævnet|synet)|magistraten|forsamlingen|mødet|et flertal(?: (?:i|af) \p{L}+)?|et enigt \p{L}+) (?:enstemmigt )?(?:besluttede|godkendte|vedtog|tiltrådte|tog|gav|fulgte|valgte|anbefalede|udsatte|afviste|afslog|imødekom|bevilgede|drøftede|oversendte|henviste|indstillede|udpegede|forkastede|tilsluttede)|\p{Lu}\p{L}+(?:en|et|erne|ene) (?:(?:blev|er|blev herefter) (?:enstemmigt )?(?:godkendt|udsat|vedtaget|tiltrådt|forkastet|bevilget|udskudt|imødekommet|drøftet|sendt|taget|afvist|afslået)|(?:tages op igen|genoptages|udsættes|udskydes|godkendes|vedtages|tiltrædes)))(?!\p{L})/iu;
/** What was decided on another day, or is asked or told. */
const elsewhere =
	/(?:^|\s)(?:den \d{1,2}\.|i \d{4}|tidligere|på sit møde|på møde[tr]? den)(?=\s|$)/iu;

/** A decision in so few words that a line of them is nothing else, in prints that label the others. */
const wholeDecision =
	/^(?:(?:\p{L}+(?:en|erne|et) (?:blev |er )?)?(?:godkendt|tiltrådt|drøftet|udsat|vedtaget|bifaldet|anbefales|forkastet|(?:taget )?til efterretning)|vedtoges)\.?$/iu;

/** True for a paragraph that says what the committee did or what became of the case, at the item's end but for `more` paragraphs. */
function saysWhatBecame(lines: readonly Line[], at: number, more: number): boolean {
	if (lines.length - at > 100 || !/^\p{Lu}/u.test(lines[at]!.text.trim())) return false;
	let end = at;
	while (end < lines.length && hasWords(lines[end]!)) end += 1;
	const words = plainText(
		lines
			.slice(at, end)
			.map(({ text }) => text)
			.join(' '),
	);
	const [sentence = ''] = words.split(/(?<=\p{L}{3}[.])\s/u, 1);
	if (!deciding.test(words) || elsewhere.test(sentence)) return false;
	const later = lines
		.slice(end)
		.filter((line, index, rest) => hasWords(line) && !hasWords(rest[index - 1] ?? line));
	const opensParagraph = at === 0 || !hasWords(lines[at - 1]!);
	return later.length <= (opensParagraph ? more : 0);
}

/**
 * The index of the line where the decision begins that an item ends with, by the words it opens with; the number of
 * lines where there is none.
 */
function decisionFrom(lines: readonly Line[], opens: RegExp): number {
	let paragraphs = 0;
	for (let at = 0; at < lines.length; at += 1) {
		const before = lines[at - 1];
		const begins =
			hasWords(lines[at]!) &&
			(before === undefined || !hasWords(before) || /[.!?]\s*$/u.test(before.text));
		if (!begins) continue;
		const words = plainText(lines[at]!.text);
		if (!opens.test(words) && !saysWhatBecame(lines, at, opens === closingDecision ? 1 : 0))
			continue;
		paragraphs = lines
			.slice(at)
			.filter((line, index, rest) => hasWords(line) && !hasWords(rest[index - 1] ?? line)).length;
		if (paragraphs <= 4) return at;
	}
	return lines.length;
}

/** True for a line of case number or access and nothing else. */
function isCode(line: Line): boolean {
	const text = plainText(line.text);
	return lineOfCodes(text) !== undefined || readFieldLine(line.text) !== undefined;
}

/** True where the lines of an item hold a decision and no more, without a label. */
function saysDecision(lines: readonly Line[]): boolean {
	const kept = lines.filter(hasWords);
	return kept.length > 0 && kept.length <= 6 && plainDecision.test(plainText(kept[0]!.text));
}

/** A label that says what was decided before the words below it do. */
const verbs = /(?<!\p{L})(?:vedtog|godkendte|tiltrådte)$/iu;

/** A decision, this meeting's or an earlier one, or the history of a case that names none. */
function readDecision(reading: Reading, section: DecisionSection, fields: Fields): void {
	const { label, labelLines, lines } = section;
	const text = decisionText(reading, lines);
	const year = section.year ? [section.year] : [];
	if (label?.kind === 'earlier-decisions') {
		// The history of a case may begin with what was recommended, which nobody has decided.
		const recommended = section.cut && /^indstilling(?!\p{L}).{0,60}:/iu.test(text);
		if (recommended || (!section.cut && /behandling|historik/iu.test(label.name))) {
			fields.body.push({ kind: 'heading', text: label.name, lines: lineSpan(labelLines) });
			return addBlocks(reading, fields, lines);
		}
		if (isPlaceholder(text)) {
			fields.printed.push(...toPrinted([...labelLines, ...year, ...lines]));
			return;
		}
	}
	fields.printed.push(...toPrinted([...labelLines, ...year]));
	if (section.history && section.date === reading.date) fields.printed.push(...toPrinted(lines));
	fields.decisionLines.push(...labelLines, ...lines, ...year);
	fields.decisions.push({
		...(section.committeeName ? { committeeName: section.committeeName } : {}),
		...(section.date ? { date: section.date } : {}),
		...(label?.kind === 'earlier-decisions' || section.earlier ? { earlier: true } : {}),
		...(section.history ? { history: true } : {}),
		...(label && verbs.test(label.name) ? { opening: label.name } : {}),
		text,
	});
}

const fileIcon = /^(?:application\/\S+ icon|pdf-ikon|pdf)\s+/iu;
/** The name of a file and nothing else. */
const fileAlone =
	/^(?:(?:application\/\S+ icon|pdf-ikon|pdf)\s+)?[\p{L}\d][\p{L}\d_.,()-]*(?: [\p{L}\d_.,()-]+){0,8}\.(?:pdf|docx?|xlsx?|pptx?)$/iu;

/** The lines between the title and the first label: a case number or mark of access that stands alone, then text. */
function readOpening(reading: Reading, lines: readonly Line[], fields: Fields): void {
	const rest: Line[] = [];
	const files: Line[] = [];
	for (const line of lines) {
		const text = plainText(line.text);
		const first = hasWords(line) && rest.every((other) => !hasWords(other));
		const code = first && fields.caseNumber === undefined ? lineOfCodes(text) : undefined;
		if (code !== undefined) {
			fields.caseNumber = code;
			fields.caseLines.push(line);
			fields.printed.push(...toPrinted([line]));
		} else if (first && isAccessLine(text)) fields.printed.push(...toPrinted([line]));
		else if (hasWords(line) && fileAlone.test(text)) files.push(line);
		else rest.push(line);
	}
	// The pages of some sites list an item's files right below its title.
	for (const line of files) {
		const words = plainText(line.text).replace(fileIcon, '');
		const { entries } = readAttachmentList([{ ...line, text: words }], reading.keepsBlanks);
		for (const entry of entries)
			fields.listed.push({ ...entry, lines: [line], order: fields.listed.length + 1 });
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
			hasWords(line) &&
			!kept.has(line.number) &&
			!reading.attendance.closing.has(line.number) &&
			!reading.attendance.repeated.has(line.number),
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

/** Takes a case number; one that is labelled as the case's outweighs one of the filing plan (`J.nr.`). */
function setCase(fields: Fields, caseNumber: string, label = ''): void {
	const filed = /^j|journal/iu.test(label);
	if (fields.caseNumber !== undefined && !(fields.filed === true && !filed)) return;
	fields.caseNumber = caseNumber;
	fields.filed = filed;
}

/** A case number without the fields that some prints set beside it. */
function cleanCase(words: string): string {
	const first = words.split(/\s+(?=\p{L}{3,}|\()|\t|\s[-–|]\s/u)[0] ?? words;
	return first.replace(/[.,;)]+$/u, '').trim();
}
