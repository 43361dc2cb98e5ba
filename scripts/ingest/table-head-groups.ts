/** Heads whose lower row is the same labels for every group of columns. */
import { joinAll } from './hyphenation.ts';
import type { Body } from './table-body.ts';
import type { Head } from './table-columns.ts';
import { areHeads, labelsOf, toFragments } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';

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
