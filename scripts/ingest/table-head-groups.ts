/** Heads whose lower row is the same labels for every group of columns. */
import { joinAll } from './hyphenation.ts';
import { textOf } from './table-body.ts';
import type { Body } from './table-body.ts';
import type { Head } from './table-columns.ts';
import { areHeads, labelsOf, toFragments } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import { isYear } from './table-rows.ts';
import type { Line } from './types.ts';

/**
 * A head whose lower row is the same labels again and again, each broken over lines, below a row of groups:
 *
 *     Ydelse A. Dagpenge B. Revalidering
 *     Område
 *     Antal
 *     personer
 *     Andel af
 *     alle
 *     Antal
 *     personer
 *     Andel af
 *     alle
 */
export function repeatedHead(
	head: readonly HeadLine[],
	width: number,
	body: Body,
): Head | undefined {
	const lines = apartFromStub(head.filter((line) => line.index < body.from));
	const run = longestRepeat(lines.map((line) => line.text));
	if (!run || run.times < 2 || width % run.times !== 0) return undefined;
	const unit = lines.slice(run.from, run.from + run.size);
	const labels = labelsOf(toFragments(unit), width / run.times);
	const below = lines.slice(run.from + run.size * run.times);
	if (!labels || !areHeads(labels) || below.length > 4) return undefined;
	const columns = Array.from({ length: run.times }, () => labels).flat();
	const above = toFragments(lines.slice(Math.max(0, run.from - 12), run.from));
	for (let stubCount = Math.min(3, above.length); stubCount >= 0; stubCount -= 1) {
		const stub = above.slice(above.length - stubCount);
		const groups = groupLabels(above.slice(0, above.length - stubCount), run.times);
		if (!groups) continue;
		const step = width / run.times;
		const spans = columns.map((_, column) =>
			column % step === 0 ? (groups.labels[column / step] ?? '') : '',
		);
		return {
			rows: [
				[groups.stub, ...spans],
				[stub.map((fragment) => fragment.text).join(' '), ...columns],
			],
			from: groups.from,
			to: body.to,
			...(below.length > 0 ? { groups: [joinAll(below.map((line) => line.text))] } : {}),
		};
	}
	return undefined;
}

/** The lines with the first of the repeated ones parted from the label it shares its line with: `Område Antal`. */
function apartFromStub(lines: readonly HeadLine[]): readonly HeadLine[] {
	const run = longestRepeat(lines.map((line) => line.text));
	const before = run ? lines[run.from - 1] : undefined;
	const missing = run ? lines[run.from + run.size - 1]?.text : undefined;
	if (!run || !before || missing === undefined || run.over !== run.size - 1) return lines;
	if (!before.text.endsWith(` ${missing}`)) return lines;
	const stub = before.text.slice(0, -missing.length - 1);
	return [
		...lines.slice(0, run.from - 1),
		{ ...before, text: stub, parts: [stub], goesOn: false },
		{ ...before, text: missing, parts: [missing], gap: 0, goesOn: false },
		...lines.slice(run.from),
	];
}

/** Lines printed again right below themselves: where they begin, how many, how often, how many more follow. */
interface Repeat {
	readonly from: number;
	readonly size: number;
	readonly times: number;
	readonly over: number;
}

/** The run of lines that is printed again right below itself the most often. */
function longestRepeat(texts: readonly string[]): Repeat | undefined {
	let best: Repeat | undefined;
	if (texts.length > 140) return undefined;
	for (let size = 2; size * 2 <= texts.length && size <= 16; size += 1) {
		let same = 0;
		for (let index = size; index <= texts.length; index += 1) {
			if (index < texts.length && texts[index] === texts[index - size]) {
				same += 1;
				continue;
			}
			const times = Math.floor(same / size) + 1;
			if (times > 1 && times * size > (best ? best.times * best.size : 0)) {
				best = { from: index - same - size, size, times, over: same % size };
			}
			same = 0;
		}
	}
	return best;
}

/** One label a group, from as few fragments as hold them: each with a letter of its own (`A. Dagpenge`) or a fragment each. */
function groupLabels(
	fragments: readonly Fragment[],
	count: number,
): { labels: string[]; stub: string; from: number } | undefined {
	for (let size = 1; size <= fragments.length; size += 1) {
		const some = fragments.slice(-size);
		const from = some[0]?.from ?? 0;
		const lettered = joinAll(some.map((fragment) => fragment.text)).split(/ (?=\p{Lu}\. )/u);
		const first = lettered[0] ?? '';
		if (lettered.length === count && /^\p{Lu}\. /u.test(first))
			return { labels: lettered, stub: '', from };
		if (lettered.length === count + 1) return { labels: lettered.slice(1), stub: first, from };
		const labels = labelsOf(some, count);
		if (labels && areHeads(labels)) return { labels, stub: '', from };
	}
	return undefined;
}

/** The length of the run of labels that is repeated from the first column on, 0 where none is. */
export function periodOf(labels: readonly string[]): number {
	for (let period = 1; period * 2 <= labels.length; period += 1) {
		const repeats = Math.floor(labels.length / period);
		let same = true;
		for (let index = period; index < period * Math.min(repeats, 2); index += 1) {
			if (labels[index] !== labels[index - period]) same = false;
		}
		if (same) return period;
	}
	return 0;
}

/**
 * The head with the years that its caption's line names above labels that come again for each year:
 *
 *     Tabel 4. 2030   2031   Ændring
 *     Område Antal Pris Antal Pris Pris 2030-31
 */
export function withYearsAbove(
	head: Head,
	labelled: boolean,
	lines: readonly Line[],
	floor: number,
): Head {
	const [labels, second] = head.rows;
	if (!labels || second || head.stubs !== undefined || head.coded === true) return head;
	const columns = labelled ? labels.slice(1) : labels;
	const period = periodOf(columns);
	if (period < 2) return head;
	const tail: string[] = [];
	for (let index = head.from - 1; index >= Math.max(floor, head.from - 6); index -= 1) {
		const text = textOf(lines[index]);
		if (lines[index]?.blank !== 'no') continue;
		if (text.length > 80 || lines[index]?.furniture !== undefined) return head;
		const match = /^(.*?) ?((?:(?:19|20)\d{2} )+(?:19|20)\d{2})(?: (\D.*))?$/u.exec(text);
		if (!match) {
			tail.unshift(text);
			if (tail.length > 2 || text.length > 25) return head;
			continue;
		}
		const years = (match[2] ?? '').split(' ');
		const rest = joinAll([match[3] ?? '', ...tail].filter((part) => part !== ''));
		const covered = years.length * period;
		if (!years.every(isYear) || covered > columns.length) return head;
		if ((rest === '') !== (covered === columns.length)) return head;
		const spans = columns.map((_, column) =>
			column === covered ? rest : column % period === 0 ? (years[column / period] ?? '') : '',
		);
		return {
			...head,
			rows: [[match[1] ?? '', ...spans], labelled ? labels : ['', ...labels]],
			from: index,
			unlabelled: !labelled,
		};
	}
	return head;
}
