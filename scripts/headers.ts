/**
 * What a page cannot say of itself, as files that hosts read: `_headers` (Netlify, Cloudflare Pages) and `.htaccess`
 * (Apache). The Content-Security-Policy of each page stands in the page; a browser holds to both.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** Headers of every file. */
export const siteHeaders: readonly (readonly [string, string])[] = [
	['Content-Security-Policy', "frame-ancestors 'none'"],
	['X-Content-Type-Options', 'nosniff'],
	['X-Frame-Options', 'DENY'],
	['Referrer-Policy', 'strict-origin-when-cross-origin'],
	[
		'Permissions-Policy',
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()',
	],
	['Cross-Origin-Opener-Policy', 'same-origin'],
];

/** Files whose names change with their bytes. */
const forever = 'public, max-age=31536000, immutable';

/**
 * Writes the header files of a built site.
 *
 * @param base path below which the site is served
 */
export function writeHeaders(folder: string, base: string): void {
	const prefix = base.replace(/\/$/u, '');
	const lines = siteHeaders.map(([name, value]) => `  ${name}: ${value}\n`).join('');
	writeFileSync(
		path.join(folder, '_headers'),
		`${prefix}/*\n${lines}\n${prefix}/_astro/*\n  Cache-Control: ${forever}\n`,
	);
	const apache = siteHeaders.map(([name, value]) => `\tHeader always set ${name} "${value}"\n`);
	writeFileSync(
		path.join(folder, '.htaccess'),
		`Options -Indexes\n<IfModule mod_headers.c>\n${apache.join('')}</IfModule>\n`,
	);
}
