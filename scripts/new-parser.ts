/** `npm run new-parser -- FILE`: a parser, its fixture and its notes, begun from a document. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toSlug } from '../src/danish/slug.ts';
import { runCommand, UsageError } from './command.ts';
import { IngestError, Messages } from './ingest/messages.ts';
import { general } from './ingest/parsers/general.ts';
import { formatOf, readers } from './ingest/readers.ts';
import { scaffold } from './ingest/scaffold.ts';
import type { ParsedMeeting } from './ingest/types.ts';

const usage = `npm run new-parser -- FILE [--id ID] [--into DIR]

Begins a parser for the print of FILE (.txt, .pdf, .docx, .html, .xml): the module, a fixture with the document's shape
and none of its words, and notes with what the general parser found. ID defaults to the file's folder and name.
Nothing that exists is overwritten.`;

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			id: { type: 'string' },
			into: { type: 'string', default: '.' },
			content: { type: 'string' },
		},
	});
	const [file, ...rest] = positionals;
	if (!file || rest.length > 0)
		throw new UsageError(`Expected one file, found ${positionals.length}.`);
	const format = formatOf(file);
	if (!format || !existsSync(file)) {
		throw new UsageError(`${file}: expected an existing .txt, .pdf, .docx, .html or .xml file.`);
	}
	const absolute = path.resolve(file);
	const id = toSlug(
		values.id ?? `${path.basename(path.dirname(absolute))} ${path.parse(absolute).name}`,
	);
	const messages = new Messages();
	const document = { file, municipality: 'ukendt', format, sha256: '0'.repeat(64) };
	let meeting: ParsedMeeting | undefined;
	const { lines, stated } = await readers[format](readFileSync(file), file, messages);
	try {
		meeting = general.parse({ ...document, lines, ...(stated ? { stated } : {}) }, messages);
	} catch (error) {
		if (!(error instanceof IngestError)) throw error;
		messages.error(error.rule, undefined, error.message);
	}
	const files = scaffold(id, lines, meeting, messages.list);
	const taken = files.filter(({ path: place }) => existsSync(path.join(values.into, place)));
	if (taken.length > 0) {
		console.error(`${taken[0]!.path} exists already: choose another --id.`);
		return 1;
	}
	for (const { path: place, text } of files) {
		const target = path.join(values.into, place);
		mkdirSync(path.dirname(target), { recursive: true });
		writeFileSync(target, text);
		console.error(`wrote ${place}`);
	}
	return 0;
}

await runCommand(usage, main);
