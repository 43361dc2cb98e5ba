/**
 * Targets: what a column, a row or the text wants a figure to become, and whether it did, as the figures and as the
 * source say. A direction nobody states is not guessed, so such a target is shown and not judged.
 */
import { fixed, oneSpelling } from './chart-text.ts';
import type { ChartPanel, Goal, Mark } from './chart-plan.ts';
import type { KpiColumn, KpiRow, KpiTable } from './kpi-table.ts';
import { readTarget } from './kpi-table.ts';

/** What a text wants: a side of an earlier year's level, or of a number it states. */
export interface Wish {
	readonly direction?: 'below' | 'above';
	/** True where the number itself is good enough: `mindst 90 pct.` */
	readonly inclusive?: boolean;
	/** The year whose level is the measure, and by how much it should differ. */
	readonly base?: { year: string; by?: number; points?: boolean };
	readonly value?: { value: number; printed: string; share: boolean };
	/** The year the target is for. */
	readonly year?: number;
	/** The sentence, for the words it shares with the figures. */
	readonly words: string;
}

const down =
	'mindskes?|falder?|reducere[st]?|nedbringes?|sænkes?|nedsættes?|begrænses?|formindskes?|færre|lavere|mindre';
const up = 'øges?|stiger?|forøges?|hæves?|vokser?|forbedres?|løftes?|flere|højere|større';
const since =
	'(?:(?:set\\s+)?i\\s+forhold\\s+til|ift\\.?|fra|siden|sammenlignet\\s+med|målt\\s+mod|end(?:\\s+(?:niveauet\\s+)?i)?)';
const wished =
	/(?<!\p{L})(?:mål(?:et|ene|sætning(?:en)?|tal(?:let)?)?|resultatmål(?:et)?|ambition(?:en)?|skal|bør|ønske[rst]?|hensigten)(?!\p{L})/iu;
const relative = new RegExp(
	`(?<!\\p{L})(?<way>${down}|${up})(?!\\p{L})(?<between>(?:[^.]|pct\\.){0,90}?)${since}\\s+(?:niveauet\\s+)?(?:i\\s+)?(?<year>(?:19|20)\\d{2})(?!\\d)`,
	'iu',
);
const least = 'mindst|minimum|ikke\\s+under|ikke\\s+mindre\\s+end|ikke\\s+lavere\\s+end';
const most =
	'højst|maksimalt|maksimum|maks\\.?|ikke\\s+over|ikke\\s+mere\\s+end|ikke\\s+højere\\s+end|ikke\\s+overstige|ned\\s+på|ned\\s+til';
const over = 'over|mere\\s+end|højere\\s+end|flere\\s+end';
const under = 'under|mindre\\s+end|lavere\\s+end|færre\\s+end';
const absolute = new RegExp(
	`(?<!\\p{L})(?<side>${least}|${most}|${over}|${under}|op\\s+på|op\\s+til)\\s+(?<number>\\d[\\d.]*(?:,\\d+)?)(?!\\s*-?(?:årige?|måneder|mdr))(?!\\.?\\d)\\s*(?<unit>%|pct|procent|\\p{L}+)?`,
	'iu',
);
const plain =
	/(?:(?<!\p{L})(?:mål(?:et|tal(?:let)?|sætning(?:en)?)?|resultatmål(?:et)?|ambition(?:en)?)(?:\s+(?:for\s+)?(?:19|20)\d{2})?\s*(?::|er(?:\s+på)?|på)\s+|skal\s+(?:være|udgøre|ligge\s+på)\s+)(?<number>\d[\d.]*(?:,\d+)?)\s*(?<unit>%|pct|procent|\p{L}+)?/iu;
const targetYear =
	/(?<!\p{L})(?:mål(?:et|tal|sætning)?(?:\s+for)?|i|inden|senest(?:\s+(?:i|med udgangen af))?|frem\s+mod|ved\s+udgangen\s+af|ultimo)\s+(?<year>(?:19|20)\d{2})(?!\d)/iu;

const sideOf = (words: string): Pick<Wish, 'direction' | 'inclusive'> => {
	const is = (list: string) => new RegExp(`^(?:${list})$`, 'iu').test(words);
	if (is(`${least}|op\\s+på|op\\s+til`)) return { direction: 'above', inclusive: true };
	if (is(most)) return { direction: 'below', inclusive: true };
	return { direction: is(over) ? 'above' : 'below' };
};

const isShare = (unit: string | undefined) => /^(?:%|pct|procent)$/iu.test(unit ?? '');

function stated(printed: string, unit: string | undefined) {
	const bare = printed.replace(/\.$/u, '');
	const read = readTarget(bare);
	return read && { value: read.value, printed: read.printed, share: isShare(unit) };
}

