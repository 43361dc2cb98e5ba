import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { checkLinks } from '../../scripts/check-links.ts';
import { copyOfFixture, runBuild } from '../support/built-site.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-build-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
	vi.unstubAllEnvs();
});

const item = 'nordsoe/teknik-og-miljoeudvalget/2024-03-06';

test('two builds on two paths, in two time zones and locales, are the same bytes', () => {
	const out = path.join(folder, 'elsewhere', 'site');
	vi.stubEnv('TZ', 'Pacific/Kiritimati');
	vi.stubEnv('LC_ALL', 'tr_TR.UTF-8');
	vi.stubEnv('LANG', 'tr_TR.UTF-8');
	expect(runBuild('--content', copyOfFixture(folder), '--out', out).status).toBe(0);
	const sums = (place: string) => readFileSync(path.join(place, 'SHA256SUMS'), 'utf8');
	expect(sums(out)).toBe(sums(inject('site')));
});

test("Astro's content collections hold every record", () => {
	const name = createHash('sha256')
		.update(`${inject('site')}.building`)
		.digest('hex')
		.slice(0, 12);
	const store = readFileSync(path.join('.cache', 'astro', name, 'data-store.json'), 'utf8');
	for (const collection of ['meetings', 'items', 'attachments']) {
		const files = readdirSync(path.join('test/fixtures/site', collection), { recursive: true })
			.map(String)
			.filter((file) => file.endsWith('.mdx'));
		expect(files.length).toBeGreaterThan(3);
		for (const file of files) expect(store).toContain(`"${collection}/${file}"`);
	}
});

test('works below a base path, remembers addresses, and lets none vanish', async () => {
	const content = copyOfFixture(folder);
	const out = path.join(folder, 'dist');
	const words = [
		...['--content', content, '--out', out],
		...['--base', '/arkiv', '--site', 'https://nordsoe.example'],
	];
	expect(runBuild(...words)).toMatchObject({ status: 0 });
	const links = await checkLinks(out, '/arkiv', 'https://nordsoe.example');
	expect(links.broken).toEqual([]);
	expect(links.internal).toBeGreaterThan(500);
	const page = path.join(out, item, '2', 'index.html');
	expect(readFileSync(page, 'utf8')).toContain(
		`<link rel="canonical" href="https://nordsoe.example/arkiv/${item}/2/">`,
	);
	// A browser may add the archive to its own search field.
	expect(readFileSync(page, 'utf8')).toMatch(
		/<link rel="search" type="application\/opensearchdescription\+xml"[^>]*href="\/arkiv\/soeg\/opensearch\.xml"/u,
	);
	expect(readFileSync(path.join(out, 'soeg/opensearch.xml'), 'utf8')).toContain(
		'<Url type="text/html" template="https://nordsoe.example/arkiv/soeg/?q={searchTerms}"/>',
	);
	const book = path.join(content, 'addresses.json');
	expect(readFileSync(book, 'utf8')).toContain(`"/${item}/2/":{"item":"${item}/02"`);

	rmSync(path.join(content, 'items', `${item}/03.mdx`));
	const lost = runBuild(...words);
	expect(lost.status).toBe(1);
	expect(lost.said).toContain(`/${item}/3/ was published and would vanish`);
	expect(existsSync(path.join(out, item, '3', 'index.html')), 'the old site stays').toBe(true);

	const addresses = JSON.parse(readFileSync(book, 'utf8')) as { addresses: Record<string, object> };
	addresses.addresses[`/${item}/3/`] = { movedTo: `/${item}/2/` };
	addresses.addresses['/nordsoe/sager/24-003200/'] = {
		withdrawn: '2025-02-01',
		reason: 'nævner en privatperson',
	};
	writeFileSync(book, JSON.stringify(addresses));
	expect(runBuild(...words)).toMatchObject({ status: 0 });
	const moved = readFileSync(path.join(out, item, '3', 'index.html'), 'utf8');
	expect(moved).toContain(`url=/arkiv/${item}/2/`);
	expect(readFileSync(path.join(out, '_redirects'), 'utf8')).toBe(
		`/arkiv/${item}/3/ /arkiv/${item}/2/ 301\n`,
	);
	expect(readFileSync(path.join(out, 'nordsoe/sager/24-003200/index.html'), 'utf8')).toContain(
		'fjernet den 1. februar 2025. Begrundelse: nævner en privatperson',
	);
});

