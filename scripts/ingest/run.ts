/** A run of ingest: files found, meetings built, what differs written, all of it reported. */
import fs from 'node:fs';
import path from 'node:path';
import { readAddressBook } from '../../src/archive/addresses.ts';
import type { AddressBook } from '../../src/archive/addresses.ts';
import { meetingAddress } from '../../src/archive/paths.ts';
import { readWithdrawals } from '../../src/disclosure/disclosure.ts';
import { ArchiveIndex, isSameMeeting } from './archive-index.ts';
import type { KnownMeeting } from './archive-index.ts';
import type { Changes } from './changes.ts';
import { readCorrections } from './corrections.ts';
import { commit, finishInterrupted, loadChanges, saveChanges } from './journal.ts';
import type { Disk } from './journal.ts';
import { withLock } from './lock.ts';
import { AttachmentOwners } from './attachment-owners.ts';
import type { Candidate } from './attachment-owners.ts';
import type { AttachmentAbout } from './attachment-files.ts';
import type { BuiltMeeting, ReportDraft } from './meeting-build.ts';
import { IngestError } from './messages.ts';
import type { Message } from './messages.ts';
import { deriveRegister, printRegister } from './register.ts';
import type { DocumentReport, IngestReport } from './report.ts';
import { findErased, findSources, keepApart, sha256Of } from './source.ts';
import type { SourceFile } from './source.ts';
import { fingerprintOf, ReadingMemory } from './reading-memory.ts';
import { planWrites, recordFilesOf } from './write.ts';
import type { BuildOrder, BuildResult, WorkshopSettings } from './workshop.ts';

/** What builds meetings: in this thread, or in several. */
export interface Builder {
	build(order: BuildOrder): Promise<BuildResult>;
	/** How many orders are worth giving at once. */
	readonly width: number;
	close(): Promise<void>;
}

export interface IngestOptions {
	readonly words: readonly string[];
	readonly contentDir: string;
	readonly municipality?: string;
	readonly dryRun: boolean;
	readonly force: boolean;
	/** The day for changes.json. */
	readonly today: string;
	/** Says a sentence to the person who waits. */
	readonly say: (sentence: string) => void;
	/** Called as files are done with. */
	readonly progress: (done: number, total: number, file: string) => void;
	readonly makeBuilder: (settings: WorkshopSettings) => Builder;
	readonly disk?: Disk;
}

export interface IngestResult {
	readonly report: IngestReport;
	/** Files of types that ingest does not read. */
	readonly passedOver: readonly string[];
}

/** Municipalities whose register exists and is not as ingest wrote it. */
function findHandKept(contentDir: string, changes: Changes, disk: Disk): string[] {
	const folder = path.join(contentDir, 'municipalities');
	if (!disk.existsSync(folder)) return [];
	return disk
		.readdirSync(folder)
		.map(String)
		.filter((name) => name.endsWith('.yaml'))
		.filter((name) => {
			const hash = sha256Of(disk.readFileSync(path.join(folder, name)));
			return changes.get(`municipalities/${name}`)?.hash !== hash;
		})
		.map((name) => name.slice(0, -'.yaml'.length));
}

/** A meeting that was built, with the files it was built from. */
interface Placed {
	readonly built: BuiltMeeting;
	readonly sources: readonly SourceFile[];
	readonly attached: readonly SourceFile[];
}

/** The last part of an id: `2025-06-04`, `2025-06-04-2`, `udateret-1a2b3c`. */
function lastPart(id: string): string {
	return id.slice(id.lastIndexOf('/') + 1);
}

class Run {
	readonly #options: IngestOptions;
	readonly #disk: Disk;
	readonly #index: ArchiveIndex;
	readonly #owners: AttachmentOwners;
	readonly #changes: Changes;
	readonly #memory: ReadingMemory;
	readonly #erasedHashes: ReadonlySet<string>;
	readonly #builder: Builder;
	readonly #handKept: readonly string[];
	readonly #published: AddressBook;
	readonly #reports = new Map<string, DocumentReport>();
	readonly #written = new Set<string>();
	readonly #unchanged = new Set<string>();
	readonly #removed = new Set<string>();
	/** Records that were not there before this run. */
	readonly #fresh = new Set<string>();

