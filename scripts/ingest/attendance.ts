/** Who belongs to a meeting, who was absent, and who sat in for whom. */
import type { Absent, Member, Substitute } from '../../src/schemas/shared.ts';

/** What a passage says about attendance. */
export interface Attendance {
	readonly absent: readonly Absent[];
	readonly substitutes: readonly Substitute[];
}

const party = /^(.*?)\s*[([]\s*([^()[\]]{1,40}?)\s*[)\]]$/u;
const role =
	/^(?:formand|næstformand|borgmester|viceborgmester|1\. viceborgmester|2\. viceborgmester|medlem|stedfortræder|suppleant|sekretær|referent|fmd\.?|nfmd\.?|rådmand|direktør)$/iu;
const nobody =
	/^(?:ingen|intet|nej|ingen fraværende|ingen afbud|alle (?:var )?(?:mødt|til stede)|-|–|\.)\.?$/iu;
const person = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|af|von|van|de|la|el|al|bin)){0,6}$/u;

const noPerson =
	/(?:^|\s)(?:godkendelse|forslag|indholdsfortegnelse|dagsorden(?:en)?|side|møde(?:t)?|referat|punkt(?:er)?|sager|beslutning|bilag|bemærkninger|underskrift\p{L}*|åbne?|lukkede?|følgende)(?=\s|$)/iu;

/** True where words have the form of a person's name: two to seven capitalised words. */
export function looksLikePerson(words: string): boolean {
	return (
		words.length <= 60 &&
		/ /u.test(words) &&
		person.test(words) &&
		!/udvalg|kommune|råd\b/iu.test(words) &&
		!noPerson.test(words)
	);
}

/** What stands in brackets behind a name and is no party. */
const besides =
	/afbud|fravær|stedfortræder|suppleant|\bkl\b|ferie|\bsyg|punkt|pkt|\bsag|forlod|ankom|deltog|online|virtuelt|^(?:fra|til|kom|gik)\s/iu;

/** When somebody was there, behind a name: `, sag 71-79`, ` fra kl. 18.45`. */
const span =
	/[\s,]+(?:[-–]\s*)?(?:\(?(?:sag(?:erne|er)?|punkt(?:erne)?|pkt\.?|under|fra|til|indtil|ved) (?:(?:punkt|pkt\.?|sag|kl\.?|nr\.?) ?)?\d[\d.: ,og-]*\)?|(?:kom|ankom|mødte|forlod mødet|gik|deltog)(?: fra| til| indtil)? kl\.? ?\d[\d.:]*)$/iu;

const wholeSpan = new RegExp(`^(?:${span.source.replace('[\\s,]+', '')})`, 'iu');

/** One name with its party as printed; a role in brackets or after a comma is no party. */
export function readMember(words: string): Member | undefined {
	let name = words
		.replace(/\s+/gu, ' ')
		.replace(/^(?:[-•·\u{f0b7}\ufffd*]|\d{1,2}[.)])\s*/u, '')
		.replace(/\s*\.{4,}$/u, '')
		.replace(/^(?:fru|hr\.?|frk\.?|fr\.)\s+(?=\p{Lu})/u, '')
		.replace(
			/^(?:\d\. )?\p{L}*(?:formand|[Ff]ormand|FORMAND|[Bb]orgmester|BORGMESTER|[Mm]edlem|[Rr]ådmand|kyndig)\s*:?\s+(?=\p{Lu})/u,
			'',
		)
		.replace(/[\s.;,_]+$/u, (end) => (end.includes('.') && /\b\p{Lu}\.$/u.test(words) ? end : ''))
		.replace(span, '')
		.trim();
	let found: string | undefined;
	for (let round = 0; round < 3; round += 1) {
		const match = party.exec(name);
		if (match?.[1] && match[2] !== undefined) {
			name = match[1].trim();
			// `(formand, byrådsmedlem, A)`: roles and a letter.
			const inside = match[2]
				.split(/\s*,\s*/u)
				.filter((part) => !role.test(part) && !/medlem$/iu.test(part))
				.join(', ');
			if (inside !== '' && !besides.test(inside))
				found ??= inside.replace(/^([\p{L}]{1,2}),.*$/u, '$1');
		}
		name = name.replace(
			/\s*(?:,|\s[-–])\s*(?:formand|næstformand|borgmester|medlem|viceborgmester|stedfortræder|suppleant)(?=,|$)/iu,
			'',
		);
	}
	const short =
		/^(.*\p{L})\s*[,–-]\s*(\p{Lu}|\p{Lu}{2}|[Uu]den for parti(?:erne)?|UFP|[Ll]øsgænger)$/u.exec(
			name,
		);
	if (!found && short?.[1] && short[2] && looksLikePerson(short[1])) {
		name = short[1];
		found = short[2];
	}
	if (!looksLikePerson(name)) return undefined;
	return found ? { name, party: found } : { name };
}

