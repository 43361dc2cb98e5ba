/**
 * Which tables are key figures: numbers under periods or categories, with a unit; no payment list, timetable, register
 * or text. The rule is stated beside the answer, and a register may overrule it (`keyFigures` in municipalities/*.yaml).
 */
import type { KpiColumn, KpiTable } from './kpi-table.ts';
import { unitOf } from './kpi-table.ts';
import { refusals } from './chart-text.ts';
import type { RefusalRule } from './chart-text.ts';

/** Why a table is no key figure, or why it is not drawn. */
export interface Refusal {
	readonly rule: RefusalRule;
	/** The reason in Danish, as the page prints it. */
	readonly why: string;
}

export function refuse(rule: RefusalRule, detail?: string): Refusal {
	return { rule, why: detail === undefined ? refusals[rule] : `${refusals[rule]} (${detail})` };
}

/** Columns whose figures may be drawn. */
export function figureColumns(table: KpiTable): KpiColumn[] {
	return table.columns.filter(({ role }) => role !== 'text' && role !== 'id');
}

const payment =
	/leverandør|modtager(?!e)|betalt til|faktura|betalingsdato|bilagsnr|kreditor|kontonr|tilskudsmodtager|ansøger/iu;
const timeOfDay = /^(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[-–]\s*(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?$/iu;
const dayCell = /^\d{1,2}[./-]\s?\d{1,2}(?:[./-]\s?\d{2,4})?$|^\d{1,2}\.\s?\p{L}+(?:\s\d{4})?$/u;

const identifier =
	/(?<!\p{L})(?:id|nr\.?|nummer|dokument\p{L}*|punkt\p{L}*|telefon|tlf\.?|e-?mail|cvr|matrikel\p{L}*|adresse|dato)(?!\p{L})/iu;

/** Undefined where the table is a key figure, else the reason why not. */
export function whyNotKeyFigure(table: KpiTable): Refusal | undefined {
	const columns = figureColumns(table);
	const cells = table.rows.flatMap(({ cells: row }) => row);
	const texts = cells.filter(({ kind }) => kind !== 'blank');
	const times = texts.filter(({ printed }) => timeOfDay.test(printed) && printed.includes(':'));
	const days = table.rows.flatMap(
		({ cells: row }) => row.find(({ printed }) => dayCell.test(printed))?.printed ?? [],
	);
	// One day on every row says when the list was made, not when each was paid.
	const dated = days.length > table.rows.length / 2 && (days.length < 3 || new Set(days).size > 1);
	if (times.length > texts.length / 5) return refuse('timetable');
	if (columns.length === 0) return refuse('no-figures');
	const headers = [table.rowHeader, ...table.columns.map(({ header }) => header)].join(' | ');
	if (payment.test(headers) || (dated && columns.length < 2)) return refuse('payments');
	const figures = columns.flatMap((column) => table.rows.map((row) => row.cells[column.index]!));
	const numbers = figures.filter(({ kind }) => kind === 'number');
	if (numbers.length < 2) return refuse('no-figures');
	const named = table.rows.filter(({ label }) => identifier.test(label));
	if (named.length > table.rows.length / 2) return refuse('identifiers');
	const wordy = texts.filter(({ kind, printed }) => kind === 'text' && printed.length > 60);
	const words = texts.filter(({ kind }) => kind === 'text');
	if (wordy.length > numbers.length || words.length > numbers.length * 4)
		return refuse('mostly-words');
	const labelled =
		table.rows.some(({ label }) => label !== '') || columns.some(({ header }) => header !== '');
	if (!labelled) return refuse('no-labels');
	const known = columns.some((column) =>
		table.rows.some((row) => row.cells[column.index]?.value !== undefined && unitOf(row, column)),
	);
	return known ? undefined : refuse('no-unit');
}
