/** Who voted, as a list in running text names them: members, parties, or how many. */

/** The voters of one stance, as printed. */
export interface Voters {
	/** Members without their party, or parties where the print gives only those. */
	readonly names: readonly string[];
	/** How many, counted from members' names or as printed; absent where only parties are named. */
	readonly count?: number;
}

const numberWords = new Map(
	'nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve'
		.split(' ')
		.map((word, index) => [word, index]),
);

/** A number in digits or in words up to twenty; undefined for anything else. */
export function readCount(word: string): number | undefined {
	const bare = word.toLowerCase();
	if (bare === 'et' || bare === 'én' || bare === 'ét' || bare === 'ene') return 1;
	return /^\d{1,3}$/u.test(bare) ? Number(bare) : numberWords.get(bare);
}

/** Digits or a number in words, as a piece of a pattern. */
export const countWord = `(?:\\d{1,3}|én|ét|${[...numberWords.keys()].slice(2).join('|')})`;

/** Capitalised words that are nobody's name. */
const noNames = new Set(
	'udvalget byrådet kommunalbestyrelsen økonomiudvalget et ét en flertallet flertal mindretallet mindretal ingen alle de der den det forslaget ændringsforslaget indstillingen godkendt tiltrådt vedtaget ad punkt punktet pkt herefter endvidere formanden næstformanden borgmesteren medlemmerne resten øvrige forvaltningen administrationen sagen afstemning afstemningen dermed derefter imod mod for hverken beslutning fraværende afbud protokol'.split(
		' ',
	),
);
const roles =
	/^(?:(?:vice)?borgmester|(?:udvalgs|næst|gruppe)?formand|rådmand|byrådsmedlem|udvalgsmedlem|medlem)\s+(?=\p{Lu})/iu;

const nameWord = "\\p{Lu}[\\p{L}.'’\\-]*";
const particle = '(?:von|van|der|de|la|el|al|bin|af|zu)';
const name = `${nameWord}(?:\\s+(?:${particle}\\s+)?${nameWord}){0,6}`;
const bracket = '(?:\\s*\\([^()]{1,40}\\))';
const whole = new RegExp(`^(${name})(${bracket})?$`, 'u');
const leading = new RegExp(`^(${name})(${bracket})?`, 'u');
const trailing = new RegExp(`(?:^|[\\s:(])(${name})(${bracket})?$`, 'u');
const party =
	/^(?:\p{Lu}{1,3}|(?:liste|gruppe|borgerlisten?)\s+\p{L}+|socialdemokrati(?:et|sk)|socialdemokraterne|venstre|sf|df|rv|ld|socialistisk folkeparti|(?:det )?(?:konservative(?: folkeparti)?|radikale(?: venstre)?)|dansk folkeparti|enhedslisten|liberal alliance|alternativet|nye borgerlige|moderaterne|danmarksdemokraterne|kristendemokraterne|\p{L}{3,20}listen)$/iu;
/** What may stand after the last name of a list, before the verb. */
const tail =
	/[\s,]*(?:(?<!\p{L})(?:alle|begge|ligeledes|derimod|dog|herefter|som|der|og)\s*|\(\s*\d{1,2}\s*(?:medlem(?:mer)?|stemmer?)\s*\)\s*)*$/iu;

interface Voter {
	readonly name: string;
	readonly party: boolean;
	/** Members of a party that the print counts, `A (3)`. */
	readonly members?: number;
}

function toVoter(printed: string, inBrackets: string | undefined): Voter | undefined {
	const bare = printed
		.replace(roles, '')
		.replace(/[.,]+$/u, '')
		.trim();
	const first = bare.toLowerCase().split(/\s/u)[0]!;
	if (bare === '' || noNames.has(first)) return undefined;
	const members = /^\s*\((\d{1,2})(?: \p{L}+)?\)$/u.exec(inBrackets ?? '')?.[1];
	const isParty = party.test(bare);
	if (!isParty && !/\p{Ll}/u.test(bare)) return undefined;
	// One capitalised word is a name only where its party stands beside it.
	if (!isParty && !/\s/u.test(bare) && inBrackets === undefined) return undefined;
	return {
		name: bare,
		party: isParty,
		...(members === undefined ? {} : { members: Number(members) }),
	};
}

