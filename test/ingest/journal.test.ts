import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
	commit,
	finishInterrupted,
	loadChanges,
	saveChanges,
} from '../../scripts/ingest/journal.ts';
import type { Transaction } from '../../scripts/ingest/journal.ts';
import type { Builder } from '../../scripts/ingest/run.ts';
import { oneThread } from '../../scripts/ingest/thread-pool.ts';
import type { BuildOrder, BuildResult, WorkshopSettings } from '../../scripts/ingest/workshop.ts';
import { makeArchive, recordsOf, snapshot } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { dyingDisk, Killed, refusingDisk } from '../support/failing-disk.ts';
import { agenda, minutes, supplement } from '../support/nordsoe.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

const hash = 'a'.repeat(64);
const first: Transaction = {
	writes: [
		{ path: 'items/a/01.mdx', bytes: 'old one' },
		{ path: 'items/a/02.mdx', bytes: 'old two' },
	],
	removes: [],
	changes: { 'items/a/01.mdx': { written: '2025-01-01', changed: '2025-01-01', hash } },
};
const second: Transaction = {
	writes: [
		{ path: 'items/a/01.mdx', bytes: 'new one' },
		{ path: 'items/b/03.mdx', bytes: 'new three' },
	],
	removes: ['items/a/02.mdx'],
	changes: {
		'items/a/01.mdx': { written: '2025-01-01', changed: '2025-02-02', hash },
		'items/a/02.mdx': null,
	},
};
const old = { 'items/a/01.mdx': 'old one', 'items/a/02.mdx': 'old two' };
const now = { 'items/a/01.mdx': 'new one', 'items/b/03.mdx': 'new three' };

describe('commit', () => {
	test('writes, removes and notes, and takes away folders that became empty', () => {
		commit(archive.content, first);
		expect(snapshot(archive.content)).toEqual(old);
		commit(archive.content, {
			...second,
			removes: ['items/a/01.mdx', 'items/a/02.mdx'],
			writes: [],
		});
		expect(fs.existsSync(path.join(archive.content, 'items/a'))).toBe(false);
	});

	test('killed at any operation leaves the old state or the new one, once the next run has finished it', () => {
		const states = new Set<string>();
		for (const half of [false, true]) {
			for (let at = 0; ; at += 1) {
				fs.rmSync(archive.content, { recursive: true, force: true });
				commit(archive.content, first);
				let killed = false;
				try {
					commit(archive.content, second, dyingDisk(at, half));
				} catch (error) {
					if (!(error instanceof Killed)) throw error;
					killed = true;
				}
				finishInterrupted(archive.content);
				const state = JSON.stringify(snapshot(archive.content));
				states.add(state);
				expect([JSON.stringify(old), JSON.stringify(now)]).toContain(state);
				const changes = loadChanges(archive.content);
				const changed = state === JSON.stringify(now) ? '2025-02-02' : '2025-01-01';
				expect(changes.get('items/a/01.mdx')?.changed).toBe(changed);
				if (!killed) break;
			}
		}
		expect(states.size).toBe(2);
	});

	test.each(['ENOSPC', 'EROFS'] as const)(
		'a disk that refuses with %s leaves what was there',
		(code) => {
			commit(archive.content, first);
			for (let at = 0; at < 3; at += 1) {
				expect(() => commit(archive.content, second, refusingDisk(at, code))).toThrow(code);
				finishInterrupted(archive.content);
				expect(snapshot(archive.content)).toEqual(old);
			}
		},
	);

	test.each(['../out.mdx', 'items/../../out.mdx', '/etc/out', 'items//a', 'a\\b', 'c:d', 'a\0b'])(
		'refuses the path %j, before anything is written',
		(name) => {
			const { root, content } = archive;
			expect(() =>
				commit(content, { writes: [{ path: name, bytes: 'x' }], removes: [], changes: {} }),
			).toThrow(RangeError);
			expect(snapshot(root)).toEqual({});
		},
	);

	test('changes are saved once, in order, and read back', () => {
		commit(archive.content, first);
		commit(archive.content, second);
		saveChanges(archive.content, loadChanges(archive.content));
		expect(archive.read('changes.json')).toBe(
			`{"schema":1,"records":{\n"items/a/01.mdx":{"written":"2025-01-01","changed":"2025-02-02","hash":"${hash}"}\n}}\n`,
		);
		expect(loadChanges(archive.content).size).toBe(1);
	});
});

describe('ingest', () => {
	test('killed at any moment, the next run ends where an undisturbed run does', async () => {
		const words = [
			archive.put('nordsoe/1-dagsorden.txt', agenda),
			archive.put('nordsoe/2-referat.txt', minutes),
			archive.put('nordsoe/3-tillaeg.txt', supplement),
			archive.put('nordsoe/4-maj.txt', agenda.replace('4. marts', '6. maj')),
		];
		// The files never change, so each meeting is built once and the disk is what is tested.
		const built = new Map<string, BuildResult>();
		const makeBuilder = (settings: WorkshopSettings): Builder => {
			const builder = oneThread(settings);
			const build = async (order: BuildOrder): Promise<BuildResult> => {
				const key = JSON.stringify([order.day, order.sources.map(({ file }) => file)]);
				const result = built.get(key) ?? (await builder.build(order));
				built.set(key, result);
				return result;
			};
			return { ...builder, build };
		};
		const undisturbed = makeArchive();
		await undisturbed.ingest(words);
		const wanted = snapshot(undisturbed.content);
		undisturbed.remove();

		const whole = dyingDisk(Number.MAX_SAFE_INTEGER);
		await archive.ingest(words, { disk: whole, makeBuilder });
		let kills = 0;
		for (const half of [false, true]) {
			for (let at = 0; at < whole.operations(); at += 1) {
				fs.rmSync(archive.content, { recursive: true, force: true });
				await expect(
					archive.ingest(words, { disk: dyingDisk(at, half), makeBuilder }),
				).rejects.toThrow(Killed);
				kills += 1;
				// Whatever stands is whole: each record is one of those an undisturbed run writes on its way.
				for (const text of Object.values(recordsOf(snapshot(archive.content)))) {
					expect(text).toMatch(/^---\n[^]*\n---\n/);
				}
				await archive.ingest(words, { makeBuilder });
				expect(snapshot(archive.content)).toEqual(wanted);
			}
		}
		expect(kills).toBeGreaterThanOrEqual(200);
	}, 120_000);
});
