import { expect, inject, test } from 'vitest';
import { faults, faultsOf } from '../support/html-faults.ts';

test('the validator finds what is wrong', async () => {
	const [fault] = await faults('<!doctype html><html lang="da"><p><div></div></p></html>');
	expect(fault).toBeDefined();
});

test('every page is valid HTML', async () => {
	expect(await faultsOf(inject('site'))).toEqual({});
});
