/**
 * `npm run verify -- <dist folder or address>`: re-computes the checksums of a built or deployed site against its
 * `SHA256SUMS`, and names every changed, missing or extra file. Exit status 1 where there is one, 2 on wrong use.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from './command.ts';
import { listFiles, readSums, sha256OfFile, sumsFile } from './manifest.ts';

const usage = `npm run verify -- <dist folder or address> [--json]

Checks every file of a built site (dist) or a deployed one (https://…) against its ${sumsFile}.
An extra file can be seen in a folder only; a deployed site lists none.
`;

/** What is wrong with a copy of a site. */
export interface Verification {
	readonly checked: number;
	readonly changed: readonly string[];
	readonly missing: readonly string[];
	readonly extra: readonly string[];
}

/** Checks a folder against its own list. Throws where the list is missing or cannot be read. */
export async function verifyFolder(folder: string): Promise<Verification> {
	const sums = readSums(await readFile(path.join(folder, sumsFile), 'utf8'));
	const present = new Set(listFiles(folder));
	const changed: string[] = [];
	const missing: string[] = [];
	for (const [file, wanted] of sums) {
		if (!present.has(file)) missing.push(file);
		else if (sha256OfFile(path.join(folder, file)) !== wanted) changed.push(file);
	}
	return {
		checked: sums.size,
		changed,
		missing,
		extra: [...present].filter((file) => !sums.has(file)),
	};
}

/** A deployed site that does not answer, or has no list to check it against. */
class UnreachableError extends Error {
	override readonly name = 'UnreachableError';
}

/** Checks a deployed site against the list it serves, sixteen files at a time. Throws an UnreachableError. */
export async function verifyAddress(address: string): Promise<Verification> {
	const base = address.endsWith('/') ? address : `${address}/`;
	const get = async (file: string): Promise<Uint8Array | undefined> => {
		const url = new URL(file.split('/').map(encodeURIComponent).join('/'), base);
		const response = await fetch(url).catch((error: unknown) => {
			throw new UnreachableError(`${url}: no answer (${String((error as Error).cause ?? error)})`);
		});
		return response.ok ? response.bytes() : undefined;
	};
	const list = await get(sumsFile);
	if (!list)
		throw new Error(`${base}${sumsFile}: expected the site's list of checksums, found none`);
	const sums = readSums(new TextDecoder().decode(list));
	const changed: string[] = [];
	const missing: string[] = [];
	const waiting = [...sums];
	const work = async (): Promise<void> => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const [file, wanted] = next;
			const bytes = await get(file);
			if (!bytes) missing.push(file);
			else if (createHash('sha256').update(bytes).digest('hex') !== wanted) changed.push(file);
		}
	};
	await Promise.all(Array.from({ length: 16 }, work));
	return { checked: sums.size, changed: changed.sort(), missing: missing.sort(), extra: [] };
}

async function main(): Promise<number> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { json: { type: 'boolean' }, content: { type: 'string' } },
	});
	const [target = 'dist', ...rest] = positionals;
	const address = /^https?:\/\//u.test(target);
	if (rest.length > 0) {
		throw new UsageError(`Expected one folder or address, found ${positionals.length}.`);
	}
	if (!address && !existsSync(path.join(target, sumsFile))) {
		throw new UsageError(
			`${target}: expected a built site with a ${sumsFile}, found none. Run npm run build first.`,
		);
	}
	let result: Verification;
	try {
		result = address ? await verifyAddress(target) : await verifyFolder(target);
	} catch (error) {
		if (!(error instanceof UnreachableError)) throw error;
		console.error(error.message);
		return 1;
	}
	if (values.json) console.log(JSON.stringify(result));
	for (const kind of ['changed', 'missing', 'extra'] as const) {
		for (const file of result[kind]) console.error(`${kind}: ${file}`);
	}
	const findings = result.changed.length + result.missing.length + result.extra.length;
	console.error(
		findings === 0
			? `${result.checked} files are as they were built.`
			: `${findings} of ${result.checked} files are not as they were built.`,
	);
	return findings === 0 ? 0 : 1;
}

if (import.meta.main) await runCommand(usage, main);
