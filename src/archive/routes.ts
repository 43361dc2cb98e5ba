/** The paths of every page kind, as Astro's `getStaticPaths` wants them: parameters and what the page shows. */
import { compareDanish } from '../danish/sort.ts';
import type { CurrentArchive } from './current.ts';
import type { ItemEntry, MeetingEntry, MunicipalityEntry } from './entries.ts';

/** The parts of an address between its slashes. */
const parts = (address: string) => address.split('/').slice(1, -1);

export const municipalityPaths = ({ archive }: CurrentArchive) =>
	archive.municipalities.map((municipality) => ({
		params: { municipality: municipality.slug },
		props: { municipality },
	}));

export const committeePaths = ({ archive }: CurrentArchive) =>
	archive.municipalities.flatMap(({ slug, committees }) =>
		committees.map((committee) => ({
			params: { municipality: slug, committee: committee.slug },
			props: { committee },
		})),
	);

/** Those whose page is not there already. */
const toMake = <T extends { readonly address: string }>(
	all: Iterable<T>,
	{ kept }: CurrentArchive,
): T[] => [...all].filter(({ address }) => !kept.has(address));

export const meetingPaths = (site: CurrentArchive) =>
	toMake(site.archive.meetings, site).map((meeting) => {
		const [municipality, committee, day] = parts(meeting.address);
		return { params: { municipality, committee, day }, props: { meeting } };
	});

export const itemPaths = (site: CurrentArchive) =>
	toMake(site.archive.items, site).map((item) => {
		const [municipality, committee, day, number] = parts(item.address);
		return { params: { municipality, committee, day, number }, props: { item } };
	});

/** Attachments of items, or of meetings themselves. */
export const attachmentPaths = (site: CurrentArchive, of: 'item' | 'meeting') =>
	toMake(site.archive.attachments, site)
		.filter(({ owner }) => owner.kind === of)
		.map((attachment) => {
			const [municipality, committee, day, ...rest] = parts(attachment.address);
			const [number] = rest;
			return {
				params: {
					municipality,
					committee,
					day,
					...(of === 'item' ? { number } : {}),
					attachment: rest.at(-1),
				},
				props: { attachment },
			};
		});

export const casePaths = (site: CurrentArchive) =>
	toMake(site.cases.values(), site).map((caseFile) => ({
		params: {
			municipality: caseFile.municipality.slug,
			caseNumber: parts(caseFile.address).at(-1),
		},
		props: { caseFile },
	}));

export const personPaths = (site: CurrentArchive) =>
	toMake(site.people.values(), site).map((person) => ({
		params: { municipality: person.municipality.slug, member: parts(person.address).at(-1) },
		props: { person },
	}));

/** The meetings of a municipality by year, newest year first; undated ones under an empty year, last. */
export function meetingsByYear(meetings: readonly MeetingEntry[]): Map<string, MeetingEntry[]> {
	const years = new Map<string, MeetingEntry[]>();
	for (const meeting of meetings) {
		const year = meeting.data.date?.slice(0, 4) ?? '';
		const list = years.get(year);
		if (list) list.push(meeting);
		else years.set(year, [meeting]);
	}
	return years;
}

export const yearPaths = ({ archive }: CurrentArchive) =>
	archive.municipalities.flatMap((municipality) => {
		const own = archive.meetings.filter((meeting) => meeting.municipality === municipality);
		return [...meetingsByYear(own)]
			.filter(([year]) => year !== '')
			.map(([year, meetings]) => ({
				params: { municipality: municipality.slug, year },
				props: { municipality, year, meetings },
			}));
	});

/** The letter a title is registered under; `0` for everything that begins with none. */
export function registerLetter(title: string): string {
	const first = /\p{L}/u.exec(title.slice(0, 1))?.[0]?.toLowerCase();
	return first && /^[a-zæøå]$/u.test(first) ? first : '0';
}

const letterSlugs: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' };

/** The last part of a register page's address: `a`, `ae`, `0`. */
export const letterSlug = (letter: string) => letterSlugs[letter] ?? letter;

/** Items of one municipality by letter of their titles, in Danish order; closed ones too, by their public title. */
export function registerOf(
	archive: CurrentArchive['archive'],
	municipality: MunicipalityEntry,
): Map<string, ItemEntry[]> {
	const letters = new Map<string, ItemEntry[]>();
	const own = archive.items
		.filter((item) => item.meeting.municipality === municipality)
		.map((item, index) => ({ item, index }))
		.sort((a, b) => compareDanish(a.item.data.title, b.item.data.title) || a.index - b.index);
	for (const { item } of own) {
		const letter = registerLetter(item.data.title);
		const list = letters.get(letter);
		if (list) list.push(item);
		else letters.set(letter, [item]);
	}
	return letters;
}

export const registerPaths = ({ archive }: CurrentArchive) =>
	archive.municipalities.flatMap((municipality) => {
		const letters = registerOf(archive, municipality);
		return [...letters].map(([letter, items]) => ({
			params: { municipality: municipality.slug, letter: letterSlug(letter) },
			props: { municipality, letter, items, letters: [...letters.keys()] },
		}));
	});

export const indicatorPaths = ({ indicators: { indicators } }: CurrentArchive) =>
	indicators.map((indicator) => ({
		params: { indicator: indicator.id },
		props: { indicator },
	}));

export const linePaths = ({ linePages }: CurrentArchive) =>
	[...linePages].map(([file, address]) => {
		const [, municipality, source] = parts(address);
		return { params: { municipality, source }, props: { file, address } };
	});

export const topicPaths = ({ topics }: CurrentArchive) =>
	[...topics.values()].map((topic) => ({
		params: { municipality: topic.municipality.slug, group: topic.group },
		props: { topic },
	}));
