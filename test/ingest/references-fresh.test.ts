/**
 * Sentences labelled before the reader was run on them: phrasings that its rules were not written from, and forms seen in other prints.
 * The municipality and its affairs are invented.
 */
import { expect, test } from 'vitest';
import { readReferences } from '../../scripts/ingest/references.ts';
import type { Municipality } from '../../src/schemas/municipality.ts';

const register: Municipality = {
	name: 'Tværå',
	committees: {
		kommunalbestyrelsen: { name: 'Kommunalbestyrelsen', kind: 'council', aliases: ['KB'] },
		oekonomiudvalget: { name: 'Økonomiudvalget' },
		'plan-teknik-og-klimaudvalget': {
			name: 'Plan-, Teknik- og Klimaudvalget',
			aliases: ['PTK', 'Klimaudvalget'],
		},
		'social-sundheds-og-seniorudvalget': { name: 'Social-, Sundheds- og Seniorudvalget' },
		'boerne-og-skoleudvalget': { name: 'Børne- og Skoleudvalget' },
		landdistriktsudvalget: { name: 'Landdistriktsudvalget' },
	},
};
const context = {
	register,
	committeeName: 'Plan-, Teknik- og Klimaudvalget',
	date: '2023-11-14',
	caseNumber: '23/1180',
};

const KB = 'Kommunalbestyrelsen';
const OU = 'Økonomiudvalget';
const PT = 'Plan-, Teknik- og Klimaudvalget';
const SS = 'Social-, Sundheds- og Seniorudvalget';
const BS = 'Børne- og Skoleudvalget';
const LD = 'Landdistriktsudvalget';

/** Committee, day or month, item. */
type Said = readonly [
	committee: string | undefined,
	when?: string | undefined,
	number?: string | undefined,
];

