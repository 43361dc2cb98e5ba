/** Which meeting a file of its own is an attachment of: the one of its folder that lists it, or that its folder names. */
import path from 'node:path';
import { toSlug } from '../../src/danish/slug.ts';
import type { ArchiveIndex, KnownMeeting } from './archive-index.ts';
import { findDeclared } from './attachment-files.ts';
import type { AttachmentAbout } from './attachment-files.ts';
import type { SourceFile } from './source.ts';

/** A file that may be an attachment, with what it says about itself where it was read. */
export type Candidate = SourceFile & { readonly about?: AttachmentAbout };

/** Under which words a file or a declared line is looked up before it is looked at: its letters, and its long numbers. */
function attachmentKeys(name: string): string[] {
	const letters = name
		.replace(/\.[a-z]{2,4}$/iu, '')
		.toLowerCase()
		.replace(/[^\p{L}]+/gu, ' ')
		.replace(
			/^\s*(?:(?:punkt|pkt|sag|dagsordenspunkt|v|dok)\s+)*(?:bilag|appendix|appendiks|nr)?\s*(?:nr\s)?/u,
			'',
		)
		.replaceAll(' ', '');
	return [...(letters === '' ? [] : [letters]), ...(name.match(/\d{5,}/gu) ?? [])];
}

/** Finds the owners of attachments in an index; what the meetings list is read once. */
export class AttachmentOwners {
	readonly #index: ArchiveIndex;
	readonly #listed = new WeakMap<KnownMeeting, ReadonlySet<string>>();

	constructor(index: ArchiveIndex) {
		this.#index = index;
	}

	/** The one meeting of the same folder that lists a file as its attachment. */
	listedBy(
		{ file, about }: Candidate,
		isMeant: (meeting: KnownMeeting) => boolean,
	): KnownMeeting | undefined {
		if (!about) return undefined;
		const keys = [...attachmentKeys(about.fileName), ...attachmentKeys(about.title)];
		const mayList = (meeting: KnownMeeting): boolean => {
			if (about.sidecar?.item !== undefined) return true;
			const listed = this.#listedKeys(meeting);
			return keys.some((key) => listed.has(key));
		};
		const owners = this.#index
			.inFolder(path.posix.dirname(file))
			.filter((meeting) => isMeant(meeting) && mayList(meeting))
			.filter((meeting) => findDeclared(about, meeting.declared(), meeting.items()) !== undefined);
		return owners.length === 1 ? owners[0] : undefined;
	}

	#listedKeys(meeting: KnownMeeting): ReadonlySet<string> {
		let keys = this.#listed.get(meeting);
		if (!keys) {
			const lines = meeting.declared();
			keys = new Set(
				lines.flatMap(({ title, fileName, documentId }) => [
					...attachmentKeys(title),
					...attachmentKeys(fileName ?? ''),
					...(documentId === undefined ? [] : [documentId]),
				]),
			);
			this.#listed.set(meeting, keys);
		}
		return keys;
	}

	/** The meeting that a file is an attachment of; undefined where none or several could be. */
	ownerOf(candidate: Candidate, documents: readonly SourceFile[]): KnownMeeting | undefined {
		const known = this.#index.ofFile(candidate.file);
		if (known) return known;
		const folder = path.posix.dirname(candidate.file);
		if (candidate.attachmentOf !== undefined) {
			const parent = path.posix.dirname(folder);
			const owner = [
				...documents,
				...this.#index.inFolder(parent).flatMap(({ sources }) => sources),
			].find(({ file }) => {
				const name = path.posix.basename(file);
				const stem = name.replace(/\.[^.]+$/u, '');
				return (
					path.posix.dirname(file) === parent && [name, stem].includes(candidate.attachmentOf!)
				);
			});
			return owner ? this.#index.ofFile(owner.file) : undefined;
		}
		const { date, committee } = candidate.about?.sidecar ?? {};
		return this.listedBy(
			candidate,
			({ place }) =>
				(date === undefined || place.day === date) &&
				(committee === undefined || place.committee === toSlug(committee)),
		);
	}
}
