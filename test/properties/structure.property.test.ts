/** Shuffled, damaged and hostile documents: no line lost, nothing of a closed item let out, no crash. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IngestError, Messages } from '../../scripts/ingest/messages.ts';
import { parseDocument } from '../../scripts/ingest/registry.ts';
import type { ParsedMeeting, SourceDocument } from '../../scripts/ingest/types.ts';
import { lostLines } from '../support/conserved.ts';
import { documentOf, readFixtures } from '../support/readings.ts';

const texts = readFixtures().map(({ document }) => document.lines.map((line) => line.text));
const words = [
	'Indstilling',
	'Beslutning',
	'Bilag',
	'Fraværende: Ane Bro (A)',
	'Lukket punkt',
	'Punkt 3: Lukket: Noget',
	'3. Sag',
	'3.',
	'Sagsnr.: 22/11',
	'Økonomiudvalget den 3. maj 2022',
	'Beslutning i Økonomiudvalget den 03-05-',
	'2022',
	'Indholdsfortegnelse',
	'Side 2 af 3',
	'I stedet for Ane Bro deltog Bo Dal.',
	'- {1 + 1}',
	'<script>alert(1)</script>',
	'import x from "y"',
	'\u0000\ud800',
	'',
	' ',
];

function read(document: SourceDocument): ParsedMeeting | undefined {
	try {
		return parseDocument(document, new Messages()).meeting;
	} catch (error) {
		if (error instanceof IngestError) return undefined;
		throw error;
	}
}

/** A fixture's lines with some left out, some moved and some strange ones put in. */
const damaged = fc
	.record({
		lines: fc.constantFrom(...texts),
		cuts: fc.array(fc.nat(), { maxLength: 8 }),
		moves: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }),
		adds: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...words)), { maxLength: 12 }),
	})
	.map(({ lines, cuts, moves, adds }) => {
		const result = [...lines];
		for (const at of cuts) result.splice(at % Math.max(1, result.length), 1);
		for (const [from, to] of moves) {
			const [line = ''] = result.splice(from % Math.max(1, result.length), 1);
			result.splice(to % (result.length + 1), 0, line);
		}
		for (const [at, line] of adds) result.splice(at % (result.length + 1), 0, line);
		return result.join('\n');
	});

const anyLines = fc
	.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 60 })), { maxLength: 60 })
	.map((lines) => `Dagsorden til møde i Byrådet\n${lines.join('\n')}`);

describe('any document', () => {
	it('loses no line, whatever is cut, moved or put in', () => {
		fc.assert(
			fc.property(fc.oneof(damaged, anyLines), (text) => {
				const document = documentOf(text);
				const meeting = read(document);
				if (meeting) expect(lostLines(document, meeting)).toEqual([]);
			}),
			{ numRuns: 300 },
		);
	});

	it('lets nothing of a closed item into a body, an attachment or what is printed', () => {
		fc.assert(
			fc.property(fc.oneof(damaged, anyLines), (text) => {
				const meeting = read(documentOf(text));
				const withheld = new Set(meeting?.withheld);
				const kept = [
					...(meeting?.printed ?? []),
					...(meeting?.items.flatMap(({ printed }) => printed) ?? []),
				].filter(({ line }) => withheld.has(line));
				expect(kept).toEqual([]);
				for (const item of meeting?.items ?? [])
					if (item.access === 'closed') expect(item.body.length + item.attachments.length).toBe(0);
			}),
			{ numRuns: 200 },
		);
	});

	it('gives items in the order of their lines, each line to one item', () => {
		fc.assert(
			fc.property(damaged, (text) => {
				const items = read(documentOf(text))?.items ?? [];
				for (const [index, item] of items.entries()) {
					expect(item.lines.from).toBeLessThanOrEqual(item.lines.to);
					const before = items[index - 1];
					if (before) expect(before.lines.to).toBeLessThan(item.lines.from);
				}
			}),
			{ numRuns: 200 },
		);
	});
});

describe('a document that claims too much', () => {
	it('is read though one line holds ten million characters', () => {
		const long = `${' '.repeat(3_000_000)}x${'. '.repeat(3_500_000)}`;
		const meeting = read(
			documentOf(`Dagsorden til møde i Byrådet\n\n1. En sag\nIndstilling\n${long}\n`),
		);
		expect(meeting?.items).toHaveLength(1);
	});

	const units = [
		' ',
		'.',
		'a ....',
		'| ',
		'A    ',
		'(A) ',
		'- ',
		'1 ',
		'1. ',
		'a\t',
		'Navn: ',
		'ANN BO ',
	];
	const said = ['Ann Bo, ', 'Ann og ', 'Ann for ', 'A stemte imod ', 'stedfortræder for ', 'at '];
	// What takes the square of their length takes minutes here, and longer than a test may.
	it.each([...units, ...said])('is read where every field goes on with %j', (unit) => {
		const long = unit.repeat(Math.ceil(60_000 / unit.length));
		const lines = [
			...['Referat', 'Teknikudvalget', '', 'Mødedato: 12. marts 2024', `Mødested: ${long}x`, ''],
			...['Deltagere:', 'Ann Bo (A)', `${long}x`, `Fraværende: ${long}x`, `Afbud: ${long}x`, ''],
			...['1. Godkendelse af dagsorden', 'Beslutning', `Godkendt. ${long}x`, ''],
			...[`2. Budget ${long}x`, `Sagsnr.: 24/1234${long}`, 'Indstilling', `At ${long}x`, ''],
			...['Afstemning', `${long}x`, `For stemte ${long}x`, ''],
			...['Beslutning Økonomiudvalget den 1. marts 2024:', `${long}x`, 'Bilag', `${long}x`],
		];
		expect(read(documentOf(lines.join('\n')))?.date).toBe('2024-03-12');
	});
});
