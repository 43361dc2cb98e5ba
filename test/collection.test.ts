import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Collection, collectionLimit } from '../src/collection/collection.ts';
import type { Keeper } from '../src/collection/collection.ts';

/** What a browser keeps, in memory. */
function memory(start: Record<string, string> = {}): Keeper & { kept: Map<string, string> } {
	const kept = new Map(Object.entries(start));
	return {
		kept,
		getItem: (key) => kept.get(key) ?? null,
		setItem: (key, value) => void kept.set(key, value),
		removeItem: (key) => void kept.delete(key),
	};
}
const page = (n: number) => ({ address: `/nordsoe/byraadet/2025-01-0${n}/`, title: `Møde ${n}` });

test('pages are kept in the order they came, each once, and can be moved and taken out', () => {
	const keeper = memory();
	const collection = new Collection(keeper, '/');
	expect(collection.add([page(1), page(2)])).toBe(true);
	expect(collection.add([page(2), page(3)])).toBe(true);
	expect(collection.list()).toEqual([page(1), page(2), page(3)]);
	collection.raise(page(3).address);
	expect(collection.list()).toEqual([page(1), page(3), page(2)]);
	collection.remove(page(1).address);
	expect(new Collection(keeper, '/').list()).toEqual([page(3), page(2)]);
	collection.clear();
	expect(keeper.kept.size).toBe(0);
});

test('two archives on one host do not mix', () => {
	const keeper = memory();
	new Collection(keeper, '/a/').add([page(1)]);
	expect(new Collection(keeper, '/b/').list()).toEqual([]);
});

test('what is kept but is no page of the archive is not shown or fetched', () => {
	const strange = [
		{ address: 'https://angreb.example/', title: 'x' },
		{ address: '//angreb.example/', title: 'x' },
		{ address: 'javascript:alert(1)/', title: 'x' },
		{ address: '/a/?b=c/', title: 'x' },
		{ address: '/\\angreb.example/', title: 'x' },
		{ address: page(1).address },
		null,
	];
	const keeper = memory({ 'samling /': JSON.stringify([...strange, page(1)]) });
	expect(new Collection(keeper, '/').list()).toEqual([page(1)]);
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			for (const { address } of new Collection(memory({ 'samling /': text }), '/').list())
				expect(new URL(address, 'https://arkiv.example').origin).toBe('https://arkiv.example');
		}),
	);
});

test('a collection that is full, or a browser that keeps nothing, says so', () => {
	const collection = new Collection(memory(), '/');
	const many = Array.from({ length: collectionLimit + 1 }, (_, n) => ({
		address: `/a/${n}/`,
		title: '',
	}));
	expect(collection.add(many)).toBe(false);
	const closed = () => {
		throw new DOMException('closed', 'SecurityError');
	};
	const none = new Collection({ getItem: closed, setItem: closed, removeItem: closed }, '/');
	expect(none.list()).toEqual([]);
	expect(none.add([page(1)])).toBe(false);
});
