/** Reading files and building meetings from them: the part of ingest that takes the time, and touches no record. */
import fs from 'node:fs';
import path from 'node:path';
import { readDisclosure, readPersonalDataRule } from '../../src/disclosure/disclosure.ts';
import type { Disclosure } from '../../src/disclosure/disclosure.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';
import { readCorrections } from './corrections.ts';
import type { Correction } from './corrections.ts';
import { aboutAttachment } from './attachment-files.ts';
import type { AttachedFile, AttachmentAbout } from './attachment-files.ts';
import { buildMeeting } from './meeting-build.ts';
import type { BuiltMeeting } from './meeting-build.ts';
import type { ReadDocument } from './merge.ts';
import { IngestError, Messages } from './messages.ts';
import type { Message } from './messages.ts';
import { picturesOf } from './pictures.ts';
import { readRegister } from './register.ts';
import { parseDocument } from './registry.ts';
import { readSource } from './source.ts';
import type { SourceFile } from './source.ts';

/** A meeting to build. */
export interface BuildOrder {
	readonly sources: readonly SourceFile[];
	readonly attached: readonly (SourceFile & { readonly certain: boolean })[];
	/** The last part of the id, where it is not the meeting's day. */
	readonly day?: string;
}

/** What came of an order: the meeting, or the file that could not be read and why. */
export type BuildResult =
	| { readonly built: BuiltMeeting }
	| {
			readonly failed: string;
			readonly rule: string;
			readonly messages: readonly Message[];
			/** Of a file that is no meeting: what it may be an attachment of. */
			readonly about?: AttachmentAbout;
	  };

/** What a workshop needs to know about the archive. */
export interface WorkshopSettings {
	readonly contentDir: string;
	/** Municipalities whose register a hand keeps. */
	readonly handKept: readonly string[];
}

/** A file that can be read and is no meeting: perhaps an attachment. */
class NoMeeting extends IngestError {
	readonly about: AttachmentAbout;

	constructor(rule: string, text: string, about: AttachmentAbout) {
		super(rule, text);
		this.about = about;
	}
}

/** Reads files and builds meetings; holds what a municipality's files share. */
export class Workshop {
	readonly #settings: WorkshopSettings;
	readonly #corrections = new Map<string, Correction[]>();
	readonly #registers = new Map<string, Municipality | undefined>();
	#disclosure: Disclosure | undefined;

	constructor(settings: WorkshopSettings) {
		this.#settings = settings;
	}

	/** Throws an IngestError where the file of corrections is none. */
	#correctionsOf(municipality: string): Correction[] {
		let corrections = this.#corrections.get(municipality);
		if (!corrections) {
			const name = `corrections/${municipality}.yaml`;
			const file = path.join(this.#settings.contentDir, name);
			corrections = fs.existsSync(file) ? readCorrections(fs.readFileSync(file, 'utf8'), name) : [];
			this.#corrections.set(municipality, corrections);
		}
		return corrections;
	}

	/** Throws an IngestError where the register is none. */
	#registerOf(municipality: string): Municipality | undefined {
		if (!this.#settings.handKept.includes(municipality)) return undefined;
		if (!this.#registers.has(municipality)) {
			const name = `municipalities/${municipality}.yaml`;
			const text = fs.readFileSync(path.join(this.#settings.contentDir, name), 'utf8');
			this.#registers.set(municipality, readRegister(text, name));
		}
		return this.#registers.get(municipality);
	}

	/** Throws an IngestError where a file of decisions is none. */
	#decisions(): Disclosure {
		if (this.#disclosure) return this.#disclosure;
		const problems: { file: string; text: string }[] = [];
		const { contentDir } = this.#settings;
		const disclosure = readDisclosure(contentDir, readPersonalDataRule(contentDir), problems);
		const [problem] = problems;
		if (problem) throw new IngestError('reviewed', `${problem.file}: ${problem.text}`);
		return (this.#disclosure = disclosure);
	}

	async #read(source: SourceFile): Promise<ReadDocument> {
		const messages = new Messages();
		const corrections = this.#correctionsOf(source.municipality);
		const document = await readSource(source, corrections, messages);
		const { sidecar } = document;
		if (sidecar?.kind === 'attachment' || sidecar?.item !== undefined) {
			const { committee, date, item } = sidecar;
			const which = [committee, date, item === undefined ? undefined : `item ${item}`];
			const said = which.filter((part) => part !== undefined).join(', ');
			const text = `expected beside it the meeting its sidecar says it is an attachment of${said && ` (${said})`}, found none`;
			throw new NoMeeting('attachment', text, aboutAttachment(document));
		}
		try {
			return { document, ...parseDocument(document, messages), messages };
		} catch (error) {
			if (!(error instanceof IngestError) || error.rule !== 'no-meeting') throw error;
			const { pictures, pages } = picturesOf(document);
			const scanned = pages > 0 && pictures.length === pages;
			const text = scanned
				? `expected text, found ${pages} pages that are pictures: recognise their text (OCR) first`
				: error.message;
			throw new NoMeeting(error.rule, text, aboutAttachment(document));
		}
	}

	async #readAttached(source: BuildOrder['attached'][number]): Promise<AttachedFile> {
		const messages = new Messages();
		const corrections = this.#correctionsOf(source.municipality);
		const document = await readSource(source, corrections, messages);
		return { document, messages, certain: source.certain };
	}

	/** Builds a meeting. Gives the first file that cannot be read, with its reason. */
	async build(order: BuildOrder): Promise<BuildResult> {
		let at = order.sources[0]?.file ?? '';
		try {
			const reads: ReadDocument[] = [];
			for (const source of order.sources) {
				at = source.file;
				reads.push(await this.#read(source));
			}
			const attached: AttachedFile[] = [];
			for (const source of order.attached) {
				at = source.file;
				attached.push(await this.#readAttached(source));
			}
			at = order.sources[0]?.file ?? '';
			const municipality = reads[0]!.document.municipality;
			const register = this.#registerOf(municipality);
			return { built: buildMeeting(reads, attached, register, order.day, this.#decisions()) };
		} catch (error) {
			if (error instanceof IngestError) {
				const message: Message = { level: 'error', rule: error.rule, text: error.message };
				const about = error instanceof NoMeeting ? { about: error.about } : {};
				return { failed: at, rule: error.rule, messages: [message], ...about };
			}
			const code = (error as NodeJS.ErrnoException).code;
			if (code === undefined || !/^E[A-Z]+$/u.test(code)) {
				// One document that meets a fault of ours must not keep the others from being read.
				const where = (error as Error).stack?.split('\n')[1]?.trim() ?? '';
				const text = `a fault of this program: ${String(error)} ${where}`;
				return { failed: at, rule: 'fault', messages: [{ level: 'error', rule: 'fault', text }] };
			}
			const text = `expected a file that can be read, found ${(error as Error).message}`;
			return { failed: at, rule: 'file', messages: [{ level: 'error', rule: 'file', text }] };
		}
	}
}
