import { z } from 'astro/zod';

/** The newest version of the content format; `npm run migrate` brings older content to it. */
export const schemaVersion = 1;

/** `archive.yaml`: what the archive is called and what it publishes. Every field has a default. */
export const archiveSchema = z.strictObject({
	/** Version of the content format. */
	schema: z.int().positive().default(schemaVersion),
	title: z.string().default('Udvalgsarkiv'),
	/** One sentence below the title. */
	description: z.string().optional(),
	/** Base address, `https://arkiv.example.dk`. */
	site: z.url().optional(),
	/** Who answers for the archive. */
	publisher: z.string().optional(),
	/** Where errors and omissions are reported. */
	contact: z.email().optional(),
	/** Language of the interface; records stay Danish. */
	language: z.enum(['da', 'en']).default('da'),
	/** True for the demonstration: every page says that it is one. */
	demonstration: z.boolean().default(false),
	/** Address of the accessibility statement in the WAS tool. */
	accessibilityStatement: z.url().optional(),
	/** Path of a logo below `public/`. */
	logo: z.string().optional(),
	/** Colours as CSS values. */
	colours: z
		.strictObject({ brand: z.string().optional(), accent: z.string().optional() })
		.optional(),
	/** What happens to private e-mail addresses, telephone and account numbers. */
	personalData: z.enum(['warn', 'mask']).default('warn'),
	/**
	 * Path, on the archive's own host, of an OpenSearch index that answers searches in place of the index of files:
	 * `/soegemaskine/arkiv`. For archives too large to be searched in the browser.
	 */
	searchEngine: z
		.string()
		.regex(/^(?:\/[\w-]+)+$/u)
		.optional(),
	/** Whether original files are published beside the records. */
	publishSources: z.boolean().default(true),
});
export type ArchiveSettings = z.infer<typeof archiveSchema>;
