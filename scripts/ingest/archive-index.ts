/** What a content folder already holds: which meetings were read from which files. */
import fs from 'node:fs';
import path from 'node:path';
import { readRecord } from '../../src/records/frontmatter.ts';
import type { ItemMarks } from './merge.ts';
import { isStandingTitle } from './merge.ts';
import type { DeclaredLine } from './attachment-files.ts';
import type { MeetingPlace } from './resolve.ts';
import type { SourceFile } from './source.ts';

/** One meeting of the archive, as ingest needs to know it. */
export interface KnownMeeting {
	readonly id: string;
	readonly place: MeetingPlace;
	readonly start?: string | undefined;
	readonly committeeName?: string | undefined;
	readonly period?: string | undefined;
	/** The documents it was read from. */
	readonly sources: readonly SourceFile[];
	/** Files of their own that are its attachments. */
	readonly attached: readonly SourceFile[];
	/** Marks of its items, and its lists of attachments: read when asked for. */
	readonly items: () => readonly ItemMarks[];
	readonly declared: () => readonly DeclaredLine[];
}

function filesBelow(folder: string): string[] {
	if (!fs.existsSync(folder)) return [];
	return fs
		.readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.mdx'))
		.map((name) => name.split(path.sep).join('/'))
		.sort();
}

type Fields = Readonly<Record<string, unknown>>;

function readFields(file: string): Fields {
	return readRecord(fs.readFileSync(file, 'utf8')).data;
}

function textField(fields: Fields, name: string): string | undefined {
	const value = fields[name];
	return typeof value === 'string' ? value : undefined;
}

function readItems(contentDir: string, meeting: string): ItemMarks[] {
	const folder = path.join(contentDir, 'items', ...meeting.split('/'));
	return filesBelow(folder).map((name) => {
		const fields = readFields(path.join(folder, name));
		return {
			title: textField(fields, 'title') ?? '',
			number: textField(fields, 'number'),
			caseNumber: textField(fields, 'caseNumber'),
		};
	});
}

function readDeclared(contentDir: string, meeting: string): DeclaredLine[] {
	const folder = path.join(contentDir, 'attachments', ...meeting.split('/'));
	return filesBelow(folder).flatMap((name) => {
		const [item, order] = name.replace('.mdx', '').split('-').map(Number);
		if (!item || !order) return [];
		const fields = readFields(path.join(folder, name));
		const documentId = textField(fields, 'documentId');
		const fileName = textField(fields, 'fileName');
		return [
			{
				item: item - 1,
				order,
				title: textField(fields, 'title') ?? '',
				...(documentId === undefined ? {} : { documentId }),
				...(fileName === undefined ? {} : { fileName }),
			},
		];
	});
}

/** The meetings of an archive, found by id, by day and by the files they were read from. */
export class ArchiveIndex {
	readonly #meetings = new Map<string, KnownMeeting>();
	readonly #byFile = new Map<string, string>();
	readonly #byDay = new Map<string, Set<string>>();
	readonly #byFolder = new Map<string, Set<string>>();

	/** Reads the meetings of a content folder; throws a FrontmatterError for a record that is no record. */
	static read(contentDir: string): ArchiveIndex {
		const index = new ArchiveIndex();
		const folder = path.join(contentDir, 'meetings');
		for (const name of filesBelow(folder)) {
			const id = name.replace(/\.mdx$/u, '');
			const fields = readFields(path.join(folder, name));
			const [municipality = '', committee = '', last = ''] = id.split('/');
			const files = (list: unknown): SourceFile[] =>
				(Array.isArray(list) ? (list as { file: string }[]) : []).map(({ file }) => ({
					path: path.resolve(contentDir, file),
					file,
					municipality,
				}));
			index.set({
				id,
				place: { municipality, committee, day: last.replace(/^(\d{4}-\d{2}-\d{2})-\d+$/u, '$1') },
				start: textField(fields, 'start'),
				committeeName: textField(fields, 'committeeName'),
				period: textField(fields, 'period'),
				sources: files(fields['documents']),
				attached: files(fields['attachmentFiles']),
				items: () => readItems(contentDir, id),
				declared: () => readDeclared(contentDir, id),
			});
		}
		return index;
	}

	set(meeting: KnownMeeting): void {
		this.delete(meeting.id);
		this.#meetings.set(meeting.id, meeting);
		for (const { file } of [...meeting.sources, ...meeting.attached])
			this.#byFile.set(file, meeting.id);
		addTo(this.#byDay, dayOf(meeting.place), meeting.id);
		for (const { file } of meeting.sources) {
			addTo(this.#byFolder, path.posix.dirname(file), meeting.id);
		}
	}

	delete(id: string): void {
		const meeting = this.#meetings.get(id);
		if (!meeting) return;
		this.#meetings.delete(id);
		for (const { file } of [...meeting.sources, ...meeting.attached]) {
			if (this.#byFile.get(file) === id) this.#byFile.delete(file);
		}
		this.#byDay.get(dayOf(meeting.place))?.delete(id);
		for (const { file } of meeting.sources)
			this.#byFolder.get(path.posix.dirname(file))?.delete(id);
	}

	get(id: string): KnownMeeting | undefined {
		return this.#meetings.get(id);
	}

	/** The meeting that a file was read into, as a document or as an attachment. */
	ofFile(file: string): KnownMeeting | undefined {
		const id = this.#byFile.get(file);
		return id === undefined ? undefined : this.#meetings.get(id);
	}

	/** True for a file that was read as an attachment. */
	isAttached(file: string): boolean {
		return this.ofFile(file)?.attached.some((source) => source.file === file) ?? false;
	}

	/** The meetings of one committee on one day, the first first. */
	onDay(place: MeetingPlace): KnownMeeting[] {
		return [...(this.#byDay.get(dayOf(place)) ?? [])].sort().map((id) => this.#meetings.get(id)!);
	}

	/** The meetings whose documents lie in a folder below the content folder. */
	inFolder(folder: string): KnownMeeting[] {
		return [...(this.#byFolder.get(folder) ?? [])].map((id) => this.#meetings.get(id)!);
	}

	all(): KnownMeeting[] {
		return [...this.#meetings.values()];
	}
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
	const ids = map.get(key);
	if (ids) ids.add(id);
	else map.set(key, new Set([id]));
}

function dayOf({ municipality, committee, day }: MeetingPlace): string {
	return `${municipality}/${committee}/${day}`;
}

/** True where two lists have an item in common: a case, or a title that does not stand on every agenda. */
function sharesItem(one: readonly ItemMarks[], other: readonly ItemMarks[]): boolean {
	const marks = (items: readonly ItemMarks[]): Set<string> =>
		new Set(
			items.flatMap(({ title, caseNumber }) => [
				...(caseNumber === undefined ? [] : [`case ${caseNumber}`]),
				...(isStandingTitle(title) ? [] : [`title ${title.toLowerCase()}`]),
			]),
		);
	return !marks(one).isDisjointFrom(marks(other));
}

/** What tells one meeting of a day from another. */
export interface MeetingMarks {
	readonly start?: string | undefined;
	readonly items: () => readonly ItemMarks[];
}

/** A second meeting the same day has another start and shares no item; everything else is the same meeting. */
export function isSameMeeting(one: MeetingMarks, other: MeetingMarks): boolean {
	if (one.start === undefined || other.start === undefined || one.start === other.start)
		return true;
	return sharesItem(one.items(), other.items());
}