/** The names of an enumeration, `Ole Skrald (A), Signe Ejersbo (F) og …`; undefined where a part is no name. */
export function readNames(words: string): Member[] | undefined {
	const plain = words.replace(/\s+/gu, ' ').trim();
	if (plain === '' || plain.length > 3000) return undefined;
	const parts = plain
		.split(
			/\s*(?:,(?![^()]*\))|;|\n)\s*|\s+(?:og|OG)\s+(?=\p{Lu}|(?:fru|frk\.?|hr\.?)\s)(?![^()]*\))/u,
		)
		.filter((part) => part !== '');
	const members: Member[] = [];
	for (const part of parts) {
		if (role.test(part) || (wholeSpan.test(part) && members.length > 0)) continue;
		if (
			/^(?:\p{Lu}|\p{Lu}{2}|uden for parti(?:erne)?|løsgænger)$/u.test(part) &&
			members.length > 0
		) {
			const last = members.pop()!;
			members.push({ ...last, party: last.party ?? part });
			continue;
		}
		const member = readMember(part);
		if (!member) return undefined;
		members.push(member);
	}
	return members.length > 0 ? members : undefined;
}

const stand = '(?:stedfortræder|suppleant)';
const substituted: readonly RegExp[] = [
	new RegExp(
		`^(?<absent>.+?)\\s*(?:\\s[-–]|[,(;.])\\s*(?:som |hendes |hans |dennes )?${stand}(?:\\s*:|\\s+er|\\s+var)?\\s+(?<name>\\p{Lu}.*?)(?:\\s+(?:deltog|deltager|mødte|indkaldt|var indkaldt)(?: i stedet| for)?)?\\)?\\.?$`,
		'iu',
	),
	new RegExp(
		`^(?<absent>.+?)\\s+[-–]\\s+(?<name>\\p{Lu}.*?)\\s*,?\\s+(?:er |deltog som |som )?${stand}$`,
		'iu',
	),
	new RegExp(
		`^(?<name>.+?)\\s*[,(–-]?\\s*(?:${stand}|deltog i stedet|i stedet|mødte i stedet)\\s+for\\s+(?<absent>\\p{Lu}[^()]*(?:\\([^()]*\\))?)\\)?$`,
		'iu',
	),
];

/**
 * An entry of a roster that says who sat in for whom, `Lillian Norup - suppleant Aksel Thisgaard deltog`: the words
 * about the one the roster is about, and the substitute; undefined for other entries.
 */
export function readSubstitution(
	entry: string,
): { words: string; substitute: Substitute } | undefined {
	const plain = entry.replace(/\s+/gu, ' ').trim();
	if (plain.length > 160) return undefined;
	for (const [index, shape] of substituted.entries()) {
		const groups = shape.exec(plain)?.groups;
		const absent = groups?.['absent'] ? readMember(groups['absent']) : undefined;
		const name = groups?.['name'] ? readMember(groups['name']) : undefined;
		if (!absent || !name) continue;
		return {
			words: (index === 2 ? groups?.['name'] : groups?.['absent']) ?? '',
			substitute: { ...name, for: absent.name },
		};
	}
	return undefined;
}

/** The entries of a roster in a row, parted at commas outside brackets. */
export function rosterEntries(words: string): string[] {
	return words.split(/\s*,(?![^()]*\))\s*/u);
}

/** True where words say that nobody was absent. */
export function saysNobody(words: string): boolean {
	return nobody.test(words.trim());
}

const were =
	/^(.+?)\s+(?:var|er|havde|har|deltog ikke)\s*(fraværende(?: med afbud| uden afbud)?|ikke til ?stede|meldt afbud|afbud|forfald)?(?:\s+(?:under|ved|til|i)\s[^.]*)?$/iu;
const instead =
	/^(?:i stedet for|som (?:stedfortræder|suppleant) for) (.+?)\s+(?:deltog|mødte|deltager)\s+(.+?)(?:\s+(?:under|ved|til|i)\s[^.]*)?$/iu;
const forWhom =
	/(.+?)\s+(?:deltog|deltager|mødte|er indtrådt|indtrådte|var indkaldt)\s+(?:i stedet for|som (?:stedfortræder|suppleant) for|for)\s+(.+?)(?=$|\s+og\s+\p{Lu}[^,]*?\s+(?:deltog|deltager|mødte)\s)/u;

/**
 * Names and what follows them in sentences, as behind `Afbud:` (`Grethe Holst (V). Som stedfortræder deltog Svend Munk
 * (V).`); undefined where there is but one sentence, or one is about something else.
 */
