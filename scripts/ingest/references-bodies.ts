/** Committees and councils that a text names: in full, misspelt, by their initials, or as `udvalget`. */
import type { Municipality } from '../../src/schemas/municipality.ts';
import { initialsOf } from './register.ts';
import { Remembered } from './remembered.ts';

/** One mention of a committee. */
export interface BodyMention {
	readonly from: number;
	readonly to: number;
	/** The register's name where one fits, else as printed; absent where `udvalget` means an unknown one. */
	readonly name?: string;
	/** How it is named: in full, by initials, or as `udvalget`. */
	readonly kind: 'full' | 'initials' | 'own';
}

/** What committees a municipality has, ready to be recognised. */
export interface Committees {
	/** True where `udvalget` may be another committee than the meeting's: in attachments. */
	readonly elsewhere?: boolean;
	/** Name by key of its spelling; null where two share it. */
	readonly byKey: ReadonlyMap<string, string | null>;
	/** Name by initials or other short alias in capitals. */
	readonly byInitials: ReadonlyMap<string, string | null>;
	/** Names and aliases that no general rule finds: `Udvalget for Natur`. */
	readonly literal: RegExp | undefined;
	readonly own?: string;
	/** Name of the council as the register has it. */
	readonly council?: string;
}

const ending = /(udvalg|bestyrelse|råd|repræsentation)(?:ets|et|ens|en|ns|n|s|t|es)?$/iu;

/** A committee's name as a key: the fields' stems in order of the alphabet, so that hyphens, cases and endings fall away. */
export function committeeKey(name: string): string {
	return committeeKeys.of(name);
}

function readCommitteeKey(name: string): string {
	return name
		.normalize('NFC')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '' && word !== 'og' && word !== 'samt')
		.flatMap((word) => {
			const found = ending.exec(word);
			return found ? [word.slice(0, found.index), found[1]!] : [word];
		})
		.map((word) => (word.length > 4 ? word.replace(/s$/u, '').replace(/e$/u, '') : word))
		.filter((word) => word !== '')
		.sort()
		.join(' ');
}

const committeeKeys = new Remembered(readCommitteeKey);

/** `Byrådet`, `Havneby Byråd`, `Kommunalbestyrelsen`. */
const councilName = /(?:^|\s)(?:byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd)/iu;

function put(map: Map<string, string | null>, key: string, name: string): void {
	if (key === '') return;
	const before = map.get(key);
	map.set(key, before === undefined || before === name ? name : null);
}

/** What the register and the meeting's own committee let a text call their committees. */
export function toCommittees(
	register: Municipality | undefined,
	own: string | undefined,
	names: readonly string[] = [],
): Committees {
	const byKey = new Map<string, string | null>();
	const byInitials = new Map<string, string | null>();
	const literals: string[] = [];
	const committees = Object.values(register?.committees ?? {});
	const known = committees.some(({ name }) => committeeKey(name) === committeeKey(own ?? ''));
	const council = committees.find(({ name, kind }) => kind === 'council' || councilName.test(name));
	const home = council?.name ?? (councilName.test(own ?? '') ? own : undefined);
	const named = [
		...committees,
		...(own === undefined || known ? [] : [{ name: own, aliases: [] as string[] }]),
	];
	const registered = new Set(named.map(({ name }) => committeeKey(name)));
	for (const name of names) {
		const key = committeeKey(name);
		if (registered.has(key)) continue;
		registered.add(key);
		named.push({ name, aliases: [] });
	}
	const derived = new Map<string, string | null>();
	for (const { name, aliases = [] } of named) {
		put(byKey, committeeKey(name), name);
		const short = initialsOf(name);
		if (short !== undefined) {
			put(derived, short, name);
			// `EBI` and `EBI-udvalget` are said of three fields and more.
			if (short.length > 3) put(derived, short.slice(0, -1), name);
		}
		for (const alias of [name, ...aliases]) {
			if (/^[\p{Lu}&]{2,6}$/u.test(alias)) put(byInitials, alias, name);
			else {
				put(byKey, committeeKey(alias), name);
				if (!ending.test(alias)) literals.push(alias);
			}
		}
	}
	for (const [short, name] of derived) {
		if (!byInitials.has(short) && name !== null) byInitials.set(short, name);
	}
	const economy = byKey.get('udvalg økonomi');
	if (economy)
		for (const short of ['ØU', 'ØK']) if (!byInitials.has(short)) byInitials.set(short, economy);
	if (council) {
		const shorts = /^byråd/iu.test(council.name) ? ['BY', 'BR'] : ['KB', 'KMB'];
		for (const short of shorts) if (!byInitials.has(short)) byInitials.set(short, council.name);
	}
	const escaped = literals
		.filter((alias) => alias.length > 3)
		.sort((a, b) => b.length - a.length)
		.map((alias) => alias.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(/\s+/gu, '\\s+'));
	return {
		byKey,
		byInitials,
		literal:
			escaped.length > 0
				? new RegExp(`(?<!\\p{L})(?:${escaped.join('|')})s?(?!\\p{L})`, 'giu')
				: undefined,
		...(own === undefined ? {} : { own }),
		...(home === undefined ? {} : { council: home }),
	};
}

