/** Products as lines of JSON. */
@NullMarked
package io.merkato.imports.ndjson;

import org.jspecify.annotations.NullMarked;
