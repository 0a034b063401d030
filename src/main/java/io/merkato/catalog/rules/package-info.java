/**
 * What a product and a category must be, whichever way they come in: drafts, and the rules that they obey. It reads no
 * table and refuses by {@link io.merkato.catalog.rules.CatalogProblem}.
 */
@NamedInterface("rules")
@NullMarked
package io.merkato.catalog.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
