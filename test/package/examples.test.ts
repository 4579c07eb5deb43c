import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { Ttapi } from '../../nodes/Ttapi/Ttapi.node';
import { TtapiTrigger } from '../../nodes/Ttapi/TtapiTrigger.node';
import type { WorkflowDefinition } from '../../sandbox/n8n/api/workflows';
import { EXAMPLES, exampleText, isNote, nodeNamed, readExample } from '../examples/exampleFiles';
import { parameterFaults } from '../examples/parameterFaults';

const { description: action } = new Ttapi();
const { description: trigger } = new TtapiTrigger();

/** The types of this package; the last one is what n8n makes of the action node for agents. */
const TYPES: Readonly<Record<string, INodeTypeDescription>> = {
	'n8n-nodes-ttapi.ttapi': action,
	'n8n-nodes-ttapi.ttapiTrigger': trigger,
	'n8n-nodes-ttapi.ttapiTool': { ...action, name: 'ttapiTool' },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const ourNodes = ({ nodes }: WorkflowDefinition) => nodes.filter(({ type }) => type in TYPES);

const faultsOf = (node: INode) =>
	parameterFaults(node, TYPES[node.type]).map((fault) => `${node.name}: ${fault}`);

/** From where to where, over connections of any kind. */
function links({ connections }: WorkflowDefinition) {
	return Object.entries(connections).flatMap(([from, kinds]) =>
		Object.entries(kinds).flatMap(([kind, outputs]) =>
			outputs.flatMap((targets) => (targets ?? []).map(({ node }) => ({ from, to: node, kind }))),
		),
	);
}

/** The names of the trigger, of what it leads to, and of what an agent among those has plugged in. */
function reached(workflow: WorkflowDefinition): string[] {
	const triggers = workflow.nodes.filter(({ type }) => /trigger$/i.test(type));
	const names = new Set(triggers.map(({ name }) => name));
	for (let before = 0; before < names.size; ) {
		before = names.size;
		for (const { from, to, kind } of links(workflow)) {
			const [known, next] = kind === 'main' ? [from, to] : [to, from];
			if (names.has(known)) names.add(next);
		}
	}
	return [...names];
}

/** What a node takes up in the editor, its name below it included; in pixels. */
function boxOf({ type, position: [left, top], parameters }: INode) {
	if (type === 'n8n-nodes-base.stickyNote') {
		return { left, top, width: Number(parameters.width), height: Number(parameters.height) };
	}
	return { left, top, width: type.endsWith('.agent') ? 224 : 96, height: 96 + 48 };
}

function overlap(one: INode, other: INode): boolean {
	const [a, b] = [boxOf(one), boxOf(other)];
	const isBeside = a.left + a.width <= b.left || b.left + b.width <= a.left;
	return !isBeside && a.top + a.height > b.top && b.top + b.height > a.top;
}

describe.each(EXAMPLES)('examples/%s.json', (file) => {
	const workflow = readExample(file);
	const { name, nodes } = workflow;

	it('is named like its file, so that a list can show its name', () => {
		expect(name).toMatch(/^[A-Z][\w -]+$/);
		expect(name.toLowerCase().replaceAll(' ', '-')).toBe(file);
	});

	it('gives our nodes what their descriptions know, show and require', () => {
		expect(ourNodes(workflow).length).toBeGreaterThan(0);
		expect(ourNodes(workflow).flatMap(faultsOf)).toEqual([]);
	});

	it('has ids and names that are unique, and a webhook id where one is needed', () => {
		const ids = nodes.flatMap(({ id, webhookId }) => [id, webhookId ?? []].flat());
		expect(ids.filter((id) => !UUID.test(id))).toEqual([]);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(nodes.map((node) => node.name)).size).toBe(nodes.length);
		expect(ourNodes(workflow).filter(({ webhookId }) => webhookId === undefined)).toEqual([]);
	});

	it('joins nodes that exist, so that every one is reached from the trigger', () => {
		const names = nodes.filter((node) => !isNote(node)).map((node) => node.name);
		const ends = links(workflow).flatMap(({ from, to }) => [from, to]);
		expect(ends.filter((end) => !names.includes(end))).toEqual([]);
		expect(reached(workflow).sort()).toEqual(names.sort());
	});

	it('reads from left to right in the editor, and nothing lies on anything else', () => {
		const left = (nodeName: string) => nodeNamed(workflow, nodeName).position[0];
		const backwards = links(workflow).filter(
			({ from, to, kind }) => kind === 'main' && left(to) - left(from) < 220,
		);
		expect(backwards).toEqual([]);
		const overlaps = nodes.flatMap((node, index) =>
			nodes.slice(index + 1).flatMap((other) => (overlap(node, other) ? [[node, other]] : [])),
		);
		expect(overlaps.map((pair) => pair.map((node) => node.name))).toEqual([]);
	});

	it('says on a note what it does', () => {
		const notes = nodes.filter(isNote).map(({ parameters }) => String(parameters.content));
		expect(notes).toHaveLength(1);
		expect(notes[0]).toMatch(/^## \S[^\n]+\n(?:[^\n]+[.:]\n*){1,2}$/);
		expect(notes[0].length).toBeLessThan(450);
	});

	it('carries nothing of the n8n and the person that it comes from', () => {
		expect(Object.keys(workflow).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
		expect(workflow.settings).toEqual({ executionOrder: 'v1' });
		const credentials = nodes.map((node) => node.credentials).filter(Boolean);
		const empty = { ttapiApi: { id: '', name: 'TTAPI account' } };
		expect(credentials).toEqual(ourNodes(workflow).map(() => empty));
		const hosts = [...exampleText(file).matchAll(/https?:\/\/([^/"\s]*)/g)].map(([, host]) => host);
		expect(hosts.filter((host) => host !== 'example.com')).toEqual([]);
	});
});

describe('the examples together', () => {
	it('have names, ids and webhook ids of their own, so that all can be imported into one n8n', () => {
		const ids = EXAMPLES.flatMap((file) =>
			readExample(file).nodes.flatMap(({ id, webhookId }) => [id, webhookId ?? []].flat()),
		);
		expect(new Set(ids).size).toBe(ids.length);
		expect(EXAMPLES.length).toBeGreaterThanOrEqual(9);
	});
});

describe('the check of parameters', () => {
	const imagine = (parameters: INode['parameters'], more: Partial<INode> = {}) =>
		parameterFaults(
			{
				...nodeNamed(readExample('imagine'), 'Imagine'),
				parameters: { resource: 'image', operation: 'imagine', prompt: 'a cat', ...parameters },
				...more,
			},
			action,
		);

	it('has nothing against a node that is filled in well', () => {
		expect(imagine({ mode: '={{ $json.mode }}', options: { maxInFlight: 5 } })).toEqual([]);
	});

	it.each<[string, INode['parameters'], string]>([
		['a name that no description has', { promt: 'a cat' }, 'promt is unknown'],
		['a name of another operation', { pictureFrom: 'url' }, 'pictureFrom is not shown here'],
		['a name that another choice hides', { waitMode: 'callback', hookUrl: 'x' }, 'hookUrl is not'],
		['a choice that there is not', { mode: 'slow' }, 'mode has no choice "slow"'],
		['an operation that there is not', { operation: 'draw' }, 'operation has no choice "draw"'],
		['an empty required value', { prompt: '' }, 'Parameter "Prompt" is required'],
		['an unknown option', { options: { maxwait: 5 } }, 'options.maxwait is unknown'],
		['a choice among the options', { options: { download: 'both' } }, 'options.download has no'],
		[
			'a number out of its range',
			{ options: { maxInFlight: 0 } },
			'options.maxInFlight is no number',
		],
		['a flag that is a text, not a number', { flags: { chaos: '5' } }, 'flags.chaos is no number'],
		[
			'a switch that is a text',
			{ options: { getUImages: 'yes' } },
			'options.getUImages is not true',
		],
		['an expression where none is taken', { resource: '={{ "image" }}' }, 'resource takes no'],
	])('finds %s', (_, parameters, fault) => {
		expect(imagine(parameters)).toContainEqual(expect.stringContaining(fault));
	});

	it('finds a version that the node does not have', () => {
		expect(imagine({}, { typeVersion: 2 })).toEqual(['typeVersion 2 is unknown']);
	});

	it('finds a job that is located in no way', () => {
		const jobId = { __rl: true, mode: 'url', value: 'x' };
		const upscale = { operation: 'action', prompt: undefined, jobId };
		expect(imagine(upscale)).toContain('jobId is not located in one of its ways');
	});

	it('knows what an agent is not offered', () => {
		const [agent] = ourNodes(readExample('agent')).filter(({ name }) => name.startsWith('Imagine'));
		const parameters = { ...agent.parameters, options: { download: 'grid' } };
		expect(faultsOf(agent)).toEqual([]);
		expect(faultsOf({ ...agent, parameters })).toEqual([
			'Imagine a Picture: options.download is not shown here',
		]);
	});
});
