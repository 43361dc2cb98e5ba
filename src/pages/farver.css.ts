/** The archive's own colours as custom properties, where `archive.yaml` sets some. */
import type { APIRoute } from 'astro';
import { current } from '../archive/current.ts';

/** Colour values only: names, hex digits and colour functions, never another declaration. */
const colour = /^[#\w(),.%\s/-]{1,80}$/u;

export const GET: APIRoute = () => {
	const { brand, accent } = current().archive.settings.colours ?? {};
	const lines = Object.entries({ brand, accent }).flatMap(([name, value]) =>
		value !== undefined && colour.test(value) ? [`--${name}:${value};`] : [],
	);
	return new Response(lines.length === 0 ? '' : `:root{${lines.join('')}}\n`, {
		headers: { 'content-type': 'text/css' },
	});
};
