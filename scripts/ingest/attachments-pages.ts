/** Pages of the text behind the agenda: where one may begin, and how much it looks like the first page of a document. */
import { readStamps, type Stamp } from './attachments-stamps.ts';
import { titleKey, titleWords, wordWeight, wordLikeness, WordIndex } from './attachments-titles.ts';
import type { DeclaredAttachment } from './attachments.ts';
import type { Line } from './types.ts';

/** A page, or the passage between two places where a document may begin. */
export interface Page {
	/** Index of its first line in the passage. */
	readonly from: number;
	/** Index after its last line. */
	readonly to: number;
	/** Logarithm of how much more its top looks like the start of a document than like a page that carries on. */
	readonly start: number;
	/** The stamp at its foot. */
	readonly stamp?: Stamp;
	/** Words of its first lines and, lighter, of the rest. */
	readonly words: WordIndex;
	/** What may be its title: its first lines, alone and with the next, and lines at its foot. */
	readonly titles: readonly (readonly string[])[];
	/** Kind of document its top names, `notat`. */
	readonly documentKind?: string;
	/** Its number, where its first line is `Bilag 2`. */
	readonly number?: number;
	/** Days it mentions. */
	readonly dates: ReadonlySet<string>;
	/** Whole lines that are headings of an agenda's item. */
	readonly labels: number;
	/** True where the line above closes an item: who was absent, or a decision of a word or two. */
	readonly afterClose: boolean;
}

/** Headings of an item that stand alone on a line. */
const itemLabel =
	/^\s*(?:sagsfremstilling|resumé|sagsresumé|indstilling|beslutning|beslutninger|bilag|bilagsfortegnelse|bilagsoversigt|baggrund|økonomi|økonomiske konsekvenser|punkttype|fraværende|afbud|sagsbeskrivelse|kompetence|beslutningskompetence|retsgrundlag|høring|tidligere beslutninger|videre forløb|supplerende oplysninger|inddragelse|historik)\s*:?\s*$/iu;
/** What follows an agenda's last item and is no attachment: signatures. */
const signatures =
	/^\s*(?:signeret af|underskrift(?:er|sside|sblad)?|underskrevet|godkendt af|protokollen (?:er )?(?:godkendt|underskrevet)|mødet (?:hævet|sluttede?|slut))(?![\p{L}])/iu;
/** A line that closes an item of minutes. */
const closing =
	/^\s*(?:fraværende|afbud|ej til stede|mødet (?:hævet|sluttede?|slut)|intet|ingen|-|\.|(?:til|taget til) (?:efterretning|orientering)|godkendt|tiltrådt|drøftet)(?![\p{L}])/iu;
const lonePageFoot = /^\s*side\s*\d{1,4}\s*(?:af|\/)\s*\d{1,4}\s*$/iu;

const documentKind =
	/^\s*(?:n ?o ?t ?a ?t|memo|referat|beslutningsreferat|rapport|protokol(?:udskrift|udskrivning)?|høringssvar|høringsnotat|redegørelse|faktaark|fakta|forord|handleplan|handlingsplan|strategi|vedtægt(?:er)?|ansøgning|aftale|samarbejdsaftale|kommissorium|tidsplan|årsplan|årsberetning|årsrapport|vejledning|tilsynsrapport|brev|budgetnotat|pressemeddelelse|dagsorden)(?=[\s:.,–-]|$)/iu;
const letterheadKey =
	/^\s*(?:dato|den|journal ?nr|j\.? ?nr|sags ?nr|sagsnummer|sags ?id|sagsbehandler|skrevet af|udarbejdet af|kontaktperson|ref|til|fra|kopi til|cc|emne|vedr|vedrørende|att|dok\.? ?nr|acadre|e-?mail|tlf|telefon|forfatter|version)\s*\.{0,12}\s*(?:\.?\s*:|\.\s)/iu;
const organisation =
	/^\s*(?:[\p{Lu}][\p{L}-]+(?: [\p{Lu}\d][\p{L}-]*){0,3} (?:kommune|Kommune|KOMMUNE|region|Region|REGION)|(?:Center|CENTER|Afdeling(?:en)?|Forvaltning(?:en)?|Sekretariat(?:et)?|Stab(?:en)?|Direktion(?:en)?|KKR|KL|Region)(?: (?:[\p{Lu}][\p{L},-]*|og|for|i|&)){0,7})\s*$/u;
const loneDate =
	/^\s*(?:den )?\d{1,2}\.? ?(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december) \d{4}\s*$|^\s*\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\s*$/iu;

