import { describe, expect, it } from 'vitest';
import { Messages } from '../../scripts/ingest/messages.ts';
import { general } from '../../scripts/ingest/parsers/general.ts';
import type { ParsedMeeting } from '../../scripts/ingest/types.ts';
import { documentOf } from '../support/readings.ts';

function meetingOf(...lines: readonly string[]): ParsedMeeting {
	return general.parse(documentOf(lines.join('\n')), new Messages());
}

const head = ['Referat', 'Byrådet', '3. maj 2034', ''];

describe('the head of a meeting', () => {
	it('takes the hour off the name of a room', () => {
		const meeting = meetingOf(
			'Byrådets møde den 3. maj 2034',
			'Mødelokale 2, Rådhuset kl. 16.00',
			'',
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting).toMatchObject({ place: 'Mødelokale 2, Rådhuset', start: '16:00' });
	});

	it('reads who sat in, in capitals and in brackets', () => {
		const meeting = meetingOf(
			...head,
			'FRAVÆRENDE MED AFBUD: ANE HOLM (HENDES SUPPLEANT BO DAL DELTOG I STEDET), IDA',
			'FJORD',
			'',
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.absent.map(({ name }) => name)).toEqual(['ANE HOLM', 'IDA FJORD']);
		expect(meeting.substitutes).toEqual([{ name: 'BO DAL', for: 'ANE HOLM' }]);
	});

	it('ends a roster at an official', () => {
		const meeting = meetingOf(
			...head,
			'Fraværende:',
			'Ane Holm',
			'Sekretær      Kaj Lund',
			'',
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.absent.map(({ name }) => name)).toEqual(['Ane Holm']);
	});

	it('finds the full name of an absent member named by the surname', () => {
		const meeting = meetingOf(
			...head,
			'Samtlige medlemmer var mødt undtagen A. Holm og fru Ida Fjord, som havde meldt forfald. Som',
			'stedfortræder for Holm mødte B. Dal.',
			'',
			'§ 1.',
			'',
			'Budgettet. (J.nr. 12/78)',
			'',
			'Vedtoges.',
			'',
			'§ 2.',
			'',
			'Vejene. (J.nr. 13/78)',
			'',
			'Vedtoges.',
		);
		expect(meeting.absent.map(({ name }) => name)).toEqual(['A. Holm', 'Ida Fjord']);
		expect(meeting.substitutes).toEqual([{ name: 'B. Dal', for: 'A. Holm' }]);
	});
});

describe('what stands between the items', () => {
	it('a heading over a part of the agenda closes no decision', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'',
			'Efterretningssager',
			'',
			'2. Veje',
			'Beslutning',
			'Til efterretning.',
		);
		expect(meeting.items.map(({ decisions }) => decisions.at(-1)?.text)).toEqual([
			'Godkendt.',
			'Til efterretning.',
		]);
		expect(meeting.printed.map(({ text }) => text)).toContain('Efterretningssager');
	});

	it('a mark of access on every page is the mark of the items there', () => {
		const items = ['1. Budget', '2. Veje', '3. Skoler', '4. Grund'].flatMap((title, index) => [
			`Byrådet                                                   Side ${index + 1}`,
			'',
			title,
			'',
			index === 3 ? 'Lukket sag' : 'Åben sag',
			'',
			'Indstilling',
			'At det sker.',
			'',
		]);
		expect(meetingOf(...head, ...items).items.map(({ access }) => access)).toEqual([
			'open',
			'open',
			'open',
			'closed',
		]);
	});
});

describe('decisions', () => {
	it('a line that is nothing else is one without a label too, where the print labels the others', () => {
		const meeting = meetingOf(
			...head,
			'1. Meddelelser',
			'Formanden talte om vejene.',
			'Til efterretning.',
			'',
			'2. Veje',
			'Indstilling',
			'At det sker.',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items[0]?.decisions.at(-1)?.text).toBe('Til efterretning.');
	});

	it('the verb above the wording tells what was decided', () => {
		const meeting = meetingOf(
			...head,
			'1. Veje',
			'FORVALTNINGEN INDSTILLER, at det sker.',
			'UDVALGET VEDTOG indstillingen.',
			'',
			'2. Skoler',
			'FORVALTNINGEN INDSTILLER, at det sker.',
			'UDVALGET VEDTOG at vente.',
		);
		expect(meeting.items[0]?.decisions.at(-1)).toMatchObject({
			text: 'indstillingen.',
			opening: 'UDVALGET VEDTOG',
		});
	});
});

describe('case numbers and labels', () => {
	it('a class of the filing plan before the number is part of it', () => {
		const meeting = meetingOf(
			...head,
			'1. Veje',
			'01.02P00 - 2015/30118',
			'Indstilling',
			'At det sker.',
			'',
			'2. Skoler',
			'01.03P19 - 2016/02215',
			'Indstilling',
			'At det sker.',
		);
		expect(meeting.items.map(({ caseNumber }) => caseNumber)).toEqual([
			'01.02P00 - 2015/30118',
			'01.03P19 - 2016/02215',
		]);
	});

	it.each([
		'Økonomi/personaleforhold',
		'Høring, inddragelse og kommunikation',
		'Sagen afgøres i',
		'Relation til politikker og planer',
		'Forvaltningens kommentarer',
		'Konsekvenser for børn og unge',
	])('%s is a heading', (label) => {
		const meeting = meetingOf(
			...head,
			'1. Veje',
			'',
			'Indstilling',
			'At det sker.',
			label,
			'Her står noget, som er mere end en linje lang og slutter med et punktum.',
			'',
			'2. Skoler',
			'Indstilling',
			'At det sker.',
		);
		expect(meeting.items[0]?.body.filter(({ kind }) => kind === 'heading')).toMatchObject([
			{ text: 'Indstilling' },
			{ text: label },
		]);
	});
});
