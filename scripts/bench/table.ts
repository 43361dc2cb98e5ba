/** The table of a measuring run: ours, a peer, their ratio, the goal, and whether it is met. */

/** One line of the table. */
export interface Row {
	/** What is measured, with its unit. */
	readonly measure: string;
	/** The figure, or why there is none. */
	readonly ours: number | string;
	/** A peer measured in the same run, or why there is none. */
	readonly peer?: { readonly name: string; readonly value: number } | string;
	/** What ours, or where `ratio` is true ours divided by the peer's, should be. */
	readonly goal?: { readonly atMost?: number; readonly atLeast?: number; readonly ratio?: boolean };
}

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A number of records as it is printed. */
export const printCount = (count: number): string => grouped.format(count);

const digits = (value: number): string =>
	value >= 100 ? grouped.format(value) : value.toPrecision(value >= 1 ? 3 : 2);

function ratioOf({ ours, peer }: Row): number | undefined {
	return typeof ours === 'number' && typeof peer === 'object' && peer.value > 0
		? ours / peer.value
		: undefined;
}

/** Whether a row reaches its goal; undefined where it has none, or where what it needs was not measured. */
export function isMet(row: Row): boolean | undefined {
	const value = row.goal?.ratio ? ratioOf(row) : row.ours;
	if (!row.goal || typeof value !== 'number') return undefined;
	const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = row.goal;
	return value <= atMost && value >= atLeast;
}

const head = ['measure', 'ours', 'peer', 'ratio', 'goal', 'met'];

function cellsOf(row: Row): string[] {
	const { ours, peer, goal } = row;
	const ratio = ratioOf(row);
	const met = isMet(row);
	const limit = goal && (goal.atMost === undefined ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);
	return [
		row.measure,
		typeof ours === 'string' ? ours : digits(ours),
		typeof peer === 'object' ? `${peer.name} ${digits(peer.value)}` : (peer ?? '–'),
		ratio === undefined ? '–' : ratio.toFixed(2),
		limit === undefined ? '–' : goal?.ratio ? `${limit} ×` : limit,
		met === undefined ? (goal ? 'not measured' : '–') : met ? 'yes' : 'no',
	];
}

const printCells = (cells: readonly string[]): string =>
	`| ${cells.map((cell) => cell.replace(/\s+/gu, ' ').replaceAll('|', '\\|')).join(' | ')} |\n`;

/** The head of the table that `printRows` goes on with. */
export const printHead = (): string =>
	printCells(['records', ...head]) + printCells(['records', ...head].map(() => '---'));

/** Rows of a Markdown table, measured at so many records. */
export const printRows = (records: string, rows: readonly Row[]): string =>
	rows.map((row) => printCells([records, ...cellsOf(row)])).join('');

/** The rows as a Markdown table of their own. */
export const printTable = (rows: readonly Row[]): string =>
	[head, head.map(() => '---'), ...rows.map(cellsOf)].map(printCells).join('');
