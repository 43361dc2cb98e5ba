/** Who belongs to a meeting, who was absent, and who sat in for whom. */
import type { Absent, Member, Substitute } from '../../src/schemas/shared.ts';

/** What a passage says about attendance. */
export interface Attendance {
	readonly absent: readonly Absent[];
	readonly substitutes: readonly Substitute[];
}

/** One entry of a roster, or of a list of those who were absent. */
export interface Entry {
	readonly member: Member;
	/** Where the entry itself says that its member was absent: whether excused, as far as it says so. */
	readonly away?: { readonly excused?: boolean } | undefined;
	/** True where it says so of some items only. */
	readonly partly?: boolean | undefined;
	/** True for a person named by an office in the administration. */
	readonly official?: boolean | undefined;
	readonly substitute?: Substitute | undefined;
}

const party = /^(.*?)\s*[([]\s*([^()[\]]{1,60}?)\s*[)\]]$/u;
const offices =
	'(?:\\p{L}*(?:direktør|sekretær|referent|chef|leder|konsulent|inspektør|medarbejder|planlægger|jurist|ingeniør|arkitekt|forvalter))';
const seats =
	'(?:(?:\\d\\. ?)?\\p{L}*(?:formand|borgmester|rådmand|rådkvinde|medlem|repræsentant|observatør|\\p{L}+kyndig|tilforordnede?|stedfortræder|suppleant|forperson|ordfører)|n?fmd\\.?)';
const role = new RegExp(
	`^(?:${seats}|${offices})(?:,? (?:for|i|af|fra|og) [\\p{L} ]{3,40})?$`,
	'iu',
);
/** What every office and seat holds. */
const mayBeOffice =
	/formand|borgmester|råd|medlem|repræsentant|observatør|kyndig|tilforordn|stedfortræder|suppleant|forperson|ordfører|fmd|direktør|sekretær|referent|chef|leder|konsulent|inspektør|medarbejder|planlægger|jurist|ingeniør|arkitekt|forvalter/iu;
/** True for an office or a seat and nothing else. */
const isOffice = (words: string): boolean => mayBeOffice.test(words) && role.test(words);
const official = new RegExp(`^${offices}$`, 'iu');
const titled = new RegExp(
	`^(?:(?:${seats}|${offices})\\s*:?\\s+)+(?=\\p{Lu}\\S*\\s+(?:\\p{Ll}{2,3}\\s+)?\\p{Lu})`,
	'iu',
);
const nobody =
	/^(?:ingen|intet|nej|ingen fraværende|ingen afbud|alle (?:medlemmer )?(?:(?:var|er) )?(?:mødt|til ?stede|fremmødt)|-|–|\.)\.?$/iu;
const person = /^\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}[\p{L}.'’-]*|af|von|van|de|la|el|al|bin)){0,6}$/u;

/** A body that somebody comes from. */
const organisation =
	/(?:kommune|politi|region|forening(?:en)?|forbund(?:et)?|union|råd(?:et)?|skole(?:n)?|selskab(?:et)?|klub(?:ben)?|omegn|industri|byggeri|arbejdsgiver(?:ne)?|handicap\p{L}*|stift|center|centret|universitet|sygehus)$/iu;

const noPerson =
	/(?:^|\s)(?:godkendelse|forslag|indholdsfortegnelse|dagsorden(?:en)?|side|møde(?:t)?|referat|punkt(?:er)?|sager|beslutning|bilag|bemærkninger|underskrift\p{L}*|åbne?|lukkede?|følgende|godkendt|underskrevet|signeret)(?=\s|$)/iu;

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

/** The party that brackets behind a name hold, `(A)`, `(formand, byrådsmedlem, A)`; undefined where they hold none. */
function partyIn(inside: string): string | undefined {
	const parts = inside.split(/\s*[,;]\s*/u);
	const letter = parts.find((part) => /^(?:\p{Lu}|\p{Lu}{2})$/u.test(part));
	if (letter) return letter;
	const rest = parts.filter((part) => !isOffice(part) && !besides.test(part));
	return rest.length === 1 && rest[0]!.length <= 40 && !organisation.test(rest[0]!)
		? rest[0]
		: undefined;
}

/** One name with its party as printed; a role in brackets or after a comma is no party. */
export function readMember(words: string): Member | undefined {
	if (words.length > 200) return undefined;
	let name = words
		.replace(/\s+/gu, ' ')
		.replace(/^(?:[-•·\u{f0b7}\ufffd*☐□☒☑✓✔√]|\[[xX ]?\]|\d{1,2}[.)])\s*/u, '')
		.replace(/\s*\.{4,}$/u, '')
		.replace(/^(?:fru|hr\.?|frk\.?|fr\.)\s+(?=\p{Lu})/u, '');
	if (mayBeOffice.test(name)) name = name.replace(titled, '');
	name = name.replace(/[\s.;,_]+$/u, (end) =>
		end.includes('.') && /\b\p{Lu}\.$/u.test(words) ? end : '',
	);
	name = (/\d/u.test(name) ? name.replace(span, '') : name).trim();
	let found: string | undefined;
	for (let round = 0; round < 3; round += 1) {
		const match = /[)\]]$/u.test(name) ? party.exec(name) : null;
		if (match?.[1] && match[2] !== undefined) {
			name = match[1].trim();
			found ??= partyIn(match[2].trim());
		}
		const place = name.lastIndexOf(',');
		if (place > 0 && isOffice(name.slice(place + 1).trim())) name = name.slice(0, place).trim();
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

