// Required by n8n for the benchmark: on SIGUSR2 it frees what it can, as it does by itself when it has rested for long.
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
	collect();
	collect();
});
