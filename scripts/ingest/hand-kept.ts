/** Files that a person keeps in YAML, read with sentences that name file, line, what was expected and what was found. */
import type { z } from 'astro/zod';
import { LineCounter, parseDocument } from 'yaml';
import { IngestError } from './messages.ts';

/** `"protokol"`, `[…]`: a value as a sentence shows it. */
function shown(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (typeof value === 'object' && value !== null)
		return Array.isArray(value) ? 'a list' : 'fields';
	return JSON.stringify(value).slice(0, 80);
}

/**
 * What a hand-kept file holds; `empty` stands for a file without content. `name` is the file's name and `rule` the rule
 * that speaks, for the sentence.
 *
 * Throws an IngestError where the text is no YAML or holds fields or values that the schema does not have.
 */
export function readHandKept<Schema extends z.ZodType>(
	schema: Schema,
	text: string,
	name: string,
	rule: string,
	empty: unknown,
): z.infer<Schema> {
	const counter = new LineCounter();
	const document = parseDocument(text, { lineCounter: counter });
	const [fault] = document.errors;
	if (fault) {
		const [reason = ''] = fault.message.split('\n');
		throw new IngestError(rule, `${name}: expected YAML, found: ${reason.replace(/:$/u, '')}`);
	}
	let data: unknown;
	try {
		data = document.toJS({ maxAliasCount: 0 }) ?? empty;
	} catch (error) {
		throw new IngestError(rule, `${name}: expected YAML, found: ${(error as Error).message}`);
	}
	const parsed = schema.safeParse(data);
	if (parsed.success) return parsed.data;
	const sentences = parsed.error.issues.map((issue) => {
		const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
		const path = [...issue.path, ...unknown.slice(0, 1)] as (string | number)[];
		const node = document.getIn(path, true) ?? document.getIn(path.slice(0, -1), true);
		const at = (node as { range?: [number] } | undefined)?.range?.[0];
		const line = at === undefined ? '' : `:${counter.linePos(at).line}`;
		const where = issue.path.length > 0 ? ` ${issue.path.join('.')}` : '';
		if (unknown.length > 0)
			return `${name}${line}${where}: expected no field "${unknown.join('", "')}"`;
		const expected = issue.message.replace(/^(?:Invalid [^:]*|Too (?:small|big)): /u, '');
		const value = issue.path.length > 0 ? document.getIn(path) : data;
		const said = /^expected /u.test(expected) ? expected : `expected ${expected}`;
		return `${name}${line}${where}: ${said.replace(/, received .*$/u, '')}, found ${shown(value)}`;
	});
	throw new IngestError(rule, sentences.join('; '));
}
