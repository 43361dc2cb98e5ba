/** `/soeg/opensearch.xml`: how a browser adds the archive to its own search field. Needs the public address. */
import type { APIRoute } from 'astro';
import { current } from '../../archive/current.ts';
import { href } from '../../href.ts';
import { escapeHtml } from '../../records/print-body.ts';

/** The OpenSearch 1.1 description; its addresses are whole where the build knows the public one. */
export const GET: APIRoute = ({ site }) => {
	const { title, description } = current().archive.settings;
	const page = site === undefined ? href('/soeg/') : new URL(href('/soeg/'), site).href;
	return new Response(
		`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
	<ShortName>${escapeHtml(title.slice(0, 16))}</ShortName>
	<LongName>${escapeHtml(title.slice(0, 48))}</LongName>
	<Description>${escapeHtml(description ?? title)}</Description>
	<InputEncoding>UTF-8</InputEncoding>
	<Language>da</Language>
	<Url type="text/html" template="${escapeHtml(page)}?q={searchTerms}"/>
</OpenSearchDescription>
`,
		{ headers: { 'Content-Type': 'application/opensearchdescription+xml' } },
	);
};
