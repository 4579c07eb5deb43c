import type { INode } from 'n8n-workflow';
import type { Switches } from '../../sandbox/ttapi';
import type { WaitMode } from '../../nodes/Ttapi/wait/batch';
import type { Filling, SubmitCase } from './submitCase';

/** One way in which an operation is run. */
export interface Scenario {
	filling: Filling;
	waitMode: WaitMode;
	/** How many input items; one by default. */
	items?: number;
	/** Set when everything that the operation needs is there. */
	switches?: Partial<Switches>;
	node?: Partial<INode>;
	/** TTAPI ends the jobs one by one, the last item's first, and tells in each where it is to call. */
	inReverse?: boolean;
}

/** What TTAPI says of a job that it ends FAILED. */
export const FAULT = '[Internal error] No pictures today';

/** Longer than any test: such jobs end when they are told to. */
const ENDLESS = { jobSeconds: 900 };

/** The ways in which every operation is run. */
export type ScenarioName =
	| 'minimal'
	| 'everything'
	| 'poll'
	| 'callback'
	| 'batch'
	| 'failure'
	| 'continued'
	| 'retried'
	| 'refused';

const SCENARIOS: Readonly<Record<ScenarioName, (one: SubmitCase) => Scenario>> = {
	minimal: ({ minimal }) => ({ filling: minimal, waitMode: 'none', switches: ENDLESS }),
	everything: ({ everything }) => ({
		filling: everything,
		waitMode: 'none',
		switches: ENDLESS,
	}),
	poll: ({ minimal }) => ({ filling: minimal, waitMode: 'poll' }),
	callback: ({ minimal }) => ({ filling: minimal, waitMode: 'callback', switches: ENDLESS }),
	batch: ({ minimal }) => ({
		filling: minimal,
		waitMode: 'poll',
		items: 3,
		switches: ENDLESS,
		inReverse: true,
	}),
	failure: ({ minimal }) => ({
		filling: minimal,
		waitMode: 'poll',
		switches: { jobFault: { message: FAULT } },
	}),
	continued: ({ minimal }) => ({
		filling: minimal,
		waitMode: 'poll',
		items: 2,
		switches: { jobFault: { message: FAULT, times: 1 } },
		node: { onError: 'continueRegularOutput' },
	}),
	retried: ({ minimal }) => ({
		filling: minimal,
		waitMode: 'poll',
		items: 2,
		// A look that is refused for good ends the first try.
		switches: { fetchFault: { kind: '401', times: 1 } },
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 },
	}),
	refused: ({ minimal, refused }) => ({
		filling: refused?.filling ?? minimal,
		waitMode: 'poll',
		switches: refused ? { validationError: 200 } : { submitFault: { kind: '400' } },
	}),
};

/** Every way in which an operation is run, by its name. */
export function scenariosOf(one: SubmitCase): Array<[name: string, scenario: Scenario]> {
	const others = Object.entries(one.others ?? {}).map(([name, filling]): [string, Scenario] => [
		name,
		{ filling, waitMode: 'none' },
	]);
	const common = Object.entries(SCENARIOS).map(([name, scenario]): [string, Scenario] => [
		name,
		scenario(one),
	]);
	return [...common, ...others];
}
