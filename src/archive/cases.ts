/** Cases: every treatment of one case number in one municipality, across committees and years. Derived, never stored. */
import { toSlug } from '../danish/slug.ts';
import type { Archive } from './archive.ts';
import { compareMeetings } from './entries.ts';
import type { ItemEntry, MunicipalityEntry } from './entries.ts';
import { caseAddress } from './paths.ts';

/** Everything the archive holds about one case number of one municipality. */
export interface CaseFile {
	readonly municipality: MunicipalityEntry;
	/** As first printed. */
	readonly caseNumber: string;
	readonly address: string;
	/** Oldest first, undated first of all. */
	readonly items: readonly ItemEntry[];
	/** True for a number that collects routine business (`Meddelelser`) rather than one matter. */
	readonly standing: boolean;
}

/** An item's page shows the latest treatments of its case, this many at the most. */
export const shownTreatments = 12;

/** A title without what changes from meeting to meeting: figures, months, quarters. */
function routineTitle(title: string): string {
	return toSlug(title.replace(/\d+/gu, ' '));
}

/**
 * Whether a case number collects routine business: one title returns in three or more meetings of a committee, or
 * two or more meetings have several items of different titles under it.
 */
function isStanding(items: readonly ItemEntry[]): boolean {
	const meetingsByTitle = new Map<string, Set<string>>();
	const titlesByMeeting = new Map<string, Set<string>>();
	for (const item of items) {
		const title = routineTitle(item.data.title);
		const key = `${item.meeting.committee.slug}/${title}`;
		meetingsByTitle.set(key, (meetingsByTitle.get(key) ?? new Set()).add(item.meeting.id));
		titlesByMeeting.set(
			item.meeting.id,
			(titlesByMeeting.get(item.meeting.id) ?? new Set()).add(title),
		);
	}
	return (
		[...meetingsByTitle.values()].some((meetings) => meetings.size >= 3) ||
		[...titlesByMeeting.values()].filter((titles) => titles.size >= 2).length >= 2
	);
}

/** The cases of an archive by address. Items without a case number belong to none. */
export function casesOf(archive: Archive): ReadonlyMap<string, CaseFile> {
	const groups = new Map<string, ItemEntry[]>();
	for (const item of archive.items) {
		const { caseNumber } = item.data;
		if (caseNumber === undefined || toSlug(caseNumber) === '') continue;
		const address = caseAddress(item.meeting.municipality.slug, caseNumber);
		const group = groups.get(address);
		if (group) group.push(item);
		else groups.set(address, [item]);
	}
	const cases = new Map<string, CaseFile>();
	for (const [address, group] of groups) {
		const items = group.sort(
			(a, b) => compareMeetings(b.meeting, a.meeting) || a.data.order - b.data.order,
		);
		const first = items[0]!;
		cases.set(address, {
			municipality: first.meeting.municipality,
			caseNumber: first.data.caseNumber!,
			address,
			items,
			standing: isStanding(items),
		});
	}
	return cases;
}
