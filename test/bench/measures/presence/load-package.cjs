// Run by n8n's own Node.js, in a fresh process: loads a package as n8n does and prints what that took and brought.
const { createRequire } = require('node:module');
const { performance } = require('node:perf_hooks');

const [n8nFolder, packageFolder] = process.argv.slice(2);
const n8nRequire = createRequire(`${n8nFolder}/node_modules/n8n/package.json`);
n8nRequire('reflect-metadata');
const { PackageDirectoryLoader } = n8nRequire('n8n-core');

const startedMs = performance.now();
const loader = new PackageDirectoryLoader(packageFolder);
loader.loadAll().then(() => {
	const milliseconds = performance.now() - startedMs;
	const { nodes, credentials } = loader.types;
	const payload = [...nodes, ...credentials].map((type) => [
		type.name,
		JSON.stringify(type).length,
	]);
	process.stdout.write(JSON.stringify({ milliseconds, payload: Object.fromEntries(payload) }));
	process.exit();
});
