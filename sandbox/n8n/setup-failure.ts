/**
 * Something outside this program stands in the way: a busy port, a full disk, no network. The message is one line for
 * the person at the terminal, who can put it right; a stack would tell them nothing.
 */
export class SetupFailure extends Error {
	override readonly name = 'SetupFailure';
}
