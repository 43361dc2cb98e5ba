/**
 * Where the archive of this process is kept. Apart from `current.ts`, so that whoever only asks for it loads nothing of
 * what reads one.
 */
import path from 'node:path';
import process from 'node:process';
import type { Archive } from './archive.ts';
import type { CurrentArchive } from './current.ts';

/** What the content collections hold of an archive. */
export interface Collected extends Pick<Archive, 'folder' | 'problems'> {
	/** The archive's own, for its style sheets. */
	readonly colours: Archive['settings']['colours'];
	readonly meetings: readonly CollectedEntry[];
	readonly items: readonly CollectedEntry[];
	readonly attachments: readonly CollectedEntry[];
}

interface CollectedEntry {
	readonly id: string;
	readonly file: string;
	readonly digest: string;
}

// The loader and the pages are two bundles of one process, so a module's own variable would be two.
const key = Symbol.for('udvalgsarkiv.archive');
const collectedKey = Symbol.for('udvalgsarkiv.collected');
const shared = globalThis as {
	[key]?: CurrentArchive | undefined;
	[collectedKey]?: Collected | undefined;
};

/** The content folder of this process: `UDVALGSARKIV_CONTENT`, else `content`; an absolute path. */
export function contentFolder(): string {
	return path.resolve(process.env['UDVALGSARKIV_CONTENT'] ?? 'content');
}

/** The archive that was read from the content folder; undefined where none was yet. */
export function known(): CurrentArchive | undefined {
	const current = shared[key];
	// Asked for by every component: the folder of a build is given as it is.
	const same = current?.archive.folder === process.env['UDVALGSARKIV_CONTENT'];
	return same || current?.archive.folder === contentFolder() ? current : undefined;
}

/** Makes an archive that has been read already the one of this process. */
export function setCurrent(archive: CurrentArchive): void {
	shared[key] = archive;
}

/** Forgets the archive of this process, so that it is read anew (`npm run dev` after a change). */
export function forgetCurrent(): void {
	shared[key] = undefined;
}

/** What the collections of this process hold, where it was told; undefined where it reads an archive by itself. */
export function collected(): Collected | undefined {
	return shared[collectedKey];
}

/** Tells the collections of this process what they hold. */
export function setCollected(entries: Collected): void {
	shared[collectedKey] = entries;
}
