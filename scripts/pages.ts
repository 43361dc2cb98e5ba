/** The pages of a site, rendered by the program that Astro has bundled (scripts/bundle.ts). */
import { fork } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { CurrentArchive } from '../src/archive/current.ts';
import { setCurrent } from '../src/archive/shared.ts';
import type * as Program from '../src/program.ts';
import type { BundleAnswer, BundleRequest } from './bundle.ts';

type Bundled = Extract<BundleAnswer, { entry: string }>;

/** Has Astro bundle the program. Throws an Error with Astro's own words where it cannot. */
async function bundle(request: BundleRequest): Promise<Bundled> {
	const child = fork(path.join(import.meta.dirname, 'bundle.ts'), {
		execArgv: [
			'--disable-warning=ExperimentalWarning',
			// New objects have all their space (MB) at once: 6 collections of them in place of 19, for 30 MB.
			'--min-semi-space-size=32',
			'--max-semi-space-size=32',
		],
		serialization: 'advanced',
		// The bundler's allocator (mimalloc) gives back what it no longer needs at once.
		env: { MIMALLOC_PURGE_DELAY: '0', ...process.env },
	});
	const answer = await new Promise<BundleAnswer>((resolve, reject) => {
		let said: BundleAnswer | undefined;
		child.once('message', (message: BundleAnswer) => (said = message));
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			if (said) resolve(said);
			else reject(new Error(`Astro's process ended with ${code ?? signal}`));
		});
		child.send(request);
	});
	if ('error' in answer) throw new Error(answer.error);
	return answer;
}

/** The file of a page or endpoint below the output folder. */
function fileOf(pathname: string, type: string): string {
	if (type === 'endpoint') return pathname;
	return pathname === '/404' ? '/404.html' : `${pathname.replace(/\/$/u, '')}/index.html`;
}

/**
 * Writes every page of `site` that is not taken over from the build before, with its style sheets and scripts.
 *
 * Gives what Astro's process used: seconds of processor time, and the most memory it held in MB.
 *
 * @throws Error where Astro cannot bundle the pages, or one cannot be rendered; the message says what
 */
export async function renderPages(
	site: CurrentArchive,
	to: { root: string; out: string; cache: string; base: string; site: string | undefined },
): Promise<{ cpu: number; peak: number }> {
	const { folder, settings, problems, meetings, items, attachments } = site.archive;
	process.env['UDVALGSARKIV_CONTENT'] = folder;
	process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
	process.env['NODE_ENV'] = 'production';
	delete process.env['UDVALGSARKIV_DEVELOPMENT'];
	// Vite lets the environment's own variable win over the base it was given.
	delete process.env['BASE_URL'];
	setCurrent(site);
	const pointers = (entries: readonly { id: string; file: string; digest: string }[]) =>
		entries.map(({ id, file, digest }) => ({ id, file, digest }));
	// Astro moves files between folders of its own, which is one move only where both are on one disk, and shares the first
	// with every other build where the second is outside the project.
	const styles = path.join(to.cache, 'out');
	rmSync(styles, { recursive: true, force: true });
	const { entry, ...used } = await bundle({
		...to,
		out: styles,
		program: path.join(to.cache, 'program'),
		collected: {
			folder,
			colours: settings.colours,
			problems,
			meetings: pointers(meetings),
			items: pointers(items),
			attachments: pointers(attachments),
		},
	});
	cpSync(styles, to.out, { recursive: true });
	const { app, sitePages, renderAgain } = (await import(
		pathToFileURL(entry).href
	)) as typeof Program;
	// Astro would log what is thrown and render a page about it.
	app.renderError = async (request, { error, status }) => {
		throw error instanceof Error ? error : new Error(`${request.url}: status ${status}`);
	};
	const origin = to.site === undefined ? 'http://localhost:4321' : new URL(to.site).origin;
	const base = to.base.replace(/\/$/u, '');
	const written = new Set<string>();
	for (const page of await sitePages()) {
		const { pathname, route } = page;
		const file = fileOf(pathname, route.type);
		// As with Astro, the page of the route that comes first.
		if (written.has(file)) continue;
		written.add(file);
		const place = path.join(to.out, file);
		let content: string | Uint8Array | undefined = await renderAgain(page);
		if (content === undefined) {
			const address = route.type === 'endpoint' ? pathname : `${pathname.replace(/\/$/u, '')}/`;
			const request = new Request(new URL(`${base}${address}`, origin));
			const response = await app.render(request, { routeData: route });
			if (response.status !== 200 && pathname !== '/404') {
				throw new Error(`${pathname}: status ${response.status}`);
			}
			content = new Uint8Array(await response.arrayBuffer());
		}
		mkdirSync(path.dirname(place), { recursive: true });
		writeFileSync(place, content);
	}
	return used;
}
