/**
 * Key-figure tables of a record become figures; the table always stays, because the table is the record.
 *
 *     Tabel 1. Antal elever            →   <figure class="key-figure">
 *     | Skole | 2023 | 2024 |                <figcaption>Antal elever</figcaption>
 *     | …     | …    | …    |                <svg class="chart" …> <p class="key-figure-says">…</p>
 *                                            (caption and table, as the printer prints them)
 *                                            <p class="key-figure-facts">Enhed: elever · Kilde: linje 12–20 · CSV</p>
 *                                          </figure>
 *
 * A table that is no key figure gets the line of facts and nothing else.
 */
import type { PhrasingContent, Root, RootContent, Table } from 'mdast';
import { toSlug } from '../danish/slug.ts';
import type {} from '../records/print-body.ts';
import type { TableFacts } from '../schemas/shared.ts';
import type { ChartRegister } from './chart-choice.ts';
import { drawTable } from './draw-table.ts';
import type { TableDrawing } from './draw-table.ts';
import type { TableSource } from './kpi-table.ts';
import { bareCaption } from './kpi-table.ts';
import { readPeriod } from './period.ts';
import { escapeText } from './svg.ts';

/** What the plugin must know about the record. */
export interface KpiChartOptions {
	/** Facts about the tables, in order. */
	readonly tables?: readonly TableFacts[] | undefined;
	readonly register?: ChartRegister | undefined;
	/** What the register says of table `n` (from 1): it is, or is not, a key figure. */
	readonly overruled?: ((n: number) => boolean | undefined) | undefined;
	/** Link to lines of the source. */
	readonly sourceLink?: ((lines: readonly [number, number]) => string | undefined) | undefined;
	/** Link to `tabel-<n>.csv`. */
	readonly csvLink?: ((n: number) => string | undefined) | undefined;
}

function plainText(nodes: readonly PhrasingContent[]): string {
	return nodes
		.map((node) =>
			'value' in node ? node.value : 'children' in node ? plainText(node.children) : ' ',
		)
		.join('');
}

function textOf(node: RootContent): string {
	if (node.type === 'paragraph' || node.type === 'heading') return plainText(node.children).trim();
	if (node.type === 'list')
		return node.children.map((item) => item.children.map(textOf).join(' ')).join('\n');
	return '';
}

/** The cells of a table as text, without Markdown's blank header where the source prints none. */
function tableRows(table: Table, headerRows: number | undefined): string[][] {
	const rows = table.children.map(({ children }) =>
		children.map((cell) => plainText(cell.children).trim()),
	);
	return headerRows === 0 ? rows.slice(1) : rows;
}

/** How many blocks before and after a table may speak of it. */
const reach = 6;

/** One table of a body with the words around it; `n` counts from 1. */
export interface BodyTable {
	readonly n: number;
	/** Place among the blocks of the body. */
	readonly at: number;
	readonly source: TableSource;
	readonly facts?: TableFacts | undefined;
}

/** The words of a table's header that tell what its columns are, in one spelling; running numbers left out. */
function headerKey(rows: readonly (readonly string[])[], headerRows: number): string {
	return rows
		.slice(0, headerRows)
		.flat()
		.map((cell) => cell.toLowerCase().trim())
		.filter((cell) => cell !== '' && cell !== 'nr.' && cell !== 'nr')
		.join(' | ');
}

/**
 * The header rows of the table directly above, where this one goes on with its columns under other words: as many
 * columns, the same labels, years above and none here.
 */
function continued(
	above: TableSource | undefined,
	rows: readonly (readonly string[])[],
	headerRows: number,
): readonly (readonly string[])[] | undefined {
	if (!above || headerRows === 0 || above.rows[0]?.length !== rows[0]?.length) return undefined;
	const hasPeriod = (list: readonly (readonly string[])[]) =>
		list.some((row) => row.some((cell) => readPeriod(cell) !== undefined));
	if (hasPeriod(rows.slice(0, headerRows))) return undefined;
	const header = above.rows.slice(0, above.headerRows);
	if (!hasPeriod(header)) return undefined;
	const labels = (list: readonly (readonly string[])[]) =>
		list.map((row) => row.find((cell) => /\p{L}{3}/u.test(cell)) ?? '').filter(Boolean);
	const known = new Set(labels(above.rows.slice(above.headerRows)));
	const own = labels(rows.slice(headerRows));
	return own.filter((label) => known.has(label)).length >= own.length / 2 ? header : undefined;
}

/** The tables of a body, in order, each with its caption, its heading, and the text around it. */
export function tablesOf(root: Root, facts: readonly TableFacts[] = []): BodyTable[] {
	const blocks = root.children;
	const found: BodyTable[] = [];
	blocks.forEach((node, at) => {
		if (node.type !== 'table') return;
		const fact = facts[found.length];
		const start = blocks
			.slice(0, at)
			.findLastIndex(({ type }) => type === 'heading' || type === 'table');
		const heading = blocks.slice(0, at).findLast(({ type }) => type === 'heading');
		const before = blocks.slice(Math.max(start + 1, at - reach), at).map(textOf);
		const rest = blocks.slice(at + 1, at + 1 + reach);
		const end = rest.findIndex(({ type }) => type === 'heading' || type === 'table');
		const after = rest.slice(0, end < 0 ? reach : end).map(textOf);
		const last = before.at(-1) ?? '';
		const captioned = last !== '' && last.length <= 200 && !/[.!?;]$/u.test(last);
		const named = captioned
			? undefined
			: before.findLast((text) => /^tabel\s*\.?\s*\d/iu.test(text));
		// A heading names the table only where nothing but a caption stands between them.
		const above = blocks[at - (captioned ? 2 : 1)];
		const close = above !== undefined && above === heading;
		const rows = tableRows(node, fact?.headerRows);
		const headerRows = fact?.headerRows ?? 1;
		const over = blocks[at - 1]?.type === 'table' ? found.at(-1)?.source : undefined;
		found.push({
			n: found.length + 1,
			at,
			facts: fact,
			source: {
				rows,
				headerRows,
				caption: captioned ? last : named,
				heading: close && heading ? textOf(heading) : undefined,
				before: [...(heading && !close ? [textOf(heading)] : []), ...before].join('\n'),
				after: after.join('\n'),
				near: rest
					.filter(({ type }) => type !== 'table')
					.map(textOf)
					.join('\n'),
				above: continued(over, rows, headerRows),
			},
		});
	});
	return withAlike(found);
}

