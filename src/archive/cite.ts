/** How a record is cited by machines: Dublin Core and Highwire fields for Zotero, BibTeX, RIS. */
import type { Words } from '../text.ts';
import type { Entry } from './entries.ts';
import { citation, entryTitle } from './titles.ts';

/** What a reference manager is told about a record. */
export interface Reference {
	readonly title: string;
	/** The committee, with its municipality. */
	readonly author: string;
	/** The body that reference managers are told: the committee, or the municipality where its name holds a comma. */
	readonly body: string;
	readonly institution: string;
	/** `2025-06-04`; absent where the source states none. */
	readonly date?: string | undefined;
	/** The case number, where the record has one. */
	readonly number?: string | undefined;
	readonly address: string;
	/** A key without blanks, e.g. `nordsoe-kulturudvalget-2025-06-04-3`. */
	readonly key: string;
}

/**
 * The facts of a record as a reference.
 *
 * @param address the address a reader can go to; absolute where the build knows the public one
 */
export function referenceTo(entry: Entry, address: string, words: Words): Reference {
	const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
	const institution = words.municipality(meeting.municipality.name);
	const item =
		entry.kind === 'item'
			? entry
			: entry.kind === 'attachment' && entry.owner.kind === 'item'
				? entry.owner
				: undefined;
	return {
		title: entryTitle(entry, words),
		author: `${meeting.committee.name}, ${institution}`,
		body: meeting.committee.name.includes(',') ? institution : meeting.committee.name,
		institution,
		date: meeting.data.date,
		number: item?.data.caseNumber,
		address,
		key: entry.address.replace(/^\/|\/$/gu, '').replaceAll('/', '-'),
	};
}

/**
 * The `<meta>` elements of a record's page: Dublin Core elements (dublincore.org/specifications/dublin-core/dcmi-terms)
 * and the Highwire fields that Zotero's "Embedded Metadata" reads; with an institution it takes the page as a report.
 *
 * Zotero takes an author for a person and cuts the name at a comma, else at its last blank; a comma at the end leaves
 * the name whole, as EndNote asks of the names of bodies.
 */
export function metadata(entry: Entry, reference: Reference, words: Words): [string, string][] {
	const { title, author, body, institution, date, number, address } = reference;
	return [
		['DC.title', title],
		['DC.creator', author],
		['DC.publisher', institution],
		...(date === undefined ? [] : ([['DC.date', date]] as [string, string][])),
		['DC.identifier', address],
		['DC.language', 'da'],
		['DC.type', 'Text'],
		['DC.description', citation(entry, words)],
		['citation_title', title],
		['citation_author', `${body},`],
		...(date === undefined
			? []
			: ([['citation_publication_date', date.replaceAll('-', '/')]] as [string, string][])),
		['citation_technical_report_institution', institution],
		...(number === undefined
			? []
			: ([['citation_technical_report_number', number]] as [string, string][])),
		['citation_public_url', address],
		['citation_language', 'da'],
	];
}

const latex: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

/** Words as BibTeX takes them: everything LaTeX acts on is escaped. */
function inBraces(text: string): string {
	const escaped = text
		.replace(/\s+/gu, ' ')
		.replace(/[\\{}$&#%_~^]/gu, (sign) => latex[sign] ?? `\\${sign}`);
	return `{${escaped}}`;
}

/** A record as a BibTeX entry; the institution and a title keep their capitals by double braces. */
export function bibtex({ title, author, date, number, institution, address, key }: Reference) {
	const [year, month] = date?.split('-') ?? [];
	const fields: [string, string | undefined][] = [
		['title', `{${inBraces(title)}}`],
		['author', `{${inBraces(author)}}`],
		['institution', `{${inBraces(institution)}}`],
		['number', number && inBraces(number)],
		['year', year && `{${year}}`],
		['month', month && `{${Number(month)}}`],
		['date', date && `{${date}}`],
		['url', `{${address}}`],
		['language', '{danish}'],
	];
	const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value}`] : []));
	return `@techreport{${key},\n${lines.join(',\n')}\n}`;
}

/** A record in the RIS format, one tag a line, as a report (`RPRT`); a comma ends the name of a body. */
export function ris({ title, body, date, number, institution, address }: Reference): string {
	const fields: [string, string | undefined][] = [
		['TY', 'RPRT'],
		['TI', title],
		['AU', `${body},`],
		['PB', institution],
		['M1', number],
		['PY', date?.slice(0, 4)],
		['DA', date?.replaceAll('-', '/')],
		['UR', address],
		['LA', 'da'],
	];
	const lines = fields.flatMap(([tag, value]) =>
		value ? [`${tag}  - ${value.replace(/\s+/gu, ' ')}`] : [],
	);
	return `${lines.join('\n')}\nER  - `;
}