/** True where a line is a heading that items carry, alone on the line. */
export function isItemLabel(text: string): boolean {
	return text.length <= 60 && itemLabel.test(text);
}

/** True where the signatures of the minutes begin. */
export function isSignatureLabel(text: string): boolean {
	return text.length <= 120 && signatures.test(text);
}

function isFoot(line: Line): boolean {
	return line.furniture === 'page-foot' || (line.text.length < 40 && lonePageFoot.test(line.text));
}

/**
 * Indexes at which pages begin, by the marks a print leaves: form feeds, the blank a form feed became, page feet. The
 * blank stands right below the last line of the page before; below an empty line it counts where that is rare,
 * or where a title
 * follows it.
 */
export function pageStarts(
	lines: readonly Line[],
	stamps: readonly Stamp[],
	declared: readonly DeclaredAttachment[],
): number[] {
	const known = lines.flatMap((line, index) => (line.pageStart && index > 0 ? [index] : []));
	if (known.length > 0) return known.map((index) => firstText(lines, index));
	const starts = new Set<number>();
	const loose: number[] = [];
	for (const [index, line] of lines.entries()) {
		if (index === 0 || line.blank !== 'no' || line.furniture !== undefined) continue;
		const above = lines[index - 1]!;
		const soft = line.indent === 1 || (line.indent === 2 && above.indent === 0);
		if (!soft || /^\s*[-–•*\uf0b7]/u.test(line.text)) continue;
		if (above.blank === 'no') starts.add(index);
		else if (line.indent === 1) loose.push(index);
	}
	const titleOf = titleTest(declared);
	const all = loose.length > starts.size;
	const senders = declared.map(({ title }) => titleWords(title));
	for (const index of loose) {
		const { text } = lines[index]!;
		if (all || titleOf(text) >= 0 || namesSender(text, senders)) starts.add(index);
	}
	for (const stamp of stamps) {
		const next = firstText(lines, stamp.to + 1);
		if (next < lines.length) starts.add(next);
	}
	for (const [index, line] of lines.entries()) {
		if (!isFoot(line)) continue;
		const next = firstText(lines, index + 1);
		if (next < lines.length) starts.add(next);
	}
	return [...starts].sort((a, b) => a - b);
}

/** True for a short line of nothing but words of one declared title, two telling ones at least: who wrote the letter. */
function namesSender(text: string, titles: readonly (readonly string[])[]): boolean {
	if (text.length > 60 || !/^\s\p{Lu}/u.test(text) || /[.:;,]\s*$/u.test(text)) return false;
	const words = titleWords(text);
	const telling = words.filter((word) => wordWeight(word) === 1);
	return telling.length >= 2 && titles.some((title) => words.every((word) => title.includes(word)));
}

/** Index of the first line from `index` that is neither blank nor furniture. */
export function firstText(lines: readonly Line[], index: number): number {
	let at = index;
	while (at < lines.length && (lines[at]!.blank !== 'no' || lines[at]!.furniture !== undefined))
		at += 1;
	return at;
}

