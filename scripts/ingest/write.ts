/**
 * The files of a meeting are compared with what stands, and what differs is written.
 *
 * - same input, same bytes: what is the same is left alone;
 * - a record that a hand has edited is never overwritten: the new one goes beside it as `<name>.mdx.new`;
 * - a record that the documents no longer yield is taken away, unless a hand has edited it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Change, Changes } from './changes.ts';
import type { ContentFile } from './content-files.ts';
import type { Disk, Transaction } from './journal.ts';
import { sha256Of } from './source.ts';

/** What is going to be written, and why some of it is not. */
export interface WritePlan {
	readonly transaction: Transaction;
	/** Record files that are new or differ. */
	readonly written: readonly string[];
	readonly unchanged: readonly string[];
	readonly removed: readonly string[];
	/** Records a hand has edited, whose new version stands beside them. */
	readonly handEdited: readonly string[];
}

export interface PlanOptions {
	readonly contentDir: string;
	readonly changes: Changes;
	/** The day, for changes.json. */
	readonly today: string;
	/** Replaces what a hand has edited. */
	readonly force: boolean;
	/** Files that stood before for the same documents, by path below the content folder. */
	readonly before: readonly string[];
	readonly disk?: Disk;
}

/** Plans the writing of `files`; nothing is written yet. */
export function planWrites(files: readonly ContentFile[], options: PlanOptions): WritePlan {
	const { contentDir, changes, today, force, before, disk = fs } = options;
	const writes: { path: string; bytes: string }[] = [];
	const removes: string[] = [];
	const noted: Record<string, Change | null> = {};
	const written: string[] = [];
	const unchanged: string[] = [];
	const removed: string[] = [];
	const handEdited: string[] = [];
	const present = (name: string): boolean => disk.existsSync(path.join(contentDir, name));
	const read = (name: string): string => disk.readFileSync(path.join(contentDir, name), 'utf8');
	const dropCandidate = (name: string): void => {
		if (present(`${name}.new`)) removes.push(`${name}.new`);
	};

	for (const { path: name, text } of files) {
		const hash = sha256Of(text);
		const known = changes.get(name);
		const now = present(name) ? sha256Of(read(name)) : undefined;
		if (now === hash) {
			if (known?.hash !== hash)
				noted[name] = { written: known?.written ?? today, changed: today, hash };
			dropCandidate(name);
			unchanged.push(name);
			continue;
		}
		const edited = now !== undefined && now !== known?.hash;
		if (edited && !force) {
			// What ingest would write has not changed since the hand edited it: there is nothing new to look at.
			if (known?.hash === hash) unchanged.push(name);
			else {
				handEdited.push(name);
				if (!present(`${name}.new`) || read(`${name}.new`) !== text) {
					writes.push({ path: `${name}.new`, bytes: text });
				}
			}
			continue;
		}
		writes.push({ path: name, bytes: text });
		noted[name] = { written: known?.written ?? today, changed: today, hash };
		dropCandidate(name);
		written.push(name);
	}

	const kept = new Set(files.map((file) => file.path));
	for (const name of before) {
		if (kept.has(name) || !present(name)) continue;
		const known = changes.get(name);
		if (sha256Of(read(name)) !== known?.hash && !force) {
			handEdited.push(name);
			continue;
		}
		removes.push(name);
		dropCandidate(name);
		noted[name] = null;
		removed.push(name);
	}
	return {
		transaction: { writes, removes, changes: noted },
		written,
		unchanged,
		removed,
		handEdited,
	};
}

/** The record files of a meeting that stand in a content folder, by path below it. */
export function recordFilesOf(meeting: string, contentDir: string, disk: Disk = fs): string[] {
	const inside = (collection: string): string[] => {
		const folder = path.join(contentDir, collection, ...meeting.split('/'));
		if (!disk.existsSync(folder)) return [];
		return disk
			.readdirSync(folder)
			.filter((name) => String(name).endsWith('.mdx'))
			.map((name) => `${collection}/${meeting}/${String(name)}`);
	};
	const own = `meetings/${meeting}.mdx`;
	return [
		...(disk.existsSync(path.join(contentDir, own)) ? [own] : []),
		...inside('items'),
		...inside('attachments'),
	];
}
