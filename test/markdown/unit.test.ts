import { expect, test } from 'vitest';
import { readCaptionUnit, readTableUnit, readUnit } from '../../src/markdown/unit.ts';

test.each([
	['Mio. kr.', 'mio-kr'],
	['mio.kr', 'mio-kr'],
	['1.000 kr. netto', '1000-kr'],
	['Hele kr.', 'kr'],
	['Beløb (DKK)', 'kr'],
	['Andel i pct.', 'pct'],
	['Udvikling procent- point', 'pct-point'],
	['Antal fuldtids- personer', 'fuldtidspersoner'],
	['Antal årsværk', 'årsværk'],
	['Antal elever', 'elever'],
	['Antal kontanthjælpsmodtagere', 'personer'],
	['Antal', 'antal'],
	['Påstigere', 'påstigere'],
	['Antal skærpede påbudssager', 'påbudssager'],
	['Antal FTP (årsgns.)', 'fuldtidspersoner'],
	['Antal klasser', 'klasser'],
	['Dæmpning, dB', 'db'],
	['Levetid, år', 'år'],
	['Kvadratmeter', 'm²'],
])('%s is %s', (words, id) => {
	expect(readUnit(words)?.id).toBe(id);
});

test('no unit is guessed', () => {
	expect(readUnit('2019')).toBeUndefined();
	expect(readUnit('Område')).toBeUndefined();
	expect(readUnit('Skoler')).toBeUndefined();
	expect(readUnit('Gns. omkostninger pr. FTP')).toBeUndefined();
	expect(readCaptionUnit('Børn og Unge')).toBeUndefined();
	expect(readCaptionUnit('Transport til skole fordelt på trin')).toBeUndefined();
	expect(readTableUnit('Tabel 2 viser et fald i pct. fra 4.')).toBeUndefined();
	expect(readCaptionUnit('Børn i dagtilbud')).toBeUndefined();
});

test('a caption counts what it says it counts', () => {
	expect(readCaptionUnit('Antal og andel elever i pct.')?.id).toBe('elever');
	expect(readTableUnit('Tabellen viser regnskabet. Alle beløb er i 1.000 kr.')?.id).toBe('1000-kr');
	expect(readTableUnit('Alle tal er i megawatttimer, og 2022 er skønnet.')?.label).toBe(
		'megawatttimer',
	);
	expect(readTableUnit('Alle tal er i løbende priser.')).toBeUndefined();
	expect(readTableUnit('Forvaltningen har brugt 3 mio. kr. på skoler.')).toBeUndefined();
});

test('a title may begin with what it counts, or end with what it is measured in', () => {
	expect(readCaptionUnit('Tabel 3. Unge uden job fordelt på alder')?.id).toBe('unge');
	expect(readCaptionUnit('Medlemstal i foreninger')?.id).toBe('medlemmer');
	expect(readCaptionUnit('Befolkningsprognose 2022-2028')?.id).toBe('personer');
	expect(readCaptionUnit('Gennemsnitlig ventetid i dage')?.id).toBe('dage');
	expect(readCaptionUnit('Beregnet støj, dB(A)')?.id).toBe('db');
});

test('a sentence before the table says what the table shows', () => {
	expect(readTableUnit('Tabellen viser antallet af elever pr. 5. september.')?.id).toBe('elever');
	expect(readTableUnit('Oversigten nedenfor viser udgifterne i mio. kr.')?.id).toBe('mio-kr');
	expect(readTableUnit('Tabellen viser andelen af unge i procent.')?.id).toBe('pct');
	expect(readTableUnit('KONSEKVENSER\n1.000 kr. netto\nOpr. budget')?.id).toBe('1000-kr');
});

test('a line that counts something names the table it stands next to', () => {
	const lines = 'Fleksjob\nAntal sager\nApril\n2015 36\nTilgang';
	expect(readTableUnit(lines, 'last')).toBeUndefined();
	expect(readTableUnit('Tilgang\nAntal sager', 'last')?.id).toBe('sager');
});
