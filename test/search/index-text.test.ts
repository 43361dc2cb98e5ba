import { expect, test } from 'vitest';
import { toIndexText } from '../../scripts/search/index-text.ts';
import { partPassages } from '../../scripts/search/bundle.ts';
import { readPassages } from '../../scripts/search/passages.ts';
import { slotOf } from '../../src/search/index-files.ts';
import { indexWord } from '../../src/search/index-word.ts';

const split = (word: string) => (word === 'husbaad' ? ['hus', 'baad'] : []);

test('every field stands in its slot and every word somewhere', () => {
	const long = Array.from(
		{ length: 300 },
		(_, n) => `ord${String.fromCharCode(97 + (n % 26))}x`,
	).join(' ');
	const { content, starts } = toIndexText(
		{
			title: 'Husbåd',
			facts: ['16/5778'],
			theme: ['Økonomi'],
			decision: long,
			body: ['Første', 'Anden'],
		},
		split,
	);
	const words = content.split(' ');
	expect(slotOf(words.indexOf('husbaad'))).toBe('title');
	expect(slotOf(words.indexOf('baad'))).toBe('topParts');
	expect(slotOf(words.indexOf(indexWord('oekonomi')))).toBe('theme');
	expect(slotOf(words.lastIndexOf(indexWord('foerste')))).toBe('body');
	expect(words[starts[1]!]).toBe('anden');
	expect(words.filter((word) => /^ord.x$/.test(word))).toHaveLength(300);
});

test('a chart is skipped and the table below it read row by row', () => {
	const html =
		'<h2 id="tal">Tal</h2><figure class="chart"><svg role="img"><title>Skjult</title></svg></figure>' +
		'<table id="tabel-1"><caption id="c">Beløb &amp; år</caption><tbody><tr><th>Huse</th><td>12</td></tr></tbody></table>' +
		'<p id="p-abc123">Slut.</p>';
	expect(readPassages(html)).toEqual([
		{ kind: 'heading', anchor: 'tal', text: 'Tal' },
		{ kind: 'caption', anchor: 'tabel-1', text: 'Beløb & år' },
		{ kind: 'text', anchor: 'tabel-1', text: 'Huse 12' },
		{ kind: 'text', anchor: 'p-abc123', text: 'Slut.' },
	]);
});

test('long documents are parted and the parts say where they start', () => {
	const row = (n: number) => [`p-${n}`, 'x'.repeat(9000)] as const;
	const { files, from } = partPassages([row(1), row(2), row(3)], [800, 900, 1000]);
	expect(files.map((rows) => rows.length)).toEqual([2, 1]);
	expect(from).toEqual([1000]);
	expect(partPassages([], [])).toEqual({ files: [], from: [] });
});
