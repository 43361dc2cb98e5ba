import { z } from 'astro/zod';

/** One key figure followed through several reports, as somebody has decided it. */
const indicatorSchema = z.strictObject({
	/** Last part of its address. */
	id: z.string().regex(/^[a-z0-9-]+$/, 'expected a slug'),
	/** Slug of the municipality. */
	municipality: z.string(),
	/** The name readers see. */
	title: z.string(),
	/** Keys of the series that belong to it, as `scripts/charts.ts` prints them. */
	series: z.array(z.string()).min(1),
	/** Where a definition changed: the first period of the new one, and what changed. */
	breaks: z.array(z.strictObject({ from: z.string(), why: z.string() })).default([]),
});
export type RegisteredIndicator = z.infer<typeof indicatorSchema>;

/** `indicators.yaml`: series joined by hand, and pairs that never belong together. */
export const indicatorsSchema = z.strictObject({
	indicators: z.array(indicatorSchema).default([]),
	/** Keys of series that are not shown as indicators, whatever the rule says. */
	apart: z.array(z.string()).default([]),
});
export type IndicatorRegister = z.infer<typeof indicatorsSchema>;
