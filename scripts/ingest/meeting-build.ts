/** All documents of one meeting, and the files that are its attachments, become its records: no disk, no clock. */
import { meetingId } from '../../src/archive/paths.ts';
import { findPersonalData } from '../../src/danish/personal-data.ts';
import type { PersonalDataKind } from '../../src/danish/personal-data.ts';
import { Disclosure } from '../../src/disclosure/disclosure.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';
import type { Printed, Provenance } from '../../src/schemas/shared.ts';
import { aboutAttachment, attachFiles, declaredOf } from './attachment-files.ts';
import type { AttachedFile, AttachmentAbout, DeclaredLine } from './attachment-files.ts';
import { accountForLines, reportLost, SourceWords } from './conservation.ts';
import type { Conservation } from './conservation.ts';
import { toContentFiles } from './content-files.ts';
import type { ContentFile } from './content-files.ts';
import { toInertText } from './inert-text.ts';
import { withoutMarkup } from './markup.ts';
import { matchItems, mergeDocuments } from './merge.ts';
import type { ItemMarks, MergedMeeting, ReadDocument } from './merge.ts';
import type { Message, Messages } from './messages.ts';
import { findPageRemains } from './page-remains.ts';
import { eachRecordText, wordsOfParsed } from './record-words.ts';
import { committeeSlug, deriveRegister } from './register.ts';
import type { DocumentReport } from './report.ts';
import { placeOf, resolveMeeting } from './resolve.ts';
import type { MeetingPlace, ResolvedMeeting } from './resolve.ts';
import type { Block, FurnitureRule, Line, ParsedMeeting, SourceDocument } from './types.ts';
import { WordSet } from './words.ts';

/** A document's report before it is known what was written. */
export type ReportDraft = Omit<DocumentReport, 'status'>;

