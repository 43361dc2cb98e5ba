/**
 * Records as open data: OParl 1.1 objects (https://dev.oparl.org/spezifikation/1.1), votes after Popolo
 * (https://www.popoloproject.com), the archive's own fields under `udvalgsarkiv`.
 *
 * Every object's id is its page's address and `index.json`; without a public address (`--site`) ids are paths. As OParl
 * has it, agenda items stand whole in their meeting, files in what they belong to, consultations in their paper, without
 * the reference back; a case is a `Paper`, its treatments are its consultations.
 */
import path from 'node:path';
import type { Vote } from '../schemas/item.ts';
import type { MeetingDocument } from '../schemas/meeting.ts';
import type { CaseFile } from './cases.ts';
import type {
	AttachmentEntry,
	CommitteeEntry,
	Entry,
	ItemEntry,
	MeetingEntry,
	MunicipalityEntry,
} from './entries.ts';
import { committeesOf } from './people.ts';
import type { Person } from './people.ts';

/** Where things are, for one build. */
export interface OpenDataContext {
	/** Turns a page's address into the id of its object. */
	readonly idOf: (address: string) => string;
	/** Address of a published original, by path below the content folder; absent where it is not published. */
	readonly sourceAddress: (file: string) => string | undefined;
	/** Address of a list of a municipality's objects, by OParl's name of the list. */
	readonly listOf: (municipality: MunicipalityEntry, list: ObjectList) => string;
	/** The case that an item is a treatment of. */
	readonly caseOf: (item: ItemEntry) => CaseFile | undefined;
	/** Address of the OParl `System`. */
	readonly system: string;
}

/** The lists of objects that OParl asks of a `Body`. */
const objectLists = ['organization', 'person', 'meeting', 'paper'] as const;
export type ObjectList = (typeof objectLists)[number];

/** The days on which a record was written and last changed, where known. */
interface Days {
	readonly written: string;
	readonly changed: string;
}

type Json = Record<string, unknown>;

const schema = 'https://schema.oparl.org/1.1/';

/** Leaves out what is undefined, so that what is not stated is absent. */
function stated(fields: Json): Json {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The last Sunday of a month, as its day. */
function lastSunday(year: number, month: number): number {
	const last = new Date(Date.UTC(year, month, 0));
	return last.getUTCDate() - last.getUTCDay();
}

/**
 * A local day and time in Copenhagen as ISO 8601 with its offset: `2025-06-04T19:00:00+02:00`.
 *
 * Summer time runs from the last Sunday of March to the last Sunday of October, 01:00 UTC (Directive 2000/84/EC); for
 * meetings, which nobody holds at night, the day decides.
 */
export function copenhagenTime(day: string, time: string): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const after = month > 3 || (month === 3 && date >= lastSunday(year, 3));
	const before = month < 10 || (month === 10 && date < lastSunday(year, 10));
	return `${day}T${time}:00${after && before ? '+02:00' : '+01:00'}`;
}

const documentNames: Record<MeetingDocument['kind'], string> = {
	agenda: 'Dagsorden',
	'supplementary-agenda': 'Tillægsdagsorden',
	minutes: 'Referat',
	'corrected-minutes': 'Rettet referat',
};

/** A page's own address, by the id of its object. */
const pageOf = (id: string) => id.replace(/index\.json$/u, '');

/** The public address of a record's page and the days it was written and changed: the last fields of every object. */
function frame(id: string, days?: Days): Json {
	return {
		web: pageOf(id),
		...(days
			? { created: `${days.written}T00:00:00Z`, modified: `${days.changed}T00:00:00Z` }
			: {}),
	};
}

/** The archive as OParl `System`, where a reader of OParl begins. */
export function toSystem(
	facts: { title: string; publisher?: string | undefined; contact?: string | undefined },
	{ system, idOf }: OpenDataContext,
	bodies: string,
): Json {
	return stated({
		id: system,
		type: `${schema}System`,
		oparlVersion: schema,
		body: bodies,
		name: facts.title,
		contactEmail: facts.contact,
		contactName: facts.publisher,
		website: pageOf(idOf('/')),
	});
}

