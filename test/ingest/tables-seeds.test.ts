/** The tables of the real documents, where they lie beside the project: how many, and whether their columns come to their totals. */
import { expect, test } from 'vitest';
import { readBlocks } from '../../scripts/ingest/blocks.ts';
import { toLines } from '../../scripts/ingest/lines.ts';
import { Messages } from '../../scripts/ingest/messages.ts';
import { figure } from '../../scripts/ingest/table-rows.ts';
import type { TableBlock } from '../../scripts/ingest/types.ts';
import { seedText } from '../support/seeds.ts';

interface Tables {
	readonly tables: readonly TableBlock[];
	readonly messages: Messages;
}

const readings = new Map<string, Tables>();

function tablesOf(place: string): Tables {
	const before = readings.get(place);
	if (before) return before;
	const messages = new Messages();
	const { blocks } = readBlocks(toLines(seedText(place) ?? ''), messages);
	const read = { tables: blocks.filter((block) => block.kind === 'table'), messages };
	readings.set(place, read);
	return read;
}

/** Tables and rows below heads as read, at least; rows that stay as printed, at most. */
const floors = [
	['lyngby-taarbaek/004', 59, 685, 4],
	['alleroed/002', 14, 150, 0],
	['gentofte/000', 18, 140, 0],
	['gentofte/001', 37, 400, 0],
	['gladsaxe/003', 4, 14, 0],
] as const;

test.skipIf(seedText('lyngby-taarbaek/004') === undefined).each(floors)(
	'reads the tables of %s (needs ../shared/seeds)',
	(place, least, leastRows, mostOpen) => {
		const { tables, messages } = tablesOf(place);
		const rows = tables.reduce((sum, table) => sum + table.rows.length - table.headerRows, 0);
		const of = (...rules: string[]): number =>
			messages.list.filter(({ rule }) => rules.includes(rule)).length;
		const open = messages.list.filter(({ text }) => text.includes('stays as printed')).length;
		console.log(
			`${place}: ${tables.length} tables, ${rows} rows, ${open} as printed; ${of('table-cells', 'table-missing')} tables stay text`,
		);
		for (const { line, rule, text } of messages.list)
			if (rule === 'table-cells' || rule === 'table-missing') console.log(`  ${line} ${text}`);
		expect(tables.length).toBeGreaterThanOrEqual(least);
		expect(rows).toBeGreaterThanOrEqual(leastRows);
		expect(open).toBeLessThanOrEqual(mostOpen);
	},
);

/** The wide tables whose empty cells the print lost: their stub, how many columns, the row that sums, the rows it sums. */
const overviews = [
	['Driftsvirksomhed', 12, /^Nettodrift/u, /^(?!Nettodrift)/u],
	['Anlæg', 12, /^Nettoanlæg/u, /^(?!Nettoanlæg|Ejendomssalg)/u],
	['1.000 kr. netto', 10, /^DRIFT OG ANLÆG/u, /^(?:[ABC]\. |Forventede)/u],
] as const;

test.skipIf(seedText('lyngby-taarbaek/004') === undefined).each(overviews)(
	'the columns of the table headed %s come to its total (needs ../shared/seeds)',
	(stub, width, total, part) => {
		const { tables } = tablesOf('lyngby-taarbaek/004');
		const found = tables.filter(
			(table) => table.rows[0]?.[0] === stub && table.rows[0].length === width + 1,
		);
		expect(found).toHaveLength(1);
		const body = found[0]?.rows.slice(found[0].headerRows) ?? [];
		const sum = body.find((row) => total.test(row[0] ?? ''));
		const parts = body.filter((row) => part.test(row[0] ?? ''));
		expect(parts.length).toBeGreaterThan(2);
		for (let column = 1; column <= width; column += 1) {
			const goal = sum?.[column] ?? '';
			if (goal.endsWith('%')) continue;
			const all = parts.reduce((amount, row) => amount + (figure(row[column] ?? '') ?? 0), 0);
			expect(Math.abs(all - (figure(goal) ?? 0)), `column ${column}`).toBeLessThanOrEqual(4);
		}
	},
);
