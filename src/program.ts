/**
 * The built program as a build runs it: every page of the site, without Astro's bundler (`scripts/pages.ts`).
 *
 * Astro bundles it beside its own entry (`scripts/bundle.ts`).
 *
 * The first page of a route is rendered by Astro as the answer to a request. The others of that route are rendered by the
 * same component with what Astro prepared for the first one and properties of their own: no request, no answer and no
 * search for the properties a page. So nothing below `[municipality]` may ask `Astro.url`, `Astro.params` or `Astro.request`.
 */
import { createApp } from 'astro/app/entrypoint';
import { createComponent, renderToString } from 'astro/runtime/server/index.js';
import { StaticPaths } from 'astro:static-paths';
import type { RouteData, SSRResult } from 'astro';

type Component = Parameters<typeof renderToString>[1];
type Properties = Record<string, unknown>;

/** A page module of ours; an endpoint has no component. */
interface PageModule {
	readonly default?: Component;
	readonly getStaticPaths?: (options: unknown) => readonly { props?: Properties }[];
}
/** How Astro keeps a page module in the program. */
interface LazyModule {
	readonly page: () => Promise<PageModule>;
}

/** What is known of a route. */
interface Route {
	component?: Component;
	paths: readonly { props?: Properties }[];
	/** What Astro prepared for the first page, and how it was before anything was rendered. */
	prepared?: { readonly result: SSRResult; readonly before: Partial<SSRResult> };
}

/** A page of the site. */
export interface SitePage {
	readonly pathname: string;
	readonly route: RouteData;
	/** What its component is given; undefined where only Astro can tell. */
	readonly props: Properties | undefined;
}

/** Pages are written as files, so none is streamed. */
export const app = createApp({ streaming: false });

const routes = new Map<string, Route>();

/** A copy whose own sets and lists can be filled without filling the original's. */
function copyOf<T extends object>(value: T): T {
	const copied = Object.entries(value).map(([name, one]: [string, unknown]) => [
		name,
		one instanceof Set ? new Set(one) : Array.isArray(one) ? [...(one as unknown[])] : one,
	]);
	return Object.fromEntries(copied) as T;
}

/** The same page module; what Astro asks and gives is remembered. */
function watch(module: PageModule, route: Route): PageModule {
	const { default: component, getStaticPaths } = module;
	if (component?.isAstroComponentFactory !== true || !getStaticPaths) return module;
	route.component = component;
	return {
		...module,
		getStaticPaths: (options) => (route.paths = getStaticPaths(options)),
		default: createComponent(
			(result: SSRResult, props: Properties, slots: object) => {
				const { styles, links, scripts, response, _metadata } = result;
				const before = copyOf({ styles, links, scripts, response: { ...response } });
				route.prepared ??= { result, before: { ...before, _metadata: copyOf(_metadata) } };
				return component(result, props, slots);
			},
			component.moduleId,
			component.propagation,
		),
	};
}

// Astro would look a page's module up again for each record.
const modules = app.manifest.pageMap as unknown as Map<string, () => Promise<LazyModule>>;
for (const [name, load] of modules) {
	const route: Route = { paths: [] };
	routes.set(name, route);
	let module: Promise<PageModule> | undefined;
	const page = () => (module ??= load().then(async (one) => watch(await one.page(), route)));
	const loaded = Promise.resolve({ page });
	modules.set(name, () => loaded);
}

/** Every page of the site. */
export async function sitePages(): Promise<SitePage[]> {
	const counted = new Map<RouteData, number>();
	const all = await new StaticPaths(app).getAll();
	return all.map(({ pathname, route }) => {
		const at = counted.get(route) ?? 0;
		counted.set(route, at + 1);
		const ofArchive = route.params.includes('municipality');
		return {
			pathname,
			route,
			props: ofArchive ? routes.get(route.component)?.paths[at]?.props : undefined,
		};
	});
}

/** The HTML of a page whose route Astro has rendered a page of; undefined where Astro has to render this one. */
export async function renderAgain({ pathname, route, props }: SitePage) {
	const { component, prepared } = routes.get(route.component) ?? {};
	if (!component || !prepared || !props) return undefined;
	const { result, before } = prepared;
	const { _metadata, ...rest } = before;
	Object.assign(result, copyOf(rest), { pathname, _metadata: copyOf(_metadata!) });
	const html = await renderToString(result, component, props, {}, true, route);
	if (typeof html !== 'string') throw new Error(`${pathname}: expected HTML, found a redirect`);
	return html;
}
