import { describe, expect, it } from 'vitest';
import { decisionHeadingAt } from '../../scripts/ingest/decisions.ts';
import { toLines } from '../../scripts/ingest/lines.ts';

describe('decision headings', () => {
	it('reads a heading over a narrow column', () => {
		const lines = toLines('Beslutning Børne- \nog Ungeudvalget den \n03-05-2022\n\nGodkendt.');
		expect(decisionHeadingAt(lines, 0, true)).toMatchObject({
			committeeName: 'Børne- og Ungeudvalget',
			date: '2022-05-03',
			lines: 3,
		});
	});

	it.each(['Anbefales til Byrådet.', 'Oversendes til Økonomiudvalget', 'Sendes til Ældrerådet.'])(
		'takes "%s" for the decision, not for whose it is',
		(words) => {
			const read = decisionHeadingAt(toLines(`Beslutning\n${words}`), 0, false);
			expect(read?.committeeName).toBeUndefined();
		},
	);
});
