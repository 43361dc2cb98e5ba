/** Lines that hold nothing but fields of an item: `Åben sag      Sagsid: 24/8812`, `Sagsnr. 23/4 | Beslutning`. */
import { classification, isCaseNumber, labelKind, lineOfCodes, readAccess } from './vocabulary.ts';
import { Remembered } from './remembered.ts';

/** What one line of fields says. */
export interface FieldLine {
	readonly caseNumber?: string;
	/** The label of the case number, where it has one. */
	readonly caseLabel?: string;
	/** The words that mark access, as printed. */
	readonly mark?: string;
	readonly itemType?: string;
	/** How many of its pieces say one of the three. */
	readonly firm: number;
	readonly pieces: number;
}

const typeWord =
	/^(?:til )?(?:beslutning|beslutningssag|beslutningspunkt|orientering|orienteringssag|orienteringspunkt|drøftelse|drøftelsessag|drøftelsespunkt|temadrøftelse|temasag|godkendelse|efterretning|indstilling|indstillingssag|meddelelse|meddelelsessag|høringssag)$/iu;
const accessWords =
	/^(?:åben|åbent|lukket|fortroligt?|offentligt?|(?:ikke|ej)[- ]offentligt?)(?: (?:sag|punkt|dagsordenspunkt|dagsorden|møde))?$/iu;

const accessAtEnd =
	/(?:^|\s)((?:åben|åbent|lukket|fortroligt?|(?:ikke|ej)[- ]offentligt?)(?: (?:sag|punkt))?)$/iu;

/** Fields that name who works on a case, or a document of it: nothing the archive keeps as a field. */
const besideFields =
	/^(?:initialer|sagsinitialer|init\.?|sagsbehandler|sagsansvarlig|ansvarlig|ansvarlig (?:chef|direktør|forvaltning|afdeling)|forvaltning|afdeling|center|fagcenter|område|fagområde|behandler|dok(?:ument)?\.?[ -]?(?:nr|id|nummer)?\.?|dokid|brevid|kle|klassifikation|emneord|stilling|kontakt|kontaktperson|ref\.?|forfatter|udarbejdet af|deltager|tid|varighed|dato|sagsforløb|beslutningskompetence|kompetence|forum)$/iu;

const separators: readonly RegExp[] = [
	/\t+|\s{3,}|\s*[|¦•·]\s*/u,
	/\t+|\s{2,}|\s*[|¦•·]\s*/u,
	/\t+|\s{2,}|\s*[|¦•·]\s*|\s+[-–—/]\s+|[,;]\s+(?=[\p{L}\d])/u,
	/\t+|\s{2,}|\s*[|¦•·]\s*|\s+[-–—/]\s+|[,;]\s+(?=[\p{L}\d])|\s+(?=\p{L}[\p{L}.-]*(?: \p{L}{2,3}\.?)?\s?:)/u,
];

/** True for the words of an item's type alone: `Beslutningssag`, `Til orientering`. */
export function isItemType(words: string): boolean {
	return typeWord.test(words.trim());
}

/** True for the words of access alone: `Åben sag`, `Lukket punkt`. */
export function isAccess(words: string): boolean {
	return accessWords.test(words.trim());
}

type Piece =
	| { caseNumber: string; label?: string; short?: boolean }
	| { mark: string }
	| { itemType: string }
	| 'beside';

/** `Sagsid 24/8812` and `Sag 306-2009-600`: the label ends where a code begins. */
const codeBehind = /^(\p{L}[\p{L} .-]{0,24}?)\.?\s+(\S*\d\S*)$/u;

