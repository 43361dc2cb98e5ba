/** The decisions of an item: sections cut at the lines that name a committee and a day, in order, ours last. */
import { type DecisionHeading, decisionHeadingAt, isOwn, tornYear } from './decisions.ts';
import { readDate } from '../../src/danish/date.ts';
import { readBlocks } from './blocks.ts';
import { looksLikeCommittee } from './committees.ts';
import { type Reading, isRule } from './reading-state.ts';
import { type Section, hasWords } from './sections.ts';
import { joinWrapped } from './title.ts';
import type { Block, Line, ParsedDecision } from './types.ts';
import { plainText, readLabel } from './vocabulary.ts';
import { endsSentence, isUnfinished } from './wrapping.ts';

/** A section, and what its heading says where it is a decision. */
export interface DecisionSection extends Section {
	readonly committeeName?: string;
	readonly date?: string;
	/** The line that holds the year of a torn date. */
	readonly year?: Line;
	/** True where it stands in the history of the case. */
	readonly history?: boolean;
	/** True where it stands below a label of earlier decisions and is of another day. */
	readonly earlier?: boolean;
	/** True where decisions were cut out of the section. */
	readonly cut?: boolean;
}

/** Sections cut further where a line names a committee and a day: a decision of that committee. */
export function splitDecisions(reading: Reading, sections: readonly Section[]): DecisionSection[] {
	const out: DecisionSection[] = [];
	for (const section of sections) {
		const decides =
			section.label?.kind === 'decision' || section.label?.kind === 'earlier-decisions';
		const whole = decides && section.label?.value === '';
		const scan = whole ? [...section.labelLines, ...section.lines] : section.lines;
		let cuts: { index: number; heading: DecisionHeading }[] = [];
		for (let index = 0; index < scan.length; index += 1) {
			const read = decisionHeadingAt(scan, index, reading.keepsBlanks);
			const heading =
				read && accepts(reading, section, scan, index, read)
					? read
					: stationAt(reading, section, scan[index]!);
			if (!heading) continue;
			cuts.push({ index, heading });
			index += heading.lines - 1;
		}
		// `Økonomiudvalget den 3. maj 2007, pkt. 6` and nothing below: where the case was dealt with, no decision.
		if (!decides)
			cuts = cuts.filter(({ index, heading }, place) => {
				const end = cuts[place + 1]?.index ?? scan.length;
				const said = heading.value !== '' || scan.slice(index + heading.lines, end).some(hasWords);
				return said || heading.date === undefined || heading.date >= (reading.date ?? '');
			});
		const start = cuts[0]?.index ?? scan.length;
		const labels = whole ? section.labelLines.length : 0;
		const history = isHistory(section);
		if (start > 0 || cuts.length === 0 || (!whole && section.labelLines.length > 0))
			out.push({
				...section,
				lines: scan.slice(labels, Math.max(start, labels)),
				...(cuts.length > 0 ? { cut: true } : {}),
			});
		cuts.forEach(({ index, heading }, place) => {
			const end = cuts[place + 1]?.index ?? scan.length;
			// What stands below the label of earlier decisions is this meeting's only where it names its day.
			const earlier =
				section.label?.kind === 'earlier-decisions' &&
				heading.date !== undefined &&
				heading.date !== reading.date;
			out.push({
				...cutDecision(scan, index, end, heading),
				...(history ? { history } : {}),
				...(earlier ? { earlier } : {}),
			});
		});
	}
	return out;
}

/** True for the part of an item that tells what became of the case before. */
function isHistory(section: Section): boolean {
	return /forløb|historik|politisk behandling/iu.test(section.label?.name ?? '');
}

