/** Votes, read from the wording of a decision. */
import type { Vote } from '../../src/schemas/item.ts';
import { countWord, readCount, votersAfter, votersBefore, type Voters } from './votes-voters.ts';

type Stance = 'for' | 'against' | 'abstain';

interface Statement {
	readonly stance: Stance;
	readonly voters: Voters;
	/** Index of the sentence it stands in. */
	readonly sentence: number;
	/** True where they are a minority that recommends something: what, only the majority's wish can tell. */
	readonly minority?: boolean;
	/** True where a reason stands beside those who voted. */
	readonly reason?: boolean;
}

const abbreviation =
	/(?:\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}|(?:^|[\s(])(?:[Aa]d|[Pp]kt|[Nn]r|kl|jf|mio|mia|kr|ca|bl\.a|f\.eks|mv|m\.v|m\.fl|stk|dvs|inkl|ekskl|vedr|afd|d|\d{1,3}))\.$/u;
/** True where a text ends in an abbreviation. Only its end is read: a text may be long. */
const endsShort = (text: string): boolean => abbreviation.test(text.slice(-80));

/** A line that begins a statement of its own, whatever ends the line above. */
const opening =
	/^(?:for|imod|mod|ja|nej|hverken|undlod|blankt|afstemning|stemte|et (?:fler|minde?re?)tal|et mindretal|ad \d|\d+ (?:stemte|medlemmer))(?!\p{L})/iu;

