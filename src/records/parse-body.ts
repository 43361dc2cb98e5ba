/**
 * A record's body as an mdast tree.
 *
 * Nine blocks of ten are one line without any of Markdown's characters: those become nodes without a parser (the line
 * lane). Runs of the others go to micromark with tables and MDX syntax. A property proves that both give one tree.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { mdxExpressionFromMarkdown } from 'mdast-util-mdx-expression';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { gfmTable } from 'micromark-extension-gfm-table';
import { mdxExpression } from 'micromark-extension-mdx-expression';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import type { Root, RootContent } from 'mdast';

const extensions = [
	gfmTable(),
	mdxJsx(),
	mdxMd(),
	mdxExpression(),
	// A body has no definitions, so `[a]: b` is text and stays.
	{ disable: { null: ['definition'] } },
];
const mdastExtensions = [gfmTableFromMarkdown(), mdxJsxFromMarkdown(), mdxExpressionFromMarkdown()];

/** One line that means itself: no character of Markdown in it, no marker of a block before it. */
const plainLine = /^(?!\d{1,9}[.)]|[ \t+=:-])[^\0\\`*_[\]<>{}&|~#]+$/u;
const plainHeading = /^(#{2,6})[ \t]+([^\s\0\\`*_[\]<>{}&|~#][^\0\\`*_[\]<>{}&|~#]*)$/u;

function parseRun(text: string): RootContent[] {
	return fromMarkdown(text, { extensions, mdastExtensions }).children;
}

/**
 * The tree of a body.
 *
 * @param lane false sends every block to the parser (the property test does)
 * @throws Error where the body holds JSX or an expression that is not closed
 */
export function parseBody(body: string, lane = true): Root {
	if (!lane) return { type: 'root', children: parseRun(body) };
	const children: RootContent[] = [];
	let run: string[] = [];
	const flush = () => {
		if (run.length > 0) children.push(...parseRun(run.join('\n\n')));
		run = [];
	};
	for (const block of body.split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/u)) {
		const line = block.replace(/[ \t\r\n]+$/u, '');
		if (plainLine.test(line) && !/[\r\n]/u.test(line)) {
			flush();
			children.push({ type: 'paragraph', children: [{ type: 'text', value: line }] });
			continue;
		}
		const heading = /[\r\n]/u.test(line) ? null : plainHeading.exec(line);
		if (heading) {
			flush();
			children.push({
				type: 'heading',
				depth: heading[1]!.length as 2,
				children: [{ type: 'text', value: heading[2]! }],
			});
			continue;
		}
		if (line !== '') run.push(block);
	}
	flush();
	return { type: 'root', children };
}
