/**
 * A corpus for measuring: records of an invented municipality, as many as one asks for, the same every time.
 *
 * A page holds about 7 kB of words made of Danish-like syllables: a core of a few thousand words drawn by Zipf's law, and
 * compounds of them, so that the vocabulary keeps growing with the corpus as it does in real papers. Three records
 * in ten hold a budget table. One meeting has ten items; every second item has four attachments.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attachmentId, itemId, meetingId, orderName } from '../../src/archive/paths.ts';
import { writeRecord } from '../../src/records/frontmatter.ts';

/** How many records of each kind a corpus has. */
export interface CorpusCounts {
	readonly meetings: number;
	readonly items: number;
	readonly attachments: number;
}

/** Numbers from 0 to 1 from a seed (mulberry32), the same on every machine. */
function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const onsets = [
	'b',
	'd',
	'f',
	'g',
	'h',
	'k',
	'l',
	'm',
	'n',
	'p',
	'r',
	's',
	't',
	'v',
	'sk',
	'st',
	'br',
	'kl',
	'tr',
	'gr',
	'bl',
	'sl',
	'fr',
	'sv',
];
const nuclei = ['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å', 'ej', 'e', 'a', 'o'];
const codas = [
	'',
	'',
	'n',
	'r',
	'l',
	's',
	't',
	'd',
	'g',
	'k',
	'nd',
	'ng',
	'st',
	'rt',
	'ld',
	'v',
	'm',
];

/** The words that every page draws from, commonest first. */
function coreWords(): string[] {
	const random = randomNumbers(4_711);
	const pick = <Value>(values: readonly Value[]): Value =>
		values[Math.floor(random() * values.length)]!;
	const words = new Set<string>();
	while (words.size < 4_000) {
		const syllables = 1 + Math.floor(random() * 2.4);
		let word = '';
		for (let index = 0; index < syllables; index += 1) {
			word += pick(onsets) + pick(nuclei) + (index === syllables - 1 ? pick(codas) : '');
		}
		if (word.length >= 2) words.add(word);
	}
	return [...words];
}

/** Words and names of one meeting, drawn by rank: rank k comes up about as often as 1/k. */
class Vocabulary {
	readonly #random: () => number;
	readonly #core: readonly string[];

	constructor(core: readonly string[], seed: number) {
		this.#random = randomNumbers(seed);
		this.#core = core;
	}

