/** How a print sets its labels: which ones have their value beside them without a colon. */
import type { ItemRun } from './items.ts';
import type { LabelStyle } from './sections.ts';
import { labelKind, readLabel } from './vocabulary.ts';

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
	return { inline };
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
		if (/^\d/u.test(text.slice(name.length).trim())) return undefined;
		return name.toLowerCase();
	}
	return undefined;
}
