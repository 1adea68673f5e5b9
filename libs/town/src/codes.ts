import type { Words } from '@lib/kernel';

export interface Code {
  readonly code: string;
  readonly name: Words;
}

/** What a mediator picks; `leaf` and `flags` stand until the centre refines them. */
export interface Tile extends Code {
  readonly leaf: string;
  readonly flags: readonly string[];
}

/** A leaf of the 17 classes and the MoJ type that follows from it. */
export interface Leaf extends Code {
  readonly moj: string;
  readonly mojWhen: readonly { readonly flag: string; readonly moj: string }[];
}

export interface RoleCode extends Code {
  /** Kinds of organisation in which the role can be held. */
  readonly heldAt: readonly string[];
}

export interface Codes {
  readonly tiles: readonly Tile[];
  readonly classes: readonly Code[];
  readonly leaves: readonly Leaf[];
  readonly moj: readonly Code[];
  readonly flags: readonly Code[];
  readonly doors: readonly Code[];
  readonly roles: readonly RoleCode[];
  readonly grades: readonly Code[];
  readonly sources: readonly Code[];
  readonly serviceTypes: readonly Code[];
  readonly organisationKinds: readonly Code[];
}

/** The MoJ type of a leaf, by its flags where the leaf alone does not decide; undefined for an unknown leaf. */
export function mojOf(codes: Codes, leaf: string, flags: readonly string[] = []): string | undefined {
  const found = codes.leaves.find(({ code }) => code === leaf);
  return found?.mojWhen.find(({ flag }) => flags.includes(flag))?.moj ?? found?.moj;
}
