/** Progress of long work, for the person who waits. */

export interface Progress {
	readonly step: (done: number, total: number, file: string) => void;
	/** Leaves the terminal's line as it was. */
	readonly end: () => void;
}

const width = 24;

/** A bar where a terminal shows one; elsewhere a plain line every hundred files. */
export function progressTo(stream: NodeJS.WriteStream): Progress {
	if (!stream.isTTY) {
		return {
			step: (done, total) => {
				if (done % 100 === 0) stream.write(`${done} of ${total} files\n`);
			},
			end: () => undefined,
		};
	}
	return {
		step: (done, total, file) => {
			const full = Math.round((done / total) * width);
			const bar = '█'.repeat(full) + '░'.repeat(width - full);
			const name = file.slice(-Math.max(20, stream.columns - width - 20));
			stream.write(`\r\u001b[K${bar} ${done}/${total} ${name}`);
		},
		end: () => stream.write('\r\u001b[K'),
	};
}
