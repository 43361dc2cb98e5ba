/** Tables of agendas we made up, each written down by hand before anything read it. */
import { expect, test } from 'vitest';
import { readBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

/** A print and the tables in it, their cells parted by bars, head rows after `#`. */
function made(name: string, text: string, ...tables: readonly string[]): void {
	test(name, () => {
		const { blocks } = readBlocks(toLines(text.replace(/^\n/u, '')), new Messages());
		const read = blocks.flatMap((block) =>
			block.kind === 'table'
				? [
						block.rows
							.map((row, index) => `${index < block.headerRows ? '#' : ''}${row.join('|')}`)
							.join('\n'),
					]
				: [],
		);
		expect(read).toEqual(tables.map((table) => table.replace(/^\n|\n$/gu, '')));
	});
}

made(
	'tab, total without label, empty last cells',
	`
Tabel 1. Lån af el-cykler
Station	2031	2032	Ændring
Havnetorvet	1.204	1.377	14,4%
Banegården	2.050	1.998	-2,5%
Biblioteket	310		
	3.564	3.375	-5,3%
Kilde: Forvaltningens egne tal.`,
	`
#Station|2031|2032|Ændring
Havnetorvet|1.204|1.377|14,4%
Banegården|2.050|1.998|-2,5%
Biblioteket|310||
|3.564|3.375|-5,3%`,
);

made(
	'single spaced, blanks vanish, total proves',
	`
Budget for kulturområdet
1.000 kr. 2031 2032 2033 2034
Biblioteker 12.400 12.400 12.300 12.300
Musikskole 4.150 4.150 4.150 4.150
Engangstilskud 600
Ny scene 250 900
Kulturnat 75 75
I alt 17.475 17.525 16.450 16.450
`,
	`
#1.000 kr.|2031|2032|2033|2034
Biblioteker|12.400|12.400|12.300|12.300
Musikskole|4.150|4.150|4.150|4.150
Engangstilskud|600|||
Ny scene|250|900||
Kulturnat|75|75||
I alt|17.475|17.525|16.450|16.450`,
);

made(
	'head wrapped one label a line above, double spaced body',
	`
Tabel 3. Sygefravær
 
Afdeling 
Fravær i pct. 
2031 

Fravær i pct. 
2032 

Antal 
medarbejdere 

Hjemmeplejen 7,4% 6,9% 212 

Dagtilbud 5,1% 5,6% 148 

Rådhuset 3,8% 3,3% 301 

Kilde: Lønsystemet 
`,
	`
#Afdeling|Fravær i pct. 2031|Fravær i pct. 2032|Antal medarbejdere
Hjemmeplejen|7,4%|6,9%|212
Dagtilbud|5,1%|5,6%|148
Rådhuset|3,8%|3,3%|301`,
);

made(
	'one cell a line',
	`
Indikator
Mål 2031
Resultat 2031
Andel børn i idræt
62%
64%
Ventetid i dage
14
19
Tilfredse borgere
85%
81%

Forvaltningen følger op til efteråret.`,
	`
#Indikator|Mål 2031|Resultat 2031
Andel børn i idræt|62%|64%
Ventetid i dage|14|19
Tilfredse borgere|85%|81%`,
);

made(
	'key/value years',
	`
Dagpleje:
Antal børn: 2031: 84,5 Regnskab 2030: 91,0
Pris pr. barn: 2031: 101.000 kr. Regnskab 2030: 98.500 kr.
Forbrug: 2031: 8,5 mio. kr. Regnskab 2030: 9,0 mio. kr.
Udgiften falder, fordi der er færre børn.`,
	`
#|2031|Regnskab 2030
Antal børn|84,5|91,0
Pris pr. barn|101.000 kr.|98.500 kr.
Forbrug|8,5 mio. kr.|9,0 mio. kr.`,
);

made(
	'split over pages with head again (tabs)',
	`
Vej	Længde (m)	Udgift (kr.)
Åvej	450	310.000
Lærkestien	120	95.000

 Vej	Længde (m)	Udgift (kr.)
Engdraget	800	610.000
Mosevej	230	174.500
I alt	1.600	1.189.500`,
	`
#Vej|Længde (m)|Udgift (kr.)
Åvej|450|310.000
Lærkestien|120|95.000
Engdraget|800|610.000
Mosevej|230|174.500
I alt|1.600|1.189.500`,
);

made(
	'html in cells',
	`
Tiltag	Ansvarlig	Frist
<strong>Ny sti</strong>	Teknik og Miljø	1. maj 2032
<p>Lys på stien<br>og bænke</p>	Teknik og Miljø	<span style="color:red">1. juni 2032</span>
Skilte	<em>Byrådssekretariatet</em>	efter aftale`,
	`
#Tiltag|Ansvarlig|Frist
Ny sti|Teknik og Miljø|1. maj 2032
Lys på stien og bænke|Teknik og Miljø|1. juni 2032
Skilte|Byrådssekretariatet|efter aftale`,
);

made(
	'first value is budget, its head below',
	`
 AFVIGELSER 

1.000 kr. netto 2031 2032 2033
Svømmehal 4.210 350
Stadion 2.085
Haller, fælles 1.930 -120 -120 -120
I alt 8.225 230 -120 -120
 
Korr. budget 2031
Afvigelse ift. korr. budget 2031 og BF2032-33
`,
	`
#||Afvigelse ift. korr. budget 2031 og BF2032-33||
#1.000 kr. netto|Korr. budget 2031|2031|2032|2033
Svømmehal|4.210|350||
Stadion|2.085|||
Haller, fælles|1.930|-120|-120|-120
I alt|8.225|230|-120|-120`,
);

made(
	'blanks count empty cells',
	`
 
Aktivitet 
(mio. kr.) 

2031 2032 2033 I alt 

Ny skole 10,500 42,000  52,500 
Cykelbro  3,250  3,250 
Havnekaj   7,100 7,100 
I alt 10,500 45,250 7,100 62,850 
`,
	`
#Aktivitet (mio. kr.)|2031|2032|2033|I alt
Ny skole|10,500|42,000||52,500
Cykelbro||3,250||3,250
Havnekaj|||7,100|7,100
I alt|10,500|45,250|7,100|62,850`,
);

made(
	'dot leaders one column',
	`
Anlægsbudgettet fremkommer således:

Oprindeligt anlægsbudget 2031 ................................ 88,400 mio. kr.
Overført fra 2030 ............................................ 12,350 mio. kr.
Tidsforskydninger til 2032 ................................... -9,800 mio. kr.

Korrigeret anlægsbudget ...................................... 90,950 mio. kr.
`,
	`
Oprindeligt anlægsbudget 2031|88,400 mio. kr.
Overført fra 2030|12,350 mio. kr.
Tidsforskydninger til 2032|-9,800 mio. kr.
Korrigeret anlægsbudget|90,950 mio. kr.`,
);

made(
	'numbered rows over lines with status',
	`
NR. Emne 2031 2032 2033 Status Ud-
valg
1 Lukning af tre
legepladser
-80.000 -80.000 -80.000 Implementeret TMU
2 Analyse af kørsel til
specialskoler
    
Sag på BSU i maj BSU
3 Fælles indkøb -250.000 -500.000 -500.000 Implementeret ØU
`,
	`
#NR.|Emne|2031|2032|2033|Status|Udvalg
1|Lukning af tre legepladser|-80.000|-80.000|-80.000|Implementeret|TMU
2|Analyse af kørsel til specialskoler||||Sag på BSU i maj|BSU
3|Fælles indkøb|-250.000|-500.000|-500.000|Implementeret|ØU`,
);

made(
	'column printed below the table',
	`
Dato	Type	Emne
03-02-2031	Tillæg	Ny cykelsti
17-03-2031	Omplacering	Lærerløn
21-04-2031	Tillæg	Vintertjeneste

Beløb
1,2
-0,4
0,9

Budgettet er herefter uændret.`,
	`
#Dato|Type|Emne|Beløb
03-02-2031|Tillæg|Ny cykelsti|1,2
17-03-2031|Omplacering|Lærerløn|-0,4
21-04-2031|Tillæg|Vintertjeneste|0,9`,
);

made(
	'rule row and blank inside',
	`
Lokation	Antal
----------	-------
Rosengården	14

Solbakken	9
Ved Åen	22`,
	`
#Lokation|Antal
Rosengården|14
Solbakken|9
Ved Åen|22`,
);

made(
	'months',
	`
Mio. kr. ialt Jan. Feb. Mar. Apr. Maj Jun. Jul. Aug. Sep.
Budget 210,4 198,0 187,5 201,1 190,0 176,3 220,8 205,0 199,9
Faktisk 215,2 201,7 190,3
`,
	`
#Mio. kr. ialt|Jan.|Feb.|Mar.|Apr.|Maj|Jun.|Jul.|Aug.|Sep.
Budget|210,4|198,0|187,5|201,1|190,0|176,3|220,8|205,0|199,9
Faktisk|215,2|201,7|190,3||||||`,
);

made(
	'wrapped row labels and groups',
	`
1.000 kr. 2031 2032
Sundhed:
Kommunal tandpleje 9.800 9.900
Genoptræning og vedligeholdende
træning 14.250 14.600
Ældre:
Hjemmepleje, leverandører i alt 88.400 89.000
Hjælpemidler, forbrugsgoder og bolig-
indretning 21.300 21.300
I alt 133.750 134.800`,
	`
#1.000 kr.|2031|2032
Sundhed:||
Kommunal tandpleje|9.800|9.900
Genoptræning og vedligeholdende træning|14.250|14.600
Ældre:||
Hjemmepleje, leverandører i alt|88.400|89.000
Hjælpemidler, forbrugsgoder og boligindretning|21.300|21.300
I alt|133.750|134.800`,
);

made(
	'spanning years over repeated heads, tabs',
	`
	2031		2032	
	Antal	Pct.	Antal	Pct.
Job	120	40%	135	45%
Uddannelse	90	30%	84	28%
Andet	90	30%	81	27%
I alt	300	100%	300	100%`,
	`
#|2031||2032|
#|Antal|Pct.|Antal|Pct.
Job|120|40%|135|45%
Uddannelse|90|30%|84|28%
Andet|90|30%|81|27%
I alt|300|100%|300|100%`,
);

made(
	'aligned by characters',
	`
Område                     Budget   Forbrug   Rest
Skoler                     48.200    31.050   17.150
Dagtilbud                  36.900    25.400   11.500
Klubber                              1.250
I alt                      85.100    57.700   28.650
`,
	`
#Område|Budget|Forbrug|Rest
Skoler|48.200|31.050|17.150
Dagtilbud|36.900|25.400|11.500
Klubber||1.250|
I alt|85.100|57.700|28.650`,
);

made(
	'markdown bars',
	`
| Sted | Åbningstid | Pladser |
|---|---|---|
| Hal A | 8-22 | 120 |
| Hal B | 9-21 | 80 |`,
	`
#Sted|Åbningstid|Pladser
Hal A|8-22|120
Hal B|9-21|80`,
);

made(
	'units behind amounts, negative in parentheses none',
	`
Tilskud 2031 2032
Spejderne 25.000 kr. 30.000 kr.
Skakklubben 8.000 kr. 8.000 kr.
Roklubben 40.000 kr. 0 kr.
I alt 73.000 kr. 38.000 kr.`,
	`
#Tilskud|2031|2032
Spejderne|25.000 kr.|30.000 kr.
Skakklubben|8.000 kr.|8.000 kr.
Roklubben|40.000 kr.|0 kr.
I alt|73.000 kr.|38.000 kr.`,
);

made(
	'head below the body, one a line',
	`
Brovej - istandsættelse 2.100 2.350 -150 2.200
Søstien - ny belægning 800 640 160 800
Torvet - træer 300 300 0 300
I alt 3.200 3.290 10 3.300

Opr. budget
2031

Korr. budget
2031

Forventet
ændring

Forventet
regnskab 2031
`,
	`
#|Opr. budget 2031|Korr. budget 2031|Forventet ændring|Forventet regnskab 2031
Brovej - istandsættelse|2.100|2.350|-150|2.200
Søstien - ny belægning|800|640|160|800
Torvet - træer|300|300|0|300
I alt|3.200|3.290|10|3.300`,
);

made(
	'list of contents and prose numbers are no tables',
	`
Udvalget drøftede sagen på mødet den 4. marts 2031, punkt 8
og igen den 6. maj 2031, punkt 12
Byrådet har 25 medlemmer, hvoraf 11 er valgt første gang i 2029.
Telefon 12 34 56 78`,
);

made(
	'votes list names with numbers',
	`
Valg til ældreråd
Navn Stemmer
Inger Holm 412
Poul Erik Vang 388
Karen Lyst 275
Birthe Skov 190
I alt 1.265`,
	`
#Navn|Stemmer
Inger Holm|412
Poul Erik Vang|388
Karen Lyst|275
Birthe Skov|190
I alt|1.265`,
);

made(
	'percent and count pairs lose zeros',
	`
Alder Kvinder Andel Mænd Andel
under 20 12 6,3% 5 2,4%
20-39 44 23,0% 39 18,8%
40-59 0,0% 51 24,6%
over 60 135 70,7% 112 54,1%`,
	`
#Alder|Kvinder|Andel|Mænd|Andel
under 20|12|6,3%|5|2,4%
20-39|44|23,0%|39|18,8%
40-59||0,0%|51|24,6%
over 60|135|70,7%|112|54,1%`,
);

made(
	'tab table: dates and words, no numbers',
	`
Dato	Aktivitet	Ansvar
10. januar	Første udkast	Forvaltningen
1. marts	Høring	Borgere og foreninger
15. april	Behandling i udvalget	Udvalget`,
	`
#Dato|Aktivitet|Ansvar
10. januar|Første udkast|Forvaltningen
1. marts|Høring|Borgere og foreninger
15. april|Behandling i udvalget|Udvalget`,
);

made(
	'single spaced, double-spaced lines, two head lines units',
	`
Tabel 2. Forventet regnskab pr. 30. april 

Mio. kr. Oprindeligt Korrigeret Forventet Afvigelse
budget budget regnskab 

Børn og Unge 612,4 615,0 621,3 6,3 

Ældre og Sundhed 488,1 487,2 485,9 -1,3 

Teknik og Miljø 133,7 135,1 135,1 0,0 

I alt 1.234,2 1.237,3 1.242,3 5,0 
`,
	`
#Mio. kr.|Oprindeligt budget|Korrigeret budget|Forventet regnskab|Afvigelse
Børn og Unge|612,4|615,0|621,3|6,3
Ældre og Sundhed|488,1|487,2|485,9|-1,3
Teknik og Miljø|133,7|135,1|135,1|0,0
I alt|1.234,2|1.237,3|1.242,3|5,0`,
);

made(
	'minus with typographic dash and plus',
	`
Ændringer i 1.000 kr. 2032 2033 2034 2035
Demografi ældre +1.250 +2.400 +3.100 +3.900
Lukning af skole –2.000 –4.100 –4.100 –4.100
Energi –350 –350 –350 –350
I alt –1.100 –2.050 –1.350 –550`,
	`
#Ændringer i 1.000 kr.|2032|2033|2034|2035
Demografi ældre|+1.250|+2.400|+3.100|+3.900
Lukning af skole|–2.000|–4.100|–4.100|–4.100
Energi|–350|–350|–350|–350
I alt|–1.100|–2.050|–1.350|–550`,
);

made(
	'budget years with B and R marks',
	`
(1.000 kr.) R2029 B2030 FR2030 B2031
Vejafvanding 1.890 2.100 2.250 2.150
Vintertjeneste 6.740 5.900 7.300 6.000
Renhold 3.300 3.400 3.380 3.450
I alt 11.930 11.400 12.930 11.600`,
	`
#(1.000 kr.)|R2029|B2030|FR2030|B2031
Vejafvanding|1.890|2.100|2.250|2.150
Vintertjeneste|6.740|5.900|7.300|6.000
Renhold|3.300|3.400|3.380|3.450
I alt|11.930|11.400|12.930|11.600`,
);

made(
	'tabs, ragged, note row',
	`
Skole	Elever	Klasser	Elever pr. klasse
Åskolen	412	19	21,7
Bakkeskolen	388	18	21,6
Fjordskolen	205	11
Note: Fjordskolen er opgjort uden specialklasser.`,
	`
#Skole|Elever|Klasser|Elever pr. klasse
Åskolen|412|19|21,7
Bakkeskolen|388|18|21,6
Fjordskolen|205|11|`,
);

made(
	'tabs with trailing tab and empty corner and total',
	`
	Antal sager	Omgjort	Stadfæstet	
Børn	14	5	9	
Voksne	22	6	16	
I alt	36	11	25	`,
	`
#|Antal sager|Omgjort|Stadfæstet
Børn|14|5|9
Voksne|22|6|16
I alt|36|11|25`,
);

made(
	'one cell per line, three columns, with blank lines',
	`
Ydelse

Antal 2030

Antal 2031

Kontanthjælp

412

388

Sygedagpenge

520

561

Fleksjob

233

240

Tallene er opgjort ultimo året.`,
	`
#Ydelse|Antal 2030|Antal 2031
Kontanthjælp|412|388
Sygedagpenge|520|561
Fleksjob|233|240`,
);

made(
	'aligned, wrapped label in first column',
	`
Projekt                          2031      2032      I alt
Renovering af Kulturhuset        4.500     2.500     7.000
Cykelsti langs Strandvejen,
etape 2                          1.200       800     2.000
Ny sportshal                               9.000     9.000
I alt                            5.700    12.300    18.000
`,
	`
#Projekt|2031|2032|I alt
Renovering af Kulturhuset|4.500|2.500|7.000
Cykelsti langs Strandvejen, etape 2|1.200|800|2.000
Ny sportshal||9.000|9.000
I alt|5.700|12.300|18.000`,
);

made(
	'aligned with dash rule and two heads',
	`
                     Budget    Regnskab
                       2031        2031
-----------------------------------------
Dagpleje             12.400      11.950
Børnehaver           45.100      45.800
-----------------------------------------
I alt                57.500      57.750`,
	`
#|Budget 2031|Regnskab 2031
Dagpleje|12.400|11.950
Børnehaver|45.100|45.800
I alt|57.500|57.750`,
);

made(
	'single spaced, row label ends in number',
	`
1.000 kr. 2031 2032 2033
Havnegade 12 450 0 0
Skovvej 3 1.200 1.200 600
Torvet 5 0 300 300
I alt 1.650 1.500 900`,
	`
#1.000 kr.|2031|2032|2033
Havnegade 12|450|0|0
Skovvej 3|1.200|1.200|600
Torvet 5|0|300|300
I alt|1.650|1.500|900`,
);

made(
	'values with percent sign after blank',
	`
Område Mål Status Afvigelse
Genanvendelse 60 % 57 % -3 %
Restaffald 25 % 27 % 2 %
Deponi 15 % 16 % 1 %`,
	`
#Område|Mål|Status|Afvigelse
Genanvendelse|60 %|57 %|-3 %
Restaffald|25 %|27 %|2 %
Deponi|15 %|16 %|1 %`,
);

made(
	'numbered list of cases with amounts is text list',
	`
Forvaltningen indstiller,
1. at der gives 250.000 kr. til spejderne
2. at der gives 100.000 kr. til skakklubben
3. at beløbet findes i puljen for 2031`,
);

made(
	'overview with groups in capitals and blanks vanish, sums prove',
	`
Hele 1.000 kr. 2031 2032 2033 2034
DRIFT
Skoler -1.000 -2.000 -2.000 -2.000
Dagtilbud 500
Kultur -250 -250 -250 -250
Drift i alt -750 -2.250 -2.250 -2.250
ANLÆG
Ny bro 3.000 6.000
Sti 400
Anlæg i alt 3.400 6.000 0 0
I alt 2.650 3.750 -2.250 -2.250`,
	`
#Hele 1.000 kr.|2031|2032|2033|2034
DRIFT||||
Skoler|-1.000|-2.000|-2.000|-2.000
Dagtilbud|500|||
Kultur|-250|-250|-250|-250
Drift i alt|-750|-2.250|-2.250|-2.250
ANLÆG||||
Ny bro|3.000|6.000||
Sti|400|||
Anlæg i alt|3.400|6.000|0|0
I alt|2.650|3.750|-2.250|-2.250`,
);

made(
	'two small tables after one another',
	`
Tabel 1. Børn i dagtilbud
Alder 2030 2031
0-2 år 310 325
3-5 år 402 398
I alt 712 723

Tabel 2. Børn i SFO
Klasse 2030 2031
0. klasse 95 101
1. klasse 99 94
I alt 194 195
`,
	`
#Alder|2030|2031
0-2 år|310|325
3-5 år|402|398
I alt|712|723`,
	`
#Klasse|2030|2031
0. klasse|95|101
1. klasse|99|94
I alt|194|195`,
);

made(
	'head repeated on page with page foot between',
	`
Navn Parti Stemmer
Ane Borg A 1.204
Bo Cramer V 988

Side 3 af 5
 Navn Parti Stemmer
Dorte Eg F 871
Erik Falk C 640
`,
	`
#Navn|Parti|Stemmer
Ane Borg|A|1.204
Bo Cramer|V|988
Dorte Eg|F|871
Erik Falk|C|640`,
);

made(
	'time plan with words, single-space: stays text',
	`
Tidsplan
Januar 2032 Udbud sendes ud
Marts 2032 Tilbud modtages
Maj 2032 Kontrakt underskrives`,
);

made(
	'key figures with dot leaders and page',
	`
Indtægter ............ 1.204,5
Udgifter ............. 1.180,2
Resultat ............. 24,3
`,
	`
Indtægter|1.204,5
Udgifter|1.180,2
Resultat|24,3`,
);

made(
	'tabs, multi-line cell continues',
	`
Mål	Indsats	Ansvarlig
Flere i job	Virksomhedsbesøg	Jobcentret
	Mentorer	Jobcentret
Kortere ventetid	Ekstra sagsbehandlere	Borgerservice`,
	`
#Mål|Indsats|Ansvarlig
Flere i job|Virksomhedsbesøg|Jobcentret
|Mentorer|Jobcentret
Kortere ventetid|Ekstra sagsbehandlere|Borgerservice`,
);

made(
	'quarters',
	`
Antal henvendelser 1. kvartal 2. kvartal 3. kvartal 4. kvartal
Telefon 4.120 3.980 3.610 4.005
Mail 1.890 2.010 1.775 2.140
Fremmøde 640 602 511 590`,
	`
#Antal henvendelser|1. kvartal|2. kvartal|3. kvartal|4. kvartal
Telefon|4.120|3.980|3.610|4.005
Mail|1.890|2.010|1.775|2.140
Fremmøde|640|602|511|590`,
);

made(
	'rows with no label: sums of nothing stay text or unlabelled table',
	`
2031 2032 2033
410 420 431
12 11 9
`,
	`
#2031|2032|2033
410|420|431
12|11|9`,
);

made(
	'amounts in kr. with øre',
	`
Takst 2031 2032
Vand, pr. m3 14,75 kr. 15,20 kr.
Spildevand, pr. m3 38,10 kr. 39,00 kr.
Målerleje, pr. år 320,00 kr. 325,00 kr.`,
	`
#Takst|2031|2032
Vand, pr. m3|14,75 kr.|15,20 kr.
Spildevand, pr. m3|38,10 kr.|39,00 kr.
Målerleje, pr. år|320,00 kr.|325,00 kr.`,
);

made(
	'bevillingsskema, heads with years below text',
	`
Bevillingsskema i 1.000 kr. 2031 2032 2033 2034
Driftsbevilling 150 150 150 150
Anlægsbevilling 2.500
Finansiering -2.650 -150 -150 -150
I alt 0 0 0 0`,
	`
#Bevillingsskema i 1.000 kr.|2031|2032|2033|2034
Driftsbevilling|150|150|150|150
Anlægsbevilling|2.500|||
Finansiering|-2.650|-150|-150|-150
I alt|0|0|0|0`,
);

made(
	'pdf-like one row per line with stray double blanks',
	`
Udvalg  Budget  Forbrug  Forbrugspct.
Økonomiudvalget  210.400  88.300  42,0
Teknik- og Miljøudvalget  96.200  41.900  43,6
Kultur- og Fritidsudvalget  61.800  27.100  43,9
I alt  368.400  157.300  42,7`,
	`
#Udvalg|Budget|Forbrug|Forbrugspct.
Økonomiudvalget|210.400|88.300|42,0
Teknik- og Miljøudvalget|96.200|41.900|43,6
Kultur- og Fritidsudvalget|61.800|27.100|43,9
I alt|368.400|157.300|42,7`,
);

made(
	'budget follow-up, blanks vanish, relation and total',
	`
1.000 kr. Opr. budget 2031 Tillægsbevilling Korr. budget 2031 Forventet regnskab Afvigelse
Musikskole 4.150 150 4.300 4.280 -20
Bibliotek 12.400 12.400 12.450 50
Museum 3.100 -100 3.000 3.000
Kulturnat 75 75 110 35
I alt 19.725 50 19.775 19.840 65`,
	`
#1.000 kr.|Opr. budget 2031|Tillægsbevilling|Korr. budget 2031|Forventet regnskab|Afvigelse
Musikskole|4.150|150|4.300|4.280|-20
Bibliotek|12.400||12.400|12.450|50
Museum|3.100|-100|3.000|3.000|
Kulturnat|75||75|110|35
I alt|19.725|50|19.775|19.840|65`,
);

made(
	'one-per-line table with unit line and text after',
	`
Nøgletal for hjemmeplejen

2029
2030
2031
Visiterede timer pr. uge
5.120
5.004
4.950
Borgere i alt
1.310
1.322
1.340
Sygefravær i pct.
8,1
7,7
7,9

Forvaltningen vurderer, at udviklingen er tilfredsstillende.`,
	`
#|2029|2030|2031
Visiterede timer pr. uge|5.120|5.004|4.950
Borgere i alt|1.310|1.322|1.340
Sygefravær i pct.|8,1|7,7|7,9`,
);

made(
	'tab table with numbers and percent and html',
	`
<b>Kommune</b>	<b>Skat</b>	<b>Grundskyld</b>
Ellerup	25,3 %	7,1 ‰
Nordsø	24,9 %	6,8 ‰`,
	`
#Kommune|Skat|Grundskyld
Ellerup|25,3 %|7,1 ‰
Nordsø|24,9 %|6,8 ‰`,
);

made(
	'wrapped label at page break with leading space',
	`
1.000 kr. 2031 2032
Tilskud til foreninger, herunder 
 lokaletilskud 1.450 1.450
Fritidspas 300 250
I alt 1.750 1.700`,
	`
#1.000 kr.|2031|2032
Tilskud til foreninger, herunder lokaletilskud|1.450|1.450
Fritidspas|300|250
I alt|1.750|1.700`,
);

made(
	'negative behind, SAP style',
	`
Konto Budget Forbrug Rest
Løn 1.200.000 1.150.000 50.000
Refusion 300.000- 290.000- 10.000-
I alt 900.000 860.000 40.000`,
	`
#Konto|Budget|Forbrug|Rest
Løn|1.200.000|1.150.000|50.000
Refusion|300.000-|290.000-|10.000-
I alt|900.000|860.000|40.000`,
);

made(
	'months over quarters, totals',
	`
Antal sager Januar Februar Marts I alt
Byggetilladelser 12 15 21 48
Landzone 3 2 4 9
Klager 0 1 0 1
I alt 15 18 25 58`,
	`
#Antal sager|Januar|Februar|Marts|I alt
Byggetilladelser|12|15|21|48
Landzone|3|2|4|9
Klager|0|1|0|1
I alt|15|18|25|58`,
);

made(
	'aligned table of words',
	`
Dato          Sted               Ansvarlig
3. maj        Rådhuset           Teknik
17. maj       Biblioteket        Kultur
2. juni       Havnen             Teknik`,
	`
#Dato|Sted|Ansvarlig
3. maj|Rådhuset|Teknik
17. maj|Biblioteket|Kultur
2. juni|Havnen|Teknik`,
);

made(
	'caption above, source below, years as rows',
	`
Figur 2. Folketal pr. 1. januar
År Folketal Ændring
2029 24.310
2030 24.402 92
2031 24.377 -25
Kilde: Danmarks Statistik`,
	`
#År|Folketal|Ændring
2029|24.310|
2030|24.402|92
2031|24.377|-25`,
);

made(
	'two-column list of addresses and amounts, prose after',
	`
Grund Pris
Åvænget 2 1.250.000 kr.
Åvænget 4 1.310.000 kr.
Åvænget 6 1.295.000 kr.
Salget sker efter udbud.`,
	`
#Grund|Pris
Åvænget 2|1.250.000 kr.
Åvænget 4|1.310.000 kr.
Åvænget 6|1.295.000 kr.`,
);

made(
	'tabs: head row without first cell, sub-heads, dash cells',
	`
	Mål	Resultat
Økonomi		
Overholdelse af budget	100%	99,2%
Likviditet pr. borger	6.000 kr.	-
Borgere		
Svartid i dage	14	11`,
	`
#|Mål|Resultat
Økonomi||
Overholdelse af budget|100%|99,2%
Likviditet pr. borger|6.000 kr.|-
Borgere||
Svartid i dage|14|11`,
);

made(
	'single spaced, head after unit below caption with year range',
	`
Tabel 4: Udgifter til vintertjeneste (1.000 kr.)
Sæson 2028/29 2029/30 2030/31
Salt 1.210 890 1.655
Snerydning 640 120 980
Beredskab 500 500 510
I alt 2.350 1.510 3.145`,
	`
#Sæson|2028/29|2029/30|2030/31
Salt|1.210|890|1.655
Snerydning|640|120|980
Beredskab|500|500|510
I alt|2.350|1.510|3.145`,
);

made(
	'overview split over pages, total only at the end',
	`
1.000 kr. 2031 2032 2033
Veje 2.000 2.000 2.000
Broer 700
Stier 300 300
Side 2
 1.000 kr. 2031 2032 2033
Parker 450 450 450
Kirkegårde 120
I alt 3.570 2.750 2.450`,
	`
#1.000 kr.|2031|2032|2033
Veje|2.000|2.000|2.000
Broer|700||
Stier|300|300|
Parker|450|450|450
Kirkegårde|120||
I alt|3.570|2.750|2.450`,
);

made(
	'questionnaires: answers with counts and pct',
	`
Hvor tilfreds er du med biblioteket? Antal Pct.
Meget tilfreds 210 52
Tilfreds 141 35
Hverken eller 32 8
Utilfreds 20 5
I alt 403 100`,
	`
#Hvor tilfreds er du med biblioteket?|Antal|Pct.
Meget tilfreds|210|52
Tilfreds|141|35
Hverken eller|32|8
Utilfreds|20|5
I alt|403|100`,
);

made(
	'comparison with neighbours: text cell last',
	`
Kommune	Udgift pr. elev	Placering	Bemærkning
Ellerup	71.200	12	under gennemsnittet
Nordsø	74.900	31	
Ådal	80.150	77	mange små skoler`,
	`
#Kommune|Udgift pr. elev|Placering|Bemærkning
Ellerup|71.200|12|under gennemsnittet
Nordsø|74.900|31|
Ådal|80.150|77|mange små skoler`,
);

made(
	'overview with percent column, blanks vanish',
	`
1.000 kr. Budget Forbrug Forbrugspct. Forventet Afvigelse
Plejehjem 120.400 51.200 42,5% 121.900 1.500
Hjemmepleje 98.300 40.100 40,8% 98.300
Træning 14.250 5.900 41,4% 14.100 -150
I alt 232.950 97.200 41,7% 234.300 1.350`,
	`
#1.000 kr.|Budget|Forbrug|Forbrugspct.|Forventet|Afvigelse
Plejehjem|120.400|51.200|42,5%|121.900|1.500
Hjemmepleje|98.300|40.100|40,8%|98.300|
Træning|14.250|5.900|41,4%|14.100|-150
I alt|232.950|97.200|41,7%|234.300|1.350`,
);

made(
	'tabs with bold heads and currency in cells',
	`
**Pulje**	**Ansøgt**	**Bevilget**
Foreningen Havlyset	45.000 kr.	30.000 kr.
Nordby Spejderne	20.000 kr.	20.000 kr.
Kvarterhuset	80.000 kr.	0 kr.`,
	`
#Pulje|Ansøgt|Bevilget
Foreningen Havlyset|45.000 kr.|30.000 kr.
Nordby Spejderne|20.000 kr.|20.000 kr.
Kvarterhuset|80.000 kr.|0 kr.`,
);

made(
	'ranking single column pct',
	`
Kommune Pct.
Ellerup 71
Ådal 68
Nordsø 66
Vestermose 64
Hele landet 62`,
	`
#Kommune|Pct.
Ellerup|71
Ådal|68
Nordsø|66
Vestermose|64
Hele landet|62`,
);

made(
	'wrapped three-line heads per column, unlabelled single row',
	`
Antal borgere 
i målgruppen 

Antal med 
plan 

Andel med 
plan 

418 301 72,0% 
`,
	`
#Antal borgere i målgruppen|Antal med plan|Andel med plan
418|301|72,0%`,
);

made(
	'aligned, right-set head over figures with units row',
	`
                      Antal      Udgift
                    personer    1.000 kr.
Kontanthjælp            412      48.200
Uddannelseshjælp        198      16.050
I alt                   610      64.250
`,
	`
#|Antal personer|Udgift 1.000 kr.
Kontanthjælp|412|48.200
Uddannelseshjælp|198|16.050
I alt|610|64.250`,
);

made(
	'numbered projects with years, status column',
	`
Nr. Projekt 2031 2032 2033 I alt
1 Renovering af Åskolen 12.000 8.000 0 20.000
2 Ny daginstitution 5.000 15.000 10.000 30.000
3 Cykelstipulje 2.000 2.000 2.000 6.000
I alt 19.000 25.000 12.000 56.000`,
	`
#Nr.|Projekt|2031|2032|2033|I alt
1|Renovering af Åskolen|12.000|8.000|0|20.000
2|Ny daginstitution|5.000|15.000|10.000|30.000
3|Cykelstipulje|2.000|2.000|2.000|6.000
I alt||19.000|25.000|12.000|56.000`,
);

made(
	'prose with figures between two tables',
	`
Tabel 1
Område 2030 2031
Vand 120 130
Varme 340 310
El 95 101

Som det ses, falder varmeforbruget med 30 fra 2030 til 2031.

Tabel 2
Område 2030 2031
CO2 i ton 812 760
Affald i ton 55 51`,
	`
#Område|2030|2031
Vand|120|130
Varme|340|310
El|95|101`,
	`
#Område|2030|2031
CO2 i ton|812|760
Affald i ton|55|51`,
);

made(
	'tab key/value without head',
	`
Dokumenttype:	Notat
Sagsbehandler:	Teknisk Forvaltning
Dato:	3. maj 2031`,
	`
Dokumenttype:|Notat
Sagsbehandler:|Teknisk Forvaltning
Dato:|3. maj 2031`,
);

made(
	'table with question-row labels ending in question mark',
	`
Spørgsmål Ja Nej Ved ikke
Bruger du biblioteket? 310 85 5
Kender du åbningstiden? 150 200 50
Vil du anbefale det? 290 40 70`,
	`
#Spørgsmål|Ja|Nej|Ved ikke
Bruger du biblioteket?|310|85|5
Kender du åbningstiden?|150|200|50
Vil du anbefale det?|290|40|70`,
);

made(
	'two units in the head, decimals',
	`
Strækning Længde (km) Trafik (biler/døgn) Pris (mio. kr.)
Nordvej 2,4 5.600 12,5
Søvej 1,1 2.300 4,8
Ringvej 6,0 14.200 38,0`,
	`
#Strækning|Længde (km)|Trafik (biler/døgn)|Pris (mio. kr.)
Nordvej|2,4|5.600|12,5
Søvej|1,1|2.300|4,8
Ringvej|6,0|14.200|38,0`,
);
