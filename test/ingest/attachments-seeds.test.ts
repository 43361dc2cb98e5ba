/** Attachments of the five real documents: lines of their list, then lines of their text, as read by hand. */
import { expect, test } from 'vitest';
import { cutAttachments, type DeclaredAttachment } from '../../scripts/ingest/attachments.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import { seedText, seedsFolder } from '../support/seeds.ts';

/** Item, order, first and last line in the list, first and last line of the text. */
type Row = readonly [number, number, number, number, number?, number?];

interface Reading {
	readonly lastItem: number;
	readonly rows: readonly Row[];
}

const readings: Readonly<Record<string, Reading>> = {
	'lyngby-taarbaek/004': {
		lastItem: 920,
		rows: [
			[1, 1, 78, 78, 964, 3928],
			[2, 1, 135, 135, 3929, 4646],
			[3, 1, 256, 256, 4647, 5179],
			[3, 2, 257, 257, 5180, 5800],
			[4, 1, 320, 320, 5801, 5904],
			[5, 1, 406, 406, 5905, 6193],
			[6, 1, 457, 457, 6194, 6663],
			[6, 2, 458, 458, 6664, 6716],
			[6, 3, 459, 459, 6717, 6788],
			[6, 4, 460, 460, 6789, 7284],
			[7, 1, 652, 652, 7285, 7836],
			[7, 2, 653, 653, 7837, 7994],
			[7, 3, 654, 654, 7995, 8110],
			[7, 4, 655, 655, 8111, 8255],
			[9, 1, 838, 838, 8256, 8495],
			[9, 2, 839, 839, 8496, 9278],
			[9, 3, 840, 840],
			[10, 1, 918, 918, 9279, 9616],
			[10, 2, 919, 919, 9617, 9663],
			[11, 1, 960, 961],
			[11, 2, 962, 962, 9664, 9978],
			[11, 3, 963, 963, 9979, 10_112],
		],
	},
	'alleroed/002': {
		lastItem: 608,
		rows: [
			[3, 1, 206, 206, 679, 821],
			[3, 2, 207, 208, 822, 933],
			[3, 3, 209, 210, 934, 1474],
			[3, 4, 211, 211, 1475, 2040],
			[3, 5, 212, 213, 2041, 2485],
			[4, 1, 338, 338],
			[5, 1, 402, 402, 2575, 2902],
			[5, 2, 403, 403, 2486, 2574],
			[6, 1, 504, 504, 2903, 3197],
			[7, 1, 593, 593, 3198, 4066],
		],
	},
	'gentofte/000': {
		lastItem: 300,
		rows: [
			[6, 1, 287, 287, 308, 1159],
			[6, 2, 288, 288, 1160, 1558],
			[6, 3, 289, 289, 1559, 1633],
			[6, 4, 290, 290, 1634, 1709],
		],
	},
	'gentofte/001': {
		lastItem: 539,
		rows: [
			[1, 1, 98, 98, 549, 627],
			[5, 1, 380, 380, 629, 1106],
			[5, 2, 381, 381, 1108, 1153],
			[5, 3, 382, 382, 1155, 1175],
			[5, 4, 383, 383, 1177, 1221],
			[5, 5, 384, 384, 1223, 1249],
			[7, 1, 486, 486, 1251, 1632],
			[8, 1, 525, 525, 1634, 1646],
		],
	},
	'gladsaxe/003': {
		lastItem: 659,
		rows: [
			[1, 1, 108, 108],
			[2, 1, 210, 210],
			[2, 2, 212, 212],
			[3, 1, 270, 270],
			[7, 1, 645, 645],
		],
	},
};

for (const [start, { lastItem, rows }] of Object.entries(readings)) {
	const text = seedText(start);
	test.skipIf(text === undefined)(
		`gives every attachment its lines and its owner: ${start}${text === undefined ? ` (no documents in ${seedsFolder})` : ''}`,
		() => {
			const lines = toLines(text!);
			const declared = rows.map(([item, order, from, to]): DeclaredAttachment => {
				const printed = lines
					.slice(from - 1, to)
					.map((line) => line.text.trim())
					.join(' ')
					.replace(/^Bilag (?=\p{Ll}|Oversigt|Status)|^\d+\. /u, '');
				const withId = /^(.*) \((\d{7}) - [^)]*\)$/u.exec(printed);
				return {
					item: item - 1,
					itemNumber: String(item),
					order,
					title: withId?.[1] ?? printed,
					...(withId ? { documentId: withId[2]! } : {}),
					lines: { from, to },
				};
			});
			const cut = cutAttachments(lines.slice(lastItem - 1), declared, new Messages());
			const right = cut.attachments.filter((attachment, index) => {
				const [, , , , from, to] = rows[index]!;
				if (from === undefined || to === undefined) return attachment.text === 'none';
				return (
					attachment.text === 'full' &&
					Math.abs(attachment.lines.from - from) <= 1 &&
					Math.abs(attachment.lines.to - to) <= 1
				);
			});
			const full = cut.attachments.filter((attachment) => attachment.text === 'full');
			console.log(
				`attachments of ${start}: ${right.length} of ${rows.length} right, ${full.length} with text`,
			);
			expect(right).toHaveLength(rows.length);
			expect(cut.own).toEqual([]);
		},
	);
}
