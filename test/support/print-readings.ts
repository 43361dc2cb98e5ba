/** Compares what a parser read with a reading by hand of a print the parser was not written for. */
import { readOutcome } from '../../scripts/ingest/outcome.ts';
import { readVotes } from '../../scripts/ingest/votes.ts';
import type { ParsedItem, ParsedMeeting } from '../../scripts/ingest/types.ts';

/** What a person read who did not know the parser; `null` is what the print does not say. */
export interface PrintReading {
	readonly isMeeting: boolean;
	readonly committee: string | null;
	readonly date: string | null;
	readonly start: string | null;
	readonly end: string | null;
	readonly place: string | null;
	readonly documentKind: string | null;
	readonly present?: readonly string[];
	readonly absent?: readonly string[];
	readonly substitutes?: readonly { readonly name: string; readonly for?: string }[];
	readonly items: readonly PrintItem[];
}

interface PrintItem {
	readonly number?: string;
	readonly title: string;
	readonly access: string;
	readonly caseNumber?: string | null;
	readonly attachments?: readonly string[];
	/** First 60 and last 40 characters of the wording. */
	readonly decision?: string | null;
	readonly decisionEnds?: string | null;
	readonly outcome?: string | null;
	readonly votes?: readonly PrintVote[] | null;
	/** Decisions of other committees or earlier meetings under the item, oldest first. */
	readonly earlierDecisions?: readonly { readonly date?: string | null }[] | null;
}

/** Who voted how, by name or by party letter. */
interface PrintVote {
	readonly for?: readonly string[] | undefined;
	readonly against?: readonly string[] | undefined;
	readonly abstain?: readonly string[] | undefined;
	readonly abstained?: readonly string[] | undefined;
}

/** How many fields were compared, how many of them were right, items that the print does not have. */
export interface PrintShare {
	readonly right: number;
	readonly total: number;
	readonly invented: number;
	readonly wrong: readonly string[];
}

/** Letters and digits: line breaks, bullets and hyphens do not count. */
const fold = (words: unknown): string =>
	String(words ?? '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/\.(?:pdf|docx?|xlsx?)$/u, '')
		.replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The share of fields right; a field counts where the print or the parser has it. */
export function compareReading(
	meeting: ParsedMeeting | undefined,
	reading: PrintReading,
): PrintShare {
	let right = 0;
	let total = 0;
	const wrong: string[] = [];
	const count = (field: string, same: boolean, wanted: unknown, found: unknown): void => {
		total += 1;
		if (same) right += 1;
		else wrong.push(`${field}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
	};
	const compare = (field: string, wanted: unknown, found: unknown): void => {
		if (fold(wanted) !== '' || fold(found) !== '')
			count(field, fold(wanted) === fold(found), wanted, found);
	};
	count('isMeeting', reading.isMeeting === (meeting !== undefined), reading.isMeeting, !!meeting);
	if (!reading.isMeeting) return { right, total, invented: 0, wrong };
	compare('committee', reading.committee, meeting?.committeeName);
	for (const field of ['date', 'start', 'end', 'place'] as const)
		compare(field, reading[field], meeting?.[field]);
	compare('kind', reading.documentKind, meeting?.kind);
	compare('present', reading.present?.join(), meeting?.members.map(({ name }) => name).join());
	compare('absent', reading.absent?.join(), meeting?.absent.map(({ name }) => name).join());
	compare(
		'substitutes',
		reading.substitutes?.map(standIn).join(),
		meeting?.substitutes.map(standIn).join(),
	);
	const left = new Set(meeting?.items);
	// Where a print marks closed items only, the others may be called open or unstated.
	const marks = reading.items.some(({ access }) => access === 'closed');
	for (const [index, wanted] of reading.items.entries()) {
		const item = [...left].find(
			({ number, title }) =>
				(wanted.number !== undefined && number === wanted.number) ||
				fold(title) === fold(wanted.title),
		);
		if (item) left.delete(item);
		compareItem(`item ${wanted.number ?? index + 1}`, wanted, item, marks, compare);
	}
	return { right, total, invented: left.size, wrong };
}

const standIn = ({ name, for: whom = '' }: { name: string; for?: string | undefined }): string =>
	`${name} for ${whom}`;
const ballot = (vote: PrintVote): string =>
	[vote.for, vote.against, vote.abstain ?? vote.abstained]
		.map((names) => (names ?? []).toSorted().join())
		.join(' / ');

function compareItem(
	place: string,
	wanted: PrintItem,
	item: ParsedItem | undefined,
	marks: boolean,
	compare: (field: string, wanted: unknown, found: unknown) => void,
): void {
	compare(`${place} number`, wanted.number, item?.number);
	compare(`${place} title`, wanted.title, item?.title);
	const fair = marks && wanted.access === 'unstated' && item?.access === 'open';
	compare(`${place} access`, fair ? 'open' : wanted.access, item?.access);
	compare(`${place} case`, wanted.caseNumber, item?.caseNumber);
	if (wanted.access === 'closed') return;
	compare(
		`${place} attachments`,
		wanted.attachments?.map((title) => fold(title)).join(),
		item?.attachments.map(({ title }) => fold(title)).join(),
	);
	const text = item?.decisions.at(-1)?.text ?? '';
	const begin = fold(text).slice(0, fold(wanted.decision).length);
	const end = fold(text).slice(-fold(wanted.decisionEnds).length);
	compare(`${place} decision`, wanted.decision, text === '' || wanted.decision ? begin : text);
	if (wanted.decisionEnds) compare(`${place} decision ends`, wanted.decisionEnds, end);
	const outcome = text === '' ? undefined : readOutcome(text);
	if (wanted.votes)
		compare(`${place} votes`, wanted.votes.map(ballot).join(), readVotes(text).map(ballot).join());
	if (wanted.earlierDecisions)
		compare(
			`${place} earlier`,
			wanted.earlierDecisions.map(({ date }) => date).join(),
			item?.decisions
				.slice(0, -1)
				.map(({ date }) => date)
				.join(),
		);
	if (wanted.outcome) compare(`${place} outcome`, wanted.outcome, outcome);
}
