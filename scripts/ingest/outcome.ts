/** What a decision came to, read from its wording. */
import type { Outcome } from '../../src/schemas/item.ts';

/** Whole words in any case; `\b` would end a word before `ø`. */
function wholeWords(alternatives: string): RegExp {
	return new RegExp(`(?<![\\p{L}])(?:${alternatives})(?![\\p{L}])`, 'iu');
}

const month =
	'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|kvartal|behandling';
/** The mark of a point after the first: `Ad 2)`, `2.`, `Punkt 2:`, `b)`. */
const nextPoint = new RegExp(
	`(?:^|(?<=[\\s(/]))(?:ad\\.?\\s*(?:pkt\\.?|punkt)?\\s*(?!1(?!\\d))\\d{1,2}(?!\\d)|(?<!som\\s)(?:pkt\\.?|punkt|at-punkt)\\s*(?!1(?!\\d))\\d{1,2}\\s*[:.)]|(?<=^|[.:;!?)/]\\s?)(?!1(?!\\d))\\d{1,2}\\s*[.)](?=\\s+(?!${month})\\p{L})|(?<=^|[.:;!?,]\\s)[b-h]\\)(?=\\s))`,
	'iu',
);
/** The mark of the first point, and of several points that share one wording: `Ad 1-4)`, `Ad. 1 og 2:`. */
const firstPoint =
	/^[\s\-–•*]*(?:(?:ad\.?\s*(?:pkt\.?|punkt)?|pkt\.?|punkt(?:erne)?|at-punkt|at)\s*\d{1,2}(?:\s*(?:-|–|,|og|&|til)\s*\d{1,2}){0,12}\s*[.):]*|\d{1,2}(?:\s*(?:-|–|og|&)\s*\d{1,2})?\s*[.):](?=\s)|a\))\s*/iu;

/** Clauses that say who was there, or how single members stood, and nothing of what was decided. */
const besides = wholeWords(
	'fraværende|afbud|inhabil\\p{L}*|deltog|forlod|indtrådte|stemte|(?<!\\d\\s)stemmer|stemt|undlod|undlader|hverken for eller imod|forbehold|protokol\\p{L}*|mindretalsudtalelse|stedfortræder',
);

interface Rule {
	readonly outcome: Outcome;
	readonly words: RegExp;
	/** True for finite verbs and nouns that only lead up to what was decided. */
	readonly weak?: boolean;
}

const consent =
	'godkend\\p{L}*|tiltr[æåa]\\p{L}*|vedtag\\p{L}*|vedtog\\p{L}*|anbefal\\p{L}*|imødekom\\p{L}*|støtte\\p{L}*|tilslut\\p{L}*|indstill(?:er|es|ede|et)|følges?|fulgt|bifald\\p{L}*|bevilge\\p{L}*';

/** Tried before all others: what turns consent round. */
const rejection = wholeWords(
	[
		'forkast\\p{L}*|afvis(?:t|tes|es|er|te|e)|afslå(?:r|et|s)?|afslog|nedstemt\\p{L}*|(?:meddel\\p{L}*|giv\\p{L}*|gav) (?:\\p{L}+ )?afslag|afslag',
		`(?:ikke|ej) (?:\\p{L}+ ){0,3}?(?:${consent})|ikke (?:\\p{L}+ )?flertal for|intet flertal for`,
		'(?:godkend(?:er|es|te|tes)|tiltræde(?:r|s)|tiltrådte|vedtage(?:r|s)|vedtog(?:es)?|anbefal(?:er|es|ede|edes)|imødekom(?:mer|mes)?|støtte(?:r|s|de)|indstill(?:er|es|ede)|fulgte|følge(?:r|s)) (?:\\p{L}+ ){0,2}?(?:ikke|ej)',
		'(?:indstilling\\p{L}*|forslag\\p{L}*|ansøgning\\p{L}*|sagen) (?:\\p{L}+ )?(?:faldt|bortfaldt|bortfalder)',
	].join('|'),
);

/** Sent on, but with the committee's word for it. */
const withRecommendation = wholeWords('med (?:\\p{L}+ )?anbefaling');

