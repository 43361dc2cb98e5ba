/**
 * Astro's settings. `scripts/build.ts` and `scripts/dev.ts` give base, site and output folder; records come from the
 * folder in `UDVALGSARKIV_CONTENT` (src/archive/current.ts).
 */
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

/**
 * Gives the marking of record pages its own copy of the modules that it shares with the search page. In a file of
 * their own they would be asked for only when the search page's script has come.
 */
const ownCopy = {
	name: 'own-copy',
	enforce: 'pre',
	applyToEnvironment: ({ name }) => name === 'client',
	async resolveId(source, importer, options) {
		const inside = importer?.endsWith('?own') === true;
		if (!inside && !source.endsWith('/search/mark-page.ts')) return null;
		const asker = inside ? importer.slice(0, -'?own'.length) : importer;
		const found = await this.resolve(source, asker, { ...options, skipSelf: true });
		return found === null ? null : { ...found, id: `${found.id}?own` };
	},
};

export default defineConfig({
	output: 'static',
	trailingSlash: 'always',
	build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
	// The build gives a folder that is empty but for what it took over from the build before.
	vite: {
		build: { assetsInlineLimit: 0, emptyOutDir: false },
		plugins: [ownCopy],
		// Every page names its script: by its hash alone, not by the component it was written in.
		environments: {
			client: { build: { rolldownOptions: { output: { entryFileNames: '_astro/[hash].js' } } } },
		},
	},
	markdown: { syntaxHighlight: false },
	// The source's quotes and dashes are the source's. MDX is compiled by what Astro itself brings.
	integrations: [mdx({ smartypants: false })],
	devToolbar: { enabled: false },
});
