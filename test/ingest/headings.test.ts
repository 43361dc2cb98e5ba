import { expect, test } from 'vitest';
import { toBlocks } from '../../scripts/ingest/blocks.ts';
import { couldBeHeading } from '../../scripts/ingest/headings.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';

test.each([
	'Havnen vil gerne se, at gæsterne bliver længere',
	'Broer og moler: Forventet mindreforbrug på 1,4 mio. kr.',
	'Der er fortsat for få pladser til gæster',
	'Vedr. Digital kortlægning af broerne',
	'Tilfredsheden med aftenen for nye roere den 5. februar 2031',
	'2. Enhedsudgiften pr. båd',
	'Mulig indsats B: Ellemose Roforening',
	'☘ Mål for havnen',
	'Få både i havnen er sejlet i vinter (Figur 5)',
])('%s: may head a text', (line) => {
	expect(couldBeHeading(line, false)).toBe(true);
});

test.each([
	['the end of a sentence on an amount', 'På havneområdet ventes et merforbrug på 2,5 mio. kr.'],
	['the opening of a sentence', 'For både omfattet af § 1, nr. 12, skal den enkelte'],
	['a sentence about something shown', 'Denne aftale gælder fra d. 1. juli 2031'],
	['a field with a name', 'Ordstyrer: Winnie Bak Holm'],
	['a field with initials', 'Skrevet af : KIW'],
	['a field with a list', 'Nordhavnen: Ellemose, Vesteraa og Nordsø'],
	['a field with a day', 'Dato for udfyldelse 1. december 2030'],
	['a letterhead', 'Center for Havne Sagsnr. : 20310410'],
	['a key to signs', 'Tal i 2030-niveau (-=mindre udgift/+=større udgift)'],
	['a time stamp', '26NOV2030:04:21:55'],
	['the head of a column', 'Antal både (gns.) Udvikling i pct.'],
	['a number with its unit', '54 pct.'],
	['the address of a site', 'Havnetal.dk'],
	['a line that lacks its end', 'Byrådet skal lave en plan, inden der bygges, jf. §§'],
])('%s heads nothing: %s', (_, line) => {
	expect(couldBeHeading(line, false)).toBe(false);
});

/** The headings of a text. */
const headings = (...lines: readonly string[]): string[] =>
	toBlocks(toLines(lines.join('\n')), new Messages()).flatMap((block) =>
		block.kind === 'heading' ? [block.text] : [],
	);
const body =
	'Havnen har i mange år haft for få pladser til gæster, og derfor er der lavet en plan for nye broer og moler.';

test('a number without its like, above bullets or text, heads it; the last entry of a list heads nothing', () => {
	expect(headings('2. Havnens klima', '', '- Flere træer', '- Flere bænke')).toEqual([
		'2. Havnens klima',
	]);
	expect(headings('1. Broer', '2. Moler', '', '3. Et samlet overblik', '', body)).toEqual([]);
	expect(headings(body, '', '1. Havnen er med i netværket', '', body)).toEqual([]);
	expect(headings('6. Nordhavnen', '', '7. Sydhavnen', '', '8. Midterhavnen', '', body)).toEqual(
		[],
	);
});

test('a bullet that never stands beside its like marks headings', () => {
	const part = (title: string) => [
		'',
		`\uf0d8 ${title}`,
		'',
		body,
		'',
		'\uf0b7 stærke hænder',
		'\uf0b7 gode øjne',
	];
	expect(headings(...part('Havnefoged'), ...part('Brovagt'), ...part('Kranfører'))).toEqual([
		'Havnefoged',
		'Brovagt',
		'Kranfører',
	]);
});

test('a short line between sentences begins something although a blank line follows every line', () => {
	const spaced = [
		'Havnen har i mange år haft for få pladser til de gæster, som kommer sejlende om',
		'sommeren, og derfor er der lavet en plan for nye broer og for de moler, der skal til.',
		'Realistisk opmåling',
		'Nordsø har stor viden om de broer, som frivillige har bygget, og om dem, som er slidt',
		'ned gennem årene, og den viden skal bruges, når planen føres ud i livet de næste år.',
	];
	expect(headings(...spaced.flatMap((line) => [line, '']))).toEqual(['Realistisk opmåling']);
});

test('the title of a note stands apart from the word above it', () => {
	expect(headings('N O T A T', '', 'om', '', 'Broer i Nordsø', '', body)).toEqual([
		'Broer i Nordsø',
	]);
});

test('two equal lines head nothing, and titles above a numbered chapter stay', () => {
	expect(headings('Antal både', '', 'Antal både', '', body)).toEqual([]);
	expect(headings('Aftale om havnen', '', 'PARTER', '', '1.1. Aftalens parter', '', body)).toEqual([
		'Aftale om havnen',
		'PARTER',
		'1.1. Aftalens parter',
	]);
});
