/**
 * The built program as a build runs it: every page of the site, without Astro's bundler (`scripts/pages.ts`).
 *
 * Astro bundles it beside its own entry (`scripts/bundle.ts`).
 */
import { createApp } from 'astro/app/entrypoint';
import { StaticPaths } from 'astro:static-paths';

/** Pages are written as files, so none is streamed. */
export const app = createApp({ streaming: false });

// Astro would look a page's module up again for each record.
const modules = app.manifest.pageMap;
for (const [route, load] of modules ?? []) {
	let module: ReturnType<typeof load> | undefined;
	modules?.set(route, () => (module ??= load()));
}

/** Every page of the site. */
export const staticPaths = () => new StaticPaths(app).getAll();
