import {
	isResourceLocatorValue,
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeTypeDescription,
	type NodeParameterValueType,
} from 'n8n-workflow';

/** Where a value stands, and what decides which fields are shown beside it. */
interface Place {
	path: string;
	/** The values beside it. */
	siblings: INodeParameters;
	/** All parameters of the node. */
	root: INodeParameters;
	node: INode;
	description: INodeTypeDescription;
}

/**
 * What is wrong with the parameters that a workflow gives a node, by the description of its type: an unknown version,
 * a name that is not shown for the chosen resource and operation, a value that cannot be chosen, a required one that
 * is missing. Expressions are not resolved. Empty when all is well.
 */
export function parameterFaults(node: INode, description: INodeTypeDescription): string[] {
	const versions = [description.version].flat();
	if (!versions.includes(node.typeVersion)) return [`typeVersion ${node.typeVersion} is unknown`];
	const { properties } = description;
	// As n8n completes them when it loads a workflow.
	const root =
		NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ??
		{};
	const completed = { ...node, parameters: root };
	const issues = NodeHelpers.getNodeParametersIssues(properties, completed, description);
	const place: Place = { path: '', siblings: root, root, node, description };
	return [
		...faultsAmong(node.parameters, properties, place),
		...Object.values(issues?.parameters ?? {}).flat(),
	];
}

function faultsAmong(
	values: INodeParameters,
	properties: INodeProperties[],
	place: Place,
): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const path = `${place.path}${name}`;
		const named = properties.filter((property) => property.name === name);
		if (named.length === 0) return [`${path} is unknown`];
		const shown = named.filter((property) => isShown(property, place));
		if (shown.length === 0) return [`${path} is not shown here`];
		// A name may be described several times, for different cases of which n8n cannot tell which holds.
		const faults = shown.map((property) => faultsOf(value, property, { ...place, path }));
		return faults.sort((a, b) => a.length - b.length)[0];
	});
}

function isShown(property: INodeProperties, { siblings, root, node, description }: Place): boolean {
	return NodeHelpers.displayParameter(siblings, property, node, description, root);
}

function faultsOf(value: NodeParameterValueType, property: INodeProperties, place: Place) {
	const { path } = place;
	const fault = (isRight: boolean, complaint: string) => (isRight ? [] : [`${path} ${complaint}`]);
	if (isExpression(value)) return fault(!property.noDataExpression, 'takes no expression');
	switch (property.type) {
		case 'boolean':
			return fault(typeof value === 'boolean', 'is not true or false');
		case 'number':
			return fault(isNumberWithin(value, property), `is no number that is allowed: ${value}`);
		case 'string':
			return fault(typeof value === 'string', 'is not a text');
		case 'options':
			return fault(isChoice(value, property), `has no choice ${JSON.stringify(value)}`);
		case 'multiOptions':
			return fault(
				Array.isArray(value) && value.every((entry) => isChoice(entry, property)),
				`has not all the choices ${JSON.stringify(value)}`,
			);
		case 'resourceLocator':
			return fault(isLocator(value, property), 'is not located in one of its ways');
		case 'collection':
			return faultsInside(value, property.options as INodeProperties[], place);
		case 'fixedCollection':
			return faultsInGroups(value, property.options as INodePropertyCollection[], place);
		default:
			return [];
	}
}

function faultsInside(
	value: NodeParameterValueType,
	properties: INodeProperties[],
	place: Place,
): string[] {
	if (!isParameters(value)) return [`${place.path} is not an object`];
	return faultsAmong(value, properties, { ...place, path: `${place.path}.`, siblings: value });
}

function faultsInGroups(
	value: NodeParameterValueType,
	groups: INodePropertyCollection[],
	place: Place,
): string[] {
	if (!isParameters(value)) return [`${place.path} is not an object`];
	return Object.entries(value).flatMap(([name, entries]) => {
		const path = `${place.path}.${name}`;
		const group = groups.find((candidate) => candidate.name === name);
		if (group === undefined) return [`${path} is unknown`];
		return [entries]
			.flat()
			.flatMap((entry) =>
				faultsInside(entry as NodeParameterValueType, group.values, { ...place, path }),
			);
	});
}

function isExpression(value: NodeParameterValueType): boolean {
	return typeof value === 'string' && value.startsWith('=');
}

function isNumberWithin(value: NodeParameterValueType, { typeOptions }: INodeProperties): boolean {
	const { minValue = -Infinity, maxValue = Infinity } = typeOptions ?? {};
	return typeof value === 'number' && value >= minValue && value <= maxValue;
}

function isChoice(value: unknown, { options = [], typeOptions }: INodeProperties): boolean {
	if (typeOptions?.loadOptionsMethod !== undefined) return true;
	return (options as INodePropertyOptions[]).some((option) => option.value === value);
}

function isLocator(value: NodeParameterValueType, { modes = [] }: INodeProperties): boolean {
	if (!isResourceLocatorValue(value)) return false;
	return modes.some(({ name }) => name === value.mode) && Boolean(value.value);
}

function isParameters(value: NodeParameterValueType): value is INodeParameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
