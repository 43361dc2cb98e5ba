/** An indicator as CSV and JSON, and the description of all CSV files in the W3C's form (CSV on the Web). */
import { guardCell } from '../markdown/table-csv.ts';
import type { Indicator } from './indicators.ts';

const columns = [
	['periode', 'Perioden som trykt', 'string'],
	['begynder', 'Periodens første måned', 'gYearMonth'],
	['maaneder', 'Periodens længde i måneder; tom, hvor kilden ikke oplyser den', 'integer'],
	['vaerdi', 'Tallet i den nyeste rapport', 'decimal'],
	['enhed', 'Enhed', 'string'],
	['trykt', 'Tallet som trykt', 'string'],
	['tidligere', 'Andre tal for samme periode i ældre rapporter', 'string'],
	['brud', 'Hvorfor tallene før ikke kan sammenlignes med dette', 'string'],
	['tabel', 'Adressen på tabellen, tallet står i', 'anyURI'],
] as const;

/** `2023-01`: the month a period begins in. */
function monthOfStart(start: number): string {
	const month = Math.floor(start);
	return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** The bytes of an indicator's CSV file: `;` between cells, decimal comma, CRLF, UTF-8 with a byte order mark. */
export function indicatorCsv({ points, unit }: Indicator): string {
	const quote = (cell: string) =>
		/[";\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
	const rows = points.map(({ period, figure, revised, break: why }) => [
		period.label,
		monthOfStart(period.start),
		period.months === undefined ? '' : String(period.months),
		String(figure.value).replace('.', ','),
		unit.label,
		figure.printed,
		revised.map(({ printed }) => printed).join(' / '),
		why ?? '',
		figure.address,
	]);
	const lines = [columns.map(([name]) => name), ...rows].map((row) =>
		row.map((cell) => quote(guardCell(cell))).join(';'),
	);
	return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** An indicator as JSON: every point with every table that states it. */
export function indicatorJson(indicator: Indicator): string {
	const { id, address, municipality, title, unit, series, points } = indicator;
	const value = {
		id,
		address,
		municipality,
		title,
		unit: unit.label,
		series,
		points: points.map(({ period, figure, sources, revised, break: why }) => ({
			period: period.key,
			label: period.label,
			starts: monthOfStart(period.start),
			...(period.months !== undefined && { months: period.months }),
			value: figure.value,
			printed: figure.printed,
			tables: sources.map(({ address: table }) => table),
			...(revised.length > 0 && {
				revised: revised.map(({ value: other, printed, address: table }) => ({
					value: other,
					printed,
					table,
				})),
			}),
			...(why !== undefined && { break: why }),
		})),
	};
	return `${JSON.stringify(value, null, '\t')}\n`;
}

/** `csvw.json`: how every CSV file of the site is written, and what the columns of the indicators mean. */
export function numbersDescription(indicators: readonly Indicator[]): string {
	const value = {
		'@context': ['http://www.w3.org/ns/csvw', { '@language': 'da' }],
		dialect: {
			delimiter: ';',
			encoding: 'utf-8',
			lineTerminators: ['\r\n'],
			header: true,
			quoteChar: '"',
		},
		'dc:description':
			'Tabeller (tabel-<n>.csv) er skrevet, som de er trykt; nøgletal (serie.csv) har de kolonner, der står her.',
		tables: indicators.map(({ id, title }) => ({
			url: `${id}/serie.csv`,
			'dc:title': title,
			tableSchema: 'csvw-serie.json',
		})),
	};
	return `${JSON.stringify(value, null, '\t')}\n`;
}

/** `csvw-serie.json`: the columns of an indicator's CSV file. */
export function seriesSchema(): string {
	const value = {
		columns: columns.map(([name, titles, datatype]) => ({
			name,
			titles: name,
			'dc:description': titles,
			datatype:
				datatype === 'decimal' ? { base: 'decimal', format: { decimalChar: ',' } } : datatype,
		})),
		primaryKey: 'periode',
	};
	return `${JSON.stringify(value, null, '\t')}\n`;
}
