import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colour } from '../../src/markdown/chart-marks.ts';

const css = readFileSync('src/styles/charts.css', 'utf8');

test('a chart without a style sheet has the colours of the light one', () => {
	for (const place of [0, 1, 2, 3, 4, 5]) {
		const said = /fill="(#[0-9a-f]{6})"/.exec(colour(place))![1];
		expect(css).toContain(`--chart-${place + 1}: light-dark(${said}, `);
	}
});

test('light and dark each set all six colours and what stands inside them, and print is light', () => {
	for (const name of ['1', '2', '3', '4', '5', '6', 'inside']) {
		expect(
			css.match(new RegExp(`--chart-${name}: light-dark\\(#\\w+, #\\w+\\);`, 'g')),
		).toHaveLength(1);
	}
	expect(css).not.toContain('prefers-color-scheme');
	const print = readFileSync('src/styles/print.css', 'utf8');
	expect(print).toMatch(/^@media print \{\n\t:root \{\n\t\tcolor-scheme: light;/u);
});

type Colour = readonly [number, number, number];
type Matrix = readonly [Colour, Colour, Colour];

/** How colours look to those who lack one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1, linear RGB). */
const visions: Readonly<Record<string, Matrix>> = {
	full: [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
};

const dot = (a: Colour, b: Colour) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const clamp = (value: number) => Math.min(1, Math.max(0, value));

function linear(hex: string): Colour {
	const full = hex.length === 4 ? hex.replace(/[0-9a-f]/giu, '$&$&') : hex;
	const part = (at: number) => {
		const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return [part(1), part(3), part(5)];
}

const seen = (colour: Colour, [r, g, b]: Matrix): Colour => [
	clamp(dot(r, colour)),
	clamp(dot(g, colour)),
	clamp(dot(b, colour)),
];

const luminance = (colour: Colour) => dot([0.2126, 0.7152, 0.0722], colour);

/** Contrast as WCAG 2.2 has it. */
function contrast(a: Colour, b: Colour): number {
	const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** Distance in CIE Lab (1976). */
function distance(a: Colour, b: Colour): number {
	const lab = (colour: Colour) => {
		const root = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
		const x = root(dot([0.4124, 0.3576, 0.1805], colour) / 0.95047);
		const y = root(luminance(colour));
		const z = root(dot([0.0193, 0.1192, 0.9505], colour) / 1.08883);
		return [116 * y - 16, 500 * (x - y), 200 * (y - z)] as const;
	};
	const [one, other] = [lab(a), lab(b)];
	return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** What a name is in the style sheet for light, for dark and for print, which is light. */
function values(name: string): Colour[] {
	const [, light, dark] = new RegExp(`--chart-${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(
		css,
	)!;
	return [light!, dark!, light!].map(linear);
}

const tokens = readFileSync('src/styles/tokens.css', 'utf8');
const [light, dark] = /--paper: light-dark\((#\w+), (#\w+)\)/.exec(tokens)!.slice(1) as [
	string,
	string,
];
const papers = [
	['light', linear(light)],
	['dark', linear(dark)],
	['print', linear('#ffffff')],
] as const;

test.each(
	Object.keys(visions).flatMap((vision) =>
		papers.map(([where], at) => [vision, where, at] as const),
	),
)(
	'to %s colour vision the six colours of %s are told from each other and from paper',
	(vision, _, at) => {
		const matrix = visions[vision]!;
		const colours = ['1', '2', '3', '4', '5', '6'].map((name) => seen(values(name)[at]!, matrix));
		const paper = seen(papers[at]![1], matrix);
		colours.forEach((colour, place) => {
			// A bar, a line and a point are told from what they stand on (WCAG 1.4.11), so neighbours with a gap are too.
			expect(contrast(colour, paper)).toBeGreaterThanOrEqual(3);
			for (const other of colours.slice(place + 1))
				expect(distance(colour, other)).toBeGreaterThanOrEqual(25);
		});
	},
);

test('numbers inside a bar can be read on each of its colours', () => {
	for (const at of [0, 1, 2])
		for (const name of ['1', '2', '3', '4', '5', '6'])
			expect(contrast(values('inside')[at]!, values(name)[at]!)).toBeGreaterThanOrEqual(4.5);
});
