/** Marks of lists (`•`, `-`, `1.`, `a)`, `- 1)`) and entries with lists below them. */
import type { ListBlock, ListEntry } from './types.ts';

/** The mark at the start of a line. */
export interface Marker {
	readonly ordered: boolean;
	/** Number of an ordered entry. */
	readonly number?: number;
	/** Sort of mark; entries of one list share it. */
	readonly sort: string;
	/** Number of blanks before the mark. */
	readonly indent: number;
	/** What follows the mark. */
	readonly text: string;
}

const signs = '\uf0b7\uf0d8\uf0a7\uf02d\uf0fc\uf076\ufffd•●▪■◦‣➢►✓';
const bullet = new RegExp(`^([${signs}])\\s*`, 'u');
const dash = /^([-–—*o])\s+(?=\S)/u;
const numbered = /^(\d{1,3})[.)](?:\s+(?=\S)|$)/u;
const lettered = /^\p{Ll}[.)]\s+(?=\S)/u;

const notEntries =
	/^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|kvt|kv\b|halvår|behandling|anslået|klasse|etape|sal\b|tv\b|th\b)/u;

/** The mark of a line, or undefined where it carries none. */
export function readMarker(raw: string): Marker | undefined {
	const text = raw.trimStart();
	const indent = raw.length - text.length;
	const sign = bullet.exec(text);
	if (sign) {
		return { ordered: false, sort: sign[1] ?? '•', indent, text: text.slice(sign[0].length) };
	}
	const stroke = dash.exec(text);
	if (stroke) {
		const rest = text.slice(stroke[0].length);
		if (/^[=<>+]/u.test(rest)) return undefined;
		const inner = numbered.exec(rest);
		if (inner && rest.length > inner[0].length) {
			return {
				ordered: true,
				number: Number(inner[1]),
				sort: '-1',
				indent,
				text: rest.slice(inner[0].length),
			};
		}
		return { ordered: false, sort: stroke[1] ?? '-', indent, text: rest };
	}
	const number = numbered.exec(text);
	if (number) {
		const rest = text.slice(number[0].length);
		if (notEntries.test(rest)) return undefined;
		return {
			ordered: true,
			number: Number(number[1]),
			sort: number[0].includes(')') ? '1)' : '1.',
			indent,
			text: rest,
		};
	}
	const letter = lettered.exec(text);
	// The letter is a word that Markdown would not print, so it stays in the text.
	if (letter) return { ordered: false, sort: letter[0].includes(')') ? 'a)' : 'a.', indent, text };
	return undefined;
}

/** One entry as it was read, with its place in the nesting. */
export interface FlatEntry {
	readonly marker: Marker;
	readonly text: string;
	readonly from: number;
	readonly to: number;
}

interface OpenList {
	readonly indent: number;
	readonly sort: string;
	readonly entries: { text: string; children: ListBlock[]; number?: number }[];
	from: number;
	to: number;
}

/** The lists that a run of entries makes, in order; a list whose numbers do not run is split where they break. */
export function nestEntries(entries: readonly FlatEntry[]): ListBlock[] {
	const roots: ListBlock[] = [];
	const stack: OpenList[] = [];
	const close = (): void => {
		const list = stack.pop();
		if (!list) return;
		const block = finish(list);
		const parent = stack.at(-1)?.entries.at(-1);
		if (parent) parent.children.push(block);
		else roots.push(block);
	};
	for (const entry of entries) {
		const { marker } = entry;
		const deeper = (list: OpenList): boolean =>
			marker.sort !== list.sort
				? !stack.some((open) => open.sort === marker.sort && open.indent <= marker.indent + 1) &&
					(marker.indent > list.indent || (list.entries.at(-1)?.text ?? '').endsWith(':'))
				: marker.indent >= list.indent + 2 && list.indent > 0
					? true
					: marker.indent >= list.indent + 3;
		for (;;) {
			const list = stack.at(-1);
			if (!list || deeper(list)) break;
			const last = list.entries.at(-1);
			const runs =
				!marker.ordered || last?.number === undefined || marker.number === last.number + 1;
			if (marker.sort === list.sort && runs && marker.indent > list.indent - 3) break;
			close();
		}
		const list = stack.at(-1);
		if (!list || deeper(list)) {
			stack.push({
				indent: marker.indent,
				sort: marker.sort,
				entries: [],
				from: entry.from,
				to: entry.to,
			});
		}
		const open = stack.at(-1);
		open?.entries.push({
			text: entry.text,
			children: [],
			...(marker.number === undefined ? {} : { number: marker.number }),
		});
		for (const each of stack) each.to = entry.to;
	}
	while (stack.length > 0) close();
	return roots;
}

function finish(list: OpenList): ListBlock {
	const first = list.entries[0]?.number;
	const entries: ListEntry[] = list.entries.map(({ text, children }) => ({ text, children }));
	return {
		kind: 'list',
		ordered: first !== undefined,
		...(first === undefined ? {} : { start: first }),
		entries,
		lines: { from: list.from, to: list.to },
	};
}
