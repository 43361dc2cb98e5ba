/** Finds a withdrawn phrase in a text, however the text is broken: lines, cells, hyphens, invisible characters, capitals. */

/** Characters that show nothing. */
const invisible = String.raw`[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]`;
/** Between two characters of a word: nothing, invisible characters, or a hyphen at the end of a line. */
const inWord = `(?:${invisible}|-[ \\t]*\\r?\\n[ \\t]*|(?<=-)[ \\t]*\\r?\\n[ \\t]*)*`;
/** Between two words: blanks, lines and cell borders. */
const betweenWords = `(?:\\s|\\||${invisible}|-\\r?\\n)+`;

const special = /[.*+?^${}()|[\]\\/-]/gu;

/**
 * The expression that finds a phrase.
 *
 * @throws RangeError where the phrase holds fewer than four letters and digits, which would take down half of an archive
 */
export function phrasePattern(phrase: string): RegExp {
	const words = phrase.normalize('NFC').trim().split(/\s+/u);
	if ((phrase.match(/[\p{L}\p{N}]/gu) ?? []).length < 4) {
		throw new RangeError(`expected a phrase of four letters or more, found "${phrase}"`);
	}
	const source = words
		.map((word) =>
			[...word].map((character) => character.replace(special, String.raw`\$&`)).join(inWord),
		)
		.join(betweenWords);
	return new RegExp(source, 'giu');
}
