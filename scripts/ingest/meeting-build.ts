/** All documents of one meeting, and the files that are its attachments, become its records: no disk, no clock. */
import { findPersonalData } from '../../src/danish/personal-data.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';
import { meetingId } from '../../src/archive/paths.ts';
import { matchAttachmentFile } from './attachments.ts';
import { toBlocks } from './blocks.ts';
import { accountForLines, reportLost, SourceWords } from './conservation.ts';
import type { Conservation } from './conservation.ts';
import { toContentFiles } from './content-files.ts';
import type { ContentFile } from './content-files.ts';
import { toInertText } from './inert-text.ts';
import { matchItems, mergeDocuments } from './merge.ts';
import type { ItemMarks, MergedAttachment, MergedMeeting, ReadDocument } from './merge.ts';
import type { Messages } from './messages.ts';
import { placeOf, resolveMeeting } from './resolve.ts';
import type { MeetingPlace, ResolvedMeeting } from './resolve.ts';
import type { DocumentReport } from './report.ts';
import type { Block, FurnitureRule, ListBlock, ParsedMeeting, SourceDocument } from './types.ts';
import { WordSet } from './words.ts';

/** A file of its own that is an attachment. */
export interface AttachedFile {
	readonly document: SourceDocument;
	readonly messages: Messages;
	/** True where it lies in the folder `<document>.bilag/`: what matches no line becomes the meeting's own. */
	readonly certain: boolean;
}

/** One declared line of a meeting, as `matchAttachmentFile` takes it. */
export interface DeclaredLine {
	readonly item: number;
	readonly order: number;
	readonly title: string;
	readonly documentId?: string;
	readonly fileName?: string;
}

/** A document's report before it is known what was written. */
export type ReportDraft = Omit<DocumentReport, 'status'>;

/** A meeting as files, with what the index and the report need to know about it. */
export interface BuiltMeeting {
	readonly id: string;
	readonly place: MeetingPlace;
	readonly start?: string;
	readonly items: readonly ItemMarks[];
	readonly declared: readonly DeclaredLine[];
	readonly files: readonly ContentFile[];
	readonly documents: readonly ReportDraft[];
	readonly attached: readonly ReportDraft[];
	readonly committeeName?: string;
	readonly period?: string;
}

/** Calls `visit` with every text of a body. */
function eachText(blocks: readonly Block[], visit: (text: string) => void): void {
	const list = (block: ListBlock): void => {
		for (const entry of block.entries) {
			visit(entry.text);
			for (const child of entry.children) list(child);
		}
	};
	for (const block of blocks) {
		if (block.kind === 'heading' || block.kind === 'paragraph') visit(block.text);
		else if (block.kind === 'list') list(block);
		else if (block.kind === 'table')
			for (const row of block.rows) for (const cell of row) visit(cell);
	}
}

/** Fields that hold ids, dates, categories and hashes: the reader's words are in the others. */
const unprinted = new Set([
	'meeting',
	'municipality',
	'committee',
	'item',
	'date',
	'start',
	'end',
	'access',
	'outcome',
	'kind',
	'parser',
	'sha256',
	'file',
	'retrieved',
	'source',
	'provenance',
	'documents',
	'attachmentFiles',
	'references',
	'tables',
	'pages',
	'textNote',
	'target',
]);

/** Calls `visit` with every printed text of a record's fields. */
function eachField(value: unknown, visit: (text: string) => void): void {
	if (typeof value === 'string') visit(value);
	else if (Array.isArray(value)) for (const entry of value) eachField(entry, visit);
	else if (typeof value === 'object' && value !== null) {
		for (const [name, field] of Object.entries(value)) {
			// `text: full` of an attachment is a category, and it is the only text field with such a value.
			if (
				!unprinted.has(name) &&
				!(name === 'text' && /^(?:full|partial|none)$/u.test(String(field)))
			) {
				eachField(field, visit);
			}
		}
	}
}

/** Calls `visit` with every printed text of every record, with the record's path. */
function eachRecordText(
	resolved: ResolvedMeeting,
	visit: (text: string, id: string) => void,
): void {
	for (const { id, fields, body } of [
		resolved.meeting,
		...resolved.items,
		...resolved.attachments,
	]) {
		eachField(fields, (text) => visit(text, id));
		eachText(body, (text) => visit(text, id));
	}
}