const isAway =
	/^(?:(?:begge|alle|samtlige) )?(?:(?:er|var|har|havde) )?(?:(?:fraværende|fravær)(?: (?:med|uden) afbud| \((?:med|uden) afbud\))?|(?:meldt )?(?:afbud|forfald)|(?:med|uden) afbud|ikke (?:til ?stede|mødt)|ej mødt|mødte ikke|meldte afbud|udebl(?:ev|evet)|deltog ikke(?: i mødet)?)(?: (?:på grund af|pga\.?|grundet) [\p{L} ]{3,40})?$/iu;
/** Somebody who was there for a part: a verb or preposition, and a time or an item's number. */
const isPart =
	/^(?:dog |kun |var |er )?(?:deltog|deltager|deltaget|ankom|ankommet|kom|forlod|gik|mødte|møder|til ?stede|fraværende|fravær|afbud|under|fra|til|indtil|ved|i|på|undtagen|punkt(?:erne)?|pkt\.?|sag(?:erne|er)?|nr\.?)(?!\p{L}).{0,60}\d/iu;

/** What one piece behind a name adds to the entry; undefined where it is about something else. */
function qualified(entry: Entry, words: string): Entry | undefined {
	const plain = words
		.replace(/^[([]\s*(.*?)\s*[)\]]$/u, '$1')
		.replace(/[.;,\s]+$/u, (end) => (end === '.' && /\b\p{L}\.$/u.test(words) ? end : ''));
	if (plain.length > 120) return undefined;
	if (/^(?:\p{Lu}|\p{Lu}{2}|uden for parti(?:erne)?|løsgænger)$/u.test(plain))
		return { ...entry, member: { ...entry.member, party: entry.member.party ?? plain } };
	if (isAway.test(plain)) {
		const excused = /uden afbud/iu.test(plain) ? false : /afbud/iu.test(plain) ? true : undefined;
		return { ...entry, away: excused === undefined ? {} : { excused } };
	}
	const read = readSubstitution(`${entry.member.name}, ${plain}`);
	if (read) {
		const own = read.substitute.name === entry.member.name;
		const substitute = { ...(own ? entry.member : {}), ...read.substitute };
		return { ...entry, substitute: entry.substitute ?? substitute };
	}
	const bare = plain.replace(/\s*\([^()]{1,40}\)$/u, '');
	if (isOffice(bare)) return official.test(bare) ? { ...entry, official: true } : entry;
	if (isPart.test(plain) || /^deltog ikke i (?:behandling|punkt|sag)/iu.test(plain))
		return /^(?:deltog ikke|fraværende|fravær|afbud)/iu.test(plain)
			? { ...entry, partly: true }
			: entry;
	return organisation.test(bare) && bare.split(' ').length <= 5 ? entry : undefined;
}

