/**
 * What a citizen says, and which words of the administration he may mean: the one side is asked, the other is looked for.
 *
 * Beside `synonyms.ts`, whose words mean the same both ways. Kept by hand from how Danish municipalities divide and name
 * their work (the subject groups of KLE, the service laws, the labels of the prints), theme by theme. A line belongs
 * here when the left side is everyday speech that a case is seldom written in; a page that has the asked word itself
 * comes first all the same.
 */
const table = `
# what is asked of any matter
færre penge, mindre pris, spare penge, sparet penge, skære ned, skæres ned, nedskæringer, sparer, spares, besparelser: besparelse, reduktion, mindreudgift, effektivisering, budgetreduktion, nedsættelse
flere penge, ekstra penge, tilføre penge: tillægsbevilling, bevilling, merudgift, opnormering, udvidelse
penge fra staten, statens penge: statstilskud, refusion, puljemidler, bloktilskud, kompensation
hvor bruges pengene, hvad bruges pengene til, pengene brugt, bruges pengene: forbrug, budgetopfølgning, regnskab
går det godt med økonomien, hvordan går det med økonomien, økonomien: økonomi, budgetopfølgning, regnskab, forventet forbrug
holde budgettet, holder budgettet, gået over budgettet, sprængt budgettet: budgetoverholdelse, merforbrug, budgetopfølgning
næste års budget, budgettet næste år: budgetbidrag, budgetforslag, budgetlægning, overslagsår
budgetaftale, aftalen om budgettet, budgetaftalen: budgetforlig, budgetaftale
stemte imod, stemte nej, var imod, sagde nej, er imod: stemte imod, imod, mindretal, kan ikke tiltræde
stemte for, sagde ja, var for: stemte for, for stemte, tiltrådt
uenige, uenighed, afstemning: mindretal, flertal, stemte
hvornår er der møde, hvornår holder udvalget møde, holder udvalget møde, hvornår mødes udvalget, udvalgsmøder, udvalgsmøde, mødedage, mødedatoer, mødedato, næste års møder: mødeplan, mødekalender, årsplan for møder, møderække
hvordan arbejder udvalget, udvalget arbejde, udvalget skal arbejde: arbejdsform, forretningsorden, kommissorium
ansøgt, søge om lov: ansøgning, dispensation, tilladelse
klagesager, klage over: klage, ankestyrelsen, tilsyn
lov til, få lov: tilladelse, dispensation
hvad mener borgerne, borgernes mening, spørge borgerne, blive hørt, bliver hørt, lytte til: borgerinddragelse, borgerhøring, involvering, borgermøde
borgermøde, møde med borgere, møde for borgere: borgermøde, temamøde, dialogmøde, borgerinddragelse
spørgeskema, hvad synes brugerne, glade for, tilfredse med, tilfredshed: tilfredshedsundersøgelse, tilfredshedsmåling, brugerundersøgelse, evaluering
hvordan er det gået, hvordan gik det, virkede det, virker det: evaluering, effekt, målopfølgning
når målene, nå sine mål, når sine mål, opfyldt målene: målopfyldelse, målopfølgning, måltal
på nettet, internettet, nettet: hjemmeside, digital, online, website, selvbetjening
holde øje, holder øje, overvåge, kigge kommunen efter: tilsyn, monitorering, kontrol
fejl i, lavet fejl, forkerte afgørelser: fejl, praksisundersøgelse, omgørelse, tilbagebetaling
penge retur, få pengene tilbage, få deres penge tilbage, deres penge tilbage, pengene tilbage: tilbagebetaling, efterbetaling, godtgørelse, tilbagebetalingskrav
bøvl, papirarbejde, bureaukrati: regelforenkling, afbureaukratisering, forenkling, administrative lettelser
færre regler, regelrytteri: regelforenkling, forenkling
ny lov, lovændringer: reform, lovændring, lovgivning
samarbejde med andre kommuner, kommunerne sammen, andre byer: tværkommunal, fælleskommunal, KKR

# work and benefits
overførselsindkomst, overførselsindkomster, offentlig hjælp, bistand, lever af det offentlige, leve af det offentlige: offentlig forsørgelse, forsørgelsesydelse, overførsler
kontanthjælpsloft, loftet over kontanthjælp, loft over kontanthjælp, loft: kontanthjælpsloft, ydelsesloft
trukket i kontanthjælp, trække i kontanthjælp, trukket i ydelse, straf, straffet, mister kontanthjælp, miste ydelse: sanktion, rådighedssanktion
rådighed, stå til rådighed: rådighed, rådighedsvurdering, rådighedssanktion
få et job, få folk i job, få folk i arbejde, folk i job, folk i arbejde, finde arbejde, finde job, i arbejde: beskæftigelse, beskæftigelsesindsats, selvforsørgelse, ordinær beskæftigelse
jobsøgning, søge job, skrive ansøgning, jobansøgning, cv: jobsøgning, jobsamtaler, CV, jobformidling
møde op: fremmøde, kontaktforløb, samtale
a-kasse, a-kassen, fagforening: a-kasse, arbejdsløshedskasse
arbejdsgiver, arbejdsgivere, chefen, chef: arbejdsgiver, virksomhed
kolleger, kollegerne, kollega: medarbejder, medarbejderrepræsentant, tillidsrepræsentant
gratis arbejdskraft: virksomhedspraktik, nytteindsats, løntilskud
tvunget arbejde, arbejde for kontanthjælpen, arbejde for pengene, rydde op, rydder op: nytteindsats, arbejdspligt, aktivering
aktivering, aktiveret: aktivering, aktive tilbud, virksomhedsrettet
svageste, svage ledige, svage borgere, de svage, svage, på kanten: udsatte, udsatte borgere, aktivitetsparate, kanten af arbejdsmarkedet
kan ikke arbejde, ikke kan arbejde, for syg til at arbejde, nedslidt, nedslidte: ressourceforløb, førtidspension, arbejdsevne, rehabilitering, jobafklaringsforløb
syg, syge, sygemeldte, langtidssyge: sygedagpenge, sygemeldt, jobafklaringsforløb
tidlig pension, gå på pension, seniorpension, arnepension: førtidspension, seniorpension, tidlig pension
skånehensyn, nedsat tid: fleksjob
omskoling, ny uddannelse, efteruddannelse: opkvalificering, revalidering, kompetenceudvikling, efteruddannelse
mangel på arbejdskraft, mangler folk, mangler hænder, mangel på hænder: rekruttering, arbejdskraft, mangelområder, flaskehalse
mangel på pædagoger, mangel på sygeplejersker, nok pædagoger, nok sygeplejersker, nok lærere: velfærdsuddannelser, rekruttering
sosu-hjælper, sosu-assistent, sosuhjælper, social- og sundhedshjælper: SOSU, social- og sundhedsuddannelse
kone, ægtefælle, samlever, gift: ægtefælle, samlever, gensidig forsørgerpligt
forsørge, forsørger, forsørget: forsørgerpligt, forsørgelse
dimittend, nyuddannet, nyuddannede, akademiker, akademikere: dimittend, nyuddannet, akademiker
ældre ledige, over 50, over 50 år: seniorer, over 50 år

møder ikke op, udebliver, udeblive, bliver væk: udeblivelse, udeblivelser, sanktion, fremmøde
mistet jobbet, mister jobbet, massefyring: ledighed, varsling, afskedigelse
unge uden uddannelse, droppe ud, dropper ud, unge uden job: uddannelsesparat, uddannelseshjælp, frafald, ungeindsats, FGU
lærling, lærlinge, elever i virksomheder: læreplads, elevplads, praktikplads
tilskud til løn, betale lønnen: løntilskud
klare sig selv, forsørge sig selv: selvforsørgelse, selvforsørgende
aleneforældre, alenemor, enlige forsørgere: enlige forsørgere
ordentlig sagsbehandling, behandlet ordentligt, behandler borgerne: værdig sagsbehandling, sagsbehandling, borgerrådgiver
ministeren, ministerens mål: ministermål, beskæftigelsesministeren
kommuner imellem, borgere fra andre kommuner: mellemkommunal, mellemkommunal refusion
hvem kom ikke, hvem manglede, meldt afbud, ikke til stede: afbud, fraværende
bag lukkede døre: lukket, lukkede punkter
corona, pandemi: COVID-19, corona

# newcomers
flygtning, flygtninge, asylansøger: integrationsborgere, integrationsborger, flygtning, fordrevne, nyankomne, kvoteflygtning
indvandrer, indvandrere, udlændinge, indvandrerforældre, tosprogede: integrationsborgere, etniske minoriteter, minoritetsetniske, tosprogede, ikke-vestlige, flersprogede
sprogkursus, sprogkurser, sprogundervisning, danskkursus, lære sproget, undervisning i dansk: danskuddannelse, sprogcenter, danskundervisning, sprogforløb, sprog
hjemland, hjemlandet, rejse hjem, rejst hjem, flytte hjem, tage hjem, vende tilbage: repatriering, hjemrejse, tilbagevenden
familiesammenføring, hente familie: familiesammenføring, familiesammenførte
skolegang, gå i skole, går i skole, kommer i skole: modtageklasser, basisundervisning, undervisning, skole
tage imod flygtninge, modtage flygtninge, hvor mange skal kommunen tage: modtagelse, kommunekvote, kvote
indvandrerkvinder: indvandrerkvinder, kvinder

# business, town and tourism
erhvervslivet, erhvervsliv: virksomheder, erhvervsdrivende
reklame, pr: markedsføring, branding
hotel, overnatte, vandrerhjem, camping: overnatning, vandrerhjem, hotel, campingplads
brochure, turistkort: guide, turistinformation, kort
tilflyttere, flytte til kommunen: bosætning, tilflytning
butikker, butik, små butikker, forretninger: detailhandel, handelsliv, erhvervsdrivende, butik
starte forretning, starte egen forretning, starte firma, åbne butik, åbne forretning, eget firma, blive selvstændig, starte for sig selv: iværksætter, iværksætteri, opstart af virksomhed
hjælp til virksomheder: erhvervsservice, erhvervsindsats, virksomhedsservice, erhvervspolitik
erhvervsfolk, erhvervsmøde, møde for virksomheder, nytårskur: erhvervsliv, vækstmøde, erhvervsforum, dialogmøde
gæster, turister, ferie, seværdigheder: turisme, turist, overnatning, attraktion
skilte, skilt: skiltning, skilte, wayfinding
liv i byen, levende by, midtbyen, bymidte: byliv, bymidte, bydelscentre, midtby

# children and schools
børnehave, vuggestue, dagpleje, institution, institutioner: dagtilbud, daginstitution, dagpleje
pasning, pladser i vuggestue, pladsgaranti, mangler plads: pasningsgaranti, dagtilbud, kapacitet
lukkedage, ferielukning, sommerlukket: lukkedage, ferielukning
for få voksne, flere voksne, normering: minimumsnormeringer, normering, personalenormering
klassestørrelse, store klasser, børn i klassen: klassekvotient, klassedannelse
skolelukning, lukke skoler, skoler lukkes: skolestruktur, skolelukning, lukning af skoler
skoledistrikt, hvilken skole: skoledistrikt, distriktsændring, frit skolevalg
lange skoledage: skoledag, understøttende undervisning, undervisningstid
mobning, mobbet: trivsel, antimobbestrategi, undervisningsmiljø
dårlig luft, skimmelsvamp: indeklima, ventilation, skimmelsvamp
skolemad, frokost, mad i børnehaven: frokostordning, skolemad, madordning
lektier, lektiehjælp: lektiecafé, lektiehjælp
skolebus, kørsel til skole: befordring, skolekørsel, elevbefordring
børn med særlige behov, autisme, adhd: specialundervisning, specialtilbud
anbragte børn, fjerne børn, tvangsfjernelse, plejefamilie: anbringelse, børn og unge-udvalget, plejefamilie, foranstaltninger
udsatte unge, unge med problemer, ballademagere, kriminelle unge, unge der laver ballade: SSP, kriminalpræventiv, ungdomskriminalitet, gadeplan
har det skidt, ondt i livet, ked af det, dårligt psykisk, ensom, ensomme, ensomhed, mistrives: trivsel, mistrivsel, mental sundhed, ensomhed, rådgivning
nogen at tale med, tale med nogen, snakke med: rådgivning, rådgivningstilbud
psykolog, gratis psykolog, terapi: psykologordning, psykolog, psykologisk rådgivning
sundhedsplejerske, spædbørn: sundhedspleje, sundhedsplejerske

# the old, the ill and the handicapped
gamle mennesker: ældre, seniorer, ældreområdet
plads på plejehjem, plejehjemsplads, plejehjemspladser: plejebolig, plejecenter
hjælp i hjemmet, støvsugning: hjemmepleje, praktisk hjælp, hjemmehjælp
mad til ældre, mad til gamle, varm mad: madservice, madordning
hjælpemiddel, kørestol, rollator, høreapparat: hjælpemidler, hjælpemiddeldepot
ledsager, ledsagelse: ledsageordning, ledsagelse
bosted, bosteder, botilbud: botilbud, bosted, bofællesskab, socialpsykiatri
psykisk syge, sindslidende: socialpsykiatri, psykiatri, botilbud
alkoholiker, alkoholikere, druk, narkoman, narkomaner, stoffer, hash: misbrugsbehandling, rusmiddel, alkoholbehandling, misbrug
rygning, ryge, rygestop: røgfri, rygestop, tobak
overvægt: sundhedspolitik, sundhedsfremme
sygehus, hospital, udskrevet: sundhedsaftale, udskrivning
voldsramte kvinder, vold i hjemmet: krisecenter, partnervold, vold i nære relationer
tandlægen: tandpleje, omsorgstandpleje

# roads, traffic and parks
hul i vejen, huller i vejen, vejhuller, dårlige veje: vejvedligeholdelse, asfalt, slidlag, vejarbejde
vejarbejde, opgravning, afspærret, vejen lukket: vejarbejde, anlægsarbejde, gravetilladelse, vejlukning
kører for stærkt, køre for hurtigt, fartbump, bump, vejbump: hastighedsdæmpning, fartdæmpning, trafiksikkerhed, hastighedsbegrænsning
farlig vej, farligt kryds, ulykke, ulykker, skolevej, trafikulykker: trafiksikkerhed, trafiksikkerhedsplan, sikker skolevej, uheld
lyskryds, trafiklys: signalanlæg, signalregulering, kryds
fodgænger, fodgængerfelt, gående: fortov, fodgængerfelt, fodgænger
bussen, busser, busserne, busstop, stoppested: kollektiv trafik, busbetjening, trafikbestilling, buslinje
trafikprop, trafikpropper, myldretid: trængsel, fremkommelighed, trafikafvikling
støj fra vejen, trafikstøj, larm, støjer: støj, støjhandlingsplan, støjskærm, støjdæmpning
ladestander, ladestandere, opladning, elbil, elbiler: ladestandere, ladeinfrastruktur, elbiler
p-plads, p-pladser, parkere: parkering, parkeringsstrategi, parkeringsfond
sne, glatte veje, salte: vintertjeneste, snerydning, glatførebekæmpelse
legepladser, gynger: legeplads
fælde træer, fældning, beskæring: træpolitik, træfældning
natur, vild natur: naturpleje, naturbeskyttelse, biodiversitet
vilde blomster, insekter: biodiversitet
græsslåning, ukrudt: grøn drift, renholdelse
graffiti, skrald i naturen, henkastet affald: renholdelse, renhold

# waste, climate, energy and water
skraldespand, skraldespande, skraldebil, sortering, affaldssortering, sortere affald: affaldsordning, affaldsregulativ, affaldssortering, renovation, affaldsplan
storskrald, haveaffald: storskrald, haveaffald, affaldsordning
vandpris, vandregning: vandforsyning, vandtakst
varmepris, varmeregning, fjernvarme, gasfyr: fjernvarme, varmeplan, varmeforsyning, projektforslag
vindmøller, solceller, grøn strøm: vindmøller, solcelleanlæg, vedvarende energi
co2, klima, global opvarmning: klimaplan, klimahandlingsplan, CO2, klimastrategi, DK2020
vand i kælderen, oversvømmelser, regnvand, skybrud: klimatilpasning, skybrudsplan, spildevandsplan, separatkloakering
kloak, kloakering: spildevandsplan, separatkloakering
forurening, forurenet, jordforurening: miljøtilsyn, jordforurening, forurening
rotter, rotte: rottebekæmpelse, rottehandlingsplan

# plans, building, housing
nye boliger, nye lejligheder, bygge boliger: boligbyggeri, boligudbygning
nabo bygger, carport: byggetilladelse, byggesag
lokalplaner, planer for området: lokalplan, kommuneplan, helhedsplan, rammeområde
rive ned, nedrive, nedrivning: nedrivning, bevaringsværdig
gamle huse, bevare, fredet: bevaringsværdige bygninger, SAVE, fredning, bevarende lokalplan
sælge grunde, sælge grund: salg af ejendom, udbud af grunde, grundsalg, arealsalg
sælge bygning, sælge bygninger, tomme bygninger: ejendomsstrategi, salg af ejendom, kommunale bygninger
husleje, billige boliger: almene boliger, boligorganisation, huslejestigning
udsatte boligområder, ghetto, ghettoer, parallelsamfund: boligsocial, udsatte boligområder, helhedsplan, boligområde
hjemløse, bolig til hjemløse, sove på gaden: hjemløshed, herberg, housing first
boliger til unge, kollegieværelse: ungdomsboliger, kollegium
hvor bor, bo midlertidigt, indkvartere: indkvartering, midlertidige boliger, boligplacering, flygtningeboliger

# culture, sport and leisure
svømmehal, svømmehaller, svømme: svømmehal, idrætsanlæg, svømmebad
sportshal, sportshaller, idrætshal, gymnastiksal: idrætsanlæg, idrætsfaciliteter, idrætshaller
fodbold, kunstgræs, boldbaner: idrætsanlæg, kunstgræsbane, boldbane
tilskud til foreninger, medlemmer i foreninger: lokaletilskud, aktivitetstilskud, medlemstilskud, folkeoplysning
låne bøger: bibliotek
sommerferie, ferieaktiviteter: ferieaktiviteter

# taxes, council and administration
skat, skatter, skatten, sætte skatten op, skattestigning: skatteprocent, indkomstskat, grundskyld, dækningsafgift, skattefastsættelse
boligskat, ejendomsskat: grundskyld, ejendomsskat
honorar, vederlag, hvad tjener: vederlag, honorarer
fyringer, fyre, fyres, fyret: afskedigelse, personalereduktion, stillingsnedlæggelse, personaletilpasning
sygefravær, sygemeldinger: sygefravær, arbejdsmiljø
dårligt arbejdsmiljø, arbejdsmiljø: arbejdsmiljø, APV, trivselsmåling
konsulenter, konsulent: konsulentbistand, ekstern bistand
indkøb, leverandør, leverandører: udbud, indkøbspolitik, rammeaftale, kontrakt
gæld, kassebeholdning: låneoptagelse, likviditet, langfristet gæld, kassebeholdning
aktindsigt, hemmeligt, lukket dør: aktindsigt, lukket punkt
hackere, hacket, datasikkerhed: informationssikkerhed, databeskyttelse
stemmesteder, stemme til valg: afstemningssteder, valgbestyrelse, kommunalvalg
bryllup, vielse: vielser, vielsesmyndighed
brandvæsen, brand: beredskab, brandvæsen
veteraner, soldater, soldat, udsendte, været i krig, i krig: veteran, veteranstrategi, udsendte
varmestue: værested
alkohol, bevilling til bar, værtshus: alkoholbevilling, bevillingsnævn, restaurationsplan
konservative, de konservative, det konservative folkeparti: konservative, C
socialdemokrater, socialdemokraterne, socialdemokratiet: socialdemokratiet, socialdemokraterne, A
venstres, partiet venstre: venstre, V
radikale, de radikale: radikale venstre, radikale, B
enhedslistens: enhedslisten, Ø
socialistisk folkeparti, sf: SF, socialistisk folkeparti, F
dansk folkeparti, df: dansk folkeparti, O

# benefits and cases, once more
kontanthjælpsmodtager, på kontanthjælp, bistandsklient, får kontanthjælp: kontanthjælpsmodtagere, kontanthjælp, uddannelseshjælp, aktivitetsparate
dagpengemodtager, på dagpenge, får dagpenge, dagpengesystemet: dagpenge, forsikrede ledige, a-dagpenge
sygedagpengemodtager, på sygedagpenge, syg fra arbejdet, sygemeldt fra arbejde: sygedagpenge, sygemeldte, jobafklaringsforløb
førtidspensionist, førtidspensionister, på førtidspension: førtidspension
fleksjobber, fleksjobbere, på nedsat tid: fleksjob, ledighedsydelse
pensionsalder, folkepension, folkepensionister: folkepension, pension
enkeltydelse, hjælp til regninger, hjælp til tandlæge, hjælp til medicin, tandlægeregning: enkeltydelser, tilskud til tandpleje, tandpleje
opdele ydelse, lavere ydelse, nedsat ydelse, færre penge om måneden, sat ned i ydelse: nedsættelse, kontanthjælpsloft, sanktion, integrationsydelse
tjekke ledige, kontrollere ledige, kontrol med ledige: rådighedsvurdering, rådighed, sanktion
kommunens fejl, forkert sagsbehandling, tjekket sager, gennemgang af sager, gennemgået sager: praksisundersøgelse, sagsgennemgang, tilsyn, fejl
ulovligt, brudt loven, mod loven, overholder loven: ulovlig, hjemmel, tilsyn, lovgivning
klippekort, rabat, fribillet: rabat, tilskud, fripas
jobmål, ansat igen, komme tilbage i job, kommet i job, tilbage i arbejde, tilbage på arbejde: tilbage på arbejdsmarkedet, beskæftigelse, fastholdelse, delvis raskmelding
uden for arbejdsmarkedet, ude af arbejdsmarkedet, længe uden job, længe ledig, langtidsledige: langtidsledige, langtidsledighed, udsatte ledige, kanten af arbejdsmarkedet, udkanten af arbejdsmarkedet
afklaring, afklaret: afklaring, jobafklaringsforløb, ressourceforløb, rehabiliteringsteam
træning i at arbejde, arbejdsprøvning, prøvet af: arbejdsprøvning, virksomhedspraktik, arbejdsevne
medarbejdernes repræsentant, faglig repræsentant, arbejdsmiljørepræsentant: tillidsrepræsentant, medarbejderrepræsentant
fortrænge, fortrænger, tage jobbet fra, i stedet for ansatte, presse lønnen: fortrængning, rimelighedskrav, merbeskæftigelse, ordinært ansatte
ansætte ledige, ansætter ledige, tage en ledig ind: løntilskud, jobrotation, virksomhedspraktik, rekruttering
jobåbning, ledige stillinger, ledige job: jobåbninger, stillinger, rekruttering, jobformidling
faglært, ufaglært, ufaglærte: faglærte, ufaglærte, opkvalificering, voksenlærling
voksenlærling, voksenelev: voksenlærling, voksenlærlinge, erhvervsuddannelse
tage en uddannelse, gå i gang med uddannelse, i uddannelse: uddannelse, uddannelsespålæg, uddannelseshjælp, uddannelsesparate
håndværkeruddannelse, teknisk skole, håndværksfag: erhvervsuddannelse, erhvervsuddannelser, EUD
ungdommens uddannelsesvejledning, studievejledning, vejlede unge: UU, uddannelsesvejledning, kommunal ungeindsats
hjælp til unge uden job, unge på kontanthjælp, unge ledige: uddannelseshjælp, ungeindsats, jobparate unge, uddannelsesparate
deltidsjob, ekstra job, småt job, arbejde få timer: småjobs, ordinære timer, deltid
timekrav, 225 timer, 225-timersreglen: 225-timersregel, arbejdskrav
ferie på kontanthjælp, ferie på dagpenge: ferie, rådighed
formue, opsparing, eje noget: formue, formuegrænse
bor sammen, flytte sammen, papirløst: samlevende, samliv, forsørgerpligt
ægtepar, gifte par, ægtemand, hustru: ægtefælle, ægtepar, forsørgerpligt
underholde, underholdspligt, betale for sin kone, betale for sin mand: forsørgerpligt, gensidig forsørgerpligt
jobcentrets ansatte, medarbejdere i jobcentret: medarbejdere, sagsbehandler, jobcenter
sagsbehandlingen tager lang tid, lang sagsbehandling: sagsbehandlingstid, sagsbehandlingsfrist
regler for jobcentre, jobcenterlov, beskæftigelsesloven: LAB-loven, lov om en aktiv beskæftigelsesindsats, beskæftigelseslov
færre samtaler, samtaler sjældnere, tvunget til samtale: kontaktforløb, samtaler, forenkling, jobsamtaler
fælles samtaler, samtaler i a-kassen, møde med a-kassen: fællessamtaler, a-kasse, jobsamtaler, kontaktforløb
måltal for job, jobmål nået, nået målene, lever op til målene, opnået målene: målopfølgning, målopfyldelse, resultatmål
beskæftigelsesplan, plan for jobcentret, jobcentrets plan: beskæftigelsesplan, beskæftigelsesindsats
overblik over ledige, tal for ledige, tal for ledighed, ledighedstal: ledighed, kvartalsrapport, jobindsats, nøgletal, bruttoledige
fuldtidspersoner, helårspersoner, antal på ydelse: fuldtidspersoner, helårspersoner, ydelsesgrupper
rapport hvert kvartal, hver tredje måned: kvartalsrapportering, kvartalsrapport
kommunen får penge fra staten, statens refusion: refusion, refusionsomlægning, statsrefusion
seniorer i job, gamle i arbejde, ældre på arbejdsmarkedet: seniorer, seniorjob, over 50 år
arbejdsmiljøproblemer, ondt i ryggen, slidgigt, fibromyalgi, gigt: smerter, kroniske smerter, funktionsnedsættelse, rehabilitering
angst, stress, depression: stress, angst, depression, psykiske lidelser
værksted for syge, træningsforløb, forløb for syge: ressourceforløb, ressourceværksted, rehabilitering
tværfagligt team, fagfolk om bordet: rehabiliteringsteam, tværfaglig
sundhedsfolk, sundhedspersonale: læge, sygeplejerske, sundhedspersonale

# newcomers, once more
fremmedarbejdere, fremmede, nydanskere, folk med anden baggrund, anden etnisk baggrund, anden baggrund: etniske minoriteter, ikke-vestlige, integrationsborgere, indvandrere
ukrainske flygtninge, ukrainske, flygtet fra Ukraine, krigen i Ukraine: fordrevne fra Ukraine, ukrainere, særloven
opholdstilladelse, lov at blive, midlertidigt ophold: opholdstilladelse, opholdsgrundlag, særloven
asylcenter, flygtningecenter, flygtningelejr: asylcenter, indkvartering, modtagelse
boliger til flygtninge, hvor bor flygtningene, hvor flygtningene bor, tag over hovedet: indkvartering, midlertidig indkvartering, boligplacering, flygtningeboliger, permanente boliger
sendes hjem, rejse tilbage, vende hjem, tilbage til sit land, tilbage til deres land, hjem til deres land, hjem til sit land: repatriering, frivillig tilbagevenden, hjemrejse
støtte til at rejse hjem, penge for at rejse hjem, penge til at rejse hjem, betalt for at rejse hjem: repatriering, repatrieringsstøtte, hjemrejse
klarer sig på dansk, tale dansk, taler dansk, dårligt dansk, dansktimer, lære sprog: danskuddannelse, sprog, danskundervisning, dansksprog
modtageklasser, børn der ikke kan dansk, skole for flygtningebørn: modtageklasse, modtagelsesklasse, basisundervisning, dansk som andetsprog
flygtningebørn, indvandrerbørn: børn, skole, modtageklasse, basisundervisning, tosprogede
kvinder fra andre lande, udenlandske kvinder, kvinder uden job: indvandrerkvinder, kvinder, ikke-vestlige
kulturmøde, møde danskere, lære danskere at kende, danske venner: netværk, fællesskab, frivillige, spisevenner, besøgsvenner
frivillige organisationer, røde kors, dansk flygtningehjælp: frivillige, civilsamfund, Dansk Flygtningehjælp, Røde Kors
diskrimination, racisme, behandlet anderledes, fordomme: diskrimination, ligebehandling, fordomme
social kontrol, æresrelateret, tvangsgifte: negativ social kontrol, æresrelaterede konflikter
introduktion til danmark, nyankommen, lige kommet til landet: introduktionsforløb, nyankomne, integrationsprogram, hjemrejse- og integrationsprogram
integrationsplan, integrationspolitikken: integrationspolitik, integrationsindsats, integrationsstrategi
integrationsrådet, indvandrerråd: integrationsråd
igu, flygtninge i lære, elevløn for flygtninge: integrationsgrunduddannelse, IGU
plejehjem for indvandrere, omsorgsarbejde, plejearbejde: SOSU, social- og sundhedshjælper, plejecenter, social- og sundhedsuddannelse

# business and town, once more
erhvervschef, erhvervskontor, erhvervsafdeling: erhvervsservice, erhvervsindsats, erhvervskonsulent
erhvervspolitik, kommunens hjælp til erhvervslivet, hjælp til erhvervslivet: erhvervspolitik, erhvervspolitisk strategi, erhvervsservice, erhvervsindsats
lokal handel, købmand, supermarked, dagligvarebutik: detailhandel, dagligvarer, handelsliv
byens liv, liv i gaderne, livlig by, levende bymidte, hyggelig by: byliv, levende bydele, bydelscentre, handelsliv
arrangementer i byen, byfest: arrangementer, events, bylivsaktiviteter, byfest
møde mellem politikere og virksomheder, erhvervsdag, netværksmøde: vækstmøde, dialogmøde, erhvervsnetværk, erhvervsforum
vækst, skabe vækst, flere virksomheder, tiltrække virksomheder: vækst, erhvervsudvikling, erhvervspolitik, erhvervsklima
erhvervsvenlig, nemt at drive virksomhed, virksomhedernes tilfredshed, virksomheders tilfredshed: erhvervsklima, erhvervsvenlighed, tilfredshedsundersøgelse
erhvervskontakt, kommunens kontakt med virksomheder, en indgang for virksomheder, ét sted for virksomheder: erhvervsindgang, erhvervsservice, erhvervsportal, virksomhedsservice
startup, nystartede, nye virksomheder, nyt firma, start af virksomhed: iværksætter, iværksætteri, iværksættertilbud, nystartede virksomheder
kursus i at starte virksomhed, iværksætterskole, lære at drive virksomhed: iværksætterkursus, iværksættertilbud, iværksættere
grøn omstilling i virksomheder, klimavenlige virksomheder: bæredygtighed, grøn omstilling, verdensmål
bæredygtig, bæredygtighed, fn's mål, verdensmålene: verdensmål, bæredygtighed
turist, turistkontor, turistbureau, turistpolitik: turisme, turismestrategi, turistinformation, visit
tiltrække turister, flere besøgende, besøgende, udflugter, oplevelser: turisme, turismestrategi, attraktion, besøgende
guidede ture, rundvisning, vandreture, gåture: guidede ture, vandreruter, turisme
verdens kulturarv, kulturarv, unesco: verdensarv, UNESCO
lufthavn, fly: lufthavn
konkurrence, udvikling af området, erhvervsområde, erhvervsområder: erhvervsområde, erhvervsudvikling
messe, konference, kongres: konference, messe, erhvervsturisme

# how committees work, once more
ændre dagsorden, dagsorden godkendt, godkende dagsordenen: godkendelse af dagsorden
arbejdsgruppe, borgere i udvalg, borgerudvalg: opgaveudvalg, § 17, stk. 4-udvalg, arbejdsgruppe
underskrive, skrive under, underskrevet: underskrift, underskriftsside
spørgsmål fra borgere, spørgetid: spørgetid, borgerspørgsmål
nyt fra formanden, orientering fra formanden, beskeder, information fra forvaltningen: meddelelser, orientering
sager på vej, kommende sager, kommer på dagsordenen: sagsplan, kommende sager, årshjul, dagsordensoversigt
studietur, tur til, udvalgsrejse: studietur, besigtigelse
hvem bestemmer, beslutningsret, beføjelser: kompetence, delegation, kompetenceplan, styrelsesvedtægt
politikernes løn, løn til politikere, honorarer: vederlag, diæter
sende i høring, har været i høring, svar på høring, indsigelse, indsigelser: høring, høringssvar, høringsperiode
protest, underskriftsindsamling, utilfredse borgere, vrede borgere: indsigelse, borgerhenvendelse, høringssvar
borgerforslag, forslag fra borgere: borgerforslag, borgerhenvendelse
mindretallet, dem der var imod, nedstemt, stemt ned: mindretal, stemte imod, mindretalsudtalelse
enige, alle stemte for, enstemmig, enstemmigt: enstemmigt, tiltrådt, godkendt
udsat sag, ventet med, skubbet, udskudt: udsat, udskydelse
ikke besluttet, sendt tilbage, tilbage til forvaltningen: hjemvist, tilbagesendt, udsat
opfølgning, følge op, fulgt op, status: status, opfølgning, orientering
handlingsplan, konkret plan, hvad skal gøres: handleplan, handlingsplan, indsatsplan
politik for, mål for fremtiden, langsigtet plan: strategi, politik, vision
sammenhæng, hænge sammen, helhed, på tværs af forvaltninger: sammenhængende indsats, helhedsorienteret, tværgående, én plan
sammenhængende plan, samlet plan, kun én plan: én plan, helhedsplan, sammenhængende indsats

# money, once more
budgettet, næste års penge, pengene næste år: budget, budgetbidrag, budgetforslag
budgetønsker, ønsker til budgettet, budgetforslag: budgetbidrag, budgetforslag, budgetønsker
regnskabet for året, sådan gik året, årets resultat: regnskab, årsregnskab, anslået regnskab, forventet regnskab
går over budget, overskride, overskredet, for dyrt: merforbrug, budgetoverskridelse
bruger mindre end ventet, brugt mindre, blevet billigere: mindreforbrug, mindreudgift
brugt mere, bruger mere end ventet, blevet dyrere: merforbrug, merudgift
spareforslag, forslag til besparelser, steder at spare, hvor kan der spares, hvor skal der spares: effektiviseringsforslag, besparelsesforslag, effektiviseringer, besparelse
stigende priser, inflation, prisstigninger: pristalsregulering, prisfremskrivning
penge afsat, afsatte penge, sat penge af, hvor mange penge er der: bevilling, afsat, budgetramme, ramme
flytte penge, omfordele, penge fra en konto: omplacering, budgetomplacering, omprioritering
søge tilskud, søgt tilskud, få tilskud, bedt om penge: ansøgning, pulje, puljemidler, tilskud
pulje, puljepenge, projektpenge: puljemidler, pulje, projektmidler
skat, skatten, skattestigning, skattelettelse: skat, udskrivningsprocent, skatteprocent
gebyrer, hvad koster det: takst, takster, gebyr, betaling
entré, billet, billetpris, komme ind: entré, entréindtægter, billetpriser
lejer ud, leje lokaler, husleje for foreninger, udleje: udlejning, lokaleudlån, husleje
vil ikke i skole, nægter at gå i skole, tør ikke gå i skole, kommer ikke i skole: skolevægring, skolefravær, bekymrende skolefravær
beholde arbejde, beholde arbejdet, beholde jobbet, beholde job, miste arbejdet: fastholdelse, jobfastholdelse, arbejdsfastholdelse, fastholdelseskonsulent
hjem fra hospitalet, hjem fra sygehuset, ligger på hospitalet, ligger på sygehuset: færdigbehandlede patienter, færdigbehandlede, hjemtagelse, udskrivning
selv betale, betale selv, betaler selv, koster det selv: brugerbetaling, egenbetaling
mange sagsbehandlere, flere sagsbehandlere, ny sagsbehandler hele tiden: én plan, koordinerende sagsbehandler, sammenhængende indsats
overførsler, lever på overførsler, på overførsel: offentlig forsørgelse, forsørgelsesydelse, overførselsudgifter
frivilligt hjem, rejse frivilligt, rejse frivilligt hjem, tage frivilligt hjem: repatriering, frivillig tilbagevenden, hjemrejse
arbejder sammen, arbejde sammen, kommuner der arbejder sammen, slå kræfterne sammen: tværkommunal, tværkommunalt samarbejde, samarbejde
politikerne arbejde, politikernes arbejde, måde at arbejde på: politisk arbejdsform, arbejdsform
staten tage over, staten overtager, overtage jobcentret: under administration, skærpet tilsyn
`;

