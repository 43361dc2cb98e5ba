/** The printed list of contents: which lines it holds and which items it promises. */
import { readDate } from '../../src/danish/date.ts';
import { looksLikeCommittee } from './committees.ts';
import { hasSingleBlanks, singleBlanks } from './markup.ts';
import { titleKey } from './title.ts';
import type { Line } from './types.ts';
import { readLabel } from './vocabulary.ts';

/** One line of the list of contents. */
export interface ContentsEntry {
	/** As printed; absent where the list numbers nothing. */
	readonly number?: string;
	readonly title: string;
	/** Title as it is compared with the body. */
	readonly key: string;
	/** Indexes of its first and last line. */
	readonly index: number;
	readonly to: number;
}

export interface ContentsList {
	readonly entries: readonly ContentsEntry[];
	/** Indexes of the lines of the list, its own heading included. */
	readonly lines: ReadonlySet<number>;
}

const heading =
	/^(?:indholdsfortegnelse|indhold|dagsorden(?:en)?|dagsordenspunkter|punkter på dagsordenen|dagsordensoversigt|sagsliste|sagsoversigt|punktoversigt|oversigt over (?:punkter|sager|dagsorden)|emneoversigt|emner|punkter|åbne punkter|liste over punkter)(?:\s+side)?\s*:?$/iu;
const pageNumber =
	/(?:\s*\.{3,}\s*|\s*…+\s*|\t\s*|\s{2,}|(?:\s*\.\s){3,})(?:s(?:ide|\.)\s*)?(\d{1,4})\s*$/u;
const leadingNumber =
	/^(?:(?:punkt|pkt\.?|sag|dagsordenspunkt|ad|nr\.?)(?:\s*nr\.?)?\s*)?(\d{1,3}\/20\d{2}(?!\d)|(?:[TLÅS]\s?)?\d{1,4}(?:\.\d{1,2})?[a-z]?|[A-ZÆØÅ](?=[.)]))(?:\s*[.:)–—-](?!\d))?\s+(?=\S)/iu;
const leadingMark =
	/^(?:[([][^()[\]]{2,24}[)\]]\s*[-–:.]?|(?:[Åå]bent punkt|[Ll]ukket punkt|[Åå]ben sag|[Ll]ukket sag|[Åå]bent?|ÅBENT?|[Ll]ukket|LUKKET)(?:\s*[-–:.|]|\s+(?=\p{Lu})))\s*/u;

/** True for words that can begin with a mark of access: a bracket, an f, an l, or what is no ASCII letter. */
function mayBeMark(words: string): boolean {
	const code = words.charCodeAt(0);
	return code > 127 || code === 40 || code === 91 || (code | 32) === 102 || (code | 32) === 108;
}

/** A line of a contents list, or of a body heading, taken apart. */
function readEntry(text: string, index: number, to = index): ContentsEntry {
	let words = text.includes('..') ? text.replace(/^(\s*\d{1,4})\.{2,}\s*/u, '$1. ') : text;
	// Both end in the number of a page.
	if (/\d$/u.test(words.trimEnd()))
		words = words.replace(/\s{3,}\d{1,2}(?:, ?\d{1,2})+$/u, '').replace(pageNumber, '');
	if (!hasSingleBlanks(words))
		words = singleBlanks(words.replace(/^\s*(\d{1,4}\.?)\s+(åben|lukket)\s{2,}/iu, '$1 $2 - '));
	words = words.trim();
	if (mayBeMark(words))
		words = words.replace(
			/^(?:åben|åbent|lukket|fortroligt?) (?:punkt |sag )?(?=\d{1,4}[.:)]?\s)/iu,
			'',
		);
	const number = leadingNumber.exec(words);
	if (number) words = words.slice(number[0].length);
	if (mayBeMark(words)) words = words.replace(leadingMark, '');
	return {
		...(number?.[1] ? { number: number[1] } : {}),
		title: words,
		key: titleKey(words),
		index,
		to,
	};
}

/** What a heading of the body shares with its entry in the list: its title without number and marks. */
export function entryKey(words: string): string {
	return readEntry(words, 0).key;
}

/**
 * Finds the list of contents near the head of a document: lines that end in a page number, or lines whose titles
 * come again further down in the same order.
 */
