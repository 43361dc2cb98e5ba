/** Which lines of a document a reading holds: the promise that nothing is lost, line by line. */
import type {
	Block,
	ParsedAttachment,
	ParsedMeeting,
	SourceDocument,
} from '../../scripts/ingest/types.ts';

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Lines with words that stand in no body, field, furniture or list of withheld lines, by number. */
export function lostLines(document: SourceDocument, meeting: ParsedMeeting): number[] {
	const held = new Set<number>(meeting.withheld);
	for (const line of meeting.furniture.keys()) held.add(line);
	const words = new Set<string>();
	const say = (text: string): void => {
		for (const word of wordsOf(text)) words.add(word);
	};
	const blocks = (list: readonly Block[]): void => {
		for (const block of list) {
			for (let at = block.lines.from; at <= block.lines.to; at += 1) held.add(at);
			// A slice of a sheet stands beside its table.
			if (block.kind === 'table' && block.repaired !== undefined) say(block.rows.flat().join(' '));
		}
	};
	const attachment = ({ body, printed }: ParsedAttachment): void => {
		blocks(body);
		for (const { line } of printed) held.add(line);
	};
	for (const { line, text } of meeting.printed) {
		held.add(line);
		say(text);
	}
	meeting.attachments.forEach(attachment);
	for (const item of meeting.items) {
		blocks(item.body);
		for (const { line } of item.printed) held.add(line);
		item.attachments.forEach(attachment);
		for (const decision of item.decisions) say(decision.text);
	}
	const joined = [...words].join(' ');
	return document.lines
		.filter((line) => line.blank === 'no' && line.furniture === undefined && !held.has(line.number))
		.filter((line) => !wordsOf(line.text).every((word) => words.has(word) || joined.includes(word)))
		.map((line) => line.number);
}
