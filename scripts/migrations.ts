/** The steps that bring content of an older schema version to the newest, in order. */
import fs from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { schemaVersion } from '../src/schemas/archive.ts';

/** One step: content of the version before `to` becomes content of version `to`. */
export interface Migration {
	readonly to: number;
	/** What changes, in one sentence. */
	readonly what: string;
	/** Changes the files below the content folder; may be run again after an interruption. */
	readonly run: (contentDir: string) => void;
}

/** None yet: there has been one version. */
export const migrations: readonly Migration[] = [];

/** The version of an archive's content, from archive.yaml; 1 where there is none or it says nothing. */
export function readVersion(contentDir: string): number {
	const file = path.join(contentDir, 'archive.yaml');
	if (!fs.existsSync(file)) return 1;
	const version: unknown = parseDocument(fs.readFileSync(file, 'utf8')).get('schema') ?? 1;
	if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
		throw new RangeError(
			`archive.yaml: expected a schema version such as 1, found ${String(version)}`,
		);
	}
	return version;
}

/** Notes the version in archive.yaml; whatever else a hand wrote there stays, comments too. */
function writeVersion(contentDir: string, version: number): void {
	const file = path.join(contentDir, 'archive.yaml');
	const document = parseDocument(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
	document.set('schema', version);
	fs.writeFileSync(`${file}.part`, document.toString({ lineWidth: 0 }));
	fs.renameSync(`${file}.part`, file);
}

/**
 * Brings content to the newest version; the version is noted after every step, so an interrupted run goes on where it
 * was. Gives what was done, a sentence a step.
 *
 * Throws a RangeError where the content is newer than this program, or a step is missing.
 */
export function migrate(
	contentDir: string,
	steps: readonly Migration[] = migrations,
	newest: number = schemaVersion,
): string[] {
	const done: string[] = [];
	let version = readVersion(contentDir);
	if (version > newest) {
		throw new RangeError(
			`expected content of schema ${newest} or older, found ${version}: update the program`,
		);
	}
	while (version < newest) {
		const step = steps.find(({ to }) => to === version + 1);
		if (!step)
			throw new RangeError(`expected a step from schema ${version} to ${version + 1}, found none`);
		step.run(contentDir);
		version += 1;
		writeVersion(contentDir, version);
		done.push(`${version}: ${step.what}`);
	}
	return done;
}
