/** A disk that dies or refuses at a chosen operation. */
import fs from 'node:fs';
import type { Disk } from '../../scripts/ingest/journal.ts';

/** What a killed process does next: nothing. */
export class Killed extends Error {
	override readonly name = 'Killed';
}

export interface FailingDisk extends Disk {
	/** How many operations that write have been asked for. */
	readonly operations: () => number;
}

/**
 * The real disk until `at` operations that write have happened; then each one throws, as after a kill. `half` lets the
 * last write leave half of its bytes, as a kill in the middle of it does.
 */
export function dyingDisk(at: number, half = false): FailingDisk {
	let count = 0;
	const next = (): boolean => {
		count += 1;
		return count > at;
	};
	const die = (): never => {
		throw new Killed(`killed at operation ${at}`);
	};
	return {
		...fs,
		writeFileSync: (file, data) => {
			if (!next()) return fs.writeFileSync(file, data);
			if (half && count === at + 1)
				fs.writeFileSync(file, String(data).slice(0, String(data).length / 2));
			return die();
		},
		appendFileSync: (file, data) => {
			if (!next()) return fs.appendFileSync(file, data);
			if (half && count === at + 1)
				fs.appendFileSync(file, String(data).slice(0, String(data).length / 2));
			return die();
		},
		renameSync: (from, to) => (next() ? die() : fs.renameSync(from, to)),
		rmSync: (file, options) => (next() ? die() : fs.rmSync(file, options)),
		rmdirSync: (file) => (next() ? die() : fs.rmdirSync(file)),
		mkdirSync: ((file: string, options: { recursive: true }) =>
			next() ? die() : fs.mkdirSync(file, options)) as typeof fs.mkdirSync,
		operations: () => count,
	};
}

/** A disk on which nothing more can be written after `at` operations that write: full, or read-only. */
export function refusingDisk(at: number, code: 'ENOSPC' | 'EROFS'): Disk {
	let count = 0;
	const refuse = (): void => {
		count += 1;
		if (count > at) throw Object.assign(new Error(`${code}: refused`), { code });
	};
	return {
		...fs,
		writeFileSync: (file, data) => {
			refuse();
			fs.writeFileSync(file, data);
		},
		appendFileSync: (file, data) => {
			refuse();
			fs.appendFileSync(file, data);
		},
		mkdirSync: ((file: string, options: { recursive: true }) => {
			refuse();
			return fs.mkdirSync(file, options);
		}) as typeof fs.mkdirSync,
	};
}
