/**
 * Lists that are read page by page: keyset cursors that stay right while rows come and go.
 */
@ApplicationModule(allowedDependencies = {"platform.crypto", "platform.problem"})
@NullMarked
package io.merkato.platform.paging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