/** `Klima og natur, 11. januar 2023, pkt. 4:`: a station of the case, whatever the body is called. */
function stationAt(reading: Reading, section: Section, line: Line): DecisionHeading | undefined {
	const words = plainText(line.text);
	if (!hasWords(line) || words.length > 120) return undefined;
	const match =
		/^(\p{Lu}[\p{L} ,&-]{2,60}?),? (?:den |d\. )?(\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}\. ?\p{L}{3,9} \d{4})(?<point>,? \(?(?:pkt\.?|punkt|sag)(?: nr\.?)? \d{1,4}\)?)?:?$/u.exec(
			words,
		);
	const date = match?.[2] ? readDate(match[2]) : undefined;
	if (!match?.[1] || !date || readLabel(match[1])) return undefined;
	const known = reading.committeeName !== undefined && isOwn(match[1], reading.committeeName);
	const point = match.groups?.['point'] !== undefined;
	const past = reading.date === undefined || date <= reading.date;
	const dated = point && past && looksLikeCommittee(match[1]);
	if (!words.endsWith(':') && !(point && date === reading.date) && !dated) return undefined;
	if (/relateret|videre/iu.test(section.label?.name ?? '')) return undefined;
	if (!known && !isHistory(section) && !(point && (words.endsWith(':') || dated))) return undefined;
	return { committeeName: match[1], date, lines: 1, value: '' };
}

/** One decision from its heading to the next. */
function cutDecision(
	scan: readonly Line[],
	index: number,
	end: number,
	heading: DecisionHeading,
): DecisionSection {
	// `Punkt 2:` below the heading: the number the case had there.
	const below = scan.findIndex(
		(line, at) => at >= index + heading.lines && at < end && hasWords(line),
	);
	const numbered =
		below >= 0 &&
		/^(?:punkt|pkt\.?|sag)(?: nr\.?)? \d{1,4}\s?:?$/iu.test(plainText(scan[below]!.text));
	const from = numbered ? below + 1 : index + heading.lines;
	const labelLines = scan.slice(index, from).filter(hasWords);
	let lines = scan.slice(from, end);
	let { date } = heading;
	let year: Line | undefined;
	if (heading.torn) {
		year = tornYear(lines);
		const found = year ? joinDate(heading.torn + year.text.trim()) : undefined;
		if (year && found) {
			date = found;
			const { number } = year;
			lines = lines.filter((line) => line.number !== number);
		} else year = undefined;
	}
	if (heading.value !== '') {
		const last = scan[index + heading.lines - 1]!;
		lines = [{ ...last, text: heading.value, indent: 0 }, ...lines];
	}
	return {
		label: { kind: 'decision', name: 'Beslutning', value: '' },
		labelLines,
		lines,
		...(heading.committeeName ? { committeeName: heading.committeeName } : {}),
		...(date ? { date } : {}),
		...(year ? { year } : {}),
	};
}

