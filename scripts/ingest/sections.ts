/** The labelled parts of one item, in the order of the print. */
import { looksLikeCommittee } from './committees.ts';
import type { Line } from './types.ts';
import { readFieldLine } from './field-lines.ts';
import { type Label, type LabelKind, labelKind, plainText, readLabel } from './vocabulary.ts';

/** A label and the lines below it; the first part of an item has no label. */
export interface Section {
	readonly label?: Label;
	/** The lines the label stands on; one but for labels broken over lines. */
	readonly labelLines: readonly Line[];
	/** The lines that belong to it, without the label; words beside the label come first, as a line of their own. */
	readonly lines: readonly Line[];
}

/** How a print sets its labels. */
export interface LabelStyle {
	/**
	 * Labels whose value begins on the same line without a colon (`Tema Udvalget ønsker …`), in lower case, where
	 * the print sets its labels so.
	 */
	readonly inline: ReadonlySet<string>;
	/** Headings that the print sets over the parts of its items and no vocabulary lists, in lower case. */
	readonly own: ReadonlySet<string>;
	/** Words that head the decisions of this print and are no label of decisions elsewhere, in lower case. */
	readonly decides: ReadonlySet<string>;
	/** Numbers of lines whose label stands in a column beside its text. */
	readonly beside: ReadonlySet<number>;
}

/** True where the line holds words: neither blank nor furniture. */
export function hasWords(line: Line): boolean {
	return line.blank === 'no' && line.furniture === undefined;
}

/** Labels of the lines right below a title. */
const heads: ReadonlySet<LabelKind> = new Set([
	'access',
	'case-number',
	'item-type',
	'public-title',
	'title',
	'fields',
]);

/** True for the labels of the lines right below a title. */
export function isHead(kind: LabelKind): boolean {
	return heads.has(kind);
}

const quiet: ReadonlySet<LabelKind> = new Set(['access', 'case-number']);

/** The label that a line of an item begins with, in the print's own style; `next` helps with labels over two lines. */
function labelAt(
	line: Line,
	next: Line | undefined,
	style: LabelStyle,
): { label: Label; lines: number } | undefined {
	if (!hasWords(line)) return undefined;
	const plain = plainText(line.text);
	const [head = ''] = style.decides.size > 0 ? plain.split(':', 1) : [];
	if (style.decides.has(head.toLowerCase()))
		return {
			label: { kind: 'decision', name: head, value: plain.slice(head.length + 1).trim() },
			lines: 1,
		};
	const label = readLabel(plain);
	if (label) return { label, lines: 1 };
	if (plain.length <= 30 && next && hasWords(next)) {
		const two = readLabel(`${plain} ${plainText(next.text)}`);
		if (two && two.value === '' && /\s$|^\s*\S+$/u.test(line.text)) return { label: two, lines: 2 };
	}
	if (plain.length <= 51 && style.own.has(plain.replace(/\s*:$/u, '').toLowerCase()))
		return {
			label: { kind: 'section', name: plain.replace(/\s*:$/u, ''), value: '' },
			lines: 1,
		};
	const lower = style.inline.size > 0 ? plain.toLowerCase() : '';
	for (const name of style.inline) {
		if (plain.length <= name.length + 1 || !lower.startsWith(`${name} `)) continue;
		const found = readLabel(plain.slice(0, name.length));
		if (found) return { label: { ...found, value: plain.slice(name.length).trim() }, lines: 1 };
	}
	return undefined;
}

/** A line holding only the words beside a label. */
function valueLine(line: Line, value: string): Line {
	const at = line.text.indexOf(value);
	const text = at >= 0 ? line.text.slice(at) : value;
	return { ...line, text, indent: 0 };
}

/**
 * Headings that an item numbers (`1. Resume`, `2. Beslutningspunkter`): short lines that count from 1, where the
 * vocabulary knows one of them at least.
 */
