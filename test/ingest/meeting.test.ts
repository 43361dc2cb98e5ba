import { describe, expect, it } from 'vitest';
import { Messages } from '../../scripts/ingest/messages.ts';
import { general } from '../../scripts/ingest/parsers/general.ts';
import { readHtml } from '../../scripts/ingest/readers/html.ts';
import type { ParsedMeeting } from '../../scripts/ingest/types.ts';
import { lostLines } from '../support/conserved.ts';
import { documentOf } from '../support/readings.ts';

function meetingOf(...lines: readonly string[]): ParsedMeeting {
	return general.parse(documentOf(lines.join('\n')), new Messages());
}

/** The meeting of a page with these elements. */
function pageOf(html: string): ParsedMeeting {
	const { lines } = readHtml(`<!DOCTYPE html><html><body>${html}</body></html>`);
	return general.parse({ ...documentOf(''), format: 'html', lines }, new Messages());
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

	it('an agenda with decisions is the minutes', () => {
		const meeting = meetingOf(
			'Teknikudvalget',
			'Dagsorden med beslutninger',
			'3. maj 2034',
			'',
			'1. Budget',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting).toMatchObject({ kind: 'minutes', committeeName: 'Teknikudvalget' });
	});

	it('reads who sat in behind a dash', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'Fraværende: Ane Holm (V) - Bo Dal (V) mødte som stedfortræder.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.absent.map(({ name }) => name)).toEqual(['Ane Holm']);
		expect(meeting.substitutes).toEqual([
			{ name: 'Bo Dal', party: 'V', for: 'Ane Holm', items: ['1'] },
		]);
	});

	it.each([
		[['Fraværende: Ane Holm (V), Bo Dal (A) - begge med afbud'], ['Ane Holm', 'Bo Dal'], []],
		[
			['Bo Dal (A) var fraværende.', 'Eva Lund (A) deltog for Bo Dal (A).'],
			['Bo Dal'],
			[{ name: 'Eva Lund', party: 'A', for: 'Bo Dal' }],
		],
		[
			['Bo Dal (A) var fraværende med afbud.', 'I stedet deltog Eva Lund (A).'],
			['Bo Dal'],
			[{ name: 'Eva Lund', party: 'A', for: 'Bo Dal' }],
		],
	])('takes who was away and who sat in out of the decisions: %j', (said, absent, substitutes) => {
		const meeting = meetingOf(
			...head,
			...['1. Budget', '2. Veje'].flatMap((item) => [item, 'Beslutning', 'Godkendt.', ...said, '']),
		);
		expect(names(meeting.absent)).toEqual(absent);
		expect(meeting.substitutes).toEqual(substitutes);
		expect(meeting.items.map(({ decisions }) => decisions.at(-1)?.text)).toEqual([
			'Godkendt.',
			'Godkendt.',
		]);
	});

	it('entries of the contents that begin with a label or tell of a day are entries', () => {
		const titles = [
			'Budget 2035',
			'Orientering: Tal fra 2033',
			'Svar på en henvendelse af 05.02.2034',
		];
		const meeting = meetingOf(
			...head,
			'Indholdsfortegnelse',
			'',
			...titles.map((title, index) => `${title}.....\t${index + 2}`),
			'',
			...titles.flatMap((title, index) => [
				`Punkt ${index + 1}: ${title}`,
				'',
				'Beslutning',
				'',
				'Godkendt.',
				'',
			]),
		);
		expect(meeting.items.map(({ title }) => title)).toEqual(titles);
		expect([...meeting.furniture.keys()]).toEqual([5, 7, 8, 9]);
	});

	it('a list of absent members that breaks off at a comma goes on below a blank line', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'Fraværende Ane Holm,',
			'',
			'Bo Dal (V)',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.absent.map(({ name }) => name)).toEqual(['Ane Holm', 'Bo Dal']);
		expect(meeting.items[0]?.decisions.at(-1)?.text).toBe('Godkendt.');
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

const two = ['1. Budget', 'Beslutning', 'Godkendt.', '', '2. Veje', 'Beslutning', 'Godkendt.'];
const names = (list: readonly { readonly name: string }[]): string[] =>
	list.map(({ name }) => name);

