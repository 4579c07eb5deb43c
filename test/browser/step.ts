let failed: string | undefined;
let lookAtFailure: () => Promise<void>;

/** @param look keeps what the browser shows when a step has failed */
export function whenAStepFails(look: () => Promise<void>): void {
	lookAtFailure = look;
}

/** For steps that load a page of their own, and so need nothing of the ones before. */
export function startAfresh(): void {
	failed = undefined;
}

/** A test that goes on from the one before it: after one that failed, the others say so at once. */
export function step(name: string, body: () => Promise<void>): void {
	it(name, async () => {
		if (failed !== undefined) throw new Error(`Not tried, since this step failed: ${failed}`);
		let passed = false;
		try {
			await body();
			passed = true;
		} finally {
			if (!passed) {
				failed = name;
				await lookAtFailure();
			}
		}
	});
}
