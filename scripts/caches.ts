/** What earlier builds left below `.cache` and nothing asks any more. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** How long a cache that nothing is written to stays, in days: what is still needed is made again then. */
const keptFor = 90;

/** Caches of builds, each with a folder or file for an archive, an output folder or a record; `readings` are ingest's. */
const kinds = ['astro', 'charts', 'node', 'site', 'source-text'];

/**
 * Removes every entry of a cache that was not written to for ninety days. Gives how many.
 *
 * @param folder the project's `.cache`
 * @param now milliseconds since 1970
 */
export function pruneCaches(folder: string, now = Date.now()): number {
	let removed = 0;
	for (const kind of kinds) {
		const cache = path.join(folder, kind);
		for (const name of existsSync(cache) ? readdirSync(cache) : []) {
			const entry = path.join(cache, name);
			// Another build may have just moved it.
			const stat = statSync(entry, { throwIfNoEntry: false });
			if (!stat || now - stat.mtimeMs < keptFor * 86_400_000) continue;
			rmSync(entry, { recursive: true, force: true });
			removed += 1;
		}
	}
	return removed;
}
