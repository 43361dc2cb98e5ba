/** What changed and when, from `content/changes.json`, which only ingest writes. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { dateSchema } from '../schemas/shared.ts';
import type { Archive } from './archive.ts';
import type { Entry } from './entries.ts';

const changesSchema = z.object({
	records: z.record(z.string(), z.object({ written: dateSchema, changed: dateSchema })),
});

/** What was written or changed on one day. */
export interface LogDay {
	readonly day: string;
	/** Meetings first, then items, then attachments; each in the archive's order. */
	readonly changes: readonly { readonly entry: Entry; readonly kind: 'written' | 'changed' }[];
}

/**
 * The days on which something changed, newest first; each record stands on the day of its last change.
 *
 * @throws Error where `changes.json` is broken
 */
export function logOf(archive: Archive): LogDay[] {
	const file = path.join(archive.folder, 'changes.json');
	if (!existsSync(file)) return [];
	const { records } = changesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	const days = new Map<string, { entry: Entry; kind: 'written' | 'changed' }[]>();
	for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
		const change = records[entry.file];
		if (!change) continue;
		const list = days.get(change.changed) ?? [];
		list.push({ entry, kind: change.written === change.changed ? 'written' : 'changed' });
		days.set(change.changed, list);
	}
	return [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([day, changes]) => ({ day, changes }));
}
