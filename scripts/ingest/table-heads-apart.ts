/** Heads that stand apart from their body: groups of rows between them, or below the last row. */
import { caption, isGroupName, textOf } from './table-body.ts';
import type { Body } from './table-body.ts';
import type { Head } from './table-columns.ts';
import { areHeads, isUnit, toFragments } from './table-heads.ts';
import type { Fragment, HeadLine } from './table-heads.ts';
import type { Relation } from './table-relations.ts';
import type { Line } from './types.ts';
import { endsSentence } from './wrapping.ts';

/**
 * One head a column, above the names of the first groups of rows or right below the body, in the order that the sums allow; undefined
 * where there are more or fewer, or where the sums contradict them.
 */
export function headApart(
	fragments: readonly Fragment[],
	width: number,
	lines: readonly Line[],
	body: Body,
	relations: readonly Relation[],
): Head | undefined {
	if (width < 3) return undefined;
	let end = fragments.length;
	while (end > 0 && isGroupName(fragments[end - 1]?.text ?? '')) end -= 1;
	const above = fragments.slice(Math.max(0, end - width), end);
	const groups = fragments.slice(end);
	if (groups.length > 0 && above.length === width && canHead(above)) {
		const ordered = inOrder(above, relations);
		if (!ordered) return undefined;
		return {
			...ordered,
			from: above[0]?.from ?? body.from,
			to: body.to,
			groups: groups.map((fragment) => fragment.text),
		};
	}
	const below = fragmentsBelow(lines, body);
	if (below.length !== width || !canHead(below)) return undefined;
	const amounts = below.filter((fragment) => ofAmount.test(fragment.text)).length;
	const ordered = amounts * 2 > width ? inOrder(below, relations) : undefined;
	if (!ordered) return undefined;
	const repaired = ['column heads printed below the body put above it', ordered.repaired];
	return {
		rows: ordered.rows,
		from: body.from,
		to: below.at(-1)?.to ?? body.to,
		repaired: repaired.filter(Boolean).join('; '),
	};
}

const ofAmount =
	/budget|regnskab|forbrug|forvent|afvigelse|ændring|forskyd|antal|andel|pct|procent|(?:19|20)\d\d|kr\.|i alt|udgift|indtægt/iu;

const canHead = (fragments: readonly Fragment[]): boolean => {
	const texts = fragments.map((fragment) => fragment.text);
	return areHeads(texts) && !texts.some((text) => isGroupName(text) || isUnit(text));
};

/** The short lines right below a body, joined to labels; none where more than heads stand there. */
function fragmentsBelow(lines: readonly Line[], body: Body): Fragment[] {
	const below: HeadLine[] = [];
	let gap = 0;
	for (let index = body.to + 1; index < lines.length && below.length < 40; index += 1) {
		const line = lines[index];
		if (!line || line.furniture !== undefined) break;
		if (line.blank !== 'no') {
			gap += 1;
			if (gap > 2 || line.blank === 'spaces') break;
			continue;
		}
		const text = textOf(line);
		if (text.length > 40 || caption.test(text) || line.heading !== undefined) break;
		if (endsSentence(text) && !/^[\p{Ll}\d(]/u.test(text)) break;
		below.push({ text, parts: [text], index, gap, goesOn: line.trailing });
		gap = 0;
	}
	return toFragments(below);
}

const ofResult = /^(?:forvent|i alt|samlet|resultat|nyt budget|ny bevilling|hele perioden)/iu;
const ofChange = /ændring|forskyd|tillæg|overfør|omplac|korrektion|afvigelse|regulering/iu;

/**
 * The heads as printed, or the first of them over the last column, where the column that others make together must be headed by what they
 * come to: changes do not come to a change and a budget.
 */
function inOrder(
	fragments: readonly Fragment[],
	relations: readonly Relation[],
): { rows: string[][]; repaired?: string } | undefined {
	const texts = fragments.map((fragment) => fragment.text);
	const agrees = (labels: readonly string[]): boolean =>
		relations.every(({ result, terms }) => {
			const of = labels[result] ?? '';
			const parts = terms.map(({ column }) => labels[column] ?? '');
			return (
				!parts.some((part) => ofResult.test(part) && !ofChange.test(part)) &&
				!(ofChange.test(of) && !parts.every((part) => ofChange.test(part)))
			);
		});
	if (agrees(texts)) return { rows: [['', ...texts]] };
	const turned = [...texts.slice(1), ...texts.slice(0, 1)];
	if (!agrees(turned) || !ofResult.test(texts[0] ?? '')) return undefined;
	return {
		rows: [['', ...turned]],
		repaired: 'the head printed first put over the last column: the sums agree',
	};
}
