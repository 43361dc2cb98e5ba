/** Which records `withdrawn.yaml` takes down whole, and what it takes out of those that stay. */
import type { Withdrawal } from '../schemas/withdrawn.ts';

/** Whether a record is the one named, or stands below it: a meeting takes its items, an item its attachments. */
export function standsBelow(id: string, named: string): boolean {
	if (id === named || id.startsWith(`${named}/`)) return true;
	// `a/b/2025-06-04/03` owns `…/03-1`; the meeting `2025-06-04` does not own the meeting `2025-06-04-2`.
	return named.split('/').length === 4 && id.startsWith(`${named}-`);
}

/** The withdrawal that takes a record down; undefined where none does. `files` are the sources it was read from. */
export function withdrawalOf(
	withdrawals: readonly Withdrawal[],
	id: string,
	files: readonly string[],
): Withdrawal | undefined {
	return withdrawals.find(
		({ item, file }) =>
			(item !== undefined && standsBelow(id, item)) ||
			(file !== undefined && files.length > 0 && files.every((one) => one === file)),
	);
}

/** A record without what was read from withdrawn files: entries of its lists that name one. */
export function withoutFiles<T extends object>(data: T, withdrawals: readonly Withdrawal[]): T {
	const gone = new Set(withdrawals.flatMap(({ file }) => (file === undefined ? [] : [file])));
	if (gone.size === 0) return data;
	let changed = false;
	const fields = Object.entries(data).map(([name, field]: [string, unknown]) => {
		if (!Array.isArray(field)) return [name, field];
		const kept = field.filter(
			(entry: unknown) =>
				typeof entry !== 'object' ||
				entry === null ||
				!('file' in entry) ||
				!gone.has(String(entry.file)),
		);
		changed ||= kept.length < field.length;
		return [name, kept];
	});
	return changed ? (Object.fromEntries(fields) as T) : data;
}
