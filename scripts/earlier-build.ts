/**
 * What the build before left in the output folder and need not be made again.
 *
 * A directory of the site that belongs to one record, case or member, or to one part of the search index, is taken over
 * whole where its key is the same (src/archive/page-keys.ts) and every file in it is still what that build wrote;
 * everything else is made anew. Files are
 * linked, not copied, so no stage may write into a file that is there already; `remember` finds where one did.
 *
 * What all pages share is the context: code, settings, registers kept by hand, the options of the build. Where it
 * differs, nothing is taken over.
 */
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	createWriteStream,
	existsSync,
	linkSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';

/** A file as a build left it. */
export interface MadeFile {
	readonly name: string;
	/** In bytes. */
	readonly size: number;
	/** When it was last written, in milliseconds since 1970. */
	readonly time: number;
	readonly sha256: string;
	/** True where links were looked at before it was written: none leads to it. */
	readonly late: boolean;
}

/** The links of a page that lead somewhere: how many within the site, and those that leave it. */
export interface PageLinks {
	readonly internal: number;
	readonly external: readonly string[];
}

/** A directory of a site. */
interface MadeFolder {
	/** Absent where it is made anew every time. */
	readonly key?: string | undefined;
	readonly files: readonly MadeFile[];
	readonly links: PageLinks;
	/** Where the files lie. */
	readonly site: string;
}

/** Files of this project that decide what a page looks like. */
const code = ['astro.config.mjs', 'package.json', 'package-lock.json', 'public', 'scripts', 'src'];

/** Files of an archive that are kept by hand and are no records. */
const keptByHand = [
	'archive.yaml',
	'indicators.yaml',
	'municipalities',
	'reviewed.yaml',
	'withdrawn.yaml',
];

function* filesBelow(place: string): Generator<string> {
	const stat = statSync(place, { throwIfNoEntry: false });
	if (stat?.isFile()) yield place;
	if (!stat?.isDirectory()) return;
	for (const name of readdirSync(place).sort()) {
		if (name !== 'node_modules') yield* filesBelow(path.join(place, name));
	}
}

/**
 * Everything that all pages of a build depend on, as one hash.
 *
 * @param root the project's folder
 * @param content the content folder
 * @param options of the build, as far as they change its bytes
 */
export function contextOf(root: string, content: string, options: readonly unknown[]): string {
	const hash = createHash('sha256').update(JSON.stringify([process.version, options]));
	for (const [folder, names] of [
		[root, code],
		[content, keptByHand],
	] as const) {
		for (const file of names.flatMap((name) => [...filesBelow(path.join(folder, name))])) {
			hash.update(`\0${path.relative(folder, file)}\0`).update(readFileSync(file));
		}
	}
	return hash.digest('hex');
}

/** Parts a path at its last slash; the folder is empty where there is none. */
const partPath = (file: string): [folder: string, name: string] => {
	const at = file.lastIndexOf('/');
	return [file.slice(0, Math.max(0, at)), file.slice(at + 1)];
};

/** Makes a folder. Most lie in one that is there, and to look for those above it costs as much as making it. */
function makeFolder(folder: string): void {
	try {
		mkdirSync(folder);
	} catch {
		mkdirSync(folder, { recursive: true });
	}
}

/** The file in which the build of a part is remembered, in its output folder. */
export const partState = 'part.ndjson';

export class EarlierBuild {
	readonly #state: string;
	readonly #out: string;
	readonly #context: string;
	readonly #folders = new Map<string, MadeFolder>();
	/** Keys of this build's trees, by folder. */
	readonly #trees = new Map<string, string>();
	/** Files of this build beside the state. */
	readonly #recalled = new Set<string>();
	/** Addresses whose directory was taken over. */
	readonly kept = new Set<string>();

	/** The checksums of the folder that was asked for last. */
	#sumsOf: { folder: string; sums: ReadonlyMap<string, string> } | undefined;

	/** Builds of parts of the archive that are joined. */
	readonly #parts: string[] = [];

	/**
	 * @param state file in which a build is remembered
	 * @param out output folder
	 * @param context from `contextOf`
	 */
	constructor(state: string, out: string, context: string) {
		this.#state = state;
		this.#out = out;
		this.#context = context;
		this.#read(state, out, out);
	}

