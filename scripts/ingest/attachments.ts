/** The texts of attachments that stand behind a meeting's own lines: where each begins and ends, and whose it is. */
import type { Messages } from './messages.ts';
import type { FurnitureRule, Line, ParsedAttachment, Span } from './types.ts';

/** One line of an item's list of attachments. */
export interface DeclaredAttachment {
	/** Index of the item in the meeting, from 0; -1 for the meeting's own list. */
	readonly item: number;
	/** Number of the item as printed. */
	readonly itemNumber?: string;
	/** Place in the item's list, from 1. */
	readonly order: number;
	readonly title: string;
	readonly documentId?: string;
	readonly fileName?: string;
	/** Where the list declares it. */
	readonly lines: Span;
}

/** A declared attachment with its text, where the document holds one. */
export interface OwnedAttachment extends ParsedAttachment {
	/** Index of the item that owns it, as declared. */
	readonly item: number;
}

/** What `cutAttachments` found. */
export interface AttachmentCut {
	/** Number of the last line that is the meeting's own; nothing after it belongs to an item's text. */
	readonly agendaEnd: number;
	/** One for each declared attachment, in the order given; `text: 'none'` and its list line where no text stands. */
	readonly attachments: readonly OwnedAttachment[];
	/** Text that belongs to no declared attachment with confidence: the meeting's own, order 1…n. */
	readonly own: readonly ParsedAttachment[];
	/** Lines of the annexes that are page furniture (stamps of pages), beside what `Line.furniture` names. */
	readonly furniture: ReadonlyMap<number, FurnitureRule>;
}

/**
 * Cuts the texts of the attachments out of a document's last lines.
 *
 * `lines` runs from the last item's heading to the document's end; `declared` is every list line of the meeting, in
 * agenda order.
 */
export function cutAttachments(
	lines: readonly Line[],
	declared: readonly DeclaredAttachment[],
	_messages: Messages,
): AttachmentCut {
	return {
		agendaEnd: lines.at(-1)?.number ?? 0,
		attachments: declared.map((attachment) => ({
			item: attachment.item,
			order: attachment.order,
			title: attachment.title,
			...(attachment.documentId === undefined ? {} : { documentId: attachment.documentId }),
			...(attachment.fileName === undefined ? {} : { fileName: attachment.fileName }),
			text: 'none',
			body: [],
			lines: attachment.lines,
			printed: [],
		})),
		own: [],
		furniture: new Map(),
	};
}

/** What is known of a file that may be an attachment: its name, and what its first lines say. */
export interface AttachmentFile {
	/** File name with extension, no folder. */
	readonly fileName: string;
	readonly documentId?: string;
	readonly title?: string;
}

/** The one declared attachment that a file is, by document id, file name or title; undefined where none or several match. */
export function matchAttachmentFile<
	Declared extends Pick<DeclaredAttachment, 'title' | 'documentId' | 'fileName'>,
>(_file: AttachmentFile, _declared: readonly Declared[]): Declared | undefined {
	return undefined;
}
