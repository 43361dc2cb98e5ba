/**
 * The archive as values: what pages and scripts ask. Plain `node:fs`, no Astro, no clock.
 *
 *     const archive = readArchive('content');
 *     archive.problems                    what keeps it from being published
 *     archive.meetings                    every meeting, newest first
 *     archive.item('a/b/2025-06-04/03')   one entry, linked to its meeting and attachments
 *     archive.read(entry)                 its whole record and its body, from disk
 *     archive.body(entry)                 its body alone
 *
 * Bodies stay on disk; an entry holds what lists need.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { compareDanish } from '../danish/sort.ts';
import { readDisclosure } from '../disclosure/disclosure.ts';
import type { Disclosure, Undecided } from '../disclosure/disclosure.ts';
import { withdrawalOf, withoutFiles } from '../disclosure/withdrawn-records.ts';
import { digestOf, findRecordFiles, readBodyText, readRecordFile } from '../records/files.ts';
import type { RecordCollection } from '../records/files.ts';
import { archiveSchema } from '../schemas/archive.ts';
import type { ArchiveSettings } from '../schemas/archive.ts';
import { attachmentSchema } from '../schemas/attachment.ts';
import type { Attachment } from '../schemas/attachment.ts';
import { itemSchema } from '../schemas/item.ts';
import type { Item } from '../schemas/item.ts';
import { meetingSchema } from '../schemas/meeting.ts';
import type { Meeting } from '../schemas/meeting.ts';
import { municipalitySchema } from '../schemas/municipality.ts';
import type { Municipality } from '../schemas/municipality.ts';
import type { Withdrawal } from '../schemas/withdrawn.ts';
import { givenByMeeting, keepAddresses, readAddressBook, withWithdrawals } from './addresses.ts';
import type { AddressBook } from './addresses.ts';
import { compareMeetings } from './entries.ts';
import type {
	AttachmentEntry,
	CommitteeEntry,
	Entry,
	ItemEntry,
	MeetingEntry,
	MunicipalityEntry,
	RecordOf,
} from './entries.ts';
import { attachmentAddress, itemAddresses, meetingAddress, orderName } from './paths.ts';

/** Something that keeps an archive from being published. */
export interface ArchiveProblem {
	/** Path below the content folder. */
	readonly file: string;
	/** What was expected and what was found. */
	readonly text: string;
	/** `cpr` where somebody has to decide about a personal number. */
	readonly rule?: 'cpr';
	/** What to do, where it is not to mend what is named. */
	readonly next?: string;
}

/** A record that was taken down: nothing of it is in the archive but its address. */
export interface WithdrawnRecord {
	readonly id: string;
	readonly address: string;
	/** When and why. */
	readonly withdrawal: Withdrawal;
}

export interface Archive {
	/** The content folder. */
	readonly folder: string;
	readonly settings: ArchiveSettings;
	/** Every address published before this build. */
	readonly addressBook: AddressBook;
	readonly problems: readonly ArchiveProblem[];
	/** What may be published of a text. Every record here has passed through it. */
	readonly disclosure: Disclosure;
	/** Originals that a record was read from of which something was taken out: they are not published. */
	readonly heldBack: ReadonlySet<string>;
	/** Records taken down, in the order of their ids. */
	readonly withdrawn: readonly WithdrawnRecord[];
	/** In Danish order. */
	readonly municipalities: readonly MunicipalityEntry[];
	/** Newest first. */
	readonly meetings: readonly MeetingEntry[];
	/** By meeting, newest first, in order. */
	readonly items: readonly ItemEntry[];
	/** By meeting, newest first; the meeting's own before those of its items. */
	readonly attachments: readonly AttachmentEntry[];
	readonly municipality: (slug: string) => MunicipalityEntry | undefined;
	readonly meeting: (id: string) => MeetingEntry | undefined;
	readonly item: (id: string) => ItemEntry | undefined;
	readonly attachment: (id: string) => AttachmentEntry | undefined;
	/** The whole record and the body of an entry, read from disk. */
	readonly read: <E extends Entry>(entry: E) => { data: RecordOf<E>; body: string };
	/** The body of an entry, read from disk. */
	readonly body: (entry: Entry) => string;
}

/** The schema of each collection's records. */
export const recordSchemas = {
	meetings: meetingSchema,
	items: itemSchema,
	attachments: attachmentSchema,
} as const;

const collectionOf = {
	meeting: 'meetings',
	item: 'items',
	attachment: 'attachments',
} as const;

