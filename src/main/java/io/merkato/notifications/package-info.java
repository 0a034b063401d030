/**
 * Owns the mails that the shop sends: what they say, that each is written once for its event, and that it arrives. It
 * listens and is never called; it refuses to know how accounts, sign-ins, orders and stock work beyond what their events tell.
 */
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "aftersales :: refunds",
            "aftersales :: returns",
            "aftersales :: withdrawals",
            "catalog",
            "desk",
            "inventory :: alerts",
            "kernel",
            "orders",
            "orders :: access",
            "orders :: lookup",
            "orders :: shipments",
            "orders :: unpaid",
            "payments :: elsewhere",
            "payments :: promises",
            "payments :: reconciliation",
            "platform.crypto",
            "platform.jobs",
            "platform.mail",
            "platform.privacy",
            "platform.problem",
            "platform.settings",
            "platform.templates",
            "platform.text",
            "platform.web",
            "registration",
            "reviews :: moderation",
            "reviews :: requests",
            "signin",
            "waitlists"
        })
@NullMarked
package io.merkato.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
