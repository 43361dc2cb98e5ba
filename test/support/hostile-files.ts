/** Files that would do something to who opens them. */

/**
 * A PDF of one page with these lines, that asks its reader to run scripts, start programs, open files that it holds and
 * follow links that run.
 */
export function pdfWithActions(lines: readonly string[]): Uint8Array {
	const shown = lines.map((line) => `(${line.replace(/[\\()]/gu, String.raw`\$&`)}) Tj T*`);
	const stream = (text: string, more = ''): string =>
		`<<${more}/Length ${text.length}>>stream\n${text}\nendstream`;
	const script = '<</S/JavaScript/JS(app.alert\\("angreb"\\))>>';
	const link = (at: number, action: string): string =>
		`<</Type/Annot/Subtype/Link/Rect[0 ${at} 595 ${at + 60}]/A ${action}>>`;
	const objects = [
		'<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R/AA<</WC 6 0 R>>/Names<</JavaScript<</Names[(angreb) 6 0 R]>>/EmbeddedFiles<</Names[(angreb.exe) 7 0 R]>>>>/AcroForm<</Fields[9 0 R]>>>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>/AA<</O 6 0 R>>/Annots[9 0 R 10 0 R 11 0 R 12 0 R]>>',
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
		stream(`BT /F 9 Tf 40 810 Td 13 TL ${shown.join(' ')} ET`),
		script,
		'<</Type/Filespec/F(angreb.exe)/EF<</F 8 0 R>>>>',
		stream('MZ angreb', '/Type/EmbeddedFile'),
		`<</Type/Annot/Subtype/Widget/FT/Tx/T(angreb)/Rect[0 0 1 1]/AA<</K ${script}/C ${script}>>>>`,
		link(700, '<</S/URI/URI(javascript:alert\\("angreb"\\))>>'),
		link(600, '<</S/Launch/F(cmd.exe)/Win<</F(cmd.exe)/P(/c angreb)>>>>'),
		'<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 7 0 R/Contents(angreb)>>',
	];
	const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
	const text = `%PDF-1.7\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>`;
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
