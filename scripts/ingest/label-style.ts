/** How a print sets its labels: which ones have their value beside them without a colon. */
import type { ItemRun } from './items.ts';
import { couldBeHeading } from './headings.ts';
import type { LabelStyle } from './sections.ts';
import type { Line } from './types.ts';
import { labelKind, plainText, readAccess, readLabel } from './vocabulary.ts';

/**
 * The labels that a print sets beside their value (`Tema Udvalget ønsker …`): ordinary words, so only where they
 * begin a line, with a capital after them, once in an item, and in two items at least and a third of all.
 */
export function findLabelStyle(
	plain: readonly string[],
	run: ItemRun,
	named: readonly string[],
	beside: ReadonlySet<number>,
): LabelStyle {
	const items = new Map<string, Map<number, number>>();
	run.starts.forEach((start, item) => {
		const to = Math.min(run.starts[item + 1]?.from ?? plain.length, start.from + 400);
		for (let at = start.titleTo + 1; at < to; at += 1) {
			const text = plain[at] ?? '';
			if (text === '' || readLabel(text)) continue;
			const before = plain[at - 1] ?? '';
			if (before !== '' && !/[.:!?-]$/u.test(before) && readLabel(before) === undefined) continue;
			const name = inlineName(text);
			if (!name) continue;
			const counts = items.get(name) ?? new Map<number, number>();
			counts.set(item, (counts.get(item) ?? 0) + 1);
			items.set(name, counts);
		}
	});
	const inline = new Set(named);
	for (const [name, counts] of items) {
		const once = [...counts.values()].every((count) => count === 1);
		if (once && counts.size >= 2 && counts.size >= run.starts.length / 3) inline.add(name);
	}
	return { inline, own: ownLabels(plain, run), decides: decisionNames(plain, run), beside };
}

/** Words that head decisions in prints that call none of theirs a decision. */
const conclusions =
	/^(?:konklusion|resultat|udfald|aftalt|aftale|konklusion og opfølgning|det aftaltes)$/iu;

/** The words that stand over the decisions of a print without the usual ones: in two items at least and a third. */
function decisionNames(plain: readonly string[], run: ItemRun): Set<string> {
	const first = run.starts[0]?.from ?? 0;
	const found = new Map<string, number>();
	for (const text of plain.slice(first)) {
		if (text === '' || text.length > 200) continue;
		if (readLabel(text)?.kind === 'decision') return new Set();
		const name = text.replace(/\s*:(?:\s.*)?$/u, '').toLowerCase();
		if (conclusions.test(name)) found.set(name, (found.get(name) ?? 0) + 1);
	}
	const often = [...found].filter(
		([, count]) => count >= 2 && count >= run.starts.length / 3 && count <= run.starts.length,
	);
	return new Set(often.map(([name]) => name));
}

/** What stands below a decision or an absence is its wording, however often it comes again. */
const wording: ReadonlySet<string> = new Set([
	'decision',
	'absence',
	'attachments',
	'item-type',
	'access',
]);

/**
 * The headings that a print sets over the parts of its items and that no vocabulary lists: short lines of their own,
 * the same in several items and once in each, text below them.
 */
function ownLabels(plain: readonly string[], run: ItemRun): Set<string> {
	const found = new Map<string, { items: Set<number>; count: number; leads: number }>();
	run.starts.forEach((start, item) => {
		const to = Math.min(run.starts[item + 1]?.from ?? plain.length, start.from + 400);
		let above: string | undefined;
		for (let at = start.titleTo + 1; at < to; at += 1) {
			const text = plain[at] ?? '';
			if (text === '') continue;
			const label = readLabel(text);
			const last = above;
			above = label?.value === '' ? label.kind : undefined;
			if (label || (last !== undefined && wording.has(last))) continue;
			if (text.length > 50 || !/^\p{Lu}/u.test(text) || /\d/u.test(text)) continue;
			const key = text.replace(/\s*:$/u, '').toLowerCase();
			if (/(?:indstilles|foreslås|indstiller|foreslår|anbefaler|følgende|således):?$/iu.test(text))
				continue;
			// `Fra Teknik og Miljø` below a title says whose the case is.
			if (/^(?:fra|af|ved|til|forslag (?:af|fra)|indsendt af|fremsat af)\s/iu.test(text)) continue;
			if (!couldBeHeading(text, false) || readAccess(text) !== undefined) continue;
			if (plain[at - 1] !== '' && !text.endsWith(':') && last === undefined) continue;
			const next = plain.slice(at + 1, at + 3).find((words) => words !== '');
			if (next === undefined) continue;
			const known = found.get(key) ?? { items: new Set<number>(), count: 0, leads: 0 };
			known.items.add(item);
			known.count += 1;
			// A row of short lines is a table that lost its columns, or a list.
			if (next.length > 60 || /[.:!?]$|^[-•·*]\s|^\d{1,2}[.)]\s/u.test(next)) known.leads += 1;
			found.set(key, known);
		}
	});
	const own = new Set<string>();
	for (const [key, { items, count, leads }] of found) {
		const often = items.size >= 2 && items.size >= run.starts.length / 3;
		if (often && count === items.size && leads * 2 >= count) own.add(key);
	}
	return own;
}

