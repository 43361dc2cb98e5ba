/** Tests of the whole site: built once before them (test/support/built-site.ts), looked at as files and in a browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: '.',
		include: ['test/site/**/*.test.ts', 'test/browser/**/*.test.ts'],
		globalSetup: ['test/support/built-site.ts'],
		testTimeout: 120_000,
	},
});
