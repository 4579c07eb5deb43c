import { readPrompt } from '../../../nodes/Ttapi/operations/fields/prompt';
import { BadParameter, Parameters } from '../../../nodes/Ttapi/operations/parameters';

/** The parameters of an item that has these and no others. */
export function parametersOf(values: Record<string, unknown>): Parameters {
	return new Parameters((name) => values[name] ?? null);
}

/** The prompt that is sent for a text and the fields of the collection Midjourney Flags. */
export function sent(prompt: string, flags: Record<string, unknown> = {}): string {
	return readPrompt(parametersOf({ prompt, flags }));
}

/** Which parameter is refused, and in what words. */
export function refusal(
	prompt: string,
	flags: Record<string, unknown> = {},
): { parameter?: string; message: string } {
	try {
		return { message: `not refused: ${sent(prompt, flags)}` };
	} catch (error) {
		if (error instanceof BadParameter) {
			return { parameter: error.failure.parameter, message: error.failure.message };
		}
		return { message: `not a BadParameter: ${String(error)}` };
	}
}
