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
])('%s is %s', (words, id) => {
	expect(readUnit(words)?.id).toBe(id);
});

test('no unit is guessed', () => {
	expect(readUnit('2019')).toBeUndefined();
	expect(readUnit('Område')).toBeUndefined();
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
