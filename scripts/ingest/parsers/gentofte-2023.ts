/** Agendas of Gentofte Kommune as they were printed in 2023. */
import { hasShapes } from '../print-marks.ts';
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/**
 * Marks of access in square brackets, one paragraph a line, annexes with covers behind the last item:
 *
 *     Dagsorden til møde i Erhvervsudvalget
 *     Mødetidspunkt 29-08-2023 17:00
 *     Mødeafholdelse Slottet, Parkvej 1
 *     1 [Åben] Prioritering af indsatsen
 *     Sags ID: EMN-2023-04474
 */
export const gentofte2023: Parser = {
	id: 'gentofte-2023',
	recognises: (document) => hasShapes(document, /^\s?\d+ \[\p{L}+\] /u, /^Sags ID: EMN-/u),
	parse: (document, messages) => readMeeting(document, messages),
};
