import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { expect, inject, test } from 'vitest';
import { listFiles } from '../../scripts/manifest.ts';
import { runBuild } from '../support/built-site.ts';

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

/** What is wrong with the pages of a built site, by page. */
async function faultsOf(site: string): Promise<Record<string, string[]>> {
	const found: Record<string, string[]> = {};
	const pages = (await listFiles(site)).filter((name) => name.endsWith('.html'));
	expect(pages.length).toBeGreaterThan(20);
	for (const file of pages) {
		const some = await faults(readFileSync(path.join(site, file), 'utf8'));
		if (some.length > 0) found[file] = some;
	}
	return found;
}

test('every page is valid HTML', async () => {
	expect(await faultsOf(inject('site'))).toEqual({});
});

test('every page of the demonstration archive is valid HTML', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'udvalgsarkiv-html-'));
	try {
		const out = path.join(folder, 'dist');
		const { status, said } = runBuild('--content', 'content', '--out', out);
		expect(status, said).toBe(0);
		expect(await faultsOf(out)).toEqual({});
	} finally {
		rmSync(folder, { recursive: true });
	}
});
