/** Bytes of a text file become text, whatever it was saved as. */
import { IngestError } from './messages.ts';
import type { Messages } from './messages.ts';

function decode(bytes: Uint8Array, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 without a mark: nearly every second byte is zero, on the same side. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const sample = bytes.subarray(0, 4096);
	if (sample.length < 4) return undefined;
	const zeros = [0, 0];
	for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
	const half = sample.length / 2;
	if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
	if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be';
	return undefined;
}

/**
 * The text of a file: by its byte order mark; else UTF-8 where it is valid; else Windows-1252, of which ISO-8859-1 is
 * a part, with a message.
 *
 * Throws an IngestError where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, messages: Messages): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
	const wide = utf16Of(bytes);
	if (wide) {
		messages.inform(
			'encoding',
			undefined,
			`expected UTF-8, found ${wide} without a mark and read it so`,
		);
		return decode(bytes, wide);
	}
	let controls = 0;
	for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
	if (controls > 16 && controls > bytes.length / 50) {
		throw new IngestError(
			'encoding',
			'expected text, found bytes that are no text in any encoding',
		);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		messages.inform(
			'encoding',
			undefined,
			'expected UTF-8, found Windows-1252 (ISO-8859-1) and read it so',
		);
		return decode(bytes, 'windows-1252');
	}
}