function numberedHeadings(lines: readonly Line[]): Map<number, { label: Label; lines: number }> {
	const found: { index: number; label: Label; known: boolean }[] = [];
	for (const [index, line] of lines.entries()) {
		if (!hasWords(line) || line.text.length > 90) continue;
		const plain = plainText(line.text);
		const match = /^(\d{1,2})\.\s+(\p{Lu}[^.;:]{2,60}):?$/u.exec(plain);
		if (!match?.[2] || Number(match[1]) !== found.length + 1) continue;
		const kind = labelKind(match[2]);
		const label = {
			kind: kind ?? 'section',
			name: plain.replace(/\s*:$/u, ''),
			value: '',
		} as const;
		found.push({ index, label, known: kind !== undefined });
	}
	if (found.length < 2 || !found.some(({ known }) => known)) return new Map();
	return new Map(found.map(({ index, label }) => [index, { label, lines: 1 }]));
}

/** `Direktionen indstiller` alone above what is proposed, in an item without the label `Indstilling`. */
function proposerAt(
	lines: readonly Line[],
	index: number,
): { label: Label; lines: number } | undefined {
	const line = lines[index]!;
	const before = lines[index - 1];
	if (!hasWords(line) || (before && hasWords(before) && !/[.:?!]\s*$/u.test(before.text)))
		return undefined;
	const plain = plainText(line.text);
	if (!/^\p{Lu}[\p{L} &,-]{3,60} (?:indstiller|anbefaler)(?:,? at)?[:,]?$/u.test(plain))
		return undefined;
	const next = lines.slice(index + 1, index + 3).find(hasWords);
	if (!next || !/^\s*(?:at\s|[-•]|\d{1,2}[.)]|a\))/iu.test(next.text)) return undefined;
	return {
		label: { kind: 'recommendation', name: plain.replace(/\s*[:,]$/u, ''), value: '' },
		lines: 1,
	};
}

/** A line of several fields, or of one that no label heads: `Åben sag      Sagsid: 24/8812`, `Beslutningssag`. */
function fieldsAt(line: Line): { label: Label; lines: number } | undefined {
	if (!hasWords(line)) return undefined;
	const fields = readFieldLine(line.text);
	if (!fields || (fields.pieces === 1 && readLabel(line.text) !== undefined)) return undefined;
	return { label: { kind: 'fields', name: plainText(line.text), value: '' }, lines: 1 };
}

/** Splits the lines of an item (its title left out) at its labels. Every line stands in exactly one section. */
export function splitSections(lines: readonly Line[], style: LabelStyle): Section[] {
	const sections: { label?: Label; labelLines: Line[]; lines: Line[] }[] = [
		{ labelLines: [], lines: [] },
	];
	let inBody = false;
	const asides = new Set<Line>();
	const numbered = numberedHeadings(lines);
	const proposing = !lines.some((line) => readLabel(line.text)?.kind === 'recommendation');
	for (let index = 0; index < lines.length; index += 1) {
		const line = lines[index]!;
		const current = sections.at(-1)!;
		const besides = (one: Line): boolean => hasWords(one) && !asides.has(one);
		if (current.label ? !heads.has(current.label.kind) : current.lines.some(besides)) inBody = true;
		const found =
			numbered.get(index) ??
			(inBody ? undefined : fieldsAt(line)) ??
			labelAt(line, lines[index + 1], style) ??
			(proposing ? proposerAt(lines, index) : undefined);
		if (found?.label.kind === 'decision' && saysWhoDecides(found.label, lines[index + 1])) {
			asides.add(line);
			current.lines.push(line);
			continue;
		}
		const inProse =
			found &&
			found.label.value !== '' &&
			current.label?.kind !== undefined &&
			['section', 'recommendation'].includes(found.label.kind) &&
			continuesSentence(lines, index);
		if (
			found &&
			!style.beside.has(line.number) &&
			(!inBody || procedure.test(found.label.name)) &&
			isAside(line, found.label, lines[index + 1])
		) {
			asides.add(line);
			current.lines.push(line);
			continue;
		}
		const listed =
			current.label?.kind === 'attachments' &&
			(line.list !== undefined || (found !== undefined && isListed(lines, index, found.label)));
		// What was voted on as a whole, behind the points one by one.
		const votedOn =
			found?.label.kind === 'recommendation' &&
			current.label?.kind === 'decision' &&
			/^(?:den )?(?:samlet|samlede) /iu.test(found.label.name);
		if (
			!found ||
			listed ||
			inProse ||
			votedOn ||
			(quiet.has(found.label.kind) && inBody && found.label.value === '')
		) {
			current.lines.push(line);
			continue;
		}
		let labelLines = lines.slice(index, index + found.lines);
		index += found.lines - 1;
		let { value } = found.label;
		const apart = line.paragraphEnd === true && lines[index + 1]?.blank === 'empty';
		const below = lines[index + (apart ? 2 : 1)];
		if (found.label.kind === 'item-type' && value === '' && below && isType(below)) {
			labelLines = [...labelLines, below];
			value = plainText(below.text);
			index += apart ? 2 : 1;
			sections.push({
				label: { ...found.label, value },
				labelLines,
				lines: [{ ...below, indent: 0 }],
			});
			continue;
		}
		sections.push({
			label: found.label,
			labelLines,
			lines: value === '' ? [] : [valueLine(line, value)],
		});
	}
	return sections;
}

