/* eslint-disable @n8n/community-nodes/no-restricted-globals */
import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { TtapiTrigger } from '../../nodes/Ttapi/TtapiTrigger.node';
import { useSandbox } from '../n8n/useSandbox';
import { isOurs, outcomeOf, type StoredOutcome } from '../workflows/outcome';
import {
	outcomesOf,
	readStored,
	recordOutcomes,
	VERSIONS,
	workflowsOf,
} from '../workflows/storedWorkflows';

const TYPES: Readonly<Record<string, INodeTypeDescription>> = {
	'n8n-nodes-ttapi.ttapi': new Ttapi().description,
	'n8n-nodes-ttapi.ttapiTrigger': new TtapiTrigger().description,
};

const { ttapi } = useSandbox({ callback: 'never' });

const stored = VERSIONS.flatMap((version) =>
	workflowsOf(version).map((name): [string, string] => [version, name]),
);

/** The parameters as n8n completes them with today's defaults when it loads the workflow. */
function completed(node: INode) {
	const { properties } = TYPES[node.type];
	return (
		NodeHelpers.getNodeParameters(
			properties,
			node.parameters,
			true,
			false,
			node,
			TYPES[node.type],
		) ?? {}
	);
}

const ran: Record<string, Record<string, StoredOutcome>> = {};

describe.each(stored)('a workflow saved with %s: %s', (version, name) => {
	const ourNodes = readStored(version, name).nodes.filter(isOurs);

	it('keeps every value of every node, in a version of the node that there is', () => {
		expect(ourNodes.length).toBeGreaterThan(0);
		for (const node of ourNodes) {
			expect([TYPES[node.type].version].flat()).toContain(node.typeVersion);
			expect(completed(node)).toMatchObject(node.parameters);
		}
	});

	it('shows no issue in the editor', () => {
		const issues = ourNodes.map((node) => {
			const whole = { ...node, parameters: completed(node) };
			const { properties } = TYPES[node.type];
			return NodeHelpers.getNodeParametersIssues(properties, whole, TYPES[node.type]);
		});
		expect(issues).toEqual(ourNodes.map(() => null));
	});

	it(`does what it did with ${version}`, async () => {
		const outcome = await outcomeOf(readStored(version, name), ttapi());
		ran[version] = { ...ran[version], [name]: outcome };
		if (process.env.RECORD_OUTCOMES === version) return;

		// Fields that came later may stand beside those of then; what is sent, and paid for, is the same to the letter.
		const before = outcomesOf(version)[name];
		expect(outcome.submits).toEqual(before.submits);
		expect(outcome.nodes).toMatchObject(before.nodes);
		// With the default Poll Interval a job is first looked at after some ten seconds.
	}, 30_000);
});

afterAll(() => {
	const version = process.env.RECORD_OUTCOMES;
	if (version !== undefined && ran[version] !== undefined) recordOutcomes(version, ran[version]);
});

describe('the workflows that are kept', () => {
	it('set every parameter and option that the nodes of 0.1.0 had', () => {
		const values = workflowsOf('0.1.0').flatMap((name) =>
			readStored('0.1.0', name).nodes.filter(isOurs),
		);
		const set = values.flatMap(({ parameters }) => [
			...Object.keys(parameters),
			...Object.keys(Object(parameters.options)),
		]);
		expect([...new Set(set)].sort()).toEqual(
			[
				...[
					'actions',
					'events',
					'getUImages',
					'hookUrl',
					'jobId',
					'maxInFlight',
					'maxWait',
					'mode',
				],
				...['operation', 'options', 'pollInterval', 'prompt', 'resource', 'timeout', 'verify'],
				'waitMode',
			].sort(),
		);
		const waitModes = values.map(({ parameters }) => parameters.waitMode).filter(Boolean);
		expect(new Set(waitModes)).toEqual(new Set(['none', 'callback']));
	});
});
