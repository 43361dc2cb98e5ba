/** What a document says about its meeting as a whole: whose it is, of which kind, when and where. */
import type { Absent, Member, Printed, Substitute } from '../../src/schemas/shared.ts';
import type { DocumentKind } from '../../src/schemas/meeting.ts';
import { readDate, readTime } from '../../src/danish/date.ts';
import {
	type Entry,
	readAbsenceWords,
	readAttendanceSentence,
	readEntries,
	readMember,
	readNames,
	saysNobody,
	toAbsent,
} from './attendance.ts';
import { looksLikeCommittee, splitPeriod } from './committees.ts';
import type { Line } from './types.ts';
import { type Roster, readMarkedRoster, readRoster, rosterWithoutLabel } from './roster.ts';
import { hasWords } from './sections.ts';
import { plainText } from './vocabulary.ts';

export interface MeetingHead {
	readonly kind?: DocumentKind | undefined;
	readonly committeeName?: string | undefined;
	readonly period?: string | undefined;
	readonly date?: string | undefined;
	/** Another day that a line of its own gives for the meeting. */
	readonly otherDate?: { readonly date: string; readonly line: number } | undefined;
	readonly start?: string | undefined;
	readonly end?: string | undefined;
	readonly place?: string | undefined;
	readonly members: readonly Member[];
	readonly absent: readonly Absent[];
	readonly substitutes: readonly Substitute[];
	/** Lines that became fields. */
	readonly printed: readonly Printed[];
	/** Lines that say nothing the head knows. */
	readonly rest: readonly Line[];
	/** True where a line names the document an agenda or minutes. */
	readonly named: boolean;
}

type Field =
	| 'date'
	| 'start'
	| 'end'
	| 'place'
	| 'committee'
	| 'members'
	| 'absent'
	| 'present'
	| 'role'
	| 'kind'
	| 'substitutes';

const fields: ReadonlyMap<string, Field> = new Map(
	(
		[
			[
				'date',
				[
					'mødedato',
					'dato',
					'dato og tid',
					'dato og tidspunkt',
					'mødedato og -tid',
					'mødetidspunkt',
					'mødedag',
					'mødets dato',
					'møde den',
					'tid',
					'tid og sted',
					'møde',
					'dag',
					'mødet afholdt',
					'dato for mødet',
					'dato for møde',
					'hvornår',
					'afholdt',
					'afholdt den',
					'mødedato/tid',
					'dato/tid',
					'tidspunkt og sted',
					'mødet holdt',
				],
			],
			[
				'start',
				[
					'tidspunkt',
					'mødetid',
					'kl.',
					'klokkeslæt',
					'starttidspunkt',
					'start kl.',
					'start kl',
					'mødestart kl.',
					'mødestart',
					'mødet startede',
					'mødet begyndte',
					'mødet startet',
					'mødet åbnet',
					'mødet åbnede',
					'starttidspunkt for møde',
					'mødets start',
					'start',
					'starttid',
					'møde start',
					'mødet start',
					'begyndt',
					'mødet påbegyndt',
					'åbnet',
					'mødet åbnet kl.',
					'mødet sat kl.',
					'mødet sat',
					'begyndelsestidspunkt',
					'mødet starter',
					'starter',
					'begynder',
				],
			],
			[
				'end',
				[
					'sluttidspunkt',
					'slut kl.',
					'slut kl',
					'mødeslut kl.',
					'mødet sluttede',
					'mødet slut',
					'mødet hævet',
					'mødet afsluttet',
					'mødet hævedes',
					'slut',
					'sluttid',
					'møde slut',
					'mødet er slut',
					'mødeslut',
					'hævet',
					'mødets afslutning',
					'mødet sluttet',
					'afsluttet',
					'mødet hævet kl.',
					'mødet hæves',
					'ophørt',
					'mødet ophørt',
					'sluttidspunkt for møde',
					'slutter',
					'forventet sluttidspunkt',
				],
			],
			[
				'place',
				[
					'mødested',
					'sted',
					'lokale',
					'mødelokale',
					'mødeafholdelse',
					'mødet afholdes',
					'mødet afholdt i',
					'mødets sted',
					'mødested og lokale',
					'lokation',
					'hvor',
					'adresse',
					'mødelokation',
				],
			],
			[
				'committee',
				[
					'udvalg',
					'mødeforum',
					'forum',
					'udvalgets navn',
					'mødeudvalg',
					'råd/udvalg',
					'udvalgsnavn',
					'udvalg/råd',
					'organ',
					'politisk udvalg',
					'råd',
					'nævn',
				],
			],
			[
				'members',
				[
					'medlemmer',
					'udvalgets medlemmer',
					'udvalgsmedlemmer',
					'mødedeltagere',
					'deltagere',
					'medlemmer af udvalget',
					'inviterede',
					'indkaldte',
					'rådets medlemmer',
					'byrådets medlemmer',
					'medlemmer af rådet',
					'kommunalbestyrelsens medlemmer',
				],
			],
			[
				'present',
				[
					'til stede',
					'tilstede',
					'tilstedeværende',
					'mødte',
					'mødt',
					'fremmødte',
					'mødedeltagere til stede',
					'følgende var til stede',
					'til stede var',
					'tilstedeværende medlemmer',
					'tilstedeværende udvalgsmedlemmer',
					'deltog',
					'mødedeltagere fra udvalget',
				],
			],
			[
				'absent',
				[
					'fraværende',
					'afbud',
					'afbud fra',
					'ikke til stede',
					'ikke tilstede',
					'fraværende med afbud',
					'fraværende uden afbud',
					'fravær',
					'meldt afbud',
					'med afbud',
					'ej til stede',
					'mødte ikke',
					'forfald',
					'ikke mødt',
					'ej mødt',
					'udeblevet',
					'fraværende medlemmer',
					'afbud/fravær',
					'afbud meldt af',
					'afbud modtaget fra',
				],
			],
			[
				'role',
				[
					'formand',
					'næstformand',
					'sekretær',
					'referent',
					'mødeleder',
					'ordstyrer',
					'protokolfører',
					'dirigent',
					'fra forvaltningen',
					'fra administrationen',
					'forvaltning',
					'øvrige deltagere',
					'desuden deltog',
					'bemærkninger',
					'administrationen',
					'mødesekretær',
					'ordfører',
					'gæst',
					'gæster',
					'endvidere deltog',
					'desuden deltager',
					'øvrige',
					'tilforordnede',
					'fra sekretariatet',
					'referat ved',
					'formandskab',
				],
			],
			[
				'substitutes',
				['stedfortræder', 'stedfortrædere', 'suppleant', 'suppleanter', 'indkaldt stedfortræder'],
			],
			['kind', ['dokumenttype', 'mødetype', 'type']],
		] as const
	).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
);

