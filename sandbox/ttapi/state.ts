import { Account } from './account';
import { Callbacks } from './callbacks/callbacks';
import { compactDay } from './day';
import { FaultCounter } from './http/faults';
import { RequestLog } from './http/requestLog';
import type { Job, JobOrder } from './job/job';
import { JobBoard } from './job/jobBoard';
import { noteSeed } from './job/seed';
import { PictureShelf } from './pictures/pictureShelf';
import { assertSwitches } from './switches/checkSwitches';
import { defaultSwitches, type Switches } from './switches/switches';

type FaultSwitch = 'submitFault' | 'fetchFault' | 'readFault' | 'jobFault';

/** Everything the sandbox knows from one reset to the next: one account, its jobs, and what it was asked. */
export class SandboxState {
	readonly account: Account;

	readonly jobs = new JobBoard((job) => this.jobEnded(job));

	readonly callbacks = new Callbacks(() => this.switches);

	readonly log = new RequestLog();

	readonly pictures: PictureShelf;

	private current: Readonly<Switches> = defaultSwitches;

	private readonly faultCounters = new Map<FaultSwitch, FaultCounter>();

	/**
	 * @param apiKey the one key that is right
	 * @param baseUrl the sandbox's own address, for the URLs of pictures
	 * @param switches what differs from the defaults
	 */
	constructor(
		readonly apiKey: string,
		baseUrl: string,
		switches: Partial<Switches>,
	) {
		this.account = new Account(defaultSwitches.balance);
		this.pictures = new PictureShelf(baseUrl);
		this.set(switches);
	}

	get switches(): Readonly<Switches> {
		return this.current;
	}

	/** Throws a SwitchError, and changes nothing, when the patch is not right. */
	set(patch: unknown): void {
		assertSwitches(patch);
		this.current = { ...this.current, ...patch };
		if (patch.balance !== undefined) this.account.setBalance(patch.balance);
		for (const name of ['submitFault', 'fetchFault', 'readFault', 'jobFault'] as const) {
			if (name in patch) this.faultCounters.set(name, new FaultCounter());
		}
	}

	/** The fault that the next request or job runs into, or null; one that has been used up clears its switch. */
	takeFault<Name extends FaultSwitch>(name: Name): Switches[Name] | null {
		const fault = this.current[name];
		const outcome = fault && this.faultCounters.get(name)?.next(fault);
		if (outcome === 'last hit') this.current = { ...this.current, [name]: null };
		return outcome === 'hit' || outcome === 'last hit' ? fault : null;
	}

	/** Accepts a job that has passed all checks. */
	startJob(order: JobOrder): Job {
		const fault = this.takeFault('jobFault');
		const ending = fault ? { status: 'FAILED' as const, message: fault.message } : order.ending;
		this.account.freeze(order.price);
		const media = this.pictures.hang(order.result, Date.now(), this.current.pictureQuery);
		return this.jobs.add({ ...order, ending }, media, this.current.pendingShare);
	}

	/** Ends every timer and try; what is unfinished stays so. */
	stop(): void {
		this.jobs.stop();
		this.callbacks.stop();
	}

	private jobEnded(job: Job): void {
		if (job.ending.status === 'SUCCESS') {
			this.account.charge(job.price);
			noteSeed(job);
		} else {
			this.account.settleFailure(job.price, job.ending.message, compactDay(Date.now()));
		}
		this.callbacks.announce(job);
	}
}
