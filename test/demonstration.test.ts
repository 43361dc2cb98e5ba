/** The demonstration archive: ingest yields its records byte for byte, and they hold what docs/demonstration.md promises. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const content = path.resolve('content');
const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'udvalgsarkiv-demonstration-'));

/** Every record below a content folder by its path, as text. */
function readRecords(folder: string): Record<string, string> {
	const records: Record<string, string> = {};
	for (const kind of ['meetings', 'items', 'attachments']) {
		for (const entry of fs.readdirSync(path.join(folder, kind), { recursive: true })) {
			const name = path.join(kind, String(entry));
			if (!name.endsWith('.mdx')) continue;
			records[name.split(path.sep).join('/')] = fs.readFileSync(path.join(folder, name), 'utf8');
		}
	}
	return records;
}

const committed = readRecords(content);
const of = (kind: string): string[] =>
	Object.entries(committed)
		.filter(([name]) => name.startsWith(`${kind}/`))
		.map(([, text]) => text);

beforeAll(() => {
	for (const part of ['archive.yaml', 'source', 'corrections', 'municipalities']) {
		fs.cpSync(path.join(content, part), path.join(copy, part), { recursive: true });
	}
	const words = ['scripts/ingest.ts', path.join(copy, 'source'), '--content', copy];
	execFileSync(process.execPath, words, { stdio: 'pipe' });
}, 120_000);

afterAll(() => {
	fs.rmSync(copy, { recursive: true, force: true });
});

describe('the demonstration archive', () => {
	it('is what ingest makes of its documents, byte for byte', () => {
		expect(readRecords(copy)).toEqual(committed);
	});

	it('holds enough of everything to be worth a look', () => {
		expect(of('meetings').length).toBeGreaterThanOrEqual(14);
		expect(of('items').length).toBeGreaterThanOrEqual(65);
		const full = of('attachments').filter((text) => text.includes('\ntext: "full"'));
		expect(full.length).toBeGreaterThanOrEqual(28);
	});

	it('shows meetings of several documents, one without a date, and closed items with and without a decision', () => {
		const several = of('meetings').filter((text) => text.split('{"kind": ').length > 2);
		expect(several.length).toBeGreaterThanOrEqual(2);
		expect(Object.keys(committed).some((name) => name.includes('/udateret-'))).toBe(true);
		const closed = of('items').filter((text) => text.includes('\naccess: "closed"'));
		expect(closed.some((text) => text.includes('\ndecisions:'))).toBe(true);
		expect(closed.some((text) => !text.includes('\ndecisions:'))).toBe(true);
	});
});
