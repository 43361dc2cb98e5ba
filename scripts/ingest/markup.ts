/** Remains of markup in a text become plain words: a few known tags, `**bold**` and `*italic*`. */
import { Remembered } from './remembered.ts';

const attribute =
	'(?:style|class|id|align|dir|lang|type|start|colspan|rowspan)=(?:"[^"<>]{0,200}"|\'[^\'<>]{0,200}\')';
const blockTag = new RegExp(
	`</?(?:p|br|ul|ol|li|div|tr|td|th|table|tbody|thead)(?:\\s+${attribute}){0,8}\\s?/?>`,
	'giu',
);
const inlineTag = new RegExp(
	`</?(?:i|b|u|em|strong|span|sup|sub)(?:\\s+${attribute}){0,8}\\s?>`,
	'giu',
);

const wordCharacter = /[\p{L}\p{N}]/u;

/** `**bold**` in pairs; a lone `**` is a note's mark and stays. */
function withoutBold(text: string): string {
	const parts = text.split('**');
	if (parts.length < 3) return text;
	let result = parts[0] ?? '';
	for (let index = 1; index < parts.length; index += 1) {
		const part = parts[index] ?? '';
		const opens = index % 2 === 1;
		const closing = parts[index + 1];
		if (opens && (closing === undefined || part.trim() === '')) {
			// Nothing closes it, or nothing stands between.
			if (closing === undefined) {
				result += `**${part}`;
			} else {
				result += `${part === '' ? ' ' : `**${part}**`}${closing}`;
				index += 1;
			}
			continue;
		}
		const touches = wordCharacter.test(result.at(-1) ?? '') && wordCharacter.test(part[0] ?? '');
		result += touches ? ` ${part}` : part;
	}
	return result;
}

/** `*italic*` where both marks hug their words. */
function withoutItalic(text: string): string {
	if (text.indexOf('*') === text.lastIndexOf('*')) return text;
	const marks: number[] = [];
	for (let index = 0; index < text.length; index += 1) {
		if (text[index] === '*' && text[index - 1] !== '*' && text[index + 1] !== '*')
			marks.push(index);
	}
	const removed = new Set<number>();
	for (let index = 0; index + 1 < marks.length; index += 1) {
		const [open, close] = [marks[index] ?? 0, marks[index + 1] ?? 0];
		const opens =
			/^$|[\s(["'”“»]/u.test(text[open - 1] ?? '') &&
			/[\p{L}\p{N}"'”(]/u.test(text[open + 1] ?? '');
		const closes =
			/\S/u.test(text[close - 1] ?? '') && /^$|[\s.,;:!?)\]"'”“]/u.test(text[close + 1] ?? '');
		if (opens && closes && close - open > 1) {
			removed.add(open).add(close);
			index += 1;
		}
	}
	if (removed.size === 0) return text;
	let result = '';
	let from = 0;
	for (const mark of removed) {
		result += text.slice(from, mark);
		from = mark + 1;
	}
	return result + text.slice(from);
}

/**
 * The words of a text without markup: only tags of a short list are markup (`a <b og c> d` stays text), tags that
 * end a line or paragraph leave a blank, and no word is lost or glued to another. Linear in the length of the text.
 */
export function withoutMarkup(text: string): string {
	let plain = text;
	if (plain.includes('<')) plain = plain.replace(blockTag, ' ').replace(inlineTag, '');
	if (plain.includes('**')) plain = withoutBold(plain);
	if (plain.includes('*')) plain = withoutItalic(plain);
	return plain;
}

/** Blanks that are no space, above the first 256 characters. */
const wideBlank = /[\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/u;

/** True where no two blanks stand side by side and each is a space: nearly every line. */
export function hasSingleBlanks(text: string): boolean {
	let before = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 32 && before === 32) return false;
		if ((code < 14 && code > 8) || code === 0xa0) return false;
		if (code > 0x167f && wideBlank.test(text[at]!)) return false;
		before = code;
	}
	return true;
}

/** The text with one space for every run of blanks. */
export function singleBlanks(text: string): string {
	return hasSingleBlanks(text) ? text : text.replaceAll(/\s+/gu, ' ');
}

/** Text on one line: markup and lost bullets gone, blanks of every kind single, none at the ends. */
export function plainText(text: string): string {
	return plainTexts.of(text);
}

function readPlainText(text: string): string {
	if (!/[<*•\uf000-\uf0ff\ufffd]/u.test(text) && hasSingleBlanks(text)) return text.trim();
	return withoutMarkup(text)
		.replace(/[\uf000-\uf0ff\ufffd]/gu, ' ')
		.replace(/(?<=\S)(?=•)/gu, ' ')
		.replace(/[\s\u00a0]+/gu, ' ')
		.trim();
}

const plainTexts = new Remembered(readPlainText);
