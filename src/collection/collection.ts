/** The pages that a reader has gathered, kept in the reader's own browser and nowhere else. */

/** One gathered page. */
export interface Gathered {
	/** Address without base: `/nordsoe/byraadet/2025-06-04/3/`. */
	readonly address: string;
	readonly title: string;
}

/** How many pages a collection holds at the most. */
export const collectionLimit = 200;

/** What keeps the collection: `localStorage`, or a `Map`-like stand-in in tests. */
export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** An address of this archive, and of nothing else: a path with a slash at both ends. */
const ownAddress = /^\/(?!\/)[^?#\\\s]*\/$/u;

function isGathered(value: unknown): value is Gathered {
	if (typeof value !== 'object' || value === null) return false;
	const { address, title } = value as Record<string, unknown>;
	return typeof address === 'string' && ownAddress.test(address) && typeof title === 'string';
}

/** The collection of one archive, by the path below which it is served: two archives of one host do not mix. */
export class Collection {
	readonly #keeper: Keeper;
	readonly #key: string;

	constructor(keeper: Keeper, base: string) {
		this.#keeper = keeper;
		this.#key = `samling ${base}`;
	}

	/** The pages in the order in which they were gathered; what is kept but is no collection counts as none. */
	list(): readonly Gathered[] {
		try {
			const kept: unknown = JSON.parse(this.#keeper.getItem(this.#key) ?? '[]');
			return Array.isArray(kept) ? kept.filter(isGathered).slice(0, collectionLimit) : [];
		} catch {
			// Storage that is closed, or holds something else: the reader has gathered nothing.
			return [];
		}
	}

	has(address: string): boolean {
		return this.list().some((one) => one.address === address);
	}

	/** Adds pages at the end, each once. False where there is no room, or the browser keeps nothing. */
	add(pages: readonly Gathered[]): boolean {
		const kept = this.list();
		const known = new Set(kept.map(({ address }) => address));
		const fresh = pages.filter((one) => isGathered(one) && !known.has(one.address));
		return kept.length + fresh.length <= collectionLimit && this.#keep([...kept, ...fresh]);
	}

	remove(address: string): boolean {
		return this.#keep(this.list().filter((one) => one.address !== address));
	}

	/** Moves a page one place towards the front. */
	raise(address: string): boolean {
		const pages = [...this.list()];
		const at = pages.findIndex((one) => one.address === address);
		if (at < 1) return false;
		pages.splice(at - 1, 2, pages[at]!, pages[at - 1]!);
		return this.#keep(pages);
	}

	clear(): boolean {
		return this.#keep([]);
	}

	#keep(pages: readonly Gathered[]): boolean {
		try {
			if (pages.length === 0) this.#keeper.removeItem(this.#key);
			else this.#keeper.setItem(this.#key, JSON.stringify(pages));
			return true;
		} catch {
			return false;
		}
	}
}

/** The collection of this browser; where it keeps nothing, one that is empty and takes nothing. */
export function ownCollection(base: string): Collection {
	let keeper: Keeper = {
		getItem: () => null,
		setItem: () => {
			throw new Error('this browser keeps nothing');
		},
		removeItem: () => undefined,
	};
	try {
		keeper = localStorage;
	} catch {
		// Storage that is closed throws when it is asked for.
	}
	return new Collection(keeper, base);
}
