// Run by n8n's own Node.js, which has SQLite in it: prints the bytes that an execution takes in n8n's database.
const { DatabaseSync } = require('node:sqlite');

const [file, executionId] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
const query =
	'SELECT length(CAST(data AS BLOB)) AS bytes FROM execution_data WHERE executionId = ?';
process.stdout.write(String(database.prepare(query).get(executionId).bytes));
