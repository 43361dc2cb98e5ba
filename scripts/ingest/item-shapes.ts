/** The shapes in which a line can number an item: `Punkt 7:`, `7.`, `7 (Åben)`, `Sag nr. 7`, `VII.`, `7Titel`. */
import { type FieldLine, isAccess, readFieldLine } from './field-lines.ts';
import { readAccess } from './vocabulary.ts';

/** One way to read a line as the start of an item. */
export interface Shape {
	/** For the report, and to tell runs apart: `punkt N`, `N.`. */
	readonly name: string;
	/** As printed. */
	readonly number: string;
	/** Mark between number and title, `Åben` of `7 (Åben) …`. */
	readonly mark?: string;
	/** What stands behind number and mark: the title, its beginning, or nothing. */
	readonly rest: string;
	/** Fields behind the number where there are no other words. */
	readonly fields?: FieldLine;
	/** How much the shape alone speaks for an item. */
	readonly base: number;
}

const number = '(?:[TLÅS]\\s?)?\\d{1,5}(?:\\.\\d{1,2})?[a-zA-Z]?';
const announced = new RegExp(
	`^(dagsordenspunkt|punkt|pkt|sag|emne|ad punkt|ad pkt|ad|nr|mødepunkt|dagsordenens punkt)\\b\\.?(?:\\s*(?:nr|nummer)\\b\\.?)?\\s*:?\\s*(\\d{1,4}\\/(?:20)?\\d{2}(?![\\d/])|${number}|[A-Z](?!\\p{L}))(?![\\d/]|\\.\\d)\\s*([:.)|–—-])?\\s*(.*)$`,
	'iu',
);
/** A word nobody listed, with a number behind it and a mark that parts it from a title: `Forelæggelse 3: …`. */
const anyWord = new RegExp(
	`^(\\p{Lu}\\p{L}{3,24})\\s(?:nr\\.?\\s)?(${number})(?:\\s?([:.)|–—])\\s*(\\p{Lu}.*)?|\\s-\\s(\\p{Lu}.*)|)$`,
	'u',
);
const noItemWords =
	/^(?:bilag|tabel|figur|diagram|graf|side|afsnit|kapitel|fase|etape|model|scenari(?:e|um)|alternativ|kolonne|uge|lokalplan|kommuneplan|tillæg|kvartal|trin|spor|gruppe|delområde|område|mål|delmål|indsats|pulje|forslag|kriterium|spørgsmål|svar|linje|zone|version|dokument|appendix|appendiks|notat|matrikel|ramme|paragraf|artikel|hovedkonto|konto|politikområde|klasse|afdeling|kreds|valgkreds|telefon|lokale|mødelokale|budget|regnskab|byggefelt|krav|princip|aftale|år|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)$/iu;
const numbered = new RegExp(
	`^(\\d{1,3}\\/20\\d{2}(?!\\d)|${number.replace('a-zA-Z', 'a-z')}|[A-ZÆØÅ])(\\.(?=\\D|$)|\\)|:|\\s[-–—|](?=\\s)|(?=\\s|$))\\s*(.*)$`,
	'u',
);
const bracketed =
	/^(?:[([](\d{1,3})[)\]]\s+(?=\p{Lu})|#\s?(\d{1,3})[.:]?\s+(?=\p{Lu})|§\s?(\d{1,3})\s?[.:]?(?:\s+(?=\p{Lu}\p{Ll}+ )|$))(.*)$/u;
/** `38Godkendelse`: the mark between number and title got lost on the way from a page to text. */
const glued = /^(\d{1,3})(\p{Lu}\p{Ll}.*)$/u;
const bullet = /^[•·▪◦○●■□‣\u{f0b7}\ufffd*-]\s+(?=\p{L}|\d)/u;
const bracket = /^[([]\s*([^()[\]]{1,24})\s*[)\]]\s*(?:[-–—:.]\s*)?(.*)$/u;
const wordMark =
	/^(åbent punkt|lukket punkt|åben sag|lukket sag|åben|åbent|lukket|fortroligt punkt|fortrolig sag|fortroligt|fortrolig|offentligt punkt|ikke[- ]offentligt punkt|ikke[- ]offentligt?|offentligt?)\s*[-–—:.|]\s*(.*)$/iu;
const wideMark =
	/^\s*(?:\p{L}+\.?\s*(?:nr\.?\s*)?)?\d{1,4}(?:\.\d{1,2})?\s*[.:)]?\s+(åben|åbent|lukket|fortroligt?)(?:\s{2,}|\t)/iu;

