/** Text becomes lines: as received, NFC only, with what is invisible kept as facts. */
import { splitLines } from '../../src/records/text-file.ts';
import { namePageFurniture } from './page-furniture.ts';
import type { Line } from './types.ts';

/**
 * The lines of a text. A form feed begins a page; a last empty piece is no line.
 *
 * - the text of every line is as received but for Unicode normal form C and a byte order mark at the start;
 * - numbers run 1…n;
 * - page furniture is named.
 */
export function toLines(text: string): Line[] {
	const lines = splitLines(text).map((piece, index): Line => {
		const pageStart = piece.includes('\f');
		const line = piece.replaceAll('\f', '');
		const trimmed = line.trim();
		return {
			number: index + 1,
			text: line,
			blank: line === '' ? 'empty' : trimmed === '' ? 'spaces' : 'no',
			indent: line.length - line.trimStart().length,
			trailing: trimmed !== '' && line !== line.trimEnd(),
			...(pageStart ? { pageStart } : {}),
		};
	});
	return namePageFurniture(lines);
}
