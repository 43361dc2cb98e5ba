/** Files of their own that are attachments: which declared line each is, and its text as a record's body. */
import { wordsOf } from '../../src/text.ts';
import { orderName } from '../../src/archive/paths.ts';
import { matchAttachmentFile } from './attachments.ts';
import { toBlocks } from './blocks.ts';
import { toInertText } from './inert-text.ts';
import type { ItemMarks, MergedAttachment, MergedMeeting } from './merge.ts';
import type { Messages } from './messages.ts';
import { picturesOf } from './pictures.ts';
import type { Sidecar, SourceDocument } from './types.ts';
import { readLabel } from './vocabulary.ts';

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
	const { pictures, pages } = picturesOf(document);
	return {
		text: body.length === 0 ? 'none' : pictures.length > 0 ? 'partial' : 'full',
		...(pictures.length > 0 ? { textNote: wordsOf('da').picturePages(pictures, pages) } : {}),
		body,
		lines: spanOf(document),
		from: document,
	};
}

/** The lines of a meeting's lists of attachments. */
export function declaredOf(merged: MergedMeeting): DeclaredLine[] {
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

/** What a file says about itself that may tell which attachment it is. */
export interface AttachmentAbout {
	readonly fileName: string;
	readonly title: string;
	readonly sidecar?: Sidecar;
}

/** What a document says about itself as an attachment. */
export function aboutAttachment(document: SourceDocument): AttachmentAbout {
	return {
		fileName: document.file.split('/').at(-1)!,
		title: firstWords(document),
		...(document.sidecar ? { sidecar: document.sidecar } : {}),
	};
}

/** Which declared line a file is: as its sidecar says, else by id, file name or title. */
export function findDeclared(
	about: AttachmentAbout,
	declared: readonly DeclaredLine[],
	items: readonly ItemMarks[],
): DeclaredLine | undefined {
	const { sidecar, fileName, title } = about;
	if (sidecar?.item !== undefined) {
		const byNumber = items.findIndex(({ number }) => number === sidecar.item);
		const item = byNumber >= 0 ? byNumber : Number(sidecar.item) - 1;
		if (!(item in items)) return undefined;
		const order = sidecar.order ?? declared.filter((line) => line.item === item).length + 1;
		const line = declared.find((other) => other.item === item && other.order === order);
		return line ?? { item, order, title };
	}
	return matchAttachmentFile({ fileName, title }, declared) ?? byPlace(fileName, declared, items);
}

/** The line that a name gives the place of, and nothing else: `Punkt 3 bilag 2.docx`, `3.2.pdf`; `Bilag 2.pdf` where one item has attachments. */
function byPlace(
	fileName: string,
	declared: readonly DeclaredLine[],
	items: readonly ItemMarks[],
): DeclaredLine | undefined {
	const stem = fileName.replace(/\.[a-z]{2,4}$/iu, '').trim();
	const both =
		/^(?:punkt|pkt\.?|sag|dagsordenspunkt)[\s._-]*(?:nr\.?)?[\s._-]*(\d{1,4})[\s,._-]+(?:bilag|bil\.?)[\s._-]*(?:nr\.?)?[\s._-]*(\d{1,2})$/iu.exec(
			stem,
		) ?? /^(\d{1,4})[._-](\d{1,2})$/u.exec(stem);
	if (both) {
		const own = declared.filter(
			({ item, order }) => items[item]?.number === both[1] && order === Number(both[2]),
		);
		return own.length === 1 ? own[0] : undefined;
	}
	const alone = /^(?:bilag|bil\.?)[\s._-]*(?:nr\.?)?[\s._-]*(\d{1,2})$/iu.exec(stem);
	if (!alone || new Set(declared.map(({ item }) => item)).size !== 1) return undefined;
	return declared.find(({ order }) => order === Number(alone[1]));
}

/** A withheld line as the line of a list that it may be; undefined where it is a label or too short to name a file. */
function withheldLine(text: string): Omit<DeclaredLine, 'item' | 'order'> | undefined {
	const title = text
		.replace(/^\s*(?:[-*•–]|\d{1,3}[.)])\s+/u, '')
		.replace(/\s*[([][^()[\]]*[)\]]\s*$/u, '')
		.trim();
	const documentId = /\d{5,}/u.exec(text)?.[0];
	if (documentId === undefined && (title.length < 6 || readLabel(title))) return undefined;
	return { title, fileName: title, ...(documentId === undefined ? {} : { documentId }) };
}

/** Whether a file is what a withheld line names: an attachment that only a closed item lists. */
function isWithheld(about: AttachmentAbout, withheld: readonly string[]): boolean {
	return withheld.some((text) => {
		const line = withheldLine(text);
		return line !== undefined && matchAttachmentFile(about, [line]) !== undefined;
	});
}

/**
 * The meeting with the texts of the files that are its attachments.
 *
 * @param withheld lines of closed items: a file that only they name is withheld too, its owner is ''
 */
export function attachFiles(
	merged: MergedMeeting,
	files: readonly AttachedFile[],
	withheld: readonly string[],
): { merged: MergedMeeting; owners: string[] } {
	const items = merged.items.map((item) => ({ ...item, attachments: [...item.attachments] }));
	const attachments = [...merged.attachments];
	const declared = declaredOf(merged);
	const owners: string[] = [];
	for (const file of files) {
		const about = aboutAttachment(file.document);
		const line = findDeclared(about, declared, merged.items);
		const item = line ? items[line.item] : undefined;
		if (item?.access === 'closed' || (!item && isWithheld(about, withheld))) {
			const sentence = 'an attachment of a closed item: its text is withheld';
			file.messages.warn('closed', undefined, sentence);
			owners.push('');
			continue;
		}
		const text = textOf(file);
		if (!line || !item) {
			const sentence = 'matches no line of the meeting: kept as the meeting’s own';
			file.messages.warn('attachment', undefined, sentence);
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
			owners.push(`${orderName(line.item + 1)}-${line.order}`);
		} else {
			const order = item.attachments.length + 1;
			item.attachments.push({ order, title: before?.title ?? line.title, printed: [], ...text });
			owners.push(`${orderName(line.item + 1)}-${order}`);
		}
	}
	return { merged: { ...merged, items, attachments }, owners };
}
