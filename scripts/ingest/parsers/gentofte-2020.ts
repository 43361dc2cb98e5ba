/** Agendas of Gentofte Kommune as they were printed in 2020. */
import { hasShapes } from '../print-marks.ts';
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/**
 * Marks of access in round brackets, wrapped lines, no cover:
 *
 *     7 (Åben) Meddelelser fra formanden
 *     Sags ID: EMN-2020-01149
 *     Tidligere beslutninger:
 *     .
 *     Bilag
 */
export const gentofte2020: Parser = {
	id: 'gentofte-2020',
	recognises: (document) => hasShapes(document, /^\s?\d+ \(\p{L}+\) /u, /^Sags ID: EMN-/u),
	parse: (document, messages) => readMeeting(document, messages),
};
