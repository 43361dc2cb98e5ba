import { expect, test } from 'vitest';
import { readVotes } from '../../scripts/ingest/votes.ts';
import type { Vote } from '../../src/schemas/item.ts';

type Expected = Omit<Vote, 'text'>;

/** Wordings of our own with the votes they state. */
const cases: readonly (readonly [string, readonly Expected[]])[] = [
	['Liv Holm (K) stemte imod.', [{ against: ['Liv Holm'], counts: { against: 1 } }]],
	[
		'Liv Holm (K) kan ikke anbefale og stemte imod.',
		[{ against: ['Liv Holm'], counts: { against: 1 } }],
	],
	['Ø ønskede sagen udsat og stemte imod.', [{ against: ['Ø'] }]],
	[
		'For forslagets punkt 1 stemte 2: Ida Vang (A) og Bo Kær (F).\n\nImod stemte 1: Liv Holm (K).',
		[
			{
				for: ['Ida Vang', 'Bo Kær'],
				against: ['Liv Holm'],
				counts: { for: 2, against: 1 },
			},
		],
	],
	[
		'Godkendt, idet Liv Holm (K) og Per Ask (V) stemte imod.',
		[{ against: ['Liv Holm', 'Per Ask'], counts: { against: 2 } }],
	],
	[
		'For stemte Ida Vang (A), Bo N. Kær (F) og Eva Lund-Bak (Ø).\nImod stemte Liv Holm (K).',
		[
			{
				for: ['Ida Vang', 'Bo N. Kær', 'Eva Lund-Bak'],
				against: ['Liv Holm'],
				counts: { for: 3, against: 1 },
			},
		],
	],
	[
		'For stemte Ida Vang (A) og Bo Kær (F)\n\nLiv Holm (K), Per Ask (V) og Tor Dam (C)\nundlod at stemme\n',
		[
			{
				for: ['Ida Vang', 'Bo Kær'],
				against: [],
				abstain: ['Liv Holm', 'Per Ask', 'Tor Dam'],
				counts: { for: 2, against: 0, abstain: 3 },
			},
		],
	],
	[
		'Et flertal af Teknik- og Miljøudvalget (Ida Vang, Bo Kær, Eva Lund og Tor Dam) stemte for.\n\nLiv Holm undlod at stemme.\n\nTiltrådt.',
		[
			{
				for: ['Ida Vang', 'Bo Kær', 'Eva Lund', 'Tor Dam'],
				against: [],
				abstain: ['Liv Holm'],
				counts: { for: 4, against: 0, abstain: 1 },
			},
		],
	],
	[
		'Jon Bæk og Ane Friis undlod at stemme.',
		[{ abstain: ['Jon Bæk', 'Ane Friis'], counts: { abstain: 2 } }],
	],
	[
		'For stemte 4 (A, F), imod 3 (V).',
		[{ for: ['A', 'F'], against: ['V'], counts: { for: 4, against: 3 } }],
	],
	[
		'A og Ø stemte for, V stemte imod, O undlod.',
		[{ for: ['A', 'Ø'], against: ['V'], abstain: ['O'] }],
	],
	[
		'Vedtaget med 15 stemmer for (A, V, C) og 4 imod (Ø).',
		[{ for: ['A', 'V', 'C'], against: ['Ø'], counts: { for: 15, against: 4 } }],
	],
	[
		'Ja: 12 (A, V). Nej: 7 (F).',
		[{ for: ['A', 'V'], against: ['F'], counts: { for: 12, against: 7 } }],
	],
	['Ja-stemmer: A, F\nNej-stemmer: V', [{ for: ['A', 'F'], against: ['V'] }]],
	['Godkendt med stemmerne 5-2.', [{ counts: { for: 5, against: 2 } }]],
	['3 medlemmer stemte imod (V, C).', [{ against: ['V', 'C'], counts: { against: 3 } }]],
	[
		'Enhedslisten v/ Else Vig Langballe stemte imod.',
		[{ against: ['Else Vig Langballe'], counts: { against: 1 } }],
	],
	[
		'For forslaget stemmer: Ida Vang og Bo Kær (2)\nImod forslaget stemmer: Liv Holm, Per Ask og Tor Dam (3)',
		[
			{
				for: ['Ida Vang', 'Bo Kær'],
				against: ['Liv Holm', 'Per Ask', 'Tor Dam'],
				counts: { for: 2, against: 3 },
			},
		],
	],
	[
		'For stemte: Venstre og SF (9).\nImod stemte: Enhedslisten (2).',
		[{ for: ['Venstre', 'SF'], against: ['Enhedslisten'], counts: { for: 9, against: 2 } }],
	],
	['For stemte: samtlige 17 medlemmer.', [{ counts: { for: 17 } }]],
	[
		'Et flertal (A, O og Ø) ønsker, at der holdes borgermøde.\nEt mindretal (V) anbefaler indstillingen.',
		[{ for: ['A', 'O', 'Ø'], against: ['V'] }],
	],
	[
		'Et flertal (V og C) anbefaler indstillingen.\nEt mindretal (A) tager forbehold.',
		[{ for: ['V', 'C'] }],
	],
	['Et mindretal (A) foreslår en sti.', []],
	['Alle undtagen Ø stemte for.', []],
	[
		'For: 2 (Ida Vang (A), Bo Kær (F))\n\nImod: 1 (Liv Holm (K))\n\nListe K stemte imod, idet sagen er oplyst.',
		[{ for: ['Ida Vang', 'Bo Kær'], against: ['Liv Holm'], counts: { for: 2, against: 1 } }],
	],
	[
		'Vedtaget med 8 stemmer for, 2 imod (Liv Holm og Per Ask).',
		[{ against: ['Liv Holm', 'Per Ask'], counts: { for: 8, against: 2 } }],
	],
	[
		'For stemte 16 (A og C). Imod stemte 7 (V). 2 (O) undlod at stemme.',
		[
			{
				for: ['A', 'C'],
				against: ['V'],
				abstain: ['O'],
				counts: { for: 16, against: 7, abstain: 2 },
			},
		],
	],
	[
		'Imod: Liv Holm (K) stemte imod, da planen er for dyr.',
		[{ against: ['Liv Holm'], counts: { against: 1 } }],
	],
	[
		'Forslag 1: En sti.\nFor stemte: samtlige 17 medlemmer.\nForslaget blev vedtaget.\n\nIndstillingen:\nFor stemte: A og V (15).\nImod stemte: Ø (2).\nIndstillingen blev vedtaget.',
		[{ counts: { for: 17 } }, { for: ['A', 'V'], against: ['Ø'], counts: { for: 15, against: 2 } }],
	],
	[
		'Ændringsforslag 3: For stemte Liv Holm (K). Imod stemte de øvrige 12 medlemmer. Forslaget bortfaldt.\n\nBudgettet blev vedtaget. Liv Holm (K) stemte imod.',
		[
			{ for: ['Liv Holm'], counts: { for: 1, against: 12 } },
			{ against: ['Liv Holm'], counts: { against: 1 } },
		],
	],
	['Venstre og Lokallisten stemte for forslaget.', [{ for: ['Venstre', 'Lokallisten'] }]],
	['5 medlemmer (A+V+C) anbefaler indstillingen.', [{ for: ['A', 'V', 'C'], counts: { for: 5 } }]],
	[
		'Ad 1) For stemte A, C og F. Imod stemte V (3). I undlod at stemme. Vedtaget.',
		[{ for: ['A', 'C', 'F'], against: ['V'], abstain: ['I'], counts: { against: 3 } }],
	],
	[
		'Ad. 1 For stemte: A og V. Imod stemte F.\nAd. 2 Imod stemte Liv Holm (K).',
		[
			{ for: ['A', 'V'], against: ['F'] },
			{ against: ['Liv Holm'], counts: { against: 1 } },
		],
	],
	['Et flertal bestående af A, F og Ø anbefaler forslaget.', [{ for: ['A', 'F', 'Ø'] }]],
	[
		'Et flertal (A, F og Ø) anbefaler forslaget. Et mindretal (V) kan ikke anbefale forslaget.',
		[{ for: ['A', 'F', 'Ø'], against: ['V'] }],
	],
	[
		'Et flertal bestående af Ida Vang (A), Bo Kær (F) og Eva Lund (Ø) stemte for indstillingen. Liv Holm (K) stemte imod.',
		[
			{
				for: ['Ida Vang', 'Bo Kær', 'Eva Lund'],
				against: ['Liv Holm'],
				counts: { for: 3, against: 1 },
			},
		],
	],
	[
		'Imod: Liv Holm (K) og Per Ask (V).',
		[{ against: ['Liv Holm', 'Per Ask'], counts: { against: 2 } }],
	],
	[
		'For: A, F og Ø\nImod: V og C\nUndlod: O',
		[{ for: ['A', 'F', 'Ø'], against: ['V', 'C'], abstain: ['O'] }],
	],
	['Godkendt (6 for, 1 imod).', [{ counts: { for: 6, against: 1 } }]],
	['Vedtaget med 12 stemmer mod 3.', [{ counts: { for: 12, against: 3 } }]],
	['Forslaget blev vedtaget med stemmerne 5 mod 2.', [{ counts: { for: 5, against: 2 } }]],
	['Seks stemmer for og to imod.', [{ counts: { for: 6, against: 2 } }]],
	['6 medlemmer stemte for. 1 medlem stemte imod.', [{ counts: { for: 6, against: 1 } }]],
	['V stemte imod.', [{ against: ['V'] }]],
	['Venstre og Dansk Folkeparti stemte imod.', [{ against: ['Venstre', 'Dansk Folkeparti'] }]],
	['Liste T undlod at stemme.', [{ abstain: ['Liste T'] }]],
	[
		'Godkendt. Tor Dam (C) stemte hverken for eller imod.',
		[{ abstain: ['Tor Dam'], counts: { abstain: 1 } }],
	],
	[
		'A, F og Ø stemte for, V stemte imod, mens O undlod at stemme.',
		[{ for: ['A', 'F', 'Ø'], against: ['V'], abstain: ['O'] }],
	],
	[
		'For stemte A (3) og F (2). Imod stemte V (2).',
		[{ for: ['A', 'F'], against: ['V'], counts: { for: 5, against: 2 } }],
	],
	[
		'For stemte Ida Vang (A), Bo Kær (F) og Eva\nLund (Ø), imod stemte Liv Holm (K).',
		[
			{
				for: ['Ida Vang', 'Bo Kær', 'Eva Lund'],
				against: ['Liv Holm'],
				counts: { for: 3, against: 1 },
			},
		],
	],
	[
		'Ad 1) Godkendt. Liv Holm (K) stemte imod.\nAd 2) Godkendt. Per Ask (V) stemte imod.',
		[
			{ against: ['Liv Holm'], counts: { against: 1 } },
			{ against: ['Per Ask'], counts: { against: 1 } },
		],
	],
	[
		'Ændringsforslaget blev sat til afstemning. For stemte V. Imod stemte A og F. Indstillingen blev sat til afstemning. For stemte A og F. Imod stemte V.',
		[
			{ for: ['V'], against: ['A', 'F'] },
			{ for: ['A', 'F'], against: ['V'] },
		],
	],
	['Søren P. Holm (V) stemte imod.', [{ against: ['Søren P. Holm'], counts: { against: 1 } }]],
	[
		'Byrådsmedlem Ane von Bülow (C) stemte imod, da sagen er dårligt belyst.',
		[{ against: ['Ane von Bülow'], counts: { against: 1 } }],
	],
	['Undlod at stemme: Ida Vang (A).', [{ abstain: ['Ida Vang'], counts: { abstain: 1 } }]],
	['Ingen stemte imod.', [{ against: [], counts: { against: 0 } }]],
	['Et flertal stemte for (A, F og Ø).', [{ for: ['A', 'F', 'Ø'] }]],
	[
		'Et mindretal bestående af Liv Holm (K) stemte imod, idet hun ønsker planen ændret.',
		[{ against: ['Liv Holm'], counts: { against: 1 } }],
	],
	[
		'Liv Holm (K) stemte imod indstillingen med den begrundelse, at Bo Kær ikke var hørt.',
		[{ against: ['Liv Holm'], counts: { against: 1 } }],
	],
	[
		'Herefter stemte udvalget. For stemte 4 (Ida Vang, Bo Kær, Eva Lund og Tor Dam).',
		[{ for: ['Ida Vang', 'Bo Kær', 'Eva Lund', 'Tor Dam'], counts: { for: 4 } }],
	],
	[
		'Venstre (3) og Konservative (1) stemte imod.',
		[{ against: ['Venstre', 'Konservative'], counts: { against: 4 } }],
	],
	[
		'Socialdemokratiet, SF og Enhedslisten stemte for.',
		[{ for: ['Socialdemokratiet', 'SF', 'Enhedslisten'] }],
	],
	// Nothing that is a vote.
	['Godkendt.', []],
	['Liv Holm (K) tog forbehold.', []],
	['Liv Holm (K) tager forbehold for indstillingen.', []],
	['Enstemmigt godkendt.', []],
	['Et enigt udvalg anbefaler indstillingen.', []],
	['Et flertal anbefaler indstillingen.', []],
	['Liv Holm (K) var fraværende. I stedet deltog Per Ask (V).', []],
	['Udvalget ønsker, at borgernes stemme høres.', []],
	['For god ordens skyld: sagen genoptages.', []],
	['Udvalget satte forslaget til afstemning.', []],
	['Liv Holm deltog ikke i behandlingen.', []],
	['Resultatet stemte overens med budgettet.', []],
	['Udgiften på 2 mio. kr. for 2025 er 3 mod 2 året før.', []],
	['', []],
];

