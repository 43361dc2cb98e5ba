/**
 * `changes.json`: when a record was first written and last changed, and its hash as ingest wrote it.
 *
 *     {"schema":1,"records":{
 *     "items/nordsoe/byraadet/2025-06-04/01.mdx":{"written":"2025-07-01","changed":"2025-07-09","hash":"…"}
 *     }}
 *
 * A record whose bytes have another hash has been edited by hand.
 */
import { z } from 'astro/zod';
import { dateSchema, sha256Schema } from '../../src/schemas/shared.ts';

const changeSchema = z.strictObject({
	/** Day the record was first written. */
	written: dateSchema,
	/** Day it last changed. */
	changed: dateSchema,
	/** The sha256 of the file as ingest wrote it. */
	hash: sha256Schema,
});
export type Change = z.infer<typeof changeSchema>;

const changesSchema = z.strictObject({
	schema: z.literal(1),
	records: z.record(z.string(), changeSchema),
});

/** By path below the content folder. */
export type Changes = Map<string, Change>;

/** Reads the text of `changes.json`; throws an Error that says what is wrong with it. */
export function parseChanges(text: string): Changes {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch (error) {
		throw new Error(`changes.json: expected JSON, found: ${(error as Error).message}`, {
			cause: error,
		});
	}
	const parsed = changesSchema.safeParse(data);
	if (!parsed.success) throw new Error(`changes.json: ${z.prettifyError(parsed.error)}`);
	return new Map(Object.entries(parsed.data.records));
}

/** The text of `changes.json`: a record a line, in order. */
export function printChanges(changes: Changes): string {
	const lines = [...changes]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([path, { written, changed, hash }]) =>
				`${JSON.stringify(path)}:${JSON.stringify({ written, changed, hash })}`,
		);
	return `{"schema":1,"records":{\n${lines.join(',\n')}\n}}\n`;
}
