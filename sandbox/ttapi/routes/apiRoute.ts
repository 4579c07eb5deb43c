import type { Answer } from '../http/answer';
import { faultAnswer } from '../http/faultAnswer';
import { isJsonObject, type JsonObject } from '../http/json';
import type { SandboxState } from '../state';

export interface ApiRequest {
	/** Parsed JSON, or text that is not JSON. */
	body: unknown;
	/** The query of a GET, the JSON object of a POST. */
	params: JsonObject;
}

/** A route of TTAPI; the key has been checked when it is asked for its answer. */
export interface ApiRoute {
	methods: ReadonlyArray<'GET' | 'POST'>;
	path: string;
	/** Throws a Refusal when a check fails. */
	answer: (state: SandboxState, request: ApiRequest) => Answer | Promise<Answer>;
}

/** A free question that changes nothing, asked as GET with a query or as POST with JSON. */
export function readRoute(
	route: {
		path: string;
		methods?: ApiRoute['methods'];
		faultSwitch: 'fetchFault' | 'readFault';
	},
	answer: (state: SandboxState, params: JsonObject) => Answer,
): ApiRoute {
	return {
		path: route.path,
		methods: route.methods ?? ['GET', 'POST'],
		answer: (state, { params }) => {
			const fault = state.takeFault(route.faultSwitch);
			return fault ? faultAnswer(fault) : answer(state, params);
		},
	};
}

export function paramsOf(method: string, query: unknown, body: unknown): JsonObject {
	const params = method === 'GET' ? query : body;
	return isJsonObject(params) ? params : {};
}
