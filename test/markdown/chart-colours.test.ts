import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colour } from '../../src/markdown/chart-marks.ts';

const css = readFileSync('src/styles/charts.css', 'utf8');

test('a chart without a style sheet has the colours of the light one', () => {
	for (const place of [0, 1, 2, 3, 4, 5]) {
		const said = /fill="(#[0-9a-f]{6})"/.exec(colour(place))![1];
		expect(css).toContain(`--chart-${place + 1}: ${said};`);
	}
});

test('light, dark and print each set all six colours and what stands inside them', () => {
	for (const name of ['1', '2', '3', '4', '5', '6', 'inside'])
		expect(css.split(`--chart-${name}:`)).toHaveLength(4);
});
