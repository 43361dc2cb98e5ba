/**
 * Folders that a run no longer needs, kept until it ends.
 *
 * ext4 without a journal gives the place of a deleted file to no new one for a minute and more, and looks at every such
 * place each time: after a site of 8,000 files was deleted, making the next one took six and ten times the system’s time.
 * Nothing that is measured may pay for what was deleted before it.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const away = path.resolve('.cache', 'bench', 'away');

/** Moves a file or folder below `.cache` out of the way, where it is there. */
export function putAside(place: string): void {
	if (!existsSync(place)) return;
	mkdirSync(away, { recursive: true });
	renameSync(place, path.join(mkdtempSync(path.join(away, '-')), path.basename(place)));
}

/** Deletes everything that was moved out of the way. */
export function emptyAside(): void {
	rmSync(away, { recursive: true, force: true });
}
