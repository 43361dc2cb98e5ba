/** Words of titles: compared, and joined where a line break cut them. */
import { Remembered } from './remembered.ts';

/** Title words as they are compared: letters and digits only. */
export function titleKey(words: string): string {
	return keys.of(words);
}

const keys = new Remembered((words) =>
	words
		.toLowerCase()
		.replace(/\.{3,}.*$/u, '')
		.replace(/[^\p{L}\p{N}]+/gu, ''),
);

/** Two lines of one phrase, a hyphen at the line's end kept only where it belongs to the word. */
export function joinWrapped(left: string, right: string): string {
	if (
		/\p{L}-$/u.test(left) &&
		/^\p{Ll}/u.test(right) &&
		!/^(?:og|eller|samt)(?!\p{L})/u.test(right)
	)
		return left.slice(0, -1) + right;
	if (/[\p{L}\d]-$/u.test(left) && /^[\p{Lu}\d]/u.test(right)) return left + right;
	return `${left} ${right}`;
}
