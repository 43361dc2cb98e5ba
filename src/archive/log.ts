/** What changed and when, from `content/changes.json`, which only ingest writes. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { dateSchema } from '../schemas/shared.ts';
import type { Archive } from './archive.ts';
import type { CurrentArchive } from './current.ts';
import type { CommitteeEntry, Entry, ItemEntry } from './entries.ts';

const changesSchema = z.object({
	records: z.record(z.string(), z.object({ written: dateSchema, changed: dateSchema })),
});

/** What was written or changed on one day. */
export interface LogDay {
	readonly day: string;
	/** Meetings first, then items, then attachments; each in the archive's order. */
	readonly changes: readonly { readonly entry: Entry; readonly kind: 'written' | 'changed' }[];
}

/** When a record was first written and when it last changed, as ISO days. */
export interface RecordDays {
	readonly written: string;
	readonly changed: string;
}

/**
 * The days of every record, by its file below the content folder; empty where ingest has written none.
 *
 * @throws Error where `changes.json` is broken
 */
export function recordDays(archive: Archive): ReadonlyMap<string, RecordDays> {
	const file = path.join(archive.folder, 'changes.json');
	if (!existsSync(file)) return new Map();
	const { records } = changesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
	return new Map(Object.entries(records));
}

/** Whether an earlier document of the meeting says something of the item otherwise. */
export function hasDifferences({ data }: ItemEntry): boolean {
	return (
		data.access !== 'closed' &&
		data.earlier.some(
			({ number, title, caseNumber, itemType, passages = [], added = [] }) =>
				[number, title, caseNumber, itemType].some((before) => before !== undefined) ||
				passages.length + added.length > 0,
		)
	);
}

/**
 * The days on which something changed, newest first; each record stands on the day of its last change.
 *
 * @param committee the one whose records are looked at; all of them where it is absent
 * @throws Error where `changes.json` is broken
 */
export function logOf(
	{ archive, days: records }: CurrentArchive,
	committee?: CommitteeEntry,
): LogDay[] {
	const days = new Map<string, { entry: Entry; kind: 'written' | 'changed' }[]>();
	const meetings = committee?.meetings ?? archive.meetings;
	const items = meetings.flatMap((meeting) => meeting.items);
	const owners = meetings.flatMap((meeting) => [meeting, ...meeting.items]);
	for (const entry of [...meetings, ...items, ...owners.flatMap((owner) => owner.attachments)]) {
		const change = records.get(entry.file);
		if (!change) continue;
		const list = days.get(change.changed) ?? [];
		list.push({ entry, kind: change.written === change.changed ? 'written' : 'changed' });
		days.set(change.changed, list);
	}
	return [...days].sort(([a], [b]) => (a < b ? 1 : -1)).map(([day, changes]) => ({ day, changes }));
}