function readPiece(words: string): Piece | undefined {
	const plain = words.replace(/^[([]\s*(.*?)\s*[)\]]$/u, '$1').trim();
	if (isAccess(plain)) return { mark: plain };
	if (isItemType(plain)) return { itemType: plain };
	const bare = lineOfCodes(plain);
	if (bare) return { caseNumber: bare };
	if (/^\d{2}\/\d{1,7}$/u.test(plain)) return { caseNumber: plain, short: true };
	const colon = plain.slice(0, 41).indexOf(':');
	const label = colon > 0 ? plain.slice(0, colon).trim() : undefined;
	if (label !== undefined) {
		const value = plain.slice(colon + 1).trim();
		const kind = labelKind(label);
		if (
			kind === 'case-number' &&
			(isCaseNumber(value) || /^(?=\S*\d)[\p{L}\d./-]{3,40}$/u.test(value))
		)
			return { caseNumber: value, label };
		if (kind === 'case-number' && value === '') return 'beside';
		// `Lukket: Åben dør på rådhuset` is a mark and a title.
		if (kind === 'access' && readAccess(value) && (isAccess(value) || !isAccess(label)))
			return { mark: value };
		if (kind === 'item-type' && value !== '' && value.length < 40) return { itemType: value };
		if (/^(?:side|punkt|pkt\.?)$/iu.test(label))
			return /^\d{1,4}$/u.test(value) ? 'beside' : undefined;
		if (!besideFields.test(label) || value.length > 60) return undefined;
		const mark = accessAtEnd.exec(value)?.[1];
		return mark ? { mark } : 'beside';
	}
	const behind = codeBehind.exec(plain);
	if (behind?.[1] && behind[2]) {
		const kind = labelKind(behind[1]) ?? labelKind(`${behind[1]}.`);
		if (kind === 'case-number' && (isCaseNumber(behind[2]) || classification.test(behind[2])))
			return { caseNumber: behind[2], label: behind[1] };
		if (besideFields.test(behind[1])) return 'beside';
	}
	return undefined;
}

/** What every line of fields has: a code, a colon behind a word, or a word of access or type. */
const mayHoldFields =
	/\d[-./]|\p{L}\s?:|åben|lukket|fortrolig|offentlig|sag(?!\p{L})|punkt(?!\p{L})|^til /iu;

/** The fields of a line that holds nothing else, at least one of them an item's own; undefined for other lines. */
export function readFieldLine(raw: string): FieldLine | undefined {
	return raw.length > 300 ? undefined : fieldLines.of(raw);
}

function readFields(raw: string): FieldLine | undefined {
	const text = raw.trim().replace(/^[([]([^()[\]]*)[)\]]$/u, '$1');
	if (text.length < 4 || text.length > 200 || !mayHoldFields.test(text)) return undefined;
	for (const separator of separators) {
		const pieces = text.split(separator).filter((piece) => piece.trim() !== '');
		const read = pieces.map(readPiece);
		if (read.some((piece) => piece === undefined)) continue;
		let file: { caseNumber: string; label?: string; short?: boolean } | undefined;
		let mark: string | undefined;
		let itemType: string | undefined;
		let firm = 0;
		for (const piece of read) {
			if (piece === undefined || piece === 'beside') continue;
			firm += 1;
			// A class of the filing plan gives way to the number of the case itself.
			if ('caseNumber' in piece) {
				const filed =
					file && (classification.test(file.caseNumber) || /^j/iu.test(file.label ?? ''));
				if (!file || (filed && !/^j/iu.test(piece.label ?? ''))) file = piece;
			} else if ('mark' in piece) mark ??= piece.mark;
			else itemType ??= piece.itemType;
		}
		if (firm === 0) return undefined;
		// `16/1` is a case number only beside another field.
		if (firm === 1 && file?.short) return undefined;
		// `Beslutning` alone is a label, `Beslutningssag` is none.
		if (pieces.length === 1 && itemType !== undefined && !/sag$|punkt$|:|^til /iu.test(text))
			return undefined;
		return {
			...(file ? { caseNumber: file.caseNumber } : {}),
			...(file?.label ? { caseLabel: file.label } : {}),
			...(mark ? { mark } : {}),
			...(itemType ? { itemType } : {}),
			firm,
			pieces: pieces.length,
		};
	}
	return undefined;
}

const fieldLines = new Remembered(readFields);
