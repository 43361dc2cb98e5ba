/** `npm run dev`: every record's page leads to its source beside it, where each line says what became of it. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import process from 'node:process';
import { expect, test } from 'vitest';

const record = '/ellemose/kommunalbestyrelsen/2024-10-28/3/';

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** The page at an address, asked for until the server answers. Throws where it never does. */
async function fetchPage(address: string): Promise<string> {
	for (let tries = 0; tries < 300; tries += 1) {
		const response = await fetch(address).catch(() => undefined);
		if (response?.ok) return response.text();
		await wait(200);
	}
	throw new Error(`${address} did not answer`);
}

test('an archivist sees a record beside its source lines', async () => {
	const port = await freePort();
	const words = ['scripts/dev.ts', '--content', 'content', '--port', String(port)];
	// Astro keeps its collections empty where it sees a test runner.
	const { VITEST: _runner, NODE_ENV: _mode, ...env } = process.env;
	const server = spawn(process.execPath, words, { stdio: 'ignore', env });
	try {
		const address = `http://127.0.0.1:${port}`;
		const page = await fetchPage(`${address}${record}`);
		const [, link] = /href="(\/kilde-ved-siden-af\/[^"]+)#linje-\d+"/u.exec(page)!;
		expect(link).toBe(`/kilde-ved-siden-af${record}`);
		const beside = await fetchPage(`${address}${link}`);
		expect(beside).toContain(`<iframe src="${record}"`);
		const lines = [...beside.matchAll(/<li id="linje-\d+" class="(\w+)".*?<pre>(.*?)<\/pre>/gu)];
		const fateOf = (words: string) => lines.find(([, , text]) => text!.includes(words))?.[1];
		expect(fateOf('Sags ID: EMN-2021-00417')).toBe('field');
		expect(fateOf('skal tage stilling til, om der skal bygges')).toBe('body');
		expect(lines.filter(([, fate]) => fate === 'furniture').length).toBeGreaterThan(0);
		expect(lines.filter(([, fate]) => fate === 'nowhere')).toEqual([]);
	} finally {
		server.kill();
	}
});
