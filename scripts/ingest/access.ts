/** Titles without their marks, and what the marks say about access, type and case. */
import type { Access } from '../../src/schemas/item.ts';
import { type ContentsList, entryKey } from './contents-list.ts';
import { readFieldLine } from './field-lines.ts';
import { type ItemRun, type ItemStart, groupHeading } from './items.ts';
import type { Reading } from './reading-state.ts';
import {
	isCaseNumber,
	plainText,
	readAccess,
	readLabel,
	trailingCaseNumber,
} from './vocabulary.ts';

/** What the title of an item says once its marks are taken off. */
export interface TitleReading {
	readonly title: string;
	readonly access: Access;
	readonly itemType?: string;
	readonly caseNumber?: string;
}

const typeWords =
	'beslutning|beslutningssag|til beslutning|orientering|orienteringssag|til orientering|drøftelse|drøftelsessag|til drøftelse|godkendelse|efterretning|temadrøftelse|indstilling|B|O|D|E';
const wholeType = new RegExp(`^(?:${typeWords})$`, 'iu');
const typeAtEnd = new RegExp(`^(.*\\S)\\s*[([](${typeWords})[)\\]]$`, 'iu');
/** `Til efterretning: Kvartalsstatus`: the type before the title. */
const typeAtStart =
	/^(til (?:beslutning|orientering|drøftelse|efterretning|godkendelse)|(?:beslutnings|orienterings|drøftelses|tillægs|ekstra|temadrøftelses)(?:sag|punkt))\s*[:–|-]\s+(\S.*)$/iu;
/** `Kl. 8.30: Budget`: when the item was to be dealt with, before its title. */
const hourAtStart =
	/^kl\.? ?\d{1,2}[.:]\d{2}(?:\s?[-–]\s?(?:kl\.? ?)?\d{1,2}[.:]\d{2})?\s*[:–|-]\s+(?=\p{Lu})/iu;
const accessWords =
	'(?:åben|åbent|lukket|fortrolig|fortroligt|offentlig|offentligt|ikke[- ]offentlig|ikke[- ]offentligt)(?: sag| punkt| dagsordenspunkt)?';
const accessAtEnd = new RegExp(
	`^(.*\\S)\\s*(?:[([]\\s*(${accessWords}|å|l)\\s*[)\\]]|[-–|]\\s*(${accessWords}))$`,
	'iu',
);
const accessLine =
	/(?:^|\s)((?:åben|åbent|lukket|fortroligt?|ikke[- ]offentligt?)(?: sag| punkt)?)$/iu;

const accessBeside =
	/^\s*((?:åben|åbent|lukket|fortroligt?|ikke[- ]offentligt?)(?: sag| punkt)?)(?:\s{3,}|\t)/iu;

/** `Åben Budget 2024`: a mark without anything between, where every title has one. */
const beginsWithAccess = /^(åben|åbent|lukket|fortroligt?)\s+(\p{Lu}.*)$/iu;

/** `Lukket sag` in the words of a title, printed as a mark is. */
const hiddenMark =
	/(?<!\p{L})(?:Lukket|LUKKET|Fortrolig|Fortroligt|FORTROLIG|FORTROLIGT) (?:sag|punkt|dagsordenspunkt|SAG|PUNKT)(?!\p{L})/u;

/** `Sag for lukkede døre: Udbud` */
const closedDoors = /^(?:sag|punkt|behandling|behandles) for lukkede? døre?\s*[:–|-]\s*(?=\S)/iu;

/** `KF - Takster`: whose case it is, before nearly every title. */
const initials = /^\p{Lu}{2,4} [-–] (?=\p{Lu})/u;

/** `2017/18`: years, no case number. */
const yearSpan = /^(?:19|20)\d{2}[/-](?:\d{2}|(?:19|20)\d{2})$/u;

interface Marks {
	readonly title: string;
	readonly mark?: string | undefined;
	readonly itemType?: string | undefined;
	readonly caseNumber?: string | undefined;
}

