/**
 * Words of a spoken question that say nothing about what is looked for. Folded (`toTerms`).
 *
 * `stopWords` are dropped. `weakWords` help to rank but nothing has to hold them: they stand in most documents of an
 * archive like this, tell what is wanted of the answer (`besluttet`, `koster`), or are verbs, adjectives and adverbs of
 * everyday speech, which say something of a subject and do not name it. A question of nothing but weak words is asked
 * as it stands. A word that has other words for the same thing (`synonyms.ts`) names a subject and stands here in vain.
 */
import { fold } from './terms.ts';

/** Folds words in one go: a digit between them is kept, and there is none in them. */
function foldAll(words: readonly string[]): string[] {
	return fold(words.join('0')).split('0');
}

function set(words: string): ReadonlySet<string> {
	return new Set(foldAll(words.split(/\s+/u)));
}

export const stopWords = set(
	`ad af aldrig alle allerede alt altid altså anden andet andre at bare begge blev blevet blive bliver da de dem den denne
	der deres derfor det dette dig din dine dit dog du efter eller en end endnu er et fik for fordi fra før få får fået ham
	han hans har have havde hen hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan hvorfor
	hvornår i igen ikke ind ingen ja jeg jer jeres jo kan kom komme kommer kunne kun lige man mange med mellem men mere
	mest mig min mindre mine mit må måske ned nej noget nogen nogle nok nu når nær og også om omkring op os over på samme
	sammen selv selvom sig sin sine sit skal skulle som så sådan til ud under uden var ved vi vil ville vor vores være
	været gør gøre gjort siden samt hvorledes hvormed hertil heraf blandt inden via mod pr jf bl.a fx dvs kl ifm ift vedr
	vedrørende angående omhandler handler handlede findes fandt finde giver give gives går gå gik sker skete ske står stå
	siger sige sagde tager tage tog ligger ligge bruger bruge brugt vide ved fortæl mon egentlig stk d`,
);

const weak = set(
	`kommune kommunen kommunens kommuner kommunerne udvalg udvalget udvalgets møde møder mødet mødets sag sager sagen punkt
	punktet dagsorden dagsordenen referat referatet referater besluttet beslutning beslutningen beslutninger beslutte
	besluttede vedtaget vedtog vedtage godkendt godkendte bestemt bestemte afgjort afgørelse behandlet behandlede
	behandling drøftet drøftede penge kroner kr koster koste kostede meget hvor borgere borgerne borger folk mennesker
	nye ny nyt år året årene gang gange dag dage tid regler politikere politikerne politikernes mening synes siger skrevet
	dokument dokumenter bilag information oplysninger forslag gøres hjælp få fået brug status situation antal procent
	pct mio bor bo boede arbejder hjælpe lave laver lavet betaler betale afsat afsætter bruges gik forslaget stort stor
	trukket trække trækker ramt ramme rammer ramte lagt lægge lægger sat sætte sætter holdt holde holder søgt søge søger
	sendt sende sender vist vise viser talt tale taler spurgt spørger ønsker ønske ønsket mener mene ment sørge sørger
	starter startet stoppe stopper stoppet ændre ændret ændrer løse løst løser følge følger fulgt hænger betyder betyde
	virker virke hedder hedde tilbyder tilbyde tilbudt skete sket klare klarer mangler mangle manglede skaffe skaffet
	rejst rejse rejser kendt kender hørt høre hører sagt tænker tænkt prøve prøver lukkes åbnes bygges opføres etableres
	oprettes indføres afskaffes fremgår indeholder gælder gælde omfatter vedtog store først første sidste seneste nyeste aktuelle kommende danske danmark lokale hele`,
);

/** Verbs in the infinitive; their regular forms are made. */
const verbs =
	`acceptere afbryde aflevere afslutte afslå afvise anbefale anerkende anvende ankomme aflyse afprøve afvikle aktivere advare
	bede begrunde begynde behøve bekymre benytte beskrive beskytte besvare besøge bevare bidrage binde blande borge bringe bryde
	byde bytte bære behandle berøre beholde betegne bemærke betragte bestille bestå dele deltage diskutere dække drage drive
	dyrke droppe efterspørge eksistere erstatte etablere fastholde fastsætte fejle finansiere fjerne flytte foregå forbedre
	forberede forbyde fordele forebygge foreslå foretage forhindre forholde forklare forkorte forlade forlange forlænge forsvinde
	forstå forsøge fortsætte forvente forårsage forøge fungere fylde føle føre få fremme garantere gemme gennemføre gentage glemme
	godtgøre gribe gælde håbe håndtere hente hindre hjemsende hvile indføre indgå indrette indkalde indsamle informere inkludere
	interessere invitere justere kalde kende kigge komme kontakte kræve kunne købe lade  leve levere ligne love lukke 
	læse  medføre meddele melde miste møde nedlægge nedsætte nå nævne offentliggøre opdage opfordre opfylde ophøre
	oplyse opleve opnå oprette opstå optage orientere overtage overveje passe placere planlægge pege præsentere
	påvirke ramme redde reducere reparere respektere ringe  samle sammenligne savne sikre skabe skelne skifte skrive
	slippe slutte slå sove spille sprede stemme stige stille styrke styre straffe svare synes sælge søge takke tegne tabe tjene tilbyde
	tillade tilføje tilpasse tolke tro true træde træffe trække tvinge udarbejde udbetale udbyde uddele udføre udgøre udleje
	udlevere udnytte udpege udskyde udvide udvikle undersøge understøtte undgå undre unde vare variere vedtage veje vende vente
	vurdere vælge være vokse yde åbne ændre øge købe dø bede flyve fryse gå komme løbe sidde sejle sige
	se starte bruge arbejde tage give have gå planlægge klage passe rydde bestemme afgøre forklare fortælle opgøre udfordre
	bistå satse arrangere afholde deltage tilmelde invitere mødes melde komme hjælpe koste betale hedde bo virke gælde ske`.split(
		/\s+/u,
	);

