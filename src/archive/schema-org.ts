/** Records and the archive in the words of Schema.org (https://schema.org), for the heads of their pages. */
import type { Words } from '../text.ts';
import type { Entry, MeetingEntry } from './entries.ts';
import { copenhagenTime } from './oparl.ts';
import { entryTitle, meetingTitle } from './titles.ts';

type Json = Record<string, unknown>;

/** A JSON-LD data block's text: nothing in it ends the element it stands in. What is undefined is left out. */
export function dataBlock(facts: Json): string {
	return JSON.stringify({ '@context': 'https://schema.org', ...facts }).replaceAll('<', '\\u003c');
}

const committeeOf = ({ committee, municipality }: MeetingEntry, words: Words): Json => ({
	'@type': 'GovernmentOrganization',
	name: committee.name,
	parentOrganization: {
		'@type': 'GovernmentOrganization',
		name: words.municipality(municipality.name),
	},
});

/**
 * A record: a meeting as `Event`, an item or attachment as the `DigitalDocument` that was recorded there.
 *
 * @param url turns an address into what a reader can go to
 */
export function recordData(entry: Entry, url: (address: string) => string, words: Words): Json {
	const meeting = entry.kind === 'meeting' ? entry : entry.meeting;
	const { date, start, end, place } = meeting.data;
	const moment = (time: string | undefined) =>
		date !== undefined && time !== undefined ? copenhagenTime(date, time) : undefined;
	if (entry.kind === 'meeting') {
		return {
			'@type': 'Event',
			name: meetingTitle(entry, words),
			url: url(entry.address),
			startDate: moment(start) ?? date,
			endDate: moment(end),
			location: place === undefined ? undefined : { '@type': 'Place', name: place },
			organizer: committeeOf(entry, words),
		};
	}
	const owner = entry.kind === 'attachment' ? entry.owner : undefined;
	return {
		'@type': 'DigitalDocument',
		name: entryTitle(entry, words),
		url: url(entry.address),
		inLanguage: 'da',
		datePublished: date,
		identifier: entry.kind === 'item' ? entry.data.caseNumber : entry.data.documentId,
		creator: committeeOf(meeting, words),
		isPartOf: owner?.kind === 'item' ? url(owner.address) : undefined,
		recordedAt: {
			'@type': 'Event',
			name: meetingTitle(meeting, words),
			startDate: date,
			url: url(meeting.address),
		},
	};
}

/** The archive as a `Dataset`, with the files that hold all of it. */
export function archiveData(
	facts: { title: string; description?: string | undefined; publisher?: string | undefined },
	url: (address: string) => string,
	words: Words,
): Json {
	const { title, description, publisher } = facts;
	return {
		'@type': 'Dataset',
		name: title,
		description: description ?? words.datasetText,
		url: url('/'),
		inLanguage: 'da',
		isAccessibleForFree: true,
		creator: publisher === undefined ? undefined : { '@type': 'Organization', name: publisher },
		distribution: ['moeder', 'punkter', 'bilag'].flatMap((name) =>
			[
				['ndjson', 'application/x-ndjson'],
				['csv', 'text/csv'],
			].map(([ending, format]) => ({
				'@type': 'DataDownload',
				contentUrl: url(`/data/${name}.${ending}`),
				encodingFormat: format,
			})),
		),
	};
}
