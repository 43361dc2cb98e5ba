import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { readArchiveTables } from '../../src/archive/key-figures.ts';

let folder: string;
let cache: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-'));
	cache = path.join(folder, 'cache');
	cpSync('test/fixtures/site', path.join(folder, 'content'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const content = () => path.join(folder, 'content');
const read = (dir = content()) => readArchiveTables(readArchive(dir), cache);

/** Every file of the cache with its bytes. */
function kept(): Map<string, string> {
	const files = readdirSync(cache, { recursive: true, encoding: 'utf8' });
	return new Map(
		files
			.filter((file) => file.endsWith('.json'))
			.map((file) => [file, readFileSync(path.join(cache, file), 'utf8')]),
	);
}

test('what was read before is not read again', () => {
	const first = read();
	expect(first.outcomes.length).toBeGreaterThan(1);
	const files = kept();
	for (const file of files.keys())
		writeFileSync(path.join(cache, file), JSON.stringify({ outcomes: [], figures: [] }));
	expect(read().outcomes).toEqual([]);
});

test('a record that changes is read again, and what it was is kept no longer', () => {
	read();
	const before = kept();
	const place = 'items/nordsoe/teknik-og-miljoeudvalget/2024-03-06/02.mdx';
	const file = path.join(content(), place);
	writeFileSync(file, `${readFileSync(file, 'utf8')}\nEn linje mere.\n`);
	read();
	const after = kept();
	expect(after.size).toBe(before.size);
	expect([...after.keys()].filter((name) => !before.has(name))).toHaveLength(1);
});

test('a cache file that cannot be read is made again', () => {
	const first = read();
	for (const file of kept().keys()) writeFileSync(path.join(cache, file), '{"outcomes":');
	expect(read()).toEqual(first);
});

test('archives beside each other keep what is theirs', () => {
	const other = path.join(folder, 'other');
	cpSync('test/fixtures/site', other, { recursive: true });
	read();
	const own = kept();
	read(other);
	expect([...own.keys()].every((file) => kept().has(file))).toBe(true);
});