export function findContents(lines: readonly Line[], plain: readonly string[]): ContentsList {
	const firstLabel = plain.findIndex((text, index) => {
		const kind = readLabel(text)?.kind;
		return (
			index > 0 &&
			!documentName.test(text) &&
			(kind === 'section' ||
				kind === 'recommendation' ||
				kind === 'decision' ||
				kind === 'case-number') &&
			!pageNumber.test((lines[index]?.text ?? '').slice(0, 500))
		);
	});
	const limit = Math.min(firstLabel < 0 ? lines.length : firstLabel, 3000);
	const later = laterTitles(plain);
	const entries: ContentsEntry[] = [];
	let lastTarget = -1;
	let last = -1;
	let blockStart = -1;
	let paged = false;
	for (let index = 0; index < limit; index += 1) {
		const text = plain[index] ?? '';
		if (text === '') {
			blockStart = -1;
			continue;
		}
		if (lastTarget >= 0 && entries[0] && index >= firstTarget(later, entries[0], last)) break;
		const raw = (lines[index]?.text ?? '').slice(0, 500);
		if (isHeadLine(text) && !namesDay(text, raw) && !beginsLikeLabel(text, raw)) {
			blockStart = -1;
			continue;
		}
		if (blockStart < 0) blockStart = index;
		const joined = index - blockStart > 3 ? '' : plain.slice(blockStart, index).join(' ');
		if (pageNumber.test(raw.trimEnd()) && /\p{L}{3}/u.test(raw)) {
			const open = entries.at(-1);
			const hangs = open !== undefined && lines[index]!.indent >= lines[open.index]!.indent + 3;
			if (
				open?.number !== undefined &&
				last === index - 1 &&
				!paged &&
				(hangs || !leadingNumber.test(text))
			) {
				entries[entries.length - 1] = readEntry(
					`${open.number}. ${open.title} ${raw}`,
					open.index,
					index,
				);
				last = index;
				paged = true;
				continue;
			}
			paged = true;
			const own = leadingNumber.test(text);
			const start = own ? index : entries.length > 0 && blockStart <= last ? last + 1 : blockStart;
			const whole = `${plain.slice(start, index).join(' ')} ${raw}`;
			entries.push(readEntry(whole, start, index));
			last = index;
			lastTarget = Math.max(lastTarget, 0);
			continue;
		}
		const open = entries.at(-1);
		if (open?.number !== undefined && last === index - 1 && !leadingNumber.test(text)) {
			const longer = [text, text.replace(/\s\d{1,3}$/u, '')]
				.map((words) => readEntry(`${open.number}. ${open.title} ${words}`, open.index, index))
				.find((entry) => (later.get(entry.key) ?? []).some((at) => at > index));
			if (longer) {
				entries[entries.length - 1] = longer;
				last = index;
				continue;
			}
		}
		const next = plain[index + 1] ?? '';
		const over = leadingNumber.test(text) && next !== '' && !leadingNumber.test(next);
		const readings = [text, text.replace(/\s\d{1,3}$/u, ''), `${joined} ${text}`];
		if (over) readings.push(`${text} ${next}`);
		for (const [way, words] of readings.entries()) {
			const entry = readEntry(words, index, way === 3 ? index + 1 : index);
			const isHead = entry.number === undefined ? isHeadLine(entry.title) : isBareHead(entry.title);
			if (!/\p{L}{4}|^evt\.?$/iu.test(entry.title) || isHead || isHeadLine(words)) continue;
			const target = (later.get(entry.key) ?? []).find((at) => at > index && at > lastTarget);
			if (target === undefined) continue;
			entries.push(entry);
			paged = false;
			last = entry.to;
			lastTarget = target;
			index = entry.to;
			break;
		}
	}
	const first = entries[0];
	if (!first) return { entries: [], lines: new Set() };
	const label = headingAbove(plain, first.index);
	if (entries.length < 2 && (label === undefined || !paged))
		return { entries: [], lines: new Set() };
	const listed = new Set<number>(label === undefined ? [] : [label]);
	for (const entry of entries) for (let at = entry.index; at <= entry.to; at += 1) listed.add(at);
	for (let at = label ?? first.index; at < last; at += 1)
		if (columnHead.test(plain[at] ?? '') || groupHead.test(plain[at] ?? '')) listed.add(at);
	return { entries, lines: listed };
}

/** Names of a whole document that are labels of a decision too. */
const documentName = /^(?:referat|protokol|beslutningsprotokol|beslutningsreferat|indhold)$/iu;

const columnHead =
	/^(?:(?:side|sidenr\.?|pkt\.?|punkt|tekst|emne|nr\.?|sag|titel|dagsordenspunkt|indhold|sagsnr\.?)\s*){1,5}:?$/iu;
const groupHead =
	/^(?:åbne|lukkede|fortrolige|offentlige|åben|lukket)\s+(?:punkter|sager|dagsorden|dagsordenspunkter)\s*:?$/iu;

