/**
 * Finds what must not be published in a text: personal numbers (CPR), private e-mail addresses, telephone
 * numbers and bank accounts.
 *
 * A personal number is a day (DDMMYY) and four digits. Since 1 October 2007 numbers without modulus 11 are given
 * out (cpr.dk, "Personnumre uden kontrolciffer"), so the check digit may confirm a number and never clears one.
 * Replacement numbers add 60 to the day. Rules of publication: databeskyttelsesloven § 11; Datatilsynet's
 * decision on Vejen Kommune (16 February 2021).
 */

export type PersonalDataKind = 'cpr' | 'email' | 'telephone' | 'account';

/** One place in a text. */
export interface PersonalDataFinding {
	readonly kind: PersonalDataKind;
	/** The characters as they stand in the text, line breaks included. */
	readonly text: string;
	/** Index of the first character in the text, in UTF-16 units. */
	readonly from: number;
	/** Index after the last character. */
	readonly to: number;
}

const invisible =
	/[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/u;

/** A digit of another script or width. */
const otherDigit = /(?![0-9])\p{Nd}/u;

/** A text made plain for matching, and where each of its characters came from. */
interface PlainText {
	readonly text: string;
	/** For each character of `text` its index in the original; one more at the end. */
	readonly origin: readonly number[] | undefined;
}

/** Digits of any script and width become ASCII, every hyphen `-`, every blank ` `; invisible characters go. */
function makePlain(original: string): PlainText {
	if (/^[\t\n\r\x20-\x7eæøåÆØÅéÉöüäÖÜÄ]*$/u.test(original))
		return { text: original, origin: undefined };
	// Nothing invisible and no digit of another script: every character stays where it stands.
	if (!invisible.test(original) && !otherDigit.test(original)) {
		const text = original
			.replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu, '-')
			.replace(/\p{Zs}/gu, ' ')
			.replace(/[｜│]/gu, '|');
		return { text, origin: undefined };
	}
	const origin: number[] = [];
	let text = '';
	let index = 0;
	for (const character of original) {
		if (character <= '\x7f') {
			origin.push(index);
			text += character;
		} else if (!invisible.test(character)) {
			let plain = character;
			if (/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/u.test(character)) plain = '-';
			else if (/[\p{Zs}]/u.test(character)) plain = ' ';
			else if (/\p{Nd}/u.test(character)) plain = decimalDigit(character);
			else if (character === '｜' || character === '│') plain = '|';
			for (let unit = 0; unit < plain.length; unit += 1) origin.push(index);
			text += plain;
		}
		index += character.length;
	}
	origin.push(original.length);
	return { text, origin };
}

