/** What a text says about other meetings, items, cases and attachments. */
import { monthBeginnings, toIsoDate } from '../../src/danish/date.ts';
import { singleBlanks } from './markup.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';
import type { Reference } from '../../src/schemas/shared.ts';
import {
	committeeKey,
	findBodies,
	findNames,
	toCommittees,
	type BodyMention,
	type Committees,
} from './references-bodies.ts';
import { findDays, yearNear, type DayMention } from './references-days.ts';
import { findMonths } from './references-months.ts';
import type { Block, ListBlock } from './types.ts';

export type { Reference };

/** What the reading of a reference may lean on. */
export interface ReferenceContext {
	/** The municipality's register: committees with names and aliases. */
	readonly register?: Municipality;
	/** The meeting's own committee as printed: what `udvalget` means. */
	readonly committeeName?: string;
	/** The meeting's own day: gives the year where the print leaves it out. */
	readonly date?: string;
	/** The item's own case number: not a reference to itself. */
	readonly caseNumber?: string;
	/** Committees that the document prints in full, so that `BUU` finds `Børne- og Ungdomsudvalget`. */
	readonly names?: readonly string[];
	/** True for the text of an attachment, where `udvalget` may be another committee than the meeting's. */
	readonly attachment?: boolean;
}

const verbs =
	'behandlede|behandlet|behandler|behandles|drøftede|drøftet|drøfter|drøftes|besluttede|besluttet|beslutter|besluttes|godkendte|godkendt|godkender|godkendes|vedtog|vedtaget|vedtager|vedtages|tiltrådte|tiltrådt|anbefalede|anbefalet|udsatte|udsat|oversendte|oversendt|forelagt|forelægges|forelagde|udsættes|genoptages|fremlagt|fremlægges|fremlagde|præsenteret|præsenteres|orienteret|orienteres|orienterede|indstillede|bevilgede|bevilget|afviste|nedsatte|nedsat|pålagde|igangsatte|afsatte|udpegede|efterspurgte|forkastede|meddelte|stadfæstede|genbehandlede|genoptog|udskød|noterede|tog|gav|fik|får|bad|ønskede|sendte|førstebehandlede|andenbehandlede|tilbagesendte|fremsendte|traf|fastsatte|fastlagde|valgte|ansatte|konstituerede|nedlagde|ophævede|ændrede|frigav|prioriterede|bemyndigede|henviste|overdrog|tildelte|bestilte|imødekom|anmodede|anmodet|bedt|ønsket|efterlyste|efterlyst';
const aux = 'blev|er|har|havde|bliver|skal|vil|kan|blive|være';
const adverbs =
	'derudover|endvidere|også|ligeledes|efterfølgende|herefter|derefter|senest|sidst|tidligere|enstemmigt|igen|først|første|gang|allerede|desuden|samtidig|endeligt|endelig|således|imidlertid|dog|så|da|nu|i|på|af|ved|under|for|sit|sine|deres|det|dets|et|den|d|ordinære|ordinært|ekstraordinære|ekstraordinært|seneste|sidste|næste|kommende|fælles|møde|mødet|møder|møderne|mødes|mødets|udvalgsmøde|udvalgsmødet|byrådsmøde|byrådsmødet|kommunalbestyrelsesmøde|kommunalbestyrelsesmødet|beslutning|beslutningen|beslutninger|behandling|behandlingen|drøftelse|drøftelsen|godkendelse|dagsorden|dagsordenen|referat|referatet|protokol|sag|sagen|forslaget|behandle|drøfte|beslutte|ventes|forventes|at|afholdt|holdt|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|dateret|og|samt|jf|jfr|se|hhv|henholdsvis|s';
const glueWords = new Set(`${verbs}|${aux}|${adverbs}`.split('|'));
const verb = new RegExp(`(?<!\\p{L})(?:${verbs})(?!\\p{L})`, 'iu');
/** Verbs that name a meeting by themselves, however many words follow before the day. */
const meetingVerb =
	/^\s*(?:har |havde )?(?:\p{L}+ )?(?:(?:første|anden)?behandlede|behandlet|drøftede|drøftet|godkendte|godkendt|vedtog|vedtaget|tiltrådte|tiltrådt|udsatte|anbefalede|besluttede|besluttet)(?!\p{L})/iu;
const meetingWord =
	/(?<![\p{L}-])(?:\p{Lu}{2,4}-)?(?:udvalgs|byråds|kommunalbestyrelses|økonomiudvalgs)?(?:møde|mødet|møder|møderne)(?: (?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag))?\s*,?\s*(?:(?:den|d\.|af|fra)\s*)?$/iu;
