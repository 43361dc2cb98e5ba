/** Rosters of the head: who belongs to the meeting, line by line, in columns, or with marks of who was there. */
import { type Entry, isRole, readEntries, saysNobody } from './attendance.ts';
import type { Line } from './types.ts';
import { plainText } from './vocabulary.ts';

/** A roster as read, and how many lines it takes. */
export interface Roster {
	readonly entries: readonly Entry[];
	readonly used: number;
}

/** The words of a line of a roster, names in columns parted by commas. */
function rosterText(text: string): string {
	return plainText(
		text
			.trimEnd()
			.replace(/(?<!\.)\.{4,}$/u, '')
			.trimEnd()
			.replace(
				/(?<=[\p{L})])\s{4,}(?=\p{Lu}[\p{Ll}.])|(?<=\(\p{Lu}{1,2}\))\s+(?=\p{Lu}\p{Ll})/gu,
				', ',
			),
	);
}

/** `Sekretær      Asger Vindum`: an office set as a label beside its value, or one that keeps the minutes. */
function isOffice(line: Line): boolean {
	const [first = '', second] = line.text.trim().split(/\s{3,}|\t/u);
	return (
		(second !== undefined && isRole(plainText(first))) ||
		/^(?:sekretær|referent|protokolfører|dirigent|mødeleder|ordstyrer)\s/iu.test(plainText(first))
	);
}

/**
 * The people named by `value`, which stands beside a label at `index`, and on the lines below, as far as they are
 * people. A number where there is nobody: how many lines belong to the label, 0 where they are about something else.
 */
export function readRoster(
	value: string,
	lines: readonly Line[],
	index: number,
	isLabel: (words: string) => boolean,
): Roster | number {
	const found: Entry[] = [];
	let used = 1;
	let words = value;
	const label = lines[index]!;
	// `Medlemmer:          Bemærkninger:`: the heads of two columns.
	while (value === '' && lines[index + used]?.number === label.number) used += 1;
	const near = lines[index + used];
	if (value === '' && near && near.number - label.number > 3) return 1;
	for (;;) {
		const next = lines[index + used];
		const entries: readonly Entry[] | undefined = words === '' ? [] : readEntries(words);
		const plain = next ? rosterText(next.text) : '';
		if (entries === undefined) {
			if (used > 1 && found.length > 0) {
				used -= 1;
				break;
			}
			if (!next || isLabel(plain) || used > 12) return 0;
			words = joinNames(words, plain);
			used += 1;
			continue;
		}
		const open = /[,–-]$|\s(?:og|samt)$/u.test(words) || /^(?:\(|og\s|samt\s)/u.test(plain);
		if (entries.length > 0 && next && open && !isLabel(plain)) {
			words = joinNames(words, plain);
			used += 1;
			continue;
		}
		found.push(...entries);
		// `næstformand`, alone below the name.
		const role =
			next !== undefined && entries.length > 0 && /^[(\p{Ll}]/u.test(plain) && isRole(plain);
		if (!next || (!role && isLabel(plain)) || isOffice(next)) break;
		if (saysNobody(plain)) {
			used += 1;
			break;
		}
		if (!role && !readEntries(plain)) break;
		words = role ? '' : plain;
		used += 1;
	}
	if (found.length === 0) return value === '' && used === 1 ? 0 : used;
	return { entries: found, used };
}

function joinNames(left: string, right: string): string {
	return `${left}${left.endsWith('-') ? '' : ' '}${right}`;
}

/**
 * A list of at least three people on lines of their own that stands in the head without a label, one of them with a
 * party or a seat beside the name; undefined where there is none.
 */
export function rosterWithoutLabel(
	lines: readonly Line[],
	index: number,
	isLabel: (words: string) => boolean,
): Roster | undefined {
	const entries: Entry[] = [];
	let told = false;
	let used = 0;
	for (; index + used < lines.length; used += 1) {
		const line = lines[index + used]!;
		const before = lines[index + used - 1];
		if (used > 0 && before && line.number - before.number > 2) break;
		const words = rosterText(line.text);
		if (words.length > 120 || isLabel(words)) break;
		const read = readEntries(words);
		if (!read) break;
		told ||=
			read.some(({ member }) => member.party !== undefined) || /formand(?!\p{L})/iu.test(words);
		entries.push(...read);
	}
	return used >= 3 && told ? { entries, used } : undefined;
}

/** Cells of a line with the column at which each begins. */
function cellsOf(text: string): { at: number; text: string }[] {
	return [...text.matchAll(/[^\s|](?:[^\t|]*?[^\s|])??(?=\s{2,}|\t|\s*\||\s*$)/gu)].map(
		(match) => ({
			at: match.index,
			text: match[0].trim(),
		}),
	);
}

const presence =
	/^(?:til ?stede|mødt|fremmødt|deltog|deltager|deltaget|nærværende|tilstedeværende)$/iu;
const absence =
	/^(?:fraværende|afbud|fravær|ikke til ?stede|ikke mødt|ej mødt|forfald|uden afbud|med afbud)$/iu;
const ticked = /^(?:x|\[x\]|\(x\)|✓|✔|√|☒|☑|●|■|\+|ja)$/iu;
const unticked = /^(?:-|–|÷|%|☐|□|○|\[ ?\]|\( ?\)|nej)$/iu;

/**
 * A roster set as a table whose head names columns for those present or absent (`Navn  Parti  Til stede  Afbud`), marks
 * in its rows: everybody who was there or absent, those absent marked so; undefined where line `index` is no such head.
 */
export function readMarkedRoster(lines: readonly Line[], index: number): Roster | undefined {
	const words = lines[index]?.text.trim() ?? '';
	if (!/\s\s|[\t|]/u.test(words)) return undefined;
	const head = cellsOf(lines[index]?.text ?? '').map(({ at, text }) => ({
		at,
		text: text.replace(/:$/u, ''),
	}));
	const columns = head.filter(({ text }) => presence.test(text) || absence.test(text));
	if (columns.length === 0 || head.length < 2 || columns.length === head.length) return undefined;
	const entries: Entry[] = [];
	let used = 1;
	let marks = 0;
	for (; index + used < lines.length; used += 1) {
		const cells = cellsOf(lines[index + used]!.text);
		const isMark = (text: string): boolean =>
			ticked.test(text) || unticked.test(text) || presence.test(text) || absence.test(text);
		const names = cells.filter(({ text }) => !isMark(text));
		const read = readEntries(names.map(({ text }) => text).join(', '));
		if (read?.length !== 1) break;
		let entry = read[0]!;
		for (const cell of cells.filter(({ text }) => isMark(text))) {
			marks += 1;
			const column = columns.toSorted(
				(a, b) => Math.abs(a.at - cell.at) - Math.abs(b.at - cell.at),
			)[0]!;
			const away = absence.test(cell.text)
				? true
				: ticked.test(cell.text)
					? absence.test(column.text)
					: unticked.test(cell.text) && presence.test(column.text) && columns.length === 1;
			const said = `${cell.text} ${column.text}`;
			if (away)
				entry = {
					...entry,
					away: /uden afbud/iu.test(said)
						? { excused: false }
						: absence.test(cell.text) || absence.test(column.text)
							? /afbud/iu.test(absence.test(cell.text) ? cell.text : column.text)
								? { excused: true }
								: {}
							: {},
				};
		}
		entries.push(entry);
	}
	return entries.length >= 2 && marks > 0 ? { entries, used } : undefined;
}
