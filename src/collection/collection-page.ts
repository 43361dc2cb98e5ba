/**
 * The collection as one printable document. Each page is fetched from the archive itself and its article shown as it
 * stands there, with its source and address; nothing of what was gathered leaves the browser.
 */
import { ownCollection } from './collection.ts';
import type { Collection, Gathered } from './collection.ts';
import type { Words } from '../text.ts';

type CollectionWords = Words['collectionPage'];

/** What belongs to a page on a screen and not to the document that is made of it. */
const leftOut =
	'script, style, button, form, nav, [role=status], .aside details, .report, .term, a:empty, .offers, .contents';

/** Fills the places of a sentence. */
const filled = (text: string, values: Record<string, string>) =>
	text.replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole);

/** A fetched page's article, one level of headings down, its links whole, its ids its own. */
function articleOf(html: string, url: string, prefix: string): HTMLElement | undefined {
	// A document made so runs nothing, and what runs in none of its pages may not run here either.
	const page = new DOMParser().parseFromString(html, 'text/html');
	const article = page.querySelector<HTMLElement>('main article');
	if (!article) return undefined;
	const given = page.querySelector('.cited span:last-child')?.textContent ?? '';
	const cited = page.querySelector('.cited')?.textContent.trim().replace(/\s+/gu, ' ');
	for (const one of article.querySelectorAll(leftOut)) one.remove();
	for (const one of article.querySelectorAll('[id]')) one.id = prefix + one.id;
	for (const name of ['aria-labelledby', 'aria-describedby']) {
		for (const one of article.querySelectorAll(`[${name}]`)) {
			const ids = one.getAttribute(name)?.split(' ') ?? [];
			one.setAttribute(name, ids.map((id) => prefix + id).join(' '));
		}
	}
	for (const link of article.querySelectorAll<HTMLAnchorElement>('a[href]')) {
		link.href = new URL(link.getAttribute('href') ?? '', url).href;
	}
	for (const details of article.querySelectorAll('details')) details.open = true;
	for (let level = 5; level >= 1; level -= 1) {
		for (const heading of article.querySelectorAll(`h${level}`)) {
			const lower = page.createElement(`h${level + 1}`);
			lower.className = level === 1 ? 'gathered-title' : heading.className;
			lower.append(...heading.childNodes);
			heading.replaceWith(lower);
		}
	}
	const source = page.createElement('p');
	source.className = 'gathered-from';
	source.textContent = (cited ?? '').replace(given, given.startsWith('/') ? url : given);
	article.append(source);
	article.classList.remove('railed');
	return document.importNode(article, true);
}

class CollectionPage extends HTMLElement {
	#words!: CollectionWords;
	#base = '/';
	#collection!: Collection;

	connectedCallback(): void {
		this.#words = JSON.parse(this.dataset['words'] ?? '{}') as CollectionWords;
		this.#base = this.dataset['base'] ?? '/';
		if (location.protocol === 'file:') {
			this.#say(this.#words.onDisk);
			return;
		}
		this.#collection = ownCollection(this.#base);
		this.#part('print').addEventListener('click', () => print());
		this.#part('clear').addEventListener('click', () => {
			this.#collection.clear();
			this.#list();
			this.#say(this.#words.cleared);
			this.#part('status').focus();
		});
		addEventListener('storage', () => this.#list());
		this.#list();
		void this.#show();
	}

	#part(name: string): HTMLElement {
		return this.querySelector<HTMLElement>(`[data-part=${name}]`)!;
	}

	#say(text: string): void {
		this.#part('status').textContent = text;
	}

	#url(address: string): string {
		return new URL(this.#base.replace(/\/$/u, '') + address, location.href).href;
	}

	/** The list of what is gathered, with what can be done with each. */
	#list(): void {
		const pages = this.#collection.list();
		this.#part('empty').hidden = pages.length > 0;
		this.#part('full').hidden = pages.length === 0;
		const rows = pages.map((one, index) => {
			const row = document.createElement('li');
			const link = document.createElement('a');
			link.href = this.#url(one.address);
			link.textContent = one.title;
			row.append(link, ' ');
			if (index > 0)
				row.append(
					this.#button(this.#words.raise, one, () => this.#collection.raise(one.address)),
					' ',
				);
			row.append(this.#button(this.#words.remove, one, () => this.#collection.remove(one.address)));
			return row;
		});
		this.#part('list').replaceChildren(...rows);
		const articles = new Map(
			[...this.#part('document').children].map((one) => [
				(one as HTMLElement).dataset['address'],
				one,
			]),
		);
		this.#part('document').replaceChildren(
			...pages.flatMap(({ address }) => articles.get(address) ?? []),
		);
	}

	#button(label: string, { title }: Gathered, act: () => void): HTMLButtonElement {
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'copy';
		button.textContent = label;
		button.setAttribute('aria-label', `${label}: ${title}`);
		button.addEventListener('click', () => {
			act();
			this.#list();
			this.#say(filled(this.#words.count, { n: String(this.#collection.list().length) }));
			this.#part('status').focus();
		});
		return button;
	}

	/** Fetches each page and puts its article where it belongs. */
	async #show(): Promise<void> {
		const pages = this.#collection.list();
		if (pages.length === 0) return;
		this.#say(this.#words.loading);
		let missing = 0;
		for (const [index, { address, title }] of pages.entries()) {
			const section = document.createElement('section');
			section.dataset['address'] = address;
			const url = this.#url(address);
			const article = await fetch(url)
				.then((answer) => (answer.ok ? answer.text() : ''))
				.then((html) => articleOf(html, url, `${index + 1}-`))
				.catch(() => undefined);
			if (article) section.append(article);
			else {
				missing += 1;
				const heading = document.createElement('h2');
				heading.textContent = title;
				const note = document.createElement('p');
				note.textContent = filled(this.#words.missing, { address: url });
				section.append(heading, note);
			}
			this.#part('document').append(section);
		}
		this.#list();
		const n = String(pages.length);
		this.#say(
			filled(missing === 0 ? this.#words.count : this.#words.countMissing, {
				n,
				missing: String(missing),
			}),
		);
		this.dataset['state'] = 'done';
	}
}

customElements.define('collection-page', CollectionPage);