/** The words of what one parser read, before it is merged with anything. */
function wordsOfParsed(meeting: ParsedMeeting): WordSet {
	const words = new WordSet();
	const add = (text: string): void => words.addText(text);
	const {
		items,
		attachments,
		withheld: _withheld,
		furniture: _furniture,
		evidence: _evidence,
		...fields
	} = meeting;
	eachField(fields, add);
	for (const { body, attachments: own, ...item } of items) {
		eachField(item, add);
		eachText(body, add);
		for (const { body: text, ...attachment } of own) {
			eachField(attachment, add);
			eachText(text, add);
		}
	}
	for (const { body, ...attachment } of attachments) {
		eachField(attachment, add);
		eachText(body, add);
	}
	return words;
}

function firstWords(document: SourceDocument): string {
	const line = document.lines.find(
		({ blank, furniture }) => blank === 'no' && furniture === undefined,
	);
	const text = toInertText(line?.text ?? '');
	return text !== '' && text.length <= 200 ? text : document.file.split('/').at(-1)!;
}

function spanOf(document: SourceDocument): { from: number; to: number } {
	const printed = document.lines.filter(({ blank }) => blank === 'no');
	return { from: printed[0]?.number ?? 1, to: printed.at(-1)?.number ?? 1 };
}

/** The text of a file as an attachment's. */
function textOf({
	document,
	messages,
}: AttachedFile): Pick<MergedAttachment, 'text' | 'body' | 'lines' | 'from' | 'textNote'> {
	const body = toBlocks(document.lines, messages);
	const pictures = document.stated?.['picturePages']?.split(',').filter(Boolean).length ?? 0;
	const pages = document.stated?.['pages'];
	return {
		text: body.length === 0 ? 'none' : pictures > 0 ? 'partial' : 'full',
		...(pictures > 0 ? { textNote: `${pictures} of ${pages ?? pictures} pages are pictures` } : {}),
		body,
		lines: spanOf(document),
		from: document,
	};
}

/** The lines of a meeting's lists of attachments. */
function declaredOf(merged: MergedMeeting): DeclaredLine[] {
	const line = (item: number, attachment: MergedAttachment): DeclaredLine => ({
		item,
		order: attachment.order,
		title: attachment.title,
		...(attachment.documentId === undefined ? {} : { documentId: attachment.documentId }),
		...(attachment.fileName === undefined ? {} : { fileName: attachment.fileName }),
	});
	return merged.items.flatMap((item, index) =>
		item.attachments.map((attachment) => line(index, attachment)),
	);
}

/** Which declared line a file is: as its sidecar says, else by id, file name or title. */
export function findDeclared(
	document: SourceDocument,
	declared: readonly DeclaredLine[],
	items: readonly ItemMarks[],
): DeclaredLine | undefined {
	const { sidecar } = document;
	if (sidecar?.item !== undefined) {
		const byNumber = items.findIndex(({ number }) => number === sidecar.item);
		const item = byNumber >= 0 ? byNumber : Number(sidecar.item) - 1;
		if (!(item in items)) return undefined;
		const order = sidecar.order ?? declared.filter((line) => line.item === item).length + 1;
		const line = declared.find((other) => other.item === item && other.order === order);
		return line ?? { item, order, title: firstWords(document) };
	}
	return matchAttachmentFile(
		{ fileName: document.file.split('/').at(-1)!, title: firstWords(document) },
		declared,
	);
}

