/**
 * Lines of a label with figures under years, a table in disguise:
 *
 *     Antal pladser: 2031: 54,6   Regnskab 2030: 60,9
 *     Forbrug:       2031: 27,7 mio. kr.  Regnskab 2030: 27,9 mio. kr.
 */
import { plainText } from './markup.ts';
import { areHeads, splitLabels } from './table-heads.ts';
import type { FoundTable } from './tables.ts';
import type { Line } from './types.ts';

interface Pairs {
	readonly label: string;
	readonly keys: readonly string[];
	readonly values: readonly string[];
}

const key = '(?:\\p{Lu}\\p{Ll}{2,20} )?(?:19|20)\\d{2}';
const pair = new RegExp(`(${key}): *([^:]{1,30}?)(?= +${key}:|$)`, 'gu');

/** The label and the pairs of a line, undefined where it does not consist of them. */
function readPairs(line: Line | undefined): Pairs | undefined {
	if (!line || line.blank !== 'no' || line.furniture !== undefined || line.text.length > 200)
		return undefined;
	const text = plainText(line.text);
	const colon = text.indexOf(':');
	if (colon < 2 || colon > 60) return undefined;
	const label = text.slice(0, colon);
	const rest = text.slice(colon + 1).trim();
	if (/\d{4}$/u.test(label)) return undefined;
	const matches = [...rest.matchAll(pair)];
	if (matches.length < 2 || matches.map((match) => match[0]).join(' ') !== rest) return undefined;
	return {
		label,
		keys: matches.map((match) => match[1] ?? ''),
		values: matches.map((match) => (match[2] ?? '').trim()),
	};
}

/** The table that two or more such lines with the same years make, beginning at `start`. */
export function readPairLines(lines: readonly Line[], start: number): FoundTable | undefined {
	const first = readPairs(lines[start]);
	if (!first) return undefined;
	const rows = [[first.label, ...first.values]];
	let end = start;
	for (let index = start + 1; index < lines.length; index += 1) {
		const next = readPairs(lines[index]);
		if (!next || next.keys.join('|') !== first.keys.join('|')) break;
		rows.push([next.label, ...next.values]);
		end = index;
	}
	if (rows.length < 2) return undefined;
	return {
		from: start,
		to: end,
		repeatedHead: [],
		headOnce: true,
		blocks: [
			{
				kind: 'table',
				rows: [['', ...first.keys], ...rows],
				headerRows: 1,
				repaired: 'years printed in every row put into the head',
				lines: { from: lines[start]?.number ?? 0, to: lines[end]?.number ?? 0 },
			},
		],
	};
}

const price =
	/^(.{2,60}?) ([-–]?\d{1,3}(?:\.\d{3})*(?:,\d+)? (?:kr\.?|mio\. kr\.?|t\.kr\.?|pct\.))$/u;
const priced = /^(?:pris|beløb|udgift|tilskud|takst|kr|bevilling|ansøgt|bevilget|betaling|gebyr)/iu;

/**
 * Lines of a name and one amount with its unit, below a head of two labels:
 *
 *     Grund Pris
 *     Åvej 2 1.250.000 kr.
 *     Åvej 4 1.310.000 kr.
 *     Åvej 6 1.295.000 kr.
 */
export function readPricedLines(lines: readonly Line[], start: number): FoundTable | undefined {
	const textAt = (index: number): string => {
		const line = lines[index];
		if (line?.blank !== 'no' || line.furniture !== undefined || line.text.length > 120) return '';
		return line.cells === undefined && line.list === undefined ? plainText(line.text) : '';
	};
	const head = splitLabels(textAt(start));
	if (head.length !== 2 || !priced.test(head[1] ?? '') || !areHeads(head)) return undefined;
	const rows: string[][] = [];
	let to = start;
	for (let index = start + 1; index < lines.length; index += 1) {
		if (lines[index]?.blank === 'empty' && index === to + 1) continue;
		const match = price.exec(textAt(index));
		if (!match || !/^[\p{Lu}\d]/u.test(match[1] ?? '')) break;
		rows.push([match[1] ?? '', match[2] ?? '']);
		to = index;
	}
	if (rows.length < 3) return undefined;
	return {
		from: start,
		to,
		repeatedHead: [],
		blocks: [
			{
				kind: 'table',
				rows: [head, ...rows],
				headerRows: 1,
				lines: { from: lines[start]?.number ?? 0, to: lines[to]?.number ?? 0 },
			},
		],
	};
}
