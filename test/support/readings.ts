/** The fixtures of parsing: documents written for this project, one folder each below the parser that reads them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { toLines } from '../../scripts/ingest/lines.ts';
import type { SourceDocument } from '../../scripts/ingest/types.ts';

/** One fixture: its folder's name is the reason it exists. */
export interface Fixture {
	readonly parser: string;
	readonly name: string;
	readonly folder: string;
	readonly document: SourceDocument;
}

/** A document as ingest would hand it to a parser. */
export function documentOf(text: string, file = 'source/ellemose/document.txt'): SourceDocument {
	return {
		file,
		municipality: 'ellemose',
		format: 'text',
		sha256: '0'.repeat(64),
		lines: toLines(text),
	};
}

/** Every folder of `test/fixtures/<parser>/` that holds a `source.txt`. */
export function readFixtures(): Fixture[] {
	const root = path.resolve('test/fixtures');
	return readdirSync(root)
		.toSorted()
		.flatMap((parser) =>
			readdirSync(path.join(root, parser), { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => entry.name)
				.filter((name) => existsSync(path.join(root, parser, name, 'source.txt')))
				.toSorted()
				.map((name) => {
					const folder = path.join(root, parser, name);
					const text = readFileSync(path.join(folder, 'source.txt'), 'utf8');
					return {
						parser,
						name,
						folder,
						document: documentOf(text, `source/ellemose/${name}.txt`),
					};
				}),
		);
}
