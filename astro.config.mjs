/**
 * Astro's settings. `scripts/build.ts` and `scripts/dev.ts` give base, site and output folder; records come from the
 * folder in `UDVALGSARKIV_CONTENT` (src/archive/current.ts).
 */
import mdx from '@astrojs/mdx';
import { styleValues } from './scripts/style-values.ts';
import { collected, known } from './src/archive/shared.ts';

/** Vite's helper for imports made later, without what only styles need. */
const later = '\0later:';

/**
 * Keeps shared modules out of files of their own, which are asked for only when the script that needs them has come: the
 * marking of record pages has a copy of what it shares with the search page, and so has each script of Vite's helper.
 */
const ownCopies = {
	name: 'own-copies',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'client',
	async resolveId(source, importer, options) {
		if (source === '\0vite/preload-helper.js') return later + importer.replaceAll(/\W/gu, '-');
		const inside = importer?.endsWith('?own') === true;
		if (!inside && !source.endsWith('/search/mark-page.ts')) return null;
		const asker = inside ? importer.slice(0, -'?own'.length) : importer;
		const found = await this.resolve(source, asker, { ...options, skipSelf: true });
		return found === null ? null : { ...found, id: `${found.id}?own` };
	},
	load(id) {
		return id.startsWith(later) ? 'export const __vitePreload = (load) => load();' : null;
	},
};

// Without `defineConfig`: `astro/config` would load an SVG optimiser with a CSS parser, a quarter of all modules.
/** @type {import('astro').AstroUserConfig} */
export default {
	output: 'static',
	trailingSlash: 'always',
	build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
	// The build gives a folder that is empty but for what it took over from the build before.
	vite: {
		build: { assetsInlineLimit: 0, emptyOutDir: false },
		plugins: [ownCopies],
		css: {
			postcss: {
				plugins: [styleValues(() => (collected() ?? known()?.archive.settings)?.colours)],
			},
		},
		// Every page names its script: by its hash alone, not by the component it was written in.
		environments: {
			client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
		},
	},
	markdown: { syntaxHighlight: false },
	// The source's quotes and dashes are the source's. MDX is compiled by what Astro itself brings.
	integrations: [mdx({ smartypants: false })],
	devToolbar: { enabled: false },
};
