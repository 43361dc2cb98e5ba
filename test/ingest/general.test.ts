/** How much the general parser alone reads right: of prints written for this project, and of the five seeds. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { IngestError, Messages } from '../../scripts/ingest/messages.ts';
import { general } from '../../scripts/ingest/parsers/general.ts';
import { parsers } from '../../scripts/ingest/parsers/index.ts';
import { type FactsResult, type MeetingFacts, compareFacts } from '../support/facts.ts';
import { type PrintReading, compareReading } from '../support/print-readings.ts';
import type { ParsedMeeting, SourceDocument } from '../../scripts/ingest/types.ts';
import { documentOf, readFixtures } from '../support/readings.ts';
import { compareStructure, seedStructures } from '../support/seed-structure.ts';

const share = ({ right, total }: FactsResult): string =>
	`${right} of ${total} (${((100 * right) / total).toFixed(1)} %)`;

describe('prints written for this project', () => {
	const fixtures = readFixtures().filter(({ folder }) =>
		existsSync(path.join(folder, 'facts.yaml')),
	);
	let right = 0;
	let total = 0;
	it.each(fixtures)('reads nine fields of ten: $name', ({ folder, document }) => {
		const facts = parse(readFileSync(path.join(folder, 'facts.yaml'), 'utf8')) as MeetingFacts;
		const result = compareFacts(general.parse(document, new Messages()), facts);
		right += result.right;
		total += result.total;
		expect(result.right / result.total, result.wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
	});

	it('reads 98 fields of 100 over all of them', () => {
		console.log(`general parser, ${fixtures.length} prints: ${share({ right, total, wrong: [] })}`);
		expect(right / total).toBeGreaterThanOrEqual(0.98);
	});
});

/** The print as the general parser alone reads it; undefined where it is refused. */
function readAlone(document: SourceDocument): ParsedMeeting | undefined {
	try {
		return general.parse(document, new Messages());
	} catch (error) {
		if (error instanceof IngestError) return undefined;
		throw error;
	}
}

describe('prints that somebody else wrote and read by hand', () => {
	const fixtures = readFixtures().filter(({ folder }) =>
		existsSync(path.join(folder, 'reading.json')),
	);
	const shares: number[] = [];
	it.each(fixtures)('reads eight fields of ten, invents no item: $name', ({ folder, document }) => {
		const reading = JSON.parse(
			readFileSync(path.join(folder, 'reading.json'), 'utf8'),
		) as PrintReading;
		const result = compareReading(readAlone(document), reading);
		const part = result.right / result.total;
		shares.push(part);
		expect(result.invented, result.wrong.join('\n')).toBe(0);
		expect(part, result.wrong.join('\n')).toBeGreaterThanOrEqual(0.8);
	});

	it('reads 93 fields of 100 over all of them', () => {
		const mean = shares.reduce((sum, part) => sum + part, 0) / shares.length;
		const worst = Math.min(...shares);
		console.log(
			`general parser, ${shares.length} prints of somebody else: mean ${mean.toFixed(3)}, worst ${worst.toFixed(3)}`,
		);
		expect(mean).toBeGreaterThanOrEqual(0.93);
	});
});

describe('the seeds', () => {
	const folder = process.env['UDVALGSARKIV_DOCUMENTS'] ?? path.resolve('../shared/seeds');
	for (const [start, structure] of Object.entries(seedStructures())) {
		const [municipality = '', prefix = ''] = start.split('/');
		const place = path.join(folder, municipality);
		const file = existsSync(place)
			? readdirSync(place).find((name) => name.startsWith(prefix))
			: undefined;
		test.skipIf(file === undefined)(
			`reads the structure of ${start}${file === undefined ? ` (no documents in ${folder})` : ''}`,
			() => {
				const text = readFileSync(path.join(place, file!), 'utf8');
				const document = documentOf(text);
				const lines = text.split('\n');
				const own = parsers.find((parser) => parser.recognises(document));
				const alone = compareStructure(general.parse(document, new Messages()), structure, lines);
				const with_ = compareStructure(
					(own ?? general).parse(document, new Messages()),
					structure,
					lines,
				);
				console.log(`${start}: general ${share(alone)}, ${own?.id ?? 'general'} ${share(with_)}`);
				expect(own?.id.startsWith(municipality)).toBe(true);
				expect(with_.right / with_.total, with_.wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
				expect(alone.right / alone.total, alone.wrong.join('\n')).toBeGreaterThanOrEqual(0.98);
			},
			180_000,
		);
	}
});
