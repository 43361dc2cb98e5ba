/** One reader for each format: bytes become lines. A format is added here and nowhere else. */
import { toLines } from './lines.ts';
import { IngestError } from './messages.ts';
import type { Messages } from './messages.ts';
import { decodeText } from './text.ts';
import type { Line, SourceFormat } from './types.ts';

/** What a reader gives: the lines of a file and, where the format states them, facts by name. */
export interface ReadLines {
	readonly lines: readonly Line[];
	readonly stated?: Readonly<Record<string, string>>;
}

/** Reads the bytes of `file`; throws an IngestError where they are not what the format promises. */
export type Reader = (
	bytes: Uint8Array,
	file: string,
	messages: Messages,
) => Promise<ReadLines> | ReadLines;

function notYet(name: string): Reader {
	return () => {
		throw new IngestError('format', `expected a format this version reads, found ${name}`);
	};
}

export const readers: Readonly<Record<SourceFormat, Reader>> = {
	text: (bytes, _file, messages) => ({ lines: toLines(decodeText(bytes, messages)) }),
	pdf: notYet('PDF'),
	docx: notYet('Word'),
	html: notYet('HTML'),
	xml: notYet('XML'),
};

/** The format of a file by its extension; undefined where ingest passes it over. */
export function formatOf(file: string): SourceFormat | undefined {
	const extension = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
	switch (extension) {
		case 'txt':
			return 'text';
		case 'htm':
			return 'html';
		case 'pdf':
		case 'docx':
		case 'html':
		case 'xml':
			return extension;
		default:
			return undefined;
	}
}
