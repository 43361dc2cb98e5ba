/** Labelled questions and how well the search answers them: success@1, success@5, MRR and nDCG@10. Pure. */

export const questionClasses = [
	'citizen',
	'councillor',
	'archivist',
	'misspelt',
	'nothing',
] as const;
export type QuestionClass = (typeof questionClasses)[number];

/** One labelled question. */
export interface Labelled {
	readonly question: string;
	readonly kind: QuestionClass;
	/** Addresses that answer, the best first; none for a question that must find nothing. */
	readonly answers: readonly string[];
}

export interface Measures {
	readonly questions: number;
	readonly success1: number;
	readonly success5: number;
	readonly mrr: number;
	readonly ndcg10: number;
}

/**
 * The measures of found addresses against labels. A question that must find nothing counts as answered where nothing
 * is found. Gains for nDCG: every answer counts 1.
 */
export function measure(
	pairs: readonly { readonly labelled: Labelled; readonly found: readonly string[] }[],
): Measures {
	const total = { success1: 0, success5: 0, mrr: 0, ndcg10: 0 };
	for (const { labelled, found } of pairs) {
		if (labelled.kind === 'nothing') {
			const right = found.length === 0 ? 1 : 0;
			for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += right;
			continue;
		}
		const wanted = new Set(labelled.answers);
		const rank = found.findIndex((address) => wanted.has(address));
		if (rank === 0) total.success1 += 1;
		if (rank >= 0 && rank < 5) total.success5 += 1;
		if (rank >= 0) total.mrr += 1 / (rank + 1);
		let gain = 0;
		let ideal = 0;
		for (let at = 0; at < 10; at += 1) {
			const worth = 1 / Math.log2(at + 2);
			if (found[at] !== undefined && wanted.has(found[at]!)) gain += worth;
			if (at < wanted.size) ideal += worth;
		}
		total.ndcg10 += ideal === 0 ? 0 : gain / ideal;
	}
	const share = (value: number) => (pairs.length === 0 ? 1 : value / pairs.length);
	return {
		questions: pairs.length,
		success1: share(total.success1),
		success5: share(total.success5),
		mrr: share(total.mrr),
		ndcg10: share(total.ndcg10),
	};
}

/** A table of measures, one row for each name. */
export function measureTable(
	rows: readonly (readonly [name: string, measures: Measures])[],
): string {
	const head = 'class            questions  success@1  success@5    MRR  nDCG@10';
	const number = (value: number, width: number) => value.toFixed(3).padStart(width);
	return [
		head,
		...rows.map(
			([name, one]) =>
				`${name.padEnd(16)} ${String(one.questions).padStart(9)} ${number(one.success1, 10)} ${number(one.success5, 10)} ${number(one.mrr, 6)} ${number(one.ndcg10, 8)}`,
		),
	].join('\n');
}
