/** Every document of an archive for the search index, a bundle at a time: texts are read from disk as they are asked for. */
import type { Archive } from '../../src/archive/archive.ts';
import type { AttachmentEntry, ItemEntry, MeetingEntry } from '../../src/archive/entries.ts';
import { formatDate } from '../../src/danish/date.ts';
import { paragraphId } from '../../src/records/anchors.ts';
import { compileBody } from '../../src/records/compile.ts';
import { bodyIds } from '../../src/records/entry-body.ts';
import type { Card, PassageRow } from '../../src/search/index-files.ts';
import type { IndexedText } from './index-text.ts';
import { readPassages } from './passages.ts';
import type { Passage } from './passages.ts';
import type { PrintOptions } from '../../src/records/print-body.ts';

/** A document as it goes into the index. */
export interface SearchDocument {
	/** One letter of `classes`. */
	readonly kind: 'i' | 's' | 'c' | 'm' | 'a';
	/** One letter of `outcomeLetters`. */
	readonly outcome: string;
	readonly vote: boolean;
	readonly figures: boolean;
	readonly text: IndexedText;
	readonly card: Card;
	/** The decision's paragraphs first, then the body's passages in order. */
	readonly decisionRows: readonly PassageRow[];
	readonly bodyRows: readonly PassageRow[];
}

/** Items that every agenda has, whatever they are called: nobody looks for them among the real ones. */
const standingTitle =
	/^(?:lukke[td]:?\s*|åben[t]?:?\s*)?(?:godkendelse af (?:dags?orden|referat|protokol)\S*|godkendelse|dagsorden|meddelelser?|(?:mundtlige|skriftlige|gensidige?|eventuelle) (?:meddelelser|orientering(?:er)?)|(?:gensidig )?orientering(?:er|spunkt)?|orientering fra (?:formand|forvaltning|direktør|udvalg)\S*.*|meddelelser (?:fra|til) .*|eventuelt|bordet rundt|spørgetid|underskrift\S*(?: .*)?|elektronisk underskrift|digital underskrift|lukket (?:punkt|møde|dagsorden)|efterretningssager|kommende møder|næste møde)[\s.:]*$/iu;

/** True for the points that stand on every agenda: approval of the agenda, announcements, signatures. */
export function isStanding(title: string): boolean {
	return standingTitle.test(title.trim());
}

const outcomeLetter = {
	approved: 'a',
	recommended: 'r',
	noted: 'n',
	discussed: 'd',
	postponed: 'p',
	'sent-on': 's',
	rejected: 'x',
	none: '-',
	other: 'o',
} as const;

/** Anchor of an item's own decision on its page. */
const decisionAnchor = 'beslutning';

const printWords = { paragraphLink: '', headingLink: () => '', table: () => '', page: () => '' };

function bodyPassages(
	entry: ItemEntry | AttachmentEntry,
	body: string,
	{ tables, pages }: Pick<PrintOptions, 'tables' | 'pages'>,
): Passage[] {
	const ids = bodyIds(entry);
	return readPassages(compileBody(body, { tables, pages, ids, words: printWords }).html);
}

/** The beginning of a text, cut at a word. */
export function shorten(text: string, length: number): string {
	const plain = text.replace(/\s+/gu, ' ').trim();
	if (plain.length <= length) return plain;
	return `${plain.slice(0, plain.lastIndexOf(' ', length)).replace(/[\s,;:–-]+$/u, '')} …`;
}

const toRow = (passage: Passage): PassageRow => [
	passage.kind === 'heading' ? `h:${passage.anchor}` : passage.anchor,
	passage.text,
];

function committeeFacts(meeting: MeetingEntry): string[] {
	const { committee, municipality } = meeting;
	return [
		committee.name,
		...(municipality.register.committees[committee.slug]?.aliases ?? []),
		municipality.name,
	];
}

