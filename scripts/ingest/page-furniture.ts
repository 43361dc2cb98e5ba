/** Names the lines that belong to a page and not to the text: feet, running heads, dumps of links, notes of generators. */
import { isAccess } from './field-lines.ts';
import type { FurnitureRule, Line } from './types.ts';
import { readLabel } from './vocabulary.ts';

const foot =
	/^(?:side|s\.|page|blad|ark)(?:\s*nr\.?)?\s*(?:[-–]\s*)?(?:\d{1,4}|[ivx]{1,6})(?:\s*(?:af|\/|ud af|of)\s*\d{1,4})?$/iu;
const footAtEnd =
	/^(.{3,140}?)(?:\s{2,}|\t|\s*[|–-]\s*)(?:side|s\.)\s*(?:\d{1,4}|[ivx]{1,6})(?:\s*(?:af|\/|ud af)\s*\d{1,4})?$/iu;
const footAtStart =
	/^(?:side|s\.)\s*\d{1,4}(?:\s*(?:af|\/|ud af)\s*\d{1,4})?(?:\s{2,}|\t)(.{3,140})$/iu;
const counted = /^[-–]?\s*(\d{1,3})\s*(?:\/|af)\s*(\d{1,3})\s*[-–]?$/iu;
const link = /^(?:https?:\/\/|www\.)\S{8,}$/iu;
/** What a page of a site says about itself and not about its meeting, whole lines of it. */
const frame =
	/^(?:(?:spring|gå) til (?:hoved)?indhold(?:et)?|til (?:toppen|indholdsfortegnelsen?)|tilbage(?: til (?:toppen|oversigten|forsiden|listen))?|(?:se|vis|hent|skjul) alle (?:bilag|dokumenter)|fold (?:sag(?:en)?|punkt(?:et)?|alle)(?: punkter| sager)?(?: (?:ud|ind))?|(?:luk|åbn|åben|vis|skjul|fold) alle(?: punkter| sager)?(?: (?:ud|ind))?(?: referat| dagsorden)?|(?:udskriv|print)(?: siden| punkt(?:et)?| hele dagsorde?ne?n| referat(?:et)?)?|del (?:siden|denne side|på \p{L}+)|læs (?:op|højt)|hent (?:som fil|som pdf|pdf|fil|dagsorden(?:en)?|referat(?:et)?)(?: som pdf| \(pdf\))?:?|var (?:siden|denne side|indholdet) nyttigt?\??|søg|menu|log ind|luk menu|cookies?|tilgængelighedserklæring|databeskyttelse|privatlivspolitik|cookiepolitik|\p{L}+ \p{L}+ logo(?:, link til forsiden)?|sbsys dagsorden preview)$/iu;
const updated =
	/^(?:siden er |siden |indholdet er )?(?:sidst|senest) (?:opdateret|ændret|revideret)\b/iu;
const menuWord =
	/^(?:borger|erhverv|politik|om (?:kommunen|regionen|os)|kontakt(?: os)?|ledige (?:job|stillinger)|job|presse|nyheder|presse og nyheder|forsiden?|demokrati|kultur|oplev|selvbetjening|tilgængelighedserklæring|cookies?|databeskyttelse|privatlivspolitik|english|søg|menu|log ind|turist|fritid|dagsordener og referater)$/iu;
const crumbs = /^(?:forside[n]?|hjem|startside)\s*[>»›/]\s*\S/iu;
const generated =
	/^(?:dette dokument (?:er|blev|blevet) (?:genereret|dannet|udskrevet)|genereret af |udskrevet fra )/iu;

