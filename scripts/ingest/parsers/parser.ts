import type { Messages } from '../messages.ts';
import type { ParsedMeeting, SourceDocument } from '../types.ts';

/** Reads one print. A parser touches no disk, clock or network. */
export interface Parser {
	/** Stands in the records: `gladsaxe-2025`, `general`. */
	readonly id: string;
	/** True for all and only the documents of this print. */
	recognises(document: SourceDocument): boolean;
	/**
	 * Reads the document; doubts become messages.
	 *
	 * Throws an IngestError where the document is no meeting.
	 */
	parse(document: SourceDocument, messages: Messages): ParsedMeeting;
}