describe('who was there', () => {
	it('a name on each line without a label is the roster', () => {
		const meeting = meetingOf(
			'Byrådet',
			'Møde den 3. maj 2034 kl. 8.30',
			'',
			'Ane Holm, formand',
			'Bo Dal',
			'Ida Fjord',
			'',
			'Fraværende',
			'Bo Dal deltog ikke i mødet',
			'Ida Fjord deltog ikke i behandlingen af punkt 2',
			'',
			...two,
		);
		expect(names(meeting.members)).toEqual(['Ane Holm', 'Bo Dal', 'Ida Fjord']);
		expect(names(meeting.absent)).toEqual(['Bo Dal']);
	});

	it('roles behind a dash, in brackets and before a name are no part of it', () => {
		const meeting = meetingOf(
			...head,
			'Til stede fra udvalget:',
			'Ane Holm (V) - formand',
			'Bo Dal (næstformand, byrådsmedlem, A)',
			'Byrådsmedlem Ida Fjord, Ellemose Kommune',
			'Kaj Lund (Nørreby og Omegn)',
			'',
			...two,
		);
		expect(meeting.members).toMatchObject([
			{ name: 'Ane Holm', party: 'V' },
			{ name: 'Bo Dal', party: 'A' },
			{ name: 'Ida Fjord' },
			{ name: 'Kaj Lund' },
		]);
	});

	it.each([
		['Fravær: Ane Holm (A). I stedet deltog Bo Dal (A)'],
		['Afbud: Ane Holm (A). Suppleant: Bo Dal (A)'],
		['Fravær: Ane Holm (A) - fra nr. 18', 'Stedfortræder: Bo Dal (A) for Ane Holm (A)'],
		['Afbud: Ane Holm. For foreningen mødte sekretær Kaj Lund. I stedet deltog Bo Dal (A).'],
	])('reads %j', (...lines) => {
		const meeting = meetingOf(...head, ...lines, '', ...two);
		expect(names(meeting.absent)).toEqual(['Ane Holm']);
		expect(meeting.substitutes).toMatchObject([{ name: 'Bo Dal', for: 'Ane Holm' }]);
	});

	it('an hour with somebody who comes for an item is not when the meeting began', () => {
		const meeting = meetingOf(
			'Dagsorden',
			'Byrådet',
			'3. maj 2034 kl. 13.00',
			'Kl. 14.00-14.30 deltager havnefogeden under punkt 2.',
			'',
			...two,
		);
		expect(meeting).toMatchObject({ start: '13:00' });
		expect(meeting.end).toBeUndefined();
	});

	it.each([
		['3. maj 2034', 'Kl. 19.00 - 21.25', 'Mødesalen, Rådhuset'],
		['3. maj 2034', 'Kl. 19.00 i Mødesalen, Rådhuset'],
		['3. maj 2034 kl. 19.00', 'Mødesalen, Rådhuset'],
	])('reads day, hour and place of %j', (...lines) => {
		expect(meetingOf('Referat', 'Byrådet', ...lines, '', ...two)).toMatchObject({
			date: '2034-05-03',
			start: '19:00',
			place: 'Mødesalen, Rådhuset',
		});
	});
});

describe('minutes without labels', () => {
	const meeting = meetingOf(
		'Kommunalbestyrelsen',
		'Møde mandag den 3. maj 2034 kl. 16.00',
		'',
		'Mødt var: Ane Holm (borgmester), Bo Dal og Ida Fjord.',
		'Fraværende var: Kaj Lund.',
		'',
		'1. Godkendelse af dagsordenen',
		'',
		'Dagsordenen blev godkendt.',
		'',
		'2. Takster for færgen',
		'   [2034-1187]',
		'',
		'Kommunalbestyrelsen besluttede den 4. april 2031 at hæve dem.',
		'',
		'Rederiet ønsker det samme igen.',
		'',
		'Kommunalbestyrelsen fulgte rederiets ønske.',
		'',
		'Bo Dal stemte imod.',
		'',
		'3. Tang',
		'',
		'Der er meget tang i år.',
		'',
		'Mødet hævet kl. 18.25.',
	);

	it('are minutes of a meeting, by who was there and when it ended', () => {
		expect(meeting).toMatchObject({ kind: 'minutes', end: '18:25' });
		expect(names(meeting.absent)).toEqual(['Kaj Lund']);
	});

	it('end their items with what the council did or what became of the case, and not with its history', () => {
		expect(meeting.items.map(({ decisions }) => decisions.at(-1)?.text)).toEqual([
			'Dagsordenen blev godkendt.',
			'Kommunalbestyrelsen fulgte rederiets ønske.\n\nBo Dal stemte imod.',
			undefined,
		]);
	});

	it('a text that has items and nobody there is none', () => {
		expect(() =>
			meetingOf(
				'Byrådet',
				'3. maj 2034',
				'',
				'1. Nye veje',
				'',
				'De er fine.',
				'',
				'2. Nye skoler',
				'',
				'De er bedre.',
			),
		).toThrow(/expected an agenda/u);
	});
});

