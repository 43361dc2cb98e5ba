/** Decisions under an item: whose, of which day, in which words. */
import { readDate } from '../../src/danish/date.ts';
import { committeeKey, looksLikeCommittee, splitPeriod } from './committees.ts';
import { Remembered } from './remembered.ts';
import type { Line } from './types.ts';
import { hasWords } from './sections.ts';
import { plainText } from './vocabulary.ts';

/** The heading of a decision, over one line or over a narrow column of several. */
export interface DecisionHeading {
	readonly committeeName?: string;
	readonly date?: string;
	/** How many of the lines belong to it. */
	readonly lines: number;
	/** Words of the decision that stand on the heading's last line. */
	readonly value: string;
	/** True where the date breaks off (`06-12-`) and its year stands elsewhere. */
	readonly torn?: string;
}

const day =
	/(?:(?:man|tirs|ons|tors|fre|lør|søn)dag\s+)?(?:(?:den|d\.)\s*)?(\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{1,2}[-./]\d{1,2}[-./]\d{2}(?!\d)|\d{1,2}\/\d{1,2}(?:\s?-\s?|\s)\d{4}|\d{1,2}\.?\s*\p{L}{3,9}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2})/iu;
const opening =
	/^(?:(?:endelig |tidligere )?(?:beslutning|afgørelse|behandling|vedtagelse|behandlet|protokol)(?:er)?(?:\s+(?:i|fra|for|af|truffet (?:i|af)|på møde i)|\s*[-–])?)\s+/iu;

/** The letters that openings begin with. */
const openingLetters: ReadonlySet<number> = new Set(
	[...'etbavp'].map((letter) => letter.charCodeAt(0)),
);
/** More characters than the longest opening has. */
const longestOpening = 80;

/** `Økonomiudvalget behandlede sagen i mødet den 3. maj 2021`, `Magistratens beslutning (Møde den 3. maj 2021)` */
const dealtWith =
	/^(\p{Lu}.{3,80}?)(?: (?:har )?behandle(?:de|t) (?:sagen|punktet)(?: (?:i|på|ved) møde(?:t)?)?|s beslutning,? \(?møde(?:t)?) (?:den|d\.) (.{6,30}?\d{4})\)?:?$/iu;

/** The beginning of a decision's own words: `Anbefales til Byrådet.` ends like a committee's name and is none. */
const decided =
	/^(?:anbefal|drøft|forelægges|genoptag|godkend|henvis|indstilles|overs?end|sendes|sendt|tiltr|udsat|udsæt|udsend|vedtag|videresend)\p{Ll}*|\.$/iu;

/** Reads words such as `Beslutning i Økonomiudvalget den 3. maj 2021:` or `Økonomiudvalget den 3. maj 2021`. */
function readDecisionWords(
	words: string,
): { committeeName?: string; date?: string; value: string; torn?: string } | undefined {
	if (words.length > 400) return undefined;
	// `13-05-2019 Magistraten`, as the history of a case sets it.
	const dated = /^(\d{1,2}[-./]\d{1,2}[-./]\d{4})[\s:,–-]+(\p{Lu}.{3,80}?):?$/u.exec(words);
	if (dated?.[1] && dated[2] && looksLikeCommittee(dated[2])) {
		const date = readDate(dated[1]);
		if (date) return { committeeName: splitPeriod(dated[2]).name, date, value: '' };
	}
	const dealt = dealtWith.exec(words);
	if (dealt?.[1] && dealt[2] && looksLikeCommittee(dealt[1])) {
		const date = readDate(dealt[2]);
		if (date) return { committeeName: splitPeriod(dealt[1]).name, date, value: '' };
	}
	const open = opening.exec(words);
	const rest = open ? words.slice(open[0].length) : words;
	const found = day.exec(rest);
	if (found) {
		let name = rest
			.slice(0, found.index)
			.trim()
			.replace(/(?:,|\bden|\bd\.|\bpå møde(?:t)?|\bmøde(?:t)?|[-–—:])\s*$/iu, '')
			.trim();
		name = name.replace(/(?:,|\s(?:den|d\.|på møde(?:t)?|møde(?:t)?))\s*$/iu, '').trim();
		name = name
			.replace(
				/s (?:beslutning|behandling|afgørelse|indstilling|anbefaling|vedtagelse)(?: (?:i|på|fra|ved)(?: møde(?:t)?)?| møde(?:t)?)?$/iu,
				'',
			)
			.replace(/^møde(?:t)? i /iu, '');
		const after = rest
			.slice(found.index + found[0].length)
			.replace(/^\s*(?:,?\s*kl\.? ?\d{1,2}[.:]\d{2})?/u, '');
		const date = readDate(found[0]);
		if (!date) return undefined;
		const value =
			/^\s*(?:,?\s*\(?(?:pkt\.?|punkt|sag)\s*(?:nr\.?\s*)?\d{1,4}(?:\.\d{1,2})?\)?)?\s*(?:[:.,–-]\s*)?(.*)$/isu
				.exec(after)?.[1]
				?.trim() ?? '';
		if (name === '') return open ? { date, value } : undefined;
		// `Kommunalbestyrelsens møde 26. marts 2007`
		if (!looksLikeCommittee(name)) name = name.replace(/s$/u, '');
		if (!looksLikeCommittee(name)) return undefined;
		if (!open && value !== '' && !/^[^:]{0,20}:/u.test(after)) return undefined;
		return { committeeName: splitPeriod(name).name, date, value };
	}
	const torn = /^(.*?)[\s,]*(?:den|d\.)?\s*(\d{1,2}[-./]\d{1,2}[-./])$/u.exec(rest);
	if (open && torn?.[1] && torn[2] && looksLikeCommittee(torn[1].replace(/\s(?:den|d\.)$/u, '')))
		return {
			committeeName: splitPeriod(torn[1].replace(/\s(?:den|d\.)$/u, '')).name,
			torn: torn[2],
			value: '',
		};
	const named = open ? rest.replace(/\s*:$/u, '') : '';
	if (open && !decided.test(named) && looksLikeCommittee(named))
		return { committeeName: splitPeriod(named).name, value: '' };
	return undefined;
}

