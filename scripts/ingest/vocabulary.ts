/** The words that Danish agendas share: which lines are labels, and of what. */
import { hasSingleBlanks, singleBlanks } from './markup.ts';
import { Remembered } from './remembered.ts';

/** What the lines below (or the words beside) a label are. */
export type LabelKind =
	| 'section'
	| 'recommendation'
	| 'decision'
	| 'earlier-decisions'
	| 'attachments'
	| 'absence'
	| 'case-number'
	| 'access'
	| 'item-type'
	| 'public-title'
	/** The title itself stands behind the label: `Emne: Budget`. */
	| 'title'
	/** Who was there, who sat in: kept in the body but for what states absence. */
	| 'presence'
	| 'substitute'
	/** A line of several fields of an item (`field-lines.ts`): never the kind of a single word. */
	| 'fields';

/** A label read at the start of a line. */
export interface Label {
	readonly kind: LabelKind;
	/** As printed, without a closing colon. */
	readonly name: string;
	/** What stands beside it on the line, or an empty string. */
	readonly value: string;
}

/** Label words by kind, in lower case without marks; a name may stand with or without a colon. */
const words: Readonly<Record<LabelKind, readonly string[]>> = {
	section: [
		'resumé',
		'resume',
		'kort resumé',
		'kort resume',
		'sagsresumé',
		'sagsresume',
		'sammendrag',
		'sagsfremstilling',
		'supplerende sagsfremstilling',
		'kort sagsfremstilling',
		'sagsbeskrivelse',
		'supplerende sagsbeskrivelse',
		'sagsoplysning',
		'sagens baggrund',
		'sagens kerne',
		'sagens indhold',
		'sagens forløb',
		'sagsforløb',
		'sagsgang',
		'sagsfremlæggelse',
		'fremstilling',
		'redegørelse',
		'redegørelse for sagen',
		'beskrivelse af sagen',
		'baggrund',
		'baggrund for sagen',
		'baggrund og formål',
		'formål',
		'indledning',
		'tema',
		'beslutningstema',
		'beslutningspunkt',
		'beslutningspunkter',
		'ydelse og økonomi',
		'sagstema',
		'sagens tema',
		'problemstilling',
		'løsning',
		'løsningsforslag',
		'videre proces',
		'den videre proces',
		'det videre forløb',
		'videre forløb',
		'proces',
		'proces og tidsplan',
		'tidsplan',
		'tidsplan og proces',
		'økonomi',
		'økonomi og finansiering',
		'økonomi og personale',
		'økonomiske konsekvenser',
		'økonomiske forhold',
		'økonomiske og personalemæssige konsekvenser',
		'økonomiske og administrative konsekvenser',
		'bevillingsmæssige konsekvenser',
		'bevilling',
		'finansiering',
		'personalemæssige konsekvenser',
		'personaleforhold',
		'lovgrundlag',
		'lovgrundlag mv',
		'lov- og plangrundlag',
		'lovgivning',
		'lovhjemmel',
		'hjemmel',
		'retsgrundlag',
		'retligt grundlag',
		'juridisk grundlag',
		'juridiske forhold',
		'juridiske konsekvenser',
		'kompetence',
		'kompetence/beslutning',
		'beslutningskompetence',
		'kommunikation',
		'kommunikation og inddragelse',
		'information',
		'høring',
		'høringer',
		'høring og inddragelse',
		'høringssvar',
		'dialog/høring',
		'dialog og høring',
		'inddragelse',
		'borgerinddragelse',
		'brugerinddragelse',
		'involvering',
		'sundhed',
		'sundhedskonsekvenser',
		'sundhedsmæssige konsekvenser',
		'miljø',
		'miljøkonsekvenser',
		'miljømæssige konsekvenser',
		'miljøvurdering',
		'klima',
		'klimakonsekvenser',
		'klima og miljø',
		'bæredygtighed',
		'bæredygtig udvikling',
		'konsekvenser',
		'afledte konsekvenser',
		'andre konsekvenser',
		'øvrige konsekvenser',
		'tværgående konsekvenser',
		'konsekvenser for andre udvalg',
		'konsekvenser i forhold til andre udvalg',
		'effekt',
		'effekter',
		'vurdering',
		'forvaltningens vurdering',
		'administrationens vurdering',
		'forvaltningens bemærkninger',
		'administrationens bemærkninger',
		'bemærkninger',
		'supplerende bemærkninger',
		'handlemuligheder',
		'alternativer',
		'perspektiver',
		'evaluering',
		'opfølgning',
		'ikrafttræden',
		'gennemgang af sagen',
		'relateret behandling',
		'politisk behandling',
		'videre behandling',
		'sagens videre behandling',
		'beslutningsproces',
		'beslutningsgrundlag',
		'deltager i sagens behandling',
		'deltagere i sagens behandling',
		'deltagere under punktet',
		'meddelelse',
		'orientering',
		'supplerende oplysninger',
		'andre oplysninger',
		'notat',
		'planforhold',
		'plangrundlag',
		'lokalplan',
		'ansøgning',
		'udtalelser',
		'udtalelse',
		'kommuneplan',
		'trafikale forhold',
		'politik',
		'relation til politikker',
		'sammenhæng til politikker',
		'vision og politik',
		'borgmesterpåtegning',
		'anbefaling',
		'konklusion og anbefaling',
		'sagsbehandling',
		'forslag',
		'økonomi/personale',
		'økonomi og personaleforhold',
		'personale',
		'sagens gang',
		'sagens parter',
		'økonomi og afledte konsekvenser',
		'økonomiske og personalemæssige forhold',
		'tillægsbevilling',
		'kompetenceforhold',
		'tværgående hensyn',
		'kommunikation og borgerinddragelse',
		'inddragelse og høring',
		'høring og borgerinddragelse',
		'retsgrundlag og planer',
		'sagens oplysninger',
		'faglig vurdering',
		'administrationens redegørelse',
		'forvaltningens redegørelse',
		'direktionens bemærkninger',
		'høringsparter',
		'tidsramme',
		'kompetent udvalg',
		'videre sagsforløb',
		'det videre arbejde',
		'pressemeddelelse',
		'noter',
		'indhold',
		'mål',
		'målgruppe',
		'retsregler og andre forskrifter',
		'retsregler',
		'beskrivelse',
		'sagen',
		'kort om sagen',
		'kort beskrivelse',
		'sagen kort',
		'det handler om',
		'hvad handler sagen om',
		'fakta',
		'fakta om sagen',
		'anledning',
		'forudsætninger',
		'overvejelser',
		'forvaltningens overvejelser',
		'administrationens overvejelser',
		'alternativ indstilling',
		'politisk behandlingsplan',
		'sagsindhold',
		'sagsfremstilling og økonomi',
		'motivation',
		'hvem beslutter',
		'organisering og ressourcer',
		'effekt og evaluering',
		'sagsgang og sagstype',
		'forventet sagsgang',
		'sagshistorik',
		'supplerende sagsoplysninger',
		'budgetmæssige konsekvenser',
		'økonomisk konsekvens',
		'økonomi og afledt drift',
		'økonomiske oplysninger',
		'økonomiske bemærkninger',
		'juridiske og planmæssige forhold',
		'lovgrundlag og kompetence',
		'lovgrundlag, planer mv.',
		'inhabilitet',
	],
	recommendation: [
		'indstilling',
		'indstillinger',
		'forslag til beslutning',
		'forvaltningens indstilling',
		'forvaltningens forslag',
		'administrationens indstilling',
		'administrationens forslag',
		'administrationens anbefaling',
		'forvaltningens anbefaling',
		'direktionens indstilling',
		'borgmesterens indstilling',
		'magistratens indstilling',
		'udvalgets indstilling',
		'økonomiudvalgets indstilling',
		'innstilling',
		'beslutningsforslag',
		'indstilling og beslutning',
		'forslag og indstilling',
	],
	decision: [
		'beslutning',
		'beslutninger',
		'endelig beslutning',
		'udvalgets beslutning',
		'udvalgets afgørelse',
		'udvalgets behandling',
		'rådets beslutning',
		'byrådets beslutning',
		'byrådets afgørelse',
		'kommunalbestyrelsens beslutning',
		'økonomiudvalgets beslutning',
		'borgerrepræsentationens beslutning',
		'afgørelse',
		'protokol',
		'protokollat',
		'beslutningsprotokol',
		'beslutningsreferat',
		'vedtagelse',
		'referat',
		'mødebehandling',
		'beslutning og afstemning',
		'mødets beslutning',
		'kendelse',
	],
	'earlier-decisions': [
		'tidligere',
		'tidligere beslutninger',
		'tidligere behandling',
		'sagens tidligere behandling',
		'tidligere politisk behandling',
		'tidligere beslutning',
		'beslutningshistorik',
		'historik',
		'andre udvalgs beslutninger',
		'øvrige udvalgs beslutninger',
	],
	attachments: [
		'bilag',
		'bilagsliste',
		'bilagsfortegnelse',
		'bilagsoversigt',
		'bilag til sagen',
		'bilag til punktet',
		'sagens bilag',
		'vedlagte bilag',
		'vedhæftede bilag',
		'bilag vedlagt',
		'vedlagte dokumenter',
		'vedhæftede filer',
		'vedlagt',
		'vedhæftninger',
		'åbne bilag',
		'offentlige bilag',
		'liste over bilag',
		'oversigt over bilag',
		'fortegnelse over bilag',
		'bilag i sagen',
		'dokumenter',
		'sagens dokumenter',
		'vedlagt materiale',
		'filer',
	],
	absence: [
		'fraværende',
		'fravær',
		'afbud',
		'afbud fra',
		'ikke til stede',
		'ikke tilstede',
		'fraværende med afbud',
		'fraværende uden afbud',
		'fraværende med og uden afbud',
		'meldt afbud',
		'ikke mødt',
		'ej mødt',
		'mødte ikke',
		'udeblevet',
		'forfald',
		'fraværende medlemmer',
		'afbud/fravær',
		'afbud meldt af',
	],
	'case-number': [
		'sagsnr',
		'sagsnr.',
		'sags nr',
		'sags nr.',
		'sags-nr.',
		'sagsnummer',
		'sags nummer',
		'sags id',
		'sags-id',
		'sagsid',
		'sag id',
		'sag-id',
		'sagid',
		'sags ident',
		'sagsident',
		'journalnr',
		'journalnr.',
		'journal nr.',
		'journal nr',
		'journalnummer',
		'j.nr.',
		'j.nr',
		'j. nr.',
		'jnr.',
		'jnr',
		'acadre',
		'sag nr.',
		'sag nr',
		'acadre nr.',
		'acadre sagsnr.',
		'acadre sagsnummer',
		'acadresag',
		'acadre sag',
		'esdh-sag',
		'esdh sag',
		'esdh-sagsnr.',
		'edoc sagsnr.',
		'edoc-sag',
		'sbsys sagsnr.',
		'sag',
		'kle-journalnr.',
		'emn',
		'emn-nr.',
		'emnesag',
		'sagsnr. (acadre)',
		'journal',
		'sagsreference',
	],
	access: [
		'åben sag',
		'lukket sag',
		'åbent punkt',
		'lukket punkt',
		'åben',
		'åbent',
		'lukket',
		'fortrolig',
		'fortroligt',
		'fortroligt punkt',
		'fortrolig sag',
		'offentlig',
		'offentligt punkt',
		'offentlig sag',
		'ikke offentlig',
		'ikke offentligt punkt',
		'ikke-offentlig',
		'ikke-offentligt punkt',
		'ej offentlig',
		'åben/lukket',
		'åben / lukket',
		'åben eller lukket',
		'åbent/lukket',
		'offentlighed',
		'status',
		'adgang',
		'dagsordenstype',
		'lukket dagsordenspunkt',
		'åbent dagsordenspunkt',
	],
	'item-type': [
		'punkttype',
		'punkt type',
		'sagstype',
		'sags type',
		'sagens type',
		'type',
		'beslutningstype',
		'sagskategori',
		'behandlingstype',
		'sagens art',
		'art',
		'kategori',
		'behandlingsform',
		'behandling som',
	],
	title: [
		'emne',
		'overskrift',
		'titel',
		'sagens titel',
		'sagstitel',
		'punktets titel',
		'sagsoverskrift',
		'vedrørende',
		'vedr.',
		'angående',
		'sagen drejer sig om',
	],
	presence: [
		'deltagere',
		'mødedeltagere',
		'til stede',
		'tilstede',
		'tilstedeværende',
		'deltagere i mødet',
	],
	substitute: [
		'stedfortræder',
		'stedfortrædere',
		'suppleant',
		'suppleanter',
		'indkaldt stedfortræder',
		'mødt stedfortræder',
	],
	fields: [],
	'public-title': ['offentlig titel', 'titel i åben dagsorden', 'offentlig overskrift'],
};