/** Sentences of a decision, lines joined where they wrap. */
function toSentences(text: string): string[] {
	const sentences: string[] = [];
	let open = '';
	const close = (): void => {
		if (open.trim() !== '') sentences.push(open.trim());
		open = '';
	};
	const parted = text
		.slice(0, 50_000)
		.replaceAll(
			/\s(?=(?:For|Imod|Mod|Hverken for eller i?mod|Undlod(?: at stemme)?|Blankt)(?: stemte)?:)/gu,
			'\n',
		);
	for (const line of parted.split(/\n/u)) {
		const bare = line.replaceAll(/\s+/gu, ' ').trim();
		if (bare === '') {
			// A blank line ends a sentence unless the next one carries it on, which a small letter or a verb shows.
			open = open === '' ? '' : `${open}\n`;
			continue;
		}
		if (open.endsWith('\n') && !/^\p{Ll}/u.test(bare)) close();
		if (opening.test(bare) && /^\p{Lu}|^\d/u.test(bare)) close();
		open = `${open.trimEnd()} ${bare}`.trim();
		const words = open.split(/(?<=[.!?])\s+(?=[\p{Lu}\d(”"])/u);
		let kept = '';
		for (const [index, word] of words.entries()) {
			kept = kept === '' ? word : `${kept} ${word}`;
			if (index < words.length - 1 && !endsShort(kept)) {
				sentences.push(kept);
				kept = '';
			}
		}
		open = kept;
		if (/[.!?]$/u.test(open) && !endsShort(open)) close();
	}
	close();
	return sentences;
}

interface Anchor {
	readonly stance: Stance;
	readonly from: number;
	readonly to: number;
	/** True where the voters stand after the words. */
	readonly after: boolean;
}

const start =
	'(?<=^|[.,;:(] ?|^(?:(?:ad|pkt|punkt)\\.? ?)?\\d{1,2}(?:\\s?[-–]\\s?\\d{1,2})?[.):]* |\\s(?:og|mens|men|samt|at|hvor)\\s)';
const patterns: readonly (readonly [Stance, boolean, RegExp])[] = [
	[
		'abstain',
		true,
		new RegExp(
			`${start}(?:(?:undlod|undlader)(?: at stemme)?(?: \\d{1,2})?:|(?:undlod|undlader)(?= ${countWord} \\()|hverken (?:for eller imod|for eller mod|imod eller for)(?: stemte)?:?(?=\\s*[\\p{Lu}\\d(])|(?:blankt|undladt|undlod)(?: stemte)?:|blankt stemte:?)`,
			'giu',
		),
	],
	[
		'for',
		true,
		new RegExp(
			`${start}(?:(?:for(?: (?:\\p{L}+|\\d{1,2}\\.?)){0,4}?|ja) (?:stemte|stemmer):?|stemte (?:for|ja):|for(?: \\p{L}+)?:|for(?= ${countWord} \\()|ja(?:[- ]?stemmer)?:)`,
			'giu',
		),
	],
	[
		'against',
		true,
		new RegExp(
			`${start}(?:(?:i?mod(?: (?:\\p{L}+|\\d{1,2}\\.?)){0,4}?|nej) (?:stemte|stemmer):?|stemte (?:i?mod|nej):|i?mod(?: \\p{L}+)?:|i?mod(?= ${countWord} \\()|nej(?:[- ]?stemmer)?:)`,
			'giu',
		),
	],
	[
		'abstain',
		false,
		/(?<!\p{L})(?:(?:stemte|stemmer|har stemt|ville stemme) (?:hverken for eller i?mod|blankt)|(?:undlod|undlader|har undladt|afstod fra|afholdt sig fra)(?: \p{L}+)? at (?:stemme|afgive stemme)|afholdt sig fra at stemme|hverken stemte for eller i?mod|undlod(?= stemmeafgivning|[.;,]|$))(?!\p{L})/giu,
	],
	['against', false, /(?<!\p{L})(?:stemte|stemmer|har stemt) (?:i?mod|nej)(?!\p{L})/giu],
	['for', false, /(?<!\p{L})(?:stemte|stemmer|har stemt) (?:for|ja)(?!\p{L})/giu],
];
/** A majority or minority that takes a stand without the word `stemte`. */
const majority =
	/(?<!\p{L})(?:ønsker|ønskede|foreslår|foreslog|går ind for|gik ind for|stemmer for|anbefaler|anbefalede|godkendte|godkender|tiltrådte|tiltræder|indstiller|indstillede|vedtog|besluttede|tilsluttede sig|støtter|støttede)(?!\p{L})/iu;
const refusal =
	/(?<!\p{L})(?:(?:kan|kunne) ikke (?:anbefale|godkende|tiltræde|støtte|tilslutte sig)|(?:anbefaler|anbefalede|godkendte|godkender|tiltrådte|tiltræder|indstiller|støtter|støttede) (?:forslaget |indstillingen |sagen )?ikke|(?:imod|mod) (?:forslaget|indstillingen))(?!\p{L})/iu;
/** `6 stemmer for og 1 imod`, `(6 for, 1 imod, 2 undlod)`. */
const tally = new RegExp(
	`(?<![\\p{L}\\d])(${countWord})(?: (?:stemmer|medlemmer|stemme|stemte))? (for|i?mod|undlod|hverken for eller i?mod|blanke?)(?!\\p{L}|\\s*:|\\s+stemte)(?:(?: at stemme)?\\s*(\\([^()]*(?:\\([^()]*\\)[^()]*){0,40}\\)))?`,
	'giu',
);
const against = new RegExp(
	`(?:med|ved) (?:stemmerne )?(${countWord})(?: stemmer?)?(?: (\\([^()]{1,200}\\)))?(?:(?: for)? mod |(?<=stemmerne \\d{1,3})\\s?[-–]\\s?)(${countWord})(?: stemmer?)?(?!\\p{L})(?: (\\([^()]{1,200}\\)))?`,
	'iu',
);

const rejected =
	/(?<!\p{L})(?:forkastet|forkastedes|faldt|bortfaldt|nedstemt|afvist|ikke (?:vedtaget|godkendt))(?!\p{L})/iu;

function anchorsOf(sentence: string): Anchor[] {
	const found: Anchor[] = [];
	for (const [stance, after, pattern] of patterns) {
		for (const match of sentence.matchAll(pattern)) {
			const from = match.index;
			const to = from + match[0].length;
			if (found.some((other) => from < other.to && to > other.from)) continue;
			found.push({ stance, from, to, after });
		}
	}
	return found.sort((a, b) => a.from - b.from);
}

/** Where a clause about other voters ends: words that hold two statements apart. */
const clauseStart =
	/^.*(?:(?:^|[\s,;])(?:idet|mens|medens|men|hvor|hvorefter|hvoraf|at|da|når)\s|[:;]\s)/su;

/** Letters beyond which a sentence states no vote: thirty-one members with their parties fill a thousand. */
const longestStatement = 3000;

function readSentence(sentence: string, index: number): Statement[] {
	const statements: Statement[] = [];
	if (sentence.length > longestStatement) return statements;
	// `Liste B stemte imod, idet sagen er oplyst`: a party by its letter, and its reason.
	const reason =
		/^(?:liste |gruppe )?\p{Lu}{1,3} stemte (?:for|i?mod),? (?:idet|fordi|da)\s/iu.test(sentence);
	const say = (stance: Stance, voters: Voters | undefined): void => {
		// `Imod: Bo Ask (V) stemte imod, da …` says it twice.
		const said = statements.some(
			(other) =>
				other.stance === stance && other.voters.names.join() === (voters?.names.join() ?? ''),
		);
		if (voters && !said)
			statements.push({ stance, voters, sentence: index, ...(reason ? { reason } : {}) });
	};
	const mod = against.exec(sentence);
	if (mod) {
		const side = (count: string, list: string | undefined): Voters => ({
			names: (list ? votersAfter(list)?.names : undefined) ?? [],
			count: readCount(count)!,
		});
		// Of what was rejected with nine votes to one, the nine were against.
		const refused = rejected.test(sentence.slice(0, mod.index));
		say(refused ? 'against' : 'for', side(mod[1]!, mod[2]));
		say(refused ? 'for' : 'against', side(mod[3]!, mod[4]));
		return statements;
	}
	const counted = [...sentence.matchAll(tally)];
	// One number alone may count anything.
	if (counted.length > 1 || counted[0]?.[3]) {
		for (const [, count, word, list] of counted) {
			const stance = /^for$/iu.test(word!)
				? 'for'
				: /^i?mod$/iu.test(word!)
					? 'against'
					: 'abstain';
			say(stance, {
				names: (list ? votersAfter(list)?.names : undefined) ?? [],
				count: readCount(count!)!,
			});
		}
		return statements;
	}
	const anchors = anchorsOf(sentence);
	if (anchors.length === 0) return readMajority(sentence, index);
	for (const [place, anchor] of anchors.entries()) {
		const before = anchors[place - 1]?.to ?? 0;
		const next = anchors[place + 1];
		const upTo = next && next.after ? next.from : sentence.length;
		const following = sentence.slice(anchor.to, upTo);
		if (anchor.after) {
			say(anchor.stance, votersAfter(following));
			continue;
		}
		const clause = sentence.slice(before, anchor.from);
		// `Ida Vang (A) kan ikke anbefale og stemte imod`: a second verb of those who begin the sentence.
		const second = place === 0 && /\s(?:og|men|samt)\s*$/iu.test(clause);
		const voters =
			(second ? votersAfter(clause) : undefined) ??
			votersBefore(clause.replace(clauseStart, '')) ??
			votersBefore(clause);
		const nobody = /(?<!\p{L})ingen\s*$/iu.test(clause);
		// `Et flertal stemte for (A, F og Ø)`: the list follows in brackets.
		const inBrackets = /^(?:\s+\p{L}+){0,3}\s*(\(.*)$/su.exec(following)?.[1];
		say(
			anchor.stance,
			nobody
				? { names: [], count: 0 }
				: (voters?.names.length ?? 0) > 0 || inBrackets === undefined
					? voters
					: (withCount(votersAfter(inBrackets), voters?.count) ?? voters),
		);
	}
	return statements;
}

/** Those a bracket names, and how many the words before it count, `3 medlemmer stemte imod (V, C)`. */
function withCount(voters: Voters | undefined, count: number | undefined): Voters | undefined {
	return voters && count !== undefined ? { ...voters, count: voters.count ?? count } : voters;
}

/** `Et flertal (A, F og Ø) anbefaler …`, `Et mindretal bestående af V kan ikke tiltræde …`, `5 medlemmer (A+V) anbefaler`. */
function readMajority(sentence: string, index: number): Statement[] {
	const opened =
		/^(?:.{0,80}[\s,;:])?((?:et )?(?:\p{L}+ )?flertal|(?:et )?(?:\p{L}+ )?mindretal|\d{1,2} medlem(?:mer)?)(?!\p{L})/iu.exec(
			sentence,
		);
	if (!opened) return [];
	const from = opened[0].length - opened[1]!.length;
	const minority = /mindretal/iu.test(opened[1]!);
	const refused = refusal.exec(sentence.slice(from));
	const agreed = majority.exec(sentence.slice(from));
	const verb = refused && (!agreed || refused.index <= agreed.index) ? refused : agreed;
	if (!verb) return [];
	const voters = votersBefore(sentence.slice(from, from + verb.index));
	if (!voters) return [];
	const stance = verb === refused ? 'against' : 'for';
	return [{ stance, voters, sentence: index, ...(minority ? { minority } : {}) }];
}

/** What became of the vote before: whoever is named next voted on something else. */
const result =
	/^(?:\p{L}*forslaget|\p{L}*indstillingen|sagen|anmodningen|ansøgningen)(?: \p{L}+)? (?:\p{L}+ )?(?:vedtaget|forkastet|godkendt|tiltrådt|bortfaldt|bortfaldet|faldt|nedstemt)(?!\p{L})/iu;

/** True where a sentence begins another point or another proposal, whose vote is another. */
function beginsAnother(sentence: string): boolean {
	return /^(?:ad\.? ?\d|pkt\.? ?\d|punkt \d|\d{1,2}[.)] |ændringsforslag)/iu.test(sentence);
}

/**
 * The votes that a decision's wording states, in order.
 *
 * - members without their party, as printed; parties only where the print names no members;
 * - counts as printed, else counted from the members' names; parties are not counted;
 * - what is not stated is absent, but for `against` where the print lists who was for and who abstained: it is then
 *   empty, as in the content format's own example;
 * - a reservation (`tog forbehold`) is no vote;
 * - `text` holds the sentences the vote rests on.
 */
export function readVotes(text: string): Vote[] {
	const sentences = toSentences(text);
	const votes: Statement[][] = [];
	let open: Statement[] = [];
	const close = (): void => {
		if (open.length > 0) votes.push(open);
		open = [];
	};
	for (const [index, sentence] of sentences.entries()) {
		if (beginsAnother(sentence)) close();
		const statements = readSentence(sentence, index);
		if (statements.length === 0 && result.test(sentence)) close();
		for (const read of statements) {
			const statement = beside(open, votes.at(-1), read);
			if (!statement) continue;
			const same = open.findIndex((other) => other.stance === statement.stance);
			const before = open[same];
			// `Vedtaget med 5 stemmer mod 2. For stemte: A og F.`: the same vote, counted first and then by name.
			if (before && before.voters.names.length === 0 && statement.voters.names.length > 0) {
				const count = statement.voters.count ?? before.voters.count;
				open.push({
					...statement,
					voters: { ...statement.voters, ...(count === undefined ? {} : { count }) },
				});
				open[same] = { ...before, voters: { names: [] } };
				continue;
			}
			if (before && (before.voters.names.length > 0 || before.voters.count !== undefined)) close();
			open.push(statement);
		}
	}
	close();
	return votes.map((statements) => toVote(statements, sentences));
}

/**
 * A statement as the ones before it let it be read. What a minority wants is against what the majority wants, and
 * nothing where no majority stands before. A party's reason behind a vote already told is no vote of its own.
 */
function beside(
	open: readonly Statement[],
	closed: readonly Statement[] | undefined,
	statement: Statement,
): Statement | undefined {
	if (statement.minority && statement.stance === 'for') {
		const majority = open.findLast(({ voters }) => voters.names.length > 0);
		if (!majority || majority.stance === 'abstain') return undefined;
		return { ...statement, stance: majority.stance === 'for' ? 'against' : 'for' };
	}
	const told = (stance: Stance): boolean =>
		[...(closed ?? []), ...open].some(
			(other) => other.stance === stance && other.voters.names.length > 0,
		);
	return statement.reason === true && told('for') && told('against') ? undefined : statement;
}

function toVote(statements: readonly Statement[], sentences: readonly string[]): Vote {
	const lists: Partial<Record<Stance, string[]>> = {};
	const counts: Partial<Record<Stance, number>> = {};
	for (const { stance, voters } of statements) {
		if (voters.names.length > 0 || voters.count === 0) lists[stance] = [...voters.names];
		if (voters.count !== undefined) counts[stance] = voters.count;
	}
	if (lists.for && lists.abstain && statements.every(({ stance }) => stance !== 'against')) {
		lists.against = [];
		if (counts.for !== undefined && counts.abstain !== undefined) counts.against = 0;
	}
	const places = [...new Set(statements.map(({ sentence }) => sentence))];
	return {
		...(lists.for ? { for: lists.for } : {}),
		...(lists.against ? { against: lists.against } : {}),
		...(lists.abstain ? { abstain: lists.abstain } : {}),
		...(Object.keys(counts).length > 0 ? { counts } : {}),
		text: places.map((place) => sentences[place]!).join(' '),
	};
}
