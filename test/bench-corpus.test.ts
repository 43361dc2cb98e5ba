import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeCorpus } from '../scripts/bench/corpus.ts';
import { readArchive } from '../src/archive/archive.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (content: string): string =>
	readdirSync(content, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.mdx'))
		.sort()
		.map((file) => readFileSync(path.join(content, file), 'utf8'))
		.join('\n');

test('a corpus is an archive without problems, the same every time', () => {
	const counts = writeCorpus(path.join(folder, 'a'), 300);
	writeCorpus(path.join(folder, 'b'), 300);
	expect(counts).toEqual({ meetings: 10, items: 100, attachments: 200 });
	expect(textOf(path.join(folder, 'a'))).toBe(textOf(path.join(folder, 'b')));
	expect(readArchive(path.join(folder, 'a')).problems).toEqual([]);
});

test('its vocabulary keeps growing, and a page holds about seven thousand characters', () => {
	const types = (text: string): number => new Set(text.toLowerCase().match(/\p{L}+/gu)).size;
	writeCorpus(path.join(folder, 'c'), 600);
	const small = textOf(path.join(folder, 'a'));
	const large = textOf(path.join(folder, 'c'));
	expect(types(large)).toBeGreaterThan(1.4 * types(small));
	expect(small.length / 310).toBeGreaterThan(6_000);
	expect(small.length / 310).toBeLessThan(9_000);
});