	/** Gives false where there is no whole state, or one of another context. */
	#read(state: string, name: string, site: string): boolean {
		if (!existsSync(state)) return false;
		const lines = readFileSync(state, 'utf8').split('\n');
		if (lines[0] !== JSON.stringify([name, this.#context]) || lines.at(-2) !== 'end') return false;
		for (const line of lines.slice(1, -2)) {
			const [folder, key, internal, external, ...files] = JSON.parse(line) as [
				string,
				string | null,
				number,
				string[],
				...[string, number, number, string, 1?][],
			];
			this.#folders.set(folder, {
				key: key ?? undefined,
				files: files.map(([file, size, time, sha256, late]) => ({
					...{ name: file, size, time, sha256 },
					late: late === 1,
				})),
				links: { internal, external },
				site,
			});
		}
		return true;
	}

	/**
	 * Takes what the build of a part made (`--part`) as made before.
	 *
	 * @param folder output folder of that build, perhaps from another machine: its files are told by their checksums
	 * @throws Error where it was made by other code, from other settings or with other options
	 */
	join(folder: string): void {
		const part = path.resolve(folder);
		if (!this.#read(path.join(part, partState), partState, part)) {
			throw new Error(
				`${folder}: expected a part built by this code with the same settings and options, found none`,
			);
		}
		this.#parts.push(part);
	}

	/** True where pages of several builds come together, whose links nobody has looked at yet. */
	get isMerge(): boolean {
		return this.#parts.length > 0;
	}

	/** Whether a file is still what the build wrote that left it there. */
	#isIntact(folder: string, { name, size, time, sha256 }: MadeFile, site: string): boolean {
		const file = `${site}/${folder}/${name}`;
		const stat = statSync(file, { throwIfNoEntry: false });
		if (stat === undefined || !stat.isFile() || stat.size !== size) return false;
		if (!this.#parts.includes(site)) return stat.mtimeMs === time;
		return createHash('sha256').update(readFileSync(file)).digest('hex') === sha256;
	}

	/**
	 * Takes over every directory whose key is the same into `work`. Gives how many.
	 *
	 * @param keys by address
	 */
	takeOver(keys: ReadonlyMap<string, string>, work: string): number {
		for (const [address, key] of keys) {
			const folder = address.slice(1, -1);
			const made = this.#folders.get(folder);
			if (made?.key !== key || made.files.length === 0) continue;
			if (!made.files.every((file) => this.#isIntact(folder, file, made.site))) continue;
			this.#link(folder, made, work);
		}
		return this.kept.size;
	}

	#link(folder: string, { files, site }: MadeFolder, work: string): void {
		makeFolder(`${work}/${folder}`);
		for (const { name } of files) {
			const [from, to] = [`${site}/${folder}/${name}`, `${work}/${folder}/${name}`];
			try {
				linkSync(from, to);
			} catch {
				// A file system without links: FAT, some network shares.
				copyFileSync(from, to);
			}
		}
		this.kept.add(`/${folder}/`);
	}

	/**
	 * Takes over whole trees, all of them or none: undefined where any of them was made from something else or was
	 * changed since.
	 *
	 * @param roots folders of the site; `key` is remembered for them either way
	 */
	takeOverTrees(
		roots: readonly string[],
		key: string,
		work: string,
	): { files: number; bytes: number } | undefined {
		for (const root of roots) this.#trees.set(root, key);
		const trees = [...this.#folders].filter(([folder]) =>
			roots.some((root) => folder === root || folder.startsWith(`${root}/`)),
		);
		const present = new Set(trees.map(([folder]) => folder));
		const isSame = trees.every(
			([folder, made]) =>
				made.key === key && made.files.every((file) => this.#isIntact(folder, file, made.site)),
		);
		if (!isSame || !roots.every((root) => present.has(root))) return undefined;
		for (const [folder, made] of trees) this.#link(folder, made, work);
		const files = trees.flatMap(([, made]) => made.files);
		return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
	}

	/** What an earlier build with the same context made and wrote down under a key, else `make()`, written down. */
	recall(name: string, key: string, make: () => string): string {
		const folder = `${this.#state}.d`;
		const parts = this.#parts.map((part) => path.join(part, `${partState}.d`));
		const hash = createHash('sha256').update(`${this.#context} ${name} ${key}`).digest('hex');
		const file = path.join(folder, `${name}-${hash.slice(0, 24)}`);
		this.#recalled.add(path.basename(file));
		const places = [folder, ...parts].map((place) => path.join(place, path.basename(file)));
		const known = places.find((place) => existsSync(place));
		const text = known === undefined ? make() : readFileSync(known, 'utf8');
		if (known === file) return text;
		mkdirSync(folder, { recursive: true });
		writeFileSync(`${file}.new`, text);
		renameSync(`${file}.new`, file);
		return text;
	}

	#keyOf(folder: string, keys: ReadonlyMap<string, string>): string | undefined {
		const key = keys.get(`/${folder}/`);
		if (key !== undefined) return key;
		for (const [root, tree] of this.#trees) {
			if (folder === root || folder.startsWith(`${root}/`)) return tree;
		}
		return undefined;
	}

	/** Whether a file was taken over. */
	isKept(file: string): boolean {
		return this.kept.has(`/${partPath(file)[0]}/`);
	}

	/** The checksum of a file that was taken over. */
	sumOf(file: string): string | undefined {
		if (!this.isKept(file)) return undefined;
		const [folder, name] = partPath(file);
		return this.#sums(folder).get(name);
	}

	/** The checksums of a directory's files, by name. */
	#sums(folder: string): ReadonlyMap<string, string> {
		if (this.#sumsOf?.folder !== folder) {
			const files = this.#folders.get(folder)?.files ?? [];
			const sums = new Map(files.map(({ name, sha256 }) => [name, sha256]));
			this.#sumsOf = { folder, sums };
		}
		return this.#sumsOf.sums;
	}

