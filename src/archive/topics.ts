/** Cases by the main group of KLE that their numbers carry. Derived, never stored. */
import { kleOf } from '../danish/kle.ts';
import type { CaseFile } from './cases.ts';
import { compareMeetings } from './entries.ts';
import type { MunicipalityEntry } from './entries.ts';
import { topicAddress } from './paths.ts';

/** One main group of KLE in one municipality. */
export interface Topic {
	readonly municipality: MunicipalityEntry;
	/** Two digits. */
	readonly group: string;
	readonly address: string;
	/** Those treated last come first. */
	readonly cases: readonly CaseFile[];
	/** How many items are treatments of these cases. */
	readonly items: number;
}

/** The topics of an archive by address, in the order of their numbers; cases without a number of KLE belong to none. */
export function topicsOf(cases: ReadonlyMap<string, CaseFile>): ReadonlyMap<string, Topic> {
	const groups = new Map<string, CaseFile[]>();
	for (const one of cases.values()) {
		const kle = kleOf(one.caseNumber);
		if (!kle) continue;
		const address = topicAddress(one.municipality.slug, kle.group);
		const list = groups.get(address);
		if (list) list.push(one);
		else groups.set(address, [one]);
	}
	return new Map(
		[...groups]
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([address, list]) => [
				address,
				{
					municipality: list[0]!.municipality,
					group: kleOf(list[0]!.caseNumber)!.group,
					address,
					cases: list.sort((a, b) =>
						compareMeetings(a.items.at(-1)!.meeting, b.items.at(-1)!.meeting),
					),
					items: list.reduce((sum, { items }) => sum + items.length, 0),
				},
			]),
	);
}
