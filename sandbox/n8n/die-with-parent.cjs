// Loaded into npm and n8n ahead of their own code. When the process that started them is gone, by kill -9 too, their
// whole group ends: nobody would be left to stop a forgotten n8n. The group is theirs alone (process-group.ts).
if (process.channel) {
	process.on('disconnect', () => process.kill(0, 'SIGKILL'));
	process.channel.unref();
}
