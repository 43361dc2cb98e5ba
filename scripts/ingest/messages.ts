/** What ingest says about a document: doubts as messages, hopeless cases as `IngestError`. */

export type MessageLevel = 'info' | 'warning' | 'error';

/** One sentence about one place of a document. */
export interface Message {
	readonly level: MessageLevel;
	/** Line in the source, counted from 1; absent where the whole document is meant. */
	readonly line?: number;
	/** Short name of the rule that speaks, `date`, `attachment-cut`. */
	readonly rule: string;
	/** What was expected and what was found. */
	readonly text: string;
}

/** Collects the messages of one document, in the order they are said. */
export class Messages {
	readonly list: Message[] = [];

	/** A doubt: the record is written, and a person should look. */
	warn(rule: string, line: number | undefined, text: string): void {
		this.#add('warning', rule, line, text);
	}

	/** A fact worth knowing that needs nobody's hand. */
	inform(rule: string, line: number | undefined, text: string): void {
		this.#add('info', rule, line, text);
	}

	/** A finding that must be dealt with before the archive is published. */
	error(rule: string, line: number | undefined, text: string): void {
		this.#add('error', rule, line, text);
	}

	#add(level: MessageLevel, rule: string, line: number | undefined, text: string): void {
		this.list.push(line === undefined ? { level, rule, text } : { level, line, rule, text });
	}
}

/** A document that cannot be read as anything the archive knows; the others go through. */
export class IngestError extends Error {
	override readonly name = 'IngestError';
	readonly rule: string;

	constructor(rule: string, text: string) {
		super(text);
		this.rule = rule;
	}
}
