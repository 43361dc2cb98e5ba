import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readArchive } from '../../src/archive/archive.ts';
import type { Archive } from '../../src/archive/archive.ts';
import { casesOf } from '../../src/archive/cases.ts';
import { peopleOf } from '../../src/archive/people.ts';
import { listFiles } from '../../scripts/manifest.ts';
import { attribute, parsePage, textOf } from '../support/html.ts';
import type { Element } from '../support/html.ts';

const site = inject('site');
let archive: Archive;
let files: string[];
let pages: Map<string, Element[]>;

/** The page at an address. */
function page(address: string): Element[] {
	const found = pages.get(`${address.slice(1)}index.html`);
	if (!found) throw new Error(`there is no page ${address}`);
	return found;
}

const html = (address: string) =>
	readFileSync(path.join(site, address.slice(1), 'index.html'), 'utf8');
const find = (elements: Element[], tag: string) =>
	elements.filter(({ tagName }) => tagName === tag);
const id = (elements: Element[], wanted: string) =>
	elements.find((element) => attribute(element, 'id') === wanted);
const withClass = (elements: Element[], name: string) =>
	elements.filter((element) => attribute(element, 'class')?.split(' ').includes(name));

beforeAll(async () => {
	archive = readArchive('test/fixtures/site');
	files = listFiles(site);
	pages = new Map(
		files
			.filter((file) => file.endsWith('.html'))
			.map((file) => [file, parsePage(readFileSync(path.join(site, file), 'utf8'))]),
	);
});

describe('every page', () => {
	test('has language, title, one main heading and headings in order', () => {
		for (const [file, elements] of pages) {
			expect(attribute(find(elements, 'html')[0]!, 'lang'), file).toBe('da');
			expect(textOf(find(elements, 'title')[0]!), file).not.toBe('');
			const levels = elements.flatMap(({ tagName }) =>
				/^h[1-6]$/u.test(tagName) ? [Number(tagName[1])] : [],
			);
			expect(
				levels.filter((level) => level === 1),
				file,
			).toHaveLength(1);
			levels.forEach((level, at) => {
				expect(level, `${file}: ${levels.join(' ')}`).toBeLessThanOrEqual(
					(levels[at - 1] ?? 1) + 1,
				);
			});
		}
	});

	test('has no inline script, style or event handler, and says so in its policy', () => {
		for (const [file, elements] of pages) {
			expect(find(elements, 'style'), file).toEqual([]);
			for (const script of find(elements, 'script')) {
				if (attribute(script, 'type') === 'application/ld+json') continue;
				expect(attribute(script, 'src'), file).toBeTruthy();
				expect(textOf(script), file).toBe('');
			}
			for (const element of elements) {
				for (const { name } of element.attrs) expect(name, file).not.toMatch(/^(?:style|on.+)$/u);
			}
			const policy = elements.find(
				(element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
			)!;
			expect(attribute(policy, 'content'), file).toContain("default-src 'none'");
			expect(attribute(policy, 'content'), file).not.toContain('unsafe-inline');
		}
	});

	test('gives each id once', () => {
		for (const [file, elements] of pages) {
			const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
			expect(ids.length, file).toBe(new Set(ids).size);
		}
	});

	test('says that it is a demonstration, and lets a keyboard skip to the content', () => {
		for (const [file, elements] of pages) {
			expect(withClass(elements, 'demonstration'), file).toHaveLength(1);
			const skip = withClass(elements, 'skip')[0]!;
			expect(id(elements, attribute(skip, 'href')!.slice(1))?.tagName, file).toBe('main');
		}
	});
});

test('there is one page for each record, case and member, and none beside', () => {
	const expected = [
		...archive.meetings,
		...archive.items,
		...archive.attachments,
		...casesOf(archive).values(),
		...peopleOf(archive).values(),
		...archive.municipalities.flatMap(({ committees }) => committees),
	].map(({ address }) => `${address.slice(1)}index.html`);
	const kinds =
		/^nordsoe\/(?!aar\/|register\/|mangler\/|emner\/|[^/]+\/senest-aendret\/)[^/]+\/[^/]+\/|^nordsoe\/(?!aar|register|mangler|emner|sager\/index|medlemmer\/index)[^/]+\/index/u;
	expect(files.filter((file) => file.endsWith('index.html') && kinds.test(file)).sort()).toEqual(
		[...new Set(expected)].sort(),
	);
});

test('every page can be reached from the front page by links', () => {
	const seen = new Set(['index.html']);
	const queue = ['index.html'];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		for (const link of find(pages.get(file) ?? [], 'a')) {
			const address = attribute(link, 'href') ?? '';
			if (!address.startsWith('/')) continue;
			const target = `${address.split(/[#?]/u)[0]!.slice(1)}index.html`;
			if (pages.has(target) && !seen.has(target)) {
				seen.add(target);
				queue.push(target);
			}
		}
	}
	const unreached = [...pages.keys()].filter(
		(file) => !seen.has(file) && !['404.html', 'was/index.html'].includes(file),
	);
	expect(unreached).toEqual([]);
});

