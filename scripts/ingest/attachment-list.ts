/** The list of attachments that an item prints: one entry a line, or one entry over several lines. */
import { isRule } from './reading-state.ts';
import { hasWords } from './sections.ts';
import type { Line } from './types.ts';
import { joinWrapped, titleKey } from './title.ts';
import { plainText } from './vocabulary.ts';

/** One entry as printed, taken apart. */
export interface ListedAttachment {
	readonly order: number;
	readonly title: string;
	readonly documentId?: string;
	readonly fileName?: string;
	/** Lines of the entry, first to last. */
	readonly lines: readonly Line[];
}

const bullet = /^[-•·*\u{f0b7}\u{f0d8}\ufffd]\s+/u;
/** The cover of an annex: what stands behind the last list. */
const cover =
	/^(?:dokument (?:navn|titel|id)\s*:|relateret docu?ment \d|dagsordenspunkt nr\b|appendix nr\b|relaterede dokumenter\s*:)/iu;
const nothing = /^(?:nej|ingen(?: bilag)?|intet|-|–|\.|der er ingen bilag)\.?$/iu;
const opening =
	/^(?:\d{1,3}[.)]\s+|\d{1,3}\s[-–]\s+|(?:bilag|bil\.)\s*(?:nr\.?\s*)?(?:\d{1,3}(?:\.\d{1,2})?|[A-ZÆØÅ])\s*(?:[:.)]|\s[-–—])\s*)/iu;
const idsAtEnd =
	/\s*\((?:[\p{L}\d./-]{3,40}(?:,\s*(?=dok)|:\s*(?=\d{5})))?(?:dok\.?(?:ument)?\.?\s*(?:nr|id)?\.?:?\s*)?(?:\d{2}\.\d{2}\.\d{2}-\p{Lu}\d{2}-\d+-\d{2}\s*-\s*)?(\d{4,}(?:[-/]\d{1,6})?|\d{3}-\d{4}-\d{2,}|\d{2}\/\d{3,6}-\d{1,4})(?:(?:\s*[-–,;]\s*|\s+(?=\d))[^()]*)?\)\s*$/iu;
const idsBefore =
	/^(\d{6,}(?=\s*[-–:])|\d{3}-\d{4}-\d{2,}|\d{3,}\/\d{2,4}|\d{2}\/\d{4,})\s*[-–:]?\s+(?=\p{L})/u;
const idsNamed =
	/^(?:brevid|dok(?:ument)?\.?(?:\s*nr|\s*id)?|dokid)\.?:?\s*(\d{4,}(?:[-/]\d+)*)\s*[-–:]\s*/iu;
