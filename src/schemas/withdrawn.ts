import { z } from 'astro/zod';
import { dateSchema, sha256Schema } from './shared.ts';

/** One thing that has been taken down: a phrase everywhere, all that was read from a file, or a record and what is below it. */
const withdrawalSchema = z
	.strictObject({
		/** Words; blanks, line breaks and capitals may differ. */
		phrase: z.string().min(4).optional(),
		/** A source, below the content folder. */
		file: z.string().min(1).optional(),
		/** Id of a meeting, an item or an attachment. */
		item: z.string().min(1).optional(),
		/** Shown in the notice. */
		reason: z.string().min(1),
		/** Day it was taken down. */
		date: dateSchema,
		/** Day on which somebody should look at it again. */
		review: dateSchema.optional(),
		/** Addresses of lists and cases that held nothing else: they say that it was taken down. */
		addresses: z.array(z.string().startsWith('/')).optional(),
		/** Originals that were replaced: what they were and what they are. */
		erased: z
			.array(z.strictObject({ file: z.string(), was: sha256Schema, now: sha256Schema }))
			.optional(),
	})
	.refine(({ phrase, file, item }) => [phrase, file, item].filter(Boolean).length === 1, {
		message: 'expected one of phrase, file and item',
	});
export type Withdrawal = z.infer<typeof withdrawalSchema>;

/** `withdrawn.yaml`: everything that has been taken down. */
export const withdrawalsSchema = z.array(withdrawalSchema);
