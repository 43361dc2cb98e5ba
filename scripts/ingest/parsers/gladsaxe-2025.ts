/** Minutes of Gladsaxe Kommune as they were printed in 2025. */
import { hasShapes } from '../print-marks.ts';
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/**
 * Items behind `Punkt N:`, the journal number alone below, the decision before the case:
 *
 *     REFERAT Beskæftigelsesudvalget 2022-2025 d. 04-06-2025
 *     Punkt 9: Lukket: Mundtlige meddelelser
 *     24-7-00.22.04-P35
 *     Beslutning
 *     Gennemgang af sagen
 */
export const gladsaxe2025: Parser = {
	id: 'gladsaxe-2025',
	recognises: (document) =>
		hasShapes(document, /^Punkt \d+: \S/u, /^\d{2}-\d+-\d{2}\.\d{2}\.\d{2}-\p{Lu}\d{2}\s*$/u),
	parse: (document, messages) => readMeeting(document, messages),
};
