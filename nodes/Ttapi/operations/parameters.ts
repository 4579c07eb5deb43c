import { failure, type Failure } from '../job/failure';
import { isJsonObject, numberOf, textOf } from '../job/json';

/** A parameter that cannot be used: thrown before anything is sent. */
export class BadParameter extends Error {
	/** What the person in the editor is told; it names the parameter. */
	readonly failure: Failure;

	/**
	 * @param name the parameter's internal name
	 * @param label its name in the editor
	 * @param complaint what is wrong with it, e.g. "is empty"
	 * @param toDo what to do about it, without a final period
	 */
	constructor(name: string, label: string, complaint: string, toDo: string) {
		const refused = failure(
			'badInput',
			`The parameter "${label}" ${complaint}`,
			`${toDo}. Nothing was sent`,
			{
				parameter: name,
			},
		);
		super(refused.message);
		this.failure = refused;
	}
}

/** The parameters of one item as the user filled them in, with expressions resolved. */
export class Parameters {
	/** @param get reads a parameter by its internal name; null when it is not there */
	constructor(private readonly get: (name: string) => unknown) {}

	/** The text of a parameter; empty when it is not there. */
	text(name: string): string {
		return textOf(this.get(name)) ?? '';
	}

	/** The texts of a list, or of a text with commas, spaces or line breaks between them. */
	texts(name: string): string[] {
		const value = this.get(name);
		const entries = Array.isArray(value) ? value : (textOf(value)?.split(/[\s,;]+/) ?? []);
		return entries.map(textOf).filter((entry) => entry !== undefined);
	}

	/** @throws BadParameter when the text is empty */
	requiredText(name: string, label: string, toDo: string): string {
		const text = this.text(name);
		if (typeof this.get(name) === 'object' && this.get(name) !== null) {
			throw new BadParameter(name, label, 'is not a text', toDo);
		}
		if (text === '') throw new BadParameter(name, label, 'is empty', toDo);
		return text;
	}

	/** @throws BadParameter when the value is none of the choices */
	choice<Choice extends string>(name: string, label: string, choices: readonly Choice[]): Choice {
		const text = this.text(name);
		const choice = choices.find((candidate) => candidate === text);
		if (choice === undefined) {
			const toDo = `Choose one of ${choices.join(', ')}`;
			throw new BadParameter(name, label, `has the unknown value "${text}"`, toDo);
		}
		return choice;
	}

	/** An entry of the collection Options; undefined when the user has not added it. */
	option(name: string): unknown {
		const options = this.get('options');
		const value = isJsonObject(options) ? options[name] : undefined;
		return value === null || value === '' ? undefined : value;
	}

	/**
	 * A number from the collection Options; undefined when the user has not added it.
	 *
	 * @throws BadParameter when it is not a number within the limits
	 */
	numberOption(
		name: string,
		label: string,
		{ least, most, unit }: { least: number; most: number; unit: string },
		whole = false,
	): number | undefined {
		const value = this.option(name);
		if (value === undefined) return undefined;
		const number = numberOf(value);
		if (
			number === null ||
			number < least ||
			number > most ||
			(whole && !Number.isInteger(number))
		) {
			const kind = whole ? 'whole number' : 'number';
			const toDo = `Enter a ${kind} from ${least} to ${most} ${unit}`;
			throw new BadParameter(name, label, `is ${JSON.stringify(value)}`, toDo);
		}
		return number;
	}
}
