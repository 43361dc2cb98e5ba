import { z } from 'astro/zod';
import {
	dateSchema,
	earlierSchema,
	pageStartSchema,
	printedSchema,
	provenanceSchema,
	referenceSchema,
	tableFactsSchema,
} from './shared.ts';

/** What a decision came to, of its first point where points differ. */
export const outcomes = [
	'approved',
	'recommended',
	'noted',
	'discussed',
	'postponed',
	'sent-on',
	'rejected',
	'none',
	'other',
] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether an item was dealt with behind closed doors; `unstated` where the print never says. */
export const accesses = ['open', 'closed', 'unstated'] as const;
export type Access = (typeof accesses)[number];

/** One vote, with members or party letters as printed and nothing derived. */
const voteSchema = z.strictObject({
	/** Absent where the print does not say who. */
	for: z.array(z.string()).optional(),
	against: z.array(z.string()).optional(),
	abstain: z.array(z.string()).optional(),
	/** How many, counted from the names or as printed. */
	counts: z
		.strictObject({
			for: z.int().nonnegative().optional(),
			against: z.int().nonnegative().optional(),
			abstain: z.int().nonnegative().optional(),
		})
		.optional(),
	/** The sentences the vote rests on. */
	text: z.string(),
});
export type Vote = z.infer<typeof voteSchema>;

/** One committee's decision, as printed under the item. */
const decisionSchema = z.strictObject({
	committeeName: z.string().optional(),
	date: dateSchema.optional(),
	/** Wording as printed, whole; paragraphs are separated by an empty line. */
	text: z.string(),
	outcome: z.enum(outcomes),
	votes: z.array(voteSchema).optional(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** One point on an agenda, with what was recommended and what was decided. */
export const itemSchema = z.strictObject({
	/** The meeting the item belongs to, as a meeting id. */
	meeting: z.string(),
	/** Place in the meeting, counted from 1. */
	order: z.int().positive(),
	/** Number as printed, e.g. `7`, `10.1` or `A`. Not always a number, not always in order. */
	number: z.string().optional(),
	/** Without marks of access and of type. */
	title: z.string().min(1),
	access: z.enum(accesses),
	/** As printed. Several items may share it. */
	caseNumber: z.string().optional(),
	/** Punkttype as printed. */
	itemType: z.string().optional(),
	/** Every committee's decision printed under the item, oldest first; the last is this meeting's own. */
	decisions: z.array(decisionSchema).default([]),
	references: z.array(referenceSchema).default([]),
	/** Facts about the body's tables, in order. */
	tables: z.array(tableFactsSchema).optional(),
	/** Where the pages of the source begin, where it has pages. */
	pages: z.array(pageStartSchema).optional(),
	/** What the agenda said otherwise, where the minutes are the record. */
	earlier: z.array(earlierSchema).default([]),
	printed: z.array(printedSchema).default([]),
	provenance: provenanceSchema,
});
export type Item = z.infer<typeof itemSchema>;