export function readAbsenceWords(words: string): Attendance | undefined {
	const [first = '', ...rest] = words.split(/(?<=[\p{Ll})]\.)\s+(?=\p{Lu})/u);
	const names = readNames(first.replace(/\.$/u, ''));
	if (!names || rest.length === 0) return undefined;
	const absent: Absent[] = [...names];
	const substitutes: Substitute[] = [];
	for (const sentence of rest) {
		const stood =
			/^(?:som (?:stedfortræder|suppleant) (?:for (.+?) )?|i stedet )(?:deltog|deltager|mødte|var mødt) (.+?)\.?$/iu.exec(
				sentence,
			) ?? /^(?:stedfortræder|suppleant)(?: for (.+?))?\s*: (.+?)\.?$/iu.exec(sentence);
		const present = stood?.[2] ? readNames(stood[2]) : undefined;
		if (present) {
			const whom = stood?.[1] ?? (names.length === 1 ? names[0]!.name : undefined);
			substitutes.push(...present.map((member) => ({ ...member, ...(whom ? { for: whom } : {}) })));
			continue;
		}
		const found = readAttendanceSentence(sentence);
		absent.push(...(found?.absent ?? []));
		substitutes.push(...(found?.substitutes ?? []));
	}
	return { absent, substitutes };
}

/**
 * What one sentence says about attendance; undefined where it is about something else.
 *
 *     Ane Berg (B) og Bo Dal (V) var fraværende.
 *     I stedet for Bo Dal deltog Eva Fjord (V).
 *     Eva Fjord deltog i stedet for Bo Dal og Ida Holm deltog i stedet for Kaj Lund.
 */
export function readAttendanceSentence(sentence: string): Attendance | undefined {
	const plain = sentence
		.replace(/\s+/gu, ' ')
		.replace(/^\s*(?:bemærkninger|andet|note)\s*:\s*/iu, '')
		.replace(/[.\s]+$/u, '')
		.trim();
	if (
		plain.length > 600 ||
		!/fravær|til ?stede|afbud|stedfortræder|suppleant|i stedet|forfald/iu.test(plain)
	)
		return undefined;
	const but =
		/^.{0,60}(?:til ?stede|mødt) (?:med undtagelse af|undtagen|bortset fra) (.+?)(?:,? (?:som|der) havde .{0,60})?$/iu.exec(
			plain,
		)?.[1];
	const missing = but ? readNames(but) : undefined;
	if (missing) return { absent: missing, substitutes: [] };
	const inTheirPlace = /^i stedet (?:deltog|deltager|mødte|var indkaldt) (.+)$/iu.exec(plain)?.[1];
	const those = inTheirPlace ? readNames(inTheirPlace) : undefined;
	if (those) return { absent: [], substitutes: those };
	const before = instead.exec(plain);
	if (before?.[1] && before[2]) {
		const surname = /^\p{Lu}[\p{L}-]+$/u.test(before[1]) ? [{ name: before[1] }] : undefined;
		const absent = readNames(before[1]) ?? surname;
		const present = readNames(before[2]);
		if (absent && present && absent.length === present.length)
			return {
				absent: [],
				substitutes: present.map((member, index) => ({ ...member, for: absent[index]!.name })),
			};
	}
	const substitutes: Substitute[] = [];
	let rest = plain;
	while (rest !== '') {
		const match = forWhom.exec(rest);
		if (match?.index !== 0 || !match[1] || !match[2]) break;
		const present = readNames(match[1]);
		const absent = readNames(match[2]);
		if (!present || !absent || present.length !== absent.length) break;
		substitutes.push(...present.map((member, index) => ({ ...member, for: absent[index]!.name })));
		rest = rest
			.slice(match[0].length)
			.replace(/^\s*(?:,|og)\s+/u, '')
			.trim();
	}
	if (substitutes.length > 0 && rest === '') return { absent: [], substitutes };
	const excusedOnly = /^(.+?) (med|uden) afbud$/iu.exec(plain);
	const excusedNames = excusedOnly?.[1] ? readNames(excusedOnly[1]) : undefined;
	if (excusedNames)
		return {
			absent: excusedNames.map((member) => ({
				...member,
				excused: excusedOnly?.[2]?.toLowerCase() === 'med',
			})),
			substitutes: [],
		};
	const was = were.exec(plain);
	if (was?.[1] && (was[2] || /deltog ikke$/iu.test(plain))) {
		const names = readNames(was[1]);
		const excused = /afbud/iu.test(was[2] ?? '') ? !/uden afbud/iu.test(was[2] ?? '') : undefined;
		if (names && was[2])
			return {
				absent: names.map((member) => (excused === undefined ? member : { ...member, excused })),
				substitutes: [],
			};
	}
	return undefined;
}