/** Pieces between commas, `og` and `+`, brackets kept whole. */
function pieces(text: string): string[] {
	const found: string[] = [];
	let depth = 0;
	let from = 0;
	let at = 0;
	while (at < text.length) {
		const letter = text[at]!;
		if (letter === '(') depth += 1;
		if (letter === ')') depth = Math.max(0, depth - 1);
		const between =
			depth === 0
				? /^(?:\s*[,;+&/]\s*(?:og\s+|samt\s+)?|\s+(?:og|samt)\s+)/u.exec(text.slice(at, at + 12))
				: null;
		if (between) {
			found.push(text.slice(from, at));
			at += between[0].length;
			from = at;
		} else at += 1;
	}
	found.push(text.slice(from));
	return found.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** Everybody but those named: whom the words name is then on the other side, and nobody says who was on this one. */
const allBut = /(?<!\p{L})(?:undtagen|undtaget|bortset fra|med undtagelse af|på nær)(?!\p{L})/iu;

function toVoters(all: readonly Voter[], before: number | undefined): Voters | undefined {
	// `A, F og Ø (9)`: a number behind the last of several counts them all.
	const last = all.at(-1);
	const sum =
		all.length > 1 && all.slice(0, -1).every(({ members }) => members === undefined)
			? last?.members
			: undefined;
	const voters: readonly Voter[] =
		sum === undefined ? all : all.map(({ name, party }) => ({ name, party }));
	const printed = before ?? sum;
	if (voters.length === 0) return printed === undefined ? undefined : { names: [], count: printed };
	const members = voters.filter((voter) => !voter.party);
	const counted = voters.every((voter) => !voter.party || voter.members !== undefined)
		? voters.reduce((sum, voter) => sum + (voter.members ?? 1), 0)
		: undefined;
	const count = printed ?? (members.length === voters.length ? members.length : counted);
	return {
		names: voters.map((voter) => voter.name),
		...(count === undefined ? {} : { count }),
	};
}

const group =
	/(?:flertal(?:let)?|mindretal(?:let)?|medlemm(?:er|erne)|medlem|stemmer|udvalget|udvalg|gruppen?|partierne)\s*$/iu;

/** A list that stands wholly in brackets or after a colon: `A, F og Ø`, `Ida Vang (A) og Per Ny (F)`. */
function inside(text: string, printed: number | undefined): Voters | undefined {
	const voters = pieces(text).map((piece) => {
		const found = whole.exec(piece);
		return found ? toVoter(found[1]!, found[2]) : undefined;
	});
	return voters.every((voter) => voter !== undefined) ? toVoters(voters, printed) : undefined;
}

/** The number that stands before `medlemmer` or `stemmer`. */
function printedCount(text: string): number | undefined {
	const found = new RegExp(
		`(?<![\\p{L}\\d.])(${countWord}|et|en)\\s+(?:af (?:de|udvalgets) )?(?:\\p{L}+ )?(?:medlem|stemme)(?:mer|merne|r)?(?!\\p{L})`,
		'iu',
	).exec(text);
	return found ? readCount(found[1]!) : undefined;
}

/** The voters that stand right before a verb: `… Ida Vang (A), Per Ny (F) og Bo Ask (V)`. */
export function votersBefore(text: string): Voters | undefined {
	if (allBut.test(text)) return undefined;
	const bare = text.replace(tail, '').trim();
	const printed = printedCount(bare);
	const closed = /^(.*?)\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/su.exec(bare);
	if (closed) {
		const list = inside(closed[2]!, printed);
		const several = pieces(closed[2]!).length > 1;
		const lead = closed[1]!.trim();
		// `2 (O) undlod at stemme`
		const number = new RegExp(`^(?:.*[\\s,;])?(${countWord})$`, 'isu').exec(lead)?.[1];
		if (number)
			return inside(closed[2]!, readCount(number)) ?? { names: [], count: readCount(number)! };
		if (list && (several || group.test(lead))) return list;
	}
	const voters: Voter[] = [];
	for (const piece of pieces(bare).reverse()) {
		const full = whole.exec(piece);
		const voter = full ? toVoter(full[1]!, full[2]) : undefined;
		if (voter) {
			voters.unshift(voter);
			continue;
		}
		const last = trailing.exec(piece);
		const begun = last ? toVoter(last[1]!, last[2]) : undefined;
		if (begun) voters.unshift(begun);
		break;
	}
	return toVoters(voters, printed);
}

/** The voters that stand right after a verb or a colon: `Ida Vang (A) og Per Ny (F) med den begrundelse …`. */
export function votersAfter(text: string): Voters | undefined {
	const bare = text.replace(/^[\s:–-]+/u, '').replace(/[\s.;]+$/u, '');
	if (allBut.test(bare.slice(0, 60))) return undefined;
	const number = new RegExp(
		`^(?:(?:samtlige|alle|de) (?:øvrige )?)?(${countWord})(?:\\s+(?:medlemm?(?:er)?|stemmer?))?(?!\\p{L})[\\s:,]*`,
		'iu',
	).exec(bare);
	const printed = number ? readCount(number[1]!) : undefined;
	const rest = number ? bare.slice(number[0].length) : bare;
	if (/^ingen(?!\p{L})/iu.test(rest)) return { names: [], count: 0 };
	const bracketed = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)/u.exec(rest);
	const more = bracketed
		? /^\s*(?:,|og\s|\+|&)\s*\(/u.test(rest.slice(bracketed[0].length))
		: false;
	if (bracketed && !more) return inside(bracketed[1]!, printed) ?? toVoters([], printed);
	const voters: Voter[] = [];
	// `(A), (V) og (O)`: each party in brackets of its own.
	for (const piece of pieces(rest).map((one) => one.replace(/^\(([^()]*)\)$/u, '$1'))) {
		const first = leading.exec(piece);
		const voter = first ? toVoter(first[1]!, first[2]) : undefined;
		if (!first || !voter) break;
		voters.push(voter);
		if (first[0].length < piece.length) break;
	}
	return toVoters(voters, printed);
}
