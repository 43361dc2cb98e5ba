/** A table of a record becomes a chart, or the reason why it stays a table. */
import { barChart } from './bar-chart.ts';
import { chooseChart, planChart } from './chart-choice.ts';
import type { ChartRegister } from './chart-choice.ts';
import type { ChartPanel, ChartPlan, PanelKind } from './chart-plan.ts';
import { chartSentence } from './chart-sentence.ts';
import { notKeyFigure } from './chart-text.ts';
import { refuse } from './key-figure.ts';
import type { Refusal } from './key-figure.ts';
import { readKpiTables } from './kpi-table.ts';
import type { KpiTable, TableSource } from './kpi-table.ts';
import { lineChart } from './line-chart.ts';
import { pyramidChart } from './pyramid-chart.ts';
import { stackedBarChart } from './stacked-bar-chart.ts';
import { frame, stack } from './svg.ts';
import type { Fragment } from './svg.ts';
import { waterfallChart } from './waterfall-chart.ts';

const charts: Record<PanelKind, (panel: ChartPanel, title: string) => Fragment> = {
	bars: barChart,
	diverging: barChart,
	stacked: stackedBarChart,
	line: lineChart,
	waterfall: waterfallChart,
	pyramid: pyramidChart,
};

/** What became of one table. */
export interface TableDrawing {
	/** True where the rule or the register calls the table a key figure. */
	readonly keyFigure: boolean;
	/** Why it is not drawn, or no key figure. */
	readonly refusal?: Refusal;
	/** One picture for each panel of the table that could be drawn. */
	readonly charts: readonly {
		readonly kinds: readonly PanelKind[];
		readonly svg: string;
		/** Danish sentences that say what the chart shows. */
		readonly sentence: string;
		/** What the reader must know beside it. */
		readonly notes: readonly string[];
		readonly unit: string;
	}[];
	/** The table as it was read. */
	readonly tables: readonly KpiTable[];
}

/** The SVG of a plan: deterministic, every text escaped, every number the table's own. */
export function drawPlan(plan: ChartPlan): string {
	const first = plan.panels[0]!;
	const title =
		plan.title ||
		first.title ||
		first.series.map(({ name }) => name).join(', ') ||
		first.unit.label;
	const fragments = plan.panels.map((panel) => charts[panel.kind](panel, plan.title));
	return frame(stack(fragments, 18), title, [chartSentence(plan), ...plan.notes].join(' '));
}

/**
 * Reads a table and draws it where that can be done honestly.
 *
 * @param overruled what the municipality's register says of this table: it is, or is not, a key figure
 */
export function drawTable(
	source: TableSource,
	register: ChartRegister = {},
	overruled?: boolean,
): TableDrawing {
	const tables = readKpiTables(source);
	if (overruled === false)
		return { keyFigure: false, refusal: refuse('register'), charts: [], tables };
	const plans = tables.map((table) =>
		overruled === true ? planChart(table, register) : chooseChart(table, register),
	);
	const drawn = plans.filter((plan): plan is ChartPlan => 'panels' in plan);
	const refusal =
		plans.find((plan): plan is Refusal => 'rule' in plan) ??
		(tables.length === 0 ? refuse('no-figures') : undefined);
	const is =
		overruled ?? plans.some((plan) => 'panels' in plan || !notKeyFigure.includes(plan.rule));
	return {
		keyFigure: is,
		...(drawn.length === 0 && refusal && { refusal }),
		charts: drawn.map((plan) => ({
			kinds: plan.panels.map(({ kind }) => kind),
			svg: drawPlan(plan),
			sentence: chartSentence(plan),
			notes: plan.notes,
			unit: [...new Set(plan.panels.map(({ unit }) => unit.label))].join('; '),
		})),
		tables,
	};
}
