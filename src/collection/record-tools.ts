/**
 * What a record's page offers where something can press it: its reference with the place that was linked to, copied; the
 * page, or every item of a meeting, put into the reader's collection. A page that runs no script holds none of it.
 */
import { ownCollection } from './collection.ts';
import type { Gathered } from './collection.ts';
import { toolWords } from './words.ts';

const words = document.documentElement.lang === 'en' ? toolWords.en : toolWords.da;

/** A button and the place where a screen reader hears what came of it. */
function button(label: string, press: (say: (text: string) => void) => void) {
	const one = document.createElement('button');
	one.type = 'button';
	one.className = 'copy';
	one.textContent = label;
	const status = document.createElement('span');
	status.setAttribute('role', 'status');
	one.addEventListener('click', () => press((text) => (status.textContent = text)));
	return { one, status };
}

/**
 * A reference follows the reader to the section, paragraph, table or page of the source that was linked to; without a
 * public address the build knows only the path, the reader's browser the rest.
 */
function followPlace(place: HTMLElement, address: HTMLElement, given: string): void {
	const records = [...document.querySelectorAll('.aside pre')].map((pre) => ({
		pre,
		text: pre.textContent,
	}));
	const point = () => {
		const full = new URL(given + location.hash, location.href).href;
		address.textContent = full;
		for (const { pre, text } of records) pre.textContent = text.replace(given, full);
		const [, kind, n] = /^#(tabel|side)-(\d+)$/u.exec(location.hash) ?? [];
		place.textContent = n ? `, ${kind === 'tabel' ? words.table : words.page} ${n}` : '';
	};
	addEventListener('hashchange', point);
	point();
}

/** The line below a reference: add this page, add all items of the meeting, see the collection. */
function collectLine(page: Gathered, root: string): HTMLElement {
	const collection = ownCollection(root);
	const items = [...document.querySelectorAll<HTMLAnchorElement>('.agenda h3 a')].map((link) => ({
		address: link.pathname.slice(root.length - 1),
		title: link.textContent,
	}));
	const line = document.createElement('p');
	line.className = 'collect';
	const own = button(words.add, (say) => {
		const there = collection.has(page.address);
		const done = there ? collection.remove(page.address) : collection.add([page]);
		tell(say, done, there ? words.taken : words.added);
	});
	const all = button(words.addItems, () =>
		tell((text) => (own.status.textContent = text), collection.add(items), words.added),
	);
	const link = document.querySelector('.foot a[href*="/saml/"]')!.cloneNode(true) as HTMLElement;
	const title = link.textContent;
	const show = () => {
		own.one.textContent = collection.has(page.address) ? words.take : words.add;
		link.textContent = `${title} (${collection.list().length})`;
	};
	function tell(say: (text: string) => void, done: boolean, text: string) {
		show();
		say(done ? text : words.full);
	}
	addEventListener('storage', show);
	addEventListener('pageshow', show);
	show();
	line.append(own.one, ...(items.length > 0 ? [all.one] : []), link, own.status);
	return line;
}

/** Shows what the page of a record offers; other pages are left as they are. */
export function showRecordTools(): void {
	const [place, address] = document.querySelectorAll<HTMLElement>('.cited span');
	if (!place || !address) return;
	const given = address.textContent;
	const cited = address.parentElement!;
	const copy = button(words.copy, (say) => {
		void navigator.clipboard
			.writeText(cited.textContent.trim().replace(/\s+/gu, ' '))
			.then(() => say(words.copied));
	});
	cited.after(copy.one, ' ', copy.status);
	// A copy opened from a disk has no address that leads anywhere else, and cannot read its own pages.
	if (location.protocol === 'file:') return;
	followPlace(place, address, given);
	// The name of the archive leads to its front page, wherever the archive lies.
	const root = new URL('.', document.querySelector<HTMLAnchorElement>('.top .name')!.href).pathname;
	const title = document.querySelector<HTMLMetaElement>('[name=citation_title]')!.content;
	const path = new URL(given, location.href).pathname.slice(root.length - 1);
	cited.closest('details')!.after(collectLine({ address: path, title }, root));
}