const rules: readonly Rule[] = [
	{
		outcome: 'recommended',
		words: wholeWords(
			'anbefal(?:e|er|es|ede|edes|et)|indstill(?:e|es|er|ede|edes)|indstillet (?:til|at|over ?for|godkendt|vedtaget|tiltrådt)',
		),
	},
	{
		outcome: 'postponed',
		words: wholeWords(
			'udsat(?:te)?|udsatt?es|udsætt(?:e|er|es)|udsættelse|udskyd(?:e|er|es)|udskudt|udskød|genoptages?|tages op (?:igen|til fornyet)|behandles (?:på|ved) (?:det |et )?(?:næste|kommende|senere)|overføres til (?:det )?(?:næste|kommende)',
		),
	},
	{
		outcome: 'sent-on',
		words: wholeWords(
			'oversend(?:es|t|te|er|e)|videresend(?:es|t|te|er|e)|fremsend(?:es|t|te|er|e)|tilbagesend(?:es|t|te|er|e)|hjemvis(?:t|es)|henvis(?:t|es|te|er) (?:\\p{L}+ ){0,3}?til|(?:ud)?send(?:es|t|te|er|e) (?:[\\p{L}\\d-]+ ){0,7}?(?:(?:i|til) (?:\\p{L}+ )?\\p{L}*høring|til|tilbage|videre)|i (?:\\p{L}+ )?høring',
		),
	},
	{
		outcome: 'noted',
		words: wholeWords(
			'til (?:\\p{L}+ )?efterr?etning(?:en)?|til (?:\\p{L}+ )?orientering|efterretning|forelagt|tog(?:es)? (?:\\p{L}+ ){0,4}?til (?:\\p{L}+ )?(?:efterretning|orientering)',
		),
	},
	{
		outcome: 'noted',
		weak: true,
		words: wholeWords(
			'orienter(?:et|ede|edes|es|ing|ingen|ingerne)|gennemgået|fremlagt|not(?:eret|eredes|eres|erede)|oplyste?|redegjorde|redegjort|gennemgik|fremlagde|præsenter(?:et|ede)',
		),
	},
	{
		outcome: 'approved',
		words: wholeWords(
			[
				'godkend(?:t|te|tes|es|er|e|else|elsen)|tiltråd(?:t|te|tes)|tiltræd(?:e|er|es|elsen|else)|vedtag(?:et|es|er|e)|vedtog(?:es)?|bifald(?:e|er|es|et|t)|imødekom(?:me|mer|mes|met)?|bevilg(?:et|es|ede|er|e)',
				'(?:indstilling|forslag|anbefaling|ansøgning)\\p{L}*(?: \\p{L}+){0,3}? (?:fulgt|følges|følgt|efterkommet)|(?:fulgte|følger|følge) (?:\\p{L}+ ){0,4}?(?:indstilling|forslag|anbefaling)\\p{L}*',
				'tilslut(?:te|tede|ter|tes|tet|ning)|i overensstemmelse med (?:\\p{L}+ )?(?:indstilling|forslag)\\p{L}*|(?:som|efter) (?:\\p{L}+ )?(?:indstillet|foreslået|anbefalet|indstillingen)',
				'(?:giv(?:es|er|et)|gav|meddel(?:es|t|te|er)) (?:\\p{L}+ ){0,2}?(?:dispensation|tilladelse|bevilling|landzonetilladelse)|(?:dispensation|tilladelse|bevilling)\\p{L}* (?:\\p{L}+ )?(?:giv(?:es|et)|meddel(?:es|t)|meddelt)',
			].join('|'),
		),
	},
	{
		outcome: 'discussed',
		words: wholeWords('(?:tema)?drøftet|debatteret|diskuteret|drøftes|drøftedes'),
	},
	{
		outcome: 'discussed',
		weak: true,
		words: wholeWords(
			'drøftede|drøfter|drøfte|drøftelse|drøftelsen|debatterede|diskuterede|temadrøftelse',
		),
	},
];

/** The verb that opens a clause weighs less than what it is joined to: `Drøftet og godkendt`, `drøftede sagen og besluttede …`. */
const joined = /^[^,]*?\s(?:og|samt|hvorefter)\s+(.*)$/isu;

