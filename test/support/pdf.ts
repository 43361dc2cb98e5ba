/** A text at a place of an A4 page: points from the left and from the top, and the height of the font. */
export type Placed = readonly [x: number, y: number, text: string, size?: number];

/** The operators of a page that shows texts, and rules from one corner to another. */
export function placed(
	texts: readonly Placed[],
	rules: readonly (readonly [number, number, number, number])[] = [],
): string {
	const shown = texts.map(
		([x, y, text, size = 10]) =>
			`/F ${size} Tf 1 0 0 1 ${x} ${842 - y} Tm (${text.replace(/[\\()]/gu, '\\$&')}) Tj`,
	);
	const drawn = rules.map(
		([x, y, right, bottom]) => `${x} ${842 - y} m ${right} ${842 - bottom} l S`,
	);
	return `0.5 w ${drawn.join('\n')}\nBT ${shown.join('\n')} ET`;
}

export interface PdfParts {
	/** How the font maps its characters. */
	readonly cmap?: string;
	/** Further entries of every page, `/Rotate 90`. */
	readonly page?: string;
	/** Further entries of the catalog. */
	readonly catalog?: string;
	/** Objects from number 900 on. */
	readonly more?: readonly string[];
}

/** A PDF with a page for each of `contents`, in Helvetica and in Latin-1. */
export function pdfOf(contents: readonly string[], parts: PdfParts = {}): Uint8Array {
	const stream = (text: string): string => `<</Length ${text.length}>>stream\n${text}\nendstream`;
	const kids = contents.map((_, index) => `${5 + 2 * index} 0 R`);
	const toUnicode = parts.cmap === undefined ? '' : '/ToUnicode 4 0 R';
	const objects = new Map([
		[1, `<</Type/Catalog/Pages 2 0 R${parts.catalog ?? ''}>>`],
		[2, `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${kids.length}>>`],
		[3, `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding${toUnicode}>>`],
		[4, stream(parts.cmap ?? '')],
	]);
	for (const [index, content] of contents.entries()) {
		const own = `/Contents ${6 + 2 * index} 0 R/Resources<</Font<</F 3 0 R>>>>${parts.page ?? ''}`;
		objects.set(5 + 2 * index, `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${own}>>`);
		objects.set(6 + 2 * index, stream(content));
	}
	for (const [index, object] of (parts.more ?? []).entries()) objects.set(900 + index, object);
	const body = [...objects].map(([number, object]) => `${number} 0 obj\n${object}\nendobj\n`);
	const trailer = `trailer<</Root 1 0 R/Size ${1000 + objects.size}>>`;
	return Uint8Array.from(Buffer.from(`%PDF-1.4\n${body.join('')}${trailer}`, 'latin1'));
}
