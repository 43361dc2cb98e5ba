/** What a new parser starts from: a module, a disguised fixture, and notes with what the general parser found. */
import type { Message } from './messages.ts';
import type { Line, ParsedMeeting } from './types.ts';
import { labelKind, plainText } from './vocabulary.ts';

/** A file to be written, as a path below the project and its text. */
export interface ScaffoldFile {
	readonly path: string;
	readonly text: string;
}

/** Words that say what a line is, kept in a disguised fixture; all others are disguised. */
const kept =
	/^(?:punkt|pkt|sag|sagsnr|sagsid|sags|id|nr|åben|åbent|lukket|dagsorden|referat|protokol|bilag|mødedato|mødested|mødetidspunkt|mødedeltagere|medlemmer|deltagere|fraværende|afbud|side|af|til|fra|den|kl|for|imod|stemte|undlod|at|og|i|indstiller|møde|mødet|udvalget|byrådet|kommunalbestyrelsen|formand|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|mandag|tirsdag|onsdag|torsdag|fredag|godkendt|tiltrådt|vedtaget|anbefales|udsat|kr|mio|pct|\p{L}+udvalget)$/iu;

/**
 * A line with its shape and without its words: labels, numbers' form, blanks and marks stay; every other word becomes
 * `ord` in the same case and length, every digit of a longer number another one. No sentence of a real document is left.
 */
export function disguise(text: string): string {
	if (labelKind(plainText(text)) !== undefined) return text;
	return text.replace(/\p{L}+|\d+/gu, (run) => {
		if (/^\d/u.test(run)) {
			return run.length < 4
				? run
				: run.replace(/\d/gu, (digit, at: number) =>
						at < 2 ? digit : String((Number(digit) + 3) % 10),
					);
		}
		if (kept.test(run) || run.length === 1) return run;
		const letters = 'ord'.repeat(Math.ceil(run.length / 3)).slice(0, run.length);
		if (run === run.toUpperCase()) return letters.toUpperCase();
		return run[0] === run[0]!.toUpperCase()
			? letters[0]!.toUpperCase() + letters.slice(1)
			: letters;
	});
}

/** `eksempel-2026` → `eksempel2026`, for the name of a value. */
function camel(id: string): string {
	return id.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
}

/**
 * The files of a new parser for a document that the general parser has read.
 *
 * `id` is the parser's, e.g. `eksempel-2026`; `meeting` is undefined where the general parser found no meeting.
 */
export function scaffold(
	id: string,
	lines: readonly Line[],
	meeting: ParsedMeeting | undefined,
	messages: readonly Message[],
): ScaffoldFile[] {
	const firstWords = disguise(lines.find((line) => line.blank === 'no')?.text.trim() ?? '');
	const parser = `/**
 * The print of ${id}. Say here whose it is, of which system and years, and show the lines it reads:
 *
 *     ${firstWords}
 */
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

export const ${camel(id)}: Parser = {
	id: '${id}',
	// All and only the documents of this print: a mark that no other print has.
	recognises: (document) => document.lines.some((line) => /^PUT THE MARK HERE$/u.test(line.text)),
	// State only what is special to the print (see \`Print\` in reading.ts); the shared machinery reads the rest.
	parse: (document, messages) => readMeeting(document, messages, {}),
};
`;
	const found = meeting
		? [
				`- kind: ${meeting.kind}; committee: ${meeting.committeeName ?? 'not found'}; date: ${meeting.date ?? 'not found'}; start: ${meeting.start ?? 'not found'}; place: ${meeting.place ? 'found' : 'not found'}`,
				`- sure: ${meeting.confidence} (${meeting.evidence.join('; ')})`,
				`- items: ${meeting.items.length}`,
				...meeting.items.map(
					(item) =>
						`  - ${item.number ?? 'no number'}: lines ${item.lines.from}–${item.lines.to}, ${item.access}, case ${item.caseNumber ?? 'none'}, headings ${item.body.filter((block) => block.kind === 'heading').length}, decisions ${item.decisions.length}, attachments ${item.attachments.length}`,
				),
			]
		: ['- no meeting: see the messages'];
	const notes = [
		`# The print of ${id}`,
		'',
		'Written by `npm run new-parser`. Replace this by what you see in the print: its grammar, line by line, and its traps.',
		'',
		'## What the general parser found',
		'',
		...found,
		'',
		'## What it said',
		'',
		...(messages.length > 0
			? messages.map(
					(message) =>
						`- ${message.level}${message.line ? ` at line ${message.line}` : ''}: ${message.rule}: ${disguise(message.text)}`,
				)
			: ['- nothing']),
		'',
		'## Next',
		'',
		`1. Put the print's mark into \`scripts/ingest/parsers/${id}.ts\` and the parser into \`scripts/ingest/parsers/index.ts\`.`,
		`2. Rewrite \`test/fixtures/${id}/first/source.txt\` as a short document of your own making: it holds the print's shape with its words disguised.`,
		'3. `npm test -- test/golden.test.ts -u`, and read the golden file against the document.',
		'',
	].join('\n');
	return [
		{ path: `scripts/ingest/parsers/${id}.ts`, text: parser },
		{
			path: `test/fixtures/${id}/first/source.txt`,
			text: `${lines.map((line) => disguise(line.text)).join('\n')}\n`,
		},
		{ path: `docs/prints/${id}.md`, text: notes },
	];
}
