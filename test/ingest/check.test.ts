import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkArchive } from '../../scripts/ingest/check.ts';
import { makeArchive } from '../support/content-folder.ts';
import type { TemporaryArchive } from '../support/content-folder.ts';
import { agenda } from '../support/nordsoe.ts';

const meeting = 'nordsoe/teknik-og-miljoeudvalget/2025-03-04';
const item = `items/${meeting}/01.mdx`;

let archive: TemporaryArchive;
beforeEach(async () => {
	archive = makeArchive();
	await archive.ingest([archive.put('nordsoe/a.txt', agenda)]);
});
afterEach(() => archive.remove());

function write(name: string, text: string): void {
	const file = path.join(archive.content, name);
	fs.mkdirSync(path.dirname(file), { recursive: true });
	fs.writeFileSync(file, text);
}

function change(name: string, from: string | RegExp, to: string): void {
	const text = archive.read(name);
	expect(text).toMatch(from);
	write(name, text.replace(from, to));
}

async function rules(): Promise<string[]> {
	const findings = await checkArchive(archive.content);
	for (const { text, next, file } of findings) {
		expect(text).not.toBe('');
		expect(next).not.toBe('');
		expect(file).not.toBe('');
	}
	return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

describe('checkArchive', () => {
	test('finds nothing in what ingest wrote', async () => {
		expect(await rules()).toEqual([]);
	});

	test.each<[string, () => void, string[]]>([
		[
			'a field no schema has',
			() => change(item.replace('01.mdx', '02.mdx'), 'order: 2', 'order: 2\nfarve: "rød"'),
			['error schema'],
		],
		[
			'a record at another place',
			() => change(item, 'order: 1', 'order: 7'),
			['error schema', 'error schema', 'error schema', 'error order'],
		],
		[
			'an item that is missing',
			() => fs.rmSync(path.join(archive.content, item)),
			['error schema', 'error schema', 'error order'],
		],
		[
			'markup in a body',
			() => change(item, /\n$/, '\n<script>alert(1)</script>\n'),
			['error body'],
		],
		['an expression in a body', () => change(item, /\n$/, '\n{process.exit()}\n'), ['error body']],
		[
			'a source that is gone',
			() => fs.rmSync(path.join(archive.content, 'source/nordsoe/a.txt')),
			Array.from({ length: 5 }, () => 'error source'),
		],
		[
			'a source with other bytes',
			() => change('source/nordsoe/a.txt', 'cykelsti', 'gangsti'),
			Array.from({ length: 5 }, () => 'error source'),
		],
		[
			'a pinned reference that dangles',
			() =>
				change(
					item,
					'order: 1',
					'order: 1\nreferences:\n  - {"text": "punkt 4", "target": "nordsoe/byraadet/2025-01-01/04"}',
				),
			['error reference'],
		],
		['a personal number', () => change(item, 'kilometer', '070761-4285 kilometer'), ['error cpr']],
		[
			'a correction without its document',
			() =>
				write('corrections/nordsoe.yaml', '- { file: b.txt, line: 1, wrong: a, right: b, why: c }'),
			['error correction'],
		],
		[
			'a correction that no line needs',
			() =>
				write(
					'corrections/nordsoe.yaml',
					'- { file: a.txt, line: 1, wrong: "xyz", right: b, why: c }',
				),
			['error correction'],
		],
		[
			'corrections that are none',
			() => write('corrections/nordsoe.yaml', 'file: a'),
			['error correction'],
		],
		[
			'a sidecar without its document',
			() => write('source/nordsoe/b.txt.yaml', 'date: 2025-01-01'),
			['error sidecar'],
		],
		[
			'a sidecar that is none',
			() => write('source/nordsoe/a.txt.yaml', 'datum: 2025-01-01'),
			['error sidecar'],
		],
		[
			'a source that was never read',
			() => write('source/nordsoe/b.txt', agenda),
			['warning unread'],
		],
		['a new version beside a record', () => write(`${item}.new`, 'x'), ['warning hand-edited']],
		['an interrupted ingest', () => write('.ingest/journal.json', '{}'), ['error interrupted']],
		['content of a newer schema', () => write('archive.yaml', 'schema: 99'), ['error version']],
		[
			'an address that is lost',
			() =>
				write(
					'addresses.json',
					`{"schema":1,"addresses":{"/${meeting}/9/":{"item":"${meeting}/09","title":"vaek"}}}`,
				),
			['error address'],
		],
	])('finds %s', async (_, damage, expected) => {
		damage();
		expect(await rules()).toEqual(expected);
	});

	test('says what the texts refer to and the archive does not have', async () => {
		const references = [
			'{"text": "udvalget den 2. april 2024", "date": "2024-04-02"}',
			'{"text": "mødet den 2. april", "date": "2024-04-02"}',
			'{"text": "Økonomiudvalget den 3. april 2024", "committeeName": "Økonomiudvalget", "date": "2024-04-03"}',
			'{"text": "punkt 99", "number": "99"}',
		].map((one) => `\n  - ${one}`);
		change(item, 'order: 1', `order: 1\nreferences:${references.join('')}`);
		const findings = await checkArchive(archive.content);
		expect(findings.map(({ severity, rule, text }) => `${severity} ${rule}: ${text}`)).toEqual([
			'warning outside: 2 × Teknik- og Miljøudvalget 2024-04-02: the meeting is not in the archive yet',
			'warning outside: 1 × Økonomiudvalget 2024-04-03: the archive has no such committee',
		]);
		expect(findings[0]!.next).toContain('npm run ingest');
	});

	test('an address that has moved is not lost', async () => {
		const book = { [`/${meeting}/9/`]: { movedTo: `/${meeting}/2/` } };
		write('addresses.json', JSON.stringify({ schema: 1, addresses: book }));
		expect(await rules()).toEqual([]);
	});
});
