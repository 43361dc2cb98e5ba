/** Units of key figures: read from the words of a header, a caption, a cell's ending or the text around a table. */

/** What a figure counts: money, a share, a number of something, or a measure such as hours. */
export type UnitFamily = 'money' | 'share' | 'count' | 'measure';

export interface Unit {
	/** Equal for equal units, whatever way they were printed: `mio-kr`, `pct`, `fuldtidspersoner`. */
	readonly id: string;
	/** As it is written after a number: `mio. kr.`, `pct.`, `fuldtidspersoner`. */
	readonly label: string;
	readonly family: UnitFamily;
}

const money = (id: string, label: string): Unit => ({ id, label, family: 'money' });
const share = (id: string, label: string): Unit => ({ id, label, family: 'share' });
const measure = (id: string, label: string): Unit => ({ id, label, family: 'measure' });

/** Order matters: the first pattern that fits is the unit. */
const fixed: readonly (readonly [RegExp, Unit])[] = [
	[/\b(?:mia\.?|milliarder)\s*(?:kr|kroner|dkk)/iu, money('mia-kr', 'mia. kr.')],
	[/\b(?:mio\.?|millioner)\s*(?:kr|kroner|dkk)/iu, money('mio-kr', 'mio. kr.')],
	[/(?:\b1\.?000|\bt\.?|\btusinde?)\s*-?(?:kr|kroner|dkk)\b/iu, money('1000-kr', '1.000 kr.')],
	[/\bhele\s+(?:kr|kroner)\b|\bkroner\b|\bkr\b|\bDKK\b/iu, money('kr', 'kr.')],
	[/procent\s?-?point|pct\.?\s?-?point|%-?point/iu, share('pct-point', 'procentpoint')],
	[/%|\bpct\b|\bprocent(?:del|vis)?\b/iu, share('pct', 'pct.')],
	[/\bpromille\b|‰/iu, share('promille', 'promille')],
	[/(?<!\p{L})(?:dB(?:\(A\))?|decibel)(?!\p{L})/u, measure('db', 'dB')],
	[/(?<!\p{L})(?:m2|m²|kvadratmeter|kvm\.?)(?!\p{L})/iu, measure('m²', 'm²')],
	[/(?:,\s*|\()år\)?\s*$/iu, measure('år', 'år')],
];

/** What people and events are counted as, wherever the noun stands. */
const things =
	'fuldtids-?\\s?personer|fuldtidsledige|fuldtidsaktiverede|fuldtidsmodtagere|hel[åa]rs-?\\s?personer|helårsmodtagere|årsværk|årsborgere|helårspladser|personer|borgere|brugere|modtagere|medarbejdere|ansatte|elever|børn|unge|kursister|indbyggere|beboere|familier|husstande|boliger|lejemål|pladser|virksomheder|sager|henvendelser|klager|sanktioner|besøg|besøgende|udlån|ture|stillinger|ansøgninger|afgørelser|påstigere|passagerer|rejsende|deltagere|gæster|medlemmer|frivillige|cyklister|køretøjer|underretninger|anbringelser|udkald|ulykker|uheld|tilskadekomne|opkald|samtaler|svar|høringssvar|fødsler|genindlæggelser';
const amounts =
	'timer|minutter|dage|uger|måneder|meter|kilometer|km|kWh|MWh|MW|ton|m3|m³|hektar|liter|point';
const nouns = new RegExp(`(?<!\\p{L})(${things}|${amounts})(?!\\p{L})`, 'iu');
/** The last part of a compound says what it counts: `skoleelever`, `rådighedssanktioner`, `plejeboliger`. */
const compound =
	/(?<!\p{L})(\p{L}{2,}(?:medarbejdere|elever|familier|boliger|pladser|virksomheder|sager|henvendelser|klager|sanktioner|stillinger|ansøgninger|afgørelser|underretninger|anbringelser|besøg|passagerer|medlemmer))(?!\p{L})/iu;