/** How decisions begin where they stand beside their label without a colon. */
const decides =
	/^(?:godkendt|tiltrådt|taget til efterretning|til efterretning|anbefal(?:es|et)|indstilles|drøftet|udsat|vedtaget|forelagt|oversendt|sendt i høring|intet|orienteringen)(?!\p{L})/iu;

/** Words by which a print says that there is nothing under a label. */
const nothing = /^(?:ingen|intet|nej|-|–|ingen bemærkninger|ikke relevant)\.?$/iu;

const possessive =
	/^(?:\p{L}[\p{L}&,-]*\s+){0,8}\p{L}*(?:udvalgets|udvalgs|byrådets|rådets|kommunalbestyrelsens|borgerrepræsentationens|magistratens|nævnets|bestyrelsens|kommissionens|repræsentantskabets|forsamlingens|direktionens|styregruppens|arbejdsgruppens|gruppens|rettens) (beslutning|behandling|afgørelse|indstilling|anbefaling|vedtagelse)$/iu;

/** Labels that prints compose: tried where no list holds the words. */
const composed: readonly (readonly [RegExp, LabelKind])[] = [
	[
		/^(?:(?:acadre|esdh|e-?doc|sbsys|workzone|kommunens|sagens|dagsordens) ?-? ?)?(?:sags?|journal|j|emne?)[ .-]{0,2}(?:id|ident|nr|nummer|no|kode)(?:[ .-]{0,2}(?:nr|id))?\.?(?: \([^()]{2,20}\))?\.?$/u,
		'case-number',
	],
	[
		/^(?:\p{L}[\p{L}-]{1,30} ){0,2}(?:indstilling(?:er|en)?|beslutningsforslag)(?: (?:til|fra) \p{L}[\p{L} -]{2,50})?$/u,
		'recommendation',
	],
	[
		/^(?:(?:det )?besluttede (?:udvalget|rådet|byrådet|kommunalbestyrelsen|nævnet|vi)|(?:udvalget|rådet|byrådet|kommunalbestyrelsen|nævnet) (?:besluttede|vedtog)|(?:endelig|politisk|udvalgets|rådets|mødets) (?:beslutning|afgørelse|konklusion)(?:en|er)?|beslutning(?:en)? (?:fra|på|ved) mødet)$/u,
		'decision',
	],
	[
		/^(?:sagen|punktet) (?:afgøres|behandles|besluttes|afsluttes|forelægges) (?:i|af|for)$|^(?:relation(?:er)?|sammenhæng|bidrag|forhold) til \p{L}[\p{L} ,-]{3,50}$|^(?:\p{L}+ (?:og )?){0,3}konsekvenser(?: (?:for|af|i forhold til) \p{L}[\p{L} ,-]{2,50})?$|^\p{L}+(?:mæssige|lige|iske) (?:forhold|aspekter|overvejelser|bemærkninger|rammer|perspektiver|vurderinger)$|^\p{L}{4,}(?:ens|ets) (?:vurdering(?:er)?|bemærkninger|redegørelse|overvejelser|kommentarer|synspunkter|forslag)$/u,
		'section',
	],
	[
		/^(?:(?:åbne|offentlige|relevante|vedlagte|vedhæftede|sagens|følgende|lukkede) )?(?:bilag|vedhæftninger|vedhæftede (?:filer|dokumenter)|bilag og links|links og bilag)(?: ?\(\d{1,3}(?: stk\.?)?\)| (?:til|for) (?:punktet|sagen|(?:punkt|sag|dagsordenspunkt)(?: nr\.?)? \d+.{0,40}))?$/u,
		'attachments',
	],
];

