/**
 * Charts and open numbers of an archive: what is drawn, what is refused and why; `tabel-<n>.csv` beside every record with
 * tables; CSV, JSON and a description (CSVW) of the indicators.
 *
 *     node scripts/charts.ts --content DIR        prints every table, as the build reports it
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readArchive } from '../src/archive/archive.ts';
import { derive } from '../src/archive/current.ts';
import type { CurrentArchive } from '../src/archive/current.ts';
import {
	indicatorCsv,
	indicatorJson,
	numbersDescription,
	seriesSchema,
} from '../src/archive/indicator-files.ts';
import type { Indicators, Proposal } from '../src/archive/indicators.ts';
import { entriesWithTables, entryTables } from '../src/archive/key-figures.ts';
import type { TableOutcome } from '../src/archive/key-figures.ts';
import { tableCsv } from '../src/markdown/table-csv.ts';
import { runCommand } from './command.ts';

/** What the build report says about charts. */
export interface ChartReport {
	readonly tables: number;
	readonly keyFigures: number;
	/** Tables with a chart. */
	readonly drawn: number;
	/** Panels drawn, by kind. */
	readonly kinds: Readonly<Record<string, number>>;
	/** The largest chart after compression, in bytes. */
	readonly largest: number;
	/** Every table that is not drawn, with the reason. */
	readonly refused: readonly { table: string; title: string; rule: string; why: string }[];
	/** How many tables each rule refused. */
	readonly rules: Readonly<Record<string, number>>;
	readonly indicators: number;
	/** Series that may be one figure; nothing joins them until `indicators.yaml` does. */
	readonly proposals: readonly Proposal[];
}

function counted(words: readonly string[]): Record<string, number> {
	const groups = Map.groupBy(words, (word) => word);
	return Object.fromEntries(
		[...groups]
			.map(([word, list]) => [word, list.length] as const)
			.toSorted(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/** Sums up what became of the tables. */
export function chartReport(
	outcomes: readonly TableOutcome[],
	{ indicators, proposals }: Indicators,
): ChartReport {
	const refused = outcomes.flatMap(({ address, title, refusal }) =>
		refusal ? [{ table: address, title, rule: refusal.rule, why: refusal.why }] : [],
	);
	return {
		tables: outcomes.length,
		keyFigures: outcomes.filter(({ keyFigure }) => keyFigure).length,
		drawn: outcomes.filter(({ kinds }) => kinds.length > 0).length,
		kinds: counted(outcomes.flatMap(({ kinds }) => [...kinds])),
		largest: Math.max(0, ...outcomes.map(({ bytes }) => bytes)),
		refused,
		rules: counted(refused.map(({ rule }) => rule)),
		indicators: indicators.length,
		proposals,
	};
}

/** Writes the open numbers that are not there already into an output folder and gives their number of files. */
export function writeNumbers(
	{ archive, kept, indicators: { indicators } }: CurrentArchive,
	out: string,
): number {
	let files = 0;
	let some = indicators.length > 0;
	const place = (address: string) => path.join(out, ...address.split('/').filter(Boolean));
	const write = (address: string, text: string) => {
		const file = place(address);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
		files += 1;
	};
	for (const entry of entriesWithTables(archive)) {
		const file = (n: number) => `${entry.address}tabel-${n}.csv`;
		if (kept.has(entry.address)) {
			some ||= entry.data.tables!.some((_, index) => existsSync(place(file(index + 1))));
			continue;
		}
		for (const { n, source, facts } of entryTables(archive, entry)) {
			if (!facts) continue;
			write(file(n), tableCsv(source.rows));
			some = true;
		}
	}
	for (const indicator of indicators) {
		write(`${indicator.address}serie.csv`, indicatorCsv(indicator));
		write(`${indicator.address}serie.json`, indicatorJson(indicator));
	}
	if (some) {
		write('/noegletal/csvw.json', numbersDescription(indicators));
		write('/noegletal/csvw-serie.json', seriesSchema());
	}
	return files;
}

const usage = `node scripts/charts.ts [options]

Draws every key figure of an archive and says what was drawn and what was refused.

  --content DIR   content folder (default content)
  --json          prints the report as JSON
`;

async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			content: { type: 'string', default: 'content' },
			json: { type: 'boolean', default: false },
		},
	});
	const archive = readArchive(values.content);
	const site = derive(archive);
	const { outcomes } = site.tables;
	const report = chartReport(outcomes, site.indicators);
	if (values.json) console.log(JSON.stringify(report, null, '\t'));
	for (const { address, kinds, refusal, title } of outcomes) {
		const what =
			kinds.length > 0 ? `✓ ${kinds.join(' + ')}` : `– ${refusal?.rule}: ${refusal?.why}`;
		console.error(`${address}  ${title}\n    ${what}`);
	}
	for (const { series, title, why } of report.proposals) {
		console.error(`? ${title}: ${why}\n${series.map((key) => `    - "${key}"`).join('\n')}`);
	}
	for (const { address, title, points } of site.indicators.indicators)
		console.error(
			`${address}  ${title}: ${points.map(({ period, figure }) => `${period.label} ${figure.printed}`).join(', ')}`,
		);
	const { tables, keyFigures, drawn, kinds, rules } = report;
	console.error(
		JSON.stringify({ tables, keyFigures, drawn, kinds, rules, largest: report.largest }),
	);
	for (const { file, text } of archive.problems) console.error(`✗ ${file}: ${text}`);
	return archive.problems.length > 0 ? 1 : 0;
}

const called = process.argv[1];
if (called !== undefined && import.meta.url === pathToFileURL(called).href)
	await runCommand(usage, main);
