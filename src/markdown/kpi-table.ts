/**
 * A table read as figures: rows and columns with their roles, periods and units, every cell as printed.
 *
 * Reads what the print says and nothing more: a unit or a period that is not named stays unknown, and blank, `.`,
 * `-` and `0` stay different things.
 */
import { readCell } from './cell.ts';
import type { Cell } from './cell.ts';
import {
	endingAt,
	monthAlone,
	monthOf,
	readMonth,
	readPeriod,
	statedEnd,
	statedMonths,
	toDate,
} from './period.ts';
import type { Period } from './period.ts';
import { headerTexts, splitPanels } from './table-header.ts';
import type { Panel } from './table-header.ts';
import { readCaptionUnit, readRowUnit, readTableUnit, readUnit } from './unit.ts';
import type { Unit } from './unit.ts';

/** A table of a record with the words around it. */
export interface TableSource {
	/** All rows, header rows first. */
	readonly rows: readonly (readonly string[])[];
	/** How many of them are header rows. */
	readonly headerRows: number;
	/** The paragraph before it that names it. */
	readonly caption?: string | undefined;
	/** The heading it stands under. */
	readonly heading?: string | undefined;
	/** Text of the paragraphs before it, up to the heading or the table before. */
	readonly before?: string | undefined;
	/** Text of the paragraphs after it, such as notes and `Kilde:`. */
	readonly after?: string | undefined;
	/** Header rows of the table directly above, where this one goes on with its columns. */
	readonly above?: readonly (readonly string[])[] | undefined;
	/** The record's tables with the same header, itself among them: words in their cells, words around them. */
	readonly alike?: { readonly cells: string; readonly around: string } | undefined;
	/** Text further off, past the next heading: it may repeat the table's figures with their unit. */
	readonly near?: string | undefined;
}

/** What a column holds: figures, a sum of others, a change or deviation, a target, a number that counts nothing, words. */
export type ColumnRole = 'value' | 'total' | 'change' | 'deviation' | 'target' | 'id' | 'text';

export interface KpiColumn {
	/** Place in the table's rows, counted from 0. */
	readonly index: number;
	/** Header words of all header rows, as printed. */
	readonly header: string;
	/** The header without its period: what is measured. */
	readonly measure: string;
	readonly role: ColumnRole;
	readonly period?: Period;
	readonly unit?: Unit;
}

/** What a row holds: a part, a sum, a part of the row above (`- …`, `heraf …`), a target, a deviation, or only words. */
export type RowRole = 'part' | 'total' | 'sub' | 'target' | 'deviation' | 'words';

export interface KpiRow {
	/** Place in the table, header rows included, counted from 0. */
	readonly index: number;
	/** Words of the label columns, marks of a sub-row left out. */
	readonly label: string;
	/** The group the row stands in, where a column before the label names one. */
	readonly group?: string;
	readonly role: RowRole;
	readonly unit?: Unit;
	readonly period?: Period;
	/** One for each cell of the table, label columns included. */
	readonly cells: readonly Cell[];
}

export interface KpiTable {
	/** Caption without `Tabel 3.`, else the heading; may be empty. */
	readonly title: string;
	/** Header of the label column. */
	readonly rowHeader: string;
	readonly columns: readonly KpiColumn[];
	readonly rows: readonly KpiRow[];
	/** All words around the table, for what they say about signs, targets and comparability. */
	readonly words: string;
	/** Words around the record's tables with the same header. */
	readonly beside: string;
}

/** The unit of one cell: its own, its row's, its column's. */
export function unitOf(row: KpiRow, column: KpiColumn): Unit | undefined {
	return row.cells[column.index]?.unit ?? row.unit ?? column.unit;
}

