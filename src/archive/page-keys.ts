/**
 * What the page of a record, case or member is made from, as one key a page: while the key is the same, so are the
 * page, its data and its feed, and a build takes them over from the one before.
 *
 * A key holds more than a page needs rather than less: everything of the record's own meeting, and of every meeting,
 * item and name that the page links to. What all pages share (code, settings, registers kept by hand) is no part of it.
 */
import { createHash } from 'node:crypto';
import { shownTreatments } from './cases.ts';
import type { CaseFile } from './cases.ts';
import type { CurrentArchive } from './current.ts';
import type { AttachmentEntry, Entry, ItemEntry, MeetingEntry } from './entries.ts';
import { recordDays } from './log.ts';
import { caseAddress, personAddress } from './paths.ts';
import { votesBySide } from './people.ts';
import type { Person } from './people.ts';

class PageKeys {
	readonly #site: CurrentArchive;
	readonly #days: ReturnType<typeof recordDays>;
	readonly #meetings = new Map<MeetingEntry, string>();
	readonly #courses = new Map<CaseFile, string>();

	constructor(site: CurrentArchive) {
		this.#site = site;
		this.#days = recordDays(site.archive);
	}

	#hash(value: unknown): string {
		return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
	}

	/** One record alone. */
	#own(entry: Entry): unknown[] {
		const days = this.#days.get(entry.file);
		return [entry.address, entry.digest, days?.written, days?.changed];
	}

	/** The names of a meeting that have a page. */
	#people(meeting: MeetingEntry): string[] {
		const { members, absent, substitutes } = meeting.data;
		const names = [
			...[...members, ...absent, ...substitutes].map(({ name }) => name),
			...meeting.items.flatMap(({ data }) =>
				data.decisions.flatMap(({ votes = [] }) =>
					votes.flatMap((vote) => votesBySide(vote).flatMap(([, side]) => side)),
				),
			),
		];
		return [...new Set(names)]
			.map((name) => personAddress(meeting.municipality.slug, name))
			.filter((address) => this.#site.people.has(address));
	}

	/** A meeting with everything that belongs to it. */
	#meeting(meeting: MeetingEntry): string {
		const known = this.#meetings.get(meeting);
		if (known !== undefined) return known;
		const files = [
			...meeting.data.documents.map(({ file }) => file),
			...[...meeting.attachments, ...meeting.items.flatMap(({ attachments }) => attachments)].map(
				({ data }) => data.provenance.file,
			),
			...meeting.items.map(({ data }) => data.provenance.file),
		];
		const key = this.#hash([
			this.#own(meeting),
			meeting.municipality.name,
			meeting.committee.name,
			meeting.attachments.map((one) => this.#own(one)),
			meeting.items.map((one) => [
				this.#own(one),
				one.attachments.map((of) => this.#own(of)),
				// The data of an item names its place among the treatments of its case.
				this.#caseOf(one)?.items.indexOf(one),
			]),
			[...new Set(files)].map((file) => [
				this.#site.sources.get(file),
				this.#site.linePages.get(file),
			]),
			this.#people(meeting),
		]);
		this.#meetings.set(meeting, key);
		return key;
	}

	#mentions(address: string): unknown[] {
		return this.#site.references
			.to(address)
			.map((one) => [one.address, one.digest, this.#meeting(one.meeting)]);
	}

	#links(entry: ItemEntry | AttachmentEntry): unknown[] {
		return this.#site.references
			.from(entry)
			.map((one) => ('target' in one ? one.target.address : one.reason));
	}

	#course(caseFile: CaseFile): string {
		let key = this.#courses.get(caseFile);
		if (key === undefined) {
			key = this.#hash([
				caseFile.address,
				caseFile.caseNumber,
				caseFile.items.length > 1,
				caseFile.items
					.slice(-shownTreatments)
					.map((one) => [one.address, this.#meeting(one.meeting)]),
			]);
			this.#courses.set(caseFile, key);
		}
		return key;
	}

	#caseOf({ data, meeting }: ItemEntry): CaseFile | undefined {
		if (data.caseNumber === undefined) return undefined;
		return this.#site.cases.get(caseAddress(meeting.municipality.slug, data.caseNumber));
	}

	entry(entry: Entry): string {
		const { meeting } = entry.kind === 'meeting' ? { meeting: entry } : entry;
		const rest: unknown[] = [];
		if (entry.kind === 'meeting') {
			const siblings = entry.committee.meetings;
			const at = siblings.indexOf(entry);
			rest.push(
				...[siblings[at - 1], siblings[at + 1]].map((one) => one && [one.address, one.data.date]),
			);
		} else rest.push(this.#links(entry), this.#mentions(entry.address));
		const caseFile = entry.kind === 'item' ? this.#caseOf(entry) : undefined;
		if (caseFile) rest.push(this.#course(caseFile));
		return this.#hash([entry.address, this.#meeting(meeting), rest]);
	}

	caseFile({ address, caseNumber, standing, items }: CaseFile): string {
		return this.#hash([
			caseNumber,
			standing,
			items.map((one) => [one.address, this.#meeting(one.meeting)]),
			this.#mentions(address),
		]);
	}

	person({ name, parties, years, meetings, votes }: Person): string {
		return this.#hash([
			name,
			parties,
			years,
			meetings.map((one) => [one.presence, this.#meeting(one.meeting)]),
			votes.map(({ item, side }) => [item.address, side, this.#meeting(item.meeting)]),
		]);
	}
}

/** The key of every page of a record, a case or a member, by its address. */
export function pageKeys(site: CurrentArchive): Map<string, string> {
	const keys = new PageKeys(site);
	const { archive, cases, people } = site;
	const all = new Map<string, string>();
	for (const entry of [...archive.meetings, ...archive.items, ...archive.attachments]) {
		all.set(entry.address, keys.entry(entry));
	}
	for (const [address, one] of cases) all.set(address, keys.caseFile(one));
	for (const [address, one] of people) all.set(address, keys.person(one));
	return all;
}
