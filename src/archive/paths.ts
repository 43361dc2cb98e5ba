/**
 * Record ids and public addresses: the one place that turns one into the other.
 *
 * Ids are paths below a collection's folder without extension; addresses start and end with a slash and
 * know nothing of `--base`.
 *
 *     meeting     gladsaxe/byraadet/2025-06-04        → /gladsaxe/byraadet/2025-06-04/
 *     item        gladsaxe/byraadet/2025-06-04/03     → /gladsaxe/byraadet/2025-06-04/3/
 *     attachment  gladsaxe/byraadet/2025-06-04/03-1   → /gladsaxe/byraadet/2025-06-04/3/bilag/1/
 *     attachment  gladsaxe/byraadet/2025-06-04/00-1   → /gladsaxe/byraadet/2025-06-04/bilag/1/
 */
import { toSlug } from '../danish/slug.ts';

/** Two digits or more: `3` → `03`. */
export function orderName(order: number): string {
	return String(order).padStart(2, '0');
}

/** The id of a meeting; `day` is `YYYY-MM-DD` or the name of an undated one. */
export function meetingId(municipality: string, committee: string, day: string): string {
	return `${municipality}/${committee}/${day}`;
}

/** The id of an item, by the meeting's id and its place there, counted from 1. */
export function itemId(meeting: string, order: number): string {
	return `${meeting}/${orderName(order)}`;
}

/** The id of an attachment; `itemOrder` is 0 where the meeting itself owns it. */
export function attachmentId(meeting: string, itemOrder: number, order: number): string {
	return `${meeting}/${orderName(itemOrder)}-${order}`;
}

/** The address of a meeting, by its id. */
export function meetingAddress(meeting: string): string {
	return `/${meeting}/`;
}

/**
 * The addresses of a meeting's items, in the order given: the number as printed made a slug, or `nr-<order>`
 * where there is none or another item has it.
 *
 * An address in `given` (from addresses.json, by item id) stays with its item when numbers shift; a newcomer to
 * that number gets `nr-<order>`.
 */
export function itemAddresses(
	meeting: string,
	items: readonly { id: string; order: number; number?: string | undefined }[],
	given: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
	const addresses = new Map<string, string>();
	const taken = new Set<string>(['bilag']);
	for (const { id } of items) {
		const address = given.get(id);
		if (address === undefined) continue;
		addresses.set(id, address);
		taken.add(address.slice(meetingAddress(meeting).length, -1));
	}
	for (const { id, order, number } of items) {
		if (addresses.has(id)) continue;
		const wanted = toSlug(number ?? '');
		const name = wanted !== '' && !taken.has(wanted) ? wanted : `nr-${order}`;
		taken.add(name);
		addresses.set(id, `${meetingAddress(meeting)}${name}/`);
	}
	return addresses;
}

/** The address of an attachment below its owner's address. */
export function attachmentAddress(owner: string, order: number): string {
	return `${owner}bilag/${order}/`;
}

/** The address of a case; numbers that differ only in their marks share it. */
export function caseAddress(municipality: string, caseNumber: string): string {
	return `/${municipality}/sager/${toSlug(caseNumber)}/`;
}

/** The address of a member, by the name as printed without party. */
export function personAddress(municipality: string, name: string): string {
	return `/${municipality}/medlemmer/${toSlug(name)}/`;
}

/** The address of an indicator, by its id. */
export function indicatorAddress(indicator: string): string {
	return `/noegletal/${indicator}/`;
}

/** The address of a main group of KLE (`85`) in one municipality. */
export function topicAddress(municipality: string, group: string): string {
	return `/${municipality}/emner/${group}/`;
}
