import { failure, type Failure } from '../job/failure';
import { isJsonObject, numberOf, textOf, type JsonObject } from '../job/json';

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

	/** The text of a parameter, also of a resource locator; empty when it is not there. */
	text(name: string): string {
		return textOf(this.value(name)) ?? '';
	}

	/**
	 * The entries of a collection that the user has added; empty when it is not there.
	 *
	 * @throws BadParameter when an expression makes something else of it
	 */
	collection(name: string): JsonObject {
		const collection = this.get(name) ?? {};
		if (isJsonObject(collection)) return collection;
		const complaint = `is ${JSON.stringify(collection)}, which is no set of fields`;
		throw new BadParameter(name, name, complaint, 'Add its fields one by one');
	}

	/** The texts of a list, or of a text with commas, spaces or line breaks between them. */
	texts(name: string, separator = /[\s,;]+/): string[] {
		return this.entries(name, separator)
			.map(textOf)
			.filter((entry) => entry !== undefined);
	}

	/** As `texts`, but with what is no text. */
	entries(name: string, separator = /[\s,;]+/): unknown[] {
		const value = this.value(name);
		if (Array.isArray(value) || isJsonObject(value)) return [value].flat();
		return (textOf(value)?.split(separator) ?? []).filter((entry) => entry !== '');
	}

	/** @throws BadParameter when the text is empty */
	requiredText(name: string, label: string, toDo: string): string {
		const text = this.text(name);
		const value = this.value(name);
		if (typeof value === 'object' && value !== null) {
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

	/**
	 * One of a closed set from the collection Options; undefined when the user has not added it.
	 *
	 * @throws BadParameter when the value is none of the choices
	 */
	choiceOption<Choice extends string | number>(
		name: string,
		label: string,
		choices: readonly Choice[],
	): Choice | undefined {
		const value = this.option(name);
		if (value === undefined) return undefined;
		const choice = choices.find((candidate) => String(candidate) === String(value));
		if (choice === undefined) {
			const complaint = `has the unknown value ${JSON.stringify(value)}`;
			throw new BadParameter(name, label, complaint, `Choose one of ${choices.join(', ')}`);
		}
		return choice;
	}

	/** An entry of the collection Options; undefined when the user has not added it. */
	option(name: string): unknown {
		const value = this.collection('options')[name];
		return value === null || value === '' ? undefined : value;
	}

	/**
	 * Whether a switch of the collection Options is on.
	 *
	 * @throws BadParameter when it is neither on nor off
	 */
	flagOption(name: string, label: string): boolean {
		const value = this.option(name) ?? false;
		if (value === true || value === 'true') return true;
		if (value === false || value === 'false') return false;
		throw new BadParameter(name, label, `is ${JSON.stringify(value)}`, 'Switch it on or off');
	}

	/** Whether a switch is on. */
	flag(name: string): boolean {
		return this.get(name) === true;
	}

	/**
	 * A number of the operation's own; undefined when it is not there.
	 *
	 * @throws BadParameter when it is not a number within the limits
	 */
	number(name: string, label: string, limits: Limits, whole = false): number | undefined {
		return within(name, label, this.get(name), limits, whole);
	}

	/**
	 * A number from the collection Options; undefined when the user has not added it.
	 *
	 * @throws BadParameter when it is not a number within the limits
	 */
	numberOption(name: string, label: string, limits: Limits, whole = false): number | undefined {
		return within(name, label, this.option(name), limits, whole);
	}

	/** A resource locator holds the choice beside the way in which it was chosen. */
	private value(name: string): unknown {
		const value = this.get(name);
		return isJsonObject(value) && value.__rl === true ? value.value : value;
	}
}

/** What a number may be; `unit` stands after the limits in the message. */
export interface Limits {
	least: number;
	most: number;
	unit: string;
}

function within(
	name: string,
	label: string,
	value: unknown,
	{ least, most, unit }: Limits,
	whole: boolean,
): number | undefined {
	if (value === undefined || value === null) return undefined;
	// Per cents are for replies.
	const number = textOf(value)?.endsWith('%') ? null : numberOf(value);
	const isRight =
		number !== null && number >= least && number <= most && (!whole || Number.isInteger(number));
	if (isRight) return number;
	const kind = whole ? 'whole number' : 'number';
	const toDo = `Enter a ${kind} from ${least} to ${most} ${unit}`;
	throw new BadParameter(name, label, `is ${JSON.stringify(value)}`, toDo);
}
