import type { JsonObject } from '../../../../lib/widget/read-value.ts';
import type { Path } from './definition-path.ts';

interface Named {
  readonly path: Path;
  readonly label: string;
  /** Only where the object says so: options that mean nothing without another one. */
  readonly isShown?: (object: JsonObject) => boolean;
}

/** A choice by its value; its label where that says more. */
export type Choice = string | { readonly value: string; readonly label: string };

/** A field of a form for a part of a definition. What no field names stays as it is. */
export type FieldSpec = Named &
  (
    | { readonly kind: 'text' | 'area'; readonly placeholder?: string; readonly isWide?: boolean }
    | { readonly kind: 'number' }
    /** `usual`: what it is when it is not said. */
    | { readonly kind: 'check'; readonly usual: boolean }
    /** Without a choice there is no value; `empty` says what that means. */
    | { readonly kind: 'choice'; readonly choices: readonly Choice[]; readonly empty: string }
    | {
        readonly kind: 'rows';
        readonly fields: readonly FieldSpec[];
        /** What a new row begins with. */
        readonly fresh: JsonObject;
        readonly add: string;
      }
  );
