/** Failures that TTAPI counts as violations (its error page; see ttapi-api.md section 8). */
const violationPrefixes = [
	'[Banned prompt detected]',
	'[Image denied]',
	'[Invalid parameter]',
	'[Invalid link',
	'[Invalid prompt]',
	'[TTAPI prompt filter]',
	'[TTAPI image filter]',
];

/** From the 31st violation of a day on, the quota of a failed job is not given back. */
const violationsForgivenPerDay = 30;

/** The quota of the one user: frozen when a job is accepted, charged when it succeeds, returned when it fails. */
export class Account {
	private frozenQuota = 0;

	private violations = { day: '', count: 0 };

	/** @param left quota that is neither spent nor frozen */
	constructor(private left: number) {}

	get balance(): number {
		return this.left;
	}

	get frozen(): number {
		return this.frozenQuota;
	}

	setBalance(left: number): void {
		this.left = left;
	}

	freeze(quota: number): void {
		this.left -= quota;
		this.frozenQuota += quota;
	}

	charge(quota: number): void {
		this.frozenQuota -= quota;
	}

	/** Ends a failed job. @param day `yyyymmdd`, the day on which a violation counts */
	settleFailure(quota: number, message: string, day: string): void {
		this.frozenQuota -= quota;
		if (!this.isUnforgiven(message, day)) this.left += quota;
	}

	private isUnforgiven(message: string, day: string): boolean {
		if (!violationPrefixes.some((prefix) => message.startsWith(prefix))) return false;
		if (this.violations.day !== day) this.violations = { day, count: 0 };
		this.violations.count += 1;
		return this.violations.count > violationsForgivenPerDay;
	}
}
