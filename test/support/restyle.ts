/**
 * The same document in other formats: a printed text and what is known to stand in it become the page of a municipal
 * site, a Word file, a PDF by way of HTML, and the XML exports of eDoc and Acadre.
 */
import {
	AlignmentType,
	Document,
	Footer,
	Header,
	HeadingLevel,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
} from 'docx';
import { isKnownLabel } from '../../scripts/ingest/headings.ts';
import type { Block, ListBlock, ParsedItem, ParsedMeeting } from '../../scripts/ingest/types.ts';
import { readLabel } from '../../scripts/ingest/vocabulary.ts';

/** A part of a document as someone who lays it out sees it. */
export type Piece =
	| { readonly kind: 'title' | 'item' | 'label' | 'text'; readonly text: string }
	| { readonly kind: 'pair'; readonly label: string; readonly values: string[] }
	| { readonly kind: 'contents'; readonly entries: string[] }
	| { readonly kind: 'list'; readonly list: ListBlock }
	| {
			readonly kind: 'table';
			readonly rows: readonly (readonly string[])[];
			readonly head: number;
	  };

const squeeze = (text: string): string => text.replace(/[^\p{L}\d]+/gu, '').toLowerCase();

/** Takes a print apart, guided by a reading of it. */
export function piecesOf(source: string, meeting: ParsedMeeting): Piece[] {
	const lines = source.replace(/\n$/u, '').split(/\r?\n|\f/u);
	const blocks = new Map<number, Block[]>();
	const owned = [...meeting.items, ...meeting.items.flatMap((item) => item.attachments)];
	for (const block of [...owned, ...meeting.attachments].flatMap(({ body }) => body)) {
		if (block.kind === 'page') continue;
		blocks.set(block.lines.from, [...(blocks.get(block.lines.from) ?? []), block]);
	}
	const titles = new Map<number, string>();
	for (const item of meeting.items) {
		const start = squeeze(item.title).slice(0, 12);
		const at =
			item.printed.find(({ text }) => squeeze(text).includes(start))?.line ?? item.lines.from;
		titles.set(at, item.title);
	}
	const pieces: Piece[] = [];
	let inItems = false;
	let last = -1;
	for (let at = 0; at < lines.length; at += 1) {
		const number = at + 1;
		const text = lines[at]!.trim();
		if (text === '') continue;
		const rule = meeting.furniture.get(number);
		if (rule !== undefined) {
			const contents = pieces.at(-1);
			if (rule !== 'contents-list') continue;
			if (contents?.kind === 'contents') contents.entries.push(text);
			else pieces.push({ kind: 'contents', entries: [text] });
			continue;
		}
		const title = titles.get(number);
		if (title !== undefined) {
			let whole = text;
			while (!squeeze(whole).includes(squeeze(title)) && at + 1 < lines.length) {
				at += 1;
				whole += ` ${lines[at]!.trim()}`;
			}
			pieces.push({ kind: 'item', text: whole });
			inItems = true;
			continue;
		}
		const begun = blocks.get(number);
		if (begun) {
			for (const block of begun) {
				if (block.kind === 'heading') pieces.push({ kind: 'label', text: block.text });
				else if (block.kind === 'paragraph') pieces.push({ kind: 'text', text: block.text });
				else if (block.kind === 'list') pieces.push({ kind: 'list', list: block });
				else if (block.kind === 'table')
					pieces.push({ kind: 'table', rows: block.rows, head: block.headerRows });
				at = Math.max(at, block.lines.to - 1);
			}
			continue;
		}
		const label = readLabel(text);
		const before = pieces.at(-1);
		const follows = last === at - 1;
		last = at;
		const above = before?.kind === 'label' ? readLabel(before.text)?.kind : undefined;
		if (above === 'item-type') pieces.push({ kind: 'text', text });
		else if (label && label.value === '' && !/[\t]| {3}/u.test(text)) {
			pieces.push({ kind: 'label', text });
		} else if (!inItems && /^[\p{L} ]{2,30}(?::|\t| {2})\s*\S/u.test(text)) {
			const [, name = '', value = ''] = /^(.*?(?::|\t| {2}))\s*(.*)$/u.exec(text)!;
			pieces.push({ kind: 'pair', label: name.trim(), values: [value] });
		} else if (!inItems && before?.kind === 'pair' && follows && /^\s/u.test(lines[at]!)) {
			before.values.push(text);
		} else if (!inItems && pieces.length < 3) pieces.push({ kind: 'title', text });
		else {
			const broken = lines[at - 1]?.trim() ?? '';
			const goesOn =
				before?.kind === 'text' && follows && broken.length > 55 && /^[\p{Ll}\d]/u.test(text);
			if (goesOn) pieces.splice(-1, 1, { kind: 'text', text: `${before.text} ${text}` });
			else pieces.push({ kind: 'text', text });
		}
	}
	return pieces;
}

