/** Journal numbers after KLE (KL's Emnesystematik): numbers only, since the names of the subjects are KL's own. */

/** A subject and how it is handled, where a case number carries them: `23-152837-00.00.00-A00`, `85.10.00-P07-1-25`. */
const journalNumber = /(?<![\d.])(\d{2})\.(\d{2})\.(\d{2})-[A-ZÆØÅ]\d{2}(?!\d)/u;

/** A subject of KLE, as far as a case number carries it. */
export interface Kle {
	/** First two digits: `85`. */
	readonly group: string;
	/** The whole subject: `85.10.00`. */
	readonly subject: string;
}

/** The subject that a case number carries; undefined where it carries none. */
export function kleOf(caseNumber: string): Kle | undefined {
	const [, group, ...rest] = journalNumber.exec(caseNumber) ?? [];
	return group === undefined ? undefined : { group, subject: [group, ...rest].join('.') };
}
