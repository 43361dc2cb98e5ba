import { z } from 'astro/zod';
import { dateSchema } from './shared.ts';

/** One decision about personal data that stands in a document. */
const reviewSchema = z.strictObject({
	/** The number or address as it stands; blanks and hyphens may differ. */
	what: z.string().min(1),
	/** Where it holds: a record, a source or a folder of either, below the content folder; everywhere where it is absent. */
	where: z.string().min(1).optional(),
	/** `mask` takes it out of everything published; `allow` publishes it. */
	decision: z.enum(['allow', 'mask']),
	why: z.string().min(1),
	/** Who decided. */
	by: z.string().min(1),
	when: dateSchema,
});
export type Review = z.infer<typeof reviewSchema>;

/** `reviewed.yaml`: every decision about personal data. */
export const reviewsSchema = z.array(reviewSchema);