/** Places and things that a header may also name without counting them: counted only after `antal`. */
const counted =
	/(?<!\p{L})antal(?:let\s+af)?\s+(?:\p{Ll}+e\s+)?(skoler|institutioner|foreninger|klasser|hold|træer|møller|biler|cykler|lokaler|bygninger|projekter|forslag|møder|forløb|kontrakter|aftaler)(?!\p{L})/iu;
/** What a rate is counted by: `Antal sager pr. årsværk`. */
const per =
	/(?<!\p{L})pr\.?\s+(årsværk|elev|barn|borger|indbygger|plads|medarbejder|person|fuldtidsperson|modtager|virksomhed)(?!\p{L})/iu;
/** Words for people: counted as persons, whatever the benefit is called. */
const people =
	/(?<!\p{L})(?:\p{L}*modtagere|\p{L}*ledige|\p{L}*personer|\p{L}*borgere|beskæftigede|sygemeldte|flygtninge|kvinder|mænd|piger|drenge|aktiverede|revalidender)(?!\p{L})/iu;
const measures = new Set([
	'timer',
	'minutter',
	'dage',
	'uger',
	'måneder',
	'meter',
	'kilometer',
	'km',
	'kwh',
	'mwh',
	'mw',
	'ton',
	'm3',
	'm³',
	'hektar',
	'liter',
	'point',
]);

function nounUnit(noun: string): Unit {
	const label = noun.toLowerCase().replace(/-?\s|-/gu, '');
	const known = /^(?:kwh|mwh|mw)$/.test(label) ? noun : label;
	return { id: label, label: known, family: measures.has(label) ? 'measure' : 'count' };
}

/**
 * The unit that words name, as a header, a caption or a cell's ending does. Counts are named by their noun
 * (`Antal fuldtidspersoner` → fuldtidspersoner), a bare `antal` by itself. Undefined where none is named:
 * a unit is never guessed.
 */
export function readUnit(words: string): Unit | undefined {
	const text = words.replace(/-\s+(?=\p{Ll})/gu, '');
	for (const [pattern, unit] of fixed) if (pattern.test(text)) return unit;
	const rate = per.exec(text)?.[1]?.toLowerCase();
	const unit = countedUnit(text);
	return unit && rate && rate !== unit.id
		? { ...unit, id: `${unit.id}/${rate}`, label: `${unit.label} pr. ${rate}` }
		: unit;
}

function countedUnit(text: string): Unit | undefined {
	const average =
		/(?<!\p{L})(?:fuldtids|helårs)-?\s?(?:personer|ledige|aktiverede|modtagere)(?!\p{L})/iu.exec(
			text,
		)?.[0];
	if (average) return nounUnit(average);
	if (/(?<!pr\.?\s)(?<!\p{L})FTP(?!\p{L})/u.test(text)) return nounUnit('fuldtidspersoner');
	const noun = nouns.exec(text)?.[1];
	if (noun && !/^(?:børn|unge)$/iu.test(noun)) return nounUnit(noun);
	const whole = compound.exec(text)?.[1] ?? counted.exec(text)?.[1];
	if (whole) return nounUnit(whole);
	if (people.test(text)) return nounUnit('personer');
	if (noun) return nounUnit(noun);
	const numbered =
		/(?<!\p{L})(?:antal|antallet\s+af)(?!\p{L})/iu.test(text) || /\bstk\b/iu.test(text);
	return numbered ? { id: 'antal', label: 'antal', family: 'count' } : undefined;
}

/** `Elevtal`, `Besøgstal`: what the number in the word counts. */
const numberWords: Readonly<Record<string, string>> = {
	elevtal: 'elever',
	børnetal: 'børn',
	medlemstal: 'medlemmer',
	besøgstal: 'besøg',
	passagertal: 'passagerer',
	indbyggertal: 'indbyggere',
	folketal: 'personer',
	befolkningstal: 'personer',
	befolkningsprognose: 'personer',
	sagstal: 'sager',
};

