/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Most tests wait for short jobs rather than compute.
	maxWorkers: 2,
	// On a busy machine, what takes a moment may take seconds.
	testTimeout: 60_000,
	roots: ['<rootDir>/test'],
	testMatch: ['<rootDir>/test/{unit,node,sandbox,package}/**/*.test.ts'],
	globalSetup: '<rootDir>/test/n8n-folder.js',
	globalTeardown: '<rootDir>/test/n8n-folder-gone.js',
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }],
	},
};
