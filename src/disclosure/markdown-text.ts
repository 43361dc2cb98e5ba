/** A body's text without Markdown's escapes, and where each character came from. */

export interface PlainBody {
	readonly text: string;
	/** For each character of `text` its index in the body, one more at the end; undefined where nothing was escaped. */
	readonly origin: readonly number[] | undefined;
}

const escape = /\\([!-/:-@[-`{-~])|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot);/giu;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** The words of a body as they are read; a cell border keeps its `|`, an escaped one too. */
export function withoutEscapes(body: string): PlainBody {
	if (!/[\\&]/u.test(body)) return { text: body, origin: undefined };
	const origin: number[] = [];
	let text = '';
	let at = 0;
	const copy = (to: number) => {
		for (let index = at; index < to; index += 1) origin.push(index);
		text += body.slice(at, to);
	};
	for (const match of body.matchAll(escape)) {
		copy(match.index);
		const code = match[2] ? Number.parseInt(match[2], 16) : match[3] ? Number(match[3]) : undefined;
		let plain = match[1] ?? (match[4] === undefined ? '' : named[match[4].toLowerCase()]!);
		if (code !== undefined) plain = code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
		for (let unit = 0; unit < plain.length; unit += 1) origin.push(match.index);
		text += plain;
		at = match.index + match[0].length;
	}
	copy(body.length);
	origin.push(body.length);
	return { text, origin };
}