/** A title without the marks of access, type and case at its end. */
function readMarks(start: ItemStart, raw: string): Marks {
	let title = start.title.trim().replace(hourAtStart, '');
	let mark = start.mark;
	let itemType: string | undefined;
	let caseNumber: string | undefined;
	const before = /^(\S{5,40})\s+(?:[-–:|]\s*)?(?=\p{L})/u.exec(title);
	if (before?.[1] && isCaseNumber(before[1]) && !yearSpan.test(before[1])) {
		caseNumber = before[1];
		title = title.slice(before[0].length);
	}
	const beside = /(?:\s{3,}|\t\s*|\s[-–|]\s*)(\S{5,40})\s*$/u.exec(raw)?.[1] ?? '';
	if (isCaseNumber(beside) && !yearSpan.test(beside) && title.endsWith(beside)) {
		caseNumber ??= beside;
		title = title.slice(0, -beside.length).replace(/[\s|–-]+$/u, '');
	}
	if (mark !== undefined && !readAccess(mark) && wholeType.test(mark)) {
		itemType = mark;
		mark = undefined;
	}
	const doors = closedDoors.exec(title);
	if (doors) {
		mark ??= 'lukket';
		title = title.slice(doors[0].length);
	}
	const opens = typeAtStart.exec(title);
	if (opens?.[1] && opens[2]) {
		itemType ??= opens[1];
		title = opens[2];
	}
	for (let round = 0; round < 3; round += 1) {
		const access = accessAtEnd.exec(title);
		if (access?.[1]) {
			mark ??= access[2] ?? access[3];
			title = access[1].replace(/\s*[-–|]$/u, '');
		}
		const said = /^(.*\S)\s((?:Åben|Åbent|Lukket|Fortrolig|Fortroligt) (?:sag|punkt))$/u.exec(
			title,
		);
		if (said?.[1]) {
			mark ??= said[2];
			title = said[1];
		}
		const type = typeAtEnd.exec(title);
		if (type?.[1]) {
			itemType ??= type[2];
			title = type[1];
		}
		const file = trailingCaseNumber(title);
		if (file) {
			caseNumber ??= file.caseNumber;
			title = file.title;
		}
	}
	return { title, mark, itemType, caseNumber };
}

/** True where nothing but blank and drawn lines stands between a line and the next item. */
const endsItem = (reading: Reading, index: number, next: number): boolean =>
	next < reading.lines.length &&
	reading.plain.slice(index + 1, next).every((text) => !/[\p{L}\p{N}]/u.test(text));

/** The mark of access that stands on one of the first lines below a title. */
function markBelow(reading: Reading, from: number, to: number): string | undefined {
	let seen = 0;
	for (let at = from; at < to && seen < 6; at += 1) {
		const text = reading.plain[at] ?? '';
		if (text === '') continue;
		seen += 1;
		// What stands over the items below says nothing of the one above.
		if (seen > 1 && groupHeading.test(text) && endsItem(reading, at, to)) return undefined;
		const fields = readFieldLine(reading.lines[at]?.text ?? '');
		if (fields?.mark) return fields.mark;
		if (fields) continue;
		const label = readLabel(text);
		if (label?.kind === 'access') return label.value === '' ? label.name : label.value;
		// A mark set off by wide blanks.
		const beside = accessBeside.exec((reading.lines[at]?.text ?? '').slice(0, 200));
		if (beside?.[1] && /^\p{Lu}/u.test(beside[1])) return beside[1];
		const line = text.length < 120 ? accessLine.exec(text) : null;
		if (line?.[1] && (label !== undefined || (text.length < 40 && /^\p{Lu}/u.test(line[1]))))
			return line[1];
		if (label && !['case-number', 'item-type', 'public-title'].includes(label.kind))
			return undefined;
	}
	return undefined;
}

/** Access that a heading over a group of items states (`Lukkede punkter`), by item. */
function groupAccess(reading: Reading, run: ItemRun): (Access | undefined)[] {
	let current: Access | undefined;
	let from = 0;
	return run.starts.map((start) => {
		for (let at = from; at < start.from; at += 1) {
			const text = reading.plain[at] ?? '';
			if (text === '' || text.length > 40) continue;
			// The list of contents groups its entries, not the items below it.
			if (reading.furniture.has(reading.lines[at]?.number ?? 0)) continue;
			const group = groupHeading.exec(text);
			const words = group?.[1] ?? group?.[2];
			if (words) current = readAccess(words) ?? current;
		}
		from = start.titleTo + 1;
		return current;
	});
}

