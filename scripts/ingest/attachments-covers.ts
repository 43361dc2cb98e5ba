/** Cover lines that a system prints before each attachment: `Dokument Titel: …`, `Relateret document 2/5`, `Bilag 2 til punkt 5`. */
import { titleKey } from './attachments-titles.ts';
import type { DeclaredAttachment } from './attachments.ts';
import type { Line } from './types.ts';

/** One cover: its lines and what they say. */
export interface Cover {
	/** Index of its first and last non-blank line in the passage. */
	readonly from: number;
	readonly to: number;
	readonly title?: string;
	readonly fileName?: string;
	readonly documentId?: string;
	readonly itemNumber?: string;
	/** Place under its item. */
	readonly order?: number;
}

type Field = 'title' | 'fileName' | 'documentId' | 'itemNumber' | 'order' | 'other';

const keys: readonly (readonly [Field, RegExp])[] = [
	[
		'fileName',
		/^(?:dokument ?navn|fil ?navn|navn på dokument|document name|file name)(?![\p{L}])/iu,
	],
	[
		'title',
		/^(?:dokument ?titel|bilags?titel|titel på (?:bilag|dokument)|document title)(?![\p{L}])/iu,
	],
	[
		'documentId',
		/^(?:dokument ?-?id|dokument ?(?:nr|nummer)|dok\.? ?(?:nr|id)|document id|akt ?-?id)(?![\p{L}])\.?/iu,
	],
	[
		'itemNumber',
		/^(?:dagsordens?punkt (?:nr|nummer)|punkt (?:nr|nummer)|til punkt|hører til punkt)(?![\p{L}])\.?/iu,
	],
	['order', /^(?:appendix nr|bilags? ?(?:nr|nummer))(?![\p{L}])\.?/iu],
	[
		'other',
		/^(?:placering|dagsordens? ?(?:punktets )?titel|relaterede dokumenter|antal sider|dokument ?dato|dokument ?type|sags ?(?:nr|nummer|id|titel)|oprettet|forfatter)(?![\p{L}])\.?/iu,
	],
];
const related = /^relateret do[ck]ument(?:er)?\s+(\d{1,3})\s*\/\s*(\d{1,3})$/iu;
const attachmentOfItem =
	/^(?:bilag|appendix|vedlæg)\s*(?:nr\.?\s*)?(\d{1,3})\s+(?:til|under|for)\s+(?:dagsordens?punkt|punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,3}[a-z]?)(?:\s*[-–:.]\s*(.{1,300}))?$/iu;