	/** The files of this run: what a person who waits is told about. */
	readonly #asked: ReadonlySet<string>;

	constructor(options: IngestOptions, files: readonly SourceFile[]) {
		this.#asked = new Set(files.map(({ file }) => file));
		this.#options = options;
		this.#disk = options.disk ?? fs;
		const { contentDir } = options;
		this.#index = ArchiveIndex.read(contentDir);
		this.#owners = new AttachmentOwners(this.#index);
		this.#changes = loadChanges(contentDir, this.#disk);
		this.#published = readAddressBook(contentDir);
		this.#memory = new ReadingMemory(contentDir, this.#disk);
		this.#erasedHashes = erasedHashes(contentDir);
		this.#handKept = findHandKept(contentDir, this.#changes, this.#disk);
		this.#builder = options.makeBuilder({ contentDir, handKept: this.#handKept });
	}

	/** Reads every file into its meeting, documents before attachments. */
	async readAll(files: readonly SourceFile[]): Promise<void> {
		const isAttached = (file: SourceFile): boolean =>
			file.attachmentOf !== undefined || this.#index.isAttached(file.file);
		const documents = files.filter((file) => !isAttached(file));
		const maybeAttached: Candidate[] = files.filter(isAttached);
		const read: (SourceFile & { readonly about: AttachmentAbout })[] = [];
		const ahead = new Map<number, Promise<BuildResult | 'unchanged'>>();
		const start = async (file: SourceFile): Promise<BuildResult | 'unchanged'> =>
			this.#isUnchanged(file)
				? 'unchanged'
				: this.#builder.build({ sources: [file], attached: [] });
		try {
			for (const [at, file] of documents.entries()) {
				for (
					let next = at;
					next < Math.min(at + this.#builder.width, documents.length);
					next += 1
				) {
					if (!ahead.has(next)) ahead.set(next, start(documents[next]!));
				}
				const result = await ahead.get(at)!;
				ahead.delete(at);
				if (result !== 'unchanged') {
					if ('built' in result) {
						read.push({ ...file, about: result.built.about });
						await this.#place(file, result.built);
					} else {
						this.#fail(file, result.messages);
						if (result.about) maybeAttached.push({ ...file, about: result.about });
					}
				}
				this.#options.progress(at + 1, files.length, file.file);
			}
			for (const file of read) {
				if (await this.#turnsOutAttached(file)) maybeAttached.push(file);
			}
			await this.#attachAll(maybeAttached, documents);
		} finally {
			await Promise.allSettled(ahead.values());
			await this.#builder.close();
		}
	}

	/** Writes the registers of municipalities that keep none by hand. */
	writeRegisters(municipalities: readonly string[]): void {
		for (const municipality of [...new Set(municipalities)].sort()) {
			if (this.#handKept.includes(municipality)) continue;
			const seen = this.#index
				.all()
				.filter(({ place }) => place.municipality === municipality)
				.flatMap(({ place, committeeName, period }) =>
					committeeName === undefined
						? []
						: [{ slug: place.committee, name: committeeName, period }],
				);
			const text = printRegister(deriveRegister(municipality, seen));
			this.#write([{ path: `municipalities/${municipality}.yaml`, text }], [], []);
		}
	}

	/** Says which corrections name a file that is not there; what is said of lines is said by the documents. */
	checkCorrections(municipalities: readonly string[]): void {
		for (const municipality of [...new Set(municipalities)].sort()) {
			const name = `corrections/${municipality}.yaml`;
			const file = path.join(this.#options.contentDir, name);
			if (!this.#disk.existsSync(file)) continue;
			const messages: Message[] = [];
			try {
				for (const correction of readCorrections(this.#disk.readFileSync(file, 'utf8'), name)) {
					const kept = `source/${municipality}/${correction.file.replace(`source/${municipality}/`, '')}`;
					if (this.#reports.has(kept) || this.#index.ofFile(kept)) continue;
					const text = `expected a document ${correction.file}, found none: the correction is unused`;
					messages.push({ level: 'error', rule: 'correction', text });
				}
			} catch (error) {
				if (!(error instanceof IngestError)) throw error;
				messages.push({ level: 'error', rule: error.rule, text: error.message });
			}
			if (messages.length > 0) this.#reports.set(name, { file: name, status: 'failed', messages });
		}
	}

	/** Saves what the run noted, and gives its report in the order of the files. */
	finish(files: readonly SourceFile[]): IngestReport {
		if (!this.#options.dryRun) {
			saveChanges(this.#options.contentDir, this.#changes, this.#disk);
			this.#memory.save();
		}
		const ordered = new Map<string, DocumentReport>();
		for (const { file } of files) {
			const report = this.#reports.get(file);
			if (report) ordered.set(file, report);
		}
		for (const [file, report] of this.#reports)
			if (report.status === 'failed') ordered.set(file, report);
		const unchanged = this.#unchanged.difference(this.#written);
		return {
			documents: [...ordered.values()],
			written: this.#written.size,
			unchanged: unchanged.size,
			removed: this.#removed.difference(this.#written).size,
		};
	}

	#fail(source: SourceFile, messages: readonly Message[]): void {
		const { path: file } = source;
		this.#reports.set(source.file, {
			file: path.relative(this.#options.contentDir, file).startsWith('source') ? source.file : file,
			status: 'failed',
			messages,
		});
	}

	/** True where a file was read before, by this version of the program, with the same result still standing. */
	#isUnchanged(source: SourceFile): boolean {
		if (this.#options.force || !this.#index.ofFile(source.file)) return false;
		const known = this.#memory.recall(source.file, this.#fingerprint(source));
		if (!known) return false;
		const standing = known.records.every((name) =>
			this.#disk.existsSync(path.join(this.#options.contentDir, name)),
		);
		if (!standing) return false;
		for (const name of known.records) this.#unchanged.add(name);
		this.#reports.set(source.file, { ...known.report, status: 'unchanged' });
		return true;
	}

	#fingerprint(source: SourceFile): string {
		const register = this.#handKept.includes(source.municipality);
		return fingerprintOf(source, this.#options.contentDir, register, this.#disk);
	}

	/** A meeting read from one file joins what is known of the same meeting, and is written. */
	async #place(source: SourceFile, alone: BuiltMeeting): Promise<void> {
		const before = this.#index.ofFile(source.file);
		const marks = { start: alone.start, items: () => alone.items };
		const there = this.#index.onDay(alone.place);
		const same =
			there.find(({ sources }) => sources.some(({ file }) => file === source.file)) ??
			there.find((known) => isSameMeeting(known, marks));
		const standing = (list: readonly SourceFile[]): SourceFile[] => {
			const erased = new Set(findErased(list, this.#erasedHashes));
			return list.filter((file) => !erased.has(file));
		};
		const others = standing(same?.sources ?? []).filter(({ file }) => file !== source.file);
		const attached = standing(same?.attached ?? []);
		const { day, moved } = same
			? { day: lastPart(same.id), moved: [] }
			: this.#dayAmong(alone, there);
		const needsMore = others.length > 0 || attached.length > 0 || day !== alone.place.day;
		const sources = [source, ...others];
		const result: BuildResult = needsMore
			? await this.#builder.build(this.#order(sources, attached, day))
			: { built: alone };
		const placed: Placed[] = [];
		const gone: string[] = [];
		let problem = 'built' in result ? undefined : result;
		if ('built' in result) {
			placed.push({ built: result.built, sources, attached });
			for (const [known, other] of moved) {
				const again = await this.#builder.build(this.#order(known.sources, known.attached, other));
				if ('built' in again) placed.push({ ...known, built: again.built });
				else problem = again;
				gone.push(known.id);
			}
			if (before && before.id !== result.built.id && !gone.includes(before.id)) {
				const rest = await this.#without(before, source.file);
				if (rest === undefined) gone.push(before.id);
				else if ('built' in rest) placed.push(rest);
				else problem = rest;
			}
		}
		if (problem) {
			const text = `its meeting could not be read again, because of ${problem.failed}`;
			this.#fail(source, [...problem.messages, { level: 'error', rule: 'merge', text }]);
			return;
		}
		this.#store(placed, gone);
	}

	#order(sources: readonly SourceFile[], attached: readonly SourceFile[], day: string): BuildOrder {
		const sorted = [...attached].sort((a, b) => (a.file < b.file ? -1 : 1));
		return {
			sources: [...sources].sort((a, b) => (a.file < b.file ? -1 : 1)),
			attached: sorted.map((file) => ({ ...file, certain: true })),
			day,
		};
	}

	/**
	 * The last part of the id of one more meeting on a day (`2025-06-04`, `2025-06-04-2`), and the meetings that get
	 * another: they are numbered by their start, in whatever order they came, until one of them has been published.
	 */
	#dayAmong(
		built: BuiltMeeting,
		there: readonly KnownMeeting[],
	): { day: string; moved: [KnownMeeting, string][] } {
		const { day } = built.place;
		const nameOf = (at: number): string => (at === 0 ? day : `${day}-${at + 1}`);
		if (there.some(({ id }) => this.#published.has(meetingAddress(id)))) {
			const taken = new Set(there.map(({ id }) => lastPart(id)));
			const free = [...there.keys(), there.length].map(nameOf).find((name) => !taken.has(name));
			return { day: free ?? nameOf(there.length), moved: [] };
		}
		const all = [...there, null].sort((a, b) => {
			const one = (a ?? built).start ?? '';
			const other = (b ?? built).start ?? '';
			return one < other ? -1 : one > other ? 1 : 0;
		});
		const moved = all.flatMap((known, at): [KnownMeeting, string][] =>
			known && lastPart(known.id) !== nameOf(at) ? [[known, nameOf(at)]] : [],
		);
		return { day: nameOf(all.indexOf(null)), moved };
	}

	/** A meeting without one of its files; undefined where that was its only document. */
	async #without(
		meeting: KnownMeeting,
		file: string,
	): Promise<Placed | Exclude<BuildResult, { built: BuiltMeeting }> | undefined> {
		const sources = meeting.sources.filter((source) => source.file !== file);
		const attached = meeting.attached.filter((source) => source.file !== file);
		if (sources.length === 0) return undefined;
		const result = await this.#builder.build(this.#order(sources, attached, lastPart(meeting.id)));
		return 'built' in result ? { built: result.built, sources, attached } : result;
	}

	/** Writes meetings and takes others away, together; notes what became of their documents. */
	#store(placed: readonly Placed[], gone: readonly string[]): void {
		const { contentDir } = this.#options;
		const ids = new Set([...gone, ...placed.map(({ built }) => built.id)]);
		const before = [...ids].flatMap((id) => recordFilesOf(id, contentDir, this.#disk));
		const { changed, handEdited } = this.#write(
			placed.flatMap(({ built }) => built.files),
			before,
			placed.flatMap(({ sources, attached }) => [...sources, ...attached]),
		);
		for (const id of gone) this.#index.delete(id);
		for (const { built, sources, attached } of placed) {
			this.#note(built, sources, attached, changed, handEdited);
		}
	}

	/** Notes what became of a meeting's documents. */
	#note(
		built: BuiltMeeting,
		sources: readonly SourceFile[],
		attached: readonly SourceFile[],
		changed: boolean,
		handEdited: readonly string[],
	): void {
		// Only what the index needs: the texts of a thousand meetings are not kept.
		const { items, declared } = built;
		this.#index.set({
			id: built.id,
			place: built.place,
			start: built.start,
			committeeName: built.committeeName,
			period: built.period,
			sources,
			attached,
			items: () => items,
			declared: () => declared,
		});
		const own = handEdited.filter((name) => name.includes(`/${built.id}`));
		const edited = own.map((name): Message => ({
			level: 'warning',
			rule: 'hand-edited',
			text: `${name} was edited by hand and is left as it is; the new version is ${name}.new`,
		}));
		const records = built.files.map((file) => file.path);
		const note = (
			draft: ReportDraft,
			done: DocumentReport['status'],
			extra: readonly Message[],
		): void => {
			const source = [...sources, ...attached].find(({ file }) => file === draft.file);
			const report: DocumentReport = {
				...draft,
				status: changed ? done : 'unchanged',
				messages: [...draft.messages, ...extra],
			};
			this.#reports.set(draft.file, report);
			if (source) this.#memory.note(draft.file, this.#fingerprint(source), report, records);
		};
		const told = [...built.documents, ...built.attached].find(({ file }) => this.#asked.has(file));
		for (const draft of built.documents) {
			const done = built.documents.length > 1 ? 'merged' : 'written';
			note(draft, done, draft === told ? edited : []);
		}
		for (const draft of built.attached) note(draft, 'attached', draft === told ? edited : []);
	}

	/** Compares files with what stands and writes what differs, with the sources they were read from. */
	#write(
		files: readonly { path: string; text: string }[],
		before: readonly string[],
		sources: readonly SourceFile[],
	): { changed: boolean; handEdited: readonly string[] } {
		const { contentDir, today, force, dryRun } = this.#options;
		const plan = planWrites(files, {
			contentDir,
			changes: this.#changes,
			today,
			force,
			before,
			disk: this.#disk,
		});
		const isRecord = (name: string): boolean => name.endsWith('.mdx');
		for (const name of plan.written.filter(isRecord)) {
			// A record that an earlier file of this run took away and that is there again was never gone.
			if (!this.#removed.delete(name) && !before.includes(name)) this.#fresh.add(name);
			this.#written.add(name);
		}
		for (const name of plan.unchanged.filter(isRecord)) this.#unchanged.add(name);
		for (const name of plan.removed.filter(isRecord)) {
			if (!this.#fresh.delete(name)) this.#removed.add(name);
			this.#written.delete(name);
			this.#unchanged.delete(name);
		}
		const copies = sources.flatMap((source) => this.#copiesOf(source));
		const { writes, removes, changes } = plan.transaction;
		const transaction = { writes: [...copies, ...writes], removes, changes };
		if (!dryRun && transaction.writes.length + removes.length + Object.keys(changes).length > 0) {
			commit(contentDir, transaction, this.#disk);
			for (const [name, change] of Object.entries(changes)) {
				if (change === null) this.#changes.delete(name);
				else this.#changes.set(name, change);
			}
		}
		return {
			changed: plan.written.length > 0 || plan.removed.length > 0,
			handEdited: plan.handEdited,
		};
	}

	/** A file from outside, and its sidecar, as they are kept below `source/`. */
	#copiesOf(source: SourceFile): { path: string; bytes: Uint8Array }[] {
		const names = ['', '.yaml'].map(
			(extension) => [source.path + extension, source.file + extension] as const,
		);
		return names.flatMap(([from, to]) => {
			const kept = path.resolve(this.#options.contentDir, to);
			if (path.resolve(from) === kept || !this.#disk.existsSync(from)) return [];
			const bytes = this.#disk.readFileSync(from);
			if (this.#disk.existsSync(kept) && bytes.equals(this.#disk.readFileSync(kept))) return [];
			return [{ path: to, bytes }];
		});
	}

	/** Files that are no meeting, and files of `.bilag` folders, find the meeting they are attachments of. */
	async #attachAll(
		candidates: readonly Candidate[],
		documents: readonly SourceFile[],
	): Promise<void> {
		const byMeeting = new Map<string, SourceFile[]>();
		for (const candidate of candidates) {
			if (this.#isUnchanged(candidate)) continue;
			const meeting = this.#owners.ownerOf(candidate, documents);
			if (!meeting) {
				if (!this.#reports.has(candidate.file)) {
					const text =
						'expected the document that this folder of attachments belongs to, found none';
					this.#fail(candidate, [{ level: 'error', rule: 'attachment', text }]);
				}
				continue;
			}
			byMeeting.set(meeting.id, [...(byMeeting.get(meeting.id) ?? []), candidate]);
		}
		for (const [id, files] of byMeeting) {
			const meeting = this.#index.get(id)!;
			const own = new Set(files.map(({ file }) => file));
			const attached = [...meeting.attached.filter(({ file }) => !own.has(file)), ...files];
			const day = lastPart(id);
			const result = await this.#builder.build(this.#order(meeting.sources, attached, day));
			if ('built' in result) {
				this.#store([{ built: result.built, sources: meeting.sources, attached }], []);
			} else {
				const failed = files.find(({ file }) => file === result.failed);
				for (const file of failed ? [failed] : files) this.#fail(file, result.messages);
			}
		}
	}

	/**
	 * True where a document that was read as a meeting is what a meeting of another committee in the same folder lists
	 * as its attachment: the minutes of a council of elders, say. It leaves the meeting it was read as.
	 */
	async #turnsOutAttached(file: Candidate): Promise<boolean> {
		const own = this.#index.ofFile(file.file);
		if (!own) return false;
		// Minutes are listed by a later meeting, soon after: a long archive is not read through for each document.
		const year = (day: string): number => Number(day.slice(0, 4));
		const owner = this.#owners.listedBy(
			file,
			({ place: { committee, day } }) =>
				committee !== own.place.committee &&
				day >= own.place.day &&
				year(day) - year(own.place.day) <= 1,
		);
		if (!owner) return false;
		const rest = await this.#without(own, file.file);
		if (rest && !('built' in rest)) return false;
		this.#store(rest ? [rest] : [], rest ? [] : [own.id]);
		return true;
	}
}

/** The sha256 of every original that was replaced, as `withdrawn.yaml` knows them. */
function erasedHashes(contentDir: string): Set<string> {
	const problems: { file: string; text: string }[] = [];
	const withdrawals = readWithdrawals(contentDir, problems);
	const [problem] = problems;
	if (problem) throw new IngestError('withdrawn', `${problem.file}: ${problem.text}`);
	return new Set(withdrawals.flatMap(({ erased = [] }) => erased.map(({ was }) => was)));
}

function reportErased({ file }: SourceFile): DocumentReport {
	const text = 'its original was erased; what was read from it stays as it is (withdrawn.yaml)';
	return { file, status: 'unchanged', messages: [{ level: 'info', rule: 'erased', text }] };
}

/** A sidecar that describes nothing. */
function reportOrphan(file: string): DocumentReport {
	const text = `expected a document named ${path.basename(file).replace(/\.ya?ml$/iu, '')} beside it, and its own name to be that with .yaml: the sidecar is unused`;
	return { file, status: 'failed', messages: [{ level: 'error', rule: 'sidecar', text }] };
}

/** Runs ingest. Throws an IngestError for wrong words, and what the disk throws where it cannot be written. */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
	const { words, contentDir, municipality, dryRun, say } = options;
	const found = findSources(words, contentDir, municipality);
	const work = async (): Promise<IngestResult> => {
		if (!dryRun) finishInterrupted(contentDir, options.disk);
		const erased = findErased(found.files, erasedHashes(contentDir));
		const gone = new Set(erased.map((file) => file.path));
		const kept = found.files.filter((file) => !gone.has(file.path));
		const files = keepApart(kept, contentDir);
		const run = new Run(options, files);
		await run.readAll(files);
		const municipalities = files.map((file) => file.municipality);
		run.writeRegisters(municipalities);
		run.checkCorrections(municipalities);
		const report = run.finish(files);
		const documents = [
			...report.documents,
			...erased.map(reportErased),
			...found.orphans.map(reportOrphan),
		];
		return { report: { ...report, documents }, passedOver: found.passedOver };
	};
	return dryRun ? work() : withLock(contentDir, say, work);
}
