/** The code's own rules: TypeScript strict, Astro, and the direction of imports (README, "Where things are"). */
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default tseslint.config(
	{
		ignores: [
			'dist/',
			'.astro/',
			'.cache/',
			'content/',
			'node_modules/',
			'scripts/runtime/',
			'test/fixtures/',
		],
	},
	...tseslint.configs.recommended,
	...astro.configs.recommended,
	{
		rules: {
			'no-console': 'off',
			'no-control-regex': 'off',
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
				{ selector: 'TSEnumDeclaration', message: 'A union of strings instead of an enum.' },
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'no-empty': ['error', { allowEmptyCatch: false }],
		},
	},
	{
		files: ['src/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: [{ group: ['**/scripts/**'], message: 'src never uses scripts.' }] },
			],
		},
	},
	{
		files: ['**/*.config.{ts,mjs}', '**/*.astro'],
		rules: { 'no-restricted-syntax': 'off' },
	},
);
