import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountForLines, reportLost, SourceWords } from '../../scripts/ingest/conservation.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { IngestError, Messages } from '../../scripts/ingest/messages.ts';
import { buildMeeting } from '../../scripts/ingest/meeting-build.ts';
import { parseDocument } from '../../scripts/ingest/registry.ts';
import { sha256Of } from '../../scripts/ingest/source.ts';
import type { FurnitureRule, SourceDocument } from '../../scripts/ingest/types.ts';
import { WordSet, wordsOf } from '../../scripts/ingest/words.ts';
import { agenda, minutes, supplement } from '../support/nordsoe.ts';

const none: ReadonlyMap<number, FurnitureRule> = new Map();

function wordSet(text: string): WordSet {
	const words = new WordSet();
	words.addText(text);
	return words;
}

function account(text: string, records: string): ReturnType<typeof accountForLines> {
	return accountForLines(toLines(text), wordSet(records), none, []);
}

describe('words', () => {
	test('are runs of letters and digits, without soft hyphens and zero widths', () => {
		expect(wordsOf('Økonomi- og 1.070,9 virk\u00adsom\u200bheder (§ 5)')).toEqual([
			'Økonomi',
			'og',
			'1',
			'070',
			'9',
			'virksomheder',
			'5',
		]);
	});

	test('a set holds just the words that were added', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[a-zæøå0-9]{1,6}$/)),
				fc.array(fc.stringMatching(/^[a-zæøå0-9]{1,6}$/)),
				(added, asked) => {
					const set = wordSet(added.join(' '));
					expect(set.size).toBe(new Set(added).size);
					for (const word of asked) expect(set.hasAll(word)).toBe(added.includes(word));
				},
			),
		);
	});
});

describe('accountForLines', () => {
	test('every line is blank, content, furniture or withheld', () => {
		const lines = toLines('Overskrift\n\nSide 1 af 2\nLukket tekst\n  \nBrødtekst her');
		const furniture = new Map<number, FurnitureRule>([[3, 'page-foot']]);
		const result = accountForLines(
			lines,
			wordSet('Overskrift: brødtekst Brødtekst, her'),
			furniture,
			[4],
		);
		expect(result).toEqual({
			lines: { total: 6, blank: 2, content: 2, furniture: 1, withheld: 1 },
			furniture: [{ line: 3, rule: 'page-foot', text: 'Side 1 af 2' }],
			withheld: [4],
			lost: [],
		});
	});

	test('a line with one word that stands nowhere is lost, and the error names line and word', () => {
		const words = wordSet('Udvalget godkendte planen');
		const result = accountForLines(
			toLines('Udvalget godkendte\nudgiften til planen'),
			words,
			none,
			[],
		);
		expect(result.lost.map(({ number }) => number)).toEqual([2]);
		const messages = new Messages();
		reportLost(result, words, messages);
		expect(messages.list).toMatchObject([{ level: 'error', rule: 'conservation', line: 2 }]);
		expect(messages.list[0]!.text).toContain('udgiften, til');
	});

	test('case, accents and digits count', () => {
		expect(account('Åse', 'åse').lost).toHaveLength(1);
		expect(account('1.070', '1.071').lost).toHaveLength(1);
		expect(account('idé', 'ide').lost).toHaveLength(1);
	});

	test('halves of a hyphenated word stand joined: at a line’s end, over a page, in cells, cut twice', () => {
		expect(account('den nye virksom-\nhed åbner', 'den nye virksomhed åbner').lost).toEqual([]);
		expect(account('virksom-\n\n\nhed', 'virksomhed').lost).toEqual([]);
		expect(account('Virksom- Uge-\nhed tal', 'Virksomhed Ugetal').lost).toEqual([]);
		expect(account('be-\nskæf-\ntigelse', 'beskæftigelse').lost).toEqual([]);
	});

	test('halves that no hyphen cut are not joined, and a lost half is seen', () => {
		expect(account('virksom\nhed', 'virksomhed').lost).toHaveLength(2);
		expect(account('virksom-\nheder', 'virksomhed').lost).toHaveLength(2);
	});
});

