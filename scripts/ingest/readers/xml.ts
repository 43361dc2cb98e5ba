/**
 * The XML exports of eDoc, Acadre and SBSYS that Danish site systems import become the lines of an agenda: head,
 * items with number, title and access, their labelled sections, decisions and attachments.
 *
 * Element names: the public importers of OS2web_meetings read the same ones. An export states what a print only
 * shows, so its lines say it in the words of the shared vocabulary and the general parser reads them.
 */
import { XMLParser } from 'fast-xml-parser';
import { IngestError } from '../messages.ts';
import { readHtml } from './html.ts';
import { LineWriter, type ReadResult } from './line-writer.ts';

interface XmlNode {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: readonly XmlNode[];
	readonly text: string;
	/** What stands in it as markup: of a field that holds elements of HTML, these; else its text. */
	readonly markup: string;
}

type Raw = Record<string, unknown>;

function toNode(raw: Raw): XmlNode {
	const name = Object.keys(raw).find((key) => key !== ':@') ?? '';
	const content = raw[name];
	const attributes = (raw[':@'] ?? {}) as Record<string, unknown>;
	const list = Array.isArray(content) ? (content as Raw[]) : [];
	return {
		name: name.replace(/^.*:/u, ''),
		attributes: Object.fromEntries(
			Object.entries(attributes).map(([key, value]) => [key.replace(/^.*:/u, ''), String(value)]),
		),
		children: list.filter((child) => !('#text' in child)).map(toNode),
		text: list
			.filter((child) => '#text' in child)
			.map((child) => String(child['#text']))
			.join(''),
		get markup() {
			return list.some((child) => !('#text' in child))
				? list.map(toMarkup).join('')
				: this.text.trim();
		},
	};
}

/** An element as HTML; its attributes say nothing that is read but how far a cell spans. */
function toMarkup(raw: Raw): string {
	if ('#text' in raw) return escapeText(String(raw['#text']));
	const { name, attributes } = toNode(raw);
	const content = Object.values(raw).find((value) => Array.isArray(value)) as Raw[] | undefined;
	const spans = ['colspan', 'rowspan'].flatMap((key) => {
		const span = Number(attributes[key] ?? 1);
		return span > 1 ? [` ${key}="${span}"`] : [];
	});
	const tag = name.toLowerCase();
	if (!/^[a-z][a-z\d]*$/u.test(tag)) return (content ?? []).map(toMarkup).join('');
	if (/^(?:br|hr|img|input|col)$/u.test(tag)) return `<${tag}>`;
	return `<${tag}${spans.join('')}>${(content ?? []).map(toMarkup).join('')}</${tag}>`;
}

/** The first node on a path of names below a node, at any depth for the first name. */
function find(node: XmlNode, name: string): XmlNode | undefined {
	for (const child of node.children) {
		if (child.name === name) return child;
		const deeper = find(child, name);
		if (deeper) return deeper;
	}
	return undefined;
}

function all(node: XmlNode, name: string): XmlNode[] {
	return node.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));
}

function own(node: XmlNode | undefined, name: string): string {
	return words(node?.children.find((child) => child.name === name));
}

/** The words of a field; some systems write names and titles as HTML too. */
function words(node: XmlNode | undefined): string {
	const markup = node?.markup ?? '';
	if (!isHtml(markup)) return (node?.text ?? '').replaceAll('\u00ad', '').trim();
	return readHtml(markup)
		.lines.flatMap(({ text }) => (text === '' ? [] : [text]))
		.join(' ');
}

function contentOf(node: XmlNode, name: string): string {
	return node.children.find((child) => child.name === name)?.markup ?? '';
}

function isHtml(text: string): boolean {
	return /<\/?[a-z][^>]*>/iu.test(text);
}

