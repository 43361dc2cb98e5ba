/** What is said above the results: how the question was understood, near words, and how to loosen it. */
import type { PageState, UnknownValue } from './address.ts';
import { isLimited, noLimits } from './address.ts';
import { element, fill } from './element.ts';
import type { ViewContext } from './result-view.ts';
import type { Answer, ConceptReport } from './search.ts';

const quoted = (text: string) => `»${text}«`;

/** The question with one of its words exchanged or left out. */
export function rewritten(text: string, from: string, to: string): string {
	const at = text.toLowerCase().indexOf(from.toLowerCase());
	if (at < 0) return text;
	return `${text.slice(0, at)}${to}${text.slice(at + from.length)}`.replace(/\s+/gu, ' ').trim();
}

type NoteContext = ViewContext & { readonly address: (state: PageState) => string };
type WordContext = NoteContext & { readonly found: boolean };

function wordNotes(
	{ concept, status, near }: ConceptReport,
	state: PageState,
	context: WordContext,
): HTMLElement[] {
	const { words, address } = context;
	const asked = (text: string) =>
		element('a', { href: address({ ...state, text, page: 1 }) }, quoted(text));
	if (concept.kind === 'word' && !concept.required && status !== 'nearby') return [];
	// Where even the near word helped nothing, it is only a proposal.
	if (status === 'nearby' && context.found) {
		const [best, ...others] = near;
		const note = element(
			'p',
			{},
			fill(words.nearWord, { word: quoted(concept.text), near: quoted(best!.spelling) }),
		);
		if (others.length > 0) {
			note.append(` ${words.didYouMean} `);
			others.slice(0, 3).forEach(({ spelling }, at) => {
				note.append(
					...(at > 0 ? [', '] : []),
					asked(rewritten(state.text, concept.text, spelling)),
				);
			});
			note.append('?');
		}
		return [note];
	}
	if (status === 'unknown' || status === 'nearby') {
		const note = element('p', {}, fill(words.unknownWord, { word: quoted(concept.text) }));
		if (near.length > 0) {
			note.append(` ${words.didYouMean} `);
			near.slice(0, 3).forEach(({ spelling }, at) => {
				note.append(
					...(at > 0 ? [', '] : []),
					asked(rewritten(state.text, concept.text, spelling)),
				);
			});
			note.append('?');
		}
		return [note];
	}
	return [];
}

/** The notes of an answer; without one, only what the address says that nobody knows. */
export function noteLines(
	answer: Answer | undefined,
	state: PageState,
	unknown: readonly UnknownValue[],
	context: NoteContext,
): HTMLElement[] {
	const { words, address } = context;
	const lines: HTMLElement[] = unknown.map(({ name, value }) =>
		element('p', { class: 'unknown' }, fill(words.unknownValue, { name, value })),
	);
	if (!answer) return lines;
	const said = new Set<string>();
	for (const report of answer.reports) {
		// A word that stands twice in the question is spoken of once.
		const word = report.concept.text.toLowerCase();
		if (said.has(word)) continue;
		said.add(word);
		lines.push(...wordNotes(report, state, { ...context, found: answer.total > 0 }));
	}
	if (answer.partial) lines.push(element('p', {}, words.partial));
	const link = (text: string, next: PageState) =>
		element('li', {}, element('a', { href: address({ ...next, page: 1 }) }, text));
	const ways: HTMLElement[] = [];
	if (answer.total === 0) {
		const asked = answer.reports.filter(
			({ concept }, at, all) =>
				(concept.kind !== 'word' || concept.required) &&
				all.findIndex((one) => one.concept.text === concept.text) === at,
		);
		// One word that was looked for as it stands needs no explanation.
		if (asked.length > 1 || asked.some(({ concept }) => concept.kind !== 'word')) {
			lines.push(
				element('p', {}, `${words.understood}:`),
				element(
					'ul',
					{ class: 'understood' },
					...asked.map(({ concept }) =>
						element(
							'li',
							{},
							fill(words.understoodAs[concept.kind], { value: quoted(concept.text) }),
						),
					),
				),
			);
		}
		if (answer.unlimited > 0 && isLimited(state.limits)) {
			ways.push(link(words.withoutLimits, { ...state, limits: noLimits }));
		}
		if (asked.length > 1) {
			// What the archive lacks is left out first.
			const rank = { unknown: 0, nearby: 1, parts: 2, beginning: 2, found: 3 } as const;
			const inOrder = [...asked].sort((a, b) => rank[a.status] - rank[b.status]);
			for (const { concept } of inOrder.slice(0, 4)) {
				const text = rewritten(state.text, concept.text, '');
				if (text !== '' && text !== state.text) {
					ways.push(link(fill(words.without, { word: quoted(concept.text) }), { ...state, text }));
				}
			}
		}
	}
	if (!state.everything && (answer.unasked.length > 0 || !answer.attachmentsAsked)) {
		ways.push(link(words.everything, { ...state, everything: true }));
	}
	if (ways.length > 0) {
		if (answer.total === 0) lines.push(element('p', {}, `${words.loosen}:`));
		lines.push(element('ul', { class: 'ways' }, ...ways));
	}
	return lines;
}