/** `Unge uden job fordelt på alder`, `Klager over afgørelser`, `Elever pr. skole`, `Medlemstal i foreninger`: the title begins with what it counts. */
function titleUnit(title: string): Unit | undefined {
	const bare = title.replace(/^\s*(?:tabel|figur)\s*\.?\s*\d+(?:\.\d+)*\s*[.:–-]*\s*/iu, '');
	const word = /^(\p{L}+?)(?:let|et|en|sen)?(?!\p{L})/iu.exec(bare)?.[1]?.toLowerCase() ?? '';
	const known = numberWords[word] ?? numberWords[/^\p{L}+/u.exec(word)?.[0] ?? ''];
	if (known) return nounUnit(known);
	const subject = new RegExp(
		`^(?:\\p{L}+(?:de|te|e)\\s+)?(${things})(?:\\s+[^.]{0,60}?fordelt\\s+(?:på|efter)|\\s+pr\\.?\\s)`,
		'iu',
	).exec(bare)?.[1];
	const event =
		/^(afgørelser|ansøgninger|klager|henvendelser|underretninger|besøg|udlån|ulykker|udkald|høringssvar)\s+(?:i|fra|om|over|på|vedr|vedrørende)(?!\p{L})/iu.exec(
			bare,
		)?.[1];
	const named = subject ?? event;
	return named === undefined ? undefined : nounUnit(named);
}

/** The unit a caption names: a noun counts only where the caption counts it (`Antal elever pr. skole`). */
export function readCaptionUnit(caption: string): Unit | undefined {
	const counts = /(?<!\p{L})antal(?:let)?(?!\p{L})|fuldtids|helårs/iu.test(caption);
	if (counts) return readUnit(caption.replace(/%|pct\.?|procent\p{L}*|\bandel\p{L}*/giu, ' '));
	const unit = readUnit(caption);
	if (unit?.family === 'money' || unit?.family === 'share' || unit?.id === 'db') return unit;
	const amount = new RegExp(
		`(?:(?<!\\p{L})i\\s+|\\(|,\\s*)(${amounts}|kvadratmeter|m2|m²)(?:\\)|$|(?=[\\s.,;]))`,
		'iu',
	).exec(caption)?.[1];
	if (amount) return readUnit(amount);
	return titleUnit(caption);
}

/** What a sentence says that its table shows: `Tabellen viser antallet af elever`, `Oversigten viser udgiften i kr.` */
const shown =
	/(?<!\p{L})(?:tabel(?:len)?(?:\s\d+)?|oversigten|skemaet|opgørelsen|anm\.?:?|note:?|bemærkning:?|nedenfor|herunder|nedenstående)(?!\p{L})[^.]{0,80}?(?<!\p{L})(?:(?<=(?:viser|angiver|opgør|omfatter|indeholder|ses|fremgår)\s+)(antal(?:let\s+af)?\s+[^.,;:]{3,40})|(?<!(?:fald|stigning|ændring|udvikling|vækst)\s)i\s((?:mio\.?|mia\.?|1\.000|hele)?\s?(?:kr\.?|kroner)|pct\.?|procent)(?=[\s.,;:)]|$))/iu;

/**
 * The unit that running text around a table names for it: only in the forms that speak of a whole table,
 * such as `(mio. kr.)`, `Beløb i 1.000 kr.`, `Hele kr.`, `Enhed: personer`, `Antal fuldtidspersoner`.
 *
 * @param nearest which of its lines stand next to the table
 */