/**
 * What a citizen may mean by it: looser than the lines above, and so asked only where other words of the question
 * stand beside it. Alone, `høns` finds nothing but what speaks of hens.
 */
const looseTable = `
# people
kæreste, kæresten, konen, samboende, bor sammen: samlever, samlevende, ægtefælle, samliv
min mand, manden, min kone: ægtefælle, samlever
mor, mødre, alenemødre: enlige forsørgere, kvinder, forældre
far, fædre: forældre
søn, datter, børnene, unger, ungerne, småbørn: børn, elever
teenager, teenagere, unge mennesker: unge, ungdom
pensionister, oldinge: ældre, seniorer
direktør, direktører, chefer, bosser, erhvervsfolk: virksomhedsledere, erhvervsledere, erhvervsliv
fagforeningsmand, fagforeningsfolk, tillidsmand, tillidsfolk: tillidsrepræsentant, TR, medarbejderrepræsentant, faglige organisationer
fagforeninger, fagbevægelsen: faglige organisationer, a-kasse, LO
kollegaer, makker, ny kollega: medarbejder, konsulent, ansættelse
firmaer, firmaerne, fabrik, fabrikker, arbejdspladser: virksomhed, virksomheder, arbejdsplads
ansatte, flere ansatte, personale, folk på jobcentret: medarbejdere, personale, årsværk, normering
jobkonsulent, konsulent til firmaer: virksomhedskonsulent, erhvervskonsulent
hjemmehjælpere, hjemmehjælper, plejere, sosu'er: SOSU, social- og sundhedshjælper, social- og sundhedsuddannelse, hjemmepleje
politimand, politi, betjent: politi, SSP
nabo, naboerne: naboer, nabohøring, beboere
beboere, lejere: beboere, lejere, boligområde
studerende, læser, studerer: uddannelse, SU, studerende
akademikere, højtuddannede: akademikere, dimittender
håndværker, håndværkere: håndværker, byggeri, entreprenør
ordførere, partierne, partier: partier, medlemmer, gruppe
frivillig hjælp, hjælpere: frivillige, civilsamfund, foreninger
venner, ven, selskab, besøg: besøgsvenner, spisevenner, fællesskab, netværk
handicappet, kørestolsbruger, blinde, døve: handicap, funktionsnedsættelse, tilgængelighed
traumer, mareridt, ptsd, ar på sjælen, senfølger: PTSD, psykiske, traumer, veteraner
glemmer, glemsom, husker dårligt, alzheimer: demens, dement
sorg, dødsfald: sorggrupper, pårørende

# money
bøde, bøder, strafgebyr: gebyr, afgift, bøde, sanktion
penge igen, få penge igen, give penge igen, give folk penge igen, betale tilbage, betalt tilbage, pengene igen: tilbagebetaling, tilbagebetalingskrav, efterbetaling, udbetalt
uden betaling: gratis, vederlagsfri, uden egenbetaling
billigere, sænke prisen: takstnedsættelse, nedsættelse, besparelse
dyrere, dyrt, koster mere, stiger udgifterne, flere udgifter: merudgift, merforbrug, stigende, stigning
tjener på, tjene penge, tjener kommunen, gevinst, indtjening: indtægt, refusion, udgiftsneutralt, mindreudgift, besparelse
mister penge, miste penge, færre penge at leve for, går ned i løn: reduceret, reduktion, nedsættelse
boligsikring, boligydelse, hjælp til husleje: boligstøtte, boligsikring
ydelse, penge fra kommunen, understøttelse: ydelse, forsørgelse, kontanthjælp, dagpenge
tilskuddet, give penge til, støtte til: tilskud, støtte, pulje, bevilling
sponsor, fonde: fondsmidler, ekstern finansiering
regningen, betale for, hvem betaler: finansiering, refusion, udgift
budgettet skrider, bruger for mange penge, brugt for meget, for mange penge: merforbrug, budgetoverskridelse, tillægsbevilling
penge tilovers, penge til overs, tilbage i kassen: mindreforbrug, overførsel, kassebeholdning
skære, spareplan, spareforslag: effektiviseringsforslag, besparelsesforslag, omstillingsforslag

# doing
i lære, komme i lære, læreplads, mesterlære: elev, læreplads, praktikplads, erhvervsuddannelse, integrationsgrunduddannelse
pjækker, pjække, skulker, bliver hjemme fra skole: fravær, skolefravær, bekymrende fravær
sige ja, skal sige ja, spørge først, godkende: samtykke, godkendelse, tilslutning, erklæring, høres
sige nej, nægte: afslag, afvisning
slå græs, luge, feje, samle skrald op: nytteindsats, nyttejob, grøn vedligeholdelse
møde til samtale, til samtale, komme til samtale, kaldes ind: samtale, jobsamtale, kontaktforløb
anonymt, uden at sige hvad man hedder, hemmeligt: anonym, fortrolig, anonymitet
starte for sig selv, blive sin egen herre, egen virksomhed: iværksætter, selvstændig, etablering
forslag fra medlemmer, sin egen sag på, sag på dagsordenen, få en sag på: initiativret, forslag til emner, dagsordenspunkt, emner
sidder sammen, sidder udvalget, mødes, holder møde, samles: møde, mødeplan, mødekalender
stemme, undlade at stemme, undlod: afstemning, undlod at stemme
fest, reception, komsammen, sammenkomst: arrangement, nytårskur, event, fællesmøde
spise sammen, middag, middagsbordet, måltid: spisevenner, fællesspisning, måltider
købe ind, handle ind, indkøbstur: indkøb, handel, handelsbus, indkøbsordning
holder lukket, holde lukket, lukket oftere, lukket dag: åbningstid, åbningsdag, lukkedage, reduceret åbningstid
åbent længere, åbne senere, hvornår er der åbent: åbningstid, åbningstider
forlænge, blive længere, længere tid: forlængelse, varighed, længerevarende
forklare post, læse breve, post fra det offentlige, brev fra kommunen, post fra myndighederne: digital post, breve, e-Boks, borgerservice
klage, brok, utilfreds: klage, klagesag, utilfredshed
hjælpe med lektier: lektiehjælp, lektiecafé
flytte ind, flytter ind, flyttet ind: indflytning, indkvartering
sove, overnatte: indkvartering, overnatning, midlertidige boliger
kom i gang igen, i gang igen, hurtigere i gang, blive rask: raskmelding, tilbage på arbejdsmarkedet, forløb afsluttes, fastholdelse
klarer det skidt, gør det dårligt, dårlige resultater, dårligste kommuner: dårlige resultater, skærpet tilsyn, under administration
sende videre, lade andre bestemme: oversendt, høring
bestemme selv, mere frihed, frie hænder: selvbestemmelse, frihedsgrader, frikommune, medbestemmelse
skrappe regler, strenge regler, hårde regler: krav, skærpet, stramning
bygge om, lave om: ombygning, renovering, omlægning
rive sammen, slå sammen, lægge sammen: sammenlægning, fusion
undersøge, finde ud af: undersøgelse, analyse, kortlægning
måle, måling, karakterer: måling, resultater, måltal
sammenligne med andre, bedre end andre, i forhold til andre, andre kommuner: benchmark, sammenligning, landsgennemsnit, klyngekommuner, rangliste
lære at, kurser, kursus: kursus, opkvalificering, undervisning, forløb
arbejde lidt, få timer, timer om ugen: ordinære timer, småjobs, fleksjob, løntimer
tvinge, pligt til: pligt, krav, rådighed
byde velkommen, velkomst: modtagelse, velkomst
hjælp til at finde bolig, finde bolig: boligplacering, boliganvisning
cykle, cykler, cyklister, stier til cykler: cykelsti, cykelstier, cyklist
svømning, svømme, bade: svømmehal, svømmebad
fælde, plante: beplantning, træfældning
køre bus, bus til gamle, indkøbsbus: handelsbus, kørselsordning, flextrafik
stå i kø, vente længe, venter længe, længe venter, hvor længe skal man vente: ventetid, venteliste, sagsbehandlingstid

# places
rådhus, rådhuset, kommunekontoret: rådhus, borgerservice, administration
velkomstklasse, velkomstklassen, modtageklasse: modtagelsesklasse, modtageklasse, basisundervisning
klasse for flygtninge, klasse for nye: modtagelsesklasse, modtageklasse
kollegie, kollegium, barak, barakker, pavillon, pavilloner: indkvartering, midlertidige boliger, pavilloner
græsplæne, græsbane, græsbaner, fodboldbane, baner: boldbane, kunstgræsbane, idrætsanlæg
bymidten, gågade, torvet: bymidte, midtby, detailhandel, byliv
hjemegn, i udlandet, andet land: hjemland, udlandet
skolegården, klasseværelse: skole, undervisning
byens butikker, lokale butikker: detailhandel, handelsliv, bydelscentre
fritidsklubben: fritidsklub, klubtilbud

# states and troubles
krigen, fra krigen, krigsflygtninge, på flugt: fordrevne fra Ukraine, ukrainere, flygtninge, fordrevne
stress, udbrændt, udbrændthed: stress, sygemeldt, sygedagpenge
sygemeldte, ikke rask, går syg: sygedagpenge, sygemeldte
længst væk, længst fra arbejdsmarkedet, langt fra arbejdsmarkedet: udsatte, udkanten af arbejdsmarkedet, aktivitetsparate, ressourceforløb
arbejdsløse, uden arbejde, går ledig: ledige, forsikrede ledige, jobparate
sprogproblemer, kan ikke dansk, udenlandsk, fremmede sprog: sprog, engelsk, tolk, danskuddannelse
fattig, fattige, råd til, fattigdom: økonomisk udsatte, lavindkomst, ydelse
ensom, alene: ensomhed, fællesskab
utryg, utrygt, bange: tryghed, utryghed
kriminalitet, tyveri, indbrud: kriminalitet, kriminalpræventiv, tryghed
dårlig økonomi, gæld: gældsrådgivning, økonomi
mobil, telefon, app: digital, app, telefon

# things
hjemmeside, webside, website, side på nettet: indgang, digital, dk, portal
brochure, folder, pjece, hæfte: brochure, guide, materiale, pjece
post, brev, breve: breve, digital post, e-Boks
bog, bøger, låne bog, lånt bog: bibliotek, lån
høns, høne, kyllinger, hønsegård: kylling, fjerkræ, høns
kort over byen: bykort, guide, kort
hæk, blade, blomster: grønne områder, beplantning
bil, biler, køre bil: trafik, kørsel, parkering
mad, frokosten, kantine, kantinen: madordning, kantine, måltider
tøj, møbler: etablering, genbrug, donation
medicin, piller: medicin, medicinhåndtering
penge til børn, børnepenge: børnetilskud, børne- og ungeydelse

# work, once more
arbejde gratis, arbejder gratis, uden løn, ulønnet: virksomhedspraktik, praktik, løntilskud, nytteindsats
tvangsarbejde, tvungen: nytteindsats, arbejdspligt, aktivering
i praktik, praktikant, praktikanter: virksomhedspraktik, praktik
kom i job, komme i job, kommer i job, i job: beskæftigelse, beskæftigede, selvforsørgelse, ordinær beskæftigelse
stå til rådighed, stod til rådighed, møde op til samtaler: rådighed, rådighedssanktion, sanktion
taget penge fra, tage penge fra, taget ydelsen: sanktion, sanktioner, tilbagebetaling
ødelagt ryg, ryggen, smerter, dårligt helbred, kronisk syg: rehabilitering, ressourceforløb, helbred, sygdom
sagsbehandler, sagsbehandleren, rådgiver på jobcentret: sagsbehandler, kontaktforløb, samtaler
møder på jobcentret, møder med sagsbehandleren, færre møder: samtaler, jobsamtaler, kontaktforløb
opslag, stillinger, stillingsopslag: stillinger, rekruttering, jobåbninger
arbejdsmarkedet, på arbejdsmarkedet: arbejdsmarked, beskæftigelse
frokostpause, arbejdstid: arbejdstid, timer
tyve timer, 37 timer, fuld tid: timer, arbejdspligt, fuldtid
chauffør, rengøringskone, kok, buschauffør: brancher, rekruttering, mangelområder
jobmesse, jobmesser: jobmesse, rekruttering, virksomhedskontakt
opsyn, under opsyn, sat under opsyn, øje på, under lup: tilsyn, skærpet tilsyn, monitorering
ministeriet, regeringen, folketinget, christiansborg: ministerium, regeringen, staten, Styrelsen for Arbejdsmarked og Rekruttering
penge fra ministeriet, statslige penge, søge penge, søgt penge: puljemidler, pulje, projektmidler
andre lande, fra andre lande, fra udlandet, fremmed baggrund: etniske minoriteter, udlændinge, ikke-vestlige, integrationsborgere
syrien, somalia, irak, iran, bosnien, eritrea, tyrkiet: hjemland, repatriering, flygtninge, integrationsborgere
afghanistan, balkan, kosovo, udsendt af forsvaret, forsvaret, på mission: veteraner, udsendte, veteranstrategi
flyttet hjem, rejst tilbage, tage tilbage: repatriering, hjemrejse, tilbagevenden
fædre og mødre, mor og far: forældre
sindet, psyken, nedtrykt, nede, humør, selvskade, selvmord, spiseforstyrrelse: trivsel, mental sundhed, psykisk, mistrivsel, rådgivning
butiksdød, tomme butikker, lukker butikkerne, butikkerne: detailhandel, handelsliv, bydelscentre, byliv
hoteller, hotellerne, gæster, udlændinge på ferie: overnatning, turisme, turister, hotel
logo, slogan, sælge byen: branding, markedsføring, synlighed
aftenkursus, kursister, undervisningsaften: kursus, kursister, tilfredshedsmåling
chefer, ledere, virksomhedsejere: virksomhedsledere, ledere, erhvervsliv
snakke med borgmesteren, møde borgmesteren, møde politikerne: dialogmøde, vækstmøde, dialog
bryde reglerne, undgå reglerne, slipper for regler, slippe for regler, lov til at gøre det anderledes: fritagelse, dispensation, frikommune, forsøg
statistik, tal på, tallene for, tal for: statistik, nøgletal, kvartalsrapport, opgørelse
sidste kvartal, de seneste tal, seneste tal, nyeste tal: kvartalsrapportering, nøgletal, kvartalsrapport
brugt i stedet, i stedet for det planlagte, afviger fra budgettet, anderledes end planlagt: afvigelse, budgetopfølgning, forventet regnskab
spare 1 procent, en procent, grønthøster: effektiviseringsforslag, effektivisering
fyret folk, fyringsrunde, færre ansatte, skære i personalet: personalereduktion, reduktion, effektivisering, besparelse
hvordan vil politikerne arbejde, hvordan vil politikerne, politikernes møder: arbejdsform, mødeform, politisk arbejdsform
planen for møder, plan for møder, møder næste år, planen for udvalgets møder: mødeplan, årsplan, mødekalender
dygtigere, bedre uddannet, højere niveau: kvalitet, kompetencer, uddannelsesstrategi, opkvalificering
på tværs, gå sammen, slår sig sammen: tværkommunal, samarbejde, fælles
politiet, ordensmagten: politi
lægerne, lægen, egen læge: læge, klinisk funktion, sundhedskoordinator
hjem til et andet menneske, privat indkvartering: privat indkvartering, værtsfamilier
børnehaver, vuggestuer, institutioner: dagtilbud, daginstitutioner
gå til fritid, fritidsinteresser, sport for børn: fritidstilbud, foreninger, fritidspas
lommepenge, småpenge, tjene lidt: småjobs, fritidsjob, ordinære timer
forsikring, forsikret: forsikrede ledige, dagpenge

# everyday speech, once more
far og mor, mor eller far, mødregruppe: forældre
forældrenes mening, forældre sagde, forældre fortalte, forældre spurgt: forældre, borgerinddragelse, temamøde
mand og kone, par, parforhold: ægtefælle, samlevende
gymnasium, gymnasieelever, studenter: ungdomsuddannelse, gymnasium
folk med job, dem der arbejder: beskæftigede, lønmodtagere
folk uden job, dem uden job, står uden job, går derhjemme: ledige, ledighed, kontanthjælp
hænder nok, mangler ansatte, svært at få folk, svært at finde folk, svært at skaffe folk, finde medarbejdere: rekruttering, arbejdskraft, mangel
tage til takke, skal tage imod job, sige nej til job: rådighed, rådighedssanktion
gøre nytte, arbejde for ydelsen, arbejde for sine penge, arbejde til gengæld: nytteindsats, arbejdspligt, nyttejob
i parken, i naturen, grønne opgaver: park, nytteindsats, naturpleje
krav om arbejde, krav om at arbejde, pligt til at arbejde: arbejdspligt, arbejdskrav, 225-timersregel
tjekke virksomheder, misbruge ordningen, udnytte ledige, udnytter, misbruge: misbrug, rimelighedskrav, kontrol, tilsyn
for mange praktikanter, praktikanter i butikken, lang praktik: virksomhedspraktik, rimelighedskrav
penge i hånden, til rest, leve for, klare sig for: rådighedsbeløb, ydelse, kontanthjælpsloft
miste boligen, sat ud, sættes ud, kastet ud: udsættelser, huslejerestance, boligstøtte
nedgang, fald, færre end før, faldet: fald, faldet, færre, reduktion
stigning, flere end før, steget, vokset: stigning, steget, flere, stigende
dårligste, klarer sig dårligt, lavest, bundskraber: under landsgennemsnittet, lavere, benchmark
bedste kommuner, klarer sig bedst, klarer vi os, i toppen: benchmark, sammenligning, rangliste
ros, flotte tal, gode resultater: resultater, positiv udvikling, målopfyldelse
prøve noget nyt, prøver noget nyt, slippe for lovgivning, sætte lov ud af kraft, fri for regler, frie regler: frikommune, frikommuneforsøg, forsøg, fritagelse
nemmere regler, enklere regler, lettere regler, mindre bureaukrati, reglerne bliver enklere: forenkling, regelforenkling, LAB-lov
kigger kommunen over skulderen, staten holder øje, staten kontrollerer, under skærpet kontrol: tilsyn, skærpet tilsyn, opfølgning, monitorering
bonde, hønsefarm, slagteri, kyllingefarm: landbrug, kylling
idé fra et andet parti, foreslået af, medlemsforslag, forslag fra et parti: initiativret, medlemsforslag, forslag
snakke om trivsel, har det godt, have det godt, glade børn, glade unge: trivsel, trivselsindsatser, mental sundhed
stille og indadvendt, går alene, ingen venner, uden venner: ensomhed, trivsel, fællesskab
skærm, skærmtid, telefoner i skolen, mobiltelefon, mobiltelefoner, mobiler: mobilfri, mobil, digital
rusmidler, fester, alkohol blandt unge, drikker: alkohol, rusmidler, festkultur, SSP
sex, krop, prævention: seksualundervisning, sundhed
spiser sammen, mad sammen: fællesspisning, spisevenner
tale med en voksen, en at snakke med, nogen at snakke med, snakke om problemer, samtaler for unge, unges problemer: rådgivning, åben rådgivning, psykologisk rådgivning, headspace
uden at det koster, koster ikke noget, uden at betale: gratis, vederlagsfri
dukke op uden aftale, uden tid, drop-in, komme uden aftale: åben rådgivning, anonym, åben anonym
kendt med krig, hjem fra krig, kom hjem fra krig, vendt hjem fra, hjemvendt: veteran, veteraner, udsendte, hjemvendte
flag, flagdag, mindesmærke, mindes: flagdag, mindesmærke, veteraner
familie til soldater, soldaters familier, pårørende til: pårørende, veteraner
sportsklubber for, være med i klub, komme med i forening, gå til sport: idrætsforeninger, foreninger, fritidstilbud
penge til fritid, hjælp til kontingent, betale kontingent: fritidspas, kontingent, fritidstilskud
dyrere bøder, for sent, aflevere for sent, forsinket aflevering: gebyr, bøder, overskridelse
låner, lånere, låne, aflevere bøger: bibliotek, udlån, lånere
museum, museer, udstilling, galleri, kunst: museum, udstilling, kunst
teater, koncert, musik, biograf: koncert, teater, musik
skov, strand, sø, kyst, badestrand: natur, strand, sø, kyst
slot, kongelige, jagt i skoven: slot, verdensarv, parforcejagt
cykeltur, cykelrute, cykelruter, på cykel: cykelrute, cykelturisme, cykelstier
motionssti, løberute, vandrerute: motion, stier, ruter
havn, båd, lystbåd, sejle: havn, lystbådehavn
bro, broer, tunnel: bro, broer, tunnel
pendle, pendlere, pendler, transport til arbejde: pendling, kollektiv trafik, pendlere
tog, s-tog, metro: kollektiv trafik, togdrift
plejehjemsbeboere, beboer på plejehjem, bor på plejehjem: plejecenter, plejebolig, beboere
dement, glemsomme, gamle der glemmer: demens, demensplads, demenspladser
lukke tidligere, kortere åbent, åbner senere, færre dage: åbningstid, reduceret åbningstid, lukkedage
rengøring, beskidt, gøre rent: rengøring
energi, el, strøm, lys: energi, el, strømforbrug
giftige stoffer, gift, sprøjtemidler: pesticider, forurening
hunde, kat, katte, kæledyr: hunde, dyr
naboklager, larmende naboer, støj fra festen: støj, naboorientering, klage
psykisk, psykiske problemer, mentale problemer, mentalt: psykisk, mental sundhed, psykiske lidelser
ny start, komme videre, i gang med livet: ressourceforløb, mentor, indsats
én der følger en, kontaktperson, fast kontakt, hjælper: mentor, kontaktperson, koordinerende sagsbehandler
fast plads, fastansat, fast arbejde, rigtigt job, almindeligt job, rigtig løn: ordinær beskæftigelse, ordinært job, ordinære timer
arbejde og dansk på samme tid, dansk på arbejdspladsen, sprog på jobbet: sprogpraktik, virksomhedsrettet, danskuddannelse, branchepakker
hvor kommer de fra, hvilke lande, nationalitet, statsborgerskab: oprindelsesland, nationalitet, herkomst, statsborgerskab
hvor længe må de blive, hvor længe, udløber: varighed, forlængelse, udløb
kaserne, hotelværelser, plejehjem til flygtninge, tomt plejehjem, ombygget til boliger: indkvartering, midlertidige boliger, indkvarteringssted
brev til ministeren, skrive til ministeren, henvendelse til regeringen: henvendelse, brev, ministeren, høringssvar
kommunerne i hovedstaden, hele hovedstaden, regionen, københavnsområdet: KKR, Region Hovedstaden, hovedstadsområdet, RAR
fremtidens arbejdskraft, hvem skal passe de gamle, fremtidens velfærd: velfærdsuddannelser, dimensionering, rekruttering
hvilke fag, uddannelsespladser, optag på uddannelser: dimensionering, uddannelsesstrategi, studiepladser
samme plan, ens regler, fælles regler: fælles retningslinjer, fælles
tidsplan, hvornår sker det, hvornår begynder: tidsplan, ikrafttræden, proces
hvornår træder det i kraft, fra hvornår, gælder fra: ikrafttræden, træder i kraft
hvem sidder i, medlemmer af, medlem af udvalget: medlemmer, udvalgsmedlemmer
hvem var der ikke, hvem var væk, syg til mødet, mødte ikke op: afbud, fraværende
hvem kom i stedet, vikar, afløser: stedfortræder, suppleant
løb, løbe, motion, fitness: motion, idræt
bygge, bygget, bygger, byggeplaner: byggeri, lokalplan, opførelse
har råd, ikke råd, råd til: økonomisk trængte, økonomisk dårligt stillede, friplads, fritidspas
bus til ældre, bus for ældre, på indkøb, ud at handle: handelsbus, indkøbsbus, indkøbsordning
studiet, på studiet, læse til: uddannelse, studieordning, studerende
min kæreste, kæreste tjener, kone tjener, mand tjener: gensidig forsørgerpligt, forsørgerpligt, samlevende, ægtefælle
`;

/** A row of what is said and what is looked for then. */
export interface OfficialRow {
	readonly said: readonly string[];
	readonly official: readonly string[];
}

function readRows(lines: string): OfficialRow[] {
	return lines
		.split('\n')
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => {
			const [said = '', official = ''] = line.split(': ');
			return { said: said.split(', '), official: official.split(', ') };
		});
}

export const officialWords: readonly OfficialRow[] = readRows(table);
export const looseWords: readonly OfficialRow[] = readRows(looseTable);
