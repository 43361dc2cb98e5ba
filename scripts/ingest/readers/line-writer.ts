/** Lines of a structured document, written one after the other and numbered as they come. */
import type { Line } from '../types.ts';

/** What a reader of a structured format gives. */
export interface ReadResult {
	readonly lines: Line[];
	/** Facts about the file by name, e.g. `pages`, `picturePages` (`3,4,9`). */
	readonly stated: Record<string, string>;
}

type LineFacts = Omit<Partial<Line>, 'number' | 'text' | 'blank' | 'indent' | 'trailing'>;

/** Where a word may be broken: it shows only at the end of a line, and these formats have none. */
const softHyphens = /\u00ad/gu;

/** Collects lines; text is kept in NFC, blanks at the ends gone, blanks inside folded, soft hyphens gone. */
export class LineWriter {
	readonly lines: Line[] = [];

	/** Adds a line of words; text without words adds nothing. */
	add(text: string, facts: LineFacts = {}): void {
		const plain = text
			.normalize('NFC')
			.replace(softHyphens, '')
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
			...(facts.cells ? { cells: facts.cells.map((cell) => cell.replace(softHyphens, '')) } : {}),
		});
	}
}