/** The meeting itself: committee, date, place and people. */
export function meetingDocument(entry: MeetingEntry): SearchDocument {
	const { data } = entry;
	const day = data.date === undefined ? '' : formatDate(data.date);
	const title = [entry.committee.name, day].filter(Boolean).join(' ');
	const people = [
		...data.members.map(({ name }) => name),
		...data.absent.map(({ name }) => name),
		...data.substitutes.map(({ name }) => name),
	];
	const rows: PassageRow[] = people.length > 0 ? [['', [...new Set(people)].join(', ')]] : [];
	return {
		kind: 'm',
		outcome: '-',
		vote: false,
		figures: false,
		text: {
			title,
			facts: [
				...committeeFacts(entry),
				'møde',
				'dagsorden',
				'referat',
				data.place ?? '',
				data.absent.length > 0 ? 'fraværende afbud' : '',
			],
			theme: entry.attachments.map(({ data: own }) => `${own.title} ${own.documentId ?? ''}`),
			decision: '',
			body: rows.map(([, text]) => text),
		},
		card: { a: entry.address, t: title },
		decisionRows: [],
		bodyRows: rows,
	};
}

/** One item with its decisions and its body. Of a closed item nothing but what is published. */
export function itemDocument(archive: Archive, entry: ItemEntry): SearchDocument {
	const { data } = entry;
	const body = archive.body(entry);
	const passages = bodyPassages(entry, body, data);
	const decisions = data.decisions.filter(({ text }) => text.trim() !== '');
	const decisionText = decisions.map(({ text }) => text).join('\n\n');
	const own = data.decisions.at(-1);
	return {
		kind: data.access === 'closed' ? 'c' : isStanding(data.title) ? 's' : 'i',
		outcome: outcomeLetter[entry.outcome],
		vote: data.decisions.some(({ votes }) => (votes?.length ?? 0) > 0),
		figures: (data.tables?.length ?? 0) > 0 || /^\|/mu.test(body),
		text: {
			title: data.title,
			facts: [
				data.caseNumber ?? '',
				data.itemType ?? '',
				data.access === 'closed' ? 'lukket punkt' : '',
				...committeeFacts(entry.meeting),
				...decisions.map(({ committeeName, date }) =>
					[committeeName, date === undefined ? '' : formatDate(date)].join(' '),
				),
			],
			theme: [
				...passages.filter(({ kind }) => kind !== 'text').map(({ text }) => text),
				...entry.attachments.map(
					({ data: { title, documentId } }) => `${title} ${documentId ?? ''}`,
				),
			],
			decision: decisionText,
			body: passages.map(({ text }) => text),
		},
		card: {
			a: entry.address,
			t: data.title,
			...(own && own.text.trim() !== '' ? { b: shorten(own.text, 220) } : {}),
			...(data.caseNumber === undefined ? {} : { s: data.caseNumber }),
			...(data.itemType === undefined ? {} : { k: data.itemType }),
			...(data.number === undefined ? {} : { n: data.number }),
		},
		decisionRows: data.decisions.flatMap((decision) =>
			decision.text
				.split('\n\n')
				.filter((paragraph) => paragraph.trim() !== '')
				.map((paragraph): PassageRow => [
					// Only this meeting's own decision has anchors on the page.
					decision === own ? paragraphId(paragraph) : decisionAnchor,
					paragraph.replace(/\s+/gu, ' ').trim(),
				]),
		),
		bodyRows: passages.map(toRow),
	};
}

/** One attachment with its text. */
export function attachmentDocument(archive: Archive, entry: AttachmentEntry): SearchDocument {
	const { data } = entry;
	const body = archive.body(entry);
	const passages = bodyPassages(entry, body, data);
	return {
		kind: 'a',
		outcome: '-',
		vote: false,
		figures: (data.tables?.length ?? 0) > 0 || /^\|/mu.test(body),
		text: {
			title: data.title,
			facts: [data.documentId ?? '', data.fileName ?? ''],
			theme: passages.filter(({ kind }) => kind !== 'text').map(({ text }) => text),
			decision: '',
			body: passages.map(({ text }) => text),
		},
		card: { a: entry.address, t: data.title, n: String(data.order) },
		decisionRows: [],
		bodyRows: passages.map(toRow),
	};
}
