/**
 * A table as a CSV file: `;` between cells (Danish numbers have commas), CRLF, UTF-8 with a byte order mark, so that
 * a Danish spreadsheet opens it by double click with its letters and numbers right. Cells are as printed.
 */

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it; numbers with a sign are left as they are,
 * and so is a lone `-`.
 */
export function guardCell(cell: string): string {
	const text = cell.replace(/[\r\n]+/gu, ' ');
	const harmless = /^[-+−]?[\s\d.,%]*$/u.test(text);
	return /^[\s]*[=+\-@\t\r|]/u.test(text) && !harmless ? `'${text}` : text;
}

/** The bytes of `tabel-<n>.csv` as text. */
export function tableCsv(rows: readonly (readonly string[])[]): string {
	const quote = (cell: string) =>
		/[";\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
	const lines = rows.map((row) => row.map((cell) => quote(guardCell(cell))).join(';'));
	return `\ufeff${lines.join('\r\n')}\r\n`;
}