const sentences: readonly (readonly [string, ...Said[]])[] = [
	['Se Økonomiudvalgets møde den 22. august 2023, pkt. 11.', [OU, '2023-08-22', '11']],
	[
		'Sagen har tidligere været på dagsordenen i Økonomiudvalget den 22.08.2023 (punkt 11).',
		[OU, '2023-08-22', '11'],
	],
	[
		'Kommunalbestyrelsen tiltrådte på mødet d. 29/8-2023 under punkt 6 den nye ramme.',
		[KB, '2023-08-29', '6'],
	],
	[
		'Punkt 4 fra Landdistriktsudvalgets møde den 5. september 2023 genoptages.',
		[LD, '2023-09-05', '4'],
	],
	['Genoptagelse af punkt 9 fra mødet den 10. oktober 2023.', [PT, '2023-10-10', '9']],
	[
		'Sagen blev på udvalgets møde den 12. september 2023 sendt tilbage til forvaltningen.',
		[PT, '2023-09-12'],
	],
	[
		'Siden udvalgets behandling den 12. september 2023 er tallene gennemgået på ny.',
		[PT, '2023-09-12'],
	],
	[
		'Udvalget bad den 12. september 2023 forvaltningen om et notat om de tre broer.',
		[PT, '2023-09-12'],
	],
	['På PTK-mødet den 13. juni 2023 blev tre modeller vist.', [PT, '2023-06-13']],
	['PTK 13.06.23 pkt. 5: Udsat.', [PT, '2023-06-13', '5']],
	[
		'KB den 27. juni 2023, sag nr. 18, gav anlægsbevilling på 2,3 mio. kr.',
		[KB, '2023-06-27', '18'],
	],
	['Anlægsbevillingen er givet af Kommunalbestyrelsen den 27. juni 2023.', [KB, '2023-06-27']],
	[
		'Rammen er senest ændret ved Kommunalbestyrelsens beslutning af 27. juni 2023 (pkt. 18).',
		[KB, '2023-06-27', '18'],
	],
	[
		'Der henvises til Børne- og Skoleudvalgets møde den 4. oktober 2023, dagsordenens punkt 3.',
		[BS, '2023-10-04', '3'],
	],
	[
		'Børne- og Skoleudvalget har den 4. oktober 2023 behandlet sagen og anbefaler model B.',
		[BS, '2023-10-04'],
	],
	[
		'Social-, Sundheds- og Seniorudvalget tog den 3. oktober 2023 orienteringen til efterretning.',
		[SS, '2023-10-03'],
	],
	[
		'I Landdistriktsudvalget den 5. september 2023 blev puljens kriterier drøftet.',
		[LD, '2023-09-05'],
	],
	[
		'Orienteringen blev givet på Landdistriktsudvalgets møde den 5. september 2023.',
		[LD, '2023-09-05'],
	],
	['Den 5. september 2023 drøftede Landdistriktsudvalget puljens kriterier.', [LD, '2023-09-05']],
	['Klimaudvalget godkendte d. 13. juni 2023 kommissoriet.', [PT, '2023-06-13']],
	['Plan, Teknik og Klimaudvalget 13.06.2023 - punkt 5', [PT, '2023-06-13', '5']],
	['Plan-, Teknik- og Klimaudvalgets protokol af 13. juni 2023 er vedlagt.', [PT, '2023-06-13']],
	[
		'Sagen forelægges Økonomiudvalget den 21. november 2023 og Kommunalbestyrelsen den 28. november 2023.',
		[OU, '2023-11-21'],
		[KB, '2023-11-28'],
	],
	[
		'Sagen går videre til ØU den 21. november og KB den 28. november.',
		[OU, '2023-11-21'],
		[KB, '2023-11-28'],
	],
	['Endelig vedtagelse forventes i Kommunalbestyrelsen den 19. december 2023.', [KB, '2023-12-19']],
	['Kommunalbestyrelsen får sagen forelagt den 19. december.', [KB, '2023-12-19']],
	[
		'Forslaget har været behandlet i BSU d. 4/10 2023 og ØU d. 17/10 2023.',
		[BS, '2023-10-04'],
		[OU, '2023-10-17'],
	],
	['Økonomiudvalget, 17-10-2023, punkt 2.', [OU, '2023-10-17', '2']],
	[
		'Tidligere behandling: Økonomiudvalget 17.10.2023 punkt 2; Kommunalbestyrelsen 31.10.2023 punkt 7.',
		[OU, '2023-10-17', '2'],
		[KB, '2023-10-31', '7'],
	],
	[
		'Historik: PTK 08.08.2023, pkt. 3 (udsat), PTK 12.09.2023, pkt. 2 (sendt tilbage)',
		[PT, '2023-08-08', '3'],
		[PT, '2023-09-12', '2'],
	],
	[
		'Kommunalbestyrelsen har på møderne den 29. august og 31. oktober 2023 drøftet broerne.',
		[KB, '2023-08-29'],
		[KB, '2023-10-31'],
	],
	[
		'Som aftalt på udvalgsmødet den 10. oktober 2023 er der indhentet to tilbud.',
		[PT, '2023-10-10'],
	],
	[
		'Af referatet fra Økonomiudvalgets møde den 17. oktober 2023 fremgår beløbet.',
		[OU, '2023-10-17'],
	],
	[
		'Efter Kommunalbestyrelsens godkendelse den 31. oktober 2023 er udbuddet sat i gang.',
		[KB, '2023-10-31'],
	],
	[
		'I overensstemmelse med Økonomiudvalgets beslutning den 17. oktober 2023 er fristen flyttet.',
		[OU, '2023-10-17'],
	],
	[
		'Landdistriktsudvalget indstillede den 7. november 2023, at puljen deles i to.',
		[LD, '2023-11-07'],
	],
	[
		'Sundheds- og Kulturudvalget behandlede den 2. november 2023 den samme sag.',
		['Sundheds- og Kulturudvalget', '2023-11-02'],
	],
	['Ældrerådet drøftede forslaget på møde den 30. oktober 2023.', ['Ældrerådet', '2023-10-30']],
	[
		'Børne- og Skoleudvalget 04.10.2023, punkt 3, 4 og 8',
		[BS, '2023-10-04', '3'],
		[BS, '2023-10-04', '4'],
		[BS, '2023-10-04', '8'],
	],
	['Se også punkt 12 på denne dagsorden.', [PT, '2023-11-14', '12']],
	['Økonomien behandles i dagsordenspunkt 12.', [PT, '2023-11-14', '12']],
	['Landdistriktsudvalget den 5/9 2023 (pkt. 4) bad om et overblik.', [LD, '2023-09-05', '4']],
	[
		'Jævnfør Kommunalbestyrelsens beslutning 27.06.2023, punkt 18, er beløbet frigivet.',
		[KB, '2023-06-27', '18'],
	],
	['Udsat fra Økonomiudvalgets møde 22. august 2023.', [OU, '2023-08-22']],
	[
		'Protokollatet fra Kommunalbestyrelsens møde d. 27. juni 2023 lyder således.',
		[KB, '2023-06-27'],
	],
	[
		'Planen blev første gang forelagt Plan-, Teknik- og Klimaudvalget tirsdag den 9. maj 2023.',
		[PT, '2023-05-09'],
	],
	[
		'Kommunalbestyrelsen i Tværå Kommune har den 27. juni 2023 under pkt. 18 givet tilsagn.',
		[KB, '2023-06-27', '18'],
	],
	// Verbs and places of prints that nobody had seen.
	['Kommunalbestyrelsen førstebehandlede budgettet den 12. september 2023.', [KB, '2023-09-12']],
	['Kommunalbestyrelsen ventes at behandle planen den 19. december 2023.', [KB, '2023-12-19']],
	[
		'Kommunalbestyrelsen oversendte regnskabet til revisor den 25. april 2023, sag nr. 48.',
		[KB, '2023-04-25', '48'],
	],
	['Kommunalbestyrelsen sendte den 29. august 2023 sagen retur til udvalget.', [KB, '2023-08-29']],
	[
		'Teknisk udvalg har i møde den 26. september indstillet, at broen fredes.',
		['Teknisk udvalg', '2023-09-26'],
	],
	[
		'Kultur og Fritid-udvalget har behandlet sagen den 3. oktober 2023: Udvalget anbefaler.',
		['Kultur og Fritid-udvalget', '2023-10-03'],
	],
	['Beslutning - Landdistriktsudvalget den 7. november 2023', [LD, '2023-11-07']],
	[
		'Som svar på udvalgets spørgsmål i mødet den 12. september er tallene vedlagt.',
		[PT, '2023-09-12'],
	],
	['Sagen udsættes til mødet den 12. december 2023.', [PT, '2023-12-12']],
	['21. november 2023 Økonomiudvalget', [OU, '2023-11-21']],
	['Magistratens beslutning den 30. oktober 2023 følges.', ['Magistraten', '2023-10-30']],
	['Udvalget sendte den 3. oktober 2023 brev til ministeren.'],
	['Referatet er sendt til udvalget den 17. oktober 2023.'],
	['Udvalget ventes at besøge havnen den 12. december 2023.'],
	// `udvalget` after another committee's doing.
	[
		'Børne- og Skoleudvalget besluttede 04.10.2023, punkt 3, at skolen bygges om, og udvalget udsatte 07.11.2023, punkt 2, valget af arkitekt.',
		[BS, '2023-10-04', '3'],
		[BS, '2023-11-07', '2'],
	],
	[
		'Landdistriktsudvalget drøftede puljen den 5. september 2023. Udvalget vedtog den 7. november 2023 at dele den i to.',
		[LD, '2023-09-05'],
		[LD, '2023-11-07'],
	],
	[
		'Landdistriktsudvalgets pulje er brugt i 2023. Udvalget besluttede den 12. september 2023 at vente.',
		[PT, '2023-09-12'],
	],
	[
		'Kommunalbestyrelsen godkendte den 27. juni 2023 rammen. Udvalget drøftede den 12. september 2023 fordelingen.',
		[KB, '2023-06-27'],
		[PT, '2023-09-12'],
	],
	[
		'Sagen blev oversendt fra Økonomiudvalget den 22. august 2023, og udvalget drøftede den 12. september 2023 tallene.',
		[OU, '2023-08-22'],
		[PT, '2023-09-12'],
	],
	[
		'Plan-, Teknik- og Klimaudvalget så broen i 2022, og udvalget bad den 12. september 2023 om et notat.',
		[PT, '2023-09-12'],
	],
	// Months.
	['Kommunalbestyrelsen besluttede i marts 2023, at broerne skal gennemgås.', [KB, '2023-03']],
	['På Økonomiudvalgets møde i september 2023 blev rammen hævet.', [OU, '2023-09']],
	['Økonomiudvalget godkendte i juni en ny model for tilsynet.', [OU, '2023-06']],
	[
		'Som følge af Landdistriktsudvalgets beslutning i oktober 2022 er puljen delt.',
		[LD, '2022-10'],
	],
	['Vedtaget af Kommunalbestyrelsen: Februar 2021', [KB, '2021-02']],
	['Sagen forelægges for Børne- og Skoleudvalget i januar 2024.', [BS, '2024-01']],
	[
		'Der fremlægges en opfølgning for Social-, Sundheds- og Seniorudvalget i februar måned 2024.',
		[SS, '2024-02'],
	],
	[
		'Social-, Sundheds- og Seniorudvalget fik i august måned forelagt en plan for hjælpemidler.',
		[SS, '2023-08'],
	],
	[
		'Jf. beslutning i Kommunalbestyrelsen i april 2022 afholdes udgiften af puljen.',
		[KB, '2022-04'],
	],
	['Politisk besluttet ØU/KB oktober 2022', [OU, '2022-10'], [KB, '2022-10']],
	['Vejpulje, rest, ØU mar+jun.23', [OU, '2023-03'], [OU, '2023-06']],
	['I maj 2023 vedtog Kommunalbestyrelsen en strategi for stier.', [KB, '2023-05']],
	['Udvalget drøftede i april 2023 de første skitser.', [PT, '2023-04']],
	['Landdistriktsudvalget behandlede sagen i oktober 2023.', [LD, '2023-10']],
	['Handicaprådet anbefalede i maj 2023 den tredje model.', ['Handicaprådet', '2023-05']],
	['KKR Sjælland besluttede i september 2022 at samle opgaven.', ['KKR Sjælland', '2022-09']],
	['På mødet i juni 2023 besluttede Kommunalbestyrelsen at udbyde driften.', [KB, '2023-06']],
	// A second set, labelled when the rules above stood.
	[
		'Teksten er tilrettet efter drøftelsen i Landdistriktsudvalget den 5. september 2023.',
		[LD, '2023-09-05'],
	],
	['Jf. KB 27/6-23 pkt. 18.', [KB, '2023-06-27', '18']],
	[
		'Der blev på Økonomiudvalgets møde den 17. oktober 2023 stillet spørgsmål til renten.',
		[OU, '2023-10-17'],
	],
	['Økonomiudvalget skal behandle budgettet den 21. november 2023.', [OU, '2023-11-21']],
	['Sagen er på dagsordenen i Børne- og Skoleudvalget den 6. december 2023.', [BS, '2023-12-06']],
	[
		'Udvalget fik den 8. august 2023 (punkt 3) forelagt tre linjeføringer.',
		[PT, '2023-08-08', '3'],
	],
	['Indstillingen blev tiltrådt af Økonomiudvalget d. 17.10.23.', [OU, '2023-10-17']],
	[
		'Byggeprogrammet er godkendt på Kommunalbestyrelsens møde den 31. oktober 2023, punkt 7.',
		[KB, '2023-10-31', '7'],
	],
	['Kommunalbestyrelsens møde den 31.10.2023 (punkt 7)', [KB, '2023-10-31', '7']],
	['Beslutningen af 27. juni 2023 i Kommunalbestyrelsen omfatter begge broer.', [KB, '2023-06-27']],
	[
		'Se beslutning fra Kommunalbestyrelsen 27.06.2023 pkt. 18 og 19.',
		[KB, '2023-06-27', '18'],
		[KB, '2023-06-27', '19'],
	],
	[
		'Sagen genoptages fra udvalgets møde den 10. oktober 2023, hvor den blev udsat.',
		[PT, '2023-10-10'],
	],
	[
		'Social-, Sundheds- og Seniorudvalget anbefalede enstemmigt den 3. oktober 2023 forslaget.',
		[SS, '2023-10-03'],
	],
	['Ændringen blev vedtaget i Kommunalbestyrelsen i september 2022.', [KB, '2022-09']],
	['Forvaltningen vender tilbage med en sag til Økonomiudvalget i marts 2024.', [OU, '2024-03']],
	[
		'Kommunalbestyrelsen traf den 25. april 2023 beslutning om at købe grunden.',
		[KB, '2023-04-25'],
	],
	[
		'Ved behandlingen i Økonomiudvalget den 22. august 2023 blev beløbet hævet.',
		[OU, '2023-08-22'],
	],
	['Punktet var på Landdistriktsudvalgets dagsorden den 5. september 2023.', [LD, '2023-09-05']],
	[
		'Kommunalbestyrelsen fastsatte den 28. februar 2023 principperne for tilskud.',
		[KB, '2023-02-28'],
	],
	['Børne- og Skoleudvalget ønskede den 4. oktober 2023 en ny beregning.', [BS, '2023-10-04']],
	['Børne- og Skoleudvalget har anmodet om sagen på møde den 4. oktober 2023.', [BS, '2023-10-04']],
	['På udvalgets møde i juni bad flere medlemmer om tal for ulykker.', [PT, '2023-06']],
	[
		'Tidligere politisk behandling: PTK 09.05.23, ØU 16.05.23, KB 30.05.23',
		[PT, '2023-05-09'],
		[OU, '2023-05-16'],
		[KB, '2023-05-30'],
	],
	[
		'Efter at sagen den 10. oktober 2023 blev behandlet i udvalget, er der kommet to svar.',
		[PT, '2023-10-10'],
	],
	[
		'Kommunalbestyrelsen har senest den 30. maj 2023 drøftet trafikken ved skolerne.',
		[KB, '2023-05-30'],
	],
	['Udvalget besigtigede broen den 10. oktober 2023.'],
	['Formanden mødtes den 3. november 2023 med vejlauget.'],
	['Økonomiudvalget får en rente på 3,4 pct. fra den 1. januar 2024.'],
	['Medlem af Økonomiudvalget Per Lund fyldte 60 år den 4. marts 2023.'],
	['Ministeren besøgte Kommunalbestyrelsen den 4. maj 2023.'],
	['Kommunalbestyrelsen skal inden den 15. oktober 2023 vedtage budgettet.'],
	['Udvalget havde 12. september 2023 en pulje på 0,3 mio. kr.'],
	['Budgettet for 2024 blev vedtaget af et bredt flertal den 8. september 2023 på rådhuset.'],
	['Miljøklagenævnet stadfæstede den 4. april 2023 tilladelsen.'],
	['Referat fra borgermøde den 30. august 2023 er vedlagt.'],
	['Dispensationen gælder til den 1. maj 2024 efter vejlovens § 80, stk. 1, nr. 2.'],
	['Valgbestyrelsen godkendte den 17. november 2021 resultatet.'],
	['Udvalget holder møde i Tværåhallen tirsdag den 14. november 2023.'],
	['I punkt 4 i kontrakten fra 2. maj 2021 står prisen.'],
	['Taksten i maj og juni er uændret ifølge Økonomiudvalgets takstblad.'],
	// Nothing: laws, agreements, letters.
	['Lov nr. 612 af 11. juni 2022 om ændring af planloven finder anvendelse.'],
	['Efter bekendtgørelse nr. 1047 af 30. juni 2021 skal planen revideres.'],
	['Budgetaftalen af 8. september 2023 indeholder midler til to broer.'],
	['Partierne bag budgetforliget den 8. september 2023 har aftalt en pulje.'],
	['Aftalen mellem regeringen og KL af 26. maj 2023 hæver rammen.'],
	['Forvaltningen har den 2. oktober 2023 modtaget et brev fra grundejerne.'],
	['Ministeren svarede ved brev af 2. oktober 2023.'],
	['Landsbyrådet i Nørreby skrev den 2. oktober 2023 til borgmesteren.'],
	['Se punkt 3 i vejledningen fra 4. maj 2023.'],
	['Punkt 2.1 i lokalplanen, som trådte i kraft den 4. maj 2023, ændres.'],
	['Lokalplanens punkt 7 om skiltning fraviges.'],
	['Indstillingens punkt 1 og 2 godkendes.'],
	['Udvalget godkendte indstillingens punkt 3.'],
	['Ad punkt 2: Godkendt.'],
	['Sommerfesten holdes den 19. august 2023 på torvet.'],
	['Broen indvies den 1. december 2023 af borgmesteren.'],
	['Kommunalbestyrelsen inviteres til indvielsen den 1. december 2023.'],
	['Høringsfristen er den 15. december 2023 kl. 12.'],
	['Klagefristen udløb den 12. september 2023.'],
	['Der var klimadag for udvalgets medlemmer den 16. september 2023.'],
	['Borgerne kan møde udvalgets formand på torvet den 16. september 2023.'],
	['Udvalgets studietur er den 21. marts 2024.'],
	['Ekspertudvalget afleverede sin rapport den 3. april 2023.'],
	['Hans Holm udvalget afleverede den 3. april 2023 sine anbefalinger.'],
	['Folketinget har den 1. juni 2023 behandlet forslaget.'],
	['Ankestyrelsen traf den 6. juni 2023 afgørelse i sagen.'],
	['Bestyrelsen for Tværå Havn drøftede den 6. juni 2023 kajen.'],
	['Kontrakten med entreprenøren løber til den 31. december 2024.'],
	['Økonomiudvalgets ramme er pr. 31. oktober 2023 brugt med 82 pct.'],
	['Kommunalbestyrelsen har en pulje på 1,5 mio. kr. fra 1. januar 2024.'],
	['Byggeriet begynder i marts 2024.'],
	['Økonomiudvalgets budget for marts 2024 er uændret.'],
	['Forbruget i oktober under Børne- og Skoleudvalget er højere end ventet.'],
	['Landdistriktsudvalget har midler til og med december 2024.'],
	['Kommunalbestyrelsen har besluttet, at skolen lukker i juli 2024.'],
	['Hans Holm udvalget udgav i april 2023 sine anbefalinger.'],
	['Kommunalbestyrelsens medlemmer holder ferie i juli.'],
	['Udgifterne i januar til marts 2023 er konteret under Økonomiudvalget.'],
	['Regeringens udvalg fremlagde i maj 2023 en plan.'],
	['Sagen følger § 7, stk. 2, nr. 3 i loven af 1. juli 2020.'],
	['Nabohøring er gennemført fra den 3. til den 17. oktober 2023.'],
	['Der blev holdt møde med vejlauget den 20. september 2023.'],
	['Vejlaugets bestyrelsesmøde den 20. september 2023 gav ingen bemærkninger.'],
];

