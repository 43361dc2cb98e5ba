/** Bytes of a text file become text, whatever it was saved as. */

/** What a file was saved as, where nothing in it says so. */
export type GuessedEncoding = 'utf-16le' | 'utf-16be' | 'windows-1252';

function decode(bytes: Uint8Array, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}

/** UTF-16 without a mark: nearly every second byte is zero, on the same side. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const sample = bytes.subarray(0, 4096);
	if (sample.length < 4) return undefined;
	const zeros = [0, 0];
	for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2]! += 1;
	const half = sample.length / 2;
	if (zeros[1]! > half * 0.7 && zeros[0]! < half * 0.1) return 'utf-16le';
	if (zeros[0]! > half * 0.7 && zeros[1]! < half * 0.1) return 'utf-16be';
	return undefined;
}

/**
 * The text of a file: by its byte order mark; else UTF-8 where it is valid; else Windows-1252, of which ISO-8859-1 is
 * a part. `guessed` names an encoding that nothing in the file states; the text is undefined where the bytes are none.
 */
export function decodeBytes(bytes: Uint8Array): {
	text: string | undefined;
	guessed?: GuessedEncoding;
} {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le') };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode(bytes, 'utf-16be') };
	const wide = utf16Of(bytes);
	if (wide) return { text: decode(bytes, wide), guessed: wide };
	let controls = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at]!;
		if (byte < 9 || (byte > 13 && byte < 32)) controls += 1;
	}
	if (controls > 16 && controls > bytes.length / 50) return { text: undefined };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { text: decode(bytes, 'windows-1252'), guessed: 'windows-1252' };
	}
}

/** The lines of a text as everything here counts them, in Unicode normal form C; a last empty piece is no line. */
export function splitLines(text: string): string[] {
	const pieces = text
		.replace(/^\ufeff/u, '')
		.normalize('NFC')
		.split(/\r\n|\n|\r/u);
	if (pieces.at(-1) === '') pieces.pop();
	return pieces;
}