test('a second build into one folder is refused while the first runs; what a dead one left is not in the way', () => {
	const content = copyOfFixture(folder);
	const out = path.join(folder, 'shared', 'dist');
	const lock = `${out}.lock`;
	mkdirSync(path.dirname(out), { recursive: true });
	writeFileSync(lock, `${process.pid} ${hostname()}`);
	const second = runBuild('--content', content, '--out', out);
	expect(second.status).toBe(2);
	expect(second.said).toContain(`found process ${process.pid} ${hostname()} building ${out}`);
	expect(second.said).toContain(`delete ${lock}`);
	expect(existsSync(out)).toBe(false);

	const ended = spawnSync(process.execPath, ['--eval', '']);
	writeFileSync(lock, `${ended.pid} ${hostname()}`);
	expect(runBuild('--content', content, '--out', out)).toMatchObject({ status: 0 });
	expect(existsSync(path.join(out, 'index.html'))).toBe(true);
	expect(existsSync(lock)).toBe(false);
});

test('preview and verify end alike where no site was built: wrong use, not a finding', () => {
	const missing = path.join(folder, 'nowhere');
	for (const words of [
		['scripts/preview.ts', '--out', missing],
		['scripts/verify.ts', missing],
	]) {
		const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
		expect(status, stderr).toBe(2);
		expect(stderr).toContain(missing);
	}
});

test('refuses an archive with errors, names file and field, and leaves no site behind', () => {
	const content = copyOfFixture(folder);
	const file = path.join(content, 'items', `${item}/02.mdx`);
	writeFileSync(file, readFileSync(file, 'utf8').replace('order: 2', 'order: "to"'));
	const out = path.join(folder, 'dist');
	const { status, said } = runBuild('--content', content, '--out', out);
	expect(status).toBe(1);
	expect(said).toContain(`items/${item}/02.mdx`);
	expect(said).toContain('order');
	expect(existsSync(out)).toBe(false);
});

test.each([
	['--base', 'arkiv'],
	['--site', 'nordsoe.example'],
	['--unknown', 'x'],
])('wrong use of %s ends with 2', (name, value) => {
	expect(runBuild(name, value).status).toBe(2);
});

test('takes the place of no folder that no build made', () => {
	const out = path.join(folder, 'papirer');
	mkdirSync(out);
	writeFileSync(path.join(out, 'dagsorden.txt'), 'Dagsorden');
	const refused = (...words: string[]) => {
		const { status, said } = runBuild(...words);
		expect(status, said).toBe(2);
		return said;
	};
	const content = copyOfFixture(folder);
	expect(refused('--content', content, '--out', out)).toContain(out);
	expect(readFileSync(path.join(out, 'dagsorden.txt'), 'utf8')).toBe('Dagsorden');
	expect(refused('--content', content, '--out', content)).toContain(content);
	expect(refused('--content', content, '--out', out, '--part', '1/2')).toContain(out);
	renameSync(out, path.join(folder, 'dist.old'));
	expect(refused('--content', content, '--out', path.join(folder, 'dist'))).toContain('dist.old');
	expect(refused('--content', path.join(folder, 'findes-ikke'))).toContain('findes-ikke');
});

test('an ingest that was interrupted is finished before anything is published', () => {
	const content = copyOfFixture(folder);
	const file = `items/${item}/02.mdx`;
	const text = readFileSync(path.join(content, file), 'utf8');
	mkdirSync(path.join(content, '.ingest/stage'), { recursive: true });
	writeFileSync(
		path.join(content, '.ingest/stage/0'),
		text.replace(/^title: "/mu, 'title: "Færdiggjort: '),
	);
	const journal = { moves: [['0', file]], removes: [], changes: {} };
	writeFileSync(path.join(content, '.ingest/journal.json'), JSON.stringify(journal));
	const out = path.join(folder, 'dist');
	expect(runBuild('--content', content, '--out', out)).toMatchObject({ status: 0 });
	expect(readFileSync(path.join(out, item, '2/index.html'), 'utf8')).toContain('Færdiggjort: ');
	expect(existsSync(path.join(content, '.ingest/journal.json'))).toBe(false);
});