function keyOf([committee, when, number]: Said): string {
	return `${committee ?? '–'} ${when ?? '–'} ${number ?? '–'}`;
}

test('reads sentences that were labelled before it was run, with a precision of 0.98 and a recall of 0.90', () => {
	let right = 0;
	let found = 0;
	let expected = 0;
	const wrong: unknown[] = [];
	for (const [text, ...said] of sentences) {
		const want = said.map(keyOf);
		const got = readReferences(text, context)
			.filter(({ attachment, caseNumber }) => attachment === undefined && caseNumber === undefined)
			.map(({ committeeName, date, month, number }) =>
				keyOf([committeeName, date ?? month, number]),
			);
		const rest = [...want];
		for (const key of got) {
			const at = rest.indexOf(key);
			if (at >= 0) rest.splice(at, 1);
		}
		right += want.length - rest.length;
		found += got.length;
		expected += want.length;
		if (rest.length > 0 || got.length !== want.length) wrong.push({ text, want, got });
	}
	console.log(
		`references: ${sentences.length} sentences, ${expected} expected, ${found} found, precision ${(right / found).toFixed(3)}, recall ${(right / expected).toFixed(3)}`,
	);
	expect(wrong.slice(0, 40)).toEqual([]);
});

test('a council is its own by any of its names', () => {
	const council = { committeeName: 'Tværå Byråd', date: '2023-11-14' };
	const said = (text: string) =>
		readReferences(text, council).map(({ committeeName, date }) => [committeeName, date]);
	expect(said('Vedtaget i byrådets møde den 14. november 2023.')).toEqual([]);
	expect(said('Udsat i byrådets møde den 10. oktober 2023.')).toEqual([
		['Tværå Byråd', '2023-10-10'],
	]);
});

