import { expect, test } from 'vitest';
import { bestPassage, markText } from '../../src/search/marking.ts';
import type { Wanted } from '../../src/search/marking.ts';

const want = (...runs: string[]): Wanted => ({
	runs: runs.map((run) => run.split(' ')),
	parts: true,
	worth: 1,
});
const marked = (text: string, ...wanted: Wanted[]) =>
	markText(text, wanted).flatMap((piece) => (piece.marked ? [piece.text] : []));

test('marks inflections and compounds, not words that merely hold the letters', () => {
	expect(marked('Praktikken og virksomhedspraktikker', want('praktik'))).toEqual([
		'Praktikken',
		'virksomhedspraktikker',
	]);
	expect(marked('Farten er høj', want('far'))).toEqual([]);
});

test('marks a run of words as one', () => {
	expect(marked('Det gule hus og huset', { ...want('gule hus'), parts: false })).toEqual([
		'gule hus',
	]);
});

test('the pieces are the text', () => {
	const text = 'Ærø & <b>Åen</b>, 1.070,9 kr.';
	expect(
		markText(text, [want('aaen'), want('kr')])
			.map((piece) => piece.text)
			.join(''),
	).toBe(text);
});

test('chooses the passage with most of what is wanted, and names its heading', () => {
	const best = bestPassage(
		[
			['h:resume', 'Resumé'],
			['p-1', 'Huset er gult.'],
			['h:oekonomi', 'Økonomi'],
			['p-2', 'Taget på huset koster penge.'],
		],
		[want('hus'), want('tag')],
	);
	expect(best).toMatchObject({ anchor: 'p-2', heading: 'Økonomi' });
	expect(bestPassage([['p-1', 'Intet her.']], [want('hus')])).toBeUndefined();
});

test('cuts a long passage around what is wanted', () => {
	const long = `${'ord '.repeat(300)}nålen ${'ord '.repeat(300)}`.trim();
	const best = bestPassage([['p-1', long]], [want('naalen')])!;
	const text = best.pieces.map((piece) => piece.text).join('');
	expect(text).toContain('nålen');
	expect(text.length).toBeLessThan(280);
	expect(text.startsWith('… ')).toBe(true);
});
