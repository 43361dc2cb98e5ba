/**
 * `npm start`: ingests the demonstration's documents where they changed, builds the site where it is stale, serves it.
 *
 * What is stale is decided by hashes of contents, so a second start takes seconds and a clone on another machine does the
 * same work.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { isBuilt } from './check-links.ts';
import { runCommand } from './command.ts';
import { runScript } from './run-script.ts';
import { buildSite } from './site.ts';
import { serveFolder } from './static-server.ts';

const usage = `npm start

Ingests the source documents, builds the site, serves it and prints the address. PORT and HOST are honoured.

  --content DIR   content folder (default content)
  --out DIR       output folder (default dist)
`;

/** The sha256 of every file below some folders, names and contents, in one order. */
function hashOf(folders: readonly string[]): string {
	const hash = createHash('sha256');
	const add = (place: string): void => {
		if (!existsSync(place)) return;
		for (const entry of readdirSync(place, { withFileTypes: true }).sort((a, b) =>
			a.name < b.name ? -1 : 1,
		)) {
			const file = path.join(place, entry.name);
			if (entry.isDirectory()) {
				if (entry.name !== 'node_modules') add(file);
			} else if (entry.isFile()) {
				hash
					.update(`${file.split(path.sep).join('/')}\0`)
					.update(readFileSync(file))
					.update('\0');
			}
		}
	};
	for (const folder of folders) add(folder);
	return hash.digest('hex');
}

interface Stamp {
	readonly sources?: string;
	readonly site?: string;
}

await runCommand(usage, async () => {
	const { values } = parseArgs({
		options: {
			content: { type: 'string', default: 'content' },
			out: { type: 'string', default: 'dist' },
		},
	});
	const { content, out } = values;
	const name = createHash('sha256').update(`${path.resolve(content)}\0${path.resolve(out)}`);
	const stampFile = path.join('.cache', `start-${name.digest('hex').slice(0, 12)}.json`);
	let stamp: Stamp = existsSync(stampFile)
		? (JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp)
		: {};
	const remember = (more: Stamp) => {
		stamp = { ...stamp, ...more };
		mkdirSync('.cache', { recursive: true });
		writeFileSync(stampFile, JSON.stringify(stamp));
	};

	const reading = ['scripts/ingest', 'src/schemas', 'src/danish'];
	const kept = ['source', 'corrections', 'municipalities'].map((part) => path.join(content, part));
	const sources = hashOf([...kept, ...reading]);
	if (stamp.sources !== sources) {
		console.error('Reading the documents …');
		const status = runScript('ingest.ts', [path.join(content, 'source'), '--content', content]);
		if (status !== 0) return status;
		remember({ sources: hashOf([...kept, ...reading]) });
	}

	const site = hashOf([content, 'src', 'scripts', 'public']);
	if (stamp.site !== site || !isBuilt(out)) {
		console.error('Building the site …');
		const { findings } = await buildSite({ content, out, say: (text) => console.error(text) });
		for (const finding of findings.slice(0, 20)) console.error(`✗ ${finding}`);
		if (findings.length > 0) return 1;
		remember({ site });
	} else console.error(`The site in ${out} is up to date.`);

	const port = process.env['PORT'];
	const { address } = await serveFolder({
		folder: out,
		host: process.env['HOST'],
		port: Number(port ?? 4321),
		strict: port !== undefined,
	});
	console.error(`\nOpen ${address} in a browser. Stop with Ctrl+C.`);
	return 0;
});
