import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { timeoutOption } from './fields/speed';
import {
	callbackNotice,
	hookUrlField,
	maxInFlightOption,
	maxWaitOption,
	optionsField,
	pollIntervalOption,
	waitModeField,
} from './fields/waiting';
import { OPERATIONS } from './index';
import type { Operation, Resource } from './operation';

const RESOURCES: ReadonlyArray<{ name: string; value: Resource }> = [
	{ name: 'Image', value: 'image' },
	{ name: 'Job', value: 'job' },
];

const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [...RESOURCES],
	default: 'image',
};

const getUImagesOption: INodeProperties = {
	displayName: 'Ask for Four Tiles',
	name: 'getUImages',
	type: 'boolean',
	default: false,
	description: 'Whether to ask TTAPI for the four pictures of the grid one by one as well',
};

/** What every operation that starts a job shows below its own fields. */
const jobFields: INodeProperties[] = [
	waitModeField,
	callbackNotice,
	hookUrlField,
	optionsField([
		getUImagesOption,
		maxInFlightOption,
		maxWaitOption,
		pollIntervalOption,
		timeoutOption,
	]),
];

/** Everything the panel of the node shows, built from the operations. */
export const nodeProperties: INodeProperties[] = [
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
		options,
		default: firstOperation,
	};
}

/** What one operation shows: its own fields first, then those that every job has. */
function operationProperties(operation: Operation): INodeProperties[] {
	const shared = operation.kind === 'submit' ? jobFields : [];
	return [...operation.properties, ...shared].map((property) => shown(property, operation));
}

function shown(property: INodeProperties, { resource, option }: Operation): INodeProperties {
	const show: IDisplayOptions['show'] = {
		...property.displayOptions?.show,
		resource: [resource],
		operation: [option.value],
	};
	return { ...property, displayOptions: { ...property.displayOptions, show } };
}
