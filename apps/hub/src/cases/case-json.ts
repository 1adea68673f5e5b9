import type { ActionView, CaseView, JsonSchema } from '@lib/contracts';

type Said = Omit<ActionView, 'input'>;

/** An action whose form is JSON already and goes into the answer as it is; for whoever looks at it as an object it is read. */
class DrawnAction {
  // Private, so that it is no member of the view. A map beside would do the same and cost the collector more than all the drawing.
  readonly #form: string;

  constructor(form: string) {
    this.#form = form;
  }

  get input(): JsonSchema {
    return JSON.parse(this.#form) as JsonSchema; // written by `inputText`
  }

  toJSON(): ActionView {
    return { ...(this as unknown as Said), input: this.input }; // made by `drawnAction` only
  }

  text(): string {
    const { action, label, allowed, because, leadsTo } = this as unknown as Said;
    return `${JSON.stringify({ action, label, allowed, because, leadsTo }).slice(0, -1)},"input":${this.#form}}`;
  }
}

export const drawnAction = (said: Said, form: string): ActionView => Object.assign(new DrawnAction(form), said);

/** The JSON of an answer: a case's page is put together from the forms of its actions, all else is written as always. */
export function answerText(answer: unknown): string {
  if (!isCaseView(answer)) return JSON.stringify(answer);
  const { actions, ...others } = answer;
  const texts = actions.map((action) => (action instanceof DrawnAction ? action.text() : JSON.stringify(action)));
  return `${JSON.stringify(others).slice(0, -1)},"actions":[${texts.join(',')}]}`;
}

const isCaseView = (answer: unknown): answer is CaseView =>
  typeof answer === 'object' && answer !== null && 'holdings' in answer && 'actions' in answer && Array.isArray(answer.actions);