function parseXml(text: string): XmlNode {
	if (/<!ENTITY/iu.test(text)) {
		throw new IngestError(
			'xml',
			'expected an export without entities of its own, found a declaration of one',
		);
	}
	try {
		const raw = new XMLParser({
			preserveOrder: true,
			ignoreAttributes: false,
			attributeNamePrefix: '',
			parseTagValue: false,
			parseAttributeValue: false,
			trimValues: false,
			processEntities: true,
			htmlEntities: true,
			maxNestedTags: 200,
		}).parse(text.replace(/^\ufeff/u, '')) as Raw[];
		return { name: '', attributes: {}, children: raw.map(toNode), text: '', markup: '' };
	} catch (error) {
		if (error instanceof IngestError) throw error;
		throw new IngestError(
			'xml',
			`expected well-formed XML, found ${error instanceof Error ? error.message : String(error)}`,
		);
	}
}

interface ExportedItem {
	readonly number: string;
	readonly title: string;
	/** Undefined where the export does not say. */
	readonly open: boolean | undefined;
	readonly caseNumber: string;
	readonly sections: readonly { readonly title: string; readonly html: string }[];
	readonly attachments: readonly {
		readonly title: string;
		readonly id: string;
		readonly open: boolean;
	}[];
}

interface Exported {
	readonly minutes: boolean | undefined;
	readonly committee: string;
	readonly start: string;
	readonly end: string;
	readonly place: string;
	readonly people: readonly { readonly name: string; readonly absent: boolean }[];
	readonly items: readonly ExportedItem[];
}

/** What an export says yes with. */
function isTrue(text: string): boolean | undefined {
	if (/^(?:true|1|ja|yes|åben|offentlig)$/iu.test(text.trim())) return true;
	if (text.trim() === '') return undefined;
	return false;
}

/** eDoc (Fujitsu): `Root/Committee/Meeting/Agenda/AgendaElements/AgendaElement/HandlingItem`. */
function readEdoc(root: XmlNode): Exported | undefined {
	const committee = find(root, 'Committee');
	const meeting = committee && find(committee, 'Meeting');
	if (!committee || !meeting || !find(meeting, 'AgendaElements')) return undefined;
	const type = find(root, 'OutputTypeEnumName')?.text.trim() ?? '';
	return {
		minutes: type === '' ? undefined : !/^agenda$|dagsorden/iu.test(type),
		committee: own(committee, 'Name'),
		start: own(meeting, 'MeetingDateTime'),
		end: own(meeting, 'EndDateTime'),
		place: own(meeting, 'MeetingLocation'),
		people: all(meeting, 'MeetingParticipant').map((person) => ({
			name: own(person, 'Name') || own(person, 'ParticipantName') || person.text.trim(),
			absent:
				isTrue(own(person, 'Participate')) === false ||
				/afbud|fravær/iu.test(own(person, 'Status')),
		})),
		items: all(meeting, 'AgendaElement').map((element) => {
			const handling = find(element, 'HandlingItem') ?? element;
			return {
				number: own(handling, 'SerialNo') || own(handling, 'Number'),
				title: own(handling, 'Title') || own(element, 'Title'),
				open: isTrue(own(element, 'AccessIsPublic') || own(handling, 'AccessIsPublic')),
				caseNumber: own(handling, 'CaseNumber'),
				sections: all(handling, 'CasePresentation').map((section) => ({
					title: own(section, 'Title'),
					html: contentOf(section, 'Content'),
				})),
				attachments: all(handling, 'Attachment').map((file) => ({
					title: own(file, 'Title'),
					id: own(file, 'Identifier'),
					open: isTrue(own(file, 'IsPublic')) ?? true,
				})),
			};
		}),
	};
}

