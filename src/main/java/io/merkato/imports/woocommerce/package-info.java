/** The table that WooCommerce exports. */
@NullMarked
package io.merkato.imports.woocommerce;

import org.jspecify.annotations.NullMarked;
