/** The sidecar `<file>.yaml` beside a source: what the archivist knows and the file does not say. */
import { z } from 'astro/zod';
import { dateSchema, documentKinds } from '../../src/schemas/shared.ts';
import { readHandKept } from './hand-kept.ts';
import type { Sidecar } from './types.ts';

const sidecarSchema = z
	.strictObject({
		date: dateSchema.optional(),
		committee: z.string().min(1).optional(),
		municipality: z.string().min(1).optional(),
		kind: z.enum([...documentKinds, 'attachment']).optional(),
		/** Public address the file was fetched from. */
		source: z.string().optional(),
		retrieved: dateSchema.optional(),
		/** Number of the item, as printed, or its order. */
		item: z.union([z.string().min(1), z.int().nonnegative().transform(String)]).optional(),
		order: z.int().positive().optional(),
	})
	.refine(({ order, item }) => order === undefined || item !== undefined, {
		path: ['order'],
		message: 'expected item beside order',
	})
	.refine(({ kind, item }) => item === undefined || kind === undefined || kind === 'attachment', {
		path: ['kind'],
		message: 'expected attachment, as item says',
	});

/**
 * Reads the text of a sidecar; `name` is the sidecar's own name, for the sentence.
 *
 * Throws an IngestError where it is no YAML or holds fields or values that no sidecar has.
 */
export function readSidecar(text: string, name: string): Sidecar {
	return readHandKept(sidecarSchema, text, name, 'sidecar', {}) as Sidecar;
}
