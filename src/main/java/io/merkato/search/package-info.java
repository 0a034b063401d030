/**
 * What shoppers mean, and which products answer it. Its parts are modules of their own: words that mean the same, and what was
 * searched for. It knows nothing of who is searching.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.merkato.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