const bareNumber = /^\d{1,2}\s+(?=[\p{Lu}"”])/u;
const file = /\.(?:pdf|docx?|xlsx?|pptx?|txt|rtf|html?|msg|zip|jpe?g|png|tiff?|odt|ods)$/iu;

/** True where a list says that there is nothing in it (`Nej`, `Ingen bilag`, `-`). */
function saysNoAttachments(words: string): boolean {
	return nothing.test(words.trim());
}

function readEntry(
	words: string,
	order: number,
	lines: readonly Line[],
	bulleted: boolean,
): ListedAttachment {
	let title = bulleted ? words.trim().replace(bullet, '') : words.trim();
	const isFile = file.test(title);
	if (!isFile || /^\d{1,3}[.)]\s/u.test(title)) title = title.replace(opening, '');
	title = title.replace(
		/^(?:åben|åbent|lukket)(?:\s+bilag)?(?:\s*[-–:]\s*|\s+)(?=[\p{Lu}\d"”])/iu,
		'',
	);
	title = title.replace(
		/\s*\((?:(?:pdf|docx?|xlsx?|pptx?)(?:,? \d{1,4}(?:[,.]\d{1,2})? ?[kmg]?b)?|(?:åbent|lukket) bilag)\)(?:\s*[-–]\s*(?:åben|åbent|lukket))?$/iu,
		'',
	);
	const ids =
		idsAtEnd.exec(title) ??
		/\s+dok(?:ument)?\.?[ -]?(?:id|nr)\.?:?\s*(\d{3,}(?:[-/]\d{1,6})?)$/iu.exec(title) ??
		/\s+(\d{5,}[-/]\d{2})$/u.exec(title);
	const before = ids ? null : (idsNamed.exec(title) ?? idsBefore.exec(title));
	if (ids) title = title.slice(0, ids.index).trim();
	if (before) title = title.slice(before[0].length).trim();
	const documentId = ids?.[1] ?? before?.[1];
	const fileName = file.test(title) ? title : undefined;
	if (fileName) title = fileName.replace(file, '');
	return {
		order,
		title: title === '' ? words.trim() : title,
		...(documentId ? { documentId } : {}),
		...(fileName ? { fileName } : {}),
		lines,
	};
}

/** The entries of a list, and the lines after it that belong to no entry. */
export interface AttachmentList {
	readonly entries: readonly ListedAttachment[];
	/** True where the entries carry numbers or bullets. */
	readonly marked: boolean;
	readonly rest: readonly Line[];
}

/** True where the list certainly ended before this line: a new page, a run of empty lines, a rule, running text. */
function endsList(line: Line, before: Line | undefined, opens: boolean, list: ListForm): boolean {
	const gap = before === undefined ? 0 : line.number - before.number - 1;
	if (isRule(line) || (before !== undefined && gap >= 3) || cover.test(plainText(line.text)))
		return true;
	if (opensText(line, before, list)) return true;
	if (opens) return false;
	if (before === undefined) return list.markedElsewhere;
	if (line.pageStart || (list.keepsBlanks && line.indent >= 1 && before.indent === 0)) return true;
	if (list.marked && gap > 0 && !list.keepsBlanks) return true;
	const words = plainText(line.text);
	return words.length > 220 || (words.length > 60 && /[.!?]$/u.test(words) && !file.test(words));
}

/** What is known of a list before its entries are read. */
interface ListForm {
	readonly keepsBlanks: boolean;
	/** True where this list's first line carries a number or bullet. */
	readonly marked: boolean;
	/** True where every other list of the document does. */
	readonly markedElsewhere: boolean;
	/** Titles that other items' lists hold, as keys. */
	readonly elsewhere: ReadonlySet<string>;
}

/** True for a title that another item lists, at the top of a new page: the attachments' texts begin. */
function opensText(line: Line, before: Line | undefined, list: ListForm): boolean {
	const newPage = line.pageStart === true || (line.indent === 1 && before?.indent === 0);
	if (!newPage || before === undefined || list.elsewhere.size === 0) return false;
	const words = plainText(line.text);
	return (
		list.elsewhere.has(titleKey(words)) ||
		list.elsewhere.has(titleKey(readEntry(words, 1, [], false).title))
	);
}

/**
 * The entries of a list of attachments, and what follows the list.
 *
 * A line begins an entry where it carries a number or bullet; in lists without them every line does, but for those
 * that continue a line that was wrapped. `elsewhere` holds the titles, as keys, whose texts may follow the list.
 */
export function readAttachmentList(
	lines: readonly Line[],
	keepsBlanks: boolean,
	markedElsewhere = false,
	elsewhere: ReadonlySet<string> = new Set(),
): AttachmentList {
	const kept = lines.filter(hasWords);
	if (kept.length === 0) return { entries: [], marked: true, rest: lines };
	if (saysNoAttachments(plainText(kept[0]!.text)))
		return { entries: [], marked: true, rest: lines.filter((line) => line !== kept[0]) };
	const bare = bareNumber.test(plainText(kept[0]!.text)) && /^1\s/u.test(plainText(kept[0]!.text));
	const opens = kept.map((line) => {
		const words = plainText(line.text);
		return (
			opening.test(words) ||
			bullet.test(words) ||
			(bare && bareNumber.test(words)) ||
			line.list !== undefined
		);
	});
	const marked = opens[0] === true;
	const form: ListForm = { keepsBlanks, marked, markedElsewhere, elsewhere };
	const bullets = kept.filter((line) => bullet.test(plainText(line.text))).length;
	const entries: { words: string; lines: Line[] }[] = [];
	let end = kept.length;
	for (const [index, line] of kept.entries()) {
		const words = plainText(line.text);
		const before = kept[index - 1];
		const last = entries.at(-1);
		const gap = before !== undefined && line.number - before.number > 1;
		const continues =
			last !== undefined &&
			before !== undefined &&
			!gap &&
			!opens[index] &&
			line.cells === undefined &&
			!file.test(last.words) &&
			(keepsBlanks ? before.trailing : marked || /^\p{Ll}/u.test(words)) &&
			!endsList(line, before, false, form);
		if (continues) {
			last.words = joinWrapped(last.words, words);
			last.lines.push(line);
		} else if (endsList(line, before, opens[index] === true, form)) {
			end = index;
			break;
		} else entries.push({ words, lines: [line] });
	}
	const stop = kept[end];
	const at = stop ? lines.indexOf(stop) : lines.length;
	return {
		entries: entries.map((entry, index) =>
			readEntry(
				bare ? entry.words.replace(bareNumber, '') : entry.words,
				index + 1,
				entry.lines,
				bullets * 2 >= entries.length,
			),
		),
		marked:
			!entries.some((entry) => file.test(entry.words)) &&
			entries.every((entry) => opens[kept.indexOf(entry.lines[0]!)] === true),
		rest: lines.slice(at),
	};
}