const idHeader =
	/^(?:(?:\p{L}+\s)?nr\.?|løbenr\.?|#|konto\p{L}*|sags?-?\s?(?:nr|id)\.?|id|postnr\.?|cvr\S*|p-nr\.?|tlf\.?|telefon\S*|side|punkt|§+|paragraf\p{L}*|lov|placering|rang|plads|matr\p{L}*\.?(?:\s?nr\.?)?|ean\S*|loftsats.*|sats.*|årstal|år|klasse)$/iu;
const changeHeader =
	/udvikling|ændring(?:er)?(?!\p{L})|forskel|differen|(?<!\p{L})vækst|stigning|(?<!\p{L})fald(?!\p{L})|(?<!\p{L})diff\b/iu;
const deviationHeader =
	/afvig|mer-?\s?(?:\/|og|eller)\s?mindre|merforbrug|mindreforbrug|merudgift|mindreudgift|(?<!\p{L})rest(?:budget|beløb)/iu;
/** Money by another name than its unit: never counted in people or pieces. */
const moneyHeader =
	/budget|forbrug(?!ere|sandel|sprocent|spct)|regnskab|udgift|indtægt|omkostning|beløb|bevilling|(?<!\p{L})pris|takst|refusion|(?<!løn)tilskud|besparelse/iu;
/** The last line of an account: what its first line leaves when the others are taken from it. */
const resultWords = /^(?:resultat|overskud|underskud|balance|saldo|afvigelse|difference|netto)/iu;
const totalWords =
	/^(?:i\s?alt|total\p{L}*|sum|samlet|tilsammen|hovedtotal)(?!\p{L})|(?<!\p{L})i\s?alt[.:]*$/iu;
const targetWords =
	/^(?:mål|måltal|målet|målsætning|målniveau|resultatmål|ambition|måltallet)(?!\p{L})|(?<!\p{L})(?:måltal|resultatmål)$/iu;
const comparison = /\b(?:19|20)\d{2}\s*[/–-]\s*(?:(?:19|20)\d{2}|\d{2})\b/u;

/** True for words that name a sum: `I alt`, `Total`, `Uddannelseshjælp i alt`. */
export function namesTotal(words: string): boolean {
	return totalWords.test(words.trim());
}

/** A caption that has swallowed a row of column units says one word over and over: it ends before that word. */
function withoutUnitRow(caption: string): string {
	const words = caption.split(/\s+/u);
	const often = words.find(
		(word) => word.length > 3 && words.filter((other) => other === word).length > 2,
	);
	return often === undefined ? caption : words.slice(0, words.indexOf(often)).join(' ');
}

/** `Tabel 3. Antal elever:` → `Antal elever`. */
export function bareCaption(caption: string): string {
	const last = caption.length > 120 ? caption.split(/\.\s+(?=\p{Lu}\p{Ll}+\s)/u).at(-1)! : caption;
	return withoutUnitRow(last)
		.replace(/^\s*(?:tabel|figur|bilag|oversigt)\s*\.?\s*[\dA-Z]+(?:\.\d+)*\s*[.:–-]*\s*/iu, '')
		.replace(/:\s*$|(?<!(?:kr|pct|mv|mdr|nr|stk|inkl|ekskl))\.\s*$/u, '')
		.trim();
}

/** A target as a cell prints it: `90`, `mindst 90 pct.`, `≤ 7 dage`. */
export interface PrintedTarget {
	readonly value: number;
	readonly printed: string;
	/** Which side of it is wanted, where the cell says so, and whether the target itself is on that side. */
	readonly direction?: 'below' | 'above';
}

const atLeast = /^(?:mindst|min\.?|minimum|over|mere end|≥|>=?)\s*/iu;
const atMost = /^(?:højst|maks\.?|max\.?|maksimalt|under|mindre end|≤|<=?)\s*/iu;

/** Reads a target's cell; undefined where it states none. */
export function readTarget(printed: string): PrintedTarget | undefined {
	const direction = atLeast.test(printed) ? 'above' : atMost.test(printed) ? 'below' : undefined;
	const bare = printed.replace(atLeast, '').replace(atMost, '');
	const { value } = readCell(bare);
	return value === undefined
		? undefined
		: { value, printed: bare, ...(direction && { direction }) };
}

function isNumeric(cells: readonly Cell[]): boolean {
	const said = cells.filter(({ kind }) => kind !== 'blank');
	const numbers = said.filter(({ kind }) => kind === 'number').length;
	const absent = said.filter(({ kind }) => kind === 'dash' || kind === 'dot').length;
	return numbers > 0 && numbers + absent >= said.length * 0.6;
}

/** True where every cell names a period and nothing else. */
function arePeriods(cells: readonly Cell[]): boolean {
	const said = cells.filter(({ kind }) => kind !== 'blank');
	return said.length > 1 && said.every(({ printed }) => readPeriod(printed)?.rest === '');
}

/** Rows counted from one: a number that stands before words and counts nothing. */
function isRunning(cells: readonly Cell[]): boolean {
	const numbers = cells.flatMap(({ value }) => value ?? []);
	return numbers.length >= 3 && numbers.every((n, at) => at === 0 || n - numbers[at - 1]! === 1);
}

function areYears(cells: readonly Cell[]): boolean {
	const said = cells.filter(({ kind }) => kind !== 'blank');
	return said.length > 0 && said.every(({ printed }) => /^(?:19|20)\d{2}$/.test(printed));
}

function columnUnit(header: string, cells: readonly Cell[], table: Unit | undefined) {
	const numbers = cells.filter(({ kind }) => kind === 'number');
	const own = numbers.filter(({ unit }) => unit !== undefined);
	if (numbers.length > 0 && own.length >= numbers.length * 0.8) {
		const first = own[0]!.unit!;
		if (own.every(({ unit }) => unit!.id === first.id)) {
			const said = readUnit(header);
			return said?.id === 'pct-point' ? said : first;
		}
	}
	const said = header.length <= 60 || /antal/iu.test(header) ? readUnit(header) : undefined;
	const counts = said?.family === 'count' || said === undefined;
	// Money is not counted in people, and what is not said to be a number is what the table says it is.
	if (counts && moneyHeader.test(header) && !/antal|fuldtidspersoner|helårspersoner/iu.test(header))
		return table?.family === 'money' ? table : undefined;
	if (counts && table && table.family !== 'count' && !/antal/iu.test(header)) return table;
	const bare = /^\P{L}*antal(?:\s+i\s?alt)?\P{L}*$/iu.test(header);
	if (said?.id === 'antal' && table?.family === 'count' && (bare || !/antal/iu.test(header)))
		return table;
	if (said?.id === 'antal' && table?.family === 'count' && /antal\s*(?:19|20)\d{2}/iu.test(header))
		return table;
	// `Andel af borgere` names a share of people, not a number of them.
	if (said?.family === 'count' && /(?<!\p{L})andel/iu.test(header)) return undefined;
	return said ?? table;
}

function roleOf(header: string, cells: readonly Cell[], plainYears: boolean): ColumnRole {
	if (targetWords.test(header) && cells.some(({ printed }) => readTarget(printed))) return 'target';
	if (!isNumeric(cells)) return 'text';
	if (idHeader.test(header.trim()) || (areYears(cells) && cells.length > 1)) return 'id';
	if (deviationHeader.test(header)) return 'deviation';
	if (changeHeader.test(header)) return 'change';
	if (plainYears && comparison.test(header)) return 'change';
	return 'value';
}

function rowRole(label: string, raw: string, cells: readonly Cell[]): RowRole {
	if (!cells.some(({ kind }) => kind === 'number')) return 'words';
	if (targetWords.test(label)) return 'target';
	if (namesTotal(label)) return 'total';
	if (/^[-–•]\s?\p{L}|^heraf(?!\p{L})/iu.test(raw)) return 'sub';
	return 'part';
}

/** True where `total` is the sum of `parts`, as far as printed decimals can tell. */
export function addsUp(parts: readonly Cell[], total: Cell): boolean {
	const numbers = parts.filter((cell) => cell.value !== undefined);
	if (total.value === undefined || numbers.length < 2) return false;
	const decimals = Math.max(total.decimals ?? 0, ...numbers.map((cell) => cell.decimals ?? 0));
	const sum = numbers.reduce((so, cell) => so + cell.value!, 0);
	const slack = (0.5 * (numbers.length + 1)) / 10 ** decimals;
	// Rounding explains a small miss of a large sum, never a miss as large as a part.
	return Math.abs(sum - total.value) <= Math.min(slack, Math.abs(total.value) * 0.01 + 1e-9);
}

/**
 * After a row that says only `heraf`, the rows that add up to the part above are its parts. Without a sum that fits,
 * nothing is decided and the rows stay as they are.
 */
function withHeraf(rows: readonly KpiRow[], columns: readonly KpiColumn[]): KpiRow[] {
	const at = rows.findIndex(({ label, role }) => role === 'words' && /^heraf$/iu.test(label));
	const parent = rows.slice(0, at).findLast(({ role }) => role === 'part');
	const column = columns.find(({ role }) => role !== 'text' && role !== 'id');
	if (at < 0 || !parent || !column) return [...rows];
	const total = parent.cells[column.index]!;
	const below = rows.slice(at + 1);
	const count = below.findIndex((_, n) => {
		const parts = below.slice(0, n + 1).map((row) => row.cells[column.index]!);
		return parts.length === 1 ? parts[0]!.value === total.value : addsUp(parts, total);
	});
	return rows.map((row, n) =>
		count >= 0 && n > at && n <= at + 1 + count ? { ...row, role: 'sub' as const } : row,
	);
}

/** Months without a year go on in the order of the table: after December comes the January of the same winter. */
function inSeason(rows: readonly KpiRow[]): KpiRow[] {
	let years = 0;
	let before = -Infinity;
	return rows.map((row) => {
		if (!row.period?.key.startsWith('--')) return row;
		if (row.period.start + years < before) years += 12;
		before = row.period.start + years;
		return { ...row, period: { ...row.period, start: before } };
	});
}

/** A row of deviations below amounts is no part of them; where every row is one, they are what the table shows. */
function withDeviations(rows: readonly KpiRow[]): KpiRow[] {
	const says = ({ label, role }: KpiRow) =>
		role === 'part' &&
		(deviationHeader.test(label) ||
			/^(?:udvikling|ændring|forskel|difference)(?!\p{L})/iu.test(label));
	const others = rows.some((row) => row.role === 'part' && !says(row));
	return rows.map((row) => (others && says(row) ? { ...row, role: 'deviation' } : row));
}

/** True where a row is the sum of others in every column that counts something. */
function isSumOf(sum: KpiRow, parts: readonly KpiRow[], columns: readonly KpiColumn[]): boolean {
	const needed = columns.filter(
		({ role, index, unit }) =>
			role === 'value' && sum.cells[index]?.value !== undefined && unit?.family !== 'share',
	);
	const adds = ({ index }: KpiColumn) =>
		addsUp(
			parts.map((row) => row.cells[index]!),
			sum.cells[index]!,
		);
	return needed.length > 0 && needed.every(adds);
}

/** A first or last row that adds up in every column is a sum, whatever its label says. */
function withSums(rows: readonly KpiRow[], columns: readonly KpiColumn[]): KpiRow[] {
	const figures = rows.filter(({ role }) => role === 'part');
	const sum = [figures.at(-1), figures[0]].find((row, at) => {
		const parts = figures.filter((one) => one !== row);
		const least =
			at === 0 && (row?.label === '' || /^samlede(?!\p{L})/iu.test(row?.label ?? '')) ? 2 : 3;
		// Income less spending and the result that is left: the first line is no sum of the others.
		if (at === 1 && parts.some(({ label }) => resultWords.test(label))) return false;
		return row && parts.length >= least && isSumOf(row, parts, columns);
	});
	return rows.map((row) => (row === sum ? { ...row, role: 'total' as const } : row));
}

/** Months without a year take the year of the caption, where it names one. */
function periodOf(words: string, yearOfCaption: number | undefined, around: string) {
	const found = readPeriod(words);
	if (found) return { ...found, period: statedMonths(found.period, around) };
	const month = readMonth(words);
	if (month === undefined) return undefined;
	const period = yearOfCaption === undefined ? monthAlone(month) : monthOf(yearOfCaption, month);
	return { period, rest: '' };
}

/**
 * The unit of a whole table: of its corner, its caption, the words around it or its heading, in that order; else what
 * the text says of its figures, or what the labels say of their amounts.
 */
function tableUnit(
	source: TableSource,
	corner: string,
	cells: readonly Cell[],
	words: string,
): Unit | undefined {
	const cornerUnit = readUnit(corner);
	if (cornerUnit && (cornerUnit.family !== 'count' || /antal/iu.test(corner))) return cornerUnit;
	return (
		readCaptionUnit(source.caption ?? '') ??
		readTableUnit(source.caption ?? '') ??
		readTableUnit(source.before ?? '', 'last') ??
		readTableUnit(source.after ?? '', 'first') ??
		readCaptionUnit(source.heading ?? '') ??
		unitInText(cells, words) ??
		unitInText(
			cells.filter(({ printed }) => printed.replace(/\D/gu, '').length >= 3),
			source.near ?? '',
		) ??
		readTableUnit(source.alike?.around ?? '') ??
		unitOfLabels(cells, source.alike?.cells ?? '')
	);
}

/**
 * People named in the corner of a table whose columns are nothing but periods: `Langtidsledige dagpengemodtagere` over
 * whole numbers of more than a hundred, which no percentage is.
 */
function cornerPeople(
	corner: string,
	headers: readonly string[],
	cells: readonly (readonly Cell[])[],
): Unit | undefined {
	const unit = readUnit(corner);
	const numbers = cells.flat().filter(({ value, unit: own }) => value !== undefined && !own);
	const whole = numbers.every(({ decimals }) => decimals === 0);
	const many = numbers.some(({ value }) => value! > 100);
	const timed = headers.every(
		(header) => readPeriod(header)?.rest === '' || comparison.test(header),
	);
	return unit?.family === 'count' && timed && whole && many ? unit : undefined;
}

/** Labels that speak of amounts in whole kroner, above figures printed in the same way: `Forudsætter 50.000 kr.` */
function unitOfLabels(cells: readonly Cell[], labels: string): Unit | undefined {
	const amounts = cells.filter(
		({ value = 0, decimals = 0 }) => Math.abs(value) >= 1000 || decimals > 0,
	);
	const whole = amounts.every(({ grouped, decimals }) => grouped && decimals === 0);
	const said = labels.match(/(?<![\d.,])\d{1,3}(?:\.\d{3})*\s*kr\b/gu) ?? [];
	return said.length >= 2 && amounts.length >= 4 && whole ? readUnit('kr.') : undefined;
}

/** The unit that the text gives to figures of the table: `least` of them, and never two units. */
function unitInText(cells: readonly Cell[], words: string, least = 2): Unit | undefined {
	const found = new Map<string, { unit: Unit; figures: Set<string> }>();
	for (const { printed, value, unit: own } of cells) {
		if (value === undefined || own || Math.abs(value) < 1) continue;
		const bare = printed.replace(/^[-−–+]\s?/u, '');
		for (let at = words.indexOf(bare); at >= 0; at = words.indexOf(bare, at + 1)) {
			if (
				/[\d.,]$/u.test(words.slice(0, at)) ||
				/^[\d,]|^\.\d/u.test(words.slice(at + bare.length))
			)
				continue;
			const after = /^\s*(?:%|pct\.?|(?:mio|mia)\.?\s?kr|1\.000\s?kr|kr\.?|\p{L}+)/iu.exec(
				words.slice(at + bare.length),
			)?.[0];
			const unit = after === undefined ? undefined : readUnit(after);
			if (!unit || unit.family === 'share') continue;
			const entry = found.get(unit.id) ?? { unit, figures: new Set() };
			entry.figures.add(bare);
			found.set(unit.id, entry);
		}
	}
	const [only, ...others] = [...found.values()];
	return only && others.length === 0 && only.figures.size >= least ? only.unit : undefined;
}

function readPanel(source: TableSource, panel: Panel, words: string): KpiTable {
	const cells = panel.rows.map(({ row }) => row.map(readCell));
	const column = (index: number) => cells.map((row) => row[index]!);
	const width = panel.rows[0]?.row.length ?? 0;
	const headers = headerTexts(panel, width);
	const numeric = Array.from({ length: width }, (_, index) => isNumeric(column(index)));

	// The labels: the columns of words before the first figures; years in the first column are labels too.
	const yearsFirst = arePeriods(column(0)) && numeric.slice(1).some(Boolean);
	const counts = (index: number) =>
		idHeader.test(headers[index]!.trim()) ||
		(isRunning(column(index)) && numeric[index + 1] === false);
	let firstValue = numeric.findIndex(
		(figures, index) => figures && !(index === 0 && yearsFirst) && !counts(index),
	);
	if (firstValue < 0) firstValue = width;
	const labels = Array.from({ length: firstValue }, (_, index) => index).filter(
		(index) => (index === 0 && yearsFirst) || !numeric[index],
	);
	const labelColumn = labels.at(-1);
	const corner = labels.map((index) => headers[index]!).join(' ');

	const unit =
		tableUnit(source, corner, cells.flat(), words) ??
		cornerPeople(corner, headers.slice(firstValue), cells);
	const caption = `${source.caption ?? ''} ${source.heading ?? ''}`;
	const end = statedEnd(caption);
	const yearOfCaption = /\b(?:19|20)\d{2}\b/u.exec(`${caption} ${corner}`)?.[0];
	const year = yearOfCaption === undefined ? undefined : Number(yearOfCaption);
	const plainYears = headers.some((header) => /^\D*(?:19|20)\d{2}\D*$/u.test(header));

	const read = headers.flatMap((header, index): KpiColumn[] => {
		if (index < firstValue) return [];
		const role = roleOf(header, column(index), plainYears);
		const last = panel.header.length > 1 ? panel.header.at(-1)![index]!.trim() : '';
		const lowest = last === '' ? undefined : periodOf(last, year, words);
		const found =
			role === 'change'
				? undefined
				: lowest?.rest === '' && header.endsWith(last)
					? { period: lowest.period, rest: header.slice(0, -last.length).trim() }
					: periodOf(header, year, words);
		const own =
			role === 'text' || role === 'id' ? undefined : columnUnit(header, column(index), unit);
		const total = role === 'value' && namesTotal(found?.rest ?? header);
		return [
			{
				index,
				header,
				measure: found ? found.rest : header,
				role: total ? 'total' : role,
				...(found && { period: endingAt(found.period, end) }),
				...(own && { unit: own }),
			},
		];
	});

	const placed = panel.header.length > 1 || panel.above ? withSharedPeriods(read) : read;
	const said = withMoney(withSharedMeasure(placed), column, words);
	// Under the title `Afvigelser` a bare year is a year's deviation.
	const bare = /^afvigelser?(?!\p{L})/iu.test(
		bareCaption(source.caption ?? '') || (source.heading ?? ''),
	);
	const years = said.filter(({ role, period }) => role === 'value' && period);
	const columns = said.map((one) =>
		bare && years.includes(one) && one.measure === ''
			? { ...one, role: 'deviation' as const }
			: one,
	);
	let group = '';
	const rows = panel.rows.map(({ row, index }, place): KpiRow => {
		const raw = labelColumn === undefined ? '' : row[labelColumn]!.trim();
		for (const before of labels.slice(0, -1))
			if (row[before]!.trim() !== '') group = row[before]!.trim();
		const label = raw.replace(/^[-–•]\s?(?=\p{L})/u, '').replace(/[.\s]{4,}$|[:\s]+$/u, '');
		const rowCells = cells[place]!;
		const figures = rowCells.filter((_, at) => at >= firstValue);
		const numbers = figures.filter(({ kind }) => kind === 'number');
		const said = readRowUnit(label);
		const own = numbers.length > 0 && numbers.every(({ unit: of }) => of?.id === 'pct');
		const rowUnit = own ? numbers[0]!.unit : said;
		const found = periodOf(label, year, words);
		const isTotalLabel = label === '' && group !== '' && namesTotal(group);
		return {
			index,
			label: label === '' ? (isTotalLabel ? group : '') : label,
			...(group !== '' && label !== '' && { group }),
			role: rowRole(label === '' && isTotalLabel ? group : label, raw, figures),
			...(rowUnit && { unit: rowUnit }),
			...(found && found.rest === '' && { period: endingAt(found.period, end) }),
			cells: rowCells,
		};
	});
	// A corner of several words is the table's name where no caption is printed.
	const longHeader = /\S+\s+\S+\s+\S+/u.test(corner) && !readUnit(corner) ? corner : '';
	return {
		title: bareCaption(source.caption ?? '') || longHeader || (source.heading ?? '').trim(),
		rowHeader: labelColumn === undefined ? '' : headers[labelColumn]!,
		columns,
		rows: withDeviations(withSums(withHeraf(inSeason(rows), columns), columns)),
		words,
		beside: source.alike?.around ?? '',
	};
}

/** `Justering 2015 | 2016 | 2017`: the word before the first year stands for all of them. */
function withSharedMeasure(columns: readonly KpiColumn[]): KpiColumn[] {
	const timed = columns.filter(({ period, role }) => period && role === 'value');
	const [first, ...others] = timed;
	const shared =
		first && others.length > 0 && first.measure !== '' && others.every((one) => one.measure === '');
	return columns.map((one) =>
		shared && others.includes(one) ? { ...one, measure: first.measure } : one,
	);
}

/** Columns of money without a printed unit: the text may give it to one of their figures. */
function withMoney(
	columns: readonly KpiColumn[],
	cellsOf: (index: number) => readonly Cell[],
	words: string,
): KpiColumn[] {
	const bare = columns.filter(
		({ role, unit, header }) => role === 'value' && !unit && moneyHeader.test(header),
	);
	const unit = unitInText(
		bare.flatMap(({ index }) =>
			cellsOf(index).filter(({ printed }) => printed.replace(/\D/gu, '').length >= 4),
		),
		words,
		1,
	);
	return columns.map((one) =>
		unit?.family === 'money' && bare.includes(one) ? { ...one, unit } : one,
	);
}

/** Under one printed year, a year to date in one column is a year to date in its neighbours. */
function withSharedPeriods(columns: readonly KpiColumn[]): KpiColumn[] {
	return columns.map((column) => {
		const key = column.period?.key ?? '';
		const other = /^\d{4}$/.test(key)
			? columns.find(
					({ period, header }) => period && period.key.startsWith(`${key}-`) && toDate.test(header),
				)
			: undefined;
		return other?.period ? { ...column, period: other.period } : column;
	});
}

/**
 * Reads a table. A header that is printed again further down with other words begins a second panel, read as a
 * table of its own whose rows keep their places in the whole. Never throws; a table without rows gives none.
 */
export function readKpiTables(source: TableSource): KpiTable[] {
	const words = [source.heading, source.before, source.caption, source.after]
		.filter((text) => text !== undefined && text !== '')
		.join('\n');
	return splitPanels(source.rows, source.headerRows, source.above).map((panel) =>
		readPanel(source, panel, words),
	);
}
