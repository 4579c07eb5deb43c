/** Lets no more than so many pass at a time; the others wait in line. */
export class Gate {
	private inside = 0;

	private readonly line: Array<() => void> = [];

	constructor(private readonly most: number) {}

	async pass<Result>(through: () => Promise<Result>): Promise<Result> {
		if (this.inside >= this.most) await new Promise<void>((resolve) => this.line.push(resolve));
		else this.inside++;
		try {
			return await through();
		} finally {
			const next = this.line.shift();
			// Who is next takes the place over.
			if (next === undefined) this.inside--;
			else next();
		}
	}
}
