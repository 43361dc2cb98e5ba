/**
 * Two lines of one paragraph become one text. A hyphen at a line end is soft (the word was broken for room, the
 * hyphen goes), hard (it belongs to the word) or suspended (`Børne- og`); no letter is lost in any case.
 *
 *     delta-/gernes          deltagernes
 *     Lyngby-/Taarbæk, A-/kasserne, 2-/årig, STAR-/puljer    hyphen kept
 *     Sundheds-/og           Sundheds- og
 *     fra -/0,9 mio. kr.     fra -0,9 mio. kr.
 *     https://…/plan-/2030   https://…/plan-2030
 */

const conjunctions = new Set(['og', 'eller', 'samt', 'hhv.', 'henholdsvis', '&']);
const hyphens = /[-\u2010\u2011]$/u;

const otherBlank = /\s/u;

/** True for the code of a character that is a blank of any kind. */
function isBlank(code: number): boolean {
	if (code < 128) return code === 32 || (code >= 9 && code <= 13);
	return code >= 160 && otherBlank.test(String.fromCharCode(code));
}

/** The first word of a text, up to a blank. */
export function firstWord(text: string): string {
	const trimmed = text.trimStart();
	const end = trimmed.search(/\s/u);
	return end < 0 ? trimmed : trimmed.slice(0, end);
}

/** The last word of a text, from its last blank. */
export function lastWord(text: string): string {
	const trimmed = text.trimEnd();
	let start = trimmed.length;
	while (start > 0 && !isBlank(trimmed.charCodeAt(start - 1))) start -= 1;
	return trimmed.slice(start);
}

/** True where the text ends in a word broken or suspended by a hyphen. */
export function endsInHyphen(text: string): boolean {
	return (
		hyphens.test(text.trimEnd()) &&
		/[\p{L}\p{N})\].]$/u.test(lastWord(text).replace(hyphens, '').slice(-1))
	);
}

/** True where a web address goes on in the next line: its signs end no sentence, and none of them is a word's hyphen. */
export function breaksAddress(word: string, next: string): boolean {
	if (!/^[("<]?(?:https?:\/\/|www\.)/u.test(word)) return false;
	if (word.endsWith('%')) return /^[\dA-Fa-f]{2}/u.test(next);
	return /[/=?&_#-]$/u.test(word) && /^[\p{L}\d%]/u.test(next) && !conjunctions.has(next);
}

/** Joins the end of a paragraph so far with its next line. */
export function joinLines(before: string, after: string): string {
	const start = before.trimEnd();
	const rest = after.trimStart();
	if (start === '') return rest;
	if (rest === '') return start;
	if (start.endsWith('\u00ad')) return start.slice(0, -1) + rest;
	const next = firstWord(rest);
	if (breaksAddress(lastWord(start), next)) return start + rest;
	if (hyphens.test(start)) {
		const word = lastWord(start).slice(0, -1);
		if (word === '') {
			// A dash, or a minus sign torn off its amount.
			const amount =
				/^\d[\d.]*(?:,\d+)?(?:$|\s*(?:%|pct|mio|mia|kr))/u.test(rest) &&
				/,|mio|mia|kr|pct|%/u.test(rest.slice(0, 24));
			const numberBefore = /\d\s*-$/u.test(start.slice(-12));
			return amount && !numberBefore ? start + rest : `${start} ${rest}`;
		}
		if (conjunctions.has(next.toLowerCase().replace(/,$/u, ''))) return `${start} ${rest}`;
		// `mo-` above `til`: the rest of the word is lost. `ind-/til`, `der-/til` are words.
		if (next === 'til' && !/(?:^|[^\p{L}])(?:ind|her|der|hid|hvor)$/iu.test(word))
			return `${start} ${rest}`;
		const broken =
			/^\p{Ll}/u.test(next) &&
			/\p{L}$/u.test(word) &&
			!/(?:^|[^\p{L}])\p{L}$/u.test(word) &&
			!/^[\p{Lu}\d]{2,}$/u.test(word.replace(/^.*[-/(]/u, '')) &&
			!/^\p{Ll}+-\p{Ll}/u.test(next);
		return broken ? start.slice(0, -1) + rest : start + rest;
	}
	if (/^\/\p{L}/u.test(rest) && /\p{L}$/u.test(start)) return start + rest;
	if (/[\p{L}\p{N}]\/$/u.test(start.slice(-2)) && /^[\p{L}\p{N}]/u.test(rest)) return start + rest;
	return `${start} ${rest}`;
}

/** The texts of the lines of one paragraph, joined. */
export function joinAll(texts: readonly string[]): string {
	// Only the last word decides, so the joined text is kept in pieces: linear, however long the paragraph.
	const done: string[] = [];
	let open = '';
	for (const text of texts) {
		const trimmed = text.trim();
		if (trimmed === '') continue;
		if (open === '') {
			open = trimmed;
			continue;
		}
		const tail = open.slice(-80);
		const head = open.slice(0, -80);
		const joined = joinLines(tail, trimmed);
		done.push(head);
		open = joined;
	}
	done.push(open);
	return done.join('');
}
