/** Meetings that a text names by their month and no more: `Byrådet besluttede i marts 2023`, `ØU mar+jun.23`. */
import { monthNumber } from '../../src/danish/date.ts';
import type { BodyMention } from './references-bodies.ts';

/** One mention of a meeting by its month. */
export interface MonthMention {
	readonly from: number;
	readonly to: number;
	readonly body: BodyMention;
	/** Absent where the text names two and leaves open which. */
	readonly month?: number;
	readonly year?: number;
}

const name =
	'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec';
/** `marts 2023`, `maj og juni 2023`, `mar+jun.23`, `februar måned`; no month that a day stands before. */
const mention = new RegExp(
	`(?<!\\d\\.?\\s{0,2}|\\p{L}|-)(?<first>${name})(?!\\p{L})\\.?(?:\\s?(?<join>og|eller|\\+|&)\\s?(?<second>${name})(?!\\p{L})\\.?)?(?:\\s+måned)?(?:(?:\\s+|(?<=\\.))(?<year>\\d{4}|\\d{2}(?=$|[\\s,;.)]))(?![.,/-]?\\d|\\s?(?:mio|kr|pct|%|t\\.kr)))?(?!\\s?(?:-|–|/|til)\\s?(?:${name}))(?!\\p{L}|-)`,
	'giu',
);

const decided =
	'behandlede|drøftede|besluttede|godkendte|vedtog|tiltrådte|anbefalede|udsatte|bevilgede|afviste|forkastede|indstillede';
const small =
	'har|havde|blev|er|også|ligeledes|endvidere|derudover|efterfølgende|senest|tidligere|igen|enstemmigt|således|allerede|på|sit|et|ordinære|ekstraordinære';
/** `… besluttede |i november`, `… har senest drøftet |i april`, `… vedtog planen |i juni`. */
const decidedIn = new RegExp(
	`^(?:\\s(?:${small}))*\\s(?:${decided}|behandlet|drøftet|besluttet|godkendt|vedtaget|tiltrådt|anbefalet)(?:\\s(?:${small}))*(?:\\s\\p{L}{2,30}(?:en|et|erne|rne))?\\s[Ii]$`,
	'u',
);
/** `Økonomiudvalgets møde |i august`, `…s beslutning |fra maj`, `… på sit møde |i maj`. */
const meetingIn =
	/^(?:\s(?:har|på|sit|et|ordinære|ekstraordinære|seneste))*\s(?:møde|mødet|møder|beslutning|beslutninger|behandling|drøftelse|drøftelser|godkendelse|vedtagelse)\s(?:i|fra)$/u;
/** `… fik |i februar| forelagt`, `vil … |i juni| få forelagt`. */
const givenIn = /^(?:\s(?:har|fik|får|vil|skal|bliver|blev))*\sI?i$/u;
const givenAfter =
	/^(?:\s(?:få|fik|blive|blevet|fået))?\s(?:forelagt|præsenteret|orienteret|forelægges|behandle|drøfte|behandler|drøfter)(?!\p{L})/u;
/** `forelægges for |Børneudvalget| i`, `beslutning i |Byrådet| i`, `godkendt af |Byrådet| i`. */
const leadsTo =
	/(?:(?:forelægges|fremlægges|behandles|drøftes|præsenteres|forelagt|fremlagt|behandlet|drøftet|godkendt|vedtaget|besluttet|tiltrådt)(?:\s\p{L}{1,20}){0,3}?(?:\s(?:for|i|af|til))?|(?:sag|beslutning|behandling|drøftelse|godkendelse|vedtagelse|møde|mødet|møder)\s(?:for|i|af|til))\s$/iu;
const label = /(?:^|[\s(])(?:vedtaget|godkendt|behandlet|besluttet)\s(?:af|i)\s$/iu;

/** What stands before and after a month that is no meeting's: a span or a deadline. */
const excluded = /(?:fra|til|siden|inden|mellem|primo|medio|ultimo|perioden|pr\.?)\s$/iu;

/** The meetings a sentence names by their month. The bodies are those of the sentence, in order. */
export function findMonths(sentence: string, bodies: readonly BodyMention[]): MonthMention[] {
	if (bodies.length === 0) return [];
	const found: MonthMention[] = [];
	for (const match of sentence.matchAll(mention)) {
		const groups = match.groups!;
		const to = match.index + match[0].trimEnd().length;
		const year = groups['year'];
		for (const body of bodiesOf(sentence, match.index, to, bodies)) {
			const open = groups['join']?.toLowerCase() === 'eller';
			for (const printed of open ? [''] : [groups['first'], groups['second']]) {
				if (printed === undefined) continue;
				const month = monthNumber(printed.slice(0, 3));
				found.push({
					from: Math.min(body.from, match.index),
					to: Math.max(to, body.to),
					body,
					...(month === undefined ? {} : { month }),
					...(year === undefined
						? {}
						: { year: year.length === 2 ? 2000 + Number(year) : Number(year) }),
				});
			}
		}
	}
	return found;
}

/** The bodies whose meeting a month is: one, or several that a stroke joins (`ØU/KB oktober 2022`). */
function bodiesOf(
	sentence: string,
	from: number,
	to: number,
	bodies: readonly BodyMention[],
): BodyMention[] {
	const lead = sentence.slice(Math.max(0, from - 12), from);
	if (
		excluded.test(lead) &&
		!/beslutning(?:er)?\sfra\s$/iu.test(sentence.slice(Math.max(0, from - 20), from))
	)
		return [];
	const near = bodies.findLast((body) => body.to <= from);
	const after = sentence.slice(to, to + 60);
	if (near && from - near.to <= 80) {
		const between = sentence.slice(near.to, from).trimEnd();
		const start = sentence.slice(Math.max(0, near.from - 90), near.from);
		if (near.kind === 'initials' && between === '') {
			const all = [near, ...joined(sentence, near, bodies)];
			// `Emnesager/EBI august 2023` is a folder.
			return sentence[all.at(-1)!.from - 1] === '/' ? [] : all;
		}
		const named =
			decidedIn.test(between) ||
			meetingIn.test(between) ||
			(givenIn.test(between) && givenAfter.test(after)) ||
			(/^\s?i$/u.test(between) && leadsTo.test(start)) ||
			(/^\s?:$/u.test(between) && label.test(start));
		if (named) return [near];
	}
	const next = bodies.find((body) => body.from >= to);
	if (!next || next.from - to > 60 || !/(?:^|\s)i\s$/iu.test(lead)) return [];
	const between = sentence.slice(to, next.from);
	// `I maj vedtog |Byrådet`, `på mødet i maj besluttede |Byrådet`.
	if (new RegExp(`^\\s(?:${decided})\\s$`, 'u').test(between)) return [next];
	// `forelægges strategien i marts for |Økonomiudvalget`.
	return /^\sfor\s$/u.test(between) &&
		/(?:forelægges|fremlægges|præsenteres)\s/iu.test(sentence.slice(Math.max(0, from - 90), from))
		? [next]
		: [];
}

function joined(
	sentence: string,
	last: BodyMention,
	bodies: readonly BodyMention[],
): BodyMention[] {
	const before: BodyMention[] = [];
	let at = last.from;
	for (const body of bodies.toReversed()) {
		if (body.to > at) continue;
		if (sentence.slice(body.to, at).trim() !== '/') break;
		before.push(body);
		at = body.from;
	}
	return before;
}