/** The value of a decimal digit of any script: scripts hold their ten digits in a row, zero first. */
function decimalDigit(character: string): string {
	const code = character.codePointAt(0)!;
	let zero = code;
	while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
	return String((code - zero) % 10);
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether six digits are a day DDMMYY of some century; a replacement number's day is 61–91. */
function isBirthDay(digits: string): boolean {
	const printed = Number(digits.slice(0, 2));
	const day = printed > 60 ? printed - 60 : printed;
	const month = Number(digits.slice(2, 4));
	const last = daysOfMonth[month - 1];
	return last !== undefined && day >= 1 && day <= last;
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Whether ten digits agree with modulus 11: true confirms, false says nothing (numbers since 2007). */
export function agreesWithModulus11(digits: string): boolean {
	return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0;
}

/** Between the day and the serial: a hyphen with blanks, line breaks or a cell border on either side. */
const joint = String.raw`(?:[ \t\r\n|]{0,8}-[ \t\r\n|]{0,8})`;
/** The same without a hyphen: one blank, a line break, or a cell border. */
const gap = String.raw`(?:[ \t]?[\t\n|][ \t\n|]{0,6}|\r\n| )`;
const day = String.raw`(\d[ ]?\d)([ ./-]?)(\d\d)\2(\d\d)`;

const hyphenated = new RegExp(String.raw`(?<![\d])${day}${joint}(\d{4})(?!\d)`, 'gu');
const spaced = new RegExp(
	String.raw`(?<![\d.,/-]|\d )(\d{6})${gap}(\d{4})(?!\d|[.,]\d|[ \t]+\d)`,
	'gu',
);
const solid = /(?<!\d)(\d{10})(?!\d)/gu;
/** Digits that a line break or an invisible joint tears at any other place, with the hyphen kept. */
const torn =
	/(?<!\d)\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d[ \t]*\r?\n?[ \t]*-?[ \t]*\r?\n?[ \t]*\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d(?:[ \t]*\r?\n[ \t]*)?\d(?!\d)/gu;

const aboutPerson = /(?:cpr|c\.p\.r|person\s?-?(?:nummer|nr|numre)|født|f\.)[^\d]{0,40}$/iu;
/** Words that say that the number after them is something else. */
const aboutThing =
	/(?:dokument|dok|sags?|journal|j|acadre|esdh|id|ean|gln|cvr|p|se|faktura|bilags?|ordre|matrikel|løbe|serie|vare|projekt|isbn|issn|konto|reg|tlf|telefon|fax|mobil|edoc|sbsys|kle|lov|href|url|produktions?enheds?)[-\s.]*(?:nummer|numre|nr|id|kode)?s?[.:#]?\s*(?:er\s+|:\s*)?$/iu;
const amountAfter =
	/^\s*(?:kr|kroner|mio|mia|tkr|dkk|eur|€|pct|%|m2|m²|kwh|mwh|kg|stk)(?![\p{L}])/iu;

/** Whether the surroundings say that a run of digits is something else than a personal number. */
function isSomethingElse(text: string, from: number, to: number): boolean {
	const before = text.slice(Math.max(0, from - 60), from);
	if (aboutPerson.test(before)) return false;
	if (aboutThing.test(before)) return true;
	// Glued to letters, a slash, a dot or an underscore: an address, a file name, a case number.
	if (/[\p{L}_/\\=&?#@+.,:-]$/u.test(before) && !/[\s(][.:,-]$|[\p{L}][.:,]$/u.test(before))
		return true;
	const after = text.slice(to, to + 20);
	return amountAfter.test(after) || /^[\p{L}_/\\=@]|^[.,:-][\p{L}\d]/u.test(after);
}

/** Ten digits with no letter between them, however far apart: without those none of the expressions above finds anything. */
const perhapsCpr = /\d(?:[^\p{L}\d]*\d){9}/u;

function findCpr(text: string): [number, number][] {
	const found: [number, number][] = [];
	if (!perhapsCpr.test(text)) return found;
	for (const match of text.matchAll(hyphenated)) {
		const digits = match[0].replace(/\D/gu, '');
		const from = match.index;
		const to = from + match[0].length;
		if (!isBirthDay(digits)) continue;
		const before = text.slice(Math.max(0, from - 60), from);
		const after = text.slice(to, to + 2);
		if (!aboutPerson.test(before)) {
			// `EMN-101219-2020`, `25-110203-1234-P07`, a period `010120-2020…`: parts of something longer.
			if (
				/[\p{L}\d][-/.]$|[/_=\\]$|\d[.,]$/u.test(before) ||
				/^[-/.][\p{L}\d]|^[_/\\]/u.test(after)
			)
				continue;
			if (aboutThing.test(before)) continue;
		}
		found.push([from, to]);
	}
	for (const match of text.matchAll(spaced)) {
		const digits = match[1]! + match[2]!;
		const from = match.index;
		const to = from + match[0].length;
		if (!isBirthDay(digits)) continue;
		const before = text.slice(Math.max(0, from - 60), from);
		const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
		if (!aboutPerson.test(before)) {
			if (isSomethingElse(text, from, to)) continue;
			// A row of figures: another number stands in the cell before.
			if (/\d[\d.,]*\s*(?:\||\t| )\s*$/u.test(line) && !/[\p{L}]{3}[^\n]{0,20}$/u.test(line))
				continue;
		}
		found.push([from, to]);
	}
	for (const match of text.matchAll(solid)) {
		const from = match.index;
		const to = from + 10;
		if (!isBirthDay(match[0]) || isSomethingElse(text, from, to)) continue;
		found.push([from, to]);
	}
	for (const match of text.matchAll(torn)) {
		if (!match[0].includes('\n')) continue;
		const digits = match[0].replace(/\D/gu, '');
		const from = match.index;
		const to = from + match[0].length;
		if (!isBirthDay(digits) || isSomethingElse(text, from, to)) continue;
		// Two numbers below each other in a column are no torn number unless something says so.
		const sure =
			match[0].includes('-') ||
			agreesWithModulus11(digits) ||
			aboutPerson.test(text.slice(Math.max(0, from - 60), from));
		if (sure) found.push([from, to]);
	}
	return found;
}

/** Mailboxes of an office, which nobody is behind in private. */
const officeMailbox =
	/^(?:kommunen?|post|mail|info|kontakt|sikkerpost|borgerservice|raadhus(?:et)?|hovedpost|sekretariat(?:et)?|byraad(?:et)?|presse|jobcenter|bibliotek(?:et)?|dpo|databeskyttelse|arkiv(?:et)?|noreply|no-reply|webmaster|support|[a-z]*(?:kommune|forvaltning(?:en)?|afdeling(?:en)?|center(?:et)?|udvalg(?:et)?|raad(?:et)?|styrelse(?:n)?))@/iu;

function findEmail(text: string): [number, number][] {
	if (!text.includes('@')) return [];
	return [
		...text.matchAll(/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}(?<![.-])/gu),
	]
		.filter((match) => !officeMailbox.test(match[0]))
		.map((match) => [match.index, match.index + match[0].length]);
}

function findTelephone(text: string): [number, number][] {
	const found: [number, number][] = [];
	const number =
		/(?<![\d.,/-]|\d )(?:(?:\+|00)\s?45[ -]?)?(\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}|\d{4} \d{4})(?![\d]|[.,/-]\d| \d)/gu;
	for (const match of text.matchAll(number)) {
		const from = match.index;
		const to = from + match[0].length;
		const before = text.slice(Math.max(0, from - 30), from);
		const labelled =
			/(?:tlf|telefon\p{L}*|mobil\p{L}*|tel|direkte|ring)\.?(?:\s*(?:nr|nummer))?[.:]?\s*(?:på\s+)?$/iu.test(
				before,
			);
		const international = /^(?:\+|00)\s?45/u.test(match[0]);
		const grouped =
			/^[2-9]\d \d{2} \d{2} \d{2}$/u.test(match[0]) &&
			!aboutThing.test(before) &&
			!amountAfter.test(text.slice(to, to + 20));
		if (labelled || international || grouped) found.push([from, to]);
	}
	return found;
}

function findAccount(text: string): [number, number][] {
	const found: [number, number][] = [];
	for (const match of text.matchAll(/(?<![\p{L}\d])DK\d{2}(?: ?\d{4}){3} ?\d{2}(?!\d)/giu)) {
		found.push([match.index, match.index + match[0].length]);
	}
	const labelled =
		/(?:reg\.?(?:istrerings)?[\s.-]*(?:nr|nummer)?[.:]?\s*)(\d{4})[\s,/-]{0,3}(?:(?:og\s+)?konto\p{L}*[\s.-]*(?:nr|nummer)?[.:]?\s*)?(\d{6,10})(?!\d)|konto(?:\s?-?(?:nr|nummer))[.:]?\s*(\d{4}[ -]\d{6,10}|\d{10,14})(?!\d)/giu;
	for (const match of text.matchAll(labelled)) {
		const digits = match[0].search(/\d/u);
		found.push([match.index + digits, match.index + match[0].length]);
	}
	return found;
}

const finders: readonly (readonly [PersonalDataKind, (text: string) => [number, number][]])[] = [
	['cpr', findCpr],
	['account', findAccount],
	['email', findEmail],
	['telephone', findTelephone],
];

/** Ten digits with no letter between them: without those a text holds no personal number. */
const tenDigits = /\d(?:[^\p{L}\d]{0,24}\d){9}/u;

/**
 * Every place in a text that holds personal data, in order, without overlap (CPR wins over account, account over
 * the rest). Give it whole passages with their line breaks: numbers that are split over lines or cells are found.
 *
 * @param kinds what is looked for; everything where it is absent
 */
export function findPersonalData(
	text: string,
	kinds?: readonly PersonalDataKind[],
): PersonalDataFinding[] {
	const plain = makePlain(text);
	const findings: PersonalDataFinding[] = [];
	if (kinds?.length === 1 && kinds[0] === 'cpr' && !tenDigits.test(plain.text)) return findings;
	for (const [kind, find] of finders) {
		if (kinds && !kinds.includes(kind)) continue;
		for (const [start, end] of find(plain.text)) {
			const from = plain.origin ? plain.origin[start]! : start;
			const to = plain.origin ? plain.origin[end - 1]! + 1 : end;
			if (findings.some((other) => from < other.to && other.from < to)) continue;
			findings.push({ kind, text: text.slice(from, to), from, to });
		}
	}
	return findings.sort((a, b) => a.from - b.from);
}