/** A municipality as OParl `Body`. Its legislative terms are those that its meetings print. */
export function toBody(entry: MunicipalityEntry, context: OpenDataContext): Json {
	const { idOf, listOf } = context;
	const id = idOf(entry.address);
	const periods = entry.committees.flatMap(({ meetings }) =>
		meetings.flatMap(({ data }) => data.period ?? []),
	);
	return stated({
		id,
		type: `${schema}Body`,
		system: context.system,
		name: `${entry.name} Kommune`,
		shortName: entry.name,
		...Object.fromEntries(objectLists.map((list) => [list, listOf(entry, list)])),
		legislativeTerm: [...new Set(periods)].sort().map((period) => ({
			id: `${id}#periode-${period}`,
			type: `${schema}LegislativeTerm`,
			name: period,
		})),
		...frame(id),
		udvalgsarkiv: stated({ municipality: entry.slug, code: entry.register.code }),
	});
}

/** A committee as OParl `Organization`. */
export function toOrganization(entry: CommitteeEntry, { idOf }: OpenDataContext): Json {
	const register = entry.municipality.register.committees[entry.slug];
	const id = idOf(entry.address);
	return stated({
		id,
		type: `${schema}Organization`,
		body: idOf(entry.municipality.address),
		name: entry.name,
		organizationType: 'Gremium',
		classification: register?.kind === 'council' ? 'Kommunalbestyrelse' : 'Udvalg',
		...frame(id),
		udvalgsarkiv: stated({
			aliases: register?.aliases,
			years: register?.years,
			meetings: entry.meetings.map((meeting) => idOf(meeting.address)),
		}),
	});
}

/** An elected member as OParl `Person`, with the committees that rosters name. */
export function toPerson(person: Person, { idOf }: OpenDataContext): Json {
	const id = idOf(person.address);
	return stated({
		id,
		type: `${schema}Person`,
		body: idOf(person.municipality.address),
		name: person.name,
		membership: committeesOf(person).map(({ committee, periods }, index) => ({
			id: `${id}#medlemskab-${index + 1}`,
			type: `${schema}Membership`,
			organization: idOf(committee.address),
			udvalgsarkiv: { periods },
		})),
		...frame(id),
		udvalgsarkiv: stated({
			parties: person.parties,
			years: person.years,
			meetings: person.meetings.map(({ meeting, presence }) => ({
				meeting: idOf(meeting.address),
				presence,
			})),
			votes: person.votes.map(({ item, vote, side }) => ({
				agendaItem: idOf(item.address),
				option: voteOptions[side],
				text: vote.text,
			})),
		}),
	});
}

/** The id of an item's treatment of a case, below the case's own. */
function consultationId(caseFile: CaseFile, item: ItemEntry, { idOf }: OpenDataContext): string {
	return `${idOf(caseFile.address)}#behandling-${caseFile.items.indexOf(item) + 1}`;
}

/** A case as OParl `Paper`, its treatments as consultations, oldest first. */
export function toPaper(caseFile: CaseFile, context: OpenDataContext): Json {
	const { idOf } = context;
	const id = idOf(caseFile.address);
	return stated({
		id,
		type: `${schema}Paper`,
		body: idOf(caseFile.municipality.address),
		name: caseFile.items.at(-1)!.data.title,
		reference: caseFile.caseNumber,
		paperType: caseFile.standing ? 'Fast sag' : 'Sag',
		auxiliaryFile: caseFile.items.flatMap((item) =>
			item.attachments.map((attachment) => shortFile(attachment, context)),
		),
		consultation: caseFile.items.map((item) => ({
			id: consultationId(caseFile, item, context),
			type: `${schema}Consultation`,
			agendaItem: idOf(item.address),
			meeting: idOf(item.meeting.address),
			organization: [idOf(item.meeting.committee.address)],
		})),
		...frame(id),
	});
}

