/**
 * What happened to the security of accounts and what staff did, as far as people must be able to look it up: who signed in,
 * whose password, address or roles changed, who was refused, who sent parcels or changed stock, and by whom. It writes down what others tell it and changes
 * nothing afterwards. It refuses to know what any of it means, and passwords, tokens and e-mail addresses.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform.jobs",
            "platform.paging",
            "platform.privacy",
            "platform.text",
            "platform.visitor"
        })
@NullMarked
package io.merkato.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
