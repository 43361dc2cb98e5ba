/** The values that pass between the stages of ingest: source → lines → parsed meeting → records. */
import type { DocumentKind } from '../../src/schemas/meeting.ts';
import type { Access, Vote } from '../../src/schemas/item.ts';
import type { Absent, Member, Printed, Substitute, TableFacts } from '../../src/schemas/shared.ts';
import type { TextExtent } from '../../src/schemas/attachment.ts';

/** The named list of page furniture (contract of the report); there are no other rules. */
export const furnitureRules = [
	'page-foot',
	'running-head',
	'contents-list',
	'link-dump',
	'repeated-table-head',
	'generator-note',
	'site-frame',
] as const;
export type FurnitureRule = (typeof furnitureRules)[number];

/** First and last line of a passage, counted from 1, both included. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/** One line of a document: a line of a text file, a line of a PDF page, a paragraph or table row of Word, HTML, XML. */
export interface Line {
	/** Place in the source, counted from 1. */
	readonly number: number;
	/** As received, in NFC; leading and trailing blanks and tabs included. */
	readonly text: string;
	/** `empty` has no character, `spaces` has only blanks (in some prints a real paragraph break). */
	readonly blank: 'no' | 'empty' | 'spaces';
	/** Number of leading blanks. */
	readonly indent: number;
	/** True where the line ends in a blank: in some prints a soft wrap. */
	readonly trailing: boolean;
	/** True where a page certainly begins here (form feed, PDF page). */
	readonly pageStart?: boolean;
	/** Page of the source, counted from 1, where the format knows it. */
	readonly page?: number;
	/** Heading level 1–6, where the format knows it. */
	readonly heading?: number;
	/** The cells of one table row, where the format knows them; `text` holds them joined by tabs. */
	readonly cells?: readonly string[];
	/** True on a row that the format marks as a header row. */
	readonly headerRow?: boolean;
	/** Bullet or number of a list entry, where the format knows it; `text` does not repeat it. */
	readonly list?: 'bullet' | 'number';
	/** True where the format knows that a paragraph ends with this line. */
	readonly paragraphEnd?: boolean;
	/** The rule that names the line page furniture. */
	readonly furniture?: FurnitureRule;
	/** The item that begins on this line, where the format states its items. */
	readonly item?: StatedItem;
}

/** What a format states about an item's beginning; a print would have to be read for it. */
export interface StatedItem {
	readonly number?: string;
	readonly title: string;
	/** The mark of access in its words. */
	readonly mark?: string;
}

export type SourceFormat = 'text' | 'pdf' | 'docx' | 'html' | 'xml';

/** What a sidecar `<file>.yaml` says and the file does not. */
export interface Sidecar {
	readonly date?: string;
	readonly committee?: string;
	readonly municipality?: string;
	readonly kind?: DocumentKind | 'attachment';
	readonly source?: string;
	readonly retrieved?: string;
	/** Number (as printed) or order of the item this file is an attachment of. */
	readonly item?: string;
	/** Which attachment of the item. */
	readonly order?: number;
}

/** A document as it was received, with its text as lines. */
export interface SourceDocument {
	/** Path below the content folder: `source/<municipality>/…`. */
	readonly file: string;
	/** Slug of the municipality. */
	readonly municipality: string;
	readonly format: SourceFormat;
	readonly sha256: string;
	/** Every line of the text, in order, furniture included. */
	readonly lines: readonly Line[];
	readonly sidecar?: Sidecar;
	/** Facts a structured format states about itself (XML exports), by name. */
	readonly stated?: Readonly<Record<string, string>>;
}

export interface HeadingBlock {
	readonly kind: 'heading';
	/** Without a closing colon. */
	readonly text: string;
	readonly lines: Span;
}
export interface ParagraphBlock {
	readonly kind: 'paragraph';
	readonly text: string;
	readonly lines: Span;
}
export interface ListEntry {
	readonly text: string;
	/** Lists below this entry. */
	readonly children: readonly ListBlock[];
}
export interface ListBlock {
	readonly kind: 'list';
	readonly ordered: boolean;
	/** First number of an ordered list. */
	readonly start?: number;
	readonly entries: readonly ListEntry[];
	readonly lines: Span;
}
export interface TableBlock {
	readonly kind: 'table';
	/** All rows in order, header rows first, every row with the same number of cells. */
	readonly rows: readonly (readonly string[])[];
	/** How many of `rows` are header rows of the source; 0 where it prints none. */
	readonly headerRows: number;
	/** What was done to place the cells, where something was. */
	readonly repaired?: string;
	readonly lines: Span;
	/** Where further columns of it are printed, where the print cuts it into slices. */
	readonly slices?: readonly Span[];
}
/** The place where a page of the source begins (anchor `#side-<n>`); holds no words. */
export interface PageBlock {
	readonly kind: 'page';
	readonly page: number;
	readonly lines: Span;
}
/** A piece of a body, in the order of the source. Blocks of one body never overlap. */
export type Block = HeadingBlock | ParagraphBlock | ListBlock | TableBlock | PageBlock;

/** A committee's decision as read under an item; the outcome is classified later, from the wording. */
export interface ParsedDecision {
	readonly committeeName?: string;
	readonly date?: string;
	/** Wording as printed; paragraphs separated by an empty line. */
	readonly text: string;
	/** The words above or before it where they say what was decided: `UDVALGET VEDTOG`. */
	readonly opening?: string;
	readonly votes?: readonly Vote[];
}

/** An attachment that an item's list declares, or that stands in the document. */
export interface ParsedAttachment {
	readonly order: number;
	readonly title: string;
	readonly documentId?: string;
	readonly fileName?: string;
	readonly text: TextExtent;
	readonly textNote?: string;
	readonly body: readonly Block[];
	/** Its text from first to last non-blank line, cover included; else its line in the list. */
	readonly lines: Span;
	/** Lines that became fields: its line in the list, its cover. */
	readonly printed: readonly Printed[];
}

/** One item as the print gives it. */
export interface ParsedItem {
	readonly number?: string;
	readonly title: string;
	readonly access: Access;
	readonly caseNumber?: string;
	readonly itemType?: string;
	/** Oldest first; this meeting's own is last. */
	readonly decisions: readonly ParsedDecision[];
	readonly body: readonly Block[];
	readonly attachments: readonly ParsedAttachment[];
	readonly printed: readonly Printed[];
	readonly lines: Span;
}

/** One document read: a meeting with its items. */
export interface ParsedMeeting {
	readonly kind: DocumentKind;
	/** As printed, without the period. */
	readonly committeeName?: string;
	readonly period?: string;
	readonly date?: string;
	readonly start?: string;
	readonly end?: string;
	readonly place?: string;
	readonly members: readonly Member[];
	readonly absent: readonly Absent[];
	readonly substitutes: readonly Substitute[];
	readonly items: readonly ParsedItem[];
	/** Text that belongs to no item with confidence, `00-<k>`. */
	readonly attachments: readonly ParsedAttachment[];
	/** Lines that became fields of the meeting. */
	readonly printed: readonly Printed[];
	/** Lines of closed items that go nowhere. */
	readonly withheld: readonly number[];
	/** Furniture recognised while parsing, by line number, beside what `Line.furniture` names. */
	readonly furniture: ReadonlyMap<number, FurnitureRule>;
	/** How sure the parser is, 0–1. */
	readonly confidence: number;
	/** Why, one short sentence each. */
	readonly evidence: readonly string[];
}

export type { TableFacts };