describe('the numbers and titles of items', () => {
	const top = '<h1>Referat af møde i Teknikudvalget den 3. maj 2034</h1>';

	it('a code between two titles is of the item above where codes stand below', () => {
		const meeting = pageOf(
			`${top}<h2>Punkt 1: Budget</h2><p>34-1-00.30.00-S00</p><h3>Beslutning</h3><p>Godkendt.</p>
			<h2>Punkt 2: Lukket: Køb</h2><p>34-2-82.00.00-G10</p>
			<h2>Punkt 3: Veje</h2><p>34-3-05.00.00-P20</p><h3>Beslutning</h3><p>Udsat.</p>`,
		);
		expect(meeting.items.map(({ caseNumber }) => caseNumber)).toEqual([
			'34-1-00.30.00-S00',
			'34-2-82.00.00-G10',
			'34-3-05.00.00-P20',
		]);
	});

	it('a point at the end of a wrapped sentence is no item', () => {
		const meeting = meetingOf(
			...head,
			'Punkt 1: 2. behandling af budgettet',
			'',
			'34-1-00.30.10-S00',
			'',
			'Resumé',
			'Budgettet blev behandlet i Økonomiudvalget den 22. april 2034 og i Byrådet den 26. april 2034,',
			'punkt 3.',
			'',
			'Ændringer siden 1. behandling',
			'',
			'Der er ingen.',
		);
		expect(meeting.items.map(({ number }) => number)).toEqual(['1']);
	});

	it('a number with its year is no case number', () => {
		const meeting = meetingOf(
			...head,
			'21/2034   Budget',
			'',
			'Kommissionens beslutning',
			'Godkendt.',
			'',
			'22/2034   Veje',
			'',
			'Kommissionens beslutning',
			'Udsat.',
		);
		expect(meeting.items).toMatchObject([
			{ number: '21/2034', title: 'Budget' },
			{ number: '22/2034', title: 'Veje' },
		]);
		expect(meeting.items[0]?.decisions.at(-1)?.text).toBe('Godkendt.');
	});

	it('the first item is found behind a heading that lost its line end', () => {
		const meeting = meetingOf(
			...head,
			'Indholdsfortegnelse1. Budget',
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items).toMatchObject([{ number: '1', title: 'Budget' }, { number: '2' }]);
	});

	it.each([
		[['1. Kl. 8.30: Budget', '2. Kl. 8.45: Veje']],
		[['1. KF - Budget', '2. ØU - Veje']],
		[['1. Orienteringspunkt: Budget', '2. Tillægspunkt: Veje']],
	])('takes what is no title off %j', ([first, second]) => {
		const meeting = meetingOf(
			...head,
			first!,
			'Indstilling',
			'At det sker.',
			'',
			second!,
			'Indstilling',
			'At det sker.',
		);
		expect(meeting.items.map(({ title }) => title)).toEqual(['Budget', 'Veje']);
	});

	it('a mark alone below a number leaves the title above it', () => {
		const meeting = meetingOf(
			...head,
			'Budget',
			'Sag nr. 7',
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'Lukket punkt: Areal',
			'Sag nr. 8',
			'',
			'Lukket punkt',
		);
		expect(meeting.items).toMatchObject([
			{ title: 'Budget' },
			{ title: 'Areal', access: 'closed' },
		]);
	});

	it('a case number of two short parts is one beside a mark', () => {
		const meeting = meetingOf(
			...head,
			'Nr.17 - Budget',
			'16/1 - Åbent punkt',
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'Nr.18 - Veje',
			'16/2 - Åbent punkt',
			'',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items.map(({ caseNumber }) => caseNumber)).toEqual(['16/1', '16/2']);
	});
});

