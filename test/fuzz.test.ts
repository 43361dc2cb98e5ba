import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { fuzz } from '../scripts/bench/fuzz.ts';
import { findMarkup } from '../scripts/bench/markup-guard.ts';

const kept = 'test/fixtures/fuzz';

test('two thousand damaged and hostile documents of every format meet no fault, no hang and leave no markup', async () => {
	const report = await fuzz({
		documents: 2000,
		seed: 20261121,
		threads: 2,
		sources: 'content/source',
	});
	expect(report.findings).toEqual([]);
	expect(report.documents).toBe(2000);
	expect(Object.keys(report.byFormat).sort()).toEqual(['docx', 'html', 'pdf', 'text', 'xml']);
	expect(report.meetings).toBeGreaterThan(1000);
}, 600_000);

test.each(readdirSync(kept))('%s, found by the fuzzer, is read to its end', (name) => {
	const words = ['scripts/bench/fuzz.ts', '--file', path.join(kept, name)];
	const { status, stdout } = spawnSync(process.execPath, words, {
		encoding: 'utf8',
		timeout: 120_000,
	});
	expect(status, stdout).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ meeting: true });
});

test('the guard of the fuzzer sees markup', () => {
	expect(findMarkup('<p id="p-1">a &lt;b&gt;</p>')).toBeUndefined();
	for (const html of [
		'<p><script></p>',
		'<p onclick="x">',
		'<a href="javascript:x">',
		'a < b',
		'<p style="x">',
	]) {
		expect(findMarkup(html), html).toBeDefined();
	}
});
