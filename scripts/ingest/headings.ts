/** Which short lines are headings. Prints mark them by nothing but standing alone, so this is a list of doubts. */

import { isUnfinished } from './wrapping.ts';

const labels =
	/^(?:Tabel|Figur|Fig\.|Diagram|Graf\b|Kilde|Note\b|Noter\b|Anm\.|Bemærkning(?:er)?:|Bilag \d+(?! [-–] )|Bilag [A-Z]\b|Ad \d|Sagsn|Sags ID|Punkt \d|Til |At |at |Side \d|jf\.|Jf\.|Tlf|Telefon|E-?mail|Dokument |Udkast (?:af|til|den|pr)|www|http|Kære |Med venlig|Venlig hilsen|Afbud|Fraværende|Deltagere?:|Ingen\b|Nej\b|Intet\b|Tiltrådt|Godkendt|Vedtaget\b|Drøftet|Udsat\b|Oversendt|Forkastet|Anbefal(?:et|es)\b|Indstill(?:es|et)|Taget til|Tages til|Til efterretning|Relateret document|Forslag (?:af|fra) \p{Lu}|Appendix nr|Placering)/u;

const lastWords =
	/(?:indstiller|foreslår|anbefaler|udgør|efterretning|godkendes|omfatte|drøftes|følgende|således|nedenfor|at|tiltrådt|fraværende|deltog|orientering|tilstede)$/u;

const leadIns =
	/(?:^|\s)(?:indstilles|foreslås|anbefales|følgende|nedenfor|nedenstående|således|at|om|til|viser|fremgår|omfatter|indstiller|foreslår|anbefaler|herunder|være|er|på|udgør|mål|udvalget|kommunalbestyrelsen|byrådet)$/iu;

const abbreviated = /\b(?:kr|pct|mv|m\.v|m\.m|mio|mia|o\.l|osv|afd|etc)\.$/u;

/** How many numbers a line may hold and still be a heading. */
const mostlyNumbers = (words: readonly string[]): boolean =>
	words.filter((word) => /^(?:[-–(]?[\d.,]+[%)]?|%|pct\.|kr\.|mio\.)$/u.test(word)).length * 2 >
	words.length;

const months =
	'(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)';

/** Fields of forms and letterheads: a label with a name, initials, a list or a day; units; a site's address. */
const isField = (text: string): boolean =>
	/^\p{L}+\s?:\s+\p{Lu}\p{Ll}+(?: \p{Lu}[\p{L}.-]+){1,4}$/u.test(text) ||
	/^[\p{L}. ]{2,16}\s?:\s+\p{Lu}{2,4}$|\sSagsnr\b/u.test(text) ||
	/^[^:]{2,30}: [^:]*,[^:]* og /u.test(text) ||
	new RegExp(`(?<!(?:den|d\\.|fra|til|pr\\.|for)) \\d{1,2}\\. ${months} \\d{4}$`, 'u').test(text) ||
	/(?:^|\s)i pct\.$|^\S+\.(?:dk|com|net|org)$/u.test(text) ||
	/^(?:Denne|Dette|Disse) /u.test(text);

/** The labels that Danish agendas share: alone on their line they are headings whatever follows. */
const known =
	/^(?:Resumé|Resume|Baggrund|Sagsfremstilling|Sagsbeskrivelse|Indstilling|Beslutning|Bilag|Økonomi|Økonomiske konsekvenser|Økonomiske forhold|Retsgrundlag|Lovgrundlag|Høring|Kommunikation|Tema|Vurdering|Formål|Konklusion|Indledning|Gennemgang af sagen|Relateret behandling|Tidligere beslutninger|Bilagsfortegnelse|Beslutningskompetence|Kompetence|Forvaltningens indstilling|Administrationens indstilling|Administrationens forslag|Afledte konsekvenser|Borgerinddragelse|Inddragelse|Lovgivning|Sagens baggrund|Videre proces|Den videre proces|Tidsplan|Forord):?$/u;

/** True where the line is a label of the shared vocabulary, alone. */
export function isKnownLabel(text: string): boolean {
	return known.test(text);
}

/** Words that begin a sentence rather than a heading that fills its line. */
const openers =
	/^(?:Af|Allerede|At|Da|De|Den|Der|Derfor|Derudover|Dermed|Desuden|Det|Dette|Disse|Dog|Efter|Endelig|Endvidere|For|Fra|Først|Heraf|Herefter|Herudover|Her|Hvis|I|Idet|Inden|Jf|Ligeledes|Med|Mens|Nogle|Når|Om|Over|På|Samlet|Samtidig|Siden|Som|Således|Til|Udover|Under|Ved|Vi)$/u;

