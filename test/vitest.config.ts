/** Unit, property, golden and contract tests; whole-site and browser tests are run by `scripts/test.ts` after a build. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: '.',
		setupFiles: ['test/support/fixed-seed.ts'],
		include: ['test/**/*.test.ts'],
		exclude: ['test/site/**', 'test/browser/**', 'node_modules/**'],
		testTimeout: 30_000,
	},
});