const kinds: ReadonlyMap<string, LabelKind> = new Map(
	Object.entries(words).flatMap(([kind, names]) =>
		names.map((name) => [name, kind as LabelKind] as const),
	),
);

/** A line's words without the marks around them (`## `, `**`, `=== Bilag ===`), blanks run together. */
export function plainText(text: string): string {
	return plainTexts.of(text);
}

function readPlainText(text: string): string {
	const plain = (text.length > 4000 ? text.slice(0, 4000) : text).trim();
	if (!/[#*_=~<>]|^[-–—]{2}/u.test(plain) && hasSingleBlanks(plain)) return plain;
	return plain
		.replace(/^([=*~<>–—-]{2,})\s*(\p{L}[^=*~<>]{0,80}?)\s*[=*~<>–—-]{2,}$/u, '$2')
		.replace(/^#{1,6}\s+/u, '')
		.replace(/\*\*|__(?=\S)/gu, '')
		.replace(/\s+/gu, ' ')
		.trim();
}

const plainTexts = new Remembered(readPlainText);

/** A name as the lists of labels hold it. */
function labelKey(name: string): string {
	return singleBlanks(withoutColon(name.toLowerCase())).trim();
}

function withoutColon(name: string): string {
	return name.endsWith(':') ? name.slice(0, -1).trimEnd() : name;
}

/** The kind of a label by its bare words, in any case, with or without a closing colon. */
export function labelKind(name: string): LabelKind | undefined {
	return labelKinds.of(name);
}

function readLabelKind(name: string): LabelKind | undefined {
	const key = labelKey(name);
	const known = kinds.get(key);
	if (known || key.length > 100) return known;
	const owner = possessive.exec(key);
	if (owner?.[1])
		return /^(?:indstilling|anbefaling)$/u.test(owner[1]) ? 'recommendation' : 'decision';
	if (key.length > 70) return undefined;
	return composed.find(([shape]) => shape.test(key))?.[1] ?? joinedLabels(key);
}

const labelKinds = new Remembered(readLabelKind);

/** `Økonomi/personaleforhold`, `Høring, inddragelse og kommunikation`: labels of sections joined are one. */
function joinedLabels(key: string): LabelKind | undefined {
	const parts = key.split(/\s*[/,&]\s*|\s(?:og|samt)\s/u);
	return parts.length > 1 &&
		parts.length <= 4 &&
		parts.every((part) => kinds.get(part) === 'section')
		? 'section'
		: undefined;
}

const decisionFor =
	/^((?:beslutning|indstilling|sagsfremstilling|bilag)(?:er)?) (?:for|til) (?:dagsordens)?punkt\b.*$/iu;
const casePattern =
	/(?:EMN-\d{4}-\d{4,6}|\d{2,3}-\d+-\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}|\d{2}\.\d{2}\.\d{2}[-.]?[A-ZÆØÅ]\d{2}-\d+(?:[-/]\d{2,4})?|\d{2,4}\/\d{2,7}(?:-\d+)?|[A-Z]?\d{2,4}-\d{3,8}(?:-\d+)?|\d{3}-\d{4}-\d{3,8}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}(?:-\d+)*)/u;
const wholeCase = new RegExp(`^(?:${casePattern.source})$`, 'u');
const valueBeside: ReadonlySet<LabelKind> = new Set([
	'case-number',
	'item-type',
	'public-title',
	'access',
]);

/** True where the words are a case number in one of the shapes that Danish systems print, and nothing else. */
export function isCaseNumber(text: string): boolean {
	return text.length <= 40 && wholeCase.test(text) && !/^\d{4}-(?:19|20)\d{2}$/u.test(text);
}

/** True for one word that can be a case number behind a label: digits, no day and no sentence. */
function isCode(word: string): boolean {
	return (
		/^(?=\D{0,6}\d)[\p{L}\d./-]{3,40}$/u.test(word) &&
		!/^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/u.test(word)
	);
}

/** A class of the municipal filing plan: which cases, not which case. */
export const classification = /^\d{2}\.\d{2}(?:\.\d{2})?[.-]?[A-ZÆØÅ]\d{2}$/u;

/**
 * The case number of a line that holds nothing but codes: one case number, or a class of the municipal filing plan
 * beside it (`00.01.00.G01  14/22107`).
 */
export function lineOfCodes(text: string): string | undefined {
	if (text.length > 80 || !/\d/u.test(text)) return undefined;
	const bare = text
		.replace(/\s+[-–]\s*\p{Lu}{1,4}$/u, '')
		.replace(/^[([](?:sag|sags?(?:nr|id)|j\.?nr)\.?:?\s+(\S+)[)\]]$/iu, '$1');
	if (isCaseNumber(bare)) return bare;
	// `01.02P00 - 2015/30118`: class and case are one number.
	const [filed = '', own = ''] = bare.split(/\s[-–]\s/u, 2);
	if (classification.test(filed) && isCaseNumber(own) && bare.endsWith(own)) return bare;
	const words = text.split(' ');
	if (words.length < 2 || words.length > 3 || !words.every(isCode)) return undefined;
	return words.find((word) => isCaseNumber(word) && !classification.test(word));
}

/** A case number at the end of a line of words, `Title (2023-0012345)`; undefined where there is none. */
export function trailingCaseNumber(
	text: string,
): { title: string; caseNumber: string } | undefined {
	const match = /^(.*\S)\s*[([]([^()[\]]{5,40})[)\]]$/u.exec(text);
	const caseNumber = match?.[2]?.replace(/^(?:sags?(?:nr|id)?\.?:?|j\.?nr\.?:?)\s*/iu, '').trim();
	return match?.[1] && caseNumber && isCaseNumber(caseNumber)
		? { title: match[1], caseNumber }
		: undefined;
}

/**
 * The label a line begins with: the whole line (`Indstilling`, `Bilag:`), or its words before a colon
 * (`Sagsnr.: 16/123`), or a label that no sentence begins with and its value (`Punkttype Orientering`).
 */
export function readLabel(text: string): Label | undefined {
	return labels.of(text);
}

function readLabelWords(text: string): Label | undefined {
	let plain = plainText(text);
	const inside = /^\(([^()]{3,60})\)$/u.exec(plain);
	if (inside?.[1] && labelKind(inside[1]) === undefined) plain = inside[1];
	if (!/^[\p{Lu}(]|^j\.? ?nr/u.test(plain)) return undefined;
	if (plain.length <= 80) {
		const kind = labelKind(plain);
		if (kind) return { kind, name: withoutColon(plain), value: '' };
		const forItem = decisionFor.exec(plain);
		const forKind = forItem?.[1] ? labelKind(forItem[1]) : undefined;
		if (forItem && forKind) return { kind: forKind, name: withoutColon(plain), value: '' };
	}
	const colon = plain.slice(0, 61).indexOf(':');
	if (colon > 0) {
		const kind = labelKind(plain.slice(0, colon));
		if (kind)
			return { kind, name: plain.slice(0, colon).trim(), value: plain.slice(colon + 1).trim() };
	}
	// `FORVALTNINGEN INDSTILLER, at …`: capitals that open a passage in the middle of a line.
	const shouted =
		/^(\p{Lu}[\p{Lu} &-]{3,40} (INDSTILLER|VEDTOG|BESLUTTEDE|GODKENDTE|TILTRÅDTE))[,:]?\s+(?=\p{Ll})(.+)$/u.exec(
			plain,
		);
	if (shouted?.[1] && shouted[2] && shouted[3])
		return {
			kind: shouted[2] === 'INDSTILLER' ? 'recommendation' : 'decision',
			name: shouted[1],
			value: shouted[3],
		};
	for (let count = 3; count >= 1; count -= 1) {
		let end = -1;
		for (let blank = 0; blank < count; blank += 1) {
			end = plain.indexOf(' ', end + 1);
			if (end < 0) break;
		}
		if (end < 0) continue;
		const head = plain.slice(0, end);
		const value = plain.slice(end).trim();
		const code = isCode(value.split(' ', 1)[0] ?? '');
		// Before other values only a label that a list holds counts: composed ones are asked for where they may.
		const listed = value.length >= 30 && !code && !decides.test(value);
		const kind = listed ? kinds.get(labelKey(head)) : labelKind(head);
		if (
			kind &&
			valueBeside.has(kind) &&
			head.toLowerCase() !== 'sag' &&
			head.toLowerCase() !== 'type'
		) {
			const fits =
				kind === 'case-number'
					? code
					: kind !== 'access' || (readAccess(value) !== undefined && value.length < 30);
			if (fits) {
				return { kind, name: head, value };
			}
		}
		if (kind === 'decision' && decides.test(value)) return { kind, name: head, value };
		if (kind && kind !== 'case-number' && kind !== 'access' && nothing.test(value))
			return { kind, name: head, value };
	}
	return undefined;
}

const labels = new Remembered(readLabelWords);

/** Access that words state: `Åben`, `Lukket punkt`, `Fortroligt`; undefined for other words. */
export function readAccess(text: string): 'open' | 'closed' | undefined {
	const plain = text
		.toLowerCase()
		.replace(/[\s.:]+$/u, '')
		.trim();
	// One letter in brackets beside a number: `(Å)`, `(L)`.
	if (plain === 'å') return 'open';
	if (plain === 'l') return 'closed';
	if (/^(?:ikke|ej|in)[ -]?offentlig/u.test(plain)) return 'closed';
	if (/^(?:lukket|lukkede?|fortrolig(?:t|e)?|hemmelig)\b/u.test(plain)) return 'closed';
	if (/^(?:åben|åbent|åbne|offentlig|offentligt|offentlige)(?![\p{L}\p{N}])/u.test(plain))
		return 'open';
	return undefined;
}
