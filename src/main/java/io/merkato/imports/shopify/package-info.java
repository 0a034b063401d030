/** The table that Shopify exports. */
@NullMarked
package io.merkato.imports.shopify;

import org.jspecify.annotations.NullMarked;
