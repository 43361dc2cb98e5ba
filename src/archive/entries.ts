/** What the archive holds in memory: one slim entry for each record, linked to its neighbours. */
import type { Attachment } from '../schemas/attachment.ts';
import type { Decision, Item, Outcome } from '../schemas/item.ts';
import type { Meeting } from '../schemas/meeting.ts';
import type { Municipality } from '../schemas/municipality.ts';

/** What every entry has. */
interface EntryBase {
	/** Path below the collection's folder without extension. */
	readonly id: string;
	/** Path below the content folder. */
	readonly file: string;
	/** First 16 digits of the file's sha256. */
	readonly digest: string;
	/** Public address, without base: `/gladsaxe/byraadet/2025-06-04/`. */
	readonly address: string;
}

/** One municipality, with the register kept by hand where there is one. */
export interface MunicipalityEntry {
	readonly slug: string;
	readonly name: string;
	readonly address: string;
	readonly register: Municipality;
	/** In Danish order of their names. */
	readonly committees: readonly CommitteeEntry[];
}

/** One committee of one municipality, also where the register does not know it. */
export interface CommitteeEntry {
	readonly slug: string;
	readonly name: string;
	readonly address: string;
	readonly municipality: MunicipalityEntry;
	/** Newest first, undated last. */
	readonly meetings: readonly MeetingEntry[];
}

export interface MeetingEntry extends EntryBase {
	readonly kind: 'meeting';
	readonly municipality: MunicipalityEntry;
	readonly committee: CommitteeEntry;
	/** Last part of the id: `2025-06-04`, `2025-06-04-2`, `udateret-1a2b3c`. */
	readonly day: string;
	readonly data: Omit<Meeting, 'printed'>;
	/** In order. */
	readonly items: readonly ItemEntry[];
	/** The meeting's own, in order. */
	readonly attachments: readonly AttachmentEntry[];
}

export interface ItemEntry extends EntryBase {
	readonly kind: 'item';
	readonly meeting: MeetingEntry;
	readonly data: Omit<Item, 'printed'>;
	/** This meeting's own decision: the last one printed. */
	readonly decision: Decision | undefined;
	readonly outcome: Outcome;
	/** In order. */
	readonly attachments: readonly AttachmentEntry[];
}

export interface AttachmentEntry extends EntryBase {
	readonly kind: 'attachment';
	/** The item that owns it, or the meeting where no item does. */
	readonly owner: ItemEntry | MeetingEntry;
	readonly meeting: MeetingEntry;
	readonly data: Omit<Attachment, 'printed'>;
}

export type Entry = MeetingEntry | ItemEntry | AttachmentEntry;

/** The whole record of an entry, as its schema gives it. */
export type RecordOf<E extends Entry> = E extends MeetingEntry
	? Meeting
	: E extends ItemEntry
		? Item
		: Attachment;

/** Compares two meetings: newest first, undated last, then by id. */
export function compareMeetings(a: MeetingEntry, b: MeetingEntry): number {
	const first = a.data.date ?? '';
	const second = b.data.date ?? '';
	if (first !== second) return first < second ? 1 : -1;
	const start = a.data.start ?? '';
	const other = b.data.start ?? '';
	if (start !== other) return start < other ? 1 : -1;
	return a.id === b.id ? 0 : a.id < b.id ? 1 : -1;
}
