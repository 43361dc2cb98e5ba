/**
 * Every word of the interface, in each language an archive can have. Records stay Danish whatever the language.
 *
 * `Words` is the type of the Danish words, so a language that lacks one does not compile.
 */
import { en } from './text-english.ts';
import { spans } from './danish/number.ts';
import { formatDate, monthName, yearSpan } from './danish/date.ts';
import type { Offer } from './archive/offers.ts';
import type { TextExtent } from './schemas/attachment.ts';
import type { Access, Outcome } from './schemas/item.ts';
import type { DocumentKind } from './schemas/meeting.ts';
import type { ArchiveSettings } from './schemas/archive.ts';

const weekdays = ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'];

/** `1 punkt`, `2 punkter`. */
const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const da = {
	/** Language of records, where it is another than the interface's; marked as `lang` on their words. */
	records: undefined as 'da' | undefined,

	// Dates
	date: (day: string) => formatDate(day),
	longDate: (day: string) =>
		`${weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]} den ${formatDate(day)}`,
	shortDate: (day: string) => {
		const [year, month, date] = day.split('-');
		return `${Number(date)}. ${monthName(Number(month)).slice(0, 3)}. ${year}`;
	},
	undated: 'Uden dato',
	undatedNote: 'Dokumentet oplyser ingen dato, og arkivet gætter ikke på en.',
	timeSpan: (start: string, end?: string) =>
		`kl. ${[start, end]
			.filter((time) => time !== undefined)
			.map((time) => time.replace(':', '.'))
			.join('–')}`,

	// Frame
	skip: 'Gå til indholdet',
	demonstration: 'Demonstration: kommuner, personer og sager er opdigtede.',
	frontPage: 'Forside',
	breadcrumbs: 'Du er her',
	mainMenu: 'Menu',
	search: 'Søg',
	searchLabel: 'Søg i dagsordener, referater og bilag',
	searchHint: 'For eksempel et emne, en adresse eller et sagsnummer',
	keyFigures: 'Nøgletal',
	help: 'Hjælp',
	about: 'Om arkivet',
	accessibility: 'Tilgængelighed',
	accessibilityStatement: 'Tilgængelighedserklæring',
	log: 'Senest ændret',
	contact: 'Kontakt',
	contactNote: 'Nederst på møder, punkter og bilag kan fejl og mangler meldes.',
	noContact: 'Arkivet har ikke oplyst en kontaktadresse.',
	publishedBy: (name: string) => `Udgivet af ${name}`,
	footer: 'Om siden',
	portableNote:
		'Åbn index.html i en browser.\n\nMappen er en kopi af arkivet, der virker uden net og uden server. Hele mappen skal flyttes eller kopieres samlet.\n',
	notFound: 'Siden findes ikke',
	notFoundText:
		'Adressen fører ikke til noget i arkivet. Den kan være skrevet forkert. Søg efter det, du leder efter, eller begynd fra forsiden.',

	moved: 'Siden er flyttet',
	movedText: 'Gå til sidens nye adresse',
	withdrawn: 'Siden er fjernet',
	withdrawnText: (day: string, reason: string) =>
		`Siden blev fjernet den ${day}. Begrundelse: ${reason}`,

	// Key figures
	keyFiguresIntro:
		'Tal, der går igen fra rapport til rapport, samlet over tid. Hvert tal fører til den tabel, det står i.',
	noKeyFigures: 'Arkivet har endnu ingen tal, der går igen i flere rapporter.',
	keyFigurePoints: (n: number) => count(n, 'periode', 'perioder'),
	keyFigureReports: (n: number) => count(n, 'rapport', 'rapporter'),
	figure: 'Tal',
	figurePeriod: 'Periode',
	fromTo: (first: string, last: string) => `${first} · ${last}`,
	statedIn: 'Står i',
	revised: (values: string) => `I en anden rapport: ${values}`,
	seriesBreak: (why: string) => `Brud før denne periode: ${why}`,
	partYear: 'Åbne punkter dækker en kortere periode end de andre.',
	asCsv: 'Hent som CSV',
	asJson: 'Hent som JSON',
	tableIn: (n: number, title: string) => `tabel ${n} i ${title}`,

	// Front page
	datasetText: 'Dagsordener, referater og bilag',
	latestMeetings: 'Seneste møder',
	latestDecisions: 'Seneste beslutninger',
	dissent: 'Beslutninger med uenighed',
	comingMeetings: 'Kommende møder',
	committees: 'Udvalg',
	years: 'År',
	municipalities: 'Kommuner',
	findYourWay: 'Find vej uden at søge',
	counts: (meetings: number, items: number, attachments: number) =>
		`${count(meetings, 'møde', 'møder')}, ${count(items, 'punkt', 'punkter')} og ${attachments} bilag`,
	allMeetings: (name: string) => `Alle møder i ${name}`,

	// Municipality
	municipality: (name: string) => `${name} Kommune`,
	meetingCount: (n: number) => count(n, 'møde', 'møder'),
	itemCount: (n: number) => count(n, 'punkt', 'punkter'),
	attachmentCount: (n: number) => `${n} bilag`,
	noMeetings: 'Arkivet har ingen møder endnu.',
	cases: 'Sager',
	caseCount: (n: number) => count(n, 'sag', 'sager'),
	topics: 'Emner',
	topic: (group: string) => `KLE ${group}`,
	topicsText:
		'Sager efter hovedgruppe i KL’s emnesystematik (KLE), som sagsnumrene bærer dem. Arkivet har kun numrene.',
	noTopics: 'Ingen sagsnumre i arkivet bærer et emne fra KL’s emnesystematik (KLE).',
	members: 'Medlemmer',
	register: 'Register A–Å',
	completeness: 'Hvad arkivet mangler',
	searchCommittee: 'Søg i dette udvalg',
	meetingsIn: (year: string) => `Møder i ${year}`,

	// Meeting
	meeting: 'Møde',
	agenda: 'Dagsorden',
	agendaTerm: 'Listen over de punkter, udvalget behandler på mødet.',
	people: 'Deltagere',
	roster: 'Udvalgets medlemmer',
	absent: 'Fraværende',
	excused: 'afbud',
	notExcused: 'uden afbud',
	substitutes: 'Stedfortrædere',
	substituteFor: (name: string) => `for ${name}`,
	forItems: (numbers: readonly string[]) =>
		numbers.length === 1
			? `punkt ${numbers[0]}`
			: `punkt ${numbers.slice(0, -1).join(', ')} og ${numbers.at(-1)}`,
	place: 'Sted',
	when: 'Tidspunkt',
	period: (years: string) => `Valgperiode ${yearSpan(years)}`,
	documents: 'Dokumenter',
	meetingAttachments: 'Mødets egne bilag',
	previousMeeting: 'Forrige møde',
	nextMeeting: 'Næste møde',
	documentKinds: {
		agenda: 'Dagsorden',
		'supplementary-agenda': 'Tillægsdagsorden',
		minutes: 'Referat',
		'corrected-minutes': 'Rettet referat',
	} satisfies Record<DocumentKind, string>,
	onlyAgenda: 'Arkivet har kun dagsordenen. Referatet mangler, så beslutningerne står her ikke.',

	// Item
	item: 'Punkt',
	itemNumber: (number: string) => `Punkt ${number}`,
	closedItem: 'Lukket punkt',
	closedShort: 'Lukket',
	closedText:
		'Punktet blev behandlet for lukkede døre. Kun nummer, titel og det, der er offentliggjort, står i arkivet.',
	decision: 'Beslutning',
	noDecision: 'Der er ikke trykt nogen beslutning under punktet.',
	emptyDecision: 'Referatet gengiver ingen beslutning.',
	earlierDecisions: 'Tidligere beslutninger i samme sag',
	itemTitle: 'Titel',
	changedSince: 'Ændret siden dagsordenen',
	differsFrom: (document: string) => `Forskelle fra: ${document.toLowerCase()}`,
	left: 'udeladt',
	passagesAdded: (count: number) =>
		count === 1 ? 'Et afsnit er kommet til.' : `${count} afsnit er kommet til.`,
	passagesGone: (count: number) =>
		count === 1 ? 'Et afsnit stod der og er udgået:' : `${count} afsnit stod der og er udgået:`,
	recommendation: 'Indstilling',
	caseText: 'Sagens tekst',
	contents: 'Indhold',
	caseNumber: 'Sagsnummer',
	itemType: 'Punkttype',
	committee: 'Udvalg',
	dateLabel: 'Dato',
	attachments: 'Bilag',
	sides: { for: 'For', against: 'Imod', abstain: 'Undlod at stemme' },
	outcomes: {
		approved: 'Godkendt',
		recommended: 'Anbefalet',
		noted: 'Taget til efterretning',
		discussed: 'Drøftet',
		postponed: 'Udsat',
		'sent-on': 'Sendt videre',
		rejected: 'Forkastet',
		none: 'Ingen beslutning',
		other: 'Anden beslutning',
	} satisfies Record<Outcome, string>,
	outcomeTerms: {
		approved: 'Forslaget gælder, som det blev foreslået eller rettet på mødet.',
		recommended: 'Udvalget siger ja, men et andet udvalg eller kommunalbestyrelsen afgør sagen.',
		noted: 'Udvalget har fået oplysningerne. Der er ikke besluttet noget nyt.',
		discussed: 'Udvalget har talt om sagen uden at afgøre den.',
		postponed: 'Sagen kommer på et senere møde.',
		'sent-on': 'Sagen er sendt til et andet udvalg eller i høring.',
		rejected: 'Forslaget er ikke vedtaget.',
		none: 'Referatet gengiver ingen beslutning.',
		other: 'Beslutningen falder uden for de almindelige former. Læs ordlyden.',
	} satisfies Record<Outcome, string>,
	whatMeans: (term: string) => `Hvad betyder »${term}«?`,
	accesses: { open: 'Åbent', closed: 'Lukket', unstated: 'Ikke oplyst' } satisfies Record<
		Access,
		string
	>,
	caseCourse: 'Sagens gang',
	thisItem: 'Dette punkt',
	wholeCase: (number: string) => `Hele sagen ${number}`,
	mentionedIn: 'Omtalt i',
	mentions: 'Henvisninger ud af arkivet',
	unresolved: {
		'no-such-committee': 'udvalget er ikke i arkivet',
		'no-such-meeting': 'mødet er ikke i arkivet endnu',
		'no-such-item': 'mødet har ikke et punkt med det nummer',
		'no-such-case': 'sagen er ikke i arkivet',
		unclear: 'det er ikke entydigt, hvad der menes',
	},
	previousItem: 'Forrige punkt',
	nextItem: 'Næste punkt',
	neighbours: 'Andre punkter på mødet',
	backToMeeting: 'Til mødets dagsorden',
	source: 'Kilde',
	sourceLines: (from: number, to: number) =>
		from === to ? `linje ${from}` : `linje ${from}–${to}`,
	linePage: 'Dokumentet linje for linje, som arkivet modtog det.',
	download: 'Hent dokumentet',
	checksum: 'sha256',
	beside: {
		title: 'Kilde ved siden af',
		fates: {
			blank: 'tom',
			body: 'i teksten',
			field: 'i et felt',
			furniture: 'sidehoved og -fod',
			withheld: 'holdt tilbage',
			nowhere: 'ikke med nogen steder',
		},
	},
	sourceText: 'Teksten er gengivet efter dokumentet',
	cite: 'Henvis til siden',
	citeText: 'Adressen er varig og kan bruges i breve, links og noter.',
	report: 'Fejl eller mangler?',
	reportText: 'Skriv til arkivet, hvis noget på siden er forkert eller mangler.',
	reportSubject: (title: string) => `Fejl eller mangel: ${title}`,

	// The reader's own collection
	/** Plain strings, since the browser gets them; {…} is filled in there. */
	collectionPage: {
		title: 'Saml dokument',
		intro:
			'Punkter og bilag, du har lagt i samlingen, som ét dokument til udskrift. Samlingen gemmes kun i din egen browser.',
		withoutScript: 'Samlingen kræver JavaScript. Uden det kan hver side udskrives for sig.',
		onDisk: 'Samlingen virker kun, når arkivet læses på nettet.',
		empty: 'Samlingen er tom. Nederst på møder, punkter og bilag kan de lægges i samlingen.',
		print: 'Udskriv eller gem som PDF',
		clear: 'Tøm samlingen',
		cleared: 'Samlingen er tømt.',
		remove: 'Fjern',
		raise: 'Flyt op',
		loading: 'Henter siderne …',
		count: 'Samlingen har {n} sider.',
		countMissing: 'Samlingen har {n} sider. {missing} kunne ikke hentes.',
		missing: 'Siden kunne ikke hentes. Den står på {address}',
	},

	// What can be taken from a page
	offersLabel: 'Følg og hent',
	offers: {
		feed: 'Følg (Atom-feed)',
		calendar: 'Mødekalender (iCalendar)',
		data: 'Data som JSON',
	} satisfies Record<Offer, string>,

	// Attachment
	attachment: 'Bilag',
	belongsTo: 'Hører til',
	documentId: 'Dokumentnummer',
	fileName: 'Filnavn',
	extents: {
		full: 'Hele teksten',
		partial: 'En del af teksten',
		none: 'Kun titel',
	} satisfies Record<TextExtent, string>,
	extentTexts: {
		full: 'Hele bilagets tekst står i arkivet.',
		partial: 'Kun en del af bilagets tekst står i arkivet.',
		none: 'Bilaget er nævnt i dagsordenen, men dets tekst er ikke i arkivet.',
	} satisfies Record<TextExtent, string>,
	picturePages: (pictures: readonly number[], pages: number) =>
		`${pictures.length} af ${pages} sider er billeder: side ${spans(pictures)}`,
	previousAttachment: 'Forrige bilag',
	nextAttachment: 'Næste bilag',

	// Case
	caseTitle: (number: string) => `Sag ${number}`,
	standingCase: 'Fast sag: nummeret samler det, der vender tilbage fra møde til møde.',
	treatments: (n: number) => count(n, 'behandling', 'behandlinger'),
	firstTo: (first: string, last: string) => (first === last ? first : `${first} – ${last}`),

	// Members
	party: 'Parti',
	attendance: 'Fremmøde',
	attendanceText: (meetings: number, absent: number) =>
		`Står på listen over deltagere ved ${count(meetings, 'møde', 'møder')}${absent === 0 ? '. Intet fravær er noteret.' : `, heraf fraværende ved ${absent}.`}`,
	asSubstitute: (n: number) => `Stedfortræder ved ${count(n, 'møde', 'møder')}.`,
	memberOf: 'Medlem af',
	votesOf: 'Afstemninger, hvor medlemmet er nævnt',
	noVotes: 'Ingen afstemning i arkivet nævner medlemmet ved navn.',
	votesNote:
		'Kun det, der er trykt, står her. Er en afstemning kun gengivet med partier, er den ikke regnet om til personer.',
	membersNote: 'Valgte medlemmer, som arkivets registre, deltagerlister og afstemninger nævner.',
	absences: 'Fravær',

	// Registers
	registerText: 'Alle punkter i arkivet efter titel.',
	otherCharacters: 'Andet',
	letters: 'Bogstaver',

	// Completeness
	completenessText:
		'Hvad arkivet har, og hvad det ikke har, for hvert udvalg og år. Et møde, der slet ikke er afleveret, kan ikke ses her.',
	year: 'År',
	meetings: 'Møder',
	withAgenda: 'Med dagsorden',
	withMinutes: 'Med referat',
	itemsHeading: 'Punkter',
	closedItems: 'Lukkede punkter',
	withoutDecision: 'Uden beslutning',
	attachmentsWithoutText: 'Bilag uden tekst',
	attachmentsInPart: 'Bilag delvist',
	outsideReferences: 'Henvisninger ud af arkivet',
	pictures: 'Billeder uden tekst',
	withdrawnRecords: 'Fjernet',
	askedFor: 'Nævnt i teksterne, men ikke i arkivet',
	askedForText: 'Møder og sager, der henvises til, og som kunne hentes til arkivet.',
	askedTimes: (n: number) => count(n, 'henvisning', 'henvisninger'),
	otherReferences: 'Andre henvisninger, som ikke kan følges',

	// Log
	logText: 'Hvad der er kommet til og ændret i arkivet, dag for dag.',
	logEmpty: 'Arkivet har ingen oplysninger om ændringer endnu.',
	lastChanged: 'Senest ændret i arkivet',
	written: 'Tilføjet',
	changed: 'Ændret',
	andMore: (n: number) => `… og ${n} til`,

	// Body
	headingLink: (heading: string) => `Link til afsnittet ${heading}`,
	paragraphLink: 'Link hertil',
	tableName: (n: number) => `Tabel ${n}`,
	pageName: (n: number) => `Side ${n}`,

	// Search page: plain strings, since the browser gets them; {…} is filled in there
	searchPage: {
		title: 'Søg',
		label: 'Søg i dagsordener, referater og bilag',
		hint: 'Skriv et emne, en adresse, et navn, en dato eller et sagsnummer. Ord i »citationstegn« skal stå samlet.',
		button: 'Søg',
		examples: 'Det kan du for eksempel skrive',
		withoutScript: 'Søgningen kræver JavaScript. Uden det fører disse veje til alt i arkivet:',
		waysIn: 'Find vej uden at søge',
		loading: 'Søger …',
		one: '1 resultat for {q}',
		many: '{n} resultater for {q}',
		oneLimited: '1 resultat',
		manyLimited: '{n} resultater',
		ofAll: 'af {n} i alt, når der ikke er afgrænset',
		none: 'Ingen resultater for {q}',
		noneLimited: 'Ingen resultater med den afgrænsning',
		failed: 'Søgningen kunne ikke hente sit indeks. Prøv igen, eller find vej gennem registrene.',
		again: 'Prøv igen',
		results: 'Resultater',
		filters: 'Afgræns',
		municipalities: 'Kommune',
		committees: 'Udvalg',
		periods: 'Valgperiode',
		years: 'År',
		kinds: 'Slags',
		outcomes: 'Udfald',
		has: 'Indhold',
		span: 'Tidsrum',
		from: 'Fra dato',
		to: 'Til dato',
		vote: 'Med afstemning',
		figures: 'Med tal i tabeller',
		chosen: 'Valgt afgrænsning',
		clear: 'Fjern al afgrænsning',
		remove: 'Fjern {value}',
		order: 'Rækkefølge',
		relevance: 'Bedste svar først',
		newest: 'Nyeste først',
		oldest: 'Ældste først',
		pages: 'Flere resultater',
		previous: 'Forrige side',
		next: 'Næste side',
		page: 'Side {n} af {all}',
		item: 'Punkt',
		itemNumber: 'Punkt {n}',
		meeting: 'Møde',
		standing: 'Fast punkt',
		closed: 'Lukket punkt',
		case: 'Sag {number}',
		decision: 'Beslutning',
		attachment: 'Bilag {n}: {title}',
		undated: 'Uden dato',
		understood: 'Sådan er spørgsmålet forstået',
		understoodAs: {
			word: 'ordet {value}',
			phrase: 'ordene {value} samlet',
			identifier: 'sags- eller dokumentnummeret {value}',
			number: 'tallet {value}',
			date: 'datoen {value}',
			'item-number': '{value}',
			committee: 'udvalget {value}',
			municipality: 'kommunen {value}',
		},
		unknownWord: 'Arkivet kender ikke {word}.',
		nearWord: 'Arkivet har ikke {word}. Her er resultater for {near}.',
		beginning: 'Intet er skrevet {word} alene. Her er ord, der begynder sådan.',
		didYouMean: 'Mente du',
		partial: 'Intet punkt har alt det, der er spurgt om. Her er dem, der har mest.',
		loosen: 'Prøv i stedet',
		without: 'Søg uden {word}',
		everything: 'Søg også i bilagenes tekst og i ældre år',
		searched: 'Der er søgt i {terms}.',
		withoutLimits: 'Søg uden afgrænsning',
		unknownValue:
			'Adressen har {name}={value}, som søgningen ikke kender. Der er set bort fra det.',
		outcome: {
			approved: 'Godkendt',
			recommended: 'Anbefalet',
			noted: 'Til efterretning',
			discussed: 'Drøftet',
			postponed: 'Udsat',
			'sent-on': 'Sendt videre',
			rejected: 'Forkastet',
			none: 'Ingen beslutning',
			other: 'Anden beslutning',
		} satisfies Record<Outcome, string>,
	},
};

/** The words of one language. */
export type Words = typeof da;

const languages: Record<ArchiveSettings['language'], Words> = { da, en };

/** The words of the interface in a language. */
export function wordsOf(language: ArchiveSettings['language']): Words {
	return languages[language];
}