const escape = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function listHtml({ ordered, start, entries }: ListBlock): string {
	const tag = ordered ? 'ol' : 'ul';
	const from = ordered && start !== undefined && start !== 1 ? ` start="${start}"` : '';
	const inside = entries.map(
		({ text, children }) => `<li>${escape(text)}${children.map(listHtml).join('')}</li>`,
	);
	return `<${tag}${from}>${inside.join('')}</${tag}>`;
}

function tableHtml(rows: readonly (readonly string[])[], head: number): string {
	const row = (cells: readonly string[], tag: string): string =>
		`<tr>${cells
			.map((cell) => {
				const figure = /^[-−–]?[\d.,]+\s?%?$/u.test(cell) ? ' style="text-align:right"' : '';
				return `<${tag}${figure}>${escape(cell)}</${tag}>`;
			})
			.join('')}</tr>`;
	const top = rows.slice(0, head).map((cells) => row(cells, 'th'));
	const rest = rows.slice(head).map((cells) => row(cells, 'td'));
	return `<table>${top.length > 0 ? `<thead>${top.join('')}</thead>` : ''}<tbody>${rest.join('')}</tbody></table>`;
}

function pairsHtml(pieces: readonly Piece[], print: boolean): string {
	const pairs = pieces.filter((piece) => piece.kind === 'pair');
	const value = (values: readonly string[]): string => values.map(escape).join('<br>');
	return print
		? `<table class="pairs">${pairs.map((one) => `<tr><td>${escape(one.label)}</td><td>${value(one.values)}</td></tr>`).join('')}</table>`
		: `<dl>${pairs.map((one) => `<dt>${escape(one.label)}</dt><dd>${value(one.values)}</dd>`).join('')}</dl>`;
}

function bodyHtml(pieces: readonly Piece[], print: boolean): string {
	const html: string[] = [];
	let open = false;
	for (let at = 0; at < pieces.length; at += 1) {
		const piece = pieces[at]!;
		switch (piece.kind) {
			case 'title':
				html.push(`<h1>${escape(piece.text)}</h1>`);
				break;
			case 'item':
				if (!print) html.push(open ? '</div></details>' : '');
				html.push(
					print
						? `<h2>${escape(piece.text)}</h2>`
						: `<details><summary><h2>${escape(piece.text)}</h2></summary><div>`,
				);
				open = true;
				break;
			case 'label':
				html.push(
					print
						? `<p class="label"><b>${escape(piece.text)}</b></p>`
						: `<h3>${escape(piece.text)}</h3>`,
				);
				break;
			case 'text':
				html.push(`<p>${escape(piece.text)}</p>`);
				break;
			case 'list':
				html.push(listHtml(piece.list));
				break;
			case 'table':
				html.push(tableHtml(piece.rows, piece.head));
				break;
			case 'contents':
				html.push(
					print
						? `<div>${piece.entries.map((entry) => `<div>${escape(entry)}</div>`).join('')}</div>`
						: `<ul>${piece.entries.map((entry) => `<li><a href="#">${escape(entry.replace(/[ .]{3,}\d+$/u, ''))}</a></li>`).join('')}</ul>`,
				);
				break;
			case 'pair': {
				const run: Piece[] = [];
				while (pieces[at]?.kind === 'pair') run.push(pieces[at++]!);
				at -= 1;
				html.push(pairsHtml(run, print));
			}
		}
	}
	if (open && !print) html.push('</div></details>');
	return html.join('\n');
}

/** The page of a municipal site: frame, cookies, breadcrumb and accordions, without `<main>`. */
export function toSitePage(pieces: readonly Piece[]): string {
	return `<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>Møde | Ellemose Kommune</title></head><body class="page has-cookie-banner">
<a class="skip-link" href="#indhold">Gå til hovedindhold</a>
<div id="cookie-banner" class="cookie-consent" role="dialog"><h2>Vi bruger cookies</h2><p>Vælg, hvilke cookies vi må sætte.</p><button>Acceptér alle</button></div>
<header class="site-header"><a href="/">Ellemose Kommune</a><nav><ul><li><a href="/borger">Borger</a></li><li><a href="/politik">Politik og dagsordener</a></li></ul></nav><form role="search"><label>Søg <input></label><button>Søg</button></form></header>
<div class="breadcrumb"><ol><li><a href="/">Forside</a></li><li><a href="/politik">Politik</a></li><li>Dagsordener og referater</li></ol></div>
<div class="layout"><div id="indhold" class="content">
${bodyHtml(pieces, false)}
</div><aside class="sidebar"><h2>Se også</h2><ul><li><a href="/moeder">Alle møder</a></li></ul></aside></div>
<div class="share"><span>Del siden</span></div>
<div class="site-footer"><p>Ellemose Kommune, Torvet 1</p><p>CVR 00000000</p></div></body></html>`;
}