const head =
	/(?<![\p{L}])(?:(?:\p{L}+(?:udvalg(?:ets|et|t|s)?)|kommunalbestyrelsen?s?|byråd(?:ets|et|s)?|borgerrepræsentationen?s?|regionsråd(?:ets|et)?|magistratens?|(?:teknisk|socialt|kulturelt|økonomisk)\sudvalg(?:et|s)?|\p{Lu}\p{L}+-udvalg(?:ets|et|s)?|\p{Lu}\p{L}{3,}råd(?:ets|et)?)|udvalget?s?)(?!\p{L})/giu;
/** What every alternative of `head` holds. */
const mayName = /udvalg|råd|kommunalbestyrelse|borgerrepræsentation|magistrat/iu;
const short =
	/(?=\p{Lu}{2})(?<![\p{L}\d-])(?<letters>[\p{Lu}]{2,5})(?:(?=-(?:udvalgs)?møde)|(?:s|-udvalgets?|'s)?(?![\p{L}\d-]))/gu;
/** Initials that are used without a register: councils, the economy committee, the regional and local councils of labour. */
const usual = new Map([
	['ØU', 'Økonomiudvalget'],
	['ØK', 'Økonomiudvalget'],
	['KB', 'Kommunalbestyrelsen'],
	['KMB', 'Kommunalbestyrelsen'],
]);
const otherBodies = new Set(['LBR', 'RAR', 'BR']);
/** Words in capitals that end like a committee and are none. */
const noCommittee = new Set(
	'EU STU EGU FGU AMU VEU PAU GSU IU MU DTU ITU SDU AAU KU CBU RUC ADHD'.split(' '),
);
/** Committees that are no part of a municipality, or no committee at all. */
const foreign =
	/^(?:(?:folketings|ekspert|lov|fag|under|forligs|regerings|valg|hoved|med|sam|for|om|stats|minister|europa)(?:udvalg|råd)|.*områd)/iu;

const fieldBefore =
	/(?<![\p{L}])((?:\p{L}+-,?\s+(?:(?:og|&|samt)\s+)?|\p{L}+\s-\s+(?:og|&|samt)\s+))$/u;
const plainBefore = /(?<![\p{L}])(\p{Lu}\p{L}+,?\s+(?:(?:og|&|samt)\s+)?)$/u;

/**
 * Where the name that ends in the head begins: `Ældre-, Social- og |Sundhedsudvalget`. Words to the left belong to it
 * while they end in a hyphen; other words where the register knows the whole.
 */
function nameStart(
	text: string,
	at: number,
	to: number,
	byKey: ReadonlyMap<string, string | null>,
): number {
	let from = at;
	let reach = at;
	for (let step = 0; step < 8; step += 1) {
		const before = text.slice(Math.max(0, reach - 40), reach);
		const field = fieldBefore.exec(before)?.[1];
		const word = field ?? plainBefore.exec(before)?.[1];
		if (word === undefined) break;
		const onlyFields = reach === from && field !== undefined;
		reach -= word.length;
		if (onlyFields || byKey.get(committeeKey(text.slice(reach, to)))) from = reach;
	}
	// `Børn og |Unge-udvalget`
	const joined = /-udvalg/iu.test(text.slice(at, to))
		? /(?<!\p{L})(?:\p{Lu}\p{Ll}+, )*\p{Lu}\p{Ll}+ (?:og|&) $/u.exec(
				text.slice(Math.max(0, at - 60), at),
			)
		: null;
	if (joined) return at - joined[0].length;
	const council = /råd(?:ets|et)?$/iu.test(text.slice(at, to))
		? /(?<![\p{L}])[Dd]et \p{Lu}\p{L}+ $/u.exec(text.slice(Math.max(0, from - 40), from))
		: null;
	return from - (council?.[0].length ?? 0);
}

function clean(name: string): string {
	const joined = name.replaceAll(/\s+/gu, ' ').trim();
	const first = joined.slice(0, 1).toUpperCase();
	return (first + joined.slice(1))
		.replace(/(udvalg|råd)ets$/iu, '$1et')
		.replace(/(?<!\s)(udvalg)(?:t|s)?$/iu, '$1et')
		.replace(/^(magistraten)s$/iu, '$1')
		.replace(/^byråds?$/iu, 'Byrådet')
		.replace(/^kommunalbestyrelses?$/iu, 'Kommunalbestyrelsen')
		.replace(/(bestyrelse|repræsentation)ns$/iu, '$1n')
		.replace(/(repræsentationen)s$/iu, '$1');
}

/** The names of committees that texts print in full, each once, as first printed. */
export function findNames(texts: readonly string[], register: Municipality | undefined): string[] {
	const committees = toCommittees(register, undefined);
	const names = new Map<string, string>();
	for (const text of texts) {
		if (!/udvalg|byråd|bestyrelse/iu.test(text)) continue;
		for (let at = 0; at < text.length; at += longestPassage) {
			for (const { name, kind } of findBodies(text.slice(at, at + longestPassage), committees)) {
				if (kind !== 'full' || name === undefined || !/^\p{Lu}/u.test(name)) continue;
				if (!names.has(committeeKey(name))) names.set(committeeKey(name), name);
			}
		}
	}
	return [...names.values()];
}

const longestPassage = 2000;

/** The committees a text names, in order, none inside another. */
export function findBodies(text: string, committees: Committees): BodyMention[] {
	const found: BodyMention[] = [];
	const add = (mention: BodyMention): void => {
		if (found.some((other) => mention.from < other.to && mention.to > other.from)) return;
		found.push(mention);
	};
	if (committees.literal) {
		for (const match of text.matchAll(committees.literal)) {
			const to = match.index + match[0].length;
			const key = committeeKey(match[0]);
			const name =
				committees.byKey.get(key) ??
				committees.byKey.get(committeeKey(match[0].replace(/s$/u, '')));
			if (name) add({ from: match.index, to, name, kind: 'full' });
		}
	}
	for (const match of mayName.test(text) ? text.matchAll(head) : []) {
		const to = match.index + match[0].length;
		if (/^udvalget?s?$/iu.test(match[0])) {
			const before = text.slice(Math.max(0, match.index - 12), match.index);
			const letters = /(?<![\p{L}])([\p{Lu}]{2,5})-$/u.exec(before)?.[1];
			if (
				letters !== undefined ||
				/[\p{L}-]$/u.test(before.slice(-1)) ||
				!/^udvalgets?$/iu.test(match[0])
			)
				continue;
			add({
				from: match.index,
				to,
				...(committees.own === undefined ? {} : { name: committees.own }),
				kind: 'own',
			});
			continue;
		}
		if (foreign.test(match[0]) || /^\p{Lu}+-/u.test(match[0])) continue;
		const from = nameStart(text, match.index, to, committees.byKey);
		if (
			/(?:folketingets?|ministeriets?|ministerrådets?|kommunernes)\s+$/iu.test(
				text.slice(Math.max(0, from - 20), from),
			)
		) {
			continue;
		}
		add({ from, to, ...named(text, from, match.index, to, committees), kind: 'full' });
	}
	for (const match of text.matchAll(short)) {
		const letters = match.groups!['letters']!;
		const to = match.index + match[0].length;
		const known = committees.byInitials.get(letters);
		if (known === null) {
			add({ from: match.index, to, kind: 'initials' });
			continue;
		}
		const council = /^K(?:M)?B$/u.test(letters) ? committees.council : undefined;
		const name = known ?? council ?? usual.get(letters);
		const like =
			otherBodies.has(letters) || (/^\p{Lu}{2,4}U$/u.test(letters) && !noCommittee.has(letters));
		if (name === undefined && letters === 'KKR') {
			const region = /^\s\p{Lu}\p{Ll}+/u.exec(text.slice(to, to + 30))?.[0] ?? '';
			add({ from: match.index, to: to + region.length, name: `KKR${region}`, kind: 'full' });
		} else if (name !== undefined || like || match[0].endsWith('udvalget')) {
			add({ from: match.index, to, name: name ?? letters, kind: 'initials' });
		}
	}
	return found.sort((a, b) => a.from - b.from);
}

/** The register's name of a mention, with or without the words to the left of its last; else as printed. */
function named(
	text: string,
	from: number,
	headFrom: number,
	to: number,
	{ byKey, council }: Committees,
): { name: string } {
	const printed = clean(text.slice(from, to));
	const last = clean(text.slice(headFrom, to));
	const inPlace = council !== undefined && committeeKey(council.replace(/^.*\s(?=\S+$)/u, ''));
	if (from === headFrom && council !== undefined && committeeKey(last) === inPlace) {
		return { name: council };
	}
	return { name: byKey.get(committeeKey(printed)) ?? printed };
}