const bodies = '(?:udvalg|syn|råd|byråd|kommunalbestyrelse|nævn|bestyrelse|kommission)(?:et|en)?';
/** Labels of people in more words than a list can hold, `Mødt var`, `Til stede fra udvalget`. */
const shapes: readonly (readonly [Field, RegExp])[] = [
	[
		'role',
		/^(?:(?:desuden|endvidere|øvrige|andre) )?(?:til ?stede|deltog|deltagere|deltager|mødte?|fra|for|repræsentanter fra) (?:\p{L}+ )?(?:\p{L}*forvaltning\p{L}*|administration\p{L}*|sekretariat\p{L}*|embedsværk\p{L}*|direktion\p{L}*)$/iu,
	],
	[
		'members',
		new RegExp(
			`^(?:(?:${bodies}s|politiske|valgte|ordinære) )?(?:\\p{L}*medlemmer|mødedeltagere|deltagere|politikere)(?: (?:af|i|fra) (?:\\p{L}*${bodies}))?$`,
			'iu',
		),
	],
	[
		'present',
		new RegExp(
			`^(?:(?:følgende|\\p{L}*medlemmer|mødedeltagere) (?:var )?)?(?:til ?stede|tilstedeværende|mødte?|fremmødte?|deltog|nærværende)(?: (?:var|er|(?:\\d{1,2} )?\\p{L}*medlemmer|i mødet|på mødet|ved mødet))*(?: (?:fra|af|for) (?:\\p{L}*${bodies}))?$`,
			'iu',
		),
	],
	[
		'absent',
		/^(?:fraværende|fravær|afbud|forfald|ikke til ?stede|ikke mødte?|ej mødt|(?:deltog|deltager|mødte) ikke|udeblev(?:et|ne)?)(?: (?:i mødet|var|er|\p{L}*medlemmer|med afbud|uden afbud|meldt|modtaget|af|fra|i dag))*$/iu,
	],
];

/** What a label of the head is about. */
function fieldOf(name: string): Field | undefined {
	return (
		fields.get(name) ??
		(name.length < 60 ? shapes.find(([, shape]) => shape.test(name))?.[0] : undefined)
	);
}

