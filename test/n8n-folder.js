// n8n-core reads these when it is first imported; without them it would write into the developer's own ~/.n8n.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Before all tests: one folder for all of their processes. */
module.exports = async () => {
	process.env.N8N_USER_FOLDER = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-jest-'));
	process.env.N8N_ENCRYPTION_KEY = 'test-encryption-key';
	process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
	process.env.N8N_LOG_LEVEL = 'silent';
};