describe('an item', () => {
	const address = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/';

	test('says decision, recommendation, papers and text in that order', () => {
		const order = find(page(address), 'h2').map(textOf);
		const place = (heading: string) => order.findIndex((text) => text.startsWith(heading));
		const places = ['Beslutning', 'Indstilling', 'Bilag', 'Resumé'].map(place);
		expect(places).not.toContain(-1);
		expect([...places].sort((a, b) => a - b)).toEqual(places);
	});

	test('names each side of a vote and links to the members', () => {
		const votes = withClass(page(address), 'votes')[0]!;
		expect(textOf(votes)).toBe('For (3) Asta Holm Carla Dyrby Ditte Ørum Imod (1) Bo Vang');
		expect(html(address)).toContain('href="/nordsoe/medlemmer/bo-vang/"');
	});

	test('keeps the caption in the table and numbers to the right', () => {
		const table = id(page(address), 'tabel-1')!;
		expect(textOf(find([...pages.get(`${address.slice(1)}index.html`)!], 'caption')[0]!)).toBe(
			'Tabel 1: Trafiktælling på Strandvejen',
		);
		expect(textOf(table)).toContain('Januar 310 1.240');
	});

	test('links references both ways, and says why one leads nowhere', () => {
		const second = '/nordsoe/teknik-og-miljoeudvalget/2024-05-15/1/';
		expect(html(second)).toContain(
			`<a href="${address}">Teknik- og Miljøudvalget den 6. marts 2024, punkt 2</a>`,
		);
		expect(html(second)).toContain('mødet er ikke i arkivet endnu');
		const mentions = id(page(address), 'omtalt-i')!;
		expect(textOf(mentions.parentNode!)).toContain('anden behandling');
	});

	test('names its source with lines and hash', () => {
		const { provenance } = archive.item('nordsoe/teknik-og-miljoeudvalget/2024-03-06/02')!.data;
		const source = textOf(withClass(page(address), 'aside')[0]!);
		expect(source).toContain('linje 15–90');
		expect(source).toContain(provenance.sha256.slice(0, 12));
	});

	test('shows markup of a source as words', () => {
		const other = page('/nordsoe/kommunalbestyrelsen/2024-05-28/1/');
		expect(textOf(find(other, 'main')[0]!)).toContain('<script>alert(1)</script>');
	});
});

test('a closed item is a numbered entry that says why it is empty', () => {
	const elements = page('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/3/');
	expect(textOf(find(elements, 'h1')[0]!)).toBe('Køb af ejendom');
	expect(textOf(find(elements, 'main')[0]!)).toContain('behandlet for lukkede døre');
	const meeting = withClass(page('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/'), 'agenda')[0]!;
	expect(textOf(meeting)).toContain('3 Køb af ejendom Lukket');
});