/** The wishes a text states, one sentence at a time; a sentence that speaks of no target states none. */
export function readWishes(text: string): Wish[] {
	return text
		.replace(/(\p{L})-\s*\n\s*(?=\p{Ll})/gu, '$1')
		.split(/(?<=[.!?”"])\s+(?=[\p{Lu}”"])|\n/u)
		.flatMap((words): Wish[] => {
			if (!wished.test(words)) return [];
			const against = relative.exec(words)?.groups;
			const side = absolute.exec(words)?.groups;
			if (against) {
				const by =
					/(?:med|mindst)\s+(\d+(?:,\d+)?)\s*(procentpoint|pct\.?\s?point|%|pct|procent)/iu.exec(
						against['between']!,
					);
				const direction = new RegExp(`^(?:${down})$`, 'iu').test(against['way']!)
					? ('below' as const)
					: ('above' as const);
				// `falder fra 2018` tells what happened, `skal falde` what is wanted.
				if (/^(?:falder|stiger|vokser|øges)$/iu.test(against['way']!) && !/skal|mål/iu.test(words))
					return [];
				return [
					{
						direction,
						words,
						...(by && { inclusive: true }),
						base: {
							year: against['year']!,
							...(by && {
								by: Number(by[1]!.replace(',', '.')),
								points: /point/iu.test(by[2]!),
							}),
						},
					},
				];
			}
			const year = targetYear.exec(words)?.groups?.['year'];
			const found = side ?? plain.exec(words)?.groups;
			const value = found && stated(found['number']!, found['unit']);
			if (!found || !value || /^(?:19|20)\d{2}$/u.test(value.printed)) return [];
			return [
				{
					words,
					value,
					...(side && sideOf(side['side']!)),
					...(year && { year: Number(year) }),
				},
			];
		});
}

/** What the source says of the target: met, not met, or nothing. */
export function readVerdict(text: string): boolean | undefined {
	const verdict =
		/(?<!\p{L})mål(?:et|sætningen|tallet|tal)?\s+(?:er|blev|blev\s+i\s+\d{4}|anses\s+for|vurderes)\s+(?<not>(?:endnu\s+)?ikke\s+)?(?:\p{L}+\s+){0,2}?(?:opfyldt|nået|indfriet|opnået|realiseret)|(?<!\p{L})mål(?:et|tal)?\s+(?<notyet>ikke\s+)?(?:opfyldt|nået|indfriet|opnået)|(?:lever|levede)\s+(?<short>ikke\s+)?op\s+til\s+målet/iu.exec(
			text,
		);
	if (!verdict) return undefined;
	const { not, notyet, short } = verdict.groups!;
	return not === undefined && notyet === undefined && short === undefined;
}

/** True where a figure is on the side that is wanted. */
function isMet(
	goal: { value: number; direction?: Goal['direction']; inclusive?: boolean },
	now: number,
) {
	if (goal.direction === undefined) return undefined;
	if (goal.inclusive === true && now === goal.value) return true;
	return goal.direction === 'below' ? now < goal.value : now > goal.value;
}

/** The last figure of a whole period, with its year. */
function latest({ series, categories }: ChartPanel) {
	const { marks } = series.find(({ target }) => target !== true)!;
	const at = categories.findLastIndex(
		({ partial }, n) => partial !== true && marks[n]?.cell.value !== undefined,
	);
	return at < 0
		? undefined
		: {
				at,
				mark: marks[at]!,
				year: Math.floor((categories[at]!.period?.start ?? 0) / 12),
				label: categories[at]!.label,
			};
}

/** The goal of a target cell beside or below a figure. */
export function cellGoal(
	panel: ChartPanel,
	mark: Mark,
	label: string,
	year: number | undefined,
	text: string,
): Goal | undefined {
	const target = readTarget(mark.cell.printed);
	if (!target) return undefined;
	const last = latest(panel);
	const wish = readWishes(text).find(({ value }) => value?.value === target.value);
	const goal = {
		value: target.value,
		printed: target.printed,
		label,
		direction: target.direction ?? wish?.direction,
		inclusive: true,
	};
	const judged = last && (year === undefined || last.year >= year);
	return {
		...goal,
		mark,
		met: judged ? isMet(goal, last.mark.cell.value!) : undefined,
		now: last && { printed: last.mark.cell.printed, label: last.label },
		said: undefined,
	};
}

const common =
	/^(?:andel\p{L}*|antal\p{L}*|borgere|personer|kommune\p{L}*|skal|mål\p{L}*|forhold|under|over|mindst|højst|procent|niveau\p{L}*|bliver?|være)$/u;

/** How many telling words a wish shares with a panel. */
function shared({ words }: Wish, panel: ChartPanel): number {
	const own = new Set(
		oneSpelling(`${panel.title} ${panel.series.map(({ name }) => name).join(' ')}`).split(' '),
	);
	const said = oneSpelling(words).split(' ');
	return new Set(said.filter((word) => word.length > 4 && !common.test(word) && own.has(word)))
		.size;
}

function fits(wish: Wish, { unit, series, categories, kind }: ChartPanel): boolean {
	const single = kind === 'stacked' || series.filter(({ target }) => target !== true).length === 1;
	if (!single || !categories.every(({ period }) => period)) return false;
	if (wish.value) {
		if (wish.value.share !== (unit.family === 'share')) return false;
		const top = Math.max(
			...series.flatMap(({ marks }) => marks.map(({ cell }) => Math.abs(cell.value ?? 0))),
		);
		return wish.value.value > 0 && wish.value.value < top * 10 && wish.value.value > top / 10;
	}
	if (/(?<!\p{L})andel(?:en)?(?!\p{L})/iu.test(wish.words)) return unit.family === 'share';
	if (/(?<!\p{L})antal(?:let)?(?!\p{L})/iu.test(wish.words)) return unit.family !== 'share';
	return true;
}