/** HTML to be printed: what a word processor's document looks like. */
export function toPrintHtml(pieces: readonly Piece[]): string {
	return `<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Møde</title><style>
body{font:11pt/1.35 "Liberation Sans",sans-serif} h1{font-size:18pt;margin:0 0 4pt} h2{font-size:13pt;margin:18pt 0 6pt}
p{margin:0 0 6pt} .label{margin-top:10pt} table{border-collapse:collapse;margin:6pt 0} td,th{border:0.5pt solid #555;padding:2pt 5pt;text-align:left}
.pairs td{border:0;padding:1pt 12pt 1pt 0;vertical-align:top} li{margin:0 0 2pt}
</style></head><body>${bodyHtml(pieces, true)}</body></html>`;
}

/** A Word file: items numbered by Word where their numbers run, lists by Word, a header and a footer. */
export async function toDocx(pieces: readonly Piece[]): Promise<Uint8Array> {
	const items = pieces.flatMap((piece) => (piece.kind === 'item' ? [piece.text] : []));
	const numbered = items.map((text) => /^(\d{1,3})\. (.*)$/su.exec(text));
	const first = Number(numbered[0]?.[1] ?? 1);
	const runs = numbered.every((match, index) => Number(match?.[1]) === first + index);
	let lists = 0;
	const starts: number[] = [];
	const listParagraphs = (list: ListBlock, level: number): Paragraph[] => {
		const own = lists;
		if (list.ordered && level === 0) {
			starts.push(list.start ?? 1);
			lists += 1;
		}
		return list.entries.flatMap(({ text, children }) => [
			new Paragraph({
				text,
				...(list.ordered
					? { numbering: { reference: level === 0 ? `list-${own}` : 'inner', level } }
					: { bullet: { level } }),
			}),
			...children.flatMap((child) => listParagraphs(child, level + 1)),
		]);
	};
	const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });
	const children = pieces.flatMap((piece): (Paragraph | Table)[] => {
		switch (piece.kind) {
			case 'title':
				return [new Paragraph({ text: piece.text, heading: HeadingLevel.TITLE })];
			case 'item': {
				const text = runs ? piece.text.replace(/^\d{1,3}\. /u, '') : piece.text;
				const numbering = runs ? { numbering: { reference: 'items', level: 0 } } : {};
				return [new Paragraph({ text, heading: HeadingLevel.HEADING_1, ...numbering })];
			}
			case 'label':
				return isKnownLabel(piece.text)
					? [new Paragraph({ text: piece.text, heading: HeadingLevel.HEADING_2 })]
					: [new Paragraph({ children: [new TextRun({ text: piece.text, bold: true })] })];
			case 'text':
				return [new Paragraph(piece.text)];
			case 'pair':
				return [new Paragraph(`${piece.label}\t${piece.values.join(', ')}`)];
			case 'list':
				return listParagraphs(piece.list, 0);
			case 'contents':
				return piece.entries.map(
					(entry) => new Paragraph(entry.replace(/\s*\.{3,}\s*(?=\d+$)/u, '\t')),
				);
			case 'table':
				return [
					new Table({
						rows: piece.rows.map(
							(row, index) =>
								new TableRow({ children: row.map(cell), tableHeader: index < piece.head }),
						),
					}),
				];
		}
	});
	const level = (text: string, start: number) => ({
		level: 0,
		format: LevelFormat.DECIMAL,
		text,
		alignment: AlignmentType.START,
		start,
	});
	const document = new Document({
		numbering: {
			config: [
				{ reference: 'items', levels: [level('%1.', first)] },
				{
					reference: 'inner',
					levels: [
						level('%1.', 1),
						{ ...level('%2)', 1), level: 1, format: LevelFormat.LOWER_LETTER },
					],
				},
				...starts.map((start, index) => ({
					reference: `list-${index}`,
					levels: [level('%1.', start)],
				})),
			],
		},
		sections: [
			{
				headers: { default: new Header({ children: [new Paragraph('Ellemose Kommune')] }) },
				footers: {
					default: new Footer({
						children: [
							new Paragraph({
								children: [new TextRun({ children: ['Side ', PageNumber.CURRENT] })],
							}),
						],
					}),
				},
				children,
			},
		],
	});
	return new Uint8Array(await Packer.toBuffer(document));
}

interface Section {
	readonly title: string;
	readonly html: string;
}

