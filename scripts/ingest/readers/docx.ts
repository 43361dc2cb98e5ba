/** Word files become lines: mammoth makes HTML of them, and the HTML reader reads that. */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { IngestError } from '../messages.ts';
import { readHtml } from './html.ts';
import type { ReadResult } from './line-writer.ts';

/** A Word file holds text and pictures: more than this unpacked is a trap, not a document. In bytes. */
const largest = 400 * 2 ** 20;
/** No part of an honest file shrinks more than this by packing. */
const steepest = 1_000;

/** Sums the sizes that a zip states, without unpacking. Throws an IngestError where they are a bomb's. */
function refuseBombs(bytes: Uint8Array): void {
	let total = 0;
	try {
		unzipSync(bytes, {
			filter: (file) => {
				total += file.originalSize;
				if (
					total > largest ||
					(file.originalSize > 2 ** 24 && file.originalSize > steepest * file.size)
				) {
					throw new IngestError(
						'docx',
						'expected a Word file, found one that unpacks to an absurd size',
					);
				}
				return false;
			},
		});
	} catch (error) {
		if (error instanceof IngestError) throw error;
		throw new IngestError(
			'docx',
			`expected a Word file, found no readable package (${String(error)})`,
		);
	}
}

/**
 * Reads a Word file: headings by style, bold lines, lists, tables and running text. Pictures are left behind.
 *
 * Throws an IngestError where the file is damaged, is no Word file, or unpacks to more than 400 MiB.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
	refuseBombs(bytes);
	let html: string;
	try {
		const result = await mammoth.convertToHtml(
			{ buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
			{
				styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh"],
				convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
				externalFileAccess: false,
			},
		);
		html = result.value;
	} catch (error) {
		throw new IngestError('docx', `expected a Word file, found ${String(error)}`);
	}
	return readHtml(html);
}