function joinDate(words: string): string | undefined {
	const match = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/u.exec(words);
	return match
		? `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
		: undefined;
}

/** Whether a line that could head a decision does: it says so, or stands alone and names a committee and a day. */
function accepts(
	reading: Reading,
	section: Section,
	scan: readonly Line[],
	index: number,
	heading: DecisionHeading,
): boolean {
	const words = plainText(scan[index]!.text);
	if (/^(?:beslutning|afgørelse|endelig|tidligere)/iu.test(words))
		return heading.committeeName !== undefined || heading.date !== undefined;
	if (!heading.date || !heading.committeeName || runsOn(scan[index - 1])) return false;
	const owned = /s (?:beslutning|behandling|afgørelse|indstilling|anbefaling|møde)[\s,]/iu.test(
		words,
	);
	if (section.label?.kind === 'attachments') return owned && /\d{4}:?$/u.test(words);
	if (section.label?.kind === 'earlier-decisions' || section.label?.kind === 'decision')
		return true;
	if (isHistory(section)) return true;
	if (/^\d/u.test(words)) return false;
	if (/relateret|tidligere|videre/iu.test(section.label?.name ?? '')) return false;
	if (owned || /behandlede? (?:sagen|punktet)|behandlet (?:sagen|punktet)/iu.test(words))
		return true;
	return (
		/(?:^|\s)(?:den|d\.)\s|\d{4}:$|(?:pkt\.?|punkt|sag)(?: nr\.?)? \d{1,4}\)?:$/iu.test(words) &&
		(reading.date === undefined || heading.date <= reading.date)
	);
}

/** True for a line of running text whose sentence goes on below: what stands there heads nothing. */
function runsOn(above: Line | undefined): boolean {
	if (above === undefined || !hasWords(above)) return false;
	const words = plainText(above.text);
	return !endsSentence(words) && (words.length >= 60 || isUnfinished(words));
}

/** The wording of a decision, paragraphs separated by an empty line; numbers and letters of points stay. */
export function decisionText(reading: Reading, lines: readonly Line[]): string {
	if (reading.firstListOnly) return '';
	const kept = lines.filter((line) => !isRule(line));
	const { blocks, furniture } = readBlocks(kept, reading.messages);
	for (const [line, rule] of furniture) reading.furniture.set(line, rule);
	return blocks.flatMap((block) => blockWords(block, kept)).join('\n\n');
}

const point = /^(?:[-•*·–]\s|\d{1,2}[.)]\s|\p{L}[.)]\s)/u;

function blockWords(block: Block, lines: readonly Line[]): string[] {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
			return [block.text];
		case 'list': {
			const points: string[] = [];
			for (const line of lines) {
				if (!hasWords(line) || line.number < block.lines.from || line.number > block.lines.to)
					continue;
				const words = plainText(line.text);
				const last = points.at(-1);
				if (last === undefined || point.test(words) || line.list !== undefined) points.push(words);
				else points[points.length - 1] = joinWrapped(last, words);
			}
			return points.map((words) => words.replace(/^[-•*·–]\s+/u, ''));
		}
		case 'table':
			return block.rows.map((row) => row.filter((cell) => cell !== '').join(' '));
		case 'page':
			return [];
	}
}

/** The decisions printed under `Tidligere beslutninger` where no line names a committee: one wording, or none. */
export function isPlaceholder(text: string): boolean {
	return /^[.–-]?$/u.test(text.trim()) || /^ingen\.?$/iu.test(text.trim());
}

/** A decision as read under an item: from a list of earlier ones, or from the history of the case. */
export type ReadDecision = ParsedDecision & {
	readonly earlier?: boolean;
	readonly history?: boolean;
};

/** Every decision with its committee and day; this meeting's own comes last, added empty where only others stand. */
export function ownLast(reading: Reading, decisions: readonly ReadDecision[]): ParsedDecision[] {
	if (decisions.length === 0) return [];
	const own = (decision: ReadDecision): boolean =>
		decision.earlier !== true &&
		isOwn(decision.committeeName, reading.committeeName) &&
		(decision.date === undefined || reading.date === undefined || decision.date === reading.date);
	const ours = decisions.filter(own);
	// The history of a case ends with this meeting's decision once more.
	const said = ours.some((decision) => decision.history !== true && decision.text !== '');
	const text = ours
		.filter((decision) => !(said && decision.history === true))
		.map((decision) => decision.text)
		.filter((words) => words !== '')
		.join('\n\n');
	const opening = ours.find((decision) => decision.text !== '')?.opening;
	// Oldest first, also where the print has its own first; without a word it is a heading and no decision.
	const others = decisions.filter((decision) => !own(decision) && decision.text !== '');
	if (others.every(({ date }) => date !== undefined))
		others.sort((a, b) => a.date!.localeCompare(b.date!));
	if (others.length === 0 && ours.length === 0) return [];
	return [
		...others.map(({ committeeName, date, text: words }) => ({
			...(committeeName ? { committeeName } : {}),
			...(date ? { date } : {}),
			text: words,
		})),
		{
			...(reading.committeeName ? { committeeName: reading.committeeName } : {}),
			...(reading.date ? { date: reading.date } : {}),
			...(opening === undefined ? {} : { opening }),
			text,
		},
	];
}
