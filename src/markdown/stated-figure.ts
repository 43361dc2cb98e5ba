/** The figures a table states for a period, each with a name that is the same in every report that means the same. */
import { monthBeginnings } from '../danish/date.ts';
import type { Cell } from './cell.ts';
import { isLevel } from './chart-choice.ts';
import { oneSpelling } from './chart-text.ts';
import { namesTotal, unitOf } from './kpi-table.ts';
import type { KpiColumn, KpiRow, KpiTable } from './kpi-table.ts';
import type { Period } from './period.ts';
import type { Unit } from './unit.ts';

export interface StatedFigure {
	/** What is counted, in words of one spelling: `kontanthjælp aktivitetsparate`. */
	readonly name: string;
	/** Words of the table's title that narrow what is counted; empty for a plain overview. */
	readonly subject: string;
	/** The name as people read it: `Kontanthjælp, aktivitetsparate`. */
	readonly title: string;
	readonly unit: Unit;
	readonly period: Period;
	readonly value: number;
	readonly printed: string;
	/** Decimals printed. */
	readonly decimals: number;
	/** True for averages, shares and stocks, which part-years may be set beside. */
	readonly level: boolean;
	/** True where the words around the table say that its figures do not compare with earlier ones. */
	readonly changed: boolean;
	/** Place of the cell in the table. */
	readonly row: number;
	readonly column: number;
}

/** Words that say that a table is a table, not what it counts. */
const generic = new RegExp(
	String.raw`(?<!\p{L})(?:tabel|oversigt\p{L}*|over|nøgletal\p{L}*|måltal|status|udvikling\p{L}*|målgruppe\p{L}*|arbejds?markedets|antal\p{L}*|fordelt|fordeling\p{L}*|efter|ydelse\p{L}*|forsørgelse\p{L}*|kommune\p{L}*|kommunens|borgere|personer|årsgennemsnit\p{L}*|gennemsnit\p{L}*|gns|årsgns|procent|pct|udv|år|til|dato|${monthBeginnings}|kvartal\p{L}*|halvår\p{L}*|af|alle|den|det|de|for|fra|i|og|om|på|pr|samt|ved)(?!\p{L})`,
	'giu',
);

function narrowing(words: string, unit: Unit, place: string): string {
	return oneSpelling(words)
		.replaceAll(oneSpelling(place), ' ')
		.replaceAll(oneSpelling(unit.label), ' ')
		.replace(generic, ' ')
		.replace(/\d+/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim();
}

/** The row's name below the row it is a part of. */
function rowPath(table: KpiTable, row: KpiRow): string[] {
	if (row.role !== 'sub') return [row.label];
	const at = table.rows.indexOf(row);
	const parent = table.rows.slice(0, at).findLast(({ role }) => role !== 'sub');
	return parent ? [parent.label, row.label] : [row.label];
}

const changedWords =
	/ikke\s+(?:er\s+)?(?:direkte\s+)?sammenlignelig|databrud|brud i (?:data|tidsserien)|ny opgørelsesmetode|ændret (?:opgørelse|definition)/iu;

/**
 * The figures of a table that stand at a period and under a name. Sums without a name, deviations, changes and targets
 * are left out, and so is a cell whose unit is not known.
 *
 * @param place the municipality's name, which is no part of what is counted
 */
export function statedFigures(table: KpiTable, place: string): StatedFigure[] {
	const found: StatedFigure[] = [];
	const changed = changedWords.test(table.words);
	const add = (
		row: KpiRow,
		column: KpiColumn,
		cell: Cell,
		period: Period,
		path: readonly string[],
	) => {
		const unit = unitOf(row, column);
		if (!unit || cell.value === undefined) return;
		const measure = narrowing(column.measure, unit, place);
		const name = oneSpelling([...path, measure].join(' '));
		const subject = narrowing(table.title, unit, place);
		if (name === '' && subject === '') return;
		if (narrowing(name, unit, place) === '' && subject === '') return;
		found.push({
			name,
			subject,
			title: [...path, measure].filter(Boolean).join(', ') || table.title,
			unit,
			period,
			value: cell.value,
			printed: cell.printed,
			decimals: cell.decimals ?? 0,
			level: isLevel(`${table.title} ${column.header}`, unit),
			changed,
			row: row.index,
			column: column.index,
		});
	};
	for (const column of table.columns) {
		if (column.role !== 'value') continue;
		for (const row of table.rows) {
			const cell = row.cells[column.index]!;
			const period = column.period ?? row.period;
			if (
				!period ||
				period.key.startsWith('--') ||
				row.role === 'words' ||
				row.role === 'target' ||
				row.role === 'deviation'
			)
				continue;
			const path = row.period ? [] : rowPath(table, row);
			if (
				path.length > 0 &&
				namesTotal(path.at(-1)!) &&
				narrowing(
					path.at(-1)!.replace(/i\s?alt/iu, ''),
					column.unit ?? { id: '', label: ' ', family: 'count' },
					place,
				) === ''
			)
				continue;
			add(row, column, cell, period, path);
		}
	}
	return found;
}
