import { problem, problemOfRejection, type ProblemCode, type ProblemParts, type ProblemView } from '@lib/contracts';
import type { Language, Rejection } from '@lib/kernel';

type Headers = { readonly [name: string]: string };

/** Thrown by a controller or a guard to answer with a problem; the filter speaks it in the caller's language. */
export class Refused extends Error {
  override readonly name = 'Refused';

  private constructor(
    code: string,
    readonly spoken: (language: Language) => ProblemView,
    readonly headers: Headers = {},
  ) {
    super(code);
  }

  /** One of the door's own problems. */
  static as(code: ProblemCode, parts: ProblemParts = {}, headers: Headers = {}): Refused {
    return new Refused(code, (language) => problem(code, language, parts), headers);
  }

  /** A refusal by a rule: 422 unless another status fits better. */
  static by(rejection: Rejection, status = 422): Refused {
    return new Refused(rejection.code, (language) => problemOfRejection(rejection, language, status));
  }
}
