/** Labels of rows that fill two columns: two names, or a name and a code of one letter. */
import { splitLabels } from './table-heads.ts';
import { isTotal } from './table-sums.ts';
import type { PlacedRow } from './table-sums.ts';

/**
 * Labels that are two columns by their capitals: the head names two (`Civilstand Køn`), and every label with figures has two parts, or ends
 * in what is the second part of another. Second parts must repeat, or ditto marks stand for the first.
 */
export function pairedLabels(
	head: readonly (readonly string[])[] | undefined,
	rows: readonly PlacedRow[],
): { head: string[][]; labels: string[][] } | undefined {
	const last = head?.at(-1);
	const names = splitLabels(last?.[0] ?? '');
	const held = rows.filter((row) => row.cells.some((cell) => cell !== ''));
	if (!head || !last || names.length !== 2 || held.length < 3 || held.length > 200)
		return undefined;
	const seconds = secondParts(held.map((row) => row.label));
	const split = (row: PlacedRow): string[] | undefined => {
		if (!held.includes(row)) return [row.label, ''];
		const second = seconds.find((part) => row.label.endsWith(` ${part}`));
		if (second !== undefined) return [row.label.slice(0, -second.length - 1), second];
		return isTotal(row.label) ? [row.label, ''] : undefined;
	};
	const labels = rows.map(split);
	if (!labels.every((label) => label !== undefined)) return undefined;
	if (seconds.length * 2 > held.length && !held.some((row) => ditto.test(row.label)))
		return undefined;
	const above = head.slice(0, -1).map((row) => [row[0] ?? '', '', ...row.slice(1)]);
	return { head: [...above, [...names, ...last.slice(1)]], labels };
}

const ditto = /^(?:do\.|ditto|["”]|-"-) /iu;

/** The second parts of labels of two parts, longest first, with last parts that end two labels or more. */
function secondParts(labels: readonly string[]): string[] {
	const found = new Set<string>();
	const ends = new Map<string, number>();
	for (const label of labels) {
		const parts = splitLabels(label);
		const end = parts.length > 1 ? (parts.at(-1) ?? '') : '';
		if (ditto.test(label)) found.add(label.replace(ditto, ''));
		else if (parts.length === 2) found.add(end);
		else if (end !== '') ends.set(end, (ends.get(end) ?? 0) + 1);
	}
	for (const [end, times] of ends) if (times > 1) found.add(end);
	return [...found].sort((a, b) => b.length - a.length);
}

const code = /^(?:(.*) )?(\p{Lu})$/u;

/** True where the label of every row with figures ends in one capital, one of few: `Ny bro U`, `Tilskud I`. */
export function labelsEndInCodes(rows: readonly PlacedRow[], least: number): boolean {
	const held = rows.filter((row) => row.cells.some((cell) => cell !== ''));
	const codes = held.map((row) => code.exec(row.label)?.[2]);
	return held.length >= least && !codes.includes(undefined) && new Set(codes).size <= 4;
}

/** The label and its code, where a row with figures ends in one. */
export function splitCode(row: PlacedRow): string[] {
	const match = row.cells.some((cell) => cell !== '') ? code.exec(row.label) : null;
	return match ? [match[1] ?? '', match[2] ?? ''] : [row.label, ''];
}
