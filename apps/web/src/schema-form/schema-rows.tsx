import { fieldId } from '../kit/error-summary.js';
import { FieldGroup } from '../kit/field.js';
import { useWords } from '../words/language.js';
import { startRow } from './form-value.js';
import type { FormValue, SchemaNode } from './node.js';
import type { FieldProps } from './schema-fields.js';
import { SchemaField, SchemaGroup } from './schema-fields.js';

/** A list whose rows can be added and taken away. */
export function SchemaRows(props: FieldProps & { readonly node: Extract<SchemaNode, { kind: 'rows' }> }) {
  const { form, node, pointer, value, example, required, errorAt, onChange } = props;
  const words = useWords().common;
  const rows: readonly FormValue[] = Array.isArray(value) ? value : [];
  const what = node.row.title === '' ? node.title : node.row.title;
  const mayRemove = rows.length > (node.minItems ?? 0);
  const mayAdd = node.maxItems === undefined || rows.length < node.maxItems;

  const setRow = (index: number, changed: FormValue): void => onChange(rows.map((row, at) => (at === index ? changed : row)));
  const exampleRow = (index: number): FormValue => (Array.isArray(example) ? ((example[index] ?? example[0]) as FormValue) : undefined);

  return (
    <FieldGroup id={fieldId(form, pointer)} label={node.title} required={required} hint={node.hint} error={errorAt(pointer)}>
      {rows.map((row, index) => {
        const inner = { ...props, pointer: `${pointer}/${index}`, value: row, example: exampleRow(index), required: true };
        const change = (changed: FormValue): void => setRow(index, changed);
        return (
          <div key={index} className="row-box" role="group" aria-label={words.nth(what, index + 1)}>
            <div className="row-head">
              <span className="row-name">{words.nth(what, index + 1)}</span>
              {mayRemove && (
                <button type="button" className="button button-quiet" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
                  {words.remove(words.nth(what, index + 1))}
                </button>
              )}
            </div>
            {node.row.kind === 'group' ? (
              <SchemaGroup {...inner} node={node.row} bare onChange={change} />
            ) : (
              <SchemaField {...inner} node={{ ...node.row, title: words.nth(what, index + 1) }} onChange={change} />
            )}
          </div>
        );
      })}
      {mayAdd && (
        <button type="button" className="button" onClick={() => onChange([...rows, startRow(node.row, example, rows.length)])}>
          {words.add(what)}
        </button>
      )}
    </FieldGroup>
  );
}