const others = set(
	`afslag aktivt alvorlig alvorligt almindelig almindelige almindeligt ofte sjælden sjældent tit altid straks snart senere tidligere
	tidligt tidlig sent sen for fortsat stadig stadigvæk igen faktisk måske nemt nem nemme let lette svær svært svære hård hårdt
	hårde god godt gode bedre bedst bedste dårlig dårligt dårlige værre værst rigtig rigtigt rigtige forkert forkerte fejlagtig
	hurtig hurtigt hurtige hurtigere langsom langsomt langsommere lang langt lange længere længst kort korte kortere billig
	billigt billige billigere dyr dyrt dyre dyrere stor stort større størst lille små mindst gammel gammelt gamle ældre ældste ung ungt
	høj højt høje højere højest lav lavt lave lavere lavest mulig muligt mulige umulig vigtig vigtigt vigtige nødvendig
	nødvendigt særlig særligt særlige forskellig forskellige forskelligt samlet samlede fælles egen eget egne fri frit frie
	åben åbent åbne lukket lukkede sikker sikkert sikre usikker tryg trygt klar klart klare tydelig enkel enkelt enkelte hel helt hele
	halv halvt fuld fuldt fulde tom tomt flere færre fleste mange masser lidt alene ekstra gratis direkte indirekte cirka
	omkring næsten kun blot især heller desuden dermed derefter nemlig netop hurtigst muligst overhovedet ellers endelig
	virkelig egentlig præcis nøjagtig ca enig uenig glad vred ked bange klog dum rask smuk grim ren rent beskidt varm kold
	konkret konkrete generelt generel daglig dagligt daglige årlig årligt årlige månedlig månedligt ugentlig ugentlige hver hvert
	sagsnr sagsnummer sagsnumre journalnr journalnummer dokumentnr dokumentnummer dok nr nummer id side sider ting tingene måde måder grund
	årsag årsager gang forhold slags type typer eksempel problem problemer problemet planer emne emner spørgsmål svar mulighed muligheder
	del dele dele side resten mængde omfang tal tallet tallene udvikling udviklingen ude uge uger måned måneder
	dato datoer klokken tidspunkt begyndelsen slutningen løbet mens imens
	tilbage gang næste sidst forrige fremtid fremtiden fremover dengang nutid øje øjne lyst brug behov fokus forbindelse forskel
	sted steder stedet vej hånd hjem hjemme langs rundt forbi væk henne derhjemme udenfor indenfor frem
	svag svage svageste stærk stærke stærkt rig rige fattig fattige kendte ukendt rolig tung let nok ekstra rart skidt ondt
	par lille småt mindste halvdelen hovedparten flertallet resten ingenting alting
	mig dig os man personer person mand familier nogens enkelte hinanden hverandre ens samtlige
	gerne faktisk sikkert vist vel mon jo lidt temmelig ganske ret helst især blot virkelig nogensinde længe
	menneske mennesker mennesket ungt projekt projekter planlagt planlagte lande landet egentlig ærlig pludselig
	ansvar ansvaret formål formålet baggrund årsagen begrundelse begrundelsen konsekvens konsekvenser konsekvenserne resultatet
	løsning løsningen initiativ initiativer idé ideer ønsker holdning holdninger mål indhold indholdet historie`,
);

/** The forms of a regular verb: `straffe`, `straffer`, `straffes`, `straffet`, `straffede`, `straffende`. */
function verbForms(infinitive: string): string[] {
	const base = infinitive.replace(/e$/u, '');
	const bare = base.replace(/([^aeiouyæøå])\1$/u, '$1');
	return [
		infinitive,
		...['er', 'es', 'et', 'ede', 'ende'].map((ending) => base + ending),
		...(infinitive.endsWith('e')
			? [`${bare}t`, `${bare}te`]
			: [`${base}r`, `${base}s`, `${base}et`]),
	];
}

/** Words that help to rank and are not required. */
export const weakWords: ReadonlySet<string> = new Set([
	...weak,
	...others,
	...foldAll(verbs.flatMap(verbForms)),
]);
