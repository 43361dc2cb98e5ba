const collator = new Intl.Collator('da-DK', { numeric: true });

/** Compares two strings in Danish order (æ, ø, å last), numbers by value. */
export function compareDanish(a: string, b: string): number {
	return collator.compare(a, b);
}
