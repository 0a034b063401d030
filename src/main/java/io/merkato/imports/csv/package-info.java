/** Tables: what separates their cells, what their columns are called, and which of their lines make one product. */
@NullMarked
package io.merkato.imports.csv;

import org.jspecify.annotations.NullMarked;
