/** Every fixture is read as its `expected.json` says; `npm test -- -u` rewrites them, to be read line by line. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { IngestError, Messages } from '../scripts/ingest/messages.ts';
import { parseDocument } from '../scripts/ingest/registry.ts';
import type { SourceDocument } from '../scripts/ingest/types.ts';
import { readFixtures } from './support/readings.ts';

/** A reading as it is kept: the meeting with its furniture in order, what was said, or why there is none. */
function read(document: SourceDocument): unknown {
	const messages = new Messages();
	try {
		const { meeting, parser } = parseDocument(document, messages);
		const furniture = [...meeting.furniture].toSorted(([a], [b]) => a - b);
		return { parser, ...meeting, furniture, messages: messages.list };
	} catch (error) {
		if (!(error instanceof IngestError)) throw error;
		return { refused: error.rule };
	}
}

const byParser = Map.groupBy(readFixtures(), (fixture) => fixture.parser);
for (const [parser, fixtures] of byParser)
	describe(parser, () => {
		it.each(fixtures)('reads $name', async ({ folder, document }) => {
			const json = `${JSON.stringify(read(document), undefined, '\t')}\n`;
			await expect(json).toMatchFileSnapshot(path.join(folder, 'expected.json'));
		});
	});
