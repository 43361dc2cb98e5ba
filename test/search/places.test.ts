/** The table of places asks for stems of ours and was made of Pagefind's: they must be the same for every word. */
import { close, createIndex } from 'pagefind';
import { expect, test } from 'vitest';
import { readDictionary } from '../../scripts/search/dictionary.ts';
import { publishedFiles } from '../../scripts/search/pagefind-files.ts';
import { shelfOf } from '../../src/search/index-files.ts';
import { indexWord } from '../../src/search/index-word.ts';
import { stem } from '../../src/search/stem.ts';

test('Danish words and their endings have the stem that Pagefind gives them', async () => {
	const lemmas = [...readDictionary()].filter((_, at) => at % 7 === 0);
	expect(lemmas.length).toBeGreaterThan(10_000);
	const words = lemmas.flatMap((word) =>
		['', 'en', 'er', 's', 'et', 'ernes'].map((end) => word + end),
	);
	const { index } = await createIndex({ forceLanguage: 'da' });
	const content = words.map(indexWord).join(' ');
	await index!.addCustomRecord({ url: '/', content, language: 'da' });
	const { files } = await index!.getFiles();
	await close();
	const { terms } = publishedFiles(files, () => 0);
	expect(terms).toEqual([...new Set(words.map(stem))].sort());
}, 60_000);

test('terms spread over all files of places', () => {
	const counts = new Map<number, number>();
	for (let at = 0; at < 10_000; at += 1) {
		const shelf = shelfOf(`ord${at.toString(26)}`, 10);
		counts.set(shelf, (counts.get(shelf) ?? 0) + 1);
	}
	expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
	for (const count of counts.values()) expect(count).toBeGreaterThan(500);
});