/** Acadre: `table[@name='agenda']` with `fields/field[@name=…]` and tables in tables. */
function readAcadre(root: XmlNode): Exported | undefined {
	const tables = (node: XmlNode, name: string): XmlNode[] =>
		node.children.flatMap((child) =>
			child.name === 'table' && child.attributes.name === name ? [child] : tables(child, name),
		);
	const fieldOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
		node?.children
			.filter((child) => child.name === 'fields')
			.flatMap((fields) => fields.children)
			.find((child) => child.attributes.name === name);
	const field = (node: XmlNode | undefined, name: string): string => words(fieldOf(node, name));
	const agenda = tables(root, 'agenda')[0];
	const meeting = agenda && tables(agenda, 'meeting')[0];
	if (!agenda || !meeting) return undefined;
	const type = field(agenda, 'type');
	const parents = tables(agenda, 'agendaitemparents').map((parent, index) => {
		const item = tables(parent, 'agendaitem')[0] ?? parent;
		return {
			sort: Number(field(parent, 'sort')) || index + 1,
			number: field(item, 'number'),
			title: field(item, 'name'),
			open: field(item, 'access') === '' ? undefined : field(item, 'access') === '1',
			caseNumber: field(item, 'caseno'),
			sections: tables(item, 'bullet').map((section) => ({
				title: field(section, 'bulletname'),
				html: fieldOf(section, 'bulletcontent')?.markup ?? '',
			})),
			attachments: tables(item, 'enclosure').map((file) => ({
				title: field(file, 'name'),
				id: field(file, 'sysid'),
				open: field(file, 'access') !== '2',
			})),
		};
	});
	return {
		minutes: type === '' ? undefined : type === '2' || /referat/iu.test(type),
		committee: field(tables(agenda, 'committee')[0], 'name'),
		start: field(meeting, 'date'),
		end: field(meeting, 'finish'),
		place: field(meeting, 'location'),
		people: [],
		items: parents.filter((item) => item.title !== '').sort((a, b) => a.sort - b.sort),
	};
}

/** Elements of text, where an export has its sections as elements too. */
const htmlElement =
	/^(?:p|div|span|b|i|u|em|strong|br|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|a|sup|sub)$/iu;

/** SBSYS: `Dagsordenpunkt[@DagsordenpunktID, @Åbent]` with `Overskrift`, `Indhold` and `Bilagsliste/Bilag`. */
function readSbsys(root: XmlNode): Exported | undefined {
	const items = all(root, 'Dagsordenpunkt');
	if (items.length === 0) return undefined;
	const text = (...names: string[]): string =>
		names.map((name) => find(root, name)?.text.trim() ?? '').find((value) => value !== '') ?? '';
	const kind = text('Dokumenttype', 'Type', 'Dagsordentype');
	return {
		minutes: kind === '' ? undefined : /referat/iu.test(kind),
		committee: text('Udvalg', 'Udvalgsnavn', 'Gruppe'),
		start: `${text('Dato', 'Mødedato', 'Startdato')} ${text('Starttidspunkt', 'Start', 'Mødestart')}`,
		end: text('Sluttidspunkt', 'Slut', 'Mødeslut'),
		place: text('Sted', 'Mødested', 'Lokale'),
		people: [],
		items: items.map((item) => ({
			number: item.attributes.Nummer ?? own(item, 'Nummer'),
			title: own(item, 'Overskrift'),
			open: isTrue(item.attributes['Åbent'] ?? item.attributes.Aabent ?? ''),
			caseNumber: own(item, 'Sagsnummer') || own(item, 'Sagsnr'),
			sections: item.children
				.filter((child) => child.name === 'Indhold')
				.flatMap((content) =>
					content.children.some((child) => !htmlElement.test(child.name))
						? content.children.map((section) => ({
								title: section.attributes.Overskrift ?? section.name.replaceAll('_', ' '),
								html: section.markup,
							}))
						: [{ title: content.attributes.Overskrift ?? '', html: content.markup }],
				),
			attachments: all(item, 'Bilag').map((file) => ({
				title: file.attributes.Navn ?? file.text.trim(),
				id: file.attributes.BilagID ?? '',
				open: isTrue(file.attributes.MaaPubliceres ?? '') ?? true,
			})),
		})),
	};
}

