/**
 * Money that people bring and count: transfers to the shop's account, and cash when the goods come. Nobody is asked over a network;
 * staff say what has come and what they have given back.
 */
@ApplicationModule(allowedDependencies = {"kernel", "payments", "platform.settings"})
@NullMarked
package io.merkato.payments.manual;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
