/**
 * Printed names become ids: a merged meeting becomes records.
 *
 * - the id of a meeting is municipality, committee and day; orders run 1…n;
 * - a committee that is not named is `ukendt-udvalg`, a day that is not stated is `udateret-<6 of the sha256>`;
 * - no date, name or number is made up.
 */
import type { Attachment } from '../../src/schemas/attachment.ts';
import type { Decision, Item } from '../../src/schemas/item.ts';
import type { Meeting, MeetingDocument } from '../../src/schemas/meeting.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';
import type { PageStart, Provenance, TableFacts } from '../../src/schemas/shared.ts';
import { attachmentId, itemId, meetingId } from '../../src/archive/paths.ts';
import { toInertText } from './inert-text.ts';
import { kindOf } from './merge.ts';
import type { MergedAttachment, MergedItem, MergedMeeting } from './merge.ts';
import { IngestError } from './messages.ts';
import { visibleBlocks } from './mdx.ts';
import { picturesOf } from './pictures.ts';
import { readOutcome } from './outcome.ts';
import { committeeNames, nameByDay, readReferences, readTitle } from './references.ts';
import type { Reference, ReferenceContext } from './references.ts';
import { committeeSlug } from './register.ts';
import type { Block, ParsedDecision, SourceDocument, Span } from './types.ts';
import { readVotes } from './votes.ts';

/** A record and its body, before it is a file. */
export interface ResolvedRecord<Fields> {
	readonly id: string;
	readonly fields: Fields;
	readonly body: readonly Block[];
}

/** The records of one meeting. */
export interface ResolvedMeeting {
	readonly meeting: ResolvedRecord<Meeting>;
	readonly items: readonly ResolvedRecord<Item>[];
	readonly attachments: readonly ResolvedRecord<Attachment>[];
}

/** What a meeting's id is made of. */
export interface MeetingPlace {
	readonly municipality: string;
	readonly committee: string;
	/** `2025-06-04`, or `udateret-<6>`. */
	readonly day: string;
}

/** More items than any meeting has. */
const mostItems = 10_000;

function sidecarField(merged: MergedMeeting, key: 'date' | 'committee'): string | undefined {
	return merged.documents.map(({ document }) => document.sidecar?.[key]).find(Boolean);
}

/** The meeting's committee as printed, or as a sidecar says. */
function committeeNameOf(merged: MergedMeeting): string | undefined {
	const name = toInertText(sidecarField(merged, 'committee') ?? merged.committeeName ?? '');
	return name === '' ? undefined : name;
}

/** Where a meeting belongs: from its sidecars, else as printed. */
export function placeOf(merged: MergedMeeting, register: Municipality | undefined): MeetingPlace {
	const [winner] = merged.documents;
	if (!winner) throw new RangeError('expected a meeting with a document');
	const day = sidecarField(merged, 'date') ?? merged.date;
	return {
		municipality: winner.document.municipality,
		committee: committeeSlug(committeeNameOf(merged) ?? '', register) || 'ukendt-udvalg',
		day: day ?? `udateret-${winner.document.sha256.slice(0, 6)}`,
	};
}

function provenanceOf(from: SourceDocument, { from: first, to }: Span): Provenance {
	return { file: from.file, sha256: from.sha256, lines: [first, to] };
}

/** Facts about the tables and pages of a body, where it has any. */
function factsOf(body: readonly Block[]): { tables?: TableFacts[]; pages?: PageStart[] } {
	const tables: TableFacts[] = [];
	const pages: PageStart[] = [];
	let at = 0;
	for (const block of body) {
		if (block.kind === 'page') {
			pages.push({ page: block.page, block: at });
			continue;
		}
		at += 1;
		if (block.kind !== 'table') continue;
		tables.push({
			headerRows: block.headerRows,
			lines: [block.lines.from, block.lines.to],
			...(block.slices && { slices: block.slices.map(({ from, to }) => [from, to] as const) }),
			...(block.repaired === undefined ? {} : { repaired: block.repaired }),
		});
	}
	return { ...(tables.length > 0 ? { tables } : {}), ...(pages.length > 0 ? { pages } : {}) };
}

function resolveDecision(decision: ParsedDecision): Decision {
	const votes = decision.votes ?? readVotes(decision.text);
	return {
		...(decision.committeeName === undefined ? {} : { committeeName: decision.committeeName }),
		...(decision.date === undefined ? {} : { date: decision.date }),
		text: decision.text,
		outcome: readOutcome(
			`${decision.text === '' ? '' : (decision.opening ?? '')} ${decision.text}`,
		),
		...(votes.length > 0 ? { votes: [...votes] } : {}),
	};
}

function pictureFacts(document: SourceDocument): Pick<MeetingDocument, 'pages' | 'picturePages'> {
	const { pictures, pages } = picturesOf(document);
	return pictures.length > 0 ? { pages, picturePages: [...pictures] } : {};
}

