import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toLines } from '../../scripts/ingest/lines.ts';
import { isStandingTitle, matchItems, mergeDocuments } from '../../scripts/ingest/merge.ts';
import type { ReadDocument } from '../../scripts/ingest/merge.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import type { ParsedItem, ParsedMeeting } from '../../scripts/ingest/types.ts';

const lines = { from: 1, to: 1 };

function item(title: string, more: Partial<ParsedItem> = {}): ParsedItem {
	return {
		title,
		access: 'unstated',
		decisions: [],
		body: [],
		attachments: [],
		printed: [],
		lines,
		...more,
	};
}

function read(
	kind: ParsedMeeting['kind'],
	items: readonly ParsedItem[],
	more: Partial<ParsedMeeting> = {},
): ReadDocument {
	return {
		document: {
			file: `source/n/${kind}.txt`,
			municipality: 'n',
			format: 'text',
			sha256: kind,
			lines: toLines('x'),
		},
		parser: 'general',
		messages: new Messages(),
		meeting: {
			kind,
			members: [],
			absent: [],
			substitutes: [],
			items,
			attachments: [],
			printed: [],
			withheld: [],
			furniture: new Map(),
			confidence: 1,
			evidence: [],
			...more,
		},
	};
}

const titles = (reads: readonly ReadDocument[]): string[] =>
	mergeDocuments(reads).items.map(({ title }) => title);

describe('matchItems', () => {
	test('by case number and title, whatever the number', () => {
		const base = [
			item('Havn', { number: '1', caseNumber: 'A' }),
			item('By', { number: '2', caseNumber: 'B' }),
		];
		const others = [
			item('By', { number: '1', caseNumber: 'B' }),
			item('Havn', { number: '7', caseNumber: 'A' }),
		];
		expect([...matchItems(base, others)]).toEqual([
			[0, 1],
			[1, 0],
		]);
	});

	test('items with one case number and other titles keep apart', () => {
		const base = [
			item('Budget, første del', { caseNumber: 'A' }),
			item('Regnskab for havnen', { caseNumber: 'A' }),
		];
		const others = [item('Regnskab for havnen', { caseNumber: 'A' })];
		expect([...matchItems(base, others)]).toEqual([[0, 1]]);
	});

	test('a changed title is known by its case, an equal title with another case is not', () => {
		expect(
			matchItems([item('Havn', { caseNumber: 'A' })], [item('Lystbådehavn', { caseNumber: 'A' })])
				.size,
		).toBe(1);
		expect(
			matchItems([item('Havn', { caseNumber: 'A' })], [item('Havn', { caseNumber: 'B' })]).size,
		).toBe(0);
	});

	test('no item is matched twice', () => {
		const some = fc.array(
			fc.record({
				title: fc.constantFrom('Havn', 'By', 'Eventuelt'),
				number: fc.constantFrom('1', '2', undefined),
				caseNumber: fc.constantFrom('A', 'B', undefined),
			}),
		);
		fc.assert(
			fc.property(some, some, (base, others) => {
				const matched = [...matchItems(base, others).values()];
				expect(new Set(matched).size).toBe(matched.length);
			}),
		);
	});
});

describe('mergeDocuments', () => {
	test('an item that only the agenda has stands after the one it followed', () => {
		const agenda = read(
			'agenda',
			['A', 'B', 'C', 'D'].map((title) => item(title)),
		);
		const minutes = read(
			'minutes',
			['A', 'C', 'N'].map((title) => item(title)),
		);
		expect(titles([agenda, minutes])).toEqual(['A', 'B', 'C', 'D', 'N']);
		expect(titles([minutes, agenda])).toEqual(['A', 'B', 'C', 'D', 'N']);
	});

	test('corrected minutes win over minutes, minutes over agendas', () => {
		const kinds = ['agenda', 'minutes', 'corrected-minutes', 'supplementary-agenda'] as const;
		const merged = mergeDocuments(kinds.map((kind) => read(kind, [item('A')])));
		expect(merged.documents.map(({ meeting }) => meeting.kind)).toEqual([
			'corrected-minutes',
			'minutes',
			'supplementary-agenda',
			'agenda',
		]);
	});

	test('an item that the agenda calls closed stays closed where the minutes say nothing', () => {
		const body = [{ kind: 'paragraph', text: 'hemmeligt', lines } as const];
		const agenda = read('agenda', [item('A', { access: 'closed' })]);
		const minutes = read('minutes', [
			item('A', { body, printed: [{ line: 2, text: 'hemmeligt' }] }),
		]);
		expect(mergeDocuments([agenda, minutes]).items).toMatchObject([
			{ access: 'closed', body: [], printed: [] },
		]);
		expect(mergeDocuments([minutes, agenda]).items).toMatchObject([{ access: 'closed', body: [] }]);
	});

	test('minutes that close an item close what the agenda told about it', () => {
		const body = [{ kind: 'paragraph', text: 'hemmeligt', lines } as const];
		const agenda = read('agenda', [item('A', { access: 'open', body })]);
		const minutes = read('minutes', [item('A', { access: 'closed' })]);
		expect(JSON.stringify(mergeDocuments([agenda, minutes]).items)).not.toContain('hemmeligt');
	});

	test('text that only the agenda has is the attachment’s text', () => {
		const attachment = {
			order: 1,
			title: 'Kort',
			text: 'none',
			body: [],
			lines,
			printed: [],
		} as const;
		const withText = {
			...attachment,
			text: 'full',
			body: [{ kind: 'paragraph', text: 'Vejen', lines }],
		} as const;
		const agenda = read('agenda', [
			item('A', { attachments: [withText, { ...attachment, order: 2, title: 'Plan' }] }),
		]);
		const minutes = read('minutes', [item('A', { attachments: [attachment] })]);
		const [merged] = mergeDocuments([minutes, agenda]).items;
		expect(merged!.attachments).toMatchObject([
			{ order: 1, title: 'Kort', text: 'full', from: { file: 'source/n/agenda.txt' } },
			{ order: 2, title: 'Plan', text: 'none' },
		]);
	});

	test('another committee’s decision that only the agenda prints stays, before the meeting’s own', () => {
		const agenda = read('agenda', [
			item('A', { decisions: [{ committeeName: 'Udvalg', text: 'Anbefales.' }, { text: '' }] }),
		]);
		const minutes = read('minutes', [item('A', { decisions: [{ text: 'Godkendt.' }] })]);
		const [merged] = mergeDocuments([agenda, minutes]).items;
		expect(merged!.decisions.map(({ text }) => text)).toEqual(['Anbefales.', 'Godkendt.']);
	});

	test('copies of one document are one document', () => {
		const one = read('minutes', [item('A')]);
		const copy = { ...one, document: { ...one.document, file: 'source/n/kopi.txt' } };
		expect(mergeDocuments([one, copy]).documents).toHaveLength(1);
	});
});

test('standing titles are known, and titles that only begin like them are not', () => {
	expect(
		['Godkendelse af dagsorden', 'Eventuelt', 'Meddelelser', 'Lukket punkt'].map(isStandingTitle),
	).toEqual([true, true, true, true]);
	expect(['Godkendelse af lokalplan 12', 'Orientering om havnen'].map(isStandingTitle)).toEqual([
		false,
		false,
	]);
});