/** The heading of the list: on one of the last lines above its first entry. */
function headingAbove(plain: readonly string[], first: number): number | undefined {
	let seen = 0;
	for (let at = first - 1; at >= 0 && seen < 5; at -= 1) {
		const text = plain[at] ?? '';
		if (text === '') continue;
		seen += 1;
		if (heading.test(text)) return at;
	}
	return undefined;
}

/** True for a label with or without its value; `Lukket: Salg` is a title with its mark. */
function isFieldLine(words: string): boolean {
	const label = readLabel(words);
	return label !== undefined && (label.value === '' || label.kind !== 'access');
}

/** `Orientering: Sager fra 2016.....7`: an entry with its page, that begins with what is a label elsewhere. */
function beginsLikeLabel(words: string, raw: string): boolean {
	return (
		leadsToPage.test(raw) && /^\p{L}+: \p{Lu}/u.test(words) && readLabel(words)?.kind === 'section'
	);
}

/** Words that say more than when a meeting was. */
const telling =
	/(?<!\p{L})(?!\p{L}+dag(?!\p{L})|møde|referat|dagsorden|protokol|januar|februar|marts|april|juni|juli|august|september|oktober|november|december)\p{L}{4,}/giu;
const leadsToPage = /(?:\.{3,}|\t)\s*\d{1,4}\s*$/u;

/** True for lines that documents repeat and that are no titles of items: a committee, a day. */
function isHeadLine(words: string): boolean {
	return (
		heading.test(words) ||
		isFieldLine(words) ||
		looksLikeCommittee(words) ||
		(readDate(words) !== undefined && words.length < 90)
	);
}

/** True for an entry with its page that tells of a day among other things: `Svar på henvendelse af 05.02.2020.....8`. */
function namesDay(words: string, raw: string): boolean {
	return (
		leadsToPage.test(raw) &&
		(words.match(telling) ?? []).length > 1 &&
		!isFieldLine(words) &&
		!looksLikeCommittee(words)
	);
}

/** The same of a title with a number of its own: `3. Høring: Støjplan` is one although `Høring` is a label. */
function isBareHead(words: string): boolean {
	return heading.test(words) || readLabel(words)?.value === '' || looksLikeCommittee(words);
}

/** Where every title of the document stands, by its key; headings over two lines are found too. */
function laterTitles(plain: readonly string[]): Map<string, number[]> {
	const places = new Map<string, number[]>();
	const add = (words: string, index: number): void => {
		if (words.length > 300) return;
		const { key } = readEntry(words, index);
		if (key.length < 4) return;
		const known = places.get(key);
		if (known) {
			if (known.at(-1) !== index && known.length < 50) known.push(index);
		} else places.set(key, [index]);
	};
	plain.forEach((text, index) => {
		if (text === '') return;
		add(text, index);
		const next = plain[index + 1] ?? '';
		if (next !== '') add(`${text} ${next}`, index);
	});
	return places;
}

/** The first place below the list where its first entry stands again. */
function firstTarget(
	later: ReadonlyMap<string, number[]>,
	entry: ContentsEntry,
	last: number,
): number {
	return (later.get(entry.key) ?? []).find((at) => at > last && at > entry.index) ?? Infinity;
}

/** Finds entries of a list of contents by their titles, whole or by their beginnings. */
export class ContentsIndex {
	readonly #byKey = new Map<string, ContentsEntry>();
	readonly #byStart = new Map<string, ContentsEntry[]>();

	constructor(entries: readonly ContentsEntry[]) {
		for (const entry of entries) {
			if (!this.#byKey.has(entry.key)) this.#byKey.set(entry.key, entry);
			const list = this.#byStart.get(entry.key.slice(0, 12));
			if (list) list.push(entry);
			else this.#byStart.set(entry.key.slice(0, 12), [entry]);
		}
	}

	/** True where a title stands in the list as it is. */
	has(key: string): boolean {
		return this.#byKey.has(key);
	}

	/** True where a longer title of the list begins so. */
	beginsWith(key: string): boolean {
		return this.#near(key).some((entry) => entry.key.startsWith(key));
	}

	/** The entry with this title, or with one that begins with it or that it begins with. */
	find(key: string): ContentsEntry | undefined {
		return (
			this.#byKey.get(key) ??
			(key.length > 12
				? this.#near(key).find((entry) => entry.key.startsWith(key) || key.startsWith(entry.key))
				: undefined)
		);
	}

	#near(key: string): readonly ContentsEntry[] {
		return (this.#byStart.get(key.slice(0, 12)) ?? []).slice(0, 50);
	}
}