describe('labels of a print', () => {
	it('in a column beside their text are labels', () => {
		const meeting = meetingOf(
			...head,
			'1.  Budget',
			'',
			'Forslag             Forvaltningen foreslår, at',
			'',
			'                    1. budgettet godkendes,',
			'',
			'Bilag               1. Tal (35512/13)',
			'                    2. Ord (9912/11)',
			'',
			'Beslutning          Ad 1: Godkendt.',
			'',
			'2.  Veje',
			'',
			'Beslutning          Udsat.',
		);
		expect(meeting.items[0]).toMatchObject({
			body: [{ kind: 'heading', text: 'Forslag' }, { kind: 'paragraph' }, { kind: 'list' }],
			attachments: [{ title: 'Tal' }, { title: 'Ord' }],
			decisions: [{ text: 'Ad 1: Godkendt.' }],
		});
	});

	it('that call a decision a conclusion head decisions, where nothing else does', () => {
		const meeting = meetingOf(
			...head,
			'SAG 1: Budget',
			'Konklusion',
			'Vedtaget.',
			'',
			'SAG 2: Veje',
			'Konklusion',
			'Udsat.',
		);
		expect(meeting.items.map(({ decisions }) => decisions.at(-1)?.text)).toEqual([
			'Vedtaget.',
			'Udsat.',
		]);
	});

	it('that say who is to decide are no decision', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Sag: 773-2034-8820',
			'Beslutning: Byrådet',
			'',
			'Udvalgets beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Sag: 773-2034-8821',
			'Beslutning: Udvalget',
			'',
			'Udvalgets beslutning',
			'Udsat.',
		);
		expect(meeting.items.map(({ decisions }) => decisions)).toMatchObject([
			[{ text: 'Godkendt.' }],
			[{ text: 'Udsat.' }],
		]);
	});

	it('are entries among the files of a list', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Bilag',
			'Ansøgning',
			'Tidsplan',
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items[0]?.attachments.map(({ title }) => title)).toEqual([
			'Ansøgning',
			'Tidsplan',
		]);
	});

	it.each([
		'Skitse   DokID: 71204/22',
		'Skitse (15.20.00-Ø40-3-18, dok. 71204)',
		'Skitse (pdf) - åben',
	])('the title of %s is its name', (entry) => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Bilag:',
			entry,
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items[0]?.attachments.map(({ title }) => title)).toEqual(['Skitse']);
	});
});

describe('decisions of other committees', () => {
	it('are not headed by the row of a plan', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Beslutning',
			'Godkendt.',
			'',
			'Sagsfremstilling',
			'Aktivitet\tAnsvarlig\tFrist',
			'Høring\tForvaltningen\t1. april 2034',
			'Endelig vedtagelse\tKommunalbestyrelsen\t26. april 2034',
			'',
			'2. Veje',
			'Beslutning',
			'Udsat.',
		);
		expect(meeting.items[0]?.decisions.map(({ text }) => text)).toEqual(['Godkendt.']);
		expect(meeting.items[0]?.body.at(-1)).toMatchObject({ kind: 'table' });
	});

	it('come oldest first, whatever the print does, and none without a word', () => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Indstilling',
			'At det sker.',
			'',
			'Beslutning Byrådet den 03-05-2034',
			'Godkendt.',
			'',
			'Beslutning Økonomiudvalget den 26-04-2034',
			'Anbefales.',
			'',
			'Beslutning - Teknisk Udvalg den 19-04-2034',
			'Anbefales med glæde.',
			'',
			'Magistratens beslutning (Møde den 31. maj 2034)',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items[0]?.decisions.map(({ date, text }) => [date, text])).toEqual([
			['2034-04-19', 'Anbefales med glæde.'],
			['2034-04-26', 'Anbefales.'],
			['2034-05-03', 'Godkendt.'],
		]);
	});

	it.each([
		'Teknisk Udvalg, 19-04-2034, pkt. 88',
		'Teknisk Udvalg behandlede sagen i mødet den 19. april 2034',
	])('%s heads one', (heading) => {
		const meeting = meetingOf(
			...head,
			'1. Budget',
			'Indstilling',
			'At det sker.',
			'',
			heading,
			'',
			'Anbefales.',
			'',
			'Beslutning',
			'Godkendt.',
			'',
			'2. Veje',
			'Beslutning',
			'Godkendt.',
		);
		expect(meeting.items[0]?.decisions).toMatchObject([
			{ committeeName: 'Teknisk Udvalg', date: '2034-04-19', text: 'Anbefales.' },
			{ text: 'Godkendt.' },
		]);
	});
});