/** Tables of one header in one record speak of the same kind of figures: each gets the words of all of them. */
function withAlike(tables: readonly BodyTable[]): BodyTable[] {
	const key = ({ source: { rows, headerRows } }: BodyTable) => headerKey(rows, headerRows);
	const groups = Map.groupBy(tables, key);
	const cells = ({ source }: BodyTable) => source.rows.flat().filter((cell) => /\p{L}/u.test(cell));
	const around = ({ source: { caption, before, after } }: BodyTable) => [caption, before, after];
	return tables.map((table) => {
		const same = key(table) === '' ? [table] : groups.get(key(table))!;
		const alike = {
			cells: same.flatMap(cells).join('\n'),
			around: same.flatMap(around).filter(Boolean).join('\n'),
		};
		return { ...table, source: { ...table.source, alike } };
	});
}

/** Where a table stands in its source, every slice of it a link where the source is published; empty where unknown. */
function linesOf({ facts }: BodyTable, { sourceLink }: KpiChartOptions): string {
	if (facts?.lines === undefined) return '';
	const spans = [facts.lines, ...(facts.slices ?? [])].map((lines, at, all) => {
		const first = at === 0 ? 'linje ' : '';
		const last = at === all.length - 1 ? ' i kilden' : '';
		const words = `${first}${lines[0]}–${lines[1]}${last}`;
		const source = sourceLink?.(lines);
		return source === undefined ? words : `<a href="${escapeText(source)}">${words}</a>`;
	});
	return [spans.slice(0, -1).join(', '), spans.at(-1)].filter(Boolean).join(' og ');
}

/** The markup before and after one table. */
function figureAround(
	table: BodyTable,
	drawing: TableDrawing,
	options: KpiChartOptions,
): { before: string; after: string } {
	const units = [...new Set(drawing.charts.map(({ unit }) => unit))].join('; ');
	const csv = options.csvLink?.(table.n);
	const where = linesOf(table, options);
	const here = `<a href="#tabel-${table.n}">Henvis til tabellen</a>`;
	const facts = [
		units === '' ? '' : `Enhed: ${escapeText(units)}`,
		table.facts?.repaired === undefined ? '' : 'Arkivet har sat cellerne på plads',
		where,
		csv === undefined ? '' : `<a href="${escapeText(csv)}" download>Tabellen som CSV</a>`,
		here,
	].filter(Boolean);
	const line = `<p class="key-figure-facts">${facts.join(' · ')}</p>`;
	if (!drawing.keyFigure) return { before: '', after: line };
	const title = bareCaption(table.source.caption ?? '') || drawing.tables[0]?.title || '';
	// Directly below a heading of the same words a caption says nothing more.
	const repeated = toSlug(title) === toSlug(table.source.heading ?? '');
	const caption = title === '' || repeated ? '' : `<figcaption>${escapeText(title)}</figcaption>`;
	const charts = drawing.charts
		.map(({ svg, sentence, notes }) => {
			const notice =
				notes.length === 0
					? ''
					: `<p class="key-figure-notes">${escapeText(notes.join('. '))}.</p>`;
			return `${svg}<p class="key-figure-says">${escapeText(sentence)}</p>${notice}`;
		})
		.join('');
	const why = drawing.refusal
		? `<p class="key-figure-notes">Vises som tabel: ${escapeText(drawing.refusal.why)}.</p>`
		: '';
	return {
		before: `<figure class="key-figure">${charts === '' ? '' : caption}${charts}${why}`,
		after: `${line}</figure>`,
	};
}

/** The plugin: puts the markup around each table of a body. */
export function kpiCharts(options: KpiChartOptions): (root: Root) => void {
	return (root) => {
		const tables = new Map(tablesOf(root, options.tables).map((table) => [table.at, table]));
		const children: RootContent[] = [];
		root.children.forEach((node, at) => {
			const table = tables.get(at);
			if (!table) {
				children.push(node);
				return;
			}
			const drawing = drawTable(table.source, options.register, options.overruled?.(table.n));
			const { before, after } = figureAround(table, drawing, options);
			// The caption belongs to the table, so the figure opens before it.
			const last = root.children[at - 1];
			const named = last?.type === 'paragraph' && textOf(last) === table.source.caption;
			const caption = named ? children.pop() : undefined;
			if (before !== '') children.push({ type: 'kpiChart', value: before });
			if (caption) children.push(caption);
			children.push(node);
			if (after !== '') children.push({ type: 'kpiChart', value: after });
		});
		root.children = children;
	};
}
