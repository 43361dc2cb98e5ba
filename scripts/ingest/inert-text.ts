/** Characters that show nothing and do something: control characters, bidirectional overrides, zero widths. */

/** All but tab and line ends; the soft hyphen is a hyphen and stays for the stage that joins words. */
const invisible =
	/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const hasInvisible = new RegExp(invisible.source, 'u');
const blanks = /[\t\n\v\f\r \u0085\u2028\u2029]+/gu;
const needsBlanks = /[\t\n\v\f\r\u0085\u2028\u2029]| {2}|^ | $/u;

/** True where a text holds a character that shows nothing and changes what is read, searched or run. */
export function holdsInvisible(text: string): boolean {
	return hasInvisible.test(text);
}

/** A text without its invisible characters; everything else as it was, blanks included. */
export function removeInvisible(text: string): string {
	return !ordinary.test(text) && hasInvisible.test(text) ? text.replace(invisible, '') : text;
}

/** Nearly every text: nothing in it is invisible, and no blank but a space. */
const ordinary = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027€]*$/u;

/** A text of one line that only shows: without invisible characters, blanks single, none at the ends. */
export function toInertText(text: string): string {
	if (ordinary.test(text) && !text.includes('  ')) return text.trim();
	const visible = removeInvisible(text);
	return needsBlanks.test(visible) ? visible.replace(blanks, ' ').trim() : visible;
}
