import { expect, test } from 'vitest';
import { readPeriod, statedMonths } from '../../src/markdown/period.ts';

test.each([
	['2019', '2019', 12, ''],
	['Korrigeret budget 2025', '2025', 12, 'Korrigeret budget'],
	['1. halvår 2023', '2023-1h', 6, ''],
	['4. kvartal 2018', '2018-4q', 3, ''],
	['2023 (2. kvrt.)', '2023-2q', 3, ''],
	['Marts 2015', '2015-03', 1, ''],
	['Skoleåret 2021/22', '2021/2022', 12, 'Skoleåret'],
	['Pr. 31.03.2025', '2025-03-31', 0, 'Pr.'],
	['jan-apr 2016', '2016-01..04', 4, ''],
])('%s is %s, %i months', (words, key, months, rest) => {
	const found = readPeriod(words);
	expect(found?.period).toMatchObject({ key, months });
	expect(found?.rest).toBe(rest);
});

test('a year to date has no length until a note states its months', () => {
	const { period } = readPeriod('År til dato 2023')!;
	expect(period).toMatchObject({ key: '2023-til-dato', months: undefined });
	expect(statedMonths(period, 'Tallene dækker januar-juni 2023.')).toMatchObject({
		key: '2023-01..06',
		months: 6,
	});
	expect(statedMonths(period, 'Tallene dækker januar-juni 2022.')).toBe(period);
});

test.each(['1.012', '20,19', 'Udvikling', '§ 2019-a', '12.2019,5', 'nr. 20191'])(
	'%s names no period',
	(words) => {
		expect(readPeriod(words)).toBeUndefined();
	},
);