const bullet = /^(\s*)[•·▪◦○●■□*>–-]\s+(?=\p{Lu})/u;

/**
 * The lines without the bullets before their labels, where a print sets its labels so (`• Indstilling`): at least two
 * labels that only cases have.
 */
export function undressLabels(lines: readonly Line[]): readonly Line[] {
	const bare = new Map<number, string>();
	let telling = 0;
	for (const [index, line] of lines.entries()) {
		if (line.blank !== 'no' || line.text.length > 120 || !bullet.test(line.text)) continue;
		const text = line.text.replace(bullet, '$1');
		const plain = plainText(text);
		const label = readLabel(plain);
		const decision = /^beslutning (?:i|af|fra) \p{Lu}/iu.test(plain);
		if (!decision && label?.value !== '') continue;
		bare.set(index, text);
		if (decision || label?.kind === 'recommendation' || label?.kind === 'decision') telling += 1;
	}
	if (telling < 2) return lines;
	return lines.map((line, index) => {
		const text = bare.get(index);
		return text === undefined ? line : { ...line, text };
	});
}

const besideColumn = /^(\s{0,4})(\p{Lu}[^:]{2,38}?):?(\s{3,}|\t+)(?=\S)/u;
const columnKinds: ReadonlySet<string> = new Set([
	'section',
	'recommendation',
	'decision',
	'earlier-decisions',
	'attachments',
]);

/**
 * The lines of a print that sets its labels into a column and the text into another (`Beslutning          Godkendt.`),
 * as if the label stood before a colon and the text began at the left: at least three such lines of two labels whose
 * text begins in the same place.
 */
export function undressColumns(lines: readonly Line[]): {
	readonly lines: readonly Line[];
	/** Numbers of the lines whose label stands in the column. */
	readonly labelled: ReadonlySet<number>;
} {
	const places = new Map<number, { names: Set<string>; count: number }>();
	const labelled = new Map<number, { name: string; column: number }>();
	for (const [index, line] of lines.entries()) {
		if (line.blank !== 'no' || line.furniture || line.text.length > 400) continue;
		const match = besideColumn.exec(line.text);
		const name = match?.[2] ?? '';
		const kind = match ? labelKind(name) : undefined;
		if (!match || kind === undefined || !columnKinds.has(kind)) continue;
		const column = match[0].length;
		labelled.set(index, { name, column });
		const place = places.get(column) ?? { names: new Set<string>(), count: 0 };
		place.names.add(name.toLowerCase());
		place.count += 1;
		places.set(column, place);
	}
	const [best] = [...places].sort((a, b) => b[1].count - a[1].count);
	if (!best || best[1].count < 3 || best[1].names.size < 2) return { lines, labelled: new Set() };
	const column = best[0];
	const first = Math.min(
		...[...labelled].flatMap(([index, label]) => (label.column === column ? [index] : [])),
	);
	const beside = new Set<number>();
	const undressed = lines.map((line, index) => {
		const label = labelled.get(index);
		if (label?.column === column) {
			if (!line.text.slice(0, column).includes(':')) beside.add(line.number);
			return { ...line, text: `${label.name}: ${line.text.slice(column)}`, indent: 0 };
		}
		if (index < first || line.blank !== 'no' || line.indent < column) return line;
		return { ...line, text: line.text.slice(column), indent: line.indent - column };
	});
	return { lines: undressed, labelled: beside };
}

/** Labels that prints set into a column beside their text; other label words begin sentences too often. */
const columnLabels = new Set([
	'tema',
	'resumé',
	'resume',
	'sagsresumé',
	'sagsfremstilling',
	'sagsbeskrivelse',
	'baggrund',
	'formål',
	'vurdering',
	'indstilling',
	'administrationens forslag',
	'administrationens indstilling',
	'forvaltningens indstilling',
	'afledte konsekvenser',
	'økonomi og finansiering',
	'økonomiske konsekvenser',
	'dialog/høring',
	'lovgrundlag',
	'beslutningskompetence',
	'bilag',
]);

/** The first words of those labels. */
const columnBeginnings = new Set([...columnLabels].map((name) => name.split(' ', 1)[0] ?? ''));

/** The label words that a line begins with, in lower case, where what follows can be their value. */
function inlineName(text: string): string | undefined {
	const [first = ''] = text.split(' ', 1);
	if (!columnBeginnings.has(first.toLowerCase())) return undefined;
	const words = text.split(' ', 4);
	for (let count = Math.min(3, words.length - 1); count >= 1; count -= 1) {
		const name = words.slice(0, count).join(' ');
		if (!columnLabels.has(name.toLowerCase()) || labelKind(name) === undefined) continue;
		if (!/^[^\p{L}\d]*\p{Lu}/u.test(text.slice(name.length).trim())) return undefined;
		return name.toLowerCase();
	}
	return undefined;
}
