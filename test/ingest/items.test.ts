import { describe, expect, it } from 'vitest';
import { Messages } from '../../scripts/ingest/messages.ts';
import { general } from '../../scripts/ingest/parsers/general.ts';
import type { ParsedItem } from '../../scripts/ingest/types.ts';
import { documentOf } from '../support/readings.ts';

/** The items of an agenda whose headings are these, each with a recommendation below. */
function itemsOf(...headings: readonly string[]): readonly ParsedItem[] {
	const text = headings.map((heading) => `${heading}\n\nIndstilling\nAt det sker.\n`).join('\n');
	return general.parse(documentOf(`Dagsorden til møde i Byrådet\n\n${text}`), new Messages()).items;
}

describe('headings of items', () => {
	it.each([
		['1. Budget 2030', '2. Ny skole'],
		['1) Budget 2030', '2) Ny skole'],
		['1 - Budget 2030', '2 - Ny skole'],
		['1: Budget 2030', '2: Ny skole'],
		['Punkt 1: Budget 2030', 'Punkt 2: Ny skole'],
		['Punkt nr. 1 - Budget 2030', 'Punkt nr. 2 - Ny skole'],
		['PKT. 1 Budget 2030', 'PKT. 2 Ny skole'],
		['Dagsordenspunkt 1\nBudget 2030', 'Dagsordenspunkt 2\nNy skole'],
		['Sag nr. 1\nBudget 2030', 'Sag nr. 2\nNy skole'],
		['**1. Budget 2030**', '**2. Ny skole**'],
		['1\nBudget 2030', '2\nNy skole'],
		['I. Budget 2030', 'II. Ny skole'],
		['A. Budget 2030', 'B. Ny skole'],
		['Nr. 17 Budget 2030', 'Nr. 18 Ny skole'],
	])('reads %j', (...headings) => {
		expect(itemsOf(...headings).map(({ title }) => title)).toEqual(['Budget 2030', 'Ny skole']);
	});

	it.each([
		['1. Budget (23/1187)', '2. Ny skole (23/1188)'],
		['1. 23/1187 - Budget', '2. 23/1188 - Ny skole'],
		['1. Budget                      23/1187', '2. Ny skole                23/1188'],
		['Punkt 1: Budget\nSagsnr. 23/1187', 'Punkt 2: Ny skole\nSagsnr. 23/1188'],
		['1. Budget\n23/1187', '2. Ny skole\n23/1188'],
	])('takes the case number out of %j', (...headings) => {
		expect(itemsOf(...headings).map(({ title, caseNumber }) => [title, caseNumber])).toEqual([
			['Budget', '23/1187'],
			['Ny skole', '23/1188'],
		]);
	});

	it('takes school years for no case number', () => {
		const [item] = itemsOf('1. Rapport 2017/18', '2. Ny skole');
		expect(item).toMatchObject({ title: 'Rapport 2017/18' });
		expect(item?.caseNumber).toBeUndefined();
	});

	it.each([
		['1 (Åben) Budget', '2 (Lukket) Grund'],
		['1 [Åben] Budget', '2 [Lukket] Grund'],
		['1. Budget (åben)', '2. Grund (lukket)'],
		['1. Åben - Budget', '2. Lukket - Grund'],
		['1. Åbent punkt: Budget', '2. Lukket punkt: Grund'],
		['Åbent punkt 1: Budget', 'Lukket punkt 2: Grund'],
		['1. Budget\nÅben sag', '2. Grund\nLukket sag'],
		['Punkt 1\nÅbent punkt\nBudget', 'Punkt 2\nLukket punkt\nGrund'],
		['1    Åben     Budget', '2    Lukket     Grund'],
		['1. Budget\nStatus: Åbent', '2. Grund\nStatus: Fortroligt'],
		['ÅBNE PUNKTER\n\n1. Budget', 'LUKKEDE PUNKTER\n\n2. Grund'],
		['For åbne døre:\n\n1. Budget', 'LUKKET DØR\n\n2. Grund'],
		['1. (Å) Budget', '2. (L) Grund'],
		['1. Budget (Å)', '2. Grund (L)'],
		['1. Budget                     Åben sag', '2. Grund                     Lukket sag'],
		['1. Budget Åben sag', '2. Grund Lukket sag'],
		['1. Budget\tÅbent', '2. Grund\tLukket'],
		['Åben 1. Budget', 'Lukket 2. Grund'],
		['1. Budget\nSagsnr. 24/11       Åben sag', '2. Grund\nSagsnr. 24/12       Lukket sag'],
		['1. Budget\nÅbent punkt | Beslutningssag', '2. Grund\nLukket punkt | Beslutningssag'],
	])('reads the marks of access of %j', (...headings) => {
		expect(itemsOf(...headings).map(({ title, access }) => [title, access])).toEqual([
			['Budget', 'open'],
			['Grund', 'closed'],
		]);
	});

	it('takes an item that lacks the mark of all others for closed', () => {
		const items = itemsOf('1 (Åben) Budget', '2 (Åben) Skole', '3 Grund', '4 (Åben) Eventuelt');
		expect(items.map(({ access }) => access)).toEqual(['open', 'open', 'closed', 'open']);
	});
});

it('an item whose title is also a running head, and that holds closing lines only, keeps its span', () => {
	const text = `Referat
Byrådet
Mødedato: 4. marts 2025

Nordsø Kommune
Side 1 af 9
1. Side 2 af 3
Sagsnr.: 25/1
Indstilling
At det sker.
Beslutning
Godkendt.

Nordsø Kommune
Side 2 af 9
2. Nordsø Kommune
Underskrifter
Ane Bro
Bo Dal
3. Referat
Sagsnr.: 25/3
Indstilling
At det sker.
`;
	const { items } = general.parse(documentOf(text), new Messages());
	for (const { lines } of items) expect(lines.from).toBeLessThanOrEqual(lines.to);
	expect(items.map(({ number }) => number)).toContain('2');
});
