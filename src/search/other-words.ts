/**
 * The lists of other words (`synonyms.ts`, `official-words.ts`) as the search reads them. The build writes them into
 * `archive.json`, which is fetched beside the search page's script; so they are no part of that script.
 */
import { looseWords, officialWords } from './official-words.ts';
import { synonyms } from './synonyms.ts';
import { toTerms } from './terms.ts';

/** What is said and what is looked for beside it, each as terms parted by blanks; 1 where other words must stand beside it. */
export type OtherWordsRow = readonly [
	said: readonly string[],
	others: readonly string[],
	loose?: 1,
];

/** Every row of the lists, in their order. */
export function otherWordsRows(): OtherWordsRow[] {
	const folded = (words: readonly string[]) =>
		words.map((one) =>
			toTerms(one)
				.map(({ term }) => term)
				.join(' '),
		);
	return [
		...synonyms.map((row): OtherWordsRow => [folded(row), folded(row)]),
		...officialWords.map(({ said, official }): OtherWordsRow => [folded(said), folded(official)]),
		...looseWords.map(({ said, official }): OtherWordsRow => [folded(said), folded(official), 1]),
	];
}
