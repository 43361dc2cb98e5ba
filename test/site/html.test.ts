import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../scripts/manifest.ts';

const validator = new HtmlValidate({
	extends: ['html-validate:standard'],
	rules: {
		// Astro writes void elements and blanks its own way; a record's title is as long as it is printed.
		'void-style': 'off',
		'no-trailing-whitespace': 'off',
		'no-raw-characters': 'off',
		'long-title': 'off',
	},
});

/** What is wrong with a page, one line each. */
async function faults(html: string): Promise<string[]> {
	const { results } = await validator.validateString(html);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
	);
}

test('the validator finds what is wrong', async () => {
	const [fault] = await faults('<!doctype html><html lang="da"><p><div></div></p></html>');
	expect(fault).toBeDefined();
});

test('every page is valid HTML', async () => {
	const site = inject('site');
	const found: Record<string, string[]> = {};
	for (const file of (await listFiles(site)).filter((name) => name.endsWith('.html'))) {
		const some = await faults(readFileSync(path.join(site, file), 'utf8'));
		if (some.length > 0) found[file] = some;
	}
	expect(found).toEqual({});
});