/** Tells which declared title or file name a line is, give or take a word: its index, or -1. */
function titleTest(declared: readonly DeclaredAttachment[]): (text: string) => number {
	const keys = new Map<string, number>();
	for (const [index, one] of declared.entries()) {
		for (const key of [titleKey(one.title), titleKey(one.fileName ?? '')]) {
			if (key.length > 3 && !keys.has(key)) keys.set(key, index);
		}
	}
	const titles = declared.map((one) =>
		titleWords(one.title).filter((word) => wordWeight(word) >= 0.5),
	);
	const mark =
		/^[\s#*]*(?:(?:bilag|appendix|appendiks)\s*(?:nr\.?\s*)?[\dA-Z]{1,3}\s*(?:[-–:.]\s*)?|\d{1,2}[.)]\s+)?/iu;
	return (text) => {
		if (text.length > 200) return -1;
		const bare = text.replace(mark, '').replaceAll('*', '');
		const known = keys.get(titleKey(bare));
		if (known !== undefined) return known;
		const words = titleWords(bare);
		if (words.length === 0 || words.length > 25) return -1;
		return titles.findIndex(
			(title) => title.length > 0 && covers(title, words) >= 0.75 && covers(words, title) >= 0.6,
		);
	};
}

/** Indexes at which a document may begin in a print without pages: its title after a blank line. */
export function titleStarts(
	lines: readonly Line[],
	declared: readonly DeclaredAttachment[],
): number[] {
	const titleOf = titleTest(declared);
	const found = lines.flatMap((line, index) => {
		if (line.blank !== 'no' || line.cells) return [];
		if (index > 0 && lines[index - 1]!.blank === 'no') return [];
		const title = titleOf(line.text);
		return title < 0 ? [] : [{ index, title }];
	});
	// Titles one below the other, with nothing between them, are a list of attachments and not their texts; the
	// same title once more is the document's own.
	return found.flatMap(({ index, title }, place) => {
		const next = found[place + 1];
		const before = found[place - 1];
		const below = next !== undefined && firstText(lines, index + 1) === next.index;
		const above = before !== undefined && firstText(lines, before.index + 1) === index;
		if (above) return [];
		return below && next.title !== title ? [] : [index];
	});
}

/** How much of `words` stands in `others`, 0–1, by weight. */
export function covers(words: readonly string[], others: readonly string[]): number {
	let sum = 0;
	let all = 0;
	for (const word of words) {
		const weight = wordWeight(word);
		all += weight;
		let best = others.includes(word) ? 1 : 0;
		if (best === 0) for (const other of others) best = Math.max(best, wordLikeness(word, other));
		sum += weight * best;
	}
	return all === 0 ? 0 : sum / all;
}

interface Look {
	/** Length of long lines: the width of the text. */
	readonly width: number;
	/** Share of text lines with an empty line below. */
	readonly spaced: number;
	/** Share of text lines that end in a blank. */
	readonly trailing: number;
	readonly count: number;
}

function look(lines: readonly Line[]): Look {
	const lengths: number[] = [];
	let spaced = 0;
	let trailing = 0;
	for (const [index, line] of lines.entries()) {
		if (line.blank !== 'no') continue;
		lengths.push(line.text.trimEnd().length);
		if (lines[index + 1]?.blank === 'empty') spaced += 1;
		if (line.trailing) trailing += 1;
	}
	lengths.sort((a, b) => a - b);
	const count = lengths.length;
	return {
		width: lengths[Math.floor(count * 0.85)] ?? 0,
		spaced: count === 0 ? 0 : spaced / count,
		trailing: count === 0 ? 0 : trailing / count,
		count,
	};
}

/** How much a change of line spacing, of width and of line ends between two pages speaks for a new document. */
function changeOfLook(before: Look, after: Look): number {
	if (before.count < 6 || after.count < 6) return 0;
	let score = 0;
	const spaced = Math.abs(before.spaced - after.spaced);
	score += spaced > 0.5 ? 0.9 : spaced > 0.3 ? 0.4 : -0.3;
	const trailing = Math.abs(before.trailing - after.trailing);
	score += trailing > 0.6 ? 0.7 : 0;
	const width = Math.abs(before.width - after.width) / Math.max(1, before.width, after.width);
	score += width > 0.2 ? 0.4 : width > 0.08 ? 0.1 : -0.4;
	return score;
}

function cohesion(
	before: ReadonlyMap<string, number>,
	after: ReadonlyMap<string, number>,
	rarity: (word: string) => number,
): number {
	let dot = 0;
	let a = 0;
	let b = 0;
	for (const [word, count] of before) {
		const weight = Math.sqrt(count) * rarity(word);
		a += weight * weight;
		const other = after.get(word);
		if (other !== undefined) dot += weight * Math.sqrt(other) * rarity(word);
	}
	for (const [word, count] of after) {
		const weight = Math.sqrt(count) * rarity(word);
		b += weight * weight;
	}
	return a === 0 || b === 0 ? 0 : dot / Math.sqrt(a * b);
}

const months =
	'januar februar marts april maj juni juli august september oktober november december'.split(' ');
const day =
	/(?<!\d)(\d{1,2})(?:\.\s*|\s+)(januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)(?:\s+(\d{4}))?|(?<![\d.-])(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?!\d)/giu;

/** The days a text mentions, `29/4/2015` or, without a year, `29/4`. */
export function daysIn(text: string): string[] {
	if (!/\d/u.test(text)) return [];
	return [...text.slice(0, 20_000).matchAll(day)].map((found) => {
		const month =
			found[2] === undefined ? Number(found[5]) : months.indexOf(found[2].toLowerCase()) + 1;
		const year = found[3] ?? found[6];
		return `${Number(found[1] ?? found[4])}/${month}${year === undefined ? '' : `/${year}`}`;
	});
}

/** Lines of a page's top that are looked at. */
const topLines = 16;

/** The pages of a passage from their first lines on; what stands before the first is page 0. */
export function toPages(lines: readonly Line[], starts: readonly number[]): Page[] {
	const bounds = [0, ...starts.filter((start) => start > 0 && start < lines.length), lines.length];
	const stamps = readStamps(lines);
	const parts = bounds.slice(0, -1).map((from, index) => ({ from, to: bounds[index + 1]! }));
	const bags = parts.map(({ from, to }) => {
		const bag = new Map<string, number>();
		for (const line of lines.slice(from, to)) {
			if (line.blank !== 'no' || line.text.length > 5000) continue;
			for (const word of titleWords(line.text)) bag.set(word, (bag.get(word) ?? 0) + 1);
		}
		return bag;
	});
	const pagesWith = new Map<string, number>();
	for (const bag of bags)
		for (const word of bag.keys()) pagesWith.set(word, (pagesWith.get(word) ?? 0) + 1);
	const rarities = new Map<string, number>();
	for (const [word, count] of pagesWith) rarities.set(word, Math.log((parts.length + 1) / count));
	const rarity = (word: string): number => rarities.get(word)!;
	const tops = parts.map(({ from, to }) =>
		lines
			.slice(from, Math.min(to, from + 80))
			.filter((line) => line.blank === 'no' && line.furniture === undefined)
			.slice(0, topLines),
	);
	const heads = new Map<string, number>();
	for (const top of tops) {
		const head = titleKey(top[0]?.text ?? '');
		heads.set(head, (heads.get(head) ?? 0) + 1);
	}
	const seen = new Set<string>();
	const looks = parts.map(({ from, to }) => look(lines.slice(from, to)));
	return parts.map(({ from, to }, index) => {
		const top = tops[index]!;
		const words = new WordIndex();
		for (const [word] of bags[index]!) words.add(word, 0.35);
		for (const [place, line] of top.entries()) {
			if (line.text.length > 1000) continue;
			const weight = place < 5 ? 1 : place < 9 ? 0.85 : 0.65;
			const share = isProse(line, top[place + 1], looks[index]!) ? 0.65 : 1;
			for (const word of titleWords(line.text)) words.add(word, weight * share);
		}
		// Titles in boxes are often read last.
		for (const line of lastLines(lines, from, to)) {
			if (line.text.length > 120) continue;
			for (const word of titleWords(line.text)) words.add(word, 0.7);
		}
		for (let at = from; at < to; at += 1) {
			const line = lines[at]!;
			const alone = lines[at - 1]?.blank !== 'no' && lines[at + 1]?.blank !== 'no';
			if (line.blank !== 'no' || !alone || line.text.length > 50) continue;
			for (const word of titleWords(line.text)) words.add(word, 0.55);
		}
		const above = lastText(lines, from);
		const head = titleKey(top[0]?.text ?? '');
		let start =
			topLikeness(top) + (above === undefined ? 0 : carriesOn(above, top[0], looks[index - 1]!));
		if (index > 0) {
			start += changeOfLook(looks[index - 1]!, looks[index]!);
			const alike = cohesion(bags[index - 1]!, bags[index]!, rarity);
			// Words of few lines say little.
			const certainty = Math.min(1, Math.max(0, bags[index]!.size - 8) / 40);
			start += certainty * Math.max(-2.2, Math.min(1.2, 1.2 - 14 * alike));
		}
		if (
			seen.has(head) &&
			!documentKind.test(top[0]?.text ?? '') &&
			!organisation.test(top[0]?.text ?? '')
		)
			start -= 2;
		seen.add(head);
		const stamp = stamps.find((one) => one.from >= from && one.to < to);
		if (stamp?.page === 1) start += 4;
		// Pages of nothing but pictures vanish, so the first that is left may be a later one.
		if (stamp?.page !== undefined && stamp.page > 1) start -= Math.min(4, stamp.page - 1);
		const texts = lines.slice(from, to);
		return {
			from,
			to,
			start,
			...(stamp ? { stamp } : {}),
			words,
			titles: titlesOf(top),
			...kindOf(top),
			...numberOf(top[0]?.text ?? ''),
			dates: new Set(texts.flatMap((line) => (line.blank === 'no' ? daysIn(line.text) : []))),
			labels: texts.filter((line) => isItemLabel(line.text)).length,
			afterClose: above !== undefined && above.text.length < 200 && closing.test(above.text),
		};
	});
}

function numberOf(first: string): { number?: number } {
	const found = /^\s*(?:bilag|appendi[xk]s?)\s*(?:nr\.?\s*)?(\d{1,2})(?!\d)/iu.exec(first);
	return found ? { number: Number(found[1]) } : {};
}

/** The kind of document that one of the first lines names and nothing else. */
function kindOf(top: readonly Line[]): { documentKind?: string } {
	for (const { text } of top) {
		const bare = text.trim();
		if (bare.length > 40 || !documentKind.test(bare)) continue;
		const spaced = /^(?:\p{L} ){3,}\p{L}$/u.test(bare);
		const word = (spaced ? bare.replaceAll(' ', '') : bare)
			.toLowerCase()
			.replace(/[^\p{L}].*$/u, '');
		return { documentKind: word };
	}
	return {};
}

/** True for a line of running text: it fills the page's width, or a sentence goes on below. */
function isProse(line: Line, below: Line | undefined, { width }: Look): boolean {
	const text = line.text.trim();
	if (/^\p{Ll}/u.test(text)) return true;
	if (text.length > 100 || (/[.;]$/u.test(text) && text.length > 40)) return true;
	return text.length > width * 0.8 && text.length > 50 && /^\s*\p{Ll}/u.test(below?.text ?? '');
}

function titlesOf(top: readonly Line[]): (readonly string[])[] {
	const texts = top.slice(0, 7).map((line) => (line.text.length > 200 ? '' : line.text));
	return texts
		.flatMap((text, place) => [text, `${text} ${texts[place + 1] ?? ''}`])
		.map(titleWords)
		.filter((words) => words.length > 0 && words.length <= 25);
}

function lastLines(lines: readonly Line[], from: number, to: number): Line[] {
	const found: Line[] = [];
	for (let index = to - 1; index >= from && found.length < 6; index -= 1) {
		const line = lines[index]!;
		if (line.blank === 'no' && line.furniture === undefined) found.push(line);
	}
	return found;
}

function lastText(lines: readonly Line[], before: number): Line | undefined {
	for (let index = before - 1; index >= 0; index -= 1) {
		const line = lines[index]!;
		if (line.blank === 'no' && line.furniture === undefined) return line;
	}
	return undefined;
}

/** How much the first lines look like a document's first: letterhead, kind of document, title rather than running text. */
function topLikeness(top: readonly Line[]): number {
	let score = 0;
	let keys = 0;
	let kind = false;
	let sender = false;
	for (const [place, { text }] of top.entries()) {
		if (place > 9 || text.length > 200) continue;
		if (!kind && place < 7 && documentKind.test(text) && text.trim().length < 90) {
			kind = true;
			score += place < 2 ? 1.5 : 1;
		}
		if (!sender && place < 4 && organisation.test(text)) {
			sender = true;
			score += 1.8;
		}
		if (place < 10 && (letterheadKey.test(text) || loneDate.test(text))) keys += 1;
	}
	score += Math.min(keys, 3) * 0.7;
	const first = top[0]?.text.trim() ?? '';
	const second = top[1]?.text.trim() ?? '';
	if (/^\p{Ll}/u.test(first)) return Math.min(score, 0) - 4;
	if (/^[-–•*\uf0b7o] /u.test(first)) return score - 1.5;
	if (/^[\d.,%\s-]+$/u.test(first)) score -= 0.8;
	if (isItemLabel(first)) return -2.5;
	if (/^(?:bilag|appendi[xk]s?)(?!\p{L})/iu.test(first)) score -= 0.4;
	// An extract of minutes: a title, then the first heading of an item.
	if (top.slice(1, 5).some(({ text }) => isItemLabel(text))) score += 1.2;
	// A title of one or two lines stands by itself; running text fills its lines.
	const numbers = top.map((line) => line.number);
	const aloneAfter = (place: number): boolean =>
		numbers[place + 1] === undefined || numbers[place + 1]! > numbers[place]! + 1;
	const short = first.length <= 85 && !/[.;]$/u.test(first);
	const wrapped =
		short && !aloneAfter(0) && /^\p{Ll}/u.test(second) && second.length < first.length;
	if (wrapped && aloneAfter(1) && !/[.;]$/u.test(second)) score += 0.5;
	else if (short && /^\p{Ll}/u.test(second) && !aloneAfter(0)) score -= 1.2;
	else if (short && !/,$/u.test(first)) score += 0.4;
	else if (!short && /^\p{Ll}/u.test(second)) score -= 1;
	return score;
}

/** How much the line above speaks against a new document: a sentence or a word that goes on. */
function carriesOn(above: Line, first: Line | undefined, before: Look): number {
	const end = above.text.trimEnd();
	if (/\p{L}[-\u00ad]$/u.test(end)) return -3;
	const long = end.length > before.width * 0.75 && end.length > 45;
	const open = /[\p{Ll},]$/u.test(end);
	if (long && open) return /^\s*[\p{Ll}\d(]/u.test(first?.text ?? '') ? -3 : -1.5;
	return /[.!?:”")]$/u.test(end) ? 0.3 : 0;
}
