/** The guides are true: commands exist and take the words shown, links lead somewhere, examples are accepted. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCorrections } from '../scripts/ingest/corrections.ts';
import type { Parser } from '../scripts/ingest/parsers/parser.ts';
import { readSidecar } from '../scripts/ingest/sidecar.ts';
import { archiveSchema } from '../src/schemas/archive.ts';
import { municipalitySchema } from '../src/schemas/municipality.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
	scripts: Record<string, string>;
};
const deployFiles = readdirSync('docs/deploy').map((name) => `docs/deploy/${name}`);
const guides = [
	'README.md',
	'CONTRIBUTING.md',
	...readdirSync('docs').map((name) => `docs/${name}`),
	...deployFiles,
].filter((file) => file.endsWith('.md'));
const workflows = deployFiles.filter((file) => file.endsWith('.yml'));

/** The fenced blocks of a guide in one language. */
function fences(file: string, language: string): string[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gmsu)]
		.filter(([, name]) => name === language)
		.map(([, , body]) => body ?? '');
}

function none(): never {
	throw new Error('is never asked to parse');
}

interface Use {
	readonly place: string;
	readonly command: string;
	readonly words: string;
}

/** Every `npm run X -- …`, `npm start` and `npm test -- …` of a file. */
function uses(file: string): Use[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z-]+)(?: -- ([^`\n|]*))?/gu)].map(
		([whole, command = '', words = '']) => ({ place: `${file}: ${whole}`, command, words }),
	);
}

/** Runs a command through the door that npm opens; what it printed to both streams. */
function run(...words: string[]): { status: number | null; said: string } {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...words], {
		encoding: 'utf8',
	});
	return { status, said: stdout + stderr };
}

const commands = Object.keys(scripts);
/** What a person types: `npm start`, `npm run build`. */
const typed = (name: string) =>
	['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
/** The words that package.json gives to the door, which of `npm start` is none. */
const door = (name: string) => (name === 'start' ? [] : [name]);
const helps = new Map(commands.map((name) => [name, run(...door(name), '--help')]));

describe('commands', () => {
	test.each(commands)('%s says how it is used', (name) => {
		const help = helps.get(name);
		expect(help?.status, help?.said).toBe(0);
		expect(help?.said).toContain(typed(name));
	});

	// npm test hands its words on to Vitest.
	test.each(commands.filter((name) => name !== 'test'))(
		'%s refuses words it does not know',
		(name) => {
			const { status, said } = run(...door(name), '--findes-ikke');
			expect(status, said).toBe(2);
			expect(said).toContain('--findes-ikke');
			expect(said).toContain(typed(name));
		},
	);

	test('the README lists each of them', () => {
		const readme = readFileSync('README.md', 'utf8');
		for (const name of commands) expect(readme).toContain(`\`${typed(name)}`);
	});

	const shown = [...guides, ...workflows].flatMap(uses);
	test.each(shown)('$place', ({ command, words }) => {
		expect(Object.keys(scripts)).toContain(command);
		for (const [option] of words.matchAll(/(?<![\w-])--[a-z][\w-]*/gu)) {
			expect(helps.get(command)?.said, `${command} takes ${option}`).toContain(option);
		}
	});
	test('are found in the guides and in the workflows', () => {
		expect(shown.filter(({ words }) => words.includes('--')).length).toBeGreaterThan(10);
	});
});

describe('links', () => {
	test.each(guides)('of %s lead to a file', (file) => {
		const text = readFileSync(file, 'utf8').replace(/^```.*?^```$/gmsu, '');
		for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/gu)) {
			if (/^(?:https?:|mailto:|#)/u.test(target)) continue;
			const place = path.join(path.dirname(file), target.replace(/#.*$/u, ''));
			expect(existsSync(place), `${file} → ${target}`).toBe(true);
		}
	});
});

describe('the content guide', () => {
	const examples = fences('docs/content.md', 'yaml');

	/** The example that begins with some words. */
	function example(beginning: string): string {
		const found = examples.find((text) => text.startsWith(beginning));
		if (found === undefined) throw new Error(`docs/content.md has no example ${beginning}`);
		return found;
	}

	test('has the four examples that are tried here', () => {
		expect(examples).toHaveLength(4);
	});
	test('shows settings that the archive takes', () => {
		expect(archiveSchema.parse(parse(example('schema: 1')))).toMatchObject({ schema: 1 });
	});
	test('shows a sidecar that ingest takes', () => {
		expect(readSidecar(example('# source/'), 'dagsorden.txt.yaml')).toHaveProperty('date');
	});
	test('shows a municipality that the archive takes', () => {
		const { committees } = municipalitySchema.parse(parse(example('name:')));
		expect(Object.keys(committees)).toEqual(['oekonomiudvalget', 'byraadet']);
	});
	test('shows a correction that ingest takes', () => {
		expect(readCorrections(example('# corrections/'), 'nordsoe.yaml')).toHaveLength(1);
	});
});

test('the example in the guide to parsers is a Parser', () => {
	const [example = ''] = fences('docs/writing-a-parser.md', 'ts');
	const fields = [...example.matchAll(/^\t(\w+):/gmu)].map(([, field]) => field);
	const known = Object.keys({ id: '', recognises: () => false, parse: none } satisfies Parser);
	expect(fields).toEqual(known);
	expect(stripTypeScriptTypes(example)).toMatch(/eksempel2026\s+= \{/u);
});

// GitHub's parser imports its JSON without saying so, which Node refuses.
registerHooks({
	load: (url, context, next) =>
		next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');

describe('workflows', () => {
	test.each(workflows)('%s is YAML with steps that run', (file) => {
		const workflow = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
		expect(Object.keys(workflow).length).toBeGreaterThan(1);
		expect(uses(file).map(({ command }) => command)).toContain('build');
		expect(uses(file).map(({ command }) => command)).toContain('verify');
	});

	/** What GitHub's own parser finds wrong with a workflow. */
	function faults(name: string, content: string): string[] {
		const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
		return context.errors.getErrors().map(({ message }) => message);
	}

	const forGitHub = workflows.filter((file) => !file.includes('gitlab'));
	test.each(forGitHub)('%s is one that GitHub takes', (file) => {
		const text = readFileSync(file, 'utf8');
		expect(faults(file, text)).toEqual([]);
		expect(faults(file, text.replace('runs-on:', 'runs-in:'))).not.toEqual([]);
	});
});

test('every trap of the prints names fixtures and tests that are there', () => {
	const rows = readFileSync('test/traps.md', 'utf8').matchAll(/^\| (?!\*\*|trap|--).+$/gmu);
	for (const [row] of rows) {
		const held = [...(row.split('|').at(-2) ?? '').matchAll(/`([^`]+)`/gu)].map(
			([, name]) => name!,
		);
		expect([row, held.length]).not.toContain(0);
		for (const name of held)
			expect([
				name,
				existsSync(`test/${name.endsWith('.test.ts') ? name : `fixtures/${name}/source.txt`}`),
			]).toEqual([name, true]);
	}
});