/** What a name is parted from the words about it by. */
const tail =
	/^(.{4,80}?[\p{L})\].])(?:\s+[-–]\s+|\s+(?=(?:(?:med|uden|meldt|meldte) (?:afbud|forfald)|deltog|var |er |har |havde |fraværende|afbud|ankom |forlod |mødte ikke|ikke )|\((?:afbud|fravær))|,\s*)(.+)$/iu;

function readEntry(words: string): Entry | undefined {
	const read = readSubstitution(words);
	const own = read ? readMember(read.words) : undefined;
	if (read && own) return { member: own, substitute: read.substitute };
	const away = /[([]([^()[\]]{3,60})[)\]]$/u.exec(words)?.[1];
	const member = readMember(words);
	if (member) {
		const title = titled.exec(words)?.[0].trim().replace(/\s*:$/u, '');
		const entry: Entry = { member, ...(title && official.test(title) ? { official: true } : {}) };
		const roles = away?.split(/\s*,\s*/u) ?? [];
		return roles.reduce((found, part) => qualified(found, part) ?? found, entry);
	}
	const cut = tail.exec(words);
	const before = cut?.[1] ? readMember(cut[1]) : undefined;
	const found = before && cut?.[2] ? qualified({ member: before }, cut[2]) : undefined;
	// `Ane Berg ankom kl. 17.10 under punkt 3` says when she was there, as a sentence; behind a comma it marks an entry.
	const tells =
		/^(?:an)?kom |^forlod /iu.test(cut?.[2] ?? '') &&
		!/[,–-]\s*$/u.test(words.slice(0, words.length - (cut?.[2]?.length ?? 0)));
	return found && tells ? { ...found, partly: true } : found;
}

/**
 * The entries of an enumeration or of one line of a roster, `Borgmester Ole Skrald (A), Signe Ejersbo (F) - afbud og …`;
 * undefined where a part is neither a name nor words about the name before it.
 */
export function readEntries(words: string): Entry[] | undefined {
	const plain = words.replace(/\s+/gu, ' ').trim();
	if (plain === '' || plain.length > 3000) return undefined;
	const parts = plain
		.split(
			/\s*(?:,(?![^()]*\))|;|\n)\s*|\s+(?:og|OG|samt)\s+(?=(?:\p{L}*\.?\s*)\p{Lu})(?![^()]*\))/u,
		)
		.filter((part) => part !== '');
	const entries: Entry[] = [];
	for (const part of parts) {
		const last = entries.at(-1);
		if (!last && isOffice(part)) continue;
		// `Midtfjords Politi` has the form of a name; `stedfortræder Liv Holm` is about the one before.
		const about =
			organisation.test(part) ||
			/^(?:som )?(?:\d\. )?(?:stedfortræder|suppleant|i stedet)/iu.test(part);
		const entry = last && about ? undefined : readEntry(part);
		if (entry) {
			entries.push(entry);
			continue;
		}
		const more = last ? qualified(last, part) : undefined;
		if (!more) return undefined;
		entries[entries.length - 1] = more;
	}
	return entries.length > 0 ? entries : undefined;
}

/** The names of an enumeration, `Ole Skrald (A), Signe Ejersbo (F) og …`; undefined where a part is no name. */
export function readNames(words: string): Member[] | undefined {
	return readEntries(words)?.map(({ member }) => member);
}

const stand = '(?:(?:hans|hendes|deres|dennes) )?(?:\\d\\. ?)?(?:stedfortræder|suppleant)(?:en)?';
const sat =
	'(?:deltog|deltager|mødte|møder|er indkaldt|var indkaldt|blev indkaldt|indkaldtes|indtrådte|er indtrådt)';
