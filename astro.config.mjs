/**
 * Astro's settings. `scripts/build.ts` and `scripts/dev.ts` give base, site and output folder; records come from the
 * folder in `UDVALGSARKIV_CONTENT` (src/archive/current.ts).
 */
import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
	output: 'static',
	trailingSlash: 'always',
	compressHTML: true,
	build: { format: 'directory', inlineStylesheets: 'never', assets: '_astro' },
	// The build gives a folder that is empty but for what it took over from the build before.
	vite: { build: { assetsInlineLimit: 0, emptyOutDir: false } },
	markdown: {
		// The source's quotes and dashes are the source's.
		processor: unified({ remarkPlugins: [], smartypants: false }),
		syntaxHighlight: false,
	},
	integrations: [mdx()],
	devToolbar: { enabled: false },
});
