/** The table of a measuring run: ours, a peer, their ratio, the goal, and whether it is met. */

/** One line of the table. */
export interface Row {
	/** What is measured, with its unit. */
	readonly measure: string;
	readonly ours: number;
	/** A peer measured in the same run, or why there is none. */
	readonly peer?: { readonly name: string; readonly value: number } | string;
	/** What ours, or where `ratio` is true ours divided by the peer's, should be. */
	readonly goal?: { readonly atMost?: number; readonly atLeast?: number; readonly ratio?: boolean };
}

const digits = (value: number): string =>
	value >= 100 ? value.toFixed(0) : value.toPrecision(value >= 1 ? 3 : 2);

function ratioOf({ ours, peer }: Row): number | undefined {
	return typeof peer === 'object' && peer.value > 0 ? ours / peer.value : undefined;
}

/** Whether a row reaches its goal; undefined where it has none, or where the peer it needs was not measured. */
export function isMet(row: Row): boolean | undefined {
	const value = row.goal?.ratio ? ratioOf(row) : row.ours;
	if (!row.goal || value === undefined) return undefined;
	const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = row.goal;
	return value <= atMost && value >= atLeast;
}

/** The rows as a Markdown table. */
export function printTable(rows: readonly Row[]): string {
	const lines = rows.map((row) => {
		const { peer, goal } = row;
		const ratio = ratioOf(row);
		const met = isMet(row);
		const limit = goal && (goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);
		return [
			row.measure,
			digits(row.ours),
			typeof peer === 'object' ? `${peer.name} ${digits(peer.value)}` : (peer ?? '–'),
			ratio === undefined ? '–' : ratio.toFixed(2),
			limit === undefined ? '–' : goal?.ratio ? `${limit} ×` : limit,
			met === undefined ? (goal ? 'not measured' : '–') : met ? 'yes' : 'no',
		];
	});
	const head = ['measure', 'ours', 'peer', 'ratio', 'goal', 'met'];
	return [head, head.map(() => '---'), ...lines]
		.map((cells) => `| ${cells.join(' | ')} |\n`)
		.join('');
}
