/**
 * `<search-page>`: the search of `/soeg/`. The page's state is its address; every change goes through it, so back,
 * forward, reload and a shared link show the same. Results are links and work like links.
 */
import type { Words } from '../text.ts';
import { asksForSomething, isLimited, readAddress, writeAddress } from './address.ts';
import type { PageState, UnknownValue } from './address.ts';
import { element, fill } from './element.ts';
import type { SearchEngine } from './engine.ts';
import type { ArchiveFacts } from './index-files.ts';
import { IndexReader } from './index-reader.ts';
import type { DocumentReader } from './result-view.ts';
import { ask } from './search.ts';
import type { Answer, Question } from './search.ts';

const resultsPerPage = 10;
/** Letters of a question that are repeated above its results. */
const longestSaid = 120;
/** Milliseconds without a keystroke before a question being typed is asked. */
const pause = 160;

const loadViews = () => import('./views.ts');

interface Searcher extends DocumentReader {
	ask: (question: Question) => Promise<Answer>;
}

function openReader(base: string): IndexReader {
	return new IndexReader({
		readJson: async (file) => {
			const response = await fetch(`${base}/soeg/indeks/${file}`);
			if (response.status === 404) return undefined;
			if (!response.ok) throw new Error(`${file}: ${response.status}`);
			return response.json() as Promise<unknown>;
		},
	});
}

class SearchPage extends HTMLElement {
	#reader: IndexReader | undefined;
	#engine: SearchEngine | undefined;
	#words!: Words['searchPage'];
	#base = '';
	#asked = 0;
	#timer: number | undefined;
	#observer: IntersectionObserver | undefined;

