/**
 * Astro's part of a build, in a process of its own: content collections are filled, pages and their scripts bundled.
 * What Astro and its bundler need of memory is given back before pages are rendered (scripts/pages.ts).
 */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { setCollected } from '../src/archive/shared.ts';
import type { Collected } from '../src/archive/shared.ts';

/** What the process is told. */
export interface BundleRequest {
	/** The project's folder. */
	readonly root: string;
	/** Where style sheets, scripts and `public/` go. */
	readonly out: string;
	/** Where Astro keeps its content collections. */
	readonly cache: string;
	/** Where the program goes. */
	readonly program: string;
	readonly base: string;
	readonly site: string | undefined;
	readonly collected: Collected;
}

/** What the process says: the program's file with what the process used, or why there is none. */
export type BundleAnswer =
	| {
			readonly entry: string;
			/** Seconds of processor time. */
			readonly cpu: number;
			/** Most memory that the process held, in MB. */
			readonly peak: number;
	  }
	| { readonly error: string };

/**
 * Whether a file of the project, its path below it, is not bundled: Node runs it as it is, and the process that renders
 * pages has loaded most of it to read the archive. What asks Vite for the base (`src/href.ts`) is.
 */
export const leftToNode = (file: string): boolean =>
	/^src\/(?:(?:archive|danish|disclosure|markdown|records|schemas|search)\/|text)/u.test(
		file.replaceAll(path.sep, '/'),
	);

/** What the content collections need of packages: the server that fills them need not compile what Astro has loaded. */
export const leftByCollections = ['astro/content/config', 'astro/zod'];

/** Bundles the program beside Astro's own entry, and takes it away before Astro renders a page. */
function programKeeper(root: string, folder: string, found: (entry: string) => void) {
	let bundled: string | undefined;
	return {
		name: 'program-keeper',
		hooks: {
			'astro:config:setup': ({ updateConfig }) => {
				updateConfig({
					vite: {
						environments: { astro: { resolve: { external: leftByCollections } } },
						plugins: [
							{
								name: 'program',
								enforce: 'pre',
								apply: 'build',
								applyToEnvironment: ({ name }) => name === 'prerender',
								buildStart() {
									this.emitFile({
										type: 'chunk',
										id: path.join(root, 'src', 'program.ts'),
										fileName: 'program.mjs',
									});
								},
								resolveId: {
									filter: { id: /^\.\.?\/.*\.ts$/u },
									handler(source, importer) {
										if (importer === undefined) return null;
										const file = path.resolve(path.dirname(importer), source);
										return leftToNode(path.relative(root, file))
											? { id: pathToFileURL(file).href, external: true }
											: null;
									},
								},
								writeBundle: ({ dir }) => void (bundled = dir),
							},
						],
					},
				});
			},
			'astro:build:start': ({ setPrerenderer }) => {
				setPrerenderer({
					name: 'program-keeper',
					setup: async () => {
						if (bundled === undefined) throw new Error('the pages were not bundled');
						rmSync(folder, { recursive: true, force: true });
						cpSync(bundled, folder, { recursive: true });
						found(path.join(folder, 'program.mjs'));
					},
					getStaticPaths: async () => [],
					render: async () => new Response(null),
				});
			},
		},
	} satisfies AstroIntegration;
}

async function bundle(request: BundleRequest): Promise<BundleAnswer> {
	const { root, out, cache, program, base, site } = request;
	setCollected(request.collected);
	let entry: string | undefined;
	const { build } = await import('astro');
	await build({
		root,
		outDir: out,
		cacheDir: cache,
		base,
		...(site === undefined ? {} : { site }),
		logLevel: 'error',
		integrations: [programKeeper(root, program, (file) => (entry = file))],
	});
	if (entry === undefined) throw new Error('the pages were not bundled');
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	return { entry, cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	// A build that is stopped takes this process with it.
	process.once('disconnect', () => process.exit());
	process.once('message', (request: BundleRequest) => {
		bundle(request)
			.catch((error: unknown) => ({
				error: error instanceof Error ? error.message : String(error),
			}))
			.then((answer) => process.send!(answer, undefined, {}, () => process.disconnect()));
	});
}
