/**
 * Work in the background. Jobs: what somebody wants done is written with the change that wants it, and done after its
 * commit by any node, at least once. The outbox: what has happened is written with the change and delivered after its
 * commit, at least once, in order per aggregate. It knows nothing of what is done.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.observability", "platform.privacy", "platform.sql"})
@NullMarked
package io.merkato.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
