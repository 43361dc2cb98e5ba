/** Records become the text of files, checked by their schemas. */
import type { z } from 'astro/zod';
import { writeRecord } from '../../src/records/frontmatter.ts';
import { attachmentSchema } from '../../src/schemas/attachment.ts';
import { itemSchema } from '../../src/schemas/item.ts';
import { meetingSchema } from '../../src/schemas/meeting.ts';
import { removeInvisible } from './inert-text.ts';
import { writeBody } from './mdx.ts';
import type { ResolvedMeeting, ResolvedRecord } from './resolve.ts';

/** One file of the content folder. */
export interface ContentFile {
	/** Path below the content folder, with `/`. */
	readonly path: string;
	readonly text: string;
}

/** Every string of a value without characters that show nothing; the value itself where none has such. */
function toVisible(value: unknown): unknown {
	if (typeof value === 'string') return removeInvisible(value);
	if (Array.isArray(value)) {
		const visible = value.map(toVisible);
		return visible.every((entry, index) => entry === value[index]) ? value : visible;
	}
	if (typeof value === 'object' && value !== null) {
		let visible = value as Record<string, unknown>;
		for (const [name, field] of Object.entries(value)) {
			const shown = toVisible(field);
			if (shown !== field) visible = { ...visible, [name]: shown };
		}
		return visible;
	}
	return value;
}

function toFile(
	collection: string,
	schema: z.ZodType,
	{ id, fields, body }: ResolvedRecord<object>,
): ContentFile {
	const visible = toVisible(fields) as object;
	const checked = schema.safeParse(visible);
	if (!checked.success) {
		throw new Error(`${collection}/${id} breaks its own schema: ${checked.error.message}`);
	}
	return { path: `${collection}/${id}.mdx`, text: writeRecord(visible, writeBody(body)) };
}

/**
 * The files of a meeting's records. Same records, same bytes; a body is data, nothing in it runs.
 *
 * Throws where a record breaks its schema, which is a fault of ours and never of a source.
 */
export function toContentFiles(resolved: ResolvedMeeting): ContentFile[] {
	return [
		toFile('meetings', meetingSchema, resolved.meeting),
		...resolved.items.map((item) => toFile('items', itemSchema, item)),
		...resolved.attachments.map((attachment) =>
			toFile('attachments', attachmentSchema, attachment),
		),
	];
}
