/** Minutes of Lyngby-Taarbæk Kommune as they were printed in 2015. */
import { hasShapes } from '../print-marks.ts';
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/**
 * A head of committee and day before every item, a running number announced, the decision below committee and day:
 *
 *     Erhvervsudvalget
 *     09-06-2015
 *     Sag nr. 2
 *     2. Behandling af høringssvar
 *     Beslutningskompetence
 *     Erhvervsudvalget den 9. juni 2015
 *     Bilagsfortegnelse
 */
export const lyngbyTaarbaek2015: Parser = {
	id: 'lyngby-taarbaek-2015',
	recognises: (document) =>
		hasShapes(document, /^\s?\d{2}-\d{2}-\d{4}\s*$/u, /^Sag nr\. \d+\s*$/u, /^\s?\d+\. \S/u),
	parse: (document, messages) => readMeeting(document, messages),
};
