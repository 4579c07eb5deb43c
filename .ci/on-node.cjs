// Runs jest on the Node that runs this, after making sure that it is the one that was asked for:
// `node .ci/on-node.cjs 22 test/node`
const [, , major, ...args] = process.argv;
if (process.versions.node.split('.')[0] !== major) {
	throw new Error(`This is Node ${process.version}, not ${major}`);
}
require('jest').run(args);