	get #form(): HTMLFormElement {
		return this.querySelector('form')!;
	}
	get #input(): HTMLInputElement {
		return this.querySelector('input[name="q"]')!;
	}
	get #list(): HTMLOListElement {
		return this.querySelector('ol')!;
	}

	connectedCallback(): void {
		this.#words = JSON.parse(this.dataset['words'] ?? '{}') as Words['searchPage'];
		this.#base = (this.dataset['base'] ?? '').replace(/\/$/u, '');
		this.#reader = openReader(this.#base);
		// Nothing that goes away again is shown below a question that is being answered.
		this.#part('idle').hidden = location.search !== '';
		const limits = this.#part('limits') as HTMLDetailsElement;
		limits.open = window.matchMedia('(width >= 60rem)').matches;
		this.#form.addEventListener('submit', (event) => {
			event.preventDefault();
			window.clearTimeout(this.#timer);
			this.#change((state) => ({ ...state, text: this.#input.value.trim(), page: 1 }));
		});
		this.#input.addEventListener('input', () => {
			window.clearTimeout(this.#timer);
			this.#timer = window.setTimeout(() => {
				this.#change((state) => ({ ...state, text: this.#input.value, page: 1 }), true);
			}, pause);
		});
		this.#part('filters').addEventListener('change', () => this.#readFilters());
		this.#part('order').addEventListener('change', (event) => {
			const { value } = event.target as HTMLSelectElement;
			this.#change((state) => ({ ...state, order: value as PageState['order'] & string, page: 1 }));
		});
		this.addEventListener('click', (event) => this.#followInside(event));
		window.addEventListener('popstate', () => void this.#show(false));
		void this.#show(false);
	}

	#part(name: string): HTMLElement {
		return this.querySelector<HTMLElement>(`[data-part="${name}"]`)!;
	}

	/** Links to the search page itself change the state without loading the page anew. */
	#followInside(event: MouseEvent): void {
		const link = (event.target as Element).closest('a');
		if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
		const url = new URL(link.href);
		if (url.origin !== location.origin || url.pathname !== location.pathname || url.hash !== '')
			return;
		event.preventDefault();
		history.pushState(null, '', url.search === '' ? url.pathname : url.search);
		void this.#show(false).then(() => {
			this.scrollIntoView();
			this.#part('status').focus();
		});
	}

	/** What answers: the index of files, or the engine that the archive names. */
	async #searcher(facts: ArchiveFacts): Promise<Searcher> {
		const reader = this.#reader!;
		if (facts.engine === undefined) {
			return {
				ask: (question) => ask(reader, question),
				card: (document) => reader.card(document),
				passages: (document, part) => reader.passages(document, part),
			};
		}
		const address = `${facts.engine}/_search`;
		const engine = await import('./engine.ts');
		this.#engine ??= new engine.SearchEngine({
			facts,
			words: (letter) => reader.words(letter),
			search: async (request) => {
				const response = await fetch(address, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(request),
				});
				if (!response.ok) throw new Error(`${address}: ${response.status}`);
				return response.json() as Promise<unknown>;
			},
		});
		return this.#engine;
	}

	async #state(): Promise<{ state: PageState; unknown: UnknownValue[] }> {
		return readAddress(location.search, await this.#reader!.facts());
	}

	#change(next: (state: PageState) => PageState, typing = false): void {
		void this.#state()
			.then(({ state }) => {
				const address = writeAddress(next(state)) || location.pathname;
				if (typing) history.replaceState(null, '', address);
				else if (address !== location.search) history.pushState(null, '', address);
				return this.#show(typing);
			})
			.catch((error: unknown) => this.#fail(error));
	}

	#readFilters(): void {
		const data = new FormData(this.#part('filters') as HTMLFormElement);
		const query = new URLSearchParams();
		for (const [name, value] of data) if (typeof value === 'string') query.append(name, value);
		void this.#reader!.facts()
			.then((facts) => {
				const { limits } = readAddress(query.toString(), facts).state;
				this.#change((state) => ({ ...state, limits, page: 1 }));
			})
			.catch((error: unknown) => this.#fail(error));
	}

	/** Shows what the address asks for. A later call makes an earlier one stop. */
	async #show(typing: boolean): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		try {
			if (!typing) {
				const text = new URLSearchParams(location.search).get('q') ?? '';
				if (this.#input.value.trim() !== text.trim()) this.#input.value = text;
			}
			if (location.search === '') return this.#showIdle();
			this.#list.dataset['state'] = 'loading';
			if (!typing) this.#part('status').textContent = this.#words.loading;
			const loading = loadViews();
			// Awaited when there is something to show.
			loading.catch(() => undefined);
			const { state, unknown } = await this.#state();
			if (asked !== this.#asked) return;
			if (!asksForSomething(state)) {
				const { noteLines } = await loading;
				if (asked !== this.#asked) return;
				this.#showIdle();
				this.#part('notes').replaceChildren(
					...noteLines(undefined, state, unknown, this.#view(state, '')),
				);
				return;
			}
			const facts = await this.#reader!.facts();
			const order = state.order ?? 'relevance';
			const first = (state.page - 1) * resultsPerPage;
			const searcher = await this.#searcher(facts);
			const answer = await searcher.ask({
				text: state.text,
				limits: state.limits,
				order,
				typing,
				everything: state.everything,
				window: { first, count: resultsPerPage },
			});
			if (asked !== this.#asked) return;
			const { chosenLimits, filterFields, noteLines, resultEntry } = await loading;
			const context = { ...this.#view(state, state.text), facts, reader: searcher };
			const shown = await Promise.all(
				answer.results.map((result) => resultEntry(context, answer, result)),
			);
			if (asked !== this.#asked) return;
			// Nothing found is no dead end: the ways in stand below.
			this.#part('idle').hidden = answer.total > 0;
			this.#part('answer').hidden = false;
			this.#list.start = first + 1;
			this.#list.replaceChildren(...shown.map(({ entry }) => entry));
			this.#part('notes').replaceChildren(...noteLines(answer, state, unknown, context));
			this.#part('chosen').replaceChildren(
				...chosenLimits(state, facts, this.#words, context.address),
			);
			this.#part('filters').replaceChildren(...filterFields(answer, state, facts, this.#words));
			this.#part('limits').hidden = answer.unlimited === 0 && !isLimited(state.limits);
			this.#showOrder(state, answer);
			this.#showPages(state, answer);
			this.#part('status').textContent = this.#summary(answer, state);
			this.#list.dataset['state'] = 'done';
			this.#showPassages(shown);
		} catch (error) {
			if (asked === this.#asked) this.#fail(error);
		}
	}

	#view(state: PageState, text: string) {
		return {
			reader: this.#reader!,
			words: this.#words,
			base: this.#base,
			text,
			facts: {
				version: 1,
				municipalities: [],
				committees: [],
				bundles: [],
				attachments: [],
			} as const,
			address: (next: PageState) => `${location.pathname}${writeAddress(next)}`,
			state,
		};
	}

	/** Passages are read for results in sight. */
	#showPassages(
		shown: readonly { entry: HTMLLIElement; showPassages: () => Promise<void> }[],
	): void {
		this.#observer?.disconnect();
		const work = new Map(shown.map(({ entry, showPassages }) => [entry as Element, showPassages]));
		this.#observer = new IntersectionObserver((sights, observer) => {
			for (const { target, isIntersecting } of sights) {
				if (!isIntersecting) continue;
				observer.unobserve(target);
				work
					.get(target)?.()
					.catch((error: unknown) => console.error(error));
			}
		});
		for (const { entry } of shown) this.#observer.observe(entry);
	}

	#summary(answer: Answer, state: PageState): string {
		const n = answer.total;
		const words = this.#words;
		if (state.text.trim() === '') {
			return n === 0
				? words.noneLimited
				: n === 1
					? words.oneLimited
					: fill(words.manyLimited, { n });
		}
		const text = state.text.trim();
		const q = `»${text.length > longestSaid ? `${text.slice(0, longestSaid).trimEnd()} …` : text}«`;
		const base =
			n === 0 ? fill(words.none, { q }) : fill(n === 1 ? words.one : words.many, { n, q });
		return n < answer.unlimited && isLimited(state.limits)
			? `${base} (${fill(words.ofAll, { n: answer.unlimited })})`
			: base;
	}

	#showOrder(state: PageState, answer: Answer): void {
		const select = this.#part('order').querySelector('select')!;
		select.value = state.order ?? (state.text.trim() === '' ? 'newest' : 'relevance');
		this.#part('order').hidden = answer.total < 2;
	}

	#showPages(state: PageState, answer: Answer): void {
		const all = Math.ceil(answer.total / resultsPerPage);
		const words = this.#words;
		const link = (page: number, text: string, rel: string) =>
			page < 1 || page > all
				? undefined
				: element('a', { href: writeAddress({ ...state, page }) || location.pathname, rel }, text);
		const nav = this.#part('pages');
		nav.hidden = all < 2;
		nav.replaceChildren(
			...[
				link(state.page - 1, words.previous, 'prev'),
				element('span', {}, fill(words.page, { n: state.page, all })),
				link(state.page + 1, words.next, 'next'),
			].filter((child) => child !== undefined),
		);
	}

	#showIdle(): void {
		this.#list.replaceChildren();
		this.#list.dataset['state'] = 'idle';
		this.#part('status').textContent = '';
		this.#part('notes').replaceChildren();
		this.#part('chosen').replaceChildren();
		this.#part('answer').hidden = true;
		this.#part('idle').hidden = false;
	}

	#fail(error: unknown): void {
		console.error(error);
		this.#list.replaceChildren();
		this.#list.dataset['state'] = 'done';
		this.#part('status').textContent = '';
		this.#part('answer').hidden = true;
		this.#part('idle').hidden = false;
		const button = element('button', { type: 'button' }, this.#words.again);
		button.addEventListener('click', () => {
			this.#reader = openReader(this.#base);
			this.#engine = undefined;
			void this.#show(false);
		});
		this.#part('notes').replaceChildren(
			element('p', { role: 'alert' }, `${this.#words.failed} `, button),
		);
	}
}

customElements.define('search-page', SearchPage);
