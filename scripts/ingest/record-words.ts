/** Which words of a record are the source's: every text of a body, and the fields that hold printed words. */
import type { ResolvedMeeting } from './resolve.ts';
import type { Block, ListBlock, ParsedMeeting } from './types.ts';
import { WordSet } from './words.ts';

/** Calls `visit` with every text of a body, and `count` with the numbers that its lists show. */
function eachText(
	blocks: readonly Block[],
	visit: (text: string) => void,
	count?: (number: string) => void,
): void {
	const list = (block: ListBlock): void => {
		for (const [index, entry] of block.entries.entries()) {
			if (block.ordered) count?.(String((block.start ?? 1) + index));
			visit(entry.text);
			for (const child of entry.children) list(child);
		}
	};
	for (const block of blocks) {
		if (block.kind === 'heading' || block.kind === 'paragraph') visit(block.text);
		else if (block.kind === 'list') list(block);
		else if (block.kind === 'table')
			for (const row of block.rows) for (const cell of row) visit(cell);
	}
}

/** Fields that hold ids, dates, categories and hashes: the reader's words are in the others. */
const unprinted = new Set([
	'meeting',
	'municipality',
	'committee',
	'item',
	'date',
	'start',
	'end',
	'access',
	'outcome',
	'kind',
	'parser',
	'sha256',
	'file',
	'retrieved',
	'source',
	'provenance',
	'documents',
	'attachmentFiles',
	'references',
	'tables',
	'pages',
	'textNote',
	'target',
]);

/** Calls `visit` with every printed text of a record's fields. */
function eachField(value: unknown, visit: (text: string) => void): void {
	if (typeof value === 'string') visit(value);
	else if (Array.isArray(value)) for (const entry of value) eachField(entry, visit);
	else if (typeof value === 'object' && value !== null) {
		for (const [name, field] of Object.entries(value)) {
			// `text: full` of an attachment is a category, and it is the only text field with such a value.
			if (
				!unprinted.has(name) &&
				!(name === 'text' && /^(?:full|partial|none)$/u.test(String(field)))
			) {
				eachField(field, visit);
			}
		}
	}
}

/**
 * Calls `visit` with every printed text of every record, with the record's path, and `count` with the numbers that
 * their lists show.
 */
export function eachRecordText(
	resolved: ResolvedMeeting,
	visit: (text: string, id: string) => void,
	count?: (number: string) => void,
): void {
	for (const { id, fields, body } of [
		resolved.meeting,
		...resolved.items,
		...resolved.attachments,
	]) {
		eachField(fields, (text) => visit(text, id));
		eachText(body, (text) => visit(text, id), count);
	}
}

/** The words of what one parser read, before it is merged with anything. */
export function wordsOfParsed(meeting: ParsedMeeting): WordSet {
	const words = new WordSet();
	const add = (text: string): void => words.addText(text);
	const {
		items,
		attachments,
		withheld: _withheld,
		furniture: _furniture,
		evidence: _evidence,
		...fields
	} = meeting;
	eachField(fields, add);
	for (const { body, attachments: own, ...item } of items) {
		eachField(item, add);
		eachText(body, add, add);
		for (const { body: text, ...attachment } of own) {
			eachField(attachment, add);
			eachText(text, add, add);
		}
	}
	for (const { body, ...attachment } of attachments) {
		eachField(attachment, add);
		eachText(body, add, add);
	}
	return words;
}