/** Finite verbs: a line that holds one is a sentence on its way. */
const finite =
	/(?<!\p{L})(?:er|var|har|havde|vil|ville|skal|skulle|kan|kunne|må|måtte|bør|blev|bliver|får|fik|gør|gjorde|går|gik|giver|gav|tager|tog|viser|foreslår|anbefaler|indstiller|ønsker|forventer|vurderer|\p{L}{2,}ede)(?!\p{L})/u;

/** True for a piece of a sentence: its opening with a verb and a comma, or its end on an amount. */
function isFragment(text: string, words: readonly string[]): boolean {
	const opens = openers.test(words[0] ?? '');
	const holdsVerb = finite.test(text);
	return (
		(opens && holdsVerb && text.includes(',')) || (abbreviated.test(text) && (opens || holdsVerb))
	);
}

/**
 * True where the words alone could be a heading; what stands around them is judged by the caller. `listFollows` is
 * true where a list or table comes next: a line ending in a colon then leads in to it.
 */
export function couldBeHeading(text: string, listFollows: boolean): boolean {
	if (text.length < 2 || text.length > 120) return false;
	if (isKnownLabel(text)) return true;
	const words = text.split(' ');
	if (words.length > (/[\d()]/u.test(text) ? 16 : 18)) return false;
	if (!/^(?:\p{So}\s*)?["”'»]?[\p{Lu}\d§]/u.test(text)) return false;
	const letters = (text.match(/\p{L}/gu) ?? []).length;
	if (letters < 3 || letters < (text.match(/\d/gu) ?? []).length) return false;
	if (/=|§$/u.test(text)) return false;
	if (labels.test(text)) return false;
	if (isField(text)) return false;
	if (/@|https?:|www\.|_{3}|\.{4}/u.test(text)) return false;
	if (/^\(.*\)$/u.test(text)) return false;
	if (mostlyNumbers(words)) return false;
	if (/\d{1,2}[.-]\d{1,2}[.-]\d{4}|,? punkt \d+|\bkl\. ?\d/u.test(text)) return false;
	if (
		/^\d{1,2}\. (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)\b/u.test(
			text,
		)
	)
		return false;
	if ((text.match(/\(\p{Lu}\)/gu) ?? []).length > 0 && /,| og |\) /u.test(text)) return false;
	if (listFollows && /, at\b|følgende/u.test(text)) return false;
	if (isFragment(text, words)) return false;
	if (text.endsWith(':')) {
		if (listFollows && text !== text.toUpperCase()) return false;
		if (/følgende|nedenstående|nedenfor/iu.test(text)) return false;
		return (
			words.length <= 8 &&
			!leadIns.test(text.slice(0, -1)) &&
			!finite.test(text) &&
			!/[.,;]/u.test(text.slice(0, -1))
		);
	}
	if (/[,;…–-]$|\d,\d+$/u.test(text) || isUnfinished(text)) return false;
	if (/\.[)"”]*$/u.test(text) && !abbreviated.test(text)) return false;
	if (abbreviated.test(text) && text.length > 90) return false;
	if (/!$/u.test(text) || (text.endsWith('?') && words.length > 10)) return false;
	if (lastWords.test(text)) return false;
	// Two sentences are a paragraph.
	if (
		/(?<!(?<!\p{L})(?:vedr|ekskl|inkl|mht))(?<=\p{Ll}{3})\. \p{Lu}/iu.test(text) &&
		/\p{Ll}{3}\. \p{Lu}/u.test(text)
	)
		return false;
	return true;
}

/**
 * True where a line that fills its width heads the paragraph whose words run on below it: a capital follows a line
 * without a finite verb, on a word that the same text (`spelled`, its words in small letters) does not capitalise.
 */
export function headsFullLine(text: string, next: string, spelled: ReadonlySet<string>): boolean {
	if (!/^\p{Lu}\p{Ll}/u.test(text) || finite.test(text) || !couldBeHeading(text, false))
		return false;
	const [first = ''] = text.split(' ');
	const [word = ''] = /^\p{Lu}\p{Ll}+(?=[ ,])/u.exec(next) ?? [];
	if (openers.test(first) || word === '') return false;
	return (
		openers.test(word) || spelled.has(word.toLowerCase()) || /(?:et|erne|ningen|heden)$/u.test(word)
	);
}

/** True where a line opens a passage as its title does: no sentence on its way, and a capital below it. */
export function opensAsTitle(text: string, next: string): boolean {
	const [first = ''] = text.split(' ');
	return (
		couldBeHeading(text, false) &&
		!finite.test(text) &&
		!openers.test(first) &&
		/^["”(]?\p{Lu}/u.test(next)
	);
}

/** True where a line of a narrow column goes on right below: no heading of its own. */
export function goesOnBelow(text: string): boolean {
	return finite.test(text) || openers.test(text.split(' ')[0] ?? '');
}

/** A heading's words without its closing colon. */
export function headingText(text: string): string {
	return text.replace(/\s*:$/u, '');
}