describe('heads and feet of pages', () => {
	it('a head above its page number, and one with a bare number behind it, close no decision', () => {
		const pages = [1, 2, 3, 4].flatMap((page) => [
			'Ellemose Kommune',
			'Udvalget for Kultur & Fritid',
			`03-05-2034                                            Side ${page}`,
			'',
			`${page}. Sag med nummer ${page}`,
			'',
			'Beslutning',
			'Godkendt.',
			`Ellemose By                                                   ${page}`,
		]);
		const meeting = meetingOf(...head, ...pages);
		expect(meeting.items.map(({ decisions }) => decisions.at(-1)?.text)).toEqual([
			'Godkendt.',
			'Godkendt.',
			'Godkendt.',
			'Godkendt.',
		]);
	});
});

describe('nothing is lost and nothing closed is let out', () => {
	it('a dump of links below a decision is named, not dropped', () => {
		const links = [
			'http://lov.example/show?id=1',
			'http://lov.example/show?id=2',
			'http://lov.example/show?id=3',
		];
		const document = documentOf(
			[
				...head,
				'1. Budget',
				'Beslutning',
				'Godkendt.',
				'',
				'Læs mere i loven, som står her.',
				...links,
				'',
				'2. Veje',
				'Beslutning',
				'Godkendt.',
			].join('\n'),
		);
		expect(lostLines(document, general.parse(document, new Messages()))).toEqual([]);
	});

	it('who was there is read below the end of the meeting, not among the lines of a closed item', () => {
		const closed = ['2. Areal (lukket)', 'Til stede var: Ane Holm, Bo Dal og Ida Fjord'];
		const open = ['1. Budget', 'Indstilling', 'At det sker.', ''];
		expect(meetingOf(...head, ...open, ...closed).members).toEqual([]);
		expect(
			names(meetingOf(...head, ...open, closed[0]!, 'Mødet hævet kl. 18.00', closed[1]!).members),
		).toHaveLength(3);
	});

	it('a closed item whose title is its mark stays closed', () => {
		const meeting = meetingOf(
			...head,
			'Punkt nr. 7 - Budget',
			'Indstilling',
			'At det sker.',
			'',
			'Bilag',
			'Tal',
			'',
			'Punkt nr. 8 - Lukket sag',
			'Lukket sag',
			'Hemmelige ord.',
		);
		expect(meeting.items[1]).toMatchObject({ number: '8', access: 'closed', body: [] });
	});
});

describe('how sure a reading is', () => {
	const item = (number: number, title: string, ...more: readonly string[]): string[] => [
		`${number}. ${title}`,
		...more,
		'Indstilling',
		'At det sker.',
		'',
	];
	const sure = meetingOf(...head, ...item(1, 'Budget'), ...item(2, 'Veje'), ...item(3, 'Skoler'));

	it('says what speaks against it, and is less sure for it', () => {
		const gap = meetingOf(...head, ...item(1, 'Budget'), ...item(2, 'Veje'), ...item(4, 'Skoler'));
		expect(sure.evidence?.filter((words) => words.startsWith('against'))).toEqual([]);
		expect(gap.evidence).toContain('against it: the numbers leave out 3');
		expect(gap.confidence).toBeLessThan(sure.confidence!);
		const twice = meetingOf(
			...head,
			...item(1, 'Budget', 'Sagsnr.: 34/1187', 'Sagsnr.: 34/1188'),
			...item(2, 'Veje'),
		);
		expect(twice.evidence).toContain('against it: 1 item prints a case number of its own twice');
	});

	it('names the titles of the list of contents that no item has', () => {
		const meeting = meetingOf(
			...head,
			'Indholdsfortegnelse',
			'1. Budget ........ 2',
			'2. Havn og fiskeri ........ 3',
			'3. Veje ........ 4',
			'',
			...item(1, 'Budget'),
			...item(3, 'Veje'),
		);
		expect(meeting.evidence).toContain('against it: no item has the title of "Havn og fiskeri"');
	});
});

describe('agendas without numbers', () => {
	it('a bullet above its text is an item', () => {
		const meeting = meetingOf(
			...head,
			'• Godkendelse af referat',
			'Referatet blev godkendt.',
			'',
			'• Pizza',
			'Vi vil have mere.',
			'Beslutning: Vi køber to.',
			'',
			'• Eventuelt',
			'Laura holder pause.',
		);
		expect(meeting.items.map(({ title }) => title)).toEqual([
			'Godkendelse af referat',
			'Pizza',
			'Eventuelt',
		]);
	});

	it('bullets in a row are a list', () => {
		expect(
			meetingOf(...head, 'Vi talte om', '', '• Veje', '• Skoler', '• Havne', '', 'Det var alt.')
				.items,
		).toEqual([]);
	});
});