const excludedBefore =
	/(?:senest|inden|fra|til|siden|efter|før|frem til|kraft|ikrafttræden|virkning|frist|udløb|udløber|perioden|opgjort|gældende|årsskiftet|indtil|tidligst|omkring|mellem|ultimo|primo|medio|start|begynder|starter|slutter|født)\s*(?:den|d\.|pr\.?)?\s*$/iu;
const excludedSubject =
	/(?:(?<!\p{L})(?:ud)?sendt\s+til|(?<!\p{L})(?:besøgte|mødte|mødtes med|inviterede|takkede)|(?:brev|mail|henvendelse|skrivelse|notat|høringssvar|svar|svaret|materiale|tilmelding|valgt|\p{L}*valg(?:et)?|indtræd\p{L}*|indtråd\p{L}*|udtræd\p{L}*|udtråd\p{L}*|medlem(?:mer)?|ansøgning|klage)\s+(?:er |blev )?(?:ind)?(?:til|af|i|fra|sendt til))\s*$/iu;
/** `har den 4. maj |godkendt`: what was done that day. */
const participle = /(?<!\p{L})\p{L}{2,}(?:et|[bdfglnrs]t)(?!\p{L})/iu;
const letter =
	/^\s*(?:\p{L}+\s)?(?:brev|mail|e-mail|henvendelse|spørgsmål|svar|rykker|indkaldelse|invitation)/iu;
const otherMeeting =
	/(?:dialog|ledelses|netværks|borger|tema|personale|stor|informations|orienterings|arbejds|status|forældre|samarbejds|styregruppe|følgegruppe|nabo|bruger|bestyrelses|medarbejder|gruppe|fælles|møde med[^.]{0,60})$/iu;

const numberAfter =
	/^\s*(?:[,;(–-]\s*)*(?:kl\.?\s*\d{1,2}(?:[.:]\d{2})?\s*[,;(]*\s*)?(?:jf\.?\s*)?(?:som\s+|under\s+|i\s+bilag\s+til\s+|i\s+)?(?:dagsordenens\s+|dagsorden\s+)?(?:dagsordenspunkt|dagsordenpkt\.?|punkt(?:et|erne)?|pkt|sag)\.?\s*(?:nr\.?\s*)?(\d{1,3}(?:\.\d{1,2}(?!\d))?\p{Ll}?)(?![\p{L}\d]|[.-]\d)((?:\s*(?:,|og|&|samt)\s*(?:pkt\.?\s*|punkt\s*)?\d{1,3}(?![\p{L}\d]|[.,/-]\d|\.\s?\p{L}{3}|\s*(?:mio|kr|pct|%)))*)/iu;
const numberBefore =
	/(?<!bilag \d{1,3},? (?:jf\. )?)(?:dagsordenspunkt|punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,3})((?:\s*(?:,|og)\s*\d{1,3})*)\)?,?\s*(?:på|i|fra|under|ved|til|for)?\s*(?:\p{L}+\s){0,2}$/iu;
const attachment =
	/(?<!\p{L})(?:(?:jf\.?|jfr\.?|se|i|af|fra|på|som|til|med|vedlagte?|vedhæftet som|henvises til|henvisning til)\s+|\(\s*(?:jf\.?\s+|se\s+)?)(bilag\s+(?:nr\.?\s*)?(\d{1,2})(?![\d.]\d|\p{L})((?:\s*(?:,|og|&|samt|-|–)\s*\d{1,2}(?!\d|[.,]\d|\.\s?\p{L}{3}|\s*(?:mio|kr|pct|%)))*)(?:,?\s*(?:punkt|pkt\.?|side|afsnit|s\.)\s*\d{1,3})?)(?!\s+(?:til|i)\s+\p{L}{0,20}(?:lov|bekendtgørelse|vejledning|cirkulære|direktiv|forordning|overenskomst))/giu;
/** `Bilag 2 viser de tre modeller.` */
const attachmentSubject =
	/^\s*(bilag\s+(?:nr\.?\s*)?(\d{1,2})((?:\s*(?:,|og|&)\s*\d{1,2})*))\s+(?:er|viser|indeholder|beskriver|omfatter|giver|rummer|består|gengiver|redegør|samler|oplister|illustrerer|sammenfatter)(?!\p{L})/giu;
const caseNumber =
	/(?<![\p{L}\d.-])(?:EMN-\d{4}-\d{4,6}|\d{2}-\d{1,6}-\d{2}\.\d{2}\.\d{2}-[A-Z]\d{2}|(?<=(?:sag|sagen|sagsnr\.?|sagsnummer|sags id:?|journalnr\.?|j\.?\s?nr\.?)\s*:?\s*)\d{2,4}[/-]\d{3,7})(?![\p{L}\d/-])/giu;
const sameMeeting =
	/(?<!\p{L})(?:(?:dagsordenspunkt|dagsordenens punkt)\s*(?:nr\.?\s*)?(\d{1,3})|(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,3})\s+på\s+(?:denne\s+|dagens\s+|samme\s+|nærværende\s+|mødets\s+)?(?:dagsorden(?:en)?|dette møde|samme møde))(?![\p{L}\d])/giu;

