/**
 * "Kilde ved siden af" of `npm run dev`: the lines of a document beside the record read from them, with what became of
 * each line and what ingest says of it, so that a parser's mistake is seen at once. An endpoint of the development
 * server only (scripts/dev.ts); no build has it.
 */
import path from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { current } from '../src/archive/current.ts';
import type { Entry, MeetingEntry } from '../src/archive/entries.ts';
import { entryTitle } from '../src/archive/titles.ts';
import { escapeHtml } from '../src/records/print-body.ts';
import { wordsOf } from '../src/text.ts';
import type { Words } from '../src/text.ts';
import { IngestError, Messages } from './ingest/messages.ts';
import type { Message } from './ingest/messages.ts';
import { readSource } from './ingest/source.ts';
import type { SourceFile } from './ingest/source.ts';
import type { Line } from './ingest/types.ts';
import { Workshop } from './ingest/workshop.ts';

/** Where the pages stand, below the base. */
const besideAddress = '/kilde-ved-siden-af';

/** What became of a line: `field` is content that stands in a field rather than in the body. */
export type Fate = 'blank' | 'body' | 'field' | 'furniture' | 'withheld' | 'nowhere';

/** One line as the page shows it. */
export interface BesideLine {
	readonly number: number;
	readonly text: string;
	readonly fate: Fate;
	/** The rule that names it page furniture. */
	readonly rule?: string;
	/** Address and title of the record whose passage it belongs to. */
	readonly record?: { readonly address: string; readonly title: string };
	readonly messages: readonly Message[];
}

/** A document's lines with what became of them, and what is said of the document as a whole. */
export interface Beside {
	readonly file: string;
	readonly lines: readonly BesideLine[];
	readonly messages: readonly Message[];
}

/** The documents a meeting was read from, and the files that are its attachments. */
function filesOf(
	meeting: MeetingEntry,
	folder: string,
): { documents: SourceFile[]; attached: SourceFile[] } {
	const toFile = ({ file }: { readonly file: string }): SourceFile => {
		const owner = /([^/]+)\.bilag\/[^/]*$/u.exec(file)?.[1];
		return {
			path: path.join(folder, file),
			file,
			municipality: meeting.municipality.slug,
			...(owner === undefined ? {} : { attachmentOf: owner }),
		};
	};
	return {
		documents: meeting.data.documents.map(toFile),
		attached: (meeting.data.attachmentFiles ?? []).map(toFile),
	};
}

/**
 * Reads the document that an entry stands in anew, and says what became of each of its lines.
 *
 * @throws IngestError where the document cannot be read
 */
async function readBeside(entry: Entry, words: Words): Promise<Beside> {
	const { archive } = current();
	const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
	const file =
		entry.kind === 'meeting' ? entry.data.documents[0]?.file : entry.data.provenance.file;
	const { documents, attached } = filesOf(meeting, archive.folder);
	const source = [...documents, ...attached].find((one) => one.file === file);
	if (!source) throw new IngestError('file', `expected ${file} among the meeting's documents`);
	const workshop = new Workshop({ contentDir: archive.folder, handKept: [] });
	const result = await workshop.build({
		sources: documents,
		attached: attached.map((one) => ({ ...one, certain: true })),
		day: meeting.day,
	});
	const { lines } = await readSource(source, [], new Messages());
	const report =
		'built' in result
			? [...result.built.documents, ...result.built.attached].find((one) => one.file === file)
			: undefined;
	const messages = report?.messages ?? ('built' in result ? [] : result.messages);
	const furniture = new Map(report?.furniture?.map(({ line, rule }) => [line, rule]));
	const withheld = new Set(report?.withheld);
	const nowhere = new Set(
		messages.flatMap(({ rule, line }) =>
			rule === 'conservation' && line !== undefined ? [line] : [],
		),
	);
	const records = [meeting, ...meeting.items].flatMap((owner): Entry[] => [
		owner,
		...owner.attachments,
	]);
	const fields = new Set(
		records.flatMap((record) =>
			archive
				.read(record)
				.data.printed.flatMap((one) => ((one.file ?? fileOf(record)) === file ? [one.line] : [])),
		),
	);
	// The innermost passage wins: an attachment's before its item's.
	const passages = records
		.flatMap((record) =>
			record.kind === 'meeting' || record.data.provenance.file !== file
				? []
				: [{ record, lines: record.data.provenance.lines }],
		)
		.sort((a, b) => a.lines[1] - a.lines[0] - (b.lines[1] - b.lines[0]));
	const fateOf = (line: Line): Fate => {
		if (line.blank !== 'no') return 'blank';
		if (withheld.has(line.number)) return 'withheld';
		if (furniture.has(line.number)) return 'furniture';
		if (nowhere.has(line.number)) return 'nowhere';
		return fields.has(line.number) ? 'field' : 'body';
	};
	return {
		file: source.file,
		messages: messages.filter(({ line }) => line === undefined),
		lines: lines.map((line) => {
			const passage = passages.find(
				({ lines: [from, to] }) => from <= line.number && line.number <= to,
			);
			const rule = furniture.get(line.number);
			return {
				number: line.number,
				text: line.text,
				fate: fateOf(line),
				...(rule === undefined ? {} : { rule }),
				...(passage && line.blank === 'no'
					? {
							record: {
								address: passage.record.address,
								title: entryTitle(passage.record, words),
							},
						}
					: {}),
				messages: messages.filter((message) => message.line === line.number),
			};
		}),
	};
}

