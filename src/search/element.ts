/** Makes elements: every text goes in as text, never as markup. */
type Child = Node | string | undefined;

/** An element with attributes (undefined ones left out) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Readonly<Record<string, string | undefined>> = {},
	...children: readonly Child[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) made.setAttribute(name, value);
	}
	made.append(...children.filter((child) => child !== undefined));
	return made;
}

/** A pattern such as `{n} resultater for {q}` with its places filled. */
export function fill(pattern: string, values: Readonly<Record<string, string | number>>): string {
	return pattern.replace(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place));
}