function sectionsOf(item: ParsedItem): Section[] {
	const sections: { title: string; html: string }[] = [];
	for (const block of item.body) {
		if (block.kind === 'heading') sections.push({ title: block.text, html: '' });
		else {
			if (sections.length === 0) sections.push({ title: '', html: '' });
			const section = sections.at(-1)!;
			if (block.kind === 'paragraph') section.html += `<p>${escape(block.text)}</p>`;
			else if (block.kind === 'list') section.html += listHtml(block);
			else if (block.kind === 'table') section.html += tableHtml(block.rows, block.headerRows);
		}
	}
	const paragraphs = (text: string): string =>
		text
			.split('\n\n')
			.map((paragraph) => `<p>${escape(paragraph)}</p>`)
			.join('');
	for (const decision of item.decisions) {
		if (decision.text === '') continue;
		const day = decision.date?.split('-').reverse().join('-');
		const title =
			decision.committeeName && day
				? `Beslutning i ${decision.committeeName} den ${day}`
				: 'Beslutning';
		sections.push({ title, html: paragraphs(decision.text) });
	}
	return sections;
}

/** An eDoc export that says what was read. */
export function toEdoc(meeting: ParsedMeeting): string {
	const [year, month, day] = meeting.date?.split('-') ?? [];
	const moment = (time: string | undefined): string =>
		meeting.date && time ? `${day}-${month}-${year} ${time}:00` : '';
	const absent = new Set(meeting.absent.map(({ name }) => name));
	const people = meeting.members.map(
		({ name, party }) =>
			`<MeetingParticipant><Name>${escape(party ? `${name} (${party})` : name)}</Name><Participate>${!absent.has(name)}</Participate></MeetingParticipant>`,
	);
	const items = meeting.items.map((item) => {
		const sections = sectionsOf(item).map(
			({ title, html }) =>
				`<CasePresentation><Title>${escape(title)}</Title><Content>${escape(html)}</Content></CasePresentation>`,
		);
		const files = item.attachments.map(
			({ title, documentId }) =>
				`<Attachment><Identifier>${documentId ?? ''}</Identifier><Title>${escape(title)}</Title></Attachment>`,
		);
		const access =
			item.access === 'unstated'
				? ''
				: `<AccessIsPublic>${item.access === 'open'}</AccessIsPublic>`;
		return `<AgendaElement>${access}<HandlingItem><SerialNo>${item.number ?? ''}</SerialNo><Title>${escape(item.title)}</Title><CaseNumber>${item.caseNumber ?? ''}</CaseNumber><CasePresentations>${sections.join('')}</CasePresentations><Attachments>${files.join('')}</Attachments></HandlingItem></AgendaElement>`;
	});
	return `<?xml version="1.0" encoding="utf-8"?><Root><OutputTypeEnumName>${meeting.kind === 'agenda' ? 'Agenda' : 'Minutes'}</OutputTypeEnumName><Committee><Name>${escape(meeting.committeeName ?? '')}</Name><Meeting><MeetingDateTime>${moment(meeting.start ?? '00:00')}</MeetingDateTime><EndDateTime>${moment(meeting.end)}</EndDateTime><MeetingLocation>${escape(meeting.place ?? '')}</MeetingLocation><MeetingParticipants>${people.join('')}</MeetingParticipants><Agenda><AgendaElements>${items.join('')}</AgendaElements></Agenda></Meeting></Committee></Root>`;
}

/** An Acadre export that says what was read. */
export function toAcadre(meeting: ParsedMeeting): string {
	const fields = (values: Readonly<Record<string, string | undefined>>): string =>
		`<fields>${Object.entries(values)
			.map(([name, value]) => `<field name="${name}">${escape(value ?? '')}</field>`)
			.join('')}</fields>`;
	const moment = (time: string | undefined): string =>
		meeting.date && time ? `${meeting.date}T${time}:00` : '';
	const items = meeting.items.map((item, index) => {
		const bullets = sectionsOf(item).map(
			({ title, html }) =>
				`<table name="bullet">${fields({ bulletname: title, bulletcontent: html })}</table>`,
		);
		const files = item.attachments.map(
			({ title, documentId }) =>
				`<table name="enclosure">${fields({ name: title, sysid: documentId, access: '1' })}</table>`,
		);
		const access = { open: '1', closed: '2', unstated: '' }[item.access];
		return `<table name="agendaitemparents">${fields({ sort: String(index + 1) })}<table name="agendaitem">${fields({ number: item.number, name: item.title, access, caseno: item.caseNumber })}${bullets.join('')}${files.join('')}</table></table>`;
	});
	return `<?xml version="1.0" encoding="utf-8"?><root><table name="agenda">${fields({ type: meeting.kind === 'agenda' ? '1' : '2' })}<table name="committee">${fields({ name: meeting.committeeName })}</table><table name="meeting">${fields({ date: moment(meeting.start ?? '00:00'), finish: moment(meeting.end), location: meeting.place })}</table>${items.join('')}</table></root>`;
}
