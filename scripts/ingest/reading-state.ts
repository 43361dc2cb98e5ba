/** What the parts of reading a document share. */
import type { AttendanceBook } from './attendance-book.ts';
import type { Messages } from './messages.ts';
import type { LabelStyle } from './sections.ts';
import { hasWords } from './sections.ts';
import type { FurnitureRule, Line, Span } from './types.ts';
import type { Printed } from '../../src/schemas/shared.ts';
import { plainText } from './vocabulary.ts';

/** What is special to a print; everything else is read by the shared machinery. */
export interface Print {
	/** Labels whose value begins beside them without a colon, in lower case. */
	readonly inlineLabels?: readonly string[];
}

/** One document while it is read. */
export interface Reading {
	readonly lines: readonly Line[];
	/** The words of every line, empty for blank lines and furniture. */
	readonly plain: readonly string[];
	/** True where a blank at a line's end says that the line was wrapped. */
	readonly keepsBlanks: boolean;
	readonly style: LabelStyle;
	readonly messages: Messages;
	readonly furniture: Map<number, FurnitureRule>;
	readonly attendance: AttendanceBook;
	/** True while nothing of an item counts but its first list of attachments: what follows may be annexes. */
	readonly firstListOnly?: boolean;
	readonly withheld: number[];
	/** True where the document says what was decided. */
	readonly minutes: boolean;
	/** True where a label or a heading says somewhere what was decided. */
	readonly labelled: boolean;
	/** Lines that head a part of the agenda, by number. */
	readonly parts: Set<number>;
	/** How the lists of attachments read so far are set. */
	readonly lists: { marked: number; plain: number };
	/** While the last item is read: the titles that the lists of the items before hold, as keys. */
	declaredBefore?: ReadonlySet<string>;
	committeeName?: string | undefined;
	period?: string | undefined;
	date?: string | undefined;
}

/** Lines as they are kept in `printed`: those that hold letters or digits. */
export function toPrinted(lines: readonly Line[]): Printed[] {
	return lines
		.filter((line) => hasWords(line) && /[\p{L}\p{N}]/u.test(line.text))
		.map((line) => ({ line: line.number, text: plainText(line.text) }));
}

/** Kept lines in their order, each once. */
export function sortPrinted(printed: readonly Printed[]): Printed[] {
	const seen = new Set<number>();
	return printed
		.toSorted((a, b) => a.line - b.line)
		.filter((entry) => !seen.has(entry.line) && seen.add(entry.line));
}

/** First and last line with words. */
export function lineSpan(lines: readonly Line[]): Span {
	const kept = lines.filter(hasWords);
	const all = kept.length > 0 ? kept : lines;
	return { from: all[0]!.number, to: all.at(-1)!.number };
}

/** True for a line of dashes or underscores. */
export function isRule(line: Line): boolean {
	return line.blank === 'no' && /^[\s_=*–—-]{3,}$/u.test(line.text);
}
