/* eslint-disable @n8n/community-nodes/no-restricted-globals */

/** Shows what a step is busy with, beside its name and the time it has taken. */
export type Note = (detail: string) => void;

/** Tells a waiting person what goes on. */
export interface Progress {
	say(line: string): void;
	/** Runs `work`, shows that it runs and for how long. What it throws is passed on, after the line is tidied up. */
	step<T>(what: string, work: (note: Note) => Promise<T>): Promise<T>;
}

export const silentProgress: Progress = {
	say: () => undefined,
	step: async (_what, work) => await work(() => undefined),
};

const LIVE_LINE_SECONDS = 1;
const PLAIN_LINE_SECONDS = 15;
const CLEAR_LINE = '\r\u001b[2K';

/** One line that keeps changing on a terminal; elsewhere (a log file, CI) a line when a step starts, drags on and ends. */
export function terminalProgress(out: NodeJS.WriteStream): Progress {
	return {
		say: (line) => void out.write(`${line}\n`),
		step: async (what, work) => {
			const startedAt = Date.now();
			let detail = '';
			const state = () => `(${elapsed(startedAt)}${detail})`;
			const tick = () =>
				void out.write(out.isTTY ? `${CLEAR_LINE}${what} ... ${state()}` : `  ... ${state()}\n`);

			if (out.isTTY) tick();
			else out.write(`${what} ...\n`);
			const everySeconds = out.isTTY ? LIVE_LINE_SECONDS : PLAIN_LINE_SECONDS;
			const timer = setInterval(tick, everySeconds * 1000);
			let done = false;
			try {
				const result = await work((text) => (detail = `, ${text}`));
				done = true;
				return result;
			} finally {
				clearInterval(timer);
				detail = '';
				if (out.isTTY) out.write(CLEAR_LINE);
				if (done) out.write(`${what}: done ${state()}\n`);
			}
		},
	};
}

/** Minutes and seconds, "3:07". */
function elapsed(sinceMs: number): string {
	const seconds = Math.round((Date.now() - sinceMs) / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
