/** What every parser promises about every document it reads. */
import { describe, expect, it } from 'vitest';
import { IngestError, Messages } from '../scripts/ingest/messages.ts';
import { parsers } from '../scripts/ingest/parsers/index.ts';
import { parseDocument } from '../scripts/ingest/registry.ts';
import type { ParsedMeeting, SourceDocument } from '../scripts/ingest/types.ts';
import { lostLines } from './support/conserved.ts';
import { readFixtures } from './support/readings.ts';

function meetingOf(document: SourceDocument): ParsedMeeting | undefined {
	try {
		return parseDocument(document, new Messages()).meeting;
	} catch (error) {
		if (error instanceof IngestError) return undefined;
		throw error;
	}
}

describe.each(readFixtures())('$parser/$name', ({ parser, document }) => {
	const meeting = meetingOf(document);

	it('is recognised by its own parser and by no other', () => {
		const claimed = parsers.filter((one) => one.recognises(document)).map((one) => one.id);
		expect(claimed).toEqual(parser === 'general' ? [] : [parser]);
	});

	it('has titles, orders that run, and a decision of its own last', () => {
		for (const item of meeting?.items ?? []) {
			expect(item.title.trim()).not.toBe('');
			expect(item.attachments.map((one) => one.order)).toEqual(
				item.attachments.map((_, index) => index + 1),
			);
			const own = item.decisions.at(-1);
			if (own?.committeeName !== undefined) expect(own.committeeName).toBe(meeting?.committeeName);
		}
	});

	it('loses no line', () => {
		if (meeting) expect(lostLines(document, meeting)).toEqual([]);
	});

	it('gives nothing of a closed item but its stub', () => {
		for (const item of meeting?.items ?? []) {
			if (item.access !== 'closed') continue;
			expect(item.body).toEqual([]);
			expect(item.attachments).toEqual([]);
			const withheld = new Set(meeting?.withheld);
			expect(item.printed.filter(({ line }) => withheld.has(line))).toEqual([]);
		}
	});
});
