import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss from 'postcss';
import { expect, test } from 'vitest';
import { styleValues, valuesOf } from '../scripts/style-values.ts';

const folder = 'src/styles';
const written = (css: string, colours?: { brand?: string; accent?: string }) =>
	postcss([styleValues(() => colours)]).process(css, { from: undefined }).css;

test('values stand where their names stood, in every style sheet', () => {
	expect(written('a{--space-1: 0.25rem;margin:calc(var(--space-1) + 2 * var(--space-8))}')).toBe(
		'a{margin:calc(0.25rem + 2 * 2rem)}',
	);
	for (const name of readdirSync(folder)) {
		const css = readFileSync(path.join(folder, name), 'utf8');
		const left = written(css).match(/var\([^)]*\)/gu) ?? [];
		expect(
			left.filter((one) => !css.includes(`${one.slice(4, -1)}:`)),
			name,
		).toEqual([]);
	}
});

test('colours of the archive stand in the place of ours; what is no colour does not', () => {
	const brand = 'light-dark(#7a1f2b, #e8a0a8)';
	expect(written('a{color:var(--brand);fill:var(--accent)}', { brand, accent: 'a;b:c' })).toBe(
		'a{color:light-dark(#7a1f2b, #e8a0a8);fill:light-dark(#9a5b13, #e0ae6c)}',
	);
	for (const hostile of ['red;background:blue', 'url("//x")', '}*{', 'a'.repeat(81)]) {
		expect(valuesOf('--brand: red;', { brand: hostile }).get('--brand')).toBe('red');
	}
	expect(valuesOf('--brand: red;', { accent: undefined })).toEqual(new Map([['--brand', 'red']]));
});
