/** Collects who was absent and who sat in, from wherever the items say it; each wording is kept once. */
import type { Absent, Member, Printed, Substitute } from '../../src/schemas/shared.ts';
import { readTime } from '../../src/danish/date.ts';
import {
	looksLikePerson,
	readAbsenceWords,
	readAttendanceSentence,
	readEntries,
	readMember,
	readNames,
	saysNobody,
	withOnlyAbsent,
} from './attendance.ts';
import { hasWords } from './sections.ts';
import type { Line } from './types.ts';
import { plainText, readLabel } from './vocabulary.ts';

/** `Fraværende Ane Berg (B)`: names right behind the word, without a colon. */
function absenceBeside(text: string): { kind: 'absence'; name: string; value: string } | undefined {
	const match =
		/^(fraværende(?: (?:med|uden) afbud)?|afbud(?: fra)?|ikke til ?stede)\s+(\p{Lu}.*)$/iu.exec(
			plainText(text),
		);
	if (!match?.[1] || !match[2] || match[2].length > 300 || !readNames(match[2])) return undefined;
	return { kind: 'absence', name: match[1], value: match[2] };
}

const speaks =
	/fravær|i stedet|stedfortræder|suppleant|afbud|til ?stede|forfald|(?:deltog|mødte) for /iu;
/** Lines without these words state nothing that is taken. */
const mayBeTaken = new RegExp(`${speaks.source}|mødet|underskr|signeret|godkendt af|deltog`, 'iu');
const ended =
	/^(?:\p{L}*mødet|forretningen|\p{L}+forretningen|besigtigelsen) (?:blev |er )?(?:hævet|hævedes|sluttede|sluttet|slut|afsluttet|afsluttedes)(?: kl| klokken|:|\s+\d|$)/iu;
/** What every such line holds. */
const mayEnd = /hæve|slut/iu;
/** True for a line that says when or that the meeting ended. */
export function endsMeeting(words: string): boolean {
	return words.length < 90 && mayEnd.test(words) && /\d/u.test(words) && ended.test(words);
}

const signatures =
	/^(?:signeret af|underskrifter|underskriftsside|underskriftsark|underskriftsblad|underskrevet af|(?:referatet |protokollen )?(?:er )?godkendt af(?: udvalget| rådet| medlemmerne)?|underskrift|protokollen underskrevet)\s*:?$/iu;
const rolesBelow =
	/^(?:\(?(?:formand|næstformand|medlem|borgmester|viceborgmester|udvalgsformand|udvalgsmedlem)\)?)$/iu;

export class AttendanceBook {
	readonly #absent = new Map<string, Absent>();
	readonly #substitutes = new Map<string, { substitute: Substitute; items: Set<string> }>();
	readonly #said = new Set<string>();
	/** Whom the sentence named that ended right above a line. */
	#above: { readonly line: number; readonly absent: readonly Absent[] } | undefined;
	readonly printed: Printed[] = [];
	/** Names of a signature block, in order. */
	readonly signed: Member[] = [];
	/** Names of those who were there, where a passage of the minutes says so. */
	readonly present: Member[] = [];
	readonly #away: ReadonlySet<string>;
	/** Lines that close the meeting: no item's own. */
	readonly closing = new Set<number>();
	/** Lines of closed items that say of the meeting what open items have said. */
	readonly repeated = new Set<number>();
	/** When the meeting ended, where its last lines say so. */
	end?: string;

	/** A book of a meeting whose head names these as absent. */
	constructor(away: readonly string[] = []) {
		this.#away = new Set(away);
	}

