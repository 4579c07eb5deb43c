/** The seed that the sandbox tells of a job: an integer of 32 bits, made of its id. */
export function seedOf(jobId: unknown): number {
	return parseInt(String(jobId).slice(0, 8), 16);
}
