const KEPT_CHARACTERS = 200_000;

// eslint-disable-next-line no-control-regex
const COLOURS = /\u001b\[[0-9;]*m/g;

/** The end of what a process printed, without colours. It stays small however long the process runs. */
export class BoundedLog {
	private kept = '';

	append(text: string): void {
		this.kept = (this.kept + text.replace(COLOURS, '')).slice(-KEPT_CHARACTERS);
	}

	text(): string {
		return this.kept;
	}
}
