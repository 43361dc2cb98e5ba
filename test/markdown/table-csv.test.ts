import { expect, test } from 'vitest';
import { guardCell, tableCsv } from '../../src/markdown/table-csv.ts';

test('cells as printed, semicolons between them, a byte order mark first', () => {
	expect(
		tableCsv([
			['Navn', '2019'],
			['A "b"; c', '1.070,9'],
		]),
	).toBe('\ufeffNavn;2019\r\n"A ""b""; c";1.070,9\r\n');
});

test.each(['=1+1', '+SUM(A1)', '-2+3|cmd', '@x', '\t=1', '=cmd|/c calc!A0', '- punkt'])(
	'%s cannot run in a spreadsheet',
	(cell) => {
		expect(guardCell(cell)[0]).toBe("'");
	},
);

test.each(['-12,5', '+3', '-', '−3,5 %', '', 'Antal', '-0,3%'])('%s is left as it is', (cell) => {
	expect(guardCell(cell)).toBe(cell);
});
