/** Lists of items and headings of attachments in the five real documents, as read by hand. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Messages } from '../../scripts/ingest/messages.ts';
import { parseDocument } from '../../scripts/ingest/registry.ts';
import { documentOf } from '../support/readings.ts';
import { seedText, seedsFolder } from '../support/seeds.ts';

/** The text of one seed as figures. */
interface SeedReading {
	readonly lists: readonly (readonly [
		item: number,
		line: number,
		ordered: boolean,
		entries: number,
	])[];
	readonly annexes: Readonly<
		Record<string, { readonly headings: readonly number[]; readonly either: readonly number[] }>
	>;
}

const readings = parse(
	readFileSync(path.resolve('test/fixtures/seeds/text.yaml'), 'utf8'),
) as Record<string, SeedReading>;

for (const [start, reading] of Object.entries(readings)) {
	const text = seedText(start);
	test.skipIf(text === undefined)(
		`reads lists and headings: ${start}${text === undefined ? ` (no documents in ${seedsFolder})` : ''}`,
		{ timeout: 120_000 },
		() => {
			const { meeting } = parseDocument(documentOf(text!), new Messages());
			const lists = meeting.items.flatMap(({ body }, item) =>
				body.flatMap((block) =>
					block.kind === 'list'
						? [[item + 1, block.lines.from, block.ordered, block.entries.length]]
						: [],
				),
			);
			expect(lists).toEqual(reading.lists);

			let right = 0;
			const missed: string[] = [];
			const extra: string[] = [];
			for (const [name, { headings, either }] of Object.entries(reading.annexes)) {
				const [item = 0, order = 0] = name.split('-').map(Number);
				const attachment = meeting.items[item - 1]?.attachments.find(
					(other) => other.order === order,
				);
				const found = (attachment?.body ?? []).flatMap((block) =>
					block.kind === 'heading' ? [block.lines.from] : [],
				);
				right += headings.filter((line) => found.includes(line)).length;
				missed.push(
					...headings.filter((line) => !found.includes(line)).map((line) => `${name}: ${line}`),
				);
				extra.push(
					...found
						.filter((line) => !headings.includes(line) && !either.includes(line))
						.map((line) => `${name}: ${line}`),
				);
			}
			const all = right + missed.length;
			console.log(
				`text of ${start}: ${lists.length} of ${reading.lists.length} lists, ${right} of ${all} headings in attachments, ${extra.length} more`,
			);
			const said = JSON.stringify({ missed, extra });
			expect(right, said).toBeGreaterThanOrEqual(0.95 * all);
			expect(extra.length, said).toBeLessThanOrEqual(0.05 * all + 1);
		},
	);
}
