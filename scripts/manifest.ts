/**
 * The manifest of a built site: `SHA256SUMS`, one line a file, in the format that `sha256sum -c` reads, so that
 * anyone can check a copy without this project; and `manifest.json`, which says what the site was made from.
 */
import { createHash, hash } from 'node:crypto';
import {
	closeSync,
	createWriteStream,
	fstatSync,
	openSync,
	readdirSync,
	readSync,
	statSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Name of the list of checksums in a built site. */
export const sumsFile = 'SHA256SUMS';

/** Files that stand beside the list and are not in it: the list itself and its signatures. */
const besideTheList = new Set([sumsFile, `${sumsFile}.sig`, `${sumsFile}.minisig`]);

/** A file as it lies in a site. */
export interface FileFacts {
	/** In lower-case hexadecimal digits. */
	readonly sha256: string;
	/** In bytes. */
	readonly size: number;
	/** When it was last written, in milliseconds since 1970. */
	readonly time: number;
}

const buffer = Buffer.allocUnsafe(1024 * 1024);

/**
 * Reads a file's sum. A site's many small files were just written: to wait for each costs four times what reading and
 * hashing it does. Throws where the file cannot be read.
 */
function readFacts(file: string): FileFacts {
	const handle = openSync(file, 'r');
	try {
		const { size, mtimeMs: time } = fstatSync(handle);
		let read = readSync(handle, buffer);
		if (read < buffer.length) {
			return { sha256: hash('sha256', buffer.subarray(0, read), 'hex'), size, time };
		}
		const sum = createHash('sha256');
		for (; read > 0; read = readSync(handle, buffer)) sum.update(buffer.subarray(0, read));
		return { sha256: sum.digest('hex'), size, time };
	} finally {
		closeSync(handle);
	}
}

/** The sha256 of a file, in lower-case hexadecimal digits. Throws where the file cannot be read. */
export const sha256OfFile = (file: string): string => readFacts(file).sha256;

/** Every file below a folder, as paths with forward slashes in code-unit order, without the list's own files. */
export function listFiles(folder: string): string[] {
	const files: string[] = [];
	const list = (below: string) => {
		for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
			if (entry.isDirectory()) list(`${below}${entry.name}/`);
			else if (entry.isFile() && !besideTheList.has(below + entry.name)) {
				files.push(below + entry.name);
			}
		}
	};
	list('');
	return files.sort();
}

/** What a site was made from, by path below the content folder, and with which versions. */
export interface ManifestFacts {
	/** sha256 of every source, by path. */
	readonly sources: Readonly<Record<string, string>>;
}

/** Versions of what made the site, as installed. */
async function toolVersions(): Promise<Record<string, string>> {
	const versions: [string, string][] = [];
	for (const name of ['astro', 'pagefind', 'unified', 'zod']) {
		const manifest = path.join('node_modules', name, 'package.json');
		const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
		versions.push([name, version]);
	}
	const own = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
	return { udvalgsarkiv: own.version, ...Object.fromEntries(versions) };
}

/**
 * Writes `manifest.json` and `SHA256SUMS` into a built site. Gives every file listed, in order.
 *
 * The same folder gives the same bytes: no clock, no host name, files in one order.
 *
 * @param known the sha256 of a file that need not be read again
 */
export async function writeManifest(
	folder: string,
	facts: ManifestFacts,
	known: (file: string) => string | undefined = () => undefined,
): Promise<ReadonlyMap<string, FileFacts>> {
	const sources = Object.fromEntries(
		Object.entries(facts.sources).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	const manifest = { tools: await toolVersions(), sources, sums: sumsFile };
	await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	const all = new Map<string, FileFacts>();
	function* lines(): Generator<string> {
		let text = '';
		for (const file of listFiles(folder)) {
			const place = `${folder}/${file}`;
			const sha256 = known(file);
			let facts: FileFacts;
			if (sha256 === undefined) facts = readFacts(place);
			else {
				const { size, mtimeMs: time } = statSync(place);
				facts = { sha256, size, time };
			}
			all.set(file, facts);
			text += `${facts.sha256}  ${file}\n`;
			if (text.length < 64_000) continue;
			yield text;
			text = '';
		}
		yield text;
	}
	await pipeline(lines, createWriteStream(path.join(folder, sumsFile)));
	return all;
}

/** Checksums by path, as a `SHA256SUMS` holds them. Throws where a line is none. */
export function readSums(text: string): Map<string, string> {
	const sums = new Map<string, string>();
	for (const [index, line] of text.split('\n').entries()) {
		if (line === '') continue;
		const match = /^([0-9a-f]{64}) [ *](.+)$/u.exec(line);
		if (!match) {
			throw new Error(
				`${sumsFile}:${index + 1}: expected a sha256, two blanks and a path, found ${JSON.stringify(line.slice(0, 80))}`,
			);
		}
		sums.set(match[2]!, match[1]!);
	}
	return sums;
}
