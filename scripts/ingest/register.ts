/**
 * A municipality's register, `municipalities/<municipality>.yaml`: names, aliases and years of its committees.
 *
 * - a register that a hand keeps is read and never written;
 * - where there is none, ingest writes one with what it saw, and adds to it until a hand touches it.
 */
import { stringify } from 'yaml';
import { findMunicipality } from '../../src/danish/municipalities.ts';
import { toSlug } from '../../src/danish/slug.ts';
import { municipalitySchema } from '../../src/schemas/municipality.ts';
import type { Committee, Municipality } from '../../src/schemas/municipality.ts';
import { readHandKept } from './hand-kept.ts';

/**
 * Reads the text of a register; `name` is its file, for the sentence.
 *
 * Throws an IngestError where it is no register.
 */
export function readRegister(text: string, name: string): Municipality {
	return readHandKept(municipalitySchema, text, name, 'register', null);
}

/** Words of a committee's name that its initials leave out. */
const small = new Set([
	'og',
	'for',
	'i',
	'af',
	'de',
	'den',
	'det',
	'til',
	'vedr',
	'under',
	'særligt',
]);

/**
 * The initials under which a committee is spoken of, derived from its name: `Erhvervs- og Beskæftigelsesudvalget` →
 * `EBU`. Undefined where the name is no enumeration of fields that ends in `udvalget`.
 */
export function initialsOf(name: string): string | undefined {
	const match = /^(.*\p{L})(?:s)?-?udvalg(?:et)?$/iu.exec(name.trim());
	if (!match) return undefined;
	const fields = match[1]!
		.split(/[\s,-]+/u)
		.filter((word) => word !== '' && !small.has(word.toLowerCase()));
	if (fields.length === 0 || fields.some((word) => !/^\p{L}/u.test(word))) return undefined;
	return `${fields.map((word) => word[0]!.toUpperCase()).join('')}U`;
}

/** True for the name of a municipal or regional council. */
function isCouncil(name: string): boolean {
	return /^(?:byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd)(?:et|en|sn)?$/iu.test(
		name.trim(),
	);
}

/** One committee as it was seen in a document. */
export interface SeenCommittee {
	readonly slug: string;
	readonly name: string;
	readonly period?: string | undefined;
}

/**
 * A register of what was seen, for a municipality that has none. Same committees, same register, in whatever order
 * they were seen.
 */
export function deriveRegister(municipality: string, seen: readonly SeenCommittee[]): Municipality {
	const known = findMunicipality(municipality);
	const committees = new Map<string, Committee>();
	for (const { slug, name, period } of seen) {
		const before = committees.get(slug);
		const shown = before && before.name < name ? before.name : name;
		const years = [
			...new Set([...(before?.years ?? []), ...(period === undefined ? [] : [period])]),
		];
		committees.set(slug, {
			name: shown,
			...(isCouncil(shown) ? { kind: 'council' as const } : {}),
			...(years.length > 0 ? { years: years.sort() } : {}),
		});
	}
	// Initials that two committees would share name neither.
	const initials = [...committees.values()].map(({ name }) => initialsOf(name));
	const sorted = [...committees].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		name: known?.name ?? nameOfFolder(municipality),
		...(known ? { code: known.code } : {}),
		committees: Object.fromEntries(
			sorted.map(([slug, { name, kind, years }]) => {
				const short = initialsOf(name);
				const own = short !== undefined && initials.filter((other) => other === short).length === 1;
				return [
					slug,
					{
						name,
						...(own ? { aliases: aliasesOf(short) } : {}),
						...(kind ? { kind } : {}),
						...(years ? { years } : {}),
					},
				];
			}),
		),
	};
}

/** How a committee with these initials is written: `EBIU`, and `EBI-udvalget` where there are letters enough. */
function aliasesOf(initials: string): string[] {
	return initials.length > 2 ? [initials, `${initials.slice(0, -1)}-udvalget`] : [initials];
}

/** A register as the text of its file. */
export function printRegister(register: Municipality): string {
	return stringify(register, {
		lineWidth: 0,
		defaultStringType: 'QUOTE_DOUBLE',
		defaultKeyType: 'PLAIN',
	});
}

/** The name of a folder as a name: `store-heddinge` → `Store-Heddinge`. */
function nameOfFolder(municipality: string): string {
	return municipality.replace(
		/(^|-)(\p{L})/gu,
		(_, before: string, letter: string) => before + letter.toUpperCase(),
	);
}

/** The slug of a committee: the register's where name or alias is its, else the name made a slug; empty for no name. */
export function committeeSlug(name: string, register: Municipality | undefined): string {
	const slug = toSlug(name).slice(0, 100).replace(/-+$/u, '');
	for (const [key, committee] of Object.entries(register?.committees ?? {})) {
		if (key === slug) return key;
		if ([committee.name, ...(committee.aliases ?? [])].some((other) => toSlug(other) === slug))
			return key;
	}
	return slug;
}