/** A meeting as files, with what the index and the report need to know about it. */
export interface BuiltMeeting {
	readonly id: string;
	readonly place: MeetingPlace;
	readonly start?: string;
	readonly items: readonly ItemMarks[];
	readonly declared: readonly DeclaredLine[];
	/** What the first of its documents says about itself, should it turn out to be an attachment. */
	readonly about: AttachmentAbout;
	readonly files: readonly ContentFile[];
	readonly documents: readonly ReportDraft[];
	readonly attached: readonly ReportDraft[];
	readonly committeeName?: string;
	readonly period?: string;
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

const kindWords: Readonly<Record<PersonalDataKind, string>> = {
	cpr: 'personal number',
	email: 'private e-mail address',
	telephone: 'telephone number',
	account: 'account number',
};

/**
 * Personal data in what is read of a document, furniture too, since the original is published with it. A personal number
 * is an error until somebody has decided; the rest is said or masked as archive.yaml says.
 *
 * @param hidden lines that are withheld: their document is never published
 * @param places the names by which `reviewed.yaml` may call the document and its records
 */
function reportPersonalData(
	document: SourceDocument,
	hidden: ReadonlySet<number>,
	disclosure: Disclosure,
	places: readonly string[],
	messages: Messages,
): void {
	const lines = document.lines.map(({ number, text }) => (hidden.has(number) ? '' : text));
	const text = lines.join('\n');
	for (const finding of findPersonalData(text)) {
		const line = text.slice(0, finding.from).split('\n').length;
		const what = kindWords[finding.kind];
		if (disclosure.holdsPhrase(finding.text)) continue;
		switch (disclosure.decide(finding, places)) {
			case 'undecided':
				messages.error('cpr', line, 'expected no personal number in a public document, found one');
				break;
			case 'mask':
				messages.inform('personal-data', line, `a ${what} is masked in everything published`);
				break;
			case 'shown':
				messages.warn('personal-data', line, `a ${what} is published as printed`);
				break;
			case 'allow':
				break;
		}
	}
}

/** The names of a meeting's records in `reviewed.yaml`, with its documents. */
function placesOf(resolved: ResolvedMeeting, file: string): string[] {
	const names = (collection: string, { id }: { readonly id: string }): string[] => [
		id,
		`${collection}/${id}`,
		`${collection}/${id}.mdx`,
	];
	return [
		file,
		...names('meetings', resolved.meeting),
		...resolved.items.flatMap((item) => names('items', item)),
		...resolved.attachments.flatMap((attachment) => names('attachments', attachment)),
	];
}

/** Says every word of the records that no document holds; `all` are the words of the records. */
function reportInvented(
	resolved: ResolvedMeeting,
	all: WordSet,
	sources: SourceWords,
	messages: Messages,
): void {
	if (sources.words.holds(all)) return;
	eachRecordText(resolved, (text, id) => {
		const lacking = sources.lacks(text);
		if (lacking.length === 0) return;
		messages.error(
			'invented',
			undefined,
			`expected only words of the source in ${id}, found: ${lacking.slice(0, 8).join(', ')}`,
		);
	});
}

/** A register of the committees that the meeting's own documents name, with their initials. */
function derivedRegister(merged: MergedMeeting): Municipality {
	const names = [
		merged.committeeName,
		...merged.items.flatMap((item) => item.decisions.map(({ committeeName }) => committeeName)),
	].filter((name) => name !== undefined);
	const seen = [...new Set(names)].map((name) => ({ name, slug: committeeSlug(name, undefined) }));
	return deriveRegister(merged.documents[0]!.document.municipality, seen);
}

/** The `printed` lines of the record that a line of a document belongs to, and the file the record is read from. */
function printedOf(
	resolved: ResolvedMeeting,
	merged: MergedMeeting,
	{ document, meeting }: ReadDocument,
	number: number,
): { printed: Printed[]; file: string | undefined } {
	const holds = ({ file, lines: [from, to] }: Provenance): boolean =>
		file === document.file && from <= number && number <= to;
	const record = [...resolved.attachments, ...resolved.items].find(({ fields }) =>
		holds(fields.provenance),
	);
	if (record) return { printed: record.fields.printed, file: record.fields.provenance.file };
	const other = meeting.items.findIndex(({ lines }) => lines.from <= number && number <= lines.to);
	const one = matchItems(merged.items, meeting.items).get(other);
	const item = one === undefined ? undefined : resolved.items[one];
	if (item) return { printed: item.fields.printed, file: item.fields.provenance.file };
	return { printed: resolved.meeting.fields.printed, file: merged.documents[0]?.document.file };
}

/**
 * Keeps, as printed, lines that stand in no record and are no fault: those of an earlier document that the later one
 * words otherwise, and those whose words stand without the markup they have in the source.
 */
function keepLines(
	resolved: ResolvedMeeting,
	merged: MergedMeeting,
	read: ReadDocument,
	lost: Conservation['lost'],
	words: WordSet,
): void {
	const { document, meeting } = read;
	const own = merged.documents.length > 1 && lost.length > 0 ? wordsOfParsed(meeting) : undefined;
	const faults = own
		? new Set(accountForLines(document.lines, own, meeting.furniture, []).lost)
		: undefined;
	const isKept = (line: Line): boolean =>
		words.hasAll(withoutMarkup(line.text)) || (faults !== undefined && !faults.has(line));
	for (const line of lost.filter(isKept)) {
		const { printed, file } = printedOf(resolved, merged, read, line.number);
		const text = toInertText(line.text);
		printed.push({
			line: line.number,
			text,
			...(file === document.file ? {} : { file: document.file }),
		});
		words.addText(text);
	}
}

/** Says of references to `udvalget` whose committee nobody knows; they lead nowhere. */
function reportUnnamed(resolved: ResolvedMeeting, file: string, messages: Messages): void {
	for (const { fields } of [...resolved.items, ...resolved.attachments]) {
		if (fields.provenance.file !== file) continue;
		for (const { text, date, committeeName } of fields.references)
			if (date !== undefined && committeeName === undefined)
				messages.inform(
					'reference',
					fields.provenance.lines[0],
					`expected the committee of "${text}", found none named`,
				);
	}
}

/** Each message once, however often it was said. */
function saidOnce(messages: Messages): Message[] {
	const said = new Map(messages.list.map((message) => [JSON.stringify(message), message]));
	return [...said.values()];
}

/**
 * The files of a meeting from its documents and attachments. Messages about each go to its own list.
 *
 * @param handKept the municipality's register where a hand keeps one; else the committees that the documents themselves
 * name are all that is known, so that the result never depends on what was ingested before
 * @param day the last part of the meeting's id where it is not its own day (`2025-06-04-2`)
 * @param disclosure what has been decided about personal data
 */
export function buildMeeting(
	reads: readonly ReadDocument[],
	attachedFiles: readonly AttachedFile[],
	handKept: Municipality | undefined,
	day?: string,
	disclosure = new Disclosure([], [], 'warn'),
): BuiltMeeting {
	const withoutFiles = mergeDocuments(reads);
	const register = handKept ?? derivedRegister(withoutFiles);
	const place = placeOf(withoutFiles, register);
	const closedLines = new Map(
		reads.map((read) => [
			read,
			[...new Set([...read.meeting.withheld, ...closedElsewhere(read, withoutFiles)])],
		]),
	);
	const closedTexts = reads.flatMap((read) =>
		closedLines.get(read)!.map((number) => read.document.lines[number - 1]?.text ?? ''),
	);
	const { merged, owners } = attachFiles(withoutFiles, attachedFiles, closedTexts);
	const resolved = resolveMeeting(merged, place, register, day);
	const id = meetingId(place.municipality, place.committee, day ?? place.day);
	resolved.meeting.fields.attachmentFiles = attachedFiles.map(({ document }, index) => ({
		file: document.file,
		sha256: document.sha256,
		attachment: owners[index] === '' ? id : `${id}/${owners[index]}`,
	}));
	const words = new WordSet();
	const add = (text: string): void => words.addText(text);
	eachRecordText(resolved, add, add);

	const said = [
		...reads.map(({ document }) => document),
		...attachedFiles.map((one) => one.document),
	];
	const sources = new SourceWords(said.flatMap(({ lines }) => lines));
	for (const { sidecar, file } of said)
		sources.words.addText(`${sidecar?.committee ?? ''} ${file}`);

	const documents = reads.map((read): Omit<ReportDraft, 'messages'> => {
		const { document, meeting, messages } = read;
		const withheld = closedLines.get(read)!;
		let furniture = meeting.furniture;
		let account = accountForLines(document.lines, words, furniture, withheld, sources.words);
		if (account.lost.length > 0) {
			// Remains of pages that the making of blocks found inside a passage.
			const remains = findPageRemains(document.lines);
			const named = account.lost.flatMap(({ number }): [number, FurnitureRule][] => {
				const rule = remains.get(number);
				return rule ? [[number, rule]] : [];
			});
			furniture = new Map([...furniture, ...named]);
			keepLines(resolved, merged, read, account.lost, words);
			account = accountForLines(document.lines, words, furniture, withheld);
		}
		reportLost(account, words, messages);
		const places = placesOf(resolved, document.file);
		reportPersonalData(document, new Set(account.withheld), disclosure, places, messages);
		reportUnnamed(resolved, document.file, messages);
		if (account.withheld.length > 0 && !messages.list.some(({ rule }) => rule === 'closed')) {
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
		};
	});
	for (const document of resolved.meeting.fields.documents) {
		const withheld = documents.find(({ file }) => file === document.file)?.withheld?.length ?? 0;
		if (withheld > 0) document.withheld = withheld;
	}
	const attached = attachedFiles.map(({ document, messages }, index): ReportDraft => {
		const closed = owners[index] === '' ? document.lines.map(({ number }) => number) : [];
		const account = accountForLines(
			document.lines,
			words,
			furnitureOf(document),
			closed,
			sources.words,
		);
		reportLost(account, words, messages);
		const places = placesOf(resolved, document.file);
		reportPersonalData(document, new Set(account.withheld), disclosure, places, messages);
		reportUnnamed(resolved, document.file, messages);
		return {
			file: document.file,
			sha256: document.sha256,
			meeting: id,
			items: 0,
			attachments: 1,
			lines: account.lines,
			furniture: account.furniture,
			withheld: account.withheld,
			messages: saidOnce(messages),
		};
	});
	reportInvented(resolved, words, sources, merged.documents[0]!.messages);
	return {
		id,
		place,
		...(merged.start === undefined ? {} : { start: merged.start }),
		...(merged.committeeName === undefined ? {} : { committeeName: merged.committeeName }),
		...(merged.period === undefined ? {} : { period: merged.period }),
		items: merged.items.map(({ title, number, caseNumber }) => ({ title, number, caseNumber })),
		declared: declaredOf(merged),
		about: aboutAttachment(reads[0]!.document),
		files: toContentFiles(resolved),
		documents: documents.map((draft, index) => ({
			...draft,
			messages: saidOnce(reads[index]!.messages),
		})),
		attached,
	};
}
