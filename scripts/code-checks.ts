/** The checks of the project's own code, run by `npm run lint` and by `npm test`. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface CheckResult {
	readonly name: string;
	readonly passed: boolean;
}

/** The JavaScript file behind a package's command, so that no shell and no `.cmd` file is needed. */
function commandFile(packageName: string, command: string): string {
	const manifest = path.resolve('node_modules', packageName, 'package.json');
	const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as {
		bin: string | Record<string, string>;
	};
	const file = typeof bin === 'string' ? bin : bin[command];
	if (!file) throw new Error(`${packageName} has no command ${command}`);
	return path.join(path.dirname(manifest), file);
}

/** Runs a package's command with this Node, its output going to the terminal; true where it ended with 0. */
export function runTool(packageName: string, command: string, words: readonly string[]): boolean {
	const result = spawnSync(process.execPath, [commandFile(packageName, command), ...words], {
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	return result.status === 0;
}

const checks: readonly (readonly [string, string, string, readonly string[]])[] = [
	[
		'types',
		'@astrojs/check',
		'astro-check',
		['--minimumFailingSeverity', 'error', '--minimumSeverity', 'error'],
	],
	[
		'lint',
		'eslint',
		'eslint',
		['--config', 'scripts/eslint.config.mjs', '--max-warnings', '0', '.'],
	],
	['format', 'prettier', 'prettier', ['--check', '--log-level', 'warn', '.']],
];

/** Types, lint and format, each said to stderr as it ends. */
export function runChecks(): CheckResult[] {
	return checks.map(([name, packageName, command, words]) => {
		const passed = runTool(packageName, command, words);
		console.error(`${passed ? '✓' : '✗'} ${name}`);
		return { name, passed };
	});
}
