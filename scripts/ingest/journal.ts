/**
 * Changes to a content folder that happen wholly or not at all.
 *
 * - killed at any moment, full disk, read-only folder: the content is in its old state or its new one, once
 *   `finishInterrupted` has run, which every run does first;
 * - no file is ever seen half written: it is written elsewhere and renamed.
 *
 * The new files are staged below `.ingest/`; then the journal is renamed into place, which decides; then they are
 * moved to where they belong. A journal that stands is carried out again, a stage without a journal is thrown away.
 * (A loss of power is another matter: nothing is flushed to the platter file by file.)
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Change, Changes } from './changes.ts';
import { parseChanges, printChanges } from './changes.ts';

/** The operations on files that the journal needs; tests give one that fails or dies at a chosen moment. */
export type Disk = Pick<
	typeof fs,
	| 'appendFileSync'
	| 'existsSync'
	| 'mkdirSync'
	| 'readFileSync'
	| 'readdirSync'
	| 'renameSync'
	| 'rmSync'
	| 'rmdirSync'
	| 'writeFileSync'
>;

/** The folder of ingest's own files, below the content folder. Nothing loads or publishes it. */
export const ownFolder = '.ingest';

/** What is to happen together. Paths are below the content folder. */
export interface Transaction {
	readonly writes: readonly { readonly path: string; readonly bytes: string | Uint8Array }[];
	readonly removes: readonly string[];
	/** Entries of changes.json; null takes one out. */
	readonly changes: Readonly<Record<string, Change | null>>;
}

interface Journal {
	readonly moves: readonly (readonly [string, string])[];
	readonly removes: readonly string[];
	readonly changes: Readonly<Record<string, Change | null>>;
}

/** A path that stays below the content folder; throws a RangeError for any other. */
function below(contentDir: string, name: string): string {
	const parts = name.split('/');
	if (
		parts.some((part) => part === '' || part === '.' || part === '..') ||
		/[\\:\u0000]/u.test(name)
	) {
		throw new RangeError(`expected a path below the content folder, found ${JSON.stringify(name)}`);
	}
	return path.join(contentDir, ...parts);
}

/** Takes away folders that have become empty, up to the content folder. */
function removeEmptyFolders(contentDir: string, name: string, disk: Disk): void {
	for (
		let folder = path.posix.dirname(name);
		folder.includes('/');
		folder = path.posix.dirname(folder)
	) {
		const full = path.join(contentDir, folder);
		if (!disk.existsSync(full) || disk.readdirSync(full).length > 0) return;
		disk.rmdirSync(full);
	}
}

/** Carries out a journal; may be repeated after it has been carried out in part or in whole. */
function carryOut(contentDir: string, journal: Journal, disk: Disk): void {
	const own = path.join(contentDir, ownFolder);
	const folders = new Set<string>();
	for (const [staged, name] of journal.moves) {
		const from = path.join(own, 'stage', staged);
		// Already moved, by the run that was interrupted.
		if (!disk.existsSync(from)) continue;
		const to = below(contentDir, name);
		const folder = path.dirname(to);
		if (!folders.has(folder)) disk.mkdirSync(folder, { recursive: true });
		folders.add(folder);
		disk.renameSync(from, to);
	}
	for (const name of journal.removes) {
		disk.rmSync(below(contentDir, name), { force: true });
		removeEmptyFolders(contentDir, name, disk);
	}
	if (Object.keys(journal.changes).length > 0) {
		disk.appendFileSync(path.join(own, 'changes.log'), `\n${JSON.stringify(journal.changes)}\n`);
	}
	disk.rmSync(path.join(own, 'journal.json'), { force: true });
}

/** Finishes or undoes what an interrupted run left; does nothing where none was interrupted. */
export function finishInterrupted(contentDir: string, disk: Disk = fs): void {
	const own = path.join(contentDir, ownFolder);
	const file = path.join(own, 'journal.json');
	if (disk.existsSync(file)) {
		carryOut(contentDir, JSON.parse(disk.readFileSync(file, 'utf8')) as Journal, disk);
	}
	const stage = path.join(own, 'stage');
	if (disk.existsSync(stage)) disk.rmSync(stage, { recursive: true, force: true });
}

/** Makes a transaction happen. Throws what the disk throws; then the content is as it was before. */
export function commit(contentDir: string, transaction: Transaction, disk: Disk = fs): void {
	const own = path.join(contentDir, ownFolder);
	const stage = path.join(own, 'stage');
	const moves: [string, string][] = [];
	const file = path.join(own, 'journal.json');
	try {
		if (!disk.existsSync(stage)) disk.mkdirSync(stage, { recursive: true });
		for (const [index, { path: name, bytes }] of transaction.writes.entries()) {
			below(contentDir, name);
			disk.writeFileSync(path.join(stage, String(index)), bytes);
			moves.push([String(index), name]);
		}
		const journal: Journal = { moves, removes: transaction.removes, changes: transaction.changes };
		disk.writeFileSync(`${file}.new`, JSON.stringify(journal));
		disk.renameSync(`${file}.new`, file);
	} catch (error) {
		disk.rmSync(stage, { recursive: true, force: true });
		disk.rmSync(`${file}.new`, { force: true });
		throw error;
	}
	carryOut(contentDir, { moves, removes: transaction.removes, changes: transaction.changes }, disk);
}

/** What changes.json says, with what interrupted runs have noted since. */
export function loadChanges(contentDir: string, disk: Disk = fs): Changes {
	const file = path.join(contentDir, 'changes.json');
	const changes: Changes = disk.existsSync(file)
		? parseChanges(disk.readFileSync(file, 'utf8'))
		: new Map();
	const log = path.join(contentDir, ownFolder, 'changes.log');
	if (!disk.existsSync(log)) return changes;
	for (const line of disk.readFileSync(log, 'utf8').split('\n')) {
		// A last line cut off by a kill is written again when its journal is carried out.
		if (!line.endsWith('}')) continue;
		let noted: Record<string, Change | null>;
		try {
			noted = JSON.parse(line) as Record<string, Change | null>;
		} catch (error) {
			if (error instanceof SyntaxError) continue;
			throw error;
		}
		for (const [name, change] of Object.entries(noted)) {
			if (change === null) changes.delete(name);
			else changes.set(name, change);
		}
	}
	return changes;
}

/** Writes changes.json at the end of a run, where something was noted, and takes away the stage. */
export function saveChanges(contentDir: string, changes: Changes, disk: Disk = fs): void {
	disk.rmSync(path.join(contentDir, ownFolder, 'stage'), { recursive: true, force: true });
	const log = path.join(contentDir, ownFolder, 'changes.log');
	if (!disk.existsSync(log)) return;
	const staged = path.join(contentDir, ownFolder, 'changes.new');
	disk.writeFileSync(staged, printChanges(changes));
	disk.renameSync(staged, path.join(contentDir, 'changes.json'));
	disk.rmSync(log, { force: true });
}
