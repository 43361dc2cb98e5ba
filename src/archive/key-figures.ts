/**
 * Every table of an archive: what it is, how it is drawn or why not, and the figures it states for a period.
 *
 * What was read from a record is kept by the hash of the record, of the register's words about it and of the code that
 * read it, so an unchanged record is not read again.
 */
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { doubts } from '../markdown/chart-choice.ts';
import type { ChartRegister } from '../markdown/chart-choice.ts';
import type { PanelKind } from '../markdown/chart-plan.ts';
import { drawTable } from '../markdown/draw-table.ts';
import type { Refusal } from '../markdown/key-figure.ts';
import { statedFigures } from '../markdown/stated-figure.ts';
import type { StatedFigure } from '../markdown/stated-figure.ts';
import { tablesOf } from '../markdown/remark-kpi-chart.ts';
import type { BodyTable, KpiChartOptions } from '../markdown/remark-kpi-chart.ts';
import { parseBody } from '../records/parse-body.ts';
import type { Archive } from './archive.ts';
import type { AttachmentEntry, ItemEntry } from './entries.ts';

/** What became of one table of one record. */
export interface TableOutcome {
	/** Id of the record. */
	readonly record: string;
	/** Which table of it, from 1. */
	readonly n: number;
	/** Address of the table: the record's with `#tabel-<n>`. */
	readonly address: string;
	readonly title: string;
	readonly keyFigure: boolean;
	/** Kinds of the panels drawn. */
	readonly kinds: readonly PanelKind[];
	/** Size of the largest picture after compression, in bytes. */
	readonly bytes: number;
	readonly refusal?: Refusal | undefined;
}

/** A figure with the table it stands in. */
export interface PlacedFigure extends StatedFigure {
	readonly record: string;
	readonly n: number;
	readonly address: string;
	readonly municipality: string;
	/** Day of the meeting, where it is known. */
	readonly date: string | undefined;
}

export interface ArchiveTables {
	readonly outcomes: readonly TableOutcome[];
	readonly figures: readonly PlacedFigure[];
}

type TableEntry = ItemEntry | AttachmentEntry;

/** What the municipality's register says about charts of a record. */
function chartRegister({ meeting: { municipality } }: TableEntry): ChartRegister {
	return {
		municipality: municipality.name,
		positiveDeviation: municipality.register.positiveDeviation,
	};
}

/** What the register says of a table: it is, or is not, a key figure; undefined where it says nothing. */
export function overruled(entry: TableEntry, n: number): boolean | undefined {
	const { keyFigures = [] } = entry.meeting.municipality.register;
	const address = `${entry.address}#tabel-${n}`;
	return keyFigures.find(({ table }) => table === address)?.is;
}

/**
 * The options of the chart plugin for a record's page.
 *
 * @param sourceLink link to the lines of the original, where it is published
 */
export function chartOptions(
	entry: TableEntry,
	tables: KpiChartOptions['tables'],
	sourceLink: (lines: readonly [number, number]) => string | undefined,
): KpiChartOptions {
	return {
		tables,
		register: chartRegister(entry),
		overruled: (n) => overruled(entry, n),
		sourceLink,
		csvLink: (n) => (entry.data.tables?.[n - 1] ? `tabel-${n}.csv` : undefined),
	};
}

/** The records that hold tables. */
export function entriesWithTables(archive: Archive): TableEntry[] {
	return [...archive.items, ...archive.attachments].filter(
		({ data }) => (data.tables?.length ?? 0) > 0,
	);
}

/** The tables of a record, read from disk. */
export function entryTables(archive: Archive, entry: TableEntry): BodyTable[] {
	return tablesOf(parseBody(archive.body(entry)), entry.data.tables ?? []);
}

interface RecordTables {
	readonly outcomes: readonly Omit<TableOutcome, 'record' | 'address'>[];
	readonly figures: readonly (StatedFigure & { readonly n: number })[];
}

function readRecord(archive: Archive, entry: TableEntry): RecordTables {
	const outcomes: Omit<TableOutcome, 'record' | 'address'>[] = [];
	const figures: (StatedFigure & { n: number })[] = [];
	for (const { n, source } of entryTables(archive, entry)) {
		const drawing = drawTable(source, chartRegister(entry), overruled(entry, n));
		outcomes.push({
			n,
			title: source.caption ?? drawing.tables[0]?.title ?? '',
			keyFigure: drawing.keyFigure,
			kinds: drawing.charts.flatMap(({ kinds }) => kinds),
			bytes: Math.max(0, ...drawing.charts.map(({ svg }) => gzipSync(svg).length)),
			...(drawing.refusal && { refusal: drawing.refusal }),
		});
		// Where it is doubtful which figure is which, none is followed over time.
		if (!drawing.keyFigure || (drawing.refusal && doubts.has(drawing.refusal.rule))) continue;
		const place = entry.meeting.municipality.name;
		figures.push(
			...drawing.tables
				.flatMap((table) => statedFigures(table, place))
				.map((figure) => ({ ...figure, n })),
		);
	}
	return { outcomes, figures };
}

/** The hash of the code that reads and draws, so that nothing it made outlives it. */
function codeHash(): string {
	const folder = path.resolve('src/markdown');
	const hash = createHash('sha256');
	if (existsSync(folder)) {
		for (const name of readdirSync(folder).sort())
			hash.update(readFileSync(path.join(folder, name)));
	}
	return hash.digest('hex');
}

/** What a cache file holds; undefined where there is none, or none that can be read. */
function readKept(file: string): RecordTables | undefined {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as RecordTables;
	} catch {
		return undefined;
	}
}

/** Written whole or not at all: builds run beside each other. */
function keep(file: string, read: RecordTables): void {
	const whole = `${file}.${process.pid}.part`;
	writeFileSync(whole, JSON.stringify(read));
	renameSync(whole, file);
}

/**
 * Reads and draws every table of an archive.
 *
 * @param cacheDir folder of what was read before. Each archive has a folder of its own in it, which holds what its
 * records need as they are now and nothing else
 */
export function readArchiveTables(archive: Archive, cacheDir: string): ArchiveTables {
	const code = codeHash();
	const own = createHash('sha256').update(path.resolve(archive.folder)).digest('hex');
	const folder = path.join(cacheDir, own.slice(0, 16));
	mkdirSync(folder, { recursive: true });
	const used = new Set<string>();
	const outcomes: TableOutcome[] = [];
	const figures: PlacedFigure[] = [];
	for (const entry of entriesWithTables(archive)) {
		const { register } = entry.meeting.municipality;
		const said = JSON.stringify([chartRegister(entry), register.keyFigures, entry.address]);
		const key = createHash('sha256').update(`${code} ${entry.digest} ${said}`).digest('hex');
		const name = `${key.slice(0, 32)}.json`;
		used.add(name);
		const file = path.join(folder, name);
		let read = readKept(file);
		if (!read) {
			read = readRecord(archive, entry);
			keep(file, read);
		}
		const place = (n: number) => ({ record: entry.id, n, address: `${entry.address}#tabel-${n}` });
		outcomes.push(...read.outcomes.map((one) => ({ ...one, ...place(one.n) })));
		figures.push(
			...read.figures.map((one) => ({
				...one,
				...place(one.n),
				municipality: entry.meeting.municipality.slug,
				date: entry.meeting.data.date,
			})),
		);
	}
	for (const name of readdirSync(folder))
		if (name.endsWith('.json') && !used.has(name)) rmSync(path.join(folder, name), { force: true });
	return { outcomes, figures };
}
