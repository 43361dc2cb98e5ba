/**
 * The search page's state as its address and back: `q, kommune, udvalg, aar, slags, udfald, sorter, side`, and
 * `periode, har, fra, til, alt`. What is not known is named, never guessed and never dropped in silence. Pure.
 */
import type { Outcome } from '../schemas/item.ts';
import type { ArchiveFacts, DocumentClass } from './index-files.ts';
import type { LimitName, Limits, Question } from './search.ts';

export interface PageState {
	readonly text: string;
	readonly limits: Limits;
	/** Undefined where the address does not say: by relevance where words are asked, else newest first. */
	readonly order?: Question['order'];
	/** Counted from 1. */
	readonly page: number;
	/** True where every council term and every attachment is asked. */
	readonly everything: boolean;
}

/** A value of the address that means nothing here. */
export interface UnknownValue {
	readonly name: string;
	readonly value: string;
}

const kindNames: Readonly<Record<Exclude<DocumentClass, 'attachment'>, string>> = {
	item: 'punkt',
	meeting: 'moede',
	standing: 'fast',
	closed: 'lukket',
};
const outcomeNames: Readonly<Record<Outcome, string>> = {
	approved: 'godkendt',
	recommended: 'anbefalet',
	noted: 'til-efterretning',
	discussed: 'droeftet',
	postponed: 'udsat',
	'sent-on': 'sendt-videre',
	rejected: 'forkastet',
	none: 'ingen',
	other: 'anden',
};
const hasNames = { vote: 'afstemning', figures: 'tal' } as const;
const orderNames = { relevance: 'relevans', newest: 'nyeste', oldest: 'aeldste' } as const;

/** The names of the filters in the address, by what they limit. */
export const parameterNames: Readonly<Record<LimitName, string>> = {
	municipalities: 'kommune',
	committees: 'udvalg',
	periods: 'periode',
	years: 'aar',
	kinds: 'slags',
	outcomes: 'udfald',
	has: 'har',
};

const known = new Set([
	...Object.values(parameterNames),
	'q',
	'sorter',
	'side',
	'fra',
	'til',
	'alt',
]);

function keyOf(names: Readonly<Record<string, string>>, value: string): string | undefined {
	return Object.keys(names).find((key) => names[key] === value || key === value);
}

/** The value of a limit as it stands in the address. */
export function limitInAddress(name: LimitName, value: string): string {
	if (name === 'kinds') return kindNames[value as keyof typeof kindNames] ?? value;
	if (name === 'outcomes') return outcomeNames[value as Outcome] ?? value;
	if (name === 'has') return hasNames[value as keyof typeof hasNames] ?? value;
	return value;
}

/** Reads the query string of the search page. Values may be repeated or parted by commas. */
export function readAddress(
	query: string,
	facts: ArchiveFacts,
): { state: PageState; unknown: UnknownValue[] } {
	const parameters = new URLSearchParams(query);
	const unknown: UnknownValue[] = [];
	const all = (name: string, read: (value: string) => string | undefined): string[] => {
		const values = new Set<string>();
		for (const given of parameters.getAll(name).flatMap((one) => one.split(','))) {
			const value = given.trim();
			if (value === '') continue;
			const meant = read(value);
			if (meant === undefined) unknown.push({ name, value });
			else values.add(meant);
		}
		return [...values];
	};
	const one = (name: string, read: (value: string) => string | undefined) => all(name, read)[0];
	const slug = (list: readonly { slug: string }[]) => (value: string) =>
		list.some((entry) => entry.slug === value) ? value : undefined;
	const day = (value: string) => (/^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : undefined);

	const from = one('fra', day);
	const to = one('til', day);
	const order = one('sorter', (value) => keyOf(orderNames, value)) as Question['order'] | undefined;
	const page = one('side', (value) => (/^[1-9]\d{0,4}$/u.test(value) ? value : undefined));
	const everything = one('alt', (value) => (value === 'ja' ? value : undefined));
	for (const name of new Set(parameters.keys())) {
		if (!known.has(name) && !/^(?:utm_|fbclid|gclid)/u.test(name)) {
			unknown.push({ name, value: parameters.get(name) ?? '' });
		}
	}
	return {
		unknown,
		state: {
			text: (parameters.get('q') ?? '').slice(0, 300),
			limits: {
				municipalities: all('kommune', slug(facts.municipalities)),
				committees: all('udvalg', slug(facts.committees)),
				periods: all('periode', (value) =>
					/^(?:19|20)\d{2}-(?:19|20)\d{2}$/u.test(value) ? value : undefined,
				),
				years: all('aar', (value) => (/^(?:19|20)\d{2}$/u.test(value) ? value : undefined)),
				kinds: all('slags', (value) => keyOf(kindNames, value)),
				outcomes: all('udfald', (value) => keyOf(outcomeNames, value)),
				has: all('har', (value) => keyOf(hasNames, value)),
				...(from === undefined ? {} : { from }),
				...(to === undefined ? {} : { to }),
			},
			page: Number(page ?? '1'),
			everything: everything !== undefined,
			...(order === undefined ? {} : { order }),
		},
	};
}

/** The query string of a state, with its question mark; empty where there is nothing to say. */
export function writeAddress(state: PageState): string {
	const parameters = new URLSearchParams();
	if (state.text !== '') parameters.set('q', state.text);
	for (const name of Object.keys(parameterNames) as LimitName[]) {
		for (const value of state.limits[name]) {
			parameters.append(parameterNames[name], limitInAddress(name, value));
		}
	}
	if (state.limits.from !== undefined) parameters.set('fra', state.limits.from);
	if (state.limits.to !== undefined) parameters.set('til', state.limits.to);
	if (state.order !== undefined) parameters.set('sorter', orderNames[state.order]);
	if (state.everything) parameters.set('alt', 'ja');
	if (state.page > 1) parameters.set('side', String(state.page));
	const query = parameters.toString();
	return query === '' ? '' : `?${query}`;
}

/** True where a state asks for anything at all. */
export function asksForSomething({ text, limits }: PageState): boolean {
	return text.trim() !== '' || isLimited(limits);
}

/** True where anything is limited. */
export function isLimited(limits: Limits): boolean {
	return Object.values(limits).some(
		(value: string | readonly string[] | undefined) => value !== undefined && value.length > 0,
	);
}

/** No limits at all. */
export const noLimits: Limits = {
	municipalities: [],
	committees: [],
	periods: [],
	years: [],
	kinds: [],
	outcomes: [],
	has: [],
};
