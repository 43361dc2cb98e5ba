/** From files on disk to documents: which files there are, where they are kept, and what their lines are. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { spans } from '../../src/danish/number.ts';
import { toSlug } from '../../src/danish/slug.ts';
import { applyCorrections } from './corrections.ts';
import type { Correction } from './corrections.ts';
import { holdsInvisible, removeInvisible } from './inert-text.ts';
import { IngestError } from './messages.ts';
import type { Messages } from './messages.ts';
import { picturesOf } from './pictures.ts';
import { formatOf, readers } from './readers.ts';
import { readSidecar } from './sidecar.ts';
import type { Line, Sidecar, SourceDocument } from './types.ts';

/** A file to read, found but not opened. */
export interface SourceFile {
	/** Where it lies now. */
	readonly path: string;
	/** Where it is kept: `source/<municipality>/…`, below the content folder. */
	readonly file: string;
	readonly municipality: string;
	/** Name of the folder `<document>.bilag/` it lies in, without `.bilag`. */
	readonly attachmentOf?: string;
}

/** What looking for files found. */
export interface FoundSources {
	readonly files: readonly SourceFile[];
	/** Files of other types, passed over. */
	readonly passedOver: readonly string[];
	/** Sidecars without the document they are named after. */
	readonly orphans: readonly string[];
}

const attachmentFolder = /\.bilag$/iu;
const largestFile = 300_000_000;
const longestLine = 1_000_000;

