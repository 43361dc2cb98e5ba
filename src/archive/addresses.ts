/** `content/addresses.json`: every address ever published, what it holds, and where it went. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { toSlug } from '../danish/slug.ts';
import type { Disclosure } from '../disclosure/disclosure.ts';
import { dateSchema } from '../schemas/shared.ts';
import type { Withdrawal } from '../schemas/withdrawn.ts';

const givenSchema = z.union([
	/** It leads on to another address. */
	z.strictObject({ movedTo: z.string() }),
	/** Its page says that it was withdrawn, when and why. */
	z.strictObject({ withdrawn: dateSchema, reason: z.string() }),
	z.strictObject({
		/** Id of the item the address was given to. */
		item: z.string(),
		/** Its title as a slug and its case number: how it is known again when numbers shift. */
		title: z.string(),
		case: z.string().optional(),
	}),
	/** Any other page. */
	z.strictObject({ page: z.literal(true) }),
]);
export type GivenAddress = z.infer<typeof givenSchema>;

const addressBookSchema = z.strictObject({
	schema: z.literal(1),
	addresses: z.record(z.string().regex(/^\/(?:[^?#]*\/)?$/), givenSchema),
});

/** Every address ever published, by address. */
export type AddressBook = ReadonlyMap<string, GivenAddress>;

/**
 * Reads `addresses.json` of a content folder; empty where there is none.
 *
 * @throws Error naming the file where it cannot be read as an address book
 */
export function readAddressBook(contentDir: string): AddressBook {
	const file = path.join(contentDir, 'addresses.json');
	if (!existsSync(file)) return new Map();
	const parsed = addressBookSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
	if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
	return new Map(Object.entries(parsed.data.addresses));
}

/** An address book as the bytes of `addresses.json`: one address a line, in order. */
export function printAddressBook(book: AddressBook): string {
	const lines = [...book]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([address, given]) => `${JSON.stringify(address)}:${JSON.stringify(given)}`);
	return `{"schema":1,"addresses":{\n${lines.join(',\n')}\n}}\n`;
}

/** What an item is known by when its number or its place has shifted. */
export interface ItemIdentity {
	readonly id: string;
	readonly title: string;
	readonly caseNumber?: string | undefined;
}

/** How an item is written in the address book. */
export function givenToItem(item: ItemIdentity): GivenAddress {
	return {
		item: item.id,
		title: toSlug(item.title),
		...(item.caseNumber === undefined ? {} : { case: item.caseNumber }),
	};
}

/** The addresses given to items earlier, by the folder of their meeting (`/a/b/2025-06-04/`). */
export function givenByMeeting(book: AddressBook): Map<string, [string, GivenAddress][]> {
	const meetings = new Map<string, [string, GivenAddress][]>();
	for (const [address, given] of book) {
		if (!('item' in given)) continue;
		const folder = address.slice(0, address.lastIndexOf('/', address.length - 2) + 1);
		const list = meetings.get(folder);
		if (list) list.push([address, given]);
		else meetings.set(folder, [[address, given]]);
	}
	return meetings;
}

/**
 * The addresses that stay with a meeting's items, by item id.
 *
 * An item is known again, in this order, by title and case number and id, by title and case number, by title, by
 * case number where only one has it, and last by its id alone.
 */
export function keepAddresses(
	items: readonly ItemIdentity[],
	given: readonly (readonly [string, GivenAddress])[],
): Map<string, string> {
	const kept = new Map<string, string>();
	const left = given.flatMap(([address, value]) =>
		'item' in value ? [{ address, ...value }] : [],
	);
	const present = items.map((item) => ({ ...item, slug: toSlug(item.title) }));
	type Known = (typeof left)[number];
	type Present = (typeof present)[number];
	const rounds: ((known: Known, item: Present) => boolean)[] = [
		(known, item) =>
			known.title === item.slug && known.case === item.caseNumber && known.item === item.id,
		(known, item) => known.title === item.slug && known.case === item.caseNumber,
		(known, item) => known.title === item.slug,
		(known, item) =>
			known.case !== undefined &&
			known.case === item.caseNumber &&
			present.filter((other) => other.caseNumber === known.case).length === 1,
		(known, item) => known.item === item.id,
	];
	for (const matches of rounds) {
		for (const known of [...left]) {
			const found = present.find((item) => !kept.has(item.id) && matches(known, item));
			if (!found) continue;
			kept.set(found.id, known.address);
			left.splice(left.indexOf(known), 1);
		}
	}
	return kept;
}

/**
 * The address book with what has been taken down: those addresses stay, and say so. An address that spells a withdrawn
 * phrase is left as it is; `writeRedirects` writes nothing there.
 */
export function withWithdrawals(
	book: AddressBook,
	withdrawn: readonly { readonly address: string; readonly withdrawal: Withdrawal }[],
	disclosure: Disclosure,
): AddressBook {
	if (disclosure.withdrawals.length === 0) return book;
	const marked = new Map(book);
	const mark = (address: string, { date, reason }: Withdrawal) =>
		marked.set(address, { withdrawn: date, reason: disclosure.text(reason).value });
	for (const withdrawal of disclosure.withdrawals) {
		for (const address of withdrawal.addresses ?? []) mark(address, withdrawal);
	}
	for (const { address, withdrawal } of withdrawn) mark(address, withdrawal);
	return marked;
}
