/** The day of a change: the only clock of the project, read by what writes to the content folder. */
import { UsageError } from './command.ts';

/** The day of `--date`, else today in Denmark. Throws a UsageError where it is no day. */
export function readDay(date: string | undefined): string {
	if (date === undefined) {
		return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' }).format(new Date());
	}
	const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
	if (!real) throw new UsageError(`expected --date as 2025-06-04, found ${date}`);
	return date;
}
