/** Writes rendered pages at once, where Astro gives each of its three calls a page to another thread and back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * The integration for one build.
 *
 * @param out output folder
 * @param base path below which the site is served
 */
export function pageWriter(out: string, base: string): AstroIntegration {
	const folder = pathToFileURL(`${out}${path.sep}`);
	const prefix = base.replace(/\/$/u, '').length;
	return {
		name: 'page-writer',
		hooks: {
			'astro:build:start': ({ setPrerenderer }) => {
				setPrerenderer((astro) => ({
					...astro,
					render: async (request, options) => {
						const rendered = await astro.render(request, options);
						const response = rendered instanceof Response ? rendered : rendered.response;
						const { pathname } = new URL(request.url);
						const { type, params } = options.routeData;
						// The few pages without parameters, 404.html among them, are left to Astro.
						if (type !== 'page' || params.length === 0 || response.status !== 200) return rendered;
						const place = fileURLToPath(new URL(`.${pathname.slice(prefix)}`, folder));
						mkdirSync(place, { recursive: true });
						const bytes = new Uint8Array(await response.arrayBuffer());
						writeFileSync(path.join(place, 'index.html'), bytes);
						// Astro writes nothing for a page without a body.
						return new Response(null);
					},
				}));
			},
		},
	};
}
