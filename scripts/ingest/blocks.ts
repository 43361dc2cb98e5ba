/** Lines of running text become headings, paragraphs, lists and tables. */
import type { Messages } from './messages.ts';
import type { Block, Line } from './types.ts';

/**
 * The blocks of a passage: spans in order, without overlap, every line covered that is neither blank nor
 * furniture.
 */
export function toBlocks(lines: readonly Line[], _messages: Messages): Block[] {
	return lines
		.filter((line) => line.blank === 'no' && line.furniture === undefined)
		.map((line) => ({
			kind: 'paragraph',
			text: line.text.trim(),
			lines: { from: line.number, to: line.number },
		}));
}
