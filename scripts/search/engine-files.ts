/**
 * An archive for an OpenSearch index, below `/soeg/motor/` of the built site: `indeks.json`, settings and mapping, and
 * `bulk-<n>.ndjson`, what `POST /<index>/_bulk` takes. It holds what the pages hold and nothing else.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Archive } from '../../src/archive/archive.ts';
import type { CommitteeEntry, MeetingEntry } from '../../src/archive/entries.ts';
import type { CompoundSplitter } from '../../src/search/compounds.ts';
import { engineIndex } from '../../src/search/engine.ts';
import type { EnginePassage, EngineRecord } from '../../src/search/engine.ts';
import { classes, councilTermOf, outcomeLetters, slots } from '../../src/search/index-files.ts';
import type { PassageRow, Slot } from '../../src/search/index-files.ts';
import { indexWord } from '../../src/search/index-word.ts';
import { toTerms } from '../../src/search/terms.ts';
import { attachmentDocument, itemDocument, meetingDocument } from './documents.ts';
import type { SearchDocument } from './documents.ts';
import { toIndexText } from './index-text.ts';

/**
 * Bytes in one file of documents: OpenSearch takes 100 MB in a request and works best with 5 to 15
 * (https://docs.opensearch.org/latest/tuning-your-cluster/performance/).
 */
const bytesPerFile = 10_000_000;
/** Letters of text in one passage. */
const lettersPerPassage = 1500;

const terms = (text: string): string =>
	toTerms(text)
		.map(({ term }) => indexWord(term))
		.join(' ');

/** The terms of a document's fields. What runs over its slot stands in the body, as in the index of files. */
function fieldTerms(document: SearchDocument, split: CompoundSplitter): Record<Slot, string> {
	const words = toIndexText(document.text, split).content.split(' ');
	return Object.fromEntries(
		(Object.keys(slots) as Slot[]).map((slot) => {
			const { from, to } = slots[slot];
			const list = words.slice(from, to);
			// A filler keeps words of two passages from being a phrase; at the end it keeps nothing apart.
			while (list.at(-1) === '.') list.pop();
			return [slot, list.join(' ')];
		}),
	) as Record<Slot, string>;
}

/** Passages of a few paragraphs each; a heading begins one. */
function* passagesOf(rows: readonly PassageRow[]): Generator<PassageRow[]> {
	let part: PassageRow[] = [];
	let letters = 0;
	for (const row of rows) {
		const full = letters + row[1].length > lettersPerPassage;
		if (part.length > 0 && (full || (row[0].startsWith('h:') && letters > lettersPerPassage / 3))) {
			yield part;
			part = [];
			letters = 0;
		}
		part.push(row);
		letters += row[1].length;
	}
	if (part.length > 0) yield part;
}

function* passageDocuments(
	owner: string,
	document: SearchDocument,
): Generator<[id: string, EnginePassage]> {
	const { card, kind, decisionRows, bodyRows } = document;
	let number = 0;
	for (const rows of passagesOf([...decisionRows, ...bodyRows])) {
		yield [
			`${card.a}#${number}`,
			{
				level: 'passage',
				owner,
				document: card.a,
				...(kind === 'a' ? { card } : {}),
				rows,
				words: rows.map(([, text]) => terms(text)).join(' . '),
			},
		];
		number += 1;
	}
}

/** The documents of one meeting with their ids. */
function* meetingRecords(
	archive: Archive,
	meeting: MeetingEntry,
	committees: readonly CommitteeEntry[],
	split: CompoundSplitter,
): Generator<[id: string, EngineRecord | EnginePassage]> {
	const { date } = meeting.data;
	const period = councilTermOf(date, meeting.data.period);
	for (const [order, owner] of [meeting, ...meeting.items].entries()) {
		const document =
			order === 0 ? meetingDocument(meeting) : itemDocument(archive, meeting.items[order - 1]!);
		const attached = owner.attachments
			.filter(({ data }) => data.text !== 'none')
			.map((entry) => attachmentDocument(archive, entry));
		const { topParts, parts, ...own } = fieldTerms(document, split);
		const id = document.card.a;
		yield [
			id,
			{
				level: 'record',
				card: document.card,
				municipality: meeting.municipality.slug,
				committee: meeting.committee.slug,
				place: committees.indexOf(meeting.committee),
				...(date === undefined
					? {}
					: { day: date, year: date.slice(0, 4), monthDay: date.slice(5) }),
				...(period === undefined ? {} : { period }),
				kind: classes[document.kind],
				...(order === 0
					? {}
					: { outcome: outcomeLetters[document.outcome as keyof typeof outcomeLetters] }),
				has: [
					...(document.vote ? (['vote'] as const) : []),
					...(document.figures ? (['figures'] as const) : []),
				],
				order,
				number: document.card.n ?? String(order),
				...own,
				parts: `${topParts} ${parts}`.trim(),
				attached: attached
					.flatMap(({ text }) => [text.title, ...text.facts, ...text.body].map(terms))
					.join(' . '),
			},
		];
		yield* passageDocuments(id, document);
		for (const one of attached) yield* passageDocuments(id, one);
	}
}

/**
 * Writes `/soeg/motor/` of `archive` below `outDir`, one meeting in memory at a time.
 *
 * @returns how many files and bytes were written
 */
export function writeEngineFiles(
	archive: Archive,
	outDir: string,
	split: CompoundSplitter,
): { files: number; bytes: number } {
	const folder = path.join(outDir, 'soeg', 'motor');
	mkdirSync(folder, { recursive: true });
	const totals = { files: 0, bytes: 0 };
	const write = (file: string, content: string) => {
		writeFileSync(path.join(folder, file), content);
		totals.files += 1;
		totals.bytes += Buffer.byteLength(content);
	};
	write('indeks.json', `${JSON.stringify(engineIndex, null, '\t')}\n`);
	const committees = archive.municipalities.flatMap((municipality) => municipality.committees);
	let lines: string[] = [];
	let bytes = 0;
	let number = 0;
	const flush = () => {
		if (lines.length === 0) return;
		number += 1;
		write(`bulk-${String(number).padStart(4, '0')}.ndjson`, lines.join(''));
		lines = [];
		bytes = 0;
	};
	for (const meeting of archive.meetings) {
		for (const [_id, document] of meetingRecords(archive, meeting, committees, split)) {
			const line = `${JSON.stringify({ index: { _id } })}\n${JSON.stringify(document)}\n`;
			const size = Buffer.byteLength(line);
			if (bytes + size > bytesPerFile) flush();
			lines.push(line);
			bytes += size;
		}
	}
	flush();
	return totals;
}
