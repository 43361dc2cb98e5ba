/**
 * Where a Danish compound is joined: `virksomhedspraktikker` → `virksomhed`, `praktikker`.
 *
 * Pagefind finds whole words and their beginnings, never the `praktik` inside `virksomhedspraktik`
 * (https://github.com/Pagefind/pagefind/issues/738), so the parts are put into the index beside the word. A wrong
 * joint adds a part nobody asks for; a missed one hides a word. Words come from three places: a dictionary of Danish
 * words, the archive's own words, and the list below.
 */
/** Words of municipal life that the dictionary lacks as modifiers, or that must not be divided further. Folded. */
const ownWords = [
	'aars aar daginstitution dagpenge sygedagpenge foertidspension fleksjob fleks ressource forloeb kontanthjaelp uddannelseshjaelp',
	'sygefravaer jobcenter jobparat jobparatheds aktivitetsparat arbejds arbejde samarbejds langtids korttids ledighed ledigheds',
	'beskaeftigelse integration budget bevilling anlaeg drift ramme takst kvartal halvaar maaned noegletal maal opfoelgning',
	'flygtning flygtninge indvandrer borger boern unge aeldre voksen handicap psykiatri social sundhed kultur fritid',
	'miljoe klima teknik plan by bolig almen lokal kommune kommunal region stat forvaltning direktoer byraad udvalg raad naevn',
	'virksomhed praktik loentilskud mentor nytteindsats rehabilitering revalidering forsoergelse ydelse refusion tilskud takster',
	'skole dagtilbud vuggestue boernehave fritids sfo klub idraet hal svoemme bibliotek museum vej cykel sti trafik parkering stoej',
	'affald genbrug aa spildevand vand varme energi sol vind natur park grund ejendom bygning salg koeb leje laan',
	'erhverv iværksaetter turisme handel detail arbejdsmarked arbejdskraft arbejdsmiljoe arbejdsplads kompetence uddannelse efteruddannelse',
	'maalgruppe indsats evaluering analyse rapport strategi politik handleplan aftale kontrakt udbud samarbejde moede dagsorden referat',
	'vision bosaetning modtagelse introduktion sprog dansk undervisning tolk samtale aktivering visitation venteliste',
]
	.join(' ')
	.split(' ');

/** Short words that may be a part; any other part has four letters or more. */
const shortParts = new Set(
	'aa aar bro by bil bus bo bad dag job lov lys mad oel sag spil tal tog vand vej plan raad skat el hal hus gas sne stoej leg rod ret lov uge sti zone navn boern alm it led kl fri'.split(
		' ',
	),
);

/** What looks like a part at the front or the end and is a prefix, an ending or a piece of another word. */
const neverFirst = new Set(
	'efter under over sammen imod mellem inden uden gennem igen eller ellers nogle denne dette deres hvor hver ikke alle aldrig beta betal alen sager skal ville kunne have vaere bare frem tilbage fore hoev forv tand borg begr gener inter arti kapi mini maxi norm orden samm stats sten sted stil svar ting tred udda uddan velf vide vire reso ress behan behand'.split(
		' ',
	),
);
/** A head that starts like this is the ending of the word before it: `virksom-heden`, `fordel-ingen`. */
const endingsOnly =
	/^(?:hed|els|skab|n?ing|t?ion|isk|lig|som(?!mer)|bar(?!n)|loes|r?end|ring|rene|erne|ment|est$|este$|som$|aner|ater|tere|eter|dets)/u;

/** Nouns with these endings take an `s` before the next part, so a joint without it is the wrong one. */
const takesS = /(?:ion|hed|skab|ning|ring|ling|else|tet|dom|ment)$/u;

/** Endings of an inflected head, longest first. */
const inflections =
	'ernes enes erne ende ens ers ets ene ede ere est ernes er en et es te de e s t n r'.split(' ');

/** The parts of a folded word, and the parts of those; empty where it is no compound. */
export type CompoundSplitter = (folded: string) => readonly string[];

/** A compound of three without its first and without its last word: `kunstgraesbane` → `graesbane`, `kunstgraes`. */
function halvesOf(word: string, parts: readonly string[]): string[] {
	const [first, second, third, ...more] = parts;
	if (first === undefined || second === undefined || third === undefined || more.length > 0)
		return [];
	const from = word.indexOf(second, first.length);
	return from < 0 ? [] : [word.slice(from), word.slice(0, word.length - third.length)];
}

/** What a letter costs that joins two parts. */
const joints: Readonly<Record<string, number>> = { s: 1, e: 2, n: 4 };