/** An original as OParl `File`; absent where it is not published. */
function originalFile(
	meeting: MeetingEntry,
	kind: 'agenda' | 'minutes',
	{ idOf, sourceAddress }: OpenDataContext,
): Json | undefined {
	// The newest of a kind is what holds: a correction before the minutes it corrects.
	const index = meeting.data.documents.findLastIndex((one) => one.kind.endsWith(kind));
	const document = meeting.data.documents[index];
	const accessUrl = document && sourceAddress(document.file);
	if (!document || accessUrl === undefined) return undefined;
	return {
		id: `${idOf(meeting.address)}#dokument-${index + 1}`,
		type: `${schema}File`,
		name: documentNames[document.kind],
		fileName: path.posix.basename(document.file),
		accessUrl,
	};
}

/** A meeting as OParl `Meeting`. `days` holds the days it was written and last changed, where known. */
export function toMeeting(entry: MeetingEntry, context: OpenDataContext, days?: Days): Json {
	const { idOf, sourceAddress } = context;
	const { data } = entry;
	const id = idOf(entry.address);
	return stated({
		id,
		type: `${schema}Meeting`,
		name: `${entry.committee.name}${data.date ? `, ${data.date}` : ''}`,
		organization: [idOf(entry.committee.address)],
		...(data.date && data.start ? { start: copenhagenTime(data.date, data.start) } : {}),
		...(data.date && data.end ? { end: copenhagenTime(data.date, data.end) } : {}),
		...(data.place
			? {
					location: { id: `${id}#sted`, type: `${schema}Location`, description: data.place },
				}
			: {}),
		invitation: originalFile(entry, 'agenda', context),
		resultsProtocol: originalFile(entry, 'minutes', context),
		agendaItem: entry.items.map((item) => agendaItem(item, context)),
		auxiliaryFile: entry.attachments.map((attachment) => shortFile(attachment, context)),
		...frame(id, days),
		udvalgsarkiv: stated({
			record: entry.id,
			date: data.date,
			period: data.period,
			committeeName: data.committeeName,
			documents: data.documents.map(({ kind, file, sha256, lines, parser, source, retrieved }) =>
				stated({
					kind,
					name: documentNames[kind],
					file,
					sha256,
					lines,
					parser,
					source,
					retrieved,
					url: sourceAddress(file),
				}),
			),
			members: data.members,
			absent: data.absent,
			substitutes: data.substitutes,
		}),
	});
}

/** Popolo's names of the sides in a vote. */
const voteOptions = { for: 'yes', against: 'no', abstain: 'abstain' } as const;

/** A vote as Popolo `VoteEvent`: voters as printed, nothing derived. */
function toVoteEvent(vote: Vote, id: string): Json {
	const sides = Object.keys(voteOptions) as (keyof typeof voteOptions)[];
	return stated({
		id,
		counts: sides.flatMap((side) =>
			vote.counts?.[side] === undefined
				? []
				: [{ option: voteOptions[side], value: vote.counts[side] }],
		),
		votes: sides.flatMap((side) =>
			(vote[side] ?? []).map((voter) => ({ voter, option: voteOptions[side] })),
		),
		text: vote.text,
	});
}

/** What OParl says about an agenda item, as it stands inside its meeting. */
function agendaItem(entry: ItemEntry, context: OpenDataContext): Json {
	const { idOf, caseOf } = context;
	const { data, decision, meeting } = entry;
	const id = idOf(entry.address);
	const caseFile = caseOf(entry);
	return stated({
		id,
		type: `${schema}AgendaItem`,
		number: data.number,
		// OParl counts from 0, the place in the meeting's own list.
		order: meeting.items.indexOf(entry),
		name: data.title,
		public: data.access !== 'closed',
		consultation: caseFile && consultationId(caseFile, entry, context),
		...(decision && decision.text !== ''
			? { result: decision.outcome, resolutionText: decision.text }
			: {}),
		auxiliaryFile: entry.attachments.map((attachment) => shortFile(attachment, context)),
		web: pageOf(id),
	});
}

