/**
 * Records as open data: OParl 1.1 objects (https://dev.oparl.org/spezifikation/1.1), votes after Popolo
 * (https://www.popoloproject.com), the archive's own fields under `udvalgsarkiv`.
 *
 * Every object's id is its page's address and `index.json`; without a public address (`--site`) ids are paths.
 */
import type { Vote } from '../schemas/item.ts';
import type { MeetingDocument } from '../schemas/meeting.ts';
import type {
	AttachmentEntry,
	CommitteeEntry,
	Entry,
	ItemEntry,
	MeetingEntry,
	MunicipalityEntry,
} from './entries.ts';

/** Where things are, for one build. */
export interface OpenDataContext {
	/** Turns a page's address into the id of its object. */
	readonly idOf: (address: string) => string;
	/** Address of a published original, by path below the content folder; absent where it is not published. */
	readonly sourceAddress: (file: string) => string | undefined;
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

/** A municipality as OParl `Body`. */
export function toBody(entry: MunicipalityEntry, { idOf }: OpenDataContext): Json {
	return stated({
		id: idOf(entry.address),
		type: `${schema}Body`,
		name: `${entry.name} Kommune`,
		shortName: entry.name,
		web: idOf(entry.address).replace(/index\.json$/u, ''),
		organization: entry.committees.map((committee) => idOf(committee.address)),
		udvalgsarkiv: stated({ municipality: entry.slug, code: entry.register.code }),
	});
}

/** A committee as OParl `Organization`. */
export function toOrganization(entry: CommitteeEntry, { idOf }: OpenDataContext): Json {
	const register = entry.municipality.register.committees[entry.slug];
	return stated({
		id: idOf(entry.address),
		type: `${schema}Organization`,
		body: idOf(entry.municipality.address),
		name: entry.name,
		classification: register?.kind === 'council' ? 'Kommunalbestyrelse' : 'Udvalg',
		web: idOf(entry.address).replace(/index\.json$/u, ''),
		udvalgsarkiv: stated({
			aliases: register?.aliases,
			years: register?.years,
			meetings: entry.meetings.map((meeting) => idOf(meeting.address)),
		}),
	});
}

/** A meeting as OParl `Meeting`. `changed` holds the days it was written and last changed, where known. */
export function toMeeting(
	entry: MeetingEntry,
	context: OpenDataContext,
	changed?: { written: string; changed: string },
): Json {
	const { idOf, sourceAddress } = context;
	const { data } = entry;
	return stated({
		id: idOf(entry.address),
		type: `${schema}Meeting`,
		name: `${entry.committee.name}${data.date ? `, ${data.date}` : ''}`,
		organization: [idOf(entry.committee.address)],
		...(data.date && data.start ? { start: copenhagenTime(data.date, data.start) } : {}),
		...(data.date && data.end ? { end: copenhagenTime(data.date, data.end) } : {}),
		...(data.place
			? {
					location: {
						id: `${idOf(entry.address)}#sted`,
						type: `${schema}Location`,
						description: data.place,
					},
				}
			: {}),
		agendaItem: entry.items.map((item) => idOf(item.address)),
		auxiliaryFile: entry.attachments.map((attachment) => idOf(attachment.address)),
		web: idOf(entry.address).replace(/index\.json$/u, ''),
		...dates(changed),
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

function dates(changed: { written: string; changed: string } | undefined): Json {
	return changed
		? { created: `${changed.written}T00:00:00Z`, modified: `${changed.changed}T00:00:00Z` }
		: {};
}

/** A vote as Popolo `VoteEvent`: voters as printed, nothing derived. */
export function toVoteEvent(vote: Vote, id: string): Json {
	const options = { for: 'yes', against: 'no', abstain: 'abstain' } as const;
	const sides = Object.keys(options) as (keyof typeof options)[];
	return stated({
		id,
		counts: sides.flatMap((side) =>
			vote.counts?.[side] === undefined
				? []
				: [{ option: options[side], value: vote.counts[side] }],
		),
		votes: sides.flatMap((side) =>
			(vote[side] ?? []).map((voter) => ({ voter, option: options[side] })),
		),
		text: vote.text,
	});
}

/** An item as OParl `AgendaItem`. `body` is the record's Markdown; left out for closed items, which have none. */
export function toAgendaItem(
	entry: ItemEntry,
	body: string,
	context: OpenDataContext,
	changed?: { written: string; changed: string },
): Json {
	const { idOf } = context;
	const { data, decision } = entry;
	const id = idOf(entry.address);
	return stated({
		id,
		type: `${schema}AgendaItem`,
		meeting: idOf(entry.meeting.address),
		number: data.number,
		order: data.order,
		name: data.title,
		public: data.access !== 'closed',
		...(decision && decision.text !== ''
			? { result: decision.outcome, resolutionText: decision.text }
			: {}),
		auxiliaryFile: entry.attachments.map((attachment) => idOf(attachment.address)),
		web: id.replace(/index\.json$/u, ''),
		...dates(changed),
		udvalgsarkiv: stated({
			record: entry.id,
			access: data.access,
			caseNumber: data.caseNumber,
			itemType: data.itemType,
			decisions: data.decisions.map(({ votes, ...rest }, index) => ({
				...rest,
				...(votes
					? {
							voteEvents: votes.map((vote, at) =>
								toVoteEvent(vote, `${id}#afstemning-${index + 1}-${at + 1}`),
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

/** An attachment as OParl `File`. */
export function toFile(
	entry: AttachmentEntry,
	body: string,
	context: OpenDataContext,
	changed?: { written: string; changed: string },
): Json {
	const { idOf } = context;
	const { data } = entry;
	const id = idOf(entry.address);
	const owner = idOf(entry.owner.address);
	return stated({
		id,
		type: `${schema}File`,
		name: data.title,
		fileName: data.fileName,
		// OParl asks for the address of the file: the archive holds its text, so its page is that.
		accessUrl: id.replace(/index\.json$/u, ''),
		...(entry.owner.kind === 'item' ? { agendaItem: [owner] } : { meeting: [owner] }),
		web: id.replace(/index\.json$/u, ''),
		...dates(changed),
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
export function toObject(
	entry: Entry,
	body: string,
	context: OpenDataContext,
	changed?: { written: string; changed: string },
): Json {
	switch (entry.kind) {
		case 'meeting':
			return toMeeting(entry, context, changed);
		case 'item':
			return toAgendaItem(entry, body, context, changed);
		case 'attachment':
			return toFile(entry, body, context, changed);
	}
}