/** Attachments and cases: text, attachment numbers, case numbers. */
const others: readonly (readonly [string, readonly string[], readonly string[]])[] = [
	['Tegningerne er vedlagt som bilag 4 og 5.', ['4', '5'], []],
	['Bilag 2 viser de tre modeller.', ['2'], []],
	['Bilag 3 indeholder en oversigt over broerne.', ['3'], []],
	['De fire broer er beskrevet i bilag 1, afsnit 2.', ['1'], []],
	['Prisen fremgår af bilag nr. 6.', ['6'], []],
	['Vilkårene (bilag 2) er uændrede.', ['2'], []],
	['Se sagsnr. 22/4471 om dræn.', [], ['22/4471']],
	['Denne sag (sagsnr. 23/1180) fortsætter sag 21/903.', [], ['21/903']],
	['Der henvises til EMN-2022-01877.', [], ['EMN-2022-01877']],
	['Bilag 7 til bekendtgørelsen gælder fortsat.', [], []],
	['Jf. bilag 7 til bekendtgørelsen er hegnet lovligt.', [], []],
	['Forholdet er 3/4 af arealet.', [], []],
	['Bilag 1: Oversigtskort', [], []],
];

test('reads attachments and cases in sentences that were labelled before it was run', () => {
	for (const [text, attachments, cases] of others) {
		const read = readReferences(text, context);
		expect([
			text,
			read.flatMap((one) => one.attachment ?? []),
			read.flatMap((one) => one.caseNumber ?? []),
		]).toEqual([text, attachments, cases]);
	}
});