/** A mark before the number: `Lukket punkt 5: …`, `Lukket 5. …`. */
const markedPrefix =
	/^(åben|åbent|lukket|fortrolig|fortroligt)\s+(?=(?:punkt|pkt|sag|dagsordenspunkt)(?!\p{L})|\d{1,4}[.):]\s)/iu;
/** A mark in a column to the right of the title: `146.  Frigivelse af midler      Åben sag`. */
const rightMark =
	/\S(?:\s{3,}|\t\s*|\s\|\s)((?:åben|åbent|lukket|fortroligt?|offentligt?|(?:ikke|ej)[- ]offentligt?)(?: (?:sag|punkt|dagsordenspunkt))?)\s*$/iu;

/** `Indholdsfortegnelse1. Fraværende`, `7. Eventuelt1. Budget`: the first item behind what lost its line end. */
const gluedFirst =
	/^(?:indholdsfortegnelse|dagsorden(?:spunkter)?|punkter|sager|\d{1,3}\. \p{Lu}.{2,120}?[\p{Ll})])(?=1\. \p{Lu}\p{Ll})/iu;

/** Words after a number: the mark in brackets or before a dash, and the rest. */
export function readMark(words: string): { mark?: string; rest: string } {
	const inBrackets = bracket.exec(words);
	if (inBrackets?.[1] && inBrackets[2] !== undefined && !/^\d/u.test(inBrackets[1]))
		return { mark: inBrackets[1].trim(), rest: inBrackets[2] };
	const before = wordMark.exec(words);
	if (before?.[1] && before[2] !== undefined) return { mark: before[1], rest: before[2] };
	return { rest: words };
}

/** Mark, title and fields of the words behind a number; `raw` keeps the blanks that part fields. */
function readRest(words: string, raw: string): Pick<Shape, 'mark' | 'rest' | 'fields'> {
	if (words !== '' && words.length < 160) {
		const at = raw.lastIndexOf(words.split(' ')[0] ?? '');
		const fields = readFieldLine(words) ?? (at > 0 ? readFieldLine(raw.slice(at)) : undefined);
		// `Åben - Orientering`: a mark and a title that is no more than the name of a type.
		const isTitle =
			fields?.itemType !== undefined &&
			!fields.caseNumber &&
			!/(?:sag|punkt)$/iu.test(fields.itemType);
		if (fields && !isTitle)
			return { rest: '', fields, ...(fields.mark ? { mark: fields.mark } : {}) };
	}
	return readMark(words);
}

/** The value of a Roman number up to 39; undefined for other words. */
export function romanValue(letters: string): number | undefined {
	const match = /^(X{0,3})(IX|IV|V?I{0,3})$/u.exec(letters);
	if (!match || letters === '') return undefined;
	const ones = { '': 0, I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9 } as const;
	return (match[1]?.length ?? 0) * 10 + ones[(match[2] ?? '') as keyof typeof ones];
}

/** `10.1` as 10 and 1, `B` as 2, `T2` as 2, `5/2024` as 5; undefined for other words. */
export function parseNumber(words: string): { major: number; minor: number } | undefined {
	const digits = /(\d{1,5})(?:\.(\d{1,2}))?([a-zA-Z])?$/u.exec(words.replace(/\/\d+$/u, ''));
	if (digits?.[1]) {
		const letter = digits[3] ? digits[3].toLowerCase().charCodeAt(0) - 96 : 0;
		return { major: Number(digits[1]), minor: Number(digits[2] ?? letter) };
	}
	const code = words.toUpperCase().charCodeAt(0) - 64;
	return words.length === 1 && code >= 1 && code <= 26 ? { major: code, minor: 0 } : undefined;
}

const markEnds: ReadonlySet<number> = new Set([...'gnt'].map((letter) => letter.charCodeAt(0)));

