/** The pieces that several records are made of. Field names are fixed by the content format (docs/content.md). */
import { z } from 'astro/zod';

/** The kinds of document that a meeting is read from. */
export const documentKinds = [
	'agenda',
	'supplementary-agenda',
	'minutes',
	'corrected-minutes',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** A calendar day, `2025-06-04`. */
export const dateSchema = z.iso.date('expected a date such as 2025-06-04');

/** A local time of day in Europe/Copenhagen, `19:00`. */
export const timeSchema = z.string().regex(/^\d{2}:\d{2}$/, 'expected a time such as 19:00');

/** First and last line of a passage in a source, counted from 1, both included. */
export const linesSchema = z.tuple([z.int().positive(), z.int().positive()]);

/** The sha256 of a file, in lower-case hexadecimal digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');

/** A line of the source whose words became fields, kept as printed. */
export const printedSchema = z.strictObject({
	/** Line in the source, counted from 1. */
	line: z.int().positive(),
	/** The line's words as printed. */
	text: z.string(),
	/** The document the line stands in, where it is another than the record's own. */
	file: z.string().optional(),
});
export type Printed = z.infer<typeof printedSchema>;

/** Where in which source a record was read. */
export const provenanceSchema = z.strictObject({
	/** Path below the content folder, e.g. `source/gladsaxe/2025-06-04.txt`. */
	file: z.string(),
	/** Hash of the file as it was read. */
	sha256: sha256Schema,
	/** First and last line of the record's text. */
	lines: linesSchema,
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** What a text says about another meeting, item, case or attachment. */
export const referenceSchema = z.strictObject({
	/** The words of the reference as printed. */
	text: z.string(),
	/** The committee's name, resolved against the register where it was abbreviated. */
	committeeName: z.string().optional(),
	/** The meeting's date. */
	date: dateSchema.optional(),
	/** The meeting's month, `2019-08`, where the text names no day. */
	month: z
		.string()
		.regex(/^\d{4}-\d{2}$/, 'expected a month such as 2019-08')
		.optional(),
	/** The item's number as printed. */
	number: z.string().optional(),
	/** A case number as printed. */
	caseNumber: z.string().optional(),
	/** The number of an attachment (`jf. bilag 2`), never of an item. */
	attachment: z.string().optional(),
	/** The record's id, only where a person pinned it; otherwise resolved at build. */
	target: z.string().optional(),
});
export type Reference = z.infer<typeof referenceSchema>;

/** A person of the printed roster, with the party as printed. */
export const memberSchema = z.strictObject({
	name: z.string(),
	/** Letter or wording as printed (`A`, `Uden for parti`), never translated. */
	party: z.string().optional(),
});
export type Member = z.infer<typeof memberSchema>;

/** Somebody the print says was not there. */
export const absentSchema = memberSchema.extend({
	/** True where the print says `afbud`, false where it says that there was none, absent where it does not say. */
	excused: z.boolean().optional(),
});
export type Absent = z.infer<typeof absentSchema>;

/** Somebody who sat in for a member. */
export const substituteSchema = memberSchema.extend({
	/** Name of the member whose seat it was. */
	for: z.string().optional(),
	/** Numbers, as printed, of the items the print says it for; absent where it speaks of the whole meeting. */
	items: z.array(z.string()).optional(),
});
export type Substitute = z.infer<typeof substituteSchema>;

/** Facts about one table of a body, in the order of the tables. */
export const tableFactsSchema = z.strictObject({
	/** How many of the table's first rows are header rows of the source (0 where it prints none). */
	headerRows: z.int().nonnegative(),
	/** First and last line of the table in the source. */
	lines: linesSchema.optional(),
	/** First and last line of each further slice, where the source prints the table in slices. */
	slices: z.array(linesSchema).optional(),
	/** What was done to place the cells, where something was (`sums agree`, …). */
	repaired: z.string().optional(),
});
export type TableFacts = z.infer<typeof tableFactsSchema>;

/** Where a page of the source begins in a body: the anchor `#side-<page>` stands before that block. */
export const pageStartSchema = z.strictObject({
	/** Number of the page in the source, counted from 1. */
	page: z.int().positive(),
	/** Index of the body's first block on the page, counted from 0. */
	block: z.int().nonnegative(),
});
export type PageStart = z.infer<typeof pageStartSchema>;

/**
 * What an earlier document of the same meeting said, where the record's own document says it otherwise: the
 * agenda's wording where the minutes changed it. Fields that agree are left out.
 */
export const earlierSchema = z.strictObject({
	kind: z.enum(documentKinds),
	/** The document, below the content folder. */
	file: z.string(),
	/** Where in the document. */
	lines: linesSchema,
	/** The number it had there. */
	number: z.string().optional(),
	title: z.string().optional(),
	caseNumber: z.string().optional(),
	itemType: z.string().optional(),
	start: timeSchema.optional(),
	place: z.string().optional(),
	/** Text that stood there and does not stand in the body: before which block of the body, counted from 0. */
	passages: z.array(z.strictObject({ block: z.int().nonnegative(), text: z.string() })).optional(),
	/** Blocks of the body that did not stand there, counted from 0. */
	added: z.array(z.int().nonnegative()).optional(),
});
export type Earlier = z.infer<typeof earlierSchema>;
