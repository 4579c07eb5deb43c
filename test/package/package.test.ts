import { PackageDirectoryLoader } from 'n8n-core';
import { filesIn, modulesRequiredBy, unpackTarball } from './tarball';

const folder = unpackTarball();
const files = filesIn(folder);

describe('the packed tarball', () => {
	it('is loaded by n8n as two nodes and a credential, with icons and codex', async () => {
		const loader = new PackageDirectoryLoader(folder);
		await loader.loadAll();

		expect(Object.keys(loader.nodeTypes).sort()).toEqual(['ttapi', 'ttapiTrigger']);
		expect(Object.keys(loader.credentialTypes)).toEqual(['ttapiApi']);
		const icons = {
			light: 'icons/n8n-nodes-ttapi/dist/icons/ttapi.svg',
			dark: 'icons/n8n-nodes-ttapi/dist/icons/ttapi.dark.svg',
		};
		for (const { type } of Object.values(loader.nodeTypes)) {
			expect(type.description).toMatchObject({
				iconUrl: icons,
				codex: { categories: ['Marketing & Content', 'Productivity'] },
			});
		}
		expect(loader.credentialTypes.ttapiApi.type).toMatchObject({ iconUrl: icons });
	});

	it.each(files.filter((file) => file.endsWith('.js')))(
		'%s requires nothing but n8n-workflow, node:crypto and files of its own',
		(file) => {
			const foreign = modulesRequiredBy(folder, file).filter(
				(name) => !/^(n8n-workflow|node:crypto|\.{1,2}\/[\w/.-]+)$/.test(name),
			);
			expect(foreign).toEqual([]);
		},
	);
});
