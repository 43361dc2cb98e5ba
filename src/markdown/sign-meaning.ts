/** What a positive and a negative deviation mean: from the words around the table, the figures, or the register. */
import type { SignMeaning } from './chart-plan.ts';
import type { KpiTable } from './kpi-table.ts';

const overspending = /mer(?:udgift|forbrug)|mindreindt/iu;
const saving = /mindre(?:udgift|forbrug)|merindt/iu;

const words = {
	saving: { positive: 'mindreforbrug', negative: 'merforbrug' },
	overspending: { positive: 'merforbrug', negative: 'mindreforbrug' },
} as const;

/** The words for the other direction: `mindreudgift/merindtægt` → `merudgift/mindreindtægt`. */
function opposite(said: string): string {
	return said.replace(/mindre|mer/giu, (found) => (found.length > 3 ? 'mer' : 'mindre'));
}

/** `+ = merudgift/mindreindtægt`, `Et minus er en besparelse`, `Negative tal betyder, at der bruges færre penge`. */
function fromText(text: string): SignMeaning | undefined {
	const says = '\\s*(?:=|:|er|angiver|betyder|viser)(?:,?\\s+at)?\\s*(?:et\\s+|en\\s+)?';
	const meant = (sign: string) =>
		new RegExp(
			`(?:["”“']?${sign}["”“']?)(?:\\s+i\\s+\\p{L}+(?:\\s+\\p{L}+)?)?${says}(der\\s[^.;\\n]{3,60}|\\p{L}+(?:\\s?\\/\\s?\\p{L}+)?)`,
			'iu',
		).exec(text)?.[1];
	const better = /(negativ|positiv)\p{L}*\s+(?:tal\s+|beløb\s+)?forbedrer/iu.exec(text)?.[1];
	if (better) {
		const saves = better.toLowerCase() === 'positiv';
		return saves
			? { positive: 'forbedring', negative: 'forværring', from: 'text' }
			: { positive: 'forværring', negative: 'forbedring', from: 'text' };
	}
	const number = '\\p{L}*(?:\\s+(?:tal|afvigelser?|fortegn|beløb))?';
	const plus = direction(meant(`(?:\\+|(?<!\\p{L})(?:et\\s+)?plus|positiv${number})`));
	const minus = direction(meant(`(?:[-−–]|(?<!\\p{L})(?:et\\s+)?minus|negativ${number})`));
	const one = plus ?? (minus && opposite(minus));
	if (one === undefined || !(overspending.test(one) || saving.test(one))) return undefined;
	const positive = one.toLowerCase();
	return { positive, negative: (minus ?? opposite(positive)).toLowerCase(), from: 'text' };
}

/** One word for what a sentence says of a sign: `der bruges færre penge end budgetteret` → `mindreforbrug`. */
function direction(said: string | undefined): string | undefined {
	if (said === undefined || overspending.test(said) || saving.test(said)) return said;
	if (/^(?:besparelse|forbedring)/iu.test(said)) return 'mindreudgift';
	if (/^der\s+(?:bruges|er\s+brugt|forventes)\s.*(?:mindre|færre)/iu.test(said))
		return 'mindreforbrug';
	if (/^der\s+(?:bruges|er\s+brugt|forventes)\s.*(?:mere|flere)/iu.test(said)) return 'merforbrug';
	return undefined;
}

/** Deviation is budget less spending in every row, or spending less budget in every row. */
function fromFigures(table: KpiTable): SignMeaning | undefined {
	const budget = table.columns.filter(
		({ header, role }) => role === 'value' && /budget|ramme|bevilling/iu.test(header),
	);
	const spent = table.columns.filter(
		({ header, role }) =>
			role === 'value' && /forbrug|regnskab|forvent/iu.test(header) && !/budget/iu.test(header),
	);
	const deviations = table.columns.filter(({ role }) => role === 'deviation');
	for (const deviation of deviations) {
		for (const from of budget) {
			for (const to of spent) {
				const rows = table.rows.flatMap(({ cells }) => {
					const [a, b, d] = [from, to, deviation].map(({ index }) => cells[index]?.value);
					return a === undefined || b === undefined || d === undefined || d === 0
						? []
						: [{ difference: a - b, d }];
				});
				const near = (a: number, b: number) =>
					Math.abs(a - b) <= Math.max(0.15, Math.abs(b) * 0.005);
				if (rows.length === 0) continue;
				if (rows.every(({ difference, d }) => near(difference, d)))
					return { ...words.saving, from: 'figures' };
				if (rows.every(({ difference, d }) => near(-difference, d)))
					return { ...words.overspending, from: 'figures' };
			}
		}
	}
	return undefined;
}

/** The meaning of the signs; undefined where nobody says it. Text wins over figures, figures over the register. */
export function readSign(
	table: KpiTable,
	register: 'saving' | 'overspending' | undefined,
): SignMeaning | undefined {
	return (
		fromText(table.words) ??
		fromText(table.beside) ??
		fromFigures(table) ??
		(register && { ...words[register], from: 'register' })
	);
}