/** The document that a record's `printed` lines stand in where they name none. */
function fileOf(record: Entry): string | undefined {
	return record.kind === 'meeting' ? record.data.documents[0]?.file : record.data.provenance.file;
}

const style = `
body{margin:0;display:grid;grid-template-columns:1fr 1fr;height:100vh;font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff}
main{overflow:auto;border-right:1px solid #999}iframe{width:100%;height:100%;border:0}
header{position:sticky;top:0;background:#fff;padding:.5rem 1rem;border-bottom:1px solid #999}h1{font-size:1.1rem;margin:0}
ol{list-style:none;margin:0;padding:0}li{display:grid;grid-template-columns:4rem 1fr 11rem;border-left:6px solid transparent;scroll-margin-top:6rem}
li:target{background:#fff3bf}li>a{color:#595959;text-align:right;padding-right:.75rem;text-decoration:none;font-variant-numeric:tabular-nums}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}small{color:#595959;overflow-wrap:anywhere}
.body{border-color:#1f6f4a}.field{border-color:#1d5fa8}.furniture{border-color:#bbb;color:#595959}.withheld{border-color:#000;background:#eee}
.nowhere{border-color:#b00020;background:#fde7ea}p.message{grid-column:2/4;margin:0;font-weight:600}.error{color:#b00020}.warning{color:#8a5200}
.key span{border-left:6px solid;padding:0 .75rem 0 .3rem}@media (width<60rem){body{grid-template-columns:1fr;grid-template-rows:1fr 1fr}main{border:0}}
`;

/** The page: the document's lines to the left, the record's own page to the right. */
function printBeside(beside: Beside, entry: Entry, base: string, words: Words): string {
	const own = words.beside;
	const message = ({ level, rule, text }: Message) =>
		`<p class="message ${level}">${escapeHtml(`${rule}: ${text}`)}</p>`;
	let before = '';
	const rows = beside.lines.map(({ number, text, fate, rule, record, messages }) => {
		const title = record === undefined || record.title === before ? '' : record.title;
		if (record) before = record.title;
		const note =
			rule ??
			(title === ''
				? ''
				: `<a href="${base}${besideAddress}${record!.address}#linje-${number}">${escapeHtml(title)}</a>`);
		return `<li id="linje-${number}" class="${fate}" title="${own.fates[fate]}"><a href="#linje-${number}">${number}</a><pre>${escapeHtml(text)}</pre><small>${note}</small>${messages.map(message).join('')}</li>`;
	});
	const keys = (['body', 'field', 'furniture', 'withheld', 'nowhere'] as const).map((fate) => {
		const n = beside.lines.filter((line) => line.fate === fate).length;
		return `<span class="${fate}">${own.fates[fate]}: ${n}</span>`;
	});
	const title = `${own.title}: ${entryTitle(entry, words)}`;
	return `<!DOCTYPE html><html lang="da"><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style><main><header><h1>${escapeHtml(beside.file)}</h1><div class="key">${keys.join(' ')}</div>${beside.messages.map(message).join('')}</header><ol>${rows.join('')}</ol></main><iframe src="${base}${entry.address}" title="${escapeHtml(entryTitle(entry, words))}"></iframe></html>\n`;
}

function entries(): Entry[] {
	const { meetings, items, attachments } = current().archive;
	return [...meetings, ...items, ...attachments];
}

export const getStaticPaths: GetStaticPaths = () =>
	entries().map((entry) => ({ params: { record: entry.address.slice(1, -1) } }));

export const GET: APIRoute = async ({ params }) => {
	const entry = entries().find(({ address }) => address === `/${params['record']}/`);
	if (!entry) return new Response(null, { status: 404 });
	const words = wordsOf(current().archive.settings.language);
	const html = { headers: { 'Content-Type': 'text/html; charset=utf-8' } };
	const base = import.meta.env.BASE_URL.replace(/\/$/u, '');
	return new Response(printBeside(await readBeside(entry, words), entry, base, words), html);
};
