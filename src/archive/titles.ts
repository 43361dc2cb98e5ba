/** How entries are called in titles, lists and breadcrumbs. */
import type { Words } from '../text.ts';
import type { AttachmentEntry, Entry, ItemEntry, MeetingEntry } from './entries.ts';

/** A link of the breadcrumbs. */
export interface Crumb {
	readonly label: string;
	readonly address: string;
}

/** `4. juni 2025`, or that the meeting is undated. */
export function meetingDate(meeting: MeetingEntry, words: Words): string {
	return meeting.data.date === undefined ? words.undated : words.date(meeting.data.date);
}

/** `Teknik- og Miljøudvalget, 4. juni 2025`. */
export function meetingTitle(meeting: MeetingEntry, words: Words): string {
	return `${meeting.committee.name}, ${meetingDate(meeting, words)}`;
}

/** `Punkt 3`, or `Punkt` where the item has no number. */
export function itemNumber(item: ItemEntry, words: Words): string {
	return item.data.number === undefined ? words.item : words.itemNumber(item.data.number);
}

/** The title of any entry's page. */
export function entryTitle(entry: Entry, words: Words): string {
	return entry.kind === 'meeting' ? meetingTitle(entry, words) : entry.data.title;
}

/** The way from the front page to an entry's page, without the entry itself. */
export function crumbsTo(entry: Entry, words: Words): Crumb[] {
	const { meeting } = entry.kind === 'meeting' ? { meeting: entry } : entry;
	const { municipality, committee } = meeting;
	const way = [
		{ label: municipality.name, address: municipality.address },
		{ label: committee.name, address: committee.address },
	];
	if (entry.kind === 'meeting') return way;
	way.push({ label: meetingDate(meeting, words), address: meeting.address });
	if (entry.kind === 'attachment' && entry.owner.kind === 'item') {
		way.push({ label: itemNumber(entry.owner, words), address: entry.owner.address });
	}
	return way;
}

/** What a reader writes to point at an entry, without its address. */
export function citation(entry: ItemEntry | AttachmentEntry | MeetingEntry, words: Words): string {
	const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
	const place = `${words.municipality(meeting.municipality.name)}, ${meetingTitle(meeting, words)}`;
	if (entry.kind === 'meeting') return place;
	const item =
		entry.kind === 'item' ? entry : entry.owner.kind === 'item' ? entry.owner : undefined;
	const number = item ? `, ${itemNumber(item, words).toLowerCase()}` : '';
	const part =
		entry.kind === 'attachment' ? `, ${words.attachment.toLowerCase()} ${entry.data.order}` : '';
	return `${place}${number}${part}: ${entry.data.title}`;
}
