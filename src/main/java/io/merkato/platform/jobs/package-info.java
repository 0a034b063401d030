/**
 * Work in the background. The outbox: what follows from a change is written with the change and delivered after its
 * commit, at least once, in order per aggregate.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.observability", "platform.privacy"})
@NullMarked
package io.merkato.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