/** The level of a year in a panel: a mark's, or the sum's that the table proves for stacked parts. */
type LevelAt = (at: number) => Mark | undefined;

function levels(table: KpiTable, panel: ChartPanel): LevelAt {
	if (panel.kind !== 'stacked') return (at) => panel.series[0]!.marks[at];
	const total = table.rows.find(
		({ role, index }) =>
			role === 'total' && panel.series.every(({ marks }) => marks[0]!.row < index),
	);
	return (at) => {
		const column = panel.series[0]!.marks[at]!.column;
		const cell = total?.cells[column];
		return cell?.value === undefined ? undefined : { row: total!.index, column, cell };
	};
}

function wishGoal(wish: Wish, table: KpiTable, panel: ChartPanel): Goal | undefined {
	const level = levels(table, panel);
	const last = panel.categories.findLastIndex(
		({ partial }, at) => partial !== true && level(at)?.cell.value !== undefined,
	);
	const now = last < 0 ? undefined : level(last)!;
	if (!now) return undefined;
	const said = readVerdict(table.words);
	const shown = { printed: now.cell.printed, label: panel.categories[last]!.label };
	const { direction, inclusive } = wish;
	const side = { ...(direction && { direction }), ...(inclusive && { inclusive }) };
	if (wish.base) {
		const at = panel.categories.findIndex(({ period }) => period?.key === wish.base!.year);
		const from = level(at);
		if (at < 0 || from?.cell.value === undefined) return undefined;
		const { by, points, year } = wish.base;
		const sign = direction === 'below' ? -1 : 1;
		const base = from.cell.value;
		const value =
			by === undefined ? base : points === true ? base + sign * by : base * (1 + (sign * by) / 100);
		const printed = by === undefined ? from.cell.printed : fixed(value, from.cell.decimals ?? 0);
		const label =
			by === undefined
				? `Niveau i ${year}`
				: `${fixed(by, Number.isInteger(by) ? 0 : 1)} ${points === true ? 'procentpoint' : 'pct.'} ${sign < 0 ? 'under' : 'over'} ${year}`;
		const goal = { value, printed, label, ...side };
		const mark = by === undefined ? { mark: from } : {};
		const met = last > at ? isMet(goal, now.cell.value!) : undefined;
		return { ...goal, ...mark, direction, met, said, now: shown };
	}
	if (!wish.value) return undefined;
	const year = Math.floor(panel.categories[last]!.period!.start / 12);
	const goal = {
		value: wish.value.value,
		printed: wish.value.printed,
		label: wish.year === undefined ? 'Mål' : `Mål ${wish.year}`,
		...side,
	};
	const due = wish.year === undefined || year >= wish.year;
	return {
		...goal,
		direction,
		met: due ? isMet(goal, now.cell.value!) : undefined,
		said,
		now: shown,
	};
}

/**
 * The panels with the targets of the text drawn in: each wish goes to the one panel it can speak of, by unit and by the
 * words they share. Two wishes for one panel, or two panels for one wish, and none is drawn.
 */
export function withGoals(table: KpiTable, panels: readonly ChartPanel[]): ChartPanel[] {
	const wishes = readWishes(table.words);
	const found = new Map<ChartPanel, Goal[]>();
	for (const wish of wishes) {
		const able = panels.filter((panel) => !panel.goal && fits(wish, panel));
		const most = Math.max(0, ...able.map((panel) => shared(wish, panel)));
		const near = able.length === 1 ? able : able.filter((one) => shared(wish, one) === most);
		const goal = near.length === 1 && wishGoal(wish, table, near[0]!);
		if (goal) found.set(near[0]!, [...(found.get(near[0]!) ?? []), goal]);
	}
	return panels.map((panel) => {
		const goals = found.get(panel) ?? [];
		const one = goals.every(({ value }) => value === goals[0]!.value) ? goals[0] : undefined;
		return one ? { ...panel, goal: one } : panel;
	});
}

/** The target of each row: a cell of a column of targets, or the cells of a row of targets below or above it. */
export function rowTargets(
	table: KpiTable,
	rows: readonly KpiRow[],
): Map<KpiRow, { column?: KpiColumn; row?: KpiRow }> {
	const found = new Map<KpiRow, { column?: KpiColumn; row?: KpiRow }>();
	const columns = table.columns.filter(({ role }) => role === 'target');
	if (columns.length === 1) {
		for (const row of rows)
			if (readTarget(row.cells[columns[0]!.index]!.printed))
				found.set(row, { column: columns[0]! });
	}
	for (const target of table.rows.filter(({ role }) => role === 'target')) {
		const before = rows.findLast(({ index }) => index < target.index);
		const owner = before ?? rows.find(({ index }) => index > target.index);
		if (owner && !found.has(owner)) found.set(owner, { row: target });
	}
	return found;
}