/** The meeting with the texts of the files that are its attachments. */
function attach(
	merged: MergedMeeting,
	files: readonly AttachedFile[],
): { merged: MergedMeeting; owners: string[] } {
	const items = merged.items.map((item) => ({ ...item, attachments: [...item.attachments] }));
	const attachments = [...merged.attachments];
	const declared = declaredOf(merged);
	const owners: string[] = [];
	for (const file of files) {
		const line = findDeclared(file.document, declared, merged.items);
		const item = line ? items[line.item] : undefined;
		const text = textOf(file);
		if (!line || !item || item.access === 'closed') {
			if (item)
				file.messages.warn(
					'closed',
					undefined,
					'an attachment of a closed item: its text is withheld',
				);
			else
				file.messages.warn(
					'attachment',
					undefined,
					'matches no line of the meeting: kept as the meeting’s own',
				);
			if (item) {
				owners.push('');
				continue;
			}
			attachments.push({
				order: attachments.length + 1,
				title: firstWords(file.document),
				printed: [],
				...text,
			});
			owners.push(`00-${attachments.length}`);
			continue;
		}
		const at = line.order - 1;
		const before = item.attachments[at];
		if (before && before.body.length === 0) {
			item.attachments[at] = { ...before, ...text, printed: before.printed };
			owners.push(`${String(line.item + 1).padStart(2, '0')}-${line.order}`);
		} else {
			const order = item.attachments.length + 1;
			item.attachments.push({ order, title: before?.title ?? line.title, printed: [], ...text });
			owners.push(`${String(line.item + 1).padStart(2, '0')}-${order}`);
		}
	}
	return { merged: { ...merged, items, attachments }, owners };
}

/** Lines of a document under items that another document of the meeting says are closed. */
function closedElsewhere(read: ReadDocument, merged: MergedMeeting): number[] {
	const closed: number[] = [];
	for (const [other, one] of matchItems(merged.items, read.meeting.items)) {
		const item = read.meeting.items[other]!;
		const now = merged.items[one]!;
		if (now.access !== 'closed' || item.access === 'closed') continue;
		const shown = new WordSet();
		for (const text of [now.number, now.title, now.caseNumber, now.itemType])
			shown.addText(text ?? '');
		for (const decision of now.decisions) shown.addText(decision.text);
		for (const { lines } of [item, ...item.attachments]) {
			for (let number = lines.from; number <= lines.to; number += 1) {
				const line = read.document.lines[number - 1];
				if (line && line.blank === 'no' && !shown.hasAll(line.text)) closed.push(number);
			}
		}
	}
	return closed;
}

function furnitureOf(document: SourceDocument): ReadonlyMap<number, FurnitureRule> {
	return new Map(
		document.lines.flatMap(({ number, furniture }) =>
			furniture ? [[number, furniture] as const] : [],
		),
	);
}

function countTables(meeting: ParsedMeeting): number {
	const tables = (blocks: readonly Block[]): number =>
		blocks.filter(({ kind }) => kind === 'table').length;
	return [
		...meeting.items,
		...meeting.items.flatMap((item) => item.attachments),
		...meeting.attachments,
	]
		.map(({ body }) => tables(body))
		.reduce((sum, count) => sum + count, 0);
}

/** Personal numbers in what the records hold, said on the document they were read from. */
function reportPersonalData(
	document: SourceDocument,
	hidden: ReadonlySet<number>,
	messages: Messages,
): void {
	const lines = document.lines.map(({ number, text }) => (hidden.has(number) ? '' : text));
	const text = lines.join('\n');
	for (const finding of findPersonalData(text)) {
		if (finding.kind !== 'cpr') continue;
		const line = text.slice(0, finding.from).split('\n').length;
		messages.error('cpr', line, 'expected no personal number in a public document, found one');
	}
}

function reportInvented(
	resolved: ResolvedMeeting,
	sources: readonly SourceDocument[],
	messages: Messages,
): void {
	const words = new SourceWords();
	for (const { lines, sidecar, file } of sources) {
		words.add(lines);
		words.addText(`${sidecar?.committee ?? ''} ${file}`);
	}
	eachRecordText(resolved, (text, id) => {
		const lacking = words.lacks(text);
		if (lacking.length === 0) return;
		messages.error(
			'invented',
			undefined,
			`expected only words of the source in ${id}, found: ${lacking.slice(0, 8).join(', ')}`,
		);
	});
}

/** What only an earlier document's lines hold goes to the record it belongs to, as printed there. */
function keepEarlierLines(
	resolved: ResolvedMeeting,
	merged: MergedMeeting,
	read: ReadDocument,
	lost: Conservation['lost'],
): void {
	const owners = matchItems(merged.items, read.meeting.items);
	for (const line of lost) {
		const other = read.meeting.items.findIndex(
			({ lines }) => lines.from <= line.number && line.number <= lines.to,
		);
		const one = owners.get(other);
		const record = one === undefined ? resolved.meeting : resolved.items[one]!;
		record.fields.printed.push({
			line: line.number,
			text: toInertText(line.text),
			file: read.document.file,
		});
	}
}