const substituted: readonly RegExp[] = [
	new RegExp(
		`^(?<absent>.+?)\\s*(?:\\s[-–]|[,(;.])\\s*(?:som )?${stand}(?:\\s*:|\\s+er|\\s+var|\\s+${sat})?\\s+(?<name>\\p{Lu}.*?)(?:\\s+(?:${sat}|indkaldt)(?: i stedet)?)?\\)?\\.?$`,
		'iu',
	),
	new RegExp(
		`^(?<absent>.+?)\\s+[-–]\\s+(?<name>\\p{Lu}.*?)\\s*,?\\s+(?:er |${sat} som |som )?${stand}$`,
		'iu',
	),
	new RegExp(
		`^(?<absent>.+?)\\s*[,(]\\s*(?<name>\\p{Lu}.*?)\\s+(?:er |${sat} som |som )${stand}\\)?$`,
		'iu',
	),
	new RegExp(
		`^(?<absent>.+?)\\s*(?:\\s[-–]|[,(;.])\\s*(?:hvor )?i (?:stedet|(?:hans|hendes|deres) sted) ${sat} (?<name>\\p{Lu}.*?)\\)?\\.?$`,
		'iu',
	),
	new RegExp(
		`^(?<absent>.+?)\\s*(?:\\s[-–]|[,(;.])\\s*(?<name>\\p{Lu}.*?) ${sat} i stedet\\)?\\.?$`,
		'iu',
	),
	new RegExp(
		`^(?<name>.+?)\\s*[,(–-]?\\s*(?:(?:${sat} )?som ${stand}|${stand}|${sat} i stedet|i stedet)\\s+for\\s+(?<absent>\\p{Lu}.*?)\\)?\\.?$`,
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
	if (plain.length > 160 || !/stedfortr|supple|i (?:stedet|hans|hendes|deres)/iu.test(plain))
		return undefined;
	/** A name whose closing bracket the shape has left out. */
	const member = (given: string | undefined): Member | undefined => {
		// `Kaj Ravn (afbud – i stedet mødte …)`
		const bare = given?.replace(/\s*\((?:med |meldt )?(?:afbud|fravær\p{L}*)$/iu, '');
		if (bare === undefined) return undefined;
		const words = bare.includes('(') && !bare.endsWith(')') ? `${bare})` : bare;
		// `Tine Asp, Landsbyrådet`: whom she is there for.
		const [entry, ...more] = readMember(words) ? [] : (readEntries(words) ?? []);
		return readMember(words) ?? (more.length === 0 ? entry?.member : undefined);
	};
	for (const [index, shape] of substituted.entries()) {
		const groups = shape.exec(plain)?.groups;
		const absent = member(groups?.['absent']);
		const name = member(groups?.['name']);
		if (!absent || !name) continue;
		return {
			words: (index === substituted.length - 1 ? groups?.['name'] : groups?.['absent']) ?? '',
			substitute: { ...name, for: absent.name },
		};
	}
	return undefined;
}

/** True where words are an office or a seat alone, `næstformand`. */
export function isRole(words: string): boolean {
	return words.length < 60 && isOffice(words.replace(/^\(|\)$|[\s.,]+$/gu, ''));
}

/** True where words say that nobody was absent. */
export function saysNobody(words: string): boolean {
	return nobody.test(words.trim());
}

const were =
	/^(.+?)\s+(?:var|er|havde|har|deltog ikke|mødte ikke|meldte|udeblev)(?!\p{L})\s*(?:begge |alle |ligeledes )?(fraværende(?: med afbud| uden afbud)?|ikke (?:til ?stede|mødt)|meldt (?:afbud|forfald)|afbud|forfald|i mødet)?(?:\s+(?:under|ved|til|i)\s[^.]*)?$/iu;
const instead = new RegExp(
	`^(?:i stedet for|som ${stand} for|for) (.+?)\\s+${sat}\\s+(?:i stedet |som ${stand} )?(.+?)(?:\\s+(?:under|ved|til|i)\\s[^.]*)?$`,
	'iu',
);
const forWhom = new RegExp(
	`(.+?)\\s+${sat}\\s+(?:i stedet for|som ${stand} for|for)\\s+(.+?)(?=$|\\s+og\\s+\\p{Lu}[^,]*?\\s+${sat}\\s)`,
	'u',
);
/** Who sat in, without the one absent: `Suppleant: Ango Jallow (A)`, `I stedet deltog Ane Berg`, `Ane Berg mødte i stedet`. */
const stoodIn: readonly RegExp[] = [
	new RegExp(
		`^(?:som )?(?:indkaldt )?${stand}(?:e|er)?(?: for (?<absent>.+?))?(?::| er| var| ${sat}| var mødt)\\s*(?<name>\\p{Lu}.+?)\\.?$`,
		'iu',
	),
	new RegExp(`^${stand}(?:e|er)? (?<name>(?!for\\b).+?)\\.?$`, 'iu'),
	new RegExp(
		`^(?:i (?:stedet|(?:hans|hendes|deres) sted)|i stedet for (?:ham|hende|dem)|for (?:ham|hende|dem)) (?:${sat}|er|var)(?: som ${stand})? (?<name>.+?)\\.?$`,
		'iu',
	),
	new RegExp(`^(?<name>.+?) ${sat}(?: som ${stand}| i stedet)(?: for (?<absent>.+?))?\\.?$`, 'iu'),
];

/** The one somebody sat in for: a name, or the surname alone where the absence stands right before. */
function readWhom(words: string): Member[] | undefined {
	return (
		readNames(words) ?? (/^\p{Lu}[\p{L}-]{2,30}$/u.test(words) ? [{ name: words }] : undefined)
	);
}

/** Substitutes with the whole name of the one they sat in for, where one sentence names the absent and the next who came. */
export function withOnlyAbsent(
	substitutes: readonly Substitute[],
	absent: readonly Absent[],
): readonly Substitute[] {
	const only = absent.length === 1 && substitutes.length === 1 ? absent[0]!.name : undefined;
	return substitutes.map((one) => {
		const whole = absent.filter(({ name }) => one.for && name.endsWith(` ${one.for}`));
		const whom = whole.length === 1 ? whole[0]!.name : (one.for ?? only);
		return whom === undefined ? one : { ...one, for: whom };
	});
}

/**
 * Names and what follows them in sentences, as behind `Afbud:` (`Grethe Holst (V). Som stedfortræder deltog Svend Munk
 * (V).`); undefined where there is but one sentence, or one is not about attendance.
 */
export function readAbsenceWords(words: string): Attendance | undefined {
	const [first = '', ...rest] = words.split(/(?<=[\p{Ll})]\.)\s+(?=\p{Lu})/u);
	const entries = readEntries(first.replace(/\.$/u, ''));
	if (!entries || rest.length === 0) return undefined;
	const absent: Absent[] = entries.map(toAbsent);
	const substitutes = entries.flatMap(({ substitute }) => (substitute ? [substitute] : []));
	for (const sentence of rest) {
		const found = readAttendanceSentence(sentence);
		if (found) {
			absent.push(...found.absent);
			substitutes.push(...found.substitutes);
		} else if (!/(?<!\p{L})(?:mødte|møder|deltog|deltager|ankom|forlod)(?!\p{L})/iu.test(sentence))
			return undefined;
	}
	return { absent, substitutes: withOnlyAbsent(substitutes, absent) };
}

/** The one an entry of a list of those absent is about. */
export function toAbsent({ member, away }: Entry): Absent {
	return away?.excused === undefined ? member : { ...member, excused: away.excused };
}

/**
 * What one sentence says about attendance; undefined where it is about something else.
 *
 *     Ane Berg (B) og Bo Dal (V) var fraværende.
 *     Der var afbud fra Ane Berg (B).
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
		!/fravær|til ?stede|afbud|stedfortræder|suppleant|i (?:stedet|hans|hendes|deres)|forfald|(?:mødte|mødt|deltog) (?:for|ikke)|ikke mødt|for (?:ham|hende)|^for \p{Lu}.{4,80} mødte|udeblev/iu.test(
			plain,
		)
	)
		return undefined;
	const from =
		/^(?:der (?:er|var|blev|forelå) )?(?:meldt |modtaget )?(?:afbud|forfald)(?: (?:er|var|blev))?(?: (?:meldt|modtaget))?(?: fra| af) (.+)$/iu.exec(
			plain,
		)?.[1];
	const excused = from ? readNames(from) : undefined;
	if (excused)
		return { absent: excused.map((member) => ({ ...member, excused: true })), substitutes: [] };
	const but =
		/^.{0,60}(?:til ?stede|mødt) (?:med undtagelse af|undtagen|bortset fra) (.+?)(?:,? (?:som|der) havde .{0,60})?$/iu.exec(
			plain,
		)?.[1];
	const missing = but ? readNames(but) : undefined;
	if (missing) return { absent: missing, substitutes: [] };
	// `Ane Berg (B) havde afbud, og i stedet deltog Bo Dal (B)`
	const both = /^(.{5,150}?),? (?:og |hvor |mens )?(i stedet (?!for\s).+)$/iu.exec(plain);
	const away = both?.[1] && both[2] ? readAttendanceSentence(both[1]) : undefined;
	const came = away && both?.[2] ? readAttendanceSentence(both[2]) : undefined;
	if (away && came)
		return {
			absent: away.absent,
			substitutes: withOnlyAbsent(came.substitutes, away.absent),
		};
	const before = instead.exec(plain);
	if (before?.[1] && before[2]) {
		const absent = readWhom(before[1]);
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
	for (const shape of stoodIn) {
		const groups = shape.exec(plain)?.groups;
		const present = groups?.['name'] ? readNames(groups['name']) : undefined;
		const whom = groups?.['absent'] ? readWhom(groups['absent']) : [];
		if (!present || !whom || (whom.length > 0 && whom.length !== present.length)) continue;
		return {
			absent: [],
			substitutes: present.map((member, index) => ({
				...member,
				...(whom[index] ? { for: whom[index].name } : {}),
			})),
		};
	}
	const was = were.exec(plain);
	if (was?.[1] && (was[2] ?? /(?:mødte ikke|udeblev)$/iu.exec(plain))) {
		const names = readNames(was[1]);
		const said = was[2] ?? '';
		if (/^i mødet$/iu.test(said) && !/ikke i mødet$/iu.test(plain)) return undefined;
		const excuse = /afbud/iu.test(said) ? !/uden afbud/iu.test(said) : undefined;
		if (names)
			return {
				absent: names.map((member) =>
					excuse === undefined ? member : { ...member, excused: excuse },
				),
				substitutes: [],
			};
	}
	return undefined;
}
