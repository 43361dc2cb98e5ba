/** What in a page could run, load or style anything that the project did not put there. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const forbidden = new Set([
	'iframe',
	'object',
	'embed',
	'applet',
	'base',
	'style',
	'frame',
	'math',
	'template',
]);

function* elements(node: Node): Generator<Element> {
	if ('tagName' in node) yield node;
	if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
}

/** One sentence for each thing in a page that could run or load; none where the page is inert. */
export function whatRuns(html: string): string[] {
	const found: string[] = [];
	let policy: string | undefined;
	for (const { tagName, attrs, childNodes } of elements(parse(html))) {
		const value = (name: string) => attrs.find((one) => one.name === name)?.value;
		if (forbidden.has(tagName)) found.push(`<${tagName}>`);
		// A data block never runs: it is JSON, and nothing in it could end the element.
		const data = tagName === 'script' && value('type') === 'application/ld+json';
		if (data) {
			const text = childNodes.map((node) => ('value' in node ? node.value : '<')).join('');
			if (text.includes('<') || attrs.length > 1) found.push(`the data block ${text}`);
			JSON.parse(text);
		}
		if (
			tagName === 'script' &&
			!data &&
			(childNodes.length > 0 || !/^\/(?!\/)[\w/-]*_astro\/[\w.-]+\.js$/u.test(value('src') ?? ''))
		) {
			found.push(`a script that is not the project's: ${value('src') ?? 'inline'}`);
		}
		if (tagName === 'meta' && value('http-equiv')?.toLowerCase() === 'content-security-policy') {
			policy = value('content');
		}
		for (const { name, value: text } of attrs) {
			if (/^on|^style$|^srcdoc$|^formaction$/iu.test(name)) found.push(`${name} on <${tagName}>`);
			const followed = /^(?:href|src|action|xlink:href)$/u.test(name);

			const address = text.replace(/[\s\u0000-\u001f]/gu, '');
			if (followed && /^(?:javascript|data|vbscript|file):/iu.test(address))
				found.push(`${name}=${text}`);
		}
	}
	if (policy === undefined) found.push('no Content-Security-Policy');
	else {
		if (!policy.startsWith("default-src 'none'")) found.push(`the policy ${policy}`);
		if (/unsafe-inline|unsafe-eval|\*/u.test(policy)) found.push(`the policy ${policy}`);
	}
	return found;
}
