import { z } from 'astro/zod';
import { memberSchema } from './shared.ts';

/** One committee of a municipality. The council is a committee of kind `council`. */
const committeeSchema = z.strictObject({
	/** Name as printed, without the period. */
	name: z.string(),
	/** Other spellings and abbreviations (`EBU`, `Erhvervsudvalget`). */
	aliases: z.array(z.string()).optional(),
	kind: z.enum(['council', 'committee']).optional(),
	/** Years in which it sat, `2014-2017`. */
	years: z.array(z.string()).optional(),
});
export type Committee = z.infer<typeof committeeSchema>;

/** What is kept by hand about a municipality; ingest writes a first one with what it saw. */
export const municipalitySchema = z.strictObject({
	/** Name as people say it, `Lyngby-Taarbæk`. */
	name: z.string(),
	/** Official code, `173`. */
	code: z.string().optional(),
	/** Committees by slug. */
	committees: z.record(z.string(), committeeSchema).default({}),
	/** Elected members, with their years where known. */
	members: z
		.array(
			memberSchema.extend({
				years: z.string().optional(),
				aliases: z.array(z.string()).optional(),
			}),
		)
		.optional(),
	/** What a positive deviation means in this municipality's tables. */
	positiveDeviation: z.enum(['saving', 'overspending']).optional(),
	/** Tables that the rule reads wrongly: address of the table and what it is. */
	keyFigures: z
		.array(z.strictObject({ table: z.string(), is: z.boolean(), why: z.string() }))
		.optional(),
});
export type Municipality = z.infer<typeof municipalitySchema>;