const itemsAttachment =
	/^(?:dagsordens?punkt|punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(\d{1,3}[a-z]?)\s*(?:[-–:,.]\s*)?(?:bilag|appendix)\s*(?:nr\.?\s*)?(\d{1,3})(?:\s*[-–:.]\s*(.{1,300}))?$/iu;

function plain(text: string): string {
	return text.replaceAll('**', '').trim();
}

function readKey(text: string): { readonly field: Field; readonly value: string } | undefined {
	if (text.length > 400) return undefined;
	for (const [field, pattern] of keys) {
		const found = pattern.exec(text);
		if (!found) continue;
		const rest = text.slice(found[0].length);
		// A key is followed by a colon, a tab, a number or a capital; running words that begin alike are not keys.
		if (!/^\s*(?::|\t|$)|^\s+[\p{Lu}\d]/u.test(rest)) return undefined;
		return { field, value: rest.replace(/^\s*:?\s*/u, '') };
	}
	return undefined;
}

/** Where a wrapped value may go on: some lines below, no key, not after a blank line. */
const longestValue = 4;

/**
 * The covers of a passage, in order. A cover is one line that names item and attachment by number, or at least two
 * neighbouring keys of which one names the document.
 */
export function readCovers(lines: readonly Line[]): Cover[] {
	const covers: Cover[] = [];
	let index = 0;
	while (index < lines.length) {
		const cover = readCover(lines, index);
		if (cover) covers.push(cover);
		index = (cover?.to ?? index) + 1;
	}
	return covers;
}

function readCover(lines: readonly Line[], start: number): Cover | undefined {
	const first = plain(lines[start]!.text);
	if (first === '' || first.length > 400) return undefined;
	const fields: Partial<Record<Field, string>> = {};
	const single = attachmentOfItem.exec(first);
	const reversed = itemsAttachment.exec(first);
	if (single || reversed) {
		fields.order = (single?.[1] ?? reversed?.[2])!;
		fields.itemNumber = (single?.[2] ?? reversed?.[1])!;
		const title = single?.[3] ?? reversed?.[3];
		if (title !== undefined) fields.title = title;
	}
	const place = related.exec(first);
	if (place) fields.order = place[1]!;
	const named = single !== null || reversed !== null || place !== null;
	if (!named && !readKey(first)) return undefined;

	let to = start;
	let count = 0;
	let field: Field | undefined;
	let wrapped = 0;
	let blanks = 0;
	for (let index = named ? start + 1 : start; index < lines.length; index += 1) {
		const text = plain(lines[index]!.text);
		if (text === '') {
			blanks += 1;
			if (blanks > 2) break;
			continue;
		}
		const key = readKey(text);
		if (key) {
			field = key.field;
			wrapped = 0;
			count += field === 'other' && fields.other !== undefined ? 0 : 1;
			if (fields[field] === undefined || field === 'other') fields[field] = key.value;
			to = index;
		} else if (
			field !== undefined &&
			blanks === 0 &&
			wrapped < longestValue &&
			text.length <= 120
		) {
			// `Dokument Navn: Budget 2023,` / `EBI.pdf`: a value goes on until the next key.
			if (!wraps(lines, index, fields[field]!, field)) break;
			fields[field] = `${fields[field]} ${text}`;
			wrapped += 1;
			to = index;
		} else break;
		blanks = 0;
	}
	// A number alone is a letterhead's: `Dok.ID` stands on letters too.
	const names = fields.title !== undefined || fields.fileName !== undefined;
	if (!named && (count < 2 || !names)) return undefined;
	return {
		from: start,
		to,
		...(fields.title ? { title: fields.title } : {}),
		...(fields.fileName ? { fileName: fields.fileName } : {}),
		...(/\d/u.test(fields.documentId ?? '') ? { documentId: fields.documentId!.trim() } : {}),
		...(fields.itemNumber ? { itemNumber: fields.itemNumber.trim() } : {}),
		...(/^\d{1,3}/u.test(fields.order ?? '') ? { order: Number.parseInt(fields.order!, 10) } : {}),
	};
}

/** True where a keyless line belongs to the value above it: a file name not yet ended, or a key still to come. */
function wraps(lines: readonly Line[], index: number, value: string, field: Field): boolean {
	if (field === 'fileName' && !/\.\p{L}{3,4}$/u.test(value)) return true;
	if (field === 'documentId' || field === 'itemNumber' || field === 'order') return false;
	for (let next = index + 1; next < Math.min(lines.length, index + 1 + longestValue); next += 1) {
		const text = plain(lines[next]!.text);
		if (text === '') continue;
		if (readKey(text)) return true;
	}
	return false;
}

/** Which declared attachment a cover names: by document id, file name, title, then by numbers. */
export function matchCover(
	cover: Cover,
	declared: readonly DeclaredAttachment[],
	lastItem: number | undefined,
): DeclaredAttachment | undefined {
	const only = (found: readonly DeclaredAttachment[]): DeclaredAttachment | undefined =>
		found.length === 1 ? found[0] : undefined;
	const within = (found: readonly DeclaredAttachment[]): DeclaredAttachment | undefined =>
		only(found) ??
		only(
			found.filter((one) => one.itemNumber !== undefined && one.itemNumber === cover.itemNumber),
		) ??
		only(found.filter((one) => one.order === cover.order)) ??
		only(found.filter((one) => one.item === lastItem));
	if (cover.documentId !== undefined) {
		const byId = within(declared.filter((one) => one.documentId === cover.documentId));
		if (byId) return byId;
	}
	const names = new Set(
		[cover.fileName, cover.title].flatMap((name) => (name ? [titleKey(name)] : [])),
	);
	const byName = within(
		declared.filter(
			(one) =>
				names.has(titleKey(one.title)) ||
				(one.fileName !== undefined && names.has(titleKey(one.fileName))),
		),
	);
	if (byName) return byName;
	if (names.size > 0 && cover.documentId !== undefined) {
		// A cover with an id that no list holds is another document, whatever its numbers say.
		if (declared.some((one) => one.documentId !== undefined)) return undefined;
	}
	if (cover.order === undefined) return undefined;
	return only(
		declared.filter(
			(one) =>
				one.order === cover.order &&
				(cover.itemNumber === undefined
					? one.item === lastItem
					: one.itemNumber === cover.itemNumber),
		),
	);
}
