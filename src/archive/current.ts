/** The archive that this process is building: read once, shared by content loader, pages and scripts. */
import path from 'node:path';
import process from 'node:process';
import { readArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { joinIndicators, readIndicatorRegister } from './indicators.ts';
import type { Indicators } from './indicators.ts';
import { readArchiveTables } from './key-figures.ts';
import type { ArchiveTables } from './key-figures.ts';
import { casesOf } from './cases.ts';
import { recordDays } from './log.ts';
import type { RecordDays } from './log.ts';
import { topicsOf } from './topics.ts';
import type { Topic } from './topics.ts';
import type { CaseFile } from './cases.ts';
import { peopleOf } from './people.ts';
import type { Person } from './people.ts';
import { resolveReferences } from './references.ts';
import type { ReferenceIndex } from './references.ts';
import { contentFolder, known, setCurrent } from './shared.ts';
import { linePages, publishedSources } from './sources.ts';
import type { PublishedSources } from './sources.ts';

/** An archive with everything that is derived from it, each derived when first asked for. */
export interface CurrentArchive {
	readonly archive: Archive;
	/** Addresses of records, cases and members whose files are taken over from the build before. */
	readonly kept: ReadonlySet<string>;
	readonly cases: ReadonlyMap<string, CaseFile>;
	readonly people: ReadonlyMap<string, Person>;
	/** Cases by main group of KLE. */
	readonly topics: ReadonlyMap<string, Topic>;
	/** When each record was written and last changed, by its file. */
	readonly days: ReadonlyMap<string, RecordDays>;
	readonly references: ReferenceIndex;
	/** Addresses of the originals that are published. */
	readonly sources: PublishedSources;
	/** Addresses of the pages that show an original line by line. */
	readonly linePages: PublishedSources;
	/** Every table, drawn or not, and the figures it states. */
	readonly tables: ArchiveTables;
	/** Key figures over time. */
	readonly indicators: Indicators;
}

class Derived implements CurrentArchive {
	readonly archive: Archive;
	readonly kept: ReadonlySet<string>;
	#cases: ReadonlyMap<string, CaseFile> | undefined;
	#people: ReadonlyMap<string, Person> | undefined;
	#topics: ReadonlyMap<string, Topic> | undefined;
	#days: ReadonlyMap<string, RecordDays> | undefined;
	#references: ReferenceIndex | undefined;
	#sources: PublishedSources | undefined;
	#linePages: PublishedSources | undefined;
	#tables: ArchiveTables | undefined;
	#indicators: Indicators | undefined;

	readonly #heldBack: ReadonlySet<string>;

	constructor(archive: Archive, heldBack: ReadonlySet<string>, kept: ReadonlySet<string>) {
		this.archive = archive;
		this.kept = kept;
		this.#heldBack = heldBack;
	}
	get cases() {
		return (this.#cases ??= casesOf(this.archive));
	}
	get people() {
		return (this.#people ??= peopleOf(this.archive));
	}
	get topics() {
		return (this.#topics ??= topicsOf(this.cases));
	}
	get days() {
		return (this.#days ??= recordDays(this.archive));
	}
	get references() {
		return (this.#references ??= resolveReferences(this.archive, this.cases));
	}
	get sources() {
		return (this.#sources ??= publishedSources(this.archive, this.#heldBack));
	}
	get linePages() {
		return (this.#linePages ??= linePages(this.archive, this.sources));
	}
	get tables() {
		return (this.#tables ??= readArchiveTables(this.archive, path.resolve('.cache/charts')));
	}
	get indicators() {
		return (this.#indicators ??= joinIndicators(
			this.tables.figures,
			this.archive.disclosure.value(readIndicatorRegister(this.archive.folder), ['indicators.yaml'])
				.value,
		));
	}
}

/**
 * An archive with what is derived from it.
 *
 * @param heldBack originals that are not published, because they hold what was taken out of the records
 * @param kept addresses whose files are taken over; may be filled until pages are rendered
 */
export function derive(
	archive: Archive,
	heldBack: ReadonlySet<string> = new Set(),
	kept: ReadonlySet<string> = new Set(),
): CurrentArchive {
	return new Derived(archive, heldBack, kept);
}

/**
 * Whether this process is `npm run dev`. Our own word: `import.meta.env.DEV` follows the environment's `NODE_ENV`, which
 * a build may find set to anything.
 */
export function isDevelopment(): boolean {
	return process.env['UDVALGSARKIV_DEVELOPMENT'] === 'yes';
}

/** The archive of this process, read the first time. */
export function current(): CurrentArchive {
	const archive = known();
	if (archive) return archive;
	setCurrent(derive(readArchive(contentFolder())));
	return known()!;
}