	/** A book of the same meeting with nothing in it. */
	empty(): AttendanceBook {
		return new AttendanceBook([...this.#away]);
	}

	/** Everybody said to be absent, in order. */
	get absent(): readonly Absent[] {
		return [...this.#absent.values()];
	}

	/** Everybody who sat in; without items where the print says it under each of `count` items. */
	substitutes(count: number): Substitute[] {
		return [...this.#substitutes.values()].map(({ substitute, items }) =>
			items.size >= count || items.size === 0 ? substitute : { ...substitute, items: [...items] },
		);
	}

	/**
	 * The lines without those that state absence, substitutes, the meeting's end or its signatures; `elsewhere` are lines
	 * about other meetings.
	 */
	take(
		lines: readonly Line[],
		item: string,
		elsewhere: ReadonlySet<number> = new Set(),
	): readonly Line[] {
		if (this.#away.size === 0 && !lines.some((line) => mayBeTaken.test(line.text))) return lines;
		const gone = new Set<number>();
		for (let index = 0; index < lines.length; index += 1) {
			const line = lines[index]!;
			if (!hasWords(line) || elsewhere.has(line.number)) continue;
			const count =
				this.#label(lines, index, item) ||
				this.#sentence(lines, index, item) ||
				this.#again(lines[index]!) ||
				this.#there(lines, index) ||
				this.#close(lines, index);
			for (const taken of lines.slice(index, index + count)) gone.add(taken.number);
			if (count > 0) index += count - 1;
		}
		return lines.filter((line) => !gone.has(line.number));
	}

	/** `Ane Berg deltog ikke i sagens behandling.`, or the name alone, of one whom the head names as absent. */
	#again(line: Line): number {
		if (this.#away.size + this.#absent.size === 0) return 0;
		const plain = plainText(line.text);
		const match =
			/^(.{5,120}?) deltog ikke(?: i (?:sagens|punktets) behandling| i mødet)?\.?$/iu.exec(plain);
		const names = readNames(match?.[1] ?? (plain.length < 120 ? plain : ''));
		if (!names?.every(({ name }) => this.#away.has(name) || this.#absent.has(name))) return 0;
		this.#keep([line]);
		return 1;
	}

	/** `I mødet deltog …`, or `Til stede` with a name on each line below; how many lines it takes. */
	#there(lines: readonly Line[], index: number): number {
		const plain = plainText(lines[index]!.text);
		const said =
			/^(?:i mødet deltog|mødet havde deltagelse af|til stede var)\s*:?\s+(.+?)\.?$/iu.exec(plain);
		const names = said?.[1] ? readNames(said[1]) : undefined;
		if (names && names.length >= 3) {
			if (this.present.length === 0) this.present.push(...names);
			this.closing.add(lines[index]!.number);
			this.#keep([lines[index]!]);
			return 1;
		}
		if (!/^(?:til ?stede|tilstedeværende|mødt|fremmødte)\s*:?$/iu.test(plain)) return 0;
		const below = lines[index + 1];
		const row = below && hasWords(below) ? readNames(plainText(below.text)) : undefined;
		if (row && row.length >= 3) {
			if (this.present.length === 0) this.present.push(...row);
			const taken = lines.slice(index, index + 2);
			for (const line of taken) this.closing.add(line.number);
			this.#keep(taken);
			return 2;
		}
		let count = 1;
		const found: Member[] = [];
		for (; index + count < lines.length; count += 1) {
			const line = lines[index + count]!;
			if (!hasWords(line)) continue;
			const member = readMember(plainText(line.text));
			if (!member) break;
			found.push(member);
		}
		if (found.length < 3) return 0;
		if (this.present.length === 0) this.present.push(...found);
		for (const line of lines.slice(index, index + count)) this.closing.add(line.number);
		this.#keep(lines.slice(index, index + count));
		return count;
	}

	/**
	 * The lines of a closed item without those that say when the meeting ended, who signed or who was absent: none of
	 * them is its decision.
	 */
	takeClosing(lines: readonly Line[]): readonly Line[] {
		const gone = new Set<number>();
		for (let index = 0; index < lines.length; index += 1) {
			if (!hasWords(lines[index]!)) continue;
			// Who was there stands below the end of the meeting, or it is the closed item's own.
			const ended = this.closing.size > 0 ? this.#there(lines, index) : 0;
			const count = ended || this.#close(lines, index) || this.#absence(lines, index);
			for (const taken of lines.slice(index, index + count)) gone.add(taken.number);
			if (count > 0) index += count - 1;
		}
		return lines.filter((line) => !gone.has(line.number));
	}

	/** Lines of absence in a closed item; what open items have not said is not kept. How many lines they take. */
	#absence(lines: readonly Line[], index: number): number {
		if (!speaks.test(lines[index]!.text)) return 0;
		const book = this.empty();
		const count = book.#label(lines, index, '') || book.#sentence(lines, index, '');
		if (count > 0 && [...book.#said].every((said) => this.#said.has(said)))
			for (const { number } of lines.slice(index, index + count)) this.repeated.add(number);
		return count;
	}

	/** `Fraværende: …` with its names; how many lines it takes. */
	#label(lines: readonly Line[], index: number, item: string): number {
		if (
			!/^[\s*#]*(?:frav|afbud|ikke|meldt|forfald|sted|supp|indk|mødt)/iu.test(
				lines[index]!.text.slice(0, 60),
			)
		)
			return 0;
		const label = readLabel(lines[index]!.text) ?? absenceBeside(lines[index]!.text);
		if (label?.kind === 'substitute') return this.#stand(lines[index]!, label.value, item);
		if (label?.kind !== 'absence') return 0;
		let words = label.value;
		let count = 1;
		if (words === '') {
			while (lines[index + count] && !hasWords(lines[index + count]!)) count += 1;
			const next = lines[index + count];
			if (!next) return (this.#keep(lines.slice(index, index + 1)), 1);
			words = plainText(next.text);
			if (!saysNobody(words) && !readNames(words)) return 0;
			count += 1;
		}
		const sentences = readAbsenceWords(words);
		if (sentences) {
			const away = /uden afbud/iu.test(label.name)
				? false
				: /afbud/iu.test(label.name)
					? true
					: undefined;
			for (const member of sentences.absent)
				this.#add(away === undefined ? member : { excused: away, ...member });
			for (const substitute of sentences.substitutes) this.#substitute(substitute, item);
			this.#keep(lines.slice(index, index + count));
			return count;
		}
		let names = readNames(words);
		for (let more = 0; more < 6 && !saysNobody(words); more += 1) {
			// A list that breaks off at a comma goes on below a blank line too.
			let at = index + count;
			if (/,$|\sog$/u.test(words))
				while (at < index + count + 2 && lines[at]?.blank === 'empty') at += 1;
			const next = lines[at];
			if (!next || !hasWords(next) || readLabel(next.text)) break;
			const plain = plainText(next.text);
			const open = names === undefined || /[,–-]$|\sog$/u.test(words);
			const joined = readNames(`${words}${open || words.endsWith(',') ? ' ' : ', '}${plain}`);
			if (!joined || (!open && label.value !== '')) break;
			words = `${words}${open ? ' ' : ', '}${plain}`;
			names = joined;
			count = at - index + 1;
		}
		const excused = /uden afbud/iu.test(label.name)
			? false
			: /afbud/iu.test(label.name)
				? true
				: undefined;
		for (const member of names ?? [])
			this.#add(excused === undefined ? member : { ...member, excused });
		for (const { substitute } of readEntries(words) ?? [])
			if (substitute) this.#substitute(substitute, item);
		this.#keep(lines.slice(index, index + count));
		return count;
	}

	/** `Stedfortræder: Frode Holk (C)`; 1 where the names can be read. */
	#stand(line: Line, value: string, item: string): number {
		const [who = '', whom = ''] = value.split(/\s+(?:for|i stedet for)\s+/u);
		const names = readNames(who);
		const absent = whom === '' ? undefined : readNames(whom);
		if (!names) return 0;
		names.forEach((member, index) =>
			this.#substitute(
				{ ...member, ...(absent?.[index] ? { for: absent[index].name } : {}) },
				item,
			),
		);
		this.#keep([line]);
		return 1;
	}

	#substitute(substitute: Substitute, item: string): void {
		const key = `${substitute.name}|${substitute.for ?? ''}`;
		const known = this.#substitutes.get(key) ?? { substitute, items: new Set<string>() };
		if (item !== '') known.items.add(item);
		this.#substitutes.set(key, known);
	}

	/** Sentences that state absence or substitutes, over up to five lines; how many lines they take. */
	#sentence(lines: readonly Line[], index: number, item: string): number {
		let words = '';
		for (let count = 1; count <= 5; count += 1) {
			const line = lines[index + count - 1];
			if (!line || !hasWords(line)) return 0;
			words = words === '' ? plainText(line.text) : `${words} ${plainText(line.text)}`;
			if (words.length > 600) return 0;
			const next = lines[index + count];
			if (!/[.]$/u.test(words) && next && hasWords(next)) continue;
			const found = readSentences(words);
			if (!found && count === 1) this.#lastSentence(line, item);
			if (!found) continue;
			for (const absent of found.absent) this.#add(absent);
			const above = this.#above?.line === lines[index]!.number - 1 ? this.#above.absent : [];
			for (const substitute of withOnlyAbsent(found.substitutes, [...above, ...found.absent]))
				this.#substitute(substitute, item);
			this.#above = { line: line.number, absent: found.absent };
			this.#keep(lines.slice(index, index + count));
			return count;
		}
		return 0;
	}

	/** `Godkendt. Ane Berg var fraværende med afbud.`: the fact is read, the words stay where they are. */
	#lastSentence(line: Line, item: string): void {
		const sentences = plainText(line.text).split(/(?<=[\p{Ll})]\.)\s+(?=\p{Lu})/u);
		for (const sentence of sentences.slice(1)) {
			const found = readSentences(sentence);
			for (const absent of found?.absent ?? []) this.#add(absent);
			for (const substitute of found?.substitutes ?? []) this.#substitute(substitute, item);
		}
	}