/** A name that is a name on every system: no folders, no control characters, no leading dots, at most 150 characters. */
function toSafeName(name: string): string {
	const safe = removeInvisible(name)
		.normalize('NFC')
		.replace(/[<>:"|?*\\/\n\r\t]/gu, '_')
		.replace(/^[.\s]+|[.\s]+$/gu, '');
	const extension = path.extname(safe);
	return (safe.slice(0, 150 - extension.length).replace(extension, '') || 'dokument') + extension;
}

/** The files below a folder in a fixed order; links and hidden files are passed over. */
function* walk(folder: string): Generator<string> {
	const entries = fs.readdirSync(folder, { withFileTypes: true });
	for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
		if (entry.name.startsWith('.')) continue;
		const full = path.join(folder, entry.name);
		if (entry.isDirectory()) yield* walk(full);
		else if (entry.isFile()) yield full;
	}
}

/** A sidecar is no document: `<file>.yaml` where `<file>` is one. */
function isSidecar(file: string): boolean {
	return /\.ya?ml$/iu.test(file) && formatOf(file.replace(/\.ya?ml$/iu, '')) !== undefined;
}

/** True where a sidecar has exactly the name under which its document looks for it. */
function describesDocument(sidecar: string): boolean {
	return sidecar.endsWith('.yaml') && fs.existsSync(sidecar.slice(0, -'.yaml'.length));
}

/** Where a file from outside is kept, and whose it is. */
function placeFile(
	full: string,
	argument: string,
	contentDir: string,
	municipality: string | undefined,
): SourceFile {
	const sources = path.join(contentDir, 'source');
	const inside = path.relative(sources, full).split(path.sep);
	const folder = path.basename(path.dirname(full));
	const attachmentOf = attachmentFolder.test(folder)
		? folder.replace(attachmentFolder, '')
		: undefined;
	const owner =
		attachmentOf === undefined ? folder : path.basename(path.dirname(path.dirname(full)));
	const name = attachmentOf === undefined ? [] : [toSafeName(attachmentOf) + '.bilag'];
	const found = { path: full, ...(attachmentOf === undefined ? {} : { attachmentOf }) };
	if (inside.length > 1 && inside[0] !== '..' && !path.isAbsolute(inside[0]!)) {
		return { ...found, file: ['source', ...inside].join('/'), municipality: inside[0]! };
	}
	const slug = toSlug(municipality ?? owner);
	if (slug === '') {
		throw new IngestError(
			'municipality',
			`expected a folder named after the municipality, found "${owner}": say --municipality ID`,
		);
	}
	const below =
		municipality === undefined
			? []
			: path
					.relative(argument, path.dirname(full))
					.split(path.sep)
					.filter((part) => part !== '' && part !== '..' && !attachmentFolder.test(part))
					.map(toSafeName);
	const kept = [...below, ...name, toSafeName(path.basename(full))];
	return { ...found, file: ['source', slug, ...kept].join('/'), municipality: slug };
}

/**
 * The files that the words of the command name, in order, each once; folders recursively.
 *
 * Throws an IngestError where a word names nothing, or where a file's municipality cannot be told.
 */
export function findSources(
	words: readonly string[],
	contentDir: string,
	municipality?: string,
): FoundSources {
	const files = new Map<string, SourceFile>();
	const passedOver: string[] = [];
	const orphans: string[] = [];
	for (const word of words) {
		const argument = path.resolve(word);
		const state = fs.statSync(argument, { throwIfNoEntry: false });
		if (!state) throw new IngestError('file', `expected a file or a folder, found no ${word}`);
		const folder = state.isDirectory() ? argument : path.dirname(argument);
		for (const full of state.isDirectory() ? walk(argument) : [argument]) {
			if (isSidecar(full)) {
				if (!describesDocument(full)) orphans.push(full);
				continue;
			}
			if (formatOf(full) === undefined) passedOver.push(full);
			else if (!files.has(full)) {
				files.set(full, placeFile(full, folder, path.resolve(contentDir), municipality));
			}
		}
	}
	return { files: [...files.values()], passedOver, orphans };
}

/** The sha256 of bytes, in hexadecimal digits. */
export function sha256Of(bytes: Uint8Array | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Begins the file that stands where an original was erased whole (`npm run withdraw -- … --erase`). */
export const erasedMark = 'Originalen er slettet.';

/**
 * Which files were erased: those that are only a notice now, and copies of what stood there before.
 *
 * @param hashes sha256 of every original that was replaced
 */
export function findErased(
	files: readonly SourceFile[],
	hashes: ReadonlySet<string>,
): SourceFile[] {
	if (hashes.size === 0) return [];
	const mark = Buffer.from(erasedMark);
	return files.filter(({ path: file }) => {
		const bytes = fs.readFileSync(file);
		return bytes.subarray(0, mark.length).equals(mark) || hashes.has(sha256Of(bytes));
	});
}

/**
 * The same files with names under which no other bytes are kept: a file whose name is taken by other bytes becomes
 * `<name>-2.<extension>`. What is kept is never overwritten.
 */
export function keepApart(files: readonly SourceFile[], contentDir: string): SourceFile[] {
	const taken = new Map<string, string>();
	const hashOf = (file: string): string => sha256Of(fs.readFileSync(file));
	return files.map((source) => {
		const kept = path.join(contentDir, source.file);
		if (path.resolve(kept) === source.path) {
			taken.set(source.file.toLowerCase(), source.path);
			return source;
		}
		const extension = path.extname(source.file);
		const stem = source.file.slice(0, -extension.length);
		for (let count = 1; ; count += 1) {
			const file = count === 1 ? source.file : `${stem}-${count}${extension}`;
			const other =
				taken.get(file.toLowerCase()) ??
				(fs.existsSync(path.join(contentDir, file)) ? path.join(contentDir, file) : undefined);
			if (other !== undefined && hashOf(other) !== hashOf(source.path)) continue;
			taken.set(file.toLowerCase(), source.path);
			return { ...source, file };
		}
	});
}

/** The sidecar beside a file, where there is one. */
function sidecarOf(source: SourceFile): Sidecar | undefined {
	const file = `${source.path}.yaml`;
	if (!fs.existsSync(file)) return undefined;
	return readSidecar(fs.readFileSync(file, 'utf8'), path.basename(file));
}

/** Lines without characters that show nothing; said once, with the first place. */
function withoutInvisible(lines: readonly Line[], messages: Messages): readonly Line[] {
	const held = lines.filter((line) => holdsInvisible(line.text));
	if (held.length === 0) return lines;
	messages.inform(
		'invisible-characters',
		held[0]!.number,
		`control, zero-width or bidirectional characters left out in ${held.length} lines`,
	);
	const visible = new Set(held);
	return lines.map((line) => {
		if (!visible.has(line)) return line;
		const text = removeInvisible(line.text);
		const blank = text === '' ? 'empty' : text.trim() === '' ? 'spaces' : 'no';
		const cells = line.cells?.map(removeInvisible);
		return {
			...line,
			text,
			blank,
			indent: text.length - text.trimStart().length,
			...(cells ? { cells } : {}),
		};
	});
}

/**
 * Reads one file: bytes as received, lines as its format gives them, corrections applied.
 *
 * Throws an IngestError where it cannot be read; the sentence says why.
 */
export async function readSource(
	source: SourceFile,
	corrections: readonly Correction[],
	messages: Messages,
): Promise<SourceDocument> {
	const format = formatOf(source.path);
	if (format === undefined)
		throw new IngestError('format', 'expected .txt, .pdf, .docx, .html or .xml');
	const { size } = fs.statSync(source.path);
	if (size > largestFile) {
		throw new IngestError('size', `expected at most ${largestFile} bytes, found ${size}`);
	}
	const bytes = fs.readFileSync(source.path);
	const { lines, stated } = await readers[format](bytes, source.path, messages);
	const { pictures, pages } = picturesOf(stated ? { stated } : {});
	if (pictures.length === pages && pages > 0) {
		messages.warn('pictures', undefined, `all ${pages} pages are pictures without text`);
	} else if (pictures.length > 0) {
		const which = `${pictures.length} of ${pages} pages are pictures without text`;
		messages.warn('pictures', undefined, `${which}: page ${spans(pictures)}`);
	}
	const long = lines.find((line) => line.text.length > longestLine);
	if (long) {
		throw new IngestError(
			'line-length',
			`expected lines of at most ${longestLine} characters, found ${long.text.length} in line ${long.number}`,
		);
	}
	const sidecar = sidecarOf(source);
	const document: SourceDocument = {
		file: source.file,
		municipality: sidecar?.municipality ? toSlug(sidecar.municipality) : source.municipality,
		format,
		sha256: sha256Of(bytes),
		lines: withoutInvisible(lines, messages),
		...(sidecar ? { sidecar } : {}),
		...(stated ? { stated } : {}),
	};
	return applyCorrections(document, corrections, messages);
}