function readClause(
	clause: string,
): { readonly outcome: Outcome; readonly weak: boolean } | undefined {
	if (besides.test(clause)) return undefined;
	if (rejection.test(clause)) return { outcome: 'rejected', weak: false };
	if (withRecommendation.test(clause)) return { outcome: 'recommended', weak: false };
	let best: { at: number; outcome: Outcome; weak: boolean } | undefined;
	for (const { outcome, words, weak = false } of rules) {
		const found = words.exec(clause);
		if (!found) continue;
		const better =
			best === undefined || (best.weak && !weak) || (best.weak === weak && found.index < best.at);
		if (better) best = { at: found.index, outcome, weak };
	}
	if (best?.outcome === 'discussed') {
		const rest = joined.exec(clause.slice(best.at))?.[1];
		const second = rest === undefined ? undefined : readClause(rest);
		if (second && !second.weak) return second;
	}
	return best;
}

/** Where the print holds a majority's vote and no other word: `Et flertal … stemte for`. */
function readMajority(text: string): Outcome | undefined {
	const found =
		/(?<!\p{L})(?:flertal|enstemmig)[^.]{0,400}?(?<!\p{L})(?:stemte|stemmer)\s+(for|imod)(?!\p{L})/iu.exec(
			text,
		);
	if (!found) return undefined;
	return found[1]!.toLowerCase() === 'for' ? 'approved' : 'rejected';
}

const noDecision =
	/^[\s.\-–—_*:]*(?:intet|ingen|ingenting|nej|ingen beslutning(?:er)?|intet at bemærke|ingen bemærkninger)?[\s.\-–—_*:]*$/iu;

/**
 * The outcome of a decision's wording: of its first point where points differ, of its first clause that says what
 * was decided where there are several.
 *
 * - no wording, `.`, `-`, `Intet` → `none`; words that name no known outcome → `other`;
 * - a refusal outweighs the word it refuses (`Anbefales ikke` → `rejected`);
 * - who was absent and how single members voted never decide.
 *
 * The categories are the content format's (`outcome` of `decisions`).
 */
export function readOutcome(text: string): Outcome {
	// A paragraph ends a sentence, also where the print sets no full stop.
	const words = text
		.slice(0, 20_000)
		.replaceAll(/([\p{L}\p{N})])[ \t]*\n[ \t]*\n\s*/gu, '$1. ')
		.replaceAll(/\s+/gu, ' ')
		.replaceAll(/(?<!\p{L})det indstillede(?!\p{L})/giu, 'Forslaget')
		// What was put to the vote is a proposal: the outcome is what stands after it.
		.replace(/\bsatte?s? [^.:]{0,80}til afstemning: [^.]{0,400}\./iu, '');
	if (noDecision.test(words)) return 'none';
	// An amendment and what became of it come before the decision on the case itself.
	if (amended.test(words)) {
		const read = readWords(words.replaceAll(amendment, ' '));
		if (read !== undefined) return read;
	}
	return readWords(words) ?? 'other';
}

const amended =
	/(?<!\p{L})(?:stillede?s?|fremsatte|fremsatt?es) (?:\p{L}+ ){0,3}?(?:ændrings)?forslag|(?<!\p{L})(?:ændringsforslag|foreslog|foreslår)(?!\p{L})/iu;
const amendment =
	/[^.]{0,200}(?<!\p{L})(?:still(?:ede|er|et|es|edes)|fremsatte) [^.]{0,60}forslag[^.]{0,400}\.|(?:^|(?<=\.\s))[^.]{0,200}(?<!\p{L})foresl(?:og|år)(?!\p{L})[^.]{0,300}\.|(?:^|(?<=\.\s))"[^"]{0,400}"|(?:^|(?<=[.:")]\s))(?:ændrings|dette )?(?:forslag(?:et|ene)?|ÆF ?\d{0,2})(?!\p{L})[^.]{0,120}(?:faldt|bortfald|forkast|nedstemt|ikke vedtaget)[^.]{0,120}\./giu;

/** The outcome of words without what is known to say nothing of it; undefined where they name none. */
function readWords(words: string): Outcome | undefined {
	const rest = words.trim().replace(firstPoint, '');
	const next = nextPoint.exec(rest);
	const point = next && next.index > 0 ? rest.slice(0, next.index) : rest;
	let weak: Outcome | undefined;
	for (const clause of point.split(/[.!?;:\n]\s|[.!?;]$|,\s|\s[–-]\s/u)) {
		const read = readClause(clause);
		if (read && !read.weak) return read.outcome;
		weak ??= read?.outcome;
	}
	return readMajority(point) ?? weak;
}
