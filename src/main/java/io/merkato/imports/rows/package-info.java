/** What a line of any file becomes: something to save, with what was wrong or odd about it. It knows no format. */
@NullMarked
package io.merkato.imports.rows;

import org.jspecify.annotations.NullMarked;
