/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	createSourceFile,
	getJSDocCommentsAndTags,
	isInterfaceDeclaration,
	isPropertySignature,
	ScriptTarget,
	type InterfaceDeclaration,
	type PropertySignature,
	type SourceFile,
} from 'typescript';
import { controlRoutes } from '../../sandbox/ttapi/control/controlRoutes';
import { magicWords } from '../../sandbox/ttapi/job/magicPrompt';
import { apiRoutes } from '../../sandbox/ttapi/routes';
import { defaultSwitches } from '../../sandbox/ttapi/switches/switches';
import { table } from './page';

const SANDBOX = join(__dirname, '..', '..', 'sandbox', 'ttapi');

/** The sections of docs/sandbox.md that come from the sandbox's own source, by their names. */
export const sandboxSections: Readonly<Record<string, () => string>> = {
	routes: () =>
		table(
			['Method', 'Path'],
			apiRoutes.map(({ methods, path }) => [methods.join(', '), code(path)]),
		),
	'magic words': () =>
		table(
			['In a prompt', 'What it does'],
			magicWords.map(([words, effect]) => [words.split(' ').map(code).join(' '), effect]),
		),
	switches: () =>
		table(
			['Switch', 'Default', 'Values', 'What it does'],
			fieldsOf('switches/switches.ts', 'Switches').map(({ name, type, text }) => [
				code(name),
				code(JSON.stringify(Object(defaultSwitches)[name])),
				code(type),
				text,
			]),
		),
	faults: () =>
		table(
			['Field', 'Values', 'What it does'],
			fieldsOf('http/faults.ts', 'Fault').map(({ name, type, text }) => [
				code(name),
				code(type),
				text,
			]),
		),
	control: () =>
		table(
			['Method', 'Path', 'What it does'],
			controlRoutes.map(([method, path, purpose]) => [
				method,
				code(path),
				purpose.replace(/\{.*\}/, code('$&')),
			]),
		),
};

const code = (text: string) => `\`${text}\``;

interface Field {
	name: string;
	type: string;
	text: string;
}

/** The fields of an interface, each with what its comment says. */
function fieldsOf(file: string, interfaceName: string): Field[] {
	const source = parse(file);
	const found = source.statements.find(
		(statement): statement is InterfaceDeclaration =>
			isInterfaceDeclaration(statement) && statement.name.text === interfaceName,
	);
	if (found === undefined) throw new Error(`${file} has no interface ${interfaceName}`);
	return found.members.filter(isPropertySignature).map((field) => ({
		name: field.name.getText(source),
		type: (field.type?.getText(source) ?? '').replaceAll("'", '"').replace(/\s+/g, ' '),
		text: field.name.getText(source) === 'kind' ? kindsOfFaults() : commentOf(field),
	}));
}

function parse(file: string): SourceFile {
	const text = readFileSync(join(SANDBOX, file), 'utf8');
	return createSourceFile(file, text, ScriptTarget.Latest, true);
}

/** What a comment says, on one line and without a final period; kinds and links as markdown. */
function commentOf(field: PropertySignature): string {
	const [comment] = getJSDocCommentsAndTags(field).map((node) => node.comment);
	if (typeof comment !== 'string' || comment === '') {
		throw new Error(`${field.name.getText()} has no comment`);
	}
	return comment.replace(/\s+/g, ' ').replace(/\.$/, '');
}

/** What the comment above the kinds of faults says of them. */
function kindsOfFaults(): string {
	const text = readFileSync(join(SANDBOX, 'http/faults.ts'), 'utf8');
	const entries = [...text.matchAll(/^ \* - (.*)$/gm)].map(([, entry]) => entry);
	return `what comes instead of the answer. ${entries.join('; ')}`;
}
