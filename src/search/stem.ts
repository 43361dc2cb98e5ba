import { indexWord } from './index-word.ts';

/**
 * The stem of a folded Danish word by the rules of the Snowball Danish stemmer
 * (https://snowballstem.org/algorithms/danish/stemmer.html), as Pagefind has it, for what happens outside Pagefind:
 * marking words, near words and the compound splitter.
 */
const endings = [
	'erendes',
	'erende',
	'hedens',
	'erede',
	'ethed',
	'heden',
	'heder',
	'endes',
	'ernes',
	'erens',
	'erets',
	'ende',
	'erne',
	'eren',
	'erer',
	'heds',
	'enes',
	'eres',
	'eret',
	'ered',
	'hed',
	'ene',
	'ere',
	'ens',
	'ers',
	'ets',
	'en',
	'er',
	'es',
	'et',
	'e',
];

/** Where the region starts in which endings are taken off: after the first consonant behind a vowel, at least 3 letters in. */
function regionStart(word: string): number {
	const found = /[aeiouy][^aeiouy]/u.exec(word);
	return found ? Math.max(3, found.index + 2) : word.length;
}

function withoutSecondConsonant(word: string, start: number): string {
	return /(?:gd|dt|gt|kt)$/u.test(word) && word.length - 2 >= start ? word.slice(0, -1) : word;
}

/** What Pagefind's stemmer makes of a word as it is spelt in the index. */
export function danishStem(spelt: string): string {
	let word = spelt;
	const start = regionStart(word);
	const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= start);
	if (ending) word = word.slice(0, -ending.length);
	else if (word.length - 1 >= start && /[abcdfghjklmnoprtvyz]s$/u.test(word))
		word = word.slice(0, -1);
	word = withoutSecondConsonant(word, start);
	if (word.endsWith('igst') && word.length - 4 >= start - 2) word = word.slice(0, -2);
	if (/loest$/u.test(word) && word.length - 5 >= start) word = word.slice(0, -1);
	else {
		const suffix = ['elig', 'els', 'lig', 'ig'].find(
			(one) => word.endsWith(one) && word.length - one.length >= start,
		);
		if (suffix) word = withoutSecondConsonant(word.slice(0, -suffix.length), start);
	}
	if (/([^aeiouy])\1$/u.test(word) && word.length - 1 >= start) word = word.slice(0, -1);
	return word;
}

/** The stem of a folded word (`toTerms`) as the index holds it: `virksomhedspraktikker` → `virksomhedspraktik`. */
export function stem(folded: string): string {
	return danishStem(indexWord(folded));
}

/** Endings that make one word of another: `undervis-ning`, `betal-ing`, `iværksætt-eri`, `ledig-hed`. */
const derivations =
	/(?:ering|eringen|ning|ning(?:er|en)|ing|else|els|hed|heden|eri|skab|ation|ator|ant|ent|ist|isme|tion|lig|isk|bar|som|er|ere|ar|en|e|s|t)$/u;

/**
 * What words of one family share: the stem without what makes a noun of a verb, a person of a trade or a quality of
 * an adjective; undefined where too little would be left to tell families apart.
 */
export function root(folded: string): string | undefined {
	let word = stem(folded);
	for (let step = 0; step < 2; step += 1) {
		const shorter = word.replace(derivations, '');
		if (shorter === word || shorter.length < 5) break;
		word = shorter;
	}
	return word.length < 5 ? undefined : word.replace(/([^aeiouy])\1$/u, '$1');
}