const noParts: readonly string[] = [];

interface Way {
	readonly cost: number;
	readonly parts: readonly string[];
}

/**
 * A splitter over a dictionary and an archive's own words.
 *
 * @param lemmas of a dictionary, folded
 * @param vocabulary folded words of the archive with how often they stand there; those seen twice count as words
 */
export function compoundSplitter(
	lemmas: ReadonlySet<string>,
	vocabulary: ReadonlyMap<string, number> = new Map(),
): CompoundSplitter {
	const own = new Set(ownWords);
	const isLemma = (word: string) => word.length >= 3 && (own.has(word) || lemmas.has(word));
	const seen = (word: string) => (vocabulary.get(word) ?? 0) >= 2 && word.length >= 5;

	const longEnough = (part: string) => part.length >= 4 || shortParts.has(part);

	/** What a modifier costs, without its joint; undefined where it is none. */
	function modifier(part: string): { cost: number; word: string } | undefined {
		if (!longEnough(part) || neverFirst.has(part)) return undefined;
		const listed = own.has(part);
		if (listed || lemmas.has(part)) {
			const size = (part.length < 5 ? 2 : 0) + (takesS.test(part) ? 4 : 0);
			return { cost: (listed ? 0 : 1) + size, word: part };
		}
		const joint = part.at(-1)!;
		if (joint !== 's' && joint !== 'e' && seen(part)) return { cost: 4, word: part };
		const extra = joints[joint];
		if (extra === undefined) return undefined;
		const bare = part.slice(0, -1);
		if (!longEnough(bare) || neverFirst.has(bare)) return undefined;
		const isOwn = own.has(bare);
		const isWord = isOwn || lemmas.has(bare);
		if (isWord && joint === 's' && takesS.test(bare)) return { cost: 0, word: bare };
		if (isOwn) return { cost: extra, word: bare };
		if (!isWord && !(joint === 's' && seen(bare))) return undefined;
		return { cost: 1 + extra + (bare.length < 5 ? 2 : 0), word: bare };
	}

	function head(part: string): number | undefined {
		if (endingsOnly.test(part)) return undefined;
		const size = part.length < 5 ? 2 : 0;
		if (longEnough(part) && isLemma(part)) return size;
		for (const ending of inflections) {
			if (!part.endsWith(ending)) continue;
			const bare = part.slice(0, -ending.length);
			const single = bare.replace(/([^aeiouy])\1$/u, '$1');
			const found = [bare, `${bare}e`, single].find((one) => longEnough(one) && isLemma(one));
			if (found) return 1 + size;
		}
		return undefined;
	}

	const known = new Map<string, readonly string[]>();
	function split(word: string): readonly string[] {
		if (word.length < 7) return noParts;
		const before = known.get(word);
		if (before) return before;
		const first = /^[a-z]+$/u.test(word) ? best(word) : undefined;
		const parts = first === undefined ? noParts : withInner(word, first.parts);
		known.set(word, parts);
		return parts;
	}
	return split;

	/** Parts and their own parts, and the halves of a compound of three. */
	function withInner(word: string, first: readonly string[]): string[] {
		return [
			...first.flatMap((part) => {
				const inner = split(part);
				return inner.length > 0 ? [part, ...inner] : [part];
			}),
			...halvesOf(
				word,
				first.flatMap((part) => {
					const least = split(part).filter((one) => split(one).length === 0);
					return least.length > 0 ? least : [part];
				}),
			),
		];
	}

	/** The cheapest way to see a word as modifiers and a head, from the front. */
	function best(word: string): Way | undefined {
		const ways: (Way | undefined)[] = [];
		ways[0] = { cost: 0, parts: [] };
		let result: Way | undefined;
		for (let from = 0; from < word.length - 2; from += 1) {
			const way = ways[from];
			if (!way || way.parts.length > 3) continue;
			if (from > 0) {
				const last = head(word.slice(from));
				if (last !== undefined) {
					const cost = way.cost + 5 + last;
					if (!result || cost < result.cost)
						result = { cost, parts: [...way.parts, word.slice(from)] };
				}
			}
			for (let to = from + 2; to <= word.length - 3; to += 1) {
				const found = modifier(word.slice(from, to));
				if (!found) continue;
				const cost = way.cost + 5 + found.cost;
				const reached = ways[to];
				if (!reached || cost < reached.cost) ways[to] = { cost, parts: [...way.parts, found.word] };
			}
		}
		return result;
	}
}