	/** `Mødet hævet kl. 19.20`, or a block of signatures; how many lines it takes. */
	#close(lines: readonly Line[], index: number): number {
		const plain = plainText(lines[index]!.text);
		if (plain.length < 90 && mayEnd.test(plain) && ended.test(plain)) {
			const time =
				readTime(plain) ?? readTime(`kl. ${/\d{1,2}[.:,]\d{2}/u.exec(plain)?.[0] ?? ''}`);
			if (time) {
				this.end = time;
				this.closing.add(lines[index]!.number);
				this.#keep([lines[index]!]);
				return 1;
			}
		}
		if (/^mødet (?:hævet|sluttede|sluttet|slut|afsluttet):?$/iu.test(plain)) {
			const next = lines[index + 1];
			const time =
				next && hasWords(next) ? /^\d{1,2}[.:]\d{2}/u.exec(plainText(next.text))?.[0] : undefined;
			const end = time ? readTime(`kl. ${time}`) : undefined;
			if (end) {
				this.end = end;
				const taken = lines.slice(index, index + 2);
				for (const line of taken) this.closing.add(line.number);
				this.#keep(taken);
				return 2;
			}
		}
		if (!signatures.test(plain)) return this.#signers(lines, index);
		let count = 1;
		const names: Member[] = [];
		for (; index + count < lines.length; count += 1) {
			const line = lines[index + count]!;
			const words = plainText(line.text);
			if (!hasWords(line) || !/[\p{L}\p{N}]/u.test(words) || rolesBelow.test(words)) continue;
			const parts = line.text.split(/\s{3,}|\t+|_{3,}/u).filter((part) => /\p{L}/u.test(part));
			const read = parts.map((part) => {
				const bare = plainText(part).replace(/\s*\(.*$/u, '');
				return rolesBelow.test(bare)
					? 'role'
					: looksLikePerson(bare)
						? readMember(part)
						: undefined;
			});
			if (read.includes(undefined)) break;
			names.push(...read.filter((one): one is Member => one !== undefined && one !== 'role'));
		}
		// A heading over signatures that the copy lost.
		const last = lines.slice(index + 1).every((line) => !hasWords(line));
		if (names.length === 0 && last && /^underskrift/iu.test(plain)) {
			this.closing.add(lines[index]!.number);
			this.#keep([lines[index]!]);
			return 1;
		}
		if (names.length === 0) return 0;
		this.signed.push(...names);
		for (const line of lines.slice(index, index + count)) this.closing.add(line.number);
		this.#keep(lines.slice(index, index + count));
		return count;
	}