/** An item as OParl `AgendaItem`. `body` is the record's Markdown; left out for closed items, which have none. */
function toAgendaItem(entry: ItemEntry, body: string, context: OpenDataContext, days?: Days): Json {
	const { data } = entry;
	const { id, type, ...rest } = agendaItem(entry, context);
	return stated({
		id,
		type,
		meeting: context.idOf(entry.meeting.address),
		...rest,
		...frame(id as string, days),
		udvalgsarkiv: stated({
			record: entry.id,
			order: data.order,
			access: data.access,
			caseNumber: data.caseNumber,
			itemType: data.itemType,
			decisions: data.decisions.map(({ votes, ...decision }, index) => ({
				...decision,
				...(votes
					? {
							voteEvents: votes.map((vote, at) =>
								toVoteEvent(vote, `${id as string}#afstemning-${index + 1}-${at + 1}`),
							),
						}
					: {}),
			})),
			references: data.references,
			provenance: data.provenance,
			...(body === '' ? {} : { text: body, textFormat: 'text/markdown' }),
		}),
	});
}

/** What OParl says about a file, as it stands inside what it belongs to. */
function shortFile(entry: AttachmentEntry, { idOf }: OpenDataContext): Json {
	const id = idOf(entry.address);
	return stated({
		id,
		type: `${schema}File`,
		name: entry.data.title,
		fileName: entry.data.fileName,
		// OParl asks for the address of the file: the archive holds its text, so its page is that.
		accessUrl: pageOf(id),
		web: pageOf(id),
	});
}

/** An attachment as OParl `File`. */
export function toFile(
	entry: AttachmentEntry,
	body: string,
	context: OpenDataContext,
	days?: Days,
): Json {
	const { idOf, caseOf } = context;
	const { data } = entry;
	const owner = [idOf(entry.owner.address)];
	const short = shortFile(entry, context);
	const caseFile = entry.owner.kind === 'item' ? caseOf(entry.owner) : undefined;
	return stated({
		...short,
		...(entry.owner.kind === 'item' ? { agendaItem: owner } : { meeting: owner }),
		...(caseFile ? { paper: [idOf(caseFile.address)] } : {}),
		...frame(short['id'] as string, days),
		...(body === '' ? {} : { text: body }),
		udvalgsarkiv: stated({
			record: entry.id,
			order: data.order,
			documentId: data.documentId,
			extent: data.text,
			note: data.textNote,
			references: data.references,
			provenance: data.provenance,
		}),
	});
}

/** Any record as its OParl object. */
export function toObject(entry: Entry, body: string, context: OpenDataContext, days?: Days): Json {
	switch (entry.kind) {
		case 'meeting':
			return toMeeting(entry, context, days);
		case 'item':
			return toAgendaItem(entry, body, context, days);
		case 'attachment':
			return toFile(entry, body, context, days);
	}
}

/** The kinds of page whose address tells what OParl type stood there. */
const typeByAddress: readonly (readonly [RegExp, string])[] = [
	[/^\/[^/]+\/$/u, 'Body'],
	[/^\/[^/]+\/sager\/[^/]+\/$/u, 'Paper'],
	[/^\/[^/]+\/medlemmer\/[^/]+\/$/u, 'Person'],
	[/^\/[^/]+\/[^/]+\/$/u, 'Organization'],
	[/\/bilag\/[^/]+\/$/u, 'File'],
	[/^(?:\/[^/]+){3}\/$/u, 'Meeting'],
	[/^(?:\/[^/]+){4}\/$/u, 'AgendaItem'],
];

/**
 * What stands where an object was: OParl keeps id and type and sets `deleted`.
 *
 * @param address the page's address, which tells its kind
 * @param why when and why it was taken down, or the id of what it has become
 */
export function toDeleted(
	address: string,
	why: { withdrawn: string; reason: string } | { movedTo: string },
	{ idOf }: OpenDataContext,
): Json {
	const type = typeByAddress.find(([pattern]) => pattern.test(address))?.[1];
	return stated({
		id: idOf(address),
		type: type && schema + type,
		deleted: true,
		...('movedTo' in why
			? { movedTo: idOf(why.movedTo) }
			: {
					modified: `${why.withdrawn}T00:00:00Z`,
					changed: why.withdrawn,
					deletedReason: why.reason,
				}),
	});
}