const kindWords: readonly (readonly [RegExp, DocumentKind])[] = [
	[
		/(?:tillægsdagsorden|supplerende dagsorden|tillæg til dagsorden(?:en)?|ekstra dagsorden|dagsorden\s*(?:[-–(]\s*)?tillæg)/iu,
		'supplementary-agenda',
	],
	[
		/(?:rettet|korrigeret|revideret|berigtiget)\s+(?:\p{L}+\s+)?(?:referat|beslutningsprotokol|protokol|mødereferat)|(?:referat|protokol)\s*[-–(,]*\s*(?:rettet|korrigeret|revideret|berigtiget)/iu,
		'corrected-minutes',
	],
	[
		/(?<!\p{L})(?:\p{L}*referat(?:et)?|beslutningsprotokol(?:lat)?|mødeprotokol|forhandlingsprotokol(?:len)?|protokol(?:lat)?|udskrift af (?:beslutnings|forhandlings)?protokol(?:len)?)(?!\p{L})/iu,
		'minutes',
	],
	[
		/(?<!\p{L})dagsorden(?:en)? (?:med|og|inkl\.?|inklusive) (?:beslutninger|konklusioner)(?!\p{L})/iu,
		'minutes',
	],
	[/(?<!\p{L})(?:\p{L}*dagsorden(?:en)?)(?!\p{L})/iu, 'agenda'],
];

const weekday = /(?:(?:man|tirs|ons|tors|fre|lør|søn)dag(?:en)?(?:\s+d(?:en|\.))?)/iu;
const titleLine =
	/^(?:(?:åben|åbent|offentlig|offentligt|lukket|foreløbig|foreløbigt|endelig|endeligt|ordinært?|ekstraordinært?|godkendt|rettet|korrigeret|revideret)\s+)*(tillægsdagsorden|supplerende dagsorden|dagsorden|referat|beslutningsreferat|mødereferat|beslutningsprotokol|protokol|protokollat|forhandlingsprotokol|udskrift af (?:beslutnings|forhandlings)?protokol(?:len)?)(?!\p{L})(?:\s*[-–:|,]\s*|\s+)?(?:(?:til|for|fra|af|i|vedr\.?)\s+)?(?:(?:ordinært|ekstraordinært|det|et)\s+)?(?:(?:møde(?:t)?|udvalgsmøde(?:t)?)\s+)?(?:(?:i|for|af|den|d\.)\s+)*(.*)$/iu;

/** The kind of document that a title states; undefined where the words are no title of one. */
function readKind(words: string): DocumentKind | undefined {
	if (words.length > 200 || /[.!?]\s+\p{Lu}\p{Ll}+ .*[.!?]$/u.test(words)) return undefined;
	return kindWords.find(([pattern]) => pattern.test(words))?.[1];
}

/** `Byrådet i Havnstrup`, `Kommunalbestyrelsen, Fjordager`: the council, and whose. */
const councilOf =
	/^(byrådet|kommunalbestyrelsen|borgerrepræsentationen|magistraten|\p{L}{3,20}(?:synet|rådet|nævnet))(?:\s+(?:i|på)\s+|,\s*)\p{Lu}[\p{L} -]{2,40}$/iu;

const dayInPhrase = new RegExp(
	`(?:[,\\s(-]|^)(?:${weekday.source}\\s+)?(?:(?:den|d\\.)\\s*)?(?:\\d{1,2}[-./]\\d{1,2}[-./]\\d{2,4}|\\d{1,2}\\.?\\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)|\\d{4}-\\d{2}-\\d{2})`,
	'iu',
);
const weekdayAtEnd = new RegExp(`[\\s,-]*${weekday.source}\\s*$`, 'iu');

/** The committee that a phrase names: the words before the date, a possessive and the word for a meeting. */
function committeeIn(words: string): { name: string; period?: string } | undefined {
	let phrase = words.replace(/\s+/gu, ' ').trim();
	const dateAt = dayInPhrase.exec(phrase);
	if (dateAt) phrase = phrase.slice(0, dateAt.index);
	phrase = phrase
		.replace(/\s*(?:[-–|,]|\si)\s+\p{Lu}[\p{L}-]{2,20}(?: \p{Lu}[\p{L}-]{2,20})? Kommune$/u, '')
		.replace(weekdayAtEnd, '')
		.replace(/[\s,;:|–-]+$/u, '')
		.replace(
			/(?:'s|s)?\s+(?:ordinære\s+|ekstraordinære\s+)?(?:udvalgs)?møde(?:t)?(?:\s+(?:i|den|d\.))?$/iu,
			'',
		)
		.replace(/^(?:(?:til|for|fra|af)\s+)?(?:møde(?:t)?\s+)?(?:i|for|af|fra|til)\s+/iu, '')
		.trim();
	for (const candidate of [phrase, ...phrase.split(/\s+[-–|]\s+|\s*[|:]\s*/u)]) {
		const council = councilOf.exec(candidate);
		if (council?.[1]) return { name: council[1] };
		// A page head names both: `Nordby Kommune  Teknikudvalget`.
		const own = candidate.replace(/^(?:\p{Lu}[\p{L}-]{1,20} ){1,2}Kommune,? (?=\p{Lu})/u, '');
		if (own !== candidate && looksLikeCommittee(own)) return splitPeriod(own);
		if (looksLikeCommittee(candidate)) return splitPeriod(candidate);
		const nominative = candidate.replace(/s$/u, '');
		if (nominative !== candidate && looksLikeCommittee(nominative)) return splitPeriod(nominative);
	}
	// `Udskrift fra ordinært møde i Økonomiudvalget`: whatever stands before, the name ends the phrase.
	for (const match of phrase.matchAll(/\s(?:i|for|af|fra|til)\s+/gu)) {
		const name = phrase.slice(match.index + match[0].length);
		if (looksLikeCommittee(name)) return splitPeriod(name);
	}
	return undefined;
}

/** `Social og sundheds møde den 17. april`, `Møde i Børn og Unge`: a body that does not call itself one. */
function bodyIn(words: string): string | undefined {
	const name =
		/^(\p{Lu}[\p{L} ,&-]{3,60}?)(?:s|s')? (?:ordinære |ekstraordinære )?møde(?:t)?(?:,? (?:den|d\.|\p{L}+dag).*)?$/u.exec(
			words,
		)?.[1] ??
		/^(?:\p{L}+ ){0,3}(?:møde(?:t)?|referat|dagsorden|protokol) (?:i|for|af|fra|til) (\p{Lu}[\p{L} &-]{3,60}?)(?:,|\s[-–])?(?:\s(?:den|d\.|\p{L}+dag)(?:\s.*)?|\s\d.*)?$/u.exec(
			words,
		)?.[1];
	if (!name || /(?:^|\s)(?:møde|mødet|kommune|dagsorden|referat)$/iu.test(name)) return undefined;
	return /^(?:ordinært|ekstraordinært|næste|referat|dagsorden|mødet?|åbent?|lukket)(?:\s|$)/iu.test(
		name,
	)
		? undefined
		: name.trim();
}

/** The label and value of a line of the head, `Mødested: Rådhuset`, `Mødedato Onsdag d. 4. juni`; undefined for others. */
function readField(plain: string): { field: Field; name: string; value: string } | undefined {
	const colon = plain.slice(0, 50).indexOf(':');
	if (colon > 0) {
		const name = plain.slice(0, colon).trim().toLowerCase();
		const field = fieldOf(name);
		if (field) return { field, name, value: plain.slice(colon + 1).trim() };
	}
	const whole = fieldOf(plain.toLowerCase());
	if (whole) return { field: whole, name: plain.toLowerCase(), value: '' };
	for (let count = 4; count >= 1; count -= 1) {
		const head = plain.split(' ', count).join(' ');
		const field = fieldOf(head.toLowerCase());
		if (!field || head.length >= plain.length || !/^\p{Lu}/u.test(head)) continue;
		const value = plain.slice(head.length).trim();
		if (field === 'kind' || field === 'role') continue;
		if (/^møde(?:t)?$/iu.test(head) && /^(?:i|for|af)\s/iu.test(value)) continue;
		if ((field === 'date' || field === 'start' || field === 'end') && !/\d/u.test(value)) continue;
		// `Kl. 14.00-14.30 deltager havnefogeden` is about a guest.
		if (/^kl\.$/iu.test(head) && /\p{L}{3}/u.test(value)) continue;
		if (
			(field === 'members' || field === 'present' || field === 'absent') &&
			!saysNobody(value) &&
			!readNames(value)
		)
			continue;
		if (field === 'committee' && !looksLikeCommittee(value)) continue;
		if (field === 'place' && /^(?:møde)?lokale$/iu.test(head) && !/^\p{Lu}\p{L}{4,}/u.test(value))
			return { field, name: head.toLowerCase(), value: plain };
		return { field, name: head.toLowerCase(), value };
	}
	return undefined;
}

interface Draft {
	kind?: DocumentKind | undefined;
	committeeName?: string | undefined;
	period?: string | undefined;
	date?: string | undefined;
	otherDate?: { readonly date: string; readonly line: number } | undefined;
	start?: string | undefined;
	end?: string | undefined;
	place?: string | undefined;
	members: Member[];
	absent: Absent[];
	substitutes: Substitute[];
}

function setCommittee(draft: Draft, found: { name: string; period?: string } | undefined): boolean {
	if (!found) return false;
	// `§ 17, stk. 4-udvalget` says what kind of committee the next line names.
	const kindOnly = /^§ ?17(?!\d)/u.test(draft.committeeName ?? '') && !/^§/u.test(found.name);
	if (!draft.committeeName || kindOnly) draft.committeeName = found.name;
	if (found.period && !draft.period) draft.period = found.period;
	return true;
}

/** `kl. 16.00 - 18.30` as start and end. */
function setTimes(draft: Draft, words: string): boolean {
	const range =
		/(?:kl\.?\s*)?(\d{1,2}[.:]\d{2})\s*(?:[-–]|til|og (?:slut|sluttede|slutter|hævet|hævedes|afsluttet))\s*(?:kl\.?\s*)?(\d{1,2}[.:]\d{2})(?!\d)/iu.exec(
			words,
		);
	if (range?.[1] && range[2]) {
		draft.start ??= readTime(`kl. ${range[1]}`);
		draft.end ??= readTime(`kl. ${range[2]}`);
		return true;
	}
	const both =
		/\bkl\.?\s*(\d{1,2}(?:[.:]\d{2})?)\b.{0,40}?(?:slut|sluttede|hævet|hævedes|afsluttet|ophørte)\w*\s+(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)/iu.exec(
			words,
		);
	if (both?.[1] && both[2]) {
		draft.start ??= readTime(`kl. ${both[1]}`);
		draft.end ??= readTime(`kl. ${both[2]}`);
		return true;
	}
	const hours =
		/(?:kl|klokken)\b\.?:?\s*(\d{1,2}(?:[.:]\d{2})?)\s*(?:[-–]|til)\s*(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)(?![\d.])/iu.exec(
			words,
		);
	if (hours?.[1] && hours[2]) {
		draft.start ??= readTime(`kl. ${hours[1]}`);
		draft.end ??= readTime(`kl. ${hours[2]}`);
		return true;
	}
	const time =
		readTime(words) ??
		(/^\d{1,2}[.:]\d{2}(?![\d.])/u.test(words.trim())
			? readTime(`kl. ${words.trim()}`)
			: undefined);
	if (!time) return false;
	draft.start ??= time;
	return true;
}

/** True for running text that only speaks of an agenda: it ends like a sentence, or has a verb. */
function isSentence(plain: string): boolean {
	return (
		/\p{Ll}\.\s+\p{Lu}\p{Ll}.*\.$/u.test(plain) ||
		(/[.!?]$/u.test(plain) && plain.split(' ').length > 6) ||
		/\s(?:kan|er|var|blev|bliver|har|havde|findes|ligger|skal|vil|offentliggøres|læses|fortæller|siger)\s/u.test(
			plain,
		)
	);
}

/** The first day counts; another one is kept to be said. */
function setDate(draft: Draft, date: string | undefined, line: number | undefined): void {
	if (date === undefined || date === draft.date) return;
	if (draft.date === undefined) draft.date = date;
	else if (line !== undefined) draft.otherDate ??= { date, line };
}

/** Day, times and place of a line such as `Tirsdag den 5. maj 2015 kl. 17.00 i mødelokale C`. */
function setDay(draft: Draft, words: string, line?: number): void {
	const date = readDate(words);
	setDate(draft, date, line);
	setTimes(draft, words);
	const place =
		/\d{1,2}[.:]\d{2}(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?\s*(?:,|\s[-–]|\si(?=\s)|\spå(?=\s))\s*(?:i\s+|på\s+)?(\p{L}[^.;]{2,80})$/iu.exec(
			words,
		)?.[1];
	if (date && place && !/^(?:kl|møde(?:t)? )/iu.test(place))
		draft.place ??= place.replace(/^adressen |,? og (?:derefter|herefter)$/giu, '').trim();
	const after =
		/\d{4}\s*(?:,|\s[-–])?\s*(?:kl\.?\s*\d{1,2}(?:[.:]\d{2})?)?\s*(?:,|[-–])?\s*(?:i|på)\s+(\p{Lu}[^.;:]{2,70})$/u.exec(
			words,
		)?.[1];
	if (date && after && !looksLikeCommittee(after)) draft.place ??= after.trim();
}

/** `, kl. 16.00` behind the name of a room. */
const timeAtEnd = /[\s,–-]*\bkl\.?\s*\d{1,2}(?:[.:]\d{2})?\s*$/iu;

/** Words for places where committees meet. */
const venue =
	/(?:hus(?:et)?|sal(?:en)?|lokale(?:t)?|gård(?:en)?|haven|stuen?|cent(?:ret|er)|skolen?|biblioteket?|kontoret?|værelset?|caféen?|kroen?|kirken?|teams|virtuelt|online|hallen|kantinen|stationen|skype(?:-møde)?|(?:vej|gade|allé|alle|plads|torv|torvet|pladsen|stræde|vænge|vænget|boulevard) \d{1,3} ?\p{L}?)(?!\p{L})/iu;

/** Reads the lines before the first item (and the running head, where it stands for one). */
export function readHead(lines: readonly Line[]): MeetingHead {
	const draft: Draft = { members: [], absent: [], substitutes: [] };
	const taken = new Set<number>();
	let named = false;
	let body: string | undefined;
	/** True below a label whose people are no members, `Fra forvaltningen:`. */
	let others = false;
	/** Labels of a column whose values stand below all of them. */
	const waiting: Field[] = [];
	const take = (...some: readonly Line[]): void => {
		for (const line of some) taken.add(line.number);
	};
	const whole = lines.filter((line) => hasWords(line) && /[\p{L}\p{N}]/u.test(line.text));
	const kept = whole.flatMap(headPieces);
	for (let index = 0; index < kept.length; index += 1) {
		const line = kept[index]!;
		const plain = plainText(line.text);
		const before = kept[index - 1];
		const beforeThat = kept[index - 2];
		// The day, or the day and a line of its time, stand above.
		const afterDay =
			before !== undefined &&
			(readDate(before.text) !== undefined ||
				(/^kl\.?\s*\d/iu.test(plainText(before.text)) &&
					beforeThat !== undefined &&
					readDate(beforeThat.text) !== undefined));
		const field = readField(plain.replace(/^[•·*–-]\s+/u, ''));
		if (
			draft.place?.endsWith(',') &&
			before?.number !== undefined &&
			!field &&
			line.number - before.number <= 1
		) {
			draft.place = `${draft.place} ${plain}`;
			take(line);
			continue;
		}
		if (field?.value === '' && stacked.has(field.field) && isStacked(kept, index)) {
			waiting.push(
				field.field === 'date' && /tid(?:spunkt)?$/u.test(field.name) ? 'start' : field.field,
			);
			take(line);
			continue;
		}
		if (!field && waiting.length > 0 && fill(draft, waiting, plain)) {
			take(line);
			continue;
		}
		if (field) others = field.field === 'role' && field.value === '';
		else if (others) others = readEntries(plain) !== undefined;
		const unlabelled =
			!field && !others && draft.members.length === 0
				? (readMarkedRoster(kept, index) ??
					rosterWithoutLabel(kept, index, (words) => readField(words) !== undefined))
				: undefined;
		if (unlabelled) {
			addRoster(draft, unlabelled, { officials: false });
			take(...kept.slice(index, index + unlabelled.used));
			index += unlabelled.used - 1;
			continue;
		}
		if (field) {
			const used = applyField(draft, field, kept, index);
			if (used > 0) {
				take(...kept.slice(index, index + used));
				index += used - 1;
				continue;
			}
		}
		const title = plain.length <= 220 ? titleLine.exec(plain) : null;
		const kind = readKind(plain);
		const aboutMeeting = /(?<!\p{L})møde(?:t|r)?(?!\p{L})/iu.test(plain) || kind !== undefined;
		if (title && !isSentence(plain)) {
			draft.kind ??= kind ?? 'agenda';
			named = true;
			setCommittee(draft, committeeIn(title[2] ?? '') ?? committeeIn(plain));
			body ??= bodyIn(plain);
			setDay(draft, plain, line.number);
			take(line);
			continue;
		}
		const committee = plain.length <= 160 ? committeeIn(plain) : undefined;
		if (
			committee &&
			(aboutMeeting || looksLikeCommittee(plain) || councilOf.test(plain) || readDate(plain))
		) {
			setCommittee(draft, committee);
			if (kind && !isSentence(plain)) {
				draft.kind ??= kind;
				named = true;
			}
			setDay(draft, plain);
			take(line);
			continue;
		}
		const onlyDate =
			plain.length <= 80 &&
			readDate(plain) !== undefined &&
			new RegExp(
				`^(?:møde(?:t)?\\s+)?(?:${weekday.source})?[\\s,]*(?:den|d\\.)?\\s*\\d`,
				'iu',
			).test(plain);
		if (onlyDate) {
			setDay(draft, plain);
			take(line);
			continue;
		}
		const room = plain.replace(timeAtEnd, '');
		if (/^(?:møde)?(?:lokale|sal|værelse)\s+[\p{L}\d]/iu.test(plain) && plain.length < 80) {
			draft.place ??= room;
			if (room !== plain) setTimes(draft, plain);
			take(line);
			continue;
		}
		if (
			plain.length < 140 &&
			readDate(plain) !== undefined &&
			/(?<!\p{L})(?:møde|afholdt )/iu.test(plain) &&
			!/næste møde/iu.test(plain)
		) {
			body ??= bodyIn(plain);
			setDay(draft, plain);
			take(line);
			continue;
		}
		if (
			/^(?:mødet|møde) (?:blev )?(?:afholdes|afholdt|holdes|holdt|finder sted|starter|begynder|startede|begyndte|begyndt|åbnede|åbnet|sat)/iu.test(
				plain,
			) &&
			plain.length < 120
		) {
			const times = setTimes(draft, plain);
			const place = /\s(?:på|i)\s+(\p{L}[^.;]{2,60})\.?$/u.exec(plain)?.[1];
			if (place) draft.place ??= place;
			if (times || place) {
				take(line);
				continue;
			}
		}
		if (afterDay && plain.length < 70 && /^(?:i|på)\s+\p{L}[^.;:]+\.?$/iu.test(plain)) {
			draft.place ??= plain.replace(/^(?:i|på)\s+/iu, '').replace(/\.$/u, '');
			take(line);
			continue;
		}
		if (afterDay && plain.length < 80 && venue.test(room) && !/[;:]|\.(?!\d)/u.test(room)) {
			draft.place ??= room;
			if (room !== plain) setTimes(draft, plain);
			take(line);
			continue;
		}
		const stoodIn =
			/^(?:deltog|deltager|mødte|møder|indkaldt) (?:i stedet )?for (.{4,60}?):\s*(.{4,80})$/iu.exec(
				plain,
			);
		const absent = stoodIn?.[1] ? readMember(stoodIn[1]) : undefined;
		const present = stoodIn?.[2] ? readMember(stoodIn[2]) : undefined;
		if (absent && present) {
			draft.substitutes.push({ ...present, for: absent.name });
			take(line);
			continue;
		}
		// A small letter goes on with the sentence of the line above, which is read as a whole later.
		const entire = /^\P{L}*\p{Lu}/u.test(plain) && /[.):]$|:\s/u.test(plain);
		const said = entire ? readAttendanceSentence(plain) : undefined;
		if (said) {
			addAbsent(draft, said.absent);
			draft.substitutes.push(...said.substitutes);
			take(line);
			continue;
		}
		const over =
			/mødet (?:blev |er )?(?:hævet|sluttede|sluttet|afsluttet|slut) kl\.? ?(\d{1,2}[.:]\d{2})/iu.exec(
				plain,
			);
		if (over?.[1] && plain.length < 200) {
			draft.end ??= readTime(`kl. ${over[1]}`);
			take(line);
			continue;
		}
		const timed =
			/^kl\.?\s*\d[\d.:]*(?:\s*(?:[-–]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?(?:(?:,\s*(?:[-–]|i\s|på\s)?|\s*(?:[-–]|i\s|på\s))\s*(?<place>\p{L}[^;:]{2,70}))?$/iu.exec(
				plain,
			);
		if (timed && setTimes(draft, plain)) {
			const place = timed.groups?.['place'];
			if (place) draft.place ??= place.trim();
			take(line);
			continue;
		}
	}
	return {
		...draft,
		committeeName: draft.committeeName ?? body,
		printed: whole
			.filter((line) => taken.has(line.number))
			.map((line) => ({ line: line.number, text: plainText(line.text) })),
		rest: whole.filter((line) => !taken.has(line.number)),
		named,
	};
}

const stacked: ReadonlySet<Field> = new Set(['date', 'start', 'end', 'place']);

/** True where a label without a value stands right above or below another one. */
function isStacked(lines: readonly Line[], index: number): boolean {
	const bare = (at: number): boolean => {
		const line = lines[at];
		const field = line ? readField(plainText(line.text)) : undefined;
		return field?.value === '' && stacked.has(field.field) && /:\s*$/u.test(line!.text);
	};
	return bare(index) && (bare(index + 1) || bare(index - 1));
}

/** Gives a value to the first label that waits for one of its kind. */
function fill(draft: Draft, waiting: Field[], words: string): boolean {
	const isTime = /^(?:kl\.?\s*)?\d{1,2}[.:]\d{2}$/u.test(words);
	const isDate = !isTime && words.length < 40 && readDate(words) !== undefined;
	const at = waiting.findIndex((field) =>
		isTime
			? field === 'start' || field === 'end'
			: isDate
				? field === 'date'
				: field === 'place' && venue.test(words) && words.length < 90,
	);
	const [field] = at < 0 ? [] : waiting.splice(at, 1);
	if (field === undefined) return false;
	if (field === 'place') draft.place ??= words;
	else if (field === 'date') setDay(draft, words);
	else if (field === 'start') draft.start ??= readTime(`kl. ${words.replace(/^kl\.?\s*/iu, '')}`);
	else draft.end ??= readTime(`kl. ${words.replace(/^kl\.?\s*/iu, '')}`);
	return true;
}

/** The parts of a line that sets several things of the head beside each other (`Dato: 3. maj 2024      Sted: Salen`). */
function headPieces(line: Line): Line[] {
	const parts = line.text.split(/\t+|\s{3,}|\s\|\s/u).filter((part) => part.trim() !== '');
	if (parts.length < 2 || line.text.length > 300) return [line];
	const says = (part: string): boolean => {
		const plain = plainText(part);
		return (
			(/:/u.test(plain.slice(0, 40)) && readField(plain) !== undefined) ||
			looksLikeCommittee(plain) ||
			titleLine.test(plain) ||
			readDate(plain) !== undefined
		);
	};
	// `Mødested      Rådhuset`: a label and its value are one thing.
	if (parts.length === 2 && fields.has(plainText(parts[0]!).toLowerCase().replace(/\s*:$/u, '')))
		return [line];
	return parts.filter(says).length >= (parts.length > 2 ? 2 : 1)
		? parts.map((text) => ({ ...line, text }))
		: [line];
}

/** Puts the value of one field where it belongs; how many lines it took, 0 where the value cannot be read. */
function applyField(
	draft: Draft,
	{ field, name, value }: { field: Field; name: string; value: string },
	lines: readonly Line[],
	index: number,
): number {
	let used = 1;
	let words = value;
	if (
		words === '' &&
		field !== 'members' &&
		field !== 'present' &&
		field !== 'absent' &&
		field !== 'substitutes'
	) {
		const next = lines[index + 1];
		if (!next || readField(plainText(next.text)))
			return field === 'role' || field === 'kind' ? 0 : 1;
		words = plainText(next.text);
		used = 2;
	}
	switch (field) {
		case 'date': {
			const date = readDate(words);
			const timed = setTimes(draft, words);
			if (!date && !timed) return 0;
			setDate(draft, date, /møde/u.test(name) ? lines[index]?.number : undefined);
			if (/sted/u.test(name)) {
				const place = /\d{2}[.:]\d{2}\s*[,–-]\s*(\D.*)$/u.exec(words)?.[1];
				if (place) draft.place ??= place;
			}
			return used;
		}
		case 'start':
			if (!setTimes(draft, words)) return 0;
			draft.date ??= readDate(words);
			return used;
		case 'end': {
			const time = readTime(words) ?? readTime(`kl. ${words}`);
			if (!time) return 0;
			draft.end ??= time;
			return used;
		}
		case 'place': {
			const room = words.replace(/[\s,–-]*\bkl\.?\s*\d{1,2}(?:[.:]\d{2})?\s*$/iu, '');
			if (room !== '' && room !== words) setTimes(draft, words);
			draft.place ??= room === '' ? words : room;
			return used;
		}
		case 'committee': {
			const found = splitPeriod(words);
			return setCommittee(draft, found) ? used : 0;
		}
		case 'substitutes':
			return applySubstitutes(draft, value, lines, index);
		case 'members':
		case 'present':
		case 'absent':
			return applyNames(draft, field, name, value, lines, index);
		case 'role':
		case 'kind':
			if (field === 'kind' && readKind(words)) {
				draft.kind ??= readKind(words)!;
				return used;
			}
			return field === 'role' && /^bemærkning/u.test(name) ? applyRemark(draft, words, used) : 0;
	}
}

/** `Bemærkninger: Ane Berg deltog som suppleant for Bo Dal.`; 0 where the words are about something else. */
function applyRemark(draft: Draft, words: string, used: number): number {
	const found = words
		.split(/(?<=[\p{Ll})]\.)\s+(?=\p{Lu})/u)
		.map((sentence) => readAttendanceSentence(sentence));
	if (found.includes(undefined)) return 0;
	draft.absent.push(...found.flatMap((one) => [...(one?.absent ?? [])]));
	draft.substitutes.push(...found.flatMap((one) => [...(one?.substitutes ?? [])]));
	return used;
}

/** Names beside the label and on the lines below it, as far as they are names; how many lines they take. */
function applyNames(
	draft: Draft,
	field: 'members' | 'present' | 'absent',
	label: string,
	value: string,
	lines: readonly Line[],
	index: number,
): number {
	if (saysNobody(value)) return 1;
	const excused = /uden afbud/u.test(label) ? false : /afbud/u.test(label) ? true : undefined;
	const excuse = (absent: Absent): Absent =>
		excused === undefined ? absent : { ...absent, excused: absent.excused ?? excused };
	const isLabel = (words: string): boolean =>
		readField(words.replace(/^[•·*–-]\s+/u, '')) !== undefined;
	// Sentences, over as many lines as the last of them needs.
	let words = value;
	for (let used = 1; field === 'absent' && value !== '' && used <= 4; used += 1) {
		const sentences = readAbsenceWords(words);
		const next = plainText(lines[index + used]?.text ?? '');
		const open = next !== '' && !/[.)]$/u.test(words) && !isLabel(next);
		if (sentences && !open) {
			addAbsent(draft, sentences.absent.map(excuse));
			draft.substitutes.push(...sentences.substitutes);
			return used;
		}
		if (!open) break;
		words = `${words} ${next}`;
	}
	const marked = field === 'members' ? readMarkedRoster(lines, index) : undefined;
	const roster = marked ?? readRoster(value, lines, index, isLabel);
	if (typeof roster === 'number') return roster;
	if (field === 'absent') addAway(draft, roster, excuse);
	else addRoster(draft, roster, { officials: /medlem/u.test(label) });
	return roster.used;
}

/** Puts a list of those absent into the draft, and who sat in for them. */
function addAway(draft: Draft, { entries }: Roster, excuse: (absent: Absent) => Absent): void {
	addSubstitutes(draft, entries);
	const away = entries.filter(({ partly }) => partly !== true);
	addAbsent(
		draft,
		away.map((entry) => excuse(toAbsent(entry))),
	);
}

function addSubstitutes(draft: Draft, entries: readonly Entry[]): void {
	for (const { substitute } of entries)
		if (substitute && !draft.substitutes.some(({ name }) => name === substitute.name))
			draft.substitutes.push(substitute);
}

/** Puts a roster into the draft: it is taken once, absences and substitutes are added. */
function addRoster(draft: Draft, { entries }: Roster, { officials }: { officials: boolean }): void {
	addSubstitutes(draft, entries);
	const seated = entries.filter((entry) => entry.official !== true);
	if (draft.members.length === 0)
		draft.members.push(
			...(officials || seated.length < 2 ? entries : seated).map(({ member }) => member),
		);
	addAbsent(draft, entries.filter(({ away }) => away !== undefined).map(toAbsent));
}

/** Names everybody absent once, with what either place says of the reason. */
function addAbsent(draft: Draft, absent: readonly Absent[]): void {
	for (const one of absent) {
		const at = draft.absent.findIndex(({ name }) => name === one.name);
		if (at < 0) draft.absent.push(one);
		else draft.absent[at] = { ...one, ...draft.absent[at]! };
	}
}

/** `Stedfortræder`, and who sat in for whom beside it or on the lines below; how many lines it took. */
function applySubstitutes(
	draft: Draft,
	value: string,
	lines: readonly Line[],
	index: number,
): number {
	let used = value === '' ? 0 : 1;
	const take = (words: string): boolean => {
		if (saysNobody(words)) return true;
		const only = draft.absent.length === 1 ? draft.absent[0]!.name : undefined;
		const [who = '', whom = ''] = words.split(/\s+(?:i stedet )?for\s+/u);
		const names = readNames(who);
		const absent = whom === '' ? undefined : readNames(whom);
		if (!names || (whom !== '' && !absent)) return false;
		names.forEach((member, place) =>
			draft.substitutes.push({
				...member,
				...(absent?.[place] ? { for: absent[place].name } : only ? { for: only } : {}),
			}),
		);
		return true;
	};
	if (value !== '') return take(value) ? used : 0;
	for (used = 1; used < 8; used += 1) {
		const next = lines[index + used];
		if (!next || readField(plainText(next.text)) || !take(plainText(next.text))) break;
	}
	return used > 1 ? used : 0;
}
