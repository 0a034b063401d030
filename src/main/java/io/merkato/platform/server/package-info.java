/**
 * The HTTP server under the shop: its port, its connections, and what it answers when no controller does.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.observability",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.visitor",
            "platform.web"
        })
@NullMarked
package io.merkato.platform.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
