/**
 * Where a request came from: the client's address behind trusted proxies, and the id under which the log has it.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform.settings", "platform.text", "platform.web"})
@NullMarked
package io.merkato.platform.visitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
