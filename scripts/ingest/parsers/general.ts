/** Any print: carried by the vocabulary that Danish agendas share. */
import { readMeeting } from '../reading.ts';
import type { Parser } from './parser.ts';

/** Reads a print nobody has described; asked last. */
export const general: Parser = {
	id: 'general',
	recognises: () => true,
	parse: (document, messages) => readMeeting(document, messages),
};