	/** Names in columns and nothing else below the line that closes the meeting; how many lines they take. */
	#signers(lines: readonly Line[], index: number): number {
		if (this.closing.size === 0 || !/\S\s{3,}\S/u.test(lines[index]!.text)) return 0;
		const names: Member[] = [];
		let count = 0;
		for (; index + count < lines.length; count += 1) {
			const line = lines[index + count]!;
			if (!hasWords(line)) continue;
			const read = line.text
				.split(/\s{3,}|\t+/u)
				.filter((part) => part.trim() !== '')
				.map((part) => readMember(plainText(part)));
			if (read.includes(undefined)) break;
			names.push(...read.filter((one) => one !== undefined));
		}
		if (names.length < 3) return 0;
		this.signed.push(...names);
		const taken = lines.slice(index, index + count);
		for (const line of taken) this.closing.add(line.number);
		this.#keep(taken);
		return count;
	}

	#add(absent: Absent): void {
		this.#absent.set(absent.name, { ...absent, ...this.#absent.get(absent.name) });
	}

	/** Keeps lines with the meeting where their words are not kept yet. */
	#keep(lines: readonly Line[]): void {
		const kept = lines.filter((line) => hasWords(line) && /[\p{L}\p{N}]/u.test(line.text));
		const key = kept.map((line) => plainText(line.text)).join(' ');
		if (kept.length === 0 || this.#said.has(key)) return;
		this.#said.add(key);
		this.printed.push(...kept.map((line) => ({ line: line.number, text: plainText(line.text) })));
	}
}

/** What whole sentences say about attendance; undefined where one of them is about something else. */
function readSentences(words: string): { absent: Absent[]; substitutes: Substitute[] } | undefined {
	if (!speaks.test(words)) return undefined;
	const absent: Absent[] = [];
	const substitutes: Substitute[] = [];
	for (const sentence of words.split(/(?<=[\p{Ll})]\.)\s+(?=\p{Lu})/u)) {
		const found = readAttendanceSentence(sentence);
		if (!found) return undefined;
		absent.push(...found.absent);
		substitutes.push(...found.substitutes);
	}
	return absent.length + substitutes.length > 0
		? { absent, substitutes: [...withOnlyAbsent(substitutes, absent)] }
		: undefined;
}
