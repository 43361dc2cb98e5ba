/**
 * Where a document contradicts itself or its sidecar. Nothing is changed: every wording stays as printed, the first of
 * two days is the meeting's, a sidecar counts before the print, and a person is told.
 */
import { toSlug } from '../../src/danish/slug.ts';
import type { MeetingHead } from './meeting-head.ts';
import type { Messages } from './messages.ts';
import { initialsOf } from './register.ts';
import type { ParsedItem, Sidecar } from './types.ts';
import { readVotes } from './votes.ts';

/** Says where the sidecar says otherwise than the print. */
function againstSidecar(sidecar: Sidecar, head: MeetingHead, messages: Messages): void {
	const { date, committee, kind } = sidecar;
	const say = (field: string, said: string, printed: string): void => {
		const text = `expected the ${field} of the print, "${printed}", found "${said}" in the sidecar, which counts`;
		messages.warn('sidecar', undefined, text);
	};
	if (date !== undefined && head.date !== undefined && date !== head.date)
		say('date', date, head.date);
	const printed = head.committeeName;
	const names = printed === undefined ? [] : [toSlug(printed), initialsOf(printed)];
	if (committee && printed && !names.includes(toSlug(committee)) && !names.includes(committee))
		say('committee', committee, printed);
	const agenda = (name: string): boolean => name.endsWith('agenda');
	if (kind && kind !== 'attachment' && head.kind && agenda(kind) !== agenda(head.kind))
		say('kind', kind, head.kind);
}

/** Says of numbers that several items bear; a closed part of an agenda may count anew. */
function repeatedNumbers(items: readonly ParsedItem[], messages: Messages): void {
	const seen = new Map<string, ParsedItem['access']>();
	for (const { number, access, lines } of items) {
		if (number === undefined) continue;
		if (seen.get(number) === access)
			messages.warn('numbering', lines.from, `expected a number of its own, found ${number} again`);
		seen.set(number, access);
	}
}

const person = /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{L}[\p{L}.'’-]*)+$/u;

/** Says of votes that print another number of voters than names. */
function countedVoters(items: readonly ParsedItem[], messages: Messages): void {
	for (const { decisions, lines } of items) {
		for (const vote of decisions.flatMap(({ votes, text }) => votes ?? readVotes(text))) {
			for (const side of ['for', 'against', 'abstain'] as const) {
				const names = vote[side] ?? [];
				const count = vote.counts?.[side] ?? names.length;
				if (names.length === 0 || names.length === count || !names.every((one) => person.test(one)))
					continue;
				const text = `expected ${count} names as the print counts (${side}), found ${names.length}: ${names.join(', ')}`;
				messages.warn('votes', lines.from, text);
			}
		}
	}
}

/** Says every contradiction of a document that has been read. */
export function sayContradictions(
	sidecar: Sidecar | undefined,
	head: MeetingHead,
	items: readonly ParsedItem[],
	messages: Messages,
): void {
	if (sidecar) againstSidecar(sidecar, head, messages);
	if (head.otherDate !== undefined && sidecar?.date === undefined) {
		const { date, line } = head.otherDate;
		messages.warn('date', line, `expected ${head.date}, the day printed first, found ${date}`);
	}
	repeatedNumbers(items, messages);
	countedVoters(items, messages);
}
