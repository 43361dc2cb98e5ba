/** Danish numbers: `.` between thousands, `,` before decimals. */

const strict = /^[-−–]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/u;

/**
 * The value of a number printed the Danish way: `1.070,9` → 1070.9, `-0,5` → -0.5. Undefined for everything
 * else, `1.070.9` and `12.50` included: what is not certain is not guessed.
 */
export function readNumber(printed: string): number | undefined {
	const text = printed.trim();
	if (!strict.test(text)) return undefined;
	return Number(text.replace(/^[−–]/u, '-').replaceAll('.', '').replace(',', '.'));
}

/** Formatters by their decimals: to make one costs more than a hundred numbers. */
const formatters = new Map<number, Intl.NumberFormat>();

/** A value printed the Danish way with at most `decimals` decimals: 1070.9 → `1.070,9`. */
export function formatNumber(value: number, decimals = 2): string {
	let formatter = formatters.get(decimals);
	if (!formatter) {
		formatter = new Intl.NumberFormat('da-DK', { maximumFractionDigits: decimals });
		formatters.set(decimals, formatter);
	}
	return formatter.format(value);
}

/** Numbers with runs drawn together: `3–7, 9`. */
export function spans(numbers: readonly number[]): string {
	const runs: [number, number][] = [];
	for (const number of numbers) {
		const last = runs.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else runs.push([number, number]);
	}
	return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}
