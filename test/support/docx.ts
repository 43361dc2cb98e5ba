import { strToU8, zipSync } from 'fflate';

const office = 'http://schemas.openxmlformats.org';
const spaces = [
	`xmlns:w="${office}/wordprocessingml/2006/main"`,
	`xmlns:mc="${office}/markup-compatibility/2006"`,
	`xmlns:wp="${office}/drawingml/2006/wordprocessingDrawing"`,
	`xmlns:a="${office}/drawingml/2006/main"`,
	'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
	'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
	'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

/** A Word file of a body, and of further parts by their name (`footnotes`, `styles`), all as raw XML. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
	const names = Object.keys(parts);
	const xml = (text: string): Uint8Array =>
		strToU8(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
	const part = (name: string, content: string): Uint8Array =>
		xml(`<w:${name} ${spaces}>${content}</w:${name}>`);
	const relations = (list: readonly (readonly [string, string])[]): Uint8Array =>
		xml(
			`<Relationships xmlns="${office}/package/2006/relationships">${list
				.map(
					([name, target], index) =>
						`<Relationship Id="r${index}" Type="${office}/officeDocument/2006/relationships/${name}" Target="${target}"/>`,
				)
				.join('')}</Relationships>`,
		);
	const types = ['document', ...names].map((name) => {
		const type = name === 'document' ? 'document.main' : name;
		return `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
	});
	return zipSync({
		'[Content_Types].xml': xml(
			`<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join('')}</Types>`,
		),
		'_rels/.rels': relations([['officeDocument', 'word/document.xml']]),
		'word/_rels/document.xml.rels': relations(names.map((name) => [name, `${name}.xml`])),
		'word/document.xml': part('document', `<w:body>${body}</w:body>`),
		...Object.fromEntries(names.map((name) => [`word/${name}.xml`, part(name, parts[name]!)])),
	});
}

/** A run of words, with its properties. */
export const run = (text: string, properties = ''): string =>
	`<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

/** A paragraph of runs, with its properties. */
export const paragraph = (runs: string, properties = ''): string =>
	`<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;

/** A table of cells, each of whole paragraphs. */
export const tableOf = (...rows: readonly (readonly string[])[]): string =>
	`<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
