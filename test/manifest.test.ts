import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSums, sha256OfFile, sumsFile, writeManifest } from '../scripts/manifest.ts';
import { verifyAddress, verifyFolder } from '../scripts/verify.ts';

let folder: string;

beforeEach(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
	mkdirSync(path.join(folder, 'nordsoe', 'byraadet'), { recursive: true });
	writeFileSync(path.join(folder, 'index.html'), '<h1>Arkiv</h1>');
	writeFileSync(path.join(folder, 'nordsoe', 'byraadet', 'index.html'), '<h1>Byrådet</h1>');
	await writeManifest(folder, {
		sources: { 'source/nordsoe/b.txt': 'b', 'source/nordsoe/a.txt': 'a' },
	});
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a built site agrees with its list', async () => {
	expect(await verifyFolder(folder)).toEqual({ checked: 3, changed: [], missing: [], extra: [] });
});

test('one changed byte, one missing and one extra file are each named', async () => {
	writeFileSync(path.join(folder, 'index.html'), '<h1>Arkiw</h1>');
	rmSync(path.join(folder, 'manifest.json'));
	writeFileSync(path.join(folder, 'nordsoe', 'mere.html'), '');
	expect(await verifyFolder(folder)).toEqual({
		checked: 3,
		changed: ['index.html'],
		missing: ['manifest.json'],
		extra: ['nordsoe/mere.html'],
	});
});

test('the same site gives the same list', async () => {
	const before = readFileSync(path.join(folder, sumsFile), 'utf8');
	await writeManifest(folder, {
		sources: { 'source/nordsoe/a.txt': 'a', 'source/nordsoe/b.txt': 'b' },
	});
	expect(readFileSync(path.join(folder, sumsFile), 'utf8')).toBe(before);
});

test('a deployed site is checked through its address', async () => {
	const server = createServer((request, response) => {
		try {
			response.end(readFileSync(path.join(folder, decodeURIComponent(request.url ?? '/'))));
		} catch {
			response.writeHead(404).end();
		}
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	expect(await verifyAddress(address)).toEqual({ checked: 3, changed: [], missing: [], extra: [] });
	writeFileSync(path.join(folder, 'index.html'), 'andet');
	expect((await verifyAddress(address)).changed).toEqual(['index.html']);
	await new Promise((resolve) => server.close(resolve));
});

test('the command ends with 0, 1 or 2', () => {
	const verify = (...words: string[]) =>
		spawnSync(process.execPath, ['scripts/verify.ts', ...words], { encoding: 'utf8' });
	expect(verify(folder).status).toBe(0);
	writeFileSync(path.join(folder, 'index.html'), 'andet');
	const changed = verify(folder, '--json');
	expect(changed.status).toBe(1);
	expect(JSON.parse(changed.stdout)).toMatchObject({ changed: ['index.html'] });
	expect(verify(path.join(folder, 'nothing')).status).toBe(2);
	expect(verify('--nonsense').status).toBe(2);
});

test('a list that is none is refused with its line', () => {
	expect(() => readSums('abc')).toThrow('SHA256SUMS:1: expected a sha256');
});

test('the sum of a file is that of all its bytes, however large it is', () => {
	const file = path.join(folder, 'stor.bin');
	for (const size of [0, 1, 2 ** 20 - 1, 2 ** 20, 3 * 2 ** 20 + 7]) {
		const bytes = randomBytes(size);
		writeFileSync(file, bytes);
		expect(sha256OfFile(file)).toBe(createHash('sha256').update(bytes).digest('hex'));
	}
});
