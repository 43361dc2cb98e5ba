import { expect, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import { bibtex, metadata, referenceTo, ris, type Reference } from '../../src/archive/cite.ts';
import { wordsOf } from '../../src/text.ts';

const reference: Reference = {
	title: 'Drift & anlæg: 50 % {rest}',
	author: 'Kulturudvalget, Nordsø Kommune',
	body: 'Kulturudvalget',
	institution: 'Nordsø Kommune',
	date: '2025-06-04',
	number: '25/000410',
	address: 'https://arkiv.example/nordsoe/kulturudvalget/2025-06-04/3/',
	key: 'nordsoe-kulturudvalget-2025-06-04-3',
};

test('BibTeX keeps the words and escapes what LaTeX acts on', () => {
	const text = bibtex(reference);
	expect(text).toContain('title = {{Drift \\& anlæg: 50 \\% \\{rest\\}}}');
	expect(text).toContain('year = {2025}');
	expect(text).toContain(`url = {${reference.address}}`);
});

test('a record without date or case number claims none', () => {
	const bare = { ...reference, date: undefined, number: undefined };
	expect(bibtex(bare)).not.toMatch(/year|date|number/u);
	expect(ris(bare)).not.toMatch(/^(?:PY|DA|M1) {2}-/mu);
});

test('RIS begins with its type, ends with ER and holds one field a line', () => {
	const lines = ris({ ...reference, title: 'Første\nAU  - En anden' }).split('\n');
	expect(lines[0]).toBe('TY  - RPRT');
	expect(lines.at(-1)).toBe('ER  - ');
	expect(lines.filter((line) => line.startsWith('AU'))).toEqual([`AU  - ${reference.body},`]);
});

/**
 * What Zotero's "Embedded Metadata" translator (github.com/zotero/translators) takes from Highwire fields: which `<meta>`
 * fills which field of its item, and what makes the item a report.
 */
const zoteroFields = {
	citation_title: 'title',
	citation_publication_date: 'date',
	citation_technical_report_institution: 'institution',
	citation_technical_report_number: 'number',
	citation_public_url: 'url',
	citation_language: 'language',
} as const;

/**
 * How Zotero takes one `citation_author`: several persons where there are semicolons, or commas between parts of several
 * words; with a comma it is last name, first name; without, the last word is the last name.
 */
function zoteroAuthors(content: string): { lastName: string; firstName: string }[] {
	let names = content.split(/\s*;\s*/u);
	const parts = content.split(/\s*,\s*/u);
	if (names.length === 1 && parts[0]?.includes(' ') && parts[1]?.includes(' ')) names = parts;
	return names
		.map((name) => name.trim())
		.filter((name) => /[^\s,.;-]/u.test(name))
		.map((name) => {
			const clean = name.replace(/[\s,/[\]:.]+$/u, '');
			const [last = '', first = ''] = name.includes(',')
				? clean.split(/, ?/u)
				: [clean.slice(clean.lastIndexOf(' ') + 1), clean.slice(0, clean.lastIndexOf(' ') + 1)];
			return { lastName: last, firstName: first };
		});
}

test('Zotero takes every kind of record as a report of its committee, whole', () => {
	const { meetings, items, attachments } = readArchive('test/fixtures/site');
	const words = wordsOf('da');
	for (const entry of [...meetings, ...items, ...attachments]) {
		const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
		const address = `https://arkiv.example${entry.address}`;
		const tags = metadata(entry, referenceTo(entry, address, words), words);
		const item = Object.fromEntries(
			tags.flatMap(([name, content]) =>
				name in zoteroFields ? [[zoteroFields[name as keyof typeof zoteroFields], content]] : [],
			),
		);
		expect(item).toMatchObject({ institution: 'Nordsø Kommune', url: address, language: 'da' });
		expect(item['title']).not.toBe('');
		expect(item['date']).toBe(meeting.data.date?.replaceAll('-', '/'));
		const authors = tags.flatMap(([name, content]) =>
			name === 'citation_author' ? zoteroAuthors(content) : [],
		);
		expect(authors).toEqual([{ lastName: meeting.committee.name, firstName: '' }]);
	}
});

test('a committee with a comma in its name is never cut into persons', () => {
	const [entry] = readArchive('test/fixtures/site').meetings;
	const committee = { ...entry!.committee, name: 'Børne-, Unge- og Kulturudvalget' };
	const { body } = referenceTo({ ...entry!, committee }, '/', wordsOf('da'));
	expect(zoteroAuthors(`${body},`)).toEqual([{ lastName: 'Nordsø Kommune', firstName: '' }]);
	expect(zoteroAuthors(committee.name)[0]?.lastName).toBe('Børne-');
});
