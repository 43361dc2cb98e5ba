/** The command itself: its words, its exit status, its streams. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IngestReport } from '../scripts/ingest/report.ts';
import { makeArchive } from './support/content-folder.ts';
import type { TemporaryArchive } from './support/content-folder.ts';
import { agenda, pressRelease } from './support/nordsoe.ts';

let archive: TemporaryArchive;
beforeEach(() => {
	archive = makeArchive();
});
afterEach(() => archive.remove());

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
	const script = path.resolve('scripts/ingest.ts');
	return spawnSync(process.execPath, [script, ...words], { encoding: 'utf8' });
}

describe('npm run ingest', () => {
	test('--help ends with 0, no words and wrong words with 2 and the usage', () => {
		expect(run('--help')).toMatchObject({ status: 0, stdout: '' });
		for (const words of [[], ['--farve'], ['findes-ikke'], ['.', '--date', '4/6']]) {
			const { status, stderr } = run(...words);
			expect(status).toBe(2);
			expect(stderr).toContain('npm run ingest -- <file or folder>');
		}
	});

	test('writes the report and ends with 0; what it says to people goes to standard error', () => {
		const file = archive.put('nordsoe/a.txt', agenda);
		const reportFile = path.join(archive.root, 'report.json');
		const { status, stdout, stderr } = run(
			file,
			'--content',
			archive.content,
			'--report',
			reportFile,
			'--date',
			'2025-07-01',
		);
		expect([status, stdout]).toEqual([0, '']);
		expect(stderr).toContain('1 document: 1 written');
		const report = JSON.parse(fs.readFileSync(reportFile, 'utf8')) as IngestReport;
		expect(report).toMatchObject({
			written: 5,
			unchanged: 0,
			removed: 0,
			documents: [{ status: 'written' }],
		});
		expect(archive.read('changes.json')).toContain('"written":"2025-07-01"');
	});

	test('ends with 1 for a document that failed, and names it with a next step', () => {
		const { status, stderr } = run(
			archive.put('nordsoe/presse.txt', pressRelease),
			'--content',
			archive.content,
		);
		expect(status).toBe(1);
		expect(stderr).toMatch(/✗ .*presse\.txt no-meeting: expected/);
		expect(stderr).toContain('What to do:');
	});

	test('--strict makes a warning a finding', () => {
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/a.bilag/presse.txt', pressRelease);
		const words = [path.join(archive.root, 'documents'), '--content', archive.content];
		const loose = run(...words);
		expect(loose.status).toBe(0);
		expect(loose.stderr).toMatch(/^! .*presse\.txt/mu);
		expect(loose.stderr).not.toContain('--report FILE');
		expect(run(...words, '--strict').status).toBe(1);
	});

	test('shows ten warnings and counts the others; a document without a word is said to be that', () => {
		for (let n = 1; n <= 13; n += 1) archive.put(`nordsoe/a.bilag/presse-${n}.txt`, pressRelease);
		archive.put('nordsoe/a.txt', agenda);
		archive.put('nordsoe/tom.txt', '');
		archive.put('nordsoe/tom.docx', '');
		const documents = path.join(archive.root, 'documents');
		const { status, stderr } = run(documents, '--content', archive.content);
		expect(status).toBe(1);
		expect(stderr.match(/^! /gmu)).toHaveLength(10);
		expect(stderr).toMatch(/^\d+ more warnings?; --report FILE holds them all\.$/mu);
		expect(stderr).toMatch(/✗ .*tom\.txt no-meeting: .*found no text at all/u);
		expect(stderr).toMatch(/^ {2}docx: /mu);
	});

	test('a content folder that cannot be written is one sentence and status 1', () => {
		const file = archive.put('nordsoe/a.txt', agenda);
		fs.writeFileSync(archive.content, 'a file where a folder should be');
		const { status, stderr } = run(file, '--content', archive.content);
		expect(status).toBe(1);
		expect(stderr).not.toContain('    at ');
		expect(stderr).toContain('what was there before stays');
	});
});
