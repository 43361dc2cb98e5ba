/** The sidecar `<file>.yaml` beside a source: what the archivist knows and the file does not say. */
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { dateSchema, documentKinds } from '../../src/schemas/shared.ts';
import { IngestError } from './messages.ts';
import type { Sidecar } from './types.ts';

const sidecarSchema = z.strictObject({
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
});

/**
 * Reads the text of a sidecar; `name` is the sidecar's own name, for the sentence.
 *
 * Throws an IngestError where it is no YAML or holds fields or values that no sidecar has.
 */
export function readSidecar(text: string, name: string): Sidecar {
	let data: unknown;
	try {
		data = parse(text, { maxAliasCount: 0 }) ?? {};
	} catch (error) {
		const reason = (error as Error).message.split('\n')[0];
		throw new IngestError('sidecar', `${name}: expected YAML, found: ${reason}`);
	}
	const parsed = sidecarSchema.safeParse(data);
	if (!parsed.success) {
		throw new IngestError(
			'sidecar',
			`${name}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
		);
	}
	return parsed.data as Sidecar;
}