	/** The links of a directory that was taken over. */
	linksOf(folder: string): PageLinks | undefined {
		return this.kept.has(`/${folder}/`) ? this.#folders.get(folder)?.links : undefined;
	}

	/**
	 * The pages of that build which this one writes anew, as they were then; undefined where a file of it is gone now or
	 * was changed since, so that links to it have to be looked at wherever they stand.
	 *
	 * @param files every file of the new site that a link can lead to
	 */
	replaced(files: ReadonlySet<string>): { file: string; html: string }[] | undefined {
		const pages: { file: string; html: string }[] = [];
		if (this.kept.size === 0 || this.isMerge) return undefined;
		for (const [folder, made] of this.#folders) {
			if (this.kept.has(`/${folder}/`)) continue;
			for (const one of made.files) {
				const file = folder === '' ? one.name : `${folder}/${one.name}`;
				if (one.late) continue;
				if (!files.has(file)) return undefined;
				if (!file.endsWith('.html')) continue;
				if (!this.#isIntact(folder, one, made.site)) return undefined;
				pages.push({ file, html: readFileSync(path.join(made.site, file), 'utf8') });
			}
		}
		return pages;
	}

	/**
	 * Remembers a build for the next one, which looks whether the files are there.
	 *
	 * @param files every file of it by its path, in order
	 * @param keys of this build, by address
	 * @param links of every directory that was looked at
	 * @throws Error where a stage wrote into a file that was taken over
	 */
	async remember(
		files: ReadonlyMap<string, Omit<MadeFile, 'name'>>,
		keys: ReadonlyMap<string, string>,
		links: ReadonlyMap<string, PageLinks>,
	): Promise<void> {
		for (const address of this.kept) {
			const folder = address.slice(1, -1);
			const made = this.#folders.get(folder)!;
			for (const { name, size, time } of made.files) {
				const now = files.get(`${folder}/${name}`);
				// A part's files have other times on another machine, and their checksums were looked at.
				if (now?.size === size && (now.time === time || made.site !== this.#out)) continue;
				rmSync(this.#state, { force: true });
				throw new Error(`${folder}/${name} was written into after it was taken over`);
			}
		}
		const folders = Map.groupBy(files, ([file]) => partPath(file)[0]);
		const own = path.basename(this.#state) === partState ? partState : this.#out;
		const head = JSON.stringify([own, this.#context]);
		const keyOf = (folder: string) => this.#keyOf(folder, keys) ?? null;
		function* lines() {
			yield `${head}\n`;
			for (const [folder, list] of folders) {
				const { internal = 0, external = [] } = links.get(folder) ?? {};
				const rows = list.map(([file, { size, time, sha256, late }]) => [
					...[partPath(file)[1], size, time, sha256],
					...(late ? [1] : []),
				]);
				yield `${JSON.stringify([folder, keyOf(folder), internal, external, ...rows])}\n`;
			}
			yield 'end\n';
		}
		mkdirSync(path.dirname(this.#state), { recursive: true });
		await pipeline(lines, createWriteStream(`${this.#state}.new`));
		renameSync(`${this.#state}.new`, this.#state);
		const beside = `${this.#state}.d`;
		for (const name of existsSync(beside) ? readdirSync(beside) : []) {
			if (!this.#recalled.has(name)) rmSync(path.join(beside, name));
		}
	}
}