/** Access that a heading in the list of contents states for the entries below it, by what an entry is compared by. */
function contentsAccess(reading: Reading, contents: ContentsList): ReadonlyMap<string, Access> {
	const stated = new Map<string, Access>();
	const doubled = new Set<string>();
	let current: Access | undefined;
	let from = Math.min(...contents.lines);
	for (const { key, index, to } of contents.entries) {
		for (let at = from; at < index; at += 1) {
			const text = plainText(reading.lines[at]?.text ?? '');
			const group = text.length > 40 ? null : groupHeading.exec(text);
			const words = group?.[1] ?? group?.[2];
			if (words) current = readAccess(words) ?? current;
		}
		from = to + 1;
		if (stated.has(key)) doubled.add(key);
		if (current) stated.set(key, current);
	}
	for (const key of doubled) stated.delete(key);
	return stated;
}

/**
 * Title and access of every item, access judged over the whole print: a mark that cannot be read, and a mark that is
 * missing where every other item has one, count as closed; where a print marks closed items only, the others are
 * open; where it marks nothing, access is unstated.
 */
export function readTitles(reading: Reading, run: ItemRun, contents: ContentsList): TitleReading[] {
	const listed = contentsAccess(reading, contents);
	const groups = groupAccess(reading, run);
	const begin =
		run.starts.length > 1 &&
		run.starts.every(({ title, mark }) => mark ?? beginsWithAccess.test(title));
	const initialled = run.starts.filter(({ title }) => initials.test(title)).length;
	const byInitials = initialled >= 2 && initialled * 3 >= run.starts.length * 2;
	const read = run.starts.map((whole, index) => {
		const start = byInitials ? { ...whole, title: whole.title.replace(initials, '') } : whole;
		const first = begin && !start.mark ? beginsWithAccess.exec(start.title) : null;
		const raw = (reading.lines[start.titleTo]?.text ?? '').slice(0, 500);
		const marks = readMarks(
			first?.[1] && first[2] ? { ...start, mark: first[1], title: first[2] } : start,
			raw,
		);
		const next = run.starts[index + 1]?.from ?? reading.lines.length;
		const mark = marks.mark ?? markBelow(reading, start.titleTo + 1, next);
		// A mark that stands where none is known still closes the item.
		return { ...marks, mark: mark ?? hiddenMark.exec(`${marks.title} ${raw}`)?.[0] };
	});
	const count = (access: Access): number =>
		read.filter(({ mark }) => mark !== undefined && readAccess(mark) === access).length;
	const opens = count('open');
	const closes = count('closed');
	const grouped = groups.some((group) => group !== undefined) || listed.size > 0;
	return read.map(({ title, mark, itemType, caseNumber }, index): TitleReading => {
		const start = run.starts[index]!;
		const line = reading.lines[start.index]?.number;
		const known = mark === undefined ? undefined : readAccess(mark);
		const rest = { ...(itemType ? { itemType } : {}), ...(caseNumber ? { caseNumber } : {}) };
		if (known) return { title, access: known, ...rest };
		if (mark !== undefined && opens + closes > 0) {
			reading.messages.warn(
				'access',
				line,
				`expected a mark of access such as "Åben" or "Lukket", found ${JSON.stringify(mark)}: the item counts as closed`,
			);
			return { title, access: 'closed', ...rest };
		}
		const whole = mark === undefined ? title : `${asPrinted(reading, start)} ${title}`;
		const group = groups[index] ?? listed.get(entryKey(title));
		if (group) return { title: whole, access: group, ...rest };
		if (opens >= 2 && opens + closes >= read.length - 1) {
			reading.messages.warn(
				'access',
				line,
				'expected a mark of access as on every other item, found none: the item counts as closed',
			);
			return { title, access: 'closed', ...rest };
		}
		return {
			title: whole,
			access: opens === 0 && (closes > 0 || grouped) ? 'open' : 'unstated',
			...rest,
		};
	});
}

/** The words before a title that turned out to be part of it, brackets included. */
function asPrinted(reading: Reading, start: ItemStart): string {
	const text = reading.plain[start.index] ?? '';
	const mark = start.mark ?? '';
	const at = text.indexOf(mark);
	const before = text[at - 1] ?? '';
	return before === '(' || before === '[' ? text.slice(at - 1, at + mark.length + 1) : mark;
}
