/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { OPERATIONS } from '../../nodes/Ttapi/operations';
import { nodeProperties } from '../../nodes/Ttapi/operations/properties';
import manifest from '../../package.json';
import { anchorsOf, blocksOf, linksOf, PAGES, tableAfter } from '../docs/markdown';
import { readPage } from '../docs/page';

const ROOT = join(__dirname, '..', '..');

const WORKFLOWS = readdirSync(join(ROOT, '.github/workflows')).map(
	(file) => `.github/workflows/${file}`,
);

/** The hosts that the pages may name: TTAPI's, n8n's, those for examples, and this machine. */
const HOSTS = new Set([
	...['ttapi.io', 'api.ttapi.io', 'api.ttapi.org', 'hold.ttapi.io', 'hold.ttapi.org'],
	...['docs.ttapi.io', 'cdn.ttapi.io', 'n8n.io', 'docs.n8n.io', 'creators.n8n.io'],
	...['example.com', 'n8n.example.com', '127.0.0.1', 'localhost'],
]);

const isElsewhere = (target: string) => /^(https?|mailto):/.test(target);

/** A relative link as a path from the project's root, and its anchor. */
function resolve(page: string, target: string): { path: string; anchor?: string } {
	const [file, anchor] = target.split('#');
	return { path: file === '' ? page : normalize(join(dirname(page), file)), anchor };
}

/** The names of scripts that commands run. */
const scriptsIn = (commands: string) =>
	[...commands.matchAll(/\bnpm (?:run )?(?:-s )?([\w:-]+)/g)]
		.map(([command, name]) => ({ name, isScript: /npm run|npm (start|test)\b/.test(command) }))
		.filter(({ isScript }) => isScript)
		.map(({ name }) => name);

describe.each(PAGES)('%s', (page) => {
	it('links only to files and headings that exist', () => {
		const broken = linksOf(page)
			.filter((target) => !isElsewhere(target))
			.filter((target) => {
				const { path, anchor } = resolve(page, target);
				if (!existsSync(join(ROOT, path))) return true;
				return anchor !== undefined && !anchorsOf(path).includes(anchor);
			});
		expect(broken).toEqual([]);
	});

	it('holds JSON that can be read, or that is marked as an excerpt by …', () => {
		const texts = blocksOf(page).filter(({ language }) => language === 'json');
		const broken = texts.filter(({ code }) => !code.includes('…') && !isJson(code));
		expect(broken).toEqual([]);
	});

	it('runs only scripts of package.json and test files that exist', () => {
		const commands = blocksOf(page)
			.filter(({ language }) => language === 'bash')
			.map(({ code }) => code)
			.concat(readPage(page).match(/`npm [^`]+`/g) ?? [])
			.join('\n');
		const scripts = scriptsIn(commands).filter((name) => !(name in manifest.scripts));
		expect(scripts).toEqual([]);
		const files = [...commands.matchAll(/\bjest (?:--\S+ )*(test\/\S+)/g)].map(([, file]) => file);
		expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
	});

	it('names no host but those that belong here', () => {
		const hosts = [...readPage(page).matchAll(/https?:\/\/([^\s/:"'<>`)\\|]+)/g)]
			.map(([, host]) => host.replace(/\.$/, ''))
			.filter((host) => !host.startsWith('…') && !host.startsWith('$'));
		expect(hosts.filter((host) => !HOSTS.has(host))).toEqual([]);
	});
});

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

describe('the documentation as a whole', () => {
	it('is reached from the README, page by page', () => {
		const reached = new Set(['README.md', 'CHANGELOG.md']);
		for (const page of reached) {
			const targets = linksOf(page).filter((target) => !isElsewhere(target));
			const paths = targets.map((target) => resolve(page, target).path);
			for (const path of paths) if (PAGES.includes(path)) reached.add(path);
		}
		expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
	});

	it('speaks of the version that package.json has', () => {
		const tarballs = PAGES.flatMap((page) => readPage(page).match(/ttapi-[\d.]+\.tgz/g) ?? []);
		expect(tarballs.filter((name) => name !== `ttapi-${manifest.version}.tgz`)).toEqual([]);
		expect(readPage('CHANGELOG.md')).toMatch(new RegExp(`^## ${manifest.version}$`, 'm'));
	});

	it.each(['waiting', 'benchmarks'])(
		'has the figure %s in light and dark, with the same drawing in other colours',
		(name) => {
			const [light, dark] = [`${name}.svg`, `${name}.dark.svg`].map((file) =>
				readPage(`docs/figures/${file}`),
			);
			const drawing = (figure: string) => figure.replace(/<style>.*?<\/style>/s, '');
			expect(drawing(dark)).toBe(drawing(light));
			expect(dark).not.toBe(light);
		},
	);

	it('shows code that is in the file that it is from', () => {
		const [shown] = blocksOf('docs/contributing.md').filter(({ language }) => language === 'ts');
		const source = readPage('nodes/Ttapi/operations/image/getSeed.ts');
		expect(source).toContain(shown.code);
	});

	it('says the same of the answers of the trigger in the README and on its page', () => {
		const rows = tableAfter('README.md', '## TTAPI Trigger');
		expect(rows.length).toBeGreaterThan(5);
		expect(tableAfter('docs/trigger.md', '## What it answers')).toEqual(
			expect.arrayContaining(rows),
		);
	});
});

describe('the README', () => {
	it('lists every operation of the node, and no other', () => {
		const rows = tableAfter('README.md', '## TTAPI\n');
		const listed = rows.map(([resource, operation]) => `${resource} > ${operation}`);
		const offered = OPERATIONS.map(({ resource, option }) => {
			return `${resource[0].toUpperCase()}${resource.slice(1)} > ${option.name}`;
		});
		expect(listed.sort()).toEqual(offered.sort());
	});

	it('names options and choices as the node does', () => {
		const labels = tableAfter('README.md', '**Options**').map(([label]) => label);
		const waitModes = tableAfter('README.md', '**Wait Mode**').map(([label]) => label);
		expect(labels.length).toBeGreaterThan(5);
		expect(labels.filter((label) => !labelsOf('options').has(label))).toEqual([]);
		expect(new Set(waitModes)).toEqual(choicesOf('waitMode'));
	});
});

const named = (name: string) => nodeProperties.filter((property) => property.name === name);

/** The labels in a collection of the node, over all operations. */
function labelsOf(collection: string): Set<string> {
	const options = named(collection).flatMap(({ options: entries = [] }) => entries);
	return new Set(options.map((option) => (option as INodeProperties).displayName));
}

function choicesOf(parameter: string): Set<string> {
	return new Set(named(parameter).flatMap(({ options = [] }) => options.map(({ name }) => name)));
}

describe('the workflows of GitHub', () => {
	it.each(WORKFLOWS)('%s runs only what there is', (file) => {
		const text = readPage(file);
		expect(scriptsIn(text).filter((name) => !(name in manifest.scripts))).toEqual([]);
		const files = [...text.matchAll(/run: (\.\S+)/g)].map(([, path]) => path);
		expect(files.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
		expect(text).not.toMatch(/<[\w-]+>|\{\{[^}]*\}\}(?<!\$\{\{[^}]*\}\})|TODO|FIXME/);
	});
});
