import { describe, expect, it } from 'vitest';
import { decisionHeadingAt } from '../../scripts/ingest/decisions.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import { general } from '../../scripts/ingest/parsers/general.ts';
import { documentOf } from '../support/readings.ts';

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

describe('the history of a case', () => {
	const item = (number: number, history: string): string =>
		`${number}. Sti ved Havnen ${number}\n\nSagsnr. 24/${number}\n\nSagsfremstilling\nStien er smal.\n\nBeslutning\nGodkendt.\n\n${history}\n`;
	const history =
		'Historik\nIndstilling 2. april 2024, pkt. 8:\nForvaltningen indstiller, at stien anlægges.\n\nTeknikudvalget 2. april 2024, pkt. 8:\nAnbefales.';
	const meeting = general.parse(
		documentOf(
			`Referat\nØkonomiudvalget\n9. april 2024\n\n${item(1, history)}\n${item(2, history)}`,
		),
		new Messages(),
	);

	it('may begin with what was recommended, which is no decision', () => {
		for (const { decisions, body } of meeting.items) {
			expect(decisions.map(({ committeeName, text }) => [committeeName, text])).toEqual([
				['Teknikudvalget', 'Anbefales.'],
				['Økonomiudvalget', 'Godkendt.'],
			]);
			expect(JSON.stringify(body)).toContain('at stien anlægges');
		}
	});
});
