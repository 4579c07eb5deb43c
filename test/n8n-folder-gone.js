const fs = require('node:fs');

/** After all tests. */
module.exports = async () =>
	fs.rmSync(process.env.N8N_USER_FOLDER, { recursive: true, force: true });