function resolveAttachment(
	attachment: MergedAttachment,
	owner: { item: string } | { meeting: string },
	id: string,
	context: ReferenceContext,
): ResolvedRecord<Attachment> {
	const body = visibleBlocks(attachment.body);
	const paper = { ...context, attachment: true };
	const references = readReferences(body, paper);
	return {
		id,
		fields: {
			...owner,
			order: attachment.order,
			title: toInertText(attachment.title) || toInertText(attachment.fileName ?? '') || '–',
			...(attachment.documentId === undefined ? {} : { documentId: attachment.documentId }),
			...(attachment.fileName === undefined ? {} : { fileName: attachment.fileName }),
			text: attachment.text,
			...(attachment.textNote === undefined ? {} : { textNote: attachment.textNote }),
			references: [...readTitle(attachment.title, context, references), ...references],
			...factsOf(body),
			printed: [...attachment.printed],
			provenance: provenanceOf(attachment.from, attachment.lines),
		},
		body,
	};
}

function sameMeeting(one: Reference, other: Reference): boolean {
	return one.date === other.date && one.committeeName === other.committeeName;
}

/** The meetings of other committees whose decisions stand under an item: all but the last, which is its own. */
function decidedElsewhere(decisions: readonly ParsedDecision[]): Reference[] {
	return decisions.slice(0, -1).flatMap(({ committeeName, date }) => {
		if (committeeName === undefined || date === undefined) return [];
		const text = `${committeeName} ${date.split('-').toReversed().join('-')}`;
		return [{ text, committeeName, date }];
	});
}

function resolveItem(
	item: MergedItem,
	order: number,
	meeting: string,
	context: ReferenceContext,
): ResolvedRecord<Item> {
	const body = visibleBlocks(item.body);
	const own = {
		...context,
		...(item.caseNumber === undefined ? {} : { caseNumber: item.caseNumber }),
	};
	const references = [
		...readReferences(body, own),
		...item.decisions.flatMap((decision) => readReferences(decision.text, own)),
	];
	return {
		id: itemId(meeting, order),
		fields: {
			meeting,
			order,
			...(item.number === undefined ? {} : { number: item.number }),
			title: toInertText(item.title) || item.number || '–',
			access: item.access,
			...(item.caseNumber === undefined ? {} : { caseNumber: item.caseNumber }),
			...(item.itemType === undefined ? {} : { itemType: item.itemType }),
			decisions: item.decisions.map(resolveDecision),
			references: [
				...readTitle(item.title, own, references),
				...references,
				...decidedElsewhere(item.decisions).filter(
					(one) => !references.some((other) => sameMeeting(one, other)),
				),
			],
			...factsOf(body),
			earlier: [...item.earlier],
			printed: [...item.printed],
			provenance: provenanceOf(item.from, item.lines),
		},
		body,
	};
}

/**
 * The records of a meeting whose id ends in `day`, which is its place's day or that with `-2`.
 *
 * Throws an IngestError for more items than any meeting has.
 */
export function resolveMeeting(
	merged: MergedMeeting,
	place: MeetingPlace,
	register: Municipality | undefined,
	day = place.day,
): ResolvedMeeting {
	if (merged.items.length > mostItems) {
		throw new IngestError(
			'items',
			`expected at most ${mostItems} items, found ${merged.items.length}`,
		);
	}
	const id = meetingId(place.municipality, place.committee, day);
	const date = sidecarField(merged, 'date') ?? merged.date;
	const committeeName = committeeNameOf(merged);
	const context: ReferenceContext = {
		...(register ? { register } : {}),
		names: committeeNames(
			[
				...merged.items,
				...merged.attachments,
				...merged.items.flatMap((item) => item.attachments),
			].map(({ body }) => body),
			register,
		),
		...(committeeName === undefined ? {} : { committeeName }),
		...(date === undefined ? {} : { date }),
	};
	const optional = {
		period: merged.period,
		date,
		start: merged.start,
		end: merged.end,
		place: merged.place,
	};
	const stated = Object.fromEntries(
		Object.entries(optional).filter(([, value]) => value !== undefined),
	);
	const meeting: Meeting = {
		municipality: place.municipality,
		committee: place.committee,
		...(committeeName === undefined ? {} : { committeeName }),
		...stated,
		documents: merged.documents.map((read) => ({
			kind: kindOf(read),
			parser: read.parser,
			file: read.document.file,
			sha256: read.document.sha256,
			lines: [1, Math.max(1, read.document.lines.length)],
			...pictureFacts(read.document),
			...(read.document.sidecar?.source === undefined
				? {}
				: { source: read.document.sidecar.source }),
			...(read.document.sidecar?.retrieved === undefined
				? {}
				: { retrieved: read.document.sidecar.retrieved }),
		})),
		attachmentFiles: [],
		members: [...merged.members],
		absent: [...merged.absent],
		substitutes: [...merged.substitutes],
		earlier: [...merged.earlier],
		printed: [...merged.printed],
	};
	const resolved: ResolvedMeeting = {
		meeting: { id, fields: meeting, body: [] },
		items: merged.items.map((item, index) => resolveItem(item, index + 1, id, context)),
		attachments: [
			...merged.attachments.map((attachment) =>
				resolveAttachment(
					attachment,
					{ meeting: id },
					attachmentId(id, 0, attachment.order),
					context,
				),
			),
			...merged.items.flatMap((item, index) =>
				item.attachments.map((attachment) =>
					resolveAttachment(
						attachment,
						{ item: itemId(id, index + 1) },
						attachmentId(id, index + 1, attachment.order),
						context,
					),
				),
			),
		],
	};
	nameByDay([...resolved.items, ...resolved.attachments].map(({ fields }) => fields));
	return resolved;
}
