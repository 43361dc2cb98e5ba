/**
 * Words of a spoken question that say nothing about what is looked for. Folded (`toTerms`).
 *
 * `stopWords` are dropped. `weakWords` help to rank but nothing has to hold them: they stand in most documents of an
 * archive like this, or tell what is wanted of the answer (`besluttet`, `koster`). A question of nothing but weak
 * words is asked as it stands.
 */
import { fold } from './terms.ts';

function set(words: string): ReadonlySet<string> {
	return new Set(words.split(/\s+/u).map(fold));
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

export const weakWords = set(
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
