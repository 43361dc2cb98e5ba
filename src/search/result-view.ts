/** One result as a list entry: title, committee, date, kind, outcome, decision, and the passages that answer. */
import { formatDate } from '../danish/date.ts';
import type { Words } from '../text.ts';
import { element, fill } from './element.ts';
import type { ArchiveFacts, Card } from './index-files.ts';
import { slots } from './index-files.ts';
import type { IndexReader } from './index-reader.ts';
import { bestPassage, markText } from './marking.ts';
import type { BestPassage, MarkedText, Wanted } from './marking.ts';
import type { Answer, Result } from './search.ts';

/** What is known of a document that answers. */
export type DocumentReader = Pick<IndexReader, 'card' | 'passages'>;

/** What a view needs beside the answer. */
export interface ViewContext {
	readonly reader: DocumentReader;
	readonly facts: ArchiveFacts;
	readonly words: Words['searchPage'];
	/** Base without a last slash. */
	readonly base: string;
	/** The words as asked, for marking on the page one lands on. */
	readonly text: string;
}

/** Name of the parameter that tells a record's page what to mark. */
const markParameter = 'fremhaev';

/** Most attachments shown under one result. */
const attachmentsShown = 3;

function nodes(pieces: readonly MarkedText[]): (Node | string)[] {
	return pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
}

/** A page's address below `base`. A relative base is a portable copy's, where a folder's page is named. */
function pageAddress(base: string, address: string): string {
	return `${base}${address}${base.startsWith('.') && address.endsWith('/') ? 'index.html' : ''}`;
}

/** Address of a passage, telling the page what to mark. */
function placeAddress({ base, text }: ViewContext, address: string, anchor: string): string {
	const mark = text === '' ? '' : `?${markParameter}=${encodeURIComponent(text)}`;
	return `${pageAddress(base, address)}${mark}${anchor === '' ? '' : `#${anchor}`}`;
}

/** The files of passages to look in: the ones that hold most of what was asked for. */
function partsToRead(card: Card, positions: readonly number[]): number[] {
	const starts = [slots.body.from, ...(card.f ?? [])];
	const hits = starts.map(() => 0);
	for (const position of positions) {
		if (position < slots.body.from) continue;
		let part = starts.length - 1;
		while (part > 0 && position < starts[part]!) part -= 1;
		hits[part]! += 1;
	}
	const best = hits.indexOf(Math.max(...hits));
	return best === 0 ? [0] : [0, best];
}

/** The best passage of a document; reads at most two of its files. */
async function findPassage(
	{ reader }: ViewContext,
	document: { bundle: string; place: number },
	card: Card,
	positions: readonly number[],
	wanted: readonly Wanted[],
): Promise<BestPassage | undefined> {
	if (card.p === 0) return undefined;
	let best: BestPassage | undefined;
	for (const part of partsToRead(card, positions)) {
		const found = bestPassage(await reader.passages(document, part), wanted);
		if (found && (!best || found.worth > best.worth)) best = found;
	}
	return best;
}

function passageLine(
	context: ViewContext,
	address: string,
	passage: BestPassage,
	...before: (Node | string)[]
): HTMLElement {
	return element(
		'p',
		{ class: 'passage' },
		...before,
		element(
			'a',
			{ href: placeAddress(context, address, passage.anchor) },
			...(passage.heading === undefined ? [] : [element('strong', {}, `${passage.heading}: `)]),
			...nodes(passage.pieces),
		),
	);
}

/** The facts under a title: committee, municipality, date, kind, number, case. */
function factLine(
	{ facts, words, base }: ViewContext,
	{ entry }: Result,
	card: Card,
	wanted: readonly Wanted[],
): HTMLElement {
	const committee = facts.committees[entry.meeting.c];
	const municipality = committee && facts.municipalities[committee.municipality];
	const place =
		committee && municipality
			? pageAddress(base, `/${municipality.slug}/${committee.slug}/`)
			: undefined;
	const day = entry.meeting.d;
	const kind =
		entry.kind === 'meeting'
			? words.meeting
			: entry.kind === 'closed'
				? words.closed
				: entry.kind === 'standing'
					? words.standing
					: fill(words.itemNumber, { n: entry.number });
	const parts: (Node | string)[][] = [
		...(committee ? [[element('a', { href: place }, committee.name)]] : []),
		...(municipality ? [[municipality.name]] : []),
		[day === undefined ? words.undated : element('time', { datetime: day }, formatDate(day))],
		[kind],
		...(card.k === undefined ? [] : [[card.k]]),
		...(card.s === undefined
			? []
			: [nodes(markText(fill(words.case, { number: card.s }), wanted))]),
	];
	return element(
		'p',
		{ class: 'meta' },
		...parts.flatMap((part, at) => (at === 0 ? part : [' · ', ...part])),
	);
}

/**
 * A result as a list entry, at once; its passages follow when `showPassages` is called.
 *
 * @throws Error where the index lacks the card
 */
export async function resultEntry(
	context: ViewContext,
	answer: Answer,
	result: Result,
): Promise<{ entry: HTMLLIElement; showPassages: () => Promise<void> }> {
	const { reader, words, base } = context;
	const card = await reader.card(result.entry);
	const wanted = answer.wanted;
	const outcome = result.entry.order > 0 ? result.entry.outcome : 'none';
	const entry = element(
		'li',
		{},
		element(
			'h3',
			{},
			element('a', { href: pageAddress(base, card.a) }, ...nodes(markText(card.t, wanted))),
		),
		factLine(context, result, card, wanted),
	);
	if (card.b !== undefined) {
		entry.append(
			element(
				'p',
				{ class: 'said' },
				outcome === 'none'
					? undefined
					: element('span', { class: `tag ${outcome}` }, words.outcome[outcome]),
				' ',
				...nodes(markText(card.b, wanted)),
			),
		);
	}
	let shown = false;
	const showPassages = async () => {
		if (shown || wanted.length === 0) return;
		shown = true;
		const own = await findPassage(context, result.entry, card, result.positions, wanted);
		const isDecision =
			own !== undefined && card.b !== undefined && sameBeginning(own.pieces, card.b);
		if (own && !isDecision) entry.append(passageLine(context, card.a, own));
		for (const { entry: attached, positions } of result.attached.slice(0, attachmentsShown)) {
			const attachedCard = await reader.card(attached);
			const passage = await findPassage(context, attached, attachedCard, positions, wanted);
			if (!passage) continue;
			const title = fill(words.attachment, { n: attachedCard.n ?? '', title: attachedCard.t });
			entry.append(
				passageLine(
					context,
					attachedCard.a,
					passage,
					element('a', { href: pageAddress(base, attachedCard.a) }, title),
					' – ',
				),
			);
		}
	};
	return { entry, showPassages };
}

/** True where a passage says what the decision above it says already. */
function sameBeginning(pieces: readonly MarkedText[], decision: string): boolean {
	const text = pieces
		.map((piece) => piece.text)
		.join('')
		.slice(0, 60);
	return decision.startsWith(text.slice(0, Math.min(text.length, decision.length - 2)));
}