/** The shapes a line can be read in, most telling first; a mark set off by wide blanks gets a dash. */
export function shapesOf(words: string, raw: string): Shape[] {
	const wide = wideMark.exec(raw.slice(0, 200))?.[1];
	const dotted = bullet.exec(words)?.[0] ?? '';
	const end = raw.trimEnd();
	const last = end.charCodeAt(end.length - 1);
	// Marks end in g, n or t.
	const right = raw.length < 300 && markEnds.has(last | 32) ? rightMark.exec(raw)?.[1] : undefined;
	const beside = right && words.endsWith(right) ? right : undefined;
	const plain = (wide ? words.replace(`${wide} `, `${wide} - `) : words)
		.slice(dotted.length)
		.slice(0, beside ? -beside.length : undefined)
		.trimEnd()
		.replace(/\|$/u, '')
		.trimEnd();
	const dot = dotted === '' ? '' : '• ';
	const shapes: Shape[] = [];
	const stuckTo = plain.includes('1. ') ? gluedFirst.exec(plain)?.[0] : undefined;
	if (stuckTo && /[\p{Ll})]$/u.test(stuckTo))
		return [{ name: 'N.', number: '1', ...readMark(plain.slice(stuckTo.length + 3)), base: 0 }];
	const marked = markedPrefix.exec(plain);
	const prefix = announced.exec(marked ? plain.slice(marked[0].length) : plain);
	if (prefix?.[1] && prefix[2]) {
		const after = readRest(prefix[4] ?? '', raw);
		const sep = prefix[3] ?? '';
		const word = prefix[1].toLowerCase();
		const weak =
			(/^(?:ad|sag|emne|nr)/u.test(word) ? 1 : 0) + (sep === '' && after.rest !== '' ? 2 : 0);
		shapes.push({
			name: `${dot}${word} N`,
			number: prefix[2],
			...after,
			...(marked?.[1] ? { mark: marked[1] } : {}),
			base: 3 - weak,
		});
	} else {
		const other = anyWord.exec(plain);
		if (other?.[1] && other[2] && !noItemWords.test(other[1]))
			shapes.push({
				name: `${dot}${other[1].toLowerCase()} N`,
				number: other[2],
				...readRest(other[4] ?? other[5] ?? '', raw),
				base: -0.5,
			});
	}
	// `Teknisk Udvalg                Punkt: 18`: the number at the end of a line that heads the page of an item.
	const mayCount = raw.length < 200 && ((last >= 48 && last <= 57) || last === 46);
	const columns = mayCount ? raw.trim().split(/\s{4,}|\t+/u) : [];
	const point =
		columns.length > 1
			? /^(?:punkt|pkt|sag|dagsordenspunkt)\.?(?: ?nr\.?)?:? ?(\d{1,4})\.?$/iu.exec(columns.at(-1)!)
			: null;
	if (point?.[1] && !/\d/u.test(columns[0]!))
		shapes.push({ name: '… punkt N', number: point[1], rest: '', base: 2 });
	const roman = /^([IVX]{1,6})\.\s+(\p{Lu}.*)$/u.exec(plain);
	if (roman?.[1] && roman[2] && romanValue(roman[1]) !== undefined)
		shapes.push({ name: 'I.', number: roman[1], ...readMark(roman[2]), base: -0.5 });
	const bare = numbered.exec(
		marked && /^\d/u.test(plain.slice(marked[0].length)) ? plain.slice(marked[0].length) : plain,
	);
	if (bare?.[1]) {
		const after = readRest(bare[3] ?? '', raw);
		const sep = (bare[2] ?? '').trim();
		const letter = /^\D$/u.test(bare[1]);
		if (!(letter && sep === '') || after.mark) {
			const known = after.mark && (isAccess(after.mark) || readAccess(after.mark));
			const alone = after.rest === '' ? ' alone' : '';
			const dated = /\/20\d{2}$/u.test(bare[1]) && /\s{2}/u.test(raw.trim());
			const base =
				(known ? 4 : dated ? 0.5 : sep === '.' ? -0.5 : sep === '' ? -1.5 : -1) - (letter ? 1 : 0);
			shapes.push({
				name: `${dot}${letter ? 'A' : 'N'}${sep}${alone}`,
				number: bare[1],
				...after,
				...(marked?.[1] && !after.mark ? { mark: marked[1] } : {}),
				base: base - (alone && !after.fields ? 0.5 : 0),
			});
		}
	}
	const inside = bracketed.exec(plain);
	const boxed = inside?.[1] ?? inside?.[2] ?? inside?.[3];
	if (boxed && inside?.[4] !== undefined)
		shapes.push({
			name: inside[3] ? '§ N' : '(N)',
			number: boxed,
			...readRest(inside[4], raw),
			base: inside[3] && inside[4] === '' ? 2.5 : -0.5,
		});
	const stuck = glued.exec(plain);
	if (stuck?.[1] && stuck[2])
		shapes.push({ name: `${dot}N-`, number: stuck[1], ...readRest(stuck[2], raw), base: -1 });
	// `532. behandling`: number 53 and a title that begins with a number of its own.
	const twice = /^(\d{1,3}?)(\d\. \p{Ll}.*)$/u.exec(plain);
	if (twice?.[1] && twice[2])
		shapes.push({ name: `${dot}N-`, number: twice[1], rest: twice[2], base: -1 });
	// A mark beside a number and a title is as telling as one between them.
	return beside === undefined
		? shapes
		: shapes.map((shape) =>
				shape.mark
					? shape
					: {
							...shape,
							mark: beside,
							base: shape.rest === '' ? shape.base : Math.max(shape.base, 4),
						},
			);
}
