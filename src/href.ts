/** Addresses as links of this build, below its `--base`. */

const base = import.meta.env.BASE_URL.replace(/\/$/u, '');

/** An address of the archive (`/soeg/`) as the value of `href`. */
export function href(address: string): string {
	return `${base}${address}`;
}