	#pick<Value>(values: readonly Value[]): Value {
		return values[Math.floor(this.#random() * values.length)]!;
	}

	/** A rank below `size` after Zipf's law, by the inverse of its continuous form. */
	#rank(size: number): number {
		return Math.min(size, Math.floor((size + 1) ** this.#random())) - 1;
	}

	word(): string {
		const core = this.#core[this.#rank(this.#core.length)]!;
		if (this.#random() > 0.025) return core;
		const head = this.#core[this.#rank(this.#core.length)]!;
		const ending = this.#pick(['', 's', 'er', 'en', 'ne', 'ets', 'ernes']);
		return `${core}${this.#random() < 0.5 ? 's' : ''}${head}${ending}`;
	}

	name(): string {
		const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);
		return `${capital(this.#pick(this.#core))} ${capital(this.#pick(this.#core))}sen`;
	}

	sentence(): string {
		const words = Array.from({ length: 7 + Math.floor(this.#random() * 14) }, () => this.word());
		const text = words.join(' ');
		return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
	}

	paragraph(): string {
		return Array.from({ length: 3 + Math.floor(this.#random() * 3) }, () => this.sentence()).join(
			' ',
		);
	}

	title(): string {
		const text = Array.from({ length: 4 + Math.floor(this.#random() * 4) }, () => this.word()).join(
			' ',
		);
		return `${text[0]!.toUpperCase()}${text.slice(1)}`;
	}

	number(below: number): number {
		return Math.floor(this.#random() * below);
	}

	/** Text without capitals at digits: a place, a person and a number that only this page has. */
	rare(): string {
		return `Sagen er forelagt af ${this.name()} og vedrører matrikel ${this.number(200)}${this.#pick(['a', 'b', 'c'])} på ${this.title().split(' ')[0]}vej ${1 + this.number(180)}.`;
	}
}

function table(vocabulary: Vocabulary): string {
	const rows = Array.from({ length: 5 + vocabulary.number(5) }, () => {
		const figures = Array.from(
			{ length: 4 },
			() => `${1 + vocabulary.number(999)},${vocabulary.number(9)}`,
		);
		return `| ${vocabulary.word()} | ${figures.join(' | ')} |`;
	});
	return [
		'Budget i mio. kr.',
		'',
		'| Område | 2021 | 2022 | 2023 | 2024 |',
		'| --- | --- | --- | --- | --- |',
		...rows,
	].join('\n');
}

/** About `size` characters of body: headings, paragraphs, sometimes a table. */
function body(vocabulary: Vocabulary, size: number): string {
	const parts: string[] = [];
	const headings = ['Resumé', 'Sagsfremstilling', 'Økonomi', 'Indstilling'];
	let length = 0;
	for (const heading of headings) {
		parts.push(`## ${heading}`);
		while (length < (size * (headings.indexOf(heading) + 1)) / headings.length) {
			const paragraph = vocabulary.paragraph();
			parts.push(paragraph);
			length += paragraph.length;
		}
	}
	parts.push(vocabulary.rare());
	if (vocabulary.number(10) < 3) parts.push(table(vocabulary));
	return parts.join('\n\n');
}

const committees = [
	['Økonomiudvalget', 'oekonomiudvalget'],
	['Børne- og Skoleudvalget', 'boerne-og-skoleudvalget'],
	['Teknik- og Miljøudvalget', 'teknik-og-miljoeudvalget'],
	['Social- og Sundhedsudvalget', 'social-og-sundhedsudvalget'],
	['Kultur- og Fritidsudvalget', 'kultur-og-fritidsudvalget'],
] as const;

/** The day of a committee's n-th meeting, counted from 2010: one in every month but July. */
function day(index: number): string {
	const months = [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12];
	const month = months[index % months.length]!;
	const year = 2010 + Math.floor(index / months.length);
	return `${year}-${orderName(month)}-${orderName(1 + ((index * 7) % 27))}`;
}

/**
 * Writes a corpus of about `records` records below a folder, one record at a time. Gives the counts.
 *
 * `from` leaves out the meetings before it: the corpus of one meeting more is the same corpus and one meeting.
 */
export function writeCorpus(folder: string, records: number, from = 0): CorpusCounts {
	const counts = { meetings: 0, items: 0, attachments: 0 };
	mkdirSync(folder, { recursive: true });
	writeFileSync(
		path.join(folder, 'archive.yaml'),
		'schema: 1\ntitle: "Målearkivet"\ndemonstration: true\n',
	);
	mkdirSync(path.join(folder, 'municipalities'), { recursive: true });
	const list = committees.map(([name, slug]) => `  ${slug}: {name: "${name}"}`).join('\n');
	writeFileSync(
		path.join(folder, 'municipalities', 'maaleby.yaml'),
		`name: "Måleby"\ncommittees:\n${list}\n`,
	);
	const put = (collection: string, id: string, fields: object, text: string): void => {
		const file = path.join(folder, collection, `${id}.mdx`);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, writeRecord(fields, text));
	};
	const sha256 = createHash('sha256').update('maaleby').digest('hex');
	const provenance = { file: 'source/maaleby/maaling.txt', sha256, lines: [1, 100] };
	const core = coreWords();
	let written = 0;
	for (let number = 0; written < records; number += 1) {
		const vocabulary = new Vocabulary(core, 20_261_121 + number);
		const [committeeName, committee] = committees[number % committees.length]!;
		const date = day(Math.floor(number / committees.length));
		const meeting = meetingId('maaleby', committee, date);
		written += 1 + 10 + 20;
		if (number < from) continue;
		const members = Array.from({ length: 7 }, () => ({
			name: vocabulary.name(),
			party: 'ABCFOVØ'[vocabulary.number(7)],
		}));
		const document = {
			kind: 'minutes',
			parser: 'general',
			file: provenance.file,
			sha256,
			lines: [1, 1000],
		};
		put(
			'meetings',
			meeting,
			{
				municipality: 'maaleby',
				committee,
				committeeName,
				date,
				start: '16:00',
				place: 'Rådhuset',
				documents: [document],
				members,
			},
			'',
		);
		counts.meetings += 1;
		for (let order = 1; order <= 10; order += 1) {
			const id = itemId(meeting, order);
			const decision = {
				committeeName,
				date,
				text: vocabulary.sentence(),
				outcome: (['approved', 'noted', 'recommended', 'postponed'] as const)[vocabulary.number(4)],
			};
			put(
				'items',
				id,
				{
					meeting,
					order,
					number: String(order),
					title: vocabulary.title(),
					access: 'open',
					caseNumber: `${date.slice(2, 4)}/${vocabulary.number(30_000)}`,
					decisions: [decision],
					provenance,
				},
				body(vocabulary, 5_000 + vocabulary.number(4_000)),
			);
			counts.items += 1;
			if (order % 2 === 0) continue;
			for (let attachment = 1; attachment <= 4; attachment += 1) {
				put(
					'attachments',
					attachmentId(meeting, order, attachment),
					{ item: id, order: attachment, title: vocabulary.title(), text: 'full', provenance },
					body(vocabulary, 5_000 + vocabulary.number(4_000)),
				);
				counts.attachments += 1;
			}
		}
	}
	return counts;
}