/**
 * Day and time of a stated moment (`2024-03-12T16:30:00`, `12. marts 2024 16:30`) as a print gives it. Midnight is what
 * systems write where only the day is known.
 */
function moment(text: string): string {
	const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/u.exec(text.trim());
	if (!iso)
		return text
			.trim()
			.replace(/\s+/gu, ' ')
			.replace(/ 00[:.]00(?:[:.]00)?$/u, '');
	const time = iso[4] === '00:00' ? undefined : iso[4];
	return `${iso[3]}-${iso[2]}-${iso[1]}${time ? ` kl. ${time}` : ''}`;
}

/** Lines of a piece of HTML or plain text below a label. */
function writeContent(html: string, writer: LineWriter): void {
	const { lines } = readHtml(
		isHtml(html)
			? html
			: html
					.split(/\r?\n/u)
					.map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`)
					.join(''),
	);
	for (const {
		number: _number,
		text,
		blank,
		indent: _indent,
		trailing: _trailing,
		...facts
	} of lines) {
		if (blank === 'no') writer.add(text, facts);
		else writer.divide();
	}
	writer.divide();
}

function escapeText(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/**
 * Reads an export. Throws an IngestError where the XML is not well formed, declares entities, or is none of the three.
 */
export function readXml(text: string): ReadResult {
	const root = parseXml(text);
	const found = readEdoc(root) ?? readAcadre(root) ?? readSbsys(root);
	if (!found) {
		throw new IngestError(
			'xml',
			'expected an export of eDoc, Acadre or SBSYS with agenda items, found other elements',
		);
	}
	const writer = new LineWriter();
	const labelled = (label: string, value: string): void => {
		if (value !== '') writer.add(`${label}: ${value}`, { paragraphEnd: true });
	};
	if (found.minutes !== undefined)
		writer.add(found.minutes ? 'Referat' : 'Dagsorden', { heading: 1, paragraphEnd: true });
	writer.add(found.committee, { heading: 1, paragraphEnd: true });
	labelled('Mødedato', moment(found.start));
	labelled('Mødet slut', moment(found.end).replace(/^.*kl\. /u, 'kl. '));
	labelled('Mødested', found.place);
	labelled(
		'Medlemmer',
		found.people
			.map((person) => person.name)
			.filter(Boolean)
			.join(', '),
	);
	labelled(
		'Fraværende',
		found.people
			.filter((person) => person.absent)
			.map((person) => person.name)
			.join(', '),
	);
	for (const item of found.items) {
		writer.divide();
		const mark = item.open === undefined ? undefined : item.open ? 'Åben' : 'Lukket';
		const before = [
			...(item.number === '' ? [] : [`Punkt ${item.number}:`]),
			...(mark === undefined ? [] : [`(${mark})`]),
		];
		writer.add([...before, item.title].join(' '), {
			heading: 2,
			paragraphEnd: true,
			item: {
				...(item.number === '' ? {} : { number: item.number }),
				title: item.title.replace(/\s+/gu, ' ').normalize('NFC'),
				...(mark === undefined ? {} : { mark }),
			},
		});
		writer.divide();
		labelled('Sagsnr.', item.caseNumber);
		writer.divide();
		for (const section of item.sections) {
			if (section.title !== '') writer.add(section.title, { heading: 3, paragraphEnd: true });
			writer.divide();
			writeContent(section.html, writer);
		}
		const files = item.attachments.filter((file) => file.open && file.title !== '');
		if (files.length > 0) {
			writer.add('Bilag', { heading: 3, paragraphEnd: true });
			for (const file of files) {
				writer.add(file.id === '' ? file.title : `${file.title} (${file.id})`, {
					list: 'number',
					paragraphEnd: true,
				});
			}
		}
	}
	return { lines: writer.lines, stated: {} };
}
