/** A page as a tree, with just enough to ask about elements, attributes and words. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** Every element below a node, in order. */
export function* elements(node: Node): Generator<Element> {
	if ('tagName' in node) yield node;
	if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child);
}

/** The page's elements in order. */
export function parsePage(html: string): Element[] {
	return [...elements(parse(html))];
}

export function attribute(element: Element, name: string): string | undefined {
	return element.attrs.find((one) => one.name === name)?.value;
}

/** Elements that stand in a line of text; every other one begins and ends with a blank. */
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'span', 'strong', 'time']);

/** The words of an element with single blanks. */
export function textOf(node: Node): string {
	const text = (one: Node): string =>
		'value' in one && one.nodeName === '#text'
			? one.value
			: 'childNodes' in one
				? one.childNodes.map(text).join('') + (inline.has(one.nodeName) ? '' : ' ')
				: '';
	return text(node).replace(/\s+/gu, ' ').trim();
}
