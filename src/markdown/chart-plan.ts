/** What is to be drawn: panels of marks, each mark one cell of the table. Values are the table's own, never computed. */
import type { Cell } from './cell.ts';
import type { Period } from './period.ts';
import type { Unit } from './unit.ts';

/** One cell of the table in a chart. */
export interface Mark {
	/** Place in the table, header rows included, counted from 0. */
	readonly row: number;
	readonly column: number;
	readonly cell: Cell;
}

export interface Category {
	readonly label: string;
	readonly period?: Period;
	/** True where the period is shorter than the others: a half-year among years. */
	readonly partial?: boolean;
	/** True where the source says that the figures are estimates: a forecast, or a year that is not over. */
	readonly estimated?: boolean;
	/** True for the reader's own municipality among others. */
	readonly own?: boolean;
}

export interface Series {
	readonly name: string;
	/** One for each category. */
	readonly marks: readonly Mark[];
	/** The period the series stands for, where series are periods. */
	readonly period?: Period;
	/** True where that period is shorter than the others'. */
	readonly partial?: boolean;
	/** True where the figures are targets: drawn as a line or a tick, never as a bar of their own. */
	readonly target?: boolean;
}

/** What the two directions of a deviation mean, in the reader's words, and where that is known from. */
export interface SignMeaning {
	readonly positive: string;
	readonly negative: string;
	readonly from: 'text' | 'register' | 'figures';
}

/** A target as the source states it, with what the figures and the source say about it. */
export interface Goal {
	readonly value: number;
	/** As printed; computed and rounded where the text states a change of an earlier level. */
	readonly printed: string;
	/** `Niveau i 2018`, `Mål 2030`. */
	readonly label: string;
	/** The side that is wanted; undefined where nobody says it. */
	readonly direction: 'below' | 'above' | undefined;
	/** True where the target itself is good enough. */
	readonly inclusive?: boolean;
	/** The cell it stands in, where it stands in one. */
	readonly mark?: Mark;
	/** The figure it is measured on: the last of a whole period. */
	readonly now?: { readonly printed: string; readonly label: string } | undefined;
	/** What that figure says; undefined where the direction or the time of the target leaves it open. */
	readonly met: boolean | undefined;
	/** What the text says, where it says so. */
	readonly said: boolean | undefined;
}

export type PanelKind = 'bars' | 'stacked' | 'line' | 'diverging' | 'waterfall' | 'pyramid';

/** One field of a chart with one unit. */
export interface ChartPanel {
	readonly kind: PanelKind;
	/** What is measured. */
	readonly title: string;
	readonly unit: Unit;
	readonly categories: readonly Category[];
	readonly series: readonly Series[];
	/** Each category has a scale of its own (small multiples). */
	readonly ownScales?: boolean;
	/** True where the figures are deviations or changes. */
	readonly deviation?: boolean;
	readonly sign?: SignMeaning | undefined;
	readonly goal?: Goal | undefined;
	/** Sorted by size rather than in the order of the table. */
	readonly sorted?: boolean;
}

export interface ChartPlan {
	readonly title: string;
	readonly panels: readonly ChartPanel[];
	/** What the reader must know: what is left to the table, what cannot be compared. */
	readonly notes: readonly string[];
}

/** The numbers of a panel, blanks left out. */
export function valuesOf(panel: ChartPanel): number[] {
	return panel.series.flatMap(({ marks }) =>
		marks.flatMap(({ cell }) => (cell.value === undefined ? [] : [cell.value])),
	);
}
