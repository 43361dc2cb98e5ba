import { z } from 'astro/zod';
import {
	pageStartSchema,
	printedSchema,
	provenanceSchema,
	referenceSchema,
	tableFactsSchema,
} from './shared.ts';

/** How much of an attachment's text is in the archive. */
const textExtents = ['full', 'partial', 'none'] as const;
export type TextExtent = (typeof textExtents)[number];

/** One file that belongs to an item, or to the meeting where no item owns it. */
export const attachmentSchema = z
	.strictObject({
		/** Id of the item that owns it. */
		item: z.string().optional(),
		/** Id of the meeting, where no item owns it. */
		meeting: z.string().optional(),
		/** Place under its owner, counted from 1. */
		order: z.int().positive(),
		title: z.string().min(1),
		/** The municipality's own id of the document. */
		documentId: z.string().optional(),
		fileName: z.string().optional(),
		text: z.enum(textExtents),
		/** Why the text is not whole, e.g. `12 of 40 pages are pictures`. */
		textNote: z.string().optional(),
		references: z.array(referenceSchema).default([]),
		/** Facts about the body's tables, in order. */
		tables: z.array(tableFactsSchema).optional(),
		/** Where the pages of the source begin, where it has pages. */
		pages: z.array(pageStartSchema).optional(),
		printed: z.array(printedSchema).default([]),
		provenance: provenanceSchema,
	})
	.refine((attachment) => (attachment.item === undefined) !== (attachment.meeting === undefined), {
		message: 'expected either item or meeting, and not both',
	});
export type Attachment = z.infer<typeof attachmentSchema>;
