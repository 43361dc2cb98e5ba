/**
 * Marks on a record's page what a reader searched for, from the address (`?fremhaev=…`) or from the search page one
 * came from, and keeps the place: an anchor's element is scrolled to again after marking.
 */
import { findWanted } from './marking.ts';
import type { Wanted } from './marking.ts';
import { otherWordsRows } from './other-words.ts';
import { findSynonyms } from './query.ts';
import { stopWords, weakWords } from './stop-words.ts';
import { toTerms } from './terms.ts';

/** The words a reader asked for; empty where nobody asked. */
function askedWords(search: string, referrer: string): string {
	const given = new URLSearchParams(search).get('fremhaev');
	if (given !== null) return given.slice(0, 300);
	const query = /\/soeg\/(\?[^#]*)/u.exec(referrer)?.[1];
	return query === undefined ? '' : (new URLSearchParams(query).get('q') ?? '').slice(0, 300);
}

/** What to mark for a question, without the archive's own names: phrases whole, words with their other words. */
function wantedOf(text: string): Wanted[] {
	const wanted: Wanted[] = [];
	const rest = text.replace(/["“”„»«]([^"“”„»«]+)["“”„»«]?/gu, (_whole, phrase: string) => {
		const run = toTerms(phrase).map(({ term }) => term);
		if (run.length > 0) wanted.push({ runs: [run], parts: false, worth: 1 });
		return ' ';
	});
	const terms = toTerms(rest);
	const rows = otherWordsRows();
	for (let at = 0; at < terms.length;) {
		const same = findSynonyms(terms, at, rows);
		const length = same?.length ?? 1;
		const run = terms.slice(at, at + length).map(({ term }) => term);
		const first = run[0]!;
		const plain =
			terms.length > 1 && length === 1 && (stopWords.has(first) || weakWords.has(first));
		if (!plain) wanted.push({ runs: [run, ...(same?.others ?? [])], parts: true, worth: 1 });
		at += length;
	}
	return wanted;
}

/** Puts `<mark>` around what is wanted in the text below `root`. Gives the number of marks. */
export function markText(root: HTMLElement, wanted: readonly Wanted[]): number {
	const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) {
		const node = walker.currentNode as Text;
		if (!node.parentElement?.closest('script, style, svg, mark, form, nav, button'))
			texts.push(node);
	}
	let marks = 0;
	for (const node of texts) {
		const text = node.data;
		const found = findWanted(text, wanted);
		if (found.length === 0) continue;
		const pieces: (Node | string)[] = [];
		let at = 0;
		for (const { from, to } of found) {
			const mark = document.createElement('mark');
			mark.textContent = text.slice(from, to);
			pieces.push(text.slice(at, from), mark);
			at = to;
			marks += 1;
		}
		node.replaceWith(...pieces, text.slice(at));
	}
	return marks;
}

/** Marks this page. */
export function markPage(): void {
	const main =
		document.querySelector<HTMLElement>('main article') ?? document.querySelector('main');
	const text = askedWords(location.search, document.referrer);
	if (!main || text === '' || document.querySelector('search-page')) return;
	if (markText(main, wantedOf(text)) === 0) return;
	const target =
		location.hash.length > 1
			? document.getElementById(decodeURIComponent(location.hash.slice(1)))
			: null;
	target?.scrollIntoView();
}
