/**
 * Key figures over time: the same figure from different reports, joined.
 *
 * Joined by rule only where municipality, name, unit and the table's subject are the same; all else is a proposal that is
 * printed and waits for `indicators.yaml`. Every point keeps every table that states it; where tables differ, the newest
 * report counts and the others are shown as what it was before.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { toSlug } from '../danish/slug.ts';
import type { Period } from '../markdown/period.ts';
import type { Unit } from '../markdown/unit.ts';
import { indicatorsSchema } from '../schemas/indicator.ts';
import type { IndicatorRegister, RegisteredIndicator } from '../schemas/indicator.ts';
import type { PlacedFigure } from './key-figures.ts';
import { indicatorAddress } from './paths.ts';

/** One period of an indicator. */
export interface IndicatorPoint {
	readonly period: Period;
	/** What the newest report states. */
	readonly figure: PlacedFigure;
	/** Every table that states the same value, the newest first. */
	readonly sources: readonly PlacedFigure[];
	/** Other values for the same period, the newest first. */
	readonly revised: readonly PlacedFigure[];
	/** Why the figures before this one do not compare with it. */
	readonly break?: string;
}

export interface Indicator {
	readonly id: string;
	readonly address: string;
	readonly municipality: string;
	readonly title: string;
	readonly unit: Unit;
	readonly level: boolean;
	/** In order of time. */
	readonly points: readonly IndicatorPoint[];
	/** Keys of the series it is made of. */
	readonly series: readonly string[];
}

/** Two series that may be one figure, and what keeps the rule from saying so. */
export interface Proposal {
	readonly series: readonly string[];
	readonly title: string;
	readonly why: string;
}

export interface Indicators {
	readonly indicators: readonly Indicator[];
	readonly proposals: readonly Proposal[];
}

/** The key of a figure's series: municipality, unit, name, and what the table's title adds. */
export function seriesKey({ municipality, unit, name, subject }: PlacedFigure): string {
	const words = [...new Set(`${name} ${subject}`.trim().split(' '))].join(' ');
	return [municipality, unit.id, words].join(' | ');
}

/** Reads `indicators.yaml`; an archive without one has an empty register. Throws where it is not what it should be. */
export function readIndicatorRegister(contentDir: string): IndicatorRegister {
	const file = path.join(contentDir, 'indicators.yaml');
	if (!existsSync(file)) return indicatorsSchema.parse({});
	return indicatorsSchema.parse(parse(readFileSync(file, 'utf8')) ?? {});
}

/** Newest report first; within one report, in the order of its tables. */
function newestFirst(a: PlacedFigure, b: PlacedFigure): number {
	const [first, second] = [a.date ?? '', b.date ?? ''];
	if (first !== second) return first < second ? 1 : -1;
	return a.record === b.record ? a.n - b.n || a.row - b.row : a.record < b.record ? -1 : 1;
}

function pointsOf(
	figures: readonly PlacedFigure[],
	breaks: RegisteredIndicator['breaks'],
): IndicatorPoint[] {
	const byPeriod = Map.groupBy(figures, ({ period }) => period.key);
	const points = [...byPeriod.values()].map((list) => {
		const ordered = list.toSorted(newestFirst);
		const figure = ordered[0]!;
		return {
			period: figure.period,
			figure,
			sources: ordered.filter(({ value }) => value === figure.value),
			revised: ordered.filter(({ value }) => value !== figure.value),
		};
	});
	const inTime = points.toSorted(
		(a, b) => a.period.start - b.period.start || (a.period.months ?? 0) - (b.period.months ?? 0),
	);
	return inTime.map((point, at) => {
		const said = breaks.find(({ from }) => from === point.period.key)?.why;
		const other = at > 0 && inTime[at - 1]!.figure.record !== point.figure.record;
		const why =
			said ??
			(other && point.figure.changed ? 'kilden skriver, at opgørelsen er ændret' : undefined);
		return why === undefined ? point : { ...point, break: why };
	});
}

/** Two values for one period in one report: the name does not tell its figures apart, so it names none of them. */
function isAmbiguous(figures: readonly PlacedFigure[]): boolean {
	const values = new Map<string, number>();
	return figures.some(({ record, period, value }) => {
		const key = `${record} ${period.key}`;
		const known = values.get(key);
		values.set(key, value);
		return known !== undefined && known !== value;
	});
}