const abbreviation =
	/(?:^|[\s(])(?:d|pkt|punkt|jf|jfr|nr|ca|kr|mio|mia|bl\.a|m\.v|mv|gl|kgs|f\.eks|inkl|ekskl|vedr|stk|kap|hhv|kl|pr|evt|tlf|s|ad|\p{Lu}|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec|(?<!(?:punkt|pkt\.?|nr\.?) )[0-3]?\d)\.$/iu;
/** Longer runs without a full stop are read in parts. */
const longestSentence = 1500;

// The letters first: they are rarer than the beginning of a word.
const anyMonth = new RegExp(`(?=${monthBeginnings})(?<!\\p{L})`, 'iu');

function splitSentences(text: string): string[] {
	const sentences: string[] = [];
	let kept = '';
	for (const part of text.split(/(?<=[.!?:;])\s+(?=[\p{Lu}(”"*–-])/u)) {
		kept = kept === '' ? part : `${kept} ${part}`;
		if (abbreviation.test(kept.slice(-30)) || /[:;]$/u.test(kept)) {
			if (kept.length < longestSentence) continue;
		}
		sentences.push(kept);
		kept = '';
	}
	if (kept !== '') sentences.push(kept);
	return sentences.flatMap((sentence) => {
		if (sentence.length <= longestSentence) return [sentence];
		const parts: string[] = [];
		for (let at = 0; at < sentence.length; at += longestSentence) {
			parts.push(sentence.slice(at, at + longestSentence));
		}
		return parts;
	});
}

function words(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** True where nothing but small words of meetings stands between a committee and a day. */
function isGlue(text: string): boolean {
	if (text.length > 110) return false;
	const bare = text.replace(/^\s*i\s\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?\s[Kk]ommune/u, '');
	const found = words(bare);
	return found.length <= 14 && found.every((word) => glueWords.has(word));
}

/** A mention of another meeting, before it becomes references. */
interface Mention {
	/** Where its day and its items end. */
	readonly to: number;
	readonly committeeName?: string;
}

interface Reading {
	readonly committees: Committees;
	readonly context: ReferenceContext;
	/** The last committee a reference named in this paragraph. */
	last?: string | undefined;
	/** The days of the sentence. */
	days?: readonly DayMention[];
	/** The last committee that was named in full. */
	full?: string | undefined;
	/** The committee that this paragraph tells a doing of, other than the meeting's; a council is none. */
	subject?: string | undefined;
	/** The last `KKR` that was named with its region. */
	region?: string;
	/** The committees that this paragraph has named in full. */
	here: Set<string>;
	/** The meeting that a line ending in a colon names: the points below are its. */
	open?: Reference | undefined;
}

function tenseOf(sentence: string): 'past' | 'future' | undefined {
	const future =
		/(?<!\p{L})(?:behandles|forelægges|fremlægges|drøftes|besluttes|vil blive|skal (?:behandles|forelægges|drøftes)|forventes|afventer|kommer på|planlægges|godkendes|får?)(?!\p{L})/iu.test(
			sentence,
		);
	const past =
		/(?<!\p{L})(?:behandlede|drøftede|besluttede|godkendte|vedtog|tiltrådte|blev|(?<!(?<!\p{L})får?\s(?:\p{L}+\s)?)forelagt|behandlet|drøftet|besluttet|godkendt|vedtaget)(?!\p{L})/iu.test(
			sentence,
		);
	return future === past ? undefined : future ? 'future' : 'past';
}

/** The committee a day belongs to, and where its mention begins and ends; undefined where the day is no meeting. */
function findCommittee(
	sentence: string,
	day: DayMention,
	bodies: readonly BodyMention[],
	before: Mention | undefined,
	reading: Reading,
): { readonly from: number; readonly to: number; readonly name?: string } | undefined {
	const lead = sentence.slice(Math.max(0, day.from - 60), day.from);
	const word = meetingWord.exec(lead);
	const meeting = word !== null && !otherMeeting.test(lead.slice(0, word.index));
	if (word !== null && !meeting) return undefined;
	const earlier = bodies.filter((body) => body.to <= day.from);
	const near = earlier.at(-1);

	// `… den 7. oktober 2014 og 2. december 2014`, `… 06.12.2023, punkt 2 og 06.05.2024, punkt 1`.
	if (before && (near === undefined || near.to <= before.to)) {
		const between = sentence.slice(before.to, day.from);
		if (/^\s*(?:\)?\s*(?:,|og|samt|&|;)\s*)+(?:igen\s+)?(?:den|d\.)?\s*$/iu.test(between)) {
			return { from: day.from, to: day.to, ...named(before.committeeName) };
		}
	}
	if (near) {
		const between = sentence.slice(near.to, day.from);
		const start = sentence.slice(Math.max(0, near.from - 60), near.from);
		const excluded =
			excludedSubject.test(start) ||
			(excludedBefore.test(between) && !/(?:har|blev|er) senest (?:den|d\.)\s*$/iu.test(between)) ||
			(/^\s(?:har|havde)\s(?:(?:den|d\.)\s)?$/iu.test(between) &&
				!participle.test(sentence.slice(day.to, day.to + 90))) ||
			(/sendte(?!\p{L})/iu.test(between) && letter.test(sentence.slice(day.to)));
		if (!excluded && isGlue(between) && !/^\s*[.;]/u.test(between)) {
			// `Økonomiudvalget pr. 31. marts` is a state of affairs, `i KMB pr. 22.1.15` a meeting.
			return { from: near.from, to: day.to, ...named(near.name) };
		}
		if (/^\s*pr\.?\s*$/iu.test(between) && near.kind === 'initials') {
			return { from: near.from, to: day.to, ...named(near.name) };
		}
		const numbered = numberAfter.test(sentence.slice(day.to));
		if (!excluded && (follows(between, meeting) || (numbered && leadsOn(between, day)))) {
			return { from: near.from, to: day.to, ...named(near.name) };
		}
	}
	// `På mødet den 26. maj 2016 vedtog byrådet`, `Den 5. maj besluttede udvalget`.
	const lastDay = joinedDays(sentence, day, reading.days ?? []);
	const after = bodies.find((body) => body.from >= lastDay.to);
	if (after) {
		const between = sentence.slice(lastDay.to, after.from);
		// `21. maj 2022 Økonomiudvalget`, a line of a plan.
		const alone = sentence.slice(0, day.from) + between + sentence.slice(after.to);
		if (lastDay === day && /^[\s:.–-]*$/u.test(alone))
			return { from: day.from, to: after.to, ...named(after.name) };
		// `Beslutningen af 27. juni i Kommunalbestyrelsen`
		if (
			/^\s(?:i|fra)\s$/u.test(between) &&
			/(?<!\p{L})(?:beslutning|behandling|vedtagelse|drøftelse|godkendelse)(?:en)?\s(?:af|fra|den|d\.)\s(?:den\s)?$/iu.test(
				lead,
			)
		)
			return { from: day.from, to: after.to, ...named(after.name) };
		const upToVerb = between.replace(numberAfter, '').replace(/^[\s,)]+/u, '');
		const opens = /(?:^|[\s(])(?:den|d\.)\s*$/iu.test(lead) && !excludedBefore.test(lead);
		if (
			(meeting || opens) &&
			upToVerb.length <= 60 &&
			isGlue(upToVerb) &&
			(meeting || verb.test(upToVerb))
		) {
			const from = day.from - (word && meeting ? lead.length - word.index : 0);
			return {
				from,
				to: meeting && !verb.test(upToVerb) && !/\S/u.test(upToVerb) ? day.to : after.to,
				...named(after.name),
			};
		}
	}
	if (meeting && word) {
		const from = day.from - (lead.length - word.index);
		const subject = earlier.findLast((body) => verb.test(sentence.slice(body.to, body.to + 40)));
		if (subject) return { from, to: day.to, ...named(subject.name) };
		const numbered =
			numberAfter.test(sentence.slice(day.to)) || numberBefore.test(lead.slice(0, word.index));
		const council = /(byråd|kommunalbestyrelse)s(?=møde)/iu.exec(word[0])?.[1];
		if (council !== undefined) {
			const printed = /^b/iu.test(council) ? 'Byrådet' : 'Kommunalbestyrelsen';
			return { from, to: day.to, name: reading.committees.council ?? printed };
		}
		const own =
			/udvalgs/iu.test(word[0]) ||
			numbered ||
			verb.test(sentence) ||
			(near?.kind === 'own' && day.from - near.to < 60);
		if (own && !/møde(?:t)?\s+med/iu.test(sentence.slice(0, day.from))) {
			return {
				from,
				to: day.to,
				...named(earlier.length === 0 || numbered ? reading.committees.own : near?.name),
			};
		}
	}
	// `Vedtaget af Kommunalbestyrelsen: anbefalingerne blev vedtaget den 3. april`.
	const label = /^\s*(?:vedtaget|godkendt|behandlet|besluttet)\s+(?:af|i)\s+$/iu;
	const labelled = earlier.find(
		(body) => label.test(sentence.slice(0, body.from)) && /^\s*:/u.test(sentence.slice(body.to)),
	);
	if (
		labelled &&
		/(?<!\p{L})(?:blev|er)\s(?:vedtaget|godkendt|behandlet|besluttet)\s(?:den|d\.)\s*$/iu.test(lead)
	) {
		return { from: labelled.from, to: day.to, ...named(labelled.name) };
	}
	// `Andet udkast blev drøftet den 2. december`: the committee of the sentence before.
	if (
		bodies.length === 0 &&
		reading.last !== undefined &&
		/(?<!\p{L})(?:blev|er|var)\s(?:\p{L}+\s){0,2}(?:behandlet|drøftet|forelagt|godkendt|udsat|vedtaget)\s(?:igen\s)?(?:den|d\.)\s*$/iu.test(
			lead,
		) &&
		!/(?<!\p{L})(?:lov|loven|folketinget|reform|aftale|regering)/iu.test(sentence)
	) {
		return { from: day.from, to: day.to, name: reading.last };
	}
	return undefined;
}

/** The last of the days that are joined to this one by `og` or a comma. */
function joinedDays(sentence: string, day: DayMention, days: readonly DayMention[]): DayMention {
	let last = day;
	for (const next of days.slice(days.indexOf(day) + 1)) {
		if (!/^\s*(?:,|og|samt)\s*(?:den|d\.)?\s*$/iu.test(sentence.slice(last.to, next.from))) break;
		last = next;
	}
	return last;
}

/** `… drøftede målingen af efteråret den 6. januar`: the day ends the main clause. */
function follows(words: string, meeting: boolean): boolean {
	const between = words.replace(
		/^\s(?:(?:ventes|forventes) at|skal|vil) (?:behandle|drøfte|godkende|vedtage)(?= )/u,
		' behandlede',
	);
	if (between.length > 220 || excludedBefore.test(between)) return false;
	if (!meetingVerb.test(between)) return false;
	if (meeting) return !/[.;]/u.test(between.replaceAll(/\d\.|\p{L}{1,3}\./gu, ''));
	if (!/(?<!\p{L})(?:den|d\.)\s*$/iu.test(between)) return false;
	if (/besluttede|besluttet/iu.test(between)) return false;
	return !/[.;,:]|\s(?:at|som|der|hvor|når|hvis)\s/iu.test(
		between.replaceAll(/\d\.|(?<!\p{L})d\./gu, ''),
	);
}

/** `… oversendte regnskabet den 30. april 2019, sag nr. 48`: a verb of meetings, and a number after the day. */
function leadsOn(between: string, { year }: DayMention): boolean {
	return (
		between.length <= 140 &&
		new RegExp(`^\\s(?:har |havde )?(?:${verbs})(?!\\p{L})`, 'iu').test(between) &&
		(year !== undefined || /(?:den|d\.)\s*$/iu.test(between)) &&
		!/[;:]|[.](?!\s*$)/u.test(between.replaceAll(/\d\.|\p{L}{1,3}\./gu, ''))
	);
}

function named(name: string | undefined): { name?: string } {
	return name === undefined ? {} : { name };
}

function numbersOf(first: string, more: string): string[] {
	return [first, ...(more.match(/\d{1,3}/gu) ?? [])];
}

function squeeze(text: string): string {
	return singleBlanks(text).trim();
}

function unclosed(text: string): boolean {
	return text.lastIndexOf('(') > text.lastIndexOf(')');
}

interface Found {
	readonly at: number;
	readonly reference: Reference;
}

/** True where a committee is said to do something: `Klimaudvalget besluttede`, `derfor godkendte Klimaudvalget`. */
function acts(sentence: string, { from, to, name }: BodyMention): boolean {
	if (!/udvalg(?:et)?$/iu.test(name ?? '') || /s$/iu.test(sentence.slice(from, to))) return false;
	return (
		doing.test(sentence.slice(to, to + 40)) ||
		/(?<!\p{L})(?:\p{L}{3,}ede|vedtog|tog|gav|bad|udskød)\s$/iu.test(
			sentence.slice(0, from).slice(-24),
		)
	);
}
const doing = /^\s(?:har|havde|\p{L}{3,}ede|vedtog|tog|gav|bad|fik|udskød|genoptog)(?!\p{L})/iu;

/**
 * `udvalget` in an item: the committee whose doing the paragraph tells (`Klimaudvalget besluttede …, og udvalget
 * anbefalede …`), else the meeting's own. In an attachment: the one committee that the passage has named before it; else the meeting's own where no
 * other was the last to be named in full; else nobody knows.
 */
function nameThem(sentence: string, reading: Reading): BodyMention[] {
	const bodies = findBodies(sentence, reading.committees);
	const { own } = reading.committees;
	return bodies.map((printed) => {
		// `KKR-mødet` is that of the region named before.
		if (printed.name?.startsWith('KKR ')) reading.region = printed.name;
		const body = printed.name === 'KKR' ? { ...printed, name: reading.region ?? 'KKR' } : printed;
		if (body.kind === 'full') {
			reading.full = body.name;
			if (/udvalg(?:et)?$/iu.test(body.name ?? '')) reading.here.add(body.name ?? '');
		}
		if (body.kind !== 'own') {
			if (acts(sentence, body)) reading.subject = body.name;
			return body;
		}
		if (!reading.context.attachment)
			return reading.subject === undefined ? body : { ...body, name: reading.subject };
		const unnamed = { from: body.from, to: body.to, kind: 'own' } as const;
		if (reading.here.size > 0) {
			const [only = ''] = reading.here;
			return reading.here.size === 1 ? { ...unnamed, name: only } : unnamed;
		}
		const same =
			reading.full === undefined || committeeKey(reading.full) === committeeKey(own ?? '');
		return same ? body : unnamed;
	});
}

/** `Dagsorden pkt. 12: …` below a line that names the meeting. */
const pointBelow =
	/^\s*(?:dagsordens?punkt|dagsorden(?:ens)?\s+p(?:un)?kt\.?)\s*(?:nr\.?\s*)?(\d{1,3})(?!\d|\.\d)/iu;

function readPassage(text: string, reading: Reading): Reference[] {
	const { open } = reading;
	const point = open === undefined ? null : pointBelow.exec(text);
	const found = splitSentences(text).flatMap((sentence) => readSentence(sentence, reading));
	const references = found.map(({ reference }) => reference);
	if (point && open) {
		const own = references.findIndex(
			(one) => one.number === point[1] && one.date === reading.context.date,
		);
		if (own >= 0) references.splice(own, 1);
		const { committeeName, date } = open;
		return [
			{
				text: squeeze(point[0]),
				...(committeeName === undefined ? {} : { committeeName }),
				...(date === undefined ? {} : { date }),
				number: point[1]!,
			},
			...references,
		];
	}
	const last = references.at(-1);
	if (
		last?.date !== undefined &&
		last.number === undefined &&
		text.trimEnd().endsWith(`${last.text}:`)
	) {
		reading.open = last;
	}
	return references;
}

function readSentence(sentence: string, reading: Reading): Found[] {
	const found: Found[] = [];
	const days = /\d/u.test(sentence) ? findDays(sentence) : [];
	const bodies =
		days.length > 0 ||
		/udvalg/iu.test(sentence) ||
		anyMonth.test(sentence) ||
		reading.context.attachment
			? nameThem(sentence, reading)
			: [];
	const taken: { readonly from: number; readonly to: number }[] = [];
	reading.days = days;
	let before: Mention | undefined;
	let ended = 0;
	for (const [place, day] of days.entries()) {
		const usable = bodies.filter((body) => body.to <= day.from || body.from >= day.to);
		const committee = findCommittee(sentence, day, usable, before, reading);
		if (!committee) continue;
		const date = dateOf(days, place, sentence, reading.context);
		const rest = sentence.slice(day.to);
		const after = numberAfter.exec(rest);
		const first = Math.max(ended, Math.min(committee.from, day.from));
		const lead = sentence.slice(Math.max(0, first - 60), first);
		const leading = after ? null : numberBefore.exec(lead);
		const numbers = after
			? numbersOf(after[1]!, after[2]!)
			: leading
				? numbersOf(leading[1]!, leading[2]!)
				: [];
		const from = leading ? first - (lead.length - leading.index) : first;
		const to = Math.max(day.to + (after?.[0].length ?? 0), committee.to);
		before = {
			to: day.to + (after?.[0].length ?? 0),
			...(committee.name === undefined ? {} : { committeeName: committee.name }),
		};
		taken.push({ from, to });
		ended = before.to;
		const own = isOwn(committee.name, date, reading);
		// The meeting's own head, printed again, is no reference; its items are.
		if (own && numbers.length === 0) continue;
		if (date === undefined && numbers.length === 0) continue;
		reading.last = committee.name ?? reading.last;
		const reference: Reference = {
			text: squeeze(
				sentence.slice(
					from,
					sentence[to] === ')' && unclosed(sentence.slice(from, to)) ? to + 1 : to,
				),
			),
			...(committee.name === undefined ? {} : { committeeName: committee.name }),
			...(date === undefined ? {} : { date }),
		};
		if (numbers.length === 0) found.push({ at: from, reference });
		for (const number of numbers) found.push({ at: from, reference: { ...reference, number } });
	}
	const free = (at: number): boolean => !taken.some(({ from, to }) => at >= from && at < to);
	for (const { from, to, body, month, year } of findMonths(sentence, bodies)) {
		if (!free(from) || !free(to - 1)) continue;
		const stated = year ?? (month ? monthYear(month, sentence, reading.context) : undefined);
		if (month !== undefined && stated === undefined) continue;
		const held = month === undefined ? undefined : `${stated}-${String(month).padStart(2, '0')}`;
		if (isOwn(body.name, held, reading)) continue;
		found.push({
			at: from,
			reference: {
				text: squeeze(sentence.slice(from, to)),
				...(body.name === undefined ? {} : { committeeName: body.name }),
				...(held === undefined ? {} : { month: held }),
			},
		});
	}
	for (const match of [...sentence.matchAll(attachmentSubject), ...sentence.matchAll(attachment)]) {
		if (!free(match.index)) continue;
		taken.push({ from: match.index, to: match.index + match[0].length });
		for (const number of numbersOf(match[2]!, match[3]!)) {
			found.push({
				at: match.index,
				reference: { text: squeeze(match[1]!), attachment: number },
			});
		}
	}
	for (const match of sentence.matchAll(sameMeeting)) {
		// `Dagsordenspunkt nr 5` that opens a line is the label of a field.
		if (!free(match.index) || sentence.slice(0, match.index).trim() === '') continue;
		const { own } = reading.committees;
		const { date } = reading.context;
		found.push({
			at: match.index,
			reference: {
				text: squeeze(match[0]),
				...(own === undefined ? {} : { committeeName: own }),
				...(date === undefined ? {} : { date }),
				number: (match[1] ?? match[2])!,
			},
		});
	}
	for (const match of sentence.matchAll(caseNumber)) {
		if (match[0] === reading.context.caseNumber) continue;
		found.push({ at: match.index, reference: { text: match[0], caseNumber: match[0] } });
	}
	return found.sort((a, b) => a.at - b.at);
}

/** True where a committee and a day or month are those of the meeting itself. */
function isOwn(
	name: string | undefined,
	when: string | undefined,
	{ committees, context }: Reading,
): boolean {
	return (
		when !== undefined &&
		context.date?.startsWith(when) === true &&
		name !== undefined &&
		committeeKey(name) === committeeKey(committees.own ?? '')
	);
}

/** The year of a month that is printed without one; papers may be older than the meeting they lie before. */
function monthYear(
	month: number,
	sentence: string,
	{ date, attachment }: ReferenceContext,
): number | undefined {
	const tense = tenseOf(sentence);
	const held = attachment && tense === 'future' ? undefined : tense;
	return yearNear({ from: 0, to: 0, day: 15, month }, date, held);
}

/** The day with its year: as printed, of a neighbouring day of the sentence, or the one nearest to the meeting. */
function dateOf(
	days: readonly DayMention[],
	place: number,
	sentence: string,
	context: ReferenceContext,
): string | undefined {
	const day = days[place]!;
	const next = days[place + 1];
	const previous = days[place - 1];
	const year =
		day.year ??
		(next?.year !== undefined && next.from - day.to < 70 ? next.year : undefined) ??
		(previous?.year !== undefined && day.from - previous.to < 70 ? previous.year : undefined) ??
		yearNear(day, context.date, tenseOf(sentence));
	return year === undefined ? undefined : toIsoDate(year, day.month, day.day);
}

function entryTexts(list: ListBlock): string[] {
	return list.entries.flatMap((entry) => [entry.text, ...entry.children.flatMap(entryTexts)]);
}

/** The passages of a body that are read by themselves: paragraphs, entries, cells. */
function passages(body: readonly Block[]): string[] {
	return body.flatMap((block): string[] => {
		switch (block.kind) {
			case 'page':
				return [];
			case 'list':
				return entryTexts(block);
			case 'table':
				// A row is one passage: `Byrådet 21.06.2023` | `punkt 7`.
				return block.rows.map((row) => row.join(' '));
			default:
				return [block.text];
		}
	});
}

/**
 * The references of a body, or of one string (a decision's wording), in the order of the text.
 *
 * - another meeting is a committee with a day; its items follow as `punkt 8`, `punkt 1 og 8` (two references),
 *   `dagsordenspunkt 13`, `(punkt 15)`;
 * - a committee is known by the register's names and aliases, by initials derived from them, by a misspelt name, or
 *   as `udvalget`, which is the meeting's own, in an attachment the one its passage names;
 * - a year that is not printed comes from a neighbouring day or from the meeting's own day, and from nowhere else;
 * - a meeting may be named by its month alone (`besluttede i marts 2023`), which is no day;
 * - `bilag 2, punkt 4` is an attachment and no item;
 * - `bilag 2` of a paper that carries its own Bilag 2 is no other record;
 * - laws, deadlines, periods, other people's meetings and days without a committee are no references.
 */
export function readReferences(
	body: string | readonly Block[],
	context: ReferenceContext,
): Reference[] {
	const texts = (typeof body === 'string' ? body.split(/\n{2,}/u) : passages(body)).map(
		singleBlanks,
	);
	const names = [...(context.names ?? []), ...findNames(texts, context.register)];
	const reading: Reading = {
		committees: toCommittees(context.register, context.committeeName, names),
		context,
		here: new Set(),
	};
	const inner = context.attachment ? innerAppendices(texts) : new Set();
	const found = texts.flatMap((text) => {
		reading.last = undefined;
		reading.here.clear();
		reading.subject = undefined;
		// Without a figure or a month there is nothing to refer to, but the committee it names is kept in mind.
		if (!/\d/u.test(text) && !anyMonth.test(text) && !context.attachment) return [];
		return readPassage(text, reading);
	});
	return found.filter((one) => one.attachment === undefined || !inner.has(one.attachment));
}

/** The numbers of the appendices that a paper carries in itself: `Bilag 2 – Temaer` opens a passage of it. */
function innerAppendices(texts: readonly string[]): Set<string> {
	const opening = /^\s*bilag\s+(?:nr\.?\s*)?(\d{1,2})(?:\s*[–:.-]|\s+\p{Lu}|\s*$)/iu;
	return new Set(texts.flatMap((text) => opening.exec(text.slice(0, 60))?.[1] ?? []));
}

/** The references of a record's title that its text does not repeat word for word. */
export function readTitle(
	title: string,
	context: ReferenceContext,
	references: readonly Reference[],
): Reference[] {
	const protocol = protocolOf(title, context);
	const found = readReferences(title, context);
	return [...(found.length === 0 ? protocol : []), ...found].filter(
		({ text, date, caseNumber }) =>
			(date !== undefined || caseNumber !== undefined) &&
			!references.some((other) => other.text === text),
	);
}

const protocolTitle =
	/^(?:protokol|referat|udskrift|beslutningsprotokol)\s(?:fra|af)\smøde(?:t)?\s(?:(?:den|d\.)\s)?(?=\d)/iu;

/** `Protokol fra møde den 2. december 2014`: whose meeting it was, the papers of that day have to say. */
function protocolOf(title: string, context: ReferenceContext): Reference[] {
	const text = squeeze(title);
	const start = protocolTitle.exec(text)?.[0];
	const days = findDays(text);
	const [day] = days;
	if (start === undefined || day?.from !== start.length) return [];
	const date = dateOf(days, 0, text, context);
	return date === undefined ? [] : [{ text: text.slice(0, day.to), date }];
}

/** The committees that a document's texts print in full, for `names` of the context. */
export function committeeNames(
	bodies: readonly (readonly Block[])[],
	register: Municipality | undefined,
): string[] {
	return findNames(bodies.flatMap(passages), register);
}

/**
 * The references of one meeting's records, where an attachment says `udvalget` or `Protokol fra møde` of a day and no more: the committee that
 * all other references to that day name, if they name but one.
 */
export function nameByDay(all: readonly { references: Reference[] }[]): void {
	const days = new Map<string, Set<string>>();
	for (const { date, committeeName } of all.flatMap(({ references }) => references)) {
		if (date === undefined || committeeName === undefined) continue;
		days.set(date, (days.get(date) ?? new Set()).add(committeeName));
	}
	for (const record of all) {
		record.references = record.references.map((reference) => {
			const names = [...(days.get(reference.date ?? '') ?? [])];
			const { text, committeeName } = reference;
			const unnamed =
				committeeName === undefined && (/udvalg/iu.test(text) || protocolTitle.test(text));
			return unnamed && names.length === 1 ? { ...reference, committeeName: names[0]! } : reference;
		});
		// A protocol of nobody knows whom may be anybody's.
		record.references = record.references.filter(
			({ text, committeeName }) => committeeName !== undefined || !protocolTitle.test(text),
		);
	}
}
