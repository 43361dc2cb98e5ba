/** A document comes out with the same fields whatever format it is in. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Messages } from '../../scripts/ingest/messages.ts';
import { readDocx } from '../../scripts/ingest/readers/docx.ts';
import { readHtml } from '../../scripts/ingest/readers/html.ts';
import type { ReadResult } from '../../scripts/ingest/readers/line-writer.ts';
import { readPdf } from '../../scripts/ingest/readers/pdf.ts';
import { readXml } from '../../scripts/ingest/readers/xml.ts';
import { parseDocument } from '../../scripts/ingest/registry.ts';
import type { ParsedMeeting, SourceFormat } from '../../scripts/ingest/types.ts';
import { noBrowser, openBrowser } from '../support/browser.ts';
import { compareFacts, itemFacts, meetingFacts, type MeetingFacts } from '../support/facts.ts';
import { documentOf, readFixtures } from '../support/readings.ts';
import { piecesOf, toAcadre, toDocx, toEdoc, toPrintHtml, toSitePage } from '../support/restyle.ts';

interface Print {
	readonly name: string;
	readonly source: string;
	readonly meeting: ParsedMeeting;
}

/** Where the documents are kept for a look, when that is asked for. */
const keep = process.env['UDVALGSARKIV_KEEP_FORMATS'];

/** Their page heads and feet stand in the text; other formats keep them elsewhere. */
const paged = /page-heads|running-heads|attachments-marked|wrapped-lines/u;

const prints: Print[] = readFixtures()
	.filter(({ name, folder }) => existsSync(path.join(folder, 'facts.yaml')) && !paged.test(name))
	.map(({ name, folder, document }) => ({
		name,
		source: readFileSync(path.join(folder, 'source.txt'), 'utf8'),
		meeting: parseDocument(document, new Messages()).meeting,
	}));

/** Exports know two kinds, and who takes part stands in them once, present or not. */
function asExported(meeting: ParsedMeeting): ParsedMeeting {
	const known = new Set(meeting.members.map(({ name }) => name));
	return {
		...meeting,
		kind: meeting.kind === 'minutes' ? 'minutes' : 'agenda',
		members: [...meeting.members, ...meeting.absent.filter(({ name }) => !known.has(name))].map(
			({ name, party }) => ({ name, ...(party === undefined ? {} : { party }) }),
		),
		absent: meeting.absent.map(({ name, excused }) => {
			const party = [...meeting.members, ...meeting.absent].find((one) => one.name === name)?.party;
			return { name, excused, ...(party === undefined ? {} : { party }) };
		}),
	};
}

const factsOf = (meeting: ParsedMeeting): MeetingFacts => ({
	meeting: meetingFacts(meeting) as MeetingFacts['meeting'],
	items: meeting.items.map((item) => itemFacts(item) as unknown as MeetingFacts['items'][number]),
});

let browser: Browser | undefined;
beforeAll(async () => {
	if (noBrowser === undefined) browser = await openBrowser();
});
afterAll(() => browser?.close());

async function printed(html: string, tagged: boolean): Promise<Uint8Array> {
	const page = await browser!.newPage();
	try {
		await page.setContent(html);
		return await page.pdf({
			format: 'A4',
			tagged,
			displayHeaderFooter: true,
			margin: { top: '25mm', bottom: '20mm', left: '22mm', right: '22mm' },
			headerTemplate: '<div style="font-size:8px;margin-left:22mm">Ellemose Kommune</div>',
			footerTemplate:
				'<div style="font-size:8px;margin:0 auto">Side <span class="pageNumber"></span> af <span class="totalPages"></span></div>',
		});
	} finally {
		await page.close();
	}
}

interface Format {
	readonly name: string;
	readonly format: SourceFormat;
	readonly extension: string;
	readonly make: (print: Print) => Promise<Uint8Array | string> | string;
	readonly read: (made: Uint8Array | string) => Promise<ReadResult> | ReadResult;
	readonly needsBrowser?: boolean;
	/** Fields that the format cannot state. */
	readonly silent?: RegExp;
	/** What share of the fields must be right. */
	readonly least: number;
}

const pdf = (tagged: boolean): Format => ({
	name: tagged ? 'tagged PDF' : 'untagged PDF',
	format: 'pdf',
	extension: tagged ? 'tagged.pdf' : 'untagged.pdf',
	make: ({ source, meeting }) => printed(toPrintHtml(piecesOf(source, meeting)), tagged),
	read: (made) => readPdf(made as Uint8Array),
	needsBrowser: true,
	least: 0.98,
});

const formats: readonly Format[] = [
	{
		name: 'page of a municipal site',
		format: 'html',
		extension: 'html',
		make: ({ source, meeting }) => toSitePage(piecesOf(source, meeting)),
		read: (made) => readHtml(made as string),
		least: 0.98,
	},
	{
		name: 'Word',
		format: 'docx',
		extension: 'docx',
		make: ({ source, meeting }) => toDocx(piecesOf(source, meeting)),
		read: (made) => readDocx(made as Uint8Array),
		least: 0.98,
	},
	pdf(true),
	pdf(false),
	{
		name: 'eDoc',
		format: 'xml',
		extension: 'edoc.xml',
		make: ({ meeting }) => toEdoc(asExported(meeting)),
		read: (made) => readXml(made as string),
		silent: /^(?:meeting (?:period|substitutes)|item .* itemType)/u,
		least: 0.98,
	},
	{
		name: 'Acadre',
		format: 'xml',
		extension: 'acadre.xml',
		make: ({ meeting }) => toAcadre(asExported(meeting)),
		read: (made) => readXml(made as string),
		silent: /^(?:meeting (?:period|substitutes|members|absent)|item .* itemType)/u,
		least: 0.98,
	},
];

describe.each(formats)('$name', (format) => {
	const { name, extension, make, read, silent, least } = format;
	test.skipIf(format.needsBrowser === true && noBrowser !== undefined)(
		`holds the fields of the printed text${format.needsBrowser && noBrowser ? ` (${noBrowser})` : ''}`,
		async () => {
			let right = 0;
			let total = 0;
			const wrong: string[] = [];
			for (const print of prints) {
				const made = await make(print);
				if (keep) {
					mkdirSync(keep, { recursive: true });
					writeFileSync(path.join(keep, `${print.name}.${extension}`), made);
				}
				const { lines, stated } = await read(made);
				const document = {
					...documentOf('', `source/ellemose/${print.name}.${extension}`),
					format: format.format,
					lines,
					stated,
				};
				const wanted = factsOf(format.format === 'xml' ? asExported(print.meeting) : print.meeting);
				let result = { right: 0, total: 5, wrong: ['no meeting'] as readonly string[] };
				try {
					result = compareFacts(parseDocument(document, new Messages()).meeting, wanted);
				} catch (error) {
					result = { ...result, wrong: [String(error)] };
				}
				const counted = result.wrong.filter((one) => !silent?.test(one));
				const passed = result.total - (result.wrong.length - counted.length);
				right += passed - counted.length;
				total += passed;
				wrong.push(...counted.map((one) => `${print.name}: ${one}`));
			}
			console.log(
				`${name}, ${prints.length} prints: ${right} of ${total} (${((100 * right) / total).toFixed(1)} %)`,
			);
			if (keep) writeFileSync(path.join(keep, `${extension}.txt`), wrong.join('\n'));
			expect(right / total, wrong.join('\n')).toBeGreaterThanOrEqual(least);
		},
		120_000,
	);
});