/** Counts of fewer than five people are not followed from report to report: they may point at somebody. */
function holdsFew(figures: readonly PlacedFigure[]): boolean {
	return figures.some(
		({ unit, value, decimals }) =>
			unit.family === 'count' && decimals === 0 && value > 0 && value < 5,
	);
}

function readable({ title, unit }: PlacedFigure): string {
	const words = title.replace(/\s+-\s*|(?<=\p{L})-\s+(?!(?:og|eller|samt)\s)/gu, ', ');
	const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
	const saysUnit = name.toLowerCase().endsWith(unit.label.toLowerCase());
	return saysUnit ? name : `${name} (${unit.label})`;
}

/**
 * The indicators of an archive and the proposals nobody has decided.
 *
 * An indicator has two records at least, and two periods; a registered one is shown whatever it has.
 */
export function joinIndicators(
	figures: readonly PlacedFigure[],
	register: IndicatorRegister,
): Indicators {
	const series = Map.groupBy(figures, seriesKey);
	const registered = new Set(register.indicators.flatMap(({ series: keys }) => keys));
	const apart = new Set(register.apart);
	const indicators: Indicator[] = [];
	const taken = new Set<string>();
	const add = (
		id: string,
		title: string,
		keys: readonly string[],
		list: readonly PlacedFigure[],
		breaks: RegisteredIndicator['breaks'],
	) => {
		const newest = list.toSorted(newestFirst)[0]!;
		let unique = id;
		for (let n = 2; taken.has(unique); n++) unique = `${id}-${n}`;
		taken.add(unique);
		indicators.push({
			id: unique,
			address: indicatorAddress(unique),
			municipality: newest.municipality,
			title,
			unit: newest.unit,
			level: list.every(({ level }) => level),
			points: pointsOf(list, breaks),
			series: keys,
		});
	};
	for (const { id, title, series: keys, breaks } of register.indicators) {
		const list = keys.flatMap((key) => series.get(key) ?? []);
		if (list.length > 0) add(id, title, keys, list, breaks);
	}
	const loose: { key: string; list: readonly PlacedFigure[] }[] = [];
	for (const [key, list] of [...series].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
		if (registered.has(key) || apart.has(key) || isAmbiguous(list)) continue;
		const records = new Set(list.map(({ record }) => record));
		const periods = new Set(list.map(({ period }) => period.key));
		if (records.size >= 2 && periods.size >= 2 && !holdsFew(list)) {
			const newest = list.toSorted(newestFirst)[0]!;
			const id = toSlug(
				[newest.municipality, newest.unit.label, newest.name, newest.subject].join(' '),
			)
				.slice(0, 90)
				.replace(/-+$/u, '');
			add(id, readable(newest), [key], list, []);
		} else if (!holdsFew(list)) loose.push({ key, list });
	}
	return { indicators, proposals: proposalsOf(loose, indicators) };
}

/** Series of other records with the same municipality, name and unit, whose tables have other subjects. */
function proposalsOf(
	loose: readonly { key: string; list: readonly PlacedFigure[] }[],
	indicators: readonly Indicator[],
): Proposal[] {
	const known = indicators.map(({ id, series, points }) => ({
		owner: id,
		keys: series,
		list: points.flatMap(({ sources }) => sources),
	}));
	const alone = loose.map(({ key, list }) => ({ owner: key, keys: [key], list }));
	const same = ({ list }: { list: readonly PlacedFigure[] }) =>
		[list[0]!.municipality, list[0]!.unit.id, list[0]!.name].join(' | ');
	const groups = Map.groupBy([...known, ...alone], same);
	return [...groups.values()].flatMap((group) => {
		const records = new Set(group.flatMap(({ list }) => list.map(({ record }) => record)));
		if (group.length < 2 || records.size < 2 || group[0]!.list[0]!.name === '') return [];
		return [
			{
				series: group.flatMap(({ keys }) => keys),
				title: readable(group[0]!.list[0]!),
				why: 'name, unit and municipality agree, the titles of the tables do not',
			},
		];
	});
}
