/**
 * What a text says about other meetings, items, cases and attachments, resolved to what the archive holds.
 * Only a unique match counts; what does not resolve says why.
 */
import { toSlug } from '../danish/slug.ts';
import type { Reference } from '../schemas/shared.ts';
import type { Archive } from './archive.ts';
import type { CaseFile } from './cases.ts';
import type {
	AttachmentEntry,
	CommitteeEntry,
	Entry,
	ItemEntry,
	MeetingEntry,
	MunicipalityEntry,
} from './entries.ts';
import { caseAddress } from './paths.ts';

/** Why a reference leads nowhere. */
export type UnresolvedReason =
	'no-such-committee' | 'no-such-meeting' | 'no-such-item' | 'no-such-case' | 'unclear';

/** A reference with the record or case it leads to, or the reason why it leads nowhere. */
export type ResolvedReference =
	| { readonly reference: Reference; readonly target: Entry | CaseFile }
	| { readonly reference: Reference; readonly reason: UnresolvedReason };

/** The words of a committee's name that tell it apart: `Økonomi- og Erhvervsudvalget` → `oekonomi-og-erhvervsudvalget`. */
function committeeKey(name: string): string {
	return toSlug(name.replace(/\s*\(?\d{4}\s*-\s*\d{4}\)?\s*$/u, '')).replace(/-?udvalgets?$/u, '');
}

/** Finds the committee a name means in one municipality; undefined where none or several could be meant. */
export function findCommittee(
	municipality: MunicipalityEntry,
	name: string,
): CommitteeEntry | undefined {
	const wanted = committeeKey(name);
	const matches = municipality.committees.filter((committee) => {
		const aliases = municipality.register.committees[committee.slug]?.aliases ?? [];
		return [committee.name, ...aliases].some((alias) => committeeKey(alias) === wanted);
	});
	return matches.length === 1 ? matches[0] : undefined;
}

/** The attachment that `bilag 2` means: by its title, else, in its owner's own text, by its place (`counted`). */
function attachmentByNumber(
	owner: ItemEntry | MeetingEntry,
	number: string,
	counted: boolean,
): AttachmentEntry | undefined {
	const named = owner.attachments.filter(({ data }) =>
		new RegExp(
			`^bilag\\s+${number.replace(/[^\p{L}\p{N}]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
			'iu',
		).test(data.title),
	);
	if (named.length > 0) return named.length === 1 ? named[0] : undefined;
	if (!counted) return undefined;
	const numbered = owner.attachments.some(({ data }) => /^bilag\s+\d/iu.test(data.title));
	return numbered ? undefined : owner.attachments.find(({ data }) => String(data.order) === number);
}

const plainNumber = (number: string) => number.replace(/^0+(?=\d)|\.$/gu, '').toLowerCase();

/**
 * Resolves one reference of an entry.
 *
 * A date without a committee means the entry's own committee. `bilag 2` in the text of an attachment means the one with
 * that number in its title: papers count their own appendices too. A month alone leads nowhere.
 */
function resolveReference(
	archive: Archive,
	cases: ReadonlyMap<string, CaseFile>,
	entry: ItemEntry | AttachmentEntry,
	reference: Reference,
): ResolvedReference {
	const { municipality } = entry.meeting;
	if (reference.target !== undefined) {
		const target =
			archive.item(reference.target) ??
			archive.meeting(reference.target) ??
			archive.attachment(reference.target);
		return target ? { reference, target } : { reference, reason: 'no-such-item' };
	}
	if (reference.attachment !== undefined && reference.date === undefined) {
		const owner = entry.kind === 'item' ? entry : entry.owner;
		const target = attachmentByNumber(owner, reference.attachment, entry.kind === 'item');
		return target && target !== entry ? { reference, target } : { reference, reason: 'unclear' };
	}
	if (reference.date !== undefined) {
		let committee: CommitteeEntry | undefined = entry.meeting.committee;
		if (reference.committeeName !== undefined) {
			committee = findCommittee(municipality, reference.committeeName);
			if (!committee) return { reference, reason: 'no-such-committee' };
		}
		const held = committee.meetings.filter(({ data }) => data.date === reference.date);
		if (held.length === 0) return { reference, reason: 'no-such-meeting' };
		if (reference.number !== undefined) {
			const wanted = plainNumber(reference.number);
			const items = held
				.flatMap(({ items }) => items)
				.filter(({ data }) => data.number !== undefined && plainNumber(data.number) === wanted);
			if (items.length === 1) return { reference, target: items[0]! };
			return { reference, reason: items.length === 0 ? 'no-such-item' : 'unclear' };
		}
		if (reference.caseNumber !== undefined) {
			const items = held
				.flatMap(({ items }) => items)
				.filter(({ data }) => data.caseNumber === reference.caseNumber);
			if (items.length === 1) return { reference, target: items[0]! };
		}
		return held.length === 1 ? { reference, target: held[0]! } : { reference, reason: 'unclear' };
	}
	if (reference.caseNumber !== undefined) {
		const found = cases.get(caseAddress(municipality.slug, reference.caseNumber));
		return found ? { reference, target: found } : { reference, reason: 'no-such-case' };
	}
	if (reference.number !== undefined && reference.committeeName === undefined) {
		const wanted = plainNumber(reference.number);
		const items = entry.meeting.items.filter(
			({ data }) => data.number !== undefined && plainNumber(data.number) === wanted,
		);
		if (items.length === 1) return { reference, target: items[0]! };
	}
	return { reference, reason: 'unclear' };
}

/** Every reference of an archive: what each entry says, and who says something about it. */
export interface ReferenceIndex {
	/** The references of an entry, in order; nothing leads to the entry itself. */
	readonly from: (entry: Entry) => readonly ResolvedReference[];
	/** The records whose text mentions a record or a case (by address), in the archive's order. */
	readonly to: (address: string) => readonly (ItemEntry | AttachmentEntry)[];
}

/** Resolves every reference of an archive. */
export function resolveReferences(
	archive: Archive,
	cases: ReadonlyMap<string, CaseFile>,
): ReferenceIndex {
	const from = new Map<Entry, ResolvedReference[]>();
	const to = new Map<string, (ItemEntry | AttachmentEntry)[]>();
	for (const entry of [...archive.items, ...archive.attachments]) {
		if (entry.data.references.length === 0) continue;
		const resolved = entry.data.references
			.map((reference) => resolveReference(archive, cases, entry, reference))
			.filter((one) => !('target' in one) || one.target !== entry);
		from.set(entry, resolved);
		for (const one of resolved) {
			if (!('target' in one)) continue;
			const list = to.get(one.target.address);
			if (!list) to.set(one.target.address, [entry]);
			else if (!list.includes(entry)) list.push(entry);
		}
	}
	return { from: (entry) => from.get(entry) ?? [], to: (address) => to.get(address) ?? [] };
}