/** A file kept by hand; `absent` where there is none, undefined and a problem where it is not right. */
function readYaml<T>(
	folder: string,
	file: string,
	schema: z.ZodType<T>,
	absent: T,
	problems: ArchiveProblem[],
): T | undefined {
	const place = path.join(folder, file);
	if (!existsSync(place)) return absent;
	try {
		const parsed = schema.safeParse(parse(readFileSync(place, 'utf8')) ?? {});
		if (parsed.success) return parsed.data;
		problems.push({ file, text: z.prettifyError(parsed.error) });
	} catch (error) {
		problems.push({ file, text: error instanceof Error ? error.message : String(error) });
	}
	return undefined;
}

/** Sources a record was read from. */
function sourcesOf(data: Meeting | Item | Attachment): string[] {
	return 'documents' in data ? data.documents.map(({ file }) => file) : [data.provenance.file];
}

/** Every name by which a decision about personal data may call a record. */
function placesOf(id: string, file: string, data: Meeting | Item | Attachment): string[] {
	return [id, file, file.replace(/\.mdx$/u, ''), ...sourcesOf(data)];
}

/** The line of a file that a text stands in; undefined where it is written otherwise there. */
function lineOf(folder: string, file: string, text: string): number | undefined {
	const whole = readFileSync(path.join(folder, file), 'utf8');
	const at = whole.indexOf(text);
	return at < 0 ? undefined : whole.slice(0, at).split('\n').length;
}

/** What to do about a personal number. */
export const decideNow =
	'Decide in reviewed.yaml (allow or mask, with a reason), or run npm run withdraw; until then nothing is published.';

/** Records as everything published sees them: parsed, and without what was taken out. */
class Records {
	readonly #folder: string;
	readonly #disclosure: Disclosure;
	readonly #problems: ArchiveProblem[];
	/** Sources of records that hold something that was taken out. */
	readonly heldBack = new Set<string>();
	/** Files of those records. */
	readonly #concealed = new Set<string>();

	constructor(folder: string, disclosure: Disclosure, problems: ArchiveProblem[]) {
		this.#folder = folder;
		this.#disclosure = disclosure;
		this.#problems = problems;
	}

