/** An archive dealt out to jobs that build it side by side: `--part 2/5`, then `--merge` (scripts/site.ts). */
import { createHash } from 'node:crypto';
import type { CurrentArchive } from '../src/archive/current.ts';
import type { MeetingEntry } from '../src/archive/entries.ts';

/** One job of several, counted from 1. */
export interface Share {
	readonly number: number;
	readonly of: number;
}

const yearOf = ({ municipality, data }: MeetingEntry) =>
	`${municipality.slug}/${data.date?.slice(0, 4) ?? ''}`;

/**
 * The addresses of the records, cases and members whose pages a job makes: municipalities by year, the largest first to
 * the job that has least, cases and members by the hash of their address. Every address falls to one job.
 */
export function addressesOf(site: CurrentArchive, share: Share): Set<string> {
	const years = Map.groupBy(site.archive.meetings, yearOf);
	const entries = [...years]
		.map(([year, meetings]) => ({
			year,
			addresses: meetings.flatMap((meeting) => [
				meeting.address,
				...[meeting, ...meeting.items].flatMap((owner) => [
					...(owner.kind === 'item' ? [owner.address] : []),
					...owner.attachments.map(({ address }) => address),
				]),
			]),
		}))
		.sort((a, b) => b.addresses.length - a.addresses.length || (a.year < b.year ? -1 : 1));
	const shares = Array.from({ length: share.of }, () => new Set<string>());
	for (const { addresses } of entries) {
		const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
		for (const address of addresses) least.add(address);
	}
	const own = shares[share.number - 1]!;
	for (const address of [...site.cases.keys(), ...site.people.keys()]) {
		const first = createHash('sha256').update(address).digest().readUInt32BE(0);
		if (first % share.of === share.number - 1) own.add(address);
	}
	return own;
}
