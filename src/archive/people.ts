/**
 * Members: elected people only, from registers, rosters, attendance and votes. Private persons and staff never get a
 * page, so a name that stands in a text alone is never one.
 */
import { compareDanish } from '../danish/sort.ts';
import { toSlug } from '../danish/slug.ts';
import type { Decision, Vote } from '../schemas/item.ts';
import type { Archive } from './archive.ts';
import { compareMeetings } from './entries.ts';
import type { CommitteeEntry, ItemEntry, MeetingEntry, MunicipalityEntry } from './entries.ts';
import { personAddress } from './paths.ts';

/** How somebody is named for one meeting. `member`: on the roster, and not said to be away. */
export type Presence = 'member' | 'absent' | 'substitute';

/** A side in a vote. */
export type Side = 'for' | 'against' | 'abstain';

/** One vote that names the person. */
export interface PersonVote {
	readonly item: ItemEntry;
	readonly decision: Decision;
	readonly vote: Vote;
	readonly side: Side;
}

/** One elected member of one municipality. */
export interface Person {
	readonly municipality: MunicipalityEntry;
	/** As most recently printed. */
	readonly name: string;
	readonly address: string;
	/** Parties as printed, newest first. */
	readonly parties: readonly string[];
	/** Meetings in which a roster, an absence or a substitution names the person, newest first. */
	readonly meetings: readonly { readonly meeting: MeetingEntry; readonly presence: Presence }[];
	/** Newest first. */
	readonly votes: readonly PersonVote[];
	/** True where the register says that the person has left, or no meeting of the newest year names them. */
	readonly years: string | undefined;
}

const partyWords =
	/^(?:[A-ZÆØÅ]{1,2}|.*\b(?:parti|partiet|venstre|konservative|socialdemokrat\w*|enhedslisten|alternativet|liberal|alliance|folkeparti|borgerlige|borgerlisten|listen?|radikale|moderaterne|danmarksdemokraterne|kristendemokraterne|gruppen?|udvalget|flertallet|mindretallet)\b.*)$/iu;

/** Whether a name in a vote is a person's: two words or more, and no party, list or group. */
export function isPersonName(name: string): boolean {
	return (
		!partyWords.test(name) && /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*)+$/u.test(name.trim())
	);
}

/** Every name on each side of a vote. */
export function votesBySide(vote: Vote): [Side, readonly string[]][] {
	return (['for', 'against', 'abstain'] as const).flatMap((side) => {
		const names = vote[side];
		return names && names.length > 0 ? [[side, names] as [Side, readonly string[]]] : [];
	});
}

interface Draft {
	name: string;
	municipality: MunicipalityEntry;
	parties: string[];
	meetings: { meeting: MeetingEntry; presence: Presence }[];
	votes: PersonVote[];
	years: string | undefined;
}

/** The members of an archive by address, in Danish order of municipality and name. */
export function peopleOf(archive: Archive): ReadonlyMap<string, Person> {
	const drafts = new Map<string, Draft>();
	const aliases = new Map<string, string>();
	function find(municipality: MunicipalityEntry, name: string, party?: string): Draft | undefined {
		const own = personAddress(municipality.slug, name);
		const address = aliases.get(own) ?? own;
		if (toSlug(name) === '') return undefined;
		let draft = drafts.get(address);
		if (!draft) {
			draft = { name, municipality, parties: [], meetings: [], votes: [], years: undefined };
			drafts.set(address, draft);
		}
		if (party !== undefined && party !== '' && !draft.parties.includes(party))
			draft.parties.push(party);
		return draft;
	}

	for (const municipality of archive.municipalities) {
		for (const member of municipality.register.members ?? []) {
			const address = personAddress(municipality.slug, member.name);
			for (const alias of member.aliases ?? []) {
				aliases.set(personAddress(municipality.slug, alias), address);
			}
			const draft = find(municipality, member.name, member.party);
			if (draft) draft.years = member.years;
		}
	}
	for (const meeting of [...archive.meetings].sort(compareMeetings)) {
		const { municipality, data } = meeting;
		const present = new Map<Draft, Presence>();
		const note = (name: string, party: string | undefined, presence: Presence) => {
			const draft = find(municipality, name, party);
			if (draft) present.set(draft, presence);
		};
		for (const { name, party } of data.members) note(name, party, 'member');
		for (const { name, party } of data.substitutes) note(name, party, 'substitute');
		for (const { name, party } of data.absent) note(name, party, 'absent');
		for (const [draft, presence] of present) draft.meetings.push({ meeting, presence });
		for (const item of meeting.items) {
			for (const decision of item.data.decisions) {
				for (const vote of decision.votes ?? []) {
					for (const [side, names] of votesBySide(vote)) {
						for (const name of names) {
							if (!isPersonName(name)) continue;
							find(municipality, name)?.votes.push({ item, decision, vote, side });
						}
					}
				}
			}
		}
	}
	const order = new Map(archive.municipalities.map(({ slug }, index) => [slug, index]));
	return new Map(
		[...drafts]
			.sort(
				([, a], [, b]) =>
					order.get(a.municipality.slug)! - order.get(b.municipality.slug)! ||
					compareDanish(a.name, b.name),
			)
			.map(([address, draft]) => [address, { ...draft, address }]),
	);
}

/** The committees a person sat in, newest first, with the council periods printed there. */
export function committeesOf(person: Person): { committee: CommitteeEntry; periods: string[] }[] {
	const seen = new Map<CommitteeEntry, Set<string>>();
	for (const { meeting, presence } of person.meetings) {
		if (presence === 'substitute') continue;
		const periods = seen.get(meeting.committee) ?? new Set<string>();
		const year = meeting.data.date?.slice(0, 4);
		if (meeting.data.period ?? year) periods.add((meeting.data.period ?? year)!);
		seen.set(meeting.committee, periods);
	}
	return [...seen].map(([committee, periods]) => ({ committee, periods: [...periods].sort() }));
}
