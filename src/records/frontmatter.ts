/**
 * Record files as text: YAML frontmatter, then the body.
 *
 *     ---
 *     order: 1
 *     title: "Budgetopfølgning"
 *     decisions:
 *       - {"committeeName": "Økonomiudvalget", "text": "Godkendt."}
 *     provenance: {"file": "source/…", "sha256": "…", "lines": [24, 108]}
 *     ---
 *
 *     ## Sagsfremstilling
 *
 * Every field is one line of JSON, an array of objects one object a line. That is YAML, so people and tools
 * read it as YAML; and this reader parses it line by line, ten times faster, and falls back to YAML for
 * files that a hand has edited.
 */
import { parse as parseYaml } from 'yaml';

/** A record file taken apart. */
export interface RecordText {
	/** The frontmatter's fields, not yet checked by a schema. */
	readonly data: Record<string, unknown>;
	/** Everything after the frontmatter, without the empty lines that separate them. */
	readonly body: string;
	/** Where the body begins in the file, in UTF-16 units. */
	readonly bodyStart: number;
}

/** A record file whose frontmatter cannot be read; the message says what is wrong with it. */
export class FrontmatterError extends Error {
	override readonly name = 'FrontmatterError';
}

/** Characters that JSON allows in a string and YAML or an editor does not show as they are. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff]/gu;

/** One line of JSON with a blank after `:` and `,`; undefined fields are left out. */
function toJsonLine(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(toJsonLine).join(', ')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = Object.entries(value).filter(([, field]) => field !== undefined);
		return `{${fields.map(([name, field]) => `${toJsonLine(name)}: ${toJsonLine(field)}`).join(', ')}}`;
	}
	return JSON.stringify(value).replace(
		unprintable,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function toFieldLines(name: string, value: unknown): string {
	const objects =
		Array.isArray(value) && value.some((entry) => typeof entry === 'object' && entry !== null);
	if (!objects) return `${name}: ${toJsonLine(value)}\n`;
	return `${name}:\n${(value as unknown[]).map((entry) => `  - ${toJsonLine(entry)}\n`).join('')}`;
}

/**
 * The text of a record file. Fields keep their order; undefined fields and empty arrays are left out, because
 * every array of the schemas has a default or is optional.
 */
export function writeRecord(fields: object, body: string): string {
	const lines = Object.entries(fields)
		.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
		.map(([name, value]) => toFieldLines(name, value));
	const text = body.trimEnd();
	return `---\n${lines.join('')}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** The fields of frontmatter that `writeRecord` wrote; undefined where a hand has changed its form. */
function readFieldLines(frontmatter: string): Record<string, unknown> | undefined {
	const data: Record<string, unknown> = {};
	let list: unknown[] | undefined;
	try {
		for (const line of frontmatter.split('\n')) {
			if (list && line.startsWith('  - {')) {
				list.push(JSON.parse(line.slice(4)));
				continue;
			}
			if (list?.length === 0) return undefined;
			list = undefined;
			const colon = line.indexOf(':');
			const name = line.slice(0, colon);
			if (colon < 1 || !/^[a-z][A-Za-z]*$/.test(name) || Object.hasOwn(data, name))
				return undefined;
			if (colon === line.length - 1) {
				list = [];
				data[name] = list;
			} else if (line[colon + 1] === ' ') {
				data[name] = JSON.parse(line.slice(colon + 2));
			} else return undefined;
		}
	} catch (error) {
		// Not our JSON, so a hand has edited it: the YAML reader decides, and it throws where that fails too.
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
	return list?.length === 0 ? undefined : data;
}

function readYaml(frontmatter: string): Record<string, unknown> {
	let data: unknown;
	try {
		data = parseYaml(frontmatter, { maxAliasCount: 0 });
	} catch (error) {
		throw new FrontmatterError(`expected YAML, found: ${(error as Error).message.split('\n')[0]}`);
	}
	if (typeof data !== 'object' || data === null || Array.isArray(data)) {
		throw new FrontmatterError('expected fields such as `title: "…"` between the lines `---`');
	}
	return data as Record<string, unknown>;
}

/**
 * The frontmatter of a record file, and where its body begins.
 *
 * Throws a FrontmatterError where there is no frontmatter.
 */
function findBody(text: string): { frontmatter: string; bodyStart: number } {
	const start = /^\ufeff?---[ \t]*\r?\n/u.exec(text)?.[0].length;
	if (start === undefined) {
		throw new FrontmatterError('expected frontmatter, a first line `---`');
	}
	const rest = text.slice(start);
	const match = /^---[ \t]*(?:\r?\n|$)/mu.exec(rest);
	if (!match) throw new FrontmatterError('expected a line `---` that ends the frontmatter');
	const frontmatter = rest.slice(0, match.index).replace(/\r?\n$/u, '');
	let bodyStart = start + match.index + match[0].length;
	while (text[bodyStart] === '\n' || text[bodyStart] === '\r') bodyStart += 1;
	return { frontmatter, bodyStart };
}

/**
 * A record file taken apart; `readRecord(writeRecord(fields, body))` gives `fields` and `body` back.
 *
 * Throws a FrontmatterError where there is no frontmatter or it is no YAML.
 */
export function readRecord(text: string): RecordText {
	const { frontmatter, bodyStart } = findBody(text);
	return {
		data: readFieldLines(frontmatter) ?? readYaml(frontmatter),
		body: text.slice(bodyStart),
		bodyStart,
	};
}

/** The body that `readRecord` gives, without reading the fields. Throws a FrontmatterError where there is no frontmatter. */
export function bodyOf(text: string): string {
	return text.slice(findBody(text).bodyStart);
}
