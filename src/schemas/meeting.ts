import { z } from 'astro/zod';
import {
	absentSchema,
	dateSchema,
	documentKinds,
	earlierSchema,
	linesSchema,
	memberSchema,
	printedSchema,
	sha256Schema,
	substituteSchema,
	timeSchema,
} from './shared.ts';
import type { DocumentKind } from './shared.ts';

export { documentKinds };
export type { DocumentKind };

/** One document that a meeting was read from. */
const meetingDocumentSchema = z.strictObject({
	kind: z.enum(documentKinds),
	/** Id of the parser that read it. */
	parser: z.string(),
	/** Path below the content folder. */
	file: z.string(),
	sha256: sha256Schema,
	/** First and last line of the document. */
	lines: linesSchema,
	/** How many of its lines are kept in the source file only (closed items); such a file is never published. */
	withheld: z.int().positive().optional(),
	/** How many pages it has, where some are pictures without text; and which. */
	pages: z.int().positive().optional(),
	picturePages: z.array(z.int().positive()).optional(),
	/** Public address the document was fetched from, where a sidecar says so. */
	source: z.string().optional(),
	/** Day it was fetched, where a sidecar says so. */
	retrieved: dateSchema.optional(),
});
export type MeetingDocument = z.infer<typeof meetingDocumentSchema>;

/** A file of its own that was read as an attachment. */
const attachmentFileSchema = z.strictObject({
	/** Path below the content folder. */
	file: z.string(),
	sha256: sha256Schema,
	/** Id of the attachment's record. */
	attachment: z.string(),
});
export type AttachmentFile = z.infer<typeof attachmentFileSchema>;

/** One meeting of one committee: agenda and minutes of it are the same meeting. */
export const meetingSchema = z.strictObject({
	municipality: z.string(),
	/** Slug; `ukendt-udvalg` where the document names none. */
	committee: z.string(),
	/** As printed, without the period of years. */
	committeeName: z.string().optional(),
	/** Years of the council period as printed, `2022-2025`. */
	period: z.string().optional(),
	/** Absent where no document states it; nobody invents one. */
	date: dateSchema.optional(),
	start: timeSchema.optional(),
	end: timeSchema.optional(),
	place: z.string().optional(),
	documents: z.array(meetingDocumentSchema).min(1),
	/** Files of their own that are attachments of the meeting or of its items. */
	attachmentFiles: z.array(attachmentFileSchema).default([]),
	/** The printed roster: who belongs to the committee, not who was there. */
	members: z.array(memberSchema).default([]),
	absent: z.array(absentSchema).default([]),
	substitutes: z.array(substituteSchema).default([]),
	/** What the agenda said otherwise, where the minutes are the record. */
	earlier: z.array(earlierSchema).default([]),
	printed: z.array(printedSchema).default([]),
});
export type Meeting = z.infer<typeof meetingSchema>;
