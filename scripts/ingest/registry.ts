/** Which parser reads a document. */
import { general } from './parsers/general.ts';
import { parsers } from './parsers/index.ts';
import type { Messages } from './messages.ts';
import type { Parser } from './parsers/parser.ts';
import type { ParsedMeeting, SourceDocument } from './types.ts';

/** The parser that claims a document: the first of the described prints, else the general one. */
function findParser(document: SourceDocument): Parser {
	return parsers.find((parser) => parser.recognises(document)) ?? general;
}

/**
 * The meeting that a document holds, and the id of the parser that read it.
 *
 * Throws an IngestError where the document is no meeting.
 */
export function parseDocument(
	document: SourceDocument,
	messages: Messages,
): { meeting: ParsedMeeting; parser: string } {
	const parser = findParser(document);
	return { meeting: parser.parse(document, messages), parser: parser.id };
}
