/**
 * `npm test`: types, lint, format, then every test; the last line is `N passed, N failed, N skipped`.
 *
 * Words after `--` go to Vitest (`npm test -- test/danish`, `npm test -- -u`); with a path only those tests run.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './browser.ts';
import { runChecks } from './code-checks.ts';

interface VitestReport {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly numTotalTestSuites: number;
	readonly testResults: readonly {
		readonly status: string;
		readonly assertionResults: readonly unknown[];
	}[];
}

const usage = `npm test -- [path…] [options of Vitest]

Types, lint, format, then every test, in a real browser too. With a path only the tests below it run.
`;

const words = process.argv.slice(2);
if (words.includes('--help')) {
	console.error(usage);
	process.exit();
}
const some = words.some((word) => !word.startsWith('-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

if (!some) {
	for (const { passed } of runChecks()) counts[passed ? 'passed' : 'failed'] += 1;
}

const browser = await findBrowser();
if ('reason' in browser) console.error(`Browser tests are skipped: ${browser.reason}.`);

const cache = path.resolve('.cache');
mkdirSync(cache, { recursive: true });

/** Runs the tests of one configuration and counts them. */
function runTests(config: string): void {
	const reportFile = path.join(cache, `test-report-${process.pid}.json`);
	const vitest = spawnSync(
		process.execPath,
		[
			path.resolve('node_modules/vitest/vitest.mjs'),
			'run',
			'--config',
			config,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${reportFile}`,
			'--passWithNoTests',
			...words,
		],
		{
			stdio: ['ignore', 'inherit', 'inherit'],
			env: {
				...process.env,
				// Sites built in temporary folders would only fill it.
				NODE_DISABLE_COMPILE_CACHE: '1',
				...('file' in browser
					? { UDVALGSARKIV_BROWSER: browser.file }
					: { UDVALGSARKIV_NO_BROWSER: browser.reason }),
			},
		},
	);
	const failedBefore = counts.failed;
	try {
		const report = JSON.parse(readFileSync(reportFile, 'utf8')) as VitestReport;
		counts.passed += report.numPassedTests;
		counts.failed += report.numFailedTests;
		counts.skipped += report.numPendingTests;
		// A file that fails before its first test has no failed test to count.
		counts.failed += report.testResults.filter(
			(file) => file.status === 'failed' && file.assertionResults.length === 0,
		).length;
		if (vitest.status !== 0 && counts.failed === failedBefore) counts.failed += 1;
	} catch (error) {
		// With a path that only the other configuration has, there is nothing to report.
		if (vitest.status === 0 && some) return;
		console.error(`Vitest left no report: ${String(error)}`);
		counts.failed += 1;
	} finally {
		rmSync(reportFile, { force: true });
	}
}

// The whole site and its browser tests come last, because a build is the longest of them.
const ofSite = words.some((word) => /^test[\\/](?:site|browser)/u.test(word));
if (!ofSite) runTests('test/vitest.config.ts');
if (!some || ofSite) runTests('test/site/vitest.config.ts');

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;