test('a meeting shows every decision, the people and the substitute with items', () => {
	const text = textOf(find(page('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/'), 'main')[0]!);
	expect(text).toContain('onsdag den 6. marts 2024, kl. 16.00–18.10');
	expect(text).toContain('Imod stemte Bo Vang.');
	expect(text).toContain('Egon Sand (A), afbud');
	expect(text).toContain('Frida Lund for Egon Sand, punkt 2 og 3');
});

test('a meeting without a date says so and invents none', () => {
	const meeting = archive.meetings.at(-1)!;
	const text = textOf(find(page(meeting.address), 'main')[0]!);
	expect(text).toContain('Dokumentet oplyser ingen dato');
});

test('an attachment says how much of its text is there', () => {
	const below = '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/bilag/';
	expect(html(`${below}1/`)).toContain('dets tekst er ikke i arkivet');
	expect(html(`${below}3/`)).toContain('4 af 6 sider er billeder');
	expect(id(page(`${below}2/`), 'side-2')).toBeDefined();
});

test('a feed of the whole archive says of which municipality a meeting is', () => {
	const feed = readFileSync(path.join(site, 'feed.xml'), 'utf8');
	expect(feed).toContain('<title>Nordsø: Teknik- og Miljøudvalget, ');
});

test('a case gathers its treatments in time order', () => {
	const elements = page('/nordsoe/sager/24-003117/');
	const dates = withClass(elements, 'timeline')[0]!;
	expect(textOf(dates)).toMatch(/6\. marts 2024.*15\. maj 2024.*28\. maj 2024/u);
});

test('a member has committees, absences and votes with the words they rest on', () => {
	const bo = textOf(find(page('/nordsoe/medlemmer/bo-vang/'), 'main')[0]!);
	expect(bo).toContain('Imod Cykelsti langs Strandvejen');
	expect(bo).toContain('Et flertal bestående af');
	const egon = textOf(find(page('/nordsoe/medlemmer/egon-sand/'), 'main')[0]!);
	expect(egon).toContain('4 møder, heraf fraværende ved 1');
});

test('originals are published byte for byte, and line by line', () => {
	const originals = files.filter((one) => /^kilder\/.*\.txt$/u.test(one));
	for (const file of originals) {
		expect(readFileSync(path.join(site, file))).toEqual(
			readFileSync(path.join('test/fixtures/site/source', file.slice('kilder/'.length))),
		);
	}
	expect(originals).toHaveLength(5);
	for (const { address, data } of archive.items) {
		const { file, lines } = data.provenance;
		const link = find(page(address), 'a').find((one) =>
			attribute(one, 'href')?.endsWith(`#l${lines[0]}`),
		)!;
		const [to = '', anchor = ''] = attribute(link, 'href')!.split('#');
		const printed = readFileSync(path.join('test/fixtures/site', file), 'utf8').split('\n');
		expect(textOf(id(page(to), anchor)!)).toBe(printed[lines[0] - 1]!.trim().replace(/\s+/gu, ' '));
	}
});

test('search engines are told what a page is, in data that never runs', () => {
	const data = (address: string) => {
		const blocks = find(page(address), 'script').filter(
			(one) => attribute(one, 'type') === 'application/ld+json',
		);
		expect(blocks).toHaveLength(1);
		return JSON.parse(textOf(blocks[0]!)) as Record<string, unknown>;
	};
	expect(data('/')).toMatchObject({ '@type': 'Dataset', isAccessibleForFree: true });
	expect(data('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/')).toMatchObject({
		'@context': 'https://schema.org',
		'@type': 'Event',
		startDate: '2024-03-06T16:00:00+01:00',
		endDate: '2024-03-06T18:10:00+01:00',
		organizer: { name: 'Teknik- og Miljøudvalget', parentOrganization: { name: 'Nordsø Kommune' } },
	});
	expect(data('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/')).toMatchObject({
		'@type': 'DigitalDocument',
		identifier: '24-003117',
		recordedAt: { '@type': 'Event', url: '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/' },
	});
	expect(data('/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/bilag/2/')).toMatchObject({
		isPartOf: '/nordsoe/teknik-og-miljoeudvalget/2024-03-06/2/',
	});
});
