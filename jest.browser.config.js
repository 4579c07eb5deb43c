const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
	testTimeout: 180_000,
	// Each step begins where the one before it has left the editor.
	bail: 1,
};
