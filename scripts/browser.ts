/** Finds a Chromium for the browser tests, or brings one where that is allowed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** A browser that starts, or the reason why there is none. */
export type Browser = { readonly file: string } | { readonly reason: string };

const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/snap/bin/chromium',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	],
	win32: [
		String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
		String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
		String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
	],
};

/** The words every start of Chromium gets: no window, no services of its own, no first-run pages. */
export const browserArguments: readonly string[] = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

function isInstalled(): string | undefined {
	const named = process.env.UDVALGSARKIV_BROWSER;
	if (named) return named;
	return (installed[process.platform] ?? []).find((file) => existsSync(file));
}

/** The browser that Playwright keeps for this user, where it has one. */
async function playwrightBrowser(): Promise<string | undefined> {
	const { chromium } = await import('playwright-core');
	const file = chromium.executablePath();
	return file && existsSync(file) ? file : undefined;
}

function run(command: string, words: readonly string[], minutes: number): boolean {
	const result = spawnSync(command, words, {
		stdio: 'ignore',
		timeout: minutes * 60_000,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	return result.status === 0;
}

/**
 * An installed Chromium or Chrome, else one that Playwright fetches, else the system's package where this user may
 * install it. Says on stderr what it tries. Never throws: where nothing helps, the reason is given.
 */
export async function findBrowser(): Promise<Browser> {
	const present = isInstalled() ?? (await playwrightBrowser());
	if (present) return { file: present };
	console.error('No Chromium or Chrome is installed: asking Playwright for one (once) …');
	const cli = path.resolve('node_modules', 'playwright-core', 'cli.js');
	if (run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], 5)) {
		const fetched = await playwrightBrowser();
		if (fetched) return { file: fetched };
	}
	if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.error('Playwright could not fetch one: installing the package chromium (once) …');
		run('apt-get', ['update', '-qq'], 5);
		run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 10);
		const packaged = isInstalled();
		if (packaged) return { file: packaged };
	}
	return {
		reason:
			'no Chromium or Chrome is installed, Playwright could not fetch one, and the system offers no package that this user may install',
	};
}
