/* eslint-disable @n8n/community-nodes/no-restricted-imports */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import axios from 'axios';
import type { INode } from 'n8n-workflow';

import type { SavedCredential } from '../../n8n/api/credentials';
import type { WorkflowDefinition } from '../../n8n/api/workflows';
import type { QueueMode } from '../../n8n/queue/queue-mode';
import { SetupFailure } from '../../n8n/setup-failure';

/** After the end of a job, for a callback to come. n8n looks at deadlines once a minute. */
const CALLBACK_WITHIN_SECONDS = 120;

const PUBLISHED_WITHIN_SECONDS = 30;
const LOOK_AGAIN_MS = 200;

export interface ParkedWorkflowOptions {
	name: string;
	credential: SavedCredential;
	/** Told about every job, after the wait. */
	arrivalsUrl: string;
	/** The most items of a call. */
	maxInFlight: number;
	/** How long TTAPI takes for each. */
	jobSeconds: number;
	/** Downloads each grid, and tells the checksum of what the worker reads. */
	download: boolean;
}

/**
 * A workflow that submits a job for each of the `prompts` that its webhook is called with, and parks. What goes on at the
 * deadline, because its callback got lost, is fetched then.
 */
export function parkedWorkflow(options: ParkedWorkflowOptions, path: string): WorkflowDefinition {
	const { name, credential, arrivalsUrl, maxInFlight, jobSeconds, download } = options;
	const maxWait = jobSeconds + CALLBACK_WITHIN_SECONDS;
	const files = download ? 'grid' : 'none';
	const told = [
		'jobId: $json.jobId',
		'status: $json.status',
		'cdnImage: $json.cdnImage',
		'byCallback: !$("Imagine").item.json.timedOut',
		`sha256: ${download ? '$("Checksum").item.json.sha256 ?? null' : 'null'}`,
	].join();
	const hash = { action: 'hash', type: 'SHA256', binaryData: true, dataPropertyName: 'sha256' };
	const nodes = [
		node('Webhook', 'n8n-nodes-base.webhook', 2, {
			httpMethod: 'POST',
			path,
			responseMode: 'onReceived',
			options: {},
		}),
		node('Prompts', 'n8n-nodes-base.code', 2, {
			jsCode: 'return $input.first().json.body.prompts.map((prompt) => ({ json: { prompt } }))',
		}),
		node('Imagine', 'n8n-nodes-ttapi.ttapi', 1, {
			resource: 'image',
			operation: 'imagine',
			prompt: '={{ $json.prompt }}',
			mode: 'fast',
			waitMode: 'callback',
			options: { maxWait, maxInFlight, download: files },
		}),
		// Before the next one, which lets a finished job pass without its file. There is none after a lost callback.
		...(download ? [node('Checksum', 'n8n-nodes-base.crypto', 1, hash)] : []),
		node('Wait for the Rest', 'n8n-nodes-ttapi.ttapi', 1, {
			resource: 'job',
			operation: 'wait',
			jobId: '={{ $("Imagine").item.json.jobId }}',
			options: {},
		}),
		node('Tell', 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: arrivalsUrl,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify({ ${told} }) }}`,
			options: {},
		}),
	];
	nodes[0].webhookId = path;
	for (const one of nodes.filter(({ type }) => type.endsWith('.crypto'))) {
		one.onError = 'continueRegularOutput';
	}
	for (const one of nodes.filter(({ type }) => type.endsWith('.ttapi'))) {
		one.credentials = { ttapiApi: { id: credential.id, name: credential.name } };
	}
	const links = nodes
		.slice(1)
		.map(({ name: to }, index) => [
			nodes[index].name,
			{ main: [[{ node: to, type: 'main' as const, index: 0 }]] },
		]);
	return { name, nodes, connections: Object.fromEntries(links) };
}

function node(name: string, type: string, typeVersion: number, parameters: INode['parameters']) {
	const one: INode = { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
	return one;
}

export interface PublishedWorkflow {
	id: string;
	/** Of its production webhook. */
	url: string;
}

/**
 * Creates and publishes it, and waits until its webhook is there.
 * @throws SetupFailure when it is not there in time; the signal's reason when aborted.
 */
export async function publishParked(
	{ main, webhookUrl }: QueueMode,
	options: ParkedWorkflowOptions,
	signal: AbortSignal,
): Promise<PublishedWorkflow> {
	const path = randomUUID();
	const definition = parkedWorkflow(options, path);
	definition.nodes.forEach((one, index) => (one.position = [index * 224, 0]));
	const { id } = await main.api.workflows.create(definition);
	await main.api.workflows.publish(id);
	const url = `${webhookUrl}/webhook/${path}`;
	const deadline = Date.now() + PUBLISHED_WITHIN_SECONDS * 1000;
	while (Date.now() < deadline) {
		// A GET finds the path without starting the workflow; its answer changes once the webhook is there.
		const reply = { proxy: false as const, validateStatus: () => true };
		const { data } = await axios.get<unknown>(url, reply);
		if (JSON.stringify(data).includes('not registered for GET')) return { id, url };
		await sleep(LOOK_AGAIN_MS, undefined, { signal });
	}
	throw new SetupFailure(`The webhook of "${options.name}" is not there.`);
}
