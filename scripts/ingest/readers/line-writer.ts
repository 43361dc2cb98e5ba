/** Lines of a structured document, written one after the other and numbered as they come. */
import type { Line } from '../types.ts';

/** What a reader of a structured format gives. */
export interface ReadResult {
	readonly lines: Line[];
	/** Facts about the file by name, e.g. `pages`, `picturePages` (`3,4,9`). */
	readonly stated: Record<string, string>;
}

type LineFacts = Omit<Partial<Line>, 'number' | 'text' | 'blank' | 'indent' | 'trailing'>;

/**
 * Text without the hyphens that show only at the end of a line, of which these formats have none; those that keep a line
 * from ending are hyphens.
 */
const withPlainHyphens = (text: string): string =>
	text.replaceAll('\u00ad', '').replaceAll('\u2011', '-');

/** Collects lines; text is kept in NFC, blanks at the ends gone, blanks inside folded, soft hyphens gone. */
export class LineWriter {
	readonly lines: Line[] = [];

	/** Adds a line of words; text without words adds nothing. */
	add(text: string, facts: LineFacts = {}): void {
		const plain = withPlainHyphens(text)
			.normalize('NFC')
			.replace(/[^\S\t]+/gu, ' ')
			.trim();
		if (plain !== '' || facts.cells?.some((cell) => cell !== '')) this.#push(plain, facts);
	}

	/** Adds an empty line, unless one stands there already or nothing stands there yet. */
	divide(): void {
		const last = this.lines.at(-1);
		if (last && last.blank === 'no') this.#push('', {});
	}

	#push(text: string, facts: LineFacts): void {
		this.lines.push({
			number: this.lines.length + 1,
			text,
			blank: text === '' && !facts.cells ? 'empty' : 'no',
			indent: 0,
			trailing: false,
			...facts,
			...(facts.cells ? { cells: facts.cells.map(withPlainHyphens) } : {}),
		});
	}
}
