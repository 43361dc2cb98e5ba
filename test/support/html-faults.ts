/** What html-validate finds wrong with pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
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
export async function faults(html: string): Promise<string[]> {
	const { results } = await validator.validateString(html);
	return results.flatMap(({ messages }) =>
		messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
	);
}

/** What is wrong with the pages of a built site, by page. */
export async function faultsOf(site: string): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	const pages = listFiles(site).filter((name) => name.endsWith('.html'));
	if (pages.length < 20) throw new Error(`expected a site, found ${pages.length} pages in ${site}`);
	for (const file of pages) {
		const some = await faults(readFileSync(path.join(site, file), 'utf8'));
		if (some.length > 0) found[file] = some;
	}
	return found;
}
