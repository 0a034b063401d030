/**
 * What people see of the shop in a browser: the page at its root, those that mails lead to, and in a sandbox the inbox. It
 * owns no data and decides nothing; it refuses to know how accounts, passwords and prices work beyond what their modules
 * offer.
 */
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "catalog :: rules",
            "kernel",
            "notifications",
            "orders",
            "orders :: access",
            "orders :: shipments",
            "passwords",
            "payments :: visits",
            "platform.body",
            "platform.crypto",
            "platform.observability",
            "platform.problem",
            "platform.security",
            "platform.settings",
            "platform.sql",
            "platform.templates",
            "platform.visitor",
            "platform.web",
            "pricing",
            "registration",
            "reviews",
            "reviews :: requests",
            "signin",
            "storefront",
            "waitlists"
        })
@NullMarked
package io.merkato.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
