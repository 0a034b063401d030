/**
 * A gateway to try things out with, by tokens that say what shall happen and by faults that are scripted. No money moves. It
 * remembers in the database what no other node and no later start could tell by itself.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "payments",
            "payments :: visits",
            "platform.problem",
            "platform.text",
            "platform.web"
        })
@NullMarked
package io.merkato.payments.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
