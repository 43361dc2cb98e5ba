/**
 * The manifest of a built site: `SHA256SUMS`, one line a file, in the format that `sha256sum -c` reads, so that
 * anyone can check a copy without this project; and `manifest.json`, which says what the site was made from.
 */
import { createHash, hash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Name of the list of checksums in a built site. */
export const sumsFile = 'SHA256SUMS';

/** Files that stand beside the list and are not in it: the list itself and its signatures. */
const besideTheList = new Set([sumsFile, `${sumsFile}.sig`, `${sumsFile}.minisig`]);

/** The sha256 of a file, in lower-case hexadecimal digits. Throws where the file cannot be read. */
export async function sha256OfFile(file: string): Promise<string> {
	// A site's many small files were just written: to wait for each costs four times what reading and hashing it does.
	if (statSync(file).size < 16 * 1024 * 1024) return hash('sha256', readFileSync(file), 'hex');
	const sum = createHash('sha256');
	await pipeline(createReadStream(file), sum);
	return sum.digest('hex');
}

/** Every file below a folder, as paths with forward slashes in code-unit order, without the list's own files. */
export async function listFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) =>
			path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
		)
		.filter((file) => !besideTheList.has(file))
		.sort((a, b) => (a < b ? -1 : 1));
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
 * Writes `manifest.json` and `SHA256SUMS` into a built site. Gives the sha256 of every file listed, in order.
 *
 * The same folder gives the same bytes: no clock, no host name, files in one order.
 *
 * @param known the sha256 of a file that need not be read again
 */
export async function writeManifest(
	folder: string,
	facts: ManifestFacts,
	known: (file: string) => string | undefined = () => undefined,
): Promise<ReadonlyMap<string, string>> {
	const sources = Object.fromEntries(
		Object.entries(facts.sources).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
	const manifest = { tools: await toolVersions(), sources, sums: sumsFile };
	await writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	const files = await listFiles(folder);
	const all = new Map<string, string>();
	async function* lines(): AsyncGenerator<string> {
		for (const file of files) {
			const sum = known(file) ?? (await sha256OfFile(path.join(folder, file)));
			all.set(file, sum);
			yield `${sum}  ${file}\n`;
		}
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
