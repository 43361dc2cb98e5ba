/** Compares what a parser read with facts written by hand, field by field. */
import type { ParsedItem, ParsedMeeting } from '../../scripts/ingest/types.ts';

/** What a person read in a document; what is left out is not there. */
export interface MeetingFacts {
	readonly meeting: {
		readonly kind: string;
		readonly committeeName?: string;
		readonly period?: string;
		readonly date?: string;
		readonly start?: string;
		readonly end?: string;
		readonly place?: string;
		/** `Name (Party)`. */
		readonly members?: readonly string[];
		readonly absent?: readonly string[];
		/** `Name (Party) for Name: 1, 2`. */
		readonly substitutes?: readonly string[];
	};
	readonly items: readonly ItemFacts[];
}

export interface ItemFacts {
	readonly number?: string;
	readonly title: string;
	readonly access: string;
	readonly caseNumber?: string;
	readonly itemType?: string;
	readonly headings?: readonly string[];
	/** Committee, date and wording, paragraphs run together. */
	readonly decisions?: readonly (readonly [string, string, string])[];
	readonly attachments?: readonly string[];
	readonly lines?: readonly [number, number];
}

/** How many fields were compared, how many were right, and the others in words. */
export interface FactsResult {
	readonly right: number;
	readonly total: number;
	readonly wrong: readonly string[];
}

function person(member: { name: string; party?: string | undefined }): string {
	return member.party ? `${member.name} (${member.party})` : member.name;
}

/** The fields of one item as facts. */
export function itemFacts(item: ParsedItem): Record<string, unknown> {
	return {
		number: item.number,
		title: item.title,
		access: item.access,
		caseNumber: item.caseNumber,
		itemType: item.itemType,
		headings: item.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])),
		decisions: item.decisions.map((decision) => [
			decision.committeeName ?? '',
			decision.date ?? '',
			decision.text.replace(/\s+/gu, ' '),
		]),
		attachments: item.attachments.map((attachment) => attachment.title),
	};
}

/** The fields of a meeting as facts. */
export function meetingFacts(meeting: ParsedMeeting): Record<string, unknown> {
	return {
		kind: meeting.kind,
		committeeName: meeting.committeeName,
		period: meeting.period,
		date: meeting.date,
		start: meeting.start,
		end: meeting.end,
		place: meeting.place,
		members: meeting.members.map(person),
		absent: meeting.absent.map(person),
		substitutes: meeting.substitutes.map(
			(one) =>
				person(one) +
				(one.for ? ` for ${one.for}` : '') +
				(one.items ? `: ${one.items.join(', ')}` : ''),
		),
	};
}

const empty = (value: unknown): boolean =>
	value === undefined || (Array.isArray(value) && value.length === 0);

/** Compares a reading with the facts: every field that either of the two holds counts once. */
export function compareFacts(meeting: ParsedMeeting, facts: MeetingFacts): FactsResult {
	let right = 0;
	let total = 0;
	const wrong: string[] = [];
	const compare = (
		place: string,
		read: Readonly<Record<string, unknown>>,
		wanted: Readonly<Record<string, unknown>>,
	): void => {
		for (const field of new Set([...Object.keys(read), ...Object.keys(wanted)])) {
			if (empty(read[field]) && empty(wanted[field])) continue;
			total += 1;
			if (JSON.stringify(read[field]) === JSON.stringify(wanted[field])) right += 1;
			else
				wrong.push(
					`${place} ${field}: expected ${JSON.stringify(wanted[field])}, found ${JSON.stringify(read[field])}`,
				);
		}
	};
	compare('meeting', meetingFacts(meeting), facts.meeting);
	compare('meeting', { items: meeting.items.length }, { items: facts.items.length });
	for (const [index, wanted] of facts.items.entries()) {
		const item =
			meeting.items[index]?.number === wanted.number
				? meeting.items[index]
				: meeting.items.find((one) => one.number !== undefined && one.number === wanted.number);
		compare(`item ${wanted.number ?? index + 1}`, item ? itemFacts(item) : {}, { ...wanted });
	}
	return { right, total, wrong };
}
