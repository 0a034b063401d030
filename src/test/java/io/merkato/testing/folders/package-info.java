/** Data folders: empty, made already, or as an earlier version of the shop left them. */
@NullMarked
package io.merkato.testing.folders;

import org.jspecify.annotations.NullMarked;