/** `Ansøgning` or `Tidsplan` among the entries of a list of attachments, short lines without room between them. */
function isListed(lines: readonly Line[], index: number, label: Label): boolean {
	if (label.kind !== 'section' || label.value !== '') return false;
	const before = lines[index - 1];
	const next = lines[index + 1];
	if (!before || !hasWords(before)) return false;
	return (
		!next || !hasWords(next) || (next.text.trim().length <= 60 && !/[.:]\s*$/u.test(next.text))
	);
}

/** `Beslutning: Byrådet` above a label or nothing: who is to decide, no decision. */
function saysWhoDecides(label: Label, next: Line | undefined): boolean {
	if (
		!/^(?:udvalget|rådet|nævnet|bestyrelsen)$/iu.test(label.value) &&
		!looksLikeCommittee(label.value)
	)
		return false;
	return next === undefined || !hasWords(next) || readLabel(next.text) !== undefined;
}

/** What says who decides: a field wherever it stands. */
const procedure =
	/^(?:sagsforløb|sagsgang|kompetence|beslutningskompetence|sagen (?:afgøres|behandles) (?:i|af))$/iu;

/** `Kompetence: Økonomiudvalget` right below a title: a field the archive does not know, no heading over text. */
function isAside(line: Line, label: Label, next: Line | undefined): boolean {
	if (!plainText(line.text).slice(label.name.length).startsWith(':')) return false;
	if (label.kind !== 'section' || label.value === '' || label.value.length > 60) return false;
	if (/[.!?]$/u.test(label.value)) return false;
	return (
		next === undefined ||
		!hasWords(next) ||
		readLabel(next.text) !== undefined ||
		/^\s*beslutning(?!\p{L})/iu.test(next.text)
	);
}

const types =
	/^(?:til )?(?:beslutning|beslutningssag|orientering|orienteringssag|drøftelse|temadrøftelse|godkendelse|efterretning|indstilling|meddelelse)\.?$/iu;

function isType(line: Line): boolean {
	return hasWords(line) && types.test(plainText(line.text));
}

/** True where the line before ends in mid-sentence, so that this one is no label. */
function continuesSentence(lines: readonly Line[], index: number): boolean {
	const before = lines[index - 1];
	return (
		before !== undefined &&
		hasWords(before) &&
		!/[.:;!?]\s*$/u.test(before.text) &&
		readLabel(before.text) === undefined
	);
}
