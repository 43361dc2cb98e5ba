import { expect, test } from 'vitest';
import { bibtex, ris, type Reference } from '../../src/archive/cite.ts';

const reference: Reference = {
	title: 'Drift & anlæg: 50 % {rest}',
	author: 'Kulturudvalget, Nordsø Kommune',
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
	expect(lines.filter((line) => line.startsWith('AU'))).toEqual([`AU  - ${reference.author}`]);
});
