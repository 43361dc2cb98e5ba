/** What an archive has and lacks, committee by committee and year by year. */
import type { CurrentArchive } from './current.ts';
import type { CommitteeEntry, MunicipalityEntry } from './entries.ts';

/** One committee in one year; `year` is empty where meetings have no date. */
export interface CompletenessRow {
	readonly committee: CommitteeEntry;
	readonly year: string;
	readonly meetings: number;
	readonly withAgenda: number;
	readonly withMinutes: number;
	readonly items: number;
	readonly closed: number;
	/** Open items of meetings with minutes that hold no wording of a decision. */
	readonly withoutDecision: number;
	readonly attachments: number;
	readonly attachmentsWithoutText: number;
	readonly attachmentsInPart: number;
	/** References that lead nowhere. */
	readonly outsideReferences: number;
}

/** The rows of one municipality, newest year first within each committee. */
export function completenessOf(
	{ archive, references }: CurrentArchive,
	municipality: MunicipalityEntry,
): CompletenessRow[] {
	type Draft = { -readonly [K in keyof CompletenessRow]: CompletenessRow[K] };
	const rows = new Map<string, Draft>();
	for (const meeting of archive.meetings) {
		if (meeting.municipality !== municipality) continue;
		const year = meeting.data.date?.slice(0, 4) ?? '';
		const key = `${meeting.committee.slug}/${year}`;
		let row = rows.get(key);
		if (!row) {
			row = {
				committee: meeting.committee,
				year,
				meetings: 0,
				withAgenda: 0,
				withMinutes: 0,
				items: 0,
				closed: 0,
				withoutDecision: 0,
				attachments: 0,
				attachmentsWithoutText: 0,
				attachmentsInPart: 0,
				outsideReferences: 0,
			};
			rows.set(key, row);
		}
		const minutes = meeting.data.documents.some(({ kind }) => kind.endsWith('minutes'));
		row.meetings += 1;
		row.withAgenda += meeting.data.documents.some(({ kind }) => kind.endsWith('agenda')) ? 1 : 0;
		row.withMinutes += minutes ? 1 : 0;
		row.items += meeting.items.length;
		const owners = [meeting, ...meeting.items];
		for (const item of meeting.items) {
			if (item.data.access === 'closed') row.closed += 1;
			else if (minutes && !item.decision?.text.trim()) row.withoutDecision += 1;
			row.outsideReferences += references.from(item).filter((one) => 'reason' in one).length;
		}
		for (const { data } of owners.flatMap(({ attachments }) => attachments)) {
			row.attachments += 1;
			if (data.text === 'none') row.attachmentsWithoutText += 1;
			if (data.text === 'partial') row.attachmentsInPart += 1;
		}
		for (const attachment of owners.flatMap(({ attachments }) => attachments)) {
			row.outsideReferences += references.from(attachment).filter((one) => 'reason' in one).length;
		}
	}
	const order = new Map(municipality.committees.map((committee, index) => [committee, index]));
	return [...rows.values()].sort(
		(a, b) =>
			order.get(a.committee)! - order.get(b.committee)! ||
			(a.year === b.year ? 0 : a.year < b.year ? 1 : -1),
	);
}
