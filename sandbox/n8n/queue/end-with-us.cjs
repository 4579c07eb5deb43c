// Runs a program that is not Node's, and so cannot load die-with-parent.cjs itself: it shares the group of this process,
// which has loaded it. Usage: node end-with-us.cjs <command> [argument ...]
const { spawn } = require('node:child_process');

const [command, ...args] = process.argv.slice(2);
const program = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
process.on('SIGTERM', () => program.kill('SIGTERM'));
program.on('error', (error) => {
	console.error(error.message);
	process.exit(127);
});
program.on('exit', (code) => process.exit(code ?? 1));