const decisionWords = new Remembered(readDecisionWords);

/** Lines of a narrow column joined: a blank at a line's end is a blank, none is none, where the print keeps them. */
function joinColumn(lines: readonly Line[], keepsBlanks: boolean): string {
	return lines
		.map((line, index) => {
			const words = plainText(line.text);
			if (index === lines.length - 1) return words;
			return keepsBlanks
				? words + (line.trailing ? ' ' : '')
				: words.endsWith('-')
					? words
					: `${words} `;
		})
		.join('');
}

/**
 * The decision heading that begins at `index`, over at most six lines without a blank between; undefined where the
 * line begins none.
 */
export function decisionHeadingAt(
	lines: readonly Line[],
	index: number,
	keepsBlanks: boolean,
): DecisionHeading | undefined {
	const first = lines[index];
	if (!first || !hasWords(first)) return undefined;
	// A row of three cells, `Endelig vedtagelse | Byrådet | 26. juni`, is a plan's.
	if ((first.cells?.length ?? 0) > 2 || /\t[^\t]+\t/u.test(first.text)) return undefined;
	const plain = plainText(first.text);
	// A word in lower case at the start of a line goes on a sentence.
	if (!/^\P{L}*\p{Lu}/u.test(plain)) return undefined;
	const alone = plain.length <= 10 && /^(?:beslutning|afgørelse|behandling)$/iu.test(plain);
	const opens =
		openingLetters.has(plain.charCodeAt(0) | 32) &&
		opening.test(`${plain.slice(0, longestOpening)} `);
	if (!alone && !opens && !/\d/u.test(plain)) return undefined;
	let best: DecisionHeading | undefined;
	for (let count = 1; count <= 6; count += 1) {
		const last = lines[index + count - 1];
		if (!last || !hasWords(last)) break;
		if (count > 1 && !opens && !alone) break;
		const words = joinColumn(lines.slice(index, index + count), keepsBlanks);
		const read = decisionWords.of(words);
		if (!read) continue;
		if (read.date && (count === 1 || read.value === '')) return { ...read, lines: count };
		if (read.date) break;
		best = { ...read, lines: count };
	}
	return best;
}

/** The year of a torn date further down: a line that holds nothing but a year. */
export function tornYear(lines: readonly Line[]): Line | undefined {
	return lines.find((line) => hasWords(line) && /^(?:19|20)\d{2}$/u.test(line.text.trim()));
}

/** True where two committee names are the same, or one of them is unknown. */
export function isOwn(name: string | undefined, own: string | undefined): boolean {
	if (name === undefined || own === undefined) return true;
	const key = committeeKey(name);
	const whole = committeeKey(own);
	// `Lokaludvalgets beslutning` of the `Vesterbakken Lokaludvalg`.
	const stem = key.replace(/(?:et|en)$/u, '');
	return (
		key === whole ||
		(stem.length >= 5 &&
			whole.endsWith(stem) &&
			/^\p{L}*(?:udvalg|råd|raad|nævn|naevn)$/u.test(stem))
	);
}
