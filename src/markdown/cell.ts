/** One cell of a table, read: a number with its printed form, or one of the four ways of holding none. */
import { readNumber } from '../danish/number.ts';
import { readUnit } from './unit.ts';
import type { Unit } from './unit.ts';

export type CellKind = 'number' | 'blank' | 'dot' | 'dash' | 'text';

export interface Cell {
	/** Blank, `.` (no data), `-` (nothing), text and numbers are different things; `0` is a number. */
	readonly kind: CellKind;
	/** As printed, blanks trimmed. */
	readonly printed: string;
	/** The number, where there is one. */
	readonly value?: number;
	/** Number of decimals printed. */
	readonly decimals?: number;
	/** True where the print groups thousands with a point: `40.662`. */
	readonly grouped?: boolean;
	/** The unit printed in the cell: `8,67%`, `77.000 kr.`. */
	readonly unit?: Unit;
}

const figure =
	/^(?<sign>[+\-−–]?)\s?(?<number>\d[\d.]*(?:,\d+)?)(?:(?<=,\d+)\.(?=\s|$))?\s*(?<unit>%|‰|pct\.?|procent(?:point)?|(?:mio|mia)\.?\s?kr\.?|kr\.?|t\.?kr\.?|dkk|årsværk|personer|timer|dage)?\s*\**$/iu;

/** Reads one cell. Never throws; what is not certainly a number is text. */
export function readCell(printed: string): Cell {
	const text = printed.replaceAll('\u00a0', ' ').trim();
	if (text === '') return { kind: 'blank', printed: '' };
	if (/^\.{1,3}$|^…$/u.test(text)) return { kind: 'dot', printed: text };
	if (/^[-−–—]$/u.test(text)) return { kind: 'dash', printed: text };
	const parts = figure.exec(text)?.groups;
	const value = parts && readNumber(parts['number']!);
	if (!parts || value === undefined) return { kind: 'text', printed: text };
	const unit = parts['unit'] === undefined ? undefined : readUnit(parts['unit']);
	const negative = /[-−–]/u.test(parts['sign']!);
	return {
		kind: 'number',
		printed: text,
		value: negative && value !== 0 ? -value : value,
		decimals: parts['number']!.split(',')[1]?.length ?? 0,
		grouped: parts['number']!.includes('.'),
		...(unit && { unit }),
	};
}
