import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { toolDescriptionField } from './fields/toolDescription';
import { deliveryOptions } from './fields/download';
import {
	callbackNotice,
	hookUrlField,
	maxInFlightOption,
	maxWaitOption,
	pollIntervalOption,
	waitModeField,
} from './fields/waiting';
import { OPERATIONS } from './index';
import type { Operation, Resource } from './operation';

const RESOURCES: ReadonlyArray<{ name: string; value: Resource }> = [
	{ name: 'Account', value: 'account' },
	{ name: 'Image', value: 'image' },
	{ name: 'Job', value: 'job' },
	{ name: 'Video', value: 'video' },
];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [...RESOURCES],
	default: 'image',
};

/** What every operation of a kind shows below its own fields, and what it has in Options. */
const SHARED: Readonly<
	Record<Operation['kind'], { fields: INodeProperties[]; options: INodeProperties[] }>
> = {
	submit: {
		fields: [waitModeField, callbackNotice, hookUrlField],
		options: [maxInFlightOption, maxWaitOption, pollIntervalOption, ...deliveryOptions],
	},
	wait: {
		fields: [],
		options: [
			{ ...maxInFlightOption, description: 'How many jobs are watched at a time' },
			maxWaitOption,
			pollIntervalOption,
			...deliveryOptions,
		],
	},
	look: { fields: [], options: deliveryOptions },
	ask: { fields: [], options: [] },
};

/** Everything the panel of the node shows, built from the operations. */
export const nodeProperties: INodeProperties[] = [
	...OPERATIONS.map((operation) => shown(toolDescriptionField(operation), operation)),
	resourceField,
	...RESOURCES.map(({ value }) => operationField(value)),
	...OPERATIONS.flatMap(operationProperties),
];

function operationField(resource: Resource): INodeProperties {
	const options = OPERATIONS.filter((operation) => operation.resource === resource).map(
		({ option }) => option,
	);
	const firstOperation = options[0].value;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: [...options].sort((a, b) => a.name.localeCompare(b.name)),
		default: firstOperation,
	};
}

/** What one operation shows: its own fields first, then those that its kind has. */
function operationProperties(operation: Operation): INodeProperties[] {
	const { fields, options } = SHARED[operation.kind];
	const own = [...(operation.options ?? []), ...options];
	const all = [...operation.properties, ...fields, ...(own.length > 0 ? [optionsField(own)] : [])];
	return all.map((property) => shown(property, operation));
}

/** The collection of options that are added one by one. */
function optionsField(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...options].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

function shown(property: INodeProperties, { resource, option }: Operation): INodeProperties {
	const show: IDisplayOptions['show'] = {
		...property.displayOptions?.show,
		resource: [resource],
		operation: [option.value],
	};
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}
