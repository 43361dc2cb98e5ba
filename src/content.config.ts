/** The collections of records. Their fields are checked by `src/schemas/`, in `readArchive`. */
import { z } from 'astro/zod';
// `astro:content` would have Astro's second server compile all that renders pages.
import { defineCollection } from 'astro/content/config';
import { recordLoader } from './records/loader.ts';
import type { RecordCollection } from './records/files.ts';

const stored = z.object({ file: z.string(), digest: z.string() });

const records = (collection: RecordCollection) =>
	defineCollection({ loader: recordLoader(collection), schema: stored });

export const collections = {
	meetings: records('meetings'),
	items: records('items'),
	attachments: records('attachments'),
};
