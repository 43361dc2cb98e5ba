/** Minutes of Allerød Kommune as they were printed in 2017. */
import { hasEachShape, hasShapes } from '../print-marks.ts';
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/** What the print sets at every item. */
const everyItem = [/^\s?[\p{Lu} ,-]+ \d{4}-\d{4}\s*$/u, /^Sagsnr\.:/u, /^_{20,}\s*$/u];

/**
 * A narrow left column of labels without colons, values beside them, a rule before the decisions:
 *
 *     ERHVERVSUDVALGET 2014-2017
 *     4. Antal borgere på forsørgelse
 *     Sagsnr.: 16/14268
 *     Punkttype Orientering
 *     Tema Udvalget ønsker …
 *     Bilag Nej
 *     _________________________________________________________
 *     Beslutning Økonomiudvalget
 *     2014-2017 den 06-12-
 *
 * What it adds: the labels are known even where a document has too few items to show that they stand beside their
 * values.
 */
export const alleroed2017: Parser = {
	id: 'alleroed-2017',
	recognises: (document) =>
		hasShapes(document, ...everyItem) ||
		hasEachShape(document, ...everyItem, /^Tema \S/u, /^Bilag \S/u, /^Fraværende \S/u),
	parse: (document, messages) =>
		readMeeting(document, messages, {
			inlineLabels: [
				'tema',
				'sagsbeskrivelse',
				'administrationens forslag',
				'afledte konsekvenser',
				'økonomi og finansiering',
				'dialog/høring',
				'bilag',
			],
		}),
};
