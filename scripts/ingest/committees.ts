/** Names of committees as agendas print them: what looks like one, and which spellings are the same. */
import { toSlug } from '../../src/danish/slug.ts';
import { singleBlanks } from './markup.ts';
import { Remembered } from './remembered.ts';

/** A committee's name and the years of its council period. */
export interface CommitteeName {
	readonly name: string;
	readonly period?: string;
}

const body =
	/(?:udvalget|udvalg|byråd|byrådet|kommunalbestyrelsen?|borgerrepræsentationen|magistraten|magistrat|rådet|råd|nævnet|nævn|bestyrelsen?|kommissionen|kommission|forum|synet)$/iu;
const leading =
	/^\p{L}*(?:udvalget|udvalg|råd|rådet|nævn|nævnet|bestyrelsen) (?:for|vedrørende|om|til) \p{L}/iu;
/** `§ 17, stk. 4-udvalget for Bosætning`: a committee by the municipal government act, section 17(4). */
const underLaw = /^§ ?17(?:[.,]? ?(?:stk\. ?)?4)?[-–, ]+/u;
const periodAtEnd = /[\s,(]*\b(\d{4})\s*[-–]\s*(\d{4}|\d{2})\)?$/u;

/** A name and its period, `Økonomiudvalget 2022-2025` taken apart; blanks run together. */
export function splitPeriod(words: string): CommitteeName {
	// `Byrådet (14-17)`: years of which nobody prints the century.
	const plain = singleBlanks(words)
		.trim()
		.replace(/\s*\(\d{2}-\d{2}\)$/u, '');
	const match = periodAtEnd.exec(plain);
	if (!match) return { name: plain.replace(/[\s,:;.–-]+$/u, '') };
	return {
		name: plain.slice(0, match.index).replace(/[\s,:;.–-]+$/u, ''),
		period: `${match[1]}-${match[2]}`,
	};
}

/**
 * True where words have the form of a committee's name: short, one of the Danish words for such a body last
 * (`Økonomiudvalget`, `Byrådet`) or first (`Udvalget for Klima og Miljø`), no sentence.
 */
export function looksLikeCommittee(words: string): boolean {
	return likeCommittees.of(words);
}

function readsLikeCommittee(words: string): boolean {
	const { name } = splitPeriod(words);
	if (name.length < 5 || name.length > 110 || !/^[\p{Lu}§]/u.test(name)) return false;
	const special = name.replace(underLaw, '');
	if (special !== name && !/[.:;?!\t]|\d{3}/u.test(special) && leading.test(special)) return true;
	if (/[.:;?!\t]|\d{3}/u.test(name.replace(/\bstk\. ?\d/u, ''))) return false;
	if (name.split(' ').length > 14) return false;
	if (!capitalised(name)) return false;
	return body.test(name) || leading.test(name);
}

/** True where every word is capitalised, joins two that are, or ends a name that began with a capital. */
function capitalised(name: string): boolean {
	const free = leading.test(name);
	const tokens = name.split(' ');
	return tokens.every(
		(token, index) =>
			/^[\p{Lu}§&-]|^\d/u.test(token) ||
			/^(?:og|for|samt|til|stk\.?|nr\.?|vedr\.|vedrørende|om|af|i|med|på)$/u.test(token) ||
			body.test(token) ||
			(free && !/^(?:er|har|skal|kan|vil|blev|at|som)$/u.test(token)) ||
			/^(?:og|for|samt|vedrørende)$/u.test(tokens[index - 1] ?? ''),
	);
}

/** What two spellings of one committee share: letters and digits of the name without its period. */
export function committeeKey(name: string): string {
	return committeeKeys.of(name);
}

function readCommitteeKey(name: string): string {
	return toSlug(splitPeriod(name).name.replaceAll('&', 'og')).replace(/-|s$/gu, '');
}

const committeeKeys = new Remembered(readCommitteeKey);
const likeCommittees = new Remembered(readsLikeCommittee);
