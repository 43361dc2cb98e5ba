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
	return { inline, own: ownLabels(plain, run) };
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
			const key = text.replace(/\s*:$/u, '').toLowerCase();
			if (/(?:indstilles|foreslås|indstiller|foreslår|anbefaler|følgende|således):?$/iu.test(text))
				continue;
			if (text.length > 50 || !/^\p{Lu}/u.test(text) || /\d/u.test(text)) continue;
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

/** The label words that a line begins with, in lower case, where what follows can be their value. */
function inlineName(text: string): string | undefined {
	const words = text.split(' ', 4);
	for (let count = Math.min(3, words.length - 1); count >= 1; count -= 1) {
		const name = words.slice(0, count).join(' ');
		if (!columnLabels.has(name.toLowerCase()) || labelKind(name) === undefined) continue;
		if (!/^[^\p{L}\d]*\p{Lu}/u.test(text.slice(name.length).trim())) return undefined;
		return name.toLowerCase();
	}
	return undefined;
}
