/** What an archive has and lacks, committee by committee and year by year. */
import type { CurrentArchive } from './current.ts';
import type { AttachmentEntry, CommitteeEntry, ItemEntry, MunicipalityEntry } from './entries.ts';
import type { UnresolvedReason } from './references.ts';

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
	/** Attachments whose note says that pictures of theirs have no text. */
	readonly pictures: number;
	/** References that lead nowhere. */
	readonly outsideReferences: number;
	/** Records that were taken down. */
	readonly withdrawn: number;
}

/** Something that texts refer to and the archive does not have. */
export interface AskedFor {
	/** The committee and day, or the case number; absent where the references do not say which. */
	readonly what:
		| { readonly committee?: string; readonly date?: string; readonly caseNumber?: string }
		| undefined;
	readonly reason: UnresolvedReason;
	/** Those that refer to it, each once. */
	readonly from: readonly (ItemEntry | AttachmentEntry)[];
	/** How many references. */
	readonly times: number;
}

/** What the texts of one municipality refer to in vain, most wanted first. */
export function askedFor(
	{ archive, references }: CurrentArchive,
	municipality: MunicipalityEntry,
): AskedFor[] {
	const asked = new Map<
		string,
		{ -readonly [K in keyof AskedFor]: AskedFor[K] } & { from: (ItemEntry | AttachmentEntry)[] }
	>();
	for (const entry of [...archive.items, ...archive.attachments]) {
		if (entry.meeting.municipality !== municipality) continue;
		for (const one of references.from(entry)) {
			if (!('reason' in one)) continue;
			const { committeeName, date, caseNumber } = one.reference;
			const { name } = entry.meeting.committee;
			const what =
				date === undefined
					? caseNumber === undefined
						? undefined
						: { caseNumber }
					: { committee: committeeName ?? name, date };
			const key = JSON.stringify([one.reason, what]);
			let known = asked.get(key);
			if (!known) {
				known = { what, reason: one.reason, from: [], times: 0 };
				asked.set(key, known);
			}
			known.times += 1;
			if (!known.from.includes(entry)) known.from.push(entry);
		}
	}
	return [...asked.values()].sort(
		(a, b) => b.times - a.times || ((a.what?.date ?? '') < (b.what?.date ?? '') ? 1 : -1),
	);
}

/** The rows of one municipality, newest year first within each committee. */
export function completenessOf(
	{ archive, references }: CurrentArchive,
	municipality: MunicipalityEntry,
): CompletenessRow[] {
	type Draft = { -readonly [K in keyof CompletenessRow]: CompletenessRow[K] };
	const rows = new Map<string, Draft>();
	const rowOf = (committee: CommitteeEntry, year: string): Draft => {
		const key = `${committee.slug}/${year}`;
		let row = rows.get(key);
		if (!row) {
			row = {
				committee,
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
				pictures: 0,
				outsideReferences: 0,
				withdrawn: 0,
			};
			rows.set(key, row);
		}
		return row;
	};
	for (const { id } of archive.withdrawn) {
		const [slug, of, day = ''] = id.split('/');
		const committee = municipality.committees.find((one) => one.slug === of);
		if (slug !== municipality.slug || !committee) continue;
		rowOf(committee, /^\d{4}-/u.test(day) ? day.slice(0, 4) : '').withdrawn += 1;
	}
	for (const meeting of archive.meetings) {
		if (meeting.municipality !== municipality) continue;
		const row = rowOf(meeting.committee, meeting.data.date?.slice(0, 4) ?? '');
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
			if (/billed/iu.test(data.textNote ?? '')) row.pictures += 1;
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