/**
 * The files of a meeting from its documents and attachments. Messages about each go to its own list.
 *
 * @param day the last part of the meeting's id where it is not its own day (`2025-06-04-2`)
 */
export function buildMeeting(
	reads: readonly ReadDocument[],
	attachedFiles: readonly AttachedFile[],
	register: Municipality | undefined,
	day?: string,
): BuiltMeeting {
	const withoutFiles = mergeDocuments(reads);
	const place = placeOf(withoutFiles, register);
	const { merged, owners } = attach(withoutFiles, attachedFiles);
	const resolved = resolveMeeting(merged, place, register, day);
	const id = meetingId(place.municipality, place.committee, day ?? place.day);
	resolved.meeting.fields.attachmentFiles = attachedFiles.map(({ document }, index) => ({
		file: document.file,
		sha256: document.sha256,
		attachment: owners[index] === '' ? id : `${id}/${owners[index]}`,
	}));
	const words = new WordSet();
	const addAll = (): void => eachRecordText(resolved, (text) => words.addText(text));
	addAll();

	const documents = reads.map((read): ReportDraft => {
		const { document, meeting, messages } = read;
		const withheld = [...new Set([...meeting.withheld, ...closedElsewhere(read, merged)])];
		let account = accountForLines(document.lines, words, meeting.furniture, withheld);
		if (reads.length > 1 && account.lost.length > 0) {
			const own = accountForLines(
				document.lines,
				wordsOfParsed(meeting),
				meeting.furniture,
				withheld,
			);
			const faults = new Set(own.lost);
			keepEarlierLines(
				resolved,
				merged,
				read,
				account.lost.filter((line) => !faults.has(line)),
			);
			addAll();
			account = accountForLines(document.lines, words, meeting.furniture, withheld);
		}
		reportLost(account, words, messages);
		const hidden = new Set([...account.withheld, ...account.furniture.map(({ line }) => line)]);
		reportPersonalData(document, hidden, messages);
		if (account.withheld.length > 0) {
			messages.warn(
				'withheld',
				account.withheld[0],
				`${account.withheld.length} lines of closed items are kept in the source file only; the file is not published`,
			);
		}
		return {
			file: document.file,
			sha256: document.sha256,
			parser: read.parser,
			confidence: meeting.confidence,
			evidence: meeting.evidence,
			meeting: id,
			items: meeting.items.length,
			attachments:
				meeting.attachments.length +
				meeting.items.reduce((sum, item) => sum + item.attachments.length, 0),
			tables: countTables(meeting),
			lines: account.lines,
			furniture: account.furniture,
			withheld: account.withheld,
			messages: messages.list,
		};
	});
	const withheld = merged.documents.length === 1 ? (documents[0]?.withheld ?? []) : [];
	if (withheld.length > 0) resolved.meeting.fields.withheld = [...withheld];
	reportInvented(
		resolved,
		[...reads.map(({ document }) => document), ...attachedFiles.map(({ document }) => document)],
		merged.documents[0]!.messages,
	);
	const attached = attachedFiles.map(({ document, messages }, index): ReportDraft => {
		const closed = owners[index] === '' ? document.lines.map(({ number }) => number) : [];
		const account = accountForLines(document.lines, words, furnitureOf(document), closed);
		reportLost(account, words, messages);
		reportPersonalData(document, new Set(account.withheld), messages);
		return {
			file: document.file,
			sha256: document.sha256,
			meeting: id,
			items: 0,
			attachments: 1,
			lines: account.lines,
			furniture: account.furniture,
			withheld: account.withheld,
			messages: messages.list,
		};
	});
	return {
		id,
		place,
		...(merged.start === undefined ? {} : { start: merged.start }),
		...(merged.committeeName === undefined ? {} : { committeeName: merged.committeeName }),
		...(merged.period === undefined ? {} : { period: merged.period }),
		items: merged.items.map(({ title, number, caseNumber }) => ({ title, number, caseNumber })),
		declared: declaredOf(merged),
		files: toContentFiles(resolved),
		documents,
		attached,
	};
}
