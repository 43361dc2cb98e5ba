/** Whole ingest over real documents, where there are any: what must hold of every document, whatever it is. */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '../../scripts/ingest/check.ts';
import type { IngestResult } from '../../scripts/ingest/run.ts';
import { asManyThreadsAsPay } from '../../scripts/ingest/thread-pool.ts';
import { makeArchive, recordsOf, snapshot } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';

const folder = path.resolve(process.env['UDVALGSARKIV_DOCUMENTS'] ?? '../shared/seeds');
const missing = !fs.existsSync(folder);
if (missing) console.warn(`skipped: there are no real documents in ${folder}`);

describe.skipIf(missing)('real documents', () => {
	let archive: TemporaryArchive;
	let result: IngestResult;
	beforeAll(async () => {
		archive = makeArchive();
		result = await archive.ingest([folder], {
			makeBuilder: (settings) => asManyThreadsAsPay(settings),
		});
	}, 120_000);
	afterAll(() => archive.remove());

	test('are all read, without an error: no line is lost, no word invented', () => {
		const problems = result.report.documents.flatMap(({ file, status, messages }) => [
			...(status === 'failed' ? [`${file} failed`] : []),
			...messages
				.filter(({ level }) => level === 'error')
				.map(({ line, rule, text }) => `${file}:${line ?? ''} ${rule} ${text}`),
		]);
		expect(problems).toEqual([]);
		expect(result.report.documents.length).toBeGreaterThan(0);
	});

	test('every line is accounted for', () => {
		for (const { file, lines } of result.report.documents) {
			const { total, blank, content, furniture, withheld } = lines!;
			expect(blank + content + furniture + withheld, file).toBe(total);
		}
	});

	test('make an archive that its own check finds nothing wrong with', async () => {
		const findings = await checkArchive(archive.content);
		expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
	}, 120_000);

	test('read again from nothing give the same bytes', async () => {
		const again = makeArchive();
		await again.ingest([folder]);
		expect(recordsOf(snapshot(again.content))).toEqual(recordsOf(snapshot(archive.content)));
		again.remove();
	}, 120_000);
});
