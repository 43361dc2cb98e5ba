import { expect, test } from 'vitest';
import { joinAll, joinLines } from '../../scripts/ingest/hyphenation.ts';

test('a soft hyphen goes, whatever the blank after it', () => {
	expect(joinLines('en plan for born-', 'holmerne')).toBe('en plan for bornholmerne');
	expect(joinLines('steget med 2 procent- ', 'point')).toBe('steget med 2 procentpoint');
	expect(joinLines('kom\u00ad', 'munen')).toBe('kommunen');
});

test('a hard hyphen stays: names, letters, acronyms, numbers', () => {
	expect(joinLines('i Vester-', 'Nordsø')).toBe('i Vester-Nordsø');
	expect(joinLines('medlem af en A-', 'kasse')).toBe('medlem af en A-kasse');
	expect(joinLines('fra EXTRA-', 'midlerne')).toBe('fra EXTRA-midlerne');
	expect(joinLines('en 3-', 'årig plan')).toBe('en 3-årig plan');
	expect(joinLines('den 19-12-', '2016')).toBe('den 19-12-2016');
	expect(joinLines('tal år-', 'til-dato')).toBe('tal år-til-dato');
});

test('a suspended hyphen keeps its blank', () => {
	expect(joinLines('Børne-', 'og Kulturudvalget')).toBe('Børne- og Kulturudvalget');
	expect(joinLines('dag- ', 'eller døgntilbud')).toBe('dag- eller døgntilbud');
});

test('a small word below a hyphen is no rest of a word', () => {
	expect(joinLines('vagter på mo-', 'til havnenes drøftelse')).toBe(
		'vagter på mo- til havnenes drøftelse',
	);
	expect(joinLines('holder åbent ind-', 'til påske')).toBe('holder åbent indtil påske');
});

test('a minus torn off its amount finds it again, a dash stays a dash', () => {
	expect(joinLines('afvigelse på -', '0,9 mio. kr.')).toBe('afvigelse på -0,9 mio. kr.');
	expect(joinLines('perioden 2016 -', '2019')).toBe('perioden 2016 - 2019');
	expect(joinLines('bypuljen -', 'som foreslået')).toBe('bypuljen - som foreslået');
});

test('a slash at the end is followed by no blank', () => {
	expect(joinLines('mentor/', 'vejleder')).toBe('mentor/vejleder');
});

test('a web address goes on without a blank and keeps its hyphens', () => {
	const start = 'http://ellemose.example/planer/';
	expect(joinLines(`se ${start}`, 'havn.aspx nu')).toBe(`se ${start}havn.aspx nu`);
	expect(joinLines(`${start}Havne%`, '20planen.aspx')).toBe(`${start}Havne%20planen.aspx`);
	expect(joinLines(`${start}havne-`, 'plan.aspx')).toBe(`${start}havne-plan.aspx`);
	expect(joinLines(`${start}-`, 'og andre steder')).toBe(`${start}- og andre steder`);
	expect(joinLines('steget med 5%', '20 nye pladser')).toBe('steget med 5% 20 nye pladser');
});

test('no letter is lost in joining', () => {
	expect(joinAll(['Lang-', 'tids-', 'ledige', '', 'og', 'unge'])).toBe('Langtidsledige og unge');
});
