/** What only the browser says on a record's page: not in text.ts, so that no page carries it and no script the rest. */
import type { ArchiveSettings } from '../schemas/archive.ts';

const da = {
	table: 'tabel',
	page: 'side',
	copy: 'Kopiér henvisningen',
	copied: 'Henvisningen er kopieret.',
	add: 'Læg i samlingen',
	take: 'Tag ud af samlingen',
	addItems: 'Læg alle punkter i samlingen',
	added: 'Lagt i samlingen.',
	taken: 'Taget ud af samlingen.',
	full: 'Samlingen kan ikke gemmes: den er fuld, eller browseren gemmer intet.',
};

const en: typeof da = {
	table: 'table',
	page: 'page',
	copy: 'Copy the reference',
	copied: 'The reference has been copied.',
	add: 'Add to the collection',
	take: 'Take out of the collection',
	addItems: 'Add all items to the collection',
	added: 'Added to the collection.',
	taken: 'Taken out of the collection.',
	full: 'The collection cannot be kept: it is full, or the browser keeps nothing.',
};

/** The words of each language an archive can have. */
export const toolWords: Record<ArchiveSettings['language'], typeof da> = { da, en };