describe('access that stands over items', () => {
	it.each([
		['Lukket dagsordenspunkt', 'Lukket dagsordenspunkt'],
		['Sag for lukkede døre: Udbud', 'Udbud'],
	])('keeps the text of a closed item out of its title: %s', (words, title) => {
		const meeting = meetingOf(
			...head,
			...['Budget', words, 'Veje'].flatMap((item, index) => [
				`${index + 1}. ${item}`,
				'',
				`Sagsnr.: 34/${index + 1}`,
				'',
				'Tema Ejeren har budt 2 mio. kr.',
				'',
				'Beslutning',
				'Godkendt.',
				'',
			]),
		);
		expect(meeting.items[1]).toMatchObject({
			title,
			access: 'closed',
			caseNumber: '34/2',
			body: [],
		});
	});

	it.each(['Åben dør på rådhuset', 'Lukket session', 'Lukket punkt om løn', 'Åbent hus'])(
		'is that of the first mark, whatever the title begins with: %s',
		(title) => {
			const meeting = meetingOf(
				...head,
				...[`Lukket: ${title}`, title].flatMap((words, index) => [
					`Punkt ${index + 1}: ${words}`,
					'',
					`34-${index + 1}-00.01.00-G01`,
					'',
					'Beslutning',
					'',
					'Drøftet.',
					'',
				]),
			);
			expect(meeting.items[0]).toMatchObject({ number: '1', title, access: 'closed' });
		},
	);

	const list = [
		'ÅBNE SAGER',
		'',
		'1 Budget',
		'',
		'2 Veje',
		'',
		'LUKKEDE SAGER',
		'',
		'3 Køb af jord',
	];
	const body = ['1 Budget', 'Beslutning', 'Godkendt.', '', '2 Veje', 'Beslutning', 'Udsat.', ''];

	it('is taken from the list of contents where the body has none: its closed items are withheld', () => {
		const contents = ['Indholdsfortegnelse', '', ...list, ''];
		const meeting = meetingOf(
			...head,
			...contents,
			...body,
			'3 Køb af jord',
			'Prisen er hemmelig.',
		);
		expect(meeting.items.map(({ access }) => access)).toEqual(['open', 'open', 'closed']);
		expect(JSON.stringify(meeting)).not.toContain('hemmelig');
	});

	it('is that of the items below and not of the one above', () => {
		const last = [
			'3 Eventuelt',
			'',
			'Der var en indbydelse.',
			'',
			'LUKKET MØDE',
			'',
			'4 Køb af jord',
		];
		const meeting = meetingOf(...head, ...body, ...last);
		expect(meeting.items.map(({ access }) => access)).toEqual(['open', 'open', 'open', 'closed']);
		expect(meeting.withheld.length).toBe(0);
	});
});

it('leaves size, kind and case of a file out of the title of an attachment', () => {
	const meeting = meetingOf(
		...[...head, '1. Budget', 'Bilag', 'Notat om renter (PDF, 0,3 MB)', ''],
		...['2. Veje', 'Bilag', 'Plan for veje (ABC-2034-01234: 2180443)', 'Priser (lukket bilag)'],
	);
	const attachments = meeting.items.flatMap((item) => item.attachments);
	expect(attachments.map(({ title }) => title)).toEqual([
		'Notat om renter',
		'Plan for veje',
		'Priser',
	]);
	expect(attachments[1]).toMatchObject({ documentId: '2180443' });
});

it.each([
	['Ane Holm, Landsbyrådet (stedfortræder: Bo Dal)', 'Ane Holm'],
	['Ane Holm (afbud – i stedet mødte Bo Dal)', 'Ane Holm'],
])('reads who sat in: %s', (entry, absent) => {
	const meeting = meetingOf(...head, `Afbud: ${entry}`, '', '1. Budget', 'Beslutning', 'Godkendt.');
	expect(meeting.substitutes).toMatchObject([{ name: 'Bo Dal', for: absent }]);
});

it.each(['§ 17, stk. 4-udvalget for Skovene', '§ 17.4-udvalg om Skovene'])(
	'knows %s for a committee',
	(name) => {
		const meeting = meetingOf('Referat', name, '3. maj 2034', '', '1. Budget', 'Beslutning', 'Ja.');
		expect(meeting.committeeName).toBe(name);
	},
);
