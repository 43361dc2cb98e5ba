import { expect, test } from 'vitest';
import { toLines } from '../../scripts/ingest/lines.ts';
import { findPageRemains } from '../../scripts/ingest/page-remains.ts';

test('addresses dumped at a page end are furniture', () => {
	const text =
		'Stien er åben.\n\nhttps://example.dk/sti/kort\nhttps://example.dk/sti/tal\n Næste side begynder her.\n';
	expect([...findPageRemains(toLines(text)).keys()]).toEqual([3, 4]);
});

test('an address that ends a sentence is part of it, also right before a page', () => {
	const text = 'Man kan lade sig inspirere af \nwww.stien.example.dk.\n Næste side begynder her.\n';
	expect([...findPageRemains(toLines(text)).keys()]).toEqual([]);
});
