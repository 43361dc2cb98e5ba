/**
 * The spelling in which a folded word stands in Pagefind's index, so that its Danish stemmer brings all forms of a
 * word together. Pure; index and question pass through it alike.
 *
 * Folding writes `æ` and `ø` as `ae` and `oe`, and the stemmer would take that `e` for an ending: `miljø` and
 * `miljøet`, `arbejdsløs` and `arbejdsløse` had two stems. With a `u` in its place they have one. The rest are forms
 * that the stemmer's rules part even in plain Danish: `indsats` and `indsatsen`, `budget` and `budgettet`,
 * `virksomhed` and `virksomhederne`, `by` and `byen`, `trivsel` and `trivslen`. Where a singular's last letters look
 * like an ending it is given an `e`, which the stemmer takes off again.
 */

/** Words that end with `a` or `o`: the `e` behind it is an ending, no part of `æ` or `ø`. */
const openEnd =
	/(?:(?:agend|aren|aul|dat|delt|dilemm|dram|firm|influenz|kamer|klim|kolleg|oper|panoram|pizz|propagand|saun|skal|skem|tem|vill|yog)a|(?:beb|dat|eur|fot|intr|kan|kil|kont|log|metr|nab|radi|risik|sil|temp|vide)o|br(?=oe(?:n|r|ns|rne|rnes)$)o)(?=e)/gu;

/** Two letters that are one in Danish, read from the left. */
const danish = /aa|ae|oe/gu;

/** Nouns on a consonant and `s`: their last letter is no genitive. */
const endsInS =
	/(?:sats|plads|kryds|konsekvens|instans|tendens|finans|frekvens|licens|impuls|puls|kompleks|dans|refleks|hals|gips|indeks|prins)$/u;

/** Nouns and adjectives on `et`: it is no article. */
const endsInEt =
	/(?:itet|budget|toilet|parket|billet|tablet|kabinet|konkret|diskret|buffet|internet|ledningsnet|vejnet|stinet|elnet|fibernet)$/u;

/** Short nouns that end with a vowel, with their endings; the stemmer leaves words this short alone. */
const shortNoun =
	/^(?:(by|sti|sou|kou|aa|bro|trau|frou)(?:en|er|et|erne|ens|ers|ets|ernes)|(uge|ide)(?:en|er|erne|n|ns|r|rs|rne|rnes)|(ejer)(?:e|en|ens|ne|nes|es))$/u;

/** Words spelt before: texts repeat their words. Never more than a bounded number. */
const spelt = new Map<string, string>();
const mostKept = 100_000;

/** Plurals and verbs whose forms have another vowel, at the end of compounds too: `haandboeger` → `haandbog`. */
const otherVowel: readonly (readonly [RegExp, string])[] = [
	[/boeger(?:s|ne|nes)?$/u, 'bog'],
	// A quality, no advice.
	[/^raadighed(?:en|s|ens)?$/u, 'raadighede'],
	[/boern(?:s|ene|enes)?$/u, 'barn'],
	[/maend(?:s|ene|enes)?$/u, 'mand'],
	[/moedre(?:s|ne|nes)?$/u, 'mor'],
	[/faedre(?:s|ne|nes)?$/u, 'far'],
	[/doetre(?:s|ne|nes)?$/u, 'datter'],
	[/broedre(?:s|ne|nes)?$/u, 'bror'],
	[/boender(?:s|ne|nes)?$/u, 'bonde'],
	[/foedder(?:s|ne|nes)?$/u, 'fod'],
	[/kraefter(?:s|ne|nes)?$/u, 'kraft'],
	[/^naetter(?:s|ne|nes)?$/u, 'nat'],
	[/^taender(?:ne|nes)$/u, 'tand'],
	[/solgte?$/u, 'saelge'],
	[/^(fra|til|ud|om)?valgte?$/u, '$1vaelge'],
	[/spurgte?$/u, 'spoerge'],
	[/fulgte?$/u, 'foelge'],
	[/hjalp$|hjulpet$/u, 'hjaelpe'],
	[/skrev(?:et|ne)?$/u, 'skrive'],
	[/drev(?:et|ne)$/u, 'drive'],
	[/skaar(?:et|ne)$/u, 'skaere'],
	[/koebte?$/u, 'koebe'],
	[/^(ned|fast|an|for|be|af|ud|ind|op|til)?sat(?:te)?$/u, '$1saette'],
	[/^(ned|om|paa|plan|for|til|frem|ud|an|op)?lagte?$/u, '$1laegge'],
	[/^(an)?steget$/u, '$1stige'],
];

/** The word as it is indexed and asked for: `miljoe` → `miljou`, `indsats` → `indsatse`. */
export function indexWord(folded: string): string {
	let word = spelt.get(folded);
	if (word === undefined) {
		if (spelt.size >= mostKept) spelt.clear();
		spelt.set(folded, (word = spell(folded)));
	}
	return word;
}

function spell(folded: string): string {
	const strong = otherVowel.find(([form]) => form.test(folded));
	const word = (strong ? folded.replace(...strong) : folded)
		.replace(openEnd, (found) => `${found}\u0000`)
		.replace(danish, (two) => (two === 'aa' ? two : `${two[0]!}u`))
		.replaceAll('\u0000', '');
	if (word.length < 3) return word;
	if (endsInS.test(word) || endsInEt.test(word)) return `${word}e`;
	return word
		.replace(shortNoun, '$1$2$3')
		.replace(/(?<=s|n|milj|^aur)ous$/u, 'ou')
		.replace(/hederne(s?)$/u, 'heder$1')
		.replace(/([rvgndt])sl(?:en|ens|er|erne|ers|ernes)$/u, '$1sel')
		.replace(/(mest|kamm|numm)r(?:e|ene|enes|es)$/u, '$1er')
		.replace(/forauldre(?:ne|nes|s)?$/u, 'foraulder')
		.replace(/voks(?:ne|nes)$/u, 'voksen')
		.replace(/(?<=[a-z]{3})(?<!afl|bill|br|fremm|h|indl|st|udl|vejl)ede$/u, 'et')
		.replace(/(?<=[a-z]{2}(?:(?<!f)a|[deiru]e)l)t$/u, '');
}
