/** The configurations of docs/deploy, tried with the real servers where they are installed, at `/` and below a path. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { siteHeaders } from '../../scripts/headers.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { runBuild } from '../support/built-site.ts';

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

/** The example of docs/deploy with its port, root and, below a path, its two addresses replaced. */
function configured(name: string, root: string, port: number, base: string): string {
	const example = readFileSync(`docs/deploy/${name}`, 'utf8');
	const changed = example
		.replace('listen 8080', `listen 127.0.0.1:${port}`)
		.replace(/^:8080/mu, `http://127.0.0.1:${port}`)
		.replace('/srv/arkiv', root);
	return changed
		.replace(/^(?!#)(.*) \/404\.html/gmu, `$1 ${base}/404.html`)
		.replace(/^(?!#)(.*) \/_astro\//gmu, `$1 ${base}/_astro/`);
}

interface ServerKind {
	readonly name: string;
	/** Words that print the version, to see whether it is installed. */
	readonly version: readonly string[];
	/** Writes the configuration into the folder; gives the words that run it in the foreground. */
	readonly prepare: (folder: string, root: string, port: number, base: string) => string[];
}

const kinds: readonly ServerKind[] = [
	{
		name: 'nginx',
		version: ['-v'],
		prepare(folder, root, port, base) {
			const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
				.map((name) => `${name}_temp_path ${folder}/${name};`)
				.join(' ');
			const config = path.join(folder, 'nginx.conf');
			writeFileSync(
				config,
				// Workers of a server that root starts would be nobody, who may not read a temporary folder.
				`${process.getuid?.() === 0 ? 'user root;' : ''} pid ${folder}/nginx.pid; error_log stderr; daemon off; worker_processes 1;
				events {} http { access_log off; ${temporary}
				${configured('nginx.conf', root, port, base)} }`,
			);
			return ['-p', folder, '-c', config, '-e', 'stderr'];
		},
	},
	{
		name: 'caddy',
		version: ['version'],
		prepare(folder, root, port, base) {
			const config = path.join(folder, 'Caddyfile');
			const global = '{\n\tadmin off\n\tauto_https off\n}\n';
			writeFileSync(config, global + configured('Caddyfile', root, port, base));
			return ['run', '--config', config, '--adapter', 'caddyfile'];
		},
	},
];

/** One answer, with its own status where it leads elsewhere. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(address, { redirect: 'manual', headers });
}

/** The path of the first file below `folder` that ends so, with slashes. */
function firstFile(root: string, ending: string): string {
	const found = readdirSync(root, { recursive: true, encoding: 'utf8' })
		.map((file) => `/${file.replaceAll(path.sep, '/')}`)
		.sort()
		.find((file) => file.endsWith(ending));
	if (found === undefined) throw new Error(`the site has no file that ends in ${ending}`);
	return found;
}

const bases = ['', '/arkiv'];
const installed = new Set(
	kinds
		.filter(({ name, version }) => spawnSync(name, [...version]).error === undefined)
		.map(({ name }) => name),
);

let below: string;
beforeAll(() => {
	below = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-below-'));
	if (installed.size === 0) return;
	const { status, said } = runBuild(
		...['--content', 'test/fixtures/site', '--out', `${below}/dist`, '--base', '/arkiv'],
	);
	expect(status, said).toBe(0);
}, 120_000);
afterAll(() => rmSync(below, { recursive: true }));

describe.each(kinds.flatMap((kind) => bases.map((base) => ({ kind, base, name: kind.name }))))(
	'$name at "$base/"',
	({ kind, base }) => {
		if (!installed.has(kind.name)) {
			test.skip(`is tried with the real server (skipped: ${kind.name} is not installed)`, () => {});
			return;
		}
		let folder: string;
		let server: ChildProcess;
		let site: string;
		let said = '';

		beforeAll(async () => {
			folder = mkdtempSync(path.join(tmpdir(), `udvalgsarkiv-${kind.name}-`));
			const root = path.join(folder, 'root');
			mkdirSync(root);
			cpSync(base === '' ? inject('site') : `${below}/dist`, path.join(root, base), {
				recursive: true,
			});
			const port = await freePort();
			site = `http://127.0.0.1:${port}${base}`;
			server = spawn(kind.name, kind.prepare(folder, root, port, base), {
				env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
				stdio: ['ignore', 'ignore', 'pipe'],
			});
			server.stderr?.on('data', (data) => (said += String(data)));
			for (let tries = 0; tries < 200; tries += 1) {
				if (server.exitCode !== null) throw new Error(`${kind.name} ended: ${said}`);
				if (
					await fetch(`${site}/`).then(
						() => true,
						() => false,
					)
				)
					return;
				await pause(50);
			}
			throw new Error(`${kind.name} does not answer: ${said}`);
		});
		afterAll(async () => {
			const ended = new Promise((resolve) => server.once('exit', resolve));
			if (server.exitCode === null && server.kill('SIGTERM')) await ended;
			rmSync(folder, { recursive: true, force: true });
		});

		test('serves pages, compressed, asked for again, with what a page cannot say of itself', async () => {
			for (const place of ['/', '/soeg/', '/nordsoe/']) {
				const answer = await ask(site + place, { 'accept-encoding': 'gzip' });
				expect([place, answer.status]).toEqual([place, 200]);
				const { headers } = answer;
				expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
				expect(headers.get('content-encoding')).toBe('gzip');
				expect(headers.get('vary')).toContain('Accept-Encoding');
				expect(headers.get('cache-control')).toBe('no-cache');
				expect(headers.get('etag')).toBeTruthy();
				for (const [name, value] of siteHeaders) expect(headers.get(name)).toBe(value);
				expect(await answer.text()).toContain('<html lang="da">');
			}
		});

		test('asked again with the ETag, a page has not changed', async () => {
			const etag = (await ask(`${site}/`)).headers.get('etag') ?? '';
			expect((await ask(`${site}/`, { 'if-none-match': etag })).status).toBe(304);
		});

		test.each([
			'/findes-ikke/',
			'/findes-ikke',
			'/findes-ikke.csv',
			'/nordsoe/findes/ikke/',
			'/_astro/',
		])('%s is not found, with the page that says so', async (place) => {
			const answer = await ask(site + place);
			expect(answer.status).toBe(404);
			expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
			const page = await answer.text();
			expect(page).toBe(readFileSync(path.join(folder, 'root', base, '404.html'), 'utf8'));
		});

		test('an address without its last slash leads to the one with it', async () => {
			const answer = await ask(`${site}/nordsoe`);
			expect([301, 308]).toContain(answer.status);
			const target = new URL(answer.headers.get('location') ?? '', `${site}/nordsoe`);
			expect(target.href).toBe(`${site}/nordsoe/`);
		});

		test.each([
			['.css', 'text/css; charset=utf-8'],
			['.js', 'text/javascript; charset=utf-8'],
			['index.json', 'application/json; charset=utf-8'],
			['.jsonld', 'application/ld+json'],
			['.ndjson', 'application/x-ndjson; charset=utf-8'],
			['.csv', 'text/csv; charset=utf-8'],
			['.ics', 'text/calendar; charset=utf-8'],
			['feed.xml', 'application/xml; charset=utf-8'],
			['.txt', 'text/plain; charset=utf-8'],
			['.svg', 'image/svg+xml'],
		])('a file *%s has its kind and all its bytes', async (ending, kindOfFile) => {
			const place = firstFile(path.join(folder, 'root', base), ending);
			const answer = await ask(site + place);
			expect([place, answer.status]).toEqual([place, 200]);
			expect(answer.headers.get('content-type')).toBe(kindOfFile);
			const bytes = Buffer.from(await answer.arrayBuffer());
			expect(bytes.equals(readFileSync(path.join(folder, 'root', base, place)))).toBe(true);
		});

		test('what changes its name with its content is kept for ever', async () => {
			const root = path.join(folder, 'root', base);
			for (const file of readdirSync(path.join(root, '_astro'))) {
				const { status, headers } = await ask(`${site}/_astro/${file}`);
				expect(status).toBe(200);
				expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
				expect(headers.get('x-content-type-options')).toBe('nosniff');
			}
		});

		test.skipIf(noBrowser !== undefined)(
			`the search answers in a browser ${noBrowser ?? ''}`,
			async () => {
				const browser = await openBrowser();
				try {
					const page = await browser.newPage();
					const errors: string[] = [];
					page.on('pageerror', (problem) => errors.push(problem.message));
					page.on('console', (line) => line.type() === 'error' && errors.push(line.text()));
					await page.goto(`${site}/soeg/?q=cykelsti`);
					await page.locator('#resultater[data-state="done"]').waitFor({ state: 'attached' });
					const link = page.locator('#resultater > li a').first();
					expect(new URL((await link.getAttribute('href')) ?? '', page.url()).pathname).toMatch(
						new RegExp(`^${base}/nordsoe/`, 'u'),
					);
					await link.click();
					await page.locator('main mark').first().waitFor();
					expect(errors).toEqual([]);
				} finally {
					await browser.close();
				}
			},
		);
	},
);
