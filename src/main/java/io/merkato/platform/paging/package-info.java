/**
 * Lists that are read page by page: keyset cursors that stay right while rows come and go.
 */
@NullMarked
package io.merkato.platform.paging;

import org.jspecify.annotations.NullMarked;
