/** Builds the fixture's site once for all tests of the whole site, as `npm run build` does. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	interface ProvidedContext {
		/** The fixture's site, built at `/`. */
		site: string;
	}
}

/** What a build ended with. */
export interface BuildResult {
	readonly status: number | null;
	/** What it said to people. */
	readonly said: string;
}

/** Runs `npm run build` with some words. */
export function runBuild(...words: string[]): BuildResult {
	const result = spawnSync(process.execPath, ['scripts/build.ts', ...words], {
		encoding: 'utf8',
		env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
	});
	return { status: result.status, said: result.stderr };
}

/** A copy of the fixture's content in which a test may change files. */
export function copyOfFixture(folder: string): string {
	const content = path.join(folder, 'content');
	cpSync('test/fixtures/site', content, { recursive: true });
	return content;
}

/** Vitest's global setup: builds, provides the folder, and clears up afterwards. */
export function setup(project: TestProject): () => void {
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-site-'));
	const site = path.join(folder, 'dist');
	const { status, said } = runBuild('--content', 'test/fixtures/site', '--out', site);
	if (status !== 0) throw new Error(`the fixture's site did not build:\n${said}`);
	project.provide('site', site);
	return () => rmSync(folder, { recursive: true });
}
