import { changingTheOperation } from './fields.steps';
import { choosingFromLists } from './lists.steps';
import { readingErrors } from './errors.steps';
import { tryingTheTrigger } from './trigger.steps';
import { waitingByCallback } from './waiting.steps';
import { creatingTheCredential } from './credential.steps';
import { findingTheNodes } from './nodePanel.steps';
import { makingAPicture } from './run.steps';
import { fittingIntoThePanel } from './sizes.steps';
import { signingIn } from './signIn.steps';
import { openStage, shoot, type Stage } from './stage';
import { whenAStepFails } from './step';

// One n8n and one page for all of it, as a person would go through it: each step goes on from the one before.

let open: Stage;
const stage = (): Stage => open;

beforeAll(async () => {
	open = await openStage();
	whenAStepFails(async () => await shoot(open, 'failed'));
}, 600_000);

afterAll(async () => await open?.close());

signingIn(stage);
findingTheNodes(stage);
creatingTheCredential(stage);
makingAPicture(stage);
changingTheOperation(stage);
choosingFromLists(stage);
readingErrors(stage);
tryingTheTrigger(stage);
waitingByCallback(stage);
fittingIntoThePanel(stage);
