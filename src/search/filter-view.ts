/** The filters beside the results, each value with the number of results it would leave, and those in force. */
import type { Words } from '../text.ts';
import { formatDate, yearSpan } from '../danish/date.ts';
import { compareDanish } from '../danish/sort.ts';
import { limitInAddress, noLimits, parameterNames } from './address.ts';
import type { PageState } from './address.ts';
import { element, fill } from './element.ts';
import type { ArchiveFacts } from './index-files.ts';
import type { Answer, LimitName } from './search.ts';

/** What a value of a limit is called. */
function limitLabel(
	name: LimitName,
	value: string,
	facts: ArchiveFacts,
	words: Words['searchPage'],
): string {
	switch (name) {
		case 'municipalities':
			return facts.municipalities.find(({ slug }) => slug === value)?.name ?? value;
		case 'committees':
			return facts.committees.find(({ slug }) => slug === value)?.name ?? value;
		case 'kinds':
			return words[value as 'item' | 'meeting' | 'standing' | 'closed'] ?? value;
		case 'outcomes':
			return words.outcome[value as keyof typeof words.outcome] ?? value;
		case 'has':
			return words[value as 'vote' | 'figures'] ?? value;
		case 'periods':
			return yearSpan(value);
		default:
			return value;
	}
}

/** Values shown before the rest folds away. */
const valuesShown = 8;

function fieldset(
	name: LimitName,
	answer: Answer,
	state: PageState,
	facts: ArchiveFacts,
	words: Words['searchPage'],
): HTMLFieldSetElement | undefined {
	const counts = answer.counts[name];
	const values = [...new Set([...counts.keys(), ...state.limits[name]])];
	if (
		values.length === 0 ||
		(values.length === 1 && state.limits[name].length === 0 && name !== 'has')
	) {
		return undefined;
	}
	const label = (value: string) => limitLabel(name, value, facts, words);
	values.sort((a, b) =>
		name === 'years' || name === 'periods'
			? b.localeCompare(a)
			: (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || compareDanish(label(a), label(b)),
	);
	const lines = values.map((value) => {
		const input = element('input', {
			type: 'checkbox',
			name: parameterNames[name],
			value: limitInAddress(name, value),
		});
		input.checked = state.limits[name].includes(value);
		return element(
			'label',
			{},
			input,
			` ${label(value)} `,
			element('span', { class: 'count' }, `(${counts.get(value) ?? 0})`),
		);
	});
	const rest = lines.slice(valuesShown);
	return element(
		'fieldset',
		{},
		element('legend', {}, words[name]),
		...lines.slice(0, valuesShown),
		rest.length > 0
			? element('details', {}, element('summary', {}, `+ ${rest.length}`), ...rest)
			: undefined,
	);
}

/** The filters of an answer, as fieldsets of a form. */
export function filterFields(
	answer: Answer,
	state: PageState,
	facts: ArchiveFacts,
	words: Words['searchPage'],
): HTMLElement[] {
	const names = Object.keys(parameterNames) as LimitName[];
	const day = (name: 'fra' | 'til', label: string, value: string | undefined) => {
		const input = element('input', { type: 'date', name });
		input.value = value ?? '';
		return element('label', { class: 'day' }, `${label} `, input);
	};
	return [
		...names.flatMap((name) => fieldset(name, answer, state, facts, words) ?? []),
		element(
			'fieldset',
			{},
			element('legend', {}, words.span),
			day('fra', words.from, state.limits.from),
			day('til', words.to, state.limits.to),
		),
	];
}

/** The filters in force as links that take each away, and one that takes all; nothing where there are none. */
export function chosenLimits(
	state: PageState,
	facts: ArchiveFacts,
	words: Words['searchPage'],
	address: (state: PageState) => string,
): HTMLElement[] {
	const { limits } = state;
	const names = Object.keys(parameterNames) as LimitName[];
	const chosen = [
		...names.flatMap((name) =>
			limits[name].map((value) => ({
				label: limitLabel(name, value, facts, words),
				left: { ...limits, [name]: limits[name].filter((one: string) => one !== value) },
			})),
		),
		...(['from', 'to'] as const).flatMap((name) =>
			limits[name] === undefined
				? []
				: {
						label: `${words[name]} ${formatDate(limits[name])}`,
						left: { ...limits, [name]: undefined },
					},
		),
	];
	const link = (text: string, name: string | undefined, left: PageState['limits']) =>
		element(
			'li',
			{},
			element(
				'a',
				{ href: address({ ...state, limits: left, page: 1 }), 'aria-label': name },
				text,
			),
		);
	return [
		...chosen.map(({ label, left }) =>
			link(`${label} ×`, fill(words.remove, { value: label }), left),
		),
		...(chosen.length > 1 ? [link(words.clear, undefined, noLimits)] : []),
	];
}