/** Text without its digits: what the heads of pages share. */
function shape(text: string): string {
	return text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function countBy(keys: readonly (string | undefined)[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

/**
 * The same lines, page furniture named.
 *
 * - `page-foot`: `Side 6 af 30`; `3/9` where several count up to the same total; a line ending or beginning with its
 *   page, where its other words come again;
 * - `running-head`: a short line that comes again at three page starts or more, but for its first time;
 * - `link-dump`: lines that hold nothing but an address, three together or twenty in the document;
 * - `page-foot` too: a number alone that counts on from page to page, set far in or right before a page begins;
 * - `generator-note`: what the program that made the document says about itself;
 * - `site-frame`: what the page of a site says about itself (`Til toppen`, menus, `Sidst opdateret …` and below).
 */
export function namePageFurniture(lines: readonly Line[]): Line[] {
	const texts = lines.map((line) =>
		line.blank === 'no' && line.text.length <= 400 ? line.text.trim() : '',
	);
	const beside = texts.map((text) => {
		if (!/\d|side\s+[ivx]+$/iu.test(text) || text.length > 200) return undefined;
		const match = footAtEnd.exec(text) ?? footAtStart.exec(text);
		return match?.[1] ? shape(match[1]) : undefined;
	});
	const besideCounts = countBy(beside);
	const totals = countBy(texts.map((text) => counted.exec(text)?.[2]));
	const links = texts.map((text) => link.test(text));
	const manyLinks = links.filter(Boolean).length >= 20;
	const pages = pageNumbers(lines, texts);
	const end = frameEnd(texts);
	// A mark of the page as a whole (`åben`), far to the right on page after page.
	const far = texts.map((text, index) =>
		/^(?:åben|lukket)$/u.test(text) && (lines[index]?.indent ?? 0) >= 40 ? text : undefined,
	);
	const numberedHeads = countingHeads(texts);
	const marksPages = far.filter((text) => text !== undefined).length >= 3;
	const rules = texts.map((text, index): FurnitureRule | undefined => {
		if (text === '' || lines[index]?.furniture) return lines[index]?.furniture;
		if (foot.test(text) || pages.has(index)) return 'page-foot';
		if (marksPages && far[index] !== undefined) return 'running-head';
		if (index >= end || isFrame(text)) return 'site-frame';
		if ((besideCounts.get(beside[index] ?? '') ?? 0) >= 2 || numberedHeads.has(index))
			return 'page-foot';
		const total = counted.exec(text)?.[2];
		if (total && (totals.get(total) ?? 0) >= 3) return 'page-foot';
		if (links[index] && (manyLinks || neighbours(links, index) >= 3)) return 'link-dump';
		if (generated.test(text) && text.length < 120) return 'generator-note';
		if (/^for \S+\s?®$/u.test(text) && generated.test(texts[index - 1] ?? ''))
			return 'generator-note';
		return undefined;
	});
	nameRunningHeads(lines, texts, rules);
	return lines.map((line, index) => {
		const furniture = rules[index];
		return furniture ? { ...line, furniture } : line;
	});
}

/** True for a line that belongs to the page of a site: a phrase of its own, a path, a menu. */
function isFrame(text: string): boolean {
	if (text.length > 140) return false;
	const plain = text.replace(/^[•·>*-]\s+/u, '');
	if (plain.length < 60 && frame.test(plain)) return true;
	if (crumbs.test(plain)) return true;
	if (!/\s\s|[\t|•·]/u.test(plain)) return false;
	const parts = plain.split(/\s{2,}|\t+|\s*[|•·]\s*/u).filter((part) => part !== '');
	return parts.length >= 2 && parts.every((part) => menuWord.test(part));
}

/** Where the frame of a site begins below the text: the line that says when it was changed, near the end. */
function frameEnd(texts: readonly string[]): number {
	let kept = 0;
	for (let index = texts.length - 1; index >= 0 && kept < 15; index -= 1) {
		const text = texts[index] ?? '';
		if (text === '') continue;
		kept += 1;
		if (updated.test(text) || /^var (?:siden|denne side) nyttig/iu.test(text)) return index;
	}
	return texts.length;
}

/** The same words with a number far behind them that counts on (`Fjordby Kommune      4`), three times at least. */
function countingHeads(texts: readonly string[]): Set<number> {
	const runs = new Map<string, { last: number; found: number[] }>();
	const heads = new Set<number>();
	for (const [index, text] of texts.entries()) {
		const match = text.length < 160 ? /^(\p{Lu}[^\d]{4,80}?)\s{3,}(\d{1,3})$/u.exec(text) : null;
		if (!match?.[1]) continue;
		const number = Number(match[2]);
		const run = runs.get(match[1]);
		if (run && number === run.last + 1) {
			run.last = number;
			run.found.push(index);
			if (run.found.length >= 3) for (const at of run.found) heads.add(at);
		} else runs.set(match[1], { last: number, found: [index] });
	}
	return heads;
}

/** Lines that hold a page's number and nothing else: three at least that count on. */
function pageNumbers(lines: readonly Line[], texts: readonly string[]): Set<number> {
	const found: number[] = [];
	let last: number | undefined;
	const runs: number[][] = [];
	texts.forEach((text, index) => {
		const match = /^[-–]?\s*(\d{1,4})\s*[-–]?$/u.exec(text);
		if (!match || lines[index]?.cells) return;
		const far = (lines[index]?.indent ?? 0) >= 40;
		const set = far || ((lines[index]?.indent ?? 0) >= 20 && (texts[index - 1] ?? '') === '');
		let next = index + 1;
		while (next < texts.length && texts[next] === '' && !lines[next]?.pageStart) next += 1;
		if (!set && lines[next]?.pageStart !== true) return;
		const number = Number(match[1]);
		// Set far to the right, a page's number may have been lost in between.
		if (last !== undefined && number > last && number <= last + (far ? 3 : 1))
			runs.at(-1)!.push(index);
		else runs.push([index]);
		last = number;
	});
	for (const run of runs) if (run.length >= 3) found.push(...run);
	return new Set(found);
}

/** How many lines in a row around this one are links. */
function neighbours(links: readonly boolean[], index: number): number {
	let count = 1;
	for (let at = index - 1; links[at] && count < 3; at -= 1) count += 1;
	for (let at = index + 1; links[at] && count < 3; at += 1) count += 1;
	return count;
}

/** Lines right above the page number of most pages: heads that the number closes (`Fjordby Kommune`, `Byrådet`). */
function nameHeadsAboveFeet(texts: readonly string[], rules: (FurnitureRule | undefined)[]): void {
	const feet = rules.flatMap((rule, index) => (rule === 'page-foot' ? [index] : []));
	const places = new Map<string, number[]>();
	for (const at of feet)
		for (let above = at - 1; above >= at - 2 && (texts[above] ?? '') !== ''; above -= 1) {
			const text = texts[above]!;
			if (rules[above] || text.length > 80 || /[.:,;]$/u.test(text)) break;
			if (readLabel(text) !== undefined || decided.test(text)) break;
			const known = places.get(text);
			if (known) known.push(above);
			else places.set(text, [above]);
		}
	for (const found of places.values())
		if (found.length >= 3 && found.length * 2 > feet.length)
			for (const at of found.slice(1)) rules[at] = 'running-head';
}

/** How a decision is said in a word or two: never the head of a page. */
const decided =
	/^(?:godkendt|tiltrådt|vedtaget|drøftet|udsat|anbefales|indstilles|taget til efterretning|til efterretning|intet|ingen)(?!\p{L})/iu;

/** Short lines that come again right after a page begins or right before its foot. */
function nameRunningHeads(
	lines: readonly Line[],
	texts: readonly string[],
	rules: (FurnitureRule | undefined)[],
): void {
	nameHeadsAboveFeet(texts, rules);
	const places = new Map<string, number[]>();
	let sinceStart = 99;
	for (const [index, text] of texts.entries()) {
		if (lines[index]?.pageStart || rules[index] === 'page-foot') sinceStart = 0;
		if (text === '' || rules[index]) continue;
		sinceStart += 1;
		if (sinceStart > 2 || text.length > 120) continue;
		// `Åben sag` below the title that heads a page is the item's own mark.
		if (/\s/u.test(text) && isAccess(text)) continue;
		const key = shape(text);
		const known = places.get(key);
		if (known) known.push(index);
		else places.set(key, [index]);
	}
	for (const found of places.values())
		if (found.length >= 3 && new Set(found.map((at) => texts[at])).size <= 2)
			for (const at of found.slice(1)) rules[at] = 'running-head';
}
