/** What has to be undone at the end, however the end comes; the last thing done is undone first. */
export class CleanUp {
	private readonly steps: Array<() => Promise<void>> = [];

	add(step: () => Promise<void>): void {
		this.steps.unshift(step);
	}

	/** Every step is tried, even when another fails. */
	async run(): Promise<void> {
		for (const step of this.steps.splice(0)) await step().catch(() => undefined);
	}
}
