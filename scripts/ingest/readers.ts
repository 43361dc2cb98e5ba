/** One reader for each format: bytes become lines. A format is added here and nowhere else. */
import { toLines } from './lines.ts';
import type { Messages } from './messages.ts';
import { readOnce } from './reading-cache.ts';
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

/** Readers of formats are loaded when the first such file is met: the one for PDF alone weighs two megabytes. */
export const readers: Readonly<Record<SourceFormat, Reader>> = {
	text: (bytes, _file, messages) => ({ lines: toLines(decodeText(bytes, messages)) }),
	pdf: (bytes) =>
		readOnce(bytes, 'pdf', async () =>
			(await import('./readers/pdf-guard.ts')).readPdfGuarded(bytes),
		),
	docx: (bytes) =>
		readOnce(bytes, 'docx', async () => (await import('./readers/docx.ts')).readDocx(bytes)),
	html: async (bytes, _file, messages) =>
		(await import('./readers/html.ts')).readHtml(decodeText(bytes, messages)),
	xml: async (bytes, _file, messages) =>
		(await import('./readers/xml.ts')).readXml(decodeText(bytes, messages)),
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
