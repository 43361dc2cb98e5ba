/** What a person reads in the seeds, and how much of it a parser reads. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ParsedMeeting } from '../../scripts/ingest/types.ts';
import { type FactsResult, meetingFacts } from './facts.ts';

type ItemRow = readonly [
	number: string,
	access: string,
	caseNumber: string | null,
	itemType: string | null,
	from: number,
	to: number,
	titleLines: readonly number[],
	titleOffset: number,
	headings: readonly number[],
	decisions: readonly (readonly [committee: string, date: string, lines: readonly number[]])[],
	attachments: number,
];

/** The structure of one seed as figures. */
export interface SeedStructure {
	readonly meeting: Readonly<Record<string, unknown>>;
	readonly items: readonly ItemRow[];
}

/** The structures by the start of the document's path, `gentofte/000`. */
export function seedStructures(): Readonly<Record<string, SeedStructure>> {
	const file = path.resolve('test/fixtures/seeds/structure.yaml');
	return parse(readFileSync(file, 'utf8')) as Record<string, SeedStructure>;
}

const letters = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Compares a reading of a seed with its structure, field by field. */
export function compareStructure(
	meeting: ParsedMeeting,
	structure: SeedStructure,
	text: readonly string[],
): FactsResult {
	let right = 0;
	let total = 0;
	const wrong: string[] = [];
	const compare = (place: string, found: unknown, wanted: unknown): void => {
		total += 1;
		if (JSON.stringify(found) === JSON.stringify(wanted)) right += 1;
		else wrong.push(`${place}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
	};
	const words = (lines: readonly number[]): string =>
		lines.map((line) => text[line - 1] ?? '').join(' ');
	const read = meetingFacts(meeting);
	for (const field of ['kind', 'committeeName', 'period', 'date', 'start', 'end', 'place'])
		if (read[field] !== undefined || structure.meeting[field] !== undefined)
			compare(`meeting ${field}`, read[field], structure.meeting[field]);
	compare('meeting members', meeting.members.length, structure.meeting['members'] ?? 0);
	compare('meeting absent', read['absent'], structure.meeting['absent'] ?? []);
	compare('meeting substitutes', read['substitutes'], structure.meeting['substitutes'] ?? []);
	compare('items', meeting.items.length, structure.items.length);
	for (const [index, row] of structure.items.entries()) {
		const [number, access, caseNumber, itemType, from, to, titleLines, offset] = row;
		const item = meeting.items[index];
		const place = `item ${number}`;
		if (!item) {
			compare(place, undefined, number);
			continue;
		}
		compare(`${place} number`, item.number, number);
		compare(`${place} access`, item.access, access);
		compare(`${place} case number`, item.caseNumber ?? null, caseNumber);
		compare(`${place} type`, item.itemType ?? null, itemType);
		compare(`${place} lines`, [item.lines.from, item.lines.to], [from, to]);
		compare(`${place} title`, letters(item.title), letters(words(titleLines).trim().slice(offset)));
		const headings = item.body.filter((block) => block.kind === 'heading');
		compare(
			`${place} headings`,
			headings.map((block) => block.lines.from),
			row[8],
		);
		compare(`${place} decisions`, item.decisions.length, row[9].length);
		for (const [at, [committee, date, lines]] of row[9].entries()) {
			const decision = item.decisions[at];
			const own = structure.meeting;
			compare(
				`${place} decision ${at + 1}`,
				[decision?.committeeName, decision?.date],
				[
					committee === 'own' ? own['committeeName'] : committee,
					date === 'own' ? own['date'] : date,
				],
			);
			compare(`${place} wording ${at + 1}`, letters(decision?.text ?? ''), letters(words(lines)));
		}
		compare(`${place} attachments`, item.attachments.length, row[10]);
	}
	return { right, total, wrong };
}