test('reads the votes of every wording', () => {
	const rows = cases.map(([text, expected]) => ({
		text,
		expected,
		found: readVotes(text).map(({ text: _, ...vote }) => vote),
	}));
	const wrong = rows.filter(
		(row) => JSON.stringify(sorted(row.expected)) !== JSON.stringify(sorted(row.found)),
	);
	console.log(`votes: ${rows.length - wrong.length} of ${rows.length} wordings right`);
	expect(wrong).toEqual([]);
});

function sorted(votes: readonly Expected[]): unknown[] {
	return votes.map((vote) => [
		vote.for,
		vote.against,
		vote.abstain,
		vote.counts?.for,
		vote.counts?.against,
		vote.counts?.abstain,
	]);
}

test('keeps the sentences that a vote rests on', () => {
	const [vote] = readVotes(
		'Planen blev drøftet. Liv Holm (K) stemte imod. Bo Kær (F) undlod at\nstemme. Godkendt.',
	);
	expect(vote?.text).toBe('Liv Holm (K) stemte imod. Bo Kær (F) undlod at stemme.');
});

test('reads hostile wording in little time', () => {
	expect(readVotes('A, '.repeat(100_000))).toEqual([]);
	expect(readVotes('( '.repeat(100_000))).toEqual([]);
	expect(readVotes('For stemte '.repeat(20_000)).length).toBe(0);
	// Thousands of names are no statement of a vote, and each vote would hold them all.
	expect(readVotes(`${'Ida Vang og '.repeat(3000)}Bo Kær stemte imod.`)).toEqual([]);
	expect(readVotes(`${'Ida Vang og '.repeat(100)}Bo Kær stemte imod.`)).toHaveLength(1);
});
