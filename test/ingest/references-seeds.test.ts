/** References of the five real documents: line, committee, day and item, as read by hand. */
import { expect, test } from 'vitest';
import { toBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import { committeeNames, readReferences } from '../../scripts/ingest/references.ts';
import { seedText, seedsFolder } from '../support/seeds.ts';

/** Line on which the day stands, committee by its letter in `names`, day or month, item. */
type Row = readonly [line: number, committee: string, date: string, number?: string];

interface Reading {
	readonly own: string;
	readonly date?: string;
	readonly names: Readonly<Record<string, string>>;
	/** Where the agenda's own text begins: its head names the meeting itself. */
	readonly from: number;
	readonly rows: readonly Row[];
}

const EB = 'Erhvervs- og Beskæftigelsesudvalget';
const EBI = 'Erhvervs-, Beskæftigelses- og Integrationsudvalget';
const BI = 'Beskæftigelses- og Integrationsudvalget';

const readings: Readonly<Record<string, Reading>> = {
	'gladsaxe/003': {
		own: BI,
		date: '2025-06-04',
		from: 24,
		names: { O: 'Økonomiudvalget', I: BI, R: 'Byrådet', U: 'Børne- og Undervisningsudvalget' },
		rows: [
			[52, 'O', '2025-04-01', '8'],
			[104, 'O', '2025-04-01', '8'],
			[232, 'O', '2025-02-04', '15'],
			[266, 'O', '2025-02-04', '15'],
			[294, 'I', '2023-05-31', '1'],
			[302, 'I', '2023-05-31', '1'],
			[306, 'I', '2024-05-06', '1'],
			[306, 'I', '2025-06-04', '5'],
			[342, 'I', '2023-05-31', '1'],
			[350, 'I', '2023-05-31', '1'],
			[350, 'I', '2023-05-31', '8'],
			[352, 'R', '2023-06-21', '7'],
			[354, 'I', '2023-12-06', '2'],
			[356, 'I', '2024-05-06', '1'],
			[358, 'I', '2025-06-04', '5'],
			[376, 'R', '2023-06-21', '7'],
			[380, 'R', '2023-06-21', '7'],
			[380, 'I', '2025-06-04', '4'],
			[384, 'I', '2023-12-06', '2'],
			[410, 'I', '2023-05-31', '1'],
			[410, 'I', '2023-05-31', '8'],
			[412, 'R', '2023-06-21', '7'],
			[414, 'I', '2023-12-06', '2'],
			[416, 'I', '2024-05-06', '1'],
			[418, 'I', '2025-06-04', '4'],
			[436, 'U', '2025-05-20'],
			[453, 'I', '2024-05-06', '4'],
			[468, 'I', '2024-12-04', '5'],
			[571, 'I', '2024-05-06', '4'],
			[595, 'I', '2024-02-28', '4'],
			[601, 'I', '2025-04-30', '4'],
			[633, 'I', '2023-12-06', '4'],
			[635, 'I', '2023-12-06', '5'],
			[637, 'I', '2024-02-28', '4'],
			[639, 'I', '2024-10-30', '2'],
			[641, 'I', '2025-04-30', '4'],
		],
	},
	'gentofte/001': {
		own: EBI,
		date: '2023-08-29',
		from: 29,
		names: { K: 'Kommunalbestyrelsen', E: EBI },
		rows: [
			[39, 'K', '2023-05-30', '13'],
			[112, 'E', '2023-05-16'],
			[122, 'E', '2023-05-16', '1'],
			[148, 'E', '2023-02-09', '2'],
			[198, 'E', '2023-06-27'],
			[202, 'E', '2023-06-27'],
			[462, 'K', '2023-06-19', '15'],
			[718, 'E', '2022-05-23'],
			[1165, 'K', '2021-09'],
			[1187, 'K', '2020-10-26'],
			[1194, 'K', '2020-10-26'],
			[1236, 'K', '2020-08'],
		],
	},
	'gentofte/000': {
		own: EBI,
		from: 1,
		names: { K: 'Kommunalbestyrelsen', E: EBI },
		rows: [
			[13, 'E', '2019-11-11'],
			[96, 'E', '2018-11-05'],
			[96, 'E', '2019-08-12'],
			[1036, 'E', '2019-08'],
			[1561, 'K', '2018-06-18'],
			[1637, 'K', '2018-04-03'],
		],
	},
	'alleroed/002': {
		own: EB,
		date: '2017-01-11',
		from: 1,
		names: { R: 'Byrådet' },
		rows: [[75, 'R', '2016-05-26']],
	},
	'lyngby-taarbaek/004': {
		own: EB,
		date: '2015-06-09',
		from: 1,
		names: {
			O: 'Økonomiudvalget',
			E: EB,
			K: 'Kommunalbestyrelsen',
			B: 'Børne- og Ungdomsudvalget',
			F: 'Kultur- og Fritidsudvalget',
			T: 'Teknik- og Miljøudvalget',
			H: 'KKR Hovedstaden',
			L: 'Det Lokale Beskæftigelsesråd',
			S: 'Social- og Sundhedsudvalget',
		},
		rows: [
			[11, 'O', '2015-05-07'],
			[31, 'O', '2015-06-19'],
			[90, 'E', '2015-04-28'],
			[92, 'O', '2014-11-13'],
			[119, 'O', '2015-06-19'],
			[119, 'K', '2015-06-25'],
			[159, 'E', '2015-04-28'],
			[234, 'O', '2015-03-05'],
			[278, 'E', '2015-01-06'],
			[417, 'E', '2015-03-23'],
			[434, 'E', '2014-10-07'],
			[434, 'E', '2014-12-02'],
			[458, 'F', '2015-04-29'],
			[480, 'O', '2013-01-24'],
			[668, 'E', '2015-03-26'],
			[673, 'B', '2015-04-30'],
			[763, 'H', '2015-02-23'],
			[771, 'E', '2015-03-23'],
			[857, 'H', '2015-02-23'],
			[934, 'L', '2013-11-25'],
			[1159, 'K', '2015-04'],
			[1347, 'B', '2015-03-05'],
			[1493, 'B', '2015-06-11'],
			[1505, 'B', '2015-02-26'],
			[1572, 'O', '2014-05'],
			[1572, 'O', '2014-06'],
			[1602, 'B', '2015-06'],
			[1914, 'S', '2014-11'],
			[2027, 'K', '2015-03-19'],
			[2032, 'S', '2015-04-29'],
			[2051, 'S', '2015-02'],
			[2220, 'T', '2014-06-11'],
			[2561, 'O', '2014-12-11'],
			[2888, 'B', '2015-03-05'],
			[2973, 'O', '2015-03-05'],
			[3474, 'O', '2014-05'],
			[3474, 'O', '2014-08'],
			[3488, 'K', '2013-12-19'],
			[3493, 'K', '2015-01-22'],
			[3544, 'K', '2014-11-20'],
			[3546, 'K', '2014-12-18'],
			[3729, 'K', '2013-12-19'],
			[3734, 'K', '2015-01-22', '12'],
			[3737, 'K', '2015-04-16'],
			[3738, 'K', '2015-04-16', '12'],
			[3742, 'K', '2015-04-16', '5'],
			[3745, 'K', '2015-04-16', '14'],
			[3752, 'K', '2015-04-16', '15'],
			[3957, 'E', '2014-10'],
			[3957, 'O', '2014-10'],
			[3957, 'K', '2014-10'],
			[3959, 'E', '2015-03-24'],
			[3959, 'O', '2015-04-09'],
			[4103, 'E', '2014-10-07'],
			[4104, 'O', '2014-10-23'],
			[4104, 'K', '2014-10-30'],
			[4131, 'E', '2015-02-24'],
			[4481, 'E', '2015-03-24'],
			[4482, 'O', '2015-04-09'],
			[4691, 'F', '2015-04-29'],
			[5194, 'K', '2015-03-19'],
			[5309, 'O', '2015-01-15'],
			[5342, 'O', '2015-01-15'],
			[5363, 'O', '2015-03-05'],
			[5408, 'F', '2015-06-10'],
			[5826, 'E', '2015-01-06'],
			[6668, 'E', '2014-10-07'],
			[6668, 'E', '2014-12-02'],
			[6703, 'E', '2015-03-23'],
			[6710, 'F', '2015-04-29'],
			[6721, 'E', '2014-10-07'],
			[6724, 'E', '2014-10-07'],
			[6761, 'E', '2015-03'],
			[6785, 'E', '2014-12-02'],
			[8372, 'H', '2014-11'],
			[8378, 'H', '2015-02-23'],
			[8570, 'H', '2015-02-23'],
			[9618, 'K', '2015-06-25'],
			[9674, 'L', '2013-11-25'],
		],
	},
};

for (const [start, reading] of Object.entries(readings)) {
	const text = seedText(start);
	test.skipIf(text === undefined)(
		`finds the references that were read by hand: ${start}${text === undefined ? ` (no documents in ${seedsFolder})` : ''}`,
		{ timeout: 120_000 },
		() => {
			const lines = toLines(text!).filter(({ number }) => number >= reading.from);
			// Passages of some hundred lines, so that tables of thousands do not weigh on the test.
			const passages = Array.from({ length: Math.ceil(lines.length / 400) }, (_, index) =>
				toBlocks(lines.slice(index * 400, index * 400 + 400), new Messages()),
			);
			const register = { name: 'x', committees: { own: { name: reading.own } } };
			const context = {
				register,
				committeeName: reading.own,
				...(reading.date === undefined ? {} : { date: reading.date }),
				names: committeeNames(passages, register),
				attachment: true,
			};
			const rest = reading.rows.map(([, letter, date, number]) =>
				[reading.names[letter], date, number ?? '–'].join(' '),
			);
			const expected = rest.length;
			const extra: string[] = [];
			let found = 0;
			for (const blocks of passages) {
				for (const reference of readReferences(blocks, context)) {
					const { committeeName, number } = reference;
					const date = reference.date ?? reference.month;
					if (date === undefined) continue;
					// The meeting's own head, printed again and again, and its own items.
					if (committeeName === undefined && number === undefined) continue;
					found += 1;
					const at = rest.indexOf([committeeName, date, number ?? '–'].join(' '));
					if (at >= 0) rest.splice(at, 1);
					else extra.push(`${committeeName} ${date} ${number ?? '–'}`);
				}
			}
			const recall = (expected - rest.length) / expected;
			const precision = (found - extra.length) / Math.max(1, found);
			console.log(
				`references of ${start}: ${expected} read by hand, ${found} found, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
			);
			if (rest.length + extra.length > 0) console.log({ missing: rest, extra });
			expect(recall).toBeGreaterThanOrEqual(0.9);
			expect(precision).toBeGreaterThanOrEqual(0.98);
		},
	);
}