	/** A problem for each personal number that nobody has decided about. */
	report(file: string, undecided: readonly Undecided[]): void {
		for (const text of new Set(undecided.map((one) => one.text))) {
			const line = lineOf(this.#folder, file, text);
			this.#problems.push({
				file: line === undefined ? file : `${file}:${line}`,
				text: 'expected no personal number, found one',
				rule: 'cpr',
				next: decideNow,
			});
		}
	}

	/** Every record of one collection, validated: one that is not right becomes a problem and is left out. */
	*all<C extends RecordCollection>(
		collection: C,
	): Generator<{
		id: string;
		file: string;
		digest: string;
		data: z.infer<(typeof recordSchemas)[C]>;
		withdrawal: Withdrawal | undefined;
	}> {
		const { withdrawals } = this.#disclosure;
		for (const { id, file } of findRecordFiles(this.#folder, collection)) {
			try {
				const { data, body, digest } = readRecordFile(this.#folder, file);
				const parsed = recordSchemas[collection].safeParse(data);
				if (!parsed.success) {
					this.#problems.push({ file, text: z.prettifyError(parsed.error) });
					continue;
				}
				const withdrawal = withdrawalOf(withdrawals, id, sourcesOf(parsed.data));
				const read = this.#disclose(id, file, parsed.data, body);
				if (!withdrawal) this.report(file, read.undecided);
				yield {
					id,
					file,
					digest: read.concealed
						? digestOf(JSON.stringify([digest, read.data, read.body]))
						: digest,
					data: read.data as z.infer<(typeof recordSchemas)[C]>,
					withdrawal,
				};
			} catch (error) {
				this.#problems.push({ file, text: error instanceof Error ? error.message : String(error) });
			}
		}
	}

	/** The whole record of an entry. */
	read<E extends Entry>(entry: E): { data: RecordOf<E>; body: string } {
		const { data, body } = readRecordFile(this.#folder, entry.file);
		const parsed = recordSchemas[collectionOf[entry.kind]].parse(data);
		if (!this.#concealed.has(entry.file)) return { data: parsed as RecordOf<E>, body };
		const read = this.#disclose(entry.id, entry.file, parsed, body);
		return { data: read.data as RecordOf<E>, body: read.body };
	}

	/** The body of an entry. */
	body(entry: Entry): string {
		return this.#concealed.has(entry.file)
			? this.read(entry).body
			: readBodyText(this.#folder, entry.file);
	}

	#disclose(id: string, file: string, whole: Meeting | Item | Attachment, original: string) {
		const places = placesOf(id, file, whole);
		const kept = withoutFiles(whole, this.#disclosure.withdrawals);
		const data = this.#disclosure.value(kept, places);
		const body = this.#disclosure.body(original, places);
		if (data.concealed || body.concealed) {
			for (const source of sourcesOf(whole)) this.heldBack.add(source);
		}
		const concealed = data.concealed || body.concealed || kept !== whole;
		if (concealed) this.#concealed.add(file);
		return {
			data: data.value,
			body: body.value,
			concealed,
			undecided: [...data.undecided, ...body.undecided],
		};
	}
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function withoutPrinted<T extends { printed: unknown }>(data: T): Omit<T, 'printed'> {
	const { printed, ...rest } = data;
	void printed;
	return rest;
}

/** Municipalities and their committees: the register's names first, then what the meetings print. */
class Registers {
	readonly entries = new Map<
		string,
		Writable<MunicipalityEntry> & { committees: CommitteeEntry[] }
	>();
	readonly #folder: string;
	readonly #disclosure: Disclosure;
	readonly #records: Records;
	readonly #problems: ArchiveProblem[];

	constructor(
		folder: string,
		disclosure: Disclosure,
		records: Records,
		problems: ArchiveProblem[],
	) {
		this.#folder = folder;
		this.#disclosure = disclosure;
		this.#records = records;
		this.#problems = problems;
		const registers = path.join(folder, 'municipalities');
		if (!existsSync(registers)) return;
		for (const name of readdirSync(registers).sort()) {
			if (name.endsWith('.yaml')) this.municipality(name.slice(0, -5));
		}
	}

	municipality(slug: string) {
		const known = this.entries.get(slug);
		if (known) return known;
		const nameless: Municipality = { name: slug, committees: {} };
		const file = `municipalities/${slug}.yaml`;
		const read =
			readYaml(this.#folder, file, municipalitySchema, nameless, this.#problems) ?? nameless;
		const { value: register, undecided } = this.#disclosure.value(read, [file]);
		this.#records.report(file, undecided);
		const entry = { slug, name: register.name, address: `/${slug}/`, register, committees: [] };
		this.entries.set(slug, entry);
		for (const committee of Object.keys(register.committees)) this.committee(slug, committee);
		return entry as Writable<MunicipalityEntry> & { committees: CommitteeEntry[] };
	}

	committee(municipality: string, slug: string, printed?: string) {
		const owner = this.municipality(municipality);
		const known = owner.committees.find((committee) => committee.slug === slug);
		if (known) return known as CommitteeEntry & { meetings: MeetingEntry[] };
		const entry = {
			slug,
			name: owner.register.committees[slug]?.name ?? printed ?? 'Ukendt udvalg',
			address: `/${municipality}/${slug}/`,
			municipality: owner,
			meetings: [] as MeetingEntry[],
		};
		owner.committees.push(entry);
		return entry;
	}
}

/**
 * Reads a content folder.
 *
 * Promises: every record file is an entry or a problem; entries are in one order on every machine; bodies are not kept.
 *
 * @param asIfWithdrawn withdrawals beside those of `withdrawn.yaml`: how the archive would be
 * @throws Error where `addresses.json` is broken, since addresses cannot be given without it
 */
export function readArchive(
	contentDir: string,
	asIfWithdrawn: readonly Withdrawal[] = [],
): Archive {
	const folder = path.resolve(contentDir);
	const problems: ArchiveProblem[] = [];
	const usual = archiveSchema.parse({});
	const settings = readYaml(folder, 'archive.yaml', archiveSchema, usual, problems) ?? usual;
	const disclosure = readDisclosure(folder, settings.personalData, problems, asIfWithdrawn);
	const records = new Records(folder, disclosure, problems);
	const registers = new Registers(folder, disclosure, records, problems);
	const gone = new Map<string, WithdrawnRecord>();
	const withdraw = (entry: Entry, withdrawal: Withdrawal) => {
		const { id, address } = entry;
		gone.set(id, { id, address, withdrawal });
		const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
		for (const source of meeting.data.documents) records.heldBack.add(source.file);
		if (entry.kind !== 'meeting') records.heldBack.add(entry.data.provenance.file);
	};

	const meetings = new Map<
		string,
		Writable<MeetingEntry> & { items: ItemEntry[]; attachments: AttachmentEntry[] }
	>();
	for (const { id, file, digest, data, withdrawal } of records.all('meetings')) {
		const [municipality, committee, day, ...more] = id.split('/');
		if (
			!day ||
			more.length > 0 ||
			municipality !== data.municipality ||
			committee !== data.committee
		) {
			const expected = `meetings/${data.municipality}/${data.committee}/<date>.mdx`;
			problems.push({ file, text: `expected the file at ${expected}` });
			continue;
		}
		const owner = registers.committee(municipality, committee, data.committeeName);
		const entry = {
			kind: 'meeting' as const,
			id,
			file,
			digest,
			address: meetingAddress(id),
			municipality: owner.municipality,
			committee: owner,
			day,
			data: withoutPrinted(data),
			items: [],
			attachments: [],
		};
		if (withdrawal) withdraw(entry, withdrawal);
		else owner.meetings.push(entry);
		meetings.set(id, entry);
	}

	const book = readAddressBook(folder);
	const taken = new Map<string, Withdrawal>();
	const items = new Map<string, Writable<ItemEntry> & { attachments: AttachmentEntry[] }>();
	for (const { id, file, digest, data, withdrawal } of records.all('items')) {
		const meeting = meetings.get(data.meeting);
		if (!meeting) {
			problems.push({ file, text: `meeting: there is no meeting ${data.meeting}` });
			continue;
		}
		if (id !== `${data.meeting}/${orderName(data.order)}`) {
			problems.push({
				file,
				text: `expected meeting and order to give ${id}, found ${data.meeting} and ${data.order}`,
			});
			continue;
		}
		const decision = data.decisions.at(-1);
		const entry = {
			kind: 'item' as const,
			id,
			file,
			digest,
			address: '',
			meeting,
			data: withoutPrinted(data),
			decision,
			outcome: decision?.outcome ?? 'none',
			attachments: [],
		};
		if (withdrawal) taken.set(id, withdrawal);
		meeting.items.push(entry);
		items.set(id, entry);
	}
	const given = givenByMeeting(book);
	for (const meeting of meetings.values()) {
		meeting.items.sort((a, b) => a.data.order - b.data.order);
		const known = meeting.items.map(({ id, data }) => ({
			id,
			order: data.order,
			number: data.number,
			title: data.title,
			caseNumber: data.caseNumber,
		}));
		const kept = keepAddresses(known, given.get(meeting.address) ?? []);
		for (const [id, address] of itemAddresses(meeting.id, known, kept)) {
			const item = items.get(id) as Writable<ItemEntry>;
			item.address = address;
			const withdrawal = taken.get(id) ?? gone.get(meeting.id)?.withdrawal;
			if (withdrawal) withdraw(item, withdrawal);
		}
		meeting.items = meeting.items.filter(({ id }) => !gone.has(id));
	}

	const attachments = new Map<string, AttachmentEntry>();
	for (const { id, file, digest, data, withdrawal } of records.all('attachments')) {
		const ownerId = data.item ?? data.meeting ?? '';
		const owner = data.item === undefined ? meetings.get(ownerId) : items.get(ownerId);
		if (!owner) {
			problems.push({
				file,
				text: `there is no ${data.item === undefined ? 'meeting' : 'item'} ${ownerId}`,
			});
			continue;
		}
		const expected =
			owner.kind === 'item' ? `${owner.id}-${data.order}` : `${owner.id}/00-${data.order}`;
		if (id !== expected) {
			problems.push({ file, text: `expected owner and order to give ${id}, found ${expected}` });
			continue;
		}
		const entry: AttachmentEntry = {
			kind: 'attachment',
			id,
			file,
			digest,
			address: attachmentAddress(owner.address, data.order),
			owner,
			meeting: owner.kind === 'item' ? owner.meeting : owner,
			data: withoutPrinted(data),
		};
		const down = withdrawal ?? gone.get(owner.id)?.withdrawal;
		if (down) withdraw(entry, down);
		else {
			owner.attachments.push(entry);
			attachments.set(id, entry);
		}
	}
	for (const id of gone.keys()) {
		meetings.delete(id);
		items.delete(id);
	}

	const byOrder = (a: AttachmentEntry, b: AttachmentEntry) => a.data.order - b.data.order;
	for (const owner of [...meetings.values(), ...items.values()]) owner.attachments.sort(byOrder);
	const municipalities = [...registers.entries.values()].sort((a, b) =>
		compareDanish(a.name, b.name),
	);
	for (const { committees } of municipalities) {
		committees.sort((a, b) => compareDanish(a.name, b.name));
		for (const { meetings: list } of committees) (list as MeetingEntry[]).sort(compareMeetings);
	}
	const ordered = [...meetings.values()].sort(compareMeetings);

	return {
		folder,
		settings,
		addressBook: withWithdrawals(book, [...gone.values()], disclosure),
		problems,
		disclosure,
		heldBack: records.heldBack,
		withdrawn: [...gone.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
		municipalities,
		meetings: ordered,
		items: ordered.flatMap((meeting) => meeting.items),
		attachments: ordered.flatMap((meeting) => [
			...meeting.attachments,
			...meeting.items.flatMap((item) => item.attachments),
		]),
		municipality: (slug) => registers.entries.get(slug),
		meeting: (id) => meetings.get(id),
		item: (id) => items.get(id),
		attachment: (id) => attachments.get(id),
		read: (entry) => records.read(entry),
		body: (entry) => records.body(entry),
	};
}
