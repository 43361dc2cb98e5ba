/**
 * Known faults in sources, from `corrections/<municipality>.yaml`:
 *
 *     - { file: "2025-06-04.txt", line: 12, wrong: "2026-2026", right: "2026-2029", why: "…" }
 *
 * - the source file stays as it was received; only its lines are read as corrected;
 * - every correction is used exactly once, and one that is not is an error.
 */
import { z } from 'astro/zod';
import { readHandKept } from './hand-kept.ts';
import type { Messages } from './messages.ts';
import type { Line, SourceDocument } from './types.ts';

const correctionSchema = z.strictObject({
	/** Path below `source/<municipality>/`. */
	file: z.string().min(1),
	line: z.int().positive(),
	wrong: z.string().min(1),
	right: z.string(),
	why: z.string().min(1),
});
export type Correction = z.infer<typeof correctionSchema>;

/**
 * Reads the corrections of a municipality; `name` is the file's name, for the sentence.
 *
 * Throws an IngestError where it is not a list of corrections.
 */
export function readCorrections(text: string, name: string): Correction[] {
	return readHandKept(z.array(correctionSchema), text, name, 'correction', []);
}

/** The corrections of one document, by its path below the content folder. */
export function correctionsOf(corrections: readonly Correction[], file: string): Correction[] {
	const name = file.split('/').slice(2).join('/');
	return corrections.filter((correction) => correction.file === name || correction.file === file);
}

/** A line with other text; a change of text never changes what kind of line it is but for being blank. */
function withText(line: Line, text: string): Line {
	const trimmed = text.trim();
	return {
		...line,
		text,
		blank: text === '' ? 'empty' : trimmed === '' ? 'spaces' : 'no',
		indent: text.length - text.trimStart().length,
		trailing: trimmed !== '' && text !== text.trimEnd(),
		...(line.cells ? { cells: text.split('\t') } : {}),
	};
}

/** The document with its corrections applied, each to the one place it names; what cannot be used is an error. */
export function applyCorrections(
	document: SourceDocument,
	corrections: readonly Correction[],
	messages: Messages,
): SourceDocument {
	const own = correctionsOf(corrections, document.file);
	if (own.length === 0) return document;
	const lines = [...document.lines];
	for (const { line: number, wrong, right, why } of own) {
		const at = number - 1;
		const line = lines[at];
		const found = line ? line.text.split(wrong.normalize('NFC')).length - 1 : 0;
		if (!line || found !== 1) {
			const where = line ? `${found} times in "${line.text.trim().slice(0, 80)}"` : 'no such line';
			messages.error('correction', number, `expected "${wrong}" once, found ${where}`);
			continue;
		}
		lines[at] = withText(
			line,
			line.text.replace(wrong.normalize('NFC'), () => right.normalize('NFC')),
		);
		messages.inform('correction', number, `read "${right}" for "${wrong}": ${why}`);
	}
	return { ...document, lines };
}
