/** The buttons that put a page, or every item of a meeting, into the reader's collection. */
import { ownCollection } from './collection.ts';
import type { Gathered } from './collection.ts';

/** Shows the buttons of a page and lets them work. */
export function showCollectButtons(box: HTMLElement): void {
	// A copy opened from a disk cannot read its own pages.
	if (location.protocol === 'file:') return;
	const { base = '/', add = '', take = '', full = '' } = box.dataset;
	const collection = ownCollection(base);
	const status = box.querySelector('[role=status]');
	const counts = box.querySelector('[data-count]');
	const buttons = [...box.querySelectorAll<HTMLButtonElement>('button')];
	const page: Gathered = {
		address: box.dataset['address'] ?? '',
		title: box.dataset['title'] ?? '',
	};
	const prefix = base.replace(/\/$/u, '');
	const items = [...document.querySelectorAll<HTMLAnchorElement>('.agenda h3 a')].map((link) => ({
		address: link.pathname.slice(prefix.length),
		title: link.textContent,
	}));
	const show = () => {
		const there = collection.has(page.address);
		buttons[0]!.textContent = there ? take : add;
		if (counts) counts.textContent = String(collection.list().length);
	};
	const say = (done: boolean, text: string) => {
		show();
		if (status) status.textContent = done ? text : full;
	};
	buttons[0]?.addEventListener('click', () => {
		if (collection.has(page.address))
			say(collection.remove(page.address), box.dataset['taken'] ?? '');
		else say(collection.add([page]), box.dataset['added'] ?? '');
	});
	buttons[1]?.addEventListener('click', () =>
		say(collection.add(items), box.dataset['added'] ?? ''),
	);
	addEventListener('storage', show);
	addEventListener('pageshow', show);
	show();
	box.hidden = false;
}
