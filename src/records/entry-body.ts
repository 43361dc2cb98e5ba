/** An entry's body as HTML, ready for its page. */
import { chartOptions } from '../archive/key-figures.ts';
import { caseAddress } from '../archive/paths.ts';
import type { CurrentArchive } from '../archive/current.ts';
import type { AttachmentEntry, Entry, ItemEntry } from '../archive/entries.ts';
import type { Decision } from '../schemas/item.ts';
import { kpiCharts } from '../markdown/remark-kpi-chart.ts';
import type { Words } from '../text.ts';
import { paragraphId, UniqueIds } from './anchors.ts';
import { compileBody } from './compile.ts';
import type { BodyPlugin } from './compile.ts';
import type { PrintedBody } from './print-body.ts';

/** Ids that the pages of items and attachments use themselves. */
const pageIds = ['indhold', 'beslutning', 'bilag', 'sagens-gang', 'aendringer', 'omtalt-i'];

/** The paragraphs of a decision's wording, each with its anchor; equal paragraphs get different ones. */
export function decisionParagraphs(decision: Decision): { id: string; text: string }[] {
	const ids = new UniqueIds();
	return decision.text
		.split('\n\n')
		.filter((text) => text.trim() !== '')
		.map((text) => ({ id: ids.take(paragraphId(text)), text }));
}

/** The ids of an entry's page that its body cannot have; search results lead to the same anchors as the page has. */
export function bodyIds(entry: Entry): UniqueIds {
	const decision = entry.kind === 'item' ? entry.decision : undefined;
	const decided = decision ? decisionParagraphs(decision).map(({ id }) => id) : [];
	return new UniqueIds([...pageIds, ...decided]);
}

/**
 * Reads and compiles the body of an item or attachment; references that resolve become links.
 *
 * @param href turns an address into a link of this build
 * @throws Error naming the record's file where its body holds markup or code
 */
export function readBody(
	site: CurrentArchive,
	entry: ItemEntry | AttachmentEntry,
	words: Words,
	href: (address: string) => string,
	plugins: readonly BodyPlugin[] = [],
): PrintedBody {
	const body = site.archive.body(entry);
	const links = new Map<string, string>();
	for (const one of site.references.from(entry)) {
		if ('target' in one) links.set(one.reference.text, href(one.target.address));
	}
	const {
		tables,
		pages,
		provenance: { file },
	} = entry.data;
	const original = site.sources.get(file);
	const lined = site.linePages.get(file);
	const sourceLink = ([first]: readonly [number, number]) =>
		lined ? `${href(lined)}#l${first}` : original && href(original);
	const charts = kpiCharts(chartOptions(entry, tables, sourceLink));
	try {
		return compileBody(
			body,
			{
				tables,
				pages,
				links,
				ids: bodyIds(entry),
				words: {
					headingLink: words.headingLink,
					paragraphLink: words.paragraphLink,
					table: words.tableName,
					page: words.pageName,
				},
			},
			[charts, ...plugins],
		);
	} catch (error) {
		throw new Error(`${entry.file}: ${(error as Error).message}`, { cause: error });
	}
}

/** The address of an item's case page, where the archive has one. */
export function casePage(site: CurrentArchive, item: ItemEntry): string | undefined {
	const { caseNumber } = item.data;
	if (caseNumber === undefined) return undefined;
	const address = caseAddress(item.meeting.municipality.slug, caseNumber);
	return site.cases.has(address) ? address : undefined;
}
