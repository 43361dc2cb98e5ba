/** What `ingest --report FILE` says (docs/content.md): one entry a document, and what was written. */
import type { FurnitureLine, LineCounts } from './conservation.ts';
import type { Message } from './messages.ts';

export type DocumentStatus = 'written' | 'unchanged' | 'merged' | 'attached' | 'failed';

/** What became of one document. */
export interface DocumentReport {
	/** Path below the content folder; of a document that failed, where it lies. */
	readonly file: string;
	readonly sha256?: string;
	readonly parser?: string;
	readonly confidence?: number;
	readonly evidence?: readonly string[];
	readonly status: DocumentStatus;
	/** Id of the meeting. */
	readonly meeting?: string;
	readonly items?: number;
	readonly attachments?: number;
	readonly tables?: number;
	readonly lines?: LineCounts;
	readonly furniture?: readonly FurnitureLine[];
	readonly withheld?: readonly number[];
	readonly messages: readonly Message[];
}

/** What a run did. */
export interface IngestReport {
	readonly documents: readonly DocumentReport[];
	/** Record files written, left as they were, and taken away. */
	readonly written: number;
	readonly unchanged: number;
	readonly removed: number;
}

/** The report as JSON, a document a line, so that two reports can be compared line by line. */
export function printReport(report: IngestReport): string {
	const { documents, ...counts } = report;
	const lines = documents.map((document) => `    ${JSON.stringify(document)}`);
	const rest = Object.entries(counts).map(([name, value]) => `  ${JSON.stringify(name)}: ${value}`);
	return `{\n  "documents": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}],\n${rest.join(',\n')}\n}\n`;
}

/** What a person does about a message, by its rule; the general advice where the rule has none of its own. */
const nextSteps: Readonly<Record<string, string>> = {
	conservation:
		'A fault of this program: report it with the document. Nothing is published wrongly, but the line is in no record.',
	invented: 'A fault of this program: report it with the document.',
	correction: 'Mend the entry in corrections/<municipality>.yaml, or take it out.',
	cpr: 'Decide in reviewed.yaml (allow or mask, with a reason), or run npm run withdraw. Until then nothing is published.',
	'hand-edited':
		'Compare the record with the file <name>.mdx.new beside it; --force takes the new one.',
	'no-meeting':
		'If it is an attachment, put it beside its meeting, in a folder <document>.bilag/, or give it a sidecar with item and order.',
	format: 'Save it as .txt, .pdf, .docx, .html or .xml, and run ingest again.',
	pdf: 'Print it to PDF anew from a viewer, without a password, and run ingest again.',
	docx: 'Open it in a word processor, save it as .docx anew, and run ingest again.',
	xml: 'Export it anew from the case system, and run ingest again.',
	pictures:
		'Recognise the text of its pictures (OCR) and ingest it again, or leave it: the pages are named where it is published.',
	sidecar: 'Mend the .yaml file beside the document.',
};

/** True where a message makes the command end with 1. */
export function isFinding(message: Message, strict: boolean): boolean {
	return message.level === 'error' || (strict && message.level === 'warning');
}

/** Warnings that the summary shows; the report has every one. */
const shownWarnings = 10;

function counted(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The summary a person can act on: what was done, then what failed or is doubtful, where, and what to do. */
export function printSummary(report: IngestReport, strict: boolean, passedOver: number): string {
	const count = (status: DocumentStatus): number =>
		report.documents.filter((document) => document.status === status).length;
	const done = (['written', 'merged', 'attached', 'unchanged', 'failed'] as const)
		.map((status) => [status, count(status)] as const)
		.filter(([, number]) => number > 0)
		.map(([status, number]) => `${number} ${status}`);
	const lines = [
		`${counted(report.documents.length, 'document')}: ${done.join(', ') || 'none'}` +
			(passedOver > 0 ? `; ${counted(passedOver, 'file')} of other types passed over` : ''),
		`Records: ${report.written} written, ${report.unchanged} unchanged, ${report.removed} removed`,
	];
	let doubts = 0;
	const steps = new Set<string>();
	for (const document of report.documents) {
		for (const message of document.messages) {
			const { level, line, rule, text } = message;
			if (!isFinding(message, strict)) {
				if (level !== 'warning') continue;
				doubts += 1;
				if (doubts > shownWarnings) continue;
			}
			const place = line === undefined ? document.file : `${document.file}:${line}`;
			lines.push(`${level === 'error' ? '✗' : '!'} ${place} ${rule}: ${text}`);
			if (nextSteps[rule]) steps.add(`  ${rule}: ${nextSteps[rule]}`);
		}
	}
	const unsaid = doubts - shownWarnings;
	if (unsaid > 0) lines.push(`${counted(unsaid, 'more warning')}; --report FILE holds them all.`);
	if (steps.size > 0) lines.push('What to do:', ...steps);
	return lines.join('\n');
}
