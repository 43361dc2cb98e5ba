/** Bytes of a text file become text, with a message where the encoding had to be guessed. */
import { decodeBytes } from '../../src/records/text-file.ts';
import { IngestError } from './messages.ts';
import type { Messages } from './messages.ts';

/**
 * The text of a file; what it was saved as, `decodeBytes` finds out.
 *
 * Throws an IngestError where the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, messages: Messages): string {
	const { text, guessed } = decodeBytes(bytes);
	if (text === undefined) {
		throw new IngestError(
			'encoding',
			'expected text, found bytes that are no text in any encoding',
		);
	}
	if (guessed !== undefined) {
		const found =
			guessed === 'windows-1252' ? 'Windows-1252 (ISO-8859-1)' : `${guessed} without a mark`;
		messages.inform('encoding', undefined, `expected UTF-8, found ${found} and read it so`);
	}
	return text;
}
