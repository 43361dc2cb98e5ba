/**
 * The content loader of one collection of records.
 *
 * The data store holds what a list of paths needs and a pointer to the file; fields and bodies stay on disk and are read
 * when a page is printed. Records are data: nothing in them is compiled to a module.
 *
 * A build has read its archive before Astro starts, and tells what is in it. What reads one is loaded here only where
 * nothing was told, so that Astro's second server does not compile half of this project.
 */
import path from 'node:path';
import type { Loader } from 'astro/loaders';
import { collected, contentFolder, forgetCurrent } from '../archive/shared.ts';
import type { RecordCollection } from './files.ts';

/** What the data store holds about one record: at most 400 bytes on average. */
export interface StoredRecord extends Record<string, unknown> {
	/** Path below the content folder. */
	file: string;
	/** First 16 digits of the file's sha256. */
	digest: string;
}

/** Thrown where an archive has records that are not right; the message names each file and what is wrong. */
class ArchiveError extends Error {
	override readonly name = 'ArchiveError';
}

/** The problems of an archive as one message, at most twenty of them. */
function describeProblems(problems: readonly { file: string; text: string }[]): string {
	const shown = problems.slice(0, 20).map(({ file, text }) => `${file}: ${text}`);
	const more = problems.length > 20 ? [`… and ${problems.length - 20} more`] : [];
	return [...shown, ...more].join('\n');
}

/**
 * A loader of one collection.
 *
 * @throws ArchiveError (from `load`) where the archive has problems, except in `npm run dev`, which warns
 */
export function recordLoader(collection: RecordCollection): Loader {
	return {
		name: `udvalgsarkiv-${collection}`,
		async load({ store, logger, watcher }) {
			const fill = async () => {
				const archive = collected() ?? (await import('../archive/current.ts')).current().archive;
				if (archive.problems.length > 0) {
					const text = describeProblems(archive.problems);
					if (!watcher) throw new ArchiveError(text);
					if (collection === 'meetings') logger.warn(text);
				}
				const entries = archive[collection];
				const present = new Set(entries.map(({ id }) => id));
				for (const id of store.keys()) if (!present.has(id)) store.delete(id);
				for (const { id, file, digest } of entries) {
					store.set({ id, data: { file, digest } satisfies StoredRecord, digest });
				}
			};
			await fill();
			watcher?.add(path.join(contentFolder(), collection));
			const changed = (file: string) => {
				if (!path.resolve(file).startsWith(contentFolder() + path.sep)) return;
				if (!/\.(?:mdx|yaml|json)$/u.test(file)) return;
				forgetCurrent();
				fill().catch((error: unknown) => logger.error(String(error)));
			};
			watcher?.on('change', changed).on('add', changed).on('unlink', changed);
		},
	};
}
