/**
 * What was read before and need not be read again: a cache below `.ingest/`, which may be thrown away at any time.
 * A document is unchanged when its bytes, its sidecar, its corrections, its hand-kept register, what was decided about personal data and this program are.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownFolder } from './journal.ts';
import type { Disk } from './journal.ts';
import type { DocumentReport } from './report.ts';
import { sha256Of } from './source.ts';
import type { SourceFile } from './source.ts';

interface Reading {
	readonly fingerprint: string;
	readonly report: DocumentReport;
	/** Record files of its meeting, by path below the content folder. */
	readonly records: readonly string[];
}

let program: string | undefined;

/** The hash of the program's own files: another version reads again. */
function programHash(): string {
	if (program !== undefined) return program;
	const here = path.dirname(fileURLToPath(import.meta.url));
	const root = path.dirname(path.dirname(here));
	const folders = [
		here,
		...['danish', 'disclosure', 'schemas', 'records', 'archive'].map((name) =>
			path.join(root, 'src', name),
		),
	];
	const texts = [path.join(root, 'package-lock.json')];
	for (const folder of folders) {
		const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
		texts.push(
			...names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name)),
		);
	}
	program = sha256Of(
		texts
			.sort()
			.map((file) => sha256Of(fs.readFileSync(file)))
			.join('\n'),
	);
	return program;
}

/** The hash of everything a document's records depend on. */
export function fingerprintOf(
	source: SourceFile,
	contentDir: string,
	handKept: boolean,
	disk: Disk = fs,
): string {
	const parts = [
		source.path,
		`${source.path}.yaml`,
		path.join(contentDir, 'corrections', `${source.municipality}.yaml`),
		...['archive.yaml', 'reviewed.yaml', 'withdrawn.yaml'].map((name) =>
			path.join(contentDir, name),
		),
	];
	if (handKept) parts.push(path.join(contentDir, 'municipalities', `${source.municipality}.yaml`));
	const hashes = parts.map((file) =>
		disk.existsSync(file) ? sha256Of(disk.readFileSync(file)) : '-',
	);
	return sha256Of([programHash(), ...hashes].join('\n'));
}

export class ReadingMemory {
	readonly #file: string;
	readonly #disk: Disk;
	readonly #readings: Map<string, Reading>;
	#changed = false;

	constructor(contentDir: string, disk: Disk = fs) {
		this.#file = path.join(contentDir, ownFolder, 'readings.json');
		this.#disk = disk;
		this.#readings = new Map();
		if (!disk.existsSync(this.#file)) return;
		try {
			const readings = JSON.parse(disk.readFileSync(this.#file, 'utf8')) as Record<string, Reading>;
			for (const [file, reading] of Object.entries(readings)) this.#readings.set(file, reading);
		} catch (error) {
			// A damaged cache is no cache: everything is read again.
			if (!(error instanceof SyntaxError)) throw error;
		}
	}

	/** What was read of a file, where nothing it depends on has changed. */
	recall(file: string, fingerprint: string): Reading | undefined {
		const reading = this.#readings.get(file);
		return reading?.fingerprint === fingerprint ? reading : undefined;
	}

	note(
		file: string,
		fingerprint: string,
		report: DocumentReport,
		records: readonly string[],
	): void {
		this.#readings.set(file, { fingerprint, report, records });
		this.#changed = true;
	}

	save(): void {
		if (!this.#changed) return;
		const staged = `${this.#file}.new`;
		this.#disk.writeFileSync(staged, JSON.stringify(Object.fromEntries(this.#readings)));
		this.#disk.renameSync(staged, this.#file);
	}
}