export function readTableUnit(text: string, nearest?: 'first' | 'last'): Unit | undefined {
	// A line that counts something names the table next to it, and no other.
	const lines = text.split('\n');
	const beside = [
		...(nearest === 'last' ? [] : lines.slice(0, 2)),
		...(nearest === 'first' ? [] : lines.slice(-2)),
	];
	const said =
		/\((?:i\s+)?((?:mio|mia|1\.?000|t\.?|hele)\.?\s*kr[^)]{0,12})\)/iu.exec(text)?.[1] ??
		/\b(?:beløb|tal|opgjort|angivet|enhed)\s*(?:er\s*)?(?:opgjort\s*|angivet\s*)?(?:i|:)\s*((?:1\.000|mio\.?|mia\.?|t\.?|hele)\s*kr\.?|[^.,;()]{3,24})/iu.exec(
			text,
		)?.[1] ??
		/(?:^|\s)((?:mio|mia)\.?\s?kr\.?|1\.?000\s+kr\.?|hele\s+kr\.?)\s*(?:netto|brutto)?\s*$/imu.exec(
			text,
		)?.[1] ??
		shown.exec(text)?.slice(1).find(Boolean) ??
		/\b(antal\s+(?:fuldtids|helårs)\p{L}+)/iu.exec(beside.join('\n'))?.[1];
	const known = said === undefined ? undefined : readUnit(said);
	if (known) return known;
	// A sentence about all figures names a unit, whether we know it or not.
	const named =
		/(?<!\p{L})(?:tal(?:lene)?\s+er(?:\s+opgjort|\s+angivet)?|opgøres)\s+i\s+((?:tusind\s+)?\p{L}{3,}(?:\s+CO2\S*)?)(?=[\s.,;]|$)/iu.exec(
			text,
		)?.[1];
	if (
		named !== undefined &&
		!/pris|niveau|parentes|tabel|figur|bilag|forhold|løbende|faste/iu.test(named)
	)
		return readUnit(named) ?? { id: named.toLowerCase(), label: named, family: 'measure' };
	if (
		/(?<!\p{L})beløb\p{L}*\s+(?:er\s+)?(?:angivet\s+|opgjort\s+)?i\s+millioner(?!\p{L})/iu.test(
			text,
		)
	)
		return readUnit('mio. kr.');
	const line = beside.find((one) => one.length <= 60 && /^antal\s/iu.test(one));
	return line === undefined ? undefined : readCaptionUnit(line);
}

/**
 * The unit that a row's own label states, where a table holds several: `Andel i pct.`, `Antal besøgende`,
 * `Indeks`, `Personale (årsværk)`. A percentage or an amount that the label only mentions is no unit.
 */
export function readRowUnit(label: string): Unit | undefined {
	if (/^indeks(?!\p{L})/iu.test(label)) return { id: 'indeks', label: 'indeks', family: 'measure' };
	if (/^antal\s/iu.test(label)) return readUnit(label);
	const said =
		/(?:^|\s)i\s(pct\.?|procent|(?:(?:mio|mia)\.?\s?|1\.000\s?)?kr\.?)(?:\s|$)/iu.exec(
			label,
		)?.[1] ??
		/\((%|pct\.?|procent|(?:(?:mio|mia)\.?\s?|1\.000\s?)?kr\.?|DKK|årsværk|timer|antal\s?\p{L}*)\)/iu.exec(
			label,
		)?.[1] ??
		/(?:^|\s)(årsværk|timer|pct\.)$/iu.exec(label)?.[1] ??
		/,\s*(antal|pct\.?|procent|(?:(?:mio|mia)\.?\s?|1\.000\s?)?kr\.?|timer|dage|uger|måneder|minutter|personer|årsværk|ton|MWh|MW|kWh|km)$/iu.exec(
			label,
		)?.[1];
	return said === undefined ? undefined : readUnit(said);
}

/** Header words that say more than a unit; empty for `Antal` and `i mio. kr.` */
export function sayable(words: string): string {
	return /^(?:i\s+)?(?:antal|beløb|tal|værdi|(?:mio\.?|mia\.?|1\.000|hele)?\s*kr\.?|pct\.?|procent|%|personer)$/iu.test(
		words.trim(),
	)
		? ''
		: words;
}