describe('SourceWords', () => {
	const lines = toLines(
		'Erhvervs- og virksom-\nheds og be-\nskæf-\ntigelse 12\n7Høring\nH A V N E',
	);
	const source = new SourceWords(lines);
	for (const { text } of lines) source.words.addText(text);

	test('hold what the lines hold, joined or not', () => {
		expect(source.lacks('virksomheds beskæftigelse Erhvervs og 12')).toEqual([]);
	});

	test('name the words that a record has and no source', () => {
		expect(source.lacks('virksomhedens 13 og')).toEqual(['virksomhedens', '13']);
	});

	test('hold what a print glued together or set with blanks', () => {
		expect(source.lacks('7 Høring Havne')).toEqual([]);
		expect(source.lacks('8 Høringer')).toEqual(['8', 'Høringer']);
	});
});

describe('buildMeeting', () => {
	test('says a word of a record that its document does not hold', () => {
		const messages = new Messages();
		const document: SourceDocument = {
			file: 'source/nordsoe/a.txt',
			municipality: 'nordsoe',
			format: 'text',
			sha256: sha256Of(minutes),
			lines: toLines(minutes),
		};
		const { parser, meeting } = parseDocument(document, messages);
		const items = meeting.items.map((item) => ({ ...item, title: `${item.title} søslange` }));
		const read = { document, parser, meeting: { ...meeting, items }, messages };
		const { documents } = buildMeeting([read], [], undefined);
		const said = documents[0]!.messages.filter(({ rule }) => rule === 'invented');
		expect(said).toHaveLength(items.length);
		expect(said[0]!.text).toMatch(/found: søslange$/u);
	});
});

describe('ingest of damaged documents', () => {
	const documents = [agenda, minutes, supplement].map((text) => text.split('\n'));
	const labels = [
		'Beslutning',
		'Indstilling',
		'Bilag',
		'Punkt 4: Lukket',
		'Lukket punkt',
		'Side 3',
		'- streg',
		'a\tb\tc',
		'1\t2',
		'ordde-',
		'Sagsnr. 25/9',
	];
	const damaged = fc
		.tuple(
			fc.constantFrom(...documents),
			fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('swap', 'drop', 'double', 'add'))),
		)
		.map(([lines, damages]) => {
			const now = [...lines];
			for (const [one, other, damage] of damages.slice(0, 12)) {
				const a = one % now.length;
				const b = other % now.length;
				if (damage === 'swap') [now[a], now[b]] = [now[b]!, now[a]!];
				else if (damage === 'drop' && now.length > 2) now.splice(a, 1);
				else if (damage === 'double') now.splice(b, 0, now[a]!);
				else now.splice(a, 0, labels[b % labels.length]!);
			}
			return now.join('\n');
		});

	test('no line is lost and no word invented, whatever is shuffled', () => {
		let read = 0;
		fc.assert(
			fc.property(damaged, (text) => {
				const messages = new Messages();
				const document: SourceDocument = {
					file: 'source/nordsoe/a.txt',
					municipality: 'nordsoe',
					format: 'text',
					sha256: sha256Of(text),
					lines: toLines(text),
				};
				let parsed;
				try {
					parsed = parseDocument(document, messages);
				} catch (error) {
					expect(error).toBeInstanceOf(IngestError);
					return;
				}
				read += 1;
				const built = buildMeeting([{ document, ...parsed, messages }], [], undefined);
				const faults = built.documents[0]!.messages.filter(
					({ rule }) => rule === 'conservation' || rule === 'invented',
				);
				expect(faults).toEqual([]);
				const { total, blank, content, furniture, withheld } = built.documents[0]!.lines!;
				expect(blank + content + furniture + withheld).toBe(total);
			}),
			{ numRuns: 400 },
		);
		expect(read).toBeGreaterThan(200);
	});
});
