/** The Danish words of charts: reasons for not drawing, numbers with units, and small grammar. */
import { formatNumber } from '../danish/number.ts';
import type { Unit } from './unit.ts';

/** Why a table is no key figure (first group), or a key figure that stays a table (second). */
export const refusals = {
	'no-figures': 'Tabellen har færre end to tal under periode eller kategori',
	'mostly-words': 'Tabellen er mest tekst',
	'no-labels': 'Hverken rækker eller kolonner har navn',
	'no-unit': 'Enheden står hverken i tabellen eller i teksten om den',
	payments: 'Tabellen er en liste over beløb, datoer eller modtagere',
	timetable: 'Tabellen er en tidsplan',
	identifiers: 'Tallene er numre og datoer, ikke mængder',
	register: 'Kommunens register siger, at tabellen ikke er et nøgletal',
	'single-figures': 'Hver størrelse har kun ét tal, så der er intet at sammenligne',
	'mixed-periods': 'Perioderne er ikke lige lange og kan ikke sammenlignes',
	'too-large': 'Tabellen er for stor til ét diagram',
	'doubtful-decimals': 'Tallene blander punktum og komma, så det er usikkert, hvad der er tusinder',
	'same-labels': 'To rækker eller kolonner har samme navn, så diagrammet ville være tvetydigt',
	'unplaced-cells': 'Overskrifter står inde i tabellen, så det er usikkert, hvad tallene er',
	'unnamed-columns': 'Kolonnerne har ikke navne, så det er usikkert, hvad tallene er',
	'unnamed-rows': 'Rækkerne har ikke navne, så det er usikkert, hvad tallene er',
	'mixed-rows': 'Rækkerne er dels beløb, dels ændringer, og de stemmer ikke med hinanden',
	'all-zero': 'Alle tal er nul',
} as const;
export type RefusalRule = keyof typeof refusals;

/** Rules that say the table is no key figure at all. */
export const notKeyFigure: readonly RefusalRule[] = [
	'no-figures',
	'mostly-words',
	'no-labels',
	'no-unit',
	'payments',
	'timetable',
	'identifiers',
	'register',
];

/** `1.070,9 mio. kr.`, with the decimals given; a value keeps the decimals of its print. */
export function withUnit(printed: string, unit: Unit): string {
	const bare = printed.replace(/\s*(?:%|pct\.?|procent|(?:mio|mia)\.?\s?kr\.?|kr\.?)\s*\**$/iu, '');
	// `12 1.000 kr.` reads as one number.
	if (unit.id === 'antal' || unit.id === 'indeks') return bare;
	return unit.id === '1000-kr' ? `${bare} (1.000 kr.)` : `${bare} ${unit.label}`;
}

/** A computed value with as many decimals as given, at least and at most. */
export function fixed(value: number, decimals: number): string {
	const rounded = Number(value.toFixed(decimals));
	const text = formatNumber(Math.abs(rounded), decimals);
	const [whole, fraction = ''] = text.split(',');
	const full = decimals === 0 ? whole! : `${whole},${fraction.padEnd(decimals, '0')}`;
	return rounded < 0 ? `−${full}` : full;
}

/** `a`, `a og b`, `a, b og c`. */
export function enumerate(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} og ${words.at(-1)}`;
}

/** Letters and digits in lower case, one blank between words. */
export function oneSpelling(words: string): string {
	return words
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
