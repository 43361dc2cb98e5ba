import { expect, test } from 'vitest';
import { Messages } from '../../scripts/ingest/messages.ts';
import { parseDocument } from '../../scripts/ingest/registry.ts';
import { documentOf } from '../support/readings.ts';

interface Print {
	readonly heading?: string;
	readonly numbers?: readonly string[];
	readonly decision?: string;
}

/** Minutes of three items, read; what was said of them beside other doubts. */
function read({ heading = '', numbers = ['1', '2', '3'], decision = 'Godkendt.' }: Print) {
	const titles = ['Nye pullerter', 'Taksten for gæster', 'Rensning af havnen'];
	const items = titles.map(
		(title, index) =>
			`${numbers[index]}. ${title}\nSagsnr.: 31/10${index}\n\nSagsfremstilling\nHavnefogeden har skrevet et notat.\n\nBeslutning\n${index === 0 ? decision : 'Godkendt.'}\n`,
	);
	const text = `Havneudvalget\nReferat fra mødet onsdag den 5. marts 2031 kl. 15.00\n${heading}\n\n${items.join('\n')}`;
	const messages = new Messages();
	const { meeting } = parseDocument(documentOf(text), messages);
	const said = messages.list.filter(({ rule }) => ['date', 'votes', 'numbering'].includes(rule));
	return { meeting, said: said.map(({ line, text: sentence }) => [line, sentence]) };
}

test('nothing is said of minutes that agree with themselves', () => {
	const decision =
		'For stemte 2: Ane Bro (A) og Ib Dal (V). Imod stemte 1: Lis Krog (O). Godkendt.';
	expect(read({ heading: 'Mødedato: 05-03-2031', decision }).said).toEqual([]);
});

test('a second day of the meeting is said, the first stays', () => {
	const { meeting, said } = read({ heading: 'Mødedato: 06-03-2031' });
	expect(meeting.date).toBe('2031-03-05');
	expect(said).toEqual([[3, 'expected 2031-03-05, the day printed first, found 2031-03-06']]);
});

test('a number printed twice is said, and stays the number of both', () => {
	const { meeting, said } = read({ numbers: ['1', '3', '3'] });
	expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
		['1', 'Nye pullerter'],
		['3', 'Taksten for gæster'],
		['3', 'Rensning af havnen'],
	]);
	expect(said).toEqual([[23, 'expected a number of its own, found 3 again']]);
});

test('a count of votes that differs from the names is said, and both stay', () => {
	const { meeting, said } = read({
		decision: 'For stemte 4: Ane Bro (A) og Ib Dal (V). Imod stemte 1. Godkendt.',
	});
	expect(meeting.items[0]!.decisions[0]!.text).toContain('For stemte 4');
	expect(said).toEqual([
		[5, 'expected 4 names as the print counts (for), found 2: Ane Bro, Ib Dal'],
	]);
});
