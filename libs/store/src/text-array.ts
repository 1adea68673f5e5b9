const textOid = 25;
const head = 20;

/**
 * A `text[]` in the binary form of PostgreSQL. pg sends a Buffer as binary, so that long texts travel as they are: in JSON, or as
 * an array in words, each would be escaped here and unescaped there.
 */
export function textArray(texts: readonly string[]): Buffer {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const array = Buffer.allocUnsafe(head + sizes.reduce((sum, size) => sum + 4 + size, 0));
  const [dimensions, nulls, from] = [1, 0, 1];
  for (const [index, field] of [dimensions, nulls, textOid, texts.length, from].entries()) array.writeInt32BE(field, index * 4);
  let at = head;
  for (const [index, text] of texts.entries()) {
    at = array.writeInt32BE(sizes[index] ?? 0, at);
    at += array.write(text, at);
  }
  return array;
}
